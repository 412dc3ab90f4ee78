// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/callarguments.h"
#include "engine/asyncio/callbacks.h"
#include "engine/asyncio/calltrail.h"
#include "engine/asyncio/closings.h"
#include "engine/asyncio/drawncounters.h"
#include "engine/asyncio/exceptions.h"
#include "engine/asyncio/programmodules.h"
#include "engine/asyncio/scriptsteps.h"
#include "engine/asyncio/unheard.h"

#include <QHash>
#include <QSet>

namespace signalbox::asyncio {

/// asyncio in one run of a program.
class AsyncioRun final : public Asyncio {
public:
    AsyncioRun(Runtime &runtime, evaluator::Evaluator &evaluator);
    ~AsyncioRun();

    /// Makes the task, the first of a run, that runs the module's own statements. Of a text that is refused,
    /// it raises a SyntaxError.
    void startModule(const QString &text);
    /// Whether \a module is the program's own, not one of its library's.
    bool isProgram(const evaluator::ModuleObject &module) const { return !m_library.contains(&module); }
    bool isModuleDone() { return tasks()[index(TaskId::Main)].isDone(); }
    /// The next turn of a task.
    void turn(Task &task);
    void runCallback(quint32 callback);
    /// The loop has stopped: whoever ran it goes on in the module's next turn.
    void stopLoop();
    Departure driveTo(Task &task, Departure last, std::size_t kept) override;
    std::unique_ptr<Layer> layerFor(const objects::Value &awaitable) override;
    Closings &closings() { return m_closings; }

    /// Runs a module that is written in Python and comes with the program. \a text has no faults.
    objects::Value loadModule(const QByteArray &text, const std::string &name);
    /// A function of our own that is easier said in Python.
    objects::Value helper(const QString &name) override;

