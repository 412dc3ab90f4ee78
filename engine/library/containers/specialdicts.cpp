// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/specialdicts.h"

#include "engine/builtins/calls.h"
#include "engine/builtins/collectionmethods.h"
#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/iterators.h"

namespace signalbox::modules {

using namespace objects;

namespace {

class DefaultDict final : public Dict {
public:
    explicit DefaultDict(Value factoryOf)
        : factory(std::move(factoryOf))
    {
    }
    const Type &type() const override { return defaultDictType(); }
    Value missing(Context &context, const Value &key) override
    {
        if (factory.isNone())
            return {};
        Value made = objects::call(context, factory, Arguments{});
        return !made.isMissing() && set(context, key, made) ? made : Value();
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        out.append("defaultdict(");
        if (!objects::represent(context, factory, out))
            return false;
        out.append(", ");
        if (!Dict::represent(context, out))
            return false;
        out.append(")");
        return true;
    }
    Value operate(Context &context, Operator op, const Value &other, bool isReflected) override
    {
        if (op != Operator::Or || !other.is(Kind::Dict))
            return {};
        Value made = context.heap().adopt(new DefaultDict(factory));
        auto *dict = made.as<Dict>();
        const Dict &first = isReflected ? *other.as<Dict>() : *this;
        const Dict &second = isReflected ? *this : *other.as<Dict>();
        return dict->update(context, first) && dict->update(context, second) ? made : Value();
    }
    void dropValues() override
    {
        factory = {};
        Dict::dropValues();
    }

