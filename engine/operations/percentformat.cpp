// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/percentformat.h"

#include "engine/objects/bytes.h"
#include "engine/objects/floats.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/insides.h"
#include "engine/operations/subscripts.h"

#include <cmath>
#include <limits>

namespace signalbox::objects {

namespace {

// One %… of a text, and the values that are left.
class PercentFormatter {
public:
    PercentFormatter(Context &context, const Value &text, const Value &values)
        : m_context(context)
        , m_isOfBytes(text.is(Kind::Bytes))
        , m_text(m_isOfBytes ? widened(text.as<Bytes>()->bytes()) : toUtf32(text))
        , m_values(values)
    {
    }

    Value run()
    {
        while (m_at < m_text.size()) {
            const char32_t each = m_text[m_at++];
            if (each != U'%')
                m_out.append(each);
            else if (!conversion())
                return {};
        }
        if (m_values.is(Kind::Tuple) ? m_next < m_values.as<Tuple>()->size() : m_next == 0 && !isMapping())
            return m_context.typeError(std::string("not all arguments converted during ")
                                       + (m_isOfBytes ? "bytes" : "string") + " formatting");
        if (!m_isOfBytes)
            return m_out.toValue(m_context.heap());
        return makeBytes(m_context.heap(), std::string(m_out.text().begin(), m_out.text().end()));
    }

private:
    // Whatever has subscripts, but for tuples and texts.
    bool isMapping() const
    {
        return m_values.is(Kind::Dict) || m_values.is(Kind::List) || m_values.is(Kind::Range)
            || (m_values.is(Kind::Bytes) && !m_isOfBytes) || hasSubscripts();
    }

    // Of the program's objects and the library's.
    bool hasSubscripts() const
    {
        if (!m_values.is(Kind::Opaque))
            return false;
        const Value name = makeText(m_context.heap(), std::string_view("__getitem__"));
        const bool is = !attributeOf(m_context, m_values, name).isMissing();
        m_context.clear();
        return is;
    }

    static std::u32string widened(const std::string &bytes)
    {
        std::u32string points;
        for (const char each : bytes)
            points += char32_t(quint8(each));
        return points;
    }

    bool take(Value &out)
    {
        if (!m_named.isMissing()) {
            // Also a '*' takes it, and then there is none left.
            if (std::exchange(m_isNamedTaken, true))
                return m_context.typeError("not enough arguments for format string");
            out = m_named;
            return true;
        }
        if (m_values.is(Kind::Tuple) && m_next < m_values.as<Tuple>()->size())
            out = m_values.as<Tuple>()->at(m_next++);
        else if (!m_values.is(Kind::Tuple) && m_next++ == 0)
            out = m_values;
        else
            return m_context.typeError("not enough arguments for format string");
        return true;
    }

    bool mappingKey()
    {
        if (!isMapping())
            return m_context.typeError("format requires a mapping");
        const size_t from = ++m_at;
        int depth = 1;
        for (; m_at < m_text.size() && depth > 0; ++m_at)
            depth += m_text[m_at] == U'(' ? 1 : m_text[m_at] == U')' ? -1 : 0;
        if (depth > 0)
            return m_context.valueError("incomplete format key");
        const std::u32string name = m_text.substr(from, m_at - 1 - from);
        const Value key = m_isOfBytes ? makeBytes(m_context.heap(), std::string(name.begin(), name.end()))
                                      : makeText(m_context.heap(), name);
        m_named = subscript(m_context, m_values, key);
        m_next = 1;
        return !m_named.isMissing();
    }

    // A number, or '*' for one of the values.
    bool number(const char *what, qsizetype &out)
    {
        if (m_at < m_text.size() && m_text[m_at] == U'*') {
            ++m_at;
            Value value;
            if (!take(value))
                return false;
            if (!isInteger(value))
                return m_context.typeError("* wants int");
            const bool isPrecision = std::string_view(what) == "precision";
            if (!value.isSmallIntOrBool() || (isPrecision && value.integer() != int(value.integer())))
                return m_context.raise(Error::OverflowError,
                                       std::string("Python int too large to convert to C ")
                                           + (isPrecision ? "int" : "ssize_t"));
            out = value.integer();
            return true;
        }
        for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; ++m_at) {
            if (out > 200'000'000'000'000'000)
                return m_context.valueError(std::string(what) + " too big");
            out = std::max<qsizetype>(out, 0) * 10 + qsizetype(m_text[m_at] - '0');
        }
        return true;
    }

