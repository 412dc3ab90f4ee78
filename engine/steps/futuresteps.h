// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/spawning.h"
#include "engine/steps/statements.h"

namespace signalbox {

/// Steps that act on a task or a future: create_task, await, result(), cancel(), set_result(),
/// set_exception().
class FutureSteps {
public:
    FutureSteps(Runtime &runtime, const Variables &variables, Spawning &spawning,
                const Statements &statements)
        : m_runtime(runtime)
        , m_variables(variables)
        , m_spawning(spawning)
        , m_statements(statements)
    {
    }
    Result spawn(Task &task, const ProgramStep &step);
    Result await(Task &task, const ProgramStep &step);
    Result resumeAwait(Task &task, Result waited);
    /// `result = task.result()`
    Result takeResult(Task &task, const ProgramStep &step);
    /// What a hand does to a task that sleeps; nothing to one that does not.
    Result failWait(Task &task, const ProgramStep &step);
    Result delayWait(Task &task, const ProgramStep &step);
    Result cancel(Task &task, const ProgramStep &step);
    Result setResult(Task &task, const ProgramStep &step);
    Result setException(Task &task, const ProgramStep &step);

    /// The task or future that a step acts on; null where the task has not been started.
    Future *futureOf(const ProgramStep &step);
    Task *sleeperOf(const ProgramStep &step);

private:
    Group *innermostGroup(const Task &task) const;
    Result awaitItself(Task &task);
    void keepAwaited(Task &task, quint32 future);

    Runtime &m_runtime;
    const Variables &m_variables;
    Spawning &m_spawning;
    const Statements &m_statements;
};

} // namespace signalbox
