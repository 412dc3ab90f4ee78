// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/tools/functionals.h"

#include "engine/builtins/calls.h"
#include "engine/library/modules/callable.h"
#include "engine/library/tools/caching.h"
#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::modules {

using namespace objects;

namespace {

const NativeType &partialType();

// kept: the function, the arguments as a tuple, the keywords as a dict.
class Partial final : public Callable {
public:
    Partial(Value function, Value arguments, Value keywords)
        : Callable(partialType(), {std::move(function), std::move(arguments), std::move(keywords)})
    {
    }
    Value call(Context &context, const Arguments &arguments) override
    {
        const Value keywords = merged(context, arguments);
        if (keywords.isMissing())
            return {};
        const auto first = kept[1].as<Tuple>()->items();
        std::vector<Value> values(first.begin(), first.end()), names;
        values.insert(values.end(), arguments.values, arguments.values + arguments.count);
        const qsizetype count = qsizetype(values.size());
        const auto *dict = keywords.as<Dict>();
        for (qsizetype place = 0; (place = dict->nextPlace(place)) >= 0; ++place) {
            names.push_back(dict->entry(place).key);
            values.push_back(dict->entry(place).value);
        }
        return objects::call(context, kept[0], Arguments{values.data(), count, names});
    }
    /// The keywords of both, those of the call before its own.
    Value merged(Context &context, const Arguments &arguments) const
    {
        if (!arguments.hasKeywords())
            return kept[2];
        Value all = kept[2].as<Dict>()->copy(context);
        for (size_t i = 0; i < arguments.keywords.size() && !all.isMissing(); ++i)
            if (!all.as<Dict>()->set(context, arguments.keywords[i], arguments.ofKeyword(qsizetype(i))))
                return {};
        return all;
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        const Representation representation(context, this);
        if (representation.isTooDeep())
            return false;
        if (representation.isInItself()) {
            out.append("...");
            return true;
        }
        out.append("functools.partial(");
        if (!objects::represent(context, kept[0], out))
            return false;
        for (const Value &each : kept[1].as<Tuple>()->items()) {
            out.append(", ");
            if (!objects::represent(context, each, out))
                return false;
        }
        const auto *dict = kept[2].as<Dict>();
        for (qsizetype place = 0; (place = dict->nextPlace(place)) >= 0; ++place) {
            out.append(", ");
            if (!describe(context, dict->entry(place).key, out))
                return false;
            out.append("=");
            if (!objects::represent(context, dict->entry(place).value, out))
                return false;
        }
        out.append(")");
        return true;
    }
    using Opaque::describe;

private:
    static bool describe(Context &context, const Value &value, TextBuilder &out)
    {
        return objects::describe(context, value, out);
    }
};

Value makePartial(const Call &call)
{
    if (call.count == 0)
        return call.context.typeError("type 'partial' takes at least one argument");
    if (!isCallable(call[0]))
        return call.context.typeError("the first argument must be callable");
    Value function = call[0];
    std::vector<Value> values(call.arguments + 1, call.arguments + call.count);
    Value keywords = makeDict(call.heap());
    if (auto *inner = dynamic_cast<Partial *>(function.isObject() ? function.object() : nullptr)) {
        const auto first = inner->kept[1].as<Tuple>()->items();
        values.insert(values.begin(), first.begin(), first.end());
        keywords = inner->kept[2].as<Dict>()->copy(call.context);
        function = Value(inner->kept[0]);
    }
    for (size_t i = 0; i < call.passed.keywords.size() && !keywords.isMissing(); ++i)
        if (!keywords.as<Dict>()->set(call.context, call.passed.keywords[i],
                                      call.passed.ofKeyword(qsizetype(i))))
            return {};
    return keywords.isMissing()
        ? keywords
        : call.heap().adopt(
            new Partial(std::move(function), makeTuple(call.heap(), std::move(values)), std::move(keywords)));
}

template <size_t i> Value tellKept(Context &, const Value &self)
{
    return static_cast<Callable *>(self.object())->kept[i];
}

const NativeType &partialType()
{
    static constexpr FunctionRow make{"partial", makePartial, Signature::Anything};
    static constexpr AttributeRow attributes[] = {
        {"func", tellKept<0>}, {"args", tellKept<1>}, {"keywords", tellKept<2>}};
    static const NativeType type({.name = "functools.partial", .make = &make, .attributes = attributes});
    return type;
}

Value reduce(const Call &call)
{
    if (!isIterable(call[1]))
        return call.context.typeError("reduce() arg 2 must support iteration");
    Value total = call.has(2) ? call[2] : Value();
    const bool isWhole = forEach(call.context, call[1], [&](const Value &item) {
        const Value pair[] = {total, item};
        total = total.isMissing() ? item : objects::call(call.context, call[0], Arguments{pair, 2});
        return !total.isMissing();
    });
    if (!isWhole)
        return {};
    if (total.isMissing())
        return call.context.typeError(call.context.follows(PythonVersion::Python311)
                                          ? "reduce() of empty iterable with no initial value"
                                          : "reduce() of empty sequence with no initial value");
    return total;
}

Value updateWrapper(const Call &call)
{
    return copyIdentity(call.context, call[1], call[0]) ? call[0] : Value();
}

const NativeType &decoratorType()
{
    static const NativeType type({.name = "functools.partial"});
    return type;
}

// kept: the function that is wrapped.
class Wraps final : public Callable {
public:
    using Callable::Callable;
    Value call(Context &context, const Arguments &arguments) override
    {
        if (arguments.count != 1 || arguments.hasKeywords())
            return context.typeError("update_wrapper() takes 1 argument");
        return copyIdentity(context, kept[0], arguments[0]) ? arguments[0] : Value();
    }
};

Value makeWraps(const Call &call)
{
    return call.heap().adopt(new Wraps(decoratorType(), {call[0]}));
}

const NativeType &keyType();

// kept: the function that compares, the object.
class ComparisonKey final : public Callable {
public:
    using Callable::Callable;
    Answer equals(Context &context, const Value &other) override
    {
        return order(context, Comparison::Equal, other);
    }
    Answer order(Context &context, Comparison how, const Value &other) override
    {
        if (&typeOf(other) != &keyType())
            return context.typeError("other argument must be K instance");
        const Value pair[] = {kept[1], static_cast<Callable *>(other.object())->kept[1]};
        const Value result = objects::call(context, kept[0], Arguments{pair, 2});
        return result.isMissing() ? Answer::Raised : compare(context, how, result, Value::integer(0));
    }
    Answer hash(Context &context, Hash &) override { return unhashable(context, Value::of(this)); }
    Value call(Context &context, const Arguments &arguments) override
    {
        if (arguments.count != 1 || arguments.hasKeywords())
            return context.typeError("K() missing required argument 'obj' (pos 1)");
        return context.heap().adopt(new ComparisonKey(keyType(), {kept[0], arguments[0]}));
    }
};

const NativeType &keyType()
{
    static constexpr AttributeRow attributes[] = {{"obj", tellKept<1>}};
    static const NativeType type({.name = "functools.KeyWrapper", .attributes = attributes});
    return type;
}

Value keyOfComparison(const Call &call)
{
    return call.heap().adopt(new ComparisonKey(keyType(), {call[0], Value::none()}));
}

constexpr FunctionRow functionalRows[] = {
    {"reduce", reduce, Signature::Positional, 2, 3},
    {"update_wrapper", updateWrapper, Signature::Python, 2, 4, "wrapper wrapped assigned updated"},
    {"wraps", makeWraps, Signature::Python, 1, 3, "wrapped assigned updated"},
    {"cmp_to_key", keyOfComparison, Signature::Keywords, 1, 1, "mycmp"},
};

} // namespace

Attributes makeFunctools(Context &context)
{
    Filling filling(context);
    filling.add(functionalRows);
    filling.add(cacheFunctions());
    filling.add(partialType());
    return filling.take();
}

} // namespace signalbox::modules
