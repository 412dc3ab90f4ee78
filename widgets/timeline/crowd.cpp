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

/// Calls \a add for a time in the ready line, cut where somebody holds the loop for long.
template <typename Add>
void visitReady(const QList<LoopHoldSpan> &longHolds, Micros begin, Micros end, const Add &add)
{
    auto hold = std::partition_point(longHolds.begin(), longHolds.end(),
                                     [begin](const LoopHoldSpan &each) { return each.end <= begin; });
    for (; hold != longHolds.end() && hold->begin < end; ++hold) {
        add(int(Activity::Ready), begin, hold->begin);
        add(kHeldUp, std::max(begin, hold->begin), std::min(end, hold->end));
        begin = std::max(begin, std::min(end, hold->end));
    }
    add(int(Activity::Ready), begin, end);
}

} // namespace

Crowd::Crowd(const Timeline &timeline, const Program &program, const std::vector<int> &lanes)
    : m_size(int(lanes.size()))
{
    qsizetype spans = 0;
    Micros end = 0;
    for (const int lane : lanes) {
        const QList<LaneSpan> &all = timeline.lanes[lane].spans;
        spans += all.size();
        end = all.isEmpty() ? end : std::max(end, all.back().end);
    }
    if (2 * spans > kMostMoments && end > kMostMoments)
        countStretches(timeline, program, lanes, end);
    else
        countMoments(timeline, program, lanes);
}

/// Calls \a visitor with the state, the beginning and the end of all that the tasks do.
template <typename Visitor>
void Crowd::visit(const Timeline &timeline, const Program &program, const std::vector<int> &lanes,
                  const Visitor &visitor) const
{
    const auto add = [&visitor](int state, Micros begin, Micros end) {
        if (begin < end)
            visitor(state, begin, end);
    };
    for (const int lane : lanes) {
        for (const LaneSpan &span : timeline.lanes[lane].spans) {
            const auto activity = activityOf(program, span);
            if (activity == Activity::Ready)
                visitReady(timeline.longHolds, span.begin, span.end, add);
            else if (activity)
                add(int(*activity), span.begin, span.end);
        }
    }
}

void Crowd::countMoments(const Timeline &timeline, const Program &program, const std::vector<int> &lanes)
{
    std::vector<CrowdChange> changes;
    visit(timeline, program, lanes, [&changes](int state, Micros begin, Micros end) {
        changes.push_back({begin, state, 1});
        changes.push_back({end, state, -1});
    });
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
}

/// Sums of stretches of equal length, in one pass and without a list of all changes: in those that a span
/// covers the count of its state goes up and down again, those at its ends it fills in part.
void Crowd::countStretches(const Timeline &timeline, const Program &program, const std::vector<int> &lanes,
                           Micros allEnd)
{
    const Micros length = allEnd / kMostMoments + 1;
    const auto stretches = std::size_t(allEnd / length + 1);
    std::vector<CrowdCounts> parts(stretches + 1); ///< time of tasks in a stretch beside that of whole ones
    std::vector<CrowdCounts> changes(stretches + 1); ///< of how many are in a state for all of a stretch
    visit(timeline, program, lanes, [&](int state, Micros begin, Micros end) {
        const auto first = std::size_t(begin / length);
        const auto last = std::size_t(end / length);
        if (first == last) {
            parts[first][state] += double(end - begin);
            return;
        }
        parts[first][state] += double(Micros(first + 1) * length - begin);
        parts[last][state] += double(end - Micros(last) * length);
        changes[first + 1][state] += 1;
        changes[last][state] -= 1;
    });
    m_moments.resize(stretches + 1);
    CrowdCounts whole{};
    for (std::size_t at = 0; at < stretches; ++at) {
        m_moments[at + 1] = {Micros(at + 1) * length, m_moments[at].sums};
        double all = 0;
        for (int state = 0; state < kCrowdStates; ++state) {
            whole[state] += changes[at][state];
            const double time = parts[at][state] + whole[state] * double(length);
            m_moments[at + 1].sums[state] += time;
            all += time / double(length);
        }
        m_most = std::max(m_most, all);
    }
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

std::shared_ptr<const Crowd> crowdOf(const Timeline &timeline, const Program &program)
{
    std::vector<int> tasks;
    for (int lane = 0; lane < timeline.lanes.size(); ++lane) {
        if (timeline.lanes[lane].kind == Lane::Kind::Task && !timeline.lanes[lane].isSubdued())
            tasks.push_back(lane);
    }
    return std::make_shared<const Crowd>(timeline, program, tasks);
}

} // namespace signalbox
