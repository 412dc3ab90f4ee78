// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

enum class Operator : quint8 {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    ShiftLeft,
    ShiftRight,
    And,
    Xor,
    Or,
    MatrixMultiply,
};
enum class UnaryOperator : quint8 { Plus, Minus, Invert };

/// one op other, as Python computes it: the way that is right for all values.
Value binarySlowly(Context &context, Operator op, const Value &one, const Value &other);

/// one op other. Ints and floats in place are computed here.
[[nodiscard]] inline Value binary(Context &context, Operator op, const Value &one, const Value &other)
{
    if (one.isSmallInt() && other.isSmallInt()) {
        qint64 result = 0;
        if (op == Operator::Add && !__builtin_add_overflow(one.integer(), other.integer(), &result))
            return Value::integer(result);
        if (op == Operator::Subtract && !__builtin_sub_overflow(one.integer(), other.integer(), &result))
            return Value::integer(result);
        if (op == Operator::Multiply && !__builtin_mul_overflow(one.integer(), other.integer(), &result))
            return Value::integer(result);
    } else if (one.isFloat() && other.isFloat()) {
        if (op == Operator::Add)
            return Value::real(one.real() + other.real());
        if (op == Operator::Subtract)
            return Value::real(one.real() - other.real());
        if (op == Operator::Multiply)
            return Value::real(one.real() * other.real());
    }
    return binarySlowly(context, op, one, other);
}
[[nodiscard]] inline Value add(Context &context, const Value &one, const Value &other)
{
    return binary(context, Operator::Add, one, other);
}
/// one op= other: what \a one is afterwards, which is \a one itself where that can change.
[[nodiscard]] Value inPlace(Context &context, Operator op, const Value &one, const Value &other);
[[nodiscard]] Value unary(Context &context, UnaryOperator op, const Value &one);
/// divmod(), pow() with three arguments.
[[nodiscard]] Value divideWithRest(Context &context, const Value &one, const Value &other);
[[nodiscard]] Value powerOf(Context &context, const Value &base, const Value &exponent, const Value &modulus);

} // namespace signalbox::objects
