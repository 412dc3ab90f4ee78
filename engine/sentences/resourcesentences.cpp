// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/resourcesentences.h"
#include "engine/sentences/namewords.h"

#include "engine/catalog/catalog.h"
#include "engine/layout/rows.h"
#include "engine/messages/message.h"
#include "engine/replay/lanes.h"
#include "engine/replay/sharedlock.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/wording.h"
#include "engine/trace/naming.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

/// One resource at one moment.
struct Thing {
    Thing(const Moment &at, quint32 resource)
        : moment(at)
        , number(resource)
        , view(at.world().resources[resource])
        , lock(at.world().resources[lockOf(at.program(), resource)])
        , amount(at.program().resources[resource].amount)
        , name{u"name", at.resourceName(resource)}
        , since{u"time", timeWords(view.since)}
        , by{u"by", at.name(view.changedBy)}
    {
    }

    const Moment &moment;
    quint32 number;
    const ResourceView &view;
    const ResourceView &lock; ///< of a condition that shares one; else the same
    qint64 amount; ///< as its node says: capacity, permits, parties, workers
    Place name;
    Place since; ///< last change
    Place by; ///< who changed it
};

QString number(qint64 count)
{
    return QString::number(count);
}

/// \a one or \a many about those in \a line, {tasks}; nothing where it is empty.
QString lineWords(const Moment &moment, const Line<TaskId> &line, const QString &one, const QString &many)
{
    if (line.empty())
        return {};
    return fill(line.size() == 1 ? one : many, {{u"tasks", moment.names(line)}});
}

QString waitersWords(const Thing &thing)
{
    return thing.view.waiters.empty()
        ? Words::tr("nobody waits for it")
        : lineWords(thing.moment, thing.view.waiters, Words::tr("{tasks} waits for it"),
                    Words::tr("{tasks} wait for it"));
}

/// Who is first in line, and who stands behind.
QString inLine(const Thing &thing)
{
    const Line<TaskId> &line = thing.view.waiters;
    if (line.empty())
        return Words::tr("nobody waits for it");
    const Place next{u"task", thing.moment.name(line.front())};
    const std::vector<TaskId> rest{line.begin() + 1, line.end()};
    return rest.empty()
        ? fill(Words::tr("{task} is next"), {next})
        : fill(Words::tr("{task} is next, then {others}"), {next, {u"others", thing.moment.names(rest)}});
}

QString contents(const Thing &thing)
{
    const qint64 held = qint64(thing.view.items.size());
    const QList<Place> places{thing.name,
                              thing.since,
                              {u"count", number(held)},
                              {u"capacity", number(thing.amount)},
                              {u"items", itemCount(held)}};
    if (held == 0)
        return fill(Words::tr("{name} is empty since {time}"), places);
    if (thing.amount <= 0)
        return fill(Words::tr("{name} holds {items} and has no limit"), places);
    return fill(held >= thing.amount ? Words::tr("{name} holds {count} of {capacity} items since {time}")
                                     : Words::tr("{name} holds {count} of {capacity} items"),
                places);
}

QString leavingWords(QueueOrder order)
{
    switch (order) {
    case QueueOrder::Fifo:
        return {};
    case QueueOrder::Lifo:
        return Words::tr("the newest leaves first");
    case QueueOrder::Priority:
        return Words::tr("the lowest priority number leaves first");
    }
    Q_UNREACHABLE();
}

QString queue(const Thing &thing)
{
    const ResourceView &view = thing.view;
    const Moment &moment = thing.moment;
    QString lines = Words::tr("nobody waits for it");
    if (!view.putters.empty() || !view.waiters.empty()) {
        const QString putters = view.putters.empty()
            ? Words::tr("nobody waits to put")
            : lineWords(moment, view.putters, Words::tr("{tasks} waits to put"),
                        Words::tr("{tasks} wait to put"));
        const QString getters = view.waiters.empty()
            ? Words::tr("nobody waits to get")
            : lineWords(moment, view.waiters, Words::tr("{tasks} waits to get"),
                        Words::tr("{tasks} wait to get"));
        lines = fill(Words::tr("{putters}, {getters}"), {{u"putters", putters}, {u"getters", getters}});
    }
    QString open;
    if (!view.joiners.empty())
        open = fill(view.joiners.size() == 1
                        ? Words::tr("{tasks} waits until all are marked done, {count} to go")
                        : Words::tr("{tasks} wait until all are marked done, {count} to go"),
                    {{u"tasks", moment.names(view.joiners)}, {u"count", number(view.unfinished)}});
    return sentence({contents(thing), leavingWords(view.order), lines, open});
}

