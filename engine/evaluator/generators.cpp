// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/generators.h"

#include "engine/evaluator/exceptionoperations.h"
#include "engine/evaluator/frameobject.h"
#include "engine/evaluator/functionobject.h"
#include "engine/evaluator/runtime.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>

namespace signalbox::evaluator {

using namespace objects;

namespace {

GeneratorObject &generatorOf(const Call &call)
{
    return *GeneratorObject::of(call.self);
}

Value send(const Call &call)
{
    return generatorOf(call).send(call.context, call[0]);
}

/// What throw() and athrow() are given. Of (type, value) the value is the exception, or what its class is
/// called with.
Value thrownBy(const Call &call)
{
    if (call.has(1) && !call[1].isNone())
        return call[1].is(Kind::Exception) ? call[1] : objects::call(call.context, call[0], call[1]);
    return exceptionFrom(call.context, call[0],
                         "exceptions must be classes or instances deriving from BaseException, not ");
}

Value throwIn(const Call &call)
{
    Value exception = thrownBy(call);
    return exception.isMissing() ? exception : generatorOf(call).throwIn(call.context, std::move(exception));
}

Value close(const Call &call)
{
    return generatorOf(call).closeNow(call.context);
}

Value self(const Call &call)
{
    return call.self;
}

Value next(const Call &call)
{
    return generatorOf(call).nextOrStop(call.context);
}

Value stepOf(const Call &call, AsyncStep::What what, Value value)
{
    return call.heap().adopt(new AsyncStep(call.self, what, std::move(value)));
}

Value asyncNext(const Call &call)
{
    return stepOf(call, AsyncStep::What::Send, Value::none());
}

Value asyncSend(const Call &call)
{
    return stepOf(call, AsyncStep::What::Send, call[0]);
}

Value asyncThrow(const Call &call)
{
    Value exception = thrownBy(call);
    return exception.isMissing() ? exception : stepOf(call, AsyncStep::What::Throw, std::move(exception));
}

Value asyncClose(const Call &call)
{
    return stepOf(call, AsyncStep::What::Close, Value());
}

Value nameAttribute(Context &context, const Value &value)
{
    return makeText(context.heap(), GeneratorObject::of(value)->name());
}

Value qualifiedNameAttribute(Context &context, const Value &value)
{
    return makeText(context.heap(), GeneratorObject::of(value)->qualifiedName());
}

Value isRunning(Context &, const Value &value)
{
    return Value::boolean(GeneratorObject::of(value)->isAtWork());
}

Value isSuspended(Context &, const Value &value)
{
    const GeneratorObject &body = *GeneratorObject::of(value);
    const bool isEntered = body.state() == GeneratorObject::State::Running;
    return Value::boolean(body.state() == GeneratorObject::State::Suspended
                          || (isEntered && !body.isAtWork()));
}

Value delegateAttribute(Context &, const Value &value)
{
    const Value found = GeneratorObject::of(value)->delegate();
    return found.isMissing() ? Value::none() : found;
}

const Activation *keptBody(const Value &value)
{
    return GeneratorObject::of(value)->activation();
}

Value frameOf(Context &context, const Value &value)
{
    return makeFrameObject(context, value, keptBody);
}

constexpr FunctionRow generatorMethods[] = {
    {"send", send, Signature::One},
    {"throw", throwIn, Signature::Positional, 1, 3},
    {"close", close},
    {"__next__", next},
    {"__iter__", self},
};
constexpr FunctionRow coroutineMethods[] = {
    {"send", send, Signature::One},
    {"throw", throwIn, Signature::Positional, 1, 3},
    {"close", close},
    {"__await__", self},
};
constexpr FunctionRow asyncGeneratorMethods[] = {
    {"asend", asyncSend, Signature::One},
    {"athrow", asyncThrow, Signature::Positional, 1, 3},
    {"aclose", asyncClose},
    {"__anext__", asyncNext},
    {"__aiter__", self},
};
constexpr AttributeRow generatorAttributes[] = {
    {"__name__", nameAttribute}, {"__qualname__", qualifiedNameAttribute},
    {"gi_running", isRunning},   {"gi_suspended", isSuspended},
    {"gi_frame", frameOf},       {"gi_yieldfrom", delegateAttribute},
};
constexpr AttributeRow coroutineAttributes[] = {
    {"__name__", nameAttribute}, {"__qualname__", qualifiedNameAttribute},
    {"cr_running", isRunning},   {"cr_suspended", isSuspended},
    {"cr_frame", frameOf},       {"cr_await", delegateAttribute},
};
constexpr AttributeRow asyncGeneratorAttributes[] = {
    {"__name__", nameAttribute}, {"__qualname__", qualifiedNameAttribute},
    {"ag_running", isRunning},   {"ag_suspended", isSuspended},
    {"ag_frame", frameOf},       {"ag_await", delegateAttribute},
};

const Type &typeFor(Code::Kind kind)
{
    static const NativeType generator(
        {.name = "generator", .methods = generatorMethods, .attributes = generatorAttributes});
    static const NativeType coroutine(
        {.name = "coroutine", .methods = coroutineMethods, .attributes = coroutineAttributes});
    static const NativeType asyncGenerator({.name = "async_generator",
                                            .methods = asyncGeneratorMethods,
                                            .attributes = asyncGeneratorAttributes});
    return kind == Code::Kind::Coroutine     ? coroutine
        : kind == Code::Kind::AsyncGenerator ? asyncGenerator
                                             : generator;
}

const Type &typeFor(AsyncStep::What what)
{
    static const NativeType step({.name = "async_generator_asend"});
    static const NativeType thrown({.name = "async_generator_athrow"});
    return what == AsyncStep::What::Send ? step : thrown;
}

} // namespace

GeneratorObject::GeneratorObject(Runtime &runtime, std::unique_ptr<Activation> activation)
    : Opaque(typeFor(activation->code().kind))
    , m_runtime(runtime)
    , m_activation(std::move(activation))
    , m_code(&m_activation->code())
    , m_kind(m_code->kind)
    , m_function(m_activation->function)
{
    m_flag = quint8(Sort::Generator);
}

/// A body that is left for good runs its `finally` first, as CPython does.
GeneratorObject::~GeneratorObject()
{
    if (m_kind == Code::Kind::AsyncGenerator && m_state != State::Created)
        m_runtime.ended(*this);
    if (!m_activation)
        return;
    if (m_state == State::Suspended && !m_isFinalized)
        m_runtime.abandon(std::move(m_activation));
    else if (m_state == State::Created && isCoroutine())
        m_runtime.neverAwaited(qualifiedName());
    if (m_activation)
        m_runtime.giveBack(std::move(m_activation));
}

void GeneratorObject::dropValues()
{
    if (m_kind == Code::Kind::AsyncGenerator)
        m_runtime.ended(*this);
    m_state = State::Closed;
    m_function = {};
    if (m_activation) {
        m_activation->clear();
        m_activation.reset();
    }
}

std::string GeneratorObject::name() const
{
    return m_function.isMissing() ? m_code->name.toStdString() : FunctionObject::of(m_function)->name();
}

std::string GeneratorObject::qualifiedName() const
{
    return m_function.isMissing() ? m_code->qualifiedName.toStdString()
                                  : FunctionObject::of(m_function)->qualifiedName();
}

const FunctionObject *GeneratorObject::function() const
{
    return m_function.isMissing() ? nullptr : FunctionObject::of(m_function);
}

const char *GeneratorObject::noun() const
{
    return isCoroutine() ? "coroutine" : isAsyncGenerator() ? "async generator" : "generator";
}

Value GeneratorObject::delegate() const
{
    if (m_state != State::Suspended || m_activation->next->op != Op::Send)
        return {};
    return *(m_activation->top - 1);
}

bool GeneratorObject::isAtWork() const
{
    return m_state == State::Running && std::ranges::any_of(m_runtime.stack(), [this](const auto &call) {
               return call->generator.isObject() && call->generator.object() == this;
           });
}

std::unique_ptr<Activation> GeneratorObject::leaveBody()
{
    if (m_kind == Code::Kind::AsyncGenerator && m_state == State::Created)
        m_runtime.began(*this);
    m_state = State::Running;
    return std::move(m_activation);
}

void GeneratorObject::suspend(std::unique_ptr<Activation> body)
{
    m_activation = std::move(body);
    m_activation->generator = {}; // or it would keep itself
    m_state = State::Suspended;
}

void GeneratorObject::beginAtAwait(Value awaited)
{
    const Instruction *at = m_activation->code().instructions.data();
    while (at->op != Op::Send)
        ++at;
    m_activation->next = at;
    m_activation->push(std::move(awaited));
    m_state = State::Suspended;
}

Value GeneratorObject::iterate(Context &context)
{
    if (isIterable())
        return Value::of(this);
    return context.typeError("'" + type().name() + "' object is not iterable");
}

Value GeneratorObject::next(Context &context)
{
    if (!isIterable())
        return context.typeError("'" + type().name() + "' object is not an iterator");
    return m_runtime.resume(Value::of(this), Value::none(), {}).value;
}

Value GeneratorObject::nextOrStop(Context &context)
{
    return isIterable() ? send(context, Value::none()) : next(context);
}

/// What send() and throw() make of the end: StopIteration.
Value GeneratorObject::send(Context &context, Value value)
{
    if (m_state == State::Created && !value.isNone())
        return context.typeError(std::string("can't send non-None value to a just-started ") + noun());
    if (m_state == State::Closed && isCoroutine())
        return context.raise(Error::RuntimeError, "cannot reuse already awaited coroutine");
    const Stepped stepped = m_runtime.resume(Value::of(this), std::move(value), {});
    if (!stepped.value.isMissing() || context.hasRaised())
        return stepped.value;
    return context.raiseWith(typeOfError(Error::StopIteration),
                             stepped.result.isNone() ? Value() : stepped.result);
}

Value GeneratorObject::throwIn(Context &context, Value exception)
{
    if (m_state == State::Closed && isCoroutine())
        return context.raise(Error::RuntimeError, "cannot reuse already awaited coroutine");
    if (m_state == State::Closed) // as it came, with the __context__ that it had
        return context.passOn(std::move(exception));
    const Stepped stepped = m_runtime.resume(Value::of(this), {}, std::move(exception));
    if (!stepped.value.isMissing() || context.hasRaised())
        return stepped.value;
    return context.raiseWith(typeOfError(Error::StopIteration),
                             stepped.result.isNone() ? Value() : stepped.result);
}

Value GeneratorObject::closeNow(Context &context)
{
    if (m_state == State::Created) {
        m_state = State::Closed;
        m_runtime.giveBack(std::move(m_activation));
    }
    if (m_state == State::Closed)
        return Value::none();
    const Value self = Value::of(this);
    Value leave = makeException(context, *builtinType("GeneratorExit"), {});
    setContext(leave, m_runtime.handled()); // as it is raised here, and not in the generator
    const Stepped stepped = m_runtime.close(self, std::move(leave));
    if (!stepped.value.isMissing())
        return context.raise(Error::RuntimeError, std::string(noun()) + " ignored GeneratorExit");
    if (!context.hasRaised())
        return context.follows(PythonVersion::Python313) ? stepped.result : Value::none();
    if (!context.raisedType()->isSubtypeOf(*builtinType("GeneratorExit"))
        && !context.hasRaised(Error::StopIteration))
        return {};
    context.clear();
    return Value::none();
}

bool GeneratorObject::represent(Context &, TextBuilder &out)
{
    out.append("<" + type().name() + " object " + qualifiedName() + " at ");
    out.appendAddress(this);
    out.append(U'>');
    return true;
}

AsyncStep::AsyncStep(Value generator, What what, Value value)
    : Opaque(typeFor(what))
    , m_generator(std::move(generator))
    , m_what(what)
    , m_value(std::move(value))
{
    m_flag = quint8(Sort::AsyncStep);
}

Value exceptionFrom(Context &context, const Value &given, const char *words)
{
    if (given.is(Kind::Exception))
        return given;
    if (!given.is(Kind::Type) || !given.as<Type>()->isException())
        return context.typeError(words
                                 + (std::string(words).ends_with(' ') ? typeName(given) : std::string()));
    Value made = objects::call(context, given, Arguments{});
    if (made.isMissing() || made.is(Kind::Exception))
        return made;
    return context.typeError("calling " + toUtf8(reprOf(context, given))
                             + " should have returned an instance of BaseException, not "
                             + toUtf8(reprOf(context, typeOf(made).reference())));
}

} // namespace signalbox::evaluator
