// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/tasklayers.h"

#include "engine/asyncio/calls.h"
#include "engine/asyncio/futures.h"
#include "engine/asyncio/handledaround.h"
#include "engine/asyncio/threads.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/trace/naming.h"

namespace signalbox::asyncio {

using objects::Value;

Departure ExecutionLayer::run(Task &task)
{
    using State = evaluator::Execution::State;
    switch (m_execution->run()) {
    case State::Finished:
        return Departure::returned(m_execution->result());
    case State::Raised:
        return Departure::passedOn(objects::takeRaised(m_asyncio.context()));
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

void ExecutionLayer::goOn(const LayeredCode &code)
{
    if (code.layers.size() > code.thrown)
        m_execution->sendWithin(handledAround(m_asyncio, code));
    else
        m_execution->throwWithin(m_asyncio.handledAroundLoop());
}

Departure ExecutionLayer::begin(Task &task)
{
    goOn(codeOf(task));
    return run(task);
}

Departure ExecutionLayer::receive(Task &task, Value value)
{
    goOn(codeOf(task));
    m_execution->give(std::move(value));
    return run(task);
}

Departure ExecutionLayer::strike(Task &task, Value exception)
{
    const LayeredCode &code = codeOf(task);
    goOn(code);
    using evaluator::Arrival;
    m_execution->throwIn(std::move(exception),
                         code.layers.size() < code.thrown ? Arrival::Thrown
                             : code.isPassedOn            ? Arrival::PassedOn
                                                          : Arrival::Raised);
    return run(task);
}

Departure ExecutionLayer::exit(Task &task, Value exception)
{
    m_execution->throwWithin(m_asyncio.handledAroundLoop());
    m_execution->throwIn(std::move(exception), evaluator::Arrival::Exit);
    return run(task);
}

/// A future is a resource that is waited at, a task is awaited. What a drawn step awaits is told as it is
/// drawn.
FutureLayer::Told FutureLayer::told(const Task &task) const
{
    const Program &program = m_asyncio.runtime().program;
    if (m_future.isTask)
        return {Verb::Await, m_future.number};
    if (const auto *call = dynamic_cast<CallFuture *>(&m_future); call && call->told())
        return {*call->told(), index(call->scope())};
    if (const auto executor = m_asyncio.threads().executorBehind(m_future))
        return {*executor == kNone ? Verb::ToThread : Verb::RunInExecutor, *executor};
    const bool isDrawn = task.step < program.steps.size() && isOnFuture(program, Verb::Await, task.step);
    return {isDrawn ? Verb::Await : Verb::Wait, m_future.number};
}

namespace {

/// A StopIteration that comes out of a future's iterator is its end, with what await gives. (3.11 sees this
/// only where it was thrown into it.)
Departure endOfIterator(Asyncio &asyncio, Departure came)
{
    if (came.kind != Departure::Kind::Raised
        || !objects::typeOf(came.value).isSubtypeOf(objects::typeOfError(objects::Error::StopIteration)))
        return came;
    return Departure::returned(objects::attributeOf(
        asyncio.context(), came.value, objects::makeText(asyncio.heap(), std::string_view("value"))));
}

} // namespace

Departure FutureLayer::begin(Task &task)
{
    Tasks &tasks = m_asyncio.tasks();
    if (m_future.isDone()) {
        const Result result = tasks.resultOf(m_future, task);
        if (result == Result::Cancelled)
            tasks.recordCancelled(task, told(task).verb, told(task).object);
        Departure came = come(task, result);
        return m_asyncio.context().follows(PythonVersion::Python312)
            ? endOfIterator(m_asyncio, std::move(came))
            : came;
    }
    if (&m_future == &task) {
        m_asyncio.context().raise(objects::Error::RuntimeError,
                                  "Task cannot await on itself: " + m_asyncio.textOf(m_handle).toStdString());
        return Departure::raised(objects::takeRaised(m_asyncio.context()));
    }
    task.awaited = &m_future;
    m_future.observers.push_back({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    tasks.park(task, told(task).verb, told(task).object, nullptr);
    return {};
}

Departure FutureLayer::wake(Task &task, Result waited)
{
    return endOfIterator(m_asyncio, come(task, waited));
}

Departure FutureLayer::come(Task &task, Result result)
{
    Tasks &tasks = m_asyncio.tasks();
    auto *call = dynamic_cast<CallFuture *>(&m_future);
    const bool isCall = call && call->told();
    if (result == Result::WentOn) {
        Fact &fact = tasks.record(FactKind::WaitEnded, task, told(task).verb).setObject(told(task).object);
        if (!isCall)
            fact.setText(tasks.text(task.received));
    }
    if (isCall)
        call->recordExit(task, result);
    if (result == Result::WentOn)
        return Departure::returned(m_asyncio.toObject(task.received));
    return Departure::raised(m_asyncio.exceptionOf(task, result));
}

} // namespace signalbox::asyncio
