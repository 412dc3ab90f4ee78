// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/calls/waitfor.h"

#include <utility>

namespace signalbox {

// The order of events is that of wait_for() in CPython 3.11's asyncio/tasks.py, and of shield() there.

void WaitFor::setTimeout(Micros delay)
{
    const Micros deadline = m_tasks.loop().now() + delay;
    m_isAtOnce = delay <= 0;
    recordEntry(deadline);
    if (!m_isAtOnce)
        arm(deadline);
}

Result WaitFor::begin(Future &inner)
{
    m_inner = &inner;
    if (!m_isAtOnce) {
        listen(inner, 0);
        return park();
    }
    return inner.isDone() ? out(m_tasks.resultOf(inner, m_owner)) : cancelAndWait(Stage::TimeIsUp);
}

void WaitFor::memberDone(quint32)
{
    if (m_isWaiting)
        wake();
}

void WaitFor::due(EventLoop::TimerId timer)
{
    if (takeTimer(timer) && m_isWaiting && m_stage == Stage::Waiting)
        wake();
}

Result WaitFor::resume(Result waited)
{
    m_isWaiting = false;
    if (waited == Result::WentOn)
        recordWaitEnded();
    if (m_stage == Stage::Waiting)
        return afterWaiting(waited);
    forget(*m_inner);
    if (waited != Result::WentOn) {
        m_caught = m_stage == Stage::Left ? Caught::Interrupted : Caught::Nothing;
        return out(waited);
    }
    if (m_stage == Stage::TimeIsUp)
        return innerResult();
    m_caught = Caught::Reraised;
    m_owner.failure = std::move(m_cancellation);
    return out(Result::Cancelled);
}

Result WaitFor::afterWaiting(Result waited)
{
    if (m_inner->isDone()) { // in the same moment: its result goes before, even before a cancellation
        if (waited != Result::WentOn) {
            m_caught = Caught::Overtaken;
            m_cancellation = std::move(m_owner.failure);
        }
        return out(m_tasks.resultOf(*m_inner, m_owner));
    }
    forget(*m_inner);
    if (waited == Result::WentOn)
        return cancelAndWait(Stage::TimeIsUp);
    m_cancellation = std::move(m_owner.failure);
    return cancelAndWait(Stage::Left);
}

Result WaitFor::cancelAndWait(Stage stage)
{
    m_stage = stage;
    listen(*m_inner, 0);
    const CancelRequest request{.by = &m_owner, .cause = CancelCause::Outer, .scope = m_id};
    if (m_inner->cancel(m_tasks, request) != CancelResult::TooDeep)
        return park();
    forget(*m_inner);
    m_owner.failure = {Tasks::kRecursionError, {}};
    return out(Result::Raised);
}

/// When it has been cancelled the time was up; otherwise it had its own way.
Result WaitFor::innerResult()
{
    const Result result = m_tasks.resultOf(*m_inner, m_owner);
    if (result != Result::Cancelled)
        return out(result);
    m_cancellation = std::exchange(m_owner.failure, {"TimeoutError", {}});
    return out(Result::Raised);
}

Result WaitFor::out(Result result)
{
    disarm();
    return leaveWith(result);
}

Result Shield::begin(Future &inner)
{
    m_inner = &inner;
    if (inner.isDone()) { // shield() returns it as it is
        const Result result = m_tasks.resultOf(inner, m_owner);
        if (result == Result::Cancelled)
            m_tasks.recordCancelled(m_owner, Verb::Await, inner.number);
        else if (result == Result::WentOn)
            m_tasks.recordAwaited(m_owner, inner.number);
        return leaveWith(result);
    }
    listen(inner, 0);
    m_owner.before = {.kind = Handle::Kind::OuterDone, .subject = m_number};
    m_owner.hasBefore = true;
    return park();
}

void Shield::memberDone(quint32)
{
    const bool isOuterCancelled = !m_isWaiting || m_owner.waiter.state == Waiter::State::Cancelled;
    if (isOuterCancelled) {
        if (!m_inner->isCancelled())
            m_inner->isUnretrieved = false;
        return;
    }
    if (m_inner->isCancelled()) {
        m_tasks.cancelWaiter(m_owner, 0, false);
        return;
    }
    m_outcome = m_tasks.resultOf(*m_inner, m_owner);
    m_failure = std::move(m_owner.failure);
    wake();
}

/// From now on it does not hear of the inner's end: if that fails, nobody has seen it.
void Shield::outerDone()
{
    if (!m_inner->isDone())
        forget(*m_inner);
}

Result Shield::resume(Result waited)
{
    m_isWaiting = false;
    m_owner.hasBefore = false;
    if (waited != Result::WentOn)
        return leave(waited);
    m_owner.failure = std::move(m_failure);
    if (m_outcome == Result::WentOn)
        recordWaitEnded();
    else if (m_outcome == Result::Cancelled)
        m_tasks.recordCancelled(m_owner, m_verb, index(m_id));
    return leaveWith(m_outcome);
}

} // namespace signalbox
