// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/calendar/dates.h"

#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"

namespace signalbox::modules {

using namespace objects;

namespace {

constexpr qint64 kMicros = 1'000'000;
constexpr qint64 kLastOrdinal = 3652059; // 9999-12-31

std::string digits(qint64 number, size_t width)
{
    const std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string dayText(const Day &day)
{
    return digits(day.year, 4) + "-" + digits(day.month, 2) + "-" + digits(day.day, 2);
}

std::string clockText(qint64 micros, const std::string &precision)
{
    const qint64 seconds = micros / kMicros, rest = micros % kMicros;
    const std::string hour = digits(seconds / 3600, 2), minute = digits(seconds / 60 % 60, 2);
    const std::string second = digits(seconds % 60, 2);
    if (precision == "hours")
        return hour;
    if (precision == "minutes")
        return hour + ":" + minute;
    const std::string whole = hour + ":" + minute + ":" + second;
    if (precision == "seconds" || (precision == "auto" && rest == 0))
        return whole;
    if (precision == "milliseconds")
        return whole + "." + digits(rest / 1000, 3);
    return precision == "microseconds" || precision == "auto" ? whole + "." + digits(rest, 6) : std::string();
}

// "2024, 1, 2, 10, 30": seconds and microseconds only where they are not 0.
std::string argumentsOf(const Moment &moment)
{
    const auto &fields = moment.fields();
    const qint64 seconds = fields.micros / kMicros, rest = fields.micros % kMicros;
    std::string out;
    const auto append = [&](qint64 number) { out += (out.empty() ? "" : ", ") + std::to_string(number); };
    if (moment.what() != Moment::What::Time) {
        append(fields.day.year);
        append(fields.day.month);
        append(fields.day.day);
    }
    if (moment.what() == Moment::What::Date)
        return out;
    append(seconds / 3600);
    append(seconds / 60 % 60);
    if (seconds % 60 != 0 || rest != 0)
        append(seconds % 60);
    if (rest != 0)
        append(rest);
    return out;
}

// Whether both count from the same: raises where one knows its zone and the other does not.
bool isAlike(Context &context, const Moment &one, const Moment &other, const char *words)
{
    return one.isAware() == other.isAware()
        || context.typeError(std::string(words)
                             + (one.what() == Moment::What::Time
                                    ? " offset-naive and offset-aware times"
                                    : " offset-naive and offset-aware datetimes"));
}

} // namespace

Moment::Moment(const Type &type, What what, Fields fields)
    : Opaque(type)
    , m_what(what)
    , m_fields(std::move(fields))
{
}

const Moment *Moment::of(const Value &value)
{
    return value.is(Kind::Opaque) ? dynamic_cast<const Moment *>(value.object()) : nullptr;
}

Value Moment::make(Context &context, const Type &type, What what, Wide micros, const Value &zone)
{
    const Wide days = micros >= 0 ? micros / TimeDelta::kMicrosPerDay
                                  : -((TimeDelta::kMicrosPerDay - 1 - micros) / TimeDelta::kMicrosPerDay);
    if (days < 0 || days >= kLastOrdinal)
        return context.raise(Error::OverflowError, "date value out of range");
    Fields fields;
    fields.day = dayOf(qint64(days) + 1);
    fields.micros = what == What::Date ? 0 : qint64(micros - days * TimeDelta::kMicrosPerDay);
    fields.zone = zone;
    return context.heap().adopt(new Moment(type, what, std::move(fields)));
}

Wide Moment::micros() const
{
    return Wide(ordinalOf(m_fields.day) - 1) * TimeDelta::kMicrosPerDay + m_fields.micros;
}

qint64 Moment::offset() const
{
    const TimeZone *zone = TimeZone::of(m_fields.zone);
    return zone ? zone->offset() : 0;
}

std::tm Moment::asStruct() const
{
    const qint64 days = m_what == What::Time ? ordinalOf({1900, 1, 1}) : ordinalOf(m_fields.day);
    return momentOf((days - kEpochOrdinal) * 86400 + m_fields.micros / kMicros);
}

std::string Moment::isoText(const std::string &separator, const std::string &precision) const
{
    std::string out;
    if (m_what != What::Time)
        out = dayText(m_fields.day);
    if (m_what == What::Date)
        return out;
    const std::string clock = clockText(m_fields.micros, precision);
    if (clock.empty())
        return {};
    out += (m_what == What::Time ? "" : separator) + clock;
    return isAware() ? out + offsetText(offset(), ":") : out;
}

bool Moment::represent(Context &context, TextBuilder &out)
{
    out.append(type().qualifiedName() + "(" + argumentsOf(*this));
    if (m_fields.fold)
        out.append(", fold=1");
    if (isAware()) {
        out.append(", tzinfo=");
        if (!objects::represent(context, m_fields.zone, out))
            return false;
    }
    out.append(")");
    return true;
}

bool Moment::describe(Context &, TextBuilder &out)
{
    out.append(isoText(" ", "auto"));
    return true;
}

Answer Moment::equals(Context &, const Value &other)
{
    const Moment *that = of(other);
    if (!that || that->m_what != m_what || that->isAware() != isAware())
        return Answer::No;
    return answer(micros() - offset() == that->micros() - that->offset());
}

Answer Moment::order(Context &context, Comparison how, const Value &other)
{
    const Moment *that = of(other);
    if (!that || (that->m_what != m_what && (m_what == What::Time || that->m_what == What::Time)))
        return Answer::Raised;
    if (that->m_what != m_what)
        return context.follows(PythonVersion::Python313)
            ? Answer::Raised
            : Answer(context.typeError("can't compare datetime.datetime to datetime.date"));
    if (!isAlike(context, *this, *that, "can't compare"))
        return Answer::Raised;
    const Wide mine = micros() - offset(), others = that->micros() - that->offset();
    return answerByOrder(how, mine < others ? -1 : mine > others ? 1 : 0);
}

Answer Moment::hash(Context &, Hash &out)
{
    TupleHash hash(2);
    hash.add(hashOfSmallInteger(qint64((micros() - offset()) / TimeDelta::kMicrosPerDay)));
    hash.add(hashOfSmallInteger(qint64((micros() - offset()) % TimeDelta::kMicrosPerDay)));
    out = hash.result();
    return Answer::Yes;
}

Value Moment::operate(Context &context, Operator op, const Value &other, bool isReflected)
{
    if (m_what == What::Time || (op != Operator::Add && op != Operator::Subtract))
        return {};
    if (const TimeDelta *delta = TimeDelta::of(other)) {
        if (op == Operator::Subtract && isReflected)
            return {};
        // A date counts whole days only.
        const Wide by =
            m_what == What::Date ? Wide(delta->days()) * TimeDelta::kMicrosPerDay : delta->micros();
        return make(context, type(), m_what, op == Operator::Add ? micros() + by : micros() - by,
                    m_fields.zone);
    }
    const Moment *that = of(other);
    if (!that || that->m_what != m_what || op != Operator::Subtract || isReflected)
        return {};
    if (!isAlike(context, *this, *that, "can't subtract"))
        return {};
    return TimeDelta::make(context, (micros() - offset()) - (that->micros() - that->offset()));
}

} // namespace signalbox::modules
