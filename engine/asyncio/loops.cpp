// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/loops.h"
#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handles.h"
#include "engine/asyncio/loopcalls.h"
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

/// The module waits here while the loop runs.
class LoopLayer : public Layer {
public:
    explicit LoopLayer(Asyncio &asyncio)
        : m_asyncio(asyncio)
    {
    }
    Departure receive(Task &, Value) override { return {}; }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

protected:
    /// Parks the module, so that the loop runs until it is asked to stop.
    Departure runLoop(Task &module, Future *until)
    {
        m_asyncio.beginLoop(m_handled.isMissing() ? handledAround(m_asyncio, asyncio::codeOf(module))
                                                  : m_handled);
        m_asyncio.tasks().setRunningLoop(settingsOf(m_asyncio.loopHandle()).number);
        m_asyncio.tasks().park(module, Verb::Await, until ? until->number : kNone, nullptr);
        return {};
    }
    Departure raise(const char *words)
    {
        m_asyncio.context().raise(objects::Error::RuntimeError, words);
        return raised();
    }
    Departure raised() { return Departure::raised(objects::takeRaised(m_asyncio.context())); }
    Departure outcomeOf(Future &future)
    {
        Value result = m_asyncio.resultOf(future);
        return result.isMissing() ? raised() : Departure::returned(std::move(result));
    }
    /// Stops the loop. \a until: once that is done; a SystemExit in it has stopped the loop already
    /// (_run_until_complete_cb() of CPython's asyncio/base_events.py).
    signalbox::Handle stopHandle(const Future *until = nullptr)
    {
        // The layer may be gone by then.
        const auto stop = [&asyncio = m_asyncio, until] {
            if (!until || until->ended != Outcome::Raised || !leavesLoop(until->failure))
                asyncio.requestStop();
        };
        return m_asyncio.addCallback(stop, LibraryCallback::RunUntilComplete);
    }

    Asyncio &m_asyncio;
    Value m_handled; ///< around the loop, beside what its caller handles
};

/// loop.run_until_complete()
class UntilCompleteLayer final : public LoopLayer {
public:
    UntilCompleteLayer(Asyncio &asyncio, Value awaitable)
        : LoopLayer(asyncio)
        , m_awaitable(std::move(awaitable))
    {
    }
    Departure begin(Task &module) override
    {
        if (m_asyncio.isLoopRunning())
            return raise("This event loop is already running");
        m_future = m_asyncio.ensureFuture(m_awaitable);
        if (!m_future)
            return raised();
        m_handle = m_asyncio.handleOf(*m_future);
        const signalbox::Handle stop = stopHandle(m_future);
        m_callback = stop.subject;
        m_future->observe(m_asyncio.tasks().loop(), stop);
        return runLoop(module, m_future);
    }
    Departure wake(Task &, Result) override
    {
        if (Value leaving = m_asyncio.takeLeaving(); !leaving.isMissing()) {
            m_future->isUnretrieved = false;
            m_future->forget(signalbox::Handle::Kind::Callback, m_callback);
            return Departure::raised(std::move(leaving));
        }
        if (m_future->isDone())
            return outcomeOf(*m_future);
        m_future->forget(signalbox::Handle::Kind::Callback, m_callback);
        return raise("Event loop stopped before Future completed.");
    }

private:
    const Value m_awaitable;
    Value m_handle;
    Future *m_future = nullptr;
    quint32 m_callback = 0;
};

/// loop.run_forever()
class ForeverLayer final : public LoopLayer {
public:
    ForeverLayer(Asyncio &asyncio, Value)
        : LoopLayer(asyncio)
    {
    }
    Departure begin(Task &module) override
    {
        if (m_asyncio.isLoopRunning())
            return raise("This event loop is already running");
        return runLoop(module, nullptr);
    }
    Departure wake(Task &, Result) override
    {
        if (Value leaving = m_asyncio.takeLeaving(); !leaving.isMissing())
            return Departure::raised(std::move(leaving));
        return Departure::returned(Value::none());
    }
};

class NothingLayer final : public LoopLayer {
public:
    NothingLayer(Asyncio &asyncio, Value)
        : LoopLayer(asyncio)
    {
    }
    Departure begin(Task &) override { return Departure::returned(Value::none()); }
    Departure wake(Task &, Result) override { return {}; }
};

