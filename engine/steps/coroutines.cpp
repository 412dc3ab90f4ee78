// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/coroutines.h"

#include "engine/language/exceptions.h"
#include "engine/primitives/queues.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Items are numbered by task, whichever of its functions makes them.
void takeCount(Locals &locals, const Locals &from)
{
    locals.made = from.made;
    locals.source = from.source;
}

} // namespace

/// Of an operand, what the asyncio call returns; of a function, what its return statement says.
ValuePointer Coroutines::valueToReturn(const Task &task, const ProgramBody &function) const
{
    if (function.isAnonymous && function.begin != function.end)
        return valueOfCall(task, m_runtime.stepAt(function.begin));
    return task.flow == Result::Returned ? task.locals.returned : nullptr;
}

ValuePointer Coroutines::valueOfCall(const Task &task, const ProgramStep &call) const
{
    if (call.verb == Verb::Get) {
        ValuePointer item = m_items.valueOf(*task.locals.item);
        if (m_runtime.program.resources[call.target].order != QueueOrder::Priority)
            return item;
        const auto &queue = static_cast<const PriorityQueue &>(*m_runtime.primitives[call.target]);
        return Value::makeTuple({Value::makeNumber(queue.lastPriority()), std::move(item)});
    }
    if (call.verb == Verb::Wait && m_runtime.program.resources[call.target].kind == NodeKind::Barrier)
        return Value::makeNumber(task.locals.place);
    const bool isTrue = call.verb == Verb::Wait || call.verb == Verb::WaitUntil || call.verb == Verb::Acquire;
    return isTrue ? Value::makeTrue() : nullptr;
}

void Coroutines::leaveFunction(Task &task)
{
    if (task.flow == Result::Raised && typeOf(task.failure) == "StopIteration"_L1)
        task.failure = {"RuntimeError: coroutine raised StopIteration", {}};
}

Result Coroutines::enter(Task &task, quint32 body, std::optional<Micros> time)
{
    Frame &frame = task.frames.back();
    const ProgramBody &function = m_runtime.program.bodies[body];
    const auto isCall = [](const Frame &each) { return each.caller != nullptr; };
    constexpr qsizetype deepest = 1000; // CPython's stack is full then
    if (std::count_if(task.frames.begin(), task.frames.end(), isCall) >= deepest) {
        m_runtime.tasks.record(FactKind::NeverAwaited, task).setBody(body);
        return m_blocks.settle(task, task.raise(Tasks::kRecursionError));
    }
    frame.caller = std::make_unique<Caller>(Caller{task.function, task.locals});
    frame.end = function.end;
    task.next = function.begin;
    task.drawn = time;
    if (function.isAnonymous)
        return Result::WentOn;
    task.function = body;
    task.locals = {};
    takeCount(task.locals, frame.caller->locals);
    return Result::WentOn;
}

void Coroutines::leave(Task &task, Frame &frame)
{
    const ProgramBody &body = m_runtime.program.bodies[m_runtime.stepAt(frame.step + 1).target];
    if (!body.isAnonymous)
        leaveFunction(task);
    const bool hasEnded = task.flow != Result::Raised && task.flow != Result::Cancelled;
    const ValuePointer value = hasEnded ? valueToReturn(task, body) : nullptr;
    takeCount(frame.caller->locals, task.locals);
    task.locals = std::move(frame.caller->locals);
    task.function = frame.caller->function;
    if (!hasEnded)
        return;
    task.flow = Result::WentOn;
    task.locals.result = value;
}

} // namespace signalbox
