// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/mathematics/exactsums.h"

#include "engine/objects/integers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace signalbox::modules {

using namespace objects;

namespace {

constexpr double kBeyond = std::numeric_limits<double>::infinity();

Value shifted(Context &context, const Value &number, qint64 by)
{
    return by == 0 ? number : shiftLeft(context, number, Value::integer(by));
}

} // namespace

Exact Exact::of(Context &context, const Value &number)
{
    if (number.isFloat())
        return ofReal(context, number.real());
    Exact made;
    made.m_number = number.isBool() ? Value::integer(number.integer()) : number;
    return made;
}

Exact Exact::ofReal(Context &, double real)
{
    int exponent = 0;
    const double fraction = std::frexp(real, &exponent);
    Exact made;
    made.m_number = Value::integer(qint64(std::ldexp(fraction, 53)));
    made.m_exponent = real == 0 ? 0 : exponent - 53;
    return made;
}

bool Exact::add(Context &context, const Exact &other)
{
    if (other.isZero())
        return true;
    if (isZero()) {
        *this = other;
        return true;
    }
    const qint64 least = std::min(m_exponent, other.m_exponent);
    m_number = addIntegers(context, shifted(context, m_number, m_exponent - least),
                           shifted(context, other.m_number, other.m_exponent - least));
    m_exponent = least;
    return !m_number.isMissing();
}

Exact Exact::times(Context &context, const Exact &other) const
{
    Exact made;
    made.m_number = multiplyIntegers(context, m_number, other.m_number);
    made.m_exponent = m_exponent + other.m_exponent;
    return made;
}

Value Exact::numerator(Context &context) const
{
    return m_exponent > 0 ? shifted(context, m_number, m_exponent) : m_number;
}

Value Exact::denominator(Context &context) const
{
    return m_exponent < 0 ? shifted(context, Value::integer(1), -m_exponent) : Value::integer(1);
}

bool Exact::isZero() const
{
    return m_number.isSmallInt() && m_number.integer() == 0;
}

int Exact::sign() const
{
    return signOf(m_number);
}

double Exact::toReal(Context &context) const
{
    return quotientOf(context, numerator(context), denominator(context));
}

double quotientOf(Context &context, const Value &one, const Value &other)
{
    const Value quotient = divideIntegers(context, one, other);
    if (!quotient.isMissing())
        return quotient.real();
    context.clear();
    return signOf(one) < 0 ? -kBeyond : kBeyond;
}

Value integerRoot(Context &context, const Value &number)
{
    if (signOf(number) == 0)
        return Value::integer(0);
    // Newton's way, from above.
    Value root = shifted(context, Value::integer(1), (bitLength(number) + 1) / 2);
    for (;;) {
        const Value next =
            shiftRight(context, addIntegers(context, root, floorDivideIntegers(context, number, root)),
                       Value::integer(1));
        if (next.isMissing())
            return {};
        if (compareIntegers(next, root) >= 0)
            return root;
        root = next;
    }
}

double rootOfQuotient(Context &context, const Value &one, const Value &other)
{
    if (signOf(one) == 0)
        return 0;
    // A root of 55 bits and more, whose last bit tells whether anything was cut off, rounds right.
    const qint64 excess = bitLength(one) - bitLength(other) - 110;
    const qint64 half = excess >= 0 ? excess / 2 : (excess - 1) / 2;
    const Value n = half < 0 ? shifted(context, one, -2 * half) : one;
    const Value m = half > 0 ? shifted(context, other, 2 * half) : other;
    Value root = integerRoot(context, floorDivideIntegers(context, n, m));
    const Value square = multiplyIntegers(context, multiplyIntegers(context, root, root), m);
    if (compareIntegers(square, n) != 0)
        root = orIntegers(context, root, Value::integer(1));
    return half >= 0 ? quotientOf(context, shifted(context, root, half), Value::integer(1))
                     : quotientOf(context, root, shifted(context, Value::integer(1), -half));
}

double euclideanNorm(Context &context, const std::vector<double> &coordinates)
{
    bool isNan = false;
    Exact sum;
    for (const double each : coordinates) {
        if (std::isinf(each))
            return kBeyond;
        isNan = isNan || std::isnan(each);
    }
    if (isNan)
        return std::numeric_limits<double>::quiet_NaN();
    if (coordinates.size() == 1)
        return std::fabs(coordinates[0]);
    for (const double each : coordinates) {
        const Exact exact = Exact::ofReal(context, each);
        (void)sum.add(context, exact.times(context, exact));
    }
    return rootOfQuotient(context, sum.numerator(context), sum.denominator(context));
}

} // namespace signalbox::modules
