// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/calendar/timezones.h"

#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::modules {

using namespace objects;

namespace {

std::string twoDigits(qint64 number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

Value makeZone(const Call &call)
{
    const TimeDelta *offset = TimeDelta::of(call[0]);
    if (!offset)
        return call.context.typeError("timezone() argument 1 must be datetime.timedelta, not "
                                      + (call[0].isNone() ? "None" : typeName(call[0])));
    if (call.has(1) && !call[1].is(Kind::Str))
        return call.context.typeError("timezone() argument 2 must be str, not "
                                      + (call[1].isNone() ? "None" : typeName(call[1])));
    if (offset->micros() <= -TimeDelta::kMicrosPerDay || offset->micros() >= TimeDelta::kMicrosPerDay)
        return call.context.valueError(
            "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
            + offset->representation() + ".");
    return call.heap().adopt(
        new TimeZone(qint64(offset->micros()), call.has(1) ? toUtf8(call[1]) : std::string()));
}

const TimeZone &zoneOf(const Value &value)
{
    return *value.as<TimeZone>();
}

Value tellOffset(const Call &call)
{
    return TimeDelta::make(call.context, zoneOf(call.self).offset());
}

Value tellName(const Call &call)
{
    return makeText(call.heap(), std::string_view(zoneOf(call.self).name()));
}

Value tellSummerTime(const Call &)
{
    return Value::none();
}

Value tellUtc(Context &context, const Value &)
{
    return TimeZone::utc(context);
}

constexpr FunctionRow zoneMethods[] = {
    {"utcoffset", tellOffset, Signature::One},
    {"tzname", tellName, Signature::One},
    {"dst", tellSummerTime, Signature::One},
};
constexpr AttributeRow zoneClassAttributes[] = {{"utc", tellUtc}};

} // namespace

const NativeType &timeZoneType()
{
    static constexpr FunctionRow make{"timezone", makeZone, Signature::Keywords, 1, 2, "offset name"};
    static const NativeType type({.name = "datetime.timezone",
                                  .make = &make,
                                  .methods = zoneMethods,
                                  .classAttributes = zoneClassAttributes});
    return type;
}

TimeZone::TimeZone(qint64 offsetMicros, std::string name)
    : Opaque(timeZoneType())
    , m_offset(offsetMicros)
    , m_name(std::move(name))
{
}

const TimeZone *TimeZone::of(const Value &value)
{
    return value.is(Kind::Opaque) && &typeOf(value) == &timeZoneType() ? value.as<TimeZone>() : nullptr;
}

Value TimeZone::utc(Context &context)
{
    return context.heap().adopt(new TimeZone(0, {}));
}

std::string offsetText(qint64 micros, const char *separator)
{
    const qint64 size = micros < 0 ? -micros : micros, seconds = size / 1'000'000;
    std::string out =
        (micros < 0 ? "-" : "+") + twoDigits(seconds / 3600) + separator + twoDigits(seconds / 60 % 60);
    if (seconds % 60 != 0 || size % 1'000'000 != 0)
        out += separator + twoDigits(seconds % 60);
    if (size % 1'000'000 != 0) {
        const std::string digits = std::to_string(size % 1'000'000);
        out += "." + std::string(6 - digits.size(), '0') + digits;
    }
    return out;
}

std::string TimeZone::name() const
{
    if (!m_name.empty())
        return m_name;
    return m_offset == 0 ? "UTC" : "UTC" + offsetText(m_offset, ":");
}

bool TimeZone::represent(Context &context, TextBuilder &out)
{
    if (m_offset == 0 && m_name.empty()) {
        out.append("datetime.timezone.utc");
        return true;
    }
    out.append("datetime.timezone(" + TimeDelta(m_offset).representation());
    if (!m_name.empty()) {
        out.append(", ");
        out.appendQuoted(fromUtf8(m_name), context);
    }
    out.append(")");
    return true;
}

bool TimeZone::describe(Context &, TextBuilder &out)
{
    out.append(name());
    return true;
}

Answer TimeZone::equals(Context &, const Value &other)
{
    return answer(of(other) && of(other)->m_offset == m_offset);
}

Answer TimeZone::hash(Context &context, Hash &out)
{
    return TimeDelta(m_offset).hash(context, out);
}

} // namespace signalbox::modules
