// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/primitives.h"
#include "engine/asyncio/callarguments.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handles.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/items.h"
#include "engine/asyncio/primitivehandle.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/classes.h"
#include "engine/operations/contents.h"
#include "engine/primitives/barriers.h"
#include "engine/primitives/conditions.h"
#include "engine/primitives/queues.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Signature;
using objects::Value;

namespace {

/// What an `await lock.acquire()` and its like give.
enum class Gives : quint8 { None, True, Item, Place, Answer, Self };

/// A method of a primitive that may have to wait.
struct Method {
    Value self; ///< a PrimitiveHandle
    Verb verb = Verb::Acquire;
    Gives gives = Gives::None;
    Value argument; ///< what is put, or a predicate
};

bool isOrdered(const PrimitiveHandle &queue)
{
    return queue.asyncio.runtime().program.resources[queue.resource].order == QueueOrder::Priority;
}

class MethodLayer final : public Layer {
public:
    MethodLayer(Asyncio &asyncio, Method method)
        : m_asyncio(asyncio)
        , m_method(std::move(method))
    {
    }
    Departure begin(Task &task) override
    {
        if (m_method.verb == Verb::Put)
            m_asyncio.items().setToPut(m_method.argument, isOrdered(*m_method.self.as<PrimitiveHandle>()));
        else if (m_method.verb == Verb::WaitUntil)
            m_asyncio.arguments().setPredicate(task, m_method.argument);
        return come(task, primitive().begin(m_method.verb, task));
    }
    Departure wake(Task &task, Result waited) override
    {
        return come(task, primitive().resume(task.waitVerb, task, waited == Result::Cancelled));
    }
    Departure receive(Task &, Value) override { return {}; }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

private:
    Primitive &primitive() const { return m_method.self.as<PrimitiveHandle>()->primitive; }
    Departure come(Task &task, Result result)
    {
        if (result == Result::MustWait)
            return {};
        if (m_method.verb == Verb::WaitUntil)
            m_asyncio.arguments().setPredicate(task, {});
        if (result == Result::Raised && task.failure.words == Primitive::kForeignLoop)
            task.failure.words =
                "RuntimeError: " + m_asyncio.reprOf(m_method.self) + " is bound to a different event loop";
        if (result != Result::WentOn)
            return Departure::raised(m_asyncio.exceptionOf(task, result));
        switch (m_method.gives) {
        case Gives::None:
            return Departure::returned(Value::none());
        case Gives::True:
            return Departure::returned(Value::boolean(true));
        case Gives::Item:
            return Departure::returned(m_asyncio.items().take(*task.locals.item));
        case Gives::Place:
            return Departure::returned(Value::integer(task.locals.place));
        case Gives::Answer:
            return Departure::returned(m_asyncio.arguments().lastAnswer());
        case Gives::Self:
            return Departure::returned(m_method.self);
        }
        return {};
    }