QString freeLock(const Thing &thing)
{
    const TaskId taker = thing.moment.aboutToTake(thing.number);
    const Place who{u"taker", thing.moment.name(taker)};
    if (thing.view.changedBy == TaskId::None)
        return taker == TaskId::None
            ? fill(Words::tr("{name} is free, nobody has held it yet"), {thing.name})
            : fill(Words::tr("{name} is free, nobody has held it yet, and {taker} is about to take it"),
                   {thing.name, who});
    return taker == TaskId::None
        ? fill(Words::tr("{name} is free since {time}"), {thing.name, thing.since})
        : fill(Words::tr("{name} is free since {time}, and {taker} is about to take it"),
               {thing.name, thing.since, who});
}

QString lock(const Thing &thing)
{
    if (thing.view.holders.empty())
        return sentence({freeLock(thing), inLine(thing)});
    const Moment &moment = thing.moment;
    const Holding &held = thing.view.holders.front();
    const TaskView *const holder = moment.world().task(held.task);
    const Fact *const release = moment.nextChange(thing.number);
    QString pattern = Words::tr("{name} is held by {holder} since {taken}");
    if (release)
        pattern = Words::tr("{name} is held by {holder} since {taken} and released at {released}");
    else if (holder && isDone(holder->state))
        pattern = Words::tr(
            "{name} is held by {holder} since {taken}, and {holder} has ended without releasing it");
    const QString owner = fill(pattern,
                               {thing.name,
                                {u"holder", moment.name(held.task)},
                                {u"taken", timeWords(held.since)},
                                {u"released", release ? timeWords(release->time) : QString()}});
    return sentence({owner, inLine(thing)});
}

QString semaphore(const Thing &thing)
{
    const Moment &moment = thing.moment;
    const TaskId taker = moment.aboutToTake(thing.number);
    const QString taking = taker == TaskId::None
        ? QString()
        : fill(Words::tr("{task} is about to take one"), {{u"task", moment.name(taker)}});
    if (moment.isSignal(thing.number)) {
        const QString free =
            fill(Words::tr("{name} has {permits} free and began with {count}"),
                 {thing.name, {u"permits", permitCount(thing.view.free)}, {u"count", number(thing.amount)}});
        return sentence({free, taking, inLine(thing)});
    }
    const std::vector<TaskId> having = moment.holders(thing.number);
    const QString free =
        fill(Words::tr("{name} has {count} of {permits} free"),
             {thing.name, {u"count", number(thing.view.free)}, {u"permits", permitCount(thing.amount)}});
    QString who = Words::tr("nobody holds one");
    if (having.size() == 1)
        who =
            fill(Words::tr("{task} holds one since {taken}"),
                 {{u"task", moment.names(having)}, {u"taken", timeWords(thing.view.holders.front().since)}});
    else if (!having.empty())
        who = fill(Words::tr("{tasks} hold one each"), {{u"tasks", moment.names(having)}});
    return sentence({free, who, taking, inLine(thing)});
}

QString flagPattern(const ResourceView &view)
{
    if (view.changedBy == TaskId::None)
        return view.isSet ? Words::tr("{name} is set from the start") : Words::tr("{name} is not set");
    return view.isSet ? Words::tr("{name} is set since {time}, when {by} set it")
                      : Words::tr("{name} is not set since {time}, when {by} cleared it");
}

QString event(const Thing &thing)
{
    const QString flag = fill(flagPattern(thing.view), {thing.name, thing.since, thing.by});
    if (thing.view.isSet)
        return sentence({flag,
                         thing.view.wokeLast > 0 ? fill(Words::tr("that woke {tasks}"),
                                                        {{u"tasks", taskCount(thing.view.wokeLast)}})
                                                 : QString()});
    QString outlook;
    if (const Fact *const set = thing.moment.nextChange(thing.number))
        outlook = fill(Words::tr("{task} sets it at {time}"),
                       {{u"task", thing.moment.name(set->task)}, {u"time", timeWords(set->time)}});
    else if (thing.moment.run().hasEnded())
        outlook = Words::tr("nobody sets it any more in this run");
    return sentence({flag, waitersWords(thing), outlook});
}

