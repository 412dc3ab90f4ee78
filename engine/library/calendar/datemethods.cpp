// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/calendar/datemethods.h"

#include "engine/library/calendar/dateparsing.h"
#include "engine/library/containers/namedtuples.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

#include <cmath>
#include <limits>

namespace signalbox::modules {

using namespace objects;

namespace {

using What = Moment::What;
constexpr qint64 kMicrosInSecond = 1'000'000;

const Moment &asMoment(const Value &value)
{
    return *value.as<Moment>();
}

Value made(Context &context, What what, Moment::Fields fields)
{
    return context.heap().adopt(new Moment(momentType(what), what, std::move(fields)));
}

Value fromMicros(Context &context, What what, Wide micros, const Value &zone = {})
{
    return Moment::make(context, momentType(what), what, micros, zone);
}

// Since 0001-01-01.
Wide micros1970()
{
    return Wide(kEpochOrdinal - 1) * TimeDelta::kMicrosPerDay;
}

Wide nowMicros(const Call &call)
{
    return micros1970() + hostOf(call.context).beginning() + hostOf(call.context).now();
}

bool takeInteger(const Call &call, qsizetype i, qint64 &out)
{
    if (!call.has(i))
        return true;
    if (!wantInteger(call.context, call[i]))
        return false;
    if (!call[i].isSmallIntOrBool() || call[i].integer() > std::numeric_limits<int>::max()
        || call[i].integer() < std::numeric_limits<int>::min()) {
        const bool isLess = call[i].isSmallIntOrBool() && call[i].integer() < 0;
        return call.context.raise(Error::OverflowError,
                                  !call[i].isSmallIntOrBool() ? "Python int too large to convert to C int"
                                      : isLess                ? "signed integer is less than minimum"
                                                              : "signed integer is greater than maximum");
    }
    out = call[i].integer();
    return true;
}

bool takeDay(const Call &call, qsizetype first, Day &day)
{
    qint64 month = day.month, number = day.day;
    if (!takeInteger(call, first, day.year) || !takeInteger(call, first + 1, month)
        || !takeInteger(call, first + 2, number))
        return false;
    day.month = int(month);
    day.day = int(number);
    return checkDay(call.context, day);
}

bool takeZone(const Call &call, qsizetype i, Value &out)
{
    if (!call.has(i))
        return true;
    if (!call[i].isNone() && !TimeZone::of(call[i]))
        return call.context.typeError("tzinfo argument must be None or of a tzinfo subclass, not type '"
                                      + typeName(call[i]) + "'");
    out = call[i].isNone() ? Value() : call[i];
    return true;
}

// Hour, minute, second, microsecond, then the zone and the fold.
bool takeClock(const Call &call, qsizetype first, Moment::Fields &fields)
{
    qint64 fold = fields.fold;
    const qint64 seconds = fields.micros / kMicrosInSecond;
    qint64 hour = seconds / 3600, minute = seconds / 60 % 60, second = seconds % 60;
    qint64 rest = fields.micros % kMicrosInSecond;
    if (!takeInteger(call, first, hour) || !takeInteger(call, first + 1, minute)
        || !takeInteger(call, first + 2, second) || !takeInteger(call, first + 3, rest)
        || !takeInteger(call, first + 5, fold))
        return false;
    const char *words = hour < 0 || hour > 23 ? "hour must be in 0..23"
        : minute < 0 || minute > 59           ? "minute must be in 0..59"
        : second < 0 || second > 59           ? "second must be in 0..59"
        : rest < 0 || rest > 999'999          ? "microsecond must be in 0..999999"
        : fold != 0 && fold != 1              ? "fold must be either 0 or 1"
                                              : nullptr;
    if (words)
        return call.context.valueError(words);
    fields.micros = (hour * 3600 + minute * 60 + second) * kMicrosInSecond + rest;
    fields.fold = int(fold);
    return takeZone(call, first + 4, fields.zone);
}

template <What what> Value makeMoment(const Call &call)
{
    Moment::Fields fields;
    const qsizetype clock = what == What::Time ? 0 : 3;
    if (what != What::Time && !takeDay(call, 0, fields.day))
        return {};
    if (what != What::Date && !takeClock(call, clock, fields))
        return {};
    return made(call.context, what, std::move(fields));
}

template <What what> Value replaced(const Call &call)
{
    Moment::Fields fields = asMoment(call.self).fields();
    if (what != What::Time && !takeDay(call, 0, fields.day))
        return {};
    if (what != What::Date && !takeClock(call, what == What::Time ? 0 : 3, fields))
        return {};
    return made(call.context, what, std::move(fields));
}

Value text(const Call &call, const std::string &utf8)
{
    return makeText(call.heap(), std::string_view(utf8));
}

Value isoOfDate(const Call &call)
{
    return text(call, asMoment(call.self).isoText("T", "auto"));
}

// Of time: timespec; of datetime: sep, timespec.
template <What what> Value isoOfClock(const Call &call)
{
    const qsizetype at = what == What::Time ? 0 : 1;
    std::string separator = "T", precision = "auto";
    if (what == What::DateTime && call.has(0)) {
        if (!call[0].is(Kind::Str) || call[0].as<Str>()->size() != 1)
            return call.context.typeError("isoformat() argument 1 must be a unicode character, not "
                                          + typeName(call[0]));
        separator = toUtf8(call[0]);
    }
    if (call.has(at)) {
        if (!call[at].is(Kind::Str))
            return call.context.typeError("isoformat() argument " + std::to_string(at + 1)
                                          + " must be str, not " + typeName(call[at]));
        precision = toUtf8(call[at]);
    }
    const std::string out = asMoment(call.self).isoText(separator, precision);
    return out.empty() ? Value(call.context.valueError("Unknown timespec value")) : text(call, out);
}

Value formatted(const Call &call)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("strftime() argument 1 must be str, not " + typeName(call[0]));
    const Moment &moment = asMoment(call.self);
    std::string format = toUtf8(call[0]), full;
    for (size_t i = 0; i < format.size(); ++i) {
        const char which = format[i] == '%' && i + 1 < format.size() ? format[i + 1] : 0;
        if (which == 'z' || which == 'Z') {
            const TimeZone *zone = TimeZone::of(moment.fields().zone);
            if (zone)
                full += which == 'z' ? offsetText(zone->offset(), "") : zone->name();
            ++i;
            continue;
        }
        full += format[i];
        if (which)
            full += format[++i];
    }
    return text(call, formatMoment(full, moment.asStruct(), int(moment.fields().micros % kMicrosInSecond)));
}

Value charactersOf(const Call &call)
{
    // Here the year has four digits, of time.ctime() it has as many as it needs.
    const std::string words = asciiMoment(asMoment(call.self).asStruct());
    const auto blank = words.rfind(' ') + 1;
    return text(call,
                words.substr(0, blank) + std::string(4 - std::min<size_t>(words.size() - blank, 4), '0')
                    + words.substr(blank));
}

Value formattedBy(const Call &call)
{
    if (call[0].is(Kind::Str) && call[0].as<Str>()->size() == 0)
        return textOf(call.context, call.self);
    return formatted(call);
}

Value tellWeekday(const Call &call)
{
    return Value::integer(weekdayOf(asMoment(call.self).fields().day));
}
Value tellIsoWeekday(const Call &call)
{
    return Value::integer(weekdayOf(asMoment(call.self).fields().day) + 1);
}
Value tellOrdinal(const Call &call)
{
    return Value::integer(ordinalOf(asMoment(call.self).fields().day));
}

Value tellIsoCalendar(const Call &call)
{
    const Day day = asMoment(call.self).fields().day;
    // The week of a day is that of its Thursday.
    const Day thursday = dayOf(ordinalOf(day) - weekdayOf(day) + 3);
    const Value type = makeStructType(call.context, "datetime.IsoCalendarDate", {"year", "week", "weekday"});
    return makeNamedTuple(call.context, type,
                          {Value::integer(thursday.year), Value::integer((dayOfYear(thursday) - 1) / 7 + 1),
                           Value::integer(weekdayOf(day) + 1)});
}

template <qint64 (*Field)(const Moment &)> Value tell(Context &, const Value &self)
{
    return Value::integer(Field(asMoment(self)));
}
qint64 yearOf(const Moment &moment)
{
    return moment.fields().day.year;
}
qint64 monthOf(const Moment &moment)
{
    return moment.fields().day.month;
}
qint64 numberOf(const Moment &moment)
{
    return moment.fields().day.day;
}
qint64 hourOf(const Moment &moment)
{
    return moment.fields().micros / kMicrosInSecond / 3600;
}
qint64 minuteOf(const Moment &moment)
{
    return moment.fields().micros / kMicrosInSecond / 60 % 60;
}
qint64 secondOf(const Moment &moment)
{
    return moment.fields().micros / kMicrosInSecond % 60;
}
qint64 restOf(const Moment &moment)
{
    return moment.fields().micros % kMicrosInSecond;
}
qint64 foldOf(const Moment &moment)
{
    return moment.fields().fold;
}
Value tellZone(Context &, const Value &self)
{
    const Value &zone = asMoment(self).fields().zone;
    return zone.isMissing() ? Value::none() : zone;
}

Value today(const Call &call)
{
    return fromMicros(call.context, What::Date, nowMicros(call));
}

Value now(const Call &call)
{
    Value zone;
    if (!takeZone(call, 0, zone))
        return {};
    const TimeZone *known = TimeZone::of(zone);
    return fromMicros(call.context, What::DateTime, nowMicros(call) + (known ? known->offset() : 0), zone);
}

Value nowInUtc(const Call &call)
{
    return fromMicros(call.context, What::DateTime, nowMicros(call));
}

// Seconds since 1970, to the nearest microsecond.
bool takeStamp(const Call &call, Wide &out)
{
    if (call[0].isSmallIntOrBool()) {
        out = micros1970() + Wide(call[0].integer()) * kMicrosInSecond;
        return true;
    }
    double real = 0;
    if (!call[0].isFloat())
        return wantInteger(call.context, call[0]) && toReal(call.context, call[0], real)
            && call.context.raise(Error::OverflowError, "timestamp out of range for platform time_t");
    real = call[0].real();
    if (std::isnan(real))
        return call.context.valueError("Invalid value NaN (not a number)");
    if (std::fabs(real) > 9.2e18)
        return call.context.raise(Error::OverflowError, "timestamp out of range for platform time_t");
    if (std::fabs(real) > 1e13)
        return call.context.valueError("year " + std::to_string(qint64(real / 31556952.0) + 1970)
                                       + " is out of range");
    double whole = 0;
    const double fraction = std::modf(real, &whole);
    out = micros1970() + Wide(whole) * kMicrosInSecond + Wide(std::nearbyint(fraction * 1e6));
    return true;
}

template <What what> Value fromStamp(const Call &call)
{
    Wide micros = 0;
    Value zone;
    if (!takeStamp(call, micros) || (what == What::DateTime && !takeZone(call, 1, zone)))
        return {};
    const TimeZone *known = TimeZone::of(zone);
    Value result = fromMicros(call.context, what, micros + (known ? known->offset() : 0), zone);
    if (result.isMissing() && call.context.hasRaised(Error::OverflowError)) {
        call.context.clear();
        return call.context.valueError("year is out of range");
    }
    return result;
}

Value fromOrdinal(const Call &call)
{
    qint64 ordinal = 0;
    if (!takeInteger(call, 0, ordinal))
        return {};
    if (ordinal < 1)
        return call.context.valueError("ordinal must be >= 1");
    Value result = fromMicros(call.context, What::Date, Wide(ordinal - 1) * TimeDelta::kMicrosPerDay);
    if (result.isMissing()) {
        call.context.clear();
        return call.context.valueError("year " + std::to_string(dayOf(ordinal).year) + " is out of range");
    }
    return result;
}

Value fromParsed(const Call &call, What what, const ParsedMoment &parsed)
{
    Moment::Fields fields;
    fields.day = what == What::Time ? Day() : parsed.day;
    fields.micros = parsed.micros;
    if (parsed.hasZone)
        fields.zone = call.heap().adopt(new TimeZone(parsed.offset, {}));
    return made(call.context, what, std::move(fields));
}

template <What what> Value fromIso(const Call &call)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("fromisoformat: argument must be str");
    ParsedMoment parsed;
    if (parseIso(toUtf8(call[0]), what, parsed))
        return checkDay(call.context, parsed.day) ? fromParsed(call, what, parsed) : Value();
    TextBuilder words;
    words.append("Invalid isoformat string: ");
    if (!represent(call.context, call[0], words))
        return {};
    return call.context.raiseWith(typeOfError(Error::ValueError), words.toValue(call.heap()));
}

