// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/waits.h"

#include "engine/messages/message.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

/// What a verb waits for, where that does not depend on what it acts on.
struct GoalRow {
    Verb verb;
    Goal goal;
};

constexpr std::array kGoals{
    GoalRow{Verb::Put, Goal::Room},
    GoalRow{Verb::Get, Goal::Item},
    GoalRow{Verb::AsyncFor, Goal::Item},
    GoalRow{Verb::Join, Goal::Marks},
    GoalRow{Verb::Acquire, Goal::Turn},
    GoalRow{Verb::ToThread, Goal::Thread},
    GoalRow{Verb::RunInExecutor, Goal::Worker},
};

const ResourceView *resourceOf(const World &world, const TaskView &task)
{
    return task.object < world.resources.size() ? &world.resources[task.object] : nullptr;
}

} // namespace

Goal goalOf(const World &world, const TaskView &task)
{
    const auto row = std::find_if(kGoals.begin(), kGoals.end(),
                                  [&task](const GoalRow &each) { return each.verb == task.verb; });
    if (row != kGoals.end())
        return row->goal;
    if (task.verb == Verb::Await)
        return task.isFuture ? Goal::Future : Goal::Task;
    if (task.verb != Verb::Wait && task.verb != Verb::WaitUntil)
        return Goal::Members;
    const ResourceView *const resource = resourceOf(world, task);
    if (resource && resource->kind == NodeKind::Condition)
        return Goal::Notify;
    if (resource && resource->kind == NodeKind::Future)
        return Goal::Future; // a program in Python waits at its resource
    return resource && resource->kind == NodeKind::Barrier ? Goal::Others : Goal::Flag;
}

Wait::Wait(const Moment &moment, const TaskView &task)
    : m_moment(moment)
    , m_task(task)
    , m_goal(goalOf(moment.world(), task))
    , m_resource(resourceOf(moment.world(), task))
    , m_end(findEnd())
{
}

/// A task that is woken and finds that another was quicker waits again: then the end lies further on.
Wait::End Wait::findEnd() const
{
    End woken;
    bool isOver = false;
    for (const quint32 at : m_moment.ahead(m_moment.facts().ofTask(m_task.id))) {
        const Fact &fact = m_moment.run().trace[at];
        if (fact.kind == FactKind::CancelRequested) {
            woken.scope = fact.askingScope();
            woken.by = fact.by();
            woken.isCancelled = true;
            woken.time = fact.time;
        } else if (fact.kind == FactKind::Woken) {
            woken.time = fact.time;
            if (!woken.isCancelled)
                woken.by = fact.by();
        } else if (fact.kind == FactKind::WaitEnded) {
            isOver = true; // also where it is asked to cancel when the wait has come true already
        } else if (fact.kind == FactKind::ItemPut || fact.kind == FactKind::ItemGot) {
            woken.item = fact.item();
            return woken;
        } else if (fact.kind == FactKind::WaitBegan && !isOver) {
            woken = {};
        } else if (fact.kind != FactKind::TurnBegan && fact.kind != FactKind::GroupAborting
                   && fact.kind != FactKind::TimeoutExpired) {
            return woken; // the last two happen to its scope while it waits
        }
    }
    return woken;
}

QString Wait::fillReason(const QString &pattern, QList<Place> places) const
{
    places += {{u"task", m_moment.name(m_task.id)},
               {u"object", m_moment.objectName(m_task)},
               {u"time", timeWords(m_task.since)}};
    return fill(pattern, places);
}

