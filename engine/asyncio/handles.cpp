// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/handles.h"
#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/futures.h"
#include "engine/asyncio/loopsettings.h"
#include "engine/asyncio/reprs.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/timeouterrors.h"
#include "engine/language/exceptions.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Signature;
using objects::Value;

namespace {

Future &futureOf(const Call &call)
{
    return handle<FutureHandle>(call).future;
}

Asyncio &asyncioOfOfFuture(const Call &call)
{
    return handle<FutureHandle>(call).asyncio;
}

Task &taskOf(const Call &call)
{
    return static_cast<Task &>(futureOf(call));
}

LayeredCode &codeOf(const Call &call)
{
    return *static_cast<LayeredCode *>(taskOf(call).code.get());
}

objects::Raised invalidState(const Call &call, const char *words)
{
    return asyncioOfOfFuture(call).raise(Failure{std::string("InvalidStateError: ") + words, {}});
}

Value done(const Call &call)
{
    return Value::boolean(futureOf(call).isDone());
}

Value cancelled(const Call &call)
{
    return Value::boolean(futureOf(call).isCancelled());
}

Value result(const Call &call)
{
    Future &future = futureOf(call);
    if (!future.isDone())
        return invalidState(call, "Result is not set.");
    return asyncioOfOfFuture(call).resultOf(future);
}

Value exception(const Call &call)
{
    Future &future = futureOf(call);
    if (!future.isDone())
        return invalidState(call, "Exception is not set.");
    if (future.isCancelled())
        return asyncioOfOfFuture(call).resultOf(future);
    future.isUnretrieved = false;
    return future.ended == Outcome::Raised ? asyncioOfOfFuture(call).exceptionOf(future.failure)
                                           : Value::none();
}

Value cancel(const Call &call)
{
    Asyncio &asyncio = asyncioOfOfFuture(call);
    Task &by = asyncio.performer();
    const quint32 message = call.has(0) && !call[0].isNone() ? asyncio.cancelMessage(call[0]) : 0;
    switch (futureOf(call).cancel(asyncio.tasks(), {.by = &by, .message = message})) {
    case CancelResult::Requested:
        return Value::boolean(true);
    case CancelResult::AlreadyDone:
        return Value::boolean(false);
    case CancelResult::TooDeep:
        break;
    }
    // CPython makes the first call on a line by way of C; how often this one ran before is not known.
    const int around = call.context.depth + call.context.nativeDepth + 1;
    const int native = asyncio.current() ? 1 : 0; // a task's step is one more than a callback of the loop
    return asyncio.raise(
        Failure{asyncio.tasks().cancelRecursionError({.framesAround = around, .nativeAround = native}), {}});
}

Value addDoneCallback(const Call &call)
{
    const InContext inContext(asyncioOfOfFuture(call), call.has(1) ? call[1] : Value());
    asyncioOfOfFuture(call).addDoneCallback(asyncioOfOfFuture(call).handleOf(futureOf(call)), call[0]);
    return Value::none();
}

Value removeDoneCallback(const Call &call)
{
    return Value::integer(asyncioOfOfFuture(call).removeDoneCallback(call.self, call[0]));
}

Value setResult(const Call &call)
{
    Asyncio &asyncio = asyncioOfOfFuture(call);
    asyncio.tasks().setActor(&asyncio.performer());
    auto &future = static_cast<SettableFuture &>(futureOf(call));
    return future.setResult(asyncio.tasks(), asyncio.toPointer(call[0]))
        ? Value::none()
        : invalidState(call, "invalid state");
}

Value setException(const Call &call)
{
    Asyncio &asyncio = asyncioOfOfFuture(call);
    auto &future = static_cast<SettableFuture &>(futureOf(call));
    if (future.isDone())
        return invalidState(call, "invalid state");
    Value exception = call[0];
    if (exception.is(objects::Kind::Type))
        exception = objects::call(call.context, exception, objects::Arguments{});
    if (exception.isMissing())
        return {};
    if (!exception.is(objects::Kind::Exception))
        return call.context.typeError("invalid exception object");
    exception = exceptionOfFuture(call.context, exception);
    if (exception.isMissing())
        return {};
    asyncio.tasks().setActor(&asyncio.performer());
    future.setException(asyncio.tasks(), asyncio.failureOf(exception));
    return Value::none();
}

Value getLoop(const Call &call)
{
    return asyncioOfOfFuture(call).loopHandle();
}

Value getName(const Call &call)
{
    return objects::makeText(call.heap(), codeOf(call).name);
}

Value setName(const Call &call)
{
    Asyncio &asyncio = asyncioOfOfFuture(call);
    codeOf(call).name = objects::toQString(objects::textOf(call.context, call[0]));
    asyncio.runtime().run.renamings.push_back({.task = static_cast<Task &>(futureOf(call)).id,
                                               .time = asyncio.loop().now(),
                                               .name = codeOf(call).name});
    return Value::none();
}

Value getCoro(const Call &call)
{
    return codeOf(call).coroutine;
}

Value uncancel(const Call &call)
{
    Asyncio &asyncio = asyncioOfOfFuture(call);
    const int left = asyncio.tasks().uncancel(taskOf(call));
    asyncio.tasks().record(FactKind::Uncancelled, taskOf(call)).setRequestsLeft(left);
    return Value::integer(left);
}

Value cancelling(const Call &call)
{
    return Value::integer(taskOf(call).cancelRequests);
}

/// Whoever runs the program knows how to await it.
Value itselfOfFuture(const Call &call)
{
    return call.self;
}

constexpr FunctionRow kFutureMethods[] = {
    {"__await__", itselfOfFuture},
    {"__iter__", itselfOfFuture},
    {"done", done},
    {"cancelled", cancelled},
    {"result", result},
    {"exception", exception},
    {"cancel", cancel, Signature::Keywords, 0, 1, "msg"},
    {"add_done_callback", addDoneCallback, Signature::Keywords, 1, 2, "- * context"},
    {"remove_done_callback", removeDoneCallback, Signature::One},
    {"get_loop", getLoop},
    {"set_result", setResult, Signature::One},
    {"set_exception", setException, Signature::One},
};

Value setResultOfTask(const Call &call)
{
    return call.context.raise(objects::Error::RuntimeError, "Task does not support set_result operation");
}

Value setExceptionOfTask(const Call &call)
{
    return call.context.raise(objects::Error::RuntimeError, "Task does not support set_exception operation");
}

Value stackOfTask(const Call &call)
{
    return call.context.raise(*objects::builtinType("NotImplementedError"),
                              "Signalbox has no frames of a task: its call stack is in the inspector");
}

constexpr FunctionRow kTaskMethods[] = {
    {"get_stack", stackOfTask, Signature::Anything},
    {"print_stack", stackOfTask, Signature::Anything},
    {"set_result", setResultOfTask, Signature::One},
    {"set_exception", setExceptionOfTask, Signature::One},
    {"__await__", itselfOfFuture},
    {"__iter__", itselfOfFuture},
    {"done", done},
    {"cancelled", cancelled},
    {"result", result},
    {"exception", exception},
    {"cancel", cancel, Signature::Keywords, 0, 1, "msg"},
    {"add_done_callback", addDoneCallback, Signature::Keywords, 1, 2, "- * context"},
    {"remove_done_callback", removeDoneCallback, Signature::One},
    {"get_loop", getLoop},
    {"get_name", getName},
    {"set_name", setName, Signature::One},
    {"get_coro", getCoro},
    {"uncancel", uncancel},
    {"cancelling", cancelling},
};

Value makeFuture(const Call &call)
{
    Asyncio &asyncio = LibraryType::runOf(call);
    const bool isGiven = call.has(0) && !call[0].isNone();
    if (!isGiven && !asyncio.hasRunningLoop() && asyncio.currentLoop().isMissing())
        return {};
    return asyncio.handleOf(asyncio.makeFuture(asyncio.performer().step));
}

Value makeTask(const Call &call)
{
    Asyncio &asyncio = LibraryType::runOf(call);
    if (call.has(4) && !call.context.follows(PythonVersion::Python312))
        return call.context.typeError("'eager_start' is an invalid keyword argument for Task()");
    const auto given = [&call](qsizetype at) { return call.has(at) ? call[at] : Value(); };
    const objects::Answer isEager =
        call.has(4) ? objects::truthOf(call.context, call[4]) : objects::Answer::No;
    if (isEager == objects::Answer::Raised)
        return {};
    Task *const task =
        asyncio.makeTask({.coroutine = call[0],
                          .name = given(2),
                          .context = given(3),
                          .group = std::exchange(settingsOf(asyncio.loopHandle()).group, nullptr),
                          .isEager = isEager == objects::Answer::Yes});
    return task ? asyncio.handleOf(*task) : Value();
}

constexpr FunctionRow kMakeFuture{"Future", makeFuture, Signature::Keywords, 0, 1, "* loop"};
constexpr FunctionRow kMakeTask{"Task", makeTask, Signature::Keywords,
                                1,      5,        "coro * loop name context eager_start"};

/// A Task is a Future.
bool isFuture(const Value &value)
{
    return value.isObject() && dynamic_cast<const FutureHandle *>(value.object());
}

constexpr objects::NativeRow kFutureTypes[] = {
    {.name = "_asyncio.Future", .make = &kMakeFuture, .methods = kFutureMethods, .admits = isFuture},
    {.name = "_asyncio.Task", .make = &kMakeTask, .methods = kTaskMethods},
    {.name = "asyncio.tasks._GatheringFuture", .methods = kFutureMethods},
};

const char *stateOf(const Future &future)
{
    if (future.isTask && !future.isDone() && static_cast<const Task &>(future).cancelRequests > 0)
        return "cancelling";
    return future.isCancelled() ? "cancelled" : future.isDone() ? "finished" : "pending";
}

} // namespace

