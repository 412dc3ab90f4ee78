// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/primitives/arguments.h"
#include "engine/runtime/items.h"

namespace signalbox {

/// What an `if`, a `while` and Condition.wait_for ask, and the other arguments of verbs.
class Predicates final : public Arguments {
public:
    Predicates(Runtime &runtime, const Variables &variables, const Items &items)
        : m_runtime(runtime)
        , m_variables(variables)
        , m_items(items)
    {
    }
    /// Raised where asking is an error in Python, such as about a task that was never started.
    Result ask(Task &task, const ProgramPredicate &predicate, bool &answer);

    qint64 count(const Task &task) const override { return m_runtime.stepAt(task.step).count; }
    Result answer(Task &task, bool &yes) override
    {
        return ask(task, m_runtime.stepAt(task.step).predicate, yes);
    }
    Result raiseUnbound(Task &task, Variable variable) override
    {
        return m_variables.raiseUnbound(task, variable);
    }

private:
    Result evaluate(Task &task, const ProgramPredicate &predicate, bool &answer);
    Result askFuture(Task &task, Future *future, const ProgramPredicate &predicate, bool &answer);
    Result askException(Task &task, Future &future, bool &answer);
    Result askItem(Task &task, bool &answer);
    Result askResult(Task &task, bool &answer);

    Runtime &m_runtime;
    const Variables &m_variables;
    const Items &m_items;
};

} // namespace signalbox
