// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"

namespace signalbox {

/// Something that tasks coordinate through. A verb begins, and either goes on or parks the task; when the
/// task runs again, resume() finishes the verb or parks it anew. Both halves together are the body of the
/// asyncio method of that name.
class Primitive {
public:
    Primitive(Tasks &tasks, quint32 resource)
        : m_tasks(tasks)
        , m_resource(resource)
    {
    }
    virtual ~Primitive() = default;
    Primitive(const Primitive &) = delete;
    Primitive &operator=(const Primitive &) = delete;

    virtual Result begin(Verb verb, Task &task) = 0;
    /// \a cancelled: CancelledError is thrown in where the task waited. The waiter's state tells whether it
    /// had been woken before.
    virtual Result resume(Verb verb, Task &task, bool cancelled) = 0;
    /// Tasks that have it, where one can say so: who waits for it waits for them.
    virtual std::vector<const Task *> holders() const { return {}; }
    /// How many stand in its line of waiters, as reprs tell.
    virtual qsizetype waiters() const { return 0; }
    /// The answer to what a predicate asks of it: a number, or 1 for yes.
    virtual qint64 state(Predicate::Of) const { return 0; }

    /// What waiting for it raises in another loop than its own; asyncio's words begin with its repr().
    static constexpr const char *kForeignLoop = "RuntimeError: it is bound to a different event loop";

protected:
    Fact &record(FactKind kind, const Task &task, Verb verb)
    {
        return m_tasks.record(kind, task, verb).setResource(m_resource);
    }
    Result park(Task &task, Verb verb, WaitQueue &line)
    {
        return isOfRunningLoop() ? m_tasks.park(task, verb, m_resource, &line) : task.raise(kForeignLoop);
    }
    /// It belongs to the loop in which somebody first waits for it (asyncio/mixins.py).
    bool isOfRunningLoop()
    {
        if (m_loop == 0)
            m_loop = m_tasks.runningLoop();
        return m_loop == m_tasks.runningLoop();
    }

    Tasks &m_tasks;
    const quint32 m_resource;

private:
    quint32 m_loop = 0; ///< as Tasks::runningLoop(); 0 for none yet
};

} // namespace signalbox
