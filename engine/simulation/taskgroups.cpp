// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/taskgroups.h"

#include <algorithm>

namespace signalbox {

// The order of events is that of CPython 3.11's asyncio/taskgroups.py and timeouts.py. One thing CPython
// leaves open: it keeps a group's tasks in a set, whose order depends on addresses; ours are in order of
// creation.

namespace {

void recordExit(Tasks &tasks, const Task &owner, Verb verb, ScopeId id, Result flow)
{
    const Outcome outcome = flow == Result::Raised ? Outcome::Raised
        : flow == Result::Cancelled                ? Outcome::Cancelled
                                                   : Outcome::Returned;
    tasks.record(FactKind::ScopeExited, owner, verb, index(id)).flag = quint8(outcome);
}

} // namespace

Group::Group(Tasks &tasks, Task &owner, ScopeId id)
    : Scope(tasks, owner, id)
{
    m_tasks.record(FactKind::ScopeEntered, m_owner, Verb::Group, index(m_id));
}

Task *Group::createTask(quint32 body)
{
    Task &task = m_tasks.create(body, &m_owner, m_id);
    task.group = this;
    task.observers.push_back({.kind = Handle::Kind::ChildDone, .subject = index(task.id)});
    m_children.push_back(&task);
    return &task;
}

void Group::abort(const Task *culprit)
{
    m_isAborting = true;
    m_tasks.record(FactKind::GroupAborting, m_owner, Verb::Group, index(m_id),
                   index(culprit ? culprit->id : TaskId::None));
    for (Task *child : m_children)
        m_tasks.cancel(*child, &m_owner, CancelCause::Group, m_id);
}

void Group::childDone(const Task &child, bool failed)
{
    m_children.erase(std::find(m_children.begin(), m_children.end(), &child));
    const bool isWaiting =
        m_owner.isParked && m_owner.waitVerb == Verb::Group && m_owner.waitObject == index(m_id);
    if (m_children.empty() && isWaiting)
        m_tasks.wake(m_owner.waiter, &child);
    if (!failed)
        return;
    ++m_errors;
    if (m_owner.isDone() || m_isAborting || m_parentCancelRequested)
        return;
    // Whatever the parent is doing inside the block, it is to stop; __aexit__ takes the request back.
    abort(&child);
    m_parentCancelRequested = true;
    m_tasks.cancel(m_owner, &child, CancelCause::Group, m_id);
}

Result Group::exit(Result flow)
{
    m_flow = flow;
    m_propagateCancellation = flow == Result::Cancelled;
    if (m_parentCancelRequested && --m_owner.cancelRequests == 0)
        m_propagateCancellation = false;
    if ((flow == Result::Raised || flow == Result::Cancelled) && !m_isAborting)
        abort(nullptr);
    return awaitChildren();
}

Result Group::resume(bool cancelled)
{
    if (cancelled && !m_isAborting) {
        m_propagateCancellation = true;
        abort(nullptr);
    }
    return awaitChildren();
}

Result Group::awaitChildren()
{
    if (!m_children.empty())
        return m_tasks.park(m_owner, Verb::Group, index(m_id), nullptr);
    Result result = m_flow == Result::Returned ? Result::Returned : Result::WentOn;
    if (m_propagateCancellation && m_errors == 0) {
        result = Result::Cancelled;
    } else {
        m_errors += m_flow == Result::Raised ? 1 : 0;
        if (m_errors > 0) {
            result = Result::Raised;
            m_owner.failure = "ExceptionGroup: unhandled errors in a TaskGroup (" + std::to_string(m_errors)
                + (m_errors == 1 ? " sub-exception)" : " sub-exceptions)");
        }
    }
    recordExit(m_tasks, m_owner, Verb::Group, m_id, result);
    return result;
}

Timeout::Timeout(Tasks &tasks, Task &owner, ScopeId id, Micros delay)
    : Scope(tasks, owner, id)
    , m_cancelling(owner.cancelRequests)
{
    EventLoop &loop = tasks.loop();
    const Micros deadline = loop.now() + delay;
    m_tasks.record(FactKind::ScopeEntered, m_owner, Verb::Timeout, index(m_id), deadline);
    const Handle due{.kind = Handle::Kind::TimeoutDue, .subject = index(m_id)};
    if (delay > 0) {
        loop.callAt(deadline, due, &m_timer);
        return;
    }
    loop.callSoonAs(due, &m_timer);
}

void Timeout::expire(EventLoop::TimerId timer)
{
    if (timer != m_timer)
        return; // the block was left before its timer's turn came
    m_timer = 0;
    m_hasExpired = true;
    m_tasks.record(FactKind::TimeoutExpired, m_owner, Verb::Timeout, index(m_id));
    m_tasks.cancel(m_owner, nullptr, CancelCause::Timeout, m_id);
}

Result Timeout::exit(Result flow)
{
    m_timer = 0;
    if (m_hasExpired) {
        m_owner.cancelRequests = std::max(0, m_owner.cancelRequests - 1);
        if (m_owner.cancelRequests <= m_cancelling && flow == Result::Cancelled) {
            m_owner.failure = "TimeoutError";
            flow = Result::Raised;
        }
    }
    recordExit(m_tasks, m_owner, Verb::Timeout, m_id, flow);
    return flow;
}

} // namespace signalbox
