// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/predicates.h"
#include "engine/steps/blocks.h"

namespace signalbox {

/// `if` and `else`.
class Branches {
public:
    Branches(Runtime &runtime, Blocks &blocks, Predicates &predicates)
        : m_runtime(runtime)
        , m_blocks(blocks)
        , m_predicates(predicates)
    {
    }
    Result beginIf(Task &task, const ProgramStep &step);
    /// Past the else that may follow.
    Result leaveIf(Task &task, Frame &frame);
    /// Only comes to its turn after an if that was false.
    Result beginElse(Task &task, const ProgramStep &step);
    Result leaveElse(Task &task, Frame &frame);

private:
    Runtime &m_runtime;
    Blocks &m_blocks;
    Predicates &m_predicates;
};

} // namespace signalbox
