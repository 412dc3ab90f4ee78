// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinewords.h"

#include "engine/messages/message.h"
#include "engine/trace/naming.h"
#include "widgets/timeline/ghostlanes.h"
#include "widgets/timeline/textlanes.h"
#include "widgets/timeline/timelinegeometry.h"

#include <QCoreApplication>
#include <QHash>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

QString resourceName(const Run &run, quint32 object)
{
    return object < run.program.resources.size() ? run.program.resources[object].name : QString();
}

bool isOf(const Run &run, const LaneSpan &span, NodeKind kind)
{
    return span.object < run.program.resources.size() && run.program.resources[span.object].kind == kind;
}

/// What a task can wait for, as far as words tell it apart.
enum class WaitKind : quint8 {
    Put,
    Get,
    Join,
    Lock,
    Semaphore,
    ConditionLock,
    Notification,
    Barrier,
    Event,
    Future,
    Task,
    Thread,
    Worker,
    Gather,
    Wait,
    AsCompleted,
    Shield,
    WaitFor,
    Tasks,
    Group,
    Other,
};

WaitKind waitOf(const Run &run, const LaneSpan &span)
{
    static const QHash<Verb, WaitKind> kinds{
        {Verb::Put, WaitKind::Put},
        {Verb::Get, WaitKind::Get},
        {Verb::AsyncFor, WaitKind::Get},
        {Verb::Join, WaitKind::Join},
        {Verb::Acquire, WaitKind::Lock},
        {Verb::With, WaitKind::Lock},
        {Verb::Wait, WaitKind::Event},
        {Verb::WaitUntil, WaitKind::Event},
        {Verb::Await, WaitKind::Task},
        {Verb::ToThread, WaitKind::Thread},
        {Verb::RunInExecutor, WaitKind::Worker},
        {Verb::Gather, WaitKind::Gather},
        {Verb::WaitTasks, WaitKind::Wait},
        {Verb::AsCompleted, WaitKind::AsCompleted},
        {Verb::Shield, WaitKind::Shield},
        {Verb::WaitFor, WaitKind::WaitFor},
        {Verb::WaitAll, WaitKind::Tasks},
        {Verb::Group, WaitKind::Group},
    };
    const WaitKind kind = kinds.value(span.verb, WaitKind::Other);
    if (kind == WaitKind::Lock && isOf(run, span, NodeKind::Semaphore))
        return WaitKind::Semaphore;
    if (kind == WaitKind::Lock && isOf(run, span, NodeKind::Condition))
        return WaitKind::ConditionLock;
    if (kind == WaitKind::Event && isOf(run, span, NodeKind::Condition))
        return WaitKind::Notification;
    if (kind == WaitKind::Event && isOf(run, span, NodeKind::Barrier))
        return WaitKind::Barrier;
    if (kind == WaitKind::Event && isOf(run, span, NodeKind::Future))
        return WaitKind::Future; // of a program in Python
    return kind == WaitKind::Task && span.isFuture ? WaitKind::Future : kind;
}

/// "gather 1/3": how many were done, of how many.
QString shareWords(const QString &what, const LaneSpan &span)
{
    return span.goal > 0
        ? fill(
            Words::tr("{what} {count}/{all}"),
            {{u"what", what}, {u"count", QString::number(span.value)}, {u"all", QString::number(span.goal)}})
        : what;
}

/// "ada waited for lock oven", without when.
QString waitedWords(const Run &run, const QString &task, const LaneSpan &span)
{
    const QString resource = resourceName(run, span.object);
    const auto words = [&](const QString &pattern) {
        return fill(pattern, {{u"task", task}, {u"thing", resource}});
    };
    switch (waitOf(run, span)) {
    case WaitKind::Put:
        return words(Words::tr("{task} waited to put into queue {thing}, which was full,"));
    case WaitKind::Get:
        return words(Words::tr("{task} waited for an item from queue {thing}"));
    case WaitKind::Join:
        return words(Words::tr("{task} waited for all items of queue {thing} to be done"));
    case WaitKind::Lock:
        return words(Words::tr("{task} waited for lock {thing}"));
    case WaitKind::Semaphore:
        return words(Words::tr("{task} waited for semaphore {thing}"));
    case WaitKind::ConditionLock:
        return words(Words::tr("{task} waited for condition {thing}"));
    case WaitKind::Notification:
        return words(Words::tr("{task} waited in condition {thing}"));
    case WaitKind::Barrier:
        return words(Words::tr("{task} waited at barrier {thing}"));
    case WaitKind::Event:
        return words(Words::tr("{task} waited for event {thing}"));
    case WaitKind::Future:
        return words(Words::tr("{task} waited for future {thing}"));
    case WaitKind::Task:
        return fill(Words::tr("{task} waited for task {other}"),
                    {{u"task", task}, {u"other", run.taskName(TaskId(span.object))}});
    case WaitKind::Thread:
        return words(Words::tr("{task} waited for its thread"));
    case WaitKind::Worker:
        return words(Words::tr("{task} waited for a worker of {thing}"));
    case WaitKind::Gather:
    case WaitKind::Wait:
    case WaitKind::AsCompleted:
        return fill(Words::tr("{task} waited in {call}"), {{u"task", task}, {u"call", spanWords(run, span)}});
    case WaitKind::Shield:
        return words(Words::tr("{task} waited behind a shield"));
    case WaitKind::WaitFor:
        return words(Words::tr("{task} waited in wait_for"));
    case WaitKind::Tasks:
        return words(Words::tr("{task} waited for tasks to end"));
    case WaitKind::Group:
        return words(Words::tr("{task} waited for the tasks of its group"));
    case WaitKind::Other:
        break;
    }
    return words(Words::tr("{task} waited"));
}

