// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/calls.h"
#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handles.h"

#include "engine/asyncio/ascompleted.h"
#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/futures.h"
#include "engine/asyncio/handledaround.h"
#include "engine/asyncio/layers.h"
#include "engine/asyncio/loopsettings.h"
#include "engine/asyncio/pools.h"
#include "engine/asyncio/threads.h"
#include "engine/asyncio/timeouterrors.h"
#include "engine/calls/timeouts.h"
#include "engine/calls/waitfor.h"
#include "engine/calls/waits.h"
#include "engine/evaluator/exceptionoperations.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/insides.h"
#include "engine/operations/suggestions.h"

#include <cmath>
#include <unordered_map>

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Signature;
using objects::Value;

namespace {

/// Ends a task's part in a call of engine/calls that has parked it before.
class CallLayer : public Layer {
public:
    explicit CallLayer(Asyncio &asyncio)
        : m_asyncio(asyncio)
    {
    }
    Departure wake(Task &task, Result waited) override { return come(task, m_call->resume(waited)); }
    Departure receive(Task &, Value value) override { return Departure::returned(std::move(value)); }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

protected:
    template <typename Kind, typename... More> Kind &makeCall(Task &task, More... more)
    {
        Runtime &runtime = m_asyncio.runtime();
        const ScopeId id = runtime.addScope();
        auto call = std::make_unique<Kind>(runtime.tasks, task, quint32(runtime.calls.size()), id, more...);
        Kind &made = *call;
        m_call = call.get();
        runtime.calls.push_back(std::move(call));
        return made;
    }
    Departure come(Task &task, Result result)
    {
        if (result == Result::MustWait)
            return {};
        Value raised = result == Result::WentOn ? Value() : exception(task, result);
        m_asyncio.runtime().release(*m_call);
        return result == Result::WentOn ? Departure::returned(value(task))
                                        : Departure{Departure::Kind::Raised, std::move(raised), m_isPassedOn};
    }
    Departure raised() { return Departure::raised(objects::takeRaised(m_asyncio.context())); }
    virtual Value value(Task &task) { return m_asyncio.toObject(task.received); }
    virtual Value exception(Task &task, Result result) { return m_asyncio.exceptionOf(task, result); }

