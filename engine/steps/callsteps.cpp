// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/callsteps.h"

#include "engine/calls/gather.h"
#include "engine/calls/waitfor.h"
#include "engine/calls/waits.h"

namespace signalbox {

template <typename Kind, typename... More>
Kind &CallSteps::makeCall(Task &task, const ProgramStep &step, More... more)
{
    const ScopeId id = step.verb == Verb::WaitAll ? ScopeId::None : m_runtime.addScope();
    auto call = std::make_unique<Kind>(m_runtime.tasks, task, quint32(m_runtime.calls.size()), id, more...);
    Kind &made = *call;
    m_runtime.calls.push_back(std::move(call));
    return made;
}

/// \a result is that of the call, which need not have waited.
Result CallSteps::begun(const Call &call, Result result)
{
    m_runtime.release(call);
    return result;
}

Result CallSteps::resume(Task &task, Result waited)
{
    Call &call = *task.call;
    return begun(call, call.resume(waited));
}

Result CallSteps::gather(Task &task, const ProgramStep &step)
{
    std::vector<Operand> operands;
    const Result evaluated = m_operands.evaluateAll(task, step, operands);
    if (evaluated != Result::WentOn)
        return evaluated;
    const bool collects =
        step.verb == Verb::WaitAll || GatherChoice(step.choice) == GatherChoice::ReturnExceptions;
    auto &call = makeCall<Gather>(task, step, step.verb, collects);
    call.recordEntry();
    for (const Operand &operand : operands) {
        Future *child = m_operands.ensureFuture(task, operand);
        if (!child)
            return Result::MustWait;
        call.add(*child);
    }
    return begun(call, call.begin());
}

Result CallSteps::evaluateSeveral(Task &task, const ProgramStep &step, Several &several)
{
    std::vector<Operand> operands;
    const Result evaluated = m_operands.evaluateAll(task, step, operands);
    if (evaluated != Result::WentOn)
        return evaluated;
    several.timeout = m_streams.draw(task, step.time);
    for (const Operand &operand : operands) {
        several.members.push_back(m_operands.ensureFuture(task, operand));
        if (!several.members.back())
            return Result::MustWait;
    }
    return Result::WentOn;
}

template <typename Kind> Result CallSteps::beginOnSeveral(Kind &call, const Several &several)
{
    call.recordEntry(several.timeout > 0 ? m_runtime.loop.now() + several.timeout : 0);
    for (const Future *member : several.members)
        call.recordMember(*member);
    return begun(
        call,
        call.begin(several.members, several.timeout > 0 ? std::optional(several.timeout) : std::nullopt));
}

Result CallSteps::wait(Task &task, const ProgramStep &step)
{
    Several several;
    const Result evaluated = evaluateSeveral(task, step, several);
    if (evaluated != Result::WentOn)
        return evaluated;
    return beginOnSeveral(makeCall<WaitTasks>(task, step, WaitChoice(step.choice)), several);
}

Result CallSteps::asCompleted(Task &task, const ProgramStep &step)
{
    Several several;
    const Result evaluated = evaluateSeveral(task, step, several);
    if (evaluated != Result::WentOn)
        return evaluated;
    return beginOnSeveral(makeCall<AsCompleted>(task, step), several);
}

template <typename Kind> Result CallSteps::beginOnOne(Task &task, Kind &call, const Operand &operand)
{
    Future *inner = m_operands.ensureFuture(task, operand);
    if (!inner)
        return Result::MustWait;
    call.recordMember(*inner);
    return begun(call, call.begin(*inner));
}

Result CallSteps::shield(Task &task, const ProgramStep &step)
{
    std::vector<Operand> operands;
    const Result evaluated = m_operands.evaluateAll(task, step, operands);
    if (evaluated != Result::WentOn || operands.empty())
        return evaluated; // where nothing is there to be awaited it goes on
    auto &call = makeCall<Shield>(task, step);
    call.recordEntry();
    return beginOnOne(task, call, operands.front());
}

Result CallSteps::waitFor(Task &task, const ProgramStep &step)
{
    std::vector<Operand> operands;
    const Result evaluated = m_operands.evaluateAll(task, step, operands);
    if (evaluated != Result::WentOn || operands.empty())
        return m_blocks.settle(task, evaluated);
    const Micros delay = m_streams.draw(task, step.time);
    if (delay > 0 && m_runtime.tasks.follows(PythonVersion::Python312))
        return awaitInPlace(task, operands.front(), delay);
    return m_blocks.settle(task, callWaitFor(task, step, operands.front(), delay));
}

/// As until Python 3.11, and later where no time is left.
Result CallSteps::callWaitFor(Task &task, const ProgramStep &step, const Operand &operand, Micros delay)
{
    auto &call = makeCall<WaitFor>(task, step);
    call.setTimeout(delay);
    return beginOnOne(task, call, operand);
}

Result CallSteps::awaitInPlace(Task &task, const Operand &operand, Micros delay)
{
    const ScopeId id = m_contexts.enterTimeout(task, Verb::WaitFor, m_runtime.loop.now() + delay);
    if (!operand.future)
        return m_coroutines.enter(task, operand.body, operand.time);
    m_runtime.tasks.record(FactKind::ScopeMember, task, Verb::WaitFor)
        .setScope(id)
        .setMember({operand.future->number, !operand.future->isTask});
    return m_blocks.settle(task, m_futures.await(task, m_runtime.stepAt(task.step + 1)));
}

Result CallSteps::leaveWaitFor(Task &task, Frame &frame)
{
    if (frame.caller)
        m_coroutines.leave(task, frame);
    return m_contexts.leaveTimeout(task, frame);
}

} // namespace signalbox
