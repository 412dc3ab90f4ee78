// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/primitives/barriers.h"

namespace signalbox {

// The order of events is that of CPython's asyncio/locks.py, by default of 3.11.

Result Barrier::begin(Verb verb, Task &task)
{
    if (verb == Verb::Wait)
        return enter(task);
    const BarrierState emptied = m_count > 0 ? BarrierState::Resetting : BarrierState::Filling;
    const BarrierState state = verb == Verb::Reset ? emptied : BarrierState::Broken;
    if (state == m_state)
        record(FactKind::StepBegan, task, verb);
    change(task, verb, state, m_count);
    notifyAll(task);
    return Result::WentOn;
}

/// Nobody comes in while those of the round before are still leaving.
Result Barrier::enter(Task &task)
{
    if (m_state == BarrierState::Draining || m_state == BarrierState::Resetting)
        return park(task, Verb::Wait, m_waiters);
    if (m_state == BarrierState::Broken)
        return task.raise("BrokenBarrierError: Barrier aborted");
    task.locals.isCounted = true;
    task.locals.place = m_count;
    change(task, Verb::Wait, m_state, m_count + 1);
    if (m_count != m_parties)
        return stay(task);
    change(task, Verb::Wait, BarrierState::Draining, m_count);
    notifyAll(task);
    leave(task);
    return Result::WentOn;
}

/// Inside, until the last one comes or the barrier is reset or broken.
Result Barrier::stay(Task &task)
{
    if (m_state == BarrierState::Filling)
        return park(task, Verb::Wait, m_waiters);
    const bool isBroken = m_state == BarrierState::Broken || m_state == BarrierState::Resetting;
    leave(task);
    return isBroken ? task.raise("BrokenBarrierError: Abort or reset of barrier") : Result::WentOn;
}

Result Barrier::resume(Verb verb, Task &task, bool cancelled)
{
    WaitQueue::leave(task.waiter);
    if (!cancelled) {
        record(FactKind::WaitEnded, task, verb);
        return task.locals.isCounted ? stay(task) : enter(task);
    }
    // The condition that CPython builds it on notifies somebody else since Python 3.13, who looks and waits
    // on.
    Waiter *other = m_waiters.firstPending();
    if (other && m_tasks.follows(PythonVersion::Python313))
        m_tasks.wake(*other, &task);
    if (task.locals.isCounted)
        leave(task);
    return Result::Cancelled;
}

void Barrier::leave(Task &task)
{
    task.locals.isCounted = false;
    change(task, Verb::Wait, m_state, m_count - 1);
    if (m_count > 0)
        return;
    if (m_state == BarrierState::Resetting || m_state == BarrierState::Draining)
        change(task, Verb::Wait, BarrierState::Filling, 0);
    notifyAll(task);
}

void Barrier::notifyAll(const Task &by)
{
    for (Waiter *waiter = m_waiters.first(); waiter; waiter = waiter->next)
        m_tasks.wake(*waiter, &by);
}

void Barrier::change(const Task &task, Verb verb, BarrierState state, qint64 count)
{
    if (state == m_state && count == m_count)
        return;
    m_state = state;
    m_count = count;
    record(FactKind::BarrierChanged, task, verb).setBarrier(state, count);
}

} // namespace signalbox
