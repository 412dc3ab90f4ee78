// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/branches.h"

namespace signalbox {

Result Branches::beginIf(Task &task, const ProgramStep &step)
{
    bool answer = false;
    const Result result = m_predicates.ask(task, step.predicate, answer);
    if (result == Result::WentOn && answer)
        return m_blocks.enter(task);
    return m_blocks.settle(task, result);
}

Result Branches::leaveIf(Task &task, Frame &)
{
    m_blocks.leave(task, task.flow);
    const quint32 end =
        task.frames.empty() ? m_runtime.program.bodies[task.body].end : task.frames.back().end;
    if (task.next < end && m_runtime.stepAt(task.next).verb == Verb::Else)
        task.next = m_runtime.stepAt(task.next).end;
    return task.flow;
}

Result Branches::beginElse(Task &task, const ProgramStep &)
{
    return m_blocks.enter(task);
}

Result Branches::leaveElse(Task &task, Frame &)
{
    return m_blocks.leave(task, task.flow);
}

} // namespace signalbox
