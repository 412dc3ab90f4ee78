// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QList>
#include <QString>

namespace signalbox {

/// One frame as a viewer shows it: the whole picture, not only what changed.
struct GifFrame {
    QImage image; ///< Format_RGB32
    int delay = 0; ///< hundredths of a second
};

struct DecodedGif {
    QList<GifFrame> frames;
    int plays = 1; ///< how often a viewer shows it; 0 is for ever
    QString error; ///< empty when the whole file could be read
};

/// Reads an animated GIF through FFmpeg's decoder.
DecodedGif readGif(const QString &path);

} // namespace signalbox
