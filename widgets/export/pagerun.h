// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/film.h"
#include "widgets/pages/pagebytes.h"

namespace signalbox {

/// One run of a page while its pictures are painted: which moments it has, and the tracks that come of them.
class PageRun {
public:
    /// Events that a page tells one by one.
    static constexpr qsizetype kMostEvents = 1'500;

    /// \a step: virtual time between two moments in which nothing happens. Of more than \a mostEvents some of
    /// those at one moment are left out, evenly. \a tables and \a looks must outlive it.
    PageRun(const Layout &layout, const Replay &replay, const FilmSpec &spec, Micros step,
            SketchTables &tables, SketchLooks &looks, qsizetype mostEvents = kMostEvents);

    /// Paints the next moment; false when there is none.
    bool paintNext();
    double progress() const { return double(m_next) / double(m_moments.size()); }
    const Film &film() const { return m_dark; }
    /// Of the picture, which has no caption: the page says itself what stands there.
    static QSize sizeOf(const Film &film);
    const std::vector<PageMoment> &moments() const { return m_moments; }
    std::vector<Track> tracks() const { return m_maker.tracks(); }

private:
    void chooseMoments(Micros step, qsizetype mostEvents);
    void choose(Micros time, qsizetype facts, const QString &sentence = {});
    static std::vector<SketchMark> painted(Sketch &sketch, const Film &film, const World &world,
                                           Micros afterEnd);

    const bool m_isFirst; ///< of those with these looks
    const Film m_dark;
    const Film m_light;
    SketchTables &m_tables;
    Sketch m_sketch; ///< dark
    Sketch m_lightSketch;
    TrackMaker m_maker;
    std::vector<PageMoment> m_moments;
    std::vector<qsizetype> m_facts; ///< that have happened, by moment
    World m_world;
    std::size_t m_next = 0;
};

} // namespace signalbox
