// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/interpreter.h"
#include "engine/language/exceptions.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isClause(Verb verb)
{
    return verb == Verb::Except || verb == Verb::ExceptStar || verb == Verb::Finally;
}

/// \a duration, doubled \a times times, as far as microseconds can count. Doubling is exact, so that drawing
/// from it is the same as doubling what was drawn.
Duration doubled(Duration duration, qint64 times)
{
    constexpr Micros most = Micros(1) << 60;
    for (; times > 0 && std::max(duration.low, duration.high) < most / 2 && duration != Duration{}; --times) {
        duration.low *= 2;
        duration.high *= 2;
    }
    return duration;
}

} // namespace

Result Interpreter::beginBlock(Task &task, const ProgramStep &step)
{
    const ScopeId id = ScopeId(m_scopes.size());
    switch (step.verb) {
    case Verb::Timeout:
    case Verb::TimeoutAt: {
        const Micros deadline = draw(task, step.time) + (step.verb == Verb::Timeout ? m_loop.now() : 0);
        auto timeout = std::make_unique<Timeout>(m_tasks, task, id, step.verb, deadline);
        return enter(task, m_scopes.emplace_back(std::move(timeout)).get());
    }
    case Verb::Group:
        return enter(task, m_scopes.emplace_back(std::make_unique<Group>(m_tasks, task, id)).get());
    case Verb::Repeat:
    case Verb::Retry:
        if (step.count > 0)
            return enter(task);
        break;
    case Verb::If:
    case Verb::While:
        return enterWhere(task, step);
    case Verb::AsyncFor:
        enter(task);
        return nextRound(task, step);
    case Verb::WaitFor:
        return enterWaitFor(task, step);
    case Verb::Except:
    case Verb::ExceptStar:
    case Verb::Finally:
        break; // outside the end of a try they have nothing to deal with
    default:
        return enter(task); // Forever, Try, and Else, which is skipped after an If that was true
    }
    task.next = step.end;
    return Result::WentOn;
}

Result Interpreter::enter(Task &task, Scope *scope)
{
    Frame frame;
    frame.step = task.step;
    frame.end = stepAt(task.step).end;
    frame.scope = scope;
    if (stepAt(task.step).verb == Verb::Repeat)
        frame.rounds = stepAt(task.step).count;
    if (stepAt(task.step).verb == Verb::Try) {
        for (quint32 at = task.step + 1; at < frame.end; at = stepAt(at).end) {
            if (isClause(stepAt(at).verb))
                frame.end = at;
        }
    }
    task.frames.push_back(std::move(frame));
    task.next = task.step + 1;
    return Result::WentOn;
}

/// If and While: what is inside comes next only where what they ask is true.
Result Interpreter::enterWhere(Task &task, const ProgramStep &step)
{
    bool answer = false;
    const Result result = ask(task, step.predicate, answer);
    if (result == Result::Raised)
        noteFailure(task);
    if (result != Result::WentOn)
        return task.flow = result;
    if (answer)
        return enter(task);
    task.next = step.end;
    return Result::WentOn;
}

/// How a step that does not hold others came out; a `with` is entered once its lock is taken. Loops that
/// wait between their rounds are about to begin one.
Result Interpreter::settleStep(Task &task, Result result)
{
    const Verb verb = stepAt(task.step).verb;
    if (verb == Verb::AsyncFor || verb == Verb::Retry)
        return beginRound(task, result);
    switch (result) {
    case Result::MustWait:
        return result;
    case Result::WentOn:
        if (verb == Verb::With)
            return enter(task);
        task.next = stepAt(task.step).end;
        return result;
    case Result::Raised:
        noteFailure(task);
        break;
    default:
        break;
    }
    task.flow = result;
    return result;
}

Result Interpreter::settleFrame(Task &task, Result result)
{
    const quint32 step = task.frames.back().step;
    task.frames.pop_back();
    task.step = step;
    task.next = stepAt(step).end;
    task.flow = result;
    return result;
}

