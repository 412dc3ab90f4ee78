// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/futures.h"

#include "engine/asyncio/asyncio.h"
#include "engine/language/exceptions.h"
#include "engine/objects/sequences.h"

#include <algorithm>

namespace signalbox::asyncio {

// The order of events is that of gather() and shield() in CPython's asyncio/tasks.py, as in engine/calls.

std::optional<Verb> CallFuture::drawnVerb(Asyncio &asyncio, std::initializer_list<Verb> verbs)
{
    const std::vector<ProgramStep> &steps = asyncio.runtime().program.steps;
    const quint32 step = asyncio.performer().step;
    if (step >= steps.size() || asyncio.runtime().program.scriptSteps.empty())
        return std::nullopt;
    // What no node says is main's: it waits for the tasks of code.
    const bool isOfMain = steps[step].verb == Verb::Statement && steps[step].node == NodeId::None;
    const Verb verb = isOfMain ? Verb::WaitAll : steps[step].verb;
    return std::ranges::find(verbs, verb) != verbs.end() ? std::optional(verb) : std::nullopt;
}

void CallFuture::tellAs(Verb verb)
{
    m_told = verb;
    if (verb == Verb::WaitAll)
        return;
    m_scope = m_asyncio.runtime().addScope();
    m_asyncio.tasks().record(FactKind::ScopeEntered, m_asyncio.performer(), verb).setScope(m_scope);
}

void CallFuture::recordMember(const Future &member)
{
    if (m_scope != ScopeId::None)
        m_asyncio.tasks()
            .record(FactKind::ScopeMember, m_asyncio.performer(), *m_told)
            .setScope(m_scope)
            .setMember({member.number, !member.isTask});
}

/// Where it is told as a call, whoever has ended is who wakes its task.
void CallFuture::hearOf(const Future &member)
{
    if (m_told && member.isTask)
        m_asyncio.tasks().setActor(static_cast<const Task *>(&member));
}

void CallFuture::recordExit(const Task &task, Result result)
{
    if (m_scope == ScopeId::None)
        return;
    const Outcome outcome = result == Result::WentOn ? Outcome::Returned
        : result == Result::Cancelled                ? Outcome::Cancelled
                                                     : Outcome::Raised;
    Tasks &tasks = m_asyncio.tasks();
    tasks.record(FactKind::ScopeExited, task, *m_told)
        .setScope(m_scope)
        .setOutcome(outcome)
        .setText(result == Result::WentOn ? tasks.text(task.received) : 0);
}

/// Ends it, and a line in the trace says so, where it is told as a future.
void CallFuture::finish(Outcome outcome)
{
    m_held.clear();
    Tasks &tasks = m_asyncio.tasks();
    if (!m_told) {
        const Task *by = tasks.actor();
        Fact &fact = by ? tasks.record(FactKind::FutureDone, *by)
                        : tasks.loop().record(FactKind::FutureDone, TaskId::None, kNone);
        fact.setResource(number).setOutcome(outcome).setText(
            outcome == Outcome::Raised ? tasks.text(failure.words) : tasks.text(value));
    }
    tasks.settle(*this, outcome);
}

void GatherFuture::add(Future &child)
{
    recordMember(child);
    m_held.push_back(child.isTask ? m_asyncio.handleOf(static_cast<Task &>(child))
                                  : m_asyncio.handleOf(child));
    m_children.push_back(&child);
    if (!m_listened.insert(&child).second)
        return;
    if (child.isDone() && m_asyncio.tasks().follows(PythonVersion::Python312))
        m_doneBefore.push_back(&child);
    else
        child.observe(m_asyncio.tasks().loop(),
                      m_asyncio.addCallback(
                          [this, &child] {
                              hearOf(child);
                              childDone(child);
                          },
                          LibraryCallback::Gather));
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
    const CancelRequest handedOn{
        .by = request.by, .cause = CancelCause::Outer, .scope = scope(), .message = request.message};
    const Tasks::HandingOnInPython handingOn(tasks);
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
        takeResults();
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
    CallFuture::finish(Outcome::Raised);
    return true;
}

void GatherFuture::takeResults()
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
    CallFuture::finish(Outcome::Returned);
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
    const objects::Value own = child.hasOwnCancellation ? child.failure.exception : objects::Value();
    const std::string message = m_asyncio.tasks().takeCancelMessage(child);
    failure = cancellation(message);
    failure.exception = m_asyncio.cancelledError({message, {}, own});
    CallFuture::finish(Outcome::Raised);
}

ShieldFuture::ShieldFuture(Asyncio &asyncio, quint32 futureNumber, Future &inner)
    : CallFuture(asyncio, futureNumber)
    , m_inner(inner)
{
}

void ShieldFuture::begin()
{
    recordMember(m_inner);
    const signalbox::Handle onInner = m_asyncio.addCallback(
        [this] {
            hearOf(m_inner);
            innerDone();
        },
        LibraryCallback::ShieldInner);
    m_callback = onInner.subject;
    m_inner.observe(m_asyncio.tasks().loop(), onInner);
    observe(m_asyncio.tasks().loop(),
            m_asyncio.addCallback(
                [this] {
                    if (!m_inner.isDone()) // from now on, if the inner one fails, nobody has seen it
                        m_inner.forget(signalbox::Handle::Kind::Callback, m_callback);
                },
                LibraryCallback::ShieldOuter));
}

CancelResult ShieldFuture::cancel(Tasks &, const CancelRequest &request)
{
    if (isDone())
        return CancelResult::AlreadyDone;
    cancelMessage = request.message;
    CallFuture::finish(Outcome::Cancelled);
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
    CallFuture::finish(*m_inner.ended);
}

} // namespace signalbox::asyncio