    Asyncio &m_asyncio;
    const Method m_method;
};

PrimitiveHandle &selfOf(const Call &call)
{
    return handle<PrimitiveHandle>(call);
}

Value coroutine(const Call &call, const char *name, Verb verb, Gives gives, Value argument = {})
{
    Asyncio &asyncio = selfOf(call).asyncio;
    return call.heap().adopt(new CoroutineOf<MethodLayer, Method>(
        asyncio, name, {.self = call.self, .verb = verb, .gives = gives, .argument = std::move(argument)}));
}

/// A method that never waits.
Value atOnce(const Call &call, Verb verb, Value result = Value::none())
{
    PrimitiveHandle &self = selfOf(call);
    Task &task = self.asyncio.performer();
    switch (self.primitive.begin(verb, task)) {
    case Result::WentOn:
        return result;
    case Result::Raised:
        return self.asyncio.raise(std::exchange(task.failure, {}));
    case Result::MustWait:
    case Result::Cancelled:
    case Result::Returned:
    case Result::Broke:
        break;
    }
    return {};
}

Value state(const Call &call, Predicate::Of of)
{
    return Value::boolean(selfOf(call).primitive.state(of) != 0);
}

// Locks, semaphores, conditions.

Value acquire(const Call &call)
{
    return coroutine(call, "Lock.acquire", Verb::Acquire, Gives::True);
}

Value release(const Call &call)
{
    return atOnce(call, Verb::Release);
}

Value locked(const Call &call)
{
    return state(call, Predicate::Of::Locked);
}

Value enterOfPrimitive(const Call &call)
{
    return coroutine(call, "Lock.__aenter__", Verb::Acquire, Gives::None);
}

Value leave(const Call &call)
{
    return coroutine(call, "Lock.__aexit__", Verb::Release, Gives::None);
}

constexpr FunctionRow kLockMethods[] = {
    {"acquire", acquire, Signature::Coroutine},
    {"release", release, Signature::Python},
    {"locked", locked, Signature::Python},
    {"__aenter__", enterOfPrimitive},
    {"__aexit__", leave, Signature::Positional, 3, 3},
};

Value waitForNotify(const Call &call)
{
    return coroutine(call, "Condition.wait", Verb::Wait, Gives::True);
}

Value waitForPredicate(const Call &call)
{
    return coroutine(call, "Condition.wait_for", Verb::WaitUntil, Gives::Answer, call[0]);
}

Value notify(const Call &call)
{
    qint64 count = 1;
    if (call.has(0) && !objects::toIndex(call.context, call[0], count))
        return {};
    selfOf(call).asyncio.arguments().setCount(count);
    return atOnce(call, Verb::Notify);
}

Value notifyAll(const Call &call)
{
    return atOnce(call, Verb::NotifyAll);
}

constexpr FunctionRow kConditionMethods[] = {
    {"acquire", acquire, Signature::Coroutine},
    {"release", release, Signature::Python},
    {"locked", locked, Signature::Python},
    {"__aenter__", enterOfPrimitive},
    {"__aexit__", leave, Signature::Positional, 3, 3},
    {"wait", waitForNotify, Signature::Coroutine},
    {"wait_for", waitForPredicate, Signature::Coroutine, 1, 1, "predicate"},
    {"notify", notify, Signature::Python, 0, 1, "n"},
    {"notify_all", notifyAll, Signature::Python},
};

// Events.

Value isSet(const Call &call)
{
    return state(call, Predicate::Of::EventSet);
}

Value setOfPrimitive(const Call &call)
{
    return atOnce(call, Verb::Set);
}

Value clear(const Call &call)
{
    return atOnce(call, Verb::Clear);
}

Value waitForEvent(const Call &call)
{
    return coroutine(call, "Event.wait", Verb::Wait, Gives::True);
}

constexpr FunctionRow kEventMethods[] = {{"is_set", isSet, Signature::Python},
                                         {"set", setOfPrimitive, Signature::Python},
                                         {"clear", clear, Signature::Python},
                                         {"wait", waitForEvent, Signature::Coroutine}};

// Barriers.

Value waitAtBarrier(const Call &call)
{
    return coroutine(call, "Barrier.wait", Verb::Wait, Gives::Place);
}

Value leaveBarrier(const Call &call)
{
    return objects::call(call.context, selfOf(call).asyncio.helper(QStringLiteral("leave_barrier")),
                         objects::Arguments{});
}

Value resetBarrier(const Call &call)
{
    return coroutine(call, "Barrier.reset", Verb::Reset, Gives::None);
}

Value abortBarrier(const Call &call)
{
    return coroutine(call, "Barrier.abort", Verb::Abort, Gives::None);
}

constexpr FunctionRow kBarrierMethods[] = {
    {"wait", waitAtBarrier, Signature::Coroutine},
    {"reset", resetBarrier, Signature::Coroutine},
    {"abort", abortBarrier, Signature::Coroutine},
    {"__aenter__", waitAtBarrier},
    {"__aexit__", leaveBarrier, Signature::Positional, 3, 3},
};

// Queues.

Value put(const Call &call)
{
    return coroutine(call, "Queue.put", Verb::Put, Gives::None, call[0]);
}

Value putNowait(const Call &call)
{
    selfOf(call).asyncio.items().setToPut(call[0], isOrdered(selfOf(call)));
    return atOnce(call, Verb::PutNowait);
}

Value getOfPrimitive(const Call &call)
{
    return coroutine(call, "Queue.get", Verb::Get, Gives::Item);
}

Value getNowait(const Call &call)
{
    if (atOnce(call, Verb::GetNowait).isMissing())
        return {};
    Asyncio &asyncio = selfOf(call).asyncio;
    return asyncio.items().take(*asyncio.performer().locals.item);
}

Value taskDone(const Call &call)
{
    return atOnce(call, Verb::TaskDone);
}

Value join(const Call &call)
{
    return coroutine(call, "Queue.join", Verb::Join, Gives::None);
}

Value shutDown(const Call &call)
{
    const objects::Answer isAtOnce =
        call.has(0) ? objects::truthOf(call.context, call[0]) : objects::Answer::No;
    if (isAtOnce == objects::Answer::Raised)
        return {};
    static_cast<Queue &>(selfOf(call).primitive)
        .shutDown(selfOf(call).asyncio.performer(), isAtOnce == objects::Answer::Yes);
    return Value::none();
}

Value size(const Call &call)
{
    return Value::integer(static_cast<Queue &>(selfOf(call).primitive).size());
}

Value empty(const Call &call)
{
    return state(call, Predicate::Of::QueueEmpty);
}

Value full(const Call &call)
{
    return state(call, Predicate::Of::QueueFull);
}

constexpr FunctionRow kQueueMethods[] = {
    {"put", put, Signature::Coroutine, 1, 1, "item"},
    {"put_nowait", putNowait, Signature::Python, 1, 1, "item"},
    {"get", getOfPrimitive, Signature::Coroutine},
    {"get_nowait", getNowait, Signature::Python},
    {"task_done", taskDone, Signature::Python},
    {"join", join, Signature::Coroutine},
    {"qsize", size, Signature::Python},
    {"empty", empty, Signature::Python},
    {"full", full, Signature::Python},
    {"shutdown", shutDown, Signature::Python, 0, 1, "immediate"}, // the last: since 3.13
};

// Constructors.

// Attributes.

Value parties(objects::Context &, const Value &self)
{
    return Value::integer(static_cast<Barrier &>(self.as<PrimitiveHandle>()->primitive).parties());
}

Value waitingAtBarrier(objects::Context &, const Value &self)
{
    return Value::integer(static_cast<Barrier &>(self.as<PrimitiveHandle>()->primitive).waiting());
}

Value isBroken(objects::Context &, const Value &self)
{
    return Value::boolean(self.as<PrimitiveHandle>()->primitive.state(Predicate::Of::BarrierBroken) != 0);
}

Value maxsize(objects::Context &, const Value &self)
{
    return Value::integer(static_cast<Queue &>(self.as<PrimitiveHandle>()->primitive).maxsize());
}

Value permits(objects::Context &, const Value &self)
{
    return Value::integer(static_cast<Semaphore &>(self.as<PrimitiveHandle>()->primitive).permits());
}

constexpr objects::AttributeRow kBarrierAttributes[] = {
    {"parties", parties}, {"n_waiting", waitingAtBarrier}, {"broken", isBroken}};
Value unfinishedTasks(objects::Context &, const Value &self)
{
    return Value::integer(static_cast<Queue &>(self.as<PrimitiveHandle>()->primitive).unfinished());
}

/// A copy, for who looks into it.
Value keptItems(objects::Context &context, const Value &self)
{
    auto &queue = *self.as<PrimitiveHandle>();
    std::vector<Value> values;
    for (const Item &item : static_cast<Queue &>(queue.primitive).kept())
        values.push_back(queue.asyncio.items().valueOf(item));
    const Value list = objects::makeList(context.heap(), std::move(values));
    const bool isDeque = queue.asyncio.runtime().program.resources[queue.resource].order == QueueOrder::Fifo;
    return isDeque ? objects::call(context, queue.asyncio.helper(QStringLiteral("deque_of")), list) : list;
}

constexpr objects::AttributeRow kQueueAttributes[] = {
    {"maxsize", maxsize}, {"_queue", keptItems}, {"_unfinished_tasks", unfinishedTasks}};
constexpr objects::AttributeRow kSemaphoreAttributes[] = {{"_value", permits}};

/// Makes the primitive that \a resource describes, as an instance of the type that is called.
Value make(const Call &call, ProgramResource resource)
{
    Asyncio &asyncio = LibraryType::runOf(call);
    resource.madeAt = asyncio.performer().step;
    const quint32 number = asyncio.addResource(std::move(resource));
    return call.heap().adopt(new PrimitiveHandle(asyncio, *call.self.as<LibraryType>(),
                                                 *asyncio.runtime().primitives[number], number));
}

/// With its argument as the amount, \a usual where there is none.
/// A queue only compares its size with how many it holds, so that may be float("inf").
qint64 roomOf(double maxsize)
{
    constexpr double most = 1e9;
    return std::isnan(maxsize) ? 0 : qint64(std::ceil(std::clamp(maxsize, 0.0, most)));
}

Value makeCounted(const Call &call, ProgramResource resource, qint64 usual)
{
    resource.amount = usual;
    if (resource.kind == NodeKind::Queue && call.has(0) && call[0].isFloat())
        resource.amount = roomOf(call[0].real());
    else if (call.has(0) && !objects::toIndex(call.context, call[0], resource.amount))
        return {};
    if (resource.kind == NodeKind::Semaphore && resource.amount < 0)
        return call.context.valueError("Semaphore initial value must be >= 0");
    if (resource.kind == NodeKind::Barrier && resource.amount < 1)
        return call.context.valueError("parties must be > 0");
    resource.amount = std::max<qint64>(0, resource.amount);
    return make(call, std::move(resource));
}

Value makeLock(const Call &call)
{
    return make(call, {.kind = NodeKind::Lock, .name = QStringLiteral("lock")});
}

Value makeEvent(const Call &call)
{
    return make(call, {.kind = NodeKind::Event, .name = QStringLiteral("event")});
}

/// The lock that a Condition is given, and the number of the resource that it is, or whose it is.
struct GivenLock {
    Lock *lock = nullptr; ///< null where it raised
    quint32 resource = kNone;
};

/// The number that \a lock has as a resource; \a own for the one that a condition of that number made itself.
quint32 numberOf(const Lock &lock, const Call &call, quint32 own)
{
    const auto &all = LibraryType::runOf(call).runtime().primitives;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &each) {
        return static_cast<const Primitive *>(each.get()) == &lock;
    });
    return found == all.end() ? own : quint32(found - all.begin());
}

