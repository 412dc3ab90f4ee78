// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"

namespace signalbox {

/// What a `with` block that reaches beyond one task keeps: asyncio.TaskGroup and asyncio.timeout.
class ContextManager {
public:
    ContextManager(Tasks &tasks, Task &owner, ScopeId id)
        : m_tasks(tasks)
        , m_owner(owner)
        , m_id(id)
    {
    }
    virtual ~ContextManager() = default;
    ContextManager(const ContextManager &) = delete;
    ContextManager &operator=(const ContextManager &) = delete;

    ScopeId id() const { return m_id; }
    /// Whether nobody will call it any more once exit() is through.
    virtual bool isOver() const { return true; }
    /// __aexit__ in \a task, which is its owner but where a generator that has it open is left by another:
    /// the body came out as \a flow (WentOn, Raised with Task::failure, Cancelled, Returned).
    virtual Result exit(Task &task, Result flow) = 0;
    /// Goes on with an exit() of \a task that had to wait.
    virtual Result resume(Task &task, bool cancelled) = 0;

protected:
    Fact &recordExit(Verb verb, Result flow);

    Tasks &m_tasks;
    Task &m_owner;
    const ScopeId m_id;
};

} // namespace signalbox