    Asyncio &m_asyncio;
    signalbox::Call *m_call = nullptr;
    bool m_isPassedOn = false; ///< what exception() gives
};

// sleep()

/// As whoever compares it with 0 first.
bool toLengthOfSleep(Asyncio &asyncio, const Value &seconds, Micros &out)
{
    if (objects::isInteger(objects::plainIfScalar(seconds)) || objects::plainIfScalar(seconds).isFloat())
        return asyncio.toDelay(seconds, out);
    return asyncio.context().typeError("'<=' not supported between instances of '"
                                       + objects::typeName(seconds) + "' and 'int'");
}

struct Sleep {
    Value delay;
    Value result;
};

class SleepLayer final : public Layer {
public:
    SleepLayer(Asyncio &asyncio, Sleep sleep)
        : m_asyncio(asyncio)
        , m_sleep(std::move(sleep))
    {
    }
    Departure begin(Task &task) override
    {
        Micros delay = 0;
        if (!toLengthOfSleep(m_asyncio, m_sleep.delay, delay))
            return Departure::raised(objects::takeRaised(m_asyncio.context()));
        if (m_sleep.delay.isFloat() && std::isnan(m_sleep.delay.real())
            && m_asyncio.context().follows(PythonVersion::Python313)) {
            m_asyncio.context().valueError("Invalid delay: NaN (not a number)");
            return Departure::raised(objects::takeRaised(m_asyncio.context()));
        }
        EventLoop &loop = m_asyncio.tasks().loop();
        const bool isShort = m_sleep.delay.isFloat() ? m_sleep.delay.real() <= 0 : delay <= 0;
        if (isShort) {
            task.waitVerb = Verb::Sleep;
            task.waitObject = kNone;
            task.waiter.state = Waiter::State::Woken;
            m_asyncio.tasks().record(FactKind::Yielded, task);
            loop.callSoon({.kind = signalbox::Handle::Kind::Resume, .subject = index(task.id)});
            return {};
        }
        const Micros deadline = loop.now() + delay;
        task.sleepTimer =
            loop.callAt(deadline, {.kind = signalbox::Handle::Kind::SleepDue, .subject = index(task.id)});
        m_asyncio.tasks().park(task, Verb::Sleep, kNone, nullptr, deadline);
        return {};
    }
    Departure wake(Task &task, Result waited) override
    {
        const bool hadTimer = task.sleepTimer != 0;
        m_asyncio.tasks().loop().cancel(task.sleepTimer);
        const std::optional<Failure> byHand = m_asyncio.runtime().takeFailureByHand(task);
        if (byHand && waited == Result::WentOn)
            return Departure::raised(m_asyncio.exceptionOf(*byHand));
        if (waited != Result::WentOn)
            return Departure::raised(m_asyncio.exceptionOf(task, waited));
        if (hadTimer)
            m_asyncio.tasks().record(FactKind::WaitEnded, task, Verb::Sleep);
        return Departure::returned(m_sleep.result);
    }
    Departure receive(Task &, Value) override { return {}; }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

private:
    Asyncio &m_asyncio;
    const Sleep m_sleep;
};

Value sleep(const Call &call)
{
    return makeSleep(runOf(call), call[0], call.has(1) ? call[1] : Value::none());
}

// wait_for()

struct Timed {
    Value awaitable;
    Value timeout;
};

class WaitForLayer final : public CallLayer {
public:
    WaitForLayer(Asyncio &asyncio, Timed timed)
        : CallLayer(asyncio)
        , m_timed(std::move(timed))
    {
    }
    Departure begin(Task &task) override
    {
        if (m_timed.timeout.isNone())
            return Departure::awaits(m_timed.awaitable);
        Micros delay = 0;
        if (!toLengthOfSleep(m_asyncio, m_timed.timeout, delay))
            return raised();
        Runtime &runtime = m_asyncio.runtime();
        if (delay > 0 && runtime.tasks.follows(PythonVersion::Python312)) {
            m_scope = runtime.nextScope();
            runtime.addScope(std::make_unique<Timeout>(runtime.tasks, task, *m_scope, Verb::WaitFor,
                                                       runtime.loop.now() + delay));
            return Departure::awaits(m_timed.awaitable);
        }
        auto &call = makeCall<WaitFor>(task);
        call.setTimeout(delay);
        Future *inner = m_asyncio.ensureFuture(m_timed.awaitable);
        if (!inner)
            return raised();
        call.recordMember(*inner);
        return come(task, call.begin(*inner));
    }
    Departure receive(Task &task, Value value) override
    {
        if (m_scope)
            task.locals.result = m_asyncio.toPointer(value);
        return leave(task, Result::WentOn, Departure::returned(std::move(value)));
    }
    Departure strike(Task &task, Value exception) override
    {
        task.failure = m_asyncio.failureOf(exception);
        const bool isCancelled = m_asyncio.isCancelledError(exception);
        if (isCancelled)
            task.failure.words = m_asyncio.messageOf(exception);
        return leave(task, isCancelled ? Result::Cancelled : Result::Raised,
                     Departure::raised(std::move(exception)));
    }

protected:
    Value exception(Task &task, Result result) override
    {
        using Caught = WaitFor::Caught;
        const bool isOwn = result == Result::Raised && task.failure.exception.isMissing()
            && task.failure.words == "TimeoutError";
        Value raised = m_asyncio.exceptionOf(task, result);
        const auto &call = *static_cast<const WaitFor *>(m_call);
        m_isPassedOn = isOwn || call.caught() == Caught::Overtaken || call.caught() == Caught::Reraised;
        if (call.caught() == Caught::Reraised)
            evaluator::setContext(raised, m_asyncio.handledAroundLoop());
        if (call.caught() == Caught::Overtaken || call.caught() == Caught::Interrupted) {
            const Value first = m_asyncio.cancelledError(call.cancellation());
            evaluator::setContext(first, m_asyncio.handledAroundLoop());
            evaluator::setContext(raised, first);
        }
        if (isOwn) {
            const Value cause = m_asyncio.cancelledError(call.cancellation());
            evaluator::setContext(cause, handledAround(m_asyncio, codeOf(task)));
            raiseFrom(raised, cause);
        }
        return raised;
    }

private:
    Departure leave(Task &task, Result flow, Departure usual)
    {
        if (!m_scope)
            return usual;
        Runtime &runtime = m_asyncio.runtime();
        auto &timeout = static_cast<Timeout &>(*runtime.contexts[index(*m_scope)]);
        const Result result = timeout.exit(task, flow);
        if (timeout.isHandling() && flow == Result::Raised)
            insertTimeout(m_asyncio, usual.value);
        runtime.release(timeout);
        if (result == flow)
            return usual;
        Value raised = m_asyncio.exceptionOf(task, result);
        raiseFrom(raised, usual.value);
        return Departure::passedOn(std::move(raised));
    }