std::span<const objects::NativeRow> futureTypes()
{
    return kFutureTypes;
}

namespace {

const char *typeNameOf(const Future &future)
{
    if (future.isTask)
        return "Task";
    const auto *const gathering = dynamic_cast<const GatherFuture *>(&future);
    return gathering && !gathering->isEmpty() ? "_GatheringFuture" : "Future";
}

} // namespace

FutureHandle::FutureHandle(Asyncio &itsAsyncio, Future &itsFuture)
    : LibraryObject(itsAsyncio, itsAsyncio.types()[typeNameOf(itsFuture)])
    , future(itsFuture)
{
}

namespace {

/// What \a task waits for: a future of its own where it stands in a line or sleeps.
std::string waitedFor(Asyncio &asyncio, Task &task)
{
    if (task.awaited)
        return objects::toUtf8(objects::reprOf(asyncio.context(), asyncio.handleOf(*task.awaited)));
    const bool isDone = task.waiter.state == Waiter::State::Woken;
    return isDone ? "<Future finished result=None>" : "<Future pending cb=[Task.task_wakeup()]>";
}

/// `cb=[f() at program.py:3, <2 more>, g() at program.py:9]`; empty for none.
std::string callbackList(Asyncio &asyncio, const Future &future)
{
    const std::vector<std::string> words = asyncio.wordsOfCallbacks(future);
    if (words.empty())
        return {};
    std::string list = words.front();
    if (words.size() > 2)
        list += ", <" + std::to_string(words.size() - 2) + " more>";
    if (words.size() > 1)
        list += ", " + words.back();
    return " cb=[" + list + "]";
}

} // namespace