/// Of Condition(lock): it may also be a condition's or of a class that derives from Lock.
GivenLock givenLock(const Call &call)
{
    const Value inside = objects::contentOf(call.context, call[0]);
    const Value &given = inside.isMissing() ? call[0] : inside;
    const auto *handle = dynamic_cast<PrimitiveHandle *>(given.isObject() ? given.object() : nullptr);
    if (auto *lock = dynamic_cast<Lock *>(handle ? &handle->primitive : nullptr))
        return {lock, handle->resource};
    if (auto *condition = dynamic_cast<Condition *>(handle ? &handle->primitive : nullptr))
        return {&condition->lock(), numberOf(condition->lock(), call, handle->resource)};
    // __init__ takes three methods of what it is given, this one first.
    const Value first = objects::makeText(call.heap(), std::string_view("locked"));
    if (!objects::attributeOf(call.context, call[0], first).isMissing())
        call.context.raise(*objects::builtinType("NotImplementedError"),
                           "Signalbox runs no conditions with a lock of another kind");
    return {};
}

Value makeCondition(const Call &call)
{
    const GivenLock given = call.has(0) && !call[0].isNone() ? givenLock(call) : GivenLock();
    if (call.context.hasRaised())
        return {};
    const qint64 shared = given.lock ? qint64(given.resource) + 1 : 0;
    Value made =
        make(call, {.kind = NodeKind::Condition, .name = QStringLiteral("condition"), .amount = shared});
    if (given.lock)
        static_cast<Condition &>(made.as<PrimitiveHandle>()->primitive).share(*given.lock);
    return made;
}

