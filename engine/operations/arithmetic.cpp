// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/arithmetic.h"

#include "engine/objects/bytes.h"
#include "engine/objects/dicts.h"
#include "engine/objects/floats.h"
#include "engine/objects/indices.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/complexes.h"
#include "engine/operations/dictupdates.h"
#include "engine/operations/generics.h"
#include "engine/operations/iterators.h"
#include "engine/operations/percentformat.h"
#include "engine/operations/setalgebra.h"

#include <cmath>

namespace signalbox::objects {

namespace {

constexpr const char *operatorSigns[] = {"+",  "-",  "*", "/", "//", "%", "** or pow()",
                                         "<<", ">>", "&", "^", "|",  "@"};

Raised unsupported(Context &context, Operator op, const Value &one, const Value &other, bool isInPlace)
{
    std::string sign = operatorSigns[size_t(op)];
    if (isInPlace)
        sign = op == Operator::Power ? "**=" : sign + "=";
    return context.typeError("unsupported operand type(s) for " + sign + ": '" + typeName(one) + "' and '"
                             + typeName(other) + "'");
}

/// A fractional power of a negative number is complex.
Value powerOfReals(Context &context, double one, double other)
{
    const bool isComplex =
        one < 0 && std::isfinite(one) && std::isfinite(other) && other != std::floor(other);
    return isComplex ? complexPower(context, one, other) : powerReals(context, one, other);
}

Value powerOfIntegers(Context &context, const Value &base, const Value &exponent)
{
    if (signOf(exponent) >= 0)
        return powerIntegers(context, base, exponent);
    double one = 0, other = 0;
    if (!toReal(context, base, one) || !toReal(context, exponent, other))
        return {};
    return powerOfReals(context, one, other);
}

bool isBool(const Value &one, const Value &other)
{
    return one.isBool() && other.isBool();
}

// A missing Value that raised nothing: the operator is none of ints.
Value binaryIntegers(Context &context, Operator op, const Value &one, const Value &other)
{
    const auto bits = [&](Value result) {
        return isBool(one, other) && !result.isMissing() ? Value::boolean(result.integer() != 0) : result;
    };
    switch (op) {
    case Operator::Add:
        return addIntegers(context, one, other);
    case Operator::Subtract:
        return subtractIntegers(context, one, other);
    case Operator::Multiply:
        return multiplyIntegers(context, one, other);
    case Operator::Divide:
        return divideIntegers(context, one, other);
    case Operator::FloorDivide:
        return floorDivideIntegers(context, one, other);
    case Operator::Modulo:
        return moduloIntegers(context, one, other);
    case Operator::Power:
        return powerOfIntegers(context, one, other);
    case Operator::ShiftLeft:
        return shiftLeft(context, one, other);
    case Operator::ShiftRight:
        return shiftRight(context, one, other);
    case Operator::And:
        return bits(andIntegers(context, one, other));
    case Operator::Xor:
        return bits(xorIntegers(context, one, other));
    case Operator::Or:
        return bits(orIntegers(context, one, other));
    case Operator::MatrixMultiply:
        break;
    }
    return {};
}

Value binaryReals(Context &context, Operator op, const Value &one, const Value &other)
{
    if (op > Operator::Power)
        return {};
    double a = one.real(), b = other.real();
    if ((!one.isFloat() && !toReal(context, one, a)) || (!other.isFloat() && !toReal(context, other, b)))
        return {};
    double quotient = 0, rest = 0;
    switch (op) {
    case Operator::Add:
        return Value::real(a + b);
    case Operator::Subtract:
        return Value::real(a - b);
    case Operator::Multiply:
        return Value::real(a * b);
    case Operator::Divide:
        if (b == 0)
            return context.raise(Error::ZeroDivisionError, "float division by zero");
        return Value::real(a / b);
    case Operator::FloorDivide:
        if (!divideReals(context, a, b, quotient, rest, "float floor division by zero"))
            return {};
        return Value::real(quotient);
    case Operator::Modulo:
        if (!divideReals(context, a, b, quotient, rest,
                         context.follows(PythonVersion::Python313) ? "float modulo by zero" : "float modulo"))
            return {};
        return Value::real(rest);
    case Operator::Power:
        return powerOfReals(context, a, b);
    case Operator::ShiftLeft:
    case Operator::ShiftRight:
    case Operator::And:
    case Operator::Xor:
    case Operator::Or:
    case Operator::MatrixMultiply:
        break;
    }
    return {};
}

Value setOperation(Context &context, Operator op, const Value &one, const Value &other)
{
    if (op == Operator::Subtract)
        return differenceOf(context, one, &other, 1);
    if (op == Operator::And)
        return intersectionOf(context, one, &other, 1);
    if (op == Operator::Or)
        return unionOf(context, one, &other, 1);
    return op == Operator::Xor ? symmetricDifferenceOf(context, one, other) : Value();
}

// A view of keys or items is a set of them first.
Value viewOperation(Context &context, Operator op, const Value &one, const Value &other)
{
    const auto isView = [](const Value &value) {
        return value.is(Kind::DictView) && value.as<DictView>()->what() != DictView::What::Values;
    };
    if ((!isView(one) && !isView(other))
        || (op != Operator::Subtract && op != Operator::And && op != Operator::Or && op != Operator::Xor))
        return {};
    if (op == Operator::And) {
        // The longer one is the set that is asked, if the other is a view too.
        const bool isTurned =
            !isView(one) || (isView(other) && other.object()->length() > one.object()->length());
        const Value &view = isTurned ? other : one;
        const Value &through = isTurned ? one : other;
        Value result = makeSet(context.heap());
        const bool isWhole = forEach(context, through, [&](const Value &item) {
            const Answer isIn = view.as<DictView>()->contains(context, item);
            return isIn == Answer::No || (isIn == Answer::Yes && result.as<Set>()->add(context, item));
        });
        return isWhole ? result : Value();
    }
    Value result = makeSetOf(context, Kind::Set, one);
    if (result.isMissing())
        return result;
    const bool isDone = op == Operator::Subtract ? differenceUpdate(context, result, other)
        : op == Operator::Or                     ? updateSet(context, result, other)
                                                 : symmetricUpdate(context, result, other);
    return isDone ? result : Value();
}

bool isSequence(const Value &value)
{
    return value.is(Kind::Str) || value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Bytes);
}

Value concatenate(Context &context, const Value &one, const Value &other)
{
    if (one.kind() != other.kind()) {
        if (one.is(Kind::Bytes))
            return context.typeError("can't concat " + typeName(other) + " to bytes");
        const std::string name = typeName(one);
        return context.typeError("can only concatenate " + name + " (not \"" + typeName(other) + "\") to "
                                 + name);
    }
    if (!context.allows(one.object()->footprint() + other.object()->footprint()))
        return {};
    if (one.is(Kind::Str)) {
        if (one.as<Str>()->size() == 0 || other.as<Str>()->size() == 0)
            return one.as<Str>()->size() == 0 ? other : one;
        const Value both[] = {one, other};
        return joined(context.heap(), both);
    }
    if (one.is(Kind::Bytes))
        return makeBytes(context.heap(), one.as<Bytes>()->bytes() + other.as<Bytes>()->bytes());
    const auto first = itemsOf(one), second = itemsOf(other);
    std::vector<Value> items;
    items.reserve(first.size() + second.size());
    items.insert(items.end(), first.begin(), first.end());
    items.insert(items.end(), second.begin(), second.end());
    return one.is(Kind::List) ? makeList(context.heap(), std::move(items))
                              : makeTuple(context.heap(), std::move(items));
}

// How often, and whether memory allows it.
bool timesFor(Context &context, const Value &sequence, const Value &count, qint64 &times)
{
    if (!isInteger(count)) {
        const Value number = operatorIndex(context, count);
        if (!number.isMissing() || context.hasRaised())
            return !number.isMissing() && timesFor(context, sequence, number, times);
        return context.typeError("can't multiply sequence by non-int of type '" + typeName(count) + "'");
    }
    if (!count.isSmallIntOrBool())
        return context.raise(Error::OverflowError, "cannot fit 'int' into an index-sized integer");
    times = std::max<qint64>(count.integer(), 0);
    qint64 length = 0;
    if (__builtin_mul_overflow(sequence.object()->length(), times, &length)) {
        if (sequence.is(Kind::Str) || sequence.is(Kind::Bytes))
            return context.raise(Error::OverflowError,
                                 sequence.is(Kind::Str) ? "repeated string is too long"
                                                        : "repeated bytes are too long");
        length = std::numeric_limits<qint64>::max();
    }
    const qint64 each = sequence.is(Kind::Str) ? sequence.as<Str>()->width()
        : sequence.is(Kind::Bytes)             ? 1
                                               : qint64(sizeof(Value));
    return context.allows(length, each);
}

Value repeated(Context &context, const Value &sequence, const Value &count)
{
    qint64 times = 0;
    if (!timesFor(context, sequence, count, times))
        return {};
    Heap &heap = context.heap();
    if (sequence.is(Kind::Bytes)) {
        std::string bytes;
        for (qint64 i = 0; i < times && sequence.object()->length() > 0; ++i)
            bytes += sequence.as<Bytes>()->bytes();
        return makeBytes(heap, std::move(bytes));
    }
    if (sequence.object()->length() == 0)
        times = 0;
    if (sequence.is(Kind::Str)) {
        const auto *text = sequence.as<Str>();
        if (times == 0)
            return emptyText();
        if (times == 1)
            return sequence;
        Str *made = Str::makeOfWidth(text->width(), nullptr, text->size() * times);
        const size_t bytes = size_t(text->size()) * size_t(text->width());
        auto *place = static_cast<char *>(const_cast<void *>(made->data()));
        for (qint64 i = 0; i < times; ++i)
            std::memcpy(place + size_t(i) * bytes, text->data(), bytes);
        return heap.adopt(made);
    }
    std::vector<Value> items;
    const auto each = itemsOf(sequence);
    items.reserve(each.size() * size_t(times));
    for (qint64 i = 0; i < times; ++i)
        items.insert(items.end(), each.begin(), each.end());
    return sequence.is(Kind::List) ? makeList(heap, std::move(items)) : makeTuple(heap, std::move(items));
}

// Whether it may have operators of its own: what the library adds, and what derives from dict.
bool hasOperators(const Value &value)
{
    return value.is(Kind::Opaque) || value.is(Kind::Dict);
}

Value byObjects(Context &context, Operator op, const Value &one, const Value &other)
{
    Value result;
    if (hasOperators(one))
        result = one.object()->operate(context, op, other, false);
    if (result.isMissing() && !context.hasRaised() && hasOperators(other))
        result = other.object()->operate(context, op, one, true);
    return result;
}

// What both are: Missing without a raised exception where neither knows the operator.
Value byKinds(Context &context, Operator op, const Value &one, const Value &other)
{
    if (isInteger(one) && isInteger(other))
        return binaryIntegers(context, op, one, other);
    if ((one.isFloat() || isInteger(one)) && (other.isFloat() || isInteger(other)))
        return binaryReals(context, op, one, other);
    if (isSet(one) && isSet(other))
        return setOperation(context, op, one, other);
    if (hasOperators(one) || hasOperators(other)) {
        Value result = byObjects(context, op, one, other);
        if (!result.isMissing() || context.hasRaised())
            return result;
    }
    if (one.is(Kind::DictView) || other.is(Kind::DictView))
        return viewOperation(context, op, one, other);
    if (op == Operator::Or && one.is(Kind::Dict) && other.is(Kind::Dict)) {
        Value copy = one.as<Dict>()->copy(context);
        return !copy.isMissing() && copy.as<Dict>()->update(context, *other.as<Dict>()) ? copy : Value();
    }
    if (op == Operator::Modulo && (one.is(Kind::Str) || one.is(Kind::Bytes)))
        return formatPercent(context, one, other);
    return {};
}

Value computed(Context &context, Operator op, const Value &one, const Value &other, bool isInPlace)
{
    Value result = byKinds(context, op, one, other);
    if (!result.isMissing() || context.hasRaised())
        return result;
    if (op == Operator::Or && (one.is(Kind::Type) || one.is(Kind::Opaque) || other.is(Kind::Type))) {
        Value either = unionOfTypes(context, one, other);
        if (!either.isMissing())
            return either;
    }
    if (op == Operator::Add && isSequence(one))
        return concatenate(context, one, other);
    if (op == Operator::Multiply && isSequence(one))
        return repeated(context, one, other);
    // What a dict or a set is asked in place, only itself is asked.
    const bool isAsked =
        isInPlace && (one.is(Kind::Dict) || isSet(one) || one.is(Kind::DictView) || one.is(Kind::Range));
    if (op == Operator::Multiply && isSequence(other) && !isAsked)
        return repeated(context, other, one);
    return unsupported(context, op, one, other, isInPlace);
}

} // namespace