void Interpreter::noteFailure(Task &task)
{
    m_tasks.record(FactKind::ErrorRaised, task)
        .setText(textIndex(QString::fromStdString(task.failure.words)));
}

Result Interpreter::leaveFrame(Task &task)
{
    Frame &frame = task.frames.back();
    const ProgramStep &step = stepAt(frame.step);
    switch (step.verb) {
    case Verb::Repeat:
    case Verb::Forever:
    case Verb::While:
    case Verb::AsyncFor:
        return leaveLoop(task, frame);
    case Verb::Retry:
        return leaveRetry(task, frame);
    case Verb::If:
        settleFrame(task, task.flow);
        skipElse(task);
        return task.flow;
    case Verb::Else:
        return settleFrame(task, task.flow);
    case Verb::With: {
        task.step = frame.step;
        const Result released = m_primitives[step.target]->begin(Verb::Release, task);
        if (released == Result::Raised)
            noteFailure(task);
        return settleFrame(task, released == Result::WentOn ? task.flow : released);
    }
    case Verb::WaitFor:
        if (frame.caller)
            leaveCoroutine(task, frame);
        [[fallthrough]];
    case Verb::Timeout:
    case Verb::TimeoutAt:
    case Verb::Group:
        return leaveScope(task, frame);
    default:
        return leaveTry(task, frame);
    }
}

Result Interpreter::leaveScope(Task &task, Frame &frame)
{
    const bool wasRaised = task.flow == Result::Raised;
    task.step = frame.step;
    const Result result = frame.scope->exit(task.flow);
    if (result == Result::MustWait)
        return result;
    if (result == Result::Raised && (!wasRaised || stepAt(frame.step).verb == Verb::Group))
        noteFailure(task);
    return settleFrame(task, result);
}

/// The end of a round: of how the loop goes on, or of what leads out of it.
Result Interpreter::leaveLoop(Task &task, Frame &frame)
{
    const ProgramStep &step = stepAt(frame.step);
    if (task.flow == Result::Broke)
        return settleFrame(task, Result::WentOn);
    if (task.flow != Result::WentOn)
        return settleFrame(task, task.flow);
    ++frame.round;
    if (step.verb == Verb::Repeat) {
        if (frame.round >= step.count)
            return settleFrame(task, Result::WentOn);
    } else if (spins()) {
        return cutHere(task, Ending::BusyLoop, task.step);
    }
    if (step.verb == Verb::AsyncFor)
        return nextRound(task, step);
    if (step.verb == Verb::While) {
        task.step = frame.step;
        bool answer = false;
        const Result result = ask(task, step.predicate, answer);
        if (result == Result::Raised)
            noteFailure(task);
        if (!answer || result != Result::WentOn)
            return settleFrame(task, result);
    }
    task.next = frame.step + 1;
    return Result::WentOn;
}

/// AsyncFor: awaits the next tick or item. A queue's items end with None.
Result Interpreter::nextRound(Task &task, const ProgramStep &step)
{
    Frame &frame = task.frames.back();
    task.step = frame.step;
    const ProgramResource &resource = m_program.resources[step.target];
    frame.item = task.locals.item;
    if (resource.kind == NodeKind::Queue)
        return beginRound(task, m_primitives[step.target]->begin(Verb::Get, task));
    if (resource.amount > 0 && frame.round >= resource.amount)
        return settleFrame(task, Result::WentOn);
    if (resource.time.law == Duration::Law::Fixed)
        return sleep(task, resource.time.low);
    return sleep(task, stream(m_tickerStreams[step.target], resource.name).draw(resource.time));
}