Value makeSemaphore(const Call &call)
{
    return makeCounted(call, {.kind = NodeKind::Semaphore, .name = QStringLiteral("semaphore")}, 1);
}

Value makeBoundedSemaphore(const Call &call)
{
    return makeCounted(
        call, {.kind = NodeKind::Semaphore, .name = QStringLiteral("semaphore"), .isBounded = true}, 1);
}

Value makeBarrier(const Call &call)
{
    return makeCounted(call, {.kind = NodeKind::Barrier, .name = QStringLiteral("barrier")}, 1);
}

Value makeQueueOf(const Call &call, QueueOrder order)
{
    return makeCounted(call, {.kind = NodeKind::Queue, .name = QStringLiteral("queue"), .order = order}, 0);
}

Value makeQueue(const Call &call)
{
    return makeQueueOf(call, QueueOrder::Fifo);
}

Value makeLifoQueue(const Call &call)
{
    return makeQueueOf(call, QueueOrder::Lifo);
}

Value makePriorityQueue(const Call &call)
{
    return makeQueueOf(call, QueueOrder::Priority);
}

constexpr FunctionRow kMakeLock{"Lock.__init__", makeLock, Signature::Python};
constexpr FunctionRow kMakeEvent{"Event.__init__", makeEvent, Signature::Python};
constexpr FunctionRow kMakeCondition{"Condition.__init__", makeCondition, Signature::Python, 0, 1, "lock"};
constexpr FunctionRow kMakeSemaphore{"Semaphore.__init__", makeSemaphore, Signature::Python, 0, 1, "value"};
constexpr FunctionRow kMakeBounded{
    "BoundedSemaphore", makeBoundedSemaphore, Signature::Keywords, 0, 1, "value"};
