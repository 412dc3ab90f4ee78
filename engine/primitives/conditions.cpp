// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/primitives/conditions.h"

#include <limits>
#include <utility>

namespace signalbox {

// The order of events is that of CPython's asyncio/locks.py, by default of 3.11.

Result Condition::begin(Verb verb, Task &task)
{
    if (verb == Verb::Wait)
        return wait(verb, task);
    if (verb == Verb::WaitUntil)
        return waitUntil(task, false);
    if (verb == Verb::Notify)
        return notify(verb, task, m_arguments.count(task));
    if (verb == Verb::NotifyAll)
        return notify(verb, task, std::numeric_limits<qint64>::max());
    return m_lock->begin(verb, task);
}

Result Condition::wait(Verb verb, Task &task)
{
    if (!m_lock->isLocked())
        return task.raise("RuntimeError: cannot wait on un-acquired lock");
    if (!isOfRunningLoop())
        return task.raise(kForeignLoop);
    m_lock->begin(Verb::Release, task);
    return park(task, verb, m_waiters);
}

/// Being notified says only that it is worth looking again.
Result Condition::waitUntil(Task &task, bool hasWaited)
{
    bool isTrue = false;
    const Result asked = m_arguments.answer(task, isTrue);
    if (asked != Result::WentOn)
        return asked;
    if (!isTrue)
        return wait(Verb::WaitUntil, task);
    if (!hasWaited)
        record(FactKind::StepBegan, task, Verb::WaitUntil);
    return Result::WentOn;
}

Result Condition::notify(Verb verb, Task &task, qint64 most)
{
    if (!m_lock->isLocked())
        return task.raise("RuntimeError: cannot notify on un-acquired lock");
    Fact &fact = record(FactKind::Notified, task, verb);
    qint64 notified = 0;
    for (Waiter *waiter = m_waiters.first(); waiter && notified < most; waiter = waiter->next) {
        if (waiter->state == Waiter::State::Pending) {
            ++notified;
            m_tasks.wake(*waiter, &task);
        }
    }
    fact.setWakes(notified);
    return Result::WentOn;
}

Result Condition::resume(Verb verb, Task &task, bool cancelled)
{
    if (verb == Verb::Acquire) {
        const bool isWait = task.locals.regaining != Verb::Acquire;
        const Result result = m_lock->resume(verb, task, cancelled);
        if (!isWait)
            return result;
        if (result == Result::WentOn)
            return regained(task);
        task.locals.isCancelled = true; // the lock comes first: whoever waited is inside it
        if (m_tasks.follows(PythonVersion::Python313))
            task.locals.cancellation = task.failure; // the one that came last
        else
            task.locals.cancellation = {};
        return regain(task);
    }
    WaitQueue::leave(task.waiter);
    if (!cancelled)
        record(FactKind::WaitEnded, task, verb);
    task.locals.regaining = verb;
    task.locals.isCancelled = cancelled;
    if (cancelled)
        task.locals.cancellation = task.failure;
    return regain(task);
}

/// Notified or cancelled, a wait does not end without the lock.
Result Condition::regain(Task &task)
{
    const Result result = m_lock->begin(Verb::Acquire, task);
    return result == Result::WentOn ? regained(task) : result;
}

Result Condition::regained(Task &task)
{
    const Verb verb = std::exchange(task.locals.regaining, Verb::Acquire);
    if (task.locals.isCancelled) {
        // It may have been notified before. Since Python 3.13 somebody else is, in case that was for one.
        Waiter *other = m_waiters.firstPending();
        if (other && m_tasks.follows(PythonVersion::Python313))
            m_tasks.wake(*other, &task);
        task.failure = std::exchange(task.locals.cancellation, {});
        return Result::Cancelled;
    }
    return verb == Verb::WaitUntil ? waitUntil(task, true) : Result::WentOn;
}

} // namespace signalbox
