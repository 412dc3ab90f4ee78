// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/line.h"
#include "engine/replay/pages.h"
#include "engine/trace/trace.h"

#include <QSet>

#include <vector>

namespace signalbox {

enum class TaskState : quint8 { Ready, Running, Sleeping, Waiting, Returned, Raised, Cancelled };
constexpr bool isDone(TaskState state)
{
    return state >= TaskState::Returned;
}

/// A task at one moment.
struct TaskView {
    TaskId id = TaskId::None;
    quint32 body = 0;
    TaskId parent = TaskId::None;
    ScopeId group = ScopeId::None; ///< the TaskGroup that created it
    ScopeId memberOf = ScopeId::None; ///< the call that waits for it (gather, wait, shield, …), the last one
    TaskState state = TaskState::Ready;
    Micros created = 0;
    Micros since = 0; ///< start of the present state
    qsizetype sinceFact = 0; ///< the fact in the trace that began it
    Micros until = -1; ///< Sleeping: the deadline
    /// What it waits for or, when it goes on, has waited for last. Cancelled: where CancelledError struck.
    Verb verb = Verb::Sleep;
    quint32 object = kNone; ///< with it: resource, task or scope
    bool isFuture = false; ///< Await: the object is a future's resource, not a task
    quint32 step = kNone; ///< the program step it is in
    Micros cancelRequested = -1; ///< when last asked to cancel, -1 for never
    Micros cancelDelivered = -1; ///< when CancelledError struck last, -1 for never
    Verb struckVerb = Verb::Sleep; ///< where it struck
    quint32 struckObject = kNone;
    bool struckFuture = false;
    TaskId cancelledBy = TaskId::None; ///< who asked last
    ScopeId cancelScope = ScopeId::None; ///< the scope that asked, where one did
    CancelCause cancelCause = CancelCause::Task;
    quint32 cancelMessage = 0; ///< what was said with it: index into Run::texts, 0 for nothing
    int cancelling = 0; ///< requests to cancel that have not been taken back
    quint32 error = 0; ///< the exception raised last: index into Run::texts
    quint32 result = 0; ///< Returned: the text of what it returned, an index into Run::texts, 0 for None
    /// The fact that gave it a result last, by an await, a result() or a call that waits for several; -1 for
    /// none. Its amount is the text.
    qsizetype takenFact = -1;
    Item hand; ///< got last; the next put passes it on and the next task_done drops it, whatever the queue;
               ///< number 0 for none
    quint32 puts = 0; ///< items put so far
    quint32 gets = 0;
    quint32 done = 0; ///< task_done calls so far

