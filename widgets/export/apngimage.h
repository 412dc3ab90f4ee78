// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace signalbox {

/// The pieces of an animated PNG, one after another the file. Pictures come out exactly as they are; after
/// the first only the rectangle is written in which something changes, and of it only what does.
class ApngPictures {
public:
    /// How long a picture stays, in seconds: a fraction of whole numbers up to 65,535.
    struct Delay {
        int numerator = 1;
        int denominator = 25;
    };

    /// For so many pictures, at least one, of one size in pixels, repeated for ever. \a enclosed, a text for
    /// Signalbox to read again, may be empty.
    static QByteArray header(QSize size, int count, const QByteArray &enclosed);
    /// An image of Format_RGB32.
    QByteArray next(const QImage &image, Delay delay);
    static QByteArray trailer();

private:
    QByteArray control(const QRect &area, Delay delay);

    QImage m_before;
    quint32 m_number = 0; ///< of chunks that are numbered
};

} // namespace signalbox
