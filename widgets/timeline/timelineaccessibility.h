// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

/// Puts the lanes of every TimelineView into the accessibility tree and in each its slices, with a sentence
/// about what was done, the one at the playhead being active. A slice that somebody ended is controlled by
/// his lane; pressing it moves the playhead to its beginning. Once for the program, before there is a view:
/// Qt asks for a widget's interface once. It costs nothing while nobody listens.
void installTimelineAccessibility();

} // namespace signalbox
