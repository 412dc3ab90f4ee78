// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/leavingorder.h"
#include "engine/replay/line.h"
#include "engine/replay/pages.h"
#include "engine/replay/resourceview.h"
#include "engine/replay/scopeview.h"
#include "engine/replay/taskview.h"
#include "engine/trace/run.h"

#include <QList>
#include <QSet>

#include <vector>

namespace signalbox {

/// One edge of a deadlock's cycle: \c waiter waits for something that \c holder has.
struct DeadlockEdge {
    TaskId waiter = TaskId::None;
    Verb verb = Verb::Acquire;
    quint32 object = kNone;
    TaskId holder = TaskId::None;
    bool operator==(const DeadlockEdge &) const = default;
};

/// What the steps of a program add to the facts that stand in them.
struct StepTrait {
    qint64 priority = 0; ///< Put
    bool putsSentinel = false;
    bool isOnFuture = false; ///< Await, Cancel
    bool operator==(const StepTrait &) const = default;
};

/// Everything at one moment of a run: what the pictures draw. A value, built by applying facts in order.
struct World {
    Micros time = 0;
    qsizetype facts = 0; ///< how many facts have been applied
    Pages<TaskView> tasks; ///< by TaskId
    std::vector<TaskId> newest; ///< by body: the task of it created last
    std::vector<ResourceView> resources; ///< as in Program::resources
    std::vector<Job> threads; ///< calls that run in threads of their own, the oldest first
    QSet<Item> sentinels; ///< items that are None
    QList<StepTrait> traits; ///< by step; all worlds of a run share it
    LeavingOrder leaving; ///< all worlds of a run share it
    qsizetype ranked = 0; ///< how many items have been put into PriorityQueues
    Pages<ScopeView> scopes; ///< by ScopeId
    TaskId running = TaskId::None;
    Line<TaskId> ready; ///< who runs next, first first
    Line<TaskId> sleepers; ///< by deadline, then by order of falling asleep
    qint64 iteration = 0;
    qint64 turns = 0;
    std::vector<DeadlockEdge> deadlock;
    std::optional<Ending> ending;

    /// Goes on by one fact. Facts must come in the order of the trace, none left out.
    void apply(const Fact &fact);
    const TaskView *task(TaskId id) const;
    /// The newest task of \a body, or null before it is created.
    const TaskView *taskOf(quint32 body) const;
    bool isSentinel(Item item) const { return sentinels.contains(item); }
    bool operator==(const World &) const = default;

private:
    struct Rule;
    static const Rule kRules[];

    void createTask(const Fact &fact);
    void putItem(const Fact &fact);
    void enterScope(const Fact &fact);
    void exitScope(const Fact &fact);
    void expireScope(const Fact &fact);
    void abortGroup(const Fact &fact);
    void joinScope(const Fact &fact);
    void beginJob(const Fact &fact);
    void endJob(const Fact &fact);
    void addEdge(const Fact &fact);
    void endRun(const Fact &fact);

    void beginTurn(TaskView &task, const Fact &fact);
    void makeReady(TaskView &task, const Fact &fact);
    void wake(TaskView &task, const Fact &fact);
    void beginWait(TaskView &task, const Fact &fact);
    void takeResult(TaskView &task, const Fact &fact);
    void delaySleep(const Fact &fact);
    void askToCancel(TaskView &task, const Fact &fact);
    void strike(TaskView &task, const Fact &fact);
    void uncancel(TaskView &task, const Fact &fact);
    void raise(TaskView &task, const Fact &fact);
    void endTask(TaskView &task, const Fact &fact);
    void giveItem(TaskView &task, const Fact &fact);
    void takeItem(TaskView &task, const Fact &fact);
    void finishItem(TaskView &task, const Fact &fact);

    const StepTrait &trait(quint32 step) const;
    void enter(TaskView &task, TaskState state, const Fact &fact);
    void joinLine(const TaskView &task);
    void leaveLine(const TaskView &task);
    Line<TaskId> *lineOf(const TaskView &task);
    std::size_t placeInLine(const Line<TaskId> &line, const TaskView &task) const;
};

/// The world before the first fact of \a run.
World initialWorld(const Run &run);

} // namespace signalbox
