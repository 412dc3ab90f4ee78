// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/calls/gather.h"

#include "engine/language/exceptions.h"

namespace signalbox {

// The order of events is that of gather() in CPython's asyncio/tasks.py, by default of 3.11.

void Gather::add(Future &child)
{
    recordMember(child);
    if (child.joinedCall != m_number + 1) {
        child.joinedCall = m_number + 1;
        m_listened.push_back(&child);
        const quint32 member = quint32(m_listened.size() - 1);
        if (child.isDone() && m_tasks.follows(PythonVersion::Python312))
            m_doneBefore.push_back(member);
        else
            listen(child, member);
    }
    m_children.push_back(&child);
}

Result Gather::begin()
{
    if (m_children.empty()) { // a future that is done from the start
        m_outer.value = Value::makeList({});
        m_outer.ended = Outcome::Returned;
        return leaveWith(m_tasks.resultOf(m_outer, m_owner));
    }
    for (const quint32 member : m_doneBefore)
        memberDone(member);
    if (m_outer.isDone())
        return goOn();
    m_outer.observers.push_back({.kind = Handle::Kind::Resume, .subject = index(m_owner.id)});
    return park(&m_outer);
}

/// Without a wait, as all that it needs was done before.
Result Gather::goOn()
{
    const Result result = m_tasks.resultOf(m_outer, m_owner);
    if (result == Result::WentOn)
        recordWaitEnded();
    else if (result == Result::Cancelled)
        m_tasks.recordCancelled(m_owner, m_verb, index(m_id));
    return leaveWith(result);
}

Result Gather::resume(Result waited)
{
    if (waited == Result::WentOn)
        recordWaitEnded();
    return leaveWith(waited);
}

CancelResult Gather::Outer::cancel(Tasks &tasks, const CancelRequest &request)
{
    if (isDone())
        return CancelResult::AlreadyDone;
    const CancelRequest handedOn{
        .by = request.by, .cause = CancelCause::Outer, .scope = m_gather.m_id, .message = request.message};
    const Tasks::HandingOnInPython handingOn(tasks);
    bool reached = false;
    for (Future *child : m_gather.m_children) {
        const CancelResult answer = child->cancel(tasks, handedOn);
        if (answer == CancelResult::TooDeep)
            return answer;
        reached |= answer == CancelResult::Requested;
    }
    // Only then the cancellation comes back, with whatever the children make of it.
    isCancelRequested |= reached;
    return reached ? CancelResult::Requested : CancelResult::AlreadyDone;
}

void Gather::Outer::letGo()
{
    for (Future *child : m_gather.m_children) {
        if (!isDone())
            child->isUnretrieved = false;
    }
}

void Gather::memberDone(quint32 member)
{
    Future &child = *m_listened[member];
    ++m_finished;
    if (m_outer.isDone()) {
        if (!child.isCancelled())
            child.isUnretrieved = false;
        return;
    }
    if (!m_returnsExceptions && failsWith(child))
        return;
    if (m_finished == m_listened.size())
        finish();
}

/// The first child that fails or is cancelled decides; the others run on.
bool Gather::failsWith(Future &child)
{
    if (child.isCancelled()) {
        raiseCancelled(child);
        return true;
    }
    child.isUnretrieved = false;
    if (child.ended != Outcome::Raised)
        return false;
    m_outer.failure = child.failure;
    m_tasks.settle(m_outer, Outcome::Raised);
    return true;
}

void Gather::finish()
{
    for (Future *child : m_children) {
        if (!child->isCancelled())
            child->isUnretrieved = false;
    }
    if (m_outer.isCancelRequested) {
        raiseCancelled(*m_children.back());
        return;
    }
    if (m_verb != Verb::WaitAll)
        m_outer.value = results();
    m_tasks.settle(m_outer, Outcome::Returned);
}

/// In the order in which the children were given, whichever was done first.
ValuePointer Gather::results() const
{
    std::vector<ValuePointer> results;
    results.reserve(m_children.size());
    for (Future *child : m_children) {
        if (child->isCancelled()) // always with a message, if an empty one
            results.push_back(
                Value::makeException({"CancelledError: " + m_tasks.cancelMessageOf(*child), {}}));
        else if (child->ended == Outcome::Raised)
            results.push_back(Value::makeException(child->failure));
        else
            results.push_back(child->value);
    }
    return Value::makeList(std::move(results));
}

/// The outer future gets a CancelledError as its exception, with the words of \a child.
void Gather::raiseCancelled(Future &child)
{
    m_outer.failure = cancellation(m_tasks.takeCancelMessage(child));
    m_tasks.settle(m_outer, Outcome::Raised);
}

} // namespace signalbox
