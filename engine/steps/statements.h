// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/items.h"

namespace signalbox {

/// Statements that no await is part of: raise, return, break, print.
class Statements {
public:
    Statements(Runtime &runtime, const Variables &variables, const Items &items)
        : m_runtime(runtime)
        , m_variables(variables)
        , m_items(items)
    {
    }
    /// Without words, inside an except or finally: the error that led there goes on.
    Result raise(Task &task, const ProgramStep &step);
    Result returnValue(Task &task, const ProgramStep &step);
    Result breakLoop(Task &task, const ProgramStep &step);
    Result print(Task &task, const ProgramStep &step);
    /// `self.cancelling()` goes down by one.
    Result uncancel(Task &task, const ProgramStep &step);
    /// Makes a coroutine and forgets to await it.
    Result dropCoroutine(Task &task, const ProgramStep &step);

    /// What a step returns, sets or prints.
    Result valueToGive(Task &task, const ProgramStep &step, ValuePointer &value) const;

private:
    Runtime &m_runtime;
    const Variables &m_variables;
    const Items &m_items;
};

} // namespace signalbox
