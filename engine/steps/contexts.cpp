// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/contexts.h"

#include "engine/calls/taskgroups.h"
#include "engine/calls/timeouts.h"

namespace signalbox {

Result Contexts::beginWith(Task &task, const ProgramStep &step)
{
    return m_runtime.primitives[step.target]->begin(Verb::Acquire, task);
}

Result Contexts::settleWith(Task &task, Result result)
{
    return result == Result::WentOn ? m_blocks.enter(task) : m_blocks.settle(task, result);
}

Result Contexts::leaveWith(Task &task, Frame &frame)
{
    task.step = frame.step;
    const quint32 lock = m_runtime.stepAt(frame.step).target;
    const Result released = m_runtime.primitives[lock]->begin(Verb::Release, task);
    if (released == Result::Raised)
        m_blocks.recordRaised(task);
    return m_blocks.leave(task, released == Result::WentOn ? task.flow : released);
}

Result Contexts::beginTimeout(Task &task, const ProgramStep &step)
{
    enterTimeout(task, step.verb, m_streams.draw(task, step.time) + m_runtime.loop.now());
    return Result::WentOn;
}

Result Contexts::beginTimeoutAt(Task &task, const ProgramStep &step)
{
    enterTimeout(task, step.verb, m_streams.draw(task, step.time));
    return Result::WentOn;
}

ScopeId Contexts::enterTimeout(Task &task, Verb verb, Micros deadline)
{
    const ScopeId id = m_runtime.nextScope();
    m_runtime.addScope(std::make_unique<Timeout>(m_runtime.tasks, task, id, verb, deadline));
    m_blocks.enter(task, m_runtime.contexts.back().get());
    return id;
}

Result Contexts::leaveTimeout(Task &task, Frame &frame)
{
    const bool wasRaised = task.flow == Result::Raised;
    task.step = frame.step;
    const Result result = frame.context->exit(task, task.flow);
    m_runtime.release(*frame.context);
    if (result == Result::Raised && !wasRaised)
        m_blocks.recordRaised(task);
    return m_blocks.leave(task, result);
}

Result Contexts::beginGroup(Task &task, const ProgramStep &)
{
    m_runtime.addScope(std::make_unique<Group>(m_runtime.tasks, task, m_runtime.nextScope()));
    return m_blocks.enter(task, m_runtime.contexts.back().get());
}

Result Contexts::leaveGroup(Task &task, Frame &frame)
{
    task.step = frame.step;
    return settleGroup(task, frame.context->exit(task, task.flow));
}

Result Contexts::resumeGroup(Task &task, Result waited)
{
    return settleGroup(task, task.frames.back().context->resume(task, waited == Result::Cancelled));
}

Result Contexts::settleGroup(Task &task, Result result)
{
    if (result == Result::MustWait)
        return result;
    m_runtime.release(*task.frames.back().context);
    if (result == Result::Raised)
        m_blocks.recordRaised(task);
    return m_blocks.leave(task, result);
}

} // namespace signalbox
