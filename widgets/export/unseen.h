// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QRgb>

namespace signalbox {

/// The most that unseenDifference() says.
inline constexpr int kMostUnseen = 32;

/// The difference in the channel that differs most.
int channelsApart(QRgb one, QRgb other);

/// Of 255, in each of red, green and blue: how much another colour a pixel may have without anybody seeing it
/// in a picture that moves. The more an edge stands out, the less one sees of its shades; in areas, and on
/// lines, one sees everything, so there it is 0; what is no longer than the stem of a small letter is no
/// line. The image is of Format_RGB32.
int unseenDifference(const QImage &image, int x, int y);

} // namespace signalbox
