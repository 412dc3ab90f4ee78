// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/longintegers.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace signalbox::objects {

namespace {

using boost::multiprecision::bit_test;
using boost::multiprecision::limb_type;
using boost::multiprecision::lsb;
using boost::multiprecision::msb;

constexpr qint64 kBitsOfLimb = sizeof(limb_type) * 8;
// Products of limbs that are made in one go: some milliseconds of work.
constexpr qint64 kMostAtOnce = 1 << 22;
// Two numbers with as many limbs together are multiplied in one go: Boost knows Karatsuba's way, too.
constexpr qint64 kFewLimbs = 8192;

qint64 limbsOf(const LongInteger &number)
{
    return qint64(number.backend().size());
}

// Of a number that is not negative, its limbs from \a from up to, not including, \a to.
LongInteger partOf(const LongInteger &number, qint64 from, qint64 to)
{
    const qint64 end = std::min(to, limbsOf(number));
    LongInteger part;
    if (from >= end)
        return part;
    part.backend().resize(unsigned(end - from), unsigned(end - from));
    std::copy_n(number.backend().limbs() + from, end - from, part.backend().limbs());
    part.backend().normalize();
    return part;
}

LongInteger movedUp(const LongInteger &number, qint64 limbs)
{
    return number << unsigned(limbs * kBitsOfLimb);
}

// Karatsuba's way down to numbers that are multiplied in one go. Neither is negative.
bool multiplyParts(Context &context, const LongInteger &one, const LongInteger &other, LongInteger &product)
{
    const qint64 more = std::max(limbsOf(one), limbsOf(other)),
                 fewer = std::min(limbsOf(one), limbsOf(other));
    if (more + fewer <= kFewLimbs || more * fewer <= kMostAtOnce) {
        product = one * other;
        constexpr qint64 saved = 8; // by Karatsuba's way
        return context.works(more * std::min(fewer, fewer / saved + saved));
    }
    const LongInteger &longer = limbsOf(one) >= limbsOf(other) ? one : other;
    const LongInteger &shorter = &longer == &one ? other : one;
    const qint64 half = (more + 1) / 2;
    const LongInteger low = partOf(longer, 0, half), high = partOf(longer, half, more);
    LongInteger lows, highs;
    if (fewer <= half) {
        if (!multiplyParts(context, low, shorter, lows) || !multiplyParts(context, high, shorter, highs))
            return false;
        product = lows + movedUp(highs, half);
        return true;
    }
    const LongInteger otherLow = partOf(shorter, 0, half), otherHigh = partOf(shorter, half, fewer);
    LongInteger sums;
    if (!multiplyParts(context, low, otherLow, lows) || !multiplyParts(context, high, otherHigh, highs)
        || !multiplyParts(context, low + high, otherLow + otherHigh, sums))
        return false;
    sums -= lows;
    sums -= highs;
    product = lows + movedUp(sums, half) + movedUp(highs, 2 * half);
    return true;
}

// Both are positive. As by hand, but that a digit has as many limbs as the divisor: Boost goes over all that
// is left for each limb of the quotient, which takes the square of the dividend's length.
bool divideParts(Context &context, const LongInteger &one, const LongInteger &divisor, LongInteger &quotient,
                 LongInteger &rest)
{
    constexpr qint64 leastDigit = 32, workOfLimb = 4; // nanoseconds, about
    const qint64 size = limbsOf(one), by = limbsOf(divisor);
    const qint64 digit = std::max<qint64>(1, std::min(std::max(leastDigit, by), kMostAtOnce / by));
    const qint64 workOfDigit = digit * (digit + by) * workOfLimb;
    if (by == 1 || size <= by + digit) {
        divide_qr(one, divisor, quotient, rest);
        return context.works((size < by ? 1 : by * (size - by + 1)) * workOfLimb);
    }
    LongInteger result;
    result.backend().resize(unsigned(size), unsigned(size));
    std::fill_n(result.backend().limbs(), size, limb_type(0));
    rest = 0;
    for (qint64 from = (size - 1) / digit * digit; from >= 0; from -= digit) {
        const LongInteger left = movedUp(rest, digit) + partOf(one, from, from + digit);
        LongInteger each;
        divide_qr(left, divisor, each, rest);
        std::copy_n(each.backend().limbs(), limbsOf(each), result.backend().limbs() + from);
        if (!context.works(workOfDigit))
            return false;
    }
    result.backend().normalize();
    quotient = std::move(result);
    return true;
}

} // namespace