Value fromFormat(const Call &call)
{
    for (qsizetype i = 0; i < 2; ++i)
        if (!call[i].is(Kind::Str))
            return call.context.typeError("strptime() argument " + std::to_string(i + 1)
                                          + " must be str, not " + typeName(call[i]));
    ParsedMoment parsed;
    return parseByFormat(call.context, toUtf8(call[0]), toUtf8(call[1]), parsed)
        ? fromParsed(call, What::DateTime, parsed)
        : Value();
}

Value combined(const Call &call)
{
    const Moment *date = Moment::of(call[0]), *time = Moment::of(call[1]);
    if (!date || date->what() == What::Time)
        return call.context.typeError("combine() argument 1 must be datetime.date, not " + typeName(call[0]));
    if (!time || time->what() != What::Time)
        return call.context.typeError("combine() argument 2 must be datetime.time, not " + typeName(call[1]));
    Moment::Fields fields = time->fields();
    fields.day = date->fields().day;
    return takeZone(call, 2, fields.zone) ? made(call.context, What::DateTime, std::move(fields)) : Value();
}

Value dateOf(const Call &call)
{
    Moment::Fields fields;
    fields.day = asMoment(call.self).fields().day;
    return made(call.context, What::Date, std::move(fields));
}

template <bool KeepsZone> Value clockOf(const Call &call)
{
    Moment::Fields fields = asMoment(call.self).fields();
    fields.day = Day();
    if (!KeepsZone)
        fields.zone = {};
    return made(call.context, What::Time, std::move(fields));
}

