// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/tools/caching.h"

#include "engine/builtins/calls.h"
#include "engine/library/containers/namedtuples.h"
#include "engine/library/modules/callable.h"
#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"

namespace signalbox::modules {

using namespace objects;

namespace {

const NativeType &cacheType();

// kept: the function, the results by arguments, the type of cache_info(), the attributes it was given.
class Cached final : public Callable {
public:
    Cached(Context &context, Value function, qint64 most, bool isTyped)
        : Callable(cacheType(),
                   {std::move(function), makeDict(context.heap()),
                    makeNamedTupleType(context, "functools.CacheInfo",
                                       {"hits", "misses", "maxsize", "currsize"}, {}),
                    makeDict(context.heap())})
        , m_most(most)
        , m_isTyped(isTyped)
    {
    }
    Value call(Context &context, const Arguments &arguments) override
    {
        const Value key = m_most == 0 ? Value::none() : keyOf(context, arguments);
        if (key.isMissing())
            return {};
        auto &results = *kept[1].as<Dict>();
        if (m_most != 0) {
            Value found = results.find(context, key);
            if (context.hasRaised())
                return {};
            if (!found.isMissing()) {
                ++m_hits;
                return m_most < 0 || touch(context, key) ? found : Value();
            }
        }
        ++m_misses;
        Value result = objects::call(context, kept[0], arguments);
        if (result.isMissing() || m_most == 0)
            return result;
        if (m_most > 0 && results.size() >= m_most && results.contains(context, key) == Answer::No)
            forgetOldest(context);
        return results.set(context, key, result) ? result : Value();
    }
    Value attribute(Context &context, const Value &name) override
    {
        const std::string asked = toUtf8(name);
        if (asked == "__wrapped__")
            return kept[0];
        Value given = kept[3].as<Dict>()->find(context, name);
        if (!given.isMissing() || context.hasRaised())
            return given;
        return asked == "__name__" || asked == "__qualname__" || asked == "__doc__" || asked == "__module__"
            ? attributeOf(context, kept[0], name)
            : Value();
    }
    Answer setAttribute(Context &context, const Value &name, const Value &value) override
    {
        Value gone;
        auto &attributes = *kept[3].as<Dict>();
        if (value.isMissing())
            return attributes.remove(context, name, gone);
        return attributes.set(context, name, value) ? Answer::Yes : Answer::Raised;
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        const Value name =
            attributeOf(context, kept[0], makeText(context.heap(), std::string_view("__qualname__")));
        if (name.isMissing())
            return false;
        out.append("<functools._lru_cache_wrapper object at ");
        out.appendAddress(this);
        out.append(">");
        return true;
    }
    Value info(Context &context) const
    {
        return makeNamedTuple(context, kept[2],
                              {Value::integer(m_hits), Value::integer(m_misses),
                               m_most < 0 ? Value::none() : Value::integer(m_most),
                               Value::integer(kept[1].as<Dict>()->size())});
    }
    Value parameters(Context &context) const
    {
        Value made = makeDict(context.heap());
        const auto set = [&](std::string_view name, const Value &value) {
            return made.as<Dict>()->set(context, makeText(context.heap(), name), value);
        };
        return set("maxsize", m_most < 0 ? Value::none() : Value::integer(m_most))
                && set("typed", Value::boolean(m_isTyped))
            ? made
            : Value();
    }
    void clear()
    {
        kept[1].as<Dict>()->clear();
        m_hits = m_misses = 0;
    }

private:
    // One argument that is an int or a text is its own key.
    Value keyOf(Context &context, const Arguments &arguments) const
    {
        if (arguments.count == 1 && !arguments.hasKeywords() && !m_isTyped
            && (arguments[0].is(Kind::Int) || arguments[0].is(Kind::Str)))
            return arguments[0];
        std::vector<Value> parts(arguments.values, arguments.values + arguments.count);
        if (arguments.hasKeywords())
            parts.push_back(typeOfKind(Kind::Missing).reference()); // stands between
        for (size_t i = 0; i < arguments.keywords.size(); ++i) {
            parts.push_back(arguments.keywords[i]);
            parts.push_back(arguments.ofKeyword(qsizetype(i)));
        }
        if (m_isTyped) {
            const qsizetype all = arguments.count + qsizetype(arguments.keywords.size());
            for (qsizetype i = 0; i < all; ++i)
                parts.push_back(typeOf(arguments.values[i]).reference());
        }
        return makeTuple(context.heap(), std::move(parts));
    }
    bool touch(Context &context, const Value &key)
    {
        Value value;
        auto &results = *kept[1].as<Dict>();
        return results.remove(context, key, value) == Answer::Yes && results.set(context, key, value);
    }
    void forgetOldest(Context &context)
    {
        auto &results = *kept[1].as<Dict>();
        Value gone;
        const Value oldest = results.entry(results.nextPlace(0)).key;
        (void)results.remove(context, oldest, gone);
    }

