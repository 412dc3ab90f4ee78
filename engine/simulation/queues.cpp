// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/queues.h"

namespace signalbox {

// The order of events is that of CPython 3.11's asyncio/queues.py.

Result Queue::begin(Verb verb, Task &task)
{
    switch (verb) {
    case Verb::Put:
        return put(task);
    case Verb::Get:
        return get(task);
    case Verb::TaskDone:
        return taskDone(task);
    default:
        return join(task);
    }
}

Result Queue::put(Task &task)
{
    if (isFull())
        return park(task, Verb::Put, m_putters);
    const Item item = task.hand.number ? task.hand : Item{task.id, ++task.made};
    task.hand = {};
    m_items.push_back(item);
    ++m_unfinished;
    record(FactKind::ItemPut, task, Verb::Put, item.packed());
    wakeUpNext(m_getters, task);
    return Result::WentOn;
}

Result Queue::get(Task &task)
{
    if (m_items.empty())
        return park(task, Verb::Get, m_getters);
    task.hand = m_items.front();
    m_items.pop_front();
    record(FactKind::ItemGot, task, Verb::Get, task.hand.packed());
    wakeUpNext(m_putters, task);
    return Result::WentOn;
}

Result Queue::taskDone(Task &task)
{
    if (m_unfinished <= 0)
        return fail(task, "ValueError: task_done() called too many times");
    --m_unfinished;
    task.hand = {};
    record(FactKind::TaskDoneCalled, task, Verb::TaskDone, m_unfinished);
    if (m_unfinished == 0) {
        for (Waiter *waiter = m_joiners.first(); waiter; waiter = waiter->next)
            m_tasks.wake(*waiter, &task);
    }
    return Result::WentOn;
}

Result Queue::join(Task &task)
{
    if (m_unfinished > 0)
        return park(task, Verb::Join, m_joiners);
    record(FactKind::StepBegan, task, Verb::Join);
    return Result::WentOn;
}

Result Queue::resume(Verb verb, Task &task, bool cancelled)
{
    switch (verb) {
    // Woken is not yet served: somebody else may have been faster, so look again.
    case Verb::Put:
        return cancelled ? abandon(task, m_putters, !isFull()) : put(task);
    case Verb::Get:
        return cancelled ? abandon(task, m_getters, !m_items.empty()) : get(task);
    default:
        break;
    }
    WaitQueue::leave(task.waiter);
    if (cancelled)
        return Result::Cancelled;
    record(FactKind::WaitEnded, task, verb);
    return Result::WentOn;
}

/// A waiter that was woken and then cancelled cannot take the call: the next in line gets it.
Result Queue::abandon(Task &task, WaitQueue &line, bool couldGoOn)
{
    WaitQueue::leave(task.waiter);
    if (couldGoOn && task.waiter.state == Waiter::State::Woken)
        wakeUpNext(line, task);
    return Result::Cancelled;
}

void Queue::wakeUpNext(WaitQueue &line, const Task &by)
{
    while (Waiter *waiter = line.first()) {
        WaitQueue::leave(*waiter);
        if (waiter->state == Waiter::State::Pending) {
            m_tasks.wake(*waiter, &by);
            return;
        }
    }
}

} // namespace signalbox
