// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/futuresteps.h"

#include "engine/language/exceptions.h"

namespace signalbox {

using namespace Qt::StringLiterals;

Future *FutureSteps::futureOf(const ProgramStep &step)
{
    if (step.actsOnBody)
        return m_runtime.tasks.newest(step.target);
    return m_runtime.futures[step.target].get();
}

Result FutureSteps::spawn(Task &task, const ProgramStep &step)
{
    Group *group = innermostGroup(task);
    if (group && group->isAborting()) {
        if (!m_runtime.tasks.follows(PythonVersion::Python313)) // later the group closes the coroutine
            m_runtime.tasks.record(FactKind::NeverAwaited, task).setBody(step.target);
        return task.raise("RuntimeError: TaskGroup is shutting down");
    }
    if (!m_runtime.limits.allowRound(task)) // tasks that spawn each other without end are a loop as well
        return Result::MustWait;
    m_spawning.create(step.target, &task, group);
    return Result::WentOn;
}

Group *FutureSteps::innermostGroup(const Task &task) const
{
    for (auto frame = task.frames.rbegin(); frame != task.frames.rend(); ++frame) {
        if (m_runtime.stepAt(frame->step).verb == Verb::Group)
            return static_cast<Group *>(frame->context);
        if (frame->caller)
            break; // it is in another function
    }
    return nullptr;
}

Result FutureSteps::await(Task &task, const ProgramStep &step)
{
    Future *awaited = futureOf(step);
    if (!awaited)
        return m_variables.raiseNotStarted(task, step.target);
    if (!awaited->isDone() && awaited->isTask && static_cast<Task *>(awaited)->isMarkedAwaited)
        return task.raise("RuntimeError: await wasn't used with future");
    if (awaited == &task)
        return awaitItself(task);
    if (awaited->isDone()) {
        const Result result = m_runtime.tasks.resultOf(*awaited, task);
        if (result == Result::Cancelled)
            m_runtime.tasks.recordCancelled(task, Verb::Await, awaited->number);
        else if (result == Result::WentOn)
            keepAwaited(task, awaited->number);
        return result;
    }
    task.awaited = awaited;
    awaited->observers.push_back({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    return m_runtime.tasks.park(task, Verb::Await, awaited->number, nullptr);
}

/// `result = await …`
void FutureSteps::keepAwaited(Task &task, quint32 future)
{
    task.locals.result = task.received;
    m_runtime.tasks.recordAwaited(task, future);
}

Result FutureSteps::takeResult(Task &task, const ProgramStep &step)
{
    Future *future = futureOf(step);
    if (!future)
        return m_variables.raiseNotStarted(task, step.target);
    if (!future->isDone())
        return task.raise("InvalidStateError: Result is not set.");
    const Result result = m_runtime.tasks.resultOf(*future, task);
    if (result != Result::WentOn)
        return result;
    task.locals.result = task.received;
    m_runtime.tasks.record(FactKind::StepBegan, task, Verb::Result)
        .setObject(future->number)
        .setText(m_runtime.tasks.text(task.received));
    return result;
}

/// The task notices that only after it has let go, and throws the error into itself in its next turn.
Result FutureSteps::awaitItself(Task &task)
{
    task.awaitsItself = true;
    task.isMarkedAwaited = true;
    task.waitVerb = Verb::Sleep;
    task.waitObject = kNone;
    task.waiter.state = Waiter::State::Woken;
    m_runtime.tasks.record(FactKind::Yielded, task);
    m_runtime.loop.callSoon({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    return Result::MustWait;
}

Result FutureSteps::cancel(Task &task, const ProgramStep &step)
{
    Future *target = futureOf(step);
    if (!target)
        return m_variables.raiseNotStarted(task, step.target);
    const quint32 message = m_runtime.tasks.text(m_runtime.textAt(step.text));
    switch (target->cancel(m_runtime.tasks, {.by = &task, .message = message})) {
    case CancelResult::Requested:
        break;
    case CancelResult::AlreadyDone:
        m_runtime.tasks.record(FactKind::StepBegan, task, Verb::Cancel).setObject(target->number);
        break;
    case CancelResult::TooDeep:
        return task.raise(Tasks::kRecursionError);
    }
    return Result::WentOn;
}

/// What a \a task of the hand makes of \a step's target: null where that does not sleep.
Task *FutureSteps::sleeperOf(const ProgramStep &step)
{
    Future *const target = futureOf(step);
    if (!target || !target->isTask)
        return nullptr;
    auto &sleeper = static_cast<Task &>(*target);
    const bool sleeps = sleeper.isParked && sleeper.waiter.state == Waiter::State::Pending
        && m_runtime.loop.deadlineOf(sleeper.sleepTimer);
    return sleeps ? &sleeper : nullptr;
}

Result FutureSteps::failWait(Task &task, const ProgramStep &step)
{
    const QString &words = m_runtime.textAt(step.text);
    if (const auto refused = refusalOf(words))
        return task.raise(refused->words);
    if (!futureOf(step))
        return m_variables.raiseNotStarted(task, step.target);
    if (Task *const sleeper = sleeperOf(step)) {
        m_runtime.failuresByHand.insert(index(sleeper->id), failureOf(words));
        m_runtime.tasks.wake(sleeper->waiter, &task);
    }
    return Result::WentOn;
}

Result FutureSteps::delayWait(Task &task, const ProgramStep &step)
{
    if (!futureOf(step))
        return m_variables.raiseNotStarted(task, step.target);
    if (Task *const sleeper = sleeperOf(step)) {
        const Micros deadline = *m_runtime.loop.deadlineOf(sleeper->sleepTimer);
        m_runtime.loop.cancel(sleeper->sleepTimer);
        sleeper->sleepTimer = m_runtime.loop.callAt(
            deadline + step.time.low, {.kind = Handle::Kind::SleepDue, .subject = index(sleeper->id)});
        m_runtime.tasks.record(FactKind::StepBegan, task, Verb::DelayWait)
            .setObject(index(sleeper->id))
            .setDuration(step.time.low);
    }
    return Result::WentOn;
}

Result FutureSteps::resumeAwait(Task &task, Result waited)
{
    if (waited == Result::WentOn)
        keepAwaited(task, task.waitObject);
    return waited;
}

Result FutureSteps::setResult(Task &task, const ProgramStep &step)
{
    ValuePointer value;
    const Result evaluated = m_statements.valueToGive(task, step, value);
    if (evaluated != Result::WentOn)
        return evaluated;
    const bool wasSet = m_runtime.futures[step.target]->setResult(m_runtime.tasks, value);
    return wasSet ? Result::WentOn : task.raise("InvalidStateError: invalid state");
}

Result FutureSteps::setException(Task &task, const ProgramStep &step)
{
    SettableFuture &future = *m_runtime.futures[step.target];
    const QString &words = m_runtime.textAt(step.text);
    const bool isClass = words.section(u':', 1).trimmed().isEmpty(); // made by a future that is not done yet
    if (const auto refused = refusalOf(words); refused && !(isClass && future.isDone()))
        return task.raise(refused->words);
    Failure failure = failureOf(words);
    if (!future.isDone() && typeWritten(words) == "StopIteration"_L1) {
        const QString why =
            u"StopIteration interacts badly with generators and cannot be raised into a Future"_s;
        if (!m_runtime.tasks.follows(PythonVersion::Python313))
            return task.raise(u"TypeError: "_s + why);
        failure = failureOf(u"RuntimeError: "_s + why);
    }
    const bool wasSet = future.setException(m_runtime.tasks, std::move(failure));
    return wasSet ? Result::WentOn : task.raise("InvalidStateError: invalid state");
}

} // namespace signalbox