Value binarySlowly(Context &context, Operator op, const Value &one, const Value &other)
{
    return computed(context, op, one, other, false);
}

Value inPlace(Context &context, Operator op, const Value &one, const Value &other)
{
    if (one.is(Kind::List) && op == Operator::Add) {
        std::vector<Value> items;
        auto *list = one.as<List>();
        if (!collect(context, other, items)
            || !list->replace(context, list->size(), list->size(), std::move(items)))
            return {};
        return one;
    }
    if (one.is(Kind::List) && op == Operator::Multiply) {
        const Value result = repeated(context, one, other);
        if (result.isMissing())
            return {};
        one.as<List>()->putBack(result.as<List>()->takeAll());
        return one;
    }
    if (one.is(Kind::Set) && isSet(other)) {
        const bool isKnown =
            op == Operator::Subtract || op == Operator::And || op == Operator::Or || op == Operator::Xor;
        if (!isKnown)
            return unsupported(context, op, one, other, true);
        const bool isDone = op == Operator::Subtract ? differenceUpdate(context, one, other)
            : op == Operator::And                    ? intersectionUpdate(context, one, &other, 1)
            : op == Operator::Or                     ? updateSet(context, one, other)
                                                     : symmetricUpdate(context, one, other);
        return isDone ? one : Value();
    }
    if (hasOperators(one)) {
        Value result = one.object()->operateInPlace(context, op, other);
        if (!result.isMissing() || context.hasRaised())
            return result;
    }
    if (one.is(Kind::Dict) && op == Operator::Or)
        return updateDict(context, one, other) ? one : Value();
    return computed(context, op, one, other, true);
}

