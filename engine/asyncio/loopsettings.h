// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/nativetypes.h"

#include <set>
#include <span>

namespace signalbox {
class Group;
class Task;
} // namespace signalbox

namespace signalbox::asyncio {

class Asyncio;
struct TaskPlan;

/// What a program sets on a loop: its task factory, its debug mode, the signals it listens to (none arrives).
struct LoopSettings {
    objects::Value taskFactory; ///< Missing for none
    Group *group = nullptr; ///< of the task that the factory is asked for
    bool isDebug = false;
    quint32 number = 0; ///< of the loops of this run, from 1 on
    objects::Value slowCallback = objects::Value::real(0.1);
    std::set<qint64> signals;
};

/// Of \a loop, which loopHandle() gave.
LoopSettings &settingsOf(const objects::Value &loop);
/// Of any object: 0 where it is no loop.
quint32 numberOfLoop(const objects::Value &object);
/// Whether the loop that a method is called on has not been closed; raises where it has.
[[nodiscard]] bool isOpen(const objects::Call &call);
/// What the loop's factory makes of a coroutine; null and raised where it makes no task.
Task *taskOfFactory(Asyncio &asyncio, const TaskPlan &plan);

/// Methods of loops.
objects::Value setTaskFactory(const objects::Call &call);
objects::Value getTaskFactory(const objects::Call &call);
objects::Value setDebug(const objects::Call &call);
objects::Value getDebug(const objects::Call &call);
objects::Value addSignalHandler(const objects::Call &call);
objects::Value removeSignalHandler(const objects::Call &call);
objects::Value setExceptionHandler(const objects::Call &call);
objects::Value getExceptionHandler(const objects::Call &call);
objects::Value callExceptionHandler(const objects::Call &call);
objects::Value tellByDefault(const objects::Call &call);
/// Attributes of loops.
std::span<const objects::AttributeRow> loopAttributes();

} // namespace signalbox::asyncio
