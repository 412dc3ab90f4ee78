// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <optional>

namespace signalbox {

/// The pictures of an animated WebP, without loss; of each only the rectangle is written in
/// which something changes, and of it only what does.
class WebPPictures {
public:
    /// The next picture, an image of Format_RGB32 that stays for so many milliseconds; false where libwebp
    /// could not encode it.
    bool add(const QImage &image, int milliseconds);
    /// The file of all of them, which is repeated for ever. \a enclosed, a text for Signalbox to read again,
    /// may be empty. Nothing can be added after that.
    QByteArray file(const QByteArray &enclosed);

private:
    QRect takeChanges(const QImage &image);

    QByteArray m_frames; ///< their chunks
    QImage m_before;
    QImage m_changes; ///< of the present picture: transparent where it is as before
    qsizetype m_last = -1; ///< where the chunk of the last one is
};

} // namespace signalbox