constexpr FunctionRow kMakeBarrier{"Barrier.__init__", makeBarrier, Signature::Python, 1, 1, "parties"};
constexpr FunctionRow kMakeQueue{"Queue.__init__", makeQueue, Signature::Python, 0, 1, "maxsize"};
constexpr FunctionRow kMakeLifo{"Queue.__init__", makeLifoQueue, Signature::Python, 0, 1, "maxsize"};
constexpr FunctionRow kMakePriority{"Queue.__init__", makePriorityQueue, Signature::Python, 0, 1, "maxsize"};

/// A class that derives from a lock and has an acquire() or a release() of its own: `async with` calls them.
Value adoptSubclass(const Call &call)
{
    if (call.count < 1 || !call[0].is(objects::Kind::Type) || !call[0].as<objects::Type>()->isClass())
        return Value::none();
    objects::Class &type = *objects::Class::of(*call[0].as<objects::Type>());
    const auto own = [&](std::string_view name) {
        return type.attributes().as<objects::Dict>()->find(call.context,
                                                           objects::makeText(call.heap(), name));
    };
    if (own("acquire").isMissing() && own("release").isMissing())
        return Value::none();
    Asyncio &asyncio = LibraryType::runOf(call);
    const bool isDone = (!own("__aenter__").isMissing()
                         || type.set(call.context, "__aenter__", asyncio.helper(QStringLiteral("enter"))))
        && (!own("__aexit__").isMissing()
            || type.set(call.context, "__aexit__", asyncio.helper(QStringLiteral("leave"))));
    return isDone ? Value::none() : Value();
}

