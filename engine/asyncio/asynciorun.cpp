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
#include "engine/asyncio/primitives.h"
#include "engine/asyncio/tasklayers.h"
#include "engine/asyncio/threads.h"
#include "engine/calls/taskgroups.h"
#include "engine/evaluator/compiler.h"
#include "engine/evaluator/generators.h"
#include "engine/evaluator/moduleobject.h"
#include "engine/language/exceptions.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/runtime/resources.h"
#include "engine/syntax/parser.h"

namespace signalbox::asyncio {

using objects::Value;

namespace {

LayeredCode &codeOf(Task &task)
{
    return *static_cast<LayeredCode *>(task.code.get());
}

} // namespace

AsyncioRun::AsyncioRun(Runtime &runtime, evaluator::Evaluator &evaluator)
    : Asyncio(runtime, evaluator)
    , m_items(std::make_unique<Items>(*this))
    , m_threads(std::make_unique<Threads>(*this))
    , m_arguments(*this)
{
    for (const auto rows : {primitiveTypes(), futureTypes(), contextTypes(), loopTypes(), coroutineTypes(),
                            threadTypes(), contextVariableTypes(), asCompletedTypes()})
        m_types.add(heap(), *this, rows);
}

AsyncioRun::~AsyncioRun() = default;

Task &AsyncioRun::performer()
{
    if (m_inThread)
        return *m_inThread;
    Task &task = m_current ? *m_current : tasks()[index(TaskId::Main)];
    if (const quint32 step = currentStep(); step != kNone)
        task.step = step;
    return task;
}

quint32 AsyncioRun::currentStep() const
{
    const Task *task = m_current ? m_current : &m_runtime.tasks.all().front();
    if (!task->code)
        return kNone;
    const auto &layers = static_cast<const LayeredCode *>(task->code.get())->layers;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        if (const evaluator::Execution *execution = (*layer)->execution())
            return execution->statement() < 0 ? kNone : quint32(execution->statement());
    }
    return kNone;
}

void AsyncioRun::turn(Task &task)
{
    if (!m_runtime.limits.allowRound(task))
        return;
    m_current = task.id == TaskId::Main ? nullptr : &task;
    LayeredCode &code = codeOf(task);
    std::swap(m_contextValues, code.contextValues);
    if (code.hasBegun) {
        const Result waited = tasks().takeWaited(task);
        drive(task, code.layers.back()->wake(task, waited));
    } else {
        code.hasBegun = true;
        if (std::exchange(task.mustCancel, false)) {
            task.failure = {tasks().takeCancelMessage(task), {}};
            tasks().recordCancelled(task, Verb::Spawn, kNone);
            drive(task, code.layers.back()->strike(task, exceptionOf(task, Result::Cancelled)));
        } else {
            drive(task, code.layers.back()->begin(task));
        }
    }
    std::swap(m_contextValues, code.contextValues);
    m_current = nullptr;
}

void AsyncioRun::drive(Task &task, Departure last)
{
    LayeredCode &code = codeOf(task);
    while (!m_runtime.limits.cut()) {
        switch (last.kind) {
        case Departure::Kind::Parked:
        case Departure::Kind::Cut:
            return;
        case Departure::Kind::Awaits:
            if (const quint32 step = currentStep(); step != kNone)
                task.step = step;
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
            if (code.layers.empty())
                return end(task, last);
            Layer &below = *code.layers.back();
            last = last.kind == Departure::Kind::Returned ? below.receive(task, std::move(last.value))
                                                          : below.strike(task, std::move(last.value));
            break;
        }
        }
    }
}

/// What asyncio.Task does with what its coroutine came to.
void AsyncioRun::end(Task &task, const Departure &last)
{
    if (last.kind == Departure::Kind::Returned) {
        if (std::exchange(task.mustCancel, false))
            return tasks().end(task, Outcome::Cancelled, 0);
        task.value = toPointer(last.value);
        return tasks().end(task, Outcome::Returned, tasks().text(task.value));
    }
    task.failure = failureOf(last.value);
    if (isCancelledError(last.value)) {
        task.failure.words = messageOf(last.value);
        task.hasOwnCancellation = true;
        task.cancelMessage = 0;
        return tasks().end(task, Outcome::Cancelled, 0);
    }
    if (leavesLoop(task.failure) && task.id != TaskId::Main)
        m_leaving = last.value;
    tasks().end(task, Outcome::Raised, tasks().text(task.failure.words));
}

// Values and exceptions.

