// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

#include <functional>

namespace signalbox {

/// Paints one frame, counted from 0: opaque and of the size that is wanted, in physical pixels. It is called
/// twice for each frame, in order, and must paint the same both times; so no frame is kept in memory.
using FrameSource = std::function<QImage(int frame)>;

/// Paints with \a source and keeps what it painted, so that the second time a frame is wanted it is not
/// painted again. Neighbouring frames are mostly alike: only the pixels that changed are kept, of up to
/// \a budget bytes; frames that do not fit are painted again. Frames must be asked for in order, as
/// GifEncoder does.
FrameSource rememberedFrames(FrameSource source, qsizetype budget = 512'000'000);

} // namespace signalbox
