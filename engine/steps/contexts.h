// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/randomstreams.h"
#include "engine/steps/blocks.h"

namespace signalbox {

/// `async with`: a lock or a permit, asyncio.timeout and timeout_at, a TaskGroup.
class Contexts {
public:
    Contexts(Runtime &runtime, Blocks &blocks, RandomStreams &streams)
        : m_runtime(runtime)
        , m_blocks(blocks)
        , m_streams(streams)
    {
    }
    Result beginWith(Task &task, const ProgramStep &step);
    /// It is entered once its lock is taken.
    Result settleWith(Task &task, Result result);
    Result leaveWith(Task &task, Frame &frame);

    Result beginTimeout(Task &task, const ProgramStep &step);
    Result beginTimeoutAt(Task &task, const ProgramStep &step);
    /// Also of wait_for, where that is a timeout around an await.
    Result leaveTimeout(Task &task, Frame &frame);

    Result beginGroup(Task &task, const ProgramStep &step);
    Result leaveGroup(Task &task, Frame &frame);
    /// The group's tasks have ended, or its own has been cancelled meanwhile.
    Result resumeGroup(Task &task, Result waited);

    /// Enters a timeout that ends at \a deadline.
    ScopeId enterTimeout(Task &task, Verb verb, Micros deadline);

private:
    Result settleGroup(Task &task, Result result);

    Runtime &m_runtime;
    Blocks &m_blocks;
    RandomStreams &m_streams;
};

} // namespace signalbox
