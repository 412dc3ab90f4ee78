// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/primitives/queues.h"

#include "engine/primitives/heapq.h"

#include <algorithm>
#include <limits>

namespace signalbox {

namespace {

constexpr qint64 kHighestPriority = std::numeric_limits<qint32>::max(); // layouts allow a million

constexpr const char *kShutDown = "QueueShutDown";

} // namespace

// The order of events is that of CPython 3.11's asyncio/queues.py.

Result Queue::begin(Verb verb, Task &task)
{
    if (verb == Verb::Put)
        return beginPut(task, true);
    if (verb == Verb::Get)
        return get(task);
    if (verb == Verb::TaskDone)
        return taskDone(task);
    if (verb == Verb::PutNowait)
        return beginPut(task, false);
    if (verb == Verb::GetNowait)
        return !isEmpty() ? getNow(task) : task.raise(m_isShutDown ? kShutDown : "QueueEmpty");
    return join(task);
}

Result Queue::beginPut(Task &task, bool waits)
{
    const Result evaluated = m_queueItems.itemToPut(task, task.locals.putting);
    if (evaluated != Result::WentOn)
        return evaluated;
    if (waits)
        return put(task);
    if (m_isShutDown)
        return task.raise(kShutDown);
    return isFull() ? task.raise("QueueFull") : putNow(task);
}

Result Queue::put(Task &task)
{
    if (m_isShutDown)
        return task.raise(kShutDown);
    return isFull() ? park(task, Verb::Put, m_putters) : putNow(task);
}

Result Queue::putNow(Task &task)
{
    const Result stored = store(task, task.locals.putting);
    ++m_size;
    record(FactKind::ItemPut, task, Verb::Put)
        .setItem(task.locals.putting)
        .setRaises(stored != Result::WentOn);
    if (stored != Result::WentOn)
        return stored;
    ++m_unfinished;
    wakeUpNext(m_getters, task);
    return Result::WentOn;
}

Result Queue::get(Task &task)
{
    if (!isEmpty())
        return getNow(task);
    return m_isShutDown ? task.raise(kShutDown) : park(task, Verb::Get, m_getters);
}

Result Queue::getNow(Task &task)
{
    Item item;
    const Result taken = take(task, item);
    --m_size;
    record(FactKind::ItemGot, task, Verb::Get).setItem(item).setRaises(taken != Result::WentOn);
    if (taken != Result::WentOn)
        return taken;
    task.locals.item = item;
    wakeUpNext(m_putters, task);
    return Result::WentOn;
}

Result Queue::taskDone(Task &task)
{
    if (m_unfinished <= 0)
        return task.raise("ValueError: task_done() called too many times");
    finishOne(task);
    return Result::WentOn;
}

void Queue::finishOne(Task &task)
{
    --m_unfinished;
    record(FactKind::TaskDoneCalled, task, Verb::TaskDone).setUnfinished(m_unfinished);
    if (m_unfinished == 0) {
        for (Waiter *waiter = m_joiners.first(); waiter; waiter = waiter->next)
            m_tasks.wake(*waiter, &task);
    }
}

void Queue::shutDown(bool isImmediate, Task &by)
{
    m_isShutDown = true;
    while (isImmediate && !isEmpty()) {
        Item item;
        const bool isTaken = take(by, item) == Result::WentOn;
        --m_size;
        record(FactKind::ItemGot, by, Verb::Get).setItem(item).setRaises(!isTaken);
        if (m_unfinished > 0)
            finishOne(by);
    }
    for (WaitQueue *line : {&m_getters, &m_putters})
        while (!line->isEmpty())
            wakeUpNext(*line, by);
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
    // Woken is not yet served: somebody else may have been faster, so look again.
    if (verb == Verb::Put)
        return cancelled ? abandon(task, m_putters, !isFull()) : put(task);
    if (verb == Verb::Get)
        return cancelled ? abandon(task, m_getters, !isEmpty()) : get(task);
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

qint64 Queue::state(Predicate::Of of) const
{
    return of == Predicate::Of::QueueFull ? isFull() : isEmpty();
}

Result Queue::take(Task &, Item &item)
{
    item = m_items.front();
    m_items.pop_front();
    return Result::WentOn;
}

Result LifoQueue::take(Task &, Item &item)
{
    item = m_items.back();
    m_items.pop_back();
    return Result::WentOn;
}

/// Texts can always be ordered, and that is quick; anything else is asked about with care.
template <typename Do> Result PriorityQueue::ordered(Task &task, Do change)
{
    if (m_holdsTexts) {
        change([this](const Entry &one, const Entry &other) { return isBefore(one, other); });
        return Result::WentOn;
    }
    std::string error;
    change(Less{*this, error});
    return error.empty() ? Result::WentOn : task.raise(error);
}

Result PriorityQueue::store(Task &task, const Item &item)
{
    const quint64 priority = quint64(
        std::clamp(m_queueItems.priority(task), -kHighestPriority, kHighestPriority) + kHighestPriority);
    const ItemWords words = m_queueItems.wordsOf(item, task);
    m_holdsTexts = m_holdsTexts && !words.areNone();
    const Entry entry{(priority << 32) | words.bits, item};
    return ordered(task, [&](const auto &less) { heapq::push(m_heap, entry, less); });
}

Result PriorityQueue::take(Task &task, Item &item)
{
    Entry entry{};
    const Result taken = ordered(task, [&](const auto &less) { entry = heapq::pop(m_heap, less); });
    m_lastPriority = qint64(entry.order >> 32) - kHighestPriority;
    item = entry.item;
    return taken;
}

inline bool PriorityQueue::isBefore(const Entry &one, const Entry &other) const
{
    if (one.order == other.order) {
        if (ItemWords{quint32(one.order)}.tellAll())
            return false;
    } else if (one.order >> 32 != other.order >> 32) {
        return one.order < other.order;
    }
    return m_queueItems.isBefore(one.item, other.item);
}

bool PriorityQueue::Less::operator()(const Entry &one, const Entry &other) const
{
    if (one.order >> 32 != other.order >> 32)
        return one.order < other.order;
    return queue.m_queueItems.isLess(one.item, other.item, error);
}

} // namespace signalbox