Value tellStamp(const Call &call)
{
    const Moment &moment = asMoment(call.self);
    const Wide micros = moment.micros() - moment.offset() - micros1970();
    return divideIntegers(call.context, makeInteger(call.context, micros), Value::integer(kMicrosInSecond));
}

Value inZone(const Call &call)
{
    Value zone = TimeZone::utc(call.context);
    if (call.has(0) && !call[0].isNone() && !takeZone(call, 0, zone))
        return {};
    const Moment &moment = asMoment(call.self);
    return fromMicros(call.context, What::DateTime,
                      moment.micros() - moment.offset() + TimeZone::of(zone)->offset(), zone);
}

Value tellOffsetOf(const Call &call)
{
    const Moment &moment = asMoment(call.self);
    return moment.isAware() ? TimeDelta::make(call.context, moment.offset()) : Value::none();
}

Value tellZoneName(const Call &call)
{
    const TimeZone *zone = TimeZone::of(asMoment(call.self).fields().zone);
    return zone ? text(call, zone->name()) : Value::none();
}

Value tellNone(const Call &)
{
    return Value::none();
}

template <What what, bool IsLast> Value tellBound(Context &context, const Value &)
{
    Moment::Fields fields;
    if (IsLast && what != What::Time)
        fields.day = {9999, 12, 31};
    if (IsLast && what != What::Date)
        fields.micros = TimeDelta::kMicrosPerDay - 1;
    return made(context, what, std::move(fields));
}

