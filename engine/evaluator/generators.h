// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"

#include <memory>

namespace signalbox::evaluator {

class FunctionObject;
class Runtime;

/// What calling a generator function, a coroutine function or an asynchronous generator function gives: a
/// body that is left at each `yield` or `await`, and gone on with.
class GeneratorObject final : public objects::Opaque {
public:
    enum class State : quint8 { Created, Suspended, Running, Closed };

    GeneratorObject(Runtime &runtime, std::unique_ptr<Activation> activation);
    ~GeneratorObject() override;
    static GeneratorObject *of(const objects::Value &value) { return value.as<GeneratorObject>(); }

    Code::Kind codeKind() const { return m_kind; }
    bool isCoroutine() const { return m_kind == Code::Kind::Coroutine; }
    bool isAsyncGenerator() const { return m_kind == Code::Kind::AsyncGenerator; }
    State state() const { return m_state; }
    /// Whether whoever runs now is in it: of a task that waits somewhere else it is Running, and does not.
    bool isAtWork() const;
    std::string name() const;
    std::string qualifiedName() const;
    /// Null where it is an expression.
    const FunctionObject *function() const;
    /// "generator", "coroutine", "async generator": as messages have it.
    const char *noun() const;
    /// Its body while nobody runs it; null otherwise.
    Activation *activation() const { return m_activation.get(); }
    /// What it awaits or takes from by `yield from`; Missing where it does not.
    objects::Value delegate() const;

    std::unique_ptr<Activation> leaveBody();
    void suspend(std::unique_ptr<Activation> body);
    void close() { m_state = State::Closed; }
    /// It was gone once, and closes for that: where it yields all the same, nothing of it runs any more
    /// (tp_finalize is called once).
    void setFinalized() { m_isFinalized = true; }
    /// Of a coroutine that nobody has begun: it stands at its first `await` already, of \a awaited.
    void beginAtAwait(objects::Value awaited);

    bool isIterable() const override { return m_kind == Code::Kind::Generator; }
    objects::Value iterate(objects::Context &context) override;
    objects::Value next(objects::Context &context) override;
    objects::Value nextOrStop(objects::Context &context) override;
    /// send(), throw() and close(), as the methods do. The last two raise as those do.
    objects::Value send(objects::Context &context, objects::Value value);
    objects::Value throwIn(objects::Context &context, objects::Value exception);
    objects::Value closeNow(objects::Context &context);
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(GeneratorObject)) + 512; }
    void dropValues() override;

private:
    objects::Value outcome(objects::Context &context);

    Runtime &m_runtime;
    std::unique_ptr<Activation> m_activation;
    const Code *m_code;
    const Code::Kind m_kind;
    State m_state = State::Created;
    bool m_isFinalized = false;
    objects::Value m_function; ///< keeps the names
};

/// What __anext__(), asend(), athrow() and aclose() give: awaiting it drives the generator to its next value.
class AsyncStep final : public objects::Opaque {
public:
    enum class What : quint8 { Send, Throw, Close };
    enum class State : quint8 { Created, Begun, Done };

    AsyncStep(objects::Value generator, What what, objects::Value value);
    static AsyncStep *of(const objects::Value &value) { return value.as<AsyncStep>(); }
    GeneratorObject &generator() const { return *GeneratorObject::of(m_generator); }
    const objects::Value &generatorValue() const { return m_generator; }
    What what() const { return m_what; }
    /// What is sent, or thrown.
    const objects::Value &value() const { return m_value; }

    bool isIterable() const override { return false; }
    qint64 footprint() const override { return qint64(sizeof(AsyncStep)); }
    void dropValues() override { m_generator = m_value = {}; }

    State state = State::Created;
    quint64 thrownInTurn = 0; ///< in which turn of a task something was thrown into it before it began

private:
    objects::Value m_generator;
    const What m_what;
    objects::Value m_value;
};

/// An exception from what `raise` or throw() are given: itself, or an instance of its class. Missing where it
/// raised.
[[nodiscard]] objects::Value exceptionFrom(objects::Context &context, const objects::Value &given,
                                           const char *words);

} // namespace signalbox::evaluator
