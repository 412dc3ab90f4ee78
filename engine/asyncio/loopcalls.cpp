// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/loopcalls.h"

#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/libraryobject.h"
#include "engine/asyncio/loopsettings.h"
#include "engine/asyncio/timerhandles.h"
#include "engine/objects/texts.h"
#include "engine/operations/suggestions.h"

#include <algorithm>

namespace signalbox::asyncio {

using objects::Call;
using objects::Value;

namespace {

Asyncio &asyncioOfCall(const Call &call)
{
    return handle<LibraryObject>(call).asyncio;
}

std::vector<Value> argumentsFrom(const Call &call, qsizetype first)
{
    return {call.passed.values + std::min(first, call.passed.count), call.passed.values + call.passed.count};
}

signalbox::Handle callbackOf(const Call &call, qsizetype first, std::optional<Micros> when = {})
{
    Asyncio &asyncio = asyncioOfCall(call);
    const InContext inContext(asyncio, keywordContext(call.passed));
    return asyncio.addCallback([&asyncio, callback = call.passed[first - 1],
                                arguments = argumentsFrom(call, first),
                                when] { asyncio.callBack(callback, arguments, when); });
}

Value callSoonAs(const Call &call, const char *method)
{
    if (!isOpen(call) || !checkLoopCall(call, method, {"callback"}, true))
        return {};
    Asyncio &asyncio = asyncioOfCall(call);
    const signalbox::Handle entry = callbackOf(call, 1);
    asyncio.tasks().loop().callSoon(entry);
    return makeHandle(asyncio, call.passed[0], argumentsFrom(call, 1), {}, entry.subject);
}

Value callWhen(const Call &call, Micros when)
{
    Asyncio &asyncio = asyncioOfCall(call);
    const signalbox::Handle entry = callbackOf(call, 2, when);
    const EventLoop::TimerId timer = asyncio.tasks().loop().callAt(when, entry);
    return makeHandle(asyncio, call.passed[1], argumentsFrom(call, 2), when, entry.subject, timer);
}

} // namespace

bool checkLoopCall(const Call &call, const char *method, std::initializer_list<const char *> parameters,
                   bool takesContext)
{
    const std::string function = std::string("BaseEventLoop.") + method + "()";
    std::vector<std::string> known(parameters.begin(), parameters.end());
    if (takesContext)
        known.emplace_back("context");
    for (const Value &keyword : call.passed.keywords) {
        const std::string name = objects::toUtf8(keyword);
        if (std::ranges::find(known, name) == known.end())
            return call.context.typeError(objects::unexpectedKeyword(call.context, function, name, known));
        if (!takesContext || name != "context")
            return call.context.raise(*objects::builtinType("NotImplementedError"),
                                      "Signalbox takes " + name + " of " + function + " by its place only");
    }
    const auto missing =
        std::size_t(std::max<qsizetype>(qsizetype(parameters.size()) - call.passed.count, 0));
    if (missing == 0)
        return true;
    std::string words = function + " missing " + std::to_string(missing) + " required positional argument"
        + (missing > 1 ? "s: " : ": ");
    for (std::size_t at = parameters.size() - missing; at < parameters.size(); ++at)
        words += "'" + known[at] + "'" + (at + 1 < parameters.size() ? " and " : "");
    return call.context.typeError(words);
}

Value callSoon(const Call &call)
{
    return callSoonAs(call, "call_soon");
}

Value callSoonThreadsafe(const Call &call)
{
    return callSoonAs(call, "call_soon_threadsafe");
}

Value callLater(const Call &call)
{
    if (!isOpen(call) || !checkLoopCall(call, "call_later", {"delay", "callback"}, true))
        return {};
    if (call.passed[0].isNone())
        return call.context.typeError("delay must not be None");
    Asyncio &asyncio = asyncioOfCall(call);
    Micros delay = 0;
    return asyncio.toDelay(call.passed[0], delay) ? callWhen(call, asyncio.tasks().loop().now() + delay)
                                                  : Value();
}

Value callAt(const Call &call)
{
    if (!isOpen(call) || !checkLoopCall(call, "call_at", {"when", "callback"}, true))
        return {};
    if (call.passed[0].isNone())
        return call.context.typeError("when cannot be None");
    Micros when = 0;
    return asyncioOfCall(call).toMoment(call.passed[0], when) ? callWhen(call, when) : Value();
}

} // namespace signalbox::asyncio
