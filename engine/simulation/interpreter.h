// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/simulation/primitive.h"
#include "engine/simulation/taskgroups.h"

namespace signalbox {

/// Executes the steps of a program: the one place that knows both programs and tasks. Every task is one
/// coroutine that runs steps until one must wait, and parks.
class Interpreter {
public:
    /// \a run receives names and texts; its program must stay as it is.
    Interpreter(Run &run, EventLoop &loop, qint64 stepBudget);
    ~Interpreter();
    Interpreter(const Interpreter &) = delete;
    Interpreter &operator=(const Interpreter &) = delete;

    void start(); ///< creates main
    void dispatch(const Handle &handle);
    void cancelAll(); ///< what asyncio.run() does with tasks that are left when main has returned

    bool mainHasReturned() const { return m_mainHasReturned; }
    bool allDone() const;
    /// The task that spun through the step budget while time stood still, or null.
    const Task *busyTask() const { return m_busy; }
    /// Who waits for whom, when nobody can go on: the cycle, else everyone who is parked.
    void recordDeadlock();
    bool recordCycle(); ///< false, and nothing recorded, when there is none

private:
    QCoro::Task<> runTask(Task *task);
    void turn(Task &task);
    Result firstTurn(Task &task);
    Result afterWait(Task &task);
    Result doNext(Task &task);
    bool isOver(const Task &task) const;
    void end(Task &task);

    Result beginStep(Task &task);
    Result sleep(Task &task, const ProgramStep &step);
    Result spawn(Task &task, const ProgramStep &step);
    Result awaitTask(Task &task, const ProgramStep &step);
    Result cancelTask(Task &task, const ProgramStep &step);
    Result raise(Task &task, const ProgramStep &step);
    Result waitAll(Task &task);
    Result enter(Task &task, Scope *scope = nullptr);
    Result finishAwait(Task &task, const Task &awaited);

    Result leaveFrame(Task &task);
    Result leaveTry(Task &task, Frame &frame);
    Result enterHandler(Task &task, Frame &frame, quint32 handler);
    quint32 handlerFor(const Task &task, const Frame &frame) const;
    quint32 finallyOf(const Frame &frame) const;
    Result settleStep(Task &task, Result result);
    Result settleFrame(Task &task, Result result);
    void noteFailure(Task &task);

    const ProgramStep &stepAt(quint32 at) const { return m_program.steps[at]; }
    Micros draw(Task &task, const Duration &duration);
    Task &create(quint32 body, Task *creator, Group *group);
    quint32 textIndex(const QString &text);
    Result fail(Task &task, const QString &error);
    Group *innermostGroup(Task &task) const;
    std::vector<const Task *> blockersOf(const Task &task) const;

    Run &m_run;
    const Program &m_program;
    EventLoop &m_loop;
    Tasks m_tasks;
    std::vector<std::unique_ptr<Primitive>> m_primitives; ///< as Program::resources
    std::vector<std::unique_ptr<Scope>> m_scopes; ///< by ScopeId; kept, as timers point into them
    std::vector<quint32> m_instances; ///< tasks created so far, by body
    const qint64 m_stepBudget;
    qint64 m_stepsLeft;
    Micros m_stepsCountedAt = 0;
    const Task *m_busy = nullptr;
    bool m_mainHasReturned = false;
    bool m_isLeaving = false; ///< parked coroutines are being sent home
};

} // namespace signalbox
