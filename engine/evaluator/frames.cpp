// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/frames.h"

#include "engine/evaluator/argumentbinding.h"
#include "engine/evaluator/classmaking.h"
#include "engine/evaluator/exceptionoperations.h"
#include "engine/evaluator/telling.h"
#include "engine/evaluator/tracebacks.h"
#include "engine/objects/dicts.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/descriptors.h"
#include "engine/operations/functions.h"
#include "engine/operations/instances.h"

namespace signalbox::evaluator {

using namespace objects;

bool Frames::push(std::unique_ptr<Activation> activation, Resumed how)
{
    if (m_context.isTelling && !mayTell(*activation)) [[unlikely]] {
        m_runtime.giveBack(std::move(activation));
        return m_context.raise(Error::RuntimeError,
                               "nothing that could change the program runs to tell of it");
    }
    if (++m_context.depth > m_context.recursionLimit) [[unlikely]] {
        --m_context.depth;
        m_runtime.giveBack(std::move(activation));
        return m_context.raise(Error::RecursionError, "maximum recursion depth exceeded");
    }
    activation->resumed = how;
    activation->ownsHandled = activation->ownsHandled || m_stack.empty();
    m_stack.push_back(std::move(activation));
    return true;
}

std::unique_ptr<Activation> Frames::pop()
{
    std::unique_ptr<Activation> gone = std::move(m_stack.back());
    m_stack.pop_back();
    --m_context.depth;
    return gone;
}

Frames::Did Frames::import(const Value &module)
{
    ModuleObject &begun = *ModuleObject::of(module);
    if (!begun.body) {
        begun.state = ModuleObject::State::Ready;
        m_runtime.host().imported(begun);
        --innermost().next;
        return Did::Entered;
    }
    begun.state = ModuleObject::State::Running;
    if (push(m_runtime.newActivation(*begun.body), Resumed::Import))
        return Did::Entered;
    begun.state = ModuleObject::State::Fresh;
    return Did::Raised;
}

void Frames::drop(int count)
{
    Activation &at = innermost();
    for (; count > 0; --count)
        at.pop();
}

Frames::Did Frames::call(int count, std::span<const Value> keywords)
{
    Activation &at = innermost();
    Value *const first = at.top - count;
    const Value callee = *(first - 2);
    const qsizetype named = qsizetype(keywords.size());
    const bool hasSelf = !(first - 1)->isMissing();
    return callValue(callee, {hasSelf ? first - 1 : first, count + hasSelf - named, keywords}, count + 2);
}

Frames::Did Frames::callSpread(bool hasNames)
{
    Activation &at = innermost();
    const Value named = hasNames ? at.pop() : Value();
    const Value positional = at.pop();
    const auto items = positional.as<Tuple>()->items();
    std::vector<Value> arguments(items.begin(), items.end()), names;
    if (hasNames) {
        const Dict *dict = named.as<Dict>();
        for (qsizetype place = dict->nextPlace(0); place >= 0; place = dict->nextPlace(place + 1)) {
            names.push_back(dict->entry(place).key);
            arguments.push_back(dict->entry(place).value);
        }
    }
    const Value callee = *(at.top - 2);
    return callValue(callee, {arguments.data(), qsizetype(items.size()), names}, 2);
}

/// Calls of the program's functions become activations. \a toDrop: values that then leave the stack.
Frames::Did Frames::callValue(const Value &callee, const Arguments &arguments, int toDrop)
{
    switch (sortOf(callee)) {
    case Sort::Function:
        return enterFunction(callee, arguments, Resumed::Call, toDrop);
    case Sort::Method: {
        const auto *method = callee.as<BoundMethod>();
        std::vector<Value> all{method->self()};
        all.insert(all.end(), arguments.values,
                   arguments.values + arguments.count + arguments.keywords.size());
        return callValue(method->function(), {all.data(), arguments.count + 1, arguments.keywords}, toDrop);
    }
    case Sort::Instance: {
        const Value function = callee.as<Instance>()->classOf().special(Special::Call);
        if (sortOf(function) != Sort::Function)
            break;
        std::vector<Value> all{callee};
        all.insert(all.end(), arguments.values,
                   arguments.values + arguments.count + arguments.keywords.size());
        return enterFunction(function, {all.data(), arguments.count + 1, arguments.keywords}, Resumed::Call,
                             toDrop);
    }
    case Sort::Other:
        if (callee.is(Kind::Type) && callee.as<Type>()->isClass())
            return make(callee, arguments, toDrop);
        break;
    case Sort::Generator:
    case Sort::AsyncStep:
    case Sort::Module:
    case Sort::Cell:
    case Sort::Property:
    case Sort::ClassMethod:
    case Sort::StaticMethod:
        break;
    }
    Value made = objects::call(m_context, callee, arguments);
    if (made.isMissing() && m_context.isSuspended())
        return drop(toDrop), wait();
    if (made.isMissing())
        return Did::Raised;
    drop(toDrop);
    innermost().push(std::move(made));
    return Did::Done;
}

Frames::Did Frames::enterFunction(const Value &function, const Arguments &arguments, Resumed how, int toDrop,
                                  Value instance)
{
    const FunctionObject &called = *FunctionObject::of(function);
    std::unique_ptr<Activation> activation = m_runtime.newActivation(called.loaded());
    if (!bindArguments(m_context, called, arguments, activation->locals)) {
        m_runtime.giveBack(std::move(activation));
        return Did::Raised;
    }
    Value *captured = activation->locals + called.code().locals();
    for (const Value &cell : called.captured)
        *captured++ = cell;
    activation->function = function;
    drop(toDrop);
    if (!instance.isMissing())
        innermost().push(std::move(instance));
    if (called.code().kind != Code::Kind::Function) {
        activation->ownsHandled = true;
        innermost().push(m_context.heap().adopt(new GeneratorObject(m_runtime, std::move(activation))));
        return Did::Done;
    }
    return push(std::move(activation), how) ? Did::Entered : Did::Raised;
}

/// An instance of a class of the program, whose __init__() runs on this stack where it is the program's.
Frames::Did Frames::make(const Value &type, const Arguments &arguments, int toDrop)
{
    Class &made = *Class::of(*type.as<Type>());
    const Value initialize = made.special(Special::Init);
    if (sortOf(initialize) != Sort::Function || !made.special(Special::New).isMissing()
        || made.isCalledByMetaclass() || made.instances() == Kind::Type) {
        Value value = objects::call(m_context, type, arguments);
        if (value.isMissing())
            return Did::Raised;
        drop(toDrop);
        innermost().push(std::move(value));
        return Did::Done;
    }
    Value instance = makeInstance(m_context, made, arguments);
    if (instance.isMissing())
        return Did::Raised;
    std::vector<Value> all{instance};
    all.insert(all.end(), arguments.values, arguments.values + arguments.count + arguments.keywords.size());
    return enterFunction(initialize, {all.data(), arguments.count + 1, arguments.keywords},
                         Resumed::Initialize, toDrop, instance);
}

bool Frames::enter(const Value &generator, Resumed how, Value sent)
{
    GeneratorObject &object = *GeneratorObject::of(generator);
    const bool isFirst = object.state() == GeneratorObject::State::Created;
    std::unique_ptr<Activation> body = object.leaveBody();
    Activation &at = *body;
    at.generator = generator;
    at.thrower = -1;
    if (!push(std::move(body), how)) {
        object.close();
        return false;
    }
    if (!isFirst && !sent.isMissing())
        at.push(std::move(sent));
    return true;
}

/// What is awaited is left to who runs the stack: it lies on top until its value does.
Frames::Did Frames::wait()
{
    std::size_t place = m_stack.size() - 1;
    if (m_context.isSuspended()) { // the call of a builtin
        if (m_base == 0 && m_mayWait) {
            result = m_context.takeSuspended();
            innermost().push(Value::none());
            return Did::Waits;
        }
        m_context.takeSuspended();
        m_context.raise(Error::RuntimeError, "cannot wait inside of a call from a builtin");
        return Did::Raised;
    }
    while (place > m_base
           && (m_stack[place]->resumed == Resumed::Await || m_stack[place]->resumed == Resumed::AsyncStep))
        --place;
    if (place == m_base && !m_mayWait && m_runtime.isClosing())
        return awaitAtOnce();
    if (place != m_base || !m_mayWait) {
        m_context.raise(Error::RuntimeError, "await wasn't used with future");
        return Did::Raised;
    }
    result = *(innermost().top - 1);
    return Did::Waits;
}

/// Of a coroutine that is being closed.
Frames::Did Frames::awaitAtOnce()
{
    const Value awaitable = *(innermost().top - 1);
    const std::optional<Value> value = m_runtime.host().awaitAtOnce(awaitable);
    if (!value) {
        result = awaitable;
        return Did::Yields;
    }
    if (value->isMissing())
        return Did::Raised;
    *(innermost().top - 1) = *value;
    return Did::Done;
}

Frames::Did Frames::next()
{
    const Value generator = *(innermost().top - 1);
    const GeneratorObject &object = *GeneratorObject::of(generator);
    if (object.state() == GeneratorObject::State::Running) {
        m_context.valueError("generator already executing");
        return Did::Raised;
    }
    if (object.state() == GeneratorObject::State::Closed) {
        Activation &at = innermost();
        at.pop();
        at.next = at.code().instructions.data() + (at.next - 1)->a;
        return Did::Done;
    }
    return enter(generator, Resumed::Iteration, Value::none()) ? Did::Entered : Did::Raised;
}

Frames::Did Frames::send(bool isAwait)
{
    Activation &at = innermost();
    Value value = at.pop();
    const Value iterator = *(at.top - 1);
    return sendTo(iterator, std::move(value), isAwait);
}

Frames::Did Frames::sendTo(const Value &iterator, Value value, bool isAwait)
{
    const Sort sort = sortOf(iterator);
    if (sort == Sort::AsyncStep)
        return begin(*AsyncStep::of(iterator), std::move(value));
    if (sort == Sort::Generator) {
        const GeneratorObject &object = *GeneratorObject::of(iterator);
        if (object.state() == GeneratorObject::State::Running) {
            if (object.isCoroutine())
                m_context.raise(Error::RuntimeError, "coroutine is being awaited already");
            else
                m_context.valueError(std::string(object.noun()) + " already executing");
            return Did::Raised;
        }
        if (object.state() == GeneratorObject::State::Closed) {
            if (object.isCoroutine()) {
                m_context.raise(Error::RuntimeError, "cannot reuse already awaited coroutine");
                return Did::Raised;
            }
            *(innermost().top - 1) = Value::none();
            return Did::Done;
        }
        return enter(iterator, Resumed::Await, std::move(value)) ? Did::Entered : Did::Raised;
    }
    // What an __await__() gives is mostly of asyncio; an iterator of the program's own is asked here.
    const bool isInstance =
        sort == Sort::Instance && !iterator.as<Instance>()->classOf().special(Special::Next).isMissing();
    if ((isAwait && !isInstance && !iterator.is(Kind::Iterator)) || !isIterable(iterator))
        return wait();
    Value item = !value.isNone() && !iterator.is(Kind::Iterator)
        ? callMethodNamed(m_context, iterator, "send", value)
        : isInstance ? iterator.as<Instance>()->nextOrStop(m_context)
                     : nextOf(m_context, iterator);
    if (item.isMissing() && m_context.hasRaised() && !m_context.hasRaised(Error::StopIteration))
        return Did::Raised;
    if (item.isMissing()) {
        const Value end = m_context.hasRaised() ? takeRaised(m_context) : Value();
        const Tuple *args = end.isMissing() ? nullptr : end.as<Exception>()->args().as<Tuple>();
        *(innermost().top - 1) = args && args->size() > 0 ? args->at(0) : Value::none();
        return Did::Done;
    }
    result = std::move(item);
    return Did::Yields;
}

/// One step of an asynchronous generator.
Frames::Did Frames::begin(AsyncStep &step, Value value)
{
    GeneratorObject &object = step.generator();
    const bool isClosing = step.what() == AsyncStep::What::Close;
    if (step.state == AsyncStep::State::Done) {
        m_context.raise(Error::RuntimeError,
                        step.what() == AsyncStep::What::Send
                            ? "cannot reuse already awaited __anext__()/asend()"
                            : "cannot reuse already awaited aclose()/athrow()");
        return Did::Raised;
    }
    const bool isFirst = step.state == AsyncStep::State::Created;
    step.state = AsyncStep::State::Begun;
    if (object.state() == GeneratorObject::State::Running) {
        const char *const name = isClosing          ? "aclose"
            : step.what() == AsyncStep::What::Throw ? "athrow"
                                                    : "anext";
        m_context.raise(Error::RuntimeError,
                        std::string(name) + "(): asynchronous generator is already running");
        return Did::Raised;
    }
    if (object.state() == GeneratorObject::State::Created && isClosing) {
        m_runtime.giveBack(object.leaveBody());
        object.close();
    }
    if (object.state() == GeneratorObject::State::Closed) {
        step.state = AsyncStep::State::Done;
        if (isClosing)
            return finishStep(Value::none());
        if (step.what() == AsyncStep::What::Throw)
            m_context.raise(step.value());
        else
            m_context.raiseWith(*builtinType("StopAsyncIteration"), Value());
        return Did::Raised;
    }
    if (!isFirst || step.what() == AsyncStep::What::Send) {
        const Value sent = isFirst ? step.value() : std::move(value);
        if (object.state() == GeneratorObject::State::Created && !sent.isNone()) {
            m_context.typeError("can't send non-None value to a just-started async generator");
            return Did::Raised;
        }
        return enter(step.generatorValue(), Resumed::AsyncStep, sent) ? Did::Entered : Did::Raised;
    }
    const Value thrown =
        isClosing ? makeException(m_context, *builtinType("GeneratorExit"), {}) : step.value();
    if (!enter(step.generatorValue(), Resumed::AsyncStep, {}))
        return Did::Raised;
    raised = thrown;
    return Did::Throws;
}

Frames::Did Frames::finishStep(Value value)
{
    *(innermost().top - 1) = std::move(value);
    return Did::Done;
}

void Frames::suspendInnermost()
{
    std::unique_ptr<Activation> body = pop();
    const Value generator = body->generator;
    GeneratorObject::of(generator)->suspend(std::move(body));
}

Frames::Left Frames::yield(Value value)
{
    Activation &at = innermost();
    const Resumed how = at.resumed;
    const bool isOfSync = at.code().kind != Code::Kind::AsyncGenerator;
    if (how == Resumed::AsyncStep && !isOfSync && at.next->op != Op::Send) {
        suspendInnermost();
        return giveToCaller(how, std::move(value));
    }
    std::size_t place = m_stack.size() - 1;
    while (place > m_base
           && (m_stack[place]->resumed == Resumed::Await || m_stack[place]->resumed == Resumed::AsyncStep))
        --place;
    if (m_stack[place]->resumed == Resumed::Nested && m_mayWait && place == 0) {
        result = value;
        at.push(std::move(value));
        return Left::Waits;
    }
    while (m_stack.size() > place + 1) {
        suspendInnermost();
        --innermost().next; // it sends again when it goes on
    }
    const Resumed taker = innermost().resumed;
    suspendInnermost();
    return giveToCaller(taker, std::move(value));
}

/// A value that was yielded reaches who wanted it.
Frames::Left Frames::giveToCaller(Resumed how, Value value)
{
    if (m_stack.size() == m_base) {
        result = std::move(value);
        hasYielded = true;
        return Left::Outside;
    }
    Activation &caller = innermost();
    if (how == Resumed::Iteration) {
        caller.push(std::move(value));
        return Left::Inside;
    }
    AsyncStep &step = *AsyncStep::of(*(caller.top - 1));
    step.state = AsyncStep::State::Done;
    if (step.what() == AsyncStep::What::Close) {
        m_context.raise(Error::RuntimeError, "async generator ignored GeneratorExit");
        return Left::Raised;
    }
    *(caller.top - 1) = std::move(value);
    return Left::Inside;
}

Frames::Left Frames::leave(Value value)
{
    Activation &at = innermost();
    const Resumed how = at.resumed;
    if (!at.generator.isMissing())
        GeneratorObject::of(at.generator)->close();
    if (how == Resumed::ClassBody) {
        value = makeClass(m_context, at);
        if (value.isMissing())
            return Left::Raised;
    } else if (how == Resumed::Import) {
        at.loaded->module->state = ModuleObject::State::Ready;
        m_runtime.host().imported(*at.loaded->module);
    }
    m_runtime.giveBack(pop());
    if (m_stack.size() == m_base) {
        result = std::move(value);
        return Left::Outside;
    }
    Activation &caller = innermost();
    switch (how) {
    case Resumed::Call:
    case Resumed::ClassBody:
    case Resumed::Nested:
        caller.push(std::move(value));
        return Left::Inside;
    case Resumed::Import:
        --caller.next; // it imports again, what it needs being there
        return Left::Inside;
    case Resumed::Initialize:
        if (value.isNone())
            return Left::Inside;
        m_context.typeError("__init__() should return None, not '" + typeName(value) + "'");
        return Left::Raised;
    case Resumed::Iteration:
        caller.pop();
        caller.next = caller.code().instructions.data() + (caller.next - 1)->a;
        return Left::Inside;
    case Resumed::Await:
        *(caller.top - 1) = std::move(value);
        return Left::Inside;
    case Resumed::AsyncStep: {
        AsyncStep &step = *AsyncStep::of(*(caller.top - 1));
        step.state = AsyncStep::State::Done;
        if (step.what() == AsyncStep::What::Close) {
            *(caller.top - 1) = Value::none();
            return Left::Inside;
        }
        m_context.raiseWith(*builtinType("StopAsyncIteration"), Value());
        return Left::Raised;
    }
    }
    return Left::Inside;
}

Frames::Left Frames::throwIn(Value exception)
{
    for (;;) {
        Activation &at = innermost();
        if (at.next->op != Op::Send)
            return strike(std::move(exception));
        const Value taken = *(at.top - 1);
        ++at.next;
        const Sort sort = sortOf(taken);
        const bool isExit = isGeneratorExit(exception);
        const Value body = sort == Sort::AsyncStep ? AsyncStep::of(taken)->generatorValue() : taken;
        const bool isOpen = (sort == Sort::Generator || sort == Sort::AsyncStep)
            && GeneratorObject::of(body)->state() == GeneratorObject::State::Suspended;
        if (isExit) {
            if (!close(taken, isOpen))
                exception = takeRaised(m_context);
            return strike(std::move(exception));
        }
        if (isOpen && sort == Sort::AsyncStep && AsyncStep::of(taken)->state == AsyncStep::State::Created) {
            if (m_context.follows(PythonVersion::Python313))
                AsyncStep::of(taken)->state = AsyncStep::State::Begun;
            else
                m_runtime.noteUnbegunStep();
            AsyncStep::of(taken)->thrownInTurn = m_runtime.turn();
        }
        if (!isOpen)
            return strike(std::move(exception));
        if (!enter(body, sort == Sort::AsyncStep ? Resumed::AsyncStep : Resumed::Await, {}))
            return unwind(takeRaised(m_context));
    }
}

/// gen_close_iter() of CPython's genobject.c: what the innermost call takes from, before a GeneratorExit is
/// raised in itself. False where that raised.
bool Frames::close(const Value &taken, bool isOpen)
{
    Activation &at = innermost();
    const Value handled = std::exchange(at.handled, {}); // by then it does not run yet
    const bool isClosed = sortOf(taken) == Sort::AsyncStep ? closeStep(*AsyncStep::of(taken), isOpen)
        : sortOf(taken) != Sort::Generator
        ? m_runtime.host().closeAwaited()
        : !isOpen || !GeneratorObject::of(taken)->closeNow(m_context).isMissing();
    at.handled = handled;
    return isClosed;
}

/// Before Python 3.13 that does nothing to its generator.
bool Frames::closeStep(AsyncStep &step, bool isOpen)
{
    const bool isBegun = std::exchange(step.state, AsyncStep::State::Done) == AsyncStep::State::Begun;
    if (!isOpen || !isBegun || !m_context.follows(PythonVersion::Python313))
        return true;
    const Value exit = makeException(m_context, *builtinType("GeneratorExit"), {});
    const Stepped stepped = m_runtime.close(step.generatorValue(), exit);
    if (!stepped.value.isMissing() && !step.generator().delegate().isMissing())
        return m_context.raise(Error::RuntimeError, "coroutine ignored GeneratorExit");
    if (!m_context.hasRaised())
        return true;
    if (!m_context.raisedType()->isSubtypeOf(*builtinType("GeneratorExit"))
        && !m_context.raisedType()->isSubtypeOf(*builtinType("StopAsyncIteration")))
        return false;
    m_context.clear();
    return true;
}

Frames::Left Frames::closeAndThrow(Value exit)
{
    suspend(m_base + 1);
    return throwIn(std::move(exit), m_base);
}

void Frames::suspend(std::size_t kept)
{
    Activation &at = innermost();
    if ((at.next - 1)->op == Op::Send)
        --at.next; // it sends again when it goes on
    else
        at.pop(); // what it has yielded
    while (m_stack.size() > kept) {
        suspendInnermost();
        if (m_stack.size() > m_base)
            --innermost().next;
    }
}

Frames::Left Frames::throwIn(Value exception, std::size_t thrower)
{
    m_thrower = thrower;
    return throwIn(std::move(exception));
}

void Frames::beginUnbegunSteps()
{
    for (std::size_t place = m_base + 1; place < m_stack.size(); ++place) {
        if (m_stack[place]->resumed != Resumed::AsyncStep)
            continue;
        AsyncStep &step = *AsyncStep::of(*(m_stack[place - 1]->top - 1));
        if (step.state != AsyncStep::State::Created || step.thrownInTurn == m_runtime.turn())
            continue;
        step.state = step.what() == AsyncStep::What::Send ? AsyncStep::State::Begun : step.state;
        if (step.state == AsyncStep::State::Begun) // it hands on what is sent
            continue;
        while (m_stack.size() > place) {
            --innermost().next; // it awaits again when it goes on
            suspendInnermost();
        }
        --innermost().next;
        innermost().push(Value::none());
        return;
    }
}

/// In the innermost generator, which throwIn() has come to.
Frames::Left Frames::strike(Value exception)
{
    if (m_thrower) {
        for (std::size_t place = *m_thrower; place < m_stack.size(); ++place)
            m_stack[place]->thrower = int(*m_thrower);
        m_thrower.reset();
        chainAnew(exception);
    }
    return unwind(std::move(exception));
}

Value &Frames::handled()
{
    for (std::size_t place = m_stack.size(); place-- > 0;)
        if (m_stack[place]->ownsHandled)
            return m_stack[place]->handled;
    return m_stack.front()->handled;
}

void Frames::chain(const Value &exception)
{
    setContext(exception, m_runtime.handled());
}

void Frames::chainAnew(const Value &exception)
{
    setContext(exception, handled()); // of the generator itself, not of whoever throws
}

const Handler *Frames::handlerOf(const Activation &activation) const
{
    const int at = int(activation.next - activation.code().instructions.data()) - 1;
    for (const Handler &handler : activation.code().handlers)
        if (at >= handler.from && at < handler.to)
            return &handler;
    return nullptr;
}

/// What ends an iteration must not end another one by accident.
Value Frames::leavingGenerator(const GeneratorObject &generator, Value exception)
{
    const bool isStop = typeOf(exception).isSubtypeOf(typeOfError(Error::StopIteration));
    const bool isAsyncStop =
        generator.isAsyncGenerator() && typeOf(exception).isSubtypeOf(*builtinType("StopAsyncIteration"));
    if (!isStop && !isAsyncStop)
        return exception;
    Value made = makeException(m_context, typeOfError(Error::RuntimeError),
                               {makeText(m_context.heap(),
                                         std::string(generator.noun()) + " raised "
                                             + (isStop ? "StopIteration" : "StopAsyncIteration"))});
    auto *error = made.as<Exception>();
    error->cause = error->context = exception;
    error->suppressesContext = true;
    return made;
}

/// aclose() is done when the generator lets GeneratorExit pass.
Frames::Left Frames::failStep(Value &exception)
{
    Activation &caller = innermost();
    AsyncStep &step = *AsyncStep::of(*(caller.top - 1));
    step.state = AsyncStep::State::Done;
    const bool isDone = step.what() == AsyncStep::What::Close
        && (isGeneratorExit(exception) || typeOf(exception).isSubtypeOf(*builtinType("StopAsyncIteration")));
    if (!isDone)
        return Left::Raised;
    *(caller.top - 1) = Value::none();
    return Left::Inside;
}

Frames::Left Frames::unwind(Value exception)
{
    bool isHere = std::exchange(isRaisedAgain, false);
    for (;;) {
        Activation &at = innermost();
        if (!std::exchange(isHere, false))
            notePassing(*exception.as<Exception>(), at);
        const Handler *handler = m_context.isOutOfMemory() ? nullptr : handlerOf(at);
        if (handler) {
            while (at.top - at.bottom > handler->depth)
                at.pop();
            at.push(std::move(exception));
            at.next = at.code().instructions.data() + handler->target;
            return Left::Inside;
        }
        while (at.top != at.bottom) // the innermost loop's generator is closed first
            at.pop();
        const Resumed how = at.resumed;
        const int thrower = at.thrower;
        if (!at.generator.isMissing()) {
            GeneratorObject::of(at.generator)->close();
            exception = leavingGenerator(*GeneratorObject::of(at.generator), std::move(exception));
        }
        if (how == Resumed::Import) // whoever imports it next has it run once more
            at.loaded->module->state = ModuleObject::State::Fresh;
        m_runtime.giveBack(pop());
        if (m_stack.size() == m_base) {
            raised = std::move(exception);
            return Left::Outside;
        }
        if (how == Resumed::AsyncStep && failStep(exception) == Left::Inside)
            return Left::Inside;
        if (thrower >= 0 && std::ssize(m_stack) > thrower)
            chainAnew(exception);
    }
}

} // namespace signalbox::evaluator
