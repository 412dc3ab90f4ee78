// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/integers.h"

#include "engine/objects/longintegers.h"
#include "engine/objects/textbuilder.h"

#include <bit>
#include <cmath>
#include <numeric>

namespace signalbox::objects {

namespace {

using cpp_int = LongInteger;

class BigInteger final : public Object {
public:
    explicit BigInteger(cpp_int value)
        : Object(Kind::Int)
        , number(std::move(value))
    {
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        std::string digits;
        if (!decimalText(context, Value::of(this), digits))
            return false;
        out.append(digits);
        return true;
    }
    qint64 footprint() const override
    {
        return qint64(sizeof(BigInteger)
                      + number.backend().size() * sizeof(boost::multiprecision::limb_type));
    }
    const cpp_int number;
};

cpp_int numberOf(const Value &value)
{
    return value.isSmallIntOrBool() ? cpp_int(value.integer()) : value.as<BigInteger>()->number;
}

// Without a copy where it is big already.
struct Number {
    explicit Number(const Value &value)
        : small(value.isSmallIntOrBool() ? value.integer() : 0)
        , number(value.isSmallIntOrBool() ? small : value.as<BigInteger>()->number)
    {
    }
    cpp_int small;
    const cpp_int &number;
};

Value normalized(Context &context, cpp_int number)
{
    if (number >= std::numeric_limits<qint64>::min() && number <= std::numeric_limits<qint64>::max())
        return Value::integer(qint64(number));
    // Written anew by each round of what computes with it.
    return context.allows(qint64(number.backend().size() * sizeof(boost::multiprecision::limb_type)))
        ? context.heap().adopt(new BigInteger(std::move(number)))
        : Value();
}

bool areSmall(const Value &one, const Value &other)
{
    return one.isSmallIntOrBool() && other.isSmallIntOrBool();
}

// A step before raised: what computes in several need not ask after each.
bool isAnyMissing(const Value &one, const Value &other)
{
    return one.isMissing() || other.isMissing();
}

qint64 bitsOf(const cpp_int &number)
{
    return number.is_zero() ? 0 : qint64(msb(number < 0 ? cpp_int(-number) : number)) + 1;
}

// Towards minus infinity; the remainder has the sign of the divisor.
bool divideFloor(Context &context, const cpp_int &one, const cpp_int &other, cpp_int &quotient, cpp_int &rest)
{
    if (!divideLong(context, one, other, quotient, rest))
        return false;
    if (!rest.is_zero() && (rest < 0) != (other < 0)) {
        --quotient;
        rest += other;
    }
    return true;
}

Raised zeroDivision(Context &context, const char *words)
{
    return context.raise(Error::ZeroDivisionError, words);
}

// The float nearest to number / 2^scale, by its first 64 bits and whether anything follows.
double nearestReal(cpp_int number, qint64 scale, bool hasMore)
{
    const bool isNegative = number < 0;
    if (isNegative)
        number = -number;
    const qint64 bits = bitsOf(number);
    if (bits > 64) {
        const auto shift = unsigned(bits - 64);
        hasMore = hasMore || lsb(number) < shift;
        number >>= shift;
        scale -= shift;
    }
    const auto first = quint64(number) | (hasMore ? 1 : 0);
    const double real = std::ldexp(double(first), int(std::clamp<qint64>(-scale, -5000, 5000)));
    return isNegative ? -real : real;
}

} // namespace

Value makeInteger(Context &context, Wide number)
{
    if (number >= std::numeric_limits<qint64>::min() && number <= std::numeric_limits<qint64>::max())
        return Value::integer(qint64(number));
    return normalized(context, cpp_int(number));
}

Value addIntegers(Context &context, const Value &one, const Value &other)
{
    if (areSmall(one, other))
        return makeInteger(context, Wide(one.integer()) + other.integer());
    if (isAnyMissing(one, other))
        return {};
    return normalized(context, Number(one).number + Number(other).number);
}

Value subtractIntegers(Context &context, const Value &one, const Value &other)
{
    if (areSmall(one, other))
        return makeInteger(context, Wide(one.integer()) - other.integer());
    if (isAnyMissing(one, other))
        return {};
    return normalized(context, Number(one).number - Number(other).number);
}

Value multiplyIntegers(Context &context, const Value &one, const Value &other)
{
    if (areSmall(one, other))
        return makeInteger(context, Wide(one.integer()) * other.integer());
    if (isAnyMissing(one, other))
        return {};
    // What takes seconds to multiply is beyond all that a program here is about.
    constexpr qint64 mostBits = qint64(1) << 25;
    if (bitLength(one) + bitLength(other) > mostBits)
        return context.refuseMemory();
    if (!context.allows((bitLength(one) + bitLength(other)) / 8))
        return {};
    cpp_int product;
    return multiplyLong(context, Number(one).number, Number(other).number, product)
        ? normalized(context, std::move(product))
        : Value();
}

Value floorDivideIntegers(Context &context, const Value &one, const Value &other)
{
    if (isAnyMissing(one, other))
        return {};
    if (signOf(other) == 0)
        return zeroDivision(context, "integer division or modulo by zero");
    if (areSmall(one, other)) {
        const Wide quotient = Wide(one.integer()) / other.integer();
        const bool isRounded =
            Wide(one.integer()) % other.integer() != 0 && (one.integer() < 0) != (other.integer() < 0);
        return makeInteger(context, quotient - (isRounded ? 1 : 0));
    }
    cpp_int quotient, rest;
    return divideFloor(context, Number(one).number, Number(other).number, quotient, rest)
        ? normalized(context, std::move(quotient))
        : Value();
}

Value moduloIntegers(Context &context, const Value &one, const Value &other)
{
    if (isAnyMissing(one, other))
        return {};
    if (signOf(other) == 0)
        return zeroDivision(context, "integer modulo by zero");
    if (areSmall(one, other)) {
        const Wide rest = Wide(one.integer()) % other.integer();
        return makeInteger(context,
                           rest != 0 && (rest < 0) != (other.integer() < 0) ? rest + other.integer() : rest);
    }
    cpp_int quotient, rest;
    return divideFloor(context, Number(one).number, Number(other).number, quotient, rest)
        ? normalized(context, std::move(rest))
        : Value();
}

Value divideIntegers(Context &context, const Value &one, const Value &other)
{
    if (isAnyMissing(one, other))
        return {};
    if (signOf(other) == 0)
        return zeroDivision(context, "division by zero");
    constexpr qint64 kExact = qint64(1) << 53;
    if (areSmall(one, other) && std::abs(one.integer()) <= kExact && std::abs(other.integer()) <= kExact)
        return Value::real(double(one.integer()) / double(other.integer()));
    const Number dividend(one), divisor(other);
    // The quotient gets more bits than a float has; what is left over only says on which side it lies.
    const qint64 shift = std::min<qint64>(66 - bitsOf(dividend.number) + bitsOf(divisor.number), 1076);
    const bool isNegative = (dividend.number < 0) != (divisor.number < 0);
    cpp_int above = abs(dividend.number), below = abs(divisor.number), quotient, rest;
    if (shift > 0)
        above <<= unsigned(shift);
    else
        below <<= unsigned(-shift);
    if (!divideLong(context, above, below, quotient, rest))
        return {};
    const double real = nearestReal(quotient, shift, !rest.is_zero());
    if (std::isinf(real))
        return context.raise(Error::OverflowError, "integer division result too large for a float");
    return Value::real(isNegative ? -real : real);
}

Value powerIntegers(Context &context, const Value &base, const Value &exponent)
{
    if (isAnyMissing(base, exponent))
        return {};
    const qint64 bits = bitLength(base);
    if (bits <= 1 && base.isSmallIntOrBool()) { // -1, 0, 1
        if (signOf(exponent) == 0)
            return Value::integer(1);
        return Value::integer(base.integer() == -1 && !isOdd(exponent) ? 1 : base.integer());
    }
    if (!exponent.isSmallIntOrBool() || exponent.integer() > Account::kUsualLimit * 8)
        return context.refuseMemory();
    if (!context.allows((bits - 1) * exponent.integer() / 8))
        return {};
    cpp_int power;
    return powerLong(context, Number(base).number, quint64(exponent.integer()), power)
        ? normalized(context, std::move(power))
        : Value();
}

Value powerModulo(Context &context, const Value &base, const Value &exponent, const Value &modulus)
{
    if (signOf(modulus) == 0)
        return context.valueError("pow() 3rd argument cannot be 0");
    cpp_int factor = numberOf(base), times = numberOf(exponent), quotient, rest;
    const cpp_int divisor = numberOf(modulus);
    const cpp_int size = abs(divisor);
    if (times < 0) {
        // The inverse, by Euclid's extended algorithm.
        constexpr qint64 workOfLimb = 10;
        cpp_int r0 = size, r1 = ((factor % size) + size) % size, t0 = 0, t1 = 1;
        while (!r1.is_zero()) {
            const cpp_int q = r0 / r1;
            cpp_int next = r0 - q * r1;
            r0 = r1;
            r1 = next;
            next = t0 - q * t1;
            t0 = t1;
            t1 = next;
            if (!context.works(qint64(size.backend().size()) * workOfLimb))
                return {};
        }
        if (r0 != 1)
            return context.valueError("base is not invertible for the given modulus");
        factor = t0;
        times = -times;
    }
    if (!divideFloor(context, factor, size, quotient, rest))
        return {};
    factor = rest;
    cpp_int power;
    return powerModuloLong(context, factor, times, size, power)
            && divideFloor(context, power, divisor, quotient, rest)
        ? normalized(context, std::move(rest))
        : Value();
}

Value shiftLeft(Context &context, const Value &one, const Value &by)
{
    if (isAnyMissing(one, by))
        return {};
    if (signOf(by) < 0)
        return context.valueError("negative shift count");
    if (signOf(one) == 0)
        return Value::integer(0);
    if (!by.isSmallIntOrBool()) {
        constexpr int bitsOfADigit = 30; // of CPython's, whose number is what may be too large
        const bool isCountable = numberOf(by) / bitsOfADigit <= std::numeric_limits<qint64>::max();
        return isCountable ? context.raiseWith(typeOfError(Error::MemoryError), {})
                           : context.raise(Error::OverflowError, "too many digits in integer");
    }
    if (one.isSmallIntOrBool() && by.integer() < 63 && bitLength(one) + by.integer() < 63)
        return Value::integer(one.integer() * (qint64(1) << by.integer()));
    if (!context.allows(by.integer() / 8 + 16))
        return {};
    return normalized(context, numberOf(one) << unsigned(by.integer()));
}

Value shiftRight(Context &context, const Value &one, const Value &by)
{
    if (isAnyMissing(one, by))
        return {};
    if (signOf(by) < 0)
        return context.valueError("negative shift count");
    const int allGone = signOf(one) < 0 ? -1 : 0;
    if (!by.isSmallIntOrBool() || by.integer() > bitLength(one))
        return Value::integer(allGone);
    if (one.isSmallIntOrBool())
        return Value::integer(by.integer() > 63 ? allGone : one.integer() >> by.integer());
    // Towards minus infinity.
    const Number number(one);
    return normalized(context,
                      number.number < 0 ? cpp_int(-((-number.number - 1) >> unsigned(by.integer())) - 1)
                                        : cpp_int(number.number >> unsigned(by.integer())));
}

Value andIntegers(Context &context, const Value &one, const Value &other)
{
    if (areSmall(one, other))
        return Value::integer(one.integer() & other.integer());
    if (isAnyMissing(one, other))
        return {};
    return normalized(context, Number(one).number & Number(other).number);
}

Value orIntegers(Context &context, const Value &one, const Value &other)
{
    if (areSmall(one, other))
        return Value::integer(one.integer() | other.integer());
    if (isAnyMissing(one, other))
        return {};
    return normalized(context, Number(one).number | Number(other).number);
}

Value xorIntegers(Context &context, const Value &one, const Value &other)
{
    if (areSmall(one, other))
        return Value::integer(one.integer() ^ other.integer());
    if (isAnyMissing(one, other))
        return {};
    return normalized(context, Number(one).number ^ Number(other).number);
}

Value negateInteger(Context &context, const Value &one)
{
    if (one.isSmallIntOrBool())
        return makeInteger(context, -Wide(one.integer()));
    if (one.isMissing())
        return {};
    return normalized(context, -Number(one).number);
}

Value invertInteger(Context &context, const Value &one)
{
    if (one.isSmallIntOrBool())
        return Value::integer(~one.integer());
    if (one.isMissing())
        return {};
    return normalized(context, -Number(one).number - 1);
}

int compareIntegers(const Value &one, const Value &other)
{
    if (areSmall(one, other))
        return one.integer() < other.integer() ? -1 : one.integer() > other.integer() ? 1 : 0;
    if (isAnyMissing(one, other))
        return 0;
    const int order = Number(one).number.compare(Number(other).number);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

int compareWithReal(const Value &one, double real)
{
    if (std::isnan(real))
        return 2;
    if (std::isinf(real))
        return real > 0 ? -1 : 1;
    constexpr qint64 kExact = qint64(1) << 53;
    if (one.isSmallIntOrBool() && std::abs(one.integer()) <= kExact) {
        const auto number = double(one.integer());
        return number < real ? -1 : number > real ? 1 : 0;
    }
    const cpp_int whole(std::trunc(real));
    const int order = Number(one).number.compare(whole);
    if (order != 0)
        return order < 0 ? -1 : 1;
    const double rest = real - std::trunc(real);
    return rest > 0 ? -1 : rest < 0 ? 1 : 0;
}

int signOf(const Value &one)
{
    if (one.isSmallIntOrBool())
        return one.integer() < 0 ? -1 : one.integer() > 0 ? 1 : 0;
    return one.isMissing() ? 0 : one.as<BigInteger>()->number.sign();
}

bool isOdd(const Value &one)
{
    return one.isSmallIntOrBool() ? one.integer() & 1 : bit_test(abs(numberOf(one)), 0);
}

Hash hashOfInteger(const Value &one)
{
    if (one.isSmallIntOrBool())
        return hashOfSmallInteger(one.integer());
    const cpp_int modulus = (cpp_int(1) << 61) - 1;
    const cpp_int &number = one.as<BigInteger>()->number;
    const auto rest = qint64(cpp_int(abs(number) % modulus));
    const qint64 hash = number < 0 ? -rest : rest;
    return hash == -1 ? -2 : hash;
}

qint64 bitLength(const Value &one)
{
    if (one.isMissing())
        return 0;
    if (!one.isSmallIntOrBool())
        return bitsOf(one.as<BigInteger>()->number);
    const auto size = one.integer() < 0 ? 0 - quint64(one.integer()) : quint64(one.integer());
    return std::bit_width(size);
}

qint64 bitCount(const Value &one)
{
    const cpp_int size = abs(numberOf(one));
    const auto *limbs = size.backend().limbs();
    return std::accumulate(limbs, limbs + size.backend().size(), qint64(0),
                           [](qint64 count, auto limb) { return count + std::popcount(quint64(limb)); });
}

std::string integerText(const Value &one, int base)
{
    const bool isNegative = signOf(one) < 0;
    std::string digits;
    if (one.isSmallIntOrBool()) {
        auto left = isNegative ? 0 - quint64(one.integer()) : quint64(one.integer());
        do {
            digits += "0123456789abcdefghijklmnopqrstuvwxyz"[left % unsigned(base)];
            left /= unsigned(base);
        } while (left);
        std::reverse(digits.begin(), digits.end());
    } else {
        const cpp_int size = abs(numberOf(one));
        digits = base == 10 ? size.str() : digitsOfBits(size, std::countr_zero(unsigned(base)));
    }
    return isNegative ? "-" + digits : digits;
}

bool textInBase(Context &context, const Value &one, int base, std::string &out)
{
    if (!context.allows(bitLength(one) / std::bit_width(unsigned(base) - 1)))
        return false;
    out = integerText(one, base);
    return true;
}

bool decimalText(Context &context, const Value &one, std::string &out)
{
    const auto refuse = [&] {
        return context.valueError("Exceeds the limit (4300 digits) for integer string conversion; use "
                                  "sys.set_int_max_str_digits() to increase the limit");
    };
    if (bitLength(one) > kMostDigits * 10 / 3)
        return refuse();
    out = integerText(one, 10);
    if (qsizetype(out.size()) - (out[0] == '-' ? 1 : 0) > kMostDigits)
        return refuse();
    return true;
}

Value integerFromDigits(Context &context, std::string_view digits, int base, bool isNegative)
{
    if (std::has_single_bit(unsigned(base))) {
        std::string values(digits);
        for (char &each : values)
            each = char(each <= '9' ? each - '0' : std::tolower(quint8(each)) - 'a' + 10);
        const cpp_int size = fromBits(values, std::countr_zero(unsigned(base)));
        return normalized(context, isNegative ? cpp_int(-size) : size);
    }
    cpp_int number = 0;
    quint64 part = 0, scale = 1;
    for (const char each : digits) {
        const int lower = std::tolower(quint8(each));
        part = part * unsigned(base) + unsigned(lower <= '9' ? lower - '0' : lower - 'a' + 10);
        scale *= unsigned(base);
        if (scale > (quint64(1) << 57)) {
            number = number * scale + part;
            part = 0;
            scale = 1;
        }
    }
    number = number * scale + part;
    return normalized(context, isNegative ? cpp_int(-number) : number);
}

bool toReal(Context &context, const Value &one, double &out)
{
    if (one.isSmallIntOrBool()) {
        out = double(one.integer());
        return true;
    }
    out = nearestReal(numberOf(one), 0, false);
    if (std::isinf(out))
        return context.raise(Error::OverflowError, "int too large to convert to float");
    return true;
}

Value integerFromReal(Context &context, double real)
{
    if (std::abs(real) < 9e18)
        return Value::integer(qint64(real));
    return normalized(context, cpp_int(std::trunc(real)));
}

bool toLittleBytes(const Value &one, qsizetype length, bool isSigned, std::string &out)
{
    cpp_int number = numberOf(one);
    const qint64 bits = length * 8;
    const bool isNegative = number < 0;
    if (isSigned && length == 0 && number == -1) // CPython looks at no byte, and finds nothing wrong
        return out.clear(), true;
    if (isNegative) {
        number += cpp_int(1) << unsigned(bits);
        if (number < 0 || (bits > 0 && !bit_test(number, unsigned(bits - 1))) || bits == 0)
            return false;
    } else if (bitsOf(number) > bits - (isSigned ? 1 : 0) && !number.is_zero()) {
        return false;
    }
    out = bytesOf(number);
    out.resize(size_t(length));
    return true;
}

Value fromLittleBytes(Context &context, std::string_view bytes, bool isSigned)
{
    cpp_int number = fromBits(std::string(bytes.rbegin(), bytes.rend()), 8);
    if (isSigned && !bytes.empty() && (quint8(bytes.back()) & 0x80))
        number -= cpp_int(1) << unsigned(bytes.size() * 8);
    return normalized(context, number);
}

} // namespace signalbox::objects
