// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/sentences/explainer.h"

#include <algorithm>

// What a task waits for, and how that ends.

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QString ordinal(std::size_t place)
{
    static const QStringList words{u"first"_s, u"second"_s,  u"third"_s,  u"fourth"_s, u"fifth"_s,
                                   u"sixth"_s, u"seventh"_s, u"eighth"_s, u"ninth"_s,  u"tenth"_s};
    return place < std::size_t(words.size()) ? words[qsizetype(place)] : u"number %1"_s.arg(place + 1);
}

} // namespace

QString placeWords(const Line<TaskId> &line, TaskId id)
{
    const auto found = std::find(line.begin(), line.end(), id);
    if (found == line.end())
        return {};
    if (line.size() == 1)
        return u"next in line"_s;
    return u"%1 of %2 in line"_s.arg(ordinal(std::size_t(found - line.begin()))).arg(line.size());
}

QString Explainer::goal(const TaskView &task, const WaitEnd &end) const
{
    switch (task.verb) {
    case Verb::Put: {
        Item item = task.hand.number != 0 ? task.hand : end.item;
        if (item.number == 0 && task.gets == 0)
            item = {task.id, task.puts + 1}; // it only makes items: the next is known
        return u"to put %1 into "_s.arg(item.number != 0 ? itemWords(m_run, item, task.id) : u"an item"_s);
    }
    case Verb::Get:
    case Verb::AsyncFor:
        return u"to get an item from "_s;
    case Verb::Join:
        return u"until all items of "_s;
    case Verb::Wait:
    case Verb::WaitUntil:
        return kindOf(task) == NodeKind::Condition ? u"in "_s
            : kindOf(task) == NodeKind::Barrier    ? u"at "_s
                                                   : u"for "_s;
    default:
        return u"for "_s;
    }
}

NodeKind Explainer::kindOf(const TaskView &task) const
{
    return task.object < m_world.resources.size() ? m_world.resources[task.object].kind : NodeKind::Task;
}

const Job *Explainer::jobOf(const TaskView &task) const
{
    const std::vector<Job> &jobs =
        task.object < m_world.resources.size() ? m_world.resources[task.object].jobs : m_world.threads;
    const auto found =
        std::find_if(jobs.begin(), jobs.end(), [&task](const Job &job) { return job.task == task.id; });
    return found == jobs.end() ? nullptr : &*found;
}

QString Explainer::membersWords(const TaskView &task) const
{
    std::vector<TaskId> live;
    const auto &steps = m_run.program.steps;
    if (isScopeVerb(task.verb)) {
        live = members(ScopeId(task.object), true);
    } else if (task.step < steps.size()) {
        for (quint32 at = task.step + 1; at < steps[task.step].end; ++at) {
            const TaskView *const member = m_world.taskOf(steps[at].target);
            if (member && !isDone(member->state))
                live.push_back(member->id);
        }
    }
    return live.empty() ? QString() : names(live);
}

QString Explainer::waitWords(const TaskView &task) const
{
    const QString object = objectName(task);
    switch (task.verb) {
    case Verb::AsyncFor:
        return u"to get an item from "_s + object;
    case Verb::Wait:
    case Verb::WaitUntil:
        return goal(task, {}) + object;
    case Verb::ToThread:
        return u"for its call in a thread"_s;
    case Verb::RunInExecutor:
        return u"for a worker of "_s + object;
    case Verb::Gather:
    case Verb::WaitTasks:
    case Verb::AsCompleted:
    case Verb::Shield:
    case Verb::WaitFor:
        return u"for what is in "_s + object;
    case Verb::Put:
    case Verb::Get:
        return u"to "_s + verbWords(task.verb, object);
    case Verb::Join:
        return u"for all items of "_s + object + u" to be done"_s;
    case Verb::Acquire:
        return u"for "_s + (task.object < m_world.resources.size() ? share(task.object) : object);
    case Verb::Group:
    case Verb::WaitAll:
        return u"for its tasks"_s;
    default:
        return u"for "_s + object;
    }
}