    bool conversion()
    {
        m_named = {};
        m_isNamedTaken = false;
        m_isLeft = m_hasPlus = m_hasBlank = m_isAlternate = m_hasZero = false;
        m_width = m_precision = -1;
        if (m_at < m_text.size() && m_text[m_at] == U'(' && !mappingKey())
            return false;
        for (; m_at < m_text.size(); ++m_at) {
            const char32_t flag = m_text[m_at];
            bool *const set = flag == U'-' ? &m_isLeft
                : flag == U'+'             ? &m_hasPlus
                : flag == U' '             ? &m_hasBlank
                : flag == U'#'             ? &m_isAlternate
                : flag == U'0'             ? &m_hasZero
                                           : nullptr;
            if (!set)
                break;
            *set = true;
        }
        if (!number("width", m_width))
            return false;
        if (m_width < -1 || (m_width == -1 && m_at > 0 && m_text[m_at - 1] == U'*')) {
            m_isLeft = true;
            m_width = m_width < -std::numeric_limits<qsizetype>::max() ? 0 : -m_width;
        }
        if (m_at < m_text.size() && m_text[m_at] == U'.') {
            ++m_at;
            if (!number("precision", m_precision))
                return false;
            m_precision = std::max<qsizetype>(m_precision, 0);
        }
        if (m_at < m_text.size()
            && std::u32string_view(U"hlL").find(m_text[m_at]) != std::u32string_view::npos)
            ++m_at;
        if (m_at >= m_text.size())
            return m_context.valueError("incomplete format");
        return formatted(m_text[m_at++]);
    }

    bool formatted(char32_t type)
    {
        if (type == U'%' && m_text[m_at - 2] == U'%') {
            m_out.append(U'%');
            return true;
        }
        Value value;
        if (!take(value))
            return false;
        if (m_isOfBytes && (type == U's' || type == U'b'))
            return bytes(value);
        if (m_isOfBytes && type == U'r')
            type = U'a';
        switch (type) {
        case U's':
        case U'r':
        case U'a': {
            TextBuilder text;
            if (!(type == U's' ? describe(m_context, value, text) : represent(m_context, value, text)))
                return false;
            return fill({}, {}, cut(type == U'a' ? escapedBeyondAscii(text.text()) : text.text()), false);
        }
        case U'c':
            return character(plainIfScalar(value));
        case U'd':
        case U'i':
        case U'u':
        case U'o':
        case U'x':
        case U'X':
            return integer(type, numberIn(value));
        case U'e':
        case U'E':
        case U'f':
        case U'F':
        case U'g':
        case U'G':
            return real(char(type), numberIn(value));
        }
        char code[16];
        std::snprintf(code, sizeof code, "0x%x", unsigned(type));
        const std::string shown = type >= 32 && type < 127 ? std::string(1, char(type)) : "?";
        return m_context.valueError("unsupported format character '" + shown + "' (" + code + ") at index "
                                    + std::to_string(m_at - 1));
    }

    /// The number of what derives from one.
    static const Value &numberIn(const Value &value)
    {
        const Value &inside = plain(value);
        return isInteger(inside) || inside.isFloat() ? inside : value;
    }

    bool bytes(const Value &value)
    {
        Value inside = value;
        if (!value.is(Kind::Bytes))
            inside = askSpecial(m_context, value, "__bytes__");
        if (inside.isMissing() && m_context.hasRaised())
            return false;
        if (!inside.is(Kind::Bytes))
            return m_context.typeError(
                "%b requires a bytes-like object, or an object that implements __bytes__, not '"
                + typeName(value) + "'");
        return fill({}, {}, cut(widened(inside.as<Bytes>()->bytes())), false);
    }

    std::u32string cut(std::u32string text) const
    {
        if (m_precision >= 0 && qsizetype(text.size()) > m_precision)
            text.resize(size_t(m_precision));
        return text;
    }

    bool byte(const Value &value)
    {
        const bool isByte = value.is(Kind::Bytes) && value.object()->length() == 1;
        if (!isByte && !isInteger(value))
            return m_context.typeError("%c requires an integer in range(256) or a single byte");
        if (!isByte && (!value.isSmallIntOrBool() || value.integer() < 0 || value.integer() > 255))
            return m_context.raise(Error::OverflowError, "%c arg not in range(256)");
        return fill({}, {},
                    isByte ? widened(value.as<Bytes>()->bytes())
                           : std::u32string(1, char32_t(value.integer())),
                    false);
    }