Value AsyncioRun::exceptionOf(const Failure &failure)
{
    if (!failure.exception.isMissing())
        return failure.exception;
    const std::string name = typeOf(failure).section(u'.', -1).toStdString();
    const objects::Type *type = m_types.find(name);
    if (!type)
        type = objects::builtinType(name);
    if (!type || !type->isException())
        type = objects::builtinType("RuntimeError");
    std::vector<Value> arguments;
    if (failure.isGroup()) {
        std::vector<Value> members;
        for (const auto &part : failure.parts)
            members.push_back(exceptionOf(*part));
        arguments = {objects::makeText(heap(), messageOfGroup(failure)),
                     objects::makeList(heap(), std::move(members))};
    } else if (failure.words.find(": ") != std::string::npos) {
        arguments = {objects::makeText(heap(), signalbox::messageOf(failure.words))};
    }
    return objects::makeException(m_context, *type, std::move(arguments));
}

Value AsyncioRun::cancelledError(const Failure &message)
{
    if (!message.exception.isMissing())
        return message.exception;
    std::vector<Value> arguments;
    if (!message.words.empty())
        arguments = {objects::makeText(heap(), message.words)};
    return objects::makeException(m_context, *m_types.cancelledError, std::move(arguments));
}

Value AsyncioRun::cancelledWith(const std::string &message)
{
    return objects::makeException(m_context, *m_types.cancelledError, {objects::makeText(heap(), message)});
}

Value AsyncioRun::exceptionOf(const Task &task, Result result)
{
    return result == Result::Cancelled ? cancelledError(task.failure) : exceptionOf(task.failure);
}

Failure AsyncioRun::failureOf(const Value &exception)
{
    Failure failure{objects::exceptionLine(m_context, exception), {}, exception};
    m_context.clear(); // where its __str__ raised
    const std::size_t colon = failure.words.find(':');
    const std::size_t dot = failure.words.rfind('.', colon);
    if (dot != std::string::npos)
        failure.words.erase(0, dot + 1);
    for (const Value &member : exception.as<objects::Exception>()->members)
        failure.parts.push_back(std::make_shared<const Failure>(failureOf(member)));
    return failure;
}

std::string AsyncioRun::messageOf(const Value &exception)
{
    const auto arguments = exception.as<objects::Exception>()->args().as<objects::Tuple>()->items();
    if (arguments.empty() || arguments.front().isNone())
        return {};
    return objects::toUtf8(objects::textOf(m_context, arguments.front()));
}

bool AsyncioRun::isCancelledError(const Value &exception) const
{
    return objects::typeOf(exception).isSubtypeOf(*m_types.cancelledError);
}

Value AsyncioRun::resultOf(Future &future)
{
    if (future.isCancelled()) {
        Failure failure;
        if (future.hasOwnCancellation)
            failure = future.failure;
        else
            failure.words = tasks().takeCancelMessage(future);
        future.hasOwnCancellation = false;
        return raise(cancelledError(failure));
    }
    future.isUnretrieved = false;
    if (future.ended == Outcome::Raised)
        return raise(exceptionOf(future.failure));
    return toObject(future.value);
}

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

/// repr(), for the trace; of what cannot be told, its type.
QString AsyncioRun::textOf(const Value &value)
{
    const Value text = objects::reprOf(m_context, value);
    if (!text.isMissing())
        return objects::toQString(text);
    m_context.clear();
    return u'<' + QString::fromStdString(objects::typeName(value)) + u'>';
}

objects::Raised AsyncioRun::raise(const Failure &failure)
{
    return m_context.raise(exceptionOf(failure));
}

bool AsyncioRun::toMicros(const Value &seconds, Micros &out)
{
    double number = 0;
    if (seconds.isSmallIntOrBool())
        number = double(seconds.integer());
    else if (seconds.isFloat())
        number = seconds.real();
    else
        return m_context.typeError("unsupported operand type(s) for +: 'float' and '"
                                   + objects::typeName(seconds) + "'");
    constexpr double longest = 1e12; // seconds, some thirty thousand years
    out = Micros(std::llround(std::clamp(number, -longest, longest) * 1e6));
    return true;
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
    const auto found = m_bodies.constFind(name);
    if (found != m_bodies.cend())
        return *found;
    std::vector<ProgramBody> &bodies = m_runtime.run.program.bodies;
    bodies.push_back({.name = name.section(u'.', -1),
                      .identifier = name,
                      .isAnonymous = !evaluator::isCoroutine(coroutine),
                      .node = nodeOf(coroutine)});
    return *m_bodies.insert(name, quint32(bodies.size() - 1));
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
    if (Future *future = futureOf(awaitable))
        return std::make_unique<FutureLayer>(*this, awaitable, *future);
    m_context.typeError("object " + objects::typeName(awaitable) + " can't be used in 'await' expression");
    return nullptr;
}

