// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/runtime.h"

namespace signalbox {

/// How a task goes on after a step: to the next one, into the steps that it holds, out of them again, or
/// unwinding. What a block of a certain verb does at its end is for others to say.
class Blocks {
public:
    explicit Blocks(Runtime &runtime)
        : m_runtime(runtime)
    {
    }
    /// Into the step that \a task is in: what it holds comes next.
    Result enter(Task &task, ContextManager *context = nullptr);
    /// Past the step that \a task is in, which holds nothing that is to be done.
    Result skip(Task &task);
    /// Past a step that came out as \a result, or unwinding because of it.
    Result settle(Task &task, Result result);
    /// Out of the innermost block, which came out as \a result.
    Result leave(Task &task, Result result);
    /// An exception begins in \a task.
    void recordRaised(const Task &task) { record(FactKind::ErrorRaised, task); }
    /// A clause takes what unwinds \a task.
    void recordCaught(const Task &task) { record(FactKind::ErrorCaught, task); }

private:
    void record(FactKind kind, const Task &task)
    {
        m_runtime.tasks.record(kind, task).setText(m_runtime.tasks.text(task.failure.words));
    }

    Runtime &m_runtime;
};

} // namespace signalbox
