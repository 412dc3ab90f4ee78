// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/specialmethods.h"

#include "engine/objects/protocol.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/contents.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/iterators.h"
#include "engine/operations/subscripts.h"

#include <array>
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

template <Operator op> Value operateWith(const Call &call)
{
    Value result = binary(call.context, op, call.self, plain(call[0]));
    return isAnySequence(call.self) ? result : unknownIfUnfit(call, std::move(result));
}

template <Operator op> Value operateReflected(const Call &call)
{
    return unknownIfUnfit(call, binary(call.context, op, plain(call[0]), call.self));
}

template <Operator op> Value operateInPlace(const Call &call)
{
    return inPlace(call.context, op, call.self, plain(call[0]));
}

template <UnaryOperator op> Value operateAlone(const Call &call)
{
    return unary(call.context, op, call.self);
}

template <Comparison how> Value compareWith(const Call &call)
{
    const Value &other = plain(call[0]);
    const bool isKnown = call.self.kind() == other.kind()
        || (how != Comparison::Equal && how != Comparison::NotEqual)
        || (call.self.kind() < Kind::Str && other.kind() < Kind::Str);
    if (!isKnown)
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
    {{"__mul__", operateWith<Operator::Multiply>, Signature::One}, in(Number, Sequence)},
    {{"__rmul__", operateReflected<Operator::Multiply>, Signature::One}, in(Number, Sequence)},
    SIGNALBOX_BOTH("truediv", Operator::Divide, Number),
    SIGNALBOX_BOTH("floordiv", Operator::FloorDivide, Number),
    SIGNALBOX_BOTH("mod", Operator::Modulo, Number),
    SIGNALBOX_BOTH("pow", Operator::Power, Number),
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
    {{"__iadd__", operateInPlace<Operator::Add>, Signature::One}, in(Library)},
    {{"__ior__", operateInPlace<Operator::Or>, Signature::One}, in(Algebra, Mapping)},
    {{"__call__", callIt, Signature::Anything}, in(Library)},
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
    case Kind::Tuple:
        return in(All, Hashed, Ordered, Sized, Iterable, Sequence);
    case Kind::List:
        return in(All, Ordered, Sized, Iterable, Sequence, Changing);
    case Kind::Dict:
        return in(All, Sized, Iterable, Changing, Mapping);
    case Kind::Set:
        return in(All, Ordered, Sized, Iterable, Algebra);
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

const FunctionRow *specialMethodOfLibrary(std::string_view name)
{
    for (const SpecialRow &row : specialRows)
        if ((row.groups & Library) && name == row.row.name)
            return &row.row;
    return nullptr;
}

} // namespace signalbox::objects
