// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/closings.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/tasklayers.h"
#include "engine/objects/exceptions.h"

namespace signalbox::asyncio {

using objects::Value;

Departure Closings::throwExit(Task &task, Value exit)
{
    LayeredCode &code = codeOf(task);
    Task *const before = std::exchange(m_task, &task);
    const std::size_t level = std::exchange(m_level, 0);
    code.layers.pop_back(); // what it waited for
    code.thrown = 0; // whatever runs while it is closed is sent to
    Departure last = exitInto(task, *code.layers.front(), std::move(exit));
    m_task = before;
    m_level = level;
    return last;
}

Departure Closings::exitInto(Task &task, Layer &layer, Value exit)
{
    if (auto *calls = dynamic_cast<ExecutionLayer *>(&layer))
        return calls->exit(task, std::move(exit));
    if (!closeAwaited())
        exit = objects::takeRaised(m_asyncio.context());
    return layer.strike(task, std::move(exit));
}

bool Closings::closeAwaited()
{
    if (!m_task || m_level + 1 >= codeOf(*m_task).layers.size())
        return true;
    ++m_level;
    const bool isClosed = closeInnermost(*m_task);
    --m_level;
    codeOf(*m_task).layers.resize(m_level + 1);
    return isClosed;
}

/// The layer at m_level. False where something else than GeneratorExit came out of it.
bool Closings::closeInnermost(Task &task)
{
    Layer &layer = *codeOf(task).layers[m_level];
    if (auto *calls = dynamic_cast<ExecutionLayer *>(&layer))
        return calls->close();
    const Departure last = m_asyncio.driveTo(task, exitInto(task, layer, makeExit()), m_level);
    if (last.kind == Departure::Kind::Returned)
        return true;
    if (last.kind == Departure::Kind::Raised)
        return objects::isGeneratorExit(last.value) || passOn(last);
    leaveWait(task, m_level);
    return m_asyncio.context().raise(objects::Error::RuntimeError, "coroutine ignored GeneratorExit");
}

std::optional<Value> Closings::awaitAtOnce(const Value &awaitable)
{
    Task *const current = m_asyncio.runningTask();
    if (!current)
        return std::nullopt;
    Task &task = *current;
    LayeredCode &code = codeOf(task);
    const std::size_t kept = code.layers.size();
    auto layer = m_asyncio.layerFor(awaitable);
    if (!layer)
        return Value();
    const bool mustCancel = std::exchange(task.mustCancel, false); // it is told where the task itself waits
    code.layers.push_back(std::move(layer));
    const Departure last = m_asyncio.driveTo(task, code.layers.back()->begin(task), kept);
    const bool isDone = last.kind == Departure::Kind::Returned || last.kind == Departure::Kind::Raised;
    if (!isDone)
        leaveWait(task, kept);
    task.mustCancel = task.mustCancel || mustCancel;
    if (!isDone)
        return std::nullopt;
    if (last.kind == Departure::Kind::Returned)
        return last.value;
    passOn(last);
    return Value();
}

/// The layers above the first \a kept go, and what they wait for; they take leave of it as if they were
/// cancelled.
void Closings::leaveWait(Task &task, std::size_t kept)
{
    LayeredCode &code = codeOf(task);
    constexpr int mostWaits = 10; // of what waits again, whatever comes
    for (int waits = 0; waits < mostWaits && code.layers.size() > kept; ++waits) {
        if (m_asyncio.runtime().limits.cut())
            return; // nothing goes on
        m_asyncio.tasks().unpark(task);
        (void)m_asyncio.driveTo(task, code.layers.back()->wake(task, Result::Cancelled), kept);
    }
    if (code.layers.size() <= kept || m_asyncio.runtime().limits.cut())
        return;
    m_asyncio.tasks().unpark(task);
    WaitQueue::leave(task.waiter); // who would have left it is gone
    code.layers.resize(kept);
}

Value Closings::makeExit()
{
    return objects::makeException(m_asyncio.context(), *objects::builtinType("GeneratorExit"), {});
}

/// The context has it then.
objects::Raised Closings::passOn(const Departure &raised)
{
    return raised.isPassedOn ? m_asyncio.context().passOn(raised.value)
                             : m_asyncio.context().raise(raised.value);
}

} // namespace signalbox::asyncio
