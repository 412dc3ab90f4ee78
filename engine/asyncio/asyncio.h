// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/layers.h"
#include "engine/asyncio/librarylines.h"
#include "engine/asyncio/types.h"
#include "engine/evaluator/evaluator.h"
#include "engine/loop/settablefuture.h"
#include "engine/runtime/runtime.h"

#include <functional>

namespace signalbox::asyncio {

class CallArguments;
class Items;
class Threads;

/// What a task is made of.
struct TaskPlan {
    objects::Value coroutine;
    objects::Value name = {}; ///< Missing or None: one such as Task-3
    objects::Value context = {}; ///< Missing or None: a copy of the one around
    Group *group = nullptr; ///< the TaskGroup that it belongs to, if any
    bool isCounted = false; ///< as where asyncio gives it a name such as Task-3 before it gets its own
    bool isEager = false; ///< it begins at once, inside of who makes it (3.12)

    bool isNamed() const { return !name.isMissing() && !name.isNone(); }
    bool hasContext() const { return !context.isMissing() && !context.isNone(); }
};

/// asyncio, as a program in Python sees it, over the tasks, primitives and calls of a run: what its parts
/// need of each other. AsyncioRun is it.
class Asyncio {
public:
    Asyncio(const Asyncio &) = delete;
    Asyncio &operator=(const Asyncio &) = delete;

    Runtime &runtime() { return m_runtime; }
    Tasks &tasks() { return m_runtime.tasks; }
    EventLoop &loop() { return m_runtime.loop; }
    objects::Context &context() { return m_context; }
    objects::Heap &heap() { return m_context.heap(); }
    evaluator::Evaluator &evaluator() { return m_evaluator; }
    const Types &types() const { return m_types; }
    virtual Items &items() = 0;
    virtual Threads &threads() = 0;
    virtual CallArguments &arguments() = 0;

    // What tasks do.

    /// Who does what the program does now: the task that has its turn; main where it is a callback or the
    /// module.
    virtual Task &performer() = 0;
    /// Goes on with \a task, whose innermost layer has left off so, until it parks, is cut, or only the first
    /// \a kept layers are left: how the last one above them has left off.
    virtual Departure driveTo(Task &task, Departure last, std::size_t kept) = 0;
    /// A layer for what is awaited; null and raised where it cannot be.
    virtual std::unique_ptr<Layer> layerFor(const objects::Value &awaitable) = 0;
    /// The task that has its turn; null in callbacks and where no loop runs.
    Task *current() const { return m_current; }
    /// The same, and null where a thread of its own runs.
    Task *runningTask() const { return m_inThread ? nullptr : m_current; }
    /// Who performs while a worker thread runs on behalf of \a task; what was before.
    Task *exchangeThread(Task *task) { return std::exchange(m_inThread, task); }
    objects::Value tokenMissing; ///< contextvars.Token.MISSING; Missing before the first use
    /// Of whatever runs now.
    ContextValues &contextValues() { return m_contextValues; }

    // Values and exceptions.

    virtual objects::Value exceptionOf(const Failure &failure) = 0;
    virtual objects::Value cancelledError(const Failure &message) = 0;
    /// The text by which tasks pass on what cancel() was given, whatever that is.
    virtual quint32 cancelMessage(const objects::Value &message) = 0;
    /// CancelledError(message), be that empty or not.
    virtual objects::Value cancelledWith(const std::string &message) = 0;
    /// Of Raised and Cancelled: the exception in \a task's failure.
    virtual objects::Value exceptionOf(const Task &task, Result result) = 0;
    virtual Failure failureOf(const objects::Value &exception) = 0;
    virtual bool isCancelledError(const objects::Value &exception) const = 0;
    /// Its first argument as a text; empty where it has none.
    virtual std::string messageOf(const objects::Value &exception) = 0;
    /// What a future ended with, for who asks by result(): Missing where it raised.
    virtual objects::Value resultOf(Future &future) = 0;
    virtual objects::Value toObject(const ValuePointer &value) = 0;
    virtual ValuePointer toPointer(const objects::Value &value) = 0;
    /// What \a value is, for whoever follows the run: its repr(), or its type where that is not to be had
    /// without the program's taking notice (evaluator::Telling).
    virtual QString textOf(const objects::Value &value) = 0;
    /// repr(), as the words of an exception have it.
    virtual std::string reprOf(const objects::Value &value) = 0;
    /// Raises in the context what a verb of a primitive has raised.
    virtual objects::Raised raise(const Failure &failure) = 0;
    objects::Raised raise(objects::Value exception) { return m_context.raise(std::move(exception)); }
    /// As arguments are checked: seconds as an int or a float. False where that raised.
    [[nodiscard]] virtual bool toDelay(const objects::Value &seconds, Micros &out) = 0;
    /// The same for a moment of the loop's clock. One that is later than now stays later, though it be
    /// rounded.
    [[nodiscard]] virtual bool toMoment(const objects::Value &seconds, Micros &out) = 0;
    objects::Value fromMicros(Micros time) const { return objects::Value::real(double(time) / 1e6); }

    // Tasks and futures.

