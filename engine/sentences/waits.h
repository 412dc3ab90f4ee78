// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/messages/message.h"
#include "engine/sentences/moment.h"

namespace signalbox {

/// What a task can wait for.
enum class Goal : quint8 {
    Room, ///< in a queue
    Item,
    Marks, ///< of a queue's last items: join()
    Turn, ///< at a lock or semaphore
    Notify, ///< in a condition
    Others, ///< at a barrier
    Flag, ///< of an event
    Thread, ///< a call in a thread of its own
    Worker, ///< a call on a worker
    Future, ///< to be set
    Task, ///< to end
    Members, ///< of a scope, or main's tasks
};

Goal goalOf(const World &world, const TaskView &task);

/// Why a task waits at a moment, and how that comes to its end.
class Wait {
public:
    /// Both must outlive it.
    Wait(const Moment &moment, const TaskView &task);

    /// "cook waits to put item 3 into queue window, which is full (5 of 5) since 1.05 s", and what whom it
    /// waits for does meanwhile.
    QStringList reason() const;
    /// "to get from queue window", as in "ended its wait to get from queue window".
    QString brief() const;
    /// Clauses: "it is next in line", "it goes on when cook takes an item at 1.20 s".
    QStringList outlook() const;
    bool isCancelled() const { return m_end.isCancelled; } ///< that is how it ends
    /// The last of them: "it is cancelled at 1.20 s".
    QString ending() const;

private:
    /// How it ends, read ahead in the trace.
    struct End {
        Micros time = -1; ///< -1: not in this trace
        TaskId by = TaskId::None;
        bool isCancelled = false;
        ScopeId scope = ScopeId::None; ///< that cancels it
        Item item; ///< that it then puts or gets
    };
    End findEnd() const;
    QString cancelledEnd() const;
    QString itemEnd() const;
    QString barrierEnd() const;
    QString futureEnd() const;
    QString taskEnd() const;
    QString never() const;
    QString roomReason() const;
    QString turnReason() const;
    QString permitReason() const;
    QString workerReason() const;
    QString membersReason() const;
    QString itemInHand() const;
    QString membersWords() const;
    QString place() const;
    /// The job that a worker does for the task, or null while it is queued.
    const Job *job() const;
    QString fillReason(const QString &pattern, QList<Place> places = {}) const;

    const Moment &m_moment;
    const TaskView &m_task;
    const Goal m_goal;
    const ResourceView *const m_resource; ///< null where it waits for none
    const End m_end;
};

/// "soup sleeps until 1.50 s", "soup waits for lock oven": what somebody does, in a few words.
QString stateWords(const Moment &moment, const TaskView &task);

} // namespace signalbox
