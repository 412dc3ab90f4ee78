// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"
#include "engine/operations/operators.h"

namespace signalbox::objects {

/// one op other, as Python computes it: the way that is right for all values.
Value binarySlowly(Context &context, Operator op, const Value &one, const Value &other);

inline bool isSmallNumber(const Value &value)
{
    return value.isSmallInt() || value.isFloat();
}
inline double realOf(const Value &smallNumber)
{
    return smallNumber.isFloat() ? smallNumber.real() : double(smallNumber.integer());
}
/// one op other. Ints and floats in place are computed here.
[[nodiscard]] inline Value binary(Context &context, Operator op, const Value &one, const Value &other)
{
    if (one.isSmallInt() && other.isSmallInt()) {
        const qint64 left = one.integer(), right = other.integer();
        qint64 result = 0;
        if (op == Operator::Add && !__builtin_add_overflow(left, right, &result))
            return Value::integer(result);
        if (op == Operator::Subtract && !__builtin_sub_overflow(left, right, &result))
            return Value::integer(result);
        if (op == Operator::Multiply && !__builtin_mul_overflow(left, right, &result))
            return Value::integer(result);
        if (op == Operator::Modulo && right > 0)
            return Value::integer(left % right + (left % right < 0 ? right : 0));
        if (op == Operator::FloorDivide && right > 0)
            return Value::integer(left / right - (left % right < 0 ? 1 : 0));
    } else if (isSmallNumber(one) && isSmallNumber(other)) { // one of them is a float
        const double left = realOf(one), right = realOf(other);
        if (op == Operator::Add)
            return Value::real(left + right);
        if (op == Operator::Subtract)
            return Value::real(left - right);
        if (op == Operator::Multiply)
            return Value::real(left * right);
        if (op == Operator::Divide && right != 0)
            return Value::real(left / right);
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
