// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/framememory.h"

namespace signalbox {

/// The frames of \a source with less in them that nobody sees, for formats that write what changes: pixels of
/// edges that change hardly stay as they were, and of colours of edges that look the same one stands for all.
/// No channel of a pixel is more than unseenDifference() (unseen.h) from what it should be; areas,
/// lines and the first frame are exact. Frames must be asked for in order; asking for the first one begins
/// again.
FrameSource steadyFrames(FrameSource source);

} // namespace signalbox
