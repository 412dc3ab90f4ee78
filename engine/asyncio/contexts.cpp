// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/contexts.h"
#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handles.h"
#include "engine/asyncio/timeouterrors.h"

#include "engine/asyncio/asyncio.h"
#include "engine/calls/taskgroups.h"
#include "engine/calls/timeouts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/insides.h"

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Signature;
using objects::Value;

namespace {

/// What stands after `async with` and reaches beyond one task: a TaskGroup, a timeout.
class ContextHandle : public LibraryObject {
public:
    using LibraryObject::LibraryObject;
    /// __aenter__: the exception, or Missing.
    virtual Value enter(Task &task) = 0;
    /// The context manager of the run; null when it is over.
    ContextManager *manager() { return id ? asyncio.runtime().contexts[index(*id)].get() : nullptr; }
    /// What is kept of the context manager, which is over; the block raised \a exception, None for none.
    virtual void leave(const Value &exception) { Q_UNUSED(exception) }
    /// What it \a raised says of what came out of the block.
    virtual void linkTo(const Value &raised, const Value &exception) = 0;
    std::optional<ScopeId> id;
};

struct Exit {
    Value self;
    Value exception; ///< None for none
};

class EnterLayer final : public Layer {
public:
    EnterLayer(Asyncio &, Value self)
        : m_self(std::move(self))
    {
    }
    Departure begin(Task &task) override
    {
        Value raised = m_self.as<ContextHandle>()->enter(task);
        return raised.isMissing() ? Departure::returned(m_self) : Departure::raised(std::move(raised));
    }
    Departure wake(Task &, Result) override { return {}; }
    Departure receive(Task &, Value) override { return {}; }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

private:
    const Value m_self;
};

class ExitLayer final : public Layer {
public:
    ExitLayer(Asyncio &asyncio, Exit exit)
        : m_asyncio(asyncio)
        , m_exit(std::move(exit))
    {
    }
    Departure begin(Task &task) override
    {
        if (!manager()) // nobody has entered it
            return Departure::returned(Value::none());
        Result flow = Result::WentOn;
        if (!m_exit.exception.isNone()) {
            task.failure = m_asyncio.failureOf(m_exit.exception);
            flow = Result::Raised;
            if (m_asyncio.isCancelledError(m_exit.exception)) {
                flow = Result::Cancelled;
                task.failure.words = m_asyncio.messageOf(m_exit.exception);
            }
        }
        return come(task, manager()->exit(task, flow));
    }
    Departure wake(Task &task, Result waited) override
    {
        return come(task, manager()->resume(task, waited == Result::Cancelled));
    }
    Departure receive(Task &, Value) override { return {}; }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

private:
    ContextManager *manager() { return m_exit.self.as<ContextHandle>()->manager(); }
    /// False lets the exception of the block go on as it is.
    Departure come(Task &task, Result result)
    {
        if (result == Result::MustWait)
            return {};
        m_exit.self.as<ContextHandle>()->leave(m_exit.exception);
        m_asyncio.runtime().release(*manager());
        if (result == Result::WentOn)
            return Departure::returned(m_exit.exception.isNone() ? Value::none() : Value::boolean(true));
        Value exception = m_asyncio.exceptionOf(task, result);
        if (exception.isSame(m_exit.exception))
            return Departure::returned(Value::boolean(false));
        m_exit.self.as<ContextHandle>()->linkTo(exception, m_exit.exception);
        return Departure::raised(std::move(exception));
    }

