// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"
#include "engine/evaluator/host.h"

#include <limits>

namespace signalbox::evaluator {

class GeneratorObject;

/// Calls of the program's functions in progress, outermost first.
using CallStack = std::vector<std::unique_ptr<Activation>>;

/// What a generator comes to when it goes on: its next value, or else what it returned. Both are Missing
/// where it raised.
struct Stepped {
    objects::Value value;
    objects::Value result = {};
};

/// What all that runs a program shares, and how its objects have themselves run.
class Runtime {
public:
    Runtime(objects::Context &context, Host &host)
        : m_context(context)
        , m_host(host)
    {
    }
    virtual ~Runtime() = default;
    Runtime(const Runtime &) = delete;
    Runtime &operator=(const Runtime &) = delete;

    objects::Context &context() { return m_context; }
    Host &host() { return m_host; }

    /// Runs it to its end: awaiting raises RuntimeError.
    virtual objects::Value callFunction(const objects::Value &function,
                                        const objects::Arguments &arguments) = 0;
    /// A generator goes on with \a sent, or \a exception is raised in it where that is not Missing.
    virtual Stepped resume(const objects::Value &generator, objects::Value sent,
                           objects::Value exception) = 0;
    /// The same with a GeneratorExit, which closes it: whatever it waits for, it does not get.
    Stepped close(const objects::Value &generator, objects::Value exit);
    bool isClosing() const { return m_closing > 0; }
    /// Of a generator that is gone: its `finally` runs.
    virtual void abandon(std::unique_ptr<Activation> body) = 0;
    void neverAwaited(const std::string &qualifiedName);
    /// An asynchronous generator has begun, or is gone or nobody's any more.
    void began(GeneratorObject &asyncGenerator) { m_asyncGenerators.push_back(&asyncGenerator); }
    void ended(GeneratorObject &asyncGenerator) { std::erase(m_asyncGenerators, &asyncGenerator); }

    std::unique_ptr<Activation> newActivation(const Loaded &loaded);
    void giveBack(std::unique_ptr<Activation> activation);
    /// The exception that is being handled: sys.exception(). Missing where there is none.
    objects::Value handled() const;
    /// For what runs outside of any Execution: what handled() is where it handles nothing itself.
    void setHandledAround(objects::Value handled) { m_outerHandled = std::move(handled); }
    /// The same for a while; what was before.
    [[nodiscard]] objects::Value exchangeHandledAround(objects::Value handled)
    {
        return std::exchange(m_outerHandled, std::move(handled));
    }
    /// An exception was thrown into a step of an asynchronous generator that nobody has begun.
    void noteUnbegunStep() { m_hasUnbegunSteps = true; }
    /// A task has its next turn: what it awaits is sent to anew.
    void beginTurn() { ++m_turn; }
    quint64 turn() const { return m_turn; }
    /// The calls of whoever runs now.
    const CallStack &stack() const { return *m_stack; }
    /// How many statements have begun, of all executions.
    quint64 statementsBegun() const { return quint64(m_statementsBegun); }
    /// Whether the host is to be told of it.
    bool countStatement() { return ++m_statementsBegun < 0; }
    void tellStatement(const Activation &at);
    void tellStatements() { m_statementsBegun = kTold; } ///< from now on
    /// The budget is used up: nothing runs any more.
    bool isExhausted() const { return m_isExhausted; }
    void setExhausted() { m_isExhausted = true; }

protected:
    friend class Telling;
    objects::Context &m_context;
    Host &m_host;
    CallStack m_ownStack; ///< of what runs outside of any Execution
    CallStack *m_stack = &m_ownStack;
    objects::Value m_outerHandled; ///< by whoever awaits the Execution that runs
    std::vector<std::unique_ptr<Activation>> m_free;
    std::vector<GeneratorObject *> m_asyncGenerators; ///< that have begun
    static constexpr qint64 kTold = std::numeric_limits<qint64>::min();
    qint64 m_statementsBegun = 0; ///< below 0 where the host is told: one test for what nearly nobody wants
    bool m_isExhausted = false;
    int m_closing = 0; ///< so many generators, one in the other
    quint64 m_turn = 0;
    bool m_hasUnbegunSteps = false; ///< what was thrown into one may have left one so
    bool m_isEnding = false;
};

} // namespace signalbox::evaluator
