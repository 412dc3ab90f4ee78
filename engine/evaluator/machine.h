// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/instructions.h"

namespace signalbox::evaluator {

/// Runs the calls of a stack, from the one at \a base on, until that one is over or somebody else must do
/// something first.
class Machine {
public:
    enum class Outcome : quint8 { Returned, Raised, Yielded, Waiting, Exhausted };

    /// \a mayWait: what is awaited may be left to whoever runs it; else that is a RuntimeError.
    Machine(Runtime &runtime, CallStack &stack, std::size_t base, bool mayWait);

    Outcome run();
    /// Begins by raising \a exception where it was left: with throw(), or as what was called there does.
    Outcome runWith(objects::Value exception, Arrival arrival);
    void beginUnbegunSteps() { m_frames.beginUnbegunSteps(); }
    void suspend() { m_frames.suspend(m_base); }
    /// What it returned or yielded; what it waits for.
    objects::Value takeResult() { return std::move(m_frames.result); }
    objects::Value takeRaised() { return std::move(m_frames.raised); }
    /// Of what it waits for: whether it was yielded.
    bool isYielded() const { return m_isYielded; }
    [[nodiscard]] bool push(std::unique_ptr<Activation> activation)
    {
        return m_frames.push(std::move(activation), Resumed::Nested);
    }
    [[nodiscard]] bool enter(const objects::Value &generator, objects::Value sent)
    {
        return m_frames.enter(generator, Resumed::Nested, std::move(sent));
    }

private:
    using Value = objects::Value;

    bool callSimply(Activation &at, Value *&top, int count);
    // What follows; false where that is the outcome, and the machine stops.
    bool goesOn(Frames::Left left, Outcome &out);
    bool follow(Frames::Did did, Outcome &out);
    bool handle(Outcome &out);
    bool lookAround();

    Runtime &m_runtime;
    objects::Context &m_context;
    Host &m_host;
    CallStack &m_stack;
    const std::size_t m_base;
    Frames m_frames;
    Instructions m_others;
    bool m_isYielded = false;
};

} // namespace signalbox::evaluator