/// <Task finished name='Task-2' coro=<f() done, defined at program.py:3> result=3>
bool FutureHandle::represent(objects::Context &context, objects::TextBuilder &out)
{
    const objects::Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    if (representation.isInItself())
        return out.append("..."), true;
    out.append("<" + type().name() + " ");
    out.append(stateOf(future));
    if (future.isTask) {
        auto &task = static_cast<Task &>(future);
        const auto &code = codeOf(task);
        out.append(" name=");
        if (!objects::represent(context, objects::makeText(context.heap(), code.name), out))
            return false;
        out.append(" coro=<" + coroutineWords(asyncio, code, future.isDone()) + ">");
        if (!future.isDone() && task.isParked)
            out.append(" wait_for=" + waitedFor(asyncio, task));
    }
    if (future.ended == Outcome::Returned) {
        const Value result = shortRepr(asyncio, asyncio.toObject(future.value));
        if (result.isMissing())
            return false;
        out.append(" result=" + objects::toUtf8(result));
    } else if (future.ended == Outcome::Raised) {
        out.append(" exception=");
        if (!objects::represent(context, asyncio.exceptionOf(future.failure), out))
            return false;
    }
    out.append(callbackList(asyncio, future) + ">");
    return true;
}

} // namespace signalbox::asyncio