    /// loop.create_task(): by the loop's task factory where it has one. Null and raised where the coroutine
    /// is none.
    virtual Task *createTask(const TaskPlan &plan) = 0;
    /// asyncio.Task() itself, which asks no factory.
    virtual Task *makeTask(const TaskPlan &plan) = 0;
    /// As if a task had been made that got a name such as Task-3.
    virtual void useUpTaskName() = 0;
    /// ensure_future(); null where it raised.
    virtual Future *ensureFuture(const objects::Value &awaitable) = 0;
    virtual objects::Value handleOf(Future &future) = 0;
    virtual objects::Value handleOf(Task &task) = 0;
    /// The object of a class derived from Task or Future that the program knows \a future as from now on.
    virtual void showAs(Future &future, const objects::Value &instance) = 0;
    /// The future behind a handle; null where it is something else.
    virtual Future *futureOf(const objects::Value &value) const = 0;
    virtual void addDoneCallback(const objects::Value &handle, objects::Value callback) = 0;
    virtual qint64 removeDoneCallback(const objects::Value &handle, const objects::Value &callback) = 0;
    /// Calls what the program gave to the loop; what that raises is told, and forgotten.
    /// \a when: of a timer, when it was due.
    virtual void callBack(const objects::Value &callback, const std::vector<objects::Value> &arguments,
                          std::optional<Micros> when = {}) = 0;
    /// loop.call_exception_handler() with \a told, a dict; False where SystemExit or KeyboardInterrupt came
    /// out of it, which is raised then.
    [[nodiscard]] virtual bool tellHandler(const objects::Value &told) = 0;
    virtual QString coroutineName(const objects::Value &coroutine) const = 0;
    /// "/home/me/program.py:7": where a coroutine's function, or a function, is defined; empty where it is
    /// not of the program.
    virtual QString placeOf(const objects::Value &coroutineOrFunction) const = 0;
    /// As the repr() of a future tells what it calls when it is done.
    virtual std::vector<std::string> wordsOfCallbacks(const Future &future) = 0;
    virtual bool isCoroutine(const objects::Value &value) const = 0;
    /// Keeps a future of a kind of its own until the run ends.
    virtual Future &keep(std::unique_ptr<Future> future) = 0;
    /// \a step: where the program itself asks for it, else kNone.
    virtual SettableFuture &makeFuture(quint32 step = kNone) = 0;
    /// What the loop can be handed, to call \a callback once. \a as: as what the repr() of a future tells it.
    virtual signalbox::Handle addCallback(std::function<void()> callback,
                                          LibraryCallback as = LibraryCallback::None) = 0;
    virtual void dropCallback(quint32 callback) = 0;

    // The loop.

    /// run_forever() is to return at the end of this iteration.
    void requestStop() { m_mustStop = true; }
    bool takeStop() { return std::exchange(m_mustStop, false); }
    /// SystemExit or KeyboardInterrupt of a task: Missing for none.
    objects::Value takeLeaving() { return std::exchange(m_leaving, {}); }
    bool isLeaving() const { return !m_leaving.isMissing(); }
    bool isLoopRunning() const { return m_isLoopRunning; }
    /// Whether it runs, and what asks is called by it, not by a worker thread.
    bool hasRunningLoop() const { return m_isLoopRunning && !m_inThread; }
    /// \a handled: the exception that whoever runs it handles; Missing for none.
    void beginLoop(objects::Value handled)
    {
        m_isLoopRunning = true;
        m_handledAroundLoop = handled;
        m_evaluator.setHandledAround(std::move(handled));
    }
    /// What is raised while the loop runs has it for its context.
    const objects::Value &handledAroundLoop() const { return m_handledAroundLoop; }
    virtual const objects::Value &loopHandle() = 0;
    quint32 nextLoopNumber() { return ++m_loopsMade; }
    /// A loop has been closed: whether there is none left that is open.
    bool noteLoopClosed() { return ++m_loopsClosed == m_loopsMade; }
    /// What the program has set_exception_handler() to; Missing for none.
    const objects::Value &exceptionHandler() const { return m_exceptionHandler; }
    void setExceptionHandler(objects::Value handler) { m_exceptionHandler = std::move(handler); }
    /// A function of a module in Python that belongs to asyncio, by its name.
    virtual objects::Value helper(const QString &name) = 0;
    /// get_event_loop(): the one that runs, or that was set. One is made, with a warning since 3.12, where
    /// nobody has set any; Missing where it raised.
    virtual objects::Value currentLoop() = 0;
    /// set_event_loop(); None is none.
    void setCurrentLoop(objects::Value loop) { m_currentLoop = std::move(loop); }
    /// Which makes loops; None before the program has asked for it.
    const objects::Value &policy() const { return m_policy; }
    void followPolicy(objects::Value policy) { m_policy = std::move(policy); }
    /// \a loop is about to run, or to be made use of.
    virtual void useLoop(const objects::Value &loop) = 0;
    /// asyncio.run() is over.
    virtual void endLoop() = 0;
    /// After new_event_loop() or at the end of asyncio.run(): the next one that is asked for is another.
    virtual void forgetLoop() = 0;

    /// The executor that was drawn for what \a step makes; kNone for none.
    virtual quint32 drawnExecutor(quint32 step) = 0;
    /// A resource that the program makes as it runs; its number.
    virtual quint32 addResource(ProgramResource resource) = 0;

protected:
    Asyncio(Runtime &runtime, evaluator::Evaluator &evaluator)
        : m_runtime(runtime)
        , m_evaluator(evaluator)
        , m_context(evaluator.context())
    {
    }
    ~Asyncio() = default;

    Runtime &m_runtime;
    evaluator::Evaluator &m_evaluator;
    objects::Context &m_context;
    Types m_types;
    Task *m_current = nullptr;
    Task *m_inThread = nullptr;
    ContextValues m_contextValues;
    objects::Value m_leaving;
    objects::Value m_handledAroundLoop;
    objects::Value m_exceptionHandler;
    objects::Value m_currentLoop; ///< of the policy; Missing where nobody has set one
    objects::Value m_policy = objects::Value::none();
    quint32 m_loopsMade = 0;
    quint32 m_loopsClosed = 0;
    bool m_mustStop = false;
    bool m_isLoopRunning = false;
};

} // namespace signalbox::asyncio
