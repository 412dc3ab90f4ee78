// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/layers.h"
#include "engine/asyncio/scriptsteps.h"

namespace signalbox {
class CallPaths;
}

namespace signalbox::asyncio {

/// Writes down in which calls of the program its tasks are.
class CallTrail {
public:
    CallTrail(CallPaths &paths, const ScriptSteps &steps)
        : m_paths(paths)
        , m_steps(steps)
    {
    }
    /// From the \a fact-th fact on, \a task stands where \a code is now. The step that this is;
    /// kNone for none.
    quint32 note(TaskId task, const LayeredCode &code, qsizetype fact);

private:
    CallPaths &m_paths;
    const ScriptSteps &m_steps;
};

/// What \a coroutine, which has not begun, was called with: `"Oslo", 1.5, queue`, in which what cannot be
/// said in a few letters has the name of its parameter. No code of the program is run for it.
QString argumentWords(objects::Context &context, const objects::Value &coroutine);

} // namespace signalbox::asyncio
