// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/loopsettings.h"

#include "engine/asyncio/libraryobject.h"
#include "engine/builtins/calls.h"
#include "engine/language/exceptions.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

using objects::Call;
using objects::Value;

namespace {

Asyncio &asyncioOf(const Call &call)
{
    return handle<LibraryObject>(call).asyncio;
}

Value orNone(const Value &value)
{
    return value.isMissing() ? Value::none() : value;
}

} // namespace

/// loop.create_task() where the loop has a task factory, as CPython's asyncio/base_events.py has it.
Task *taskOfFactory(Asyncio &asyncio, const TaskPlan &plan)
{
    LoopSettings &settings = settingsOf(asyncio.loopHandle());
    objects::Context &context = asyncio.context();
    Group *const before = std::exchange(settings.group, plan.group);
    const Value given[] = {asyncio.loopHandle(), plan.coroutine, plan.context};
    const Value keywords[] = {objects::makeText(asyncio.heap(), std::string_view("context"))};
    objects::Arguments arguments{given, 2};
    if (plan.hasContext())
        arguments = {given, 2, keywords};
    const Value made = objects::call(context, settings.taskFactory, arguments);
    settings.group = before;
    if (made.isMissing())
        return nullptr;
    Future *future = asyncio.futureOf(made);
    if (!future || !future->isTask) {
        context.raise(*objects::builtinType("NotImplementedError"),
                      "Signalbox runs no factories whose tasks are no asyncio.Task");
        return nullptr;
    }
    auto &task = static_cast<Task &>(*future);
    // 3.13 names also those that get no name: None.
    if (plan.isNamed() || context.follows(PythonVersion::Python313))
        static_cast<LayeredCode &>(*task.code).name = plan.name.isMissing()
            ? QStringLiteral("None")
            : objects::toQString(objects::textOf(context, plan.name));
    return &task;
}

Value setTaskFactory(const Call &call)
{
    if (!call[0].isNone() && !objects::isCallable(call[0]))
        return call.context.typeError("task factory must be a callable or None");
    settingsOf(call.self).taskFactory = call[0].isNone() ? Value() : call[0];
    return Value::none();
}

Value getTaskFactory(const Call &call)
{
    return orNone(settingsOf(call.self).taskFactory);
}

Value setDebug(const Call &call)
{
    settingsOf(call.self).isDebug = objects::truthOf(call.context, call[0]) == objects::Answer::Yes;
    return Value::none();
}

Value getDebug(const Call &call)
{
    return Value::boolean(settingsOf(call.self).isDebug);
}

Value addSignalHandler(const Call &call)
{
    qint64 number = 0;
    if (call.passed.count < 2)
        return call.context.typeError("add_signal_handler() missing required positional arguments");
    if (!objects::toIndex(call.context, call.passed[0], number))
        return {};
    settingsOf(call.self).signals.insert(number);
    return Value::none();
}

Value removeSignalHandler(const Call &call)
{
    qint64 number = 0;
    if (!objects::toIndex(call.context, call[0], number))
        return {};
    return Value::boolean(settingsOf(call.self).signals.erase(number) > 0);
}

Value setExceptionHandler(const Call &call)
{
    if (!call[0].isNone() && !objects::isCallable(call[0]))
        return call.context.typeError("A callable object or None is expected, got "
                                      + objects::toUtf8(objects::reprOf(call.context, call[0])));
    asyncioOf(call).setExceptionHandler(call[0].isNone() ? Value() : call[0]);
    return Value::none();
}

Value getExceptionHandler(const Call &call)
{
    return orNone(asyncioOf(call).exceptionHandler());
}

Value callExceptionHandler(const Call &call)
{
    return asyncioOf(call).tellHandler(call[0]) ? Value::none() : Value();
}

Value tellByDefault(const Call &call)
{
    return objects::call(call.context, asyncioOf(call).helper(QStringLiteral("tell")), call[0]);
}

namespace {

Value slowCallback(objects::Context &, const Value &self)
{
    return settingsOf(self).slowCallback;
}

bool setSlowCallback(objects::Context &, const Value &self, const Value &value)
{
    settingsOf(self).slowCallback = value;
    return true;
}

constexpr objects::AttributeRow kLoopAttributes[] = {
    {"slow_callback_duration", slowCallback, setSlowCallback},
};

} // namespace

std::span<const objects::AttributeRow> loopAttributes()
{
    return kLoopAttributes;
}

} // namespace signalbox::asyncio
