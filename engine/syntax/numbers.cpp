// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/numbers.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace signalbox::syntax {

namespace {

constexpr qsizetype kMostDecimalDigits = 4300; // sys.int_info.default_max_str_digits
constexpr qsizetype kMostOtherDigits = 100'000; // writing more as decimals takes longer than anybody waits
constexpr quint64 kLimb = 1'000'000'000;
constexpr int kDigitsOfLimb = 9;

QByteArray withoutUnderscores(QByteArrayView token)
{
    QByteArray digits;
    digits.reserve(token.size());
    std::copy_if(token.begin(), token.end(), std::back_inserter(digits),
                 [](char each) { return each != '_'; });
    return digits;
}

int valueOf(char digit)
{
    return digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

/// The decimal digits of a number in base 2^bits.
QByteArray decimals(QByteArrayView digits, int bits)
{
    std::vector<quint32> limbs{0}; // base 10^9, the lowest first
    const auto shiftIn = [&limbs](int by, quint64 low) {
        quint64 carry = low;
        for (quint32 &limb : limbs) {
            const quint64 sum = (quint64(limb) << by) + carry;
            limb = quint32(sum % kLimb);
            carry = sum / kLimb;
        }
        if (carry > 0)
            limbs.push_back(quint32(carry));
    };
    const int atOnce = 28 / bits; // so that the carry stays below a limb
    for (qsizetype at = 0; at < digits.size();) {
        quint64 low = 0;
        int shift = 0;
        for (int each = 0; each < atOnce && at < digits.size(); ++each, ++at, shift += bits)
            low = (low << bits) | quint64(valueOf(digits[at]));
        shiftIn(shift, low);
    }
    QByteArray text = QByteArray::number(limbs.back());
    for (auto limb = limbs.rbegin() + 1; limb != limbs.rend(); ++limb)
        text += QByteArray::number(*limb).rightJustified(kDigitsOfLimb, '0');
    return text;
}

/// Of a number that no double holds: whether it is too large rather than too small.
bool isLarge(const QByteArray &digits)
{
    const qsizetype exponent = digits.toLower().indexOf('e');
    const QByteArray mantissa = exponent < 0 ? digits : digits.left(exponent);
    const bool isNegative = exponent >= 0 && digits.mid(exponent + 1).startsWith('-');
    const QByteArray power = exponent < 0 ? QByteArray("0") : digits.mid(exponent + 1 + (isNegative ? 1 : 0));
    bool fits = false;
    const qint64 size = power.toLongLong(&fits);
    const qint64 shown = fits ? size : std::numeric_limits<qint32>::max();
    const qsizetype point = mantissa.indexOf('.');
    qint64 first = 0;
    while (first < mantissa.size() && (mantissa[first] == '0' || mantissa[first] == '.'))
        ++first;
    const qint64 whole = point < 0 ? mantissa.size() : point;
    return whole - first + (isNegative ? -shown : shown) > 0;
}

double floatOf(const QByteArray &digits)
{
    double value = 0;
    const auto result = std::from_chars(digits.constData(), digits.constData() + digits.size(), value);
    if (result.ec == std::errc::result_out_of_range)
        return isLarge(digits) ? std::numeric_limits<double>::infinity() : 0.0;
    return value;
}

} // namespace

int digitsOf(QByteArrayView token)
{
    return int(withoutUnderscores(token).size());
}

std::optional<Literal> numberOf(QByteArrayView token)
{
    QByteArray digits = withoutUnderscores(token);
    const char radix = digits.size() > 1 && digits[0] == '0' ? char(digits[1] | 0x20) : '\0';
    if (radix == 'x' || radix == 'o' || radix == 'b') {
        const QByteArrayView rest = QByteArrayView(digits).sliced(2);
        if (rest.size() > kMostOtherDigits)
            return std::nullopt;
        return IntegerLiteral{decimals(rest, radix == 'x' ? 4 : radix == 'o' ? 3 : 1)};
    }
    if ((digits.back() | 0x20) == 'j') {
        digits.chop(1);
        return ImaginaryLiteral{floatOf(digits)};
    }
    if (std::any_of(digits.begin(), digits.end(),
                    [](char each) { return each == '.' || (each | 0x20) == 'e'; }))
        return floatOf(digits);
    if (digits.size() > kMostDecimalDigits)
        return std::nullopt;
    const auto first = std::find_if(digits.begin(), digits.end() - 1, [](char each) { return each != '0'; });
    return IntegerLiteral{digits.mid(first - digits.begin())};
}

} // namespace signalbox::syntax
