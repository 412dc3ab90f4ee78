// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/loopruns.h"

#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handledaround.h"
#include "engine/asyncio/handles.h"
#include "engine/asyncio/loopsettings.h"
#include "engine/asyncio/pools.h"
#include "engine/asyncio/threads.h"
#include "engine/builtins/calls.h"
#include "engine/evaluator/exceptionoperations.h"
#include "engine/language/exceptions.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"

#include <memory>

namespace signalbox::asyncio {

using objects::Call;
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

} // namespace

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

namespace {

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

/// Makes the module wait for \a Body, made of \a argument.
template <typename Body, typename Made = Value>
Value suspend(const Call &call, Asyncio &asyncio, const char *name, Made argument)
{
    return call.context.suspend(
        call.heap().adopt(new CoroutineOf<Body, Made>(asyncio, name, std::move(argument))));
}

} // namespace

Value waitUntilComplete(const Call &call, Asyncio &asyncio, Value future)
{
    return suspend<UntilCompleteLayer>(call, asyncio, "run_until_complete", std::move(future));
}

Value waitForever(const Call &call, Asyncio &asyncio)
{
    return suspend<ForeverLayer>(call, asyncio, "run_forever", Value::none());
}

Value waitForRunner(const Call &call, Asyncio &asyncio, RunPlan plan)
{
    return suspend<RunInRunnerLayer>(call, asyncio, "run", std::move(plan));
}

Value waitForRun(const Call &call, Asyncio &asyncio, RunPlan plan)
{
    return suspend<RunLayer>(call, asyncio, "run", std::move(plan));
}

Value waitForClosing(const Call &call, Asyncio &asyncio, ClosePlan plan)
{
    return suspend<CloseLayer>(call, asyncio, "close", plan);
}

} // namespace signalbox::asyncio
