// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

#include <memory>
#include <utility>
#include <vector>

namespace signalbox {

/// Counts tasks in the order of their creation; `main` is 0.
enum class TaskId : quint32 { Main = 0, None = 0xffffffffu };
/// Counts entered scopes of a run: TaskGroup, timeout, and every call that waits for several things (gather,
/// wait, as_completed, shield, wait_for).
enum class ScopeId : quint32 { None = 0xffffffffu };

constexpr quint32 index(TaskId id)
{
    return static_cast<quint32>(id);
}
constexpr quint32 index(ScopeId id)
{
    return static_cast<quint32>(id);
}

/// An item in a queue: who made it and its number among that task's items, from 1.
struct Item {
    TaskId maker = TaskId::None;
    quint32 number = 0;

    constexpr qint64 packed() const { return (qint64(quint32(maker)) << 32) | number; }
    static constexpr Item unpacked(qint64 bits)
    {
        return {TaskId(quint32(quint64(bits) >> 32)), quint32(bits)};
    }
    bool operator==(const Item &) const = default;
};

/// Where the values of some of a task's items come from, see ItemValues: of item \c first and those after it.
/// A sentinel comes from nowhere.
struct ItemSource {
    quint32 first = 0;
    quint32 from = 0; ///< a text of the program; of numbered items the body of whoever made them
    quint32 number = 0; ///< of the first one, each counts one more; 0 where the text is the value
    bool isOfRun = false; ///< the text is one of the run's: a result that was put

    bool operator==(const ItemSource &) const = default;
};

/// What a fact says. In brackets: the meaning of Fact::object and Fact::amount where they have one. The text
/// of a result is Python's repr(); none stands for None, and for a list of nothing else.
enum class FactKind : quint8 {
    TaskCreated, ///< joins the ready line [object: creator; amount: body, and the group's scope << 32]
    TurnBegan, ///< the loop runs the task [amount: iteration of the loop]
    Yielded, ///< ends the turn: sleep(0), back to the end of the ready line
    WaitBegan, ///< ends the turn: parked on verb [object: resource, task or scope; amount: deadline of a
               ///< Sleep]
    Woken, ///< joins the ready line: what it waited for came true [object: the task that did it, or None;
           ///< flag 1: to be cancelled]
    WaitEnded, ///< in its own turn the task goes on after a wait on verb [object; amount, of an Await: text
               ///< of the result]
    StepBegan, ///< a step that leaves no other fact [Cpu: amount is how long; Log: amount is the text; else
               ///< object: what it acts on; amount, of a Result: its text]
    ItemPut, ///< [object: queue; amount: Item; flag 1: it cannot be ordered, so that the put raises, but it
             ///< is in]
    ItemGot, ///< [object: queue; amount: Item; flag 1: the get raises for that reason, and it is lost]
    TaskDoneCalled, ///< [object: queue; amount: unfinished items left]
    Acquired, ///< [object: lock, semaphore or condition; amount: permits left]
    Released, ///< [object: lock, semaphore or condition; amount: permits free; verb Acquire: given back by a
              ///< task cancelled before it took it]
    EventSet, ///< [object: event]
    EventCleared, ///< [object: event]
    ScopeEntered, ///< verb Group or Timeout [object: scope; amount: deadline of a Timeout]
    ScopeExited, ///< [object: scope; verb of the scope; flag: how; amount: text of the result, of
                 ///< as_completed a list of all in the order in which they came]
    TimeoutExpired, ///< the timer of a scope fired; task: whose scope [object: scope]
    GroupAborting, ///< a group cancels what is left; task: whose group [object: scope; amount: task that
                   ///< failed or None]
    CancelRequested, ///< task.cancel() was called on task [object: asking task or None; amount:
                     ///< CancelDetail; flag: CancelCause]
    CancelDelivered, ///< CancelledError is thrown into the task where it stood on verb [object: what it
                     ///< waited for; amount: text of the message]
    ErrorRaised, ///< an exception begins in the task [amount: text]
    ErrorCaught, ///< an except clause took it [amount: text]
    TaskEnded, ///< ends the turn [flag: Outcome; amount: text of the exception or of what it returned]
    Notified, ///< [object: condition; amount: how many tasks it wakes]
    BarrierChanged, ///< [object: barrier; flag: BarrierState; amount: tasks inside]
    FutureDone, ///< [object: future; flag: Outcome; amount: text of the exception or of the result]
    CounterRead, ///< [object: counter; amount: value]
    CounterWritten, ///< [object: counter; amount: value]
    ScopeMember, ///< a task or future is waited for by a scope of \c task [object: scope; amount: the task,
                 ///< or the future's resource; flag: 1 for a future]
    Uncancelled, ///< [amount: requests to cancel that are left]
    JobBegan, ///< a worker takes a call; task: who waits for it [object: executor, or none for to_thread's;
              ///< amount: worker | job << 32]
    JobEnded, ///< [as JobBegan]
    NeverAwaited, ///< a coroutine was made and dropped [amount: body]
    NeverRetrieved, ///< at the end: nobody asked for the exception of task, or of a future [object: none, or
                    ///< the future; amount: text]
    DeadlockEdge, ///< task waits for verb [object: resource or task; amount: the task it is held by or None]
    RunEnded, ///< the last fact [flag: Ending; task and step of a busy loop; amount: text it raises]
};
inline constexpr int kFactKindCount = 36;

enum class Outcome : quint8 { Returned, Raised, Cancelled };
/// Who asked: a step, an aborting group, a timeout, the end of main, an outer future whose cancellation
/// reaches its children (gather, wait_for).
enum class CancelCause : quint8 { Task, Group, Timeout, Shutdown, Outer };
enum class BarrierState : quint8 { Filling, Draining, Resetting, Broken };

/// CancelRequested packs two things into Fact::amount.
struct CancelDetail {
    ScopeId scope = ScopeId::None; ///< that asks
    quint32 message = 0; ///< text; 0 for none