/// A class with methods that asyncio's queues do not have, or with hooks, is made on one in Python, which it
/// can look into. Asked by the class's making: the base that it gets.
Value baseOfQueue(const Call &call)
{
    static const std::set<std::string> usual{"put",      "get",        "put_nowait",   "get_nowait",
                                             "join",     "task_done",  "qsize",        "empty",
                                             "full",     "shutdown",   "__init__",     "__len__",
                                             "__doc__",  "__repr__",   "__str__",      "__class_getitem__",
                                             "__bool__", "__module__", "__qualname__", "__annotations__"};
    const auto &names = *call[0].as<objects::Dict>();
    bool isUsual = true;
    for (qsizetype at = names.nextPlace(0); at >= 0; at = names.nextPlace(at + 1)) {
        const std::string name = objects::toUtf8(names.entry(at).key);
        if (name == "_keeps_items")
            return call.self;
        isUsual = isUsual && usual.contains(name);
    }
    if (isUsual)
        return call.self;
    const auto &type = *call.self.as<LibraryType>();
    return type.asyncio.helper(QString::fromUtf8(type.name()));
}

constexpr FunctionRow kQueueHooks[] = {{"__base_for__", baseOfQueue, Signature::One}};
constexpr FunctionRow kSubclassHooks[] = {{"__init_subclass__", adoptSubclass, Signature::Anything}};

constexpr objects::NativeRow kPrimitiveTypes[] = {
    {.name = "asyncio.locks.Lock",
     .isOfPython = true,
     .make = &kMakeLock,
     .methods = kLockMethods,
     .classMethods = kSubclassHooks},
    {.name = "asyncio.locks.Event", .isOfPython = true, .make = &kMakeEvent, .methods = kEventMethods},
    {.name = "asyncio.locks.Condition",
     .isOfPython = true,
     .make = &kMakeCondition,
     .methods = kConditionMethods},
    {.name = "asyncio.locks.Semaphore",
     .isOfPython = true,
     .make = &kMakeSemaphore,
     .methods = kLockMethods,
     .attributes = kSemaphoreAttributes,
     .classMethods = kSubclassHooks},
    {.name = "asyncio.locks.BoundedSemaphore",
     .isOfPython = true,
     .make = &kMakeBounded,
     .methods = kLockMethods,
     .attributes = kSemaphoreAttributes,
     .classMethods = kSubclassHooks},
    {.name = "asyncio.locks.Barrier",
     .isOfPython = true,
     .make = &kMakeBarrier,
     .methods = kBarrierMethods,
     .attributes = kBarrierAttributes},
    {.name = "asyncio.queues.Queue",
     .isOfPython = true,
     .make = &kMakeQueue,
     .methods = kQueueMethods,
     .attributes = kQueueAttributes,
     .classMethods = kQueueHooks},
    {.name = "asyncio.queues.LifoQueue",
     .isOfPython = true,
     .make = &kMakeLifo,
     .methods = kQueueMethods,
     .attributes = kQueueAttributes,
     .classMethods = kQueueHooks},
    {.name = "asyncio.queues.PriorityQueue",
     .isOfPython = true,
     .make = &kMakePriority,
     .methods = kQueueMethods,
     .attributes = kQueueAttributes,
     .classMethods = kQueueHooks},
};

} // namespace

std::span<const objects::NativeRow> primitiveTypes(PythonVersion version)
{
    static const std::vector<objects::NativeRow> older = [] {
        std::vector<objects::NativeRow> rows(std::begin(kPrimitiveTypes), std::end(kPrimitiveTypes));
        for (objects::NativeRow &row : rows)
            if (std::string_view(row.name).starts_with("asyncio.queues."))
                row.methods = row.methods.first(row.methods.size() - 1);
        return rows;
    }();
    if (version < PythonVersion::Python313)
        return older;
    return kPrimitiveTypes;
}

} // namespace signalbox::asyncio
