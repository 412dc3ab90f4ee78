// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/calls/call.h"

namespace signalbox {

void Call::recordEntry(Micros deadline)
{
    if (m_id != ScopeId::None)
        m_tasks.record(FactKind::ScopeEntered, m_owner, m_verb).setScope(m_id).setDeadline(deadline);
}

void Call::recordMember(const Future &member)
{
    if (m_id == ScopeId::None)
        return;
    m_tasks.record(FactKind::ScopeMember, m_owner, m_verb)
        .setScope(m_id)
        .setMember({member.number, !member.isTask});
}

void Call::recordWaitEnded()
{
    m_tasks.record(FactKind::WaitEnded, m_owner, m_verb).setScope(m_id);
}

/// Awaits \a awaited, or the future of a plain wait.
Result Call::park(Future *awaited)
{
    m_isWaiting = true;
    m_owner.call = this;
    m_owner.awaited = awaited;
    return m_tasks.park(m_owner, m_verb, index(m_id), nullptr);
}

Result Call::leave(Result result, const ValuePointer &given)
{
    m_owner.call = nullptr;
    m_hasLeft = true;
    if (m_id != ScopeId::None) {
        const Outcome outcome = result == Result::Raised ? Outcome::Raised
            : result == Result::Cancelled                ? Outcome::Cancelled
                                                         : Outcome::Returned;
        m_tasks.record(FactKind::ScopeExited, m_owner, m_verb)
            .setScope(m_id)
            .setOutcome(outcome)
            .setText(m_tasks.text(given));
    }
    return result;
}

Result Call::leaveWith(Result result)
{
    if (result != Result::WentOn)
        return leave(result);
    m_owner.locals.result = m_owner.received;
    return leave(result, m_owner.received);
}

void Call::arm(Micros deadline)
{
    m_timer = m_tasks.loop().callAt(deadline, {.kind = Handle::Kind::CallDue, .subject = m_number});
}

/// Whether the timer is still wanted now that its turn has come.
bool Call::takeTimer(EventLoop::TimerId timer)
{
    if (timer != m_timer)
        return false;
    m_timer = 0;
    return true;
}

std::vector<const Future *> undone(const std::vector<Future *> &futures)
{
    std::vector<const Future *> left;
    for (const Future *future : futures) {
        if (!future->isDone())
            left.push_back(future);
    }
    return left;
}

} // namespace signalbox
