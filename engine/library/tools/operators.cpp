// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/tools/operators.h"

#include "engine/builtins/builtinfunctions.h"
#include "engine/builtins/methods.h"
#include "engine/library/modules/callable.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/attributes.h"
#include "engine/operations/subscripts.h"

namespace signalbox::modules {

using namespace objects;

namespace {

template <Operator op> Value compute(const Call &call)
{
    return binary(call.context, op, call[0], call[1]);
}
template <Operator op> Value computeInPlace(const Call &call)
{
    return inPlace(call.context, op, call[0], call[1]);
}
template <UnaryOperator op> Value computeAlone(const Call &call)
{
    return unary(call.context, op, call[0]);
}
template <Comparison how> Value ask(const Call &call)
{
    return booleanOf(compare(call.context, how, call[0], call[1]));
}
Value absolute(const Call &call)
{
    return objects::call(call.context, builtinNamed("abs"), call[0]);
}
Value index(const Call &call)
{
    if (!wantInteger(call.context, call[0]))
        return {};
    return call[0].isBool() ? Value::integer(call[0].integer()) : call[0];
}
Value isNot(const Call &call)
{
    return Value::boolean(!call[0].isSame(call[1]));
}
Value isSame(const Call &call)
{
    return Value::boolean(call[0].isSame(call[1]));
}
Value negated(const Call &call)
{
    return Value::boolean(!isTruthy(call[0]));
}
Value truth(const Call &call)
{
    return Value::boolean(isTruthy(call[0]));
}
Value contains(const Call &call)
{
    return booleanOf(isIn(call.context, call[1], call[0]));
}
Value getItem(const Call &call)
{
    return subscript(call.context, call[0], call[1]);
}
Value setItem(const Call &call)
{
    return noneIf(setSubscript(call.context, call[0], call[1], call[2]));
}
Value deleteItem(const Call &call)
{
    return noneIf(deleteSubscript(call.context, call[0], call[1]));
}
Value concatenate(const Call &call)
{
    const auto isSequence = [](const Value &value) {
        return isIterable(value) && !value.is(Kind::Set) && !value.is(Kind::FrozenSet)
            && !value.is(Kind::Dict) && !value.is(Kind::Iterator) && !value.is(Kind::Range)
            && !value.is(Kind::DictView);
    };
    if (!isSequence(call[0]))
        return call.context.typeError("'" + typeName(call[0]) + "' object can't be concatenated");
    return add(call.context, call[0], call[1]);
}

bool wantIterable(const Call &call)
{
    return isIterable(call[0])
        || call.context.typeError("argument of type '" + typeName(call[0]) + "' is not iterable");
}

Value countOf(const Call &call)
{
    qint64 count = 0;
    if (!wantIterable(call))
        return {};
    const bool isWhole = forEach(call.context, call[0], [&](const Value &item) {
        const Answer same = isEqualItem(call.context, item, call[1]);
        count += same == Answer::Yes;
        return same != Answer::Raised;
    });
    return isWhole ? Value::integer(count) : Value();
}

Value indexOf(const Call &call)
{
    qint64 place = 0;
    Answer same = Answer::No;
    if (!wantIterable(call))
        return {};
    const bool isWhole = forEach(call.context, call[0], [&](const Value &item) {
        same = isEqualItem(call.context, item, call[1]);
        place += same == Answer::No;
        return same == Answer::No;
    });
    if (same == Answer::Yes)
        return Value::integer(place);
    return isWhole ? call.context.valueError("sequence.index(x): x not in sequence") : Raised();
}

// "operator.itemgetter(1, 'a')".
bool representGetter(Context &context, const char *name, std::span<const Value> values, TextBuilder &out)
{
    out.append(std::string(name) + "(");
    for (size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            out.append(", ");
        if (!represent(context, values[i], out))
            return false;
    }
    out.append(")");
    return true;
}

const NativeType &itemGetterType();
const NativeType &attributeGetterType();
const NativeType &methodCallerType();

// One of what is asked for, or a tuple of several.
template <typename Get> Value gotten(Context &context, std::span<const Value> wanted, Get get)
{
    if (wanted.size() == 1)
        return get(wanted[0]);
    std::vector<Value> found;
    for (const Value &each : wanted) {
        found.push_back(get(each));
        if (found.back().isMissing())
            return {};
    }
    return makeTuple(context.heap(), std::move(found));
}

bool wantOne(Context &context, const char *name, const Arguments &arguments)
{
    if (arguments.hasKeywords())
        return context.typeError(std::string(name) + "() takes no keyword arguments");
    return arguments.count == 1
        || context.typeError(std::string(name) + " expected 1 argument, got "
                             + std::to_string(arguments.count));
}

class ItemGetter final : public Callable {
public:
    explicit ItemGetter(std::vector<Value> keys)
        : Callable(itemGetterType(), std::move(keys))
    {
    }
    Value call(Context &context, const Arguments &arguments) override
    {
        if (!wantOne(context, "itemgetter", arguments))
            return {};
        return gotten(context, kept,
                      [&](const Value &key) { return objects::subscript(context, arguments[0], key); });
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        return representGetter(context, "operator.itemgetter", kept, out);
    }
};

class AttributeGetter final : public Callable {
public:
    explicit AttributeGetter(std::vector<Value> names)
        : Callable(attributeGetterType(), std::move(names))
    {
    }
    Value call(Context &context, const Arguments &arguments) override
    {
        if (!wantOne(context, "attrgetter", arguments))
            return {};
        return gotten(context, kept, [&](const Value &name) {
            Value found = arguments[0];
            std::string path = toUtf8(name) + ".";
            while (!path.empty() && !found.isMissing()) {
                const auto dot = path.find('.');
                found = attributeOf(context, found,
                                    makeText(context.heap(), std::string_view(path).substr(0, dot)));
                path.erase(0, dot + 1);
            }
            return found;
        });
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        return representGetter(context, "operator.attrgetter", kept, out);
    }
};

// kept: the name, the arguments, then the names of the last ones.
class MethodCaller final : public Callable {
public:
    MethodCaller(std::vector<Value> values, size_t keywords)
        : Callable(methodCallerType(), std::move(values))
        , m_keywords(keywords)
    {
    }
    Value call(Context &context, const Arguments &arguments) override
    {
        if (!wantOne(context, "methodcaller", arguments))
            return {};
        const size_t count = kept.size() - 1 - 2 * m_keywords;
        const std::span<const Value> names = std::span<const Value>(kept).last(m_keywords);
        return callMethod(context, arguments[0], kept[0], Arguments{&kept[1], qsizetype(count), names});
    }

private:
    size_t m_keywords;
};

Value makeItemGetter(const Call &call)
{
    if (call.count == 0)
        return call.context.typeError("itemgetter expected 1 argument, got 0");
    return call.heap().adopt(new ItemGetter({call.arguments, call.arguments + call.count}));
}

Value makeAttributeGetter(const Call &call)
{
    if (call.count == 0)
        return call.context.typeError("attrgetter expected 1 argument, got 0");
    for (qsizetype i = 0; i < call.count; ++i)
        if (!call[i].is(Kind::Str))
            return call.context.typeError("attribute name must be a string");
    return call.heap().adopt(new AttributeGetter({call.arguments, call.arguments + call.count}));
}

Value makeMethodCaller(const Call &call)
{
    if (call.count == 0)
        return call.context.typeError("methodcaller needs at least one argument, the method name");
    if (!call[0].is(Kind::Str))
        return call.context.typeError("method name must be a string");
    const size_t keywords = call.passed.keywords.size();
    std::vector<Value> values(call.arguments, call.arguments + call.count + qsizetype(keywords));
    values.insert(values.end(), call.passed.keywords.begin(), call.passed.keywords.end());
    return call.heap().adopt(new MethodCaller(std::move(values), keywords));
}

const NativeType &itemGetterType()
{
    static constexpr FunctionRow make{"itemgetter", makeItemGetter, Signature::Variadic};
    static const NativeType type({.name = "operator.itemgetter", .make = &make});
    return type;
}

const NativeType &attributeGetterType()
{
    static constexpr FunctionRow make{"attrgetter", makeAttributeGetter, Signature::Variadic};
    static const NativeType type({.name = "operator.attrgetter", .make = &make});
    return type;
}

const NativeType &methodCallerType()
{
    static constexpr FunctionRow make{"methodcaller", makeMethodCaller, Signature::Anything};
    static const NativeType type({.name = "operator.methodcaller", .make = &make});
    return type;
}

constexpr FunctionRow two(const char *name, Value (*run)(const Call &))
{
    return {name, run, Signature::Positional, 2, 2};
}

constexpr FunctionRow operatorFunctions[] = {
    two("add", compute<Operator::Add>),
    two("sub", compute<Operator::Subtract>),
    two("mul", compute<Operator::Multiply>),
    two("truediv", compute<Operator::Divide>),
    two("floordiv", compute<Operator::FloorDivide>),
    two("mod", compute<Operator::Modulo>),
    two("pow", compute<Operator::Power>),
    two("lshift", compute<Operator::ShiftLeft>),
    two("rshift", compute<Operator::ShiftRight>),
    two("and_", compute<Operator::And>),
    two("or_", compute<Operator::Or>),
    two("xor", compute<Operator::Xor>),
    two("matmul", compute<Operator::MatrixMultiply>),
    two("iadd", computeInPlace<Operator::Add>),
    two("isub", computeInPlace<Operator::Subtract>),
    two("imul", computeInPlace<Operator::Multiply>),
    two("itruediv", computeInPlace<Operator::Divide>),
    two("ifloordiv", computeInPlace<Operator::FloorDivide>),
    two("imod", computeInPlace<Operator::Modulo>),
    two("ior", computeInPlace<Operator::Or>),
    two("iand", computeInPlace<Operator::And>),
    two("ixor", computeInPlace<Operator::Xor>),
    {"_operator.neg", computeAlone<UnaryOperator::Minus>, Signature::One},
    {"_operator.pos", computeAlone<UnaryOperator::Plus>, Signature::One},
    {"_operator.invert", computeAlone<UnaryOperator::Invert>, Signature::One},
    {"_operator.inv", computeAlone<UnaryOperator::Invert>, Signature::One},
    {"_operator.abs", absolute, Signature::One},
    {"_operator.index", index, Signature::One},
    {"_operator.not_", negated, Signature::One},
    {"_operator.truth", truth, Signature::One},
    two("lt", ask<Comparison::Less>),
    two("le", ask<Comparison::LessOrEqual>),
    two("eq", ask<Comparison::Equal>),
    two("ne", ask<Comparison::NotEqual>),
    two("gt", ask<Comparison::Greater>),
    two("ge", ask<Comparison::GreaterOrEqual>),
    two("is_", isSame),
    two("is_not", isNot),
    two("contains", contains),
    two("concat", concatenate),
    two("countOf", countOf),
    two("indexOf", indexOf),
    two("getitem", getItem),
    {"setitem", setItem, Signature::Positional, 3, 3},
    two("delitem", deleteItem),
};

} // namespace

Attributes makeOperator(Context &context)
{
    Filling filling(context);
    filling.add(operatorFunctions);
    filling.add(itemGetterType());
    filling.add(attributeGetterType());
    filling.add(methodCallerType());
    return filling.take();
}

} // namespace signalbox::modules
