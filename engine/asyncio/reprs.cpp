// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/reprs.h"

#include "engine/asyncio/librarylines.h"
#include "engine/builtins/calls.h"
#include "engine/calls/call.h"
#include "engine/evaluator/functionobject.h"
#include "engine/evaluator/generators.h"
#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"

namespace signalbox::asyncio {

using objects::Value;

namespace {

/// Missing where it has none.
Value attributeIfAny(objects::Context &context, const Value &value, std::string_view name)
{
    Value found = objects::attributeOf(context, value, objects::makeText(context.heap(), name));
    if (found.isMissing())
        context.clear();
    return found;
}

std::string shortWords(Asyncio &asyncio, const Value &value)
{
    const Value words = shortRepr(asyncio, value);
    if (!words.isMissing())
        return objects::toUtf8(words);
    asyncio.context().clear();
    return "...";
}

std::string argumentWords(Asyncio &asyncio, std::span<const Value> arguments, const Value &keywords)
{
    std::string words;
    for (const Value &argument : arguments)
        words += (words.empty() ? "" : ", ") + shortWords(asyncio, argument);
    const auto *named = keywords.is(objects::Kind::Dict) ? keywords.as<objects::Dict>() : nullptr;
    for (qsizetype place = named ? named->nextPlace(0) : -1; place >= 0; place = named->nextPlace(place + 1))
        words += (words.empty() ? "" : ", ") + objects::toUtf8(named->entry(place).key) + "="
            + shortWords(asyncio, named->entry(place).value);
    return words;
}

std::string nameOfCallback(Asyncio &asyncio, const Value &callback)
{
    for (const char *name : {"__qualname__", "__name__"}) {
        const Value found = attributeIfAny(asyncio.context(), callback, name);
        if (found.is(objects::Kind::Str) && found.as<objects::Str>()->size() > 0)
            return objects::toUtf8(found);
    }
    return asyncio.reprOf(callback);
}

bool isPartial(const Value &callback)
{
    return objects::typeOf(callback).qualifiedName() == "functools.partial";
}

const evaluator::FunctionObject *functionIn(const Value &value)
{
    return dynamic_cast<const evaluator::FunctionObject *>(value.isObject() ? value.object() : nullptr);
}

/// inspect.unwrap(), and what a partial calls.
Value sourceOf(objects::Context &context, Value callback)
{
    constexpr int most = 1'000;
    for (int times = 0; times < most; ++times) {
        Value inner = attributeIfAny(context, callback, isPartial(callback) ? "func" : "__wrapped__");
        if (inner.isMissing())
            break;
        callback = std::move(inner);
    }
    return callback;
}

} // namespace

Value shortRepr(Asyncio &asyncio, const Value &value)
{
    using objects::Kind;
    constexpr qsizetype most = 30; // Repr.maxstring, Repr.maxother
    const bool isContainer = value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Dict)
        || value.is(Kind::Set) || value.is(Kind::FrozenSet);
    if (!isContainer) {
        Value text = objects::reprOf(asyncio.context(), value);
        if (text.isMissing() || text.as<objects::Str>()->size() <= most)
            return text;
    }
    return objects::call(asyncio.context(), asyncio.helper(QStringLiteral("short")), value);
}

std::string callbackWords(Asyncio &asyncio, const Value &callback, std::span<const Value> arguments,
                          bool showsArguments)
{
    objects::Context &context = asyncio.context();
    const bool tells = showsArguments || !context.follows(PythonVersion::Python313);
    const auto parts = [&](std::span<const Value> values, const Value &keywords) {
        return "(" + (tells ? argumentWords(asyncio, values, keywords) : std::string()) + ")";
    };
    std::string suffix;
    Value called = callback, keywords;
    std::vector<Value> given(arguments.begin(), arguments.end());
    for (int depth = 0; isPartial(called) && depth < 100; ++depth) {
        suffix = parts(given, keywords) + suffix;
        const Value itsArguments = attributeIfAny(context, called, "args");
        const auto items = objects::itemsOf(itsArguments);
        given.assign(items.begin(), items.end());
        keywords = attributeIfAny(context, called, "keywords");
        called = attributeIfAny(context, called, "func");
    }
    std::string words = nameOfCallback(asyncio, called) + parts(given, keywords) + suffix;
    const Value source = sourceOf(context, callback);
    if (functionIn(source))
        words += " at " + asyncio.placeOf(source).toStdString();
    return words;
}

namespace {

/// The future that a call of wait_for() waits by, as reprlib shortens it.
std::string_view waiterWords(Waiter::State state)
{
    switch (state) {
    case Waiter::State::Pending:
        return "<Future pendi...ask_wakeup()]>";
    case Waiter::State::Woken:
        return "<Future finished result=None>";
    case Waiter::State::Cancelled:
        return "<Future cancelled>";
    }
    Q_UNREACHABLE();
}

} // namespace

std::string wordsOfMemberCallback(const signalbox::Call &call, PythonVersion version)
{
    if (call.verb() == Verb::WaitFor)
        return callbackInLibrary(LibraryCallback::ReleaseWaiter, version,
                                 waiterWords(call.owner().waiter.state));
    const LibraryCallback callback = call.verb() == Verb::WaitTasks ? LibraryCallback::Wait
        : call.verb() == Verb::AsCompleted                          ? LibraryCallback::AsCompleted
        : call.verb() == Verb::Gather                               ? LibraryCallback::Gather
                                                                    : LibraryCallback::None;
    return callbackInLibrary(callback, version);
}

std::string coroutineWords(Asyncio &asyncio, const LayeredCode &code, bool isDone)
{
    const Value &coroutine = code.coroutine;
    const std::string name = asyncio.coroutineName(coroutine).toStdString() + "()";
    if (!evaluator::isCoroutine(coroutine)) {
        const std::string place = placeInLibrary(asyncio.coroutineName(coroutine).toStdString(),
                                                 asyncio.context().version(), code.hasBegun && !isDone);
        return name + (isDone ? " done" : " running")
            + (place.empty() ? place : (isDone ? ", defined at " : " at ") + place);
    }
    if (isDone)
        return name + " done, defined at " + asyncio.placeOf(coroutine).toStdString();
    const evaluator::Execution *own = code.layers.empty() ? nullptr : code.layers.front()->execution();
    const bool hasBegun = own && !own->activations().empty();
    const std::string place = asyncio.placeOf(coroutine).toStdString();
    if (!hasBegun)
        return name + " running at " + place;
    return name + " running at " + place.substr(0, place.rfind(':') + 1)
        + std::to_string(own->activations().front()->place().line);
}

} // namespace signalbox::asyncio
