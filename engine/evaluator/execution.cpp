// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/execution.h"

#include "engine/evaluator/argumentbinding.h"
#include "engine/evaluator/machine.h"
#include "engine/objects/exceptions.h"
#include "engine/operations/functions.h"

namespace signalbox::evaluator {

using namespace objects;

Execution::Execution(Evaluator &evaluator, const Value &coroutineOrModule)
    : m_evaluator(evaluator)
{
    if (isModule(coroutineOrModule)) {
        const Loaded *loaded = evaluator.codeOf(coroutineOrModule);
        Q_ASSERT(loaded);
        m_begins = evaluator.newActivation(*loaded);
    } else {
        m_coroutine = coroutineOrModule;
    }
}

Execution::Execution(Evaluator &evaluator, const Value &callee, const Arguments &arguments)
    : m_evaluator(evaluator)
    , m_callee(callee)
    , m_arguments(arguments.values, arguments.values + arguments.count + arguments.keywords.size())
    , m_names(arguments.keywords.begin(), arguments.keywords.end())
{
}

Execution::~Execution()
{
    endOwnStack();
    CallStack *const before = std::exchange(m_evaluator.m_stack, &m_stack);
    m_evaluator.m_context.depth += int(m_stack.size());
    m_evaluator.dropTo(0);
    m_evaluator.m_stack = before;
    m_evaluator.giveBack(std::move(m_begins));
}

/// The outermost call, and what it begins with. False where there is nothing to run: the result is there.
bool Execution::begin(Machine &machine)
{
    Context &context = m_evaluator.context();
    if (m_begins)
        return machine.push(std::move(m_begins));
    if (!m_coroutine.isMissing()) {
        const GeneratorObject &object = *GeneratorObject::of(m_coroutine);
        if (object.state() == GeneratorObject::State::Created)
            return machine.enter(m_coroutine, Value::none());
        if (object.state() == GeneratorObject::State::Closed)
            return context.raise(Error::RuntimeError, "cannot reuse already awaited coroutine");
        return object.state() == GeneratorObject::State::Suspended
            ? machine.enter(m_coroutine, m_thrown.isMissing() ? Value::none() : Value())
            : bool(context.raise(Error::RuntimeError, "coroutine is being awaited already"));
    }
    const Arguments arguments{m_arguments.data(), qsizetype(m_arguments.size() - m_names.size()), m_names};
    if (sortOf(m_callee) == Sort::Function
        && FunctionObject::of(m_callee)->code().kind == Code::Kind::Function) {
        const FunctionObject &called = *FunctionObject::of(m_callee);
        std::unique_ptr<Activation> activation = m_evaluator.newActivation(called.loaded());
        if (!bindArguments(context, called, arguments, activation->locals)) {
            m_evaluator.giveBack(std::move(activation));
            return false;
        }
        Value *captured = activation->locals + called.code().locals();
        for (const Value &cell : called.captured)
            *captured++ = cell;
        activation->function = m_callee;
        return machine.push(std::move(activation));
    }
    m_result = objects::call(context, m_callee, arguments);
    return false;
}

Execution::State Execution::run()
{
    Context &context = m_evaluator.context();
    CallStack *const before = std::exchange(m_evaluator.m_stack, &m_stack);
    const int depth = context.depth;
    const int nativeDepth = context.nativeDepth;
    context.depth += int(m_stack.size());
    std::swap(m_outerHandled, m_evaluator.m_outerHandled);
    swapPrints();
    if (m_ownStack) {
        m_depthAround = depth;
        m_nativeDepthAround = nativeDepth;
        m_ownStack->goOn();
    }
    const State state = m_ownStack ? m_state : runHere();
    swapPrints();
    std::swap(m_outerHandled, m_evaluator.m_outerHandled);
    m_evaluator.m_stack = before;
    context.depth = depth;
    context.nativeDepth = nativeDepth;
    return state;
}

/// A print() that waits in a __str__() is in one stack alone; what it has so far stands before what others
/// write.
void Execution::swapPrints()
{
    Host &host = m_evaluator.host();
    host.writeUnwritten();
    std::swap(m_unwritten, host.unwritten);
}

Execution::State Execution::runHere()
{
    Machine machine(m_evaluator, m_stack, 0, true);
    return run(machine);
}

void Execution::runOnOwnStack()
{
    m_ownStack = std::make_unique<OwnStack>([this] {
        for (m_state = runHere(); m_state == State::Waiting && !m_isLeaving; m_state = runHere())
            m_ownStack->leave();
    });
}

Value Execution::wait(Value wanted)
{
    Q_ASSERT(m_ownStack);
    Context &context = m_evaluator.context();
    const int depth = context.depth - m_depthAround;
    const int nativeDepth = context.nativeDepth - m_nativeDepthAround;
    m_wanted = std::move(wanted);
    m_state = State::Waiting;
    m_isInWait = true;
    m_ownStack->leave();
    m_isInWait = false;
    context.depth = m_depthAround + depth;
    context.nativeDepth = m_nativeDepthAround + nativeDepth;
    if (m_isLeaving)
        return context.raise(Error::RuntimeError, "the run is over"); // nobody sees it
    return std::move(m_given);
}

/// Whoever waits on it, with values in C++ variables, goes on as one whose budget is used up.
void Execution::endOwnStack()
{
    if (!m_ownStack || !m_hasBegun || m_ownStack->isOver())
        return;
    m_isLeaving = true;
    const bool wasExhausted = std::exchange(m_evaluator.m_isExhausted, true);
    while (!m_ownStack->isOver())
        (void)run();
    m_evaluator.context().clear();
    m_evaluator.m_isExhausted = wasExhausted;
}

Execution::State Execution::run(Machine &machine)
{
    Context &context = m_evaluator.context();
    if (!m_hasBegun) {
        m_hasBegun = true;
        if (!begin(machine)) {
            if (!context.isSuspended())
                return m_result.isMissing() ? State::Raised : State::Finished;
            m_wanted = context.takeSuspended(); // a builtin that waits: what it is given is its result
            return State::Waiting;
        }
        if (m_evaluator.isExhausted())
            return State::Exhausted;
    }
    if (m_stack.empty()) { // such a builtin
        if (m_thrown.isMissing())
            return State::Finished;
        context.raise(std::exchange(m_thrown, Value()));
        return State::Raised;
    }
    if (m_evaluator.m_hasUnbegunSteps && m_thrown.isMissing())
        machine.beginUnbegunSteps();
    const Machine::Outcome outcome =
        m_thrown.isMissing() ? machine.run() : machine.runWith(std::exchange(m_thrown, Value()), m_arrival);
    switch (outcome) {
    case Machine::Outcome::Returned:
    case Machine::Outcome::Yielded:
        m_result = machine.takeResult();
        return State::Finished;
    case Machine::Outcome::Raised:
        context.passOn(machine.takeRaised());
        return State::Raised;
    case Machine::Outcome::Waiting:
        m_wanted = machine.takeResult();
        m_isYielded = machine.isYielded();
        return State::Waiting;
    case Machine::Outcome::Exhausted:
        break;
    }
    return State::Exhausted;
}

void Execution::give(Value value)
{
    if (m_isInWait)
        m_given = std::move(value);
    else if (m_stack.empty())
        m_result = std::move(value);
    else
        *(m_stack.back()->top - 1) = std::move(value);
    m_wanted = {};
}

void Execution::throwIn(Value exception, Arrival arrival)
{
    m_arrival = arrival;
    m_hasThrower = m_hasThrower || arrival == Arrival::Thrown || arrival == Arrival::Exit;
    if (m_hasBegun && !m_stack.empty() && arrival != Arrival::Exit)
        m_stack.back()->pop();
    m_wanted = {};
    m_thrown = std::move(exception);
}

bool Execution::close()
{
    if (m_stack.empty()) // a builtin that waits
        return true;
    Context &context = m_evaluator.context();
    const int depth = context.depth;
    CallStack *const before = std::exchange(m_evaluator.m_stack, &m_stack);
    Machine(m_evaluator, m_stack, 0, true).suspend();
    m_evaluator.m_stack = before;
    context.depth = depth;
    return !GeneratorObject::of(m_coroutine)->closeNow(context).isMissing();
}

void Execution::sendWithin(Value outer)
{
    m_outerHandled = std::move(outer);
    if (!std::exchange(m_hasThrower, false))
        return;
    for (const auto &activation : m_stack)
        activation->thrower = -1;
}

Value Execution::handled() const
{
    for (auto each = m_stack.rbegin(); each != m_stack.rend(); ++each)
        if ((*each)->ownsHandled && !(*each)->handled.isMissing())
            return (*each)->handled;
    return {};
}

int Execution::statement() const
{
    return m_stack.empty() ? -1 : m_stack.back()->statement;
}

bool isCoroutine(const Value &value)
{
    return sortOf(value) == Sort::Generator && GeneratorObject::of(value)->isCoroutine();
}

std::string qualifiedNameOf(const Value &value)
{
    if (sortOf(value) == Sort::Function)
        return FunctionObject::of(value)->qualifiedName();
    return sortOf(value) == Sort::Generator ? GeneratorObject::of(value)->qualifiedName() : std::string();
}

bool closeCoroutine(Context &context, const Value &coroutine)
{
    return !GeneratorObject::of(coroutine)->closeNow(context).isMissing();
}

} // namespace signalbox::evaluator
