// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/timesteps.h"

namespace signalbox {

Result TimeSteps::sleepFor(Task &task, Micros duration)
{
    if (duration <= 0) { // a bare yield: back to the end of the ready line
        task.waitVerb = Verb::Sleep;
        task.waitObject = kNone;
        task.waiter.state = Waiter::State::Woken;
        m_runtime.tasks.record(FactKind::Yielded, task);
        m_runtime.loop.callSoon({.kind = Handle::Kind::Resume, .subject = index(task.id)});
        return Result::MustWait;
    }
    // The timer is made before the future is awaited (asyncio.sleep), which matters where a cancellation is
    // pending.
    const Micros deadline = m_runtime.loop.now() + duration;
    task.sleepTimer =
        m_runtime.loop.callAt(deadline, {.kind = Handle::Kind::SleepDue, .subject = index(task.id)});
    return m_runtime.tasks.park(task, Verb::Sleep, kNone, nullptr, deadline);
}

Result TimeSteps::resumeSleep(Task &task, Result waited)
{
    const bool isCancelled = waited == Result::Cancelled;
    const bool hadTimer = task.sleepTimer != 0;
    m_runtime.loop.cancel(task.sleepTimer);
    const bool awaitedItself = std::exchange(task.awaitsItself, false);
    const std::optional<Failure> byHand = m_runtime.takeFailureByHand(task);
    if (byHand && !isCancelled) {
        task.failure = *byHand;
        return Result::Raised;
    }
    if (hadTimer && !isCancelled)
        m_runtime.tasks.record(FactKind::WaitEnded, task, Verb::Sleep);
    if (awaitedItself && !isCancelled)
        return task.raise("RuntimeError: Task cannot await on itself");
    return waited;
}

bool TimeSteps::takeCost(const Task &task)
{
    m_runtime.loop.holdForStep(m_runtime.program.stepCost);
    return staysWithinHorizon(task);
}

bool TimeSteps::staysWithinHorizon(const Task &task)
{
    if (m_runtime.loop.now() <= m_runtime.program.horizon)
        return true;
    m_runtime.limits.cut(task, Ending::Horizon);
    return false;
}

Result TimeSteps::compute(Task &task, const ProgramStep &step)
{
    const Micros duration = draw(task, step);
    m_runtime.tasks.record(FactKind::StepBegan, task, step.verb).setDuration(duration);
    m_runtime.loop.holdFor(duration);
    return staysWithinHorizon(task) ? Result::WentOn : Result::MustWait;
}

Result TimeSteps::callInThread(Task &task, const ProgramStep &step)
{
    const quint32 executor = step.verb == Verb::RunInExecutor ? step.target : kNone;
    return m_runtime.workers.call(task, step.verb, executor, draw(task, step));
}

} // namespace signalbox