    bool character(const Value &value)
    {
        if (m_isOfBytes)
            return byte(value);
        if (value.is(Kind::Str) && value.as<Str>()->size() == 1) {
            return fill({}, {}, toUtf32(value), false);
        }
        if (!isInteger(value))
            return m_context.typeError("%c requires int or char");
        if (!value.isSmallIntOrBool() || value.integer() < 0 || value.integer() > 0x10ffff)
            return m_context.raise(Error::OverflowError, "%c arg not in range(0x110000)");
        return fill({}, {}, std::u32string(1, char32_t(value.integer())), false);
    }

    bool integer(char32_t type, Value value)
    {
        const bool isDecimal = type == U'd' || type == U'i' || type == U'u';
        if (value.isFloat() && isDecimal) {
            if (!std::isfinite(value.real()))
                return std::isnan(value.real())
                    ? bool(m_context.valueError("cannot convert float NaN to integer"))
                    : bool(m_context.raise(Error::OverflowError, "cannot convert float infinity to integer"));
            value = integerFromReal(m_context, value.real());
        }
        if (!isInteger(value))
            return m_context.typeError("%" + std::string(1, m_isOfBytes && type == U'i' ? 'd' : char(type))
                                       + " format: " + (isDecimal ? "a real number" : "an integer")
                                       + " is required, not " + typeName(value));
        std::string digits;
        if (isDecimal ? !decimalText(m_context, value, digits)
                      : !textInBase(m_context, value, type == U'o' ? 8 : 16, digits))
            return false;
        if (!allowsWidth(m_context, m_precision))
            return false;
        const bool isNegative = digits[0] == '-';
        if (isNegative)
            digits.erase(0, 1);
        if (qsizetype(digits.size()) < m_precision)
            digits.insert(0, size_t(m_precision) - digits.size(), '0');
        std::u32string prefix;
        if (m_isAlternate && !isDecimal)
            prefix = std::u32string(U"0") + type;
        if (type == U'X')
            for (char &each : digits)
                each = char(std::toupper(each));
        return fill(signFor(isNegative), prefix, std::u32string(digits.begin(), digits.end()), true);
    }

    bool real(char form, const Value &value)
    {
        double number = value.real();
        if (!value.isFloat()) {
            if (!isInteger(value))
                return m_context.typeError(
                    (m_isOfBytes ? "float argument required, not " : "must be real number, not ")
                    + typeName(value));
            if (!toReal(m_context, value, number))
                return false;
        }
        if (!allowsWidth(m_context, m_precision))
            return false;
        std::string digits =
            formattedReal(number, form, m_precision < 0 ? 6 : int(m_precision), m_isAlternate);
        const bool isNegative = digits[0] == '-';
        if (isNegative)
            digits.erase(0, 1);
        return fill(signFor(isNegative), {}, std::u32string(digits.begin(), digits.end()), true);
    }

    std::u32string signFor(bool isNegative) const
    {
        return isNegative ? U"-" : m_hasPlus ? U"+" : m_hasBlank ? U" " : U"";
    }

    [[nodiscard]] bool fill(const std::u32string &sign, const std::u32string &prefix,
                            const std::u32string &text, bool isNumber)
    {
        if (!allowsWidth(m_context, m_width))
            return false;
        const qsizetype used = qsizetype(sign.size() + prefix.size() + text.size());
        const size_t missing = size_t(std::max<qsizetype>(m_width - used, 0));
        const bool hasZeros = isNumber && m_hasZero && !m_isLeft;
        if (!m_isLeft && !hasZeros)
            m_out.append(std::u32string(missing, U' '));
        m_out.append(sign);
        m_out.append(prefix);
        if (hasZeros)
            m_out.append(std::u32string(missing, U'0'));
        m_out.append(text);
        if (m_isLeft)
            m_out.append(std::u32string(missing, U' '));
        return true;
    }

    Context &m_context;
    const bool m_isOfBytes;
    const std::u32string m_text;
    const Value &m_values;
    size_t m_at = 0;
    qsizetype m_next = 0;
    TextBuilder m_out;
    Value m_named; ///< of %(name)s
    bool m_isNamedTaken = false;
    bool m_isLeft = false, m_hasPlus = false, m_hasBlank = false, m_isAlternate = false, m_hasZero = false;
    qsizetype m_width = -1;
    qsizetype m_precision = -1;
};

} // namespace

Value formatPercent(Context &context, const Value &text, const Value &values)
{
    return PercentFormatter(context, text, values).run();
}

} // namespace signalbox::objects
