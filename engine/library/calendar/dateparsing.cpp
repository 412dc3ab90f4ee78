// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/calendar/dateparsing.h"

#include <array>
#include <cctype>
#include <string_view>

namespace signalbox::modules {

using namespace objects;

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};
constexpr qint64 kMicrosOfSecond = 1'000'000;

// A text that is read from the front.
class Reading {
public:
    explicit Reading(std::string_view text)
        : m_left(text)
    {
    }
    /// A number of \a least to \a most digits.
    bool number(size_t least, size_t most, qint64 &out)
    {
        size_t count = 0;
        while (count < most && count < m_left.size() && std::isdigit(quint8(m_left[count])))
            ++count;
        if (count < least)
            return false;
        out = 0;
        for (const char each : m_left.substr(0, count))
            out = out * 10 + (each - '0');
        m_left.remove_prefix(count);
        m_digits = count;
        return true;
    }
    bool take(char expected)
    {
        if (m_left.empty() || m_left[0] != expected)
            return false;
        m_left.remove_prefix(1);
        return true;
    }
    template <size_t N> bool name(const std::array<std::string_view, N> &names, bool isShort, qint64 &out)
    {
        for (size_t i = 0; i < N; ++i) {
            const std::string_view wanted = isShort ? names[i].substr(0, 3) : names[i];
            if (m_left.size() < wanted.size())
                continue;
            bool same = true;
            for (size_t c = 0; c < wanted.size(); ++c)
                same = same && std::tolower(quint8(m_left[c])) == wanted[c];
            if (same) {
                m_left.remove_prefix(wanted.size());
                out = qint64(i);
                return true;
            }
        }
        return false;
    }
    void skipBlanks()
    {
        while (!m_left.empty() && std::isspace(quint8(m_left[0])))
            m_left.remove_prefix(1);
    }
    void skip(size_t count) { m_left.remove_prefix(std::min(count, m_left.size())); }
    bool isAtEnd() const { return m_left.empty(); }
    std::string_view left() const { return m_left; }
    size_t digits() const { return m_digits; }

private:
    std::string_view m_left;
    size_t m_digits = 0;
};

// Fractions of a second as microseconds; further digits are cut off.
qint64 microsOf(qint64 number, size_t digits)
{
    for (; digits < 6; ++digits)
        number *= 10;
    return number;
}

bool isoDay(Reading &text, Day &day)
{
    qint64 month = 0, number = 0;
    if (!text.number(4, 4, day.year))
        return false;
    const bool hasDashes = text.take('-');
    if (!text.number(2, 2, month) || (hasDashes && !text.take('-')) || !text.number(2, 2, number))
        return false;
    day.month = int(month);
    day.day = int(number);
    return true;
}

// HH[:MM[:SS[.ffffff]]]
bool isoClock(Reading &text, qint64 &micros)
{
    qint64 parts[3] = {}, fraction = 0;
    if (!text.number(2, 2, parts[0]))
        return false;
    const bool hasColons = text.take(':');
    const auto isDigit = [&] { return !text.isAtEnd() && std::isdigit(quint8(text.left()[0])); };
    for (int i = 1; i < 3; ++i) {
        if (i == 2 && hasColons && !text.take(':'))
            break;
        if (!hasColons && !isDigit())
            break;
        if (!text.number(2, 2, parts[i]))
            return false;
        if (i == 2 && (text.take('.') || text.take(','))) {
            if (!text.number(1, 6, fraction))
                return false;
            fraction = microsOf(fraction, text.digits());
            qint64 beyond = 0;
            (void)text.number(0, 18, beyond);
        }
    }
    if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59)
        return false;
    micros = (parts[0] * 3600 + parts[1] * 60 + parts[2]) * kMicrosOfSecond + fraction;
    return true;
}

bool isoZone(Reading &text, ParsedMoment &out)
{
    if (text.isAtEnd())
        return true;
    out.hasZone = true;
    if (text.take('Z'))
        return true;
    const bool isNegative = text.take('-');
    if (!isNegative && !text.take('+'))
        return false;
    if (!isoClock(text, out.offset))
        return false;
    out.offset = isNegative ? -out.offset : out.offset;
    return true;
}

// What strptime() reads, before it is put together.
struct Read {
    ParsedMoment moment;
    qint64 hour = 0, minute = 0, second = 0, micros = 0, half = -1, dayOfYear = -1;
    qint64 month = 1, day = 1;
};

bool readZone(Reading &text, ParsedMoment &out)
{
    out.hasZone = true;
    return !text.isAtEnd() && isoZone(text, out);
}

