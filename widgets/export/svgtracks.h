// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/svgparts.h"

#include <QHash>

namespace signalbox {

/// An animation of drawings, as what changes between them: each part once, with the times in which it is seen
/// and the way that it goes. Parts lie above each other in every picture as they were drawn there.
class SvgTracks {
public:
    /// What its clips are called in the file, each with a number behind.
    explicit SvgTracks(const QByteArray &clipName)
        : m_clipName(clipName)
    {
    }

    /// The next picture, which stays for so many periods.
    void add(const SvgDrawing &drawing, int periods);

    /// All pictures so far as elements that move, beginning again after \a seconds. What a program shows that
    /// knows no animations is the first picture. With only one picture nothing moves.
    QByteArray text(double seconds) const;

private:
    /// When a part has come where; between two of them it goes straight.
    struct Sample {
        int time = 0; ///< in periods
        QPoint place;
        QList<int> numbers;
    };
    struct Span {
        int from = 0;
        int to = 0;

        bool operator==(const Span &) const = default;
    };
    struct Track {
        SvgPart part; ///< as it was first
        QList<Span> shown;
        QList<Sample> samples; ///< where it was seen somewhere else than before
        SvgPart now;
    };
    struct ClipTrack {
        SvgClip clip;
        QList<Sample> samples;
        SvgClip now;
        int seen = -1; ///< in which picture it was seen last
    };

    QList<int> clipsOf(const SvgDrawing &drawing);
    std::vector<int> matched(const std::vector<SvgPart> &parts) const;
    void matchWithin(const std::vector<SvgPart> &parts, std::vector<int> &before, std::size_t beforeEnd,
                     std::size_t begin, std::size_t end) const;
    int dormant(const SvgPart &part, int above, int below) const;
    void show(Track &track, const SvgPart &part, int periods);
    void addSample(QList<Sample> &samples, QPoint before, const QList<int> &numbersBefore, QPoint place,
                   const QList<int> &numbers) const;
    QByteArray clipText(qsizetype number, double seconds) const;
    QByteArray trackText(const Track &track, bool isHere, double seconds) const;
    QByteArray seenText(const QList<Span> &shown, double seconds) const;
    QByteArray wayText(const QList<Sample> &samples, const SvgPart &first, double seconds) const;
    QByteArray glyphText(const QList<Sample> &samples, double seconds) const;
    bool isAlways(const QList<Span> &shown) const
    {
        return shown.size() == 1 && shown[0].from == 0 && shown[0].to == m_time;
    }

    const QByteArray m_clipName;
    std::vector<Track> m_tracks;
    std::vector<int> m_order; ///< of tracks, the lowest first
    std::vector<int> m_ranks; ///< where in the order each track is
    std::vector<int> m_live; ///< tracks in the picture before, the lowest first
    QMultiHash<std::size_t, int> m_known; ///< tracks by what they have looked like
    std::vector<ClipTrack> m_clips;
    int m_time = 0; ///< periods so far
    int m_pictures = 0;
};

} // namespace signalbox
