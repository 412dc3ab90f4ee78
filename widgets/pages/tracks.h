// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/pages/sketch.h"

#include <optional>

namespace signalbox {

/// What a mark looks like in both themes.
struct SketchLook {
    int form = 0;
    QRgb fill[2] = {}; ///< dark, light
    QRgb line[2] = {};

    bool operator==(const SketchLook &) const = default;
};

/// All looks, each once.
class SketchLooks {
public:
    int number(const SketchLook &look);
    /// The look that is the mark's in the dark theme, where all that were seen look the same in the light
    /// one; else -1.
    int known(const SketchMark &dark) const;
    const std::vector<SketchLook> &all() const { return m_all; }
    /// All looks of \a other come here, with \a numbers for its forms. The answer is under which numbers.
    std::vector<int> adopt(const SketchLooks &other, const SketchTables::Numbers &numbers);

private:
    QHash<QByteArray, int> m_numbers;
    QHash<QByteArray, int> m_byDark; ///< the only one; -1 for several
    std::vector<SketchLook> m_all;
};

/// A mark over time: from one moment up to another, moving straight between knots. Words stay what they are
/// up to the next knot, an outline changes into the next one, which has the same commands.
struct Track {
    struct Knot {
        int moment = 0;
        int content = 0;
        int x = 0;
        int y = 0;
        int clip[4] = {};

        bool operator==(const Knot &) const = default;
    };
    int look = 0;
    bool isWord = false;
    bool isClipped = false;
    PlayheadSide side = PlayheadSide::Both; ///< of the playhead on which it is seen
    int begin = 0; ///< moments, counted
    int end = -1; ///< the first one in which it is no more; -1 for none
    std::vector<Knot> knots; ///< the first one at \c begin
};

/// \a tracks with other numbers: \a looks for theirs, and \a numbers for what they show.
void renumber(std::vector<Track> &tracks, const std::vector<int> &looks,
              const SketchTables::Numbers &numbers);

/// Makes tracks of the pictures of moment after moment: what looks the same as in the picture before, in the
/// same order, is the same mark.
class TrackMaker {
public:
    /// Both must outlive it.
    TrackMaker(const SketchTables &tables, SketchLooks &looks)
        : m_tables(tables)
        , m_looks(looks)
    {
    }

    /// The picture of the next moment, which is at \a place, greater than all before. \a light is the same
    /// in the light theme; without it colours are taken from the moment before, and where \a asksLooks from
    /// whatever looked so before. If not all of them are found, nothing happens and the answer is no.
    bool add(double place, const std::vector<SketchMark> &dark, const std::vector<SketchMark> *light,
             bool asksLooks);
    /// Of all moments, from the lowest mark to the topmost.
    std::vector<Track> tracks() const;

private:
    struct Seen {
        SketchMark mark;
        int look = -1; ///< not yet known
        int commands = -1; ///< of its outline; -1 of words
        int track = -1;
    };
    Seen seen(const SketchMark &mark, const SketchMark *light, bool isKnown) const;
    static bool isEqual(const Seen &before, const Seen &now);
    static bool isSame(const Seen &before, const Seen &now);
    void pair(std::vector<Seen> &now) const;
    void pairGap(std::size_t fromBefore, std::size_t toBefore, std::vector<Seen> &now, std::size_t from,
                 std::size_t to) const;
    void keep(int track, const Seen &what);
    int begin(const Seen &what, int behind);
    std::vector<Track::Knot> simplified(const Track &track) const;
    bool isBetween(const Track &track, const Track::Knot &one, const Track::Knot &knot,
                   const Track::Knot &other) const;

    const SketchTables &m_tables;
    SketchLooks &m_looks;
    std::vector<double> m_places;
    std::vector<Seen> m_before;
    std::vector<Track> m_tracks; ///< in the order of their beginning
    std::vector<int> m_above; ///< by track: the next one above it; -1 for none
    int m_lowest = -1;
};

} // namespace signalbox
