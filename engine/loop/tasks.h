// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/exceptiongroups.h"
#include "engine/layout/layout.h"
#include "engine/loop/eventloop.h"
#include "engine/loop/future.h"
#include "engine/loop/locals.h"
#include "engine/loop/waitqueue.h"

#include <QCoroTask>
#include <QHash>
#include <QStringList>

#include <coroutine>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox {

class Call;
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

/// What a coroutine function left where it awaits another one in place, without a task of its own.
struct Caller {
    quint32 function = 0;
    Locals locals;
};

/// A step that holds others and that the task is inside of.
struct Frame {
    quint32 step = 0;
    quint32 end = 0; ///< where the part that is running ends
    qint64 round = 0; ///< of a loop: rounds done
    qint64 rounds = 0; ///< Repeat: how many there are
    std::optional<Item> item; ///< AsyncFor: what its variable held before it asked for the next one
    Scope *scope = nullptr; ///< Group, Timeout, WaitFor
    std::unique_ptr<Caller> caller; ///< WaitFor: who awaits a coroutine there
    quint32 handler = 0; ///< Try: the Except, ExceptStar or Finally step it is in; 0 for its body
    Result pending = Result::WentOn; ///< Try: what an except caught, or what goes on after finally
    Failure pendingFailure;
    ValuePointer pendingReturn;
    std::unique_ptr<StarState> star; ///< Try: from its first except* on
};

/// One task of a running simulation. Its body is a coroutine that parks on it; see asyncio.Task for the three
/// fields that make up cancellation. While it runs, failure says what unwinds its frames: of flow Raised the
/// exception, of flow Cancelled the message of the CancelledError.
class Task : public Future {
public:
    Task(TaskId taskId, quint32 taskBody)
        : Future(index(taskId), true)
        , id(taskId)
        , body(taskBody)
        , function(taskBody)
    {
        waiter.task = this;
    }

    /// Task.cancel(): reaches what is awaited in the end.
    Asked cancel(Tasks &tasks, const CancelRequest &request) override;

    const TaskId id;
    const quint32 body;
    QCoro::Task<> coroutine;
    std::coroutine_handle<>
        parked; ///< to be resumed for the next turn; null before the first and after the last

    Waiter waiter; ///< the future of a plain wait
    Verb waitVerb = Verb::Spawn; ///< what for; Spawn before the first turn
    quint32 waitObject = kNone;
    Future *awaited = nullptr; ///< what it awaits, where that is no plain wait
    Call *call = nullptr; ///< the call it waits in: gather, wait, …
    Handle before; ///< a callback on the future of a plain wait that comes before its own wake-up
    bool hasBefore = false;
    quint32 waiterMessage = 0; ///< text: of the waiter's cancellation
    EventLoop::TimerId sleepTimer = 0;
    bool isParked = false; ///< _fut_waiter is not None
    bool isAsked = false; ///< its cancel() is running, up the stack
    bool isHandingOn = false; ///< it takes a pending request to what it has just begun to await
    bool mustCancel = false; ///< _must_cancel: CancelledError is thrown in at the next turn
    bool awaitsItself = false; ///< RuntimeError is thrown in at the next turn
    bool isMarkedAwaited = false; ///< _asyncio_future_blocking, for ever: it has awaited itself
    int cancelRequests = 0; ///< _num_cancels_requested

    quint32 next = 0; ///< the step to do next
    quint32 step = kNone; ///< the step it is in
    std::vector<Frame> frames;
    Result flow = Result::WentOn; ///< what is unwinding the frames, if anything
    quint32 function; ///< the body whose steps it does: its own, or that of a coroutine it awaits in place
    Locals locals;
    ValuePointer received; ///< the result of the future that was done when it went on
    std::optional<Micros> drawn; ///< of an operand: the random time that its maker has drawn for it
    const Task *maker = nullptr; ///< of an operand such as `queue.get()`: in whose function it is written

    std::list<Task *>::iterator groupPlace; ///< where it stands among the group's tasks
    Group *group = nullptr; ///< the TaskGroup that created it
};

/// What the primitives need of the running simulation: parking, waking, cancelling, ending, and a line in the
/// trace for each.
class Tasks {
public:
    /// \a texts receives the words of facts; the first stands for none.
    Tasks(EventLoop &loop, QStringList &texts, PythonVersion python)
        : m_loop(loop)
        , m_texts(texts)
        , m_python(python)
    {
        m_texts.append(QString());
    }

