// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/simulation/primitive.h"

#include <deque>

namespace signalbox {

/// asyncio.Queue: put, get, task_done, join; a maxsize of 0 is no bound.
class Queue : public Primitive {
public:
    Queue(Tasks &tasks, quint32 resource, qint64 maxsize)
        : Primitive(tasks, resource)
        , m_maxsize(maxsize)
    {
    }
    Result begin(Verb verb, Task &task) override;
    Result resume(Verb verb, Task &task, bool cancelled) override;

private:
    bool isFull() const { return m_maxsize > 0 && qint64(m_items.size()) >= m_maxsize; }
    Result put(Task &task);
    Result get(Task &task);
    Result taskDone(Task &task);
    Result join(Task &task);
    Result abandon(Task &task, WaitQueue &line, bool couldGoOn);
    void wakeUpNext(WaitQueue &line, const Task &by);

    const qint64 m_maxsize;
    qint64 m_unfinished = 0;
    std::deque<Item> m_items;
    WaitQueue m_getters;
    WaitQueue m_putters;
    WaitQueue m_joiners; ///< asyncio parks them on an Event that is set while nothing is unfinished
};

} // namespace signalbox