    const Timed m_timed;
    std::optional<ScopeId> m_scope;
};

Value waitFor(const Call &call)
{
    return call.heap().adopt(
        new CoroutineOf<WaitForLayer, Timed>(runOf(call), "wait_for", {call[0], call[1]}));
}

// wait()

struct Several {
    Value awaitables;
    Value timeout;
    WaitChoice until = WaitChoice::AllCompleted;
};

class WaitLayer final : public CallLayer {
public:
    WaitLayer(Asyncio &asyncio, Several several)
        : CallLayer(asyncio)
        , m_several(std::move(several))
    {
    }
    Departure begin(Task &task) override
    {
        std::optional<Micros> timeout;
        if (!m_several.timeout.isNone() && !m_asyncio.toDelay(m_several.timeout, timeout.emplace()))
            return raised();
        std::vector<Future *> members;
        objects::Context &context = m_asyncio.context();
        const bool gone = objects::forEach(context, m_several.awaitables, [&](const Value &each) {
            Future *future = m_asyncio.futureOf(each);
            if (!future)
                return m_asyncio.isCoroutine(each)
                    ? bool(context.typeError("Passing coroutines is forbidden, use tasks explicitly."))
                    : bool(context.raise(objects::Error::AttributeError,
                                         "'" + objects::typeName(each)
                                             + "' object has no attribute 'add_done_callback'"));
            members.push_back(future);
            m_handles.push_back(each);
            return true;
        });
        if (!gone || context.hasRaised())
            return raised();
        if (members.empty()) {
            context.valueError("Set of Tasks/Futures is empty.");
            return raised();
        }
        auto &call = makeCall<WaitTasks>(task, m_several.until);
        call.recordEntry(timeout ? m_asyncio.tasks().loop().now() + *timeout : 0);
        for (const Future *member : members)
            call.recordMember(*member);
        return come(task, call.begin(members, timeout));
    }

protected:
    /// (done, pending)
    Value value(Task &) override
    {
        objects::Context &context = m_asyncio.context();
        Value done = objects::makeSet(context.heap()), pending = objects::makeSet(context.heap());
        done.as<objects::Set>()->keepOrder();
        pending.as<objects::Set>()->keepOrder();
        for (const Value &handle : m_handles) {
            Value &into = m_asyncio.futureOf(handle)->isDone() ? done : pending;
            if (!into.as<objects::Set>()->add(context, handle))
                break;
        }
        return objects::makePair(context.heap(), std::move(done), std::move(pending));
    }

private:
    const Several m_several;
    std::vector<Value> m_handles;
};

Value wait(const Call &call)
{
    Several several{.awaitables = call[0], .timeout = call.has(1) ? call[1] : Value::none()};
    if (call.has(2)) {
        const QString until = call[2].is(objects::Kind::Str) ? objects::toQString(call[2]) : QString();
        if (until == QLatin1String("FIRST_COMPLETED"))
            several.until = WaitChoice::FirstCompleted;
        else if (until == QLatin1String("FIRST_EXCEPTION"))
            several.until = WaitChoice::FirstException;
        else if (until != QLatin1String("ALL_COMPLETED"))
            return call.context.valueError("Invalid return_when value: "
                                           + objects::toUtf8(objects::textOf(call.context, call[2])));
    }
    return call.heap().adopt(new CoroutineOf<WaitLayer, Several>(runOf(call), "wait", std::move(several)));
}

// gather(), shield()

namespace {

quint32 resourceOfCall(Asyncio &asyncio, const QString &name)
{
    return asyncio.addResource({.kind = NodeKind::Future, .name = name});
}

} // namespace

/// Whether ensure_future() asks for the current loop.
static bool needsLoop(const Asyncio &asyncio, const Value &awaitable)
{
    return !asyncio.hasRunningLoop() && asyncio.isCoroutine(awaitable);
}

Value gather(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    if (call.passed.count == 0 && !asyncio.hasRunningLoop() && asyncio.currentLoop().isMissing())
        return {};
    bool returnsExceptions = false;
    for (std::size_t k = 0; k < call.passed.keywords.size(); ++k) {
        const std::string name = objects::toUtf8(call.passed.keywords[k]);
        if (name != "return_exceptions")
            return call.context.typeError(
                objects::unexpectedKeyword(call.context, "gather()", name, {"return_exceptions"}));
        returnsExceptions = objects::isTruthy(call.passed.ofKeyword(qsizetype(k)));
    }
    const auto drawn = CallFuture::drawnVerb(asyncio, {Verb::Gather, Verb::WaitAll});
    auto made = std::make_unique<GatherFuture>(
        asyncio, drawn ? kNone : resourceOfCall(asyncio, QStringLiteral("gather")), returnsExceptions);
    auto &future = static_cast<GatherFuture &>(asyncio.keep(std::move(made)));
    if (drawn)
        future.tellAs(*drawn);
    std::unordered_map<const objects::Object *, Future *> known; // a coroutine given twice is one task
    for (qsizetype i = 0; i < call.passed.count; ++i) {
        const Value &awaitable = call.passed[i];
        Future *&child = known[awaitable.isObject() ? awaitable.object() : nullptr];
        if (!child && needsLoop(asyncio, awaitable) && asyncio.currentLoop().isMissing())
            return {};
        if (!child)
            child = asyncio.ensureFuture(awaitable);
        if (!child)
            return {};
        future.add(*child);
    }
    future.begin();
    return asyncio.handleOf(future);
}

Value shield(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    Future *inner = asyncio.ensureFuture(call[0]);
    if (!inner)
        return {};
    if (inner->isDone())
        return asyncio.handleOf(*inner);
    const auto drawn = CallFuture::drawnVerb(asyncio, {Verb::Shield});
    auto made = std::make_unique<ShieldFuture>(
        asyncio, drawn ? kNone : resourceOfCall(asyncio, QStringLiteral("shield")), *inner);
    auto &future = static_cast<ShieldFuture &>(asyncio.keep(std::move(made)));
    if (drawn)
        future.tellAs(*drawn);
    future.begin();
    return asyncio.handleOf(future);
}

// Tasks.

Value createTaskOfCall(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    if (!asyncio.hasRunningLoop())
        return call.context.raise(objects::Error::RuntimeError, "no running event loop");
    Task *const task = asyncio.createTask({.coroutine = call[0],
                                           .name = call.has(1) ? call[1] : Value(),
                                           .context = call.has(2) ? call[2] : Value(),
                                           .isCounted = !call.context.follows(PythonVersion::Python313)});
    return task ? asyncio.handleOf(*task) : Value();
}

Value ensureFuture(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    const bool isGiven = call.has(1) && !call[1].isNone();
    if (!isGiven && needsLoop(asyncio, call[0]) && asyncio.currentLoop().isMissing())
        return {};
    Future *future = asyncio.ensureFuture(call[0]);
    return future ? asyncio.handleOf(*future) : Value();
}

Value currentTask(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    if (!asyncio.hasRunningLoop())
        return call.context.raise(objects::Error::RuntimeError, "no running event loop");
    return asyncio.current() ? asyncio.handleOf(*asyncio.current()) : Value::none();
}

Value allTasks(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    if (!asyncio.hasRunningLoop() && (!call.has(0) || call[0].isNone()))
        return call.context.raise(objects::Error::RuntimeError, "no running event loop");
    const bool isGiven = call.has(0) && !call[0].isNone();
    const quint32 loop = numberOfLoop(isGiven ? call[0] : asyncio.loopHandle());
    Value tasks = objects::makeSet(call.heap());
    tasks.as<objects::Set>()->keepOrder();
    for (Task &task : asyncio.tasks().all()) {
        if (task.id != TaskId::Main && task.loop == loop && !task.isDone()
            && !tasks.as<objects::Set>()->add(call.context, asyncio.handleOf(task)))
            return {};
    }
    return tasks;
}

Value isCoroutine(const Call &call)
{
    return Value::boolean(runOf(call).isCoroutine(call[0]));
}

Value isFuture(const Call &call)
{
    return Value::boolean(runOf(call).futureOf(call[0]));
}

constexpr FunctionRow kCallFunctions[] = {
    {"sleep", sleep, Signature::Coroutine, 1, 2, "delay result"},
    {"wait_for", waitFor, Signature::Coroutine, 2, 2, "fut timeout"},
    {"wait", wait, Signature::Coroutine, 1, 3, "fs * timeout return_when"},
    {"gather", gather, Signature::Anything},
    {"shield", shield, Signature::Python, 1, 1, "arg"},
    {"to_thread", toThread, Signature::Anything},
    {"as_completed", asCompleted, Signature::Python, 1, 2, "fs * timeout"},
    {"create_task", createTaskOfCall, Signature::Python, 1, 3, "coro * name context"},
    {"ensure_future", ensureFuture, Signature::Python, 1, 2, "coro_or_future * loop"},
    {"current_task", currentTask, Signature::Keywords, 0, 1, "loop"},
    {"all_tasks", allTasks, Signature::Python, 0, 1, "loop"},
    {"iscoroutine", isCoroutine, Signature::Python, 1, 1, "obj"},
    {"isfuture", isFuture, Signature::Python, 1, 1, "obj"},
};

} // namespace

std::span<const FunctionRow> callFunctions()
{
    return kCallFunctions;
}

Value makeSleep(Asyncio &asyncio, Value delay, Value result)
{
    return asyncio.heap().adopt(new CoroutineOf<SleepLayer, Sleep>(
        asyncio, "sleep", {.delay = std::move(delay), .result = std::move(result)}));
}

} // namespace signalbox::asyncio
