// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/loops.h"

#include <algorithm>

namespace signalbox {

namespace {

/// \a duration, doubled \a times times, as far as microseconds can count. Doubling is exact, so that drawing
/// from it is the same as doubling what was drawn.
Duration doubled(Duration duration, qint64 times)
{
    constexpr Micros most = Micros(1) << 60;
    for (; times > 0 && std::max(duration.low, duration.high) < most / 2 && duration != Duration{}; --times) {
        duration.low *= 2;
        duration.high *= 2;
    }
    return duration;
}

} // namespace

/// What leads out of a loop: a break ends here.
Result Loops::leaveLoop(Task &task)
{
    return m_blocks.leave(task, task.flow == Result::Broke ? Result::WentOn : task.flow);
}

Result Loops::nextRound(Task &task)
{
    task.next = task.frames.back().step + 1;
    return Result::WentOn;
}

/// The wait before a round is over, or need not be.
Result Loops::beginRound(Task &task, Result result)
{
    switch (result) {
    case Result::MustWait:
        return result;
    case Result::WentOn:
        return nextRound(task);
    case Result::Raised:
        m_blocks.recordRaised(task);
        break;
    case Result::Cancelled:
    case Result::Returned:
    case Result::Broke:
        break;
    }
    return m_blocks.leave(task, result);
}

Result Loops::beginRepeat(Task &task, const ProgramStep &step)
{
    if (step.count <= 0)
        return m_blocks.skip(task);
    m_blocks.enter(task);
    task.frames.back().rounds = step.count;
    return Result::WentOn;
}

Result Loops::leaveRepeat(Task &task, Frame &frame)
{
    if (isLeft(task) || ++frame.round >= frame.rounds)
        return leaveLoop(task);
    return nextRound(task);
}

Result Loops::beginForever(Task &task, const ProgramStep &)
{
    return m_blocks.enter(task);
}

Result Loops::leaveForever(Task &task, Frame &frame)
{
    if (isLeft(task))
        return leaveLoop(task);
    ++frame.round;
    return m_runtime.limits.allowRound(task) ? nextRound(task) : Result::MustWait;
}

Result Loops::beginWhile(Task &task, const ProgramStep &step)
{
    bool answer = false;
    const Result result = m_predicates.ask(task, step.predicate, answer);
    if (result == Result::WentOn && answer)
        return m_blocks.enter(task);
    return m_blocks.settle(task, result);
}

Result Loops::leaveWhile(Task &task, Frame &frame)
{
    if (isLeft(task))
        return leaveLoop(task);
    ++frame.round;
    if (!m_runtime.limits.allowRound(task))
        return Result::MustWait;
    task.step = frame.step;
    bool answer = false;
    const Result result = m_predicates.ask(task, m_runtime.stepAt(frame.step).predicate, answer);
    if (result == Result::WentOn && !answer)
        return m_blocks.leave(task, Result::WentOn);
    return beginRound(task, result);
}

Result Loops::beginAsyncFor(Task &task, const ProgramStep &step)
{
    m_blocks.enter(task);
    return awaitNext(task, step);
}

Result Loops::leaveAsyncFor(Task &task, Frame &frame)
{
    if (isLeft(task))
        return leaveLoop(task);
    ++frame.round;
    if (!m_runtime.limits.allowRound(task))
        return Result::MustWait;
    return awaitNext(task, m_runtime.stepAt(frame.step));
}

/// Awaits the next tick or item. A queue's items end with None.
Result Loops::awaitNext(Task &task, const ProgramStep &step)
{
    Frame &frame = task.frames.back();
    task.step = frame.step;
    const ProgramResource &resource = m_runtime.program.resources[step.target];
    frame.item = task.locals.item;
    if (resource.kind == NodeKind::Queue)
        return settleAsyncFor(task, m_runtime.primitives[step.target]->begin(Verb::Get, task));
    if (resource.amount > 0 && frame.round >= resource.amount)
        return m_blocks.leave(task, Result::WentOn);
    return m_times.sleepFor(task, m_streams.drawTick(step.target));
}

Result Loops::settleAsyncFor(Task &task, Result result)
{
    const Frame &frame = task.frames.back();
    if (result != Result::WentOn || !isEndOfItems(task, m_runtime.stepAt(frame.step)))
        return beginRound(task, result);
    task.locals.item = frame.item; // the end of the items is none of them
    return m_blocks.leave(task, result);
}

/// An entry of a priority queue is a pair, never None.
bool Loops::isEndOfItems(const Task &task, const ProgramStep &step) const
{
    const ProgramResource &resource = m_runtime.program.resources[step.target];
    const bool mayEnd = resource.kind == NodeKind::Queue && resource.order != QueueOrder::Priority;
    return mayEnd && m_items.isSentinel(*task.locals.item);
}

Result Loops::beginRetry(Task &task, const ProgramStep &step)
{
    return step.count > 0 ? m_blocks.enter(task) : m_blocks.skip(task);
}

Result Loops::settleRetry(Task &task, Result result)
{
    return beginRound(task, result);
}

Result Loops::leaveRetry(Task &task, Frame &frame)
{
    const ProgramStep &step = m_runtime.stepAt(frame.step);
    if (frame.round + 1 >= step.count || !m_handlers.takes(step, task))
        return leaveLoop(task);
    m_blocks.recordCaught(task);
    task.flow = Result::WentOn;
    task.step = frame.step;
    const qint64 round = frame.round++;
    if (step.time == Duration::fixed(0))
        return nextRound(task);
    return m_times.sleepFor(task, m_streams.draw(task, doubled(step.time, round)));
}

} // namespace signalbox
