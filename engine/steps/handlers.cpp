// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/handlers.h"

#include "engine/language/exceptiongroups.h"
#include "engine/language/exceptions.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isClause(Verb verb)
{
    return verb == Verb::Except || verb == Verb::ExceptStar || verb == Verb::Finally;
}

QString typeOfFlow(const Task &task)
{
    return task.flow == Result::Cancelled ? u"CancelledError"_s : typeOf(task.failure);
}

/// What unwinds the task, as an exception that can be part of a group.
FailurePart partOf(const Task &task)
{
    if (task.flow == Result::Cancelled)
        return std::make_shared<const Failure>(cancellation(task.failure.words));
    return std::make_shared<const Failure>(task.failure);
}

} // namespace

Result Handlers::beginTry(Task &task, const ProgramStep &)
{
    m_blocks.enter(task);
    Frame &frame = task.frames.back();
    for (quint32 at = task.step + 1; at < frame.end; at = m_runtime.stepAt(at).end) {
        if (isClause(m_runtime.stepAt(at).verb))
            frame.end = at;
    }
    return Result::WentOn;
}

Result Handlers::skipClause(Task &task, const ProgramStep &)
{
    return m_blocks.skip(task);
}

bool Handlers::takes(const ProgramStep &clause, const Task &task) const
{
    const bool failed = task.flow == Result::Raised || task.flow == Result::Cancelled;
    return failed && isSubclass(typeOfFlow(task), typeCaught(clause));
}

Result Handlers::leaveTry(Task &task, Frame &frame)
{
    const Verb clause = frame.handler == 0 ? Verb::Try : m_runtime.stepAt(frame.handler).verb;
    if (clause == Verb::Finally)
        return leaveFinally(task, frame);
    if (clause == Verb::ExceptStar)
        return endStarClause(task, frame);
    const bool failed = task.flow == Result::Raised || task.flow == Result::Cancelled;
    if (clause == Verb::Try && failed && frame.end < m_runtime.stepAt(frame.step).end) {
        if (m_runtime.stepAt(frame.end).verb == Verb::ExceptStar)
            return beginStar(task, frame);
        if (const quint32 handler = handlerFor(task, frame)) {
            m_blocks.recordCaught(task);
            return enterHandler(task, frame, handler);
        }
    }
    return finishTry(task, frame);
}

Result Handlers::finishTry(Task &task, Frame &frame)
{
    if (const quint32 handler = finallyOf(frame))
        return enterHandler(task, frame, handler);
    return m_blocks.leave(task, task.flow);
}

Result Handlers::enterHandler(Task &task, Frame &frame, quint32 handler)
{
    frame.pending = task.flow;
    frame.pendingFailure = task.failure;
    frame.pendingReturn = task.locals.returned;
    frame.handler = handler;
    frame.end = m_runtime.stepAt(handler).end;
    task.flow = Result::WentOn;
    task.next = handler + 1;
    return Result::WentOn;
}

QString Handlers::typeCaught(const ProgramStep &clause) const
{
    const QString type = typeWritten(m_runtime.textAt(clause.text));
    return type.isEmpty() ? u"Exception"_s : type;
}

/// The except clause that takes what unwinds the task, or 0. CancelledError is no Exception.
quint32 Handlers::handlerFor(const Task &task, const Frame &frame) const
{
    for (quint32 at = frame.end; at < m_runtime.stepAt(frame.step).end; at = m_runtime.stepAt(at).end) {
        if (m_runtime.stepAt(at).verb == Verb::Except && takes(m_runtime.stepAt(at), task))
            return at;
    }
    return 0;
}

quint32 Handlers::finallyOf(const Frame &frame) const
{
    for (quint32 at = frame.end; at < m_runtime.stepAt(frame.step).end; at = m_runtime.stepAt(at).end) {
        if (m_runtime.stepAt(at).verb == Verb::Finally)
            return at;
    }
    return 0;
}

// except*: every clause in turn takes its part of the group. What they raise, what they raise again and what
// nobody took is put together at the end (PEP 654; _PyExc_PrepReraiseStar in CPython's exceptions.c).

Result Handlers::beginStar(Task &task, Frame &frame)
{
    frame.star = std::make_unique<StarState>();
    frame.star->original = partOf(task);
    frame.star->wasNaked = !frame.star->original->isGroup();
    frame.star->rest = frame.star->original;
    return goOnWithStar(task, frame, frame.end);
}

Result Handlers::goOnWithStar(Task &task, Frame &frame, quint32 clause)
{
    StarState &star = *frame.star;
    for (; clause < m_runtime.stepAt(frame.step).end && m_runtime.stepAt(clause).verb == Verb::ExceptStar;
         clause = m_runtime.stepAt(clause).end) {
        const QString type = typeCaught(m_runtime.stepAt(clause));
        if (type == "ExceptionGroup"_L1 || type == "BaseExceptionGroup"_L1)
            return refuseStar(task, frame, clause);
        FailureSplit split = star.rest ? splitByType(star.rest, type) : FailureSplit{};
        if (!split.match)
            continue;
        star.rest = split.rest;
        task.failure = star.wasNaked ? groupOf({}, {split.match}) : *split.match;
        task.flow = Result::Raised;
        m_blocks.recordCaught(task);
        return enterHandler(task, frame, clause);
    }
    return endStar(task, frame);
}

Result Handlers::endStarClause(Task &task, Frame &frame)
{
    if (task.flow == Result::Raised || task.flow == Result::Cancelled) {
        const bool isAgain = task.flow == Result::Raised && isSameGroup(task.failure, frame.pendingFailure);
        (isAgain ? frame.star->reraised : frame.star->raised).push_back(partOf(task));
        task.flow = Result::WentOn;
    }
    if (task.flow != Result::WentOn)
        return finishTry(task, frame); // Python refuses to return and to break from here
    return goOnWithStar(task, frame, m_runtime.stepAt(frame.handler).end);
}

Result Handlers::endStar(Task &task, Frame &frame)
{
    const StarState &star = *frame.star;
    std::vector<FailurePart> raised = star.raised;
    std::vector<FailurePart> left = star.reraised;
    if (star.rest)
        left.push_back(star.rest);
    if (star.wasNaked)
        raised.insert(raised.end(), left.begin(), left.end()); // only one clause can have run
    else if (const FailurePart kept = keepParts(star.original, left))
        raised.push_back(kept);
    task.flow = Result::WentOn;
    if (!raised.empty()) {
        const Failure failure = raised.size() > 1 ? groupOf({}, raised) : *raised.front();
        const bool isCancelled = typeOf(failure) == "CancelledError"_L1;
        task.flow = isCancelled ? Result::Cancelled : Result::Raised;
        task.failure = isCancelled ? Failure{messageOf(failure.words), {}} : failure;
        if (!isCancelled)
            m_blocks.recordRaised(task);
    }
    return finishTry(task, frame);
}

Result Handlers::leaveFinally(Task &task, Frame &frame)
{
    if (task.flow != Result::WentOn)
        return m_blocks.leave(task, task.flow); // what finally does overrides what led there
    task.failure = frame.pendingFailure;
    task.locals.returned = frame.pendingReturn;
    return m_blocks.leave(task, frame.pending);
}

Result Handlers::refuseStar(Task &task, Frame &frame, quint32 clause)
{
    task.step = clause;
    task.flow =
        task.raise("TypeError: catching ExceptionGroup with except* is not allowed. Use except instead.");
    m_blocks.recordRaised(task);
    return finishTry(task, frame);
}

} // namespace signalbox
