// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/randomstreams.h"
#include "engine/runtime/runtime.h"

namespace signalbox {

/// Steps that take time: asyncio.sleep, computing, blocking calls, and calls that worker threads make.
class TimeSteps {
public:
    TimeSteps(Runtime &runtime, RandomStreams &streams)
        : m_runtime(runtime)
        , m_streams(streams)
    {
    }
    Result sleep(Task &task, const ProgramStep &step) { return sleepFor(task, draw(task, step)); }
    Result sleepFor(Task &task, Micros duration);
    Result resumeSleep(Task &task, Result waited);
    /// Computes, or makes a blocking call, without letting go: nobody else has a turn until it is over.
    Result compute(Task &task, const ProgramStep &step);
    /// What a step costs, which \a task is about to do. False where that ends the run.
    bool takeCost(const Task &task);
    Result callInThread(Task &task, const ProgramStep &step);
    Result resumeCall(Task &task, Result waited) { return m_runtime.workers.resume(task, waited); }

private:
    bool staysWithinHorizon(const Task &task);
    Micros draw(Task &task, const ProgramStep &step) { return m_streams.draw(task, step.time); }

    Runtime &m_runtime;
    RandomStreams &m_streams;
};

} // namespace signalbox
