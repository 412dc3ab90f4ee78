// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/calls/waits.h"

namespace signalbox {

// The order of events is that of wait() and as_completed() in CPython 3.11's asyncio/tasks.py. Both keep
// their members in a set, whose order depends on addresses; ours stand as they were given.

std::vector<Future *> withoutRepeats(const std::vector<Future *> &members, quint32 call)
{
    std::vector<Future *> unique;
    unique.reserve(members.size());
    for (Future *member : members) {
        if (std::exchange(member->joinedCall, call + 1) != call + 1)
            unique.push_back(member);
    }
    return unique;
}

Result WaitTasks::begin(const std::vector<Future *> &members, std::optional<Micros> timeout)
{
    if (members.empty()) {
        m_owner.failure = {"ValueError: Set of Tasks/Futures is empty.", {}};
        return leave(Result::Raised);
    }
    m_members = withoutRepeats(members, m_number);
    m_left = m_members.size();
    if (timeout)
        arm(m_tasks.loop().now() + std::max<Micros>(*timeout, 0));
    for (quint32 at = 0; at < m_members.size(); ++at)
        listen(*m_members[at], at);
    return park();
}

void WaitTasks::memberDone(quint32 member)
{
    --m_left;
    if (!isEnough(*m_members[member]))
        return;
    disarm();
    if (m_isWaiting)
        wake();
}

bool WaitTasks::isEnough(Future &member) const
{
    if (m_left == 0 || m_until == WaitChoice::FirstCompleted)
        return true;
    if (m_until != WaitChoice::FirstException || member.isCancelled())
        return false;
    member.isUnretrieved = false; // it looks at the exception
    return member.ended == Outcome::Raised;
}

void WaitTasks::due(EventLoop::TimerId timer)
{
    if (takeTimer(timer) && m_isWaiting)
        wake();
}

Result WaitTasks::resume(Result waited)
{
    m_isWaiting = false;
    if (waited == Result::WentOn)
        recordWaitEnded();
    disarm();
    for (Future *member : m_members)
        forget(*member);
    return leave(waited);
}

Result AsCompleted::begin(const std::vector<Future *> &members, std::optional<Micros> timeout)
{
    m_members = withoutRepeats(members, m_number);
    m_toDo = m_rounds = m_members.size();
    for (quint32 at = 0; at < m_members.size(); ++at)
        listen(*m_members[at], at);
    if (timeout && !m_members.empty())
        arm(m_tasks.loop().now() + *timeout);
    return awaitNext();
}

Result AsCompleted::awaitNext()
{
    while (m_rounds > 0) {
        if (m_done.empty())
            return park();
        --m_rounds;
        Future *const done = m_done.front();
        m_done.pop_front();
        if (!done) {
            m_owner.failure = {"TimeoutError", {}};
            return leave(Result::Raised);
        }
        const Result result = m_tasks.resultOf(*done, m_owner);
        if (result != Result::WentOn)
            return leave(result);
        m_owner.locals.result = m_owner.received;
        m_results.push_back(m_owner.received);
    }
    return leave(Result::WentOn, Value::makeList(m_results));
}

Result AsCompleted::resume(Result waited)
{
    m_isWaiting = false;
    if (waited != Result::WentOn)
        return leave(waited);
    recordWaitEnded();
    return awaitNext();
}

void AsCompleted::put(Future *done)
{
    m_done.push_back(done);
    if (m_isWaiting)
        wake();
}

void AsCompleted::memberDone(quint32 member)
{
    if (m_toDo == 0)
        return; // time was up before
    if (--m_toDo == 0)
        disarm();
    put(m_members[member]);
}

void AsCompleted::due(EventLoop::TimerId timer)
{
    if (!takeTimer(timer))
        return;
    for (Future *member : m_members)
        forget(*member);
    for (; m_toDo > 0; --m_toDo)
        put(nullptr);
}

} // namespace signalbox