Value coroutineOfNothing(Asyncio &asyncio, const char *name)
{
    return asyncio.heap().adopt(new CoroutineOf<NothingLayer, Value>(asyncio, name, Value::none()));
}

/// A coroutine that closes all asynchronous generators which have begun; Missing where there is none.
Value closingOfGenerators(Asyncio &asyncio)
{
    std::vector<Value> open = asyncio.evaluator().openAsyncGenerators();
    if (open.empty())
        return {};
    const Value generators = objects::makeList(asyncio.heap(), std::move(open));
    return objects::call(asyncio.context(), asyncio.helper(QStringLiteral("shutdown_asyncgens")), generators);
}

/// The loop stops at the end of the iteration that is so many after the next one.
void stopAfter(Asyncio &asyncio, int iterations)
{
    asyncio.tasks().loop().callSoon(asyncio.addCallback([&asyncio, iterations] {
        if (iterations > 0)
            stopAfter(asyncio, iterations - 1);
        else
            asyncio.requestStop();
    }));
}

/// The first step of shutdown_default_executor(), and what follows in the iterations after it.
void shutDownThreads(Asyncio &asyncio)
{
    Threads &threads = asyncio.threads();
    threads.closeUsualPool();
    if (threads.hasJobs(threads.usualPool())) // its future is done; it is woken; the loop stops
        threads.whenIdle([&asyncio] { stopAfter(asyncio, 2); });
    else
        stopAfter(asyncio, 0);
}

/// How a Runner is closed.
struct ClosePlan {
    int framesAround = 0; ///< of the program
    int framesInside = 2; ///< of asyncio, until it cancels what is left
    bool isByWith = false; ///< a `with` is left: CPython calls that by way of C
};

