// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/classes.h"

#include <span>

namespace signalbox::objects {

/// An object of a class of the program.
class Instance final : public Opaque {
public:
    explicit Instance(Class &type);
    ~Instance() override;

    Class &classOf() const { return *Class::of(type()); }
    /// Where \a place is beyond what it has, null.
    Value *slot(int place)
    {
        return std::size_t(place) < m_values.size() ? &m_values[std::size_t(place)] : nullptr;
    }
    /// The same to set what has no value yet: room for the next one is made.
    Value *slotForStore(int place)
    {
        if (std::size_t(place) < m_values.size())
            return &m_values[std::size_t(place)];
        if (!m_dict.isMissing() || std::size_t(place) != m_values.size()
            || m_values.size() == m_values.capacity())
            return nullptr;
        return &m_values.emplace_back();
    }
    /// The place of an attribute of its own that no property of its class hides; -1 for none.
    int slotToRemember(const Value &name);
    /// The function of its class that calling self.name() calls, where nothing of its own hides it.
    Value methodToRemember(const Value &name);
    /// A method of its class, bound; Missing without an exception where it has none.
    Value boundSpecial(Context &context, Special special);
    /// self.special(*arguments); Missing without an exception where its class has none.
    Value ask(Context &context, Special special, std::span<const Value> arguments = {});

    /// Its own attribute, past all methods and properties of its class; Missing where it has none.
    Value own(Context &context, const Value &name) const;
    /// Sets it likewise; with a Missing value deletes it. False where it raised.
    [[nodiscard]] bool setOwn(Context &context, const Value &name, const Value &value);
    /// object.__getattribute__ and object.__setattr__: as usual, but without asking __getattr__() or
    /// __setattr__(). Missing without an exception where there is none.
    Value plainAttribute(Context &context, const Value &name);
    [[nodiscard]] bool setPlainly(Context &context, const Value &name, const Value &value);
    /// What it has inside where its class derives from a builtin type: see contents.h.
    const Value &content() const { return m_content; }
    void setContent(Value content) { m_content = std::move(content); }
    /// The same; made where there should be one and none is. Missing where making it raised.
    Value contentNow(Context &context);
    /// What __new__() and __init__() of the builtin type do. False where it raised.
    [[nodiscard]] bool beginContent(Context &context, const Arguments &arguments);
    [[nodiscard]] bool initializeContent(Context &context, const Arguments &arguments);
    void takeContent(Value content);
    /// Its own attributes as they are now: a dict of its own.
    Value attributesNow(Context &context) const;
    /// __dict__: from now on that is where its attributes are.
    Value dict(Context &context);

    Value attribute(Context &context, const Value &name) override;
    Answer setAttribute(Context &context, const Value &name, const Value &value) override;
    bool isCallable() const override;
    bool isForCaller() const override { return false; }
    Value call(Context &context, const Arguments &arguments) override;
    bool isIterable() const override;
    Value iterate(Context &context) override;
    Value next(Context &context) override;
    Value nextOrStop(Context &context) override;
    Value reversed(Context &context) override;
    Value subscript(Context &context, const Value &key) override;
    bool setSubscript(Context &context, const Value &key, const Value &value) override;
    Answer contains(Context &context, const Value &value) override;
    Answer truth(Context &context) override;
    bool measure(Context &context, qsizetype &out) override;
    Value operate(Context &context, Operator op, const Value &other, bool isReflected) override;
    Value operateInPlace(Context &context, Operator op, const Value &other) override;
    Value operateAlone(Context &context, UnaryOperator op) override;
    Value askMethod(Context &context, const char *name, std::span<const Value> arguments) override;
    Answer equals(Context &context, const Value &other) override;
    Answer order(Context &context, Comparison how, const Value &other) override;
    bool isOrderedWithAll() const override { return true; }
    Answer hash(Context &context, Hash &out) override;
    bool represent(Context &context, TextBuilder &out) override;
    bool describe(Context &context, TextBuilder &out) override;
    qint64 footprint() const override;
    void dropValues() override;

private:
    Value operateContent(Context &context, Operator op, const Value &other, bool isReflected);
    bool representContent(Context &context, TextBuilder &out);

    const Value m_keepsClass;
    std::vector<Value> m_values; ///< by slots of its class
    Value m_dict; ///< where it has one, in their place
    Value m_content;
};

/// An object of \a type without attributes yet; an exception has \a arguments as its args.
[[nodiscard]] Value makeInstance(Context &context, Class &type, const Arguments &arguments);
/// Calling a class: __new__() and __init__().
[[nodiscard]] Value instantiate(Context &context, Class &type, const Arguments &arguments);

} // namespace signalbox::objects