/// \a what happened, a clause, and when: "ada slept from 0.20 s to 0.50 s (0.30 s)".
QString overStretch(const QString &what, const LaneSpan &span)
{
    const QString pattern = span.unfinished
        ? Words::tr("{what} from {begin} until the end of the run at {end} ({length})")
        : Words::tr("{what} from {begin} to {end} ({length})");
    return fill(pattern,
                {{u"what", what},
                 {u"begin", formatTime(span.begin)},
                 {u"end", formatTime(span.end)},
                 {u"length", formatTime(span.end - span.begin)}});
}

/// In the bar of an event or a future.
QString setWords(const Run &run, const LaneSpan &span)
{
    const QString value = valueWords(run, span.result);
    if (span.outcome == Outcome::Cancelled)
        return Words::tr("cancelled");
    return value.isEmpty() ? Words::tr("set") : value;
}

/// "Future order was set to 'soup'": what a future was over a span.
QString settledWords(const QString &future, const QString &value, Outcome outcome)
{
    const auto words = [&](const QString &pattern) {
        return fill(pattern, {{u"future", future}, {u"value", value}});
    };
    switch (outcome) {
    case Outcome::Raised:
        return words(Words::tr("Future {future} had failed with {value}"));
    case Outcome::Cancelled:
        return words(Words::tr("Future {future} was cancelled"));
    case Outcome::Returned:
        break;
    }
    return words(value.isEmpty() ? Words::tr("Future {future} was done")
                                 : Words::tr("Future {future} was set to {value}"));
}

/// "asker set future order to 'soup' at 0.20 s."
QString futureWords(const QString &who, const QString &future, const LaneMark &mark, const QString &when)
{
    const auto words = [&](const QString &pattern) {
        return fill(pattern, {{u"task", who}, {u"future", future}, {u"value", mark.text}, {u"time", when}});
    };
    switch (mark.outcome) {
    case Outcome::Raised:
        return words(Words::tr("{task} failed future {future} at {time}: {value}"));
    case Outcome::Cancelled:
        return words(Words::tr("{task} cancelled future {future} at {time}."));
    case Outcome::Returned:
        break;
    }
    return words(mark.text.isEmpty() ? Words::tr("{task} set future {future} at {time}.")
                                     : Words::tr("{task} set future {future} to {value} at {time}."));
}

/// \a waited, a clause, and how that wait or sleep came to its end.
QString withEnd(const QString &waited, const Run &run, const LaneSpan &span)
{
    const QString value = span.kind == LaneSpan::Kind::Waiting ? valueWords(run, span.result) : QString();
    const auto words = [&](const QString &pattern) {
        return fill(pattern, {{u"waited", waited}, {u"value", value}, {u"task", run.taskName(span.task)}});
    };
    const bool known = span.task != TaskId::None;
    if (span.cancelled && !span.unfinished)
        return words(known ? Words::tr("{waited}; then {task} had it cancelled.")
                           : Words::tr("{waited}; then it was cancelled."));
    if (span.unfinished || !known || span.kind != LaneSpan::Kind::Waiting)
        return words(value.isEmpty() ? Words::tr("{waited}.") : Words::tr("{waited}, which gave {value}."));
    return words(value.isEmpty() ? Words::tr("{waited}; {task} ended the wait.")
                                 : Words::tr("{waited}; {task} ended the wait, which gave {value}."));
}

QString atEnd(const QString &sentence)
{
    return fill(Words::tr("{sentence}."), {{u"sentence", sentence}});
}

