// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/specialmethods.h"

#include "engine/builtins/rounding.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/attributes.h"
#include "engine/operations/contents.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/generics.h"
#include "engine/operations/iterators.h"
#include "engine/operations/subscripts.h"

#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace signalbox::objects {

namespace {

Value unknownIfUnfit(const Call &call, Value result)
{
    if (result.isMissing() && call.context.hasRaised(Error::TypeError)) {
        call.context.clear();
        return Value::notImplemented();
    }
    return result;
}

bool isAnySequence(const Value &value)
{
    const Kind kind = value.kind();
    return kind == Kind::Str || kind == Kind::List || kind == Kind::Tuple || kind == Kind::Bytes;
}

/// Whether the method itself leaves it to the other operand: ints know no floats, sets know sets alone.
bool isOfOther(const Call &call)
{
    const Value &other = plain(call[0]);
    const auto isSet = [](const Value &value) {
        return value.is(Kind::Set) || value.is(Kind::FrozenSet) || value.is(Kind::DictView);
    };
    if (isInteger(call.self))
        return !isInteger(other);
    if (call.self.isFloat())
        return !isInteger(other) && !other.isFloat();
    if (call.self.is(Kind::Set) || call.self.is(Kind::FrozenSet))
        return !isSet(other);
    return call.self.is(Kind::Type) && !other.is(Kind::Type) && !other.isNone() && !other.is(Kind::Opaque);
}

template <Operator op> Value operateWith(const Call &call)
{
    if (isOfOther(call))
        return Value::notImplemented();
    Value result = binary(call.context, op, call.self, plain(call[0]));
    return isAnySequence(call.self) ? result : unknownIfUnfit(call, std::move(result));
}

template <Operator op> Value operateReflected(const Call &call)
{
    if (isOfOther(call))
        return Value::notImplemented();
    return unknownIfUnfit(call, binary(call.context, op, plain(call[0]), call.self));
}

template <Operator op> Value operateInPlace(const Call &call)
{
    if (isOfOther(call))
        return Value::notImplemented();
    return inPlace(call.context, op, call.self, plain(call[0]));
}

template <UnaryOperator op> Value operateAlone(const Call &call)
{
    return unary(call.context, op, call.self);
}

/// What compares by `is`.
bool hasIdentityAlone(const Value &value)
{
    const Kind kind = value.kind();
    return kind == Kind::None || kind == Kind::Ellipsis || kind == Kind::NotImplemented || kind == Kind::Type
        || kind == Kind::Iterator || kind == Kind::Exception;
}

template <Comparison how> Value compareWith(const Call &call)
{
    const Value &other = plain(call[0]);
    const bool isEquality = how == Comparison::Equal || how == Comparison::NotEqual;
    const bool isOfSets =
        call.self.is(Kind::Set) || call.self.is(Kind::FrozenSet) || call.self.is(Kind::DictView);
    const bool isKnown = isInteger(call.self) ? isInteger(other)
        : call.self.isFloat()                 ? isInteger(other) || other.isFloat()
        : isOfSets ? other.is(Kind::Set) || other.is(Kind::FrozenSet) || other.is(Kind::DictView)
                   : call.self.kind() == other.kind();
    if (!isKnown)
        return Value::notImplemented();
    if (isEquality && hasIdentityAlone(call.self) && !call.self.isSame(other))
        return Value::notImplemented();
    const Answer is = compare(call.context, how, call.self, other);
    return unknownIfUnfit(call, is == Answer::Raised ? Value() : Value::boolean(is == Answer::Yes));
}

Value measureIt(const Call &call)
{
    qsizetype size = 0;
    return lengthOf(call.context, call.self, size) ? Value::integer(size) : Value();
}

Value getItem(const Call &call)
{
    return subscript(call.context, call.self, call[0]);
}

Value setItem(const Call &call)
{
    return setSubscript(call.context, call.self, call[0], call[1]) ? Value::none() : Value();
}

Value deleteItem(const Call &call)
{
    return deleteSubscript(call.context, call.self, call[0]) ? Value::none() : Value();
}

Value containsIt(const Call &call)
{
    const Answer is = isIn(call.context, call[0], call.self);
    return is == Answer::Raised ? Value() : Value::boolean(is == Answer::Yes);
}

Value iterateOver(const Call &call)
{
    return iterate(call.context, call.self);
}

Value iterateBack(const Call &call)
{
    return reversedOf(call.context, call.self);
}

Value takeNext(const Call &call)
{
    Value item = nextOf(call.context, call.self);
    if (item.isMissing() && !call.context.hasRaised())
        call.context.raiseWith(typeOfError(Error::StopIteration), Value());
    return item;
}

Value hashIt(const Call &call)
{
    Hash out = 0;
    return hashOf(call.context, call.self, out) ? Value::integer(out) : Value();
}

Value isTrueOf(const Call &call)
{
    const Answer is = truthOf(call.context, call.self);
    return is == Answer::Raised ? Value() : Value::boolean(is == Answer::Yes);
}

Value writeRepr(const Call &call)
{
    return reprOf(call.context, call.self);
}

Value writeText(const Call &call)
{
    return textOf(call.context, call.self);
}

Value formatIt(const Call &call)
{
    if (!plain(call[0]).is(Kind::Str))
        return call.context.typeError("__format__() argument must be str, not "
                                      + (call[0].isNone() ? "None" : typeName(call[0])));
    return formatValue(call.context, call.self, plain(call[0]));
}

Value callIt(const Call &call)
{
    return objects::call(call.context, call.self, call.passed);
}

template <const char *const *name> Value convertTo(const Call &call)
{
    return objects::call(call.context, builtinType(*name)->reference(), call.self);
}
constexpr const char *kInt = "int";
constexpr const char *kFloat = "float";

Value divideWithOther(const Call &call)
{
    return unknownIfUnfit(call, divideWithRest(call.context, call.self, plain(call[0])));
}

Value divideBothReflected(const Call &call)
{
    return unknownIfUnfit(call, divideWithRest(call.context, plain(call[0]), call.self));
}

/// What an int does not know it leaves to a float.
bool isKnownNumber(const Call &call)
{
    const Value &other = plain(call[0]);
    return isInteger(other) || (call.self.isFloat() && other.isFloat());
}

Value raise(const Call &call)
{
    if (!isKnownNumber(call))
        return Value::notImplemented();
    return powerOf(call.context, call.self, plain(call[0]), call.has(1) ? call[1] : Value::none());
}

Value raiseReflected(const Call &call)
{
    if (!isKnownNumber(call))
        return Value::notImplemented();
    return powerOf(call.context, plain(call[0]), call.self, call.has(1) ? call[1] : Value::none());
}

Value roundIt(const Call &call)
{
    const Value given[] = {call.self, call.has(0) ? call[0] : Value()};
    return roundValue({call.context, call.self, given, 2, call.passed});
}

template <bool isUp> Value wholeOf(const Call &call)
{
    if (!call.self.isFloat())
        return unary(call.context, UnaryOperator::Plus, call.self);
    const double real = call.self.real();
    return objects::call(call.context, builtinType("int")->reference(),
                         Value::real(isUp ? std::ceil(real) : std::floor(real)));
}

Value getAttributeIt(const Call &call)
{
    return attributeOf(call.context, call.self, call[0]);
}

Value aliasOfType(const Call &call)
{
    return genericAlias(call.context, call.self, call[0]);
}

/// "a".__mod__(b).
Value formatWith(const Call &call)
{
    return binary(call.context, Operator::Modulo, call.self, call[0]);
}

Value formatReflected(const Call &call)
{
    return call[0].kind() == call.self.kind() ? binary(call.context, Operator::Modulo, call[0], call.self)
                                              : Value::notImplemented();
}

Value repeatIt(const Call &call)
{
    qint64 times = 0;
    if (!call[0].is(Kind::Int) && !toIndex(call.context, call[0], times))
        return {};
    return binary(call.context, Operator::Multiply, call.self, call[0]);
}

Value absoluteOf(const Call &call)
{
    const Answer isNegative = compare(call.context, Comparison::Less, call.self, Value::integer(0));
    return unary(call.context, isNegative == Answer::Yes ? UnaryOperator::Minus : UnaryOperator::Plus,
                 call.self);
}

enum Group : quint16 {
    All = 1, ///< of every kind in the table below
    Ordered = 2,
    Number = 4,
    Integer = 8,
    Sized = 16,
    Iterable = 32,
    Sequence = 64,
    Changing = 128, ///< items can be set
    Algebra = 256, ///< sets
    Mapping = 512,
    Walking = 1024, ///< iterators
    Hashed = 2048,
    Library = 4096,
    Formatted = 8192, ///< of texts and bytes
    Items = 16384, ///< lists
    Growing = 32768, ///< sets that can change
};

struct SpecialRow {
    FunctionRow row;
    quint16 groups;
};

template <typename... Groups> constexpr quint16 in(Groups... groups)
{
    return quint16((0 | ... | int(groups)));
}

#define SIGNALBOX_BOTH(name, op, groups)                                                                     \
    {{"__" name "__", operateWith<op>, Signature::One}, groups},                                             \
    {                                                                                                        \
        {"__r" name "__", operateReflected<op>, Signature::One}, quint16((groups) & ~in(Sequence))           \
    }

constexpr SpecialRow specialRows[] = {
    {{"__eq__", compareWith<Comparison::Equal>, Signature::One}, All},
    {{"__ne__", compareWith<Comparison::NotEqual>, Signature::One}, All},
    {{"__repr__", writeRepr}, All},
    {{"__str__", writeText}, All},
    {{"__format__", formatIt, Signature::One}, All},
    {{"__hash__", hashIt}, Hashed},
    {{"__bool__", isTrueOf}, Number},
    {{"__lt__", compareWith<Comparison::Less>, Signature::One}, Ordered},
    {{"__le__", compareWith<Comparison::LessOrEqual>, Signature::One}, Ordered},
    {{"__gt__", compareWith<Comparison::Greater>, Signature::One}, Ordered},
    {{"__ge__", compareWith<Comparison::GreaterOrEqual>, Signature::One}, Ordered},
    SIGNALBOX_BOTH("add", Operator::Add, in(Number, Sequence)),
    SIGNALBOX_BOTH("sub", Operator::Subtract, in(Number, Algebra)),
    {{"__mul__", repeatIt, Signature::Positional, 1, 1}, Sequence},
    {{"__rmul__", repeatIt, Signature::Positional, 1, 1}, Sequence},
    SIGNALBOX_BOTH("mul", Operator::Multiply, Number),
    {{"__mod__", formatWith, Signature::One}, Formatted},
    {{"__rmod__", formatReflected, Signature::One}, Formatted},
    {{"__imul__", operateInPlace<Operator::Multiply>, Signature::One}, in(Items)},
    {{"__isub__", operateInPlace<Operator::Subtract>, Signature::One}, in(Growing)},
    {{"__iand__", operateInPlace<Operator::And>, Signature::One}, in(Growing)},
    {{"__ixor__", operateInPlace<Operator::Xor>, Signature::One}, in(Growing)},
    SIGNALBOX_BOTH("truediv", Operator::Divide, Number),
    SIGNALBOX_BOTH("floordiv", Operator::FloorDivide, Number),
    SIGNALBOX_BOTH("mod", Operator::Modulo, Number),
    {{"__pow__", raise, Signature::Positional, 1, 2}, Number},
    {{"__rpow__", raiseReflected, Signature::Positional, 1, 2}, Number},
    {{"__divmod__", divideWithOther, Signature::One}, Number},
    {{"__rdivmod__", divideBothReflected, Signature::One}, Number},
    {{"__round__", roundIt, Signature::Positional, 0, 1}, Number},
    {{"__floor__", wholeOf<false>}, Number},
    {{"__trunc__", convertTo<&kInt>}, Number},
    {{"__ceil__", wholeOf<true>}, Number},
    SIGNALBOX_BOTH("lshift", Operator::ShiftLeft, Integer),
    SIGNALBOX_BOTH("rshift", Operator::ShiftRight, Integer),
    SIGNALBOX_BOTH("and", Operator::And, in(Integer, Algebra)),
    SIGNALBOX_BOTH("xor", Operator::Xor, in(Integer, Algebra)),
    SIGNALBOX_BOTH("or", Operator::Or, in(Integer, Algebra, Mapping)),
    {{"__neg__", operateAlone<UnaryOperator::Minus>}, Number},
    {{"__pos__", operateAlone<UnaryOperator::Plus>}, Number},
    {{"__invert__", operateAlone<UnaryOperator::Invert>}, Integer},
    {{"__abs__", absoluteOf}, Number},
    {{"__int__", convertTo<&kInt>}, Number},
    {{"__float__", convertTo<&kFloat>}, Number},
    {{"__index__", convertTo<&kInt>}, Integer},
    {{"__len__", measureIt}, in(Sized, Library)},
    {{"__iter__", iterateOver}, in(Iterable, Library)},
    {{"__next__", takeNext}, in(Walking, Library)},
    {{"__contains__", containsIt, Signature::One}, in(Sized, Library)},
    {{"__getitem__", getItem, Signature::One}, in(Sequence, Mapping, Library)},
    {{"__setitem__", setItem, Signature::Positional, 2, 2}, in(Changing, Library)},
    {{"__delitem__", deleteItem, Signature::One}, in(Changing, Library)},
    {{"__reversed__", iterateBack}, in(Changing, Library)},
    {{"__iadd__", operateInPlace<Operator::Add>, Signature::One}, in(Items, Library)},
    {{"__ior__", operateInPlace<Operator::Or>, Signature::One}, in(Growing, Mapping)},
    {{"__call__", callIt, Signature::Anything}, in(Library)},
    {{"__getattribute__", getAttributeIt, Signature::One}, 0},
};
#undef SIGNALBOX_BOTH

quint16 groupsOf(Kind kind)
{
    switch (kind) {
    case Kind::Bool:
    case Kind::Int:
        return in(All, Hashed, Ordered, Number, Integer);
    case Kind::Float:
        return in(All, Hashed, Ordered, Number);
    case Kind::Str:
    case Kind::Bytes:
        return in(All, Hashed, Ordered, Sized, Iterable, Sequence, Formatted);
    case Kind::Tuple:
        return in(All, Hashed, Ordered, Sized, Iterable, Sequence);
    case Kind::List:
        return in(All, Ordered, Sized, Iterable, Sequence, Changing, Items);
    case Kind::Dict:
        return in(All, Sized, Iterable, Changing, Mapping);
    case Kind::Set:
        return in(All, Ordered, Sized, Iterable, Algebra, Growing);
    case Kind::FrozenSet:
        return in(All, Hashed, Ordered, Sized, Iterable, Algebra);
    case Kind::Range:
        return in(All, Hashed, Sized, Iterable);
    case Kind::DictView:
        return in(All, Sized, Iterable, Algebra);
    case Kind::Iterator:
        return in(Iterable, Walking);
    case Kind::Missing:
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
    case Kind::Slice:
    case Kind::Exception:
    case Kind::Type:
    case Kind::Function:
    case Kind::Opaque:
        break;
    }
    return 0;
}

} // namespace

std::span<const FunctionRow *const> specialMethodsOf(Kind kind)
{
    static const auto tables = [] {
        std::array<std::vector<const FunctionRow *>, kKinds> made;
        for (int each = 0; each < kKinds; ++each)
            for (const SpecialRow &row : specialRows)
                if (row.groups & groupsOf(Kind(each)))
                    made[size_t(each)].push_back(&row.row);
        return made;
    }();
    return tables[size_t(kind)];
}

const FunctionRow *specialMethodNamed(std::string_view name)
{
    for (const SpecialRow &row : specialRows)
        if (name == row.row.name)
            return &row.row;
    return nullptr;
}

const FunctionRow &classGetItem()
{
    static constexpr FunctionRow row{"__class_getitem__", aliasOfType, Signature::One};
    return row;
}

const FunctionRow *specialMethodOfLibrary(std::string_view name)
{
    for (const SpecialRow &row : specialRows)
        if ((row.groups & Library) && name == row.row.name)
            return &row.row;
    return nullptr;
}

} // namespace signalbox::objects