QStringList Wait::reason() const
{
    const auto number = [](qint64 count) { return QString::number(count); };
    const qint64 amount = m_resource ? m_moment.program().resources[m_task.object].amount : 0;
    switch (m_goal) {
    case Goal::Room:
        return {roomReason()};
    case Goal::Item:
        if (m_resource && !m_resource->items.empty())
            return {fillReason(Words::tr(
                "{task} waits to get an item from {object}, whose items are for who was woken before it"))};
        return {
            fillReason(Words::tr("{task} waits to get an item from {object}, which is empty since {emptied}"),
                       {{u"emptied", timeWords(m_resource ? m_resource->since : 0)}})};
    case Goal::Marks:
        return {fillReason(Words::tr("{task} waits until all items of {object} are marked done, since {time} "
                                     "({count} still open)"),
                           {{u"count", number(m_resource ? m_resource->unfinished : 0)}})};
    case Goal::Turn:
        return {turnReason()};
    case Goal::Notify:
        return {fillReason(Words::tr("{task} waits in {object} for a notify, since {time}"))};
    case Goal::Others:
        return {fillReason(
            Words::tr("{task} waits at {object} until {count} have come, since {time} ({there} there now)"),
            {{u"count", number(amount)}, {u"there", number(m_resource->value)}})};
    case Goal::Flag:
    case Goal::Future:
        return {fillReason(Words::tr("{task} waits for {object} to be set, since {time}"))};
    case Goal::Thread:
        return {fillReason(Words::tr("{task} waits for its call in a thread, since {time}"))};
    case Goal::Worker:
        return {workerReason()};
    case Goal::Task: {
        const TaskView *const awaited = m_moment.world().task(TaskId(m_task.object));
        return {fillReason(Words::tr("{task} waits for {object} to end, since {time}")),
                awaited ? stateWords(m_moment, *awaited) : QString()};
    }
    case Goal::Members:
        return {membersReason()};
    }
    Q_UNREACHABLE();
}

QString Wait::itemInHand() const
{
    Item item = m_task.hand.number != 0 ? m_task.hand : m_end.item;
    if (item.number == 0 && m_task.gets == 0)
        item = {m_task.id, m_task.puts + 1}; // it only makes items: the next is known
    return item.number != 0 ? itemWords(m_moment.run(), item, m_task.id) : Words::tr("an item");
}

QString Wait::roomReason() const
{
    const qint64 amount = m_resource ? m_moment.program().resources[m_task.object].amount : 0;
    const qint64 held = m_resource ? qint64(m_resource->items.size()) : 0;
    if (amount > 0 && held >= amount)
        return fillReason(Words::tr("{task} waits to put {item} into {object}, which is full ({count} of "
                                    "{capacity}) since {filled}"),
                          {{u"item", itemInHand()},
                           {u"count", QString::number(held)},
                           {u"capacity", QString::number(amount)},
                           {u"filled", timeWords(m_resource->since)}});
    return fillReason(
        Words::tr(
            "{task} waits to put {item} into {object}, which has room only for who was woken before it"),
        {{u"item", itemInHand()}});
}

QString Wait::turnReason() const
{
    if (!m_resource)
        return fillReason(Words::tr("{task} waits for {object}"));
    if (m_resource->kind == NodeKind::Semaphore)
        return permitReason();
    if (!m_resource->holders.empty())
        return fillReason(Words::tr("{task} waits for {object}, held by {holder} since {taken}"),
                          {{u"holder", m_moment.name(m_resource->holders.front().task)},
                           {u"taken", timeWords(m_resource->holders.front().since)}});
    const TaskId taker = m_moment.aboutToTake(m_task.object);
    if (taker == TaskId::None)
        return fillReason(Words::tr("{task} waits for {object}"));
    return fillReason(Words::tr("{task} waits for {object}, which {taker} is about to take"),
                      {{u"taker", m_moment.name(taker)}});
}

/// Why no permit is to be had.
QString Wait::permitReason() const
{
    const qint64 permits = m_moment.program().resources[m_task.object].amount;
    const std::vector<TaskId> having = m_moment.holders(m_task.object);
    const TaskId taker = m_moment.aboutToTake(m_task.object);
    const QList<Place> places{{u"share", m_moment.share(m_task.object)},
                              {u"taker", m_moment.name(taker)},
                              {u"holders", m_moment.names(having)},
                              {u"count", QString::number(permits)}};
    if (m_moment.isSignal(m_task.object) || (having.empty() && taker == TaskId::None))
        return fillReason(Words::tr("{task} waits for {share}, of which none is free"), places);
    if (having.empty())
        return fillReason(Words::tr("{task} waits for {share}, which {taker} is about to take"), places);
    if (qint64(having.size()) == permits)
        return fillReason(Words::tr("{task} waits for {share}, all {count} held by {holders}"), places);
    if (taker == TaskId::None)
        return fillReason(Words::tr("{task} waits for {share}, held by {holders}"), places);
    return fillReason(Words::tr("{task} waits for {share}, held by {holders} and handed to {taker}"), places);
}