template <What what> Value tellResolutionOf(Context &context, const Value &)
{
    return TimeDelta::make(context, what == What::Date ? TimeDelta::kMicrosPerDay : 1);
}

constexpr FunctionRow dateMethods[] = {
    {"isoformat", isoOfDate},
    {"strftime", formatted, Signature::Keywords, 1, 1, "format"},
    {"__format__", formattedBy, Signature::One},
    {"ctime", charactersOf},
    {"weekday", tellWeekday},
    {"isoweekday", tellIsoWeekday},
    {"isocalendar", tellIsoCalendar},
    {"toordinal", tellOrdinal},
    {"replace", replaced<What::Date>, Signature::Keywords, 0, 3, "year month day"},
};
constexpr FunctionRow dateClassMethods[] = {
    {"today", today},
    {"fromtimestamp", fromStamp<What::Date>, Signature::One},
    {"fromordinal", fromOrdinal, Signature::One},
    {"fromisoformat", fromIso<What::Date>, Signature::One},
};
constexpr AttributeRow dateAttributes[] = {
    {"year", tell<yearOf>}, {"month", tell<monthOf>}, {"day", tell<numberOf>}};
constexpr AttributeRow dateClassAttributes[] = {{"min", tellBound<What::Date, false>},
                                                {"max", tellBound<What::Date, true>},
                                                {"resolution", tellResolutionOf<What::Date>}};