Task *AsyncioRun::createTask(const Value &coroutine, Group *group, const Value &name, bool isCounted)
{
    if (!isCoroutine(coroutine)) {
        m_context.typeError("a coroutine was expected, got " + textOf(coroutine).toStdString());
        return nullptr;
    }
    Task &creator = performer();
    m_runtime.limits.allowRound(creator); // where that cuts the run, the driver looks
    const quint32 body = bodyOf(coroutine);
    auto layer = layerOfCoroutine(coroutine);
    if (!layer)
        return nullptr;
    Task &task = group ? *group->createTask(body) : tasks().create(body, &creator, ScopeId::None);
    auto code = std::make_unique<LayeredCode>();
    code->layers.push_back(std::move(layer));
    code->coroutine = coroutine;
    code->contextValues = m_contextValues;
    const bool isNamed = !name.isMissing() && !name.isNone();
    if (isNamed && isCounted)
        ++m_tasksNamed;
    code->name = isNamed ? objects::toQString(objects::textOf(m_context, name))
                         : QStringLiteral("Task-%1").arg(++m_tasksNamed);
    const QString called = isNamed ? code->name : m_runtime.program.bodyName(body);
    const quint32 same = ++m_tasksCalled[called];
    m_runtime.run.taskNames.append(same == 1 ? called : called + u'#' + QString::number(same));
    task.code = std::move(code);
    return &task;
}