QString Wait::workerReason() const
{
    if (const Job *const job = this->job())
        return fillReason(
            Words::tr("{task} waits for its call on worker {number} of {object}, since {begun}"),
            {{u"number", QString::number(job->worker + 1)}, {u"begun", timeWords(job->since)}});
    return fillReason(Words::tr("{task} waits for a worker of {object}, where none is free, since {time}"));
}

const Job *Wait::job() const
{
    const std::vector<Job> &jobs = m_resource ? m_resource->jobs : m_moment.world().threads;
    const auto found =
        std::find_if(jobs.begin(), jobs.end(), [this](const Job &job) { return job.task == m_task.id; });
    return found == jobs.end() ? nullptr : &*found;
}

QString Wait::membersWords() const
{
    std::vector<TaskId> live;
    const auto &steps = m_moment.program().steps;
    if (isScopeVerb(m_task.verb)) {
        live = m_moment.members(ScopeId(m_task.object), true);
    } else if (m_task.step < steps.size()) {
        for (quint32 at = m_task.step + 1; at < steps[m_task.step].end; ++at) {
            const TaskView *const member = m_moment.world().taskOf(steps[at].target);
            if (member && !isDone(member->state))
                live.push_back(member->id);
        }
    }
    return m_moment.names(live);
}

/// Of all that a scope holds, of the first that is done, of the next.
QString Wait::membersReason() const
{
    const QString members = membersWords();
    if (members.isEmpty())
        return fillReason(Words::tr("{task} waits for its tasks to end, since {time}"));
    const auto &steps = m_moment.program().steps;
    const bool isFirst = m_task.verb == Verb::WaitTasks && m_task.step < steps.size()
        && WaitChoice(steps[m_task.step].choice) == WaitChoice::FirstCompleted;
    QString pattern = Words::tr("{task} waits for {others} to end, since {time}");
    if (isFirst)
        pattern = Words::tr("{task} waits for the first of {others} to end, since {time}");
    else if (m_task.verb == Verb::AsCompleted)
        pattern = Words::tr("{task} waits for the next of {others} to end, since {time}");
    return fillReason(pattern, {{u"others", members}});
}

QString Wait::brief() const
{
    const QString object = m_moment.objectName(m_task);
    const auto said = [&object](const QString &pattern) { return fill(pattern, {{u"object", object}}); };
    switch (m_goal) {
    case Goal::Room:
        return said(Words::tr("to put into {object}"));
    case Goal::Item:
        return m_task.verb == Verb::AsyncFor ? said(Words::tr("to get an item from {object}"))
                                             : said(Words::tr("to get from {object}"));
    case Goal::Marks:
        return said(Words::tr("for all items of {object} to be done"));
    case Goal::Turn:
        return fill(Words::tr("for {object}"),
                    {{u"object", m_resource ? m_moment.share(m_task.object) : object}});
    case Goal::Notify:
        return said(Words::tr("in {object}"));
    case Goal::Others:
        return said(Words::tr("at {object}"));
    case Goal::Flag:
    case Goal::Future:
    case Goal::Task:
        return said(Words::tr("for {object}"));
    case Goal::Thread:
        return Words::tr("for its call in a thread");
    case Goal::Worker:
        return said(Words::tr("for a worker of {object}"));
    case Goal::Members:
        break;
    }
    if (m_task.verb == Verb::Group || m_task.verb == Verb::WaitAll)
        return Words::tr("for its tasks");
    return isScopeVerb(m_task.verb) && !isTimeoutVerb(m_task.verb) && m_task.verb != Verb::Retry
        ? said(Words::tr("for what is in {object}"))
        : said(Words::tr("for {object}"));
}

