// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"
#include "engine/replay/line.h"
#include "engine/trace/fact.h"

#include <vector>

namespace signalbox {

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

/// A resource at one moment. Lines are in waking order; a task leaves its line when it is woken. Its
/// functions take over what a fact about it says.
struct ResourceView {
    NodeKind kind = NodeKind::Queue;
    QueueOrder order = QueueOrder::Fifo;
    Line<Item> items; ///< Queue: in the order in which they leave, the next one first
    Line<qint64> priorities; ///< PriorityQueue: of the items
    Line<quint32> ranks; ///< PriorityQueue: of the items, see LeavingOrder
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

    /// \a priority and \a rank (see LeavingOrder) count in a PriorityQueue only.
    void put(const Fact &fact, qint64 priority, quint32 rank);
    void get(const Fact &fact);
    void finishItem(const Fact &fact);
    void acquire(const Fact &fact);
    void release(const Fact &fact);
    void setEvent(const Fact &fact);
    void clearEvent(const Fact &fact);
    void notify(const Fact &fact);
    void changeBarrier(const Fact &fact);
    void settle(const Fact &fact);
    void readValue(const Fact &fact);
    void writeValue(const Fact &fact);
    /// Whether a worker is busy with what \a task waits for.
    bool isServing(TaskId task) const;

    bool operator==(const ResourceView &) const = default;

private:
    void change(const Fact &fact);
    void switchEvent(const Fact &fact, bool on);
};

/// \a resource before the first fact.
ResourceView initialView(const ProgramResource &resource);

/// The call of a JobBegan joins those that run: by worker where \a byWorker, else behind the others.
void beginJob(std::vector<Job> &jobs, const Fact &fact, bool byWorker);
/// That of a JobEnded leaves them.
void endJob(std::vector<Job> &jobs, const Fact &fact);

} // namespace signalbox