/// Cancels all tasks that are left, and waits for them: what asyncio.run() ends with.
class CloseLayer : public LoopLayer {
public:
    CloseLayer(Asyncio &asyncio, ClosePlan plan)
        : LoopLayer(asyncio)
        , m_plan(plan)
    {
    }
    Departure begin(Task &module) override { return close(module, Departure::returned(Value::none())); }
    Departure wake(Task &module, Result) override
    {
        Value leaving = m_asyncio.takeLeaving();
        if (leaving.isMissing() && m_leftToEnd == 0)
            return goOn(module);
        m_asyncio.endLoop();
        if (!leaving.isMissing())
            return Departure::raised(std::move(leaving));
        // By the program, or as what was to run was done just before another task left the loop.
        Departure stopped = raise("Event loop stopped before Future completed.");
        if (m_outcome.kind == Departure::Kind::Raised)
            evaluator::setContext(stopped.value, m_outcome.value);
        return stopped;
    }

protected:
    /// It comes to \a outcome once all is over.
    Departure close(Task &module, Departure outcome)
    {
        m_outcome = std::move(outcome);
        if (!cancelAll()) { // nothing is waited for then
            m_asyncio.endLoop();
            return std::move(m_outcome);
        }
        return m_left.empty() ? goOn(module) : runLoop(module, m_left.front());
    }

private:
    /// loop.shutdown_asyncgens(), then the rest.
    Departure goOn(Task &module)
    {
        if (std::exchange(m_hasClosedGenerators, true))
            return joinThreads(module);
        Value coroutine = closingOfGenerators(m_asyncio);
        if (coroutine.isMissing())
            coroutine = closingForFactory("shutdown_asyncgens");
        m_hasRunForGenerators = !coroutine.isMissing();
        return coroutine.isMissing() ? joinThreads(module) : runClosing(module, coroutine);
    }
    Departure runClosing(Task &module, const Value &coroutine)
    {
        Task *const closing = m_asyncio.createTask({.coroutine = coroutine});
        if (!closing)
            return raised();
        closing->observe(m_asyncio.tasks().loop(), stopHandle(closing));
        return runLoop(module, closing);
    }
    /// A task that does nothing is made only where a factory takes notice of it; else its name is used up.
    Value closingForFactory(const char *name)
    {
        if (!settingsOf(m_asyncio.loopHandle()).taskFactory.isMissing())
            return coroutineOfNothing(m_asyncio, name);
        m_asyncio.useUpTaskName();
        return {};
    }
    /// What shutdown_asyncgens() leaves to do in its two iterations, and loop.shutdown_default_executor():
    /// the threads of the loop's own executor come to their end first.
    Departure joinThreads(Task &module)
    {
        if (!std::exchange(m_hasRunForGenerators, true) && isToRun()) {
            stopAfter(m_asyncio, 1);
            return runLoop(module, nullptr);
        }
        if (!std::exchange(m_hasClosedExecutor, true)) {
            const Value coroutine = closingForFactory("shutdown_default_executor");
            m_hasRunForThreads = !coroutine.isMissing();
            if (m_hasRunForThreads)
                return runClosing(module, coroutine);
        }
        const bool hasJobs = m_asyncio.threads().hasJobs(m_asyncio.threads().usualPool());
        const bool hasRun = std::exchange(m_hasRunForThreads, true);
        if (hasJobs || (!hasRun && isToRun())) {
            m_asyncio.tasks().loop().callSoon(
                m_asyncio.addCallback([&asyncio = m_asyncio] { shutDownThreads(asyncio); }));
            return runLoop(module, nullptr);
        }
        m_asyncio.endLoop();
        return std::move(m_outcome);
    }
    bool isToRun() const { return m_asyncio.tasks().loop().hasReadyOrDue(); }
    /// False where that raised, which is the outcome then.
    bool cancelAll()
    {
        Tasks &tasks = m_asyncio.tasks();
        tasks.setActor(nullptr);
        const quint32 loop = settingsOf(m_asyncio.loopHandle()).number;
        for (Task &task : tasks.all()) {
            if (task.id != TaskId::Main && task.loop == loop && !task.isDone())
                m_left.push_back(&task);
        }
        for (Task *task : m_left) {
            if (tasks.cancel(*task, nullptr, CancelCause::Shutdown) == CancelResult::TooDeep) {
                // CPython makes the first call on a line by way of C, and a later one of its own.
                const int byC = task == m_left.front() ? 1 : 0;
                m_outcome = Departure::raised(m_asyncio.exceptionOf(Failure{
                    tasks.cancelRecursionError({.framesAround = m_plan.framesAround + m_plan.framesInside,
                                                .nativeAround = m_plan.isByWith ? 1 + byC : 0}),
                    {}}));
                m_left.clear();
                return false;
            }
        }
        m_leftToEnd = m_left.size();
        for (Task *task : m_left)
            task->observe(tasks.loop(),
                          m_asyncio.addCallback([this, layer = std::weak_ptr<int>(m_existence)] {
                              if (!layer.expired())
                                  leftDone();
                          }));
        return true;
    }
    void leftDone()
    {
        if (--m_leftToEnd > 0)
            return;
        for (Task *task : m_left)
            task->isUnretrieved = false;
        m_asyncio.tasks().loop().callSoon(stopHandle());
    }

    Departure m_outcome;
    const ClosePlan m_plan;
    std::vector<Task *> m_left;
    std::size_t m_leftToEnd = 0;
    const std::shared_ptr<int> m_existence =
        std::make_shared<int>(); ///< a SystemExit may end this before the tasks
    bool m_hasClosedGenerators = false;
    bool m_hasRunForGenerators = false;
    bool m_hasClosedExecutor = false;
    bool m_hasRunForThreads = false;
};

/// What asyncio.run() and a Runner run.
struct RunPlan {
    Value coroutine;
    Value context; ///< Missing: a copy of the one around
    int framesAround = 0; ///< of the program
};

