// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/execution.h"
#include "engine/loop/tasks.h"

#include <QHash>

namespace signalbox::asyncio {

class Asyncio;

/// The values of context variables where something runs: copied for each task and each callback when it is
/// made.
using ContextValues = QHash<const objects::Object *, objects::Value>;

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
    bool isPassedOn = false; ///< raised further in, where it got its context: it gets none here

    static Departure returned(objects::Value value) { return {Kind::Returned, std::move(value)}; }
    static Departure raised(objects::Value exception) { return {Kind::Raised, std::move(exception)}; }
    static Departure passedOn(objects::Value exception) { return {Kind::Raised, std::move(exception), true}; }
    static Departure awaits(objects::Value awaitable) { return {Kind::Awaits, std::move(awaitable)}; }
};

/// One of the things that a task awaits inside each other: calls of the program's own functions, a coroutine
/// of asyncio's, a future at the very end.
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
    /// What it awaits has raised \a exception; or, of a task that was cancelled before its first turn, that
    /// strikes before anything has begun.
    virtual Departure strike(Task &task, objects::Value exception) = 0;
    /// The execution whose statement the task is in; null where it has none of its own.
    virtual const evaluator::Execution *execution() const { return nullptr; }
};

/// All that a task awaits, the outermost first.
struct LayeredCode final : TaskCode {
    std::vector<std::unique_ptr<Layer>> layers;
    std::size_t thrown = 0; ///< so many of them go on with an exception, from the innermost outwards
    bool isPassedOn = false; ///< the exception that strikes a layer: as in Departure
    bool hasBegun = false;
    objects::Value coroutine; ///< what the task was made of
    objects::Value handle; ///< the task as the program has it
    QString name; ///< get_name()
    ContextValues contextValues;
    objects::Value context; ///< the Context that was given to it, whose values it has; Missing for none
};

/// Of a task that runs code.
inline LayeredCode &codeOf(Task &task)
{
    return *static_cast<LayeredCode *>(task.code.get());
}

} // namespace signalbox::asyncio
