// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timeline.h"

#include "engine/trace/naming.h"

namespace signalbox {

namespace {

QString resourceName(const Run &run, quint32 object)
{
    return object < run.program.resources.size() ? run.program.resources[object].name : QString();
}

bool isOf(const Run &run, const LaneSpan &span, NodeKind kind)
{
    return span.object < run.program.resources.size() && run.program.resources[span.object].kind == kind;
}

/// "gather 1/3": how many were done, of how many.
QString shareWords(const QString &what, const LaneSpan &span)
{
    return span.goal > 0 ? QStringLiteral("%1 %2/%3").arg(what).arg(span.value).arg(span.goal) : what;
}

/// What a task waits for, in the middle of a sentence: "for lock oven".
QString waitedFor(const Run &run, const LaneSpan &span)
{
    const QString resource = resourceName(run, span.object);
    switch (span.verb) {
    case Verb::Put:
        return QStringLiteral("to put into queue %1, which was full,").arg(resource);
    case Verb::Get:
        return QStringLiteral("for an item from queue %1").arg(resource);
    case Verb::Join:
        return QStringLiteral("for all items of queue %1 to be done").arg(resource);
    case Verb::Await:
        return span.isFuture ? QStringLiteral("for future %1").arg(resource)
                             : QStringLiteral("for task %1").arg(run.taskName(TaskId(span.object)));
    case Verb::Wait:
    case Verb::WaitUntil:
        return isOf(run, span, NodeKind::Condition) ? QStringLiteral("in condition %1").arg(resource)
            : isOf(run, span, NodeKind::Barrier)    ? QStringLiteral("at barrier %1").arg(resource)
                                                    : QStringLiteral("for event %1").arg(resource);
    case Verb::ToThread:
        return QStringLiteral("for its thread");
    case Verb::RunInExecutor:
        return QStringLiteral("for a worker of %1").arg(resource);
    case Verb::AsyncFor:
        return QStringLiteral("for an item from queue %1").arg(resource);
    case Verb::Gather:
    case Verb::WaitTasks:
    case Verb::AsCompleted:
        return QStringLiteral("in %1").arg(spanWords(run, span));
    case Verb::Shield:
        return QStringLiteral("behind a shield");
    case Verb::WaitFor:
        return QStringLiteral("in wait_for");
    case Verb::WaitAll:
        return QStringLiteral("for tasks to end");
    case Verb::Group:
        return QStringLiteral("for the tasks of its group");
    default:
        return QStringLiteral("for %1").arg(spanWords(run, span));
    }
}

QString stretchWords(const LaneSpan &span)
{
    const QString length = formatTime(span.end - span.begin);
    if (span.unfinished)
        return QStringLiteral("from %1 until the end of the run at %2 (%3)")
            .arg(formatTime(span.begin), formatTime(span.end), length);
    return QStringLiteral("from %1 to %2 (%3)").arg(formatTime(span.begin), formatTime(span.end), length);
}

/// ", which gave 'soup'": what came of a wait; empty for None.
QString gotWords(const Run &run, const LaneSpan &span)
{
    const QString value = valueWords(run, span.result);
    return value.isEmpty() || span.kind != LaneSpan::Kind::Waiting
        ? QString()
        : QStringLiteral(", which gave %1").arg(value);
}

/// In the bar of an event or a future.
QString setWords(const Run &run, const LaneSpan &span)
{
    const QString value = valueWords(run, span.result);
    if (span.outcome == Outcome::Cancelled)
        return QStringLiteral("cancelled");
    return value.isEmpty() ? QStringLiteral("set") : value;
}

/// " was done", " was set to 'soup'", " had failed": what an event or a future was over a span.
QString settledWords(const Run &run, const LaneSpan &span)
{
    const QString value = valueWords(run, span.result);
    switch (span.outcome) {
    case Outcome::Raised:
        return QStringLiteral("had failed with %1").arg(value);
    case Outcome::Cancelled:
        return QStringLiteral("was cancelled");
    case Outcome::Returned:
        break;
    }
    return value.isEmpty() ? QStringLiteral("was done") : QStringLiteral("was set to %1").arg(value);
}

/// "asker set future order to 'soup' at 0.20 s."
QString futureWords(const QString &who, const QString &name, const LaneMark &mark, const QString &when)
{
    switch (mark.outcome) {
    case Outcome::Raised:
        return QStringLiteral("%1 failed future %2 at %3: %4").arg(who, name, when, mark.text);
    case Outcome::Cancelled:
        return QStringLiteral("%1 cancelled future %2 at %3.").arg(who, name, when);
    case Outcome::Returned:
        break;
    }
    const QString value = mark.text.isEmpty() ? QString() : QStringLiteral(" to ") + mark.text;
    return QStringLiteral("%1 set future %2%3 at %4.").arg(who, name, value, when);
}

/// How a wait came to its end, as the end of a sentence.
QString endWords(const Run &run, const LaneSpan &span)
{
    const bool known = span.task != TaskId::None;
    if (span.unfinished || (!span.cancelled && (!known || span.kind != LaneSpan::Kind::Waiting)))
        return gotWords(run, span) + QStringLiteral(".");
    if (!span.cancelled)
        return QStringLiteral("; %1 ended the wait%2.").arg(run.taskName(span.task), gotWords(run, span));
    if (!known)
        return QStringLiteral("; then it was cancelled.");
    return QStringLiteral("; then %1 had it cancelled.").arg(run.taskName(span.task));
}

} // namespace

QString spanWords(const Run &run, const LaneSpan &span)
{
    if (span.kind == LaneSpan::Kind::Running)
        return QStringLiteral("holds the loop"); // with a computation or a blocking call
    if (span.kind == LaneSpan::Kind::Set)
        return setWords(run, span);
    if (span.kind == LaneSpan::Kind::Owned)
        return run.taskName(span.task);
    if (span.kind != LaneSpan::Kind::Waiting)
        return {};
    const QString resource = resourceName(run, span.object);
    switch (span.verb) {
    case Verb::Put:
        return QStringLiteral("put: full");
    case Verb::Get:
        return QStringLiteral("get");
    case Verb::Join:
        return QStringLiteral("join %1").arg(resource);
    case Verb::Acquire:
    case Verb::With:
        if (span.object < run.program.resources.size()
            && run.program.resources[span.object].kind == NodeKind::Semaphore)
            return QStringLiteral("semaphore %1").arg(resource);
        if (isOf(run, span, NodeKind::Condition))
            return QStringLiteral("condition %1").arg(resource);
        return QStringLiteral("lock %1").arg(resource);
    case Verb::Wait:
    case Verb::WaitUntil:
        if (isOf(run, span, NodeKind::Condition))
            return QStringLiteral("wait %1").arg(resource);
        if (isOf(run, span, NodeKind::Barrier))
            return shareWords(QStringLiteral("barrier"), span);
        return QStringLiteral("event %1").arg(resource);
    case Verb::Await:
        return QStringLiteral("await %1").arg(span.isFuture ? resource : run.taskName(TaskId(span.object)));
    case Verb::ToThread:
        return QStringLiteral("thread");
    case Verb::RunInExecutor:
        return QStringLiteral("worker %1").arg(resource);
    case Verb::AsyncFor:
        return QStringLiteral("get");
    case Verb::Gather:
        return shareWords(QStringLiteral("gather"), span);
    case Verb::WaitTasks:
        return shareWords(QStringLiteral("wait"), span);
    case Verb::AsCompleted:
        return shareWords(QStringLiteral("as_completed"), span);
    case Verb::Shield:
        return QStringLiteral("shield");
    case Verb::WaitFor:
        return QStringLiteral("wait_for");
    case Verb::WaitAll:
        return QStringLiteral("waits for tasks");
    case Verb::Group:
        return QStringLiteral("group");
    default:
        return QStringLiteral("waits");
    }
}

QString describeSpan(const Timeline &timeline, const Run &run, int lane, const LaneSpan &span)
{
    const Lane &place = timeline.lanes[lane];
    const QString stretch = stretchWords(span);
    switch (span.kind) {
    case LaneSpan::Kind::Running:
        return QStringLiteral("%1 held the loop %2; meanwhile nobody else could run.")
            .arg(place.name, stretch);
    case LaneSpan::Kind::Sleeping:
        return QStringLiteral("%1 slept %2").arg(place.name, stretch) + endWords(run, span);
    case LaneSpan::Kind::Ready:
        return QStringLiteral("%1 was ready but not running %2.").arg(place.name, stretch);
    case LaneSpan::Kind::Waiting: {
        const QString said = QStringLiteral("%1 waited %2 %3").arg(place.name, waitedFor(run, span), stretch);
        return said + endWords(run, span);
    }
    case LaneSpan::Kind::Fill: {
        const QString thing = resourceName(run, place.resource);
        if (place.kind == Lane::Kind::CounterValue)
            return QStringLiteral("Counter %1 held %2 %3.").arg(thing).arg(span.value).arg(stretch);
        if (place.kind == Lane::Kind::BarrierFill)
            return QStringLiteral("%1 of %2 waited at barrier %3 %4.")
                .arg(span.value)
                .arg(place.ceiling)
                .arg(thing, stretch);
        if (place.kind == Lane::Kind::ExecutorUse)
            return QStringLiteral("%1 of %2 workers of %3 were busy %4.")
                .arg(span.value)
                .arg(place.ceiling)
                .arg(thing, stretch);
        const bool queue = place.kind == Lane::Kind::QueueFill;
        const QString amount = place.bounded ? QStringLiteral("%1 of %2").arg(span.value).arg(place.ceiling)
                                             : QString::number(span.value);
        return QStringLiteral("%1 %2 %3 %4.")
            .arg(resourceName(run, place.resource),
                 queue ? QStringLiteral("held") : QStringLiteral("had given out"),
                 amount + (queue ? QStringLiteral(" items") : QStringLiteral(" permits")), stretch);
    }
    case LaneSpan::Kind::Owned:
        return (place.kind == Lane::Kind::LockOwner ? QStringLiteral("%1 held lock %2 %3.")
                                                    : QStringLiteral("%1 held condition %2 %3."))
            .arg(run.taskName(span.task), resourceName(run, place.resource), stretch);
    case LaneSpan::Kind::Set:
        if (place.kind == Lane::Kind::Event)
            return QStringLiteral("Event %1 was set %2.").arg(resourceName(run, place.resource), stretch);
        return QStringLiteral("Future %1 %2 %3.")
            .arg(resourceName(run, place.resource), settledWords(run, span), stretch);
    }
    return {};
}

QString describeMark(const Run &run, const Lane &lane, const LaneMark &mark)
{
    const QString when = formatTime(mark.time);
    const QString who = mark.by == TaskId::None ? QStringLiteral("the program") : run.taskName(mark.by);
    switch (mark.kind) {
    case LaneMark::Kind::Cancelled:
        return QStringLiteral("%1 was cancelled at %2.").arg(lane.name, when);
    case LaneMark::Kind::Failed:
        return QStringLiteral("%1 failed at %2: %3").arg(lane.name, when, mark.text);
    case LaneMark::Kind::Returned:
        return mark.text.isEmpty() ? QStringLiteral("%1 returned at %2.").arg(lane.name, when)
                                   : QStringLiteral("%1 returned %2 at %3.").arg(lane.name, mark.text, when);
    case LaneMark::Kind::CancelRequested:
        if (mark.text.isEmpty())
            return QStringLiteral("%1 asked %2 to stop at %3.").arg(who, lane.name, when);
        return QStringLiteral("%1 asked %2 to stop at %3, because of %4.")
            .arg(mark.text, lane.name, when, who);
    case LaneMark::Kind::EventSet:
        if (lane.kind == Lane::Kind::Event)
            return QStringLiteral("%1 set event %2 at %3.").arg(who, resourceName(run, lane.resource), when);
        return futureWords(who, resourceName(run, lane.resource), mark, when);
    case LaneMark::Kind::Gave:
        return QStringLiteral("%1 gave %2 at %3.").arg(lane.name, mark.text, when);
    case LaneMark::Kind::EventCleared:
        return QStringLiteral("%1 cleared event %2 at %3.").arg(who, resourceName(run, lane.resource), when);
    }
    return {};
}

} // namespace signalbox
