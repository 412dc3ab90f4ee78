// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/exceptions.h"
#include "engine/simulation/interpreter.h"

namespace signalbox {

using namespace Qt::StringLiterals;

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
        if (step.count > 0)
            return enter(task);
        break;
    case Verb::Except:
    case Verb::Finally:
        break; // outside the end of a try they have nothing to deal with
    default:
        return enter(task); // Forever, Try
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
    if (stepAt(task.step).verb == Verb::Try) {
        for (quint32 at = task.step + 1; at < frame.end; at = stepAt(at).end) {
            if (stepAt(at).verb == Verb::Except || stepAt(at).verb == Verb::Finally)
                frame.end = at;
        }
    }
    task.frames.push_back(std::move(frame));
    task.next = task.step + 1;
    return Result::WentOn;
}

/// How a step that does not hold others came out; a `with` is entered once its lock is taken.
Result Interpreter::settleStep(Task &task, Result result)
{
    switch (result) {
    case Result::MustWait:
        return result;
    case Result::WentOn:
        if (stepAt(task.step).verb == Verb::With)
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
    m_tasks.record(FactKind::ErrorRaised, task).amount =
        textIndex(QString::fromStdString(task.failure.words));
}

Result Interpreter::leaveFrame(Task &task)
{
    Frame &frame = task.frames.back();
    const ProgramStep &step = stepAt(frame.step);
    const bool wasRaised = task.flow == Result::Raised;
    switch (step.verb) {
    case Verb::Repeat:
        if (task.flow == Result::WentOn && ++frame.round < step.count) {
            task.next = frame.step + 1;
            return Result::WentOn;
        }
        return settleFrame(task, task.flow);
    case Verb::Forever:
        if (task.flow != Result::WentOn)
            return settleFrame(task, task.flow);
        if (spins())
            return cutHere(task, Ending::BusyLoop, task.step);
        ++frame.round;
        task.next = frame.step + 1;
        return Result::WentOn;
    case Verb::With: {
        task.step = frame.step;
        const Result released = m_primitives[step.target]->begin(Verb::Release, task);
        if (released == Result::Raised)
            noteFailure(task);
        return settleFrame(task, released == Result::WentOn ? task.flow : released);
    }
    case Verb::Timeout:
    case Verb::TimeoutAt:
    case Verb::Group: {
        task.step = frame.step;
        const Result result = frame.scope->exit(task.flow);
        if (result == Result::MustWait)
            return result;
        if (result == Result::Raised && (!wasRaised || step.verb == Verb::Group))
            noteFailure(task);
        return settleFrame(task, result);
    }
    default:
        return leaveTry(task, frame);
    }
}

Result Interpreter::leaveTry(Task &task, Frame &frame)
{
    const bool isInFinally = frame.handler != 0 && stepAt(frame.handler).verb == Verb::Finally;
    if (isInFinally) {
        if (task.flow != Result::WentOn)
            return settleFrame(task, task.flow); // what finally does overrides what led there
        task.failure = frame.pendingFailure;
        return settleFrame(task, frame.pending);
    }
    if (frame.handler == 0 && task.flow != Result::WentOn) {
        if (const quint32 handler = handlerFor(task, frame)) {
            m_tasks.record(FactKind::ErrorCaught, task).amount =
                textIndex(QString::fromStdString(task.failure.words));
            return enterHandler(task, frame, handler);
        }
    }
    if (const quint32 handler = finallyOf(frame))
        return enterHandler(task, frame, handler);
    return settleFrame(task, task.flow);
}

Result Interpreter::enterHandler(Task &task, Frame &frame, quint32 handler)
{
    frame.pending = task.flow;
    frame.pendingFailure = task.failure;
    frame.handler = handler;
    frame.end = stepAt(handler).end;
    task.flow = Result::WentOn;
    task.next = handler + 1;
    return Result::WentOn;
}

/// The except clause that takes what unwinds the task, or 0. CancelledError is no Exception.
quint32 Interpreter::handlerFor(const Task &task, const Frame &frame) const
{
    if (task.flow != Result::Raised && task.flow != Result::Cancelled)
        return 0;
    const QString failure = task.flow == Result::Cancelled
        ? u"CancelledError"_s
        : typeOf(QString::fromStdString(task.failure.words));
    for (quint32 at = frame.end; at < stepAt(frame.step).end; at = stepAt(at).end) {
        if (stepAt(at).verb != Verb::Except)
            continue;
        const QString type = typeOf(m_program.texts[qsizetype(stepAt(at).text)]);
        if (isSubclass(failure, type.isEmpty() ? u"Exception"_s : type))
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

} // namespace signalbox
