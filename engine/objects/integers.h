// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// Ints of any size. All these take values of kind Int or Bool, and give kind Int, in place where 64 bits
/// hold it. Missing where they raised: division by zero, MemoryError, a run that is
/// stopped meanwhile; and where an operand is, so that who computes in several steps need not ask after each.
inline bool isInteger(const Value &value)
{
    return value.is(Kind::Int) || value.is(Kind::Bool);
}

Value addIntegers(Context &context, const Value &one, const Value &other);
Value subtractIntegers(Context &context, const Value &one, const Value &other);
Value multiplyIntegers(Context &context, const Value &one, const Value &other);
Value floorDivideIntegers(Context &context, const Value &one, const Value &other);
Value moduloIntegers(Context &context, const Value &one, const Value &other);
/// A float, correctly rounded.
Value divideIntegers(Context &context, const Value &one, const Value &other);
/// \a exponent is not negative.
Value powerIntegers(Context &context, const Value &base, const Value &exponent);
/// pow(base, exponent, modulus).
Value powerModulo(Context &context, const Value &base, const Value &exponent, const Value &modulus);
Value shiftLeft(Context &context, const Value &one, const Value &by);
Value shiftRight(Context &context, const Value &one, const Value &by);
Value andIntegers(Context &context, const Value &one, const Value &other);
Value orIntegers(Context &context, const Value &one, const Value &other);
Value xorIntegers(Context &context, const Value &one, const Value &other);
Value negateInteger(Context &context, const Value &one);
Value invertInteger(Context &context, const Value &one);

/// -1, 0 or 1, as \a one is less than \a other, equal or more.
int compareIntegers(const Value &one, const Value &other);
/// -1, 0 or 1; 2 where \a real is not a number.
int compareWithReal(const Value &one, double real);
int signOf(const Value &one);
bool isOdd(const Value &one);
Hash hashOfInteger(const Value &one);
inline Hash hashOfSmallInteger(qint64 number)
{
    constexpr qint64 kModulus = (qint64(1) << 61) - 1;
    const qint64 hash = number % kModulus;
    return hash == -1 ? -2 : hash;
}
qint64 bitLength(const Value &one);
qint64 bitCount(const Value &one);

/// In \a base (2…36) with a sign and without a prefix. No limit of digits: see decimalText().
std::string integerText(const Value &one, int base);
/// The same, where there is memory for so many digits: raises MemoryError otherwise.
[[nodiscard]] bool textInBase(Context &context, const Value &one, int base, std::string &out);
/// str(one): raises ValueError beyond 4300 digits. Missing words are empty.
[[nodiscard]] bool decimalText(Context &context, const Value &one, std::string &out);
/// From digits that are known to be valid in \a base, without underscores.
Value integerFromDigits(Context &context, std::string_view digits, int base, bool isNegative);
/// False with OverflowError where no float is as large.
[[nodiscard]] bool toReal(Context &context, const Value &one, double &out);
/// int(real) of a finite float.
Value integerFromReal(Context &context, double real);
/// Two's complement, as int.to_bytes() and from_bytes() have it, the least byte first. False where it does
/// not fit.
bool toLittleBytes(const Value &one, qsizetype length, bool isSigned, std::string &out);
Value fromLittleBytes(Context &context, std::string_view bytes, bool isSigned);

__extension__ using Wide = __int128;
/// From 128 bits, which hold what two of 64 bits can make.
Value makeInteger(Context &context, Wide number);

/// More digits than that str() and int() refuse.
inline constexpr int kMostDigits = 4300;

} // namespace signalbox::objects
