// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/tasklayers.h"

#include "engine/asyncio/calls.h"
#include "engine/objects/exceptions.h"

namespace signalbox::asyncio {

using objects::Value;

Departure ExecutionLayer::run(Task &task)
{
    using State = evaluator::Execution::State;
    switch (m_execution->run()) {
    case State::Finished:
        return Departure::returned(m_execution->result());
    case State::Raised:
        return Departure::raised(objects::takeRaised(m_asyncio.context()));
    case State::Waiting:
        if (m_execution->isYielded() && m_execution->wanted().isNone())
            return Departure::awaits(makeSleep(m_asyncio, Value::integer(0)));
        return Departure::awaits(m_execution->wanted());
    case State::Exhausted:
        break;
    }
    if (Limits &limits = m_asyncio.runtime().limits; !limits.cut())
        limits.cut(task, Ending::BusyLoop);
    return {Departure::Kind::Cut};
}

/// Never parked itself: what it awaits is.
Departure ExecutionLayer::wake(Task &task, Result waited)
{
    return waited == Result::WentOn ? receive(task, Value::none())
                                    : strike(task, m_asyncio.exceptionOf(task, waited));
}

Departure ExecutionLayer::receive(Task &task, Value value)
{
    m_execution->give(std::move(value));
    return run(task);
}

Departure ExecutionLayer::strike(Task &task, Value exception)
{
    m_execution->throwIn(std::move(exception));
    return run(task);
}

Departure FutureLayer::begin(Task &task)
{
    Tasks &tasks = m_asyncio.tasks();
    if (m_future.isDone()) {
        const Result result = tasks.resultOf(m_future, task);
        if (result == Result::Cancelled)
            tasks.recordCancelled(task, verb(), m_future.number);
        return come(task, result);
    }
    if (&m_future == &task) {
        m_asyncio.context().raise(objects::Error::RuntimeError,
                                  "Task cannot await on itself: " + m_asyncio.textOf(m_handle).toStdString());
        return Departure::raised(objects::takeRaised(m_asyncio.context()));
    }
    task.awaited = &m_future;
    m_future.observers.push_back({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    tasks.park(task, verb(), m_future.number, nullptr);
    return {};
}

Departure FutureLayer::wake(Task &task, Result waited)
{
    return come(task, waited);
}

Departure FutureLayer::come(Task &task, Result result)
{
    if (result != Result::WentOn)
        return Departure::raised(m_asyncio.exceptionOf(task, result));
    Tasks &tasks = m_asyncio.tasks();
    tasks.record(FactKind::WaitEnded, task, verb())
        .setObject(m_future.number)
        .setText(tasks.text(task.received));
    return Departure::returned(m_asyncio.toObject(task.received));
}

} // namespace signalbox::asyncio
