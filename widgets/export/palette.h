// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QImage>
#include <QList>
#include <QRgb>

#include <vector>

namespace signalbox {

/// Finds colours that serve all frames of a film: few, as a picture is written shorter the fewer there are.
class PaletteFinder {
public:
    /// Frames in order, of Format_RGB32 and one size.
    void add(const QImage &image);
    /// At most \a most colours, those that are written most often first: all, if there are no more; otherwise
    /// those of areas and lines, and of each other colour one that looks like it, and where that would be
    /// more than \a most, ever farther ones.
    QList<QRgb> colours(qsizetype most) const;
    bool areAll(qsizetype most) const { return m_uses.size() <= most; } ///< what colours() gives

private:
    /// How often it is written, how often of that in areas, and how much another colour may stand for it, all
    /// together.
    struct Use {
        int pixels = 0;
        int inAreas = 0;
        qint64 unseen = 0;
    };
    int tolerance(const Use &use) const;

    struct Wanted {
        int tolerance = 0;
        int pixels = 0;
        QRgb colour = 0;
    };
    static QList<QRgb> covering(const std::vector<Wanted> &all, int coarser, qsizetype most);

    QImage m_before;
    QHash<QRgb, Use> m_uses;
};

/// The numbers of the colours that stand for others.
class PaletteMap {
public:
    /// At least one colour, at most 256.
    explicit PaletteMap(const QList<QRgb> &colours);

    /// The nearest, and those that look the same on the plainest edge, nearer ones first.
    const QList<quint8> &shadesOf(QRgb colour);
    bool isExactly(QRgb colour, quint8 number) const { return m_colours[number] == colour; }
    int distance(QRgb colour, quint8 number) const; ///< of the channel that differs most

private:
    QList<quint8> found(QRgb colour) const;

    QList<QRgb> m_colours;
    QHash<QRgb, QList<quint8>> m_known;
};

} // namespace signalbox
