// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/futures.h"

#include "engine/asyncio/asyncio.h"
#include "engine/language/exceptions.h"
#include "engine/objects/sequences.h"

#include <algorithm>

namespace signalbox::asyncio {

// The order of events is that of gather() and shield() in CPython's asyncio/tasks.py, as in engine/calls.

namespace {

/// Ends \a future, and a line in the trace says so.
void finishFuture(Tasks &tasks, Future &future, Outcome outcome)
{
    const Task *by = tasks.actor();
    Fact &fact = by ? tasks.record(FactKind::FutureDone, *by)
                    : tasks.loop().record(FactKind::FutureDone, TaskId::None, kNone);
    fact.setResource(future.number)
        .setOutcome(outcome)
        .setText(outcome == Outcome::Raised ? tasks.text(future.failure.words) : tasks.text(future.value));
    tasks.settle(future, outcome);
}

} // namespace

void GatherFuture::add(Future &child)
{
    m_children.push_back(&child);
    if (std::find(m_listened.begin(), m_listened.end(), &child) != m_listened.end())
        return;
    m_listened.push_back(&child);
    if (child.isDone() && m_asyncio.tasks().follows(PythonVersion::Python312))
        m_doneBefore.push_back(&child);
    else
        child.observe(m_asyncio.tasks().loop(), m_asyncio.addCallback([this, &child] { childDone(child); }));
}

void GatherFuture::begin()
{
    if (m_children.empty()) {
        value = m_asyncio.toPointer(objects::makeList(m_asyncio.heap(), {}));
        ended = Outcome::Returned;
        return;
    }
    for (Future *child : m_doneBefore)
        childDone(*child);
}

CancelResult GatherFuture::cancel(Tasks &tasks, const CancelRequest &request)
{
    if (isDone())
        return CancelResult::AlreadyDone;
    const CancelRequest handedOn{.by = request.by, .cause = CancelCause::Outer, .message = request.message};
    bool reached = false;
    for (Future *child : m_children) {
        const CancelResult answer = child->cancel(tasks, handedOn);
        if (answer == CancelResult::TooDeep)
            return answer;
        reached |= answer == CancelResult::Requested;
    }
    m_isCancelRequested |= reached;
    return reached ? CancelResult::Requested : CancelResult::AlreadyDone;
}

void GatherFuture::letGo()
{
    for (Future *child : m_children) {
        if (!isDone())
            child->isUnretrieved = false;
    }
}

void GatherFuture::childDone(Future &child)
{
    ++m_finished;
    if (isDone()) {
        if (!child.isCancelled())
            child.isUnretrieved = false;
        return;
    }
    if (!m_returnsExceptions && failsWith(child))
        return;
    if (m_finished == m_listened.size())
        finish();
}

bool GatherFuture::failsWith(Future &child)
{
    if (child.isCancelled()) {
        raiseCancelled(child);
        return true;
    }
    child.isUnretrieved = false;
    if (child.ended != Outcome::Raised)
        return false;
    failure = child.failure;
    finishFuture(m_asyncio.tasks(), *this, Outcome::Raised);
    return true;
}

void GatherFuture::finish()
{
    for (Future *child : m_children) {
        if (!child->isCancelled())
            child->isUnretrieved = false;
    }
    if (m_isCancelRequested) {
        raiseCancelled(*m_children.back());
        return;
    }
    value = m_asyncio.toPointer(results());
    finishFuture(m_asyncio.tasks(), *this, Outcome::Returned);
}

objects::Value GatherFuture::results()
{
    std::vector<objects::Value> results;
    for (Future *child : m_children) {
        if (child->isCancelled())
            results.push_back(m_asyncio.cancelledWith(m_asyncio.tasks().cancelMessageOf(*child)));
        else if (child->ended == Outcome::Raised)
            results.push_back(m_asyncio.exceptionOf(child->failure));
        else
            results.push_back(m_asyncio.toObject(child->value));
    }
    return objects::makeList(m_asyncio.heap(), std::move(results));
}

void GatherFuture::raiseCancelled(Future &child)
{
    failure = cancellation(m_asyncio.tasks().takeCancelMessage(child));
    finishFuture(m_asyncio.tasks(), *this, Outcome::Raised);
}

ShieldFuture::ShieldFuture(Asyncio &asyncio, quint32 futureNumber, Future &inner)
    : Future(futureNumber, false)
    , m_asyncio(asyncio)
    , m_inner(inner)
{
}

void ShieldFuture::begin()
{
    const signalbox::Handle onInner = m_asyncio.addCallback([this] { innerDone(); });
    m_callback = onInner.subject;
    m_inner.observe(m_asyncio.tasks().loop(), onInner);
    observe(m_asyncio.tasks().loop(), m_asyncio.addCallback([this] {
        if (!m_inner.isDone()) // from now on, if the inner one fails, nobody has seen it
            m_inner.forget(signalbox::Handle::Kind::Callback, m_callback);
    }));
}

CancelResult ShieldFuture::cancel(Tasks &tasks, const CancelRequest &request)
{
    if (isDone())
        return CancelResult::AlreadyDone;
    cancelMessage = request.message;
    finishFuture(tasks, *this, Outcome::Cancelled);
    return CancelResult::Requested;
}

void ShieldFuture::innerDone()
{
    if (isCancelled()) {
        if (!m_inner.isCancelled())
            m_inner.isUnretrieved = false;
        return;
    }
    Tasks &tasks = m_asyncio.tasks();
    if (m_inner.isCancelled()) {
        cancel(tasks, {});
        return;
    }
    m_inner.isUnretrieved = false;
    failure = m_inner.failure;
    value = m_inner.value;
    finishFuture(tasks, *this, *m_inner.ended);
}

} // namespace signalbox::asyncio
