// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/trace.h"

#include <functional>
#include <utility>
#include <vector>

namespace signalbox {

/// What the loop will do: a callback of asyncio, as a value.
struct Handle {
    enum class Kind : quint8 {
        Resume, ///< run the task's next turn [subject: task]
        SleepDue, ///< a sleep is over [subject: task]
        TimeoutDue, ///< a timeout expired [subject: scope]
        ChildDone, ///< a group hears of the end of a member [subject: task]
        MemberDone, ///< a call hears of the end of a member [subject: call; other: which]
        CallDue, ///< the timer of a call [subject: call]
        OuterDone, ///< the future that a shield returned is done [subject: call]
        JobDone, ///< the future of a job gets its result [subject: job]
        JobLeft, ///< the future of a job is done: if it was cancelled, so is the job [subject: job]
        LeftDone, ///< one of the tasks that the end of the run waits for has ended
        Callback, ///< something of a program in Python [subject: which; other: as what it is told]
        Stop, ///< run_until_complete() is to return [subject: 0 as main is done, 1 as all left tasks are]
    };
    Kind kind = Kind::Resume;
    quint32 subject = 0;
    quint32 other = 0;
    quint64 timer = 0; ///< the timer it comes from; 0 for none
};

/// What goes on outside of the loop: worker threads.
class Outside {
public:
    virtual ~Outside() = default;
    virtual std::optional<Micros> nextDeadline() const = 0;
    /// Hands over what has happened until now; the loop looks here first, then at its timers.
    virtual void look() = 0;
};

/// Virtual clock, ready FIFO and timer heap of asyncio's BaseEventLoop, and the pen that writes the trace.
///
/// One iteration (base_events.py, _run_once): due timers join the ready line, then exactly those handles run
/// that were ready when it began. Time moves only when nothing is ready. Equal deadlines fire in the order in
/// which the timers were made.
class EventLoop {
public:
    /// Names an armed timer; 0 is none. Names count up. Whoever armed it keeps the name, to cancel the timer,
    /// and to know it again when its handle runs: that may have been on its way when the timer was cancelled.
    using TimerId = quint64;

    Micros now() const { return m_now; }
    qint64 iteration() const { return m_iteration; }
    void holdFor(Micros duration) { m_now += duration; } ///< a computation that keeps the loop
    /// The same of a step, which is too short for microseconds: their sum is exact.
    void holdForStep(qint64 nanoseconds)
    {
        m_nanoseconds += nanoseconds;
        const Micros whole = m_nanoseconds / kNanosPerMicro;
        m_nanoseconds -= whole * kNanosPerMicro;
        m_heldForSteps += whole;
        m_now += whole;
    }
    Micros heldForSteps() const { return m_heldForSteps; } ///< since the beginning

    void callSoon(const Handle &handle)
    {
        if (m_readyCount == m_ready.size())
            growReady();
        m_ready[(m_readyHead + m_readyCount) & (m_ready.size() - 1)] = handle;
        ++m_readyCount;
    }
    /// Takes back what callSoon() was last given for \a subject to resume, where it has not run yet.
    void takeBackResume(quint32 subject);
    TimerId callAt(Micros when, Handle handle);
    TimerId callSoonAs(Handle handle); ///< a timer that is due at once: no trip through the heap
    /// Sets \a timer to 0. Nothing happens where it has fired already.
    void cancel(TimerId &timer)
    {
        if (timer != 0)
            forget(std::exchange(timer, 0));
    }

    /// When \a timer is due; nothing where it is none, or has fired. It looks through all timers.
    std::optional<Micros> deadlineOf(TimerId timer) const;

    void setOutside(Outside *outside) { m_outside = outside; } ///< null for none

    /// Forgets what is ready and all timers, as BaseEventLoop.close() does.
    void clear();
    bool hasReady() const { return m_readyCount > 0; }
    /// Whether the next iteration has something to do without waiting for it.
    bool hasReadyOrDue();
    /// When the next thing happens: a timer that is still wanted, or something outside.
    std::optional<Micros> nextDeadline();
    /// Begins an iteration: moves the clock if nothing is ready, and due timers into the ready line. The
    /// number of handles that belong to it.
    qsizetype beginIteration();
    Handle takeReady()
    {
        const Handle handle = m_ready[m_readyHead];
        m_readyHead = (m_readyHead + 1) & (m_ready.size() - 1);
        --m_readyCount;
        return handle;
    }

    Trace &trace() { return m_trace; }
    /// Calls \a probe once, when the trace is about to grow beyond \a size facts.
    void setProbe(qsizetype size, std::function<void()> probe)
    {
        m_probeAt = size;
        m_probe = std::move(probe);
    }
    Fact &record(FactKind kind, TaskId task, quint32 step)
    {
        if (m_trace.size() == m_probeAt) [[unlikely]]
            callProbe();
        return m_trace.append() = Fact(m_now, task, step, kind);
    }

private:
    struct Timer {
        Micros when;
        Handle handle;
    };
    // A name is a number that counts up, and below it the slot that holds the name while it is wanted.
    static constexpr int kSlotBits = 24;
    static std::size_t slotOf(TimerId timer) { return timer & ((1u << kSlotBits) - 1); }
    bool isWanted(const Timer &timer) const
    {
        return m_slots[slotOf(timer.handle.timer)] == timer.handle.timer;
    }
    TimerId nameTimer();
    void forget(TimerId timer);
    void popTimer();
    void dropUnwanted();
    void sweep();
    static bool later(const Timer &a, const Timer &b);
    void growReady();
    void callProbe(); // out of line, so that record() goes where it is called

    static constexpr qint64 kNanosPerMicro = 1000;

    Outside *m_outside = nullptr;
    Micros m_now = 0;
    Micros m_heldForSteps = 0;
    qint64 m_nanoseconds = 0; ///< of steps, which do not fill a microsecond yet
    qint64 m_iteration = 0;
    TimerId m_timersMade = 0;
    std::vector<TimerId> m_slots; ///< names of timers in the heap that are wanted; 0 for none
    std::vector<quint32> m_freeSlots;
    std::size_t m_cancelled = 0; ///< timers in the heap that are not
    std::vector<Handle> m_ready = std::vector<Handle>(64); ///< a ring; its size is a power of two
    std::size_t m_readyHead = 0;
    std::size_t m_readyCount = 0;
    std::vector<Timer> m_timers; ///< a heap, the earliest first
    Trace m_trace;
    qsizetype m_probeAt = -1;
    std::function<void()> m_probe;
};

} // namespace signalbox
