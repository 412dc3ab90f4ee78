// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/iterators.h"

namespace signalbox::objects {

/// A function of the program with the object it was found on.
class BoundMethod final : public Opaque {
public:
    BoundMethod(Value function, Value self);

    const Value &function() const { return m_function; }
    const Value &self() const { return m_self; }
    bool isCallable() const override { return true; }
    bool isForCaller() const override { return false; }
    bool isIterable() const override { return false; }
    Value call(Context &context, const Arguments &arguments) override;
    Value attribute(Context &context, const Value &name) override;
    Answer equals(Context &context, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    bool represent(Context &context, TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(BoundMethod)); }
    void dropValues() override { m_function = m_self = {}; }

private:
    Value m_function;
    Value m_self;
};

/// property(get, set, delete): each is None or can be called.
class Property final : public Opaque {
public:
    Property(Value get, Value set, Value remove);

    const Value &get() const { return m_get; }
    const Value &set() const { return m_set; }
    const Value &remove() const { return m_remove; }
    bool isIterable() const override { return false; }
    Value attribute(Context &context, const Value &name) override;
    qint64 footprint() const override { return qint64(sizeof(Property)); }
    void dropValues() override { m_get = m_set = m_remove = {}; }

private:
    Value m_get;
    Value m_set;
    Value m_remove;
};

/// classmethod(f) and staticmethod(f).
class MethodOfClass final : public Opaque {
public:
    MethodOfClass(Sort classOrStatic, Value function);

    const Value &function() const { return m_function; }
    bool isCallable() const override { return sort() == Sort::StaticMethod; }
    bool isForCaller() const override { return false; }
    bool isIterable() const override { return false; }
    Value call(Context &context, const Arguments &arguments) override;
    Value attribute(Context &context, const Value &name) override;
    bool represent(Context &context, TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(MethodOfClass)); }
    void dropValues() override { m_function = {}; }

private:
    Value m_function;
};

Value boundMethod(Context &context, const Value &function, const Value &self);

const Type &propertyType();
const Type &classMethodType();
const Type &staticMethodType();

} // namespace signalbox::objects