QString condition(const Thing &thing)
{
    const ResourceView &view = thing.view;
    const Moment &moment = thing.moment;
    const std::vector<Holding> &holders = thing.lock.holders;
    const QString held = holders.empty() ? fill(Words::tr("{name}'s lock is free"), {thing.name})
                                         : fill(Words::tr("{name}'s lock is held by {holder} since {taken}"),
                                                {thing.name,
                                                 {u"holder", moment.name(holders.front().task)},
                                                 {u"taken", timeWords(holders.front().since)}});
    const QString room = view.room.empty()
        ? Words::tr("nobody waits in it for a notify")
        : lineWords(moment, view.room, Words::tr("{tasks} waits in it for a notify"),
                    Words::tr("{tasks} wait in it for a notify"));
    const QString line = lineWords(moment, view.waiters, Words::tr("{tasks} waits for the lock"),
                                   Words::tr("{tasks} wait for the lock"));
    const QString rang = view.notified < 0
        ? QString()
        : fill(Words::tr("{task} notified it last at {time} and woke {tasks}"),
               {{u"task", moment.name(view.notifier)},
                {u"time", timeWords(view.notified)},
                {u"tasks", taskCount(view.wokeLast)}});
    return sentence({held, room, line, rang});
}

QString barrier(const Thing &thing)
{
    const QList<Place> places{thing.name,
                              thing.since,
                              thing.by,
                              {u"there", number(thing.view.value)},
                              {u"count", number(thing.amount)},
                              {u"tasks", taskCount(thing.amount)}};
    switch (thing.view.barrier) {
    case BarrierState::Filling:
        return sentence({fill(Words::tr("{name} waits for {tasks} and has {there}"), places),
                         lineWords(thing.moment, thing.view.waiters, Words::tr("{tasks} waits"),
                                   Words::tr("{tasks} wait"))});
    case BarrierState::Draining:
        return sentence({fill(
            Words::tr("{name} is open since {time}: all {count} have come, {there} have still to go through"),
            places)});
    case BarrierState::Resetting:
        return sentence(
            {fill(Words::tr("{name} was reset by {by} at {time} and sends away those who waited"), places)});
    case BarrierState::Broken:
        break;
    }
    return sentence(
        {fill(thing.view.changedBy == TaskId::None ? Words::tr("{name} was broken at {time}")
                                                   : Words::tr("{name} was broken by {by} at {time}"),
              places),
         Words::tr("whoever waits or comes gets BrokenBarrierError")});
}

QString counter(const Thing &thing)
{
    const ResourceView &view = thing.view;
    const Moment &moment = thing.moment;
    const Place value{u"value", number(view.value)};
    QStringList clauses{
        view.changedBy == TaskId::None
            ? fill(Words::tr("{name} holds {value} as it did at the start"), {thing.name, value})
            : fill(Words::tr("{name} holds {value} since {time}, when {by} wrote it"),
                   {thing.name, value, thing.since, thing.by})};
    for (const Reading &reading : view.readings) {
        if (reading.overwritten != TaskId::None && !reading.isUsed)
            clauses += fill(Words::tr("{task} still has {value} in hand, read before {other} changed it"),
                            {{u"task", moment.name(reading.task)},
                             {u"value", number(reading.value)},
                             {u"other", moment.name(reading.overwritten)}});
    }
    if (view.losses > 0)
        clauses += fill(Words::tr("value lost: {task} wrote {value} over {old} at {time}, resting on what it "
                                  "had read before {other} changed it"),
                        {{u"task", moment.name(view.lost.by)},
                         {u"value", number(view.lost.wrote)},
                         {u"old", number(view.lost.over)},
                         {u"time", timeWords(view.lost.time)},
                         {u"other", moment.name(view.lost.victim)}});
    return sentence(clauses);
}

QString setFuture(const Thing &thing)
{
    const QString value = resultWords(thing.moment.run(), thing.view.result);
    const QList<Place> places{thing.name,
                              thing.since,
                              thing.by,
                              {u"value", value},
                              {u"error", errorWords(thing.moment.run(), thing.view.error)}};
    switch (thing.view.outcome) {
    case Outcome::Returned:
        return fill(thing.view.result != 0
                        ? Words::tr("{name} was set to {value} by {by} at {time}")
                        : Words::tr("{name} has its result since {time}, when {by} set it"),
                    places);
    case Outcome::Raised:
        return fill(Words::tr("{name} has an exception since {time}, when {by} set it: {error}"), places);
    case Outcome::Cancelled:
        break;
    }
    return fill(Words::tr("{name} was cancelled by {by} at {time}"), places);
}

