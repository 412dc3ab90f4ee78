// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/randomstreams.h"
#include "engine/steps/futuresteps.h"

namespace signalbox {

/// An argument of a call: a future, or else a coroutine that is called with a time or an item.
struct Operand {
    Future *future = nullptr;
    quint32 body = 0;
    std::optional<Micros> time;
    std::optional<Item> item;
    std::optional<ValuePointer> result;
    bool isKept = true; ///< its task is the one that the program knows from now on
};

/// Works out the arguments of gather, wait, as_completed, shield and wait_for, as Python does before it makes
/// the call.
class Operands {
public:
    Operands(Runtime &runtime, const Variables &variables, Spawning &spawning, RandomStreams &streams,
             FutureSteps &futures)
        : m_runtime(runtime)
        , m_variables(variables)
        , m_spawning(spawning)
        , m_streams(streams)
        , m_futures(futures)
    {
    }
    /// All operands of \a step, which \a task is in. Where one raises, the coroutines made before it are
    /// lost, the last one first; asyncio.wait takes none, so there they are tasks by then.
    Result evaluateAll(Task &task, const ProgramStep &step, std::vector<Operand> &values);
    /// ensure_future(). Null where the run ends here: tasks that make each other without end are a loop as
    /// well.
    Future *ensureFuture(Task &task, const Operand &value);

private:
    bool evaluate(Task &task, const ProgramStep &operand, Operand &value);
    bool startAhead(Task &task, const ProgramStep &step, std::vector<Operand> &values);
    bool isAskedFor(quint32 body);

    Runtime &m_runtime;
    const Variables &m_variables;
    Spawning &m_spawning;
    RandomStreams &m_streams;
    FutureSteps &m_futures;
    std::vector<bool> m_isAskedFor; ///< by body; empty before the first question
};

} // namespace signalbox
