// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <vector>

namespace signalbox::objects {

/// A call of the program that an exception went through, or was raised in.
struct PassedCall {
    const void *code = nullptr; ///< whoever runs programs knows what it is
    int instruction = 0; ///< place in it
};

/// An exception as a value.
class Exception final : public Container {
public:
    Exception(const Type &type, Value args);

    const Type &type() const override { return *m_type; }
    /// A tuple.
    const Value &args() const { return m_args; }
    void setArgs(Value args) { m_args = std::move(args); }

    Value cause; ///< Missing is None
    Value context; ///< Missing is None
    bool suppressesContext = false;
    /// Innermost first; of what is raised again and again only the first so many are kept.
    std::vector<PassedCall> trail;
    static constexpr std::size_t kLongestTrail = 20'000;
    /// How long it was when a task or a future came to it: whoever asks that raises it anew. -1 of others.
    qsizetype settledTrail = -1;
    Value traceback; ///< what the program set instead; Missing for nothing
    std::vector<Value> notes; ///< each a str
    std::vector<Value> members; ///< of an exception group
    Value filename; ///< of an OSError; Missing is None
    Value attributes; ///< a dict of what the program sets; Missing for none
    bool isGroup() const;

    /// As BaseException has them, whatever its class says.
    [[nodiscard]] bool representPlainly(Context &inContext, TextBuilder &out);
    [[nodiscard]] bool describePlainly(Context &inContext, TextBuilder &out);
    bool represent(Context &inContext, TextBuilder &out) override;
    bool describe(Context &inContext, TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(Exception)); }
    void dropValues() override;

private:
    const Type *m_type;
    Value m_keepsType; ///< where that is of the program
    Value m_args;
};

/// Whether it is what close() raises in a generator or a coroutine.
bool isGeneratorExit(const Value &exception);
/// Type(*args), as calling the type does. Raises where CPython does: what UnicodeDecodeError or
/// ExceptionGroup want.
Value makeException(Context &context, const Type &type, std::vector<Value> args);
/// What was raised, as a value; the context has raised nothing then.
Value takeRaised(Context &context);

/// What was raised, if anything, lies aside for as long as it lives: for code that runs in between and has
/// nothing to do with it.
class RaisedAside {
public:
    explicit RaisedAside(Context &context);
    ~RaisedAside();
    RaisedAside(const RaisedAside &) = delete;
    RaisedAside &operator=(const RaisedAside &) = delete;

private:
    Context &m_context;
    const bool m_isPassedOn;
    Value m_raised;
};

/// "TypeError: words", as the last line of a traceback has it.
[[nodiscard]] std::string exceptionLine(Context &context, const Value &exception);

} // namespace signalbox::objects