QString future(const Thing &thing)
{
    if (thing.view.isSet)
        return sentence({setFuture(thing)});
    const Run &run = thing.moment.run();
    QString outlook = run.hasEnded() ? Words::tr("nobody sets it in this run") : QString();
    if (const Fact *const done = thing.moment.nextChange(thing.number)) {
        const QString value =
            done->outcome() == Outcome::Returned ? resultWords(run, done->text()) : QString();
        QString pattern = value.isEmpty() ? Words::tr("{task} sets it at {time}")
                                          : Words::tr("{task} sets it to {value} at {time}");
        if (done->outcome() == Outcome::Cancelled)
            pattern = Words::tr("{task} cancels it at {time}");
        outlook = fill(
            pattern,
            {{u"task", thing.moment.name(done->task)}, {u"value", value}, {u"time", timeWords(done->time)}});
    }
    return sentence({fill(Words::tr("{name} is not set yet"), {thing.name}), waitersWords(thing), outlook});
}

QString tickPattern(const Duration &time, qint64 amount)
{
    if (time.law == Duration::Law::Fixed)
        return amount > 0
            ? plural("Explain", QT_TRANSLATE_N_NOOP("Explain", "{name} gives a tick every {pause}, %n times"),
                     "{name} gives a tick every {pause}, %n time", amount)
            : Words::tr("{name} gives a tick every {pause}");
    return amount > 0
        ? plural("Explain",
                 QT_TRANSLATE_N_NOOP("Explain", "{name} gives a tick after times that vary, %n times"),
                 "{name} gives a tick after times that vary, %n time", amount)
        : Words::tr("{name} gives a tick after times that vary");
}

QString ticker(const Thing &thing)
{
    const Moment &moment = thing.moment;
    const Duration &time = moment.program().resources[thing.number].time;
    std::vector<TaskId> listeners;
    const TaskView *next = nullptr;
    for (const TaskId id : moment.world().sleepers) {
        const TaskView &task = moment.world().tasks[index(id)];
        const auto &steps = moment.program().steps;
        if (task.step >= steps.size() || steps[task.step].verb != Verb::AsyncFor
            || steps[task.step].target != thing.number)
            continue;
        listeners.push_back(id);
        next = next ? next : &task;
    }
    QString who = Words::tr("nobody waits for one now");
    if (next)
        who = fill(listeners.size() == 1 ? Words::tr("{tasks} waits for the next, {task} until {end}")
                                         : Words::tr("{tasks} wait for the next, {task} until {end}"),
                   {{u"tasks", moment.names(listeners)},
                    {u"task", moment.name(next->id)},
                    {u"end", timeWords(next->until)}});
    return sentence(
        {fill(tickPattern(time, thing.amount), {thing.name, {u"pause", timeWords(time.low)}}), who});
}

QString executor(const Thing &thing)
{
    const ResourceView &view = thing.view;
    const Moment &moment = thing.moment;
    QStringList busy;
    constexpr std::size_t kMost = 4;
    for (std::size_t at = 0; at < std::min(view.jobs.size(), kMost); ++at) {
        const Job &job = view.jobs[at];
        busy += fill(Words::tr("worker {number} works for {task} since {time}"),
                     {{u"number", number(job.worker + 1)},
                      {u"task", moment.name(job.task)},
                      {u"time", timeWords(job.since)}});
    }
    const QString line = view.waiters.empty()
        ? Words::tr("no call is queued")
        : fill(Words::tr("queued: {tasks}"), {{u"tasks", moment.names(view.waiters)}});
    return sentence({fill(Words::tr("{name} has {count} of {workers} busy"),
                          {thing.name,
                           {u"count", number(qint64(view.jobs.size()))},
                           {u"workers", workerCount(thing.amount)}}),
                     busy.join(Words::tr(", ")), line});
}

// ---- in a few words

QString withLine(const Thing &thing, const QString &state, const Line<TaskId> &line, const QString &sentence)
{
    return line.empty() ? state : fill(sentence, {{u"state", state}, {u"tasks", thing.moment.names(line)}});
}

