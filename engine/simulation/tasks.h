// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/simulation/eventloop.h"
#include "engine/simulation/exceptiongroups.h"
#include "engine/simulation/locals.h"
#include "engine/simulation/waitqueue.h"

#include <QCoroTask>

#include <coroutine>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox {

class Group;
class Scope;

/// How a step, or a wait inside it, came out. A value instead of a thrown exception: it costs a branch, and
/// it reads like the rule it follows.
enum class Result : quint8 {
    WentOn,
    MustWait, ///< parked: the task's turn is over
    Raised, ///< Task::failure says what
    Cancelled, ///< CancelledError
    Returned, ///< a return statement on its way out
    Broke, ///< a break on its way out of the innermost loop
};

/// What an except* keeps while its clauses run one after the other (PEP 654).
struct StarState {
    FailurePart original;
    bool wasNaked = false; ///< no group: wrapped into one for whoever takes it
    FailurePart rest; ///< what no clause has taken yet; null for nothing
    std::vector<FailurePart> raised; ///< by handlers
    std::vector<FailurePart> reraised; ///< what handlers took and raised again
};

/// A step that holds others and that the task is inside of.
struct Frame {
    quint32 step = 0;
    quint32 end = 0; ///< where the part that is running ends
    qint64 round = 0; ///< of a loop: rounds done
    Scope *scope = nullptr; ///< Group, Timeout
    quint32 handler = 0; ///< Try: the Except, ExceptStar or Finally step it is in; 0 for its body
    Result pending = Result::WentOn; ///< Try: what an except caught, or what goes on after finally
    Failure pendingFailure;
    std::unique_ptr<StarState> star; ///< Try: from its first except* on
};

/// One task of a running simulation. Its body is a coroutine that parks on it; see asyncio.Task for the three
/// fields that make up cancellation.
class Task {
public:
    Task(TaskId taskId, quint32 taskBody)
        : id(taskId)
        , body(taskBody)
    {
        waiter.task = this;
    }
    Task(const Task &) = delete;
    Task &operator=(const Task &) = delete;

    bool isDone() const { return ended.has_value(); }

    const TaskId id;
    const quint32 body;
    QCoro::Task<> coroutine;
    std::coroutine_handle<>
        parked; ///< to be resumed for the next turn; null before the first and after the last

    Waiter waiter; ///< the future it awaits
    Verb waitVerb = Verb::Spawn; ///< what for; Spawn before the first turn
    quint32 waitObject = kNone;
    int membersLeft = 0; ///< WaitAll: how many have not ended
    Task *awaited = nullptr; ///< Await: the task it awaits, which its cancellation reaches first
    EventLoop::TimerId sleepTimer = 0;
    bool isParked = false; ///< _fut_waiter is not None
    quint64 askedInRound = 0; ///< the call of cancel() that reached it last
    bool mustCancel = false; ///< _must_cancel: CancelledError is thrown in at the next turn
    int cancelRequests = 0; ///< _num_cancels_requested

    quint32 next = 0; ///< the step to do next
    quint32 step = kNone; ///< the step it is in
    std::vector<Frame> frames;
    Result flow = Result::WentOn; ///< what is unwinding the frames, if anything
    Failure failure; ///< of flow Raised
    Locals locals;
    std::optional<Micros> drawn; ///< of an operand: the random time that its maker has drawn for it

    std::list<Task *>::iterator groupPlace; ///< where it stands among the group's tasks
    Group *group = nullptr; ///< the TaskGroup that created it
    std::vector<Handle> observers; ///< done callbacks, in the order in which they were added
    std::optional<Outcome> ended;
};

/// What the primitives need of the running simulation: parking, waking, cancelling, ending, and a line in the
/// trace for each.
class Tasks {
public:
    explicit Tasks(EventLoop &loop)
        : m_loop(loop)
    {
    }

    EventLoop &loop() { return m_loop; }
    Task &create(quint32 body, const Task *creator, ScopeId group);
    Task &operator[](quint32 id) { return m_tasks[id]; }
    /// The task of \a body created last, or null.
    Task *newest(quint32 body);
    std::deque<Task> &all() { return m_tasks; }
    const std::deque<Task> &all() const { return m_tasks; }

    /// Parks \a task until it is woken: its turn is over. \a line may be null (a sleep, another task).
    Result park(Task &task, Verb verb, quint32 object, WaitQueue *line, Micros deadline = 0);
    /// Sets the result of what \a waiter awaits; \a by did it (null for a timer).
    void wake(Waiter &waiter, const Task *by);
    static constexpr const char *kRecursionError = "RecursionError: maximum recursion depth exceeded";

    /// How a call of cancel() came out.
    enum class Asked : quint8 {
        Yes,
        TooLate, ///< it has ended already
        Endless, ///< tasks await each other in a circle or a thousand deep: RecursionError in who asks
    };
    /// Task.cancel(): reaches the task that is awaited in the end.
    Asked cancel(Task &task, const Task *by, CancelCause cause, ScopeId scope = ScopeId::None);
    void end(Task &task, Outcome outcome, quint32 error);

    Fact &record(FactKind kind, const Task &task) { return m_loop.record(kind, task.id, task.step); }
    /// A fact about a verb on an object.
    Fact &record(FactKind kind, const Task &task, Verb verb, quint32 object, qint64 amount = 0);

private:
    bool cancelAwaited(Task &task);
    bool cancelFuture(Task &task);

    EventLoop &m_loop;
    quint64 m_cancelRounds = 0;
    std::deque<Task> m_tasks;
    std::vector<Task *> m_newest; ///< by body
};

} // namespace signalbox