bool multiplyLong(Context &context, const LongInteger &one, const LongInteger &other, LongInteger &product)
{
    if (limbsOf(one) + limbsOf(other) <= kFewLimbs / 8) [[likely]] {
        product = one * other;
        return true;
    }
    const bool isNegative = (one < 0) != (other < 0);
    if (!multiplyParts(context, abs(one), abs(other), product))
        return false;
    if (isNegative)
        product = -product;
    return true;
}

bool divideLong(Context &context, const LongInteger &one, const LongInteger &divisor, LongInteger &quotient,
                LongInteger &rest)
{
    constexpr qint64 fewLimbs = 64;
    if (limbsOf(one) <= fewLimbs) [[likely]] {
        divide_qr(one, divisor, quotient, rest);
        return true;
    }
    const bool isNegative = one < 0, isTurned = isNegative != (divisor < 0);
    if (!divideParts(context, abs(one), abs(divisor), quotient, rest))
        return false;
    if (isTurned)
        quotient = -quotient;
    if (isNegative)
        rest = -rest;
    return true;
}

bool powerLong(Context &context, const LongInteger &base, quint64 exponent, LongInteger &power)
{
    // Factors of two are only moved.
    const LongInteger size = abs(base);
    const auto twos = quint64(lsb(size));
    const LongInteger odd = size >> unsigned(twos);
    power = 1;
    for (int bit = std::bit_width(exponent) - 1; bit >= 0 && odd != 1; --bit) {
        LongInteger next;
        if (!multiplyLong(context, power, power, next))
            return false;
        power = std::move(next);
        if ((exponent >> bit) & 1) {
            if (!multiplyLong(context, power, odd, next))
                return false;
            power = std::move(next);
        }
    }
    power <<= unsigned(twos * exponent);
    if (base < 0 && (exponent & 1))
        power = -power;
    return true;
}

bool powerModuloLong(Context &context, const LongInteger &base, const LongInteger &exponent,
                     const LongInteger &modulus, LongInteger &power)
{
    const qint64 size = limbsOf(modulus);
    if (limbsOf(exponent) * size * size <= kMostAtOnce / kBitsOfLimb / 4) [[likely]] {
        power = powm(base, exponent, modulus);
        return true;
    }
    LongInteger product, quotient;
    const auto timesModulo = [&](const LongInteger &factor) {
        return multiplyLong(context, power, factor, product)
            && divideLong(context, product, modulus, quotient, power) && context.works(size * size);
    };
    LongInteger factor, one = 1;
    if (!divideLong(context, base, modulus, quotient, factor)
        || !divideLong(context, one, modulus, quotient, power))
        return false;
    for (auto bit = exponent.is_zero() ? -1 : qint64(msb(exponent)); bit >= 0; --bit) {
        const LongInteger before = power;
        if (!timesModulo(before) || (bit_test(exponent, unsigned(bit)) && !timesModulo(factor)))
            return false;
    }
    return true;
}

std::string digitsOfBits(const LongInteger &number, int bitsOfDigit)
{
    std::string digits;
    export_bits(number, std::back_inserter(digits), unsigned(bitsOfDigit));
    for (char &each : digits)
        each = "0123456789abcdef"[uchar(each)];
    return digits;
}

std::string bytesOf(const LongInteger &number)
{
    std::string bytes;
    constexpr bool fromTheFirst = false;
    export_bits(number, std::back_inserter(bytes), 8, fromTheFirst);
    return bytes;
}

LongInteger fromBits(const std::string &digits, int bitsOfDigit)
{
    LongInteger number;
    if (!digits.empty())
        import_bits(number, digits.begin(), digits.end(), unsigned(bitsOfDigit));
    return number;
}

} // namespace signalbox::objects
