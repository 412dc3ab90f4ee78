// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/palette.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QRect>
#include <QRgb>
#include <QSize>

#include <vector>

namespace signalbox {

/// The colour that no pixel has: it leaves what was there.
inline constexpr quint8 kGifTransparent = 255;

/// What a GIF begins with: its size in pixels, up to 255 colours for all its pictures, and that it repeats
/// for ever. \a comment, bytes that players pass over, may be empty.
QByteArray gifHeader(QSize size, const QList<QRgb> &colours, const QByteArray &comment);
QByteArray gifTrailer();

/// The pictures of a GIF, each written as what changes. What is in the colours comes out exactly; of other
/// shades a pixel takes a near one, whichever is written shortest, as long as nobody sees the difference.
class GifPictures {
public:
    /// At least one colour, at most 255; \a size is that of all pictures, in pixels.
    GifPictures(QSize size, const QList<QRgb> &colours);

    /// An image of Format_RGB32, shown for so many hundredths of a second.
    QByteArray next(const QImage &image, int delay);

private:
    QRect changed(const QImage &image);

    const QSize m_size;
    PaletteMap m_colours;
    QImage m_before; ///< as it was wanted
    std::vector<quint8> m_shown; ///< and as it came out: for each pixel the number of its colour
};

} // namespace signalbox