Value unary(Context &context, UnaryOperator op, const Value &one)
{
    constexpr const char *signs[] = {"+", "-", "~"};
    if (isInteger(one)) {
        if (op == UnaryOperator::Minus)
            return negateInteger(context, one);
        if (op == UnaryOperator::Invert)
            return invertInteger(context, one);
        return one.isBool() ? Value::integer(one.integer()) : one;
    }
    if (one.isFloat() && op != UnaryOperator::Invert)
        return Value::real(op == UnaryOperator::Minus ? -one.real() : one.real());
    if (hasOperators(one)) {
        Value result = one.object()->operateAlone(context, op);
        if (!result.isMissing() || context.hasRaised())
            return result;
    }
    return context.typeError("bad operand type for unary " + std::string(signs[size_t(op)]) + ": '"
                             + typeName(one) + "'");
}

Value divideWithRest(Context &context, const Value &one, const Value &other)
{
    Heap &heap = context.heap();
    if (isInteger(one) && isInteger(other)) {
        Value quotient = floorDivideIntegers(context, one, other);
        if (quotient.isMissing())
            return {};
        Value rest = moduloIntegers(context, one, other);
        return rest.isMissing() ? rest : makePair(heap, std::move(quotient), std::move(rest));
    }
    if ((one.isFloat() || isInteger(one)) && (other.isFloat() || isInteger(other))) {
        double a = one.real(), b = other.real(), quotient = 0, rest = 0;
        if ((!one.isFloat() && !toReal(context, one, a)) || (!other.isFloat() && !toReal(context, other, b))
            || !divideReals(context, a, b, quotient, rest, "float divmod()"))
            return {};
        return makePair(heap, Value::real(quotient), Value::real(rest));
    }
    for (const bool isReflected : {false, true}) {
        const Value &self = isReflected ? other : one;
        Value both = askSpecial(context, self, isReflected ? "__rdivmod__" : "__divmod__",
                                {isReflected ? &one : &other, 1});
        if (context.hasRaised() || (!both.isMissing() && !both.is(Kind::NotImplemented)))
            return both;
    }
    return context.typeError("unsupported operand type(s) for divmod(): '" + typeName(one) + "' and '"
                             + typeName(other) + "'");
}

Value powerOf(Context &context, const Value &base, const Value &exponent, const Value &modulus)
{
    if (modulus.isNone())
        return binary(context, Operator::Power, base, exponent);
    if (isInteger(base) && isInteger(exponent) && isInteger(modulus))
        return powerModulo(context, base, exponent, modulus);
    for (const Value *each : {&base, &exponent, &modulus})
        if (&typeOf(*each) == &complexType())
            return context.valueError("complex modulo");
    if (base.isFloat() || exponent.isFloat() || modulus.isFloat())
        return context.typeError("pow() 3rd argument not allowed unless all arguments are integers");
    return context.typeError("unsupported operand type(s) for ** or pow(): '" + typeName(base) + "', '"
                             + typeName(exponent) + "', '" + typeName(modulus) + "'");
}

} // namespace signalbox::objects
