// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/explainer.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

std::vector<TaskId> everyone(const Line<TaskId> &line)
{
    return {line.begin(), line.end()};
}

QString waits(std::size_t count)
{
    return count == 1 ? u" waits"_s : u" wait"_s;
}

} // namespace

QString Explainer::resource(quint32 resource) const
{
    switch (m_world.resources[resource].kind) {
    case NodeKind::Lock:
        return lock(resource);
    case NodeKind::Semaphore:
        return semaphore(resource);
    case NodeKind::Event:
        return event(resource);
    case NodeKind::Condition:
        return condition(resource);
    case NodeKind::Barrier:
        return barrier(resource);
    case NodeKind::Counter:
        return counter(resource);
    case NodeKind::Future:
        return future(resource);
    case NodeKind::Ticker:
        return ticker(resource);
    case NodeKind::Executor:
        return executor(resource);
    default:
        return queue(resource);
    }
}

QString Explainer::queue(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    const qint64 capacity = m_run.program.resources[resource].amount;
    const qint64 held = qint64(view.items.size());
    const QueueOrder order = view.order;
    QString fill = resourceName(resource);
    if (held == 0)
        fill += u" is empty since "_s + timeWords(view.since);
    else if (capacity > 0)
        fill += u" holds %1 of %2"_s.arg(held).arg(capacity) + u" items"_s;
    else
        fill += u" holds "_s + counted(held, u"item"_s) + u" and has no limit"_s;
    if (capacity > 0 && held >= capacity)
        fill += u" since "_s + timeWords(view.since);
    const auto line = [this](const Line<TaskId> &tasks, const QString &what) {
        return (tasks.empty() ? u"nobody waits"_s : names(everyone(tasks)) + waits(tasks.size())) + what;
    };
    QString open;
    if (!view.joiners.empty()) {
        open = names(everyone(view.joiners)) + waits(view.joiners.size()) + u" until all are marked done, "_s
            + QString::number(view.unfinished) + u" to go"_s;
    }
    const bool isCalm = view.putters.empty() && view.waiters.empty();
    const QString lines = line(view.putters, u" to put"_s) + u", "_s + line(view.waiters, u" to get"_s);
    const QString leaves = order == QueueOrder::Lifo ? u"the newest leaves first"_s
        : order == QueueOrder::Priority              ? u"the lowest priority number leaves first"_s
                                                     : QString();
    return sentence({fill, leaves, isCalm ? u"nobody waits for it"_s : lines, open});
}

/// Woken to take it and not yet had its turn.
TaskId Explainer::aboutToTake(quint32 resource) const
{
    for (const TaskId id : m_world.ready) {
        const TaskView &task = m_world.tasks[index(id)];
        const bool isWoken = task.sinceFact < m_run.trace.size()
            && m_run.trace[task.sinceFact].kind == FactKind::Woken
            && !m_run.trace[task.sinceFact].isToCancel();
        if (isWoken && task.verb == Verb::Acquire && task.object == resource)
            return id;
    }
    return TaskId::None;
}

QString Explainer::inLine(const Line<TaskId> &line) const
{
    if (line.empty())
        return u"nobody waits for it"_s;
    const std::vector<TaskId> rest{line.begin() + 1, line.end()};
    return name(line.front()) + u" is next"_s + (rest.empty() ? QString() : u", then "_s + names(rest));
}

QString Explainer::lock(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    QString owner = resourceName(resource);
    if (view.holders.empty()) {
        const TaskId taker = aboutToTake(resource);
        owner += view.changedBy == TaskId::None ? u" is free, nobody has held it yet"_s
                                                : u" is free since "_s + timeWords(view.since);
        if (taker != TaskId::None)
            owner += u", and "_s + name(taker) + u" is about to take it"_s;
        return sentence({owner, inLine(view.waiters)});
    }
    const Holding &held = view.holders.front();
    owner += u" is held by %1 since %2"_s.arg(name(held.task), timeWords(held.since));
    const TaskView *const holder = m_world.task(held.task);
    if (const Fact *const release = nextChange(resource))
        owner += u" and released at "_s + timeWords(release->time);
    else if (holder && isDone(holder->state))
        owner += u", and "_s + name(held.task) + u" has ended without releasing it"_s;
    return sentence({owner, inLine(view.waiters)});
}

QString Explainer::semaphore(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    const qint64 permits = m_run.program.resources[resource].amount;
    const TaskId taker = aboutToTake(resource);
    const QString taking = taker == TaskId::None ? QString() : name(taker) + u" is about to take one"_s;
    if (isSignal(resource)) {
        const QString free = resourceName(resource) + u" has "_s + counted(view.free, u"permit"_s)
            + u" free and began with %1"_s.arg(permits);
        return sentence({free, taking, inLine(view.waiters)});
    }
    const std::vector<TaskId> having = holders(resource);
    const QString free =
        resourceName(resource) + u" has %1 of %2 free"_s.arg(view.free).arg(counted(permits, u"permit"_s));
    const QString who = having.empty() ? u"nobody holds one"_s
        : having.size() == 1 ? names(having) + u" holds one since "_s + timeWords(view.holders.front().since)
                             : names(having) + u" hold one each"_s;
    return sentence({free, who, taking, inLine(view.waiters)});
}

