// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/calls/call.h"
#include "engine/calls/contextmanager.h"
#include "engine/loop/settablefuture.h"
#include "engine/machine/workers.h"
#include "engine/primitives/primitive.h"
#include "engine/runtime/limits.h"

namespace signalbox {

/// A program in the middle of running: all that its steps read and change. What the steps do is said in
/// engine/steps.
struct Runtime {
    /// \a run receives names and texts; its program must stay as it is.
    Runtime(Run &itsRun, EventLoop &itsLoop, qint64 spinBudget)
        : run(itsRun)
        , program(itsRun.program)
        , loop(itsLoop)
        , tasks(loop, run.texts, program.python)
        , limits(program, loop, tasks, spinBudget)
        , workers(tasks, program)
    {
    }
    Runtime(const Runtime &) = delete;
    Runtime &operator=(const Runtime &) = delete;

    const ProgramStep &stepAt(quint32 at) const { return program.steps[at]; }
    const QString &textAt(quint32 at) const { return program.texts[qsizetype(at)]; }
    /// Takes the next ScopeId for a context manager that is made at once, or, of a call, for none.
    ScopeId addScope(std::unique_ptr<ContextManager> context = nullptr)
    {
        contexts.push_back(std::move(context));
        return ScopeId(contexts.size() - 1);
    }
    /// Frees what is over: a run may make millions of them.
    void release(const ContextManager &context)
    {
        if (context.isOver())
            contexts[index(context.id())].reset();
    }
    void release(const Call &call)
    {
        if (call.isOver())
            calls[call.number()].reset();
    }
    /// What a hand has made \a task's sleep end with, once; nothing for most.
    std::optional<Failure> takeFailureByHand(const Task &task)
    {
        if (failuresByHand.isEmpty()) [[likely]]
            return std::nullopt;
        const auto made = failuresByHand.constFind(index(task.id));
        if (made == failuresByHand.cend())
            return std::nullopt;
        const Failure failure = *made;
        failuresByHand.erase(made);
        return failure;
    }
    ScopeId nextScope() const { return ScopeId(contexts.size()); }

    Run &run;
    const Program &program;
    EventLoop &loop;
    Tasks tasks;
    Limits limits;
    Workers workers;
    QHash<quint32, Failure> failuresByHand; ///< by task
    std::vector<std::unique_ptr<Primitive>> primitives; ///< as Program::resources, null for other kinds
    std::vector<std::unique_ptr<SettableFuture>> futures; ///< as Program::resources, null for other kinds
    std::vector<std::unique_ptr<ContextManager>> contexts; ///< by ScopeId; null for calls, and when over
    std::vector<std::unique_ptr<Call>> calls; ///< by number; null when over
};

} // namespace signalbox
