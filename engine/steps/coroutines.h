// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/steps/blocks.h"
#include "engine/steps/statements.h"

namespace signalbox {

/// How the coroutine functions of tasks end, and those that are awaited in place: in the same task, with
/// variables of their own.
class Coroutines {
public:
    Coroutines(Runtime &runtime, Blocks &blocks, const Items &items)
        : m_runtime(runtime)
        , m_blocks(blocks)
        , m_items(items)
    {
    }
    /// What \a task returns, now that it comes to its end without an exception.
    ValuePointer valueToReturn(const Task &task) const
    {
        return valueToReturn(task, m_runtime.program.bodies[task.body]);
    }
    /// A StopIteration that leaves a coroutine would look like its return, so Python makes it another error
    /// (PEP 479).
    static void leaveFunction(Task &task);

    /// Awaits a coroutine of \a body in place: its steps are the task's, inside of the frame entered last.
    /// One that stands for a single call is written in the function that makes it, and sees the variables of
    /// that. \a time: drawn for it ahead.
    Result enter(Task &task, quint32 body, std::optional<Micros> time);
    /// Back in the function that awaited it, at the end of \a frame; whatever unwinds the task goes on.
    void leave(Task &task, Frame &frame);

private:
    ValuePointer valueToReturn(const Task &task, const ProgramBody &function) const;
    ValuePointer valueOfCall(const Task &task, const ProgramStep &call) const;

    Runtime &m_runtime;
    Blocks &m_blocks;
    const Items &m_items;
};

} // namespace signalbox
