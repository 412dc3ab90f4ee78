// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/runtime.h"

namespace signalbox {

/// The local variables that Python's form of a program has: `item`, `value` and `result`.
class Variables {
public:
    explicit Variables(const Runtime &runtime)
        : m_runtime(runtime)
    {
    }
    /// Raises the error of using \a variable before it has a value.
    Result raiseUnbound(Task &task, Variable variable) const;
    /// Raises the error of using the variable of a task of \a body before any was started.
    Result raiseNotStarted(Task &task, quint32 body) const;
    /// In whose function the steps of \a task are written, and whose variables these see.
    static const Task &writerOf(const Task &task) { return task.maker ? *task.maker : task; }

private:
    bool binds(const Task &task, Variable variable) const;
    bool binds(const ProgramStep &step, Variable variable) const;

    const Runtime &m_runtime;
};

} // namespace signalbox