QString Explainer::event(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    QString flag = resourceName(resource) + (view.isSet ? u" is set"_s : u" is not set"_s);
    if (view.changedBy == TaskId::None)
        flag += view.isSet ? u" from the start"_s : QString();
    else
        flag += u" since %1, when %2 %3 it"_s.arg(timeWords(view.since), name(view.changedBy),
                                                  view.isSet ? u"set"_s : u"cleared"_s);
    if (view.isSet)
        return sentence(
            {flag, view.wokeLast > 0 ? u"that woke "_s + counted(view.wokeLast, u"task"_s) : QString()});
    const QString line = view.waiters.empty()
        ? u"nobody waits for it"_s
        : names(everyone(view.waiters)) + waits(view.waiters.size()) + u" for it"_s;
    QString outlook;
    if (const Fact *const set = nextChange(resource))
        outlook = u"%1 sets it at %2"_s.arg(name(set->task), timeWords(set->time));
    else if (m_run.hasEnded())
        outlook = u"nobody sets it any more in this run"_s;
    return sentence({flag, line, outlook});
}

std::vector<TaskId> Explainer::members(ScopeId group, bool onlyLive) const
{
    std::vector<TaskId> found;
    for (const quint32 at : m_replay.factIndex().membersOf(group)) {
        const Fact &fact = m_run.trace[at];
        if (qsizetype(at) >= m_world.facts)
            break; // to come
        if (fact.kind == FactKind::ScopeMember && fact.member().isFuture)
            continue; // a future, that no task stands for
        const TaskView *const task =
            m_world.task(fact.kind == FactKind::ScopeMember ? fact.member().task() : fact.task);
        if (!task)
            continue;
        if (!(onlyLive && isDone(task->state)))
            found.push_back(task->id);
    }
    return found;
}

QString Explainer::scope(const ScopeView &scope, ScopeId id) const
{
    const bool awaitsInPlace = scope.verb == Verb::WaitFor && scope.deadline > scope.entered
        && m_run.program.python >= PythonVersion::Python312;
    if (isTimeoutVerb(scope.verb) || awaitsInPlace)
        return timeout(scope, id);
    return scope.verb == Verb::Group ? group(scope, id) : call(scope, id);
}

QString Explainer::group(const ScopeView &scope, ScopeId id) const
{
    const QString name = scopeName(id);
    const std::vector<TaskId> live = members(id, true);
    const QString left = live.empty()
        ? u"all its tasks have ended"_s
        : names(live) + (live.size() == 1 ? u" has"_s : u" have"_s) + u" not ended yet"_s;
    if (scope.exited >= 0) {
        const QString how = scope.outcome == Outcome::Returned
            ? u" was left at %1, all its tasks having ended"_s
            : scope.outcome == Outcome::Raised ? u" failed at %1"_s
                                               : u" was cancelled at %1"_s;
        const QString why = scope.outcome == Outcome::Returned ? QString() : culpritWords(scope);
        return sentence({name + how.arg(timeWords(scope.exited)) + (why.isEmpty() ? why : u", "_s + why)});
    }
    if (scope.aborted >= 0) {
        const QString why = culpritWords(scope);
        return sentence({name + u" cancels what is left since "_s + timeWords(scope.aborted)
                             + (why.isEmpty() ? why : u", "_s + why),
                         left});
    }
    return sentence({name
                         + u" runs %1 since %2"_s.arg(counted(qint64(members(id, false).size()), u"task"_s),
                                                      timeWords(scope.entered)),
                     left});
}

QString Explainer::timeout(const ScopeView &scope, ScopeId id) const
{
    const QString name = scopeName(id);
    const QString limit = timeWords(scope.deadline - scope.entered);
    if (scope.expired >= 0) {
        const QString what = u"%1 expired at %2, after %3, and cancelled what was in it"_s.arg(
            name, timeWords(scope.expired), limit);
        return sentence(
            {what, scope.exited >= 0 ? u"it was left at "_s + timeWords(scope.exited) : QString()});
    }
    if (scope.exited >= 0)
        return sentence({u"%1 was left at %2, %3 before its limit"_s.arg(
            name, timeWords(scope.exited), timeWords(scope.deadline - scope.exited))});
    QString outlook;
    if (const auto ends = ahead(m_replay.factIndex().endsOf(id)); !ends.empty()) {
        const Fact &first = m_run.trace[ends.front()];
        outlook = first.kind == FactKind::TimeoutExpired
            ? u"it then cancels what is in it"_s
            : u"what is in it is done before, at "_s + timeWords(first.time);
    }
    return sentence({u"%1 runs out at %2 (%3 in all, %4 left)"_s.arg(
                         name, timeWords(scope.deadline), limit, timeWords(scope.deadline - m_world.time)),
                     outlook});
}

} // namespace signalbox
