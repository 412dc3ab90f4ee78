// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/floats.h"

#include <cerrno>
#include <charconv>
#include <cmath>

namespace signalbox::objects {

namespace {

// The digits of a finite number above zero, and the power of ten of the first one.
struct Digits {
    std::string digits;
    int exponent = 0;
};

Digits splitScientific(std::string_view text)
{
    Digits found;
    const auto e = text.find('e');
    for (const char each : text.substr(0, e))
        if (each != '.')
            found.digits += each;
    found.exponent = std::atoi(std::string(text.substr(e + 1)).c_str());
    return found;
}

Digits shortestDigits(double real)
{
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, real, std::chars_format::scientific).ptr;
    return splitScientific({buffer, size_t(end - buffer)});
}

// \a count digits, at least one, exactly rounded.
Digits exactDigits(double real, int count)
{
    std::string buffer(size_t(count) + 32, '\0');
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), real,
                                   std::chars_format::scientific, count - 1)
                         .ptr;
    return splitScientific({buffer.data(), size_t(end - buffer.data())});
}

std::string exponentText(int exponent, char e)
{
    const std::string digits = std::to_string(std::abs(exponent));
    return std::string(1, e) + (exponent < 0 ? '-' : '+') + (digits.size() < 2 ? "0" : "") + digits;
}

std::string positional(const Digits &number)
{
    if (number.exponent < 0)
        return "0." + std::string(size_t(-number.exponent - 1), '0') + number.digits;
    std::string text = number.digits;
    const size_t whole = size_t(number.exponent) + 1;
    if (text.size() < whole)
        text.resize(whole, '0');
    return text.size() > whole ? text.substr(0, whole) + "." + text.substr(whole) : text;
}

std::string scientific(const Digits &number, char e)
{
    std::string text = number.digits.substr(0, 1);
    if (number.digits.size() > 1)
        text += "." + number.digits.substr(1);
    return text + exponentText(number.exponent, e);
}

std::string specialText(double real)
{
    return std::isnan(real) ? "nan" : real < 0 ? "-inf" : "inf";
}

// g: as many digits as asked, positional where that is short.
std::string generalText(double size, char form, int precision, bool isAlternate)
{
    const int count = std::max(precision, 1);
    Digits number = size == 0 ? Digits{std::string(size_t(count), '0'), 0} : exactDigits(size, count);
    const bool isScientific = number.exponent < -4 || number.exponent >= count;
    if (!isAlternate)
        while (number.digits.size() > 1 && number.digits.back() == '0')
            number.digits.pop_back();
    std::string text = isScientific ? scientific(number, form == 'G' ? 'E' : 'e') : positional(number);
    if (isAlternate && text.find('.') == text.npos) {
        const auto e = text.find_first_of("eE");
        text.insert(e == text.npos ? text.size() : e, ".");
    }
    return text;
}

} // namespace

std::string realText(double real)
{
    if (!std::isfinite(real))
        return specialText(real);
    const std::string sign = std::signbit(real) ? "-" : "";
    if (real == 0)
        return sign + "0.0";
    const Digits number = shortestDigits(std::abs(real));
    if (number.exponent < -4 || number.exponent >= 16)
        return sign + scientific(number, 'e');
    std::string text = positional(number);
    return sign + (text.find('.') == text.npos ? text + ".0" : text);
}

std::string formattedReal(double real, char form, int precision, bool isAlternate)
{
    const bool isUpper = form >= 'A' && form <= 'Z';
    if (!std::isfinite(real)) {
        std::string text = specialText(real);
        if (isUpper)
            for (char &each : text)
                each = char(std::toupper(each));
        return text;
    }
    const std::string sign = std::signbit(real) ? "-" : "";
    const double size = std::abs(real);
    if (form == 'g' || form == 'G')
        return sign + generalText(size, form, precision, isAlternate);
    if (form == 'e' || form == 'E') {
        const Digits number =
            size == 0 ? Digits{std::string(size_t(precision) + 1, '0'), 0} : exactDigits(size, precision + 1);
        std::string text = scientific(number, form);
        if (isAlternate && precision == 0)
            text.insert(1, ".");
        return sign + text;
    }
    constexpr int mostBeforePoint = 330, usual = 64;
    char small[mostBeforePoint + usual];
    std::string large(precision > usual ? size_t(precision) + mostBeforePoint : 0, '\0');
    char *const begin = large.empty() ? small : large.data();
    char *const end = begin + (large.empty() ? sizeof small : large.size());
    std::string text = sign;
    text.append(begin, std::to_chars(begin, end, size, std::chars_format::fixed, precision).ptr);
    return isAlternate && precision == 0 ? text + "." : text;
}

