// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/mathematics/integermath.h"

#include "engine/library/mathematics/exactsums.h"
#include "engine/objects/integers.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/iterators.h"

#include <cmath>

namespace signalbox::modules {

using namespace objects;

namespace {

Value absolute(Context &context, const Value &number)
{
    if (signOf(number) < 0)
        return negateInteger(context, number);
    return number.isBool() ? Value::integer(number.integer()) : number;
}

Value greatestDivisor(Context &context, Value one, Value other)
{
    while (signOf(other) != 0) {
        Value rest = moduloIntegers(context, one, other);
        if (rest.isMissing())
            return {};
        one = std::exchange(other, std::move(rest));
    }
    return absolute(context, one);
}

Value greatestCommonDivisor(const Call &call)
{
    Value result = Value::integer(0);
    for (qsizetype i = 0; i < call.count; ++i) {
        if (!wantInteger(call.context, call[i]))
            return {};
        result = greatestDivisor(call.context, result, call[i]);
        if (result.isMissing())
            return {};
    }
    return result;
}

Value leastCommonMultiple(const Call &call)
{
    Value result = Value::integer(1);
    for (qsizetype i = 0; i < call.count; ++i) {
        if (!wantInteger(call.context, call[i]))
            return {};
        if (signOf(call[i]) == 0 || signOf(result) == 0) {
            result = Value::integer(0);
            continue;
        }
        const Value shared = greatestDivisor(call.context, result, call[i]);
        result = absolute(
            call.context,
            multiplyIntegers(call.context, result, floorDivideIntegers(call.context, call[i], shared)));
        if (result.isMissing())
            return {};
    }
    return result;
}

Value rootOfInteger(const Call &call)
{
    if (!wantInteger(call.context, call[0]))
        return {};
    if (signOf(call[0]) < 0)
        return call.context.valueError("isqrt() argument must be nonnegative");
    return integerRoot(call.context, call[0]);
}

// from (from + 1) … to, by halves: the factors of a large product are alike in size then.
Value productOf(Context &context, qint64 from, qint64 to)
{
    if (from > to)
        return Value::integer(1);
    if (to - from < 8) {
        Value product = Value::integer(from);
        for (qint64 i = from + 1; i <= to && !product.isMissing(); ++i)
            product = multiplyIntegers(context, product, Value::integer(i));
        return product;
    }
    const qint64 middle = from + (to - from) / 2;
    const Value low = productOf(context, from, middle);
    const Value high = low.isMissing() ? low : productOf(context, middle + 1, to);
    return high.isMissing() ? high : multiplyIntegers(context, low, high);
}

Value factorial(const Call &call)
{
    if (!wantInteger(call.context, call[0]))
        return {};
    if (signOf(call[0]) < 0)
        return call.context.valueError("factorial() not defined for negative values");
    if (!call[0].isSmallIntOrBool())
        return call.context.raise(Error::OverflowError,
                                  "factorial() argument should not exceed 9223372036854775807");
    // About n log n bits.
    if (call[0].integer() > 20'000'000 || !call.context.allows(call[0].integer() * 4))
        return call.context.hasRaised() ? Raised() : call.context.refuseMemory();
    return productOf(call.context, 2, call[0].integer());
}

// Both not negative, k as a small one.
bool wantChoice(const Call &call, const Value &n, const Value &k)
{
    if (!wantInteger(call.context, n) || !wantInteger(call.context, k))
        return false;
    if (signOf(n) < 0)
        return call.context.valueError("n must be a non-negative integer");
    return signOf(k) >= 0 || call.context.valueError("k must be a non-negative integer");
}

Value permutations(const Call &call)
{
    if (!call.has(1) || call[1].isNone())
        return factorial(call);
    if (!wantChoice(call, call[0], call[1]))
        return {};
    if (compareIntegers(call[1], call[0]) > 0)
        return Value::integer(0);
    if (!call[1].isSmallIntOrBool())
        return call.context.raise(Error::OverflowError, "k must not exceed 9223372036854775807");
    Value product = Value::integer(1);
    for (qint64 i = 0; i < call[1].integer() && !product.isMissing(); ++i)
        product = multiplyIntegers(call.context, product,
                                   subtractIntegers(call.context, call[0], Value::integer(i)));
    return product;
}

Value combinations(const Call &call)
{
    if (!wantChoice(call, call[0], call[1]))
        return {};
    if (compareIntegers(call[1], call[0]) > 0)
        return Value::integer(0);
    Value k = call[1];
    const Value rest = subtractIntegers(call.context, call[0], k);
    if (compareIntegers(rest, k) < 0)
        k = rest;
    if (!k.isSmallIntOrBool())
        return call.context.raise(Error::OverflowError, "min(n - k, k) must not exceed 9223372036854775807");
    Value result = Value::integer(1);
    for (qint64 i = 0; i < k.integer() && !result.isMissing(); ++i) {
        const Value factor = subtractIntegers(call.context, call[0], Value::integer(i));
        result = floorDivideIntegers(call.context, multiplyIntegers(call.context, result, factor),
                                     Value::integer(i + 1));
    }
    return result;
}

Value product(const Call &call)
{
    Value result = call.has(1) ? call[1] : Value::integer(1);
    const bool isWhole = forEach(call.context, call[0], [&](const Value &item) {
        result = binary(call.context, Operator::Multiply, result, item);
        return !result.isMissing();
    });
    return isWhole ? result : Value();
}

Value sumOfReals(const Call &call)
{
    qsizetype count = 0;
    double sum = 0;
    return exactSum(call.context, call[0], count, sum) ? Value::real(sum) : Value();
}

bool realsOf(Context &context, const Value &iterable, std::vector<double> &out)
{
    return forEach(context, iterable, [&](const Value &item) {
        out.push_back(0);
        return toRealArgument(context, item, out.back());
    });
}

Value hypotenuse(const Call &call)
{
    std::vector<double> coordinates(size_t(call.count), 0.0);
    for (qsizetype i = 0; i < call.count; ++i)
        if (!toRealArgument(call.context, call[i], coordinates[size_t(i)]))
            return {};
    return Value::real(euclideanNorm(call.context, coordinates));
}

Value distance(const Call &call)
{
    std::vector<Value> first, second;
    if (!collect(call.context, call[0], first) || !collect(call.context, call[1], second))
        return {};
    if (first.size() != second.size())
        return call.context.valueError("both points must have the same number of dimensions");
    std::vector<double> differences;
    for (size_t i = 0; i < first.size(); ++i) {
        double x = 0, y = 0;
        if (!toRealArgument(call.context, first[i], x) || !toRealArgument(call.context, second[i], y))
            return {};
        differences.push_back(std::fabs(x - y));
    }
    return Value::real(euclideanNorm(call.context, differences));
}

bool isPlainInteger(const Value &value)
{
    return value.is(Kind::Int);
}

bool isRealPair(const Value &one, const Value &other)
{
    return (one.isFloat() && (other.isFloat() || isInteger(other))) || (other.isFloat() && isInteger(one));
}

bool isFinite(const Value &value)
{
    return !value.isFloat() || std::isfinite(value.real());
}

Value sumOfProductsOf(const Call &call)
{
    std::vector<Value> first, second;
    if (!collect(call.context, call[0], first) || !collect(call.context, call[1], second))
        return {};
    if (first.size() != second.size())
        return call.context.valueError("Inputs are not the same length");
    return sumOfProducts(call.context, first, second);
}

constexpr FunctionRow integerRows[] = {
    {"math.gcd", greatestCommonDivisor, Signature::Variadic},
    {"math.lcm", leastCommonMultiple, Signature::Variadic},
    {"math.isqrt", rootOfInteger, Signature::One},
    {"math.factorial", factorial, Signature::One},
    {"math.perm", permutations, Signature::Positional, 1, 2},
    {"math.comb", combinations, Signature::Positional, 2, 2},
};
constexpr FunctionRow sumRows[] = {
    {"math.prod", product, Signature::Keywords, 1, 2, "- * start"},
    {"math.fsum", sumOfReals, Signature::One},
    {"math.hypot", hypotenuse, Signature::Variadic},
    {"math.dist", distance, Signature::Positional, 2, 2},
};
constexpr FunctionRow laterSumRows[] = {{"math.sumprod", sumOfProductsOf, Signature::Positional, 2, 2}};

} // namespace

bool exactSum(Context &context, const Value &iterable, qsizetype &count, double &out)
{
    std::vector<double> numbers;
    if (!realsOf(context, iterable, numbers))
        return false;
    count = qsizetype(numbers.size());
    Exact sum;
    double special = 0;
    bool hasSpecial = false, hasInfinity = false;
    for (const double each : numbers) {
        if (!std::isfinite(each)) {
            hasSpecial = true;
            hasInfinity = hasInfinity || std::isinf(each);
            special += each;
            continue;
        }
        if (!sum.add(context, Exact::ofReal(context, each)))
            return false;
        if (std::fabs(each) > 1e300 && std::isinf(sum.toReal(context)))
            return context.raise(Error::OverflowError, "intermediate overflow in fsum");
    }
    if (hasSpecial && std::isnan(special) && hasInfinity) {
        bool hasNan = false;
        for (const double each : numbers)
            hasNan = hasNan || std::isnan(each);
        if (!hasNan)
            return context.valueError("-inf + inf in fsum");
    }
    out = hasSpecial ? special : sum.toReal(context);
    return true;
}

Value sumOfProducts(Context &context, std::span<const Value> first, std::span<const Value> second)
{
    // As CPython goes: pairs of ints as long as there are only those, then exactly as long as a float is in
    // each pair, and from there on by plain additions.
    Value total = Value::integer(0);
    Exact exact;
    size_t i = 0;
    const auto plain = [&] {
        const Value product = binary(context, Operator::Multiply, first[i], second[i]);
        total = product.isMissing() ? product : add(context, total, product);
        ++i;
        return !total.isMissing();
    };
    while (i < first.size() && isPlainInteger(first[i]) && isPlainInteger(second[i]))
        if (!plain())
            return {};
    const size_t before = i;
    for (; i < first.size() && isRealPair(first[i], second[i]) && isFinite(first[i]) && isFinite(second[i]);
         ++i)
        if (!exact.add(context, Exact::of(context, first[i]).times(context, Exact::of(context, second[i]))))
            return {};
    if (i > before)
        total = add(context, total, Value::real(exact.toReal(context)));
    while (!total.isMissing() && i < first.size())
        if (!plain())
            return {};
    return total;
}

std::span<const FunctionRow> integerMathFunctions()
{
    return integerRows;
}

std::span<const FunctionRow> sumFunctions()
{
    return sumRows;
}

std::span<const FunctionRow> laterSumFunctions()
{
    return laterSumRows;
}

} // namespace signalbox::modules