/// Of a span of a resource that counts: "Counter till held 3 from 0.00 s to 0.70 s (0.70 s)."
QString fillSentence(const TimelineLane &lane, const QString &thing, const LaneSpan &span)
{
    const auto words = [&](const QString &pattern) {
        return atEnd(overStretch(fill(pattern,
                                      {{u"thing", thing},
                                       {u"count", QString::number(span.value)},
                                       {u"all", QString::number(lane.ceiling)}}),
                                 span));
    };
    switch (lane.kind) {
    case Lane::Kind::CounterValue:
        return words(Words::tr("Counter {thing} held {count}"));
    case Lane::Kind::BarrierFill:
        return words(Words::tr("{count} of {all} waited at barrier {thing}"));
    case Lane::Kind::ExecutorUse:
        return words(Words::tr("{count} of {all} workers of {thing} were busy"));
    case Lane::Kind::QueueFill:
        return words(lane.bounded
                         ? Words::tr("{thing} held {count} of {all} items")
                         : plural("Timeline", QT_TRANSLATE_N_NOOP("Timeline", "{thing} held %n items"),
                                  "{thing} held %n item", span.value));
    case Lane::Kind::SemaphoreUse:
        return words(Words::tr("{thing} had given out {count} of {all} permits"));
    case Lane::Kind::Task: // do not count
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
    case Lane::Kind::Event:
    case Lane::Kind::FutureSet:
    case Lane::Kind::Output:
    case Lane::Kind::Variable:
        break;
    }
    return {};
}

QString waitInBar(const Run &run, const LaneSpan &span)
{
    const auto words = [&](const QString &pattern) {
        return fill(pattern, {{u"thing", resourceName(run, span.object)}});
    };
    switch (waitOf(run, span)) {
    case WaitKind::Put:
        return Words::tr("put: full");
    case WaitKind::Get:
        return Words::tr("get");
    case WaitKind::Join:
        return words(Words::tr("join {thing}"));
    case WaitKind::Lock:
        return words(Words::tr("lock {thing}"));
    case WaitKind::Semaphore:
        return words(Words::tr("semaphore {thing}"));
    case WaitKind::ConditionLock:
        return words(Words::tr("condition {thing}"));
    case WaitKind::Notification:
        return words(Words::tr("wait {thing}"));
    case WaitKind::Barrier:
        return shareWords(Words::tr("barrier"), span);
    case WaitKind::Event:
        return words(Words::tr("event {thing}"));
    case WaitKind::Future:
        return words(Words::tr("await {thing}"));
    case WaitKind::Task:
        return fill(Words::tr("await {task}"), {{u"task", run.taskName(TaskId(span.object))}});
    case WaitKind::Thread:
        return Words::tr("thread");
    case WaitKind::Worker:
        return words(Words::tr("worker {thing}"));
    case WaitKind::Gather:
        return shareWords(Words::tr("gather"), span);
    case WaitKind::Wait:
        return shareWords(Words::tr("wait"), span);
    case WaitKind::AsCompleted:
        return shareWords(Words::tr("as_completed"), span);
    case WaitKind::Shield:
        return Words::tr("shield");
    case WaitKind::WaitFor:
        return Words::tr("wait_for");
    case WaitKind::Tasks:
        return Words::tr("waits for tasks");
    case WaitKind::Group:
        return Words::tr("group");
    case WaitKind::Other:
        break;
    }
    return Words::tr("waits");
}

} // namespace

QString spanWords(const Run &run, const LaneSpan &span)
{
    switch (span.kind) {
    case LaneSpan::Kind::Running:
        return span.verb == Verb::Block ? Words::tr("blocks the loop") : Words::tr("computes");
    case LaneSpan::Kind::Set:
        return setWords(run, span);
    case LaneSpan::Kind::Owned:
        return run.taskName(span.task);
    case LaneSpan::Kind::Waiting:
        return waitInBar(run, span);
    case LaneSpan::Kind::Sleeping:
        return fill(Words::tr("sleep {time}"), {{u"time", lengthWords(span.end - span.begin)}});
    case LaneSpan::Kind::Ready:
    case LaneSpan::Kind::Fill:
    case LaneSpan::Kind::Printed: // these two have texts of their own
    case LaneSpan::Kind::Value:
        break;
    }
    return {};
}

