// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/scriptrun.h"
#include "engine/interpreter/runner.h"
#include "engine/interpreter/waitgraph.h"
#include "engine/steps/steps.h"

namespace signalbox {

/// Runs the tasks of a program: every task is one coroutine that does step after step until one must wait,
/// and parks. What a step does is for engine/steps to say.
class Interpreter {
public:
    /// \a run receives names and texts; its program must stay as it is.
    Interpreter(Run &run, EventLoop &loop, qint64 spinBudget);
    ~Interpreter();
    Interpreter(const Interpreter &) = delete;
    Interpreter &operator=(const Interpreter &) = delete;

    void start(); ///< creates main
    void dispatch(const Handle &handle);

    /// Why the run must end in the middle of a turn, if it must.
    const std::optional<Limits::Cut> &cut() const { return m_runtime.limits.cut(); }
    WaitGraph &waitGraph() { return m_waitGraph; }
    Runner &runner() { return m_runner; }
    Tasks &tasks() { return m_runtime.tasks; }
    /// Of a program in Python; null of one that is all steps.
    asyncio::ScriptRun *script() { return m_script.get(); }
    /// The loop has stopped: the module goes on. False when that is over.
    bool goOnAfterLoop();
    /// Text of what the run raises, 0 for nothing.
    quint32 raised();

private:
    QCoro::Task<> runTask(Task *task);
    void turn(Task &task);
    void memberDone(const Handle &handle);
    void childDone(Task &child);
    void timeoutDue(const Handle &handle);
    void callDue(const Handle &handle);
    void sleepDue(Task &task, EventLoop::TimerId timer);
    Result firstTurn(Task &task);
    Result afterWait(Task &task);
    Result doNext(Task &task);
    Result beginStep(Task &task);
    Result settle(Task &task, Result result);
    bool isOver(const Task &task) const;
    void end(Task &task);

    objects::Heap m_heap; ///< of what programs in Python make; tasks refer to it
    Runtime m_runtime;
    Steps m_steps;
    WaitGraph m_waitGraph;
    Runner m_runner;
    std::unique_ptr<asyncio::ScriptRun> m_script;
    bool m_isLeaving = false; ///< parked coroutines are being sent home
};

} // namespace signalbox
