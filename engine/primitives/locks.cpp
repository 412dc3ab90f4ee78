// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/primitives/locks.h"

#include <algorithm>

namespace signalbox {

// The order of events is that of CPython's asyncio/locks.py, by default of 3.11.

Result Lock::begin(Verb verb, Task &task)
{
    return verb == Verb::Release ? release(task) : acquire(task);
}

Result Lock::acquire(Task &task)
{
    if (m_owner || m_waiters.hasUncancelled())
        return park(task, Verb::Acquire, m_waiters);
    take(task, Verb::Acquire);
    return Result::WentOn;
}

Result Lock::resume(Verb, Task &task, bool cancelled)
{
    WaitQueue::leave(task.waiter);
    if (cancelled) {
        // It may have been woken to take the lock before it was cancelled: then the next in line must hear of
        // it.
        if (!m_owner)
            wakeUpFirst(task);
        return Result::Cancelled;
    }
    take(task, Verb::Acquire);
    return Result::WentOn;
}

void Lock::take(Task &task, Verb verb)
{
    m_owner = &task;
    record(FactKind::Acquired, task, verb).setPermits(0);
}

Result Lock::release(Task &task)
{
    if (!m_owner)
        return task.raise("RuntimeError: Lock is not acquired.");
    m_owner = nullptr;
    record(FactKind::Released, task, Verb::Release).setPermits(1);
    wakeUpFirst(task);
    return Result::WentOn;
}

void Lock::wakeUpFirst(const Task &by)
{
    // If the first is done already it will run, and take the lock or come here again.
    if (!m_waiters.isEmpty())
        m_tasks.wake(*m_waiters.first(), &by);
}

std::vector<const Task *> Lock::holders() const
{
    return m_owner ? std::vector{m_owner} : std::vector<const Task *>{};
}

Result Semaphore::begin(Verb verb, Task &task)
{
    if (verb == Verb::Release)
        return release(task);
    if (isLocked())
        return park(task, Verb::Acquire, m_waiters);
    --m_value;
    take(task);
    return Result::WentOn;
}

Result Semaphore::resume(Verb, Task &task, bool cancelled)
{
    WaitQueue::leave(task.waiter);
    if (cancelled) {
        // Whoever woke it has already given it a permit: hand that on.
        if (task.waiter.state == Waiter::State::Woken) {
            ++m_value;
            Fact &fact = record(FactKind::Released, task, Verb::Acquire);
            wakeUpNext(task);
            fact.setPermits(m_value);
        }
        if (m_tasks.follows(PythonVersion::Python313))
            wakeUpAllowed(task);
        return Result::Cancelled;
    }
    wakeUpAllowed(task);
    take(task);
    return Result::WentOn;
}

/// Whoever came meanwhile had to stand in line, whatever the permits: until Python 3.13 one of them is let
/// in, then as many as there are permits for.
void Semaphore::wakeUpAllowed(const Task &by)
{
    while (m_value > 0 && m_waiters.firstPending()) {
        wakeUpNext(by);
        if (!m_tasks.follows(PythonVersion::Python313))
            break;
    }
}

void Semaphore::take(Task &task)
{
    m_holders.push_back(&task);
    record(FactKind::Acquired, task, Verb::Acquire).setPermits(m_value);
}

Result Semaphore::release(Task &task)
{
    ++m_value;
    // Whoever has no permit gives back the one that was taken first: a semaphore does not know whose is
    // whose.
    const auto own = std::find(m_holders.begin(), m_holders.end(), &task);
    const auto held = own == m_holders.end() ? m_holders.begin() : own;
    if (held != m_holders.end())
        m_holders.erase(held);
    Fact &fact = record(FactKind::Released, task, Verb::Release);
    wakeUpNext(task);
    fact.setPermits(m_value); // what is left after the next in line has been given its permit
    return Result::WentOn;
}

void Semaphore::wakeUpNext(const Task &by)
{
    if (Waiter *waiter = m_waiters.firstPending()) {
        --m_value;
        m_tasks.wake(*waiter, &by);
    }
}

Result BoundedSemaphore::begin(Verb verb, Task &task)
{
    if (verb == Verb::Release && value() >= m_bound)
        return task.raise("ValueError: BoundedSemaphore released too many times");
    return Semaphore::begin(verb, task);
}

Result Event::begin(Verb verb, Task &task)
{
    if (verb == Verb::Wait && !m_isSet)
        return park(task, Verb::Wait, m_waiters);
    if (verb == Verb::Set && !m_isSet) {
        set(task);
    } else if (verb == Verb::Clear) {
        m_isSet = false;
        record(FactKind::EventCleared, task, verb);
    } else {
        record(FactKind::StepBegan, task, verb); // waiting for what is set, setting what is set
    }
    return Result::WentOn;
}

void Event::set(Task &task)
{
    m_isSet = true;
    record(FactKind::EventSet, task, Verb::Set);
    for (Waiter *waiter = m_waiters.first(); waiter; waiter = waiter->next)
        m_tasks.wake(*waiter, &task);
}

Result Event::resume(Verb verb, Task &task, bool cancelled)
{
    WaitQueue::leave(task.waiter);
    if (cancelled)
        return Result::Cancelled;
    record(FactKind::WaitEnded, task, verb);
    return Result::WentOn;
}

} // namespace signalbox
