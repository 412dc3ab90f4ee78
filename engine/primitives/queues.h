// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/primitives/primitive.h"
#include "engine/primitives/queueitems.h"

#include <deque>

namespace signalbox {

/// asyncio.Queue: put, get, put_nowait, get_nowait, task_done, join; a maxsize of 0 is no bound.
class Queue : public Primitive {
public:
    Queue(Tasks &tasks, quint32 resource, QueueItems &items, qint64 maxsize)
        : Primitive(tasks, resource)
        , m_queueItems(items)
        , m_maxsize(maxsize)
    {
    }
    Result begin(Verb verb, Task &task) override;
    Result resume(Verb verb, Task &task, bool cancelled) override;
    qint64 state(Predicate::Of of) const override;
    qint64 size() const { return m_size; }
    qint64 maxsize() const { return m_maxsize; }
    /// Since Python 3.13: nothing is put any more, and nothing is got once it is empty; \a isAtOnce: it is
    /// emptied here. Whoever waits is woken.
    void shutDown(Task &by, bool isAtOnce);
    bool isShutDown() const { return m_isShutDown; }
    qint64 unfinished() const { return m_unfinished; }
    /// How many wait to get, or to put.
    qsizetype getters() const { return m_getters.size(); }
    qsizetype putters() const { return m_putters.size(); }
    /// What is in it, in the order in which Python keeps it.
    virtual std::vector<Item> kept() const { return {m_items.begin(), m_items.end()}; }

protected:
    // What subclasses replace: how items are kept.
    /// Raised where entries cannot be ordered: an entry stays in even so, and one that was to leave is gone.
    virtual Result store(Task &, const Item &item)
    {
        m_items.push_back(item);
        return Result::WentOn;
    }
    virtual Result take(Task &task, Item &item);

    QueueItems &m_queueItems;
    std::deque<Item> m_items;

private:
    bool isFull() const { return m_maxsize > 0 && m_size >= m_maxsize; }
    bool isEmpty() const { return m_size == 0; }
    Result beginPut(Task &task, bool waits);
    Result put(Task &task);
    Result putNow(Task &task);
    Result get(Task &task);
    Result getNow(Task &task);
    Result taskDone(Task &task);
    Result join(Task &task);
    Result abandon(Task &task, WaitQueue &line, bool couldGoOn);
    void wakeUpNext(WaitQueue &line, const Task &by);
    void wakeJoiners(const Task &by);

    const qint64 m_maxsize;
    qint64 m_size = 0;
    qint64 m_unfinished = 0;
    bool m_isShutDown = false;
    WaitQueue m_getters;
    WaitQueue m_putters;
    WaitQueue m_joiners; ///< asyncio parks them on an Event that is set while nothing is unfinished
};

/// asyncio.LifoQueue.
class LifoQueue : public Queue {
public:
    using Queue::Queue;

protected:
    Result take(Task &task, Item &item) override;
};

/// asyncio.PriorityQueue of (priority, item).
class PriorityQueue : public Queue {
public:
    using Queue::Queue;
    /// Of the item taken last, by whomever: to be asked in the turn of the get.
    qint64 lastPriority() const { return m_lastPriority; }
    std::vector<Item> kept() const override;

protected:
    Result store(Task &task, const Item &item) override;
    Result take(Task &task, Item &item) override;

private:
    struct Entry {
        quint64 order; ///< its priority, then the bits of its words
        Item item;
    };
    /// Python's < of any two entries.
    struct Less {
        const PriorityQueue &queue;
        std::string &error;
        bool operator()(const Entry &one, const Entry &other) const;
        bool hasFailed() const { return !error.empty(); }
    };
    bool isBefore(const Entry &one, const Entry &other) const;
    template <typename Do> Result ordered(Task &task, Do change);

    std::vector<Entry> m_heap;
    bool m_holdsTexts = true; ///< and nothing else, ever
    qint64 m_lastPriority = 0;
};

} // namespace signalbox
