// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

class TimelineView;

/// Puts the lanes of a TimelineView into the accessibility tree and in each its slices, with a sentence about
/// what was done, the one at the playhead being active. A slice that somebody ended is controlled by his
/// lane; pressing it moves the playhead to its beginning. Once for the program, before a view has a name.
void installTimelineAccessibility();

/// For screen readers: there are other lanes; the playhead is elsewhere, or another lane is selected. Both
/// cost nothing while nobody listens.
void tellLanesChanged(TimelineView &view);
void tellMoment(TimelineView &view);

} // namespace signalbox
