// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/rounding.h"

#include "engine/objects/floats.h"
#include "engine/objects/indices.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/operations/arithmetic.h"

#include <cmath>

namespace signalbox::objects {

namespace {

// To the even neighbour of a half: 25 to -1 digits is 20.
Value roundedInteger(Context &context, const Value &value, const Value &digits)
{
    const Value whole = unary(context, UnaryOperator::Plus, value);
    if (signOf(digits) >= 0)
        return whole;
    const Value unit = powerIntegers(context, Value::integer(10), negateInteger(context, digits));
    if (unit.isMissing())
        return {};
    const Value half = floorDivideIntegers(context, unit, Value::integer(2));
    const Value quotient = floorDivideIntegers(context, whole, unit),
                rest = moduloIntegers(context, whole, unit);
    const int order = compareIntegers(rest, half);
    const bool isUp = order > 0 || (order == 0 && isOdd(quotient));
    return multiplyIntegers(context, isUp ? addIntegers(context, quotient, Value::integer(1)) : quotient,
                            unit);
}

constexpr qint64 kMostPlaces = 10'000; // more than a float has, either way

} // namespace

Value roundValue(const Call &call)
{
    const Value &value = call[0];
    const bool hasDigits = call.has(1) && !call[1].isNone();
    Value places;
    if (hasDigits && (isInteger(value) || value.isFloat())) {
        places = operatorIndex(call.context, call[1]);
        if (places.isMissing())
            return call.context.hasRaised()
                ? Value()
                : Value(call.context.typeError("'" + typeName(call[1])
                                               + "' object cannot be interpreted as an integer"));
    }
    if (isInteger(value))
        return hasDigits ? roundedInteger(call.context, value, places)
                         : unary(call.context, UnaryOperator::Plus, value);
    if (Value number = askSpecial(call.context, value, "__round__", {&call[1], hasDigits ? 1u : 0u});
        !number.isMissing() || call.context.hasRaised())
        return number;
    if (!value.isFloat())
        return call.context.typeError("type " + typeName(value) + " doesn't define __round__ method");
    const double real = value.real();
    if (hasDigits) {
        const qint64 digits = places.isSmallIntOrBool() ? places.integer() : signOf(places) * kMostPlaces;
        const double rounded = roundedReal(real, digits);
        if (std::isinf(rounded) && std::isfinite(real))
            return call.context.raise(Error::OverflowError, "rounded value too large to represent");
        return Value::real(rounded);
    }
    if (std::isnan(real))
        return call.context.valueError("cannot convert float NaN to integer");
    if (std::isinf(real))
        return call.context.raise(Error::OverflowError, "cannot convert float infinity to integer");
    return integerFromReal(call.context, std::nearbyint(real));
}

} // namespace signalbox::objects