QString Wait::place() const
{
    if (!m_resource)
        return {};
    switch (m_goal) {
    case Goal::Room:
        return placeWords(m_resource->putters, m_task.id);
    case Goal::Item:
    case Goal::Turn:
    case Goal::Worker:
        return placeWords(m_resource->waiters, m_task.id);
    case Goal::Notify:
        return placeWords(m_resource->room, m_task.id);
    case Goal::Marks:
    case Goal::Others:
    case Goal::Flag:
    case Goal::Thread:
    case Goal::Future:
    case Goal::Task:
    case Goal::Members:
        return {};
    }
    Q_UNREACHABLE();
}

QStringList Wait::outlook() const
{
    const QString place = this->place();
    const QString where = place.isEmpty() ? place : fill(Words::tr("it is {place}"), {{u"place", place}});
    return {where, ending()};
}

QString Wait::ending() const
{
    if (m_end.time < 0)
        return never();
    if (m_end.isCancelled)
        return cancelledEnd();
    const bool isByNobody = m_end.by == TaskId::None;
    const QString who = isByNobody ? QString() : m_moment.name(m_end.by);
    const auto by = [&](const QString &pattern) {
        return fill(pattern, {{u"task", who}, {u"time", timeWords(m_end.time)}});
    };
    const QString goesOn = by(Words::tr("it goes on at {time}"));
    const auto when = [&](const QString &pattern) { return isByNobody ? goesOn : by(pattern); };
    switch (m_goal) {
    case Goal::Room:
        return when(Words::tr("it goes on when {task} takes an item at {time}"));
    case Goal::Item:
        return isByNobody ? goesOn : itemEnd();
    case Goal::Marks:
        return when(Words::tr("it goes on when {task} marks the last one done at {time}"));
    case Goal::Turn:
        return isByNobody ? by(Words::tr("it wakes at {time}"))
                          : by(Words::tr("it wakes when {task} releases it at {time}"));
    case Goal::Notify:
        return when(Words::tr("it wakes when {task} notifies it at {time}"));
    case Goal::Others:
        return isByNobody ? goesOn : barrierEnd();
    case Goal::Flag:
        return when(Words::tr("it goes on when {task} sets it at {time}"));
    case Goal::Thread:
    case Goal::Worker:
        return by(Words::tr("it goes on when the call is done at {time}"));
    case Goal::Future:
    case Goal::Task:
    case Goal::Members:
        return isByNobody ? goesOn : m_task.isFuture ? futureEnd() : taskEnd();
    }
    Q_UNREACHABLE();
}

/// "it goes on when phone puts item 1 at 0.50 s".
QString Wait::itemEnd() const
{
    const QString item =
        m_end.item.number != 0 ? itemWords(m_moment.run(), m_end.item, m_end.by) : Words::tr("an item");
    return fill(Words::tr("it goes on when {task} puts {item} at {time}"),
                {{u"task", m_moment.name(m_end.by)}, {u"item", item}, {u"time", timeWords(m_end.time)}});
}

QString Wait::cancelledEnd() const
{
    const QString time = timeWords(m_end.time);
    if (m_task.verb == Verb::Group && index(m_end.scope) == m_task.object)
        return fill(Words::tr("{task} fails at {time}, and then the others are cancelled"),
                    {{u"task", m_moment.name(m_end.by)}, {u"time", time}});
    const QString who =
        m_moment.scope(m_end.scope) ? m_moment.scopeName(m_end.scope) : m_moment.name(m_end.by);
    if (who.isEmpty())
        return fill(Words::tr("it is cancelled at {time}"), {{u"time", time}});
    return fill(Words::tr("it is cancelled by {who} at {time}"), {{u"who", who}, {u"time", time}});
}

QString Wait::barrierEnd() const
{
    for (const quint32 at : m_moment.ahead(m_moment.facts().changesOf(m_task.object))) {
        const Fact &change = m_moment.run().trace[at];
        const auto state = change.barrier();
        const QList<Place> places{{u"task", m_moment.name(change.task)}, {u"time", timeWords(change.time)}};
        if (state == BarrierState::Broken)
            return fill(Words::tr("{task} breaks it at {time}"), places);
        if (state == BarrierState::Resetting)
            return fill(Words::tr("{task} resets it at {time}"), places);
        if (state == BarrierState::Draining)
            break;
    }
    return fill(Words::tr("it goes on when {task} comes as the last at {time}"),
                {{u"task", m_moment.name(m_end.by)}, {u"time", timeWords(m_end.time)}});
}