constexpr FunctionRow timeMethods[] = {
    {"isoformat", isoOfClock<What::Time>, Signature::Keywords, 0, 1, "timespec"},
    {"strftime", formatted, Signature::Keywords, 1, 1, "format"},
    {"__format__", formattedBy, Signature::One},
    {"utcoffset", tellOffsetOf},
    {"tzname", tellZoneName},
    {"dst", tellNone},
    {"replace", replaced<What::Time>, Signature::Keywords, 0, 6,
     "hour minute second microsecond tzinfo * fold"},
};
constexpr FunctionRow timeClassMethods[] = {{"fromisoformat", fromIso<What::Time>, Signature::One}};
constexpr AttributeRow clockAttributes[] = {{"hour", tell<hourOf>},     {"minute", tell<minuteOf>},
                                            {"second", tell<secondOf>}, {"microsecond", tell<restOf>},
                                            {"tzinfo", tellZone},       {"fold", tell<foldOf>}};
constexpr AttributeRow timeClassAttributes[] = {{"min", tellBound<What::Time, false>},
                                                {"max", tellBound<What::Time, true>},
                                                {"resolution", tellResolutionOf<What::Time>}};

constexpr FunctionRow dateTimeMethods[] = {
    {"isoformat", isoOfClock<What::DateTime>, Signature::Keywords, 0, 2, "sep timespec"},
    {"date", dateOf},
    {"time", clockOf<false>},
    {"timetz", clockOf<true>},
    {"timestamp", tellStamp},
    {"astimezone", inZone, Signature::Keywords, 0, 1, "tz"},
    {"utcoffset", tellOffsetOf},
    {"tzname", tellZoneName},
    {"dst", tellNone},
    {"replace", replaced<What::DateTime>, Signature::Keywords, 0, 9,
     "year month day hour minute second microsecond tzinfo * fold"},
};
constexpr FunctionRow dateTimeClassMethods[] = {
    {"now", now, Signature::Keywords, 0, 1, "tz"},
    {"utcnow", nowInUtc},
    {"today", nowInUtc},
    {"fromtimestamp", fromStamp<What::DateTime>, Signature::Keywords, 1, 2, "timestamp tz"},
    {"utcfromtimestamp", fromStamp<What::DateTime>, Signature::Positional, 1, 1},
    {"fromisoformat", fromIso<What::DateTime>, Signature::One},
    {"strptime", fromFormat, Signature::Positional, 2, 2},
    {"combine", combined, Signature::Keywords, 2, 3, "date time tzinfo"},
};
constexpr AttributeRow dateTimeClassAttributes[] = {{"min", tellBound<What::DateTime, false>},
                                                    {"max", tellBound<What::DateTime, true>},
                                                    {"resolution", tellResolutionOf<What::DateTime>}};

constexpr FunctionRow makeDate{"function", makeMoment<What::Date>, Signature::Keywords, 3,
                               3,          "year month day"};
constexpr FunctionRow makeClock{"function",
                                makeMoment<What::Time>,
                                Signature::Keywords,
                                0,
                                6,
                                "hour minute second microsecond tzinfo * fold"};
constexpr FunctionRow makeDateTime{"function",
                                   makeMoment<What::DateTime>,
                                   Signature::Keywords,
                                   3,
                                   9,
                                   "year month day hour minute second microsecond tzinfo * fold"};

} // namespace

const NativeType &momentType(What what)
{
    static const NativeType date({.name = "datetime.date",
                                  .make = &makeDate,
                                  .methods = dateMethods,
                                  .attributes = dateAttributes,
                                  .classMethods = dateClassMethods,
                                  .classAttributes = dateClassAttributes});
    static const NativeType time({.name = "datetime.time",
                                  .make = &makeClock,
                                  .methods = timeMethods,
                                  .attributes = clockAttributes,
                                  .classMethods = timeClassMethods,
                                  .classAttributes = timeClassAttributes});
    static const NativeType dateTime({.name = "datetime.datetime",
                                      .base = &date,
                                      .make = &makeDateTime,
                                      .methods = dateTimeMethods,
                                      .attributes = clockAttributes,
                                      .classMethods = dateTimeClassMethods,
                                      .classAttributes = dateTimeClassAttributes});
    return what == What::Date ? date : what == What::Time ? time : dateTime;
}

Attributes makeDatetime(Context &context)
{
    Filling filling(context);
    for (const What what : {What::Date, What::Time, What::DateTime})
        filling.add(momentType(what));
    filling.add(timeDeltaType());
    filling.add(timeZoneType());
    filling.add("UTC", TimeZone::utc(context));
    filling.add("MINYEAR", Value::integer(1));
    filling.add("MAXYEAR", Value::integer(9999));
    return filling.take();
}

} // namespace signalbox::modules
