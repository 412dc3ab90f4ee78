// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// A call of a builtin as it arrives: one argument for each parameter, Missing where none was passed.
struct Call {
    Context &context;
    const Value &self; ///< of a method; Missing of a function
    const Value *arguments;
    qsizetype count; ///< of \a arguments: the parameters, or all positional ones of a Variadic
    const Arguments &passed;

    const Value &operator[](qsizetype i) const { return arguments[i]; }
    bool has(qsizetype i) const { return i < count && !arguments[i].isMissing(); }
    Heap &heap() const { return context.heap(); }
};

/// How CPython checks what is passed to a builtin, and so in which words it complains.
enum class Signature : quint8 {
    None, ///< METH_NOARGS
    One, ///< METH_O
    Positional, ///< Argument Clinic's, without keywords: "pop expected at most 1 argument, got 2"
    Tuple, ///< PyArg_ParseTuple: "find() takes at most 3 arguments (4 given)"
    Keywords, ///< Argument Clinic's, by name
    Variadic, ///< checks for itself; no keywords
    Anything, ///< checks for itself
    Python, ///< a function in Python, by name: "f() missing 1 required positional argument: 'x'"
    Coroutine, ///< the same, an `async def`
};

/// A builtin function, or a method of a builtin type.
struct FunctionRow {
    /// With its module before it, unless that is builtins: "math.sqrt".
    const char *name;
    Value (*run)(const Call &);
    Signature signature = Signature::None;
    int least = 0;
    int most = 0;
    /// Of Keywords and Python: the names, '-' for what has none, '*' before those that only names give:
    /// "- * key reverse".
    const char *names = "";

    /// Whether it is in Python where CPython has it.
    bool isInPython() const { return signature == Signature::Python || signature == Signature::Coroutine; }
    /// The name without its module.
    std::string_view key() const
    {
        const std::string_view full = name;
        return full.substr(full.rfind('.') + 1);
    }
};

/// A builtin as a value: `len`, `[].append`, `str.upper`.
class Function final : public Container {
public:
    /// \a owner: the type that a method belongs to, null for a function. \a self: what it is bound to, or
    /// Missing.
    Function(const FunctionRow &row, const Type *owner, Value self)
        : Container(Kind::Function)
        , m_row(row)
        , m_owner(owner)
        , m_self(std::move(self))
    {
    }

    const FunctionRow &row() const { return m_row; }
    const Type *owner() const { return m_owner; }
    const Value &self() const { return m_self; }
    /// The type before its name: that of what it is bound to, else its owner. Null for a function.
    const Type *typeInWords() const;
    /// Whether it is a method that is bound to \a object and is none of what CPython wraps.
    bool isMethodOf(const Value &object) const
    {
        return m_owner && m_self.isSame(object) && m_row.key() != "__new__" && !isWrapperOfSlot();
    }
    /// Whether CPython has it as a wrapper of what the type can do, as `int.__add__`.
    bool isWrapperOfSlot() const;

    const Type &type() const override;
    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qint64 footprint() const override { return qint64(sizeof(Function)); }
    void dropValues() override { m_self = {}; }

private:
    bool representInPython(Context &context, TextBuilder &out);

    const FunctionRow &m_row;
    const Type *m_owner;
    Value m_self;
};

/// Calls a builtin: checks what is passed, then runs it. \a owner as in Function. \a named: the type that
/// words about a wrong call name, where that is another.
Value callRow(Context &context, const FunctionRow &row, const Type *owner, const Value &self,
              const Arguments &arguments, const Type *named = nullptr);
/// Calls any value. It stands in engine/builtins/calls.cpp, which knows every type's constructor.
Value call(Context &context, const Value &callee, const Arguments &arguments);
inline Value call(Context &context, const Value &callee, const Value &argument)
{
    return call(context, callee, Arguments{&argument, 1});
}

/// An int argument of 64 bits: "'str' object cannot be interpreted as an integer", or OverflowError.
[[nodiscard]] bool toIndex(Context &context, const Value &value, qint64 &out);
/// As a count that is cut where it is beyond 64 bits: "Python int too large to convert to C ssize_t".
[[nodiscard]] bool toSize(Context &context, const Value &value, qsizetype &out);

} // namespace signalbox::objects
