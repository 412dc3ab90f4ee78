// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/formatspec.h"

#include "engine/objects/floats.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"
#include "engine/operations/insides.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace signalbox::objects {

namespace {

bool isAlign(char32_t character)
{
    return character == U'<' || character == U'>' || character == U'=' || character == U'^';
}

// Digits from \a at on; -1 where there is none.
bool readNumber(Context &context, std::u32string_view text, size_t &at, qsizetype &out)
{
    out = -1;
    for (int digit = 0; at < text.size() && (digit = decimalOf(text[at], context.version())) >= 0; ++at) {
        out = std::max<qsizetype>(out, 0);
        if (out > (std::numeric_limits<qsizetype>::max() - 9) / 10)
            return context.valueError("Too many decimal digits in format string");
        out = out * 10 + digit;
    }
    return true;
}

bool readGrouping(Context &context, std::u32string_view text, size_t &at, FormatSpec &spec)
{
    for (const char each : {',', '_'}) {
        if (at >= text.size() || text[at] != char32_t(each))
            continue;
        if (spec.grouping)
            return context.valueError("Cannot specify both ',' and '_'.");
        spec.grouping = each;
        ++at;
    }
    if (spec.grouping && at < text.size() && text[at] == U',')
        return context.valueError(spec.grouping == '_' ? "Cannot specify both ',' and '_'."
                                                       : "Cannot specify ',' with ','.");
    return true;
}

bool checkGrouping(Context &context, const FormatSpec &spec)
{
    const std::u32string_view decimals = U"defgEG%F";
    if (!spec.grouping || spec.type == 0 || decimals.find(spec.type) != decimals.npos)
        return true;
    if (spec.grouping == '_' && std::u32string_view(U"boxX").find(spec.type) != std::u32string_view::npos)
        return true;
    const std::string type = spec.type > 32 && spec.type < 128 ? std::string(1, char(spec.type)) : [&] {
        char code[16];
        std::snprintf(code, sizeof code, "\\x%x", unsigned(spec.type));
        return std::string(code);
    }();
    return context.valueError(std::string("Cannot specify '") + spec.grouping + "' with '" + type + "'.");
}

bool parseSpec(Context &context, std::u32string_view text, const Value &value, FormatSpec &spec)
{
    size_t at = 0;
    bool hasFill = false;
    if (text.size() >= 2 && isAlign(text[1])) {
        spec.fill = text[0];
        spec.align = text[1];
        hasFill = true;
        at = 2;
    } else if (!text.empty() && isAlign(text[0])) {
        spec.align = text[0];
        at = 1;
    }
    if (at < text.size() && (text[at] == U'+' || text[at] == U'-' || text[at] == U' ')) {
        spec.sign = char(text[at++]);
        spec.hasSign = true;
    }
    if (at < text.size() && text[at] == U'z') {
        spec.coercesNegativeZero = true;
        ++at;
    }
    if (at < text.size() && text[at] == U'#') {
        spec.isAlternate = true;
        ++at;
    }
    if (!hasFill && at < text.size() && text[at] == U'0') {
        spec.fill = U'0';
        if (!spec.align && !value.is(Kind::Str))
            spec.align = U'=';
        ++at;
    }
    if (!readNumber(context, text, at, spec.width) || !readGrouping(context, text, at, spec))
        return false;
    if (at < text.size() && text[at] == U'.') {
        ++at;
        if (!readNumber(context, text, at, spec.precision))
            return false;
        if (spec.precision < 0)
            return context.valueError("Format specifier missing precision");
    }
    if (text.size() - at > 1)
        return context.valueError("Invalid format specifier '" + toUtf8(text) + "' for object of type '"
                                  + typeName(value) + "'");
    if (at < text.size())
        spec.type = text[at];
    if (spec.type == 0 && value.is(Kind::Str))
        spec.type = U's';
    return checkGrouping(context, spec);
}

bool unknownType(Context &context, const FormatSpec &spec, const Value &value)
{
    const std::string type = spec.type > 32 && spec.type < 128 ? std::string(1, char(spec.type)) : [&] {
        char code[16];
        std::snprintf(code, sizeof code, "\\x%x", unsigned(spec.type));
        return std::string(code);
    }();
    return context.valueError("Unknown format code '" + type + "' for object of type '" + typeName(value)
                              + "'");
}

// How many of the characters that are missing stand before the text.
qsizetype placesBefore(qsizetype missing, char32_t align)
{
    return align == U'<' ? 0 : align == U'^' ? missing / 2 : missing;
}

// Most texts and fills are of one byte a character.
Value formatNarrowText(Heap &heap, const Str &text, const FormatSpec &spec)
{
    const qsizetype size = spec.precision < 0 ? text.size() : std::min(text.size(), spec.precision);
    const qsizetype missing = std::max<qsizetype>(spec.width - size, 0);
    const qsizetype before = placesBefore(missing, spec.align ? spec.align : U'<');
    if (missing + size < 2) // there is one of it already
        return missing > 0 ? makeCharacter(heap, spec.fill) : partOf(heap, text, 0, size);
    std::string filled(size_t(missing + size), char(spec.fill));
    std::copy_n(static_cast<const char *>(text.data()), size, filled.begin() + before);
    return heap.adopt(Str::makeOfWidth(1, filled.data(), qsizetype(filled.size())));
}

Value formatText(Context &context, const Value &value, FormatSpec spec)
{
    if (spec.type != 0 && spec.type != U's')
        return unknownType(context, spec, value), Value();
    if (spec.hasSign)
        return context.valueError(spec.sign == ' ' ? "Space not allowed in string format specifier"
                                                   : "Sign not allowed in string format specifier");
    if (spec.coercesNegativeZero)
        return context.valueError("Negative zero coercion (z) not allowed in string format specifier");
    if (spec.isAlternate)
        return context.valueError("Alternate form (#) not allowed in string format specifier");
    if (spec.align == U'=')
        return context.valueError("'=' alignment not allowed in string format specifier");
    if (!allowsWidth(context, spec.width))
        return {};
    if (value.as<Str>()->width() == 1 && spec.fill < 0x100)
        return formatNarrowText(context.heap(), *value.as<Str>(), spec);
    std::u32string text = toUtf32(value);
    if (spec.precision >= 0 && qsizetype(text.size()) > spec.precision)
        text.resize(size_t(spec.precision));
    return makeText(context.heap(), padded(text, spec, U'<'));
}

Value formatCharacter(Context &context, const Value &value, const FormatSpec &spec)
{
    if (spec.hasSign)
        return context.valueError("Sign not allowed with integer format specifier 'c'");
    if (spec.isAlternate)
        return context.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
    if (!value.isSmallIntOrBool())
        return context.raise(Error::OverflowError, "Python int too large to convert to C long");
    if (value.integer() < 0 || value.integer() > 0x10ffff)
        return context.raise(Error::OverflowError, "%c arg not in range(0x110000)");
    FormatSpec filled = spec;
    if (filled.align == U'=')
        filled.align = U'>';
    return makeText(context.heap(), padded(std::u32string(1, char32_t(value.integer())), filled, U'>'));
}

std::string signText(bool isNegative, const FormatSpec &spec)
{
    return isNegative ? "-" : spec.sign == '-' ? "" : std::string(1, spec.sign);
}

// Digits with separators from the right, at least \a least characters of them.
std::string grouped(const std::string &digits, char separator, int size, qsizetype least)
{
    std::string reversed;
    int inGroup = 0;
    size_t taken = 0;
    while (taken < digits.size() || qsizetype(reversed.size()) < least) {
        if (inGroup == size) {
            reversed += separator;
            inGroup = 0;
        }
        reversed += taken < digits.size() ? digits[digits.size() - 1 - taken] : '0';
        ++taken;
        ++inGroup;
    }
    return {reversed.rbegin(), reversed.rend()};
}

// The digits of a number, in groups where they are to be; \a head: how long what stands before them is.
std::string groupedNumber(qsizetype head, const std::string &digits, const FormatSpec &spec)
{
    const auto whole = std::min(digits.find_first_not_of("0123456789abcdefABCDEF"), digits.size());
    size_t end = whole;
    if (spec.type != U'x' && spec.type != U'X')
        end = std::min(digits.find_first_not_of("0123456789"), digits.size());
    if (!spec.grouping || end == 0) // neither inf nor nan has groups
        return digits;
    const bool isByFour = spec.type == U'b' || spec.type == U'o' || spec.type == U'x' || spec.type == U'X';
    const std::string rest = digits.substr(end);
    const qsizetype least =
        spec.align == U'=' && spec.fill == U'0' ? spec.width - head - qsizetype(rest.size()) : 0;
    return grouped(digits.substr(0, end), spec.grouping, isByFour ? 4 : 3, least) + rest;
}

// A number as it is shown; \a head: its sign and prefix.
Value numberText(Heap &heap, const std::string &head, const std::string &digits, const FormatSpec &spec)
{
    if (spec.fill >= 0x80)
        return makeText(heap, paddedNumber(head, "", digits, spec));
    const std::string body = groupedNumber(qsizetype(head.size()), digits, spec);
    const qsizetype missing = std::max<qsizetype>(spec.width - qsizetype(head.size() + body.size()), 0);
    const bool isWithin = spec.align == U'=';
    const qsizetype before = isWithin ? 0 : placesBefore(missing, spec.align ? spec.align : U'>');
    std::string text;
    text.reserve(head.size() + body.size() + size_t(missing));
    text.append(size_t(before), char(spec.fill)).append(head);
    text.append(size_t(isWithin ? missing : 0), char(spec.fill)).append(body);
    text.append(size_t(isWithin ? 0 : missing - before), char(spec.fill));
    return makeText(heap, std::string_view(text));
}

Value formatReal(Context &context, const Value &value, double real, FormatSpec spec)
{
    if (spec.precision > std::numeric_limits<int>::max())
        return context.valueError("precision too big");
    if (!allowsWidth(context, spec.precision) || !allowsWidth(context, spec.width))
        return {};
    int precision = spec.precision < 0 ? 6 : int(spec.precision);
    char form = char(spec.type);
    std::string digits;
    if (spec.type == 0 && spec.precision < 0) {
        digits = realText(real);
    } else if (spec.type == 0) {
        // As g, but with a digit after the point, and scientific one digit earlier.
        precision = std::max(precision, 1);
        digits = formattedReal(real, 'g', precision, spec.isAlternate);
        if (std::isfinite(real) && digits.find('e') == digits.npos) {
            const auto exact = formattedReal(real, 'e', precision - 1, spec.isAlternate);
            const int exponent = std::atoi(exact.substr(exact.find('e') + 1).c_str());
            if (exponent >= precision - 1) {
                std::string mantissa = exact.substr(0, exact.find('e'));
                if (!spec.isAlternate && mantissa.find('.') != mantissa.npos) {
                    mantissa.erase(mantissa.find_last_not_of('0') + 1);
                    if (mantissa.back() == '.')
                        mantissa.pop_back();
                }
                digits = mantissa + exact.substr(exact.find('e'));
            } else if (digits.find('.') == digits.npos) {
                digits += ".0";
            }
        }
    } else if (spec.type == U'%') {
        digits = formattedReal(real * 100, 'f', precision, spec.isAlternate);
    } else {
        form = spec.type == U'n' ? 'g' : form;
        digits = formattedReal(real, form, precision, spec.isAlternate);
    }
    if (spec.type == 0 && spec.precision < 0 && spec.isAlternate && digits.find('.') == digits.npos
        && std::isfinite(real))
        digits.insert(std::min(digits.find('e'), digits.size()), ".");
    bool isNegative = digits[0] == '-';
    if (isNegative)
        digits.erase(0, 1);
    if (spec.coercesNegativeZero && digits.find_first_of("123456789inIN") == digits.npos)
        isNegative = false;
    if (spec.coercesNegativeZero && std::isfinite(real)
        && digits.substr(0, digits.find_first_of("eE")).find_first_of("123456789") == std::string::npos)
        isNegative = false;
    if (spec.type == U'%')
        digits += "%";
    Q_UNUSED(value);
    return numberText(context.heap(), signText(isNegative, spec), digits, spec);
}

Value formatInteger(Context &context, const Value &value, const FormatSpec &spec)
{
    if (spec.type != 0 && std::u32string_view(U"eEfFgG%").find(spec.type) != std::u32string_view::npos) {
        double real = 0;
        return toReal(context, value, real) ? formatReal(context, value, real, spec) : Value();
    }
    if (spec.type != 0 && std::u32string_view(U"bcdnoxX").find(spec.type) == std::u32string_view::npos)
        return unknownType(context, spec, value), Value();
    if (spec.precision >= 0)
        return context.valueError("Precision not allowed in integer format specifier");
    if (spec.coercesNegativeZero)
        return context.valueError("Negative zero coercion (z) not allowed in integer format specifier");
    if (!allowsWidth(context, spec.width))
        return {};
    if (spec.type == U'c')
        return formatCharacter(context, value, spec);
    const int base = spec.type == U'b'           ? 2
        : spec.type == U'o'                      ? 8
        : spec.type == U'x' || spec.type == U'X' ? 16
                                                 : 10;
    std::string digits;
    if (base == 10 ? !decimalText(context, value, digits) : !textInBase(context, value, base, digits))
        return {};
    const bool isNegative = digits[0] == '-';
    if (isNegative)
        digits.erase(0, 1);
    std::string prefix = !spec.isAlternate || base == 10 ? "" : base == 2 ? "0b" : base == 8 ? "0o" : "0x";
    if (spec.type == U'X') {
        for (std::string *each : {&digits, &prefix})
            for (char &character : *each)
                character = char(std::toupper(character));
    }
    return numberText(context.heap(), signText(isNegative, spec) + prefix, digits, spec);
}

} // namespace

