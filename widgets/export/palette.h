// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QImage>
#include <QList>
#include <QRgb>
#include <QSize>

#include <memory>
#include <vector>

namespace signalbox {

/// Finds the 255 colours that serve all frames of a film best. Functions return FFmpeg's error codes.
class PaletteFinder {
public:
    PaletteFinder();
    ~PaletteFinder();
    Q_DISABLE_COPY_MOVE(PaletteFinder)

    int begin(QSize size);
    /// Frames in order, numbered from 0, of Format_RGB32.
    int add(const QImage &image, int number);
    /// The colours, once all frames were added.
    int finish(QList<QRgb> *colours);

private:
    struct Graph;
    std::unique_ptr<Graph> m_graph;
};

/// The numbers of the colours that stand for others.
class PaletteMap {
public:
    /// At least one colour, at most 256.
    explicit PaletteMap(const QList<QRgb> &colours);

    /// Those that look like \a colour, the nearest first; only itself where it is one of them.
    const QList<quint8> &shadesOf(QRgb colour);
    /// Whether the one with \a number may stand for \a colour.
    bool mayBe(QRgb colour, quint8 number);

private:
    QList<quint8> found(QRgb colour) const;

    QList<QRgb> m_colours;
    QHash<QRgb, QList<quint8>> m_known;
};

} // namespace signalbox
