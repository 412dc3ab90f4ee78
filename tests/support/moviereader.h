// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QList>
#include <QMap>
#include <QString>

namespace signalbox {

/// One frame as a viewer shows it.
struct MovieFrame {
    QImage image; ///< Format_RGB32
    double begin = 0; ///< seconds
    double duration = 0; ///< seconds
};

struct DecodedMovie {
    QString error; ///< empty when the whole file could be read
    QString codec; ///< as FFmpeg names it: "h264"
    QString pixels; ///< "yuv420p"
    QList<MovieFrame> frames;
    double rate = 0; ///< frames a second, as the file says; 0 where it says none
    double seconds = 0; ///< how long it says it plays
    QList<std::pair<double, QString>> chapters; ///< begin in seconds, title
    QMap<QString, QString> tags; ///< names in lower case
};

/// Reads a video or an animated PNG through FFmpeg's decoders.
DecodedMovie readMovie(const QString &path);
/// Reads an animated WebP: FFmpeg decodes its pictures, which are put together here, as it knows no animated
/// ones.
DecodedMovie readWebP(const QString &path);

} // namespace signalbox
