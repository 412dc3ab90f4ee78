// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/blocks.h"

namespace signalbox {

Result Blocks::enter(Task &task, ContextManager *context)
{
    Frame &frame = task.frames.emplace_back();
    frame.step = task.step;
    frame.end = m_runtime.stepAt(task.step).end;
    frame.context = context;
    task.next = task.step + 1;
    return Result::WentOn;
}

Result Blocks::skip(Task &task)
{
    task.next = m_runtime.stepAt(task.step).end;
    return Result::WentOn;
}

Result Blocks::settle(Task &task, Result result)
{
    switch (result) {
    case Result::MustWait:
        return result;
    case Result::WentOn:
        return skip(task);
    case Result::Raised:
        recordRaised(task);
        break;
    case Result::Cancelled:
    case Result::Returned:
    case Result::Broke:
        break;
    }
    task.flow = result;
    return result;
}

Result Blocks::leave(Task &task, Result result)
{
    task.step = task.frames.back().step;
    task.frames.pop_back();
    task.next = m_runtime.stepAt(task.step).end;
    task.flow = result;
    return result;
}

} // namespace signalbox
