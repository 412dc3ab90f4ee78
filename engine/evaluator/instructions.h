// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/frames.h"

namespace signalbox::evaluator {

/// The instructions that are less common than those that the Machine has itself.
class Instructions {
public:
    Instructions(Runtime &runtime, Frames &frames)
        : m_runtime(runtime)
        , m_context(runtime.context())
        , m_host(runtime.host())
        , m_frames(frames)
    {
    }

    /// False where it raised.
    [[nodiscard]] bool run(const Instruction &instruction, Activation &at);
    /// MakeClass: another call is the innermost one then.
    [[nodiscard]] bool enterClassBody(const Instruction &instruction, Activation &at);
    /// ExitWith: what is called next.
    void prepareExit(Activation &at);

    /// Where run() was False without raising: a module that is to run before the same instruction does again.
    objects::Value toImport;

private:
    using Value = objects::Value;

    bool makeFunction(const Instruction &instruction, Activation &at);
    bool makeGenerator(const Instruction &instruction, Activation &at);
    bool raise(const Instruction &instruction, Activation &at);
    bool handleExceptions(const Instruction &instruction, Activation &at);

    Runtime &m_runtime;
    objects::Context &m_context;
    Host &m_host;
    Frames &m_frames;
};

} // namespace signalbox::evaluator
