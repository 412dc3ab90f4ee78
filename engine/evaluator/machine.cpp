// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/machine.h"

#include "engine/builtins/methods.h"
#include "engine/evaluator/routine.h"
#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/ranges.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/attributes.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/functions.h"
#include "engine/operations/setalgebra.h"
#include "engine/operations/subscripts.h"
#include "engine/builtins/textformat.h"

#include <array>

namespace signalbox::evaluator {

using namespace objects;

namespace {

/// In the order of syntax::BinaryOperator.
constexpr std::array kOperators{
    Operator::Add,    Operator::Subtract,  Operator::Multiply,   Operator::MatrixMultiply, Operator::Divide,
    Operator::Modulo, Operator::Power,     Operator::ShiftLeft,  Operator::ShiftRight,     Operator::Or,
    Operator::Xor,    Operator::And,       Operator::FloorDivide,
};
/// In the order of syntax::Comparison.
constexpr std::array kComparisons{
    objects::Comparison::Equal,       objects::Comparison::NotEqual, objects::Comparison::Less,
    objects::Comparison::LessOrEqual, objects::Comparison::Greater,  objects::Comparison::GreaterOrEqual,
};

bool isRoutine(const Value &value)
{
    return value.is(Kind::Opaque) && dynamic_cast<const Routine *>(value.object());
}

} // namespace

Machine::Machine(Evaluator &evaluator, Module &module, Evaluation &evaluation)
    : m_evaluator(evaluator)
    , m_context(evaluator.context())
    , m_module(module)
    , m_state(evaluation)
    , m_loaded(*evaluation.loaded)
    , m_locals(evaluation.locals.isMissing() ? nullptr : Locals::of(evaluation.locals)->values.data())
{
}

Outcome Machine::run()
{
    const Instruction *const code = m_loaded.code->instructions.data();
    for (;;) {
        switch (step(code[m_state.next++])) {
        case After::GoOn:
            continue;
        case After::Raised:
            return Outcome::Raised;
        case After::Called:
            return Outcome::Called;
        case After::Awaits:
            return Outcome::Awaits;
        case After::Yielded:
            return Outcome::Yielded;
        case After::Finished:
            return Outcome::Finished;
        }
    }
}

// The one place that knows every instruction; long, and flat.
inline Machine::After Machine::step(const Instruction &i)
{
    switch (i.op) {
    case Op::Constant:
        m_state.push(m_loaded.literals[std::size_t(i.a)]);
        return After::GoOn;
    case Op::LoadLocal:
        return loadLocal(i);
    case Op::LoadGlobal:
        return loadGlobal(i);
    case Op::LoadOuter:
        return loadOuter(i);
    case Op::StoreLocal:
        m_locals[i.a] = m_state.pop();
        return After::GoOn;
    case Op::StoreGlobal:
        m_module.at(m_loaded.globals[std::size_t(i.a)]) = m_state.pop();
        return After::GoOn;
    case Op::StoreOuter:
        Locals::of(m_state.locals)->outer(i.b)->values[std::size_t(i.a)] = m_state.pop();
        return After::GoOn;
    case Op::DeleteLocal:
        return forget(m_locals[i.a], i);
    case Op::DeleteGlobal:
        return forget(m_module.at(m_loaded.globals[std::size_t(i.a)]), i);
    case Op::Pop:
        m_state.pop();
        return After::GoOn;
    case Op::Copy:
        m_state.push(Value(top(std::size_t(i.a))));
        return After::GoOn;
    case Op::Swap:
        top().swap(top(std::size_t(i.a)));
        return After::GoOn;
    case Op::Unary:
        return unary(i);
    case Op::Not:
        top() = Value::boolean(!isTruthy(top()));
        return After::GoOn;
    case Op::Binary:
        return binary(i);
    case Op::InPlace:
        return inPlace(i);
    case Op::Compare:
        return compare(i);
    case Op::Is: {
        const bool same = top(1).isSame(top());
        m_state.pop();
        top() = Value::boolean(same != (i.a != 0));
        return After::GoOn;
    }
    case Op::In: {
        const Answer found = isIn(m_context, top(1), top());
        m_state.pop();
        return putAnswer(found, i.a != 0);
    }
    case Op::Jump:
        jump(i);
        return After::GoOn;
    case Op::JumpIfFalse:
        if (!isTruthy(m_state.pop()))
            jump(i);
        return After::GoOn;
    case Op::JumpIfTrue:
        if (isTruthy(m_state.pop()))
            jump(i);
        return After::GoOn;
    case Op::JumpIfFalseOrPop:
        if (!isTruthy(top()))
            jump(i);
        else
            m_state.pop();
        return After::GoOn;
    case Op::JumpIfTrueOrPop:
        if (isTruthy(top()))
            jump(i);
        else
            m_state.pop();
        return After::GoOn;
    case Op::BuildTuple:
    case Op::BuildList:
    case Op::BuildSet:
    case Op::BuildSlice:
    case Op::BuildText:
        return build(i);
    case Op::BuildDict:
        return buildDict(i);
    case Op::ListAppend:
    case Op::SetAdd:
    case Op::DictSet:
        return addTo(i);
    case Op::ListExtend:
    case Op::SetUpdate:
    case Op::DictUpdate:
        return mergeInto(i);
    case Op::DictMerge:
        return mergeKeywords(i);
    case Op::ListToTuple:
        top() = makeTuple(m_context.heap(), top().as<List>()->takeAll());
        return After::GoOn;
    case Op::LoadAttribute:
    case Op::StoreAttribute:
    case Op::DeleteAttribute:
    case Op::LoadSubscript:
    case Op::StoreSubscript:
    case Op::DeleteSubscript:
        return access(i);
    case Op::Unpack:
        return unpack(i);
    case Op::Iterate: {
        Value iterator = iterate(m_context, top());
        if (iterator.isMissing())
            return After::Raised;
        top() = std::move(iterator);
        return After::GoOn;
    }
    case Op::Next:
        return next(i);
    case Op::IterateAsync:
    case Op::NextAsync: // whoever has asynchronous iterators will say how
        m_context.typeError("'async for' requires an object with __aiter__ method, got " + typeName(top()));
        return After::Raised;
    case Op::Call:
        return call(std::size_t(i.a), i.b);
    case Op::LoadMethod:
        return loadMethod(i);
    case Op::CallMethod:
        return callMethod(i);
    case Op::CallSpread:
        return callSpread(i);
    case Op::Format:
        return format(i);
    case Op::Await:
        return After::Awaits;
    case Op::Generator:
        top() = m_context.heap().adopt(
            new Generator(m_evaluator, *m_loaded.inner[std::size_t(i.a)], m_state.locals, std::move(top())));
        return After::GoOn;
    case Op::Lambda:
        m_state.push(m_context.heap().adopt(
            new Lambda(m_evaluator, *m_loaded.inner[std::size_t(i.a)], m_state.locals)));
        return After::GoOn;
    case Op::Yield:
        return After::Yielded;
    case Op::Return:
        return After::Finished;
    }
    Q_UNREACHABLE();
}

inline Machine::After Machine::put(Value result)
{
    if (result.isMissing()) [[unlikely]]
        return After::Raised;
    top() = std::move(result);
    return After::GoOn;
}

inline Machine::After Machine::putAnswer(Answer answer, bool negated)
{
    if (answer == Answer::Raised) [[unlikely]]
        return After::Raised;
    top() = Value::boolean((answer == Answer::Yes) != negated);
    return After::GoOn;
}

inline Machine::After Machine::loadLocal(const Instruction &instruction)
{
    const Value &value = m_locals[instruction.a];
    if (value.isMissing()) [[unlikely]]
        return missing(instruction);
    m_state.push(value);
    return After::GoOn;
}

Machine::After Machine::loadGlobal(const Instruction &instruction)
{
    const auto at = std::size_t(instruction.a);
    const Value &value = m_module.at(m_loaded.globals[at]);
    const Value &found = value.isMissing() ? m_loaded.builtins[at] : value;
    if (found.isMissing())
        return missing(instruction);
    m_state.push(found);
    return After::GoOn;
}

Machine::After Machine::loadOuter(const Instruction &instruction)
{
    const Value &value
        = Locals::of(m_state.locals)->outer(instruction.b)->values[std::size_t(instruction.a)];
    if (value.isMissing())
        return missing(instruction);
    m_state.push(value);
    return After::GoOn;
}

Machine::After Machine::forget(Value &variable, const Instruction &instruction)
{
    if (variable.isMissing())
        return missing(instruction);
    variable = Value();
    return After::GoOn;
}

/// A variable without a value.
Machine::After Machine::missing(const Instruction &instruction)
{
    const bool isOuter = instruction.op == Op::LoadOuter;
    if (instruction.op == Op::LoadGlobal || instruction.op == Op::DeleteGlobal) {
        m_context.raise(*builtinType("NameError"), "name '" + toUtf8(nameOf(instruction)) + "' is not defined");
        return After::Raised;
    }
    const Locals *locals = Locals::of(m_state.locals)->outer(isOuter ? instruction.b : 0);
    const std::string name = "'" + locals->names().at(instruction.a).toStdString() + "'";
    if (isOuter)
        m_context.raise(*builtinType("NameError"),
                        "cannot access free variable " + name
                            + " where it is not associated with a value in enclosing scope");
    else
        m_context.raise(*builtinType("UnboundLocalError"),
                        "cannot access local variable " + name + " where it is not associated with a value");
    return After::Raised;
}

Machine::After Machine::unary(const Instruction &instruction)
{
    using Written = syntax::UnaryOperator;
    const auto written = Written(instruction.a);
    const auto op = written == Written::Invert ? objects::UnaryOperator::Invert
        : written == Written::UAdd            ? objects::UnaryOperator::Plus
                                              : objects::UnaryOperator::Minus;
    return put(objects::unary(m_context, op, top()));
}

inline Machine::After Machine::binary(const Instruction &instruction)
{
    Value result = objects::binary(m_context, kOperators[std::size_t(instruction.a)], top(1), top());
    m_state.pop();
    return put(std::move(result));
}

Machine::After Machine::inPlace(const Instruction &instruction)
{
    Value result = objects::inPlace(m_context, kOperators[std::size_t(instruction.a)], top(1), top());
    m_state.pop();
    return put(std::move(result));
}

inline Machine::After Machine::compare(const Instruction &instruction)
{
    const Answer result
        = objects::compare(m_context, kComparisons[std::size_t(instruction.a)], top(1), top());
    m_state.pop();
    return putAnswer(result, false);
}

std::vector<Value> Machine::take(std::size_t count)
{
    std::vector<Value> values(count);
    for (std::size_t at = count; at-- > 0;)
        values[at] = m_state.pop();
    return values;
}

Machine::After Machine::build(const Instruction &instruction)
{
    Heap &heap = m_context.heap();
    std::vector<Value> values = take(std::size_t(instruction.a));
    Value made;
    if (instruction.op == Op::BuildTuple) {
        made = values.empty() ? emptyTuple() : makeTuple(heap, std::move(values));
    } else if (instruction.op == Op::BuildList) {
        made = makeList(heap, std::move(values));
    } else if (instruction.op == Op::BuildSet) {
        made = makeSet(heap);
        for (const Value &value : values)
            if (!made.as<Set>()->add(m_context, value))
                return After::Raised;
    } else if (instruction.op == Op::BuildSlice) {
        made = heap.adopt(new Slice(values[0], values[1], values.size() > 2 ? values[2] : Value::none()));
    } else {
        std::u32string text;
        for (const Value &value : values)
            value.as<Str>()->appendTo(text);
        if (!m_context.allows(qint64(text.size())))
            return After::Raised;
        made = makeText(heap, text);
    }
    m_state.push(std::move(made));
    return After::GoOn;
}

Machine::After Machine::buildDict(const Instruction &instruction)
{
    std::vector<Value> values = take(2 * std::size_t(instruction.a));
    Value made = makeDict(m_context.heap());
    for (std::size_t at = 0; at < values.size(); at += 2)
        if (!made.as<Dict>()->set(m_context, values[at], values[at + 1]))
            return After::Raised;
    m_state.push(std::move(made));
    return After::GoOn;
}

Machine::After Machine::addTo(const Instruction &instruction)
{
    Value value = m_state.pop();
    if (instruction.op == Op::DictSet) {
        const Value key = m_state.pop();
        return top(std::size_t(instruction.a)).as<Dict>()->set(m_context, key, std::move(value)) ? After::GoOn
                                                                                                 : After::Raised;
    }
    const Value &into = top(std::size_t(instruction.a));
    const bool isAdded = instruction.op == Op::ListAppend ? into.as<List>()->append(m_context, std::move(value))
                                                          : into.as<Set>()->add(m_context, value);
    return isAdded ? After::GoOn : After::Raised;
}

Machine::After Machine::mergeInto(const Instruction &instruction)
{
    const Value other = m_state.pop();
    const Value into = top(std::size_t(instruction.a));
    if (instruction.op == Op::SetUpdate)
        return updateSet(m_context, into, other) ? After::GoOn : After::Raised;
    if (instruction.op == Op::ListExtend) {
        if (!isIterable(other)) {
            m_context.typeError("Value after * must be an iterable, not " + typeName(other));
            return After::Raised;
        }
        const bool isDone = forEach(m_context, other, [&](const Value &item) {
            return into.as<List>()->append(m_context, item);
        });
        return isDone ? After::GoOn : After::Raised;
    }
    if (!other.is(Kind::Dict)) {
        m_context.typeError("'" + typeName(other) + "' object is not a mapping");
        return After::Raised;
    }
    return into.as<Dict>()->update(m_context, *other.as<Dict>()) ? After::GoOn : After::Raised;
}

/// The dict on top, into the keywords of a call.
Machine::After Machine::mergeKeywords(const Instruction &)
{
    const Value other = m_state.pop();
    Dict *into = top().as<Dict>();
    const Dict *from = other.as<Dict>();
    for (qsizetype at = from->nextPlace(0); at >= 0; at = from->nextPlace(at + 1)) {
        const Dict::Entry &entry = from->entry(at);
        if (!entry.key.is(Kind::Str)) {
            m_context.typeError("keywords must be strings");
            return After::Raised;
        }
        const Answer known = into->contains(m_context, entry.key);
        if (known == Answer::Yes)
            m_context.typeError("got multiple values for keyword argument '" + toUtf8(entry.key) + "'");
        if (known != Answer::No || !into->set(m_context, entry.key, entry.value))
            return After::Raised;
    }
    return After::GoOn;
}

Machine::After Machine::access(const Instruction &instruction)
{
    const auto refuse = [&](const Value &owner) {
        m_context.raise(Error::AttributeError,
                        "'" + typeName(owner) + "' object has no attribute '" + toUtf8(nameOf(instruction)) + "'");
        return After::Raised;
    };
    if (instruction.op == Op::LoadAttribute)
        return put(attributeOf(m_context, top(), nameOf(instruction)));
    if (instruction.op == Op::StoreAttribute || instruction.op == Op::DeleteAttribute)
        return refuse(top());
    if (instruction.op == Op::LoadSubscript) {
        Value found = subscript(m_context, top(1), top());
        m_state.pop();
        return put(std::move(found));
    }
    const std::size_t count = instruction.op == Op::StoreSubscript ? 3 : 2;
    const std::vector<Value> values = take(count);
    const bool isDone = count == 3 ? setSubscript(m_context, values[1], values[2], values[0])
                                   : deleteSubscript(m_context, values[0], values[1]);
    return isDone ? After::GoOn : After::Raised;
}

Machine::After Machine::unpack(const Instruction &instruction)
{
    std::vector<Value> parts;
    const Value whole = m_state.pop();
    if (!objects::unpack(m_context, whole, instruction.a, instruction.b - 1, parts))
        return After::Raised;
    for (std::size_t at = parts.size(); at-- > 0;)
        m_state.push(std::move(parts[at]));
    return After::GoOn;
}

inline Machine::After Machine::next(const Instruction &instruction)
{
    Value item = nextOf(m_context, top());
    if (item.isMissing()) {
        if (m_context.hasRaised())
            return After::Raised;
        m_state.pop();
        jump(instruction);
        return After::GoOn;
    }
    m_state.push(std::move(item));
    return After::GoOn;
}

/// What lies below the arguments is called. Functions of the program are somebody else's to run.
Machine::After Machine::call(std::size_t count, int keywords)
{
    m_state.isSpread = false;
    m_state.calls = count;
    m_state.keywords = keywords;
    return callNow();
}

/// A method of a builtin type is found again when it is called, without an object that binds it.
Machine::After Machine::loadMethod(const Instruction &instruction)
{
    if (findMethod(top(), m_loaded.methodNames[std::size_t(instruction.a)]))
        return After::GoOn;
    return put(attributeOf(m_context, top(), nameOf(instruction)));
}

Machine::After Machine::callMethod(const Instruction &instruction)
{
    const MethodCall &method = m_loaded.code->methods[instruction.b];
    m_state.isSpread = false;
    m_state.calls = std::size_t(instruction.a);
    m_state.keywords = method.keywords;
    const FunctionRow *row = findMethod(m_state.called(), m_loaded.methodNames[std::size_t(method.name)]);
    if (!row)
        return callNow();
    Value result = callRow(m_context, *row, &typeOf(m_state.called()), m_state.called(), Evaluator::argumentsOf(m_state));
    if (result.isMissing())
        return After::Raised;
    Evaluator::finishCall(m_state, std::move(result));
    return After::GoOn;
}

Machine::After Machine::callSpread(const Instruction &instruction)
{
    const Value named = instruction.a != 0 ? m_state.pop() : Value();
    const Value positional = m_state.pop();
    const auto items = positional.as<Tuple>()->items();
    m_state.isSpread = true;
    m_state.arguments.assign(items.begin(), items.end());
    m_state.names.clear();
    if (!named.isMissing()) {
        const Dict *dict = named.as<Dict>();
        for (qsizetype at = dict->nextPlace(0); at >= 0; at = dict->nextPlace(at + 1)) {
            m_state.names.push_back(dict->entry(at).key);
            m_state.arguments.push_back(dict->entry(at).value);
        }
    }
    m_state.calls = m_state.arguments.size();
    return callNow();
}

Machine::After Machine::callNow()
{
    if (isRoutine(m_state.called()))
        return After::Called;
    Value result = objects::call(m_context, m_state.called(), Evaluator::argumentsOf(m_state));
    if (result.isMissing())
        return After::Raised;
    Evaluator::finishCall(m_state, std::move(result));
    return After::GoOn;
}

Machine::After Machine::format(const Instruction &instruction)
{
    const Value spec = instruction.b != 0 ? m_state.pop() : Value();
    Value value = top();
    if (instruction.a != 0) {
        value = converted(m_context, value, char32_t(instruction.a));
        if (value.isMissing())
            return After::Raised;
    }
    if (spec.isMissing() && value.is(Kind::Str))
        return put(std::move(value));
    return put(formatValue(m_context, value, spec.isMissing() ? emptyText() : spec));
}

} // namespace signalbox::evaluator