    Items &items() override { return *m_items; }
    Threads &threads() override { return *m_threads; }
    CallArguments &arguments() override { return m_arguments; }
    Task &performer() override;
    objects::Value exceptionOf(const Failure &failure) override { return m_exceptions.exceptionOf(failure); }
    objects::Value cancelledError(const Failure &message) override
    {
        return m_exceptions.cancelledError(message);
    }
    quint32 cancelMessage(const objects::Value &message) override
    {
        return m_exceptions.cancelMessage(message);
    }
    objects::Value cancelledWith(const std::string &message) override
    {
        return m_exceptions.cancelledWith(message);
    }
    objects::Value exceptionOf(const Task &task, Result result) override
    {
        return m_exceptions.exceptionOf(task, result);
    }
    Failure failureOf(const objects::Value &exception) override { return m_exceptions.failureOf(exception); }
    bool isCancelledError(const objects::Value &exception) const override
    {
        return m_exceptions.isCancelledError(exception);
    }
    std::string messageOf(const objects::Value &exception) override
    {
        return m_exceptions.messageOf(exception);
    }
    objects::Value resultOf(Future &future) override { return m_exceptions.resultOf(future); }
    objects::Value toObject(const ValuePointer &value) override;
    ValuePointer toPointer(const objects::Value &value) override;
    QString textOf(const objects::Value &value) override;
    std::string reprOf(const objects::Value &value) override;
    using Asyncio::raise;
    objects::Raised raise(const Failure &failure) override;
    Task *createTask(const TaskPlan &plan) override;
    Task *makeTask(const TaskPlan &plan) override;
    void useUpTaskName() override { ++m_tasksNamed; }
    Future *ensureFuture(const objects::Value &awaitable) override;
    objects::Value handleOf(Future &future) override;
    objects::Value handleOf(Task &task) override;
    void showAs(Future &future, const objects::Value &instance) override;
    Future *futureOf(const objects::Value &value) const override;
    void addDoneCallback(const objects::Value &handle, objects::Value callback) override;
    qint64 removeDoneCallback(const objects::Value &handle, const objects::Value &callback) override;
    void callBack(const objects::Value &callback, const std::vector<objects::Value> &arguments,
                  std::optional<Micros> when) override;
    bool tellHandler(const objects::Value &told) override { return m_unheard.handle(told); }
    std::vector<std::string> wordsOfCallbacks(const Future &future) override;
    QString coroutineName(const objects::Value &coroutine) const override;
    QString placeOf(const objects::Value &coroutine) const override;
    bool isCoroutine(const objects::Value &value) const override;
    Future &keep(std::unique_ptr<Future> future) override;
    SettableFuture &makeFuture(quint32 step) override;
    signalbox::Handle addCallback(std::function<void()> callback,
                                  LibraryCallback as = LibraryCallback::None) override;
    const objects::Value &loopHandle() override;
    objects::Value currentLoop() override;
    void useLoop(const objects::Value &loop) override { m_loop = loop; }
    void endLoop() override;
    quint32 drawnExecutor(quint32 step) override;
    quint32 addResource(ProgramResource resource) override;
    /// A coroutine of what was drawn is gone that nobody has awaited.
    void recordNeverAwaited(const QString &qualifiedName);
    const ScriptSteps &steps() const { return m_steps; }
    ProgramModules &modules() { return m_modules; }
    bool toDelay(const objects::Value &seconds, Micros &out) override;
    bool toMoment(const objects::Value &seconds, Micros &out) override;
    void forgetLoop() override { m_loop = m_exceptionHandler = {}; }
    void dropCallback(quint32 callback) override { m_callbacks.take(callback); }

private:
    /// Seconds as asyncio adds them to its clock's; false where that raised.
    [[nodiscard]] bool toReal(const objects::Value &seconds, double &out);
    /// Whether what is due in \a seconds is due later than now. What lies closer than the clock can tell, as
    /// sums of floats leave it, is due now; but who asks for that time and again at one moment gets on in the
    /// end, as on a real clock, which moves while the loop goes round.
    bool comesLater(double seconds);
    std::string wordsOfCallback(const signalbox::Handle &observer);
    /// The first turn of a task inside of whoever makes it; false where SystemExit or the like came out of
    /// it, which is raised then.
    [[nodiscard]] bool beginAtOnce(Task &task);
    void runTurn(Task &task);
    /// Goes on with \a task, whose innermost layer has left off so, until it parks or ends.
    void drive(Task &task, Departure last);
    Departure strike(Task &task, Layer &layer, const Departure &raised);
    void end(Task &task, const Departure &last);
    void noteLeave(const objects::Value &exception);
    NodeId nodeOf(const objects::Value &coroutine) const;
    std::unique_ptr<Layer> layerOfModule(const QString &text);
    std::unique_ptr<Layer> layerOfCoroutine(const objects::Value &coroutine);
    objects::Value driverOf(const objects::Value &step);
    quint32 bodyOf(const objects::Value &coroutine);
    /// Where \a task, which is at work, stands now.
    void noteStep(Task &task);
    QString nameOfTask(const TaskPlan &plan);
    void noteArguments(const Task &task, const objects::Value &coroutine);
    quint32 drawnResource(const ProgramResource &made) const;

    ScriptSteps m_steps;
    ProgramModules m_modules;
    DrawnCounters m_counters;
    std::vector<bool> m_isMade; ///< by resource that was drawn: whether the program has made it
    std::unique_ptr<Items> m_items;
    std::unique_ptr<Threads> m_threads;
    CallArguments m_arguments;
    CallTrail m_trail;
    Callbacks m_callbacks;
    Exceptions m_exceptions;
    QHash<quint32, objects::Value> m_doneCallbacks; ///< by place in m_callbacks, for remove_done_callback()
    std::vector<std::unique_ptr<Future>> m_futures;
    QHash<Future *, objects::Value> m_handles; ///< of futures that are no tasks
    QHash<QString, quint32> m_namesUsed; ///< of resources
    QHash<QString, quint32> m_bodies; ///< of coroutines, by name
    QHash<QString, quint32> m_tasksCalled; ///< how many tasks have a name
    int m_tasksNamed = 0; ///< of those with names such as Task-3
    QSet<const evaluator::ModuleObject *> m_library; ///< modules in Python that come with us
    struct {
        Micros at = 0;
        int count = 0; ///< of what was asked for at that moment and is all but now
    } m_nearlyNow;
    Unheard m_unheard;
    Closings m_closings;
    objects::Value m_loop;
    objects::Value m_helpers; ///< a module, Missing before the first use
};

} // namespace signalbox::asyncio
