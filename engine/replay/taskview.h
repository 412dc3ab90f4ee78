// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/fact.h"

namespace signalbox {

enum class TaskState : quint8 { Ready, Running, Sleeping, Waiting, Returned, Raised, Cancelled };
constexpr bool isDone(TaskState state)
{
    return state >= TaskState::Returned;
}
constexpr TaskState stateAfter(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Returned:
        return TaskState::Returned;
    case Outcome::Raised:
        return TaskState::Raised;
    case Outcome::Cancelled:
        return TaskState::Cancelled;
    }
    Q_UNREACHABLE();
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

    /// What it does at \a now. Who sleeps though its timer is due is ready: the loop has not come to it yet.
    TaskState stateAt(Micros now) const
    {
        const bool isDue = state == TaskState::Sleeping && until >= 0 && until <= now;
        return isDue ? TaskState::Ready : state;
    }

    bool operator==(const TaskView &) const = default;
};

} // namespace signalbox
