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

inline constexpr qsizetype kMostGifColours = 255; ///< one more is transparent

/// What a GIF begins with: its size in pixels, up to 255 colours for all its pictures, and that it repeats
/// for ever. \a comment, bytes that players pass over, may be empty.
QByteArray gifHeader(QSize size, const QList<QRgb> &colours, const QByteArray &comment);
QByteArray gifTrailer();

/// The pictures of a GIF, each written as what changes. In areas and on lines a pixel gets the nearest of the
/// colours; on edges any that looks the same (see unseen.h), and it stays as it is as long as that looks the
/// same, whichever is written shortest.
class GifPictures {
public:
    /// At least one colour, at most 255; \a size is that of all pictures, in pixels.
    /// \a areAll: there are no others, and each pixel comes out exactly.
    GifPictures(QSize size, const QList<QRgb> &colours, bool areAll);

    /// An image of Format_RGB32, shown for so many hundredths of a second.
    QByteArray next(const QImage &image, int delay);

private:
    QRect findChanges(const QImage &image);
    std::vector<bool> rowsAsBefore(const QImage &image) const;
    int unseen(const QImage &image, int x, int y) const;
    bool mayStay(const QImage &image, int x, int y, QRgb wanted, quint8 shown);

    const QSize m_size;
    PaletteMap m_colours;
    const bool m_areAll;
    QImage m_before; ///< the picture before; null before the first
    std::vector<quint8> m_stays; ///< for each pixel whether what is shown there does for the present picture
    std::vector<quint8> m_shown; ///< for each pixel the number of its colour; empty before the first picture
};

} // namespace signalbox
