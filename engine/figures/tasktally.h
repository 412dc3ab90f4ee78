// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/workfigures.h"
#include "engine/replay/taskview.h"

#include <optional>

namespace signalbox {

/// What a task waits for: the same wait goes on where it is woken and, at that moment, waits for the same
/// again.
struct AwaitedThing {
    Verb verb = Verb::Sleep;
    quint32 object = kNone; ///< as Fact::object
    quint32 step = kNone;

    bool operator==(const AwaitedThing &) const = default;
};

/// A wait that is over, or goes on at the end.
struct ToldWait {
    AwaitedThing thing;
    Micros begin = 0;
    Micros end = 0;
    bool isCancelled = false;
};

/// Goes through the states of one task and sums up the time in each that lies between two moments.
class TaskTally {
public:
    TaskTally() = default;
    TaskTally(quint32 body, Micros created)
        : m_body(body)
        , m_since(created)
        , m_partSince(created)
    {
    }

    quint32 body() const { return m_body; }
    TaskState state() const { return m_state; }
    const AwaitedThing &thing() const { return m_thing; } ///< that it waits for, or has waited for last
    Micros waitedSince() const { return m_waitBegin; }
    /// Whether any of it lies behind \a from: it has not ended before.
    bool livedAt(Micros from) const { return !isDone(m_state) || m_since >= from; }

    /// A fact that ends a state of the task. Gives the wait that is now known to be over: nothing can
    /// continue it any more.
    std::optional<ToldWait> enter(TaskState state, const Fact &fact, Micros from);
    /// A step of a turn that takes time: from here on it computes, or \a verb is Block and it blocks.
    void hold(Verb verb, Micros time, Micros from);
    /// The task is served: what it waits for next is another wait.
    void goOn() { m_mayGoOn = false; }
    /// A turn of the loop.
    void countTurn() { ++m_work.turns; }
    /// The wait that the last state has left, see enter().
    std::optional<ToldWait> lastWait();
    /// Up to \a to, in the state of then.
    WorkFigures until(Micros to, Micros from) const;

private:
    static Micros &partOf(WorkFigures &work, TaskState state, Verb verb, bool blocks);
    void addTo(WorkFigures &work, Micros to, Micros from) const;
    void beginWait(const Fact &fact);

    quint32 m_body = 0;
    TaskState m_state = TaskState::Ready;
    bool m_mayGoOn = false;
    Micros m_since = 0;
    Micros m_partSince = 0; ///< what lies before is summed up
    bool m_blocks = false; ///< Running: in a blocking call
    Micros m_due = -1; ///< Sleeping: when its timer is
    Micros m_waitBegin = 0; ///< of the wait that it is in, which may have gone on before its present state
    AwaitedThing m_thing;
    std::optional<ToldWait> m_ended; ///< by a waking, and it may still turn out to go on
    WorkFigures m_work;
};

/// Whether what \a verb waits for lies outside of the loop: a timer, a call in a thread or on a worker.
constexpr bool isOutside(Verb verb)
{
    return verb == Verb::Sleep || verb == Verb::ToThread || verb == Verb::RunInExecutor;
}

} // namespace signalbox