// By the rule that CPython documents for numeric types: modulo 2^61 - 1.
Hash hashOfReal(double real)
{
    if (std::isnan(real))
        return 0;
    if (std::isinf(real))
        return real > 0 ? 314159 : -314159;
    int exponent = 0;
    double rest = std::frexp(std::abs(real), &exponent);
    constexpr quint64 kModulus = (quint64(1) << 61) - 1;
    quint64 hash = 0;
    while (rest != 0) {
        hash = ((hash << 28) & kModulus) | (hash >> 33);
        rest *= 268435456.0; // 2^28
        exponent -= 28;
        const auto whole = quint64(rest);
        rest -= double(whole);
        hash += whole;
        if (hash >= kModulus)
            hash -= kModulus;
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61);
    hash = ((hash << exponent) & kModulus) | (hash >> (61 - exponent));
    const Hash signedHash = real < 0 ? -Hash(hash) : Hash(hash);
    return signedHash == -1 ? -2 : signedHash;
}

bool divideReals(Context &context, double one, double other, double &quotient, double &rest,
                 const char *zeroWords)
{
    if (other == 0)
        return context.raise(Error::ZeroDivisionError, zeroWords);
    rest = std::fmod(one, other);
    quotient = (one - rest) / other;
    if (rest != 0) {
        if ((other < 0) != (rest < 0)) {
            rest += other;
            quotient -= 1.0;
        }
    } else {
        rest = std::copysign(0.0, other);
    }
    if (quotient != 0) {
        const double whole = std::floor(quotient);
        quotient = quotient - whole > 0.5 ? whole + 1.0 : whole;
    } else {
        quotient = std::copysign(0.0, one / other);
    }
    return true;
}

Value powerReals(Context &context, double one, double other)
{
    if (one == 0 && other < 0 && !std::isinf(other))
        return context.raise(Error::ZeroDivisionError, "0.0 cannot be raised to a negative power");
    if (one < 0 && std::isfinite(one) && std::isfinite(other) && other != std::floor(other))
        return context.valueError("complex numbers are not supported");
    const double power = std::pow(one, other);
    if (std::isinf(power) && std::isfinite(one) && std::isfinite(other))
        return context.raiseNumbered(34, "Numerical result out of range");
    return Value::real(power);
}

double roundedReal(double real, qint64 digits)
{
    if (!std::isfinite(real) || real == 0 || digits > 323)
        return real;
    if (digits < -308)
        return std::copysign(0.0, real);
    const double size = std::abs(real);
    const int exponent = exactDigits(size, 17).exponent; // at most one too large, of what rounds up
    const qint64 count = qint64(exponent) + 1 + digits;
    if (count > 17)
        return real;
    double rounded = 0;
    if (count >= 1) {
        const std::string text = scientific(exactDigits(size, int(count)), 'e');
        std::from_chars(text.data(), text.data() + text.size(), rounded);
    } else if (count == 0) {
        double half = 0;
        const std::string text = "5e" + std::to_string(exponent);
        std::from_chars(text.data(), text.data() + text.size(), half);
        const std::string one = "1e" + std::to_string(exponent + 1);
        if (size > half)
            std::from_chars(one.data(), one.data() + one.size(), rounded);
    }
    return std::copysign(rounded, real);
}

bool realFromText(std::string_view text, double &out)
{
    std::string plain;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            plain += char(std::tolower(quint8(text[i])));
        } else if (i == 0 || i + 1 == text.size() || !std::isdigit(quint8(text[i - 1]))
                   || !std::isdigit(quint8(text[i + 1]))) {
            return false;
        }
    }
    const bool isNegative = plain.starts_with('-');
    if (isNegative || plain.starts_with('+'))
        plain.erase(0, 1);
    if (plain == "inf" || plain == "infinity" || plain == "nan") {
        out = plain == "nan" ? std::numeric_limits<double>::quiet_NaN()
                             : std::numeric_limits<double>::infinity();
        out = isNegative ? -out : out;
        return true;
    }
    if (plain.empty() || !(std::isdigit(quint8(plain[0])) || plain[0] == '.'))
        return false;
    char *end = nullptr;
    // from_chars gives nothing for what is too large or too small; strtod reads hexadecimal, which Python
    // does not.
    if (plain.find_first_of("xpn") != plain.npos)
        return false;
    out = std::strtod(plain.c_str(), &end);
    if (end != plain.c_str() + plain.size())
        return false;
    out = isNegative ? -out : out;
    return true;
}

std::string hexadecimalReal(double real)
{
    if (!std::isfinite(real))
        return specialText(real);
    const std::string sign = std::signbit(real) ? "-" : "";
    if (real == 0)
        return sign + "0x0.0p+0";
    int exponent = 0;
    double rest = std::frexp(std::abs(real), &exponent);
    const int shift = 1 - std::max(-1021 - exponent, 0);
    rest = std::ldexp(rest, shift);
    exponent -= shift;
    std::string text = sign + "0x" + char('0' + int(rest)) + ".";
    rest -= int(rest);
    for (int i = 0; i < 13; ++i) {
        rest *= 16;
        text += "0123456789abcdef"[int(rest)];
        rest -= int(rest);
    }
    return text + "p" + (exponent < 0 ? "-" : "+") + std::to_string(std::abs(exponent));
}

} // namespace signalbox::objects
