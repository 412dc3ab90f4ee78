// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/evaluator.h"
#include "engine/evaluator/ownstack.h"

#include <memory>

namespace signalbox::evaluator {

/// What one task, or the module itself, is doing: calls of the program's functions, one inside the other.
/// It goes on until it ends or somebody else must do something first.
///
///     Execution execution(evaluator, coroutine);
///     switch (execution.run()) {
///     case Execution::State::Waiting: // for execution.wanted(): later give() or throwIn(), and run() again
///     case Execution::State::Finished: // take result()
///     case Execution::State::Raised: // objects::takeRaised(context)
///     case Execution::State::Exhausted: // the budget of rounds and calls is used up
///     }
class Execution {
public:
    enum class State : quint8 { Finished, Raised, Waiting, Exhausted };

    /// Of a coroutine of the program that nobody has awaited yet; or of a module's own statements.
    Execution(Evaluator &evaluator, const objects::Value &coroutineOrModule);
    /// Of a call: of what a loop calls back.
    Execution(Evaluator &evaluator, const objects::Value &callee, const objects::Arguments &arguments);
    ~Execution();
    Execution(const Execution &) = delete;
    Execution &operator=(const Execution &) = delete;

    State run();
    /// Before the first run(): it has a stack of its own, so that what it calls can wait(), however deep.
    void runOnOwnStack();
    /// Called by what it has called: it is Waiting for \a wanted. What it is given, or Missing where it
    /// raised.
    [[nodiscard]] objects::Value wait(objects::Value wanted);
    /// While Waiting: what was awaited that is no coroutine or generator of the program, be it a thing that
    /// can be awaited at all or not; or what a builtin gave to Context::suspend().
    const objects::Value &wanted() const { return m_wanted; }
    /// Whether wanted() was not awaited but yielded, by a generator that an __await__() made: None lets the
    /// loop go round once.
    bool isYielded() const { return m_isYielded; }
    /// What came of that: the value of the `await`, or of the call.
    void give(objects::Value value);
    /// What came of that is an exception. Before the first run() it strikes at the very beginning.
    void throwIn(objects::Value exception, Arrival arrival = Arrival::Raised);
    /// Of a coroutine, while Waiting: GeneratorObject::closeNow(), on the stack of whoever runs now. There is
    /// nothing to run any more.
    [[nodiscard]] bool close();
    /// Before give(), throwIn() or the first run(): send() goes through whoever awaits it, who handles
    /// \a outer or, where that is Missing, nothing.
    void sendWithin(objects::Value outer);
    /// Likewise, but throw() goes past whoever awaits it, to the innermost: \a outer is handled by whoever
    /// runs the loop.
    void throwWithin(objects::Value outer) { m_outerHandled = std::move(outer); }
    /// As the innermost generator of its own that handles one; Missing where none does.
    objects::Value handled() const;
    objects::Value result() const { return m_result; }

    /// The statement it is in: index into ModuleCode::statements of the innermost function's module; -1
    /// before the first.
    int statement() const;
    /// The calls in progress, outermost first.
    const CallStack &activations() const { return m_stack; }

private:
    bool begin(Machine &machine);
    State runHere();
    void swapPrints();
    State run(Machine &machine);
    void endOwnStack();

    Evaluator &m_evaluator;
    CallStack m_stack;
    // One of these is what it runs.
    std::unique_ptr<Activation> m_begins; ///< of a module
    objects::Value m_coroutine;
    objects::Value m_callee;
    std::vector<objects::Value> m_arguments;
    std::vector<objects::Value> m_names; ///< of the last arguments
    objects::Value m_wanted;
    objects::Value m_result;
    objects::Value m_thrown;
    objects::Value m_outerHandled;
    std::string *m_unwritten = nullptr; ///< as Host::unwritten, while it leaves off
    Arrival m_arrival = Arrival::Raised; ///< of m_thrown
    bool m_hasThrower = false; ///< some activation may have one
    bool m_isYielded = false;
    bool m_hasBegun = false;
    // Of one with a stack of its own.
    std::unique_ptr<OwnStack> m_ownStack;
    State m_state = State::Waiting;
    int m_depthAround = 0;
    int m_nativeDepthAround = 0;
    objects::Value m_given; ///< for wait()
    bool m_isInWait = false;
    bool m_isLeaving = false; ///< it only ends
};

/// Whether it is a coroutine of the program.
bool isCoroutine(const objects::Value &value);
/// Of a coroutine, a generator or a function of the program: "Outer.method".
std::string qualifiedNameOf(const objects::Value &value);
/// coroutine.close(): False where it raised.
[[nodiscard]] bool closeCoroutine(objects::Context &context, const objects::Value &coroutine);

} // namespace signalbox::evaluator