    EventLoop &loop() { return m_loop; }
    /// Whether a rule that Python has had since \a version holds in this run.
    bool follows(PythonVersion version) const { return m_python >= version; }
    Task &create(quint32 body, const Task *creator, ScopeId group);
    Task &operator[](quint32 id) { return m_tasks[id]; }
    /// What the program knows as the task of \a body: the one it started last, or null.
    Task *newest(quint32 body);
    void setNewest(Task &task);
    std::deque<Task> &all() { return m_tasks; }
    const std::deque<Task> &all() const { return m_tasks; }

    /// Whose doing this is: the task that has its turn, or whose end a callback is told of; null for a timer.
    const Task *actor() const { return m_actor; }
    void setActor(const Task *task) { m_actor = task; }

    /// Parks \a task until it is woken: its turn is over. \a line may be null (a sleep, another task).
    Result park(Task &task, Verb verb, quint32 object, WaitQueue *line, Micros deadline = 0);
    /// Sets the result of what \a waiter awaits; \a by did it (null for a timer).
    void wake(Waiter &waiter, const Task *by);
    /// What has come to \a task where it waited: __wakeup and the first lines of __step. On Raised and
    /// Cancelled its failure says more; a cancellation is recorded.
    Result takeWaited(Task &task);
    /// Future.result() in \a into: what the future ended with becomes its failure, or what it has received.
    Result resultOf(Future &future, Task &into);
    /// The message of a CancelledError that a cancelled future raises. CPython hands out the one it ended
    /// with only once.
    std::string takeCancelMessage(Future &future);
    /// Future._cancel_message, which of a task that has ended says nothing.
    std::string cancelMessageOf(const Future &future) const { return textAt(future.cancelMessage); }

    static constexpr const char *kRecursionError = "RecursionError: maximum recursion depth exceeded";

    Asked cancel(Task &task, const Task *by, CancelCause cause, ScopeId scope = ScopeId::None)
    {
        return task.cancel(*this, {.by = by, .cause = cause, .scope = scope});
    }
    Asked cancelTask(Task &task, const CancelRequest &request);
    /// Task.uncancel(): how many requests to cancel are left.
    int uncancel(Task &task);
    /// Cancels the future of a plain wait; false when it is done already. \a wasAsked: because the task was
    /// asked to cancel.
    bool cancelWaiter(Task &task, quint32 message, bool wasAsked = true);
    /// \a words: text of the exception or of what it returned.
    void end(Task &task, Outcome outcome, quint32 words);
    /// The future is done: wakes who awaits it and calls its callbacks.
    void settle(Future &future, Outcome outcome);

    Fact &record(FactKind kind, const Task &task) { return m_loop.record(kind, task.id, task.step); }
    Fact &record(FactKind kind, const Task &task, Verb verb) { return record(kind, task).setVerb(verb); }
    /// \a task goes on with what the task or future that it awaited has given it.
    void recordAwaited(const Task &task, quint32 future)
    {
        record(FactKind::WaitEnded, task, Verb::Await).setObject(future).setText(text(task.received));
    }
    /// CancelledError strikes \a task where it stands; its failure holds the message.
    void recordCancelled(const Task &task, Verb verb, quint32 object);

    /// Characters of all texts.
    qsizetype textSize() const { return m_textSize; }
    quint32 text(const QString &words) { return words.isEmpty() ? 0 : textIndex(words); }
    quint32 text(const ValuePointer &value) { return isNothing(value) ? 0 : textIndex(reprOf(value)); }
    quint32 text(const std::string &words) { return words.empty() ? 0 : text(QString::fromStdString(words)); }

private:
    quint32 textIndex(const QString &words);
    std::string textAt(quint32 at) const { return at == 0 ? std::string() : m_texts[at].toStdString(); }
    bool cancelAwaited(Task &task);
    Asked askAwaited(Task &task, quint32 message);
    void makeReady(const Task &task, const Task *by, bool wasAsked);

    EventLoop &m_loop;
    QStringList &m_texts;
    const PythonVersion m_python;
    QHash<QString, quint32> m_textIndices;
    qsizetype m_textSize = 0;
    std::deque<Task> m_tasks;
    std::vector<Task *> m_newest; ///< by body
    const Task *m_actor = nullptr;
    int m_cancelDepth = 0;
};

} // namespace signalbox