bool allowsWidth(Context &context, qsizetype width)
{
    return context.allows(width, 8);
}

std::u32string padded(std::u32string_view text, const FormatSpec &spec, char32_t usualAlign)
{
    const qsizetype missing = std::max<qsizetype>(spec.width - qsizetype(text.size()), 0);
    const char32_t align = spec.align ? spec.align : usualAlign;
    const qsizetype before = placesBefore(missing, align);
    return std::u32string(size_t(before), spec.fill) + std::u32string(text)
        + std::u32string(size_t(missing - before), spec.fill);
}

std::u32string paddedNumber(std::string sign, const std::string &prefix, const std::string &digits,
                            const FormatSpec &spec)
{
    const std::string head = sign + prefix, body = groupedNumber(qsizetype(head.size()), digits, spec);
    const auto widen = [](const std::string &text) { return std::u32string(text.begin(), text.end()); };
    if (spec.align == U'=') {
        const qsizetype used = qsizetype(head.size() + body.size());
        return widen(head) + std::u32string(size_t(std::max<qsizetype>(spec.width - used, 0)), spec.fill)
            + widen(body);
    }
    return padded(widen(head + body), spec, U'>');
}

/// One part of a complex number, neither filled nor in parentheses.
static std::u32string formattedPart(double part, const FormatSpec &spec, bool hasSign)
{
    std::string digits;
    if (spec.type == 0 && spec.precision < 0) {
        digits = realText(part);
        if (digits.ends_with(".0"))
            digits.erase(digits.rfind(spec.isAlternate ? '0' : '.'));
    } else {
        const char form = spec.type == 0 || spec.type == U'n' ? 'g' : char(spec.type);
        digits = formattedReal(part, form, spec.precision < 0 ? 6 : int(spec.precision), spec.isAlternate);
    }
    bool isNegative = digits[0] == '-';
    if (isNegative)
        digits.erase(0, 1);
    const size_t end = std::min(digits.find_first_of("eE"), digits.size());
    if (spec.coercesNegativeZero && std::isfinite(part)
        && digits.substr(0, end).find_first_of("123456789") == digits.npos)
        isNegative = false;
    FormatSpec bare = spec;
    bare.width = -1;
    bare.align = U'<';
    return paddedNumber(isNegative ? "-" : hasSign ? "+" : signText(false, spec), "", digits, bare);
}

