// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/instructions.h"

#include "engine/evaluator/classmaking.h"
#include "engine/evaluator/exceptionoperations.h"
#include "engine/evaluator/functionobject.h"
#include "engine/evaluator/importing.h"
#include "engine/evaluator/nameoperations.h"
#include "engine/evaluator/stackoperations.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/sequences.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/subscripts.h"

#include <array>

namespace signalbox::evaluator {

using namespace objects;

namespace {

/// In the order of syntax::UnaryOperator.
constexpr std::array kUnaryOperators{
    objects::UnaryOperator::Invert,
    objects::UnaryOperator::Invert, // `not` is another instruction
    objects::UnaryOperator::Plus,
    objects::UnaryOperator::Minus,
};

} // namespace

/// Instructions that are less common, or that raised where they are common.
bool Instructions::run(const Instruction &i, Activation &at)
{
    switch (i.op) {
    case Op::Unary: {
        Value result = objects::unary(m_context, kUnaryOperators[std::size_t(i.a)], *(at.top - 1));
        if (result.isMissing())
            return false;
        *(at.top - 1) = std::move(result);
        return true;
    }
    case Op::In: {
        const Answer found = isIn(m_context, *(at.top - 2), *(at.top - 1));
        if (found == Answer::Raised)
            return false;
        at.pop();
        *(at.top - 1) = Value::boolean((found == Answer::Yes) != (i.a != 0));
        return true;
    }
    case Op::LoadLocal:
    case Op::LoadCell:
    case Op::LoadGlobal:
        raiseMissing(m_context, at, i);
        return false;
    case Op::LoadName:
    case Op::LoadNameOrCell:
    case Op::StoreName:
    case Op::DeleteLocal:
    case Op::DeleteCell:
    case Op::DeleteGlobal:
    case Op::DeleteName:
    case Op::ForgetLocal:
    case Op::MakeCell:
        return changeName(m_context, at, i);
    case Op::LoadVariables:
    case Op::LoadGlobals:
        return loadAll(m_context, at, i);
    case Op::BuildTuple:
    case Op::BuildList:
    case Op::BuildSet:
    case Op::BuildSlice:
    case Op::BuildText:
        return build(m_context, at, i);
    case Op::BuildDict:
        return buildDict(m_context, at, i);
    case Op::ListAppend:
    case Op::SetAdd:
    case Op::DictSet:
        return addTo(m_context, at, i);
    case Op::ListExtend:
    case Op::SetUpdate:
    case Op::DictUpdate:
        return mergeInto(m_context, at, i);
    case Op::DictMerge:
        return mergeKeywords(m_context, at, i);
    case Op::ListToTuple: {
        std::vector<Value> items = (at.top - 1)->as<List>()->takeAll();
        *(at.top - 1) = items.empty() ? emptyTuple() : makeTuple(m_context.heap(), std::move(items));
        return true;
    }
    case Op::LoadAttribute:
        return loadAttribute(m_context, at, i);
    case Op::LoadMethod:
        return loadMethod(m_context, at, i);
    case Op::StoreAttribute:
    case Op::DeleteAttribute:
    case Op::StoreSubscript:
    case Op::DeleteSubscript:
        return change(m_context, at, i);
    case Op::Unpack:
        return unpack(m_context, at, i);
    case Op::Iterate:
    case Op::IterateAsync:
    case Op::NextAsync:
    case Op::Awaitable:
    case Op::Delegable:
        return prepare(m_context, at, i);
    case Op::Format:
        return format(m_context, at, i);
    case Op::Generator:
        return makeGenerator(i, at);
    case Op::MakeFunction:
        return makeFunction(i, at);
    case Op::Raise:
        return raise(i, at);
    case Op::PushHandled:
    case Op::PopHandled:
    case Op::SetHandled:
    case Op::Reraise:
    case Op::ReraiseHandled:
    case Op::EndAsync:
        return handleExceptions(i, at);
    case Op::MatchException:
    case Op::MatchGroup:
    case Op::GroupOf:
        return matchExceptions(m_context, at, i);
    case Op::EnterWith:
    case Op::EnterAsyncWith:
        return enterWith(m_context, at, i);
    case Op::Import:
    case Op::ImportFrom:
    case Op::ImportAll:
        return import(m_context, m_host, at, i, toImport);
    case Op::LoadAssertionError:
        at.push(builtinType("AssertionError")->reference());
        return true;
    case Op::Annotate:
        return annotate(m_context, at, i);
    case Op::MatchLength:
    case Op::MatchMapping:
    case Op::MatchKeys:
    case Op::MatchClass:
    case Op::MatchRest:
        return match(m_context, at, i);
    case Op::Constant:
    case Op::StoreLocal:
    case Op::StoreCell:
    case Op::StoreGlobal:
    case Op::Pop:
    case Op::Copy:
    case Op::Swap:
    case Op::Not:
    case Op::Binary:
    case Op::InPlace:
    case Op::Compare:
    case Op::Is:
    case Op::Jump:
    case Op::JumpBack:
    case Op::JumpIfFalse:
    case Op::JumpIfTrue:
    case Op::JumpIfFalseOrPop:
    case Op::JumpIfTrueOrPop:
    case Op::LoadSubscript:
    case Op::Next:
    case Op::PrepareCall:
    case Op::Call:
    case Op::CallSpread:
    case Op::Send:
    case Op::Yield:
    case Op::MakeClass:
    case Op::Return:
    case Op::ExitWith:
    case Op::Statement:
        break; // done by run()
    }
    Q_UNREACHABLE();
}

bool Instructions::makeFunction(const Instruction &i, Activation &at)
{
    const Loaded &loaded = *at.loaded->inner[std::size_t(i.a)];
    Value made = m_context.heap().adopt(new FunctionObject(m_runtime, loaded));
    FunctionObject &function = *FunctionObject::of(made);
    if (i.b & HasAnnotations)
        function.annotator = at.pop();
    if (i.b & HasKeywordDefaults)
        function.keywordDefaults = at.pop();
    if (i.b & HasDefaults)
        function.defaults = at.pop();
    for (const int place : loaded.code->captures)
        function.captured.push_back(at.locals[place]);
    at.push(std::move(made));
    return true;
}

/// Of a generator expression, over the iterator on top.
bool Instructions::makeGenerator(const Instruction &i, Activation &at)
{
    const Loaded &loaded = *at.loaded->inner[std::size_t(i.a)];
    std::unique_ptr<Activation> body = m_runtime.newActivation(loaded);
    body->ownsHandled = true;
    body->locals[0] = at.pop();
    Value *captured = body->locals + loaded.code->locals();
    for (const int place : loaded.code->captures)
        *captured++ = at.locals[place];
    at.push(m_context.heap().adopt(new GeneratorObject(m_runtime, std::move(body))));
    return true;
}

/// With a tuple of bases and a dict of keywords on the stack.
bool Instructions::enterClassBody(const Instruction &i, Activation &at)
{
    const Loaded &loaded = *at.loaded->inner[std::size_t(i.a)];
    std::unique_ptr<Activation> body = m_runtime.newActivation(loaded);
    Value keywords = at.pop();
    body->bases = makePair(m_context.heap(), at.pop(), std::move(keywords));
    body->names = makeDict(m_context.heap());
    Value *captured = body->locals + loaded.code->locals();
    for (const int place : loaded.code->captures)
        *captured++ = at.locals[place];
    return beginClassBody(m_context, *body) && m_frames.push(std::move(body), Resumed::ClassBody);
}

bool Instructions::raise(const Instruction &i, Activation &at)
{
    if (i.a == 0) {
        Value current = m_runtime.handled();
        if (current.isMissing())
            return m_context.raise(Error::RuntimeError, "No active exception to reraise");
        m_frames.reraised = std::move(current);
        m_frames.isRaisedAgain = true;
        return false;
    }
    const Value cause = i.a > 1 ? at.pop() : Value();
    const Value given = at.pop();
    Value exception = exceptionFrom(m_context, given, "exceptions must derive from BaseException");
    if (exception.isMissing())
        return false;
    if (!cause.isMissing()) {
        auto *object = exception.as<Exception>();
        object->suppressesContext = true;
        object->cause = {};
        if (!cause.isNone()) {
            Value from = exceptionFrom(m_context, cause, "exception causes must derive from BaseException");
            if (from.isMissing())
                return false;
            object->cause = std::move(from);
        }
    }
    return m_context.raise(std::move(exception));
}

/// What is being handled, and what is raised again.
bool Instructions::handleExceptions(const Instruction &i, Activation &at)
{
    if (i.op == Op::PushHandled) {
        Value exception = at.pop();
        at.push(std::exchange(m_frames.handled(), exception));
        at.push(std::move(exception));
        return true;
    }
    if (i.op == Op::PopHandled || i.op == Op::SetHandled) {
        m_frames.handled() = at.pop();
        return true;
    }
    m_frames.reraised = at.pop();
    m_frames.isRaisedAgain = true;
    if (i.op == Op::ReraiseHandled)
        m_frames.handled() = at.pop();
    if (i.op != Op::EndAsync)
        return false;
    at.pop();
    if (!typeOf(m_frames.reraised).isSubtypeOf(*builtinType("StopAsyncIteration")))
        return false;
    m_frames.reraised = {};
    m_frames.isRaisedAgain = false;
    return true;
}

/// The stack: __exit__, what was handled before, the exception. Above them comes a call of the first.
void Instructions::prepareExit(Activation &at)
{
    const Value exception = *(at.top - 1);
    at.push(*(at.top - 3));
    at.push(Value());
    at.push(typeOf(exception).reference());
    at.push(exception);
    at.push(m_context.tracebackOf(exception));
}

} // namespace signalbox::evaluator
