// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/predicates.h"
#include "engine/steps/handlers.h"
#include "engine/steps/timesteps.h"

namespace signalbox {

/// Loops: `for … in range(n)`, `while True`, `while`, `async for`, and a retry that waits longer each time.
class Loops {
public:
    Loops(Runtime &runtime, Blocks &blocks, Handlers &handlers, TimeSteps &times, Predicates &predicates,
          RandomStreams &streams, const Items &items)
        : m_runtime(runtime)
        , m_blocks(blocks)
        , m_handlers(handlers)
        , m_times(times)
        , m_predicates(predicates)
        , m_streams(streams)
        , m_items(items)
    {
    }
    Result beginRepeat(Task &task, const ProgramStep &step);
    Result leaveRepeat(Task &task, Frame &frame);
    Result beginForever(Task &task, const ProgramStep &step);
    Result leaveForever(Task &task, Frame &frame);
    Result beginWhile(Task &task, const ProgramStep &step);
    Result leaveWhile(Task &task, Frame &frame);
    Result beginAsyncFor(Task &task, const ProgramStep &step);
    /// The next tick or item has come.
    Result settleAsyncFor(Task &task, Result result);
    Result leaveAsyncFor(Task &task, Frame &frame);
    Result beginRetry(Task &task, const ProgramStep &step);
    /// The wait before the next attempt is over.
    Result settleRetry(Task &task, Result result);
    /// A round that failed in the way expected is begun again, after a wait that doubles each time. The last
    /// failure is nobody's to deal with here.
    Result leaveRetry(Task &task, Frame &frame);

private:
    bool isLeft(const Task &task) const { return task.flow != Result::WentOn; }
    Result leaveLoop(Task &task);
    Result nextRound(Task &task);
    Result beginRound(Task &task, Result result);
    Result awaitNext(Task &task, const ProgramStep &step);
    bool isEndOfItems(const Task &task, const ProgramStep &step) const;

    Runtime &m_runtime;
    Blocks &m_blocks;
    Handlers &m_handlers;
    TimeSteps &m_times;
    Predicates &m_predicates;
    RandomStreams &m_streams;
    const Items &m_items;
};

} // namespace signalbox
