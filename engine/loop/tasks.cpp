// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/loop/tasks.h"

#include "engine/language/exceptions.h"

#include <utility>

namespace signalbox {

Task &Tasks::create(quint32 body, const Task *creator, ScopeId group, bool hasBegun)
{
    Task &task = m_tasks.emplace_back(TaskId(m_tasks.size()), body);
    record(FactKind::TaskCreated, task, Verb::Spawn)
        .setStep(creator ? creator->step : kNone)
        .setBy(creator ? creator->id : TaskId::None)
        .setBody(body, group);
    if (!hasBegun)
        m_loop.callSoon({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    return task;
}

void Tasks::setNewest(Task &task)
{
    if (m_newest.size() <= task.body)
        m_newest.resize(task.body + 1);
    m_newest[task.body] = &task;
}

Task *Tasks::newest(quint32 body)
{
    return body < m_newest.size() ? m_newest[body] : nullptr;
}

Result Tasks::park(Task &task, Verb verb, quint32 object, WaitQueue *line, Micros deadline)
{
    record(FactKind::WaitBegan, task, verb).setObject(object).setDeadline(deadline);
    task.waitVerb = verb;
    task.waitObject = object;
    task.waiter.state = Waiter::State::Pending;
    task.isParked = true;
    if (line)
        line->append(task.waiter);
    // A task that was asked to cancel during this very turn hears of it at its first chance: here (tasks.py,
    // __step).
    if (task.mustCancel && cancelAwaited(task))
        task.mustCancel = false;
    return Result::MustWait;
}

void Tasks::unpark(Task &task)
{
    const Handle resume{.kind = Handle::Kind::Resume, .subject = index(task.id)};
    if (Future *const awaited = std::exchange(task.awaited, nullptr)) {
        std::erase_if(awaited->observers, [&](const Handle &observer) {
            return observer.kind == resume.kind && observer.subject == resume.subject;
        });
    }
    if (task.waiter.state == Waiter::State::Pending)
        WaitQueue::cancel(task.waiter);
    else // such as sleep(0), or something that was done by the time
        m_loop.takeBackResume(resume.subject);
    task.isParked = false;
    task.failure = {};
    recordCancelled(task, task.waitVerb, task.waitObject);
}

void Tasks::wake(Waiter &waiter, const Task *by)
{
    if (waiter.state != Waiter::State::Pending)
        return;
    waiter.state = Waiter::State::Woken;
    makeReady(*waiter.task, by, false);
}

void Tasks::makeReady(const Task &task, const Task *by, bool wasAsked)
{
    record(FactKind::Woken, task, task.waitVerb).setBy(by ? by->id : TaskId::None).setToCancel(wasAsked);
    if (task.hasBefore)
        m_loop.callSoon(task.before);
    m_loop.callSoon({.kind = Handle::Kind::Resume, .subject = index(task.id)});
}

CancelResult Task::cancel(Tasks &tasks, const CancelRequest &request)
{
    return tasks.cancelTask(*this, request);
}

CancelResult Tasks::cancelTask(Task &task, const CancelRequest &request)
{
    task.isUnretrieved = false;
    if (task.isDone())
        return CancelResult::AlreadyDone;
    // Each task that awaits another hands the request on, in a circle round and round. CPython does so on its
    // stack, which is full at about this depth; each round has counted as a request by then.
    constexpr int deepest = 1000;
    if (m_cancelDepth >= deepest) {
        m_pythonAtTooDeep = (m_pythonCancelDepth + m_cancelDepth - 1) / m_cancelDepth;
        return CancelResult::TooDeep;
    }
    ++task.cancelRequests;
    record(FactKind::CancelRequested, task, task.waitVerb)
        .setBy(request.by ? request.by->id : TaskId::None)
        .setRequest(request.cause, request.scope, request.message);
    if (task.isParked) {
        if (!task.awaited) {
            if (cancelWaiter(task, request.message))
                return CancelResult::Requested;
        } else {
            const CancelResult answer = askAwaited(task, request.message);
            if (answer != CancelResult::AlreadyDone)
                return answer;
        }
    }
    task.mustCancel = true;
    task.cancelMessage = request.message;
    return CancelResult::Requested;
}

const char *Tasks::cancelRecursionError(CancelSite site) const
{
    bool isInPython = m_pythonAtTooDeep > 0;
    if (!follows(PythonVersion::Python312)) {
        // One limit for calls of both sorts. Of a gather() in a gather() only the outer is called by C.
        const int place = site.framesAround % (m_pythonAtTooDeep + 1);
        isInPython = isInPython && place == (m_pythonAtTooDeep == 1 ? 1 : 0);
    } else if (!follows(PythonVersion::Python313)) {
        // Two limits; with more than one frame for each call in C the one of Python is met first.
        isInPython = isInPython && (m_pythonAtTooDeep > 1 || site.nativeAround % 2 == 0);
    }
    return isInPython ? kRecursionError
                      : "RecursionError: maximum recursion depth exceeded while calling a Python object";
}

int Tasks::uncancel(Task &task)
{
    if (task.cancelRequests > 0 && --task.cancelRequests == 0 && follows(PythonVersion::Python313))
        task.mustCancel = false; // nobody asks for it any more
    return task.cancelRequests;
}

/// _fut_waiter.cancel(): false when what it awaits is done already.
bool Tasks::cancelAwaited(Task &task)
{
    if (!task.awaited)
        return cancelWaiter(task, task.cancelMessage);
    // Its own cancel() was over long ago: a circle that leads back here may ask it once more.
    task.isHandingOn = true;
    const CancelResult answer = task.awaited->cancel(*this, {.by = &task, .message = task.cancelMessage});
    task.isHandingOn = false;
    return answer == CancelResult::Requested;
}

CancelResult Tasks::askAwaited(Task &task, quint32 message)
{
    const bool wasAsked = std::exchange(task.isAsked, true);
    ++m_cancelDepth;
    const CancelResult answer = task.awaited->cancel(*this, {.by = &task, .message = message});
    --m_cancelDepth;
    task.isAsked = wasAsked;
    return answer;
}

bool Tasks::cancelWaiter(Task &task, quint32 message, bool wasAsked)
{
    if (task.waiter.state != Waiter::State::Pending)
        return false;
    WaitQueue::cancel(task.waiter);
    task.waiterMessage = message;
    makeReady(task, wasAsked ? nullptr : m_actor, wasAsked);
    return true;
}

Result Tasks::takeWaited(Task &task)
{
    Result result = Result::WentOn;
    if (task.awaited) {
        result = resultOf(*std::exchange(task.awaited, nullptr), task);
    } else if (task.waiter.state == Waiter::State::Cancelled) {
        task.failure = {textAt(task.waiterMessage), {}};
        result = Result::Cancelled;
    }
    if (std::exchange(task.mustCancel, false) && result != Result::Cancelled) {
        task.failure = {takeCancelMessage(task), {}};
        result = Result::Cancelled;
    }
    if (result == Result::Cancelled)
        recordCancelled(task, task.waitVerb, task.waitObject);
    return result;
}

Result Tasks::resultOf(Future &future, Task &into)
{
    if (future.isCancelled()) {
        // The CancelledError that it ended with goes to who asks first.
        objects::Value own = future.hasOwnCancellation ? future.failure.exception : objects::Value();
        into.failure = {takeCancelMessage(future), {}, std::move(own)};
        return Result::Cancelled;
    }
    future.isUnretrieved = false;
    if (future.ended != Outcome::Raised) {
        into.received = future.value;
        return Result::WentOn;
    }
    into.failure = future.failure;
    if (!isCancellation(future.failure))
        return Result::Raised;
    into.failure = {messageOf(future.failure.words), {}, future.failure.exception};
    return Result::Cancelled;
}

std::string Tasks::takeCancelMessage(Future &future)
{
    if (std::exchange(future.hasOwnCancellation, false))
        return future.failure.words;
    return cancelMessageOf(future);
}

void Tasks::recordCancelled(const Task &task, Verb verb, quint32 object)
{
    record(FactKind::CancelDelivered, task, verb).setObject(object).setText(text(task.failure.words));
}

void Tasks::end(Task &task, Outcome outcome, quint32 words)
{
    record(FactKind::TaskEnded, task).setOutcome(outcome).setText(words);
    settle(task, outcome);
}

void Tasks::settle(Future &future, Outcome outcome)
{
    future.ended = outcome;
    future.isUnretrieved = outcome == Outcome::Raised;
    for (const Handle &observer : future.observers) {
        if (observer.kind != Handle::Kind::Resume) {
            m_loop.callSoon(observer);
            continue;
        }
        Task &task = m_tasks[observer.subject];
        const bool wasAsked = future.isCancelled() && (task.isAsked || task.isHandingOn);
        task.waiter.state = Waiter::State::Woken;
        makeReady(task, wasAsked ? nullptr : m_actor, wasAsked);
    }
    future.observers.clear();
}

} // namespace signalbox