/// The wait before a round is over, or need not be: AsyncFor has its tick or item, Retry has backed off.
Result Interpreter::beginRound(Task &task, Result result)
{
    if (result == Result::MustWait)
        return result;
    if (result == Result::Raised)
        noteFailure(task);
    const Frame &frame = task.frames.back();
    const ProgramStep &step = stepAt(frame.step);
    bool isLast = result != Result::WentOn;
    // An entry of a priority queue is a pair, never None.
    const bool mayEnd = step.verb == Verb::AsyncFor
        && m_program.resources[step.target].kind == NodeKind::Queue
        && m_program.resources[step.target].order != QueueOrder::Priority;
    if (!isLast && mayEnd) {
        ProgramPredicate sentinel;
        sentinel.of = Predicate::Of::GotSentinel;
        ask(task, sentinel, isLast);
        if (isLast)
            task.locals.item = frame.item; // the end of the items is none of them
    }
    if (isLast)
        return settleFrame(task, result);
    task.next = frame.step + 1;
    return Result::WentOn;
}

/// A round that failed in the way expected is begun again, after a wait that doubles each time. The last
/// failure is nobody's to deal with here.
Result Interpreter::leaveRetry(Task &task, Frame &frame)
{
    const ProgramStep &step = stepAt(frame.step);
    if (task.flow == Result::Broke)
        return settleFrame(task, Result::WentOn);
    const bool failed = task.flow == Result::Raised || task.flow == Result::Cancelled;
    if (!failed || frame.round + 1 >= step.count || !isSubclass(typeOfFlow(task), typeCaught(step)))
        return settleFrame(task, task.flow);
    m_tasks.record(FactKind::ErrorCaught, task)
        .setText(textIndex(QString::fromStdString(task.failure.words)));
    task.flow = Result::WentOn;
    task.step = frame.step;
    const qint64 round = frame.round++;
    if (step.time == Duration::fixed(0))
        return beginRound(task, Result::WentOn);
    return sleep(task, draw(task, doubled(step.time, round)));
}

/// After an If that was true.
void Interpreter::skipElse(Task &task)
{
    const quint32 end = task.frames.empty() ? m_program.bodies[task.body].end : task.frames.back().end;
    if (task.next < end && stepAt(task.next).verb == Verb::Else)
        task.next = stepAt(task.next).end;
}

Result Interpreter::leaveTry(Task &task, Frame &frame)
{
    const Verb clause = frame.handler == 0 ? Verb::Try : stepAt(frame.handler).verb;
    if (clause == Verb::Finally) {
        if (task.flow != Result::WentOn)
            return settleFrame(task, task.flow); // what finally does overrides what led there
        task.failure = frame.pendingFailure;
        task.locals.returned = frame.pendingReturn;
        return settleFrame(task, frame.pending);
    }
    if (clause == Verb::ExceptStar)
        return endStarClause(task, frame);
    const bool failed = task.flow == Result::Raised || task.flow == Result::Cancelled;
    if (clause == Verb::Try && failed && frame.end < stepAt(frame.step).end) {
        if (stepAt(frame.end).verb == Verb::ExceptStar)
            return beginStar(task, frame);
        if (const quint32 handler = handlerFor(task, frame)) {
            m_tasks.record(FactKind::ErrorCaught, task)
                .setText(textIndex(QString::fromStdString(task.failure.words)));
            return enterHandler(task, frame, handler);
        }
    }
    return finishTry(task, frame);
}

Result Interpreter::finishTry(Task &task, Frame &frame)
{
    if (const quint32 handler = finallyOf(frame))
        return enterHandler(task, frame, handler);
    return settleFrame(task, task.flow);
}

Result Interpreter::enterHandler(Task &task, Frame &frame, quint32 handler)
{
    frame.pending = task.flow;
    frame.pendingFailure = task.failure;
    frame.pendingReturn = task.locals.returned;
    frame.handler = handler;
    frame.end = stepAt(handler).end;
    task.flow = Result::WentOn;
    task.next = handler + 1;
    return Result::WentOn;
}

QString Interpreter::typeOfFlow(const Task &task)
{
    return task.flow == Result::Cancelled ? u"CancelledError"_s
                                          : typeOf(QString::fromStdString(task.failure.words));
}