QString withWaiters(const Thing &thing, const QString &state)
{
    return withLine(thing, state, thing.view.waiters, Words::tr("{state}, waiting: {tasks}"));
}

QString shareOf(const QString &sentence, qint64 count, qint64 all)
{
    return fill(sentence, {{u"count", number(count)}, {u"all", number(all)}});
}

QString queueState(const Thing &thing)
{
    const QString items = number(qint64(thing.view.items.size()));
    const QString state = thing.amount > 0 ? fill(Words::tr("{count} of {capacity} items"),
                                                  {{u"count", items}, {u"capacity", number(thing.amount)}})
                                           : fill(Words::tr("items: {count}"), {{u"count", items}});
    const QString puts =
        withLine(thing, state, thing.view.putters, Words::tr("{state}, waiting to put: {tasks}"));
    return withLine(thing, puts, thing.view.waiters, Words::tr("{state}, waiting to get: {tasks}"));
}

QString ownerState(const Thing &thing)
{
    const std::vector<Holding> &holders = thing.lock.holders;
    if (holders.empty())
        return Words::tr("free");
    return fill(Words::tr("held by {task}"), {{u"task", thing.moment.name(holders.front().task)}});
}

QString lockState(const Thing &thing)
{
    return withWaiters(thing, ownerState(thing));
}

QString conditionState(const Thing &thing)
{
    return withLine(thing, lockState(thing), thing.view.room, Words::tr("{state}, to be notified: {tasks}"));
}

QString semaphoreState(const Thing &thing)
{
    const qint64 taken = levelOf(thing.view, thing.amount)->value;
    return withWaiters(thing, shareOf(Words::tr("{count} of {all} permits taken"), taken, thing.amount));
}

QString eventState(const Thing &thing)
{
    return withWaiters(thing, thing.view.isSet ? Words::tr("set") : Words::tr("not set"));
}

QString outcomeOf(const Thing &thing)
{
    const Run &run = thing.moment.run();
    if (!thing.view.isSet)
        return Words::tr("not set");
    if (thing.view.outcome == Outcome::Raised)
        return fill(Words::tr("failed with {error}"), {{u"error", errorWords(run, thing.view.error)}});
    if (thing.view.outcome == Outcome::Cancelled)
        return Words::tr("cancelled");
    return thing.view.result == 0
        ? Words::tr("set")
        : fill(Words::tr("set to {value}"), {{u"value", valueWords(run, thing.view.result)}});
}

QString futureState(const Thing &thing)
{
    return withWaiters(thing, outcomeOf(thing));
}

QString barrierState(const Thing &thing)
{
    return withWaiters(thing,
                       shareOf(Words::tr("{count} of {all} have come"), thing.view.value, thing.amount));
}

QString counterState(const Thing &thing)
{
    return fill(Words::tr("holds {value}"), {{u"value", number(thing.view.value)}});
}

QString noState(const Thing &)
{
    return {};
}

QString executorState(const Thing &thing)
{
    return withWaiters(
        thing,
        shareOf(Words::tr("{count} of {all} workers busy"), qint64(thing.view.jobs.size()), thing.amount));
}

/// What is told of a resource of each kind: a sentence, and a few words.
struct KindRow {
    NodeKind kind;
    QString (*tell)(const Thing &);
    QString (*state)(const Thing &);
};

constexpr std::array kKinds{
    KindRow{NodeKind::Queue, queue, queueState},
    KindRow{NodeKind::Lock, lock, lockState},
    KindRow{NodeKind::Semaphore, semaphore, semaphoreState},
    KindRow{NodeKind::Event, event, eventState},
    KindRow{NodeKind::Condition, condition, conditionState},
    KindRow{NodeKind::Barrier, barrier, barrierState},
    KindRow{NodeKind::Counter, counter, counterState},
    KindRow{NodeKind::Future, future, futureState},
    KindRow{NodeKind::Ticker, ticker, noState},
    KindRow{NodeKind::Executor, executor, executorState},
};
static_assert(isRowPerResource(kKinds), "every kind of resource has its row, in the order of NodeKind");

} // namespace

QString resourceSentence(const Moment &moment, quint32 resource)
{
    const Thing thing(moment, resource);
    return resourceRow(kKinds, thing.view.kind).tell(thing);
}

QString resourceState(const Moment &moment, quint32 resource)
{
    const Thing thing(moment, resource);
    return resourceRow(kKinds, thing.view.kind).state(thing);
}

} // namespace signalbox
