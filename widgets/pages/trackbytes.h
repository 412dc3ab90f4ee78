// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/pages/bytecolumn.h"
#include "widgets/pages/tracks.h"

#include <array>

namespace signalbox {

/// The tracks of many runs as columns of integers for resources/page/picture.js. A track is a way, which is
/// all that it looks like and where it goes, and times, which are moments of its run. A way is there once for
/// all runs; the times of a run stand as differences from those of another run whose tracks go the same ways.
class TrackBytes {
public:
    /// The next run. \a like is the number of the run that it is most like; -1 for none.
    void addRun(const std::vector<Track> &tracks, int like);
    /// All columns, each behind its length.
    QByteArray bytes() const;

private:
    struct Times {
        int begin = 0;
        int life = 0; ///< moments; 0 for up to the end
        std::vector<int> gaps; ///< moments from each knot to the next
    };
    struct RunTracks {
        std::vector<int> ways;
        std::vector<Times> times; ///< for each of them
    };

    int wayOf(const Track &track);
    void addWay(const Track &track);
    void addOwn(int way, const Times &times);
    void pass(int way);
    void addLike(const Times &times, const Times &other);

    std::vector<RunTracks> m_runs;
    QHash<QByteArray, int> m_wayNumbers;
    std::vector<int> m_after; ///< by way: which one stood behind it the last time; -1 for none
    int m_lastWay = -1; ///< of the track before in the run; -1 at its beginning
    int m_lastGuess = 0; ///< the last way that no other told
    int m_lastOwn = 0; ///< where the track of its own before began
    int m_lastShift = 0; ///< how much later than in the other run the one before began
    int m_writtenWays = 0;

    ByteColumn m_likes; ///< how many runs before this one the other is; 0 for none
    /// Turn by turn: so many tracks of its own, then so many of those of the other run, how many of which are
    /// passed over before. Those of its own at the end are a turn without the rest.
    ByteColumn m_turns;
    ByteColumn m_looks;
    ByteColumn m_kinds; ///< how many knots, on which side of the playhead, and whether it is clipped
    std::array<ByteColumn, 2> m_contents; ///< shapes, words
    std::array<ByteColumn, 2> m_xs;
    std::array<ByteColumn, 2> m_ys;
    std::array<ByteColumn, 4> m_clips;
    /// Of tracks of its own: 0 for the one that stood behind the one before the last time, 1 for a new one,
    /// else by how much it is another than the last of these.
    ByteColumn m_ways;
    ByteColumn m_begins;
    ByteColumn m_lives;
    ByteColumn m_gaps;
    ByteColumn m_laterBegins;
    ByteColumn m_longerLives;
    ByteColumn m_longerGaps;
};

} // namespace signalbox
