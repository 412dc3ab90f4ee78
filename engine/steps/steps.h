// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/steps/branches.h"
#include "engine/steps/callsteps.h"
#include "engine/steps/loops.h"

#include <tuple>

namespace signalbox {

/// All that knows how to do the steps of a running program; which verb is whose is said in verbs.h.
class Steps {
public:
    explicit Steps(Runtime &runtime)
        : variables(runtime)
        , items(runtime, variables)
        , predicates(runtime, variables, items)
        , spawning(runtime)
        , streams(runtime.program)
        , blocks(runtime)
        , branches(runtime, blocks, predicates)
        , times(runtime, streams)
        , statements(runtime, variables, items)
        , handlers(runtime, blocks)
        , loops(runtime, blocks, handlers, times, predicates, streams, items)
        , contexts(runtime, blocks, streams)
        , futures(runtime, variables, spawning, statements)
        , operands(runtime, variables, spawning, streams, futures)
        , coroutines(runtime, blocks, items)
        , calls(runtime, blocks, operands, streams, futures, contexts, coroutines)
    {
    }
    Steps(const Steps &) = delete;
    Steps &operator=(const Steps &) = delete;

    /// The one that is a \c Kind, such as Loops.
    template <typename Kind> Kind &get()
    {
        return std::get<Kind &>(
            std::tie(branches, times, statements, handlers, loops, contexts, futures, calls));
    }

    Variables variables;
    Items items;
    Predicates predicates;
    Spawning spawning;
    RandomStreams streams;
    Blocks blocks;
    Branches branches;
    TimeSteps times;
    Statements statements;
    Handlers handlers;
    Loops loops;
    Contexts contexts;
    FutureSteps futures;
    Operands operands;
    Coroutines coroutines;
    CallSteps calls;
};

} // namespace signalbox
