// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/mathematics/distributions.h"

#include "engine/library/mathematics/generators.h"
#include "engine/library/mathematics/specialfunctions.h"
#include "engine/library/modules/term.h"
#include "engine/objects/floats.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace signalbox::modules {

using namespace objects;

namespace {

using std::numbers::e;
using std::numbers::pi;

constexpr double kTwoPi = 2.0 * pi;

// Constants of the methods that CPython's module names: computed as it does.
const double kNormalConstant = 4 * std::exp(-0.5) / std::sqrt(2.0);
const double kLogOf4 = std::log(4.0);
const double kGammaConstant = 1.0 + std::log(4.5);

// Draws are refused until one fits. With parameters that are infinite or no numbers none ever does, and
// CPython goes on for ever; here the result is no number then.
constexpr int kMostRounds = 100'000;
constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

double draw(const Call &call)
{
    return Generator::of(call).random.random();
}

Term real(const Call &call, double number)
{
    return Term::real(call.context, number);
}

// An argument, or what its default is.
Term argument(const Call &call, qsizetype i, double usual)
{
    return call.has(i) ? Term(call.context, call[i]) : real(call, usual);
}

// Asks first what the formula asks first, in Python's words; then all that follows is of floats.
bool realsAfter(const Call &call, Answer asked, std::initializer_list<std::pair<Term, double *>> values)
{
    if (asked == Answer::Raised)
        return false;
    for (const auto &[term, out] : values)
        if (!toRealArgument(call.context, term.value(), *out))
            return false;
    return true;
}

Value uniform(const Call &call)
{
    const Term low(call.context, call[0]), high(call.context, call[1]);
    const Term width = high - low;
    return width.hasRaised() ? Value() : (low + width * real(call, draw(call))).take();
}

// Where in the triangle its peak is, from 0 to 1; Missing where the triangle has no width.
Value peakOf(const Call &call, const Term &low, const Term &high)
{
    if (!call.has(2) || call[2].isNone())
        return Value::real(0.5);
    const Term above = Term(call.context, call[2]) - low; // first, as it may raise first
    return above.hasRaised() ? Value() : (above / (high - low)).take();
}

Value triangular(const Call &call)
{
    Term low = argument(call, 0, 0.0), high = argument(call, 1, 1.0);
    double u = draw(call), peak = 0;
    const Value at = peakOf(call, low, high);
    if (at.isMissing()) {
        if (!call.context.hasRaised(Error::ZeroDivisionError))
            return {};
        call.context.clear();
        return low.take();
    }
    if (!toRealArgument(call.context, at, peak))
        return {};
    if (u > peak) {
        u = 1.0 - u;
        peak = 1.0 - peak;
        std::swap(low, high);
    }
    const Term width = high - low;
    if (width.hasRaised())
        return {};
    if (u * peak < 0)
        return call.context.valueError("math domain error");
    return (low + width * real(call, std::sqrt(u * peak))).take();
}

double drawNormal(const Call &call)
{
    for (int round = 0; round < kMostRounds; ++round) {
        const double u1 = draw(call), u2 = 1.0 - draw(call);
        const double z = kNormalConstant * (u1 - 0.5) / u2;
        if (z * z / 4.0 <= -std::log(u2))
            return z;
    }
    return kNoNumber;
}

Value normal(const Call &call)
{
    const Term mean = argument(call, 0, 0.0), deviation = argument(call, 1, 1.0);
    return (mean + real(call, drawNormal(call)) * deviation).take();
}

Value gauss(const Call &call)
{
    const Term mean = argument(call, 0, 0.0), deviation = argument(call, 1, 1.0);
    Value &next = Generator::of(call).gaussNext;
    Value z = std::exchange(next, Value());
    if (z.isMissing()) {
        const double angle = draw(call) * kTwoPi;
        const double radius = std::sqrt(-2.0 * std::log(1.0 - draw(call)));
        z = Value::real(std::cos(angle) * radius);
        next = Value::real(std::sin(angle) * radius);
    }
    return (mean + Term(call.context, z) * deviation).take();
}

Value exponentialOf(const Call &call, const Value &exponent)
{
    double x = 0;
    if (exponent.isMissing() || !toRealArgument(call.context, exponent, x))
        return {};
    const double result = std::exp(x);
    if (std::isinf(result) && std::isfinite(x))
        return call.context.raise(Error::OverflowError, "math range error");
    return Value::real(result);
}

Value logNormal(const Call &call)
{
    return exponentialOf(call, normal(call));
}

Value exponential(const Call &call)
{
    const Term rate = argument(call, 0, 1.0);
    return (real(call, -std::log(1.0 - draw(call))) / rate).take();
}

Value vonMises(const Call &call)
{
    const Term mean(call.context, call[0]), concentration(call.context, call[1]);
    const Answer isSmall = concentration.is(Comparison::LessOrEqual, real(call, 1e-6));
    double kappa = 0;
    if (!realsAfter(call, isSmall, {{concentration, &kappa}}))
        return {};
    if (isSmall == Answer::Yes)
        return Value::real(kTwoPi * draw(call));
    const double s = 0.5 / kappa, r = s + std::sqrt(1.0 + s * s);
    double z = 0;
    for (int round = 0; round < kMostRounds; ++round) {
        z = std::cos(pi * draw(call));
        const double d = z / (r + z), u2 = draw(call);
        if (u2 < 1.0 - d * d || u2 <= (1.0 - d) * std::exp(d))
            break;
    }
    const double q = 1.0 / r, f = (q + z) / (1.0 + q * z);
    const Term angle = real(call, std::acos(f));
    return ((draw(call) > 0.5 ? mean + angle : mean - angle) % real(call, kTwoPi)).take();
}

double gammaAboveOne(const Call &call, double alpha, double beta)
{
    // R. C. H. Cheng, "The generation of gamma variables with non-integral shape parameters", 1977.
    const double root = std::sqrt(2.0 * alpha - 1.0), b = alpha - kLogOf4, c = alpha + root;
    for (int round = 0; round < kMostRounds; ++round) {
        const double u1 = draw(call);
        if (!(1e-7 < u1 && u1 < 0.9999999))
            continue;
        const double u2 = 1.0 - draw(call);
        const double v = std::log(u1 / (1.0 - u1)) / root, x = alpha * std::exp(v);
        const double z = u1 * u1 * u2, r = b + c * v - x;
        if (r + kGammaConstant - 4.5 * z >= 0.0 || r >= std::log(z))
            return x * beta;
    }
    return kNoNumber;
}

double gammaBelowOne(const Call &call, double alpha, double beta)
{
    // Algorithm GS of W. Kennedy and J. Gentle, "Statistical Computing", 1980.
    for (int round = 0; round < kMostRounds; ++round) {
        const double b = (e + alpha) / e, p = b * draw(call);
        const double x = p <= 1.0 ? std::pow(p, 1.0 / alpha) : -std::log((b - p) / alpha);
        const double u = draw(call);
        if (p > 1.0 ? u <= std::pow(x, alpha - 1.0) : u <= std::exp(-x))
            return x * beta;
    }
    return kNoNumber;
}

Value drawGamma(const Call &call, const Term &shape, const Term &scale)
{
    const Answer isNone = shape.is(Comparison::LessOrEqual, real(call, 0.0));
    if (isNone == Answer::Raised)
        return {};
    const Answer isFlat = isNone == Answer::Yes ? isNone : scale.is(Comparison::LessOrEqual, real(call, 0.0));
    double alpha = 0, beta = 0;
    if (isFlat == Answer::Yes)
        return call.context.valueError("gammavariate: alpha and beta must be > 0.0");
    if (!realsAfter(call, isFlat, {{shape, &alpha}, {scale, &beta}}))
        return {};
    if (alpha > 1.0)
        return Value::real(gammaAboveOne(call, alpha, beta));
    if (alpha == 1.0)
        return Value::real(-std::log(1.0 - draw(call)) * beta);
    return Value::real(gammaBelowOne(call, alpha, beta));
}

Value gammaVariate(const Call &call)
{
    return drawGamma(call, Term(call.context, call[0]), Term(call.context, call[1]));
}

Value beta(const Call &call)
{
    const Value y = drawGamma(call, Term(call.context, call[0]), real(call, 1.0));
    if (y.isMissing() || y.real() == 0)
        return y.isMissing() ? y : Value::real(0.0);
    const Value other = drawGamma(call, Term(call.context, call[1]), real(call, 1.0));
    return other.isMissing() ? other : Value::real(y.real() / (y.real() + other.real()));
}

Value pareto(const Call &call)
{
    const double u = 1.0 - draw(call);
    return real(call, u).power(real(call, -1.0) / Term(call.context, call[0])).take();
}

Value weibull(const Call &call)
{
    const double u = 1.0 - draw(call);
    const Term power = real(call, -std::log(u)).power(real(call, 1.0) / Term(call.context, call[1]));
    return (Term(call.context, call[0]) * power).take();
}

// Successes are far apart: how far, is drawn (L. Devroye, "Generating the maximum of independent identically
// distributed random variables", 1980).
qint64 fewSuccesses(const Call &call, qint64 n, double p)
{
    qint64 found = 0, at = 0;
    const double c = std::log2(1.0 - p);
    if (c == 0)
        return 0;
    for (;;) {
        at += qint64(std::floor(std::log2(draw(call)) / c)) + 1;
        if (at > n)
            return found;
        ++found;
    }
}

// W. Hörmann, "The generation of binomial random variates", 1993: BTRS.
qint64 manySuccesses(const Call &call, qint64 n, double p)
{
    const double size = double(n);
    const double deviation = std::sqrt(size * p * (1.0 - p));
    const double b = 1.15 + 2.53 * deviation, a = -0.0873 + 0.0248 * b + 0.01 * p;
    const double c = size * p + 0.5, vr = 0.92 - 4.2 / b;
    const double alpha = (2.83 + 5.1 / b) * deviation, odds = std::log(p / (1.0 - p));
    const double mode = std::floor(double(n + 1) * p);
    const double height = logGamma(mode + 1) + logGamma(size - mode + 1);
    for (int round = 0; round < kMostRounds; ++round) {
        const double u = draw(call) - 0.5, us = 0.5 - std::fabs(u);
        const double k = std::floor((2.0 * a / us + b) * u + c);
        if (k < 0 || k > size)
            continue;
        double v = draw(call);
        if (us >= 0.07 && v <= vr)
            return qint64(k);
        v *= alpha / (a / (us * us) + b);
        if (std::log(v) <= height - logGamma(k + 1) - logGamma(size - k + 1) + (k - mode) * odds)
            return qint64(k);
    }
    return 0;
}

qint64 drawBinomial(const Call &call, qint64 n, double p)
{
    if (n == 1)
        return draw(call) < p ? 1 : 0;
    if (p > 0.5)
        return n - drawBinomial(call, n, 1.0 - p);
    return double(n) * p < 10.0 ? fewSuccesses(call, n, p) : manySuccesses(call, n, p);
}

Value binomial(const Call &call)
{
    const Term trials = call.has(0) ? Term(call.context, call[0]) : Term::integer(call.context, 1);
    const Answer isNegative = trials.is(Comparison::Less, Term::integer(call.context, 0));
    double p = 0;
    if (isNegative == Answer::Yes)
        return call.context.valueError("n must be non-negative");
    if (isNegative == Answer::Raised)
        return {};
    const Term chance = argument(call, 1, 0.5);
    if (!realsAfter(call, chance.is(Comparison::LessOrEqual, real(call, 0.0)), {{chance, &p}}))
        return {};
    if (p <= 0.0 || p >= 1.0) {
        if (p == 0.0)
            return Value::integer(0);
        return p == 1.0 ? trials.value()
                        : Value(call.context.valueError("p must be in the range 0.0 <= p <= 1.0"));
    }
    qint64 n = 0;
    return toIndex(call.context, trials.value(), n) ? Value::integer(drawBinomial(call, n, p)) : Value();
}

constexpr FunctionRow distributionRows[] = {
    {"uniform", uniform, Signature::Python, 2, 2, "a b"},
    {"triangular", triangular, Signature::Python, 0, 3, "low high mode"},
    {"normalvariate", normal, Signature::Python, 0, 2, "mu sigma"},
    {"gauss", gauss, Signature::Python, 0, 2, "mu sigma"},
    {"lognormvariate", logNormal, Signature::Python, 2, 2, "mu sigma"},
    {"vonmisesvariate", vonMises, Signature::Python, 2, 2, "mu kappa"},
    {"gammavariate", gammaVariate, Signature::Python, 2, 2, "alpha beta"},
    {"betavariate", beta, Signature::Python, 2, 2, "alpha beta"},
    {"paretovariate", pareto, Signature::Python, 1, 1, "alpha"},
    {"weibullvariate", weibull, Signature::Python, 2, 2, "alpha beta"},
};
constexpr FunctionRow laterDistributionRows[] = {
    {"expovariate", exponential, Signature::Python, 0, 1, "lambd"},
    {"binomialvariate", binomial, Signature::Python, 0, 2, "n p"},
};
constexpr FunctionRow formerDistributionRows[] = {
    {"expovariate", exponential, Signature::Python, 1, 1, "lambd"}};

} // namespace

std::span<const FunctionRow> distributionMethods()
{
    return distributionRows;
}

std::span<const FunctionRow> laterDistributionMethods()
{
    return laterDistributionRows;
}

std::span<const FunctionRow> formerDistributionMethods()
{
    return formerDistributionRows;
}

} // namespace signalbox::modules
