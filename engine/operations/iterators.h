// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"
#include "engine/objects/dicts.h"
#include "engine/objects/sequences.h"

#include <vector>

namespace signalbox::objects {

/// What iter() gives. Its class is known by its type's name.
class Iterator : public Container {
public:
    explicit Iterator(const char *type)
        : Container(Kind::Iterator)
        , m_type(*builtinType(type))
    {
    }

    /// \a type: with methods of its own perhaps, see nativetypes.h.
    explicit Iterator(const Type &type)
        : Container(Kind::Iterator)
        , m_type(type)
    {
    }

    const Type &type() const override { return m_type; }
    /// The next value; Missing at the end, and where it raised.
    [[nodiscard]] virtual Value next(Context &context) = 0;

private:
    const Type &m_type;
};

/// What an Opaque is, for those who run programs and meet a few of them at every step.
enum class Sort : quint8 {
    Other,
    Function, ///< of the program
    Method, ///< one bound to its object
    Generator, ///< or a coroutine, or an asynchronous generator
    AsyncStep, ///< what __anext__() of an asynchronous generator gives
    Instance, ///< of a class of the program
    Module,
    Cell,
    Property,
    ClassMethod,
    StaticMethod,
};

/// What the engine adds: tasks, queues, functions and coroutines of the program, modules. By identity unless
/// overridden. A type of its own with methods and attributes is a NativeType (nativetypes.h); operators are
/// what Object::operate() says.
class Opaque : public Container {
public:
    explicit Opaque(const Type &type)
        : Container(Kind::Opaque)
        , m_type(type)
    {
    }

    const Type &type() const override { return m_type; }
    Sort sort() const { return Sort(m_flag); }
    /// getattr(); Missing without a raised exception where there is no such attribute.
    [[nodiscard]] virtual Value attribute(Context &context, const Value &name);
    /// self.name = value; with a Missing value, del self.name. No where it has no such attribute.
    [[nodiscard]] virtual Answer setAttribute(Context &context, const Value &name, const Value &value);
    virtual bool isCallable() const { return false; }
    /// Whether only the context's Caller can call it, if there is one: functions of the program.
    virtual bool isForCaller() const { return true; }
    [[nodiscard]] virtual Value call(Context &context, const Arguments &arguments);
    [[nodiscard]] virtual Value iterate(Context &context);
    [[nodiscard]] virtual Value next(Context &context);
    /// The same for who wants StopIteration at the end, with a value perhaps: next().
    [[nodiscard]] virtual Value nextOrStop(Context &context);
    virtual bool isIterable() const { return true; }
    /// As an attribute of a class, found on \a self: a method of it. Missing where it stays what it is.
    [[nodiscard]] virtual Value boundTo(Context &, const Value &self)
    {
        Q_UNUSED(self)
        return {};
    }
    /// It is now what \a instance, of a class derived from its type, has inside (insides.h).
    virtual void becomeContentOf(const Value &instance) { Q_UNUSED(instance) }
    [[nodiscard]] virtual Value reversed(Context &context);
    [[nodiscard]] virtual Value subscript(Context &context, const Value &key);
    /// self[key] = value; with a Missing value, del self[key].
    [[nodiscard]] virtual bool setSubscript(Context &context, const Value &key, const Value &value);
    /// value in self: looks through its items unless overridden.
    [[nodiscard]] virtual Answer contains(Context &context, const Value &value);

private:
    const Type &m_type;
};

inline Sort sortOf(const Value &value)
{
    return value.is(Kind::Opaque) ? value.as<Opaque>()->sort() : Sort::Other;
}

/// iter(value): "'int' object is not iterable".
[[nodiscard]] Value iterate(Context &context, const Value &value);
/// next() of what iterate() gave; Missing at its end, and where it raised.
[[nodiscard]] Value nextOf(Context &context, const Value &iterator);
[[nodiscard]] bool isIterable(const Value &value);
/// iter(f, sentinel), enumerate(), zip(), map(), filter() and reversed().
[[nodiscard]] Value iterateCalls(Context &context, const Value &callee, const Value &sentinel);
[[nodiscard]] Value enumerateFrom(Context &context, const Value &iterable, const Value &start);
[[nodiscard]] Value zipped(Context &context, const Value *iterables, qsizetype count, bool isStrict);
[[nodiscard]] Value mapped(Context &context, const Value &callee, const Value *iterables, qsizetype count);
/// \a callee may be None.
[[nodiscard]] Value filtered(Context &context, const Value &callee, const Value &iterable);
[[nodiscard]] Value reversedOf(Context &context, const Value &value);

/// Calls use(item), which gives false to stop, for each item. False where anything raised or stopped.
template <typename Use> [[nodiscard]] bool forEach(Context &context, const Value &iterable, Use use)
{
    constexpr qint64 workOfAnItem = 4; // nanoseconds, about
    if (iterable.is(Kind::List)) {
        for (qsizetype i = 0; i < iterable.as<List>()->size(); ++i)
            if (!use(Value(iterable.as<List>()->at(i))) || !context.works(workOfAnItem))
                return false;
        return true;
    }
    if (iterable.is(Kind::Tuple)) {
        for (const Value &item : iterable.as<Tuple>()->items())
            if (!use(item) || !context.works(workOfAnItem))
                return false;
        return true;
    }
    const Value iterator = iterate(context, iterable);
    if (iterator.isMissing())
        return false;
    for (;;) {
        const Value item = nextOf(context, iterator);
        if (item.isMissing())
            return !context.hasRaised();
        if (!use(item))
            return false;
    }
}
/// All items of an iterable, within what memory allows.
[[nodiscard]] bool collect(Context &context, const Value &iterable, std::vector<Value> &out);
/// a, b = value: as many as \a count. \a star: the place of the starred target, or -1.
[[nodiscard]] bool unpack(Context &context, const Value &value, qsizetype count, qsizetype star,
                          std::vector<Value> &out);

} // namespace signalbox::objects
