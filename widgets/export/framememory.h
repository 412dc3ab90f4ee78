// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/gifencoder.h"

namespace signalbox {

/// Paints with \a source and keeps what it painted, so that the second time a frame is wanted it is not
/// painted again. Neighbouring frames are mostly alike: only the pixels that changed are kept, of up to
/// \a budget bytes; frames that do not fit are painted again. Frames must be asked for in order, as
/// GifEncoder does.
FrameSource rememberedFrames(FrameSource source, qsizetype budget = 512'000'000);

} // namespace signalbox
