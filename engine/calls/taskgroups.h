// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/calls/contextmanager.h"

namespace signalbox {

/// asyncio.TaskGroup.
class Group : public ContextManager {
public:
    Group(Tasks &tasks, Task &owner, ScopeId id);
    Task *createTask(quint32 body);
    /// The two halves of it: makes a task, and waits for it from then on. \a hasBegun: as Tasks::create().
    Task &makeTask(quint32 body, bool hasBegun) { return m_tasks.create(body, &m_owner, m_id, hasBegun); }
    void add(Task &task);
    bool isAborting() const { return m_isAborting; } ///< it takes no more tasks then
    void childDone(Task &child);

    Result exit(Task &task, Result flow) override;
    Result resume(Task &task, bool cancelled) override;

    bool isOver() const override { return m_children.empty(); }
    const std::list<Task *> &children() const { return m_children; }

private:
    Result awaitChildren(Task &task);
    bool abort(const Task *culprit);
    Result failToAbort(Task &task);
    void takeRequestBack();
    void keepRequest();

    Task *m_leaver = nullptr; ///< in whom exit() waits
    std::list<Task *> m_children; ///< not yet reported done, in order of creation
    std::vector<std::shared_ptr<const Failure>> m_errors;
    std::optional<Failure> m_baseError; ///< the first SystemExit or KeyboardInterrupt
    Failure m_bodyFailure; ///< what came out of the block itself
    Result m_flow = Result::WentOn;
    bool m_propagateCancellation = false;
    Failure m_cancellation; ///< that is to be propagated
    bool m_isAborting = false;
    bool m_parentCancelRequested = false;
};

} // namespace signalbox
