// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/contextvars.h"
#include "engine/evaluator/execution.h"
#include "engine/loop/tasks.h"

namespace signalbox::asyncio {

class Asyncio;

/// How a layer leaves off.
struct Departure {
    enum class Kind : quint8 {
        Parked, ///< the loop goes on with it later
        Awaits, ///< something of the program or of asyncio first: value
        Returned, ///< value
        Raised, ///< value: the exception
        Cut, ///< the run ends here
    };
    Kind kind = Kind::Parked;
    objects::Value value = {};

    static Departure returned(objects::Value value) { return {Kind::Returned, std::move(value)}; }
    static Departure raised(objects::Value exception) { return {Kind::Raised, std::move(exception)}; }
    static Departure awaits(objects::Value awaitable) { return {Kind::Awaits, std::move(awaitable)}; }
};

/// One of the things that a task awaits inside each other: calls of the program's own functions, a coroutine of
/// asyncio's, a future at the very end.
class Layer {
public:
    Layer() = default;
    virtual ~Layer() = default;
    Layer(const Layer &) = delete;
    Layer &operator=(const Layer &) = delete;

    virtual Departure begin(Task &task) = 0;
    /// The task, which was parked here, has its next turn. \a waited: as Tasks::takeWaited() tells it.
    virtual Departure wake(Task &task, Result waited) = 0;
    /// What it awaits has come to \a value.
    virtual Departure receive(Task &task, objects::Value value) = 0;
    /// What it awaits has raised \a exception; or, of a task that was cancelled before its first turn, that strikes
    /// before anything has begun.
    virtual Departure strike(Task &task, objects::Value exception) = 0;
    /// The execution whose statement the task is in; null where it has none of its own.
    virtual const evaluator::Execution *execution() const { return nullptr; }
};

/// All that a task awaits, the outermost first.
struct LayeredCode final : TaskCode {
    std::vector<std::unique_ptr<Layer>> layers;
    bool hasBegun = false;
    objects::Value coroutine; ///< what the task was made of
    objects::Value handle; ///< the task as the program has it
    QString name; ///< get_name()
    ContextValues contextValues;
};

/// Functions of the program.
class ExecutionLayer final : public Layer {
public:
    ExecutionLayer(Asyncio &asyncio, std::unique_ptr<evaluator::Execution> execution)
        : m_asyncio(asyncio)
        , m_execution(std::move(execution))
    {
    }
    Departure begin(Task &task) override { return run(task); }
    Departure wake(Task &task, Result waited) override;
    Departure receive(Task &task, objects::Value value) override;
    Departure strike(Task &task, objects::Value exception) override;
    const evaluator::Execution *execution() const override { return m_execution.get(); }

private:
    Departure run(Task &task);

    Asyncio &m_asyncio;
    const std::unique_ptr<evaluator::Execution> m_execution;
};

/// A task or future that is awaited: asyncio.Future.__await__.
class FutureLayer final : public Layer {
public:
    FutureLayer(Asyncio &asyncio, objects::Value handle, Future &future)
        : m_asyncio(asyncio)
        , m_handle(std::move(handle))
        , m_future(future)
    {
    }
    Departure begin(Task &task) override;
    Departure wake(Task &task, Result waited) override;
    Departure receive(Task &, objects::Value) override { return {}; }
    Departure strike(Task &, objects::Value exception) override { return Departure::raised(std::move(exception)); }

private:
    Departure come(Task &task, Result result);
    /// In facts a future is a resource that is waited at, a task is awaited.
    Verb verb() const { return m_future.isTask ? Verb::Await : Verb::Wait; }

    Asyncio &m_asyncio;
    const objects::Value m_handle; ///< keeps it
    Future &m_future;
};

} // namespace signalbox::asyncio
