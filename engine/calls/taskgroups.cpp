// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/calls/taskgroups.h"

#include "engine/language/exceptions.h"

namespace signalbox {

// The order of events is that of CPython's asyncio/taskgroups.py, by default of 3.11. One thing CPython
// leaves open: it keeps a group's tasks in a set, whose order depends on addresses; ours are in order of
// creation.

Group::Group(Tasks &tasks, Task &owner, ScopeId id)
    : ContextManager(tasks, owner, id)
{
    m_tasks.record(FactKind::ScopeEntered, m_owner, Verb::Group).setScope(m_id);
}

Task *Group::createTask(quint32 body)
{
    Task &task = makeTask(body, false);
    add(task);
    return &task;
}

void Group::add(Task &task)
{
    task.group = this;
    task.groupPlace = m_children.insert(m_children.end(), &task);
    if (task.isDone())
        childDone(task);
    else
        task.observers.push_back({.kind = Handle::Kind::ChildDone, .subject = index(task.id)});
}

/// False where asking a member was a RecursionError: CPython asks no further then.
bool Group::abort(const Task *culprit)
{
    m_isAborting = true;
    m_tasks.record(FactKind::GroupAborting, m_owner, Verb::Group)
        .setScope(m_id)
        .setCulprit(culprit ? culprit->id : TaskId::None);
    for (Task *child : m_children) {
        if (!child->isDone()
            && m_tasks.cancel(*child, &m_owner, CancelCause::Group, m_id) == CancelResult::TooDeep)
            return false;
    }
    return true;
}

void Group::childDone(Task &child)
{
    m_children.erase(child.groupPlace);
    const bool isWaiting = m_leaver && m_leaver->isParked && m_leaver->waitVerb == Verb::Group
        && m_leaver->waitObject == index(m_id);
    if (m_children.empty() && isWaiting)
        m_tasks.wake(m_leaver->waiter, &child);
    if (child.ended != Outcome::Raised)
        return;
    child.isUnretrieved = false;
    m_errors.push_back(std::make_shared<const Failure>(child.failure));
    if (leavesLoop(child.failure) && !m_baseError)
        m_baseError = child.failure;
    if (m_owner.isDone() || m_isAborting || m_parentCancelRequested)
        return;
    // Whatever the parent is doing inside the block, it is to stop; __aexit__ takes the request back.
    if (!abort(&child))
        return;
    m_parentCancelRequested = true;
    m_tasks.cancel(m_owner, &child, CancelCause::Group, m_id);
}

Result Group::exit(Task &task, Result flow)
{
    m_leaver = &task;
    m_flow = flow;
    if (flow == Result::Raised)
        m_bodyFailure = std::move(task.failure);
    if (flow == Result::Raised && leavesLoop(m_bodyFailure) && !m_baseError)
        m_baseError = m_bodyFailure;
    m_propagateCancellation = flow == Result::Cancelled;
    if (m_propagateCancellation)
        m_cancellation = std::move(task.failure);
    if (!m_tasks.follows(PythonVersion::Python313))
        takeRequestBack();
    if ((flow == Result::Raised || flow == Result::Cancelled) && !m_isAborting && !abort(nullptr))
        return failToAbort(task);
    return awaitChildren(task);
}

Result Group::resume(Task &task, bool cancelled)
{
    if (cancelled && !m_isAborting) {
        m_propagateCancellation = true;
        m_cancellation = std::move(task.failure);
        if (!abort(nullptr))
            return failToAbort(task);
    }
    return awaitChildren(task);
}

Result Group::failToAbort(Task &task)
{
    task.failure = {Tasks::kRecursionError, {}};
    recordExit(Verb::Group, Result::Raised);
    return Result::Raised;
}

/// If the group has asked its parent to cancel, so that it comes here. Who else asks for that is heard.
void Group::takeRequestBack()
{
    if (m_parentCancelRequested && m_tasks.uncancel(m_owner) == 0)
        m_propagateCancellation = false;
}

/// Errors go before a cancellation from outside. Since Python 3.13 that one is asked for anew, so that the
/// parent hears of it at its next wait.
void Group::keepRequest()
{
    if (!m_tasks.follows(PythonVersion::Python313) || m_owner.cancelRequests == 0)
        return;
    m_tasks.uncancel(m_owner);
    m_tasks.cancel(m_owner, &m_owner, CancelCause::Group, m_id);
}

Result Group::awaitChildren(Task &task)
{
    if (!m_children.empty())
        return m_tasks.park(task, Verb::Group, index(m_id), nullptr);
    if (m_baseError) { // goes before all others, and as it is
        task.failure = *std::move(m_baseError);
        recordExit(Verb::Group, Result::Raised);
        return Result::Raised;
    }
    if (m_tasks.follows(PythonVersion::Python313))
        takeRequestBack();
    const bool isLeaving = m_flow == Result::Returned || m_flow == Result::Broke;
    Result result = isLeaving ? m_flow : Result::WentOn;
    if (m_propagateCancellation && m_errors.empty()) {
        result = Result::Cancelled;
        task.failure = std::move(m_cancellation);
    } else {
        if (m_flow == Result::Raised)
            m_errors.push_back(std::make_shared<const Failure>(std::move(m_bodyFailure)));
        if (!m_errors.empty()) {
            keepRequest();
            result = Result::Raised;
            task.failure = groupOf("unhandled errors in a TaskGroup", std::move(m_errors));
        }
    }
    recordExit(Verb::Group, result);
    return result;
}

} // namespace signalbox
