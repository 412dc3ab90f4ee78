// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/generators.h"
#include "engine/evaluator/runtime.h"

namespace signalbox::evaluator {

/// Enters and leaves the calls of a stack: functions, generators, bodies of classes; and finds who handles an
/// exception. What an instruction itself does is the Machine's.
class Frames {
public:
    /// What became of something that may enter a call.
    enum class Did : quint8 {
        Done, ///< the value lies on the stack
        Entered, ///< a call has begun: it is the innermost one now
        Raised, ///< the context has the exception
        Waits, ///< for result, which whoever runs the whole stack knows
        Yields, ///< result comes from what the innermost call takes from: it is to be yielded
        Throws, ///< a call has begun, and raised is to be thrown into it
    };
    /// What became of leaving one.
    enum class Left : quint8 {
        Inside, ///< the machine goes on with the innermost call
        Outside, ///< the one that it began with is over, or has yielded
        Waits, ///< what the innermost one yields goes to who runs the whole stack
        Raised,
    };

    Frames(Runtime &runtime, CallStack &stack, std::size_t base, bool mayWait)
        : m_runtime(runtime)
        , m_context(runtime.context())
        , m_stack(stack)
        , m_base(base)
        , m_mayWait(mayWait)
    {
    }

    Activation &innermost() { return *m_stack.back(); }
    [[nodiscard]] bool push(std::unique_ptr<Activation> activation, Resumed how);
    /// Calls what lies below the top \a count values of the innermost call, and an object or nothing: they
    /// give way to the value. \a keywords: names of the last of them.
    Did call(int count, std::span<const objects::Value> keywords);
    /// The same with a tuple and, where \a hasNames, a dict.
    Did callSpread(bool hasNames);
    /// The body of a generator goes on. \a sent: what its `yield` gives.
    [[nodiscard]] bool enter(const objects::Value &generator, Resumed how, objects::Value sent);
    /// The next value of the generator on top, which a `for` goes through.
    Did next();
    /// Runs \a module, which is Fresh; then the instruction at hand runs once more.
    Did import(const objects::Value &module);
    /// Sends the top value to what lies below it, as `await` does. Done: it came to a value. Entered: so will
    /// it.
    Did send(bool isAwait);
    /// What \a value, which the innermost call yields, leads to.
    Left yield(objects::Value value);
    /// The innermost call comes to \a value.
    Left leave(objects::Value value);
    /// All calls above the first \a kept, which await each other, are left as if each had yielded.
    void suspend(std::size_t kept);
    /// Raises \a exception in the innermost call, or in the generator that it takes from.
    Left throwIn(objects::Value exception);
    /// Before Python 3.13 throw() does not begin a step of an asynchronous generator: send() does so
    /// afterwards, wherever the generator stands by then.
    void beginUnbegunSteps();
    /// The same as throw() does it, which the calls below the \a thrower-th know of.
    Left throwIn(objects::Value exception, std::size_t thrower);
    /// The same of a GeneratorExit, which closes all calls but the outermost before it is raised there.
    Left closeAndThrow(Value exit);
    /// Goes to whoever handles \a exception; Outside where nobody does: then it is in raised().
    Left unwind(objects::Value exception);
    /// Sets its __context__, as raising does.
    void chain(const objects::Value &exception);
    /// The same of one that was raised before, as throw() raises again whatever comes out of what is awaited.
    void chainAnew(const objects::Value &exception);
    /// The exception being handled in the innermost call; the slot for it.
    objects::Value &handled();

    objects::Value result;
    objects::Value raised;
    objects::Value reraised; ///< what is raised next, as it is
    bool isRaisedAgain = false; ///< reraised goes on from where it was caught: no new line of its traceback
    bool hasYielded = false; ///< result is what the outermost one has yielded

private:
    Did callValue(const objects::Value &callee, const objects::Arguments &arguments, int toDrop);
    Did enterFunction(const objects::Value &function, const objects::Arguments &arguments, Resumed how,
                      int toDrop, objects::Value instance = {});
    Did make(const objects::Value &type, const objects::Arguments &arguments, int toDrop);
    void drop(int count);
    Did sendTo(const objects::Value &iterator, objects::Value value, bool isAwait);
    Did begin(AsyncStep &step, objects::Value value);
    Did wait();
    Did awaitAtOnce();
    bool close(const objects::Value &taken, bool isOpen);
    bool closeStep(AsyncStep &step, bool isOpen);
    Left giveToCaller(Resumed how, objects::Value value);
    Left failStep(objects::Value &exception);
    Left strike(objects::Value exception);
    const Handler *handlerOf(const Activation &activation) const;
    objects::Value leavingGenerator(const GeneratorObject &generator, objects::Value exception);
    void suspendInnermost();
    std::unique_ptr<Activation> pop();
    Did finishStep(objects::Value value);

    Runtime &m_runtime;
    objects::Context &m_context;
    CallStack &m_stack;
    const std::size_t m_base;
    const bool m_mayWait;
    std::optional<std::size_t> m_thrower; ///< while throwIn() goes inwards
};

} // namespace signalbox::evaluator