/// Runner.run(): until the coroutine has come to its end.
class RunInRunnerLayer : public CloseLayer {
public:
    RunInRunnerLayer(Asyncio &asyncio, RunPlan plan)
        : CloseLayer(asyncio, {.framesAround = plan.framesAround, .framesInside = 4, .isByWith = true})
        , m_plan(std::move(plan))
    {
    }
    Departure begin(Task &module) override
    {
        m_main = m_asyncio.createTask({.coroutine = m_plan.coroutine, .context = m_plan.context});
        if (!m_main)
            return raised();
        const signalbox::Handle stop = stopHandle(m_main);
        m_callback = stop.subject;
        m_main->observe(m_asyncio.tasks().loop(), stop);
        return runLoop(module, m_main);
    }
    Departure wake(Task &, Result) override { return outcome(); }

protected:
    Departure outcome()
    {
        if (Value leaving = m_asyncio.takeLeaving(); !leaving.isMissing()) {
            m_main->isUnretrieved = false;
            m_main->forget(signalbox::Handle::Kind::Callback, m_callback);
            return Departure::raised(std::move(leaving));
        }
        if (m_main->isDone())
            return outcomeOf(*m_main);
        m_main->forget(signalbox::Handle::Kind::Callback, m_callback);
        return raise("Event loop stopped before Future completed.");
    }

private:
    const RunPlan m_plan;
    Task *m_main = nullptr;
    quint32 m_callback = 0;
};

/// asyncio.run(): both, one after the other.
class RunLayer final : public RunInRunnerLayer {
public:
    using RunInRunnerLayer::RunInRunnerLayer;
    Departure wake(Task &module, Result waited) override
    {
        if (std::exchange(m_isClosing, true))
            return CloseLayer::wake(module, waited);
        Departure last = outcome();
        if (last.kind == Departure::Kind::Raised)
            m_handled = last.value; // as a `with` that is left by it
        return close(module, std::move(last));
    }

private:
    bool m_isClosing = false;
};

/// Those in progress of the program.
int framesAround(const Call &call)
{
    return call.context.depth + call.context.nativeDepth;
}

/// Makes the module wait for \a Body, made of \a argument.
template <typename Body, typename Made = Value>
Value suspend(const Call &call, Asyncio &asyncio, const char *name, Made argument)
{
    return call.context.suspend(
        call.heap().adopt(new CoroutineOf<Body, Made>(asyncio, name, std::move(argument))));
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
    return suspend<UntilCompleteLayer>(call, asyncioOfOfLoop(call), "run_until_complete", call[0]);
}

Value runForever(const Call &call)
{
    if (!isOpen(call))
        return {};
    asyncioOfOfLoop(call).useLoop(call.self);
    return suspend<ForeverLayer>(call, asyncioOfOfLoop(call), "run_forever", Value::none());
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
    asyncio.forgetLoop();
    if (call.has(1))
        setDebug({call.context, asyncio.loopHandle(), &call[1], 1, call.passed});
    return suspend<RunLayer>(
        call, asyncio, "run",
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
    Asyncio &asyncio = runOf(call);
    asyncio.forgetLoop();
    return asyncio.loopHandle();
}

// asyncio.Runner

class RunnerObject final : public LibraryObject {
public:
    explicit RunnerObject(Asyncio &itsAsyncio)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["Runner"])
    {
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    void dropValues() override { itsContext = {}; }

    Value itsContext; ///< in which everything runs; Missing before the first use
    bool isClosed = false;
};

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
    Value &own = handle<RunnerObject>(call).itsContext;
    if (own.isMissing())
        own = copyOfContext(asyncio);
    const Value &wanted = call.has(1) && !call[1].isNone() ? call[1] : own;
    return suspend<RunInRunnerLayer>(
        call, asyncio, "run",
        RunPlan{.coroutine = call[0], .context = wanted, .framesAround = framesAround(call)});
}

Value loopOfRunner(const Call &call)
{
    if (handle<RunnerObject>(call).isClosed)
        return call.context.raise(objects::Error::RuntimeError, "Runner is closed");
    return asyncioOfOfLoop(call).loopHandle();
}

Value enterRunner(const Call &call)
{
    return call.self;
}

/// What is left is cancelled, and waited for.
Value closeRunner(const Call &call, ClosePlan plan)
{
    if (std::exchange(handle<RunnerObject>(call).isClosed, true))
        return Value::none();
    plan.framesAround = framesAround(call);
    return suspend<CloseLayer>(call, asyncioOfOfLoop(call), "close", plan);
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
    return call.heap().adopt(new RunnerObject(LibraryType::runOf(call)));
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

void closeLoop(const Value &loop)
{
    auto &self = *loop.as<LoopObject>();
    if (std::exchange(self.isClosed, true))
        return;
    if (self.asyncio.noteLoopClosed()) // what it had still to do is nobody's then
        self.asyncio.tasks().loop().clear();
}

} // namespace signalbox::asyncio