    Value factory;
};

DefaultDict &defaultDictOf(const Value &value)
{
    return *static_cast<DefaultDict *>(value.as<Dict>());
}

Value makeDefaultDict(const Call &call)
{
    const Value factory = call.count > 0 ? call[0] : Value::none();
    if (!factory.isNone() && !isCallable(factory))
        return call.context.typeError("first argument must be callable or None");
    Value made = call.heap().adopt(new DefaultDict(factory));
    const qsizetype skipped = call.count > 0 ? 1 : 0;
    const Arguments rest{call.passed.values + skipped, call.passed.count - skipped, call.passed.keywords};
    return updateFromArguments(call.context, made, "dict", rest) ? made : Value();
}

Value copyDefaultDict(const Call &call)
{
    Value made = call.heap().adopt(new DefaultDict(defaultDictOf(call.self).factory));
    return made.as<Dict>()->update(call.context, *call.self.as<Dict>()) ? made : Value();
}

Value askMissing(const Call &call)
{
    Value found = defaultDictOf(call.self).missing(call.context, call[0]);
    if (found.isMissing() && !call.context.hasRaised())
        call.context.raiseWith(typeOfError(Error::KeyError), call[0]);
    return found;
}

Value tellFactory(Context &, const Value &self)
{
    return defaultDictOf(self).factory;
}

bool changeFactory(Context &, const Value &self, const Value &value)
{
    defaultDictOf(self).factory = value;
    return true;
}

constexpr FunctionRow defaultMethods[] = {
    {"copy", copyDefaultDict},
    {"__copy__", copyDefaultDict},
    {"__missing__", askMissing, Signature::One},
};
constexpr AttributeRow defaultAttributes[] = {{"default_factory", tellFactory, changeFactory}};

class OrderedDict final : public Dict {
public:
    const Type &type() const override { return orderedDictType(); }
    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Value operate(Context &context, Operator op, const Value &other, bool isReflected) override
    {
        if (op != Operator::Or || !other.is(Kind::Dict))
            return {};
        Value made = context.heap().adopt(new OrderedDict);
        const Dict &first = isReflected ? *other.as<Dict>() : *this;
        const Dict &second = isReflected ? *this : *other.as<Dict>();
        return made.as<Dict>()->update(context, first) && made.as<Dict>()->update(context, second) ? made
                                                                                                   : Value();
    }
};

std::vector<Dict::Entry> entriesOf(const Dict &dict)
{
    std::vector<Dict::Entry> entries;
    for (qsizetype place = 0; (place = dict.nextPlace(place)) >= 0; ++place)
        entries.push_back(dict.entry(place));
    return entries;
}

bool OrderedDict::represent(Context &context, TextBuilder &out)
{
    if (size() == 0) {
        out.append("OrderedDict()");
        return true;
    }
    out.append("OrderedDict(");
    if (context.follows(PythonVersion::Python312)) {
        if (!Dict::represent(context, out))
            return false;
    } else {
        const Representation representation(context, this);
        if (representation.isTooDeep())
            return false;
        if (representation.isInItself()) {
            out.append("...)");
            return true;
        }
        std::vector<Value> pairs;
        for (const Entry &each : entriesOf(*this))
            pairs.push_back(makePair(context.heap(), each.key, each.value));
        if (!objects::represent(context, makeList(context.heap(), std::move(pairs)), out))
            return false;
    }
    out.append(")");
    return true;
}

Answer OrderedDict::equals(Context &context, const Value &other)
{
    const Answer same = Dict::equals(context, other);
    if (same != Answer::Yes || &typeOf(other) != &orderedDictType())
        return same;
    const auto mine = entriesOf(*this), others = entriesOf(*other.as<Dict>());
    for (size_t i = 0; i < mine.size() && i < others.size(); ++i)
        if (const Answer isSame = isEqualItem(context, mine[i].key, others[i].key); isSame != Answer::Yes)
            return isSame;
    return Answer::Yes;
}

Value makeOrderedDict(const Call &call)
{
    if (call.count > 1)
        return call.context.typeError("expected at most 1 arguments, got " + std::to_string(call.count));
    Value made = call.heap().adopt(new OrderedDict);
    return updateFromArguments(call.context, made, "OrderedDict", call.passed) ? made : Value();
}

Value copyOrderedDict(const Call &call)
{
    Value made = call.heap().adopt(new OrderedDict);
    return made.as<Dict>()->update(call.context, *call.self.as<Dict>()) ? made : Value();
}

Raised keyError(const Call &call, const Value &key)
{
    // An exception with None as its argument has none in C.
    return call.context.raiseWith(typeOfError(Error::KeyError), key.isNone() ? Value() : key);
}

bool moveToFront(Context &context, Dict &dict, const Value &key, const Value &value)
{
    const auto entries = entriesOf(dict);
    dict.clear();
    if (!dict.set(context, key, value))
        return false;
    for (const Dict::Entry &each : entries)
        if (!dict.set(context, each.key, each.value))
            return false;
    return true;
}

Value moveToEnd(const Call &call)
{
    auto &dict = *call.self.as<Dict>();
    Value value;
    const Answer wasThere = dict.remove(call.context, call[0], value);
    if (wasThere != Answer::Yes)
        return wasThere == Answer::No ? keyError(call, call[0]) : Raised();
    if (!call.has(1) || isTruthy(call[1]))
        return noneIf(dict.set(call.context, call[0], value));
    return noneIf(moveToFront(call.context, dict, call[0], value));
}

Value popEntry(const Call &call)
{
    auto &dict = *call.self.as<Dict>();
    if (dict.size() == 0)
        return call.context.raiseWith(typeOfError(Error::KeyError),
                                      makeText(call.heap(), std::string_view("dictionary is empty")));
    if (!call.has(0) || isTruthy(call[0])) {
        Dict::Entry last = dict.takeLast();
        return makePair(call.heap(), std::move(last.key), std::move(last.value));
    }
    const Dict::Entry first = dict.entry(dict.nextPlace(0));
    Value value;
    return dict.remove(call.context, first.key, value) == Answer::Yes
        ? makePair(call.heap(), first.key, std::move(value))
        : Value();
}

Value fromKeys(const Call &call)
{
    Value made = call.heap().adopt(new OrderedDict);
    const Value value = call.has(1) ? call[1] : Value::none();
    const bool isWhole = forEach(call.context, call[0], [&](const Value &key) {
        return made.as<Dict>()->set(call.context, key, value);
    });
    return isWhole ? made : Value();
}

constexpr FunctionRow orderedMethods[] = {
    {"copy", copyOrderedDict},
    {"__copy__", copyOrderedDict},
    {"move_to_end", moveToEnd, Signature::Keywords, 1, 2, "key last"},
    {"popitem", popEntry, Signature::Keywords, 0, 1, "last"},
};
constexpr FunctionRow orderedClassMethods[] = {
    {"fromkeys", fromKeys, Signature::Keywords, 1, 2, "iterable value"}};

} // namespace

const NativeType &defaultDictType()
{
    static constexpr FunctionRow make{"defaultdict", makeDefaultDict, Signature::Anything};
    static const NativeType type({.name = "collections.defaultdict",
                                  .base = &typeOfKind(Kind::Dict),
                                  .instances = Kind::Dict,
                                  .make = &make,
                                  .methods = defaultMethods,
                                  .attributes = defaultAttributes});
    return type;
}

const NativeType &orderedDictType()
{
    static constexpr FunctionRow make{"OrderedDict", makeOrderedDict, Signature::Anything};
    static const NativeType type({.name = "collections.OrderedDict",
                                  .base = &typeOfKind(Kind::Dict),
                                  .instances = Kind::Dict,
                                  .make = &make,
                                  .methods = orderedMethods,
                                  .classMethods = orderedClassMethods});
    return type;
}

} // namespace signalbox::modules