QString Explainer::waitFor(const TaskView &task) const
{
    const QString object = objectName(task);
    const bool isResource = task.object < m_world.resources.size();
    const ResourceView none;
    const ResourceView &view = isResource ? m_world.resources[task.object] : none;
    const qint64 amount = isResource ? m_run.program.resources[task.object].amount : 0;
    const QString since = timeWords(task.since);
    switch (task.verb) {
    case Verb::Put:
        if (amount > 0 && qint64(view.items.size()) >= amount)
            return object
                + u", which is full (%1 of %2) since %3"_s.arg(view.items.size())
                      .arg(amount)
                      .arg(timeWords(view.since));
        return object + u", which has room only for who was woken before it"_s;
    case Verb::Get:
    case Verb::AsyncFor:
        if (view.items.empty())
            return object + u", which is empty since "_s + timeWords(view.since);
        return object + u", whose items are for who was woken before it"_s;
    case Verb::Join:
        return object + u" are marked done, since %1 (%2 still open)"_s.arg(since).arg(view.unfinished);
    case Verb::Acquire:
        return isResource ? share(task.object) + heldWords(task.object) : object;
    case Verb::Wait:
    case Verb::WaitUntil:
        if (view.kind == NodeKind::Condition)
            return object + u" for a notify, since "_s + since;
        if (view.kind == NodeKind::Barrier)
            return object
                + u" until %1 have come, since %2 (%3 there now)"_s.arg(amount).arg(since).arg(view.value);
        return object + u" to be set, since "_s + since;
    case Verb::ToThread:
        return u"its call in a thread, since "_s + since;
    case Verb::RunInExecutor:
        if (const Job *const job = jobOf(task))
            return u"its call on worker %1 of %2, since %3"_s.arg(job->worker + 1)
                .arg(object, timeWords(job->since));
        return u"a worker of %1, where none is free, since %2"_s.arg(object, since);
    case Verb::Await: {
        if (task.isFuture)
            return object + u" to be set, since "_s + since;
        const TaskView *const awaited = m_world.task(TaskId(task.object));
        return object + u" to end, since "_s + since
            + (awaited ? u"; "_s + name(awaited->id) + u' ' + stateWords(*awaited) : QString());
    }
    default:
        return sharedWords(task) + u" to end, since "_s + since;
    }
}

/// "a and b", or "the first of a and b": whom a scope waits for.
QString Explainer::sharedWords(const TaskView &task) const
{
    const QString members = membersWords(task);
    if (members.isEmpty())
        return u"its tasks"_s;
    const auto &steps = m_run.program.steps;
    const bool isFirst = task.verb == Verb::WaitTasks && task.step < steps.size()
        && WaitChoice(steps[task.step].choice) == WaitChoice::FirstCompleted;
    const bool isNext = task.verb == Verb::AsCompleted;
    return isFirst ? u"the first of "_s + members : isNext ? u"the next of "_s + members : members;
}

QString Explainer::placeInLine(const TaskView &task) const
{
    if (task.object >= m_world.resources.size())
        return {};
    const ResourceView &view = m_world.resources[task.object];
    QString place;
    if (task.verb == Verb::Put)
        place = placeWords(view.putters, task.id);
    else if (task.verb == Verb::Get || task.verb == Verb::Acquire || task.verb == Verb::AsyncFor
             || task.verb == Verb::RunInExecutor)
        place = placeWords(view.waiters, task.id);
    else if (view.kind == NodeKind::Condition)
        place = placeWords(view.room, task.id);
    return place.isEmpty() ? place : u"it is "_s + place;
}

QString Explainer::ending(const TaskView &task, const WaitEnd &end) const
{
    const QString time = timeWords(end.time);
    if (end.time < 0)
        return neverEnding(task);
    if (end.isCancelled && task.verb == Verb::Group && index(end.scope) == task.object)
        return u"%1 fails at %2, and then the others are cancelled"_s.arg(name(end.by), time);
    if (end.isCancelled) {
        const QString who = end.scope != ScopeId::None && index(end.scope) < m_world.scopes.size()
            ? scopeName(end.scope)
            : name(end.by);
        return who.isEmpty() ? u"it is cancelled at "_s + time
                             : u"it is cancelled by %1 at %2"_s.arg(who, time);
    }
    const QString who = name(end.by);
    const QString item = end.item.number != 0 ? itemWords(m_run, end.item, end.by) : u"an item"_s;
    switch (task.verb) {
    case Verb::Put:
        return who.isEmpty() ? u"it goes on at "_s + time
                             : u"it goes on when %1 takes an item at %2"_s.arg(who, time);
    case Verb::Get:
    case Verb::AsyncFor:
        return who.isEmpty() ? u"it goes on at "_s + time
                             : u"it goes on when %1 puts %2 at %3"_s.arg(who, item, time);
    case Verb::Join:
        return u"it goes on when %1 marks the last one done at %2"_s.arg(who, time);
    case Verb::Acquire:
        return who.isEmpty() ? u"it wakes at "_s + time
                             : u"it wakes when %1 releases it at %2"_s.arg(who, time);
    case Verb::Wait:
    case Verb::WaitUntil:
        return eventEnding(task, end);
    case Verb::ToThread:
    case Verb::RunInExecutor:
        return u"it goes on when the call is done at "_s + time;
    default:
        return who.isEmpty() ? u"it goes on at "_s + time : awaitEnding(task, end);
    }
}

