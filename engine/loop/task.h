// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/frame.h"
#include "engine/loop/future.h"
#include "engine/loop/waitqueue.h"

#include <QCoroTask>

#include <coroutine>
#include <list>
#include <string>
#include <vector>

namespace signalbox {

class Call;
class Group;

/// What a task of a program in Python does instead of steps; see engine/asyncio.
class TaskCode {
public:
    TaskCode() = default;
    virtual ~TaskCode() = default;
    TaskCode(const TaskCode &) = delete;
    TaskCode &operator=(const TaskCode &) = delete;
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
    CancelResult cancel(Tasks &tasks, const CancelRequest &request) override;

    const TaskId id;
    const quint32 body;
    quint32 loop = 1; ///< which of the loops that the program makes one after the other it is of
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
    std::unique_ptr<TaskCode> code; ///< null of a task that does steps
    const Task *maker = nullptr; ///< of an operand such as `queue.get()`: in whose function it is written

    void dropValues() override
    {
        Future::dropValues();
        received.reset();
        locals = {};
    }
    /// Raises an exception, in the words in which Python prints it: "Type: message".
    Result raise(std::string words)
    {
        failure = {std::move(words), {}};
        return Result::Raised;
    }
    Result raise(const char *words) { return raise(std::string(words)); }
    Result raise(const QString &words) { return raise(words.toStdString()); }

    std::list<Task *>::iterator groupPlace; ///< where it stands among the group's tasks
    Group *group = nullptr; ///< the TaskGroup that created it
};

} // namespace signalbox
