// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/calls/timeouts.h"

namespace signalbox {

// The order of events is that of asyncio/timeouts.py from CPython 3.11.4 on; before, a timeout inside a task
// that had been asked to cancel earlier did not turn its own cancellation into TimeoutError.

Timeout::Timeout(Tasks &tasks, Task &owner, ScopeId id, Verb verb, Micros deadline)
    : ContextManager(tasks, owner, id)
    , m_verb(verb)
    , m_cancelling(owner.cancelRequests)
{
    m_tasks.record(FactKind::ScopeEntered, m_owner, m_verb)
        .setScope(m_id)
        .setDeadline(deadline == kNever ? 0 : deadline);
    arm(deadline);
}

void Timeout::arm(Micros deadline)
{
    EventLoop &loop = m_tasks.loop();
    const Handle due{.kind = Handle::Kind::TimeoutDue, .subject = index(m_id)};
    if (deadline == kNever)
        return;
    m_timer = deadline > loop.now() ? loop.callAt(deadline, due) : loop.callSoonAs(due);
}

void Timeout::reschedule(Micros deadline)
{
    m_tasks.loop().cancel(m_timer);
    arm(deadline);
}

void Timeout::expire(EventLoop::TimerId timer)
{
    if (timer != m_timer)
        return; // the block was left before its timer's turn came
    m_timer = 0;
    m_tasks.record(FactKind::TimeoutExpired, m_owner, m_verb).setScope(m_id);
    m_hasExpired = m_tasks.cancel(m_owner, nullptr, CancelCause::Timeout, m_id) != CancelResult::TooDeep;
}

Result Timeout::exit(Task &task, Result flow)
{
    m_tasks.loop().cancel(m_timer);
    m_isHandling = m_hasExpired && m_tasks.uncancel(m_owner) <= m_cancelling;
    if (m_isHandling && flow == Result::Cancelled) {
        task.failure = {"TimeoutError", {}};
        flow = Result::Raised;
    }
    Fact &fact = recordExit(m_verb, flow);
    if (m_verb == Verb::WaitFor && flow == Result::WentOn)
        fact.setText(m_tasks.text(*m_owner.locals.result)); // what it returns
    return flow;
}

} // namespace signalbox