/// "it goes on when asker sets it to 'soup' at 0.20 s".
QString Wait::futureEnd() const
{
    const Fact *const done = m_moment.nextChange(m_task.object);
    const bool isIt = done && done->task == m_end.by;
    const bool isCancelled = isIt && done->outcome() == Outcome::Cancelled;
    const QString value =
        isIt && done->outcome() == Outcome::Returned ? resultWords(m_moment.run(), done->text()) : QString();
    const QList<Place> places{
        {u"task", m_moment.name(m_end.by)}, {u"time", timeWords(m_end.time)}, {u"value", value}};
    if (isCancelled)
        return fill(Words::tr("it goes on when {task} cancels it at {time}"), places);
    return fill(value.isEmpty() ? Words::tr("it goes on when {task} sets it at {time}")
                                : Words::tr("it goes on when {task} sets it to {value} at {time}"),
                places);
}

/// "it goes on when soup returns 'soup' at 0.20 s".
QString Wait::taskEnd() const
{
    const Fact *const last =
        m_task.verb == Verb::Await && index(m_end.by) == m_task.object ? m_moment.endOf(m_end.by) : nullptr;
    const QString value =
        last && last->outcome() == Outcome::Returned ? resultWords(m_moment.run(), last->text()) : QString();
    return fill(value.isEmpty() ? Words::tr("it goes on when {task} ends at {time}")
                                : Words::tr("it goes on when {task} returns {value} at {time}"),
                {{u"task", m_moment.name(m_end.by)}, {u"time", timeWords(m_end.time)}, {u"value", value}});
}

QString Wait::never() const
{
    const Run &run = m_moment.run();
    if (!run.hasEnded())
        return {};
    const QList<Place> cut{{u"time", timeWords(run.trace.endTime())}};
    if (run.ending() == Ending::Horizon || run.ending() == Ending::TooLong)
        return fill(Words::tr("it still waits when the run is cut off at {time}"), cut);
    if (run.ending() == Ending::BusyLoop || run.ending() == Ending::Stopped)
        return fill(Words::tr("it never goes on, because the run is stopped at {time}"), cut);
    switch (m_goal) {
    case Goal::Room:
        return Words::tr("nobody will ever take an item");
    case Goal::Item:
        return Words::tr("nobody will ever put an item");
    case Goal::Turn:
        return m_resource && m_resource->kind == NodeKind::Semaphore
            ? Words::tr("nobody will ever release one")
            : Words::tr("nobody will ever release it");
    case Goal::Notify:
        return Words::tr("nobody will ever notify it");
    case Goal::Others:
        return Words::tr("not enough will ever come");
    case Goal::Flag:
    case Goal::Future:
        return Words::tr("nobody will ever set it");
    case Goal::Marks:
    case Goal::Thread:
    case Goal::Worker:
    case Goal::Task:
    case Goal::Members:
        return m_task.isFuture ? Words::tr("nobody will ever set it") : Words::tr("that will never be");
    }
    Q_UNREACHABLE();
}

QString stateWords(const Moment &moment, const TaskView &task)
{
    const QString name = moment.name(task.id);
    switch (task.state) {
    case TaskState::Sleeping:
        return fill(Words::tr("{task} sleeps until {time}"),
                    {{u"task", name}, {u"time", timeWords(task.until)}});
    case TaskState::Waiting:
        return fill(Words::tr("{task} waits {wait}"),
                    {{u"task", name}, {u"wait", Wait(moment, task).brief()}});
    case TaskState::Running:
        return fill(Words::tr("{task} runs"), {{u"task", name}});
    case TaskState::Ready:
        return fill(Words::tr("{task} is ready to run"), {{u"task", name}});
    case TaskState::Returned:
    case TaskState::Raised:
    case TaskState::Cancelled:
        break;
    }
    return fill(Words::tr("{task} has ended"), {{u"task", name}});
}

} // namespace signalbox