/// "it goes on when soup returns 'soup' at 0.20 s".
QString Explainer::awaitEnding(const TaskView &task, const WaitEnd &end) const
{
    const QString who = name(end.by);
    const QString time = timeWords(end.time);
    if (task.isFuture) {
        const Fact *const done = nextChange(task.object);
        const QString sets = done && done->task == end.by ? settingWords(*done) : who + u" sets it"_s;
        return u"it goes on when %1 at %2"_s.arg(sets, time);
    }
    const Fact *const last =
        task.verb == Verb::Await && index(end.by) == task.object ? endOf(end.by) : nullptr;
    const QString value =
        last && last->outcome() == Outcome::Returned ? resultWords(m_run, last->text()) : QString();
    return value.isEmpty() ? u"it goes on when %1 ends at %2"_s.arg(who, time)
                           : u"it goes on when %1 returns %2 at %3"_s.arg(who, value, time);
}

/// Of a wait for an event, in a condition or at a barrier.
QString Explainer::eventEnding(const TaskView &task, const WaitEnd &end) const
{
    const QString time = timeWords(end.time);
    const QString who = name(end.by);
    if (who.isEmpty())
        return u"it goes on at "_s + time;
    if (kindOf(task) == NodeKind::Condition)
        return u"it wakes when %1 notifies it at %2"_s.arg(who, time);
    if (kindOf(task) != NodeKind::Barrier)
        return u"it goes on when %1 sets it at %2"_s.arg(who, time);
    for (const quint32 at : ahead(m_replay.factIndex().changesOf(task.object))) {
        const Fact &change = m_run.trace[at];
        const BarrierState state = change.barrier();
        if (state == BarrierState::Resetting || state == BarrierState::Broken)
            return u"%1 %2 it at %3"_s.arg(name(change.task),
                                           state == BarrierState::Broken ? u"breaks"_s : u"resets"_s,
                                           timeWords(change.time));
        if (state == BarrierState::Draining)
            break;
    }
    return u"it goes on when %1 comes as the last at %2"_s.arg(who, time);
}

QString Explainer::neverEnding(const TaskView &task) const
{
    if (!m_run.hasEnded())
        return {};
    if (m_run.ending() == Ending::Horizon || m_run.ending() == Ending::TooLong)
        return u"it still waits when the run is cut off at "_s + timeWords(m_run.trace.endTime());
    if (m_run.ending() == Ending::BusyLoop)
        return u"it never goes on, because the run is stopped at "_s + timeWords(m_run.trace.endTime());
    switch (task.verb) {
    case Verb::Put:
        return u"nobody will ever take an item"_s;
    case Verb::Get:
    case Verb::AsyncFor:
        return u"nobody will ever put an item"_s;
    case Verb::Acquire:
        return m_world.resources[task.object].kind == NodeKind::Semaphore ? u"nobody will ever release one"_s
                                                                          : u"nobody will ever release it"_s;
    case Verb::Wait:
    case Verb::WaitUntil:
        return kindOf(task) == NodeKind::Condition ? u"nobody will ever notify it"_s
            : kindOf(task) == NodeKind::Barrier    ? u"not enough will ever come"_s
                                                   : u"nobody will ever set it"_s;
    default:
        return task.isFuture ? u"nobody will ever set it"_s : u"that will never be"_s;
    }
}

} // namespace signalbox
