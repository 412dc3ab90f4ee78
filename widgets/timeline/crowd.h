// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timeline.h"

#include <array>
#include <vector>

namespace signalbox {

/// What tasks can be counted as: the activities, and being held up while somebody blocks the loop.
inline constexpr int kHeldUp = kActivityCount;
inline constexpr int kCrowdStates = kActivityCount + 1;
/// Tasks by Activity, with kHeldUp at the end.
using CrowdCounts = std::array<double, kCrowdStates>;

/// How many of several tasks did what, over time. Made once of all their spans; asked for any stretch it
/// answers in the same short time, however many they are. Where there are more changes than kMostMoments it
/// adds up as many stretches of one length instead, so that its size has a limit too.
class Crowd {
public:
    static constexpr int kMostMoments = 1 << 17;

    /// \a lanes are places in \a timeline.
    Crowd(const Timeline &timeline, const Program &program, const std::vector<int> &lanes);

    /// How many did what between two moments, on average. A task that has not begun or has ended does
    /// nothing.
    CrowdCounts mean(Micros from, Micros to) const;
    int size() const { return m_size; } ///< how many tasks they are
    /// How many did anything at once; of stretches, on average in the one with most.
    double most() const { return m_most; }

private:
    struct Moment {
        Micros time = 0;
        CrowdCounts sums{}; ///< time of tasks in each state, up to this moment
    };
    CrowdCounts sumsAt(Micros time) const;
    template <typename Visitor>
    void visit(const Timeline &timeline, const Program &program, const std::vector<int> &lanes,
               const Visitor &visitor) const;
    void countMoments(const Timeline &timeline, const Program &program, const std::vector<int> &lanes);
    void countStretches(const Timeline &timeline, const Program &program, const std::vector<int> &lanes,
                        Micros allEnd);

    std::vector<Moment> m_moments; ///< between two of them nothing changes
    int m_size = 0;
    double m_most = 0;
};

/// What all tasks of \a timeline that are not subdued do: as Timeline::crowd.
std::shared_ptr<const Crowd> crowdOf(const Timeline &timeline, const Program &program);

} // namespace signalbox
