// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/figures.h"
#include "engine/figures/tasktally.h"
#include "engine/replay/lanes.h"
#include "engine/trace/naming.h"

#include <algorithm>
#include <map>

/// Holds the figures of a span to the lanes of its run, from which they are counted here once more, and to
/// Little's law.
namespace signalbox::testing {

inline Micros partInside(const LaneSpan &span, Micros from, Micros to)
{
    return std::max<Micros>(0, std::min(span.end, to) - std::max(span.begin, from));
}

/// All lengths in order, and then the one at each place.
inline Spread spreadBySorting(std::vector<Micros> lengths)
{
    Spread spread;
    std::sort(lengths.begin(), lengths.end());
    for (const Micros length : lengths)
        spread.total += length;
    spread.count = qint64(lengths.size());
    const auto ranked = [&lengths](double percent) {
        std::size_t place = 1;
        while (double(place) * 100 < percent * double(lengths.size()))
            ++place;
        return lengths[place - 1];
    };
    if (!lengths.empty()) {
        spread.p50 = ranked(50);
        spread.p95 = ranked(95);
        spread.p99 = ranked(99);
        spread.max = lengths.back();
    }
    return spread;
}

/// Waits of lanes, one by one.
struct LaneWaits {
    std::vector<Micros> lengths;
    WaitFigures figures = {};

    void add(const LaneSpan &span, Micros from, Micros to)
    {
        const bool goesOn = span.begin <= to && (span.end > to || span.unfinished);
        if (goesOn) {
            const Micros length = to - span.begin;
            ++figures.unfinished;
            figures.unfinishedTotal += length;
            figures.unfinishedMax = std::max(figures.unfinishedMax, length);
        } else if (span.end >= from && span.end <= to) {
            lengths.push_back(span.end - span.begin);
            figures.cancelled += span.cancelled ? 1 : 0;
        }
    }
    WaitFigures told() const
    {
        WaitFigures told = figures;
        told.ended = spreadBySorting(lengths);
        return told;
    }
};

inline QString little(const ResourceFigures &resource)
{
    if (resource.level.area == resource.stays.inside)
        return {};
    return QStringLiteral("%1: the area is %2, all stays together are %3")
        .arg(resource.name)
        .arg(resource.level.area)
        .arg(resource.stays.inside);
}

/// The area under what is held of a semaphore: in its lane, permits that are on their way count as taken.
inline qint64 areaOfHeld(const Run &run, quint32 semaphore, Micros from, Micros to)
{
    World world = initialWorld(run);
    qint64 area = 0;
    Micros last = 0;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        const Micros part = std::max<Micros>(0, std::min(fact.time, to) - std::max(last, from));
        area += part * qint64(world.resources[semaphore].holders.size());
        last = fact.time;
        world.apply(fact);
    }
    return area;
}

inline qint64 areaOf(const Run &run, const Lane &lane, Micros from, Micros to)
{
    if (lane.kind == Lane::Kind::SemaphoreUse)
        return areaOfHeld(run, lane.resource, from, to);
    qint64 area = 0;
    for (const LaneSpan &span : lane.spans)
        area += partInside(span, from, to) * (span.kind == LaneSpan::Kind::Fill ? span.value : 1);
    return area;
}

/// What is wrong with the figures of \a run from \a from to \a to, whose lanes are \a lanes; empty for
/// nothing.
inline QString figureFault(const Run &run, const Lanes &lanes, Micros from, Micros to)
{
    const RunFigures figures = figuresOf(run, from, to);
    std::map<quint32, const Lane *> lanesOfResources;
    for (const Lane &lane : lanes.resources)
        lanesOfResources[lane.resource] = &lane;
    std::map<std::pair<quint32, WaitGoal>, LaneWaits> waits;
    for (const Lane &lane : lanes.tasks) {
        for (const LaneSpan &span : lane.spans) {
            const bool isAtResource = span.kind == LaneSpan::Kind::Waiting && !isScopeVerb(span.verb)
                && span.object < run.program.resources.size() && (span.verb != Verb::Await || span.isFuture);
            const auto goal =
                isAtResource ? waitGoalOf(run.program.resources[span.object].kind, span.verb) : std::nullopt;
            if (goal)
                waits[{span.object, *goal}].add(span, from, to);
        }
    }
    for (const ResourceFigures &resource : figures.resources) {
        if (const QString fault = little(resource); !fault.isEmpty())
            return fault;
        if (resource.resource == kNone)
            continue;
        const qint64 area = areaOf(run, *lanesOfResources[resource.resource], from, to);
        if (area != resource.level.area)
            return QStringLiteral("%1: %2 in its lane").arg(resource.name).arg(area);
        if (resource.level.length != to - from || resource.stays.ended.count > resource.went
            || resource.level.atZero > resource.level.length || resource.level.p50 > resource.level.p95
            || resource.level.p95 > resource.level.max)
            return resource.name + QStringLiteral(": numbers that cannot be");
        const bool isShared = resource.kind == NodeKind::Condition && resource.amount > 0;
        for (const WaitGoal goal : kWaitGoals) {
            if (goal != WaitGoal::Worker && !(isShared && goal == WaitGoal::Acquire)
                && !(waits[{resource.resource, goal}].told() == resource.waitsFor(goal)))
                return QStringLiteral("%1: other waits than in lanes, %2").arg(resource.name).arg(int(goal));
        }
    }
    Micros computing = 0;
    Micros blocking = 0;
    for (const TaskFigures &task : figures.tasks) {
        WorkFigures work{.turns = task.work.turns};
        LaneWaits others;
        for (const LaneSpan &span : lanes.tasks[index(task.task)].spans) {
            const Micros part = partInside(span, from, to);
            const bool isWait = span.kind == LaneSpan::Kind::Waiting;
            if (span.kind == LaneSpan::Kind::Running)
                (span.verb == Verb::Block ? work.blocking : work.computing) += part;
            else if (span.kind == LaneSpan::Kind::Ready)
                work.ready += part;
            else if (isWait && !isOutside(span.verb))
                work.waiting += part;
            else
                work.outside += part;
            if (isWait && !isOutside(span.verb))
                others.add(span, from, to);
        }
        work.waits = others.told();
        computing += work.computing;
        blocking += work.blocking;
        if (!(work == task.work))
            return run.taskName(task.task) + QStringLiteral(": other times than in its lane");
    }
    return computing == figures.computing && blocking == figures.blocking
        ? QString()
        : QStringLiteral("the loop computes otherwise");
}

/// Of the whole run, and of spans that begin and end where things happen, and just beside.
inline QString figureFault(const Run &run)
{
    const Lanes lanes = lanesOf(run);
    const Micros end = run.trace.endTime();
    const qsizetype facts = run.trace.size();
    const std::pair<Micros, Micros> spans[] = {
        {0, end},
        {run.trace[facts / 3].time, run.trace[facts * 2 / 3].time},
        {std::min(end, run.trace[facts / 4].time + 1),
         std::max<Micros>(0, run.trace[facts * 4 / 5].time - 1)},
        {end / 7, end / 2},
        {end / 2, end},
        {end, end},
    };
    for (const auto &[from, to] : spans) {
        const QString fault = from <= to ? figureFault(run, lanes, from, to) : QString();
        if (!fault.isEmpty())
            return QStringLiteral("%1 to %2 µs: ").arg(from).arg(to) + fault;
    }
    return {};
}

} // namespace signalbox::testing