Value formatComplex(Context &context, const Value &value, double real, double imaginary,
                    std::u32string_view text)
{
    FormatSpec spec;
    if (!parseSpec(context, text, value, spec))
        return {};
    if (spec.type != 0 && std::u32string_view(U"eEfFgGn").find(spec.type) == std::u32string_view::npos)
        return unknownType(context, spec, value), Value();
    if (spec.fill == U'0')
        return context.valueError("Zero padding is not allowed in complex format specifier");
    if (spec.align == U'=')
        return context.valueError("'=' alignment flag is not allowed in complex format specifier");
    if (spec.precision > std::numeric_limits<int>::max())
        return context.valueError("precision too big");
    if (!allowsWidth(context, spec.precision) || !allowsWidth(context, spec.width))
        return {};
    const bool isWhole = spec.type == 0, isImaginary = isWhole && real == 0 && !std::signbit(real);
    std::u32string out = isImaginary ? U"" : formattedPart(real, spec, false);
    out += formattedPart(imaginary, spec, !isImaginary) + U"j";
    if (isWhole && !isImaginary)
        out = U"(" + out + U")";
    return makeText(context.heap(), padded(out, spec, U'>'));
}

Value formatValue(Context &context, const Value &value, std::u32string_view spec)
{
    const Value &inside = plainUnlessOwn(value, "__format__");
    if (&inside != &value) {
        if (!spec.empty())
            return formatValue(context, inside, spec);
        return textOf(context, value);
    }
    if (value.is(Kind::Opaque)) {
        const Value given = makeText(context.heap(), spec);
        const Value text = askSpecial(context, value, "__format__", {&given, 1});
        if (!text.isMissing() && !plain(text).is(Kind::Str))
            return context.typeError("__format__ must return a str, not " + typeName(text));
        if (!text.isMissing() || context.hasRaised())
            return plain(text);
    }
    if (spec.empty())
        return textOf(context, value);
    FormatSpec parsed;
    if (value.is(Kind::Str))
        return parseSpec(context, spec, value, parsed) ? formatText(context, value, parsed) : Value();
    if (isInteger(value))
        return parseSpec(context, spec, value, parsed) ? formatInteger(context, value, parsed) : Value();
    if (value.isFloat()) {
        if (!parseSpec(context, spec, value, parsed))
            return {};
        if (parsed.type != 0
            && std::u32string_view(U"eEfFgGn%").find(parsed.type) == std::u32string_view::npos)
            return unknownType(context, parsed, value), Value();
        return formatReal(context, value, value.real(), parsed);
    }
    if (const FunctionRow *row = value.isObject() ? nativeMethod(typeOf(value), "__format__") : nullptr) {
        const Value text = makeText(context.heap(), spec);
        return callRow(context, *row, &typeOf(value), value, Arguments{&text, 1});
    }
    return context.typeError("unsupported format string passed to " + typeName(value) + ".__format__");
}

Value formatValue(Context &context, const Value &value, const Value &spec)
{
    if (!spec.is(Kind::Str))
        return context.typeError("format() argument 2 must be str, not "
                                 + (spec.isNone() ? "None" : typeName(spec)));
    return formatValue(context, value, toUtf32(spec));
}

} // namespace signalbox::objects
