// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/asynciorun.h"

#include "engine/asyncio/ascompleted.h"
#include "engine/asyncio/contexts.h"
#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handles.h"
#include "engine/asyncio/items.h"
#include "engine/asyncio/loops.h"
#include "engine/asyncio/loopsettings.h"
#include "engine/asyncio/modulelayer.h"
#include "engine/asyncio/pools.h"
#include "engine/asyncio/primitives.h"
#include "engine/asyncio/reprs.h"
#include "engine/asyncio/tasklayers.h"
#include "engine/asyncio/threads.h"
#include "engine/asyncio/timerhandles.h"
#include "engine/calls/taskgroups.h"
#include "engine/evaluator/compiledtext.h"
#include "engine/evaluator/functionobject.h"
#include "engine/evaluator/generators.h"
#include "engine/evaluator/moduleobject.h"
#include "engine/evaluator/telling.h"
#include "engine/language/exceptions.h"
#include "engine/library/imports.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/insides.h"
#include "engine/runtime/resources.h"

namespace signalbox::asyncio {

using objects::Value;

AsyncioRun::AsyncioRun(Runtime &runtime, evaluator::Evaluator &evaluator)
    : Asyncio(runtime, evaluator)
    , m_steps(runtime.run.program)
    , m_modules(runtime.run.program, evaluator, m_steps)
    , m_counters(runtime.run.program)
    , m_isMade(runtime.run.program.resources.size(), false)
    , m_items(std::make_unique<Items>(*this))
    , m_threads(std::make_unique<Threads>(*this))
    , m_arguments(*this)
    , m_trail(runtime.run.calls, m_steps)
    , m_callbacks(heap())
    , m_exceptions(*this)
    , m_unheard(*this)
    , m_closings(*this)
{
    for (const auto rows :
         {primitiveTypes(m_context.version()), futureTypes(), contextTypes(), loopTypes(), handleTypes(),
          coroutineTypes(), poolTypes(), contextVariableTypes(), asCompletedTypes()})
        m_types.add(heap(), *this, rows);
    const std::vector<ProgramBody> &bodies = runtime.program.bodies;
    for (quint32 body = 0; m_steps.isMixed() && body < bodies.size(); ++body)
        m_bodies.insert(bodies[body].identifier, body);
}

AsyncioRun::~AsyncioRun() = default;

Task &AsyncioRun::performer()
{
    if (m_inThread)
        return *m_inThread;
    Task &task = m_current ? *m_current : tasks()[index(TaskId::Main)];
    m_counters.look(tasks(), task);
    noteStep(task);
    return task;
}

void AsyncioRun::noteStep(Task &task)
{
    if (!task.code)
        return;
    const quint32 step = m_trail.note(task.id, codeOf(task), m_runtime.loop.trace().size());
    if (step != kNone)
        task.step = step;
}

void AsyncioRun::turn(Task &task)
{
    if (!m_runtime.limits.allowRound(task))
        return;
    m_current = task.id == TaskId::Main ? nullptr : &task;
    m_evaluator.beginTurn();
    runTurn(task);
    m_current = nullptr;
    m_unheard.look();
}

/// Task.__eager_start() of CPython's asyncio/tasks.py.
bool AsyncioRun::beginAtOnce(Task &task)
{
    const objects::Nesting nesting(m_context, "");
    if (nesting.isTooDeep())
        return false;
    const objects::NativeNesting nativeNesting(m_context);
    if (nativeNesting.isTooDeep())
        return false;
    m_runtime.loop.record(FactKind::TurnBegan, task.id, task.step).setIteration(m_runtime.loop.iteration());
    task.isParked = false;
    const Task *const actor = tasks().actor();
    Task *const maker = std::exchange(m_current, &task);
    tasks().setActor(&task);
    const Value handled = m_evaluator.handled();
    const Value aroundLoop = std::exchange(m_handledAroundLoop, handled);
    const Value around = m_evaluator.exchangeHandledAround(handled);
    runTurn(task);
    m_handledAroundLoop = aroundLoop;
    m_evaluator.setHandledAround(around);
    m_current = maker;
    tasks().setActor(actor);
    if (m_leaving.isMissing())
        return true;
    m_context.raise(takeLeaving());
    return false;
}

void AsyncioRun::runTurn(Task &task)
{
    LayeredCode &code = codeOf(task);
    ContextValues &own = code.context.isMissing() ? code.contextValues : valuesIn(code.context);
    std::swap(m_contextValues, own);
    if (code.hasBegun) {
        // The error of a future that was cancelled, or that failed with one as gather() does, is raised by
        // the loop; the one of cancel() is only made there.
        m_exceptions.setCancelledByLoop(task.awaited ? task.awaited->isCancelled()
                                                || task.awaited->ended == Outcome::Raised
                                                     : task.waiter.state == Waiter::State::Cancelled);
        const bool isFuture = task.awaited;
        const Result waited = tasks().takeWaited(task);
        code.thrown = waited == Result::WentOn ? 0 : code.layers.size();
        Departure last = code.layers.back()->wake(task, waited);
        m_exceptions.setCancelledByLoop(false);
        if (isFuture && code.layers.size() > 1 && last.kind == Departure::Kind::Raised
            && objects::isGeneratorExit(last.value))
            last = m_closings.throwExit(task, std::move(last.value));
        drive(task, std::move(last));
    } else {
        code.hasBegun = true;
        if (std::exchange(task.mustCancel, false)) {
            task.failure = {tasks().takeCancelMessage(task), {}};
            tasks().recordCancelled(task, Verb::Spawn, kNone);
            code.thrown = code.layers.size() + 1; // by the loop, into the coroutine itself
            Departure last = code.layers.back()->strike(task, exceptionOf(task, Result::Cancelled));
            code.thrown = std::min(code.thrown, code.layers.size());
            drive(task, std::move(last));
        } else {
            drive(task, code.layers.back()->begin(task));
        }
    }
    std::swap(m_contextValues, own);
}

void AsyncioRun::drive(Task &task, Departure last)
{
    last = driveTo(task, std::move(last), 0);
    if (last.kind == Departure::Kind::Returned || last.kind == Departure::Kind::Raised)
        end(task, last);
}

Departure AsyncioRun::driveTo(Task &task, Departure last, std::size_t kept)
{
    LayeredCode &code = codeOf(task);
    while (!m_runtime.limits.cut()) {
        m_counters.look(tasks(), task);
        switch (last.kind) {
        case Departure::Kind::Parked:
        case Departure::Kind::Cut:
            return last;
        case Departure::Kind::Awaits:
            noteStep(task);
            if (auto layer = layerFor(last.value)) {
                code.layers.push_back(std::move(layer));
                last = code.layers.back()->begin(task);
            } else {
                last = code.layers.back()->strike(task, objects::takeRaised(m_context));
            }
            break;
        case Departure::Kind::Returned:
        case Departure::Kind::Raised: {
            code.layers.pop_back();
            if (code.layers.size() <= kept)
                return last;
            Layer &below = *code.layers.back();
            last = last.kind == Departure::Kind::Returned ? below.receive(task, std::move(last.value))
                                                          : strike(task, below, last);
            code.thrown = std::min(code.thrown, code.layers.size());
            break;
        }
        }
    }
    return {Departure::Kind::Cut};
}

/// A layer that lets an exception of another through passes it on as well.
Departure AsyncioRun::strike(Task &task, Layer &layer, const Departure &raised)
{
    LayeredCode &code = codeOf(task);
    code.isPassedOn = raised.isPassedOn;
    Departure next = layer.strike(task, raised.value);
    code.isPassedOn = false;
    const bool isThrough = next.kind == Departure::Kind::Raised && next.value.isSame(raised.value);
    next.isPassedOn = next.isPassedOn || (raised.isPassedOn && isThrough);
    return next;
}

/// What asyncio.Task does with what its coroutine came to.
void AsyncioRun::end(Task &task, const Departure &last)
{
    if (task.id == TaskId::Main)
        m_unheard.tellOfLeft();
    if (last.kind == Departure::Kind::Returned) {
        if (std::exchange(task.mustCancel, false))
            return tasks().end(task, Outcome::Cancelled, 0);
        task.value = toPointer(last.value);
        return tasks().end(task, Outcome::Returned, tasks().text(task.value));
    }
    task.failure = failureOf(last.value);
    const bool isModule = task.id == TaskId::Main;
    if (isModule) { // what a traceback ends with: its class has its module
        task.failure.words = objects::exceptionLine(m_context, last.value);
        m_context.clear();
        noteLeave(last.value);
    } else if (isCancelledError(last.value)) {
        task.failure.words = messageOf(last.value);
        task.hasOwnCancellation = true;
        task.cancelMessage = 0;
        return tasks().end(task, Outcome::Cancelled, 0);
    }
    if (leavesLoop(task.failure) && !isModule)
        m_leaving = last.value;
    if (!isModule)
        m_unheard.failed(task);
    tasks().end(task, Outcome::Raised, tasks().text(task.failure.words));
}

/// What Python's main() does with a SystemExit.
void AsyncioRun::noteLeave(const Value &exception)
{
    if (!objects::typeOf(exception).isSubtypeOf(*objects::builtinType("SystemExit")))
        return;
    LeaveRequest &leave = m_runtime.run.leave.emplace();
    Value code =
        objects::attributeOf(m_context, exception, objects::makeText(heap(), std::string_view("code")));
    m_context.clear();
    if (code.isMissing())
        code = exception;
    if (code.isNone())
        code = Value::integer(0);
    const Value &number = objects::plainIfScalar(code);
    const bool isNumber = objects::isInteger(number);
    const Value words = objects::textOf(
        m_context, isNumber ? objects::addIntegers(m_context, number, Value::integer(0)) : code);
    m_context.clear(); // where its __str__ raised
    if (words.isMissing())
        return;
    (isNumber ? leave.code : leave.words) = objects::toQString(words);
}

// Values.

Value AsyncioRun::toObject(const ValuePointer &value)
{
    if (!value)
        return Value::none();
    std::vector<Value> parts;
    for (const ValuePointer &part : value->parts)
        parts.push_back(toObject(part));
    switch (value->kind) {
    case signalbox::Value::Kind::Text:
        return objects::makeText(heap(), value->text);
    case signalbox::Value::Kind::True:
        return Value::boolean(true);
    case signalbox::Value::Kind::Number:
        return Value::integer(value->number);
    case signalbox::Value::Kind::Tuple:
        return objects::makeTuple(heap(), std::move(parts));
    case signalbox::Value::Kind::List:
        return objects::makeList(heap(), std::move(parts));
    case signalbox::Value::Kind::Exception:
        return exceptionOf(value->failure);
    case signalbox::Value::Kind::Object:
        return value->object;
    }
    return {};
}

ValuePointer AsyncioRun::toPointer(const Value &value)
{
    return value.isNone() ? nullptr : signalbox::Value::makeObject(value, textOf(value));
}

QString AsyncioRun::textOf(const Value &value)
{
    const evaluator::Telling telling(m_evaluator);
    objects::TextBuilder text;
    if (objects::represent(m_context, value, text))
        return text.toQString();
    m_context.clear();
    return u'<' + QString::fromStdString(objects::typeName(value)) + u'>';
}

std::string AsyncioRun::reprOf(const Value &value)
{
    const Value text = objects::reprOf(m_context, value);
    if (!text.isMissing())
        return objects::toUtf8(text);
    m_context.clear();
    return "<" + objects::typeName(value) + ">";
}

objects::Raised AsyncioRun::raise(const Failure &failure)
{
    return m_context.raise(exceptionOf(failure));
}

bool AsyncioRun::toReal(const Value &seconds, double &out)
{
    const Value &scalar = objects::plainIfScalar(seconds);
    if (scalar.isFloat())
        out = scalar.real();
    else if (!objects::isInteger(scalar))
        return m_context.typeError("unsupported operand type(s) for +: 'float' and '"
                                   + objects::typeName(seconds) + "'");
    else if (!objects::toReal(m_context, scalar, out))
        return false;
    constexpr double longest = 1e12; // seconds, some thirty thousand years
    out = std::clamp(out, -longest, longest);
    return true;
}

bool AsyncioRun::toDelay(const Value &seconds, Micros &out)
{
    double number = 0;
    if (!toReal(seconds, number))
        return false;
    out = fromSeconds(number);
    if (comesLater(number))
        out = std::max<Micros>(out, 1);
    return true;
}

bool AsyncioRun::toMoment(const Value &seconds, Micros &out)
{
    double number = 0;
    if (!toReal(seconds, number))
        return false;
    const Micros now = tasks().loop().now();
    out = fromSeconds(number);
    if (comesLater(number - toSeconds(now)))
        out = std::max(out, now + 1);
    return true;
}

bool AsyncioRun::comesLater(double seconds)
{
    constexpr int mostAtOnce = 1'000;
    if (seconds >= kClockResolution)
        return true;
    if (seconds <= 0)
        return false;
    const Micros now = tasks().loop().now();
    if (std::exchange(m_nearlyNow.at, now) != now)
        m_nearlyNow.count = 0;
    return ++m_nearlyNow.count > mostAtOnce;
}

// Tasks and futures.

bool AsyncioRun::isCoroutine(const Value &value) const
{
    return evaluator::isCoroutine(value)
        || dynamic_cast<Coroutine *>(value.isObject() ? value.object() : nullptr);
}

quint32 AsyncioRun::bodyOf(const Value &coroutine)
{
    const QString name = evaluator::isCoroutine(coroutine)
        ? QString::fromStdString(evaluator::qualifiedNameOf(coroutine))
        : QString::fromLatin1(coroutine.as<Coroutine>()->name());
    const QString key = ProgramModules::fileOfCoroutine(coroutine) + name;
    const auto found = m_bodies.constFind(key);
    if (found != m_bodies.cend())
        return *found;
    std::vector<ProgramBody> &bodies = m_runtime.run.program.bodies;
    const bool isAnonymous = !evaluator::isCoroutine(coroutine);
    bodies.push_back({.name = isAnonymous && m_steps.isMixed() ? name : name.section(u'.', -1),
                      .identifier = name,
                      .isAnonymous = isAnonymous,
                      .node = nodeOf(coroutine)});
    return *m_bodies.insert(key, quint32(bodies.size() - 1));
}

void AsyncioRun::recordNeverAwaited(const QString &qualifiedName)
{
    const auto body = m_bodies.constFind(qualifiedName);
    if (m_steps.isMixed() && body != m_bodies.cend())
        tasks().record(FactKind::NeverAwaited, performer()).setBody(*body);
}

std::unique_ptr<Layer> AsyncioRun::layerOfCoroutine(const Value &coroutine)
{
    if (evaluator::isCoroutine(coroutine))
        return std::make_unique<ExecutionLayer>(
            *this, std::make_unique<evaluator::Execution>(m_evaluator, coroutine));
    return coroutine.as<Coroutine>()->takeBody();
}

std::unique_ptr<Layer> AsyncioRun::layerFor(const Value &awaitable)
{
    if (isCoroutine(awaitable))
        return layerOfCoroutine(awaitable);
    if (objects::sortOf(awaitable) == objects::Sort::AsyncStep)
        return layerOfCoroutine(objects::call(m_context, helper(QStringLiteral("drive")), awaitable));
    if (Future *future = futureOf(awaitable))
        return std::make_unique<FutureLayer>(*this, awaitable, *future);
    const Value name = objects::makeText(heap(), std::string_view("__await__"));
    if (!objects::attributeOf(m_context, awaitable, name).isMissing())
        return layerOfCoroutine(objects::call(m_context, helper(QStringLiteral("wrap")), awaitable));
    m_context.clear();
    if (awaitable.is(objects::Kind::Opaque) && objects::sortOf(awaitable) != objects::Sort::Instance)
        m_context.typeError("object " + objects::typeName(awaitable)
                            + " can't be used in 'await' expression");
    else // of the program it was refused where it stands: this came out of a __await__()
        m_context.raise(objects::Error::RuntimeError,
                        "Task got bad yield: " + objects::toUtf8(objects::reprOf(m_context, awaitable)));
    return nullptr;
}

/// A coroutine that is this step of an asynchronous generator: what is thrown before it begins is thrown
/// there.
Value AsyncioRun::driverOf(const Value &step)
{
    const Value coroutine = objects::call(m_context, helper(QStringLiteral("drive")), step);
    if (!coroutine.isMissing())
        evaluator::GeneratorObject::of(coroutine)->beginAtAwait(step);
    return coroutine;
}

Task *AsyncioRun::createTask(const TaskPlan &plan)
{
    return settingsOf(loopHandle()).taskFactory.isMissing() ? makeTask(plan) : taskOfFactory(*this, plan);
}

Task *AsyncioRun::makeTask(const TaskPlan &plan)
{
    const Value &coroutine = plan.coroutine;
    if (objects::sortOf(coroutine) == objects::Sort::AsyncStep) {
        TaskPlan driven = plan;
        driven.coroutine = driverOf(coroutine);
        return driven.coroutine.isMissing() ? nullptr : makeTask(driven);
    }
    if (!isCoroutine(coroutine)) {
        m_context.typeError("a coroutine was expected, got " + reprOf(coroutine));
        return nullptr;
    }
    Task &creator = performer();
    m_runtime.limits.allowRound(creator); // where that cuts the run, the driver looks
    const quint32 body = bodyOf(coroutine);
    auto layer = layerOfCoroutine(coroutine);
    if (!layer)
        return nullptr;
    const bool isEager = plan.isEager && isLoopRunning();
    Task &task = plan.group ? plan.group->makeTask(body, isEager)
                            : tasks().create(body, &creator, ScopeId::None, isEager);
    task.loop = settingsOf(loopHandle()).number;
    auto code = std::make_unique<LayeredCode>();
    code->layers.push_back(std::move(layer));
    code->coroutine = coroutine;
    code->contextValues = m_contextValues;
    code->name = nameOfTask(plan);
    const QString called = plan.isNamed() ? code->name : m_runtime.program.bodyName(body);
    const quint32 same = ++m_tasksCalled[called];
    m_runtime.run.taskNames.append(same == 1 ? called : called + u'#' + QString::number(same));
    m_runtime.run.pythonNames.append(code->name);
    noteArguments(task, coroutine);
    task.code = std::move(code);
    runInContext(task, plan.context);
    if (isEager && !beginAtOnce(task))
        return nullptr;
    if (plan.group)
        plan.group->add(task);
    return &task;
}

QString AsyncioRun::nameOfTask(const TaskPlan &plan)
{
    if (plan.isNamed() && plan.isCounted)
        ++m_tasksNamed;
    return plan.isNamed() ? objects::toQString(objects::textOf(m_context, plan.name))
                          : QStringLiteral("Task-%1").arg(++m_tasksNamed);
}

void AsyncioRun::noteArguments(const Task &task, const Value &coroutine)
{
    constexpr quint32 mostTasks = 10'000; // who would look at more
    const QString words = index(task.id) < mostTasks ? argumentWords(m_context, coroutine) : QString();
    if (words.isEmpty())
        return;
    QStringList &arguments = m_runtime.run.arguments;
    arguments.resize(qsizetype(index(task.id)));
    arguments.append(words);
}

Future *AsyncioRun::ensureFuture(const Value &awaitable)
{
    if (Future *future = futureOf(awaitable))
        return future;
    if (isCoroutine(awaitable) || objects::sortOf(awaitable) == objects::Sort::AsyncStep)
        return m_inThread && currentLoop().isMissing() ? nullptr : createTask({.coroutine = awaitable});
    const Value name = objects::makeText(heap(), std::string_view("__await__"));
    if (objects::attributeOf(m_context, awaitable, name).isMissing()) {
        m_context.clear();
        m_context.typeError("An asyncio.Future, a coroutine or an awaitable is required");
        return nullptr;
    }
    return createTask({.coroutine = objects::call(m_context, helper(QStringLiteral("wrap")), awaitable)});
}

Value AsyncioRun::handleOf(Task &task)
{
    LayeredCode &code = codeOf(task);
    if (code.handle.isMissing())
        code.handle = heap().adopt(new FutureHandle(*this, task));
    return code.handle;
}

Value AsyncioRun::handleOf(Future &future)
{
    if (future.isTask)
        return handleOf(static_cast<Task &>(future));
    Value &handle = m_handles[&future];
    if (handle.isMissing())
        handle = heap().adopt(new FutureHandle(*this, future));
    return handle;
}

void AsyncioRun::showAs(Future &future, const Value &instance)
{
    if (future.isTask)
        codeOf(static_cast<Task &>(future)).handle = instance;
    else
        m_handles[&future] = instance;
}

Future *AsyncioRun::futureOf(const Value &value) const
{
    const Value &plain = objects::plain(value);
    const auto *handle = dynamic_cast<FutureHandle *>(plain.isObject() ? plain.object() : nullptr);
    return handle ? &handle->future : nullptr;
}

Future &AsyncioRun::keep(std::unique_ptr<Future> future)
{
    m_futures.push_back(std::move(future));
    return *m_futures.back();
}

SettableFuture &AsyncioRun::makeFuture(quint32 step)
{
    const quint32 resource =
        addResource({.kind = NodeKind::Future, .name = QStringLiteral("future"), .madeAt = step});
    constexpr qint64 bytesOfFuture = 500; // it stays until the run ends, as a resource that was made
    heap().account().add(bytesOfFuture);
    m_runtime.futures[resource] = std::make_unique<SettableFuture>(resource);
    return *m_runtime.futures[resource];
}

signalbox::Handle AsyncioRun::addCallback(std::function<void()> callback, LibraryCallback as)
{
    const quint32 added =
        m_callbacks.add([this, callback = std::move(callback), values = m_contextValues]() mutable {
            std::swap(m_contextValues, values);
            callback();
            std::swap(m_contextValues, values);
        });
    return {.kind = signalbox::Handle::Kind::Callback, .subject = added, .other = quint32(as)};
}

void AsyncioRun::runCallback(quint32 callback)
{
    const std::function<void()> run = m_callbacks.take(callback);
    m_current = nullptr;
    if (run)
        run();
}

/// Which of the resources that were drawn is made where \a made is, which it becomes; kNone for none.
quint32 AsyncioRun::drawnResource(const ProgramResource &made) const
{
    const Program &program = m_runtime.program;
    if (made.madeAt >= program.steps.size())
        return kNone;
    const auto drawn = program.resourceOf(program.steps[made.madeAt].node);
    const bool isIt =
        drawn && *drawn < m_isMade.size() && !m_isMade[*drawn] && program.resources[*drawn].kind == made.kind;
    return isIt ? *drawn : kNone;
}

quint32 AsyncioRun::drawnExecutor(quint32 step)
{
    const quint32 drawn = drawnResource({.kind = NodeKind::Executor, .name = {}, .madeAt = step});
    if (drawn != kNone)
        m_isMade[drawn] = true;
    return drawn;
}

quint32 AsyncioRun::addResource(ProgramResource resource)
{
    if (const quint32 drawn = drawnResource(resource); drawn != kNone) {
        m_isMade[drawn] = true;
        m_runtime.primitives[drawn] = makePrimitive(m_runtime, drawn, m_arguments, *m_items);
        return drawn;
    }
    std::vector<ProgramResource> &resources = m_runtime.run.program.resources;
    const quint32 number = quint32(resources.size());
    if (const QString variable = m_steps.variableOf(resource.madeAt); !variable.isEmpty())
        resource.name = variable;
    if (const quint32 same = ++m_namesUsed[resource.name]; same > 1)
        resource.name += u' ' + QString::number(same);
    resources.push_back(std::move(resource));
    m_runtime.primitives.push_back(makePrimitive(m_runtime, number, m_arguments, *m_items));
    m_runtime.futures.push_back(nullptr);
    return number;
}

// Callbacks.

void AsyncioRun::addDoneCallback(const Value &handle, Value callback)
{
    Future &future = *futureOf(handle);
    const signalbox::Handle entry =
        addCallback([this, handle, callback] { callBack(callback, {handle}, {}); }, LibraryCallback::None);
    m_doneCallbacks.insert(entry.subject, std::move(callback));
    future.observe(tasks().loop(), entry);
}

qint64 AsyncioRun::removeDoneCallback(const Value &handle, const Value &callback)
{
    std::vector<signalbox::Handle> &observers = futureOf(handle)->observers;
    return qint64(std::erase_if(observers, [&](const signalbox::Handle &observer) {
        return observer.kind == signalbox::Handle::Kind::Callback
            && m_doneCallbacks.value(observer.subject).isSame(callback);
    }));
}

void AsyncioRun::callBack(const Value &callback, const std::vector<Value> &arguments,
                          std::optional<Micros> when)
{
    tasks().setActor(nullptr);
    const Value result = objects::call(m_context, callback, {arguments.data(), qsizetype(arguments.size())});
    if (!result.isMissing())
        return;
    const Value raised = objects::takeRaised(m_context);
    if (leavesLoop(failureOf(raised))) {
        m_leaving = raised;
        return;
    }
    const bool isDebug = settingsOf(loopHandle()).isDebug;
    m_unheard.tell("Exception in callback " + callbackWords(*this, callback, arguments, isDebug), raised,
                   "handle", makeHandle(*this, callback, arguments, when));
}

std::vector<std::string> AsyncioRun::wordsOfCallbacks(const Future &future)
{
    std::vector<std::string> words;
    if (!future.isDone() && m_threads->isAwaiting(future))
        words.push_back(callbackInLibrary(LibraryCallback::CheckCancel, m_context.version()));
    for (const signalbox::Handle &observer : future.observers)
        words.push_back(wordsOfCallback(observer));
    return words;
}

std::string AsyncioRun::wordsOfCallback(const signalbox::Handle &observer)
{
    using Kind = signalbox::Handle::Kind;
    if (observer.kind == Kind::Resume)
        return "Task.task_wakeup()";
    if (observer.kind == Kind::ChildDone)
        return "TaskGroup._on_task_done()";
    if (observer.kind == Kind::MemberDone)
        return wordsOfMemberCallback(*m_runtime.calls[observer.subject], m_context.version());
    const Value callback = m_doneCallbacks.value(observer.subject);
    if (!callback.isMissing())
        return callbackWords(*this, callback, {}, false);
    const bool isKnown = observer.kind == Kind::Callback;
    return callbackInLibrary(isKnown ? LibraryCallback(observer.other) : LibraryCallback::None,
                             m_context.version());
}

QString AsyncioRun::coroutineName(const Value &coroutine) const
{
    return evaluator::isCoroutine(coroutine) ? QString::fromStdString(evaluator::qualifiedNameOf(coroutine))
                                             : QString::fromLatin1(coroutine.as<Coroutine>()->name());
}

void AsyncioRun::startModule(const QString &text)
{
    auto code = std::make_unique<LayeredCode>();
    code->layers.push_back(layerOfModule(text));
    const quint32 body = m_modules.body();
    Task &task = tasks().create(body, nullptr, ScopeId::None);
    task.code = std::move(code);
    m_runtime.run.taskNames.append(m_runtime.program.bodyName(body));
    m_runtime.run.pythonNames.append(QString()); // it is no task of Python's
}

namespace {

/// What comes of a text that is no program.
class RefusedLayer final : public Layer {
public:
    explicit RefusedLayer(Value exception)
        : m_exception(std::move(exception))
    {
    }
    Departure begin(Task &) override { return Departure::raised(m_exception); }
    Departure wake(Task &, Result) override { return {}; }
    Departure receive(Task &, Value) override { return {}; }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

private:
    const Value m_exception;
};

} // namespace

/// The node that holds the function of a coroutine that has not begun.
NodeId AsyncioRun::nodeOf(const Value &coroutine) const
{
    if (!evaluator::isCoroutine(coroutine))
        return NodeId::None;
    const evaluator::Activation *body = evaluator::GeneratorObject::of(coroutine)->activation();
    return body ? m_steps.nodeOf(*body->loaded) : NodeId::None;
}

Value AsyncioRun::loadModule(const QByteArray &text, const std::string &name)
{
    const evaluator::Compiled compiled = evaluator::compiledLibrary(text, m_context.version());
    Value module = m_evaluator.makeModule(std::get<std::shared_ptr<const evaluator::ModuleCode>>(compiled),
                                          name, QString::fromStdString(name) + QStringLiteral(".py"));
    m_library.insert(evaluator::ModuleObject::of(module));
    if (evaluator::Execution(m_evaluator, module).run() != evaluator::Execution::State::Finished)
        return {};
    return module;
}

Value AsyncioRun::helper(const QString &name)
{
    if (m_helpers.isMissing())
        m_helpers = loadModule(modules::pythonSource("_helpers"), "helpers");
    return evaluator::ModuleObject::of(m_helpers)->get(name);
}

std::unique_ptr<Layer> AsyncioRun::layerOfModule(const QString &text)
{
    const Value module = m_modules.makeMain(text);
    if (module.isMissing()) {
        m_runtime.run.output.push_back(
            {.isError = true, .text = QStringLiteral("  line %1\n").arg(m_modules.refusedLine())});
        return std::make_unique<RefusedLayer>(objects::takeRaised(m_context));
    }
    m_counters.watch(module);
    return layerOfStatements(*this, text, std::make_unique<evaluator::Execution>(m_evaluator, module));
}

const Value &AsyncioRun::loopHandle()
{
    if (m_loop.isMissing())
        m_loop = makeLoop(*this);
    return m_loop;
}

Value AsyncioRun::currentLoop()
{
    const bool isInThread = m_threads->isInThread();
    if (isLoopRunning() && !isInThread)
        return loopHandle();
    if (m_currentLoop.isMissing() && !isInThread) {
        if (m_context.follows(PythonVersion::Python312)
            && !m_evaluator.host().warn("DeprecationWarning", "There is no current event loop"))
            return {};
        m_currentLoop = m_loop.isMissing() ? newLoop(*this) : m_loop;
    }
    if (isInThread || m_currentLoop.isNone())
        return m_context.raise(objects::Error::RuntimeError,
                               "There is no current event loop in thread '"
                                   + m_threads->threadName().toStdString() + "'.");
    return m_currentLoop;
}

void AsyncioRun::endLoop()
{
    if (!m_loop.isMissing())
        closeLoop(m_loop);
    m_loop = {};
    m_currentLoop = Value::none();
    m_threads->openUsualPool();
}

QString AsyncioRun::placeOf(const Value &coroutineOrFunction) const
{
    const evaluator::FunctionObject *function = evaluator::isCoroutine(coroutineOrFunction)
        ? evaluator::GeneratorObject::of(coroutineOrFunction)->function()
        : dynamic_cast<const evaluator::FunctionObject *>(coroutineOrFunction.object());
    if (!function)
        return QStringLiteral("?");
    return QStringLiteral("%1:%2")
        .arg(m_modules.pathOf(*function->loaded().module))
        .arg(function->code().firstLine());
}

void AsyncioRun::stopLoop()
{
    m_isLoopRunning = false;
    m_handledAroundLoop = {};
    m_evaluator.setHandledAround({});
    tasks()[index(TaskId::Main)].waiter.state = Waiter::State::Woken;
}

} // namespace signalbox::asyncio
