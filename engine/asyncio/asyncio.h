// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/callarguments.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handles.h"
#include "engine/asyncio/types.h"
#include "engine/evaluator/code.h"
#include "engine/runtime/runtime.h"

#include <QHash>

#include <functional>

namespace signalbox::asyncio {

class Items;
class Threads;

/// asyncio, as a program in Python sees it, over the tasks, primitives and calls of a run.
class Asyncio {
public:
    Asyncio(Runtime &runtime, evaluator::Evaluator &evaluator);
    ~Asyncio();
    Asyncio(const Asyncio &) = delete;
    Asyncio &operator=(const Asyncio &) = delete;

    Runtime &runtime() { return m_runtime; }
    Tasks &tasks() { return m_runtime.tasks; }
    objects::Context &context() { return m_context; }
    objects::Heap &heap() { return m_context.heap(); }
    evaluator::Evaluator &evaluator() { return m_evaluator; }
    const Types &types() const { return m_types; }
    Items &items() { return *m_items; }
    Threads &threads() { return *m_threads; }
    CallArguments &arguments() { return m_arguments; }

    // What tasks do.

    /// Who does what the program does now: the task that has its turn; main where it is a callback or the module.
    Task &performer();
    /// The task that has its turn; null in callbacks and where no loop runs.
    Task *current() const { return m_current; }
    /// Who performs while a worker thread runs on behalf of \a task; what was before.
    Task *exchangeThread(Task *task) { return std::exchange(m_inThread, task); }
    void setCurrent(Task *task) { m_current = task; }
    void turn(Task &task);
    /// Of whatever runs now.
    ContextValues &contextValues() { return m_contextValues; }
    /// Goes on with \a task, whose layers have been pushed, until it parks or ends.
    void drive(Task &task, Departure last);
    /// Makes the task, the first of a run, that runs the module's own statements.
    void startModule(const QString &text);

    // Values and exceptions.

    objects::Value exceptionOf(const Failure &failure);
    objects::Value cancelledError(const Failure &message);
    /// Of Raised and Cancelled: the exception in \a task's failure.
    objects::Value exceptionOf(const Task &task, Result result);
    Failure failureOf(const objects::Value &exception);
    bool isCancelledError(const objects::Value &exception) const;
    /// Its first argument as a text; empty where it has none.
    std::string messageOf(const objects::Value &exception);
    /// What a future ended with, for who asks by result(): Missing where it raised.
    objects::Value resultOf(Future &future);
    objects::Value toObject(const ValuePointer &value);
    ValuePointer toPointer(const objects::Value &value);
    QString textOf(const objects::Value &value);
    /// Raises in the context what a verb of a primitive has raised.
    objects::Raised raise(const Failure &failure);
    objects::Raised raise(objects::Value exception) { return m_context.raise(std::move(exception)); }
    /// As arguments are checked: seconds as an int or a float. False where that raised.
    [[nodiscard]] bool toMicros(const objects::Value &seconds, Micros &out);
    objects::Value fromMicros(Micros time) const { return objects::Value::real(double(time) / 1e6); }

    // Tasks and futures.

    /// A task around a coroutine, as create_task() makes it; null and raised where it is none. \a group or null.
    Task *createTask(const objects::Value &coroutine, Group *group, const objects::Value &name);
    /// ensure_future(); null where it raised.
    Future *ensureFuture(const objects::Value &awaitable);
    objects::Value handleOf(Future &future);
    objects::Value handleOf(Task &task);
    /// The future behind a handle; null where it is something else.
    Future *futureOf(const objects::Value &value) const;
    void addDoneCallback(const objects::Value &handle, objects::Value callback);
    qint64 removeDoneCallback(const objects::Value &handle, const objects::Value &callback);
    /// Calls what the program gave to the loop; what that raises is told, and forgotten.
    void callBack(const objects::Value &callback, const std::vector<objects::Value> &arguments);
    QString coroutineName(const objects::Value &coroutine) const;
    QString placeOf(const objects::Value &coroutine) const;
    bool isCoroutine(const objects::Value &value) const;
    /// A layer for what is awaited; null and raised where it cannot be.
    std::unique_ptr<Layer> layerFor(const objects::Value &awaitable);
    /// Keeps a future of a kind of its own until the run ends.
    Future &keep(std::unique_ptr<Future> future);
    SettableFuture &makeFuture();
    /// What the loop can be handed, to call \a callback once.
    signalbox::Handle addCallback(std::function<void()> callback);
    void runCallback(quint32 callback);
    void dropCallback(quint32 callback) { m_callbacks[callback] = nullptr; }

    // The loop.

    /// run_forever() is to return at the end of this iteration.
    void requestStop() { m_mustStop = true; }
    bool takeStop() { return std::exchange(m_mustStop, false); }
    /// SystemExit or KeyboardInterrupt of a task: Missing for none.
    objects::Value takeLeaving() { return std::exchange(m_leaving, {}); }
    bool isLeaving() const { return !m_leaving.isMissing(); }
    /// The loop has stopped: whoever ran it goes on.
    void stopLoop();
    bool isModuleDone() { return tasks()[index(TaskId::Main)].isDone(); }
    bool isLoopRunning() const { return m_isLoopRunning; }
    void setLoopRunning(bool isRunning) { m_isLoopRunning = isRunning; }
    const objects::Value &loopHandle();
    /// asyncio.run() is over.
    void endLoop();
    /// After new_event_loop() or at the end of asyncio.run(): the next one that is asked for is another.
    void forgetLoop() { m_loop = {}; }

    /// A resource that the program makes as it runs; its number.
    quint32 addResource(ProgramResource resource);
    quint32 bodyOf(const objects::Value &coroutine);
    quint32 currentStep() const;

private:
    void end(Task &task, const Departure &last);
    void addSteps(const evaluator::ModuleCode &code);
    std::unique_ptr<Layer> layerOfModule(const QString &text);
    std::unique_ptr<Layer> layerOfCoroutine(const objects::Value &coroutine);

    Runtime &m_runtime;
    evaluator::Evaluator &m_evaluator;
    objects::Context &m_context;
    const Types m_types;
    std::unique_ptr<Items> m_items;
    Task *m_current = nullptr;
    Task *m_inThread = nullptr;
    ContextValues m_contextValues;
    std::unique_ptr<Threads> m_threads;
    std::vector<std::function<void()>> m_callbacks;
    std::vector<std::unique_ptr<Future>> m_futures;
    QHash<Future *, objects::Value> m_handles; ///< of futures that are no tasks
    CallArguments m_arguments;
    QHash<QString, quint32> m_namesUsed; ///< of resources
    objects::Value m_leaving;
    bool m_mustStop = false;
    QStringList m_warnings; ///< what Python writes to stderr
    bool m_isLoopRunning = false;
    objects::Value m_loop;
    QHash<quint32, objects::Value> m_doneCallbacks; ///< by place in m_callbacks, for remove_done_callback()
    QHash<QString, quint32> m_bodies; ///< of coroutines of asyncio's own, by name
    int m_tasksNamed = 0; ///< of those with names such as Task-3
    QHash<QString, quint32> m_tasksCalled; ///< how many tasks have a name
};

} // namespace signalbox::asyncio