    qint64 m_most; ///< -1: no limit
    qint64 m_hits = 0;
    qint64 m_misses = 0;
    bool m_isTyped;
};

Cached &cachedOf(const Call &call)
{
    return *static_cast<Cached *>(call.self.object());
}

Value tellInfo(const Call &call)
{
    return cachedOf(call).info(call.context);
}

Value tellParameters(const Call &call)
{
    return cachedOf(call).parameters(call.context);
}

Value clearCache(const Call &call)
{
    cachedOf(call).clear();
    return Value::none();
}

const NativeType &cacheType()
{
    static constexpr FunctionRow methods[] = {
        {"cache_info", tellInfo}, {"cache_clear", clearCache}, {"cache_parameters", tellParameters}};
    static const NativeType type({.name = "functools._lru_cache_wrapper", .methods = methods});
    return type;
}

const NativeType &cacheDecoratorType()
{
    static const NativeType type({.name = "function"});
    return type;
}

// What lru_cache(…) gives: makes a Cached of a function.
class CacheDecorator final : public Callable {
public:
    CacheDecorator(qint64 most, bool isTyped)
        : Callable(cacheDecoratorType(), {})
        , m_most(most)
        , m_isTyped(isTyped)
    {
    }
    Value call(Context &context, const Arguments &arguments) override
    {
        if (arguments.count != 1 || arguments.hasKeywords())
            return context.typeError("lru_cache.<locals>.decorating_function() takes 1 positional argument");
        if (!objects::isCallable(arguments[0]))
            return context.typeError("the first argument must be callable");
        return context.heap().adopt(new Cached(context, arguments[0], m_most, m_isTyped));
    }

private:
    qint64 m_most;
    bool m_isTyped;
};

Value makeCache(const Call &call)
{
    const bool isTyped = call.has(1) && isTruthy(call[1]);
    if (call.has(0) && isCallable(call[0]) && !call[0].is(Kind::Bool))
        return call.heap().adopt(new Cached(call.context, call[0], 128, isTyped));
    qint64 most = 128;
    if (call.has(0) && call[0].isNone())
        most = -1;
    else if (call.has(0) && call[0].isSmallIntOrBool())
        most = std::max<qint64>(call[0].integer(), 0);
    else if (call.has(0))
        return call.context.typeError("Expected first argument to be an integer, a callable, or None");
    return call.heap().adopt(new CacheDecorator(most, isTyped));
}

Value makeEndlessCache(const Call &call)
{
    if (!isCallable(call[0]))
        return call.context.typeError("the first argument must be callable");
    return call.heap().adopt(new Cached(call.context, call[0], -1, false));
}

constexpr FunctionRow cacheRows[] = {
    {"lru_cache", makeCache, Signature::Python, 0, 2, "maxsize typed"},
    {"cache", makeEndlessCache, Signature::Python, 1, 1, "user_function"},
};

} // namespace

std::span<const FunctionRow> cacheFunctions()
{
    return cacheRows;
}

} // namespace signalbox::modules