QString describeSpan(const Timeline &timeline, const Run &run, int lane, const LaneSpan &span)
{
    const TimelineLane &place = timeline.lanes[lane];
    const QString thing = resourceName(run, place.resource);
    const auto words = [&](const QString &pattern) {
        return overStretch(
            fill(pattern, {{u"lane", place.name}, {u"thing", thing}, {u"task", run.taskName(span.task)}}),
            span);
    };
    switch (span.kind) {
    case LaneSpan::Kind::Running:
        return fill(Words::tr("{held}; meanwhile nobody else could run."),
                    {{u"held",
                      words(span.verb == Verb::Block ? Words::tr("{lane} blocked the loop")
                                                     : Words::tr("{lane} computed"))}});
    case LaneSpan::Kind::Sleeping:
        return withEnd(words(Words::tr("{lane} slept")), run, span);
    case LaneSpan::Kind::Ready:
        return atEnd(words(Words::tr("{lane} was ready but not running")));
    case LaneSpan::Kind::Waiting:
        return withEnd(overStretch(waitedWords(run, place.name, span), span), run, span);
    case LaneSpan::Kind::Fill:
        return fillSentence(place, thing, span);
    case LaneSpan::Kind::Owned:
        return atEnd(words(place.kind == Lane::Kind::LockOwner ? Words::tr("{task} held lock {thing}")
                                                               : Words::tr("{task} held condition {thing}")));
    case LaneSpan::Kind::Printed:
        return describeLines(run, place, span.value, span.goal);
    case LaneSpan::Kind::Value:
        return describeValue(place, span);
    case LaneSpan::Kind::Set:
        break;
    }
    if (place.kind == Lane::Kind::Event)
        return atEnd(words(Words::tr("Event {thing} was set")));
    return atEnd(overStretch(settledWords(thing, valueWords(run, span.result), span.outcome), span));
}

QString describeMoment(const Timeline &timeline, const Run &run, int at, Micros time)
{
    const TimelineLane &lane = timeline.lanes[at];
    const Lane &told = laneTold(lane);
    const Run &of = runTold(timeline, lane, run);
    const LaneSpan *const span = told.spanAt(time);
    const bool hasEnded = told.kind == Lane::Kind::Task && !told.marks.isEmpty()
        && told.marks.back().kind <= LaneMark::Kind::Returned && told.marks.back().time <= time;
    const QString sentence = hasEnded ? describeMark(of, lane, told.marks.back())
        : span                        ? describeSpan(timeline, of, at, *span)
                                      : fill(Words::tr("Lane {name}."), {{u"name", lane.name}});
    return lane.isGone ? fill(Words::tr("Only in the pinned run: {sentence}"), {{u"sentence", sentence}})
                       : sentence;
}

QString describeMark(const Run &run, const TimelineLane &lane, const LaneMark &mark)
{
    const QString when = formatTime(mark.time);
    const QString who = mark.by == TaskId::None ? Words::tr("the program") : run.taskName(mark.by);
    const QString thing = resourceName(run, lane.resource);
    const auto words = [&](const QString &pattern) {
        return fill(
            pattern,
            {{u"lane", lane.name}, {u"time", when}, {u"text", mark.text}, {u"task", who}, {u"thing", thing}});
    };
    switch (mark.kind) {
    case LaneMark::Kind::Cancelled:
        return words(Words::tr("{lane} was cancelled at {time}."));
    case LaneMark::Kind::Failed:
        return words(Words::tr("{lane} failed at {time}: {text}"));
    case LaneMark::Kind::Returned:
        return words(mark.text.isEmpty() ? Words::tr("{lane} returned at {time}.")
                                         : Words::tr("{lane} returned {text} at {time}."));
    case LaneMark::Kind::CancelRequested:
        return words(mark.text.isEmpty()
                         ? Words::tr("{task} asked {lane} to stop at {time}.")
                         : Words::tr("{text} asked {lane} to stop at {time}, because of {task}."));
    case LaneMark::Kind::EventSet:
        return lane.kind == Lane::Kind::Event ? words(Words::tr("{task} set event {thing} at {time}."))
                                              : futureWords(who, thing, mark, when);
    case LaneMark::Kind::Gave:
        return words(Words::tr("{lane} gave {text} at {time}."));
    case LaneMark::Kind::EventCleared:
        return words(Words::tr("{task} cleared event {thing} at {time}."));
    }
    return {};
}

QString stretchWords(const StretchFigures &figures, Micros digit)
{
    const auto words = [digit](Micros time) { return rulerTime(time, std::min<Micros>(digit, 10'000)); };
    QStringList read{
        fill(Words::tr("Δt {length}"), {{u"length", words(figures.length)}}),
        Words::tr("%n events", nullptr, int(figures.events)),
        fill(Words::tr("{rate} items/s"), {{u"rate", QString::number(figures.itemsPerSecond, 'f', 1)}})};
    if (figures.waits)
        read += fill(Words::tr("mean wait {wait} (of {waits})"),
                     {{u"wait", words(figures.meanWait)}, {u"waits", QString::number(figures.waits)}});
    return read.join(QStringLiteral("   "));
}

} // namespace signalbox
