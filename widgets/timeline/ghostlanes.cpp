// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/ghostlanes.h"

#include "engine/sentences/namewords.h"

#include <algorithm>

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

private:
    const Run &m_run;
    QHash<quint64, QString> m_things;
};

bool isAlike(const LaneSpan &one, SpanReader &ofOne, const LaneSpan &other, SpanReader &ofOther)
{
    return one.kind == other.kind && one.verb == other.verb && one.begin == other.begin
        && one.end == other.end && one.cancelled == other.cancelled && one.unfinished == other.unfinished
        && ofOne.thingOf(one) == ofOther.thingOf(other);
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

} // namespace

GhostLanes ghostLanes(std::shared_ptr<const Run> pinned, const Run &present,
                      const std::function<bool()> &isWanted)
{
    GhostLanes ghost{.run = std::move(pinned), .lanes = {}, .gone = {}, .end = 0};
    Lanes before = lanesOf(*ghost.run, isWanted);
    const Lanes after = lanesOf(present, isWanted);
    ghost.end = before.end;
    SpanReader ofBefore(*ghost.run);
    SpanReader ofAfter(present);
    QHash<QString, const Lane *> presentLanes;
    for (const Lane &lane : after.tasks)
        presentLanes.insert(present.taskName(lane.task), &lane);
    for (Lane &lane : before.tasks) {
        if (isWanted && !isWanted())
            break;
        const QString name = ghost.run->taskName(lane.task);
        const Lane *const beside = presentLanes.value(name, nullptr);
        if (!beside) {
            ghost.gone.append(name);
            continue;
        }
        GhostLane made{.spans = {}, .differences = differencesOf(lane, ofBefore, *beside, ofAfter)};
        made.isSame = made.differences.isEmpty() && endsAlike(lane, *beside);
        made.spans = std::move(lane.spans);
        ghost.lanes.insert(name, std::move(made));
    }
    return ghost;
}

} // namespace signalbox
