// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <iterator>

namespace signalbox {

/// Counts tasks in the order of their creation; `main` is 0.
enum class TaskId : quint32 { Main = 0, None = kNone };
/// Counts entered scopes of a run: TaskGroup, timeout, and every call that waits for several things (gather,
/// wait, as_completed, shield, wait_for).
enum class ScopeId : quint32 { None = kNone };

constexpr quint32 index(TaskId id)
{
    return static_cast<quint32>(id);
}
constexpr quint32 index(ScopeId id)
{
    return static_cast<quint32>(id);
}

/// What a fact says. What else it tells stands in its row of kFactRows; in brackets what is not plain from
/// there. The text of a result is Python's repr(); none stands for None, and for a list of nothing else.
enum class FactKind : quint8 {
    TaskCreated, ///< joins the ready line [by: creator]
    TurnBegan, ///< the loop runs the task
    Yielded, ///< ends the turn: sleep(0), back to the end of the ready line
    WaitBegan, ///< ends the turn: parked on verb [deadline: of a Sleep]
    Woken, ///< joins the ready line: what it waited for came true [by: the task that did it, or None]
    WaitEnded, ///< in its own turn the task goes on after a wait on verb [text: the result of an Await]
    StepBegan, ///< leaves no other fact [duration: of Cpu, Block and DelayWait; text: of a Log, or the
               ///< result of a Result]
    ItemPut, ///< [raises: it cannot be ordered, so that the put raises, but it is in]
    ItemGot, ///< [raises: the get raises for that reason, and the item is lost]
    TaskDoneCalled, ///< [unfinished: items left]
    Acquired, ///< a lock, semaphore or condition [permits: left]
    Released, ///< [permits: free now; verb Acquire: given back by a task cancelled before it took it]
    EventSet,
    EventCleared,
    ScopeEntered, ///< verb Group or Timeout or a call of several [deadline: where it has a limit]
    ScopeExited, ///< [verb: of the scope; text: of the result, of as_completed a list of all in the order in
                 ///< which they came]
    TimeoutExpired, ///< the timer of a scope fired; task: whose scope
    GroupAborting, ///< a group cancels what is left; task: whose group [culprit: task that failed or None]
    CancelRequested, ///< task.cancel() was called on task [by: asking task or None]
    CancelDelivered, ///< CancelledError is thrown into the task where it stood on verb [text: the message]
    ErrorRaised, ///< an exception begins in the task
    ErrorCaught, ///< an except clause took it
    TaskEnded, ///< ends the turn [text: of the exception or of what it returned]
    Notified, ///< a condition [wakes: how many tasks]
    BarrierChanged, ///< [inside: how many tasks]
    FutureDone, ///< [text: of the exception or of the result]
    CounterRead,
    CounterWritten,
    ScopeMember, ///< a task or future is waited for by a scope of task
    Uncancelled, ///< [requestsLeft: to cancel]
    JobBegan, ///< a worker takes a call; task: who waits for it [resource: executor, or none for to_thread's]
    JobEnded, ///< [as JobBegan]
    NeverAwaited, ///< a coroutine was made and dropped
    NeverRetrieved, ///< at the end: nobody asked for the exception of task, or of a future [resource: none,
                    ///< or the future]
    DeadlockEdge, ///< task waits for verb [object: resource or task; holder: the task it is held by or None]
    RunEnded, ///< the last fact [task and step of a busy loop; text: what it raises]. The last kind as well.
};
inline constexpr int kFactKindCount = int(FactKind::RunEnded) + 1;

enum class Outcome : quint8 { Returned, Raised, Cancelled };
/// Who asked: a step, an aborting group, a timeout, the end of main, an outer future whose cancellation
/// reaches its children (gather, wait_for).
enum class CancelCause : quint8 { Task, Group, Timeout, Shutdown, Outer };
enum class BarrierState : quint8 { Filling, Draining, Resetting, Broken };
/// Finished: asyncio.run() was. TooLong: cut by Limits::kMostFacts and its like.
/// Stopped: by a person, at a place that nothing in the program says.
enum class Ending : quint8 { Finished, Deadlock, BusyLoop, Horizon, TooLong, Stopped };

/// What a kind of fact is about besides its task. OfVerb: what the verb acts on, resource, task or scope.
enum class FactObject : quint8 { None, Task, Resource, Scope, OfVerb };
/// What a kind of fact counts, or refers to. OfStep: Duration or Text, by the verb.
enum class FactAmount : quint8 {
    None,
    Body, ///< and the TaskGroup that creates a task of it
    Iteration,
    Deadline,
    Duration,
    Text,
    OfStep,
    Item,
    Unfinished,
    Permits,
    Task,
    Request, ///< which scope asks to cancel, and saying what
    Wakes,
    Inside,
    Value,
    Member,
    RequestsLeft,
    Job,
};
/// How it was.
enum class FactFlag : quint8 { None, ToCancel, Raises, Outcome, Cause, Barrier, IsFuture, Ending };

/// What the facts of one kind say: which accessors of Fact they have.
struct FactRow {
    FactKind kind;
    const char *key; ///< in JSON lines
    FactObject object = FactObject::None;
    FactAmount amount = FactAmount::None;
    FactFlag flag = FactFlag::None;
};

inline constexpr FactRow kFactRows[] = {
    {FactKind::TaskCreated, "task_created", FactObject::Task, FactAmount::Body},
    {FactKind::TurnBegan, "turn_began", FactObject::None, FactAmount::Iteration},
    {FactKind::Yielded, "yielded"},
    {FactKind::WaitBegan, "wait_began", FactObject::OfVerb, FactAmount::Deadline},
    {FactKind::Woken, "woken", FactObject::Task, FactAmount::None, FactFlag::ToCancel},
    {FactKind::WaitEnded, "wait_ended", FactObject::OfVerb, FactAmount::Text},
    {FactKind::StepBegan, "step_began", FactObject::OfVerb, FactAmount::OfStep},
    {FactKind::ItemPut, "item_put", FactObject::Resource, FactAmount::Item, FactFlag::Raises},
    {FactKind::ItemGot, "item_got", FactObject::Resource, FactAmount::Item, FactFlag::Raises},
    {FactKind::TaskDoneCalled, "task_done_called", FactObject::Resource, FactAmount::Unfinished},
    {FactKind::Acquired, "acquired", FactObject::Resource, FactAmount::Permits},
    {FactKind::Released, "released", FactObject::Resource, FactAmount::Permits},
    {FactKind::EventSet, "event_set", FactObject::Resource},
    {FactKind::EventCleared, "event_cleared", FactObject::Resource},
    {FactKind::ScopeEntered, "scope_entered", FactObject::Scope, FactAmount::Deadline},
    {FactKind::ScopeExited, "scope_exited", FactObject::Scope, FactAmount::Text, FactFlag::Outcome},
    {FactKind::TimeoutExpired, "timeout_expired", FactObject::Scope},
    {FactKind::GroupAborting, "group_aborting", FactObject::Scope, FactAmount::Task},
    {FactKind::CancelRequested, "cancel_requested", FactObject::Task, FactAmount::Request, FactFlag::Cause},
    {FactKind::CancelDelivered, "cancel_delivered", FactObject::OfVerb, FactAmount::Text},
    {FactKind::ErrorRaised, "error_raised", FactObject::None, FactAmount::Text},
    {FactKind::ErrorCaught, "error_caught", FactObject::None, FactAmount::Text},
    {FactKind::TaskEnded, "task_ended", FactObject::None, FactAmount::Text, FactFlag::Outcome},
    {FactKind::Notified, "notified", FactObject::Resource, FactAmount::Wakes},
    {FactKind::BarrierChanged, "barrier_changed", FactObject::Resource, FactAmount::Inside,
     FactFlag::Barrier},
    {FactKind::FutureDone, "future_done", FactObject::Resource, FactAmount::Text, FactFlag::Outcome},
    {FactKind::CounterRead, "counter_read", FactObject::Resource, FactAmount::Value},
    {FactKind::CounterWritten, "counter_written", FactObject::Resource, FactAmount::Value},
    {FactKind::ScopeMember, "scope_member", FactObject::Scope, FactAmount::Member, FactFlag::IsFuture},
    {FactKind::Uncancelled, "uncancelled", FactObject::None, FactAmount::RequestsLeft},
    {FactKind::JobBegan, "job_began", FactObject::Resource, FactAmount::Job},
    {FactKind::JobEnded, "job_ended", FactObject::Resource, FactAmount::Job},
    {FactKind::NeverAwaited, "never_awaited", FactObject::None, FactAmount::Body},
    {FactKind::NeverRetrieved, "never_retrieved", FactObject::Resource, FactAmount::Text},
    {FactKind::DeadlockEdge, "deadlock_edge", FactObject::OfVerb, FactAmount::Task},
    {FactKind::RunEnded, "run_ended", FactObject::None, FactAmount::Text, FactFlag::Ending},
};

/// Whether a table has one row a kind of fact, each in its place: \a rows is an array of structs that begin
/// with the kind. For a static_assert beside every such table.
template <typename Row, std::size_t size> constexpr bool hasRowOfEveryKind(const Row (&rows)[size])
{
    for (std::size_t at = 0; at < size; ++at) {
        if (rows[at].kind != FactKind(at))
            return false;
    }
    return size == std::size_t(kFactKindCount);
}
static_assert(hasRowOfEveryKind(kFactRows), "every kind of fact has a row, in the order of FactKind");

constexpr const FactRow &rowOf(FactKind kind)
{
    return kFactRows[std::size_t(kind)];
}

} // namespace signalbox