bool readDirective(char directive, Reading &text, Read &out)
{
    qint64 ignored = 0;
    constexpr std::array<std::string_view, 2> kHalves = {"am", "pm"};
    switch (directive) {
    case 'Y':
        return text.number(4, 4, out.moment.day.year);
    case 'y':
        if (!text.number(2, 2, out.moment.day.year))
            return false;
        out.moment.day.year += out.moment.day.year <= 68 ? 2000 : 1900;
        return true;
    case 'm':
        return text.number(1, 2, out.month) && out.month >= 1 && out.month <= 12;
    case 'd':
        return text.number(1, 2, out.day) && out.day >= 1 && out.day <= 31;
    case 'H':
        return text.number(1, 2, out.hour) && out.hour <= 23;
    case 'I':
        return text.number(1, 2, out.hour) && out.hour >= 1 && out.hour <= 12;
    case 'M':
        return text.number(1, 2, out.minute) && out.minute <= 59;
    case 'S':
        return text.number(1, 2, out.second) && out.second <= 61;
    case 'f':
        if (!text.number(1, 6, out.micros))
            return false;
        out.micros = microsOf(out.micros, text.digits());
        return true;
    case 'j':
        return text.number(1, 3, out.dayOfYear) && out.dayOfYear >= 1 && out.dayOfYear <= 366;
    case 'B':
    case 'b':
    case 'h':
        if (!text.name(kMonths, directive != 'B', out.month))
            return false;
        ++out.month;
        return true;
    case 'A':
    case 'a':
        return text.name(kWeekdays, directive == 'a', ignored);
    case 'p':
        return text.name(kHalves, false, out.half);
    case 'z':
        return readZone(text, out.moment);
    case 'Z':
        if (!text.left().starts_with("UTC") && !text.left().starts_with("GMT"))
            return false;
        text.skip(3);
        return true;
    case '%':
        return text.take('%');
    }
    return false;
}

// Directives that stand for several.
std::string spreadOut(const std::string &format)
{
    std::string out;
    for (size_t i = 0; i < format.size(); ++i) {
        const bool isDirective = format[i] == '%' && i + 1 < format.size();
        const char which = isDirective ? format[i + 1] : 0;
        const char *longer = which == 'T' || which == 'X' ? "%H:%M:%S"
            : which == 'F'                                ? "%Y-%m-%d"
            : which == 'D' || which == 'x'                ? "%m/%d/%y"
            : which == 'R'                                ? "%H:%M"
            : which == 'c'                                ? "%a %b %d %H:%M:%S %Y"
                                                          : nullptr;
        if (longer) {
            out += longer;
            ++i;
        } else {
            out += format[i];
            if (isDirective)
                out += format[++i];
        }
    }
    return out;
}

Raised noMatch(Context &context, const std::string &text, const std::string &format)
{
    return context.valueError("time data '" + text + "' does not match format '" + format + "'");
}

} // namespace

bool parseIso(const std::string &text, Moment::What what, ParsedMoment &out)
{
    Reading reading(text);
    if (what != Moment::What::Time && !isoDay(reading, out.day))
        return false;
    if (what == Moment::What::Date)
        return reading.isAtEnd();
    if (what == Moment::What::DateTime) {
        if (reading.isAtEnd())
            return true;
        reading.skip(1);
    } else {
        (void)reading.take('T');
    }
    return isoClock(reading, out.micros) && isoZone(reading, out) && reading.isAtEnd();
}

bool parseByFormat(Context &context, const std::string &text, const std::string &format, ParsedMoment &out)
{
    Reading reading(text);
    Read read;
    read.moment.day.year = 1900;
    const std::string full = spreadOut(format);
    for (size_t i = 0; i < full.size(); ++i) {
        if (std::isspace(quint8(full[i]))) {
            if (reading.isAtEnd() || !std::isspace(quint8(reading.left()[0])))
                return noMatch(context, text, format);
            reading.skipBlanks();
        } else if (full[i] == '%' && i + 1 < full.size()) {
            if (!readDirective(full[++i], reading, read))
                return noMatch(context, text, format);
        } else if (!reading.take(full[i])) {
            return noMatch(context, text, format);
        }
    }
    if (!reading.isAtEnd())
        return context.valueError("unconverted data remains: " + std::string(reading.left()));
    if (read.half >= 0)
        read.hour = read.hour % 12 + (read.half == 1 ? 12 : 0);
    out = read.moment;
    out.day.month = int(read.month);
    out.day.day = int(read.day);
    if (read.dayOfYear > 0)
        out.day = dayOf(ordinalOf({out.day.year, 1, 1}) + read.dayOfYear - 1);
    out.micros = (read.hour * 3600 + read.minute * 60 + read.second) * kMicrosOfSecond + read.micros;
    return checkDay(context, out.day);
}

bool checkDay(Context &context, const Day &day)
{
    if (day.year < 1 || day.year > 9999)
        return context.valueError("year " + std::to_string(day.year) + " is out of range");
    if (day.month < 1 || day.month > 12)
        return context.valueError("month must be in 1..12");
    return (day.day >= 1 && day.day <= daysInMonth(day.year, day.month))
        || context.valueError("day is out of range for month");
}

} // namespace signalbox::modules