    Asyncio &m_asyncio;
    const Exit m_exit;
};

Value enterOfScope(const Call &call)
{
    return call.heap().adopt(
        new CoroutineOf<EnterLayer, Value>(handle<ContextHandle>(call).asyncio, "__aenter__", call.self));
}

Value exit(const Call &call)
{
    return call.heap().adopt(new CoroutineOf<ExitLayer, Exit>(
        handle<ContextHandle>(call).asyncio, "__aexit__",
        {.self = call.self, .exception = call[1].is(objects::Kind::Exception) ? call[1] : Value::none()}));
}

// TaskGroup

Value createTaskOfScope(const Call &call);

constexpr FunctionRow kGroupMethods[] = {
    {"create_task", createTaskOfScope, Signature::Python, 1, 3, "coro * name context"},
    {"__aenter__", enterOfScope},
    {"__aexit__", exit, Signature::Positional, 3, 3},
};

class GroupHandle final : public ContextHandle {
public:
    explicit GroupHandle(Asyncio &itsAsyncio)
        : ContextHandle(itsAsyncio, itsAsyncio.types()["TaskGroup"])
    {
    }
    Value enter(Task &task) override
    {
        Runtime &runtime = asyncio.runtime();
        if (id) {
            asyncio.context().raise(objects::Error::RuntimeError,
                                    "TaskGroup " + asyncio.textOf(Value::of(this)).toStdString()
                                        + " has already been entered");
            return objects::takeRaised(asyncio.context());
        }
        id = runtime.nextScope();
        runtime.addScope(std::make_unique<Group>(runtime.tasks, task, *id));
        return {};
    }
    void linkTo(const Value &raised, const Value &) override
    {
        raised.as<objects::Exception>()->suppressesContext = raised.as<objects::Exception>()->isGroup();
    }
    Group *group() { return static_cast<Group *>(manager()); }
    bool represent(objects::Context &, objects::TextBuilder &out) override
    {
        const Group *members = id ? group() : nullptr;
        const std::size_t count = members ? members->children().size() : 0;
        out.append("<TaskGroup" + (count > 0 ? " tasks=" + std::to_string(count) : std::string())
                   + (m_hasAborted || (members && members->isAborting()) ? " cancelling"
                          : id                                           ? " entered"
                                                                         : "")
                   + ">");
        return true;
    }
    void leave(const Value &) override { m_hasAborted = group()->isAborting(); }
    qint64 footprint() const override { return qint64(sizeof(*this)); }

private:
    bool m_hasAborted = false;
};

Value createTaskOfScope(const Call &call)
{
    auto &self = handle<GroupHandle>(call);
    const std::string words = "TaskGroup " + self.asyncio.textOf(call.self).toStdString();
    if (!self.id)
        return call.context.raise(objects::Error::RuntimeError, words + " has not been entered");
    Group *group = self.group();
    if (!group)
        return call.context.raise(objects::Error::RuntimeError, words + " is finished");
    if (group->isAborting())
        return call.context.raise(objects::Error::RuntimeError, words + " is shutting down");
    Task *const task =
        self.asyncio.createTask({.coroutine = call[0],
                                 .name = call.has(1) ? call[1] : Value(),
                                 .context = call.has(2) ? call[2] : Value(),
                                 .group = group,
                                 .isCounted = !call.context.follows(PythonVersion::Python313)});
    return task ? self.asyncio.handleOf(*task) : Value();
}

Value makeGroup(const Call &call)
{
    return call.heap().adopt(new GroupHandle(LibraryType::runOf(call)));
}

// timeout(), timeout_at()

Value when(const Call &call);
Value reschedule(const Call &call);
Value expired(const Call &call);

constexpr FunctionRow kTimeoutMethods[] = {
    {"when", when},
    {"reschedule", reschedule, Signature::Python, 1, 1, "when"},
    {"expired", expired},
    {"__aenter__", enterOfScope},
    {"__aexit__", exit, Signature::Positional, 3, 3},
};

/// round(when, 3), or None.
Value rounded(objects::Context &context, const Value &when)
{
    const Value &number = objects::plainIfScalar(when);
    if (number.isFloat())
        return Value::real(QString::number(number.real(), 'f', 3).toDouble());
    return when.isNone() ? when : objects::addIntegers(context, number, Value::integer(0));
}

class TimeoutHandle final : public ContextHandle {
public:
    TimeoutHandle(Asyncio &itsAsyncio, Verb verb, Value itsWhen, Micros deadline)
        : ContextHandle(itsAsyncio, itsAsyncio.types()["Timeout"])
        , when(std::move(itsWhen))
        , m_verb(verb)
        , m_deadline(deadline)
    {
    }
    Value enter(Task &task) override
    {
        if (id) {
            asyncio.context().raise(objects::Error::RuntimeError, "Timeout has already been entered");
            return objects::takeRaised(asyncio.context());
        }
        Runtime &runtime = asyncio.runtime();
        id = runtime.nextScope();
        runtime.addScope(std::make_unique<Timeout>(runtime.tasks, task, *id, m_verb, m_deadline));
        return {};
    }
    void leave(const Value &exception) override
    {
        hasExpired = timeout()->hasExpired();
        if (timeout()->isHandling())
            insertTimeout(asyncio, exception);
    }
    void linkTo(const Value &raised, const Value &exception) override { raiseFrom(raised, exception); }
    Timeout *timeout() { return static_cast<Timeout *>(manager()); }
    /// In the words of asyncio's states.
    const char *state()
    {
        if (!id)
            return "created";
        if (const Timeout *running = timeout())
            return running->hasExpired() ? "expiring" : "active";
        return hasExpired ? "expired" : "finished";
    }
    bool represent(objects::Context &context, objects::TextBuilder &out) override
    {
        const std::string now = state();
        out.append("<Timeout [" + now + "]");
        if (now == "active") {
            out.append(" when=" + objects::toUtf8(objects::reprOf(context, rounded(context, when))));
        }
        out.append(">");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }

    Value when; ///< what was asked for, as a number, or None
    bool hasExpired = false;

private:
    const Verb m_verb;
    const Micros m_deadline; ///< at first
};

Value when(const Call &call)
{
    return handle<TimeoutHandle>(call).when;
}

Value reschedule(const Call &call)
{
    auto &self = handle<TimeoutHandle>(call);
    if (const std::string state = self.state(); state != "active")
        return call.context.raise(objects::Error::RuntimeError,
                                  state == "created" ? "Timeout has not been entered"
                                                     : "Cannot change state of " + state + " Timeout");
    Micros deadline = Timeout::kNever;
    if (!call[0].isNone() && !self.asyncio.toMoment(call[0], deadline))
        return {};
    self.when = call[0];
    if (Timeout *timeout = self.timeout())
        timeout->reschedule(deadline);
    return Value::none();
}

Value expired(const Call &call)
{
    auto &self = handle<TimeoutHandle>(call);
    const Timeout *timeout = self.timeout();
    return Value::boolean(timeout ? timeout->hasExpired() : self.hasExpired);
}

Value makeTimeout(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    if (!asyncio.hasRunningLoop())
        return call.context.raise(objects::Error::RuntimeError, "no running event loop");
    const Micros now = asyncio.tasks().loop().now();
    Micros delay = Timeout::kNever - now;
    Value when = call[0];
    if (!when.isNone()) {
        if (!asyncio.toDelay(when, delay))
            return {};
        when = objects::add(call.context, asyncio.fromMicros(now), when);
    }
    return call.heap().adopt(new TimeoutHandle(asyncio, Verb::Timeout, std::move(when), now + delay));
}

Value makeTimeoutAt(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    Micros deadline = Timeout::kNever;
    if (!call[0].isNone() && !asyncio.toMoment(call[0], deadline))
        return {};
    return call.heap().adopt(new TimeoutHandle(asyncio, Verb::TimeoutAt, call[0], deadline));
}

constexpr FunctionRow kMakeGroup{"TaskGroup", makeGroup};
constexpr objects::NativeRow kScopeTypes[] = {
    {.name = "asyncio.taskgroups.TaskGroup",
     .isOfPython = true,
     .make = &kMakeGroup,
     .methods = kGroupMethods},
    {.name = "asyncio.timeouts.Timeout", .isOfPython = true, .methods = kTimeoutMethods},
};

constexpr FunctionRow kScopeFunctions[] = {
    {"timeout", makeTimeout, Signature::Python, 1, 1, "delay"},
    {"timeout_at", makeTimeoutAt, Signature::Python, 1, 1, "when"},
};

} // namespace

std::span<const objects::NativeRow> contextTypes()
{
    return kScopeTypes;
}

std::span<const FunctionRow> contextFunctions()
{
    return kScopeFunctions;
}

} // namespace signalbox::asyncio
