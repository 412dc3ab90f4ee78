// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/mathematics/specialfunctions.h"

#include <cerrno>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>

namespace signalbox::modules {

namespace {

using std::numbers::pi;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kLogPi = 1.144729885849400174143427351353058711647;
constexpr double kG = 6.024680040776729583740234375; // of Lanczos' approximation
constexpr double kGLessHalf = 5.524680040776729583740234375;

constexpr double kNumerator[] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
// x (x + 1) … (x + 11)
constexpr double kDenominator[] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                   45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                   1925.0,     66.0,       1.0};
constexpr int kTerms = int(std::size(kNumerator));

double lanczosSum(double x)
{
    double numerator = 0, denominator = 0;
    // Large ones by powers of 1 / x, as those of x would overflow.
    for (int i = 0; i < kTerms; ++i) {
        const int at = x < 5.0 ? kTerms - 1 - i : i;
        numerator = (x < 5.0 ? numerator * x : numerator / x) + kNumerator[at];
        denominator = (x < 5.0 ? denominator * x : denominator / x) + kDenominator[at];
    }
    return numerator / denominator;
}

// sin(pi x), exact where x is an int.
double sineOfPi(double x)
{
    const double y = std::fmod(std::fabs(x), 2.0);
    const int quarter = int(std::round(2.0 * y));
    const double sine = quarter == 0 ? std::sin(pi * y)
        : quarter == 1               ? std::cos(pi * (y - 0.5))
        : quarter == 2               ? std::sin(pi * (1.0 - y))
        : quarter == 3               ? -std::cos(pi * (y - 1.5))
                                     : std::sin(pi * (y - 2.0));
    return std::copysign(1.0, x) * sine;
}

double failed(int error, double result)
{
    errno = error;
    return result;
}

// (n - 1)!, exact as far as a double holds it.
double factorialBefore(int n)
{
    double product = 1;
    for (int i = 2; i < n; ++i)
        product *= i;
    return product;
}

double gammaOfUsual(double x)
{
    const double size = std::fabs(x), y = size + kGLessHalf;
    // What the sum lost in rounding matters, as it is taken to a power.
    const double lost = size > kGLessHalf ? (y - size) - kGLessHalf : (y - kGLessHalf) - size;
    const double z = lost * kG / y;
    double result = 0;
    const double power = size < 140.0 ? std::pow(y, size - 0.5) : std::pow(y, size / 2.0 - 0.25);
    if (x < 0.0) {
        result = -pi / sineOfPi(size) / size * std::exp(y) / lanczosSum(size);
        result -= z * result;
        result /= power;
        if (size >= 140.0)
            result /= power;
    } else {
        result = lanczosSum(size) / std::exp(y);
        result += z * result;
        result *= power;
        if (size >= 140.0)
            result *= power;
    }
    return std::isinf(result) ? failed(ERANGE, result) : result;
}

} // namespace

double gammaFunction(double x)
{
    if (!std::isfinite(x))
        return std::isnan(x) || x > 0.0 ? x : failed(EDOM, kNan);
    if (x == 0.0)
        return failed(EDOM, std::copysign(kInfinity, x));
    if (x == std::floor(x)) {
        if (x < 0.0)
            return failed(EDOM, kNan);
        if (x <= 23)
            return factorialBefore(int(x));
    }
    if (std::fabs(x) < 1e-20)
        return std::isinf(1.0 / x) ? failed(ERANGE, 1.0 / x) : 1.0 / x;
    if (std::fabs(x) > 200.0)
        return x < 0.0 ? 0.0 / sineOfPi(x) : failed(ERANGE, kInfinity);
    return gammaOfUsual(x);
}

double logGamma(double x)
{
    if (!std::isfinite(x))
        return std::isnan(x) ? x : kInfinity;
    if (x == std::floor(x) && x <= 2.0)
        return x <= 0.0 ? failed(EDOM, kInfinity) : 0.0;
    const double size = std::fabs(x);
    if (size < 1e-20)
        return -std::log(size);
    double result = std::log(lanczosSum(size)) - kG;
    result += (size - 0.5) * (std::log(size + kG - 0.5) - 1);
    if (x < 0.0)
        result = kLogPi - std::log(std::fabs(sineOfPi(size))) - std::log(size) - result;
    return std::isinf(result) ? failed(ERANGE, result) : result;
}

} // namespace signalbox::modules
