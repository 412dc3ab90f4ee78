// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <boost/multiprecision/cpp_int.hpp>

namespace signalbox::objects {

/// What takes its time with numbers of many thousand digits, in pieces between which the run looks around.
/// False where it is to end, which is raised then; what was to be written is of no use.
using LongInteger = boost::multiprecision::cpp_int;

[[nodiscard]] bool multiplyLong(Context &context, const LongInteger &one, const LongInteger &other,
                                LongInteger &product);
/// The quotient is cut off towards zero; \a divisor is not zero.
[[nodiscard]] bool divideLong(Context &context, const LongInteger &one, const LongInteger &divisor,
                              LongInteger &quotient, LongInteger &rest);
/// \a base is neither 0 nor 1 nor -1: somebody has asked whether there is memory for what comes of it.
[[nodiscard]] bool powerLong(Context &context, const LongInteger &base, quint64 exponent, LongInteger &power);
/// None of the numbers is negative, and \a modulus is not zero.
[[nodiscard]] bool powerModuloLong(Context &context, const LongInteger &base, const LongInteger &exponent,
                                   const LongInteger &modulus, LongInteger &power);

/// In base 2, 8 or 16 where a digit has 1, 3 or 4 bits. \a number is not negative.
std::string digitsOfBits(const LongInteger &number, int bitsOfDigit);
/// The bytes of a number that is not negative, the least first; at least one.
std::string bytesOf(const LongInteger &number);
/// From values of digits of so many bits, at most 8, the most significant first.
LongInteger fromBits(const std::string &digits, int bitsOfDigit);

} // namespace signalbox::objects
