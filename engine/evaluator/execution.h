// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/evaluator.h"

#include <memory>

namespace signalbox::evaluator {

class Activation;

/// What one task, or the module itself, is doing: calls of the program's functions, one inside the other.
/// It goes on until it ends or somebody else must do something first.
///
///     Execution execution(evaluator, coroutine);
///     switch (execution.run()) {
///     case Execution::State::Waiting: // for execution.wanted(): later give() or throwIn(), and run() again
///     case Execution::State::Finished: // take result()
///     case Execution::State::Raised: // objects::takeRaised(context)
///     case Execution::State::Exhausted: // the budget of jumps and calls is used up
///     }
class Execution {
public:
    enum class State : quint8 { Finished, Raised, Waiting, Exhausted };

    /// Of a coroutine of the program that nobody has awaited yet.
    Execution(Evaluator &evaluator, const objects::Value &coroutine);
    /// Of a module's own statements.
    Execution(Evaluator &evaluator, const Loaded &module);
    ~Execution();
    Execution(const Execution &) = delete;
    Execution &operator=(const Execution &) = delete;

    State run();
    /// While Waiting: what was awaited that is no coroutine or generator of the program, be it a thing that can be
    /// awaited at all or not; or what a builtin gave to Context::suspend().
    const objects::Value &wanted() const;
    /// What came of that: the value of the `await`, or of the call.
    void give(objects::Value value);
    /// What came of that is an exception. Before the first run() it strikes at the very beginning.
    void throwIn(objects::Value exception);
    objects::Value result() const;

    /// The statement it is in: index into ModuleCode::statements; -1 before the first.
    int statement() const;
    /// The calls in progress, outermost first.
    const std::vector<std::unique_ptr<Activation>> &activations() const;

private:
    struct State_;
    std::unique_ptr<State_> m_state;
};

} // namespace signalbox::evaluator
