// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/steps/contexts.h"
#include "engine/steps/coroutines.h"
#include "engine/steps/operands.h"

namespace signalbox {

/// Calls that wait for other things in a way of their own: gather, wait, as_completed, shield, wait_for.
class CallSteps {
public:
    CallSteps(Runtime &runtime, Blocks &blocks, Operands &operands, RandomStreams &streams,
              FutureSteps &futures, Contexts &contexts, Coroutines &coroutines)
        : m_runtime(runtime)
        , m_blocks(blocks)
        , m_operands(operands)
        , m_streams(streams)
        , m_futures(futures)
        , m_contexts(contexts)
        , m_coroutines(coroutines)
    {
    }
    Result gather(Task &task, const ProgramStep &step);
    Result wait(Task &task, const ProgramStep &step);
    Result asCompleted(Task &task, const ProgramStep &step);
    Result shield(Task &task, const ProgramStep &step);
    /// Since Python 3.12 a timeout around an await: a block, which leaveWaitFor() ends.
    Result waitFor(Task &task, const ProgramStep &step);
    Result leaveWaitFor(Task &task, Frame &frame);
    Result resume(Task &task, Result waited);

private:
    template <typename Kind, typename... More>
    Kind &makeCall(Task &task, const ProgramStep &step, More... more);
    /// What as_completed and wait work out before they are called.
    struct Several {
        std::vector<Future *> members;
        Micros timeout = 0;
    };
    Result evaluateSeveral(Task &task, const ProgramStep &step, Several &several);
    Result begun(const Call &call, Result result);
    template <typename Kind> Result beginOnSeveral(Kind &call, const Several &several);
    template <typename Kind> Result beginOnOne(Task &task, Kind &call, const Operand &operand);
    Result callWaitFor(Task &task, const ProgramStep &step, const Operand &operand, Micros delay);
    Result awaitInPlace(Task &task, const Operand &operand, Micros delay);

    Runtime &m_runtime;
    Blocks &m_blocks;
    Operands &m_operands;
    RandomStreams &m_streams;
    FutureSteps &m_futures;
    Contexts &m_contexts;
    Coroutines &m_coroutines;
};

} // namespace signalbox
