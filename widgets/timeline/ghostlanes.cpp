// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/ghostlanes.h"

#include "engine/sentences/namewords.h"
#include "widgets/timeline/crowd.h"

#include <algorithm>
#include <numeric>

namespace signalbox {

namespace {

/// What a span says, but for the numbers by which only its own run knows things.
class SpanReader {
public:
    explicit SpanReader(const Run &run)
        : m_run(run)
    {
    }
    QString thingOf(const LaneSpan &span)
    {
        if (span.kind != LaneSpan::Kind::Waiting || span.object == kNone || isScopeVerb(span.verb))
            return {};
        QString &known = m_things[(quint64(span.verb) << 33) | (quint64(span.isFuture) << 32) | span.object];
        if (known.isNull())
            known = span.isFuture ? resourceWords(m_run.program, span.object)
                                  : objectWords(m_run, span.verb, span.object, span.step);
        return known;
    }

    QString taskOf(const LaneSpan &span) const
    {
        return span.task == TaskId::None ? QString() : m_run.taskName(span.task);
    }

private:
    const Run &m_run;
    QHash<quint64, QString> m_things;
};

/// By which the lanes of one thing in two runs find each other; empty for what stands in one run alone.
QString keyOf(const Lane &lane, const Run &run)
{
    if (lane.kind == Lane::Kind::Task)
        return run.taskName(lane.task);
    const bool isResource = lane.resource < run.program.resources.size();
    return isResource ? u"\n%1 %2"_s.arg(int(lane.kind)).arg(resourceWords(run.program, lane.resource))
                      : QString();
}

/// What a resource's span says besides.
bool isLevelAlike(const LaneSpan &one, const SpanReader &ofOne, const LaneSpan &other,
                  const SpanReader &ofOther)
{
    const bool isLevel = one.kind == LaneSpan::Kind::Fill || one.kind == LaneSpan::Kind::Owned
        || one.kind == LaneSpan::Kind::Set;
    return !isLevel
        || (one.value == other.value && one.outcome == other.outcome
            && ofOne.taskOf(one) == ofOther.taskOf(other));
}

bool isAlike(const LaneSpan &one, SpanReader &ofOne, const LaneSpan &other, SpanReader &ofOther)
{
    return isLevelAlike(one, ofOne, other, ofOther) && one.kind == other.kind && one.verb == other.verb
        && one.begin == other.begin && one.end == other.end && one.cancelled == other.cancelled
        && one.unfinished == other.unfinished && ofOne.thingOf(one) == ofOther.thingOf(other);
}

void addDifference(QList<std::pair<Micros, Micros>> &differences, const LaneSpan &span)
{
    if (!differences.isEmpty() && span.begin <= differences.back().second)
        differences.back().second = std::max(differences.back().second, span.end);
    else
        differences.append({span.begin, span.end});
}

/// Spans of either that have no like in the other, in order of time.
QList<std::pair<Micros, Micros>> differencesOf(const Lane &one, SpanReader &ofOne, const Lane &other,
                                               SpanReader &ofOther)
{
    QList<std::pair<Micros, Micros>> differences;
    qsizetype at = 0;
    qsizetype beside = 0;
    while (at < one.spans.size() || beside < other.spans.size()) {
        const bool isFirst = beside == other.spans.size()
            || (at < one.spans.size() && one.spans[at].begin <= other.spans[beside].begin);
        const bool isBoth = isFirst && beside < other.spans.size()
            && isAlike(one.spans[at], ofOne, other.spans[beside], ofOther);
        if (!isBoth)
            addDifference(differences, isFirst ? one.spans[at] : other.spans[beside]);
        at += isFirst ? 1 : 0;
        beside += isBoth || !isFirst ? 1 : 0;
    }
    return differences;
}

bool endsAlike(const Lane &one, const Lane &other)
{
    const auto isSame = [](const LaneMark &a, const LaneMark &b) {
        return a.kind == b.kind && a.time == b.time && a.text == b.text;
    };
    return std::ranges::equal(one.marks, other.marks, isSame) && one.turns == other.turns;
}

/// A lane for a task that only the pinned run has.
TimelineLane goneLane(QString name, Lane lane)
{
    TimelineLane gone;
    gone.name = std::move(name);
    gone.isGone = true;
    gone.ghost = std::make_shared<const GhostLane>(GhostLane{.lane = std::move(lane), .differences = {}});
    return gone;
}

/// What tasks do that only the pinned run has, counted once, as they may be very many.
std::shared_ptr<const Crowd> crowdOfGone(const QList<TimelineLane> &gone, const Program &program)
{
    if (gone.isEmpty())
        return nullptr;
    Timeline timeline;
    for (const TimelineLane &lane : gone)
        timeline.lanes.append(TimelineLane{lane.ghost->lane, lane.name});
    std::vector<int> all(std::size_t(gone.size()));
    std::iota(all.begin(), all.end(), 0);
    return std::make_shared<const Crowd>(timeline, program, all);
}

} // namespace

GhostLanes ghostLanes(std::shared_ptr<const Run> pinned, const Run &present,
                      const std::function<bool()> &isWanted)
{
    GhostLanes ghost{.run = std::move(pinned), .lanes = {}, .gone = {}, .goneCrowd = {}, .end = 0};
    Lanes before = lanesOf(*ghost.run, isWanted);
    const Lanes after = lanesOf(present, isWanted);
    ghost.end = before.end;
    SpanReader ofBefore(*ghost.run);
    SpanReader ofAfter(present);
    QHash<QString, const Lane *> presentLanes;
    QHash<QString, TaskId> presentTasks;
    for (const Lane &lane : after.tasks) {
        presentLanes.insert(keyOf(lane, present), &lane);
        presentTasks.insert(present.taskName(lane.task), lane.task);
    }
    for (const Lane &lane : after.resources)
        presentLanes.insert(keyOf(lane, present), &lane);
    for (std::vector<Lane> *lanes : {&before.tasks, &before.resources}) {
        for (Lane &lane : *lanes) {
            if (isWanted && !isWanted())
                return ghost;
            const QString key = keyOf(lane, *ghost.run);
            const Lane *const beside = presentLanes.value(key, nullptr);
            if (!beside) {
                if (lane.kind == Lane::Kind::Task)
                    ghost.gone.append(goneLane(key, std::move(lane)));
                continue;
            }
            GhostLane made{.lane = {}, .differences = differencesOf(lane, ofBefore, *beside, ofAfter)};
            made.isSame = made.differences.isEmpty() && endsAlike(lane, *beside);
            for (LaneSpan &span : lane.spans) {
                if (span.kind == LaneSpan::Kind::Owned)
                    span.task = presentTasks.value(ofBefore.taskOf(span), TaskId::None);
            }
            made.lane = std::move(lane);
            ghost.lanes.insert(key, std::move(made));
        }
    }
    ghost.goneCrowd = crowdOfGone(ghost.gone, ghost.run->program);
    return ghost;
}

const Lane &laneTold(const TimelineLane &lane)
{
    return lane.isGone && lane.ghost ? lane.ghost->lane : lane;
}

const Run &runTold(const Timeline &timeline, const TimelineLane &lane, const Run &present)
{
    return lane.isGone ? *timeline.ghost->run : present;
}

const GhostLane *GhostLanes::of(const Lane &lane, const Run &present) const
{
    const auto found = lanes.constFind(keyOf(lane, present));
    return found == lanes.cend() ? nullptr : &*found;
}

} // namespace signalbox