Future *AsyncioRun::ensureFuture(const Value &awaitable)
{
    if (Future *future = futureOf(awaitable))
        return future;
    if (isCoroutine(awaitable))
        return createTask(awaitable, nullptr, {}, false);
    const Value name = objects::makeText(heap(), std::string_view("__await__"));
    if (objects::attributeOf(m_context, awaitable, name).isMissing()) {
        m_context.clear();
        m_context.typeError("An asyncio.Future, a coroutine or an awaitable is required");
        return nullptr;
    }
    return createTask(objects::call(m_context, helper(QStringLiteral("wrap")), awaitable), nullptr, {},
                      false);
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

Future *AsyncioRun::futureOf(const Value &value) const
{
    const auto *handle = dynamic_cast<FutureHandle *>(value.isObject() ? value.object() : nullptr);
    return handle ? &handle->future : nullptr;
}

Future &AsyncioRun::keep(std::unique_ptr<Future> future)
{
    m_futures.push_back(std::move(future));
    return *m_futures.back();
}

SettableFuture &AsyncioRun::makeFuture()
{
    const quint32 resource = addResource({.kind = NodeKind::Future, .name = QStringLiteral("future")});
    m_runtime.futures[resource] = std::make_unique<SettableFuture>(resource);
    return *m_runtime.futures[resource];
}

signalbox::Handle AsyncioRun::addCallback(std::function<void()> callback)
{
    m_callbacks.push_back([this, callback = std::move(callback), values = m_contextValues]() mutable {
        std::swap(m_contextValues, values);
        callback();
        std::swap(m_contextValues, values);
    });
    return {.kind = signalbox::Handle::Kind::Callback, .subject = quint32(m_callbacks.size() - 1)};
}

void AsyncioRun::runCallback(quint32 callback)
{
    const std::function<void()> run = std::exchange(m_callbacks[callback], nullptr);
    m_current = nullptr;
    if (run)
        run();
}

quint32 AsyncioRun::addResource(ProgramResource resource)
{
    std::vector<ProgramResource> &resources = m_runtime.run.program.resources;
    const quint32 number = quint32(resources.size());
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
    const signalbox::Handle entry = addCallback([this, handle, callback] { callBack(callback, {handle}); });
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

void AsyncioRun::callBack(const Value &callback, const std::vector<Value> &arguments)
{
    tasks().setActor(nullptr);
    const Value result = objects::call(m_context, callback, {arguments.data(), qsizetype(arguments.size())});
    if (!result.isMissing())
        return;
    const Value raised = objects::takeRaised(m_context);
    if (leavesLoop(failureOf(raised)))
        m_leaving = raised;
    else
        m_warnings.push_back(QStringLiteral("Exception in callback: ")
                             + QString::fromStdString(failureOf(raised).words));
}

QString AsyncioRun::coroutineName(const Value &coroutine) const
{
    return evaluator::isCoroutine(coroutine) ? QString::fromStdString(evaluator::qualifiedNameOf(coroutine))
                                             : QString::fromLatin1(coroutine.as<Coroutine>()->name());
}

void AsyncioRun::startModule(const QString &text)
{
    Task &task = tasks().create(Program::kMain, nullptr, ScopeId::None);
    auto code = std::make_unique<LayeredCode>();
    code->layers.push_back(layerOfModule(text));
    task.code = std::move(code);
    m_runtime.run.taskNames.append(m_runtime.program.bodyName(Program::kMain));
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

/// Whose code a line of the text is, counted from 1.
NodeId AsyncioRun::nodeAt(int line) const
{
    const std::vector<NodeId> &nodes = m_runtime.program.scriptNodes;
    return line >= 1 && std::size_t(line) <= nodes.size() ? nodes[std::size_t(line) - 1] : NodeId::None;
}

/// The node that holds the function of a coroutine that has not begun.
NodeId AsyncioRun::nodeOf(const Value &coroutine) const
{
    if (!evaluator::isCoroutine(coroutine))
        return NodeId::None;
    const evaluator::Activation *body = evaluator::GeneratorObject::of(coroutine)->activation();
    if (!body)
        return NodeId::None;
    const auto &instructions = body->code().instructions;
    const auto statement =
        std::ranges::find(instructions, evaluator::Op::Statement, &evaluator::Instruction::op);
    const std::vector<ProgramStep> &steps = m_runtime.program.steps;
    return statement != instructions.end() && std::size_t(statement->a) < steps.size()
        ? steps[std::size_t(statement->a)].node
        : NodeId::None;
}

/// A step for each statement, so that facts can say where they happened.
void AsyncioRun::addSteps(const evaluator::ModuleCode &code)
{
    Program &program = m_runtime.run.program;
    program.steps.clear();
    program.bodies.resize(1);
    program.bodies.front().name = QStringLiteral("module"); // main() is a function of its own
    for (const evaluator::StatementInfo &statement : code.statements) {
        ProgramStep &step = program.steps.emplace_back();
        step.verb = Verb::Statement;
        step.count = statement.span.line;
        step.node = nodeAt(statement.span.line);
    }
    for (quint32 at = 0; at < program.steps.size(); ++at) {
        quint32 end = at + 1;
        while (end < program.steps.size()
               && code.statements[end].span.line <= code.statements[at].span.endLine)
            ++end;
        program.steps[at].end = end;
    }
    program.bodies.front().end = quint32(program.steps.size());
}

Value AsyncioRun::loadModule(const QByteArray &text, const std::string &name)
{
    const syntax::ParsedModule parsed = syntax::parseModule(text, m_context.version());
    Q_ASSERT(parsed.module);
    const evaluator::Compiled compiled = evaluator::compileModule(*parsed.module, m_context.version());
    Value module = m_evaluator.makeModule(std::get<std::shared_ptr<const evaluator::ModuleCode>>(compiled),
                                          name, QString::fromStdString(name) + QStringLiteral(".py"));
    if (evaluator::Execution(m_evaluator, module).run() != evaluator::Execution::State::Finished)
        return {};
    return module;
}

Value AsyncioRun::helper(const QString &name)
{
    if (m_helpers.isMissing())
        m_helpers = loadModule("async def close(step):\n    await step\n"
                               "async def wrap(awaitable):\n    return await awaitable\n"
                               "async def next_or(step, default):\n"
                               "    try:\n        return await step\n"
                               "    except StopAsyncIteration:\n        return default\n",
                               "helpers");
    return evaluator::ModuleObject::of(m_helpers)->get(name);
}

std::unique_ptr<Layer> AsyncioRun::layerOfModule(const QString &text)
{
    const auto refuse = [&](const QString &reason, int line) {
        m_runtime.run.output.push_back({.isError = true, .text = QStringLiteral("  line %1\n").arg(line)});
        m_context.raise(*objects::builtinType("SyntaxError"), reason.toStdString());
        return std::make_unique<RefusedLayer>(objects::takeRaised(m_context));
    };
    const syntax::ParsedModule parsed = syntax::parseModule(text.toUtf8(), m_context.version());
    if (!parsed.module)
        return refuse(parsed.fault.message, parsed.fault.line);
    const evaluator::Compiled compiled = evaluator::compileModule(*parsed.module, m_context.version());
    if (const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&compiled))
        return refuse(refusals->front().reason, refusals->front().place.line);
    const auto code = std::get<std::shared_ptr<const evaluator::ModuleCode>>(compiled);
    addSteps(*code);
    const Value module = m_evaluator.makeModule(code, "__main__", QStringLiteral("program.py"));
    return std::make_unique<ExecutionLayer>(*this,
                                            std::make_unique<evaluator::Execution>(m_evaluator, module));
}

const Value &AsyncioRun::loopHandle()
{
    if (m_loop.isMissing())
        m_loop = makeLoop(*this);
    return m_loop;
}

void AsyncioRun::endLoop()
{
    if (!m_loop.isMissing())
        closeLoop(m_loop);
    m_loop = {};
}

QString AsyncioRun::placeOf(const Value &) const
{
    return QStringLiteral("?");
}

void AsyncioRun::stopLoop()
{
    m_isLoopRunning = false;
    tasks()[index(TaskId::Main)].waiter.state = Waiter::State::Woken;
}

} // namespace signalbox::asyncio
