// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/tasks.h"

namespace signalbox {

Fact &Tasks::record(FactKind kind, const Task &task, Verb verb, quint32 object, qint64 amount)
{
    Fact &fact = record(kind, task);
    fact.verb = verb;
    fact.object = object;
    fact.amount = amount;
    return fact;
}

Task &Tasks::create(quint32 body, const Task *creator, ScopeId group)
{
    Task &task = m_tasks.emplace_back(TaskId(m_tasks.size()), body);
    if (m_newest.size() <= body)
        m_newest.resize(body + 1);
    m_newest[body] = &task;
    const qint64 packed = qint64((quint64(index(group)) << 32) | body);
    Fact &fact =
        record(FactKind::TaskCreated, task, Verb::Spawn, index(creator ? creator->id : TaskId::None), packed);
    fact.step = creator ? creator->step : kNone;
    m_loop.callSoon({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    return task;
}

Task *Tasks::newest(quint32 body)
{
    return body < m_newest.size() ? m_newest[body] : nullptr;
}

Result Tasks::park(Task &task, Verb verb, quint32 object, WaitQueue *line, Micros deadline)
{
    record(FactKind::WaitBegan, task, verb, object, deadline);
    task.waitVerb = verb;
    task.waitObject = object;
    task.waiter.state = Waiter::State::Pending;
    task.isParked = true;
    if (line)
        line->append(task.waiter);
    // A task that was asked to cancel during this very turn hears of it at its first chance: here (tasks.py,
    // __step).
    if (task.mustCancel && cancelAwaited(task))
        task.mustCancel = false;
    return Result::MustWait;
}

void Tasks::wake(Waiter &waiter, const Task *by)
{
    if (waiter.state != Waiter::State::Pending)
        return;
    waiter.state = Waiter::State::Woken;
    const Task &task = *waiter.task;
    record(FactKind::Woken, task, task.waitVerb, index(by ? by->id : TaskId::None));
    m_loop.callSoon({.kind = Handle::Kind::Resume, .subject = index(task.id)});
}

Tasks::Asked Tasks::cancel(Task &task, const Task *by, CancelCause cause, ScopeId scope)
{
    if (task.isDone())
        return Asked::TooLate;
    ++m_cancelRounds;
    // Each task that awaits another hands the request on. CPython does so on its stack, which is full at
    // about this depth.
    constexpr int deepest = 1000;
    int depth = 0;
    for (Task *asked = &task;;
         by = asked, cause = CancelCause::Task, scope = ScopeId::None, asked = asked->awaited) {
        if (asked->askedInRound == m_cancelRounds || ++depth > deepest)
            return Asked::Endless;
        asked->askedInRound = m_cancelRounds;
        ++asked->cancelRequests;
        Fact &fact =
            record(FactKind::CancelRequested, *asked, asked->waitVerb, index(by ? by->id : TaskId::None));
        fact.amount = CancelDetail{scope, 0}.packed();
        fact.flag = quint8(cause);
        const bool handsOn = asked->isParked && asked->awaited && !asked->awaited->isDone();
        if (!handsOn) {
            if (!asked->isParked || !cancelFuture(*asked))
                asked->mustCancel = true;
            return Asked::Yes;
        }
    }
}

/// _fut_waiter.cancel(): false when what it awaits is done already.
bool Tasks::cancelAwaited(Task &task)
{
    if (task.awaited)
        return cancel(*task.awaited, &task, CancelCause::Task) == Asked::Yes;
    return cancelFuture(task);
}

bool Tasks::cancelFuture(Task &task)
{
    if (task.awaited || task.waiter.state != Waiter::State::Pending)
        return false;
    WaitQueue::cancel(task.waiter);
    record(FactKind::Woken, task, task.waitVerb, kNone).flag = 1;
    m_loop.callSoon({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    return true;
}

void Tasks::end(Task &task, Outcome outcome, quint32 error)
{
    task.ended = outcome;
    Fact &fact = record(FactKind::TaskEnded, task);
    fact.flag = quint8(outcome);
    fact.amount = error;
    for (const Handle &observer : task.observers) {
        if (observer.kind == Handle::Kind::Resume)
            wake(m_tasks[observer.subject].waiter, &task);
        else
            m_loop.callSoon(observer);
    }
    task.observers.clear();
}

} // namespace signalbox
