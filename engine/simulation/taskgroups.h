// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/simulation/tasks.h"

namespace signalbox {

/// What a `with` block that reaches beyond one task keeps: asyncio.TaskGroup and asyncio.timeout.
class Scope {
public:
    Scope(Tasks &tasks, Task &owner, ScopeId id)
        : m_tasks(tasks)
        , m_owner(owner)
        , m_id(id)
    {
    }
    virtual ~Scope() = default;
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;

    ScopeId id() const { return m_id; }
    /// __aexit__: the body came out as \a flow (WentOn, Raised with Task::failure, Cancelled, Returned).
    virtual Result exit(Result flow) = 0;
    /// Goes on with an exit() that had to wait.
    virtual Result resume(bool cancelled) = 0;

protected:
    Tasks &m_tasks;
    Task &m_owner;
    const ScopeId m_id;
};

/// asyncio.TaskGroup.
class Group : public Scope {
public:
    Group(Tasks &tasks, Task &owner, ScopeId id);
    Task *createTask(quint32 body);
    bool isAborting() const { return m_isAborting; } ///< it takes no more tasks then
    void childDone(const Task &child, bool failed);

    Result exit(Result flow) override;
    Result resume(bool cancelled) override;

    const std::vector<Task *> &children() const { return m_children; }

private:
    Result awaitChildren();
    void abort(const Task *culprit);

    std::vector<Task *> m_children; ///< not yet reported done, in order of creation
    quint32 m_errors = 0;
    Result m_flow = Result::WentOn;
    bool m_propagateCancellation = false;
    bool m_isAborting = false;
    bool m_parentCancelRequested = false;
};

/// asyncio.timeout(delay).
class Timeout : public Scope {
public:
    Timeout(Tasks &tasks, Task &owner, ScopeId id, Micros delay);
    void expire(EventLoop::TimerId timer);

    Result exit(Result flow) override;
    Result resume(bool) override { return Result::WentOn; }

private:
    EventLoop::TimerId m_timer = 0;
    int m_cancelling; ///< requests to cancel its task that were there before
    bool m_hasExpired = false;
};

} // namespace signalbox
