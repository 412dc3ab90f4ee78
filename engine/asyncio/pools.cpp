// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/pools.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/gates.h"
#include "engine/asyncio/handles.h"
#include "engine/asyncio/loopcalls.h"
#include "engine/asyncio/loopsettings.h"
#include "engine/asyncio/threads.h"
#include "engine/builtins/calls.h"
#include "engine/builtins/methods.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/suggestions.h"

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Signature;
using objects::Value;

namespace {

struct ThreadCall {
    std::vector<Value> arguments; ///< the callee first; then the values of keywords
    std::vector<Value> names;
};

/// Raises where run() is about to end.
bool isUsualPoolOpen(Asyncio &asyncio)
{
    return !asyncio.threads().isUsualPoolClosed()
        || bool(asyncio.context().raise(objects::Error::RuntimeError, "Executor shutdown has been called"));
}

class ThreadLayer final : public Layer {
public:
    ThreadLayer(Asyncio &asyncio, ThreadCall call)
        : m_asyncio(asyncio)
        , m_call(std::move(call))
    {
    }
    Departure begin(Task &) override
    {
        if (!isUsualPoolOpen(m_asyncio))
            return Departure::raised(objects::takeRaised(m_asyncio.context()));
        const Value callee = m_call.arguments.front();
        m_call.arguments.erase(m_call.arguments.begin());
        SettableFuture &future = m_asyncio.threads().submit(
            m_asyncio.threads().usualPool(), callee, std::move(m_call.arguments), std::move(m_call.names));
        return Departure::awaits(m_asyncio.handleOf(future));
    }
    Departure wake(Task &, Result) override { return {}; }
    Departure receive(Task &, Value value) override { return Departure::returned(std::move(value)); }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

private:
    Asyncio &m_asyncio;
    ThreadCall m_call;
};

std::vector<Value> allArguments(const Call &call)
{
    const qsizetype count = call.passed.count + qsizetype(call.passed.keywords.size());
    return {call.passed.values, call.passed.values + count};
}

class PoolObject final : public LibraryObject {
public:
    PoolObject(Asyncio &itsAsyncio, int itsPool)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["ThreadPoolExecutor"])
        , pool(itsPool)
    {
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    const int pool;
};

Value makePool(const Call &call)
{
    qint64 size = Threads::kDefaultSize;
    if (call.has(0) && !call[0].isNone() && !objects::toIndex(call.context, call[0], size))
        return {};
    if (size <= 0)
        return call.context.valueError("max_workers must be greater than 0");
    Asyncio &asyncio = LibraryType::runOf(call);
    const QString name =
        call.has(1) && call[1].is(objects::Kind::Str) ? objects::toQString(call[1]) : QString();
    return call.heap().adopt(
        new PoolObject(asyncio, asyncio.threads().addPool(int(std::min<qint64>(size, 10'000)), name)));
}

Value enterPool(const Call &call)
{
    return call.self;
}

Value leavePool(const Call &call)
{
    const auto &self = handle<PoolObject>(call);
    self.asyncio.threads().shut(self.pool);
    return self.asyncio.threads().finish(self.pool);
}

Value shutDownPool(const Call &call)
{
    const auto &self = handle<PoolObject>(call);
    self.asyncio.threads().shut(self.pool);
    const bool takesBack = call.has(1) && objects::isTruthy(call[1]);
    for (const Value &future : takesBack ? self.asyncio.threads().inLine(self.pool) : std::vector<Value>()) {
        const Value name = objects::makeText(call.heap(), std::string_view("cancel"));
        if (objects::callMethod(call.context, future, name, {}).isMissing())
            return {};
    }
    return call.has(0) && !objects::isTruthy(call[0]) ? Value::none() : leavePool(call);
}

bool isPoolOpen(const Call &call)
{
    const auto &self = handle<PoolObject>(call);
    return !self.asyncio.threads().isShut(self.pool)
        || bool(
            call.context.raise(objects::Error::RuntimeError, "cannot schedule new futures after shutdown"));
}

/// What it gives is a concurrent.futures.Future.
Value submitToPool(const Call &call)
{
    if (call.passed.count < 1)
        return call.context.typeError(
            "ThreadPoolExecutor.submit() missing 1 required positional argument: 'fn'");
    if (!isPoolOpen(call))
        return {};
    auto &self = handle<PoolObject>(call);
    Value future =
        objects::call(call.context, self.asyncio.helper(QStringLiteral("pool_future")), objects::Arguments{});
    if (future.isMissing())
        return {};
    std::vector<Value> arguments = allArguments(call);
    arguments.insert(arguments.begin(), future);
    const auto names = call.passed.keywords;
    self.asyncio.threads().submitPlain(self.pool, self.asyncio.helper(QStringLiteral("work_in_pool")),
                                       std::move(arguments), {names.begin(), names.end()});
    return future;
}

Value mapInPool(const Call &call)
{
    if (call.passed.count < 1)
        return call.context.typeError("Executor.map() missing 1 required positional argument: 'fn'");
    const auto &self = handle<PoolObject>(call);
    const std::vector<Value> iterables(call.passed.values + 1, call.passed.values + call.passed.count);
    Value timeout = Value::none();
    for (std::size_t at = 0; at < call.passed.keywords.size(); ++at) {
        const std::string name = objects::toUtf8(call.passed.keywords[at]);
        if (name == "timeout")
            timeout = call.passed.ofKeyword(qsizetype(at));
        else if (name != "chunksize") // which says how much goes to a process at once
            return call.context.typeError(
                objects::unexpectedKeyword(call.context, "Executor.map()", name, {"timeout", "chunksize"}));
    }
    const Value given[] = {call.self, call.passed[0], objects::makeTuple(call.heap(), iterables), timeout};
    return objects::call(call.context, self.asyncio.helper(QStringLiteral("pool_map")),
                         objects::Arguments{given, 4});
}

Value makeGate(const Call &call)
{
    return call.heap().adopt(new Gate(LibraryType::runOf(call)));
}

Value openGate(const Call &call)
{
    auto &self = handle<Gate>(call);
    self.isOpen = true;
    self.asyncio.threads().opened(self);
    return Value::none();
}

Value waitAtGate(const Call &call)
{
    const auto &self = handle<Gate>(call);
    if (self.isOpen)
        return Value::boolean(true);
    std::optional<Micros> limit;
    if (call.has(0) && !call[0].isNone()) {
        Micros timeout = 0;
        if (!self.asyncio.toDelay(call[0], timeout))
            return {};
        limit = self.asyncio.tasks().loop().now() + std::max<Micros>(0, timeout);
    }
    return self.asyncio.threads().waitAt(call.self, limit);
}

constexpr FunctionRow kMakeGate{"_Gate", makeGate};
constexpr FunctionRow kGateMethods[] = {{"open", openGate},
                                        {"wait", waitAtGate, Signature::Positional, 0, 1}};
constexpr FunctionRow kPoolMethods[] = {
    {"submit", submitToPool, Signature::Anything},
    {"map", mapInPool, Signature::Anything},
    {"shutdown", shutDownPool, Signature::Keywords, 0, 2, "wait * cancel_futures"},
    {"__enter__", enterPool},
    {"__exit__", leavePool, Signature::Positional, 3, 3},
};
constexpr FunctionRow kMakePool{
    "ThreadPoolExecutor", makePool, Signature::Keywords, 0, 2, "max_workers thread_name_prefix"};
constexpr objects::NativeRow kThreadTypes[] = {
    {.name = "concurrent.futures._Gate", .isOfPython = true, .make = &kMakeGate, .methods = kGateMethods},
    {.name = "concurrent.futures.thread.ThreadPoolExecutor",
     .isOfPython = true,
     .make = &kMakePool,
     .methods = kPoolMethods}};

} // namespace

Value toThread(const Call &call)
{
    if (call.passed.count < 1)
        return call.context.typeError("to_thread() missing 1 required positional argument: 'func'");
    const auto names = call.passed.keywords;
    return call.heap().adopt(new CoroutineOf<ThreadLayer, ThreadCall>(
        runOf(call), "to_thread", {allArguments(call), {names.begin(), names.end()}}));
}

Value runInExecutor(const Call &call)
{
    if (!isOpen(call) || !checkLoopCall(call, "run_in_executor", {"executor", "func"}, false))
        return {};
    Asyncio &asyncio = handle<LibraryObject>(call).asyncio;
    const auto *pool =
        dynamic_cast<PoolObject *>(call.passed[0].isObject() ? call.passed[0].object() : nullptr);
    if (pool && asyncio.threads().isShut(pool->pool))
        return call.context.raise(objects::Error::RuntimeError, "cannot schedule new futures after shutdown");
    if (!pool && !isUsualPoolOpen(asyncio))
        return {};
    std::vector<Value> arguments = allArguments(call);
    const Value callee = arguments[1];
    arguments.erase(arguments.begin(), arguments.begin() + 2);
    return asyncio.handleOf(asyncio.threads().submit(pool ? pool->pool : asyncio.threads().usualPool(),
                                                     callee, std::move(arguments), {}));
}

Value setDefaultExecutor(const Call &call)
{
    const auto *pool = dynamic_cast<PoolObject *>(call[0].isObject() ? call[0].object() : nullptr);
    if (!pool)
        return call.context.typeError("executor must be ThreadPoolExecutor instance");
    pool->asyncio.threads().setUsualPool(pool->pool);
    return Value::none();
}

std::span<const objects::NativeRow> poolTypes()
{
    return kThreadTypes;
}

} // namespace signalbox::asyncio
