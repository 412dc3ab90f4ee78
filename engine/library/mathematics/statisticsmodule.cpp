// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/mathematics/statisticsmodule.h"

#include "engine/builtins/sequencemethods.h"
#include "engine/library/mathematics/exactsums.h"
#include "engine/library/mathematics/integermath.h"
#include "engine/library/modules/term.h"
#include "engine/objects/dicts.h"
#include "engine/objects/integers.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/iterators.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace signalbox::modules {

using namespace objects;

namespace {

const Type &statisticsError()
{
    static const Type type("statistics.StatisticsError", &typeOfError(Error::ValueError), Kind::Exception);
    return type;
}

Raised fail(Context &context, const char *words)
{
    return context.raise(statisticsError(), words);
}

// A fraction of ints; the denominator is positive.
struct Fraction {
    Value numerator;
    Value denominator;
};

// Numbers, and what they exactly add up to.
struct Data {
    std::vector<Value> numbers;
    bool hasReals = false;
    bool isFinite = true;
    double special = 0; ///< what the infinite ones and NaNs add up to
    Exact sum;
    Exact squares;
};

bool readData(Context &context, const Value &iterable, Data &data)
{
    return forEach(context, iterable, [&](const Value &item) {
        if (!item.isFloat() && !isInteger(item))
            return bool(context.typeError("can't convert type '" + typeOf(item).name()
                                          + "' to numerator/denominator"));
        data.numbers.push_back(item);
        data.hasReals = data.hasReals || item.isFloat();
        if (item.isFloat() && !std::isfinite(item.real())) {
            data.special += item.real();
            data.isFinite = false;
            return true;
        }
        const Exact exact = Exact::of(context, item);
        return data.sum.add(context, exact) && data.squares.add(context, exact.times(context, exact));
    });
}

// As an int where it is one and there were ints only, else as a float.
Value converted(Context &context, const Fraction &fraction, bool isReal)
{
    const Value rest = moduloIntegers(context, fraction.numerator, fraction.denominator);
    if (!isReal && signOf(rest) == 0)
        return floorDivideIntegers(context, fraction.numerator, fraction.denominator);
    return divideIntegers(context, fraction.numerator, fraction.denominator);
}

Fraction meanOf(Context &context, const Data &data)
{
    const Value count = Value::integer(qint64(data.numbers.size()));
    return {data.sum.numerator(context), multiplyIntegers(context, data.sum.denominator(context), count)};
}

Value mean(const Call &call)
{
    Data data;
    if (!readData(call.context, call[0], data))
        return {};
    if (data.numbers.empty())
        return fail(call.context, "mean requires at least one data point");
    if (!data.isFinite)
        return Value::real(data.special / double(data.numbers.size()));
    return converted(call.context, meanOf(call.context, data), data.hasReals);
}

// The sum of the squares of what lies between the numbers and their mean, by (n Σx² - (Σx)²) / n.
Fraction squareDeviations(Context &context, const Data &data)
{
    const Value count = Value::integer(qint64(data.numbers.size()));
    const auto times = [&](const Value &one, const Value &other) {
        return multiplyIntegers(context, one, other);
    };
    const Value sum = data.sum.numerator(context), under = data.sum.denominator(context);
    const Value squares = data.squares.numerator(context), squaresUnder = data.squares.denominator(context);
    // n squares / squaresUnder - sum² / under², over one denominator
    const Value underSquare = times(under, under);
    const Value numerator = subtractIntegers(context, times(times(count, squares), underSquare),
                                             times(times(sum, sum), squaresUnder));
    return {numerator, times(times(squaresUnder, underSquare), count)};
}

// About a centre that is given: Σ (x - c)².
bool deviationsAbout(Context &context, const Data &data, const Value &centre, Fraction &out)
{
    Exact sum;
    for (const Value &each : data.numbers) {
        const Value distance = (Term(context, each) - Term(context, centre)).take();
        if (distance.isMissing())
            return false;
        const Value square = binary(context, Operator::Multiply, distance, distance);
        if (square.isMissing() || !sum.add(context, Exact::of(context, square)))
            return false;
    }
    out = {sum.numerator(context), sum.denominator(context)};
    return true;
}

enum class Spread : quint8 { Sample, Population };

// The variance as a fraction. \a words: of too few numbers.
bool varianceOf(const Call &call, Spread spread, const char *words, Data &data, Fraction &out)
{
    const qint64 lost = spread == Spread::Sample ? 1 : 0;
    Value numbers = call[0];
    if (call.has(1) && !call[1].isNone()) {
        // What is no number fails at its distance from the centre.
        std::vector<Value> all;
        if (!collect(call.context, call[0], all))
            return false;
        for (const Value &each : all)
            if ((Term(call.context, each) - Term(call.context, call[1])).hasRaised())
                return false;
        numbers = makeList(call.heap(), std::move(all));
    }
    if (!readData(call.context, numbers, data))
        return false;
    const qint64 count = qint64(data.numbers.size());
    if (count < lost + 1)
        return fail(call.context, words);
    if (!data.isFinite)
        return true;
    if (call.has(1) && !call[1].isNone()) {
        if (!deviationsAbout(call.context, data, call[1], out))
            return false;
        data.hasReals = data.hasReals || call[1].isFloat();
    } else {
        out = squareDeviations(call.context, data);
    }
    out.denominator = multiplyIntegers(call.context, out.denominator, Value::integer(count - lost));
    return !out.denominator.isMissing();
}

template <Spread spread> Value variance(const Call &call)
{
    Data data;
    Fraction result;
    if (!varianceOf(call, spread,
                    spread == Spread::Sample ? "variance requires at least two data points"
                                             : "pvariance requires at least one data point",
                    data, result))
        return {};
    return data.isFinite ? converted(call.context, result, data.hasReals)
                         : Value::real(std::numeric_limits<double>::quiet_NaN());
}

template <Spread spread> Value deviation(const Call &call)
{
    Data data;
    Fraction result;
    if (!varianceOf(call, spread,
                    spread == Spread::Sample ? "stdev requires at least two data points"
                                             : "pstdev requires at least one data point",
                    data, result))
        return {};
    if (!data.isFinite)
        return Value::real(std::numeric_limits<double>::quiet_NaN());
    return Value::real(rootOfQuotient(call.context, result.numerator, result.denominator));
}

bool sortedData(const Call &call, std::vector<Value> &out)
{
    return collect(call.context, call[0], out) && sortValues(call.context, out, Value::none(), false);
}

enum class Middle : quint8 { Mean, Low, High };

template <Middle middle> Value median(const Call &call)
{
    std::vector<Value> data;
    if (!sortedData(call, data))
        return {};
    if (data.empty())
        return fail(call.context, "no median for empty data");
    const size_t half = data.size() / 2;
    if (data.size() % 2 == 1 || middle == Middle::High)
        return data[half];
    if (middle == Middle::Low)
        return data[half - 1];
    return ((Term(call.context, data[half - 1]) + Term(call.context, data[half]))
            / Term::integer(call.context, 2))
        .take();
}

// How often each occurs, in the order of the first ones.
bool counted(const Call &call, Value &dict, qint64 &most)
{
    dict = makeDict(call.heap());
    return forEach(call.context, call[0], [&](const Value &item) {
        const Value before = dict.as<Dict>()->find(call.context, item);
        if (call.context.hasRaised())
            return false;
        const qint64 count = before.isMissing() ? 1 : before.integer() + 1;
        most = std::max(most, count);
        return dict.as<Dict>()->set(call.context, item, Value::integer(count));
    });
}

Value modes(const Call &call, bool isFirstOnly)
{
    Value dict;
    qint64 most = 0;
    if (!counted(call, dict, most))
        return {};
    std::vector<Value> found;
    const auto *counts = dict.as<Dict>();
    for (qsizetype place = 0; (place = counts->nextPlace(place)) >= 0; ++place)
        if (counts->entry(place).value.integer() == most)
            found.push_back(counts->entry(place).key);
    if (!isFirstOnly)
        return makeList(call.heap(), std::move(found));
    return found.empty() ? Value(fail(call.context, "no mode for empty data")) : found[0];
}

Value mode(const Call &call)
{
    return modes(call, true);
}

Value multimode(const Call &call)
{
    return modes(call, false);
}

Value weightedMean(const Call &call)
{
    std::vector<Value> data, weights, products;
    if (!collect(call.context, call[0], data) || !collect(call.context, call[1], weights))
        return {};
    if (data.size() != weights.size())
        return fail(call.context, "data and weights must be the same length");
    Value sum;
    qsizetype count = 0;
    double numerator = 0, denominator = 0;
    if (call.context.follows(PythonVersion::Python312)) {
        sum = sumOfProducts(call.context, data, weights);
    } else {
        for (size_t i = 0; i < data.size(); ++i) {
            products.push_back(binary(call.context, Operator::Multiply, data[i], weights[i]));
            if (products.back().isMissing())
                return {};
        }
        if (!exactSum(call.context, makeList(call.heap(), std::move(products)), count, numerator))
            return {};
        sum = Value::real(numerator);
    }
    if (sum.isMissing()
        || !exactSum(call.context, makeList(call.heap(), std::move(weights)), count, denominator))
        return {};
    if (denominator == 0)
        return fail(call.context, "sum of weights must be non-zero");
    return (Term(call.context, sum) / Term::real(call.context, denominator)).take();
}

Value realMean(const Call &call)
{
    if (call.has(1) && !call[1].isNone())
        return weightedMean(call);
    qsizetype count = 0;
    double sum = 0;
    if (!exactSum(call.context, call[0], count, sum))
        return {};
    if (count == 0)
        return fail(call.context, "fmean requires at least one data point");
    return Value::real(sum / double(count));
}

// By reciprocals that are floats already, as CPython has them.
Value harmonicMean(const Call &call)
{
    std::vector<Value> data;
    if (!collect(call.context, call[0], data))
        return {};
    if (data.empty())
        return fail(call.context, "harmonic_mean requires at least one data point");
    const Term zero = Term::integer(call.context, 0), one = Term::integer(call.context, 1);
    Exact sum;
    bool hasZero = false;
    for (const Value &each : data) {
        const Answer isNegative = Term(call.context, each).is(Comparison::Less, zero);
        if (isNegative != Answer::No)
            return isNegative == Answer::Raised
                ? Raised()
                : fail(call.context, "harmonic mean does not support negative values");
        hasZero = hasZero || !isTruthy(each);
        const Value reciprocal = isTruthy(each) ? (one / Term(call.context, each)).take() : Value::integer(0);
        if (reciprocal.isMissing() || !sum.add(call.context, Exact::of(call.context, reciprocal)))
            return {};
    }
    if (data.size() == 1)
        return data[0];
    if (hasZero)
        return Value::integer(0);
    const Value count = Value::integer(qint64(data.size()));
    return divideIntegers(call.context, multiplyIntegers(call.context, count, sum.denominator(call.context)),
                          sum.numerator(call.context));
}

// Cut points between n groups of equal size, between the data where they do not fall on it.
Value quantiles(const Call &call)
{
    std::vector<Value> data;
    qint64 n = 4;
    if (call.has(1) && !toIndex(call.context, call[1], n))
        return {};
    if (n < 1)
        return fail(call.context, "n must be at least 1");
    if (!sortedData(call, data))
        return {};
    const qint64 size = qint64(data.size());
    const bool isFew = size < 2;
    if (isFew && (size == 0 || !call.context.follows(PythonVersion::Python313)))
        return fail(call.context,
                    call.context.follows(PythonVersion::Python313) ? "must have at least one data point"
                                                                   : "must have at least two data points");
    const bool isInclusive = call.has(2) && toUtf8(call[2]) == "inclusive";
    const qint64 m = isInclusive ? size - 1 : size + 1;
    std::vector<Value> cuts;
    for (qint64 i = 1; i < n; ++i) {
        qint64 at = i * m / n;
        if (!isInclusive && !isFew)
            at = std::clamp<qint64>(at, 1, size - 1);
        const qint64 delta = i * m - at * n, low = isFew ? 0 : isInclusive ? at : at - 1;
        if (isFew) {
            cuts.push_back(data[0]);
            continue;
        }
        const Term one(call.context, data[size_t(low)]);
        const Term other(call.context, data[size_t(std::min(low + 1, size - 1))]);
        const Term cut =
            (one * Term::integer(call.context, n - delta) + other * Term::integer(call.context, delta))
            / Term::integer(call.context, n);
        if (cut.hasRaised())
            return {};
        cuts.push_back(cut.value());
    }
    return makeList(call.heap(), std::move(cuts));
}

constexpr FunctionRow statisticsFunctions[] = {
    {"mean", mean, Signature::Python, 1, 1, "data"},
    {"fmean", realMean, Signature::Python, 1, 2, "data weights"},
    {"harmonic_mean", harmonicMean, Signature::Python, 1, 1, "data"},
    {"median", median<Middle::Mean>, Signature::Python, 1, 1, "data"},
    {"median_low", median<Middle::Low>, Signature::Python, 1, 1, "data"},
    {"median_high", median<Middle::High>, Signature::Python, 1, 1, "data"},
    {"mode", mode, Signature::Python, 1, 1, "data"},
    {"multimode", multimode, Signature::Python, 1, 1, "data"},
    {"variance", variance<Spread::Sample>, Signature::Python, 1, 2, "data xbar"},
    {"pvariance", variance<Spread::Population>, Signature::Python, 1, 2, "data mu"},
    {"stdev", deviation<Spread::Sample>, Signature::Python, 1, 2, "data xbar"},
    {"pstdev", deviation<Spread::Population>, Signature::Python, 1, 2, "data mu"},
    {"quantiles", quantiles, Signature::Python, 1, 3, "data * n method"},
};

} // namespace

Attributes makeStatistics(Context &context)
{
    Filling filling(context);
    filling.add(statisticsFunctions);
    filling.add(statisticsError());
    return filling.take();
}

} // namespace signalbox::modules