    constexpr qint64 packed() const { return qint64((quint64(message) << 32) | quint32(scope)); }
    static constexpr CancelDetail unpacked(qint64 bits)
    {
        return {ScopeId(quint32(quint64(bits))), quint32(quint64(bits) >> 32)};
    }
};
/// Finished: asyncio.run() did, as a rule because main had. TooLong: cut after Limits::kMostFacts, or
/// Limits::kMostText.
enum class Ending : quint8 { Finished, Deadlock, BusyLoop, Horizon, TooLong };

/// One thing that happened. Thirty-two bytes; with all facts before it, enough to redraw the world.
struct Fact {
    Micros time = 0;
    qint64 amount = 0;
    TaskId task = TaskId::None;
    quint32 object = 0xffffffffu;
    quint32 step = 0xffffffffu; ///< the program step the task is in
    FactKind kind = FactKind::TurnBegan;
    Verb verb = Verb::Sleep;
    quint8 flag = 0;
    quint8 unused = 0;

    bool operator==(const Fact &) const = default;
};
static_assert(sizeof(Fact) == 32, "a fact is at most 32 bytes: traces of millions of them stay in memory");

inline constexpr quint32 kNone = 0xffffffffu;

/// The append-only record of a run, comparable with ==. Facts stand in fixed blocks, so appending never moves
/// them and a trace of a million facts costs no copies.
class Trace {
public:
    static constexpr qsizetype kBlock = 2048; // 64 KiB

    Trace() = default;
    ~Trace() { clear(); }
    Trace(const Trace &other) { *this = other; }
    Trace &operator=(const Trace &other);
    Trace(Trace &&other) noexcept { *this = std::move(other); }
    Trace &operator=(Trace &&other) noexcept
    {
        clear();
        m_blocks.swap(other.m_blocks);
        m_size = std::exchange(other.m_size, 0);
        m_next = std::exchange(other.m_next, nullptr);
        return *this;
    }

    Fact &append()
    {
        if (std::size_t(m_size++) % std::size_t(kBlock) == 0)
            beginBlock();
        return *m_next++;
    }

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    const Fact &operator[](qsizetype at) const
    {
        return m_blocks[std::size_t(at / kBlock)][std::size_t(at % kBlock)];
    }
    const Fact &back() const { return (*this)[m_size - 1]; }
    Micros endTime() const { return isEmpty() ? 0 : back().time; }

    /// How many facts have happened by \a time, those at that very moment included.
    qsizetype countUntil(Micros time) const;

    bool operator==(const Trace &other) const;

private:
    void beginBlock();
    void clear() noexcept;

    std::vector<std::unique_ptr<Fact[]>> m_blocks;
    qsizetype m_size = 0;
    Fact *m_next = nullptr; ///< where the next one goes, unless that begins a block
};

/// A program with what came of running it.
struct Run {
    Program program;
    Trace trace;
    QStringList taskNames; ///< by TaskId; a body spawned more than once gives "cook", "cook#2", …
    QStringList texts; ///< the first is empty; what Fact::amount of errors and logs indexes
    std::vector<std::vector<ItemSource>> items; ///< by TaskId, in the order of their items

    bool hasEnded() const { return !trace.isEmpty() && trace.back().kind == FactKind::RunEnded; }
    Ending ending() const { return Ending(trace.back().flag); } ///< of a run that has ended
    QString taskName(TaskId id) const;
    /// "lock oven", "queue window", "task cook-1"; of an Await or Cancel \a step tells tasks from futures.
    QString objectName(Verb verb, quint32 object, quint32 step = kNone) const;

    bool operator==(const Run &) const = default;
};

/// The trace as JSON lines, the form of `signalbox run --trace`: one object a fact, names instead of numbers.
QByteArray toJsonLines(const Run &run);
/// The trace for people and golden files: one aligned line a fact.
QString toText(const Run &run);
QString factText(const Run &run, qsizetype at);

} // namespace signalbox