    bool operator==(const TaskView &) const = default;
};

/// A lock or permit in somebody's hands.
struct Holding {
    TaskId task = TaskId::None;
    Micros since = 0;
    bool operator==(const Holding &) const = default;
};

/// A call that a worker thread is busy with. It goes on when the task that waits for it is cancelled.
struct Job {
    quint32 worker = 0;
    quint32 number = 0; ///< its own, among all jobs of the run
    TaskId task = TaskId::None; ///< who waits for it, or did
    Micros since = 0;
    bool operator==(const Job &) const = default;
};

/// What a task has read from a counter and may write back.
struct Reading {
    TaskId task = TaskId::None;
    qint64 value = 0;
    TaskId overwritten = TaskId::None; ///< who has changed the counter since; None while it is still true
    bool isUsed = false; ///< it has been written back
    bool operator==(const Reading &) const = default;
};

/// The last write to a counter that rested on an old value, so that another's change was lost.
struct LostUpdate {
    TaskId by = TaskId::None; ///< None for none
    TaskId victim = TaskId::None; ///< whose change was lost
    qint64 over = 0; ///< what stood there
    qint64 wrote = 0;
    Micros time = 0;
    bool operator==(const LostUpdate &) const = default;
};

/// A resource at one moment. Lines are in waking order; a task leaves its line when it is woken.
struct ResourceView {
    NodeKind kind = NodeKind::Queue;
    QueueOrder order = QueueOrder::Fifo;
    Line<Item> items; ///< Queue: next one first
    Line<qint64> priorities; ///< PriorityQueue: of the items
    Line<TaskId> putters; ///< Queue: waiting to put
    Line<TaskId> waiters; ///< Queue: waiting to get; Lock, Semaphore, Condition: to acquire; Event: for set;
                          ///< Barrier: for the others; Future: for its result; Executor: for a worker
    Line<TaskId> joiners; ///< Queue: waiting in join()
    Line<TaskId> room; ///< Condition: waiting to be notified
    std::vector<Holding> holders; ///< Lock, Semaphore, Condition: the oldest first. A release by anybody else
                                  ///< takes the oldest holding away.
    std::vector<Job> jobs; ///< Executor: those that run, by worker
    std::vector<Reading> readings; ///< Counter: the last of every task, by task
    LostUpdate lost; ///< Counter
    int losses = 0; ///< Counter: updates lost so far
    qint64 value = 0; ///< Counter: what it holds; Barrier: how many wait in it
    TaskId readBy = TaskId::None; ///< Counter: who read last
    BarrierState barrier = BarrierState::Filling;
    Outcome outcome = Outcome::Returned; ///< Future, once it is set
    quint32 error = 0; ///< Future: text of its exception
    quint32 result = 0; ///< Future: text of its result, 0 for None
    qint64 unfinished = 0; ///< Queue: put and not yet task_done
    qint64 puts = 0;
    qint64 gets = 0;
    qint64 free = 0; ///< Semaphore: permits, more than at the start where somebody released what it did not
                     ///< hold; Lock: 1 while nobody holds it
    bool isSet = false; ///< Event; Future: done
    Micros since = 0; ///< last change of items, holders, the flag, the value or the state
    TaskId changedBy = TaskId::None; ///< who changed it then
    int wokeLast = 0; ///< Event: tasks woken by the last set; Condition: by the last notify
    Micros notified = -1; ///< Condition: when last, -1 for never
    TaskId notifier = TaskId::None; ///< Condition: who did

    bool operator==(const ResourceView &) const = default;
};

struct ScopeView {
    TaskId owner = TaskId::None;
    Verb verb = Verb::Group;
    quint32 step = kNone;
    Micros entered = 0;
    Micros deadline = -1; ///< of a timeout
    quint32 members = 0; ///< tasks and futures that a call waits for
    Micros expired = -1;
    Micros aborted = -1; ///< Group: when it began to cancel what was left
    TaskId culprit = TaskId::None; ///< Group: whose failure aborted it
    Micros exited = -1;
    Outcome outcome = Outcome::Returned;
    quint32 result = 0; ///< text of what the call gave when it was left, 0 for None

    bool operator==(const ScopeView &) const = default;
};

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
    QSet<qint64> sentinels; ///< items, packed, that are None
    QList<StepTrait> traits; ///< by step; all worlds of a run share it
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
    bool isSentinel(Item item) const { return sentinels.contains(item.packed()); }
    bool operator==(const World &) const = default;

private:
    void applyToTask(TaskView &task, const Fact &fact);
    void applyCancelling(TaskView &task, const Fact &fact);
    void applyToResource(TaskView &task, const Fact &fact);
    static void applyToState(ResourceView &resource, const Fact &fact);
    void applyToScope(const Fact &fact);
    void applyJob(const Fact &fact);
    const StepTrait &trait(quint32 step) const;
    void create(const Fact &fact);
    void enter(TaskView &task, TaskState state, const Fact &fact);
    void joinLine(const TaskView &task);
    void leaveLine(const TaskView &task);
    Line<TaskId> *lineOf(const TaskView &task);
    std::size_t placeInLine(const Line<TaskId> &line, const TaskView &task) const;
};

/// The world before the first fact.
World initialWorld(const Program &program);

} // namespace signalbox
