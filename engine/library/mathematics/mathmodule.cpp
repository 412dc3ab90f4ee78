// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/mathematics/mathmodule.h"

#include "engine/library/mathematics/integermath.h"
#include "engine/library/mathematics/specialfunctions.h"
#include "engine/library/modules/term.h"
#include "engine/objects/integers.h"
#include "engine/objects/sequences.h"

#include <bit>
#include <cerrno>
#include <cmath>
#include <limits>
#include <numbers>

namespace signalbox::modules {

using namespace objects;

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

Raised domainError(Context &context)
{
    return context.valueError("math domain error");
}

Raised rangeError(Context &context)
{
    return context.raise(Error::OverflowError, "math range error");
}

// What errno says of a result; a result as small as this has only lost digits.
Value unlessFailed(Context &context, double result)
{
    if (errno == EDOM)
        return domainError(context);
    if (errno == ERANGE && std::fabs(result) >= 1.5)
        return rangeError(context);
    return Value::real(result);
}

enum class Infinite : quint8 { IsSingular, IsOverflow };

// A function of C's library, and what an infinite result of a finite argument means.
template <double (*Function)(double), Infinite Meaning = Infinite::IsSingular> Value plain(const Call &call)
{
    double x = 0;
    if (!toRealArgument(call.context, call[0], x))
        return {};
    errno = 0;
    const double result = Function(x);
    if (std::isnan(result) && !std::isnan(x))
        return domainError(call.context);
    if (std::isinf(result) && std::isfinite(x))
        return Meaning == Infinite::IsOverflow ? rangeError(call.context) : domainError(call.context);
    return std::isfinite(result) ? unlessFailed(call.context, result) : Value::real(result);
}

// One that tells by errno what went wrong.
template <double (*Function)(double)> Value telling(const Call &call)
{
    double x = 0;
    if (!toRealArgument(call.context, call[0], x))
        return {};
    errno = 0;
    const double result = Function(x);
    return unlessFailed(call.context, result);
}

bool twoReals(const Call &call, double &x, double &y)
{
    return toRealArgument(call.context, call[0], x) && toRealArgument(call.context, call[1], y);
}

template <double (*Function)(double, double)> Value ofTwo(const Call &call)
{
    double x = 0, y = 0;
    if (!twoReals(call, x, y))
        return {};
    errno = 0;
    const double result = Function(x, y);
    if (std::isnan(result))
        return std::isnan(x) || std::isnan(y) ? Value::real(result) : domainError(call.context);
    if (std::isinf(result))
        return std::isfinite(x) && std::isfinite(y) ? rangeError(call.context) : Value::real(result);
    return unlessFailed(call.context, result);
}

// x - n y, n the nearest int.
double remainderOf(double x, double y)
{
    return std::isinf(y) && std::isfinite(x) ? x : ::remainder(x, y);
}

Value modulo(const Call &call)
{
    double x = 0, y = 0;
    if (!twoReals(call, x, y))
        return {};
    if (std::isinf(y) && std::isfinite(x))
        return Value::real(x);
    errno = 0;
    const double result = std::fmod(x, y);
    if (std::isnan(result))
        return std::isnan(x) || std::isnan(y) ? Value::real(result) : domainError(call.context);
    return unlessFailed(call.context, result);
}

Value power(const Call &call)
{
    double x = 0, y = 0;
    if (!twoReals(call, x, y))
        return {};
    const double result = std::pow(x, y);
    if (!std::isfinite(x) || !std::isfinite(y))
        return Value::real(result);
    if (std::isnan(result))
        return domainError(call.context);
    if (std::isinf(result))
        return x == 0 ? domainError(call.context) : rangeError(call.context);
    return Value::real(result);
}

// Rounded by Function to an int.
template <double (*Function)(double)> Value toInteger(const Call &call)
{
    double x = 0;
    if (isInteger(call[0]))
        return call[0].isBool() ? Value::integer(call[0].integer()) : call[0];
    if (!toRealArgument(call.context, call[0], x))
        return {};
    if (std::isnan(x))
        return call.context.valueError("cannot convert float NaN to integer");
    if (std::isinf(x))
        return call.context.raise(Error::OverflowError, "cannot convert float infinity to integer");
    return integerFromReal(call.context, Function(x));
}

Value truncated(const Call &call)
{
    if (!isInteger(call[0]) && !call[0].isFloat())
        return call.context.typeError("type " + typeName(call[0]) + " doesn't define __trunc__ method");
    return toInteger<::trunc>(call);
}

double logarithm(double x)
{
    return x == 0 ? (errno = EDOM, -kInfinite) : x < 0 ? (errno = EDOM, std::nan("")) : ::log(x);
}
double logarithmOfTwo(double x)
{
    return x == 0 ? (errno = EDOM, -kInfinite) : x < 0 ? (errno = EDOM, std::nan("")) : ::log2(x);
}
double logarithmOfTen(double x)
{
    return x == 0 ? (errno = EDOM, -kInfinite) : x < 0 ? (errno = EDOM, std::nan("")) : ::log10(x);
}

// Of an int too, be it larger than any float.
Value logarithmBy(Context &context, const Value &value, double (*function)(double))
{
    double x = 0;
    if (isInteger(value) && signOf(value) <= 0)
        return domainError(context);
    if (!toRealArgument(context, value, x)) {
        if (!context.hasRaised(Error::OverflowError))
            return {};
        context.clear();
        // 2^-excess of it is a float, from 1/2 to 1.
        const qint64 excess = bitLength(value);
        const Value least = shiftLeft(context, Value::integer(1), Value::integer(excess));
        const Value fraction = divideIntegers(context, value, least);
        return Value::real(function(fraction.real()) + function(2.0) * double(excess));
    }
    errno = 0;
    const double result = function(x);
    return unlessFailed(context, result);
}

Value naturalLogarithm(const Call &call)
{
    if (call.count < 1 || call.count > 2) {
        if (!call.context.follows(PythonVersion::Python312))
            return call.context.typeError("math.log requires 1 to 2 arguments");
        if (call.count < 1)
            return call.context.typeError("log expected at least 1 argument, got 0");
        return call.context.typeError("log expected at most 2 arguments, got " + std::to_string(call.count));
    }
    const Value result = logarithmBy(call.context, call[0], logarithm);
    if (result.isMissing() || !call.has(1))
        return result;
    const Value base = logarithmBy(call.context, call[1], logarithm);
    return base.isMissing() ? base : binary(call.context, Operator::Divide, result, base);
}

Value logarithm2(const Call &call)
{
    return logarithmBy(call.context, call[0], logarithmOfTwo);
}

Value logarithm10(const Call &call)
{
    return logarithmBy(call.context, call[0], logarithmOfTen);
}

Value fractionAndExponent(const Call &call)
{
    double x = 0;
    int exponent = 0;
    if (!toRealArgument(call.context, call[0], x))
        return {};
    const double fraction = std::isfinite(x) ? std::frexp(x, &exponent) : x;
    return makePair(call.heap(), Value::real(fraction), Value::integer(exponent));
}

Value fractionAndWhole(const Call &call)
{
    double x = 0, whole = 0;
    if (!toRealArgument(call.context, call[0], x))
        return {};
    const double fraction = std::modf(x, &whole);
    return makePair(call.heap(), Value::real(fraction), Value::real(whole));
}

Value scaled(const Call &call)
{
    double x = 0;
    if (!toRealArgument(call.context, call[0], x))
        return {};
    if (!isInteger(call[1]))
        return call.context.typeError("Expected an int as second argument to ldexp.");
    const qint64 limit = 1'000'000;
    const qint64 exponent = !call[1].isSmallIntOrBool() ? (signOf(call[1]) < 0 ? -limit : limit)
                                                        : std::clamp(call[1].integer(), -limit, limit);
    const double result = std::ldexp(x, int(exponent));
    return std::isinf(result) && std::isfinite(x) ? rangeError(call.context) : Value::real(result);
}

bool isFiniteReal(double x)
{
    return std::isfinite(x);
}
bool isInfiniteReal(double x)
{
    return std::isinf(x);
}
bool isNanReal(double x)
{
    return std::isnan(x);
}
template <bool (*Question)(double)> Value ask(const Call &call)
{
    double x = 0;
    return toRealArgument(call.context, call[0], x) ? Value::boolean(Question(x)) : Value();
}

Value isClose(const Call &call)
{
    double a = 0, b = 0, relative = 1e-9, absolute = 0;
    if (!twoReals(call, a, b) || (call.has(2) && !toRealArgument(call.context, call[2], relative))
        || (call.has(3) && !toRealArgument(call.context, call[3], absolute)))
        return {};
    if (relative < 0 || absolute < 0)
        return call.context.valueError("tolerances must be non-negative");
    if (a == b)
        return Value::boolean(true);
    if (std::isinf(a) || std::isinf(b))
        return Value::boolean(false);
    const double distance = std::fabs(b - a);
    return Value::boolean(distance <= std::fabs(relative * b) || distance <= std::fabs(relative * a)
                          || distance <= absolute);
}

double toDegrees(double x)
{
    return x * (180.0 / std::numbers::pi);
}
double toRadians(double x)
{
    return x * (std::numbers::pi / 180.0);
}
template <double (*Function)(double)> Value changed(const Call &call)
{
    double x = 0;
    return toRealArgument(call.context, call[0], x) ? Value::real(Function(x)) : Value();
}

double unitInLastPlace(double x)
{
    if (std::isnan(x))
        return x;
    x = std::fabs(x);
    if (std::isinf(x))
        return x;
    const double next = std::nextafter(x, kInfinite);
    return std::isinf(next) ? x - std::nextafter(x, -kInfinite) : next - x;
}

// Doubles in their order as ints, so that steps are differences.
qint64 placeOf(double x)
{
    const qint64 bits = std::bit_cast<qint64>(x);
    return bits < 0 ? std::numeric_limits<qint64>::min() - bits : bits;
}
double atPlace(qint64 place)
{
    return std::bit_cast<double>(place < 0 ? std::numeric_limits<qint64>::min() - place : place);
}

Value nextAfter(const Call &call)
{
    double x = 0, y = 0;
    if (!twoReals(call, x, y))
        return {};
    if (!call.has(2) || call[2].isNone())
        return Value::real(std::nextafter(x, y));
    if (!wantInteger(call.context, call[2]))
        return {};
    if (signOf(call[2]) < 0)
        return call.context.valueError("steps must be a non-negative integer");
    const qint64 steps = call[2].isSmallIntOrBool() ? call[2].integer() : std::numeric_limits<qint64>::max();
    if (steps == 0 || std::isnan(x) || x == y)
        return Value::real(steps == 0 || std::isnan(x) ? x : y);
    if (std::isnan(y))
        return Value::real(y);
    const qint64 from = placeOf(x), to = placeOf(y);
    const quint64 distance = from < to ? quint64(to) - quint64(from) : quint64(from) - quint64(to);
    if (quint64(steps) >= distance)
        return Value::real(y);
    const qint64 reached = from < to ? from + steps : from - steps;
    return Value::real(reached == 0 && x < 0 ? -0.0 : atPlace(reached));
}

Value fusedProduct(const Call &call)
{
    double x = 0, y = 0, z = 0;
    if (!twoReals(call, x, y) || !toRealArgument(call.context, call[2], z))
        return {};
    const double result = std::fma(x, y, z);
    if (std::isnan(result) && !std::isnan(x) && !std::isnan(y) && !std::isnan(z))
        return call.context.valueError("invalid operation in fma");
    if (std::isinf(result) && std::isfinite(x) && std::isfinite(y) && std::isfinite(z))
        return call.context.raise(Error::OverflowError, "overflow in fma");
    return Value::real(result);
}

constexpr FunctionRow mathFunctions[] = {
    {"math.acos", plain<::acos>, Signature::One},
    {"math.acosh", plain<::acosh>, Signature::One},
    {"math.asin", plain<::asin>, Signature::One},
    {"math.asinh", plain<::asinh>, Signature::One},
    {"math.atan", plain<::atan>, Signature::One},
    {"math.atan2", ofTwo<::atan2>, Signature::Positional, 2, 2},
    {"math.atanh", plain<::atanh>, Signature::One},
    {"math.cbrt", plain<::cbrt>, Signature::One},
    {"math.ceil", toInteger<::ceil>, Signature::One},
    {"math.copysign", ofTwo<::copysign>, Signature::Positional, 2, 2},
    {"math.cos", plain<::cos>, Signature::One},
    {"math.cosh", plain<::cosh, Infinite::IsOverflow>, Signature::One},
    {"math.degrees", changed<toDegrees>, Signature::One},
    {"math.erf", telling<::erf>, Signature::One},
    {"math.erfc", telling<::erfc>, Signature::One},
    {"math.exp", plain<::exp, Infinite::IsOverflow>, Signature::One},
    {"math.exp2", plain<::exp2, Infinite::IsOverflow>, Signature::One},
    {"math.expm1", plain<::expm1, Infinite::IsOverflow>, Signature::One},
    {"math.fabs", plain<::fabs>, Signature::One},
    {"math.floor", toInteger<::floor>, Signature::One},
    {"math.fmod", modulo, Signature::Positional, 2, 2},
    {"math.frexp", fractionAndExponent, Signature::One},
    {"math.gamma", telling<gammaFunction>, Signature::One},
    {"math.isclose", isClose, Signature::Keywords, 2, 4, "a b * rel_tol abs_tol"},
    {"math.isfinite", ask<isFiniteReal>, Signature::One},
    {"math.isinf", ask<isInfiniteReal>, Signature::One},
    {"math.isnan", ask<isNanReal>, Signature::One},
    {"math.ldexp", scaled, Signature::Positional, 2, 2},
    {"math.lgamma", telling<logGamma>, Signature::One},
    {"math.log", naturalLogarithm, Signature::Variadic},
    {"math.log10", logarithm10, Signature::One},
    {"math.log1p", plain<::log1p>, Signature::One},
    {"math.log2", logarithm2, Signature::One},
    {"math.modf", fractionAndWhole, Signature::One},
    {"math.pow", power, Signature::Positional, 2, 2},
    {"math.radians", changed<toRadians>, Signature::One},
    {"math.remainder", ofTwo<remainderOf>, Signature::Positional, 2, 2},
    {"math.sin", plain<::sin>, Signature::One},
    {"math.sinh", plain<::sinh, Infinite::IsOverflow>, Signature::One},
    {"math.sqrt", plain<::sqrt>, Signature::One},
    {"math.tan", plain<::tan>, Signature::One},
    {"math.tanh", plain<::tanh>, Signature::One},
    {"math.trunc", truncated, Signature::One},
    {"math.ulp", changed<unitInLastPlace>, Signature::One},
};
constexpr FunctionRow stepsSince312[] = {
    {"math.nextafter", nextAfter, Signature::Keywords, 2, 3, "- - * steps"}};
constexpr FunctionRow stepsBefore312[] = {{"math.nextafter", nextAfter, Signature::Positional, 2, 2}};
constexpr FunctionRow since313[] = {{"math.fma", fusedProduct, Signature::Positional, 3, 3}};

} // namespace

Attributes makeMath(Context &context)
{
    Filling filling(context);
    filling.add(mathFunctions);
    filling.add(integerMathFunctions());
    filling.add(sumFunctions());
    const bool isLater = context.follows(PythonVersion::Python312);
    filling.add(isLater ? std::span<const FunctionRow>(stepsSince312) : stepsBefore312);
    if (isLater)
        filling.add(laterSumFunctions());
    if (context.follows(PythonVersion::Python313))
        filling.add(since313);
    filling.add("pi", Value::real(std::numbers::pi));
    filling.add("e", Value::real(std::numbers::e));
    filling.add("tau", Value::real(2 * std::numbers::pi));
    filling.add("inf", Value::real(kInfinite));
    filling.add("nan", Value::real(std::numeric_limits<double>::quiet_NaN()));
    return filling.take();
}

} // namespace signalbox::modules