QString Interpreter::typeCaught(const ProgramStep &clause) const
{
    const QString type = typeWritten(m_program.texts[qsizetype(clause.text)]);
    return type.isEmpty() ? u"Exception"_s : type;
}

/// The except clause that takes what unwinds the task, or 0. CancelledError is no Exception.
quint32 Interpreter::handlerFor(const Task &task, const Frame &frame) const
{
    const QString failure = typeOfFlow(task);
    for (quint32 at = frame.end; at < stepAt(frame.step).end; at = stepAt(at).end) {
        if (stepAt(at).verb == Verb::Except && isSubclass(failure, typeCaught(stepAt(at))))
            return at;
    }
    return 0;
}

quint32 Interpreter::finallyOf(const Frame &frame) const
{
    for (quint32 at = frame.end; at < stepAt(frame.step).end; at = stepAt(at).end) {
        if (stepAt(at).verb == Verb::Finally)
            return at;
    }
    return 0;
}

// except*: every clause in turn takes its part of the group. What they raise, what they raise again and what
// nobody took is put together at the end (PEP 654; _PyExc_PrepReraiseStar in CPython's exceptions.c).

Result Interpreter::beginStar(Task &task, Frame &frame)
{
    frame.star = std::make_unique<StarState>();
    frame.star->original = partOf(task);
    frame.star->wasNaked = !frame.star->original->isGroup();
    frame.star->rest = frame.star->original;
    return goOnWithStar(task, frame, frame.end);
}

Result Interpreter::goOnWithStar(Task &task, Frame &frame, quint32 clause)
{
    StarState &star = *frame.star;
    for (; clause < stepAt(frame.step).end && stepAt(clause).verb == Verb::ExceptStar;
         clause = stepAt(clause).end) {
        const QString type = typeCaught(stepAt(clause));
        if (type == "ExceptionGroup"_L1 || type == "BaseExceptionGroup"_L1) {
            task.step = clause;
            task.flow = fail(
                task,
                u"TypeError: catching ExceptionGroup with except* is not allowed. Use except instead."_s);
            noteFailure(task);
            return finishTry(task, frame);
        }
        FailureSplit split = star.rest ? splitByType(star.rest, type) : FailureSplit{};
        if (!split.match)
            continue;
        star.rest = split.rest;
        task.failure = star.wasNaked ? groupOf({}, {split.match}) : *split.match;
        task.flow = Result::Raised;
        m_tasks.record(FactKind::ErrorCaught, task)
            .setText(textIndex(QString::fromStdString(task.failure.words)));
        return enterHandler(task, frame, clause);
    }
    return endStar(task, frame);
}

Result Interpreter::endStarClause(Task &task, Frame &frame)
{
    if (task.flow == Result::Raised || task.flow == Result::Cancelled) {
        const bool isAgain = task.flow == Result::Raised && isSameGroup(task.failure, frame.pendingFailure);
        (isAgain ? frame.star->reraised : frame.star->raised).push_back(partOf(task));
        task.flow = Result::WentOn;
    }
    if (task.flow != Result::WentOn)
        return finishTry(task, frame); // Python refuses to return and to break from here
    return goOnWithStar(task, frame, stepAt(frame.handler).end);
}

Result Interpreter::endStar(Task &task, Frame &frame)
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
        const bool isCancelled = typeOf(QString::fromStdString(failure.words)) == "CancelledError"_L1;
        task.flow = isCancelled ? Result::Cancelled : Result::Raised;
        task.failure = isCancelled ? Failure{messageOf(failure.words), {}} : failure;
        if (!isCancelled)
            noteFailure(task);
    }
    return finishTry(task, frame);
}

/// What unwinds the task, as an exception that can be part of a group.
FailurePart Interpreter::partOf(const Task &task)
{
    if (task.flow == Result::Cancelled)
        return std::make_shared<const Failure>(cancellation(task.failure.words));
    return std::make_shared<const Failure>(task.failure);
}

} // namespace signalbox
