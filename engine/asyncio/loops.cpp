// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/loops.h"
#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handles.h"
#include "engine/asyncio/loopcalls.h"
#include "engine/asyncio/loopruns.h"
#include "engine/asyncio/loopsettings.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/handledaround.h"
#include "engine/asyncio/pools.h"
#include "engine/asyncio/threads.h"
#include "engine/asyncio/timerhandles.h"
#include "engine/builtins/calls.h"
#include "engine/evaluator/exceptionoperations.h"
#include "engine/language/exceptions.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

#include <memory>

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Signature;
using objects::Value;

namespace {

/// Those in progress of the program.
int framesAround(const Call &call)
{
    return call.context.depth + call.context.nativeDepth;
}

// The loop as an object.

Asyncio &asyncioOfOfLoop(const Call &call)
{
    return handle<LibraryObject>(call).asyncio;
}

class LoopObject final : public LibraryObject {
public:
    explicit LoopObject(Asyncio &itsAsyncio);
    bool represent(objects::Context &, objects::TextBuilder &out) override
    {
        out.append(std::string("<_UnixSelectorEventLoop running=")
                   + (asyncio.isLoopRunning() ? "True" : "False") + " closed=" + (isClosed ? "True" : "False")
                   + " debug=" + (settings.isDebug ? "True" : "False") + ">");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    LoopSettings settings;
    bool isClosed = false;
};

Value time(const Call &call)
{
    return asyncioOfOfLoop(call).fromMicros(asyncioOfOfLoop(call).tasks().loop().now());
}

Value createFuture(const Call &call)
{
    Asyncio &asyncio = asyncioOfOfLoop(call);
    return asyncio.handleOf(asyncio.makeFuture(asyncio.performer().step));
}

Value createTaskOfLoop(const Call &call)
{
    if (!isOpen(call))
        return {};
    Task *const task = asyncioOfOfLoop(call).createTask({.coroutine = call[0],
                                                         .name = call.has(1) ? call[1] : Value(),
                                                         .context = call.has(2) ? call[2] : Value()});
    return task ? asyncioOfOfLoop(call).handleOf(*task) : Value();
}

Value runUntilComplete(const Call &call)
{
    if (!isOpen(call))
        return {};
    asyncioOfOfLoop(call).useLoop(call.self);
    return waitUntilComplete(call, asyncioOfOfLoop(call), call[0]);
}

Value runForever(const Call &call)
{
    if (!isOpen(call))
        return {};
    asyncioOfOfLoop(call).useLoop(call.self);
    return waitForever(call, asyncioOfOfLoop(call));
}

Value stop(const Call &call)
{
    asyncioOfOfLoop(call).requestStop();
    return Value::none();
}

Value close(const Call &call)
{
    auto &self = handle<LoopObject>(call);
    if (self.asyncio.isLoopRunning())
        return call.context.raise(objects::Error::RuntimeError, "Cannot close a running event loop");
    closeLoop(call.self);
    return Value::none();
}

Value isClosed(const Call &call)
{
    return Value::boolean(handle<LoopObject>(call).isClosed);
}

Value isRunning(const Call &call)
{
    return Value::boolean(asyncioOfOfLoop(call).isLoopRunning());
}

Value shutDownGenerators(const Call &call)
{
    const Value coroutine = closingOfGenerators(asyncioOfOfLoop(call));
    return coroutine.isMissing() && !call.context.hasRaised()
        ? coroutineOfNothing(asyncioOfOfLoop(call), "shutdown_asyncgens")
        : coroutine;
}

Value shutDownExecutor(const Call &call)
{
    return coroutineOfNothing(asyncioOfOfLoop(call), "shutdown_default_executor");
}

constexpr FunctionRow kLoopMethods[] = {
    {"time", time},
    {"call_soon", callSoon, Signature::Anything},
    {"call_soon_threadsafe", callSoonThreadsafe, Signature::Anything},
    {"call_later", callLater, Signature::Anything},
    {"call_at", callAt, Signature::Anything},
    {"run_in_executor", runInExecutor, Signature::Anything},
    {"set_default_executor", setDefaultExecutor, Signature::One},
    {"create_future", createFuture},
    {"create_task", createTaskOfLoop, Signature::Keywords, 1, 3, "coro * name context"},
    {"run_until_complete", runUntilComplete, Signature::One},
    {"run_forever", runForever},
    {"stop", stop},
    {"close", close},
    {"is_closed", isClosed},
    {"is_running", isRunning},
    {"set_debug", setDebug, Signature::One},
    {"get_debug", getDebug},
    {"set_task_factory", setTaskFactory, Signature::One},
    {"get_task_factory", getTaskFactory},
    {"add_signal_handler", addSignalHandler, Signature::Anything},
    {"remove_signal_handler", removeSignalHandler, Signature::One},
    {"set_exception_handler", setExceptionHandler, Signature::One},
    {"get_exception_handler", getExceptionHandler},
    {"call_exception_handler", callExceptionHandler, Signature::One},
    {"default_exception_handler", tellByDefault, Signature::One},
    {"shutdown_asyncgens", shutDownGenerators},
    {"shutdown_default_executor", shutDownExecutor},
};

LoopObject::LoopObject(Asyncio &itsAsyncio)
    : LibraryObject(itsAsyncio, itsAsyncio.types()["_UnixSelectorEventLoop"])
{
}

// Functions of the module.

Value run(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    if (asyncio.isLoopRunning())
        return call.context.raise(objects::Error::RuntimeError,
                                  "asyncio.run() cannot be called from a running event loop");
    if (!asyncio.isCoroutine(call[0]))
        return call.context.valueError("a coroutine was expected, got " + asyncio.reprOf(call[0]));
    const Value loop = newLoop(asyncio, call.has(2) ? call[2] : Value::none());
    if (loop.isMissing())
        return {};
    if (call.has(1))
        setDebug({call.context, loop, &call[1], 1, call.passed});
    return waitForRun(call, asyncio,
                      RunPlan{.coroutine = call[0], .context = {}, .framesAround = framesAround(call)});
}

Value getRunningLoop(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    if (!asyncio.hasRunningLoop())
        return call.context.raise(objects::Error::RuntimeError, "no running event loop");
    return asyncio.loopHandle();
}

Value getEventLoop(const Call &call)
{
    return runOf(call).currentLoop();
}

Value setEventLoop(const Call &call)
{
    if (!call[0].isNone() && !(call[0].isObject() && dynamic_cast<LoopObject *>(call[0].object())))
        return call.context.typeError("loop must be an instance of AbstractEventLoop or None, not '"
                                      + objects::typeName(call[0]) + "'");
    runOf(call).setCurrentLoop(call[0]);
    return Value::none();
}

Value newEventLoop(const Call &call)
{
    return newLoop(runOf(call));
}

/// What DefaultEventLoopPolicy.new_event_loop() does.
Value newLoopByDefault(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    asyncio.forgetLoop();
    return asyncio.loopHandle();
}

Value followPolicy(const Call &call)
{
    runOf(call).followPolicy(call[0]);
    return Value::none();
}

// asyncio.Runner

class RunnerObject final : public LibraryObject {
public:
    explicit RunnerObject(Asyncio &itsAsyncio)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["Runner"])
    {
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    void dropValues() override { itsContext = itsFactory = {}; }

    Value itsContext; ///< in which everything runs; Missing before the first use
    Value itsFactory = Value::none(); ///< of its loop
    bool hasLoop = false;
    bool isClosed = false;
};

/// Runner._lazy_init(); false where that raised.
bool beginRunner(const Call &call)
{
    auto &runner = handle<RunnerObject>(call);
    if (std::exchange(runner.hasLoop, true))
        return true;
    return !newLoop(asyncioOfOfLoop(call), runner.itsFactory).isMissing();
}

Value runInRunner(const Call &call)
{
    Asyncio &asyncio = asyncioOfOfLoop(call);
    if (asyncio.isLoopRunning())
        return call.context.raise(objects::Error::RuntimeError,
                                  "Runner.run() cannot be called from a running event loop");
    if (handle<RunnerObject>(call).isClosed)
        return call.context.raise(objects::Error::RuntimeError, "Runner is closed");
    if (!asyncio.isCoroutine(call[0]))
        return call.context.valueError("a coroutine was expected, got " + asyncio.reprOf(call[0]));
    if (!beginRunner(call))
        return {};
    Value &own = handle<RunnerObject>(call).itsContext;
    if (own.isMissing())
        own = copyOfContext(asyncio);
    const Value &wanted = call.has(1) && !call[1].isNone() ? call[1] : own;
    return waitForRunner(
        call, asyncio, RunPlan{.coroutine = call[0], .context = wanted, .framesAround = framesAround(call)});
}

Value loopOfRunner(const Call &call)
{
    if (handle<RunnerObject>(call).isClosed)
        return call.context.raise(objects::Error::RuntimeError, "Runner is closed");
    return beginRunner(call) ? asyncioOfOfLoop(call).loopHandle() : Value();
}

Value enterRunner(const Call &call)
{
    return beginRunner(call) ? call.self : Value();
}

/// What is left is cancelled, and waited for.
Value closeRunner(const Call &call, ClosePlan plan)
{
    if (std::exchange(handle<RunnerObject>(call).isClosed, true))
        return Value::none();
    plan.framesAround = framesAround(call);
    return waitForClosing(call, asyncioOfOfLoop(call), plan);
}

Value closeRunner(const Call &call)
{
    return closeRunner(call, {});
}

Value exitRunner(const Call &call)
{
    return closeRunner(call, {.framesInside = 3, .isByWith = true});
}

constexpr FunctionRow kRunnerMethods[] = {
    {"run", runInRunner, Signature::Python, 1, 2, "coro * context"},
    {"get_loop", loopOfRunner},
    {"close", closeRunner},
    {"__enter__", enterRunner},
    {"__exit__", exitRunner, Signature::Positional, 3, 3},
};

Value makeRunner(const Call &call)
{
    auto *const runner = new RunnerObject(LibraryType::runOf(call));
    if (call.has(1))
        runner->itsFactory = call[1];
    return call.heap().adopt(runner);
}

constexpr FunctionRow kMakeRunner{"Runner.__init__",     makeRunner, Signature::Python, 0, 2,
                                  "* debug loop_factory"};
const objects::NativeRow kLoopTypes[] = {
    {.name = "asyncio.runners.Runner", .isOfPython = true, .make = &kMakeRunner, .methods = kRunnerMethods},
    {.name = "asyncio.unix_events._UnixSelectorEventLoop",
     .isOfPython = true,
     .methods = kLoopMethods,
     .attributes = loopAttributes()},
};

constexpr FunctionRow kLoopFunctions[] = {
    {"run", run, Signature::Python, 1, 3, "main * debug loop_factory"},
    {"get_running_loop", getRunningLoop},
    {"get_event_loop", getEventLoop},
    {"new_event_loop", newEventLoop},
    {"set_event_loop", setEventLoop, Signature::Python, 1, 1, "loop"},
    {"_new_loop", newLoopByDefault},
    {"_follow_policy", followPolicy, Signature::One},
};

} // namespace

std::span<const objects::NativeRow> loopTypes()
{
    return kLoopTypes;
}

std::span<const FunctionRow> loopFunctions()
{
    return kLoopFunctions;
}

LoopSettings &settingsOf(const Value &loop)
{
    return loop.as<LoopObject>()->settings;
}

quint32 numberOfLoop(const Value &object)
{
    const auto *loop = dynamic_cast<LoopObject *>(object.isObject() ? object.object() : nullptr);
    return loop ? loop->settings.number : 0;
}

bool isOpen(const Call &call)
{
    const auto *loop = dynamic_cast<LoopObject *>(call.self.object());
    return !loop || !loop->isClosed
        || call.context.raise(objects::Error::RuntimeError, "Event loop is closed");
}

Value makeLoop(Asyncio &asyncio)
{
    const Value loop = asyncio.heap().adopt(new LoopObject(asyncio));
    settingsOf(loop).number = asyncio.nextLoopNumber();
    return loop;
}

Value newLoop(Asyncio &asyncio, const Value &factory)
{
    objects::Context &context = asyncio.context();
    Value make = factory;
    if (make.isNone() && !asyncio.policy().isNone()) {
        const Value name = objects::makeText(asyncio.heap(), std::string_view("new_event_loop"));
        make = objects::attributeOf(context, asyncio.policy(), name);
    }
    if (make.isMissing())
        return {};
    if (make.isNone()) {
        asyncio.forgetLoop();
        return asyncio.loopHandle();
    }
    Value loop = objects::call(context, make, objects::Arguments{});
    if (numberOfLoop(loop) != 0)
        asyncio.useLoop(loop);
    else if (!loop.isMissing())
        return context.typeError("Signalbox runs its own event loops only");
    return loop;
}

void closeLoop(const Value &loop)
{
    auto &self = *loop.as<LoopObject>();
    if (std::exchange(self.isClosed, true))
        return;
    if (self.asyncio.noteLoopClosed()) // what it had still to do is nobody's then
        self.asyncio.tasks().loop().clear();
}

} // namespace signalbox::asyncio
