// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/crowd.h"

#include <algorithm>

namespace signalbox {

namespace {

/// One task more, or one less, in a state.
struct CrowdChange {
    Micros time = 0;
    int state = 0;
    int more = 0;
};

void addStretch(std::vector<CrowdChange> &changes, int state, Micros begin, Micros end)
{
    if (begin >= end)
        return;
    changes.push_back({begin, state, 1});
    changes.push_back({end, state, -1});
}

/// A time in the ready line, cut where somebody holds the loop for long.
void addReady(std::vector<CrowdChange> &changes, const QList<LoopHoldSpan> &longHolds, Micros begin,
              Micros end)
{
    auto hold = std::partition_point(longHolds.begin(), longHolds.end(),
                                     [begin](const LoopHoldSpan &each) { return each.end <= begin; });
    for (; hold != longHolds.end() && hold->begin < end; ++hold) {
        addStretch(changes, int(Activity::Ready), begin, hold->begin);
        addStretch(changes, kHeldUp, std::max(begin, hold->begin), std::min(end, hold->end));
        begin = std::max(begin, std::min(end, hold->end));
    }
    addStretch(changes, int(Activity::Ready), begin, end);
}

} // namespace

Crowd::Crowd(const Timeline &timeline, const Program &program, const std::vector<int> &lanes)
    : m_size(int(lanes.size()))
{
    QList<LoopHoldSpan> longHolds;
    std::copy_if(timeline.holds.begin(), timeline.holds.end(), std::back_inserter(longHolds),
                 [](const LoopHoldSpan &hold) { return hold.holdsUp(); });
    std::vector<CrowdChange> changes;
    for (const int lane : lanes) {
        for (const LaneSpan &span : timeline.lanes[lane].spans) {
            const auto activity = activityOf(program, span);
            if (activity == Activity::Ready)
                addReady(changes, longHolds, span.begin, span.end);
            else if (activity)
                addStretch(changes, int(*activity), span.begin, span.end);
        }
    }
    std::sort(changes.begin(), changes.end(),
              [](const CrowdChange &one, const CrowdChange &other) { return one.time < other.time; });
    CrowdCounts counts{};
    Moment moment;
    for (auto change = changes.begin(); change != changes.end();) {
        for (int state = 0; state < kCrowdStates; ++state)
            moment.sums[state] += counts[state] * double(change->time - moment.time);
        moment.time = change->time;
        m_moments.push_back(moment);
        for (; change != changes.end() && change->time == moment.time; ++change)
            counts[change->state] += change->more;
        double all = 0;
        for (const double count : counts)
            all += count;
        m_most = std::max(m_most, all);
    }
    if (m_moments.size() > kMostMoments)
        thin(m_moments.back().time);
}

/// Keeps sums at moments of equal distance.
void Crowd::thin(Micros end)
{
    std::vector<Moment> kept;
    kept.reserve(kMostMoments + 1);
    const Micros begin = m_moments.front().time;
    for (qint64 at = 0; at <= kMostMoments; ++at) {
        const Micros time = begin + Micros(double(end - begin) * double(at) / kMostMoments);
        if (kept.empty() || kept.back().time < time)
            kept.push_back({time, sumsAt(time)});
    }
    m_moments = std::move(kept);
}

CrowdCounts Crowd::sumsAt(Micros time) const
{
    const auto next = std::partition_point(m_moments.begin(), m_moments.end(),
                                           [time](const Moment &moment) { return moment.time <= time; });
    if (next == m_moments.begin())
        return {};
    const Moment &last = *std::prev(next);
    if (next == m_moments.end())
        return last.sums;
    CrowdCounts sums = last.sums;
    const double share = double(time - last.time) / double(next->time - last.time);
    for (int state = 0; state < kCrowdStates; ++state)
        sums[state] += share * (next->sums[state] - last.sums[state]);
    return sums;
}

CrowdCounts Crowd::mean(Micros from, Micros to) const
{
    CrowdCounts counts = sumsAt(std::max(to, from + 1));
    const CrowdCounts before = sumsAt(from);
    for (int state = 0; state < kCrowdStates; ++state)
        counts[state] = (counts[state] - before[state]) / double(std::max<Micros>(1, to - from));
    return counts;
}

} // namespace signalbox
