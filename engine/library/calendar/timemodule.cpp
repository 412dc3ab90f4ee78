// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/calendar/timemodule.h"

#include "engine/library/calendar/calendar.h"
#include "engine/library/containers/namedtuples.h"
#include "engine/objects/integers.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/insides.h"

#include <algorithm>
#include <cmath>

namespace signalbox::modules {

using namespace objects;

namespace {

Value seconds(Micros time)
{
    return Value::real(double(time) / double(kMicrosPerSecond));
}

Value nanoseconds(Context &context, Micros time)
{
    return makeInteger(context, Wide(time) * 1000);
}

Micros wallClock(const Call &call)
{
    return hostOf(call.context).beginning() + hostOf(call.context).now();
}

Value tellTime(const Call &call)
{
    return seconds(wallClock(call));
}
Value tellTimeInNanoseconds(const Call &call)
{
    return nanoseconds(call.context, wallClock(call));
}
Value tellCounter(const Call &call)
{
    return seconds(hostOf(call.context).now());
}
Value tellCounterInNanoseconds(const Call &call)
{
    return nanoseconds(call.context, hostOf(call.context).now());
}
// Of computing, which takes no time here.
Value tellProcessTime(const Call &)
{
    return Value::real(0.0);
}
Value tellProcessTimeInNanoseconds(const Call &)
{
    return Value::integer(0);
}

Value sleep(const Call &call)
{
    double time = 0;
    const Value &length = objects::plainIfScalar(call[0]);
    if (length.isFloat()) {
        time = length.real();
        if (std::isnan(time))
            return call.context.valueError("Invalid value NaN (not a number)");
    } else if (!wantInteger(call.context, length) || !toReal(call.context, length, time)) {
        return {};
    }
    if (time < 0)
        return call.context.valueError("sleep length must be non-negative");
    if (time > 9e9)
        return call.context.raise(Error::OverflowError, "timestamp too large to convert to C _PyTime_t");
    return hostOf(call.context).sleep(call.context, delayFromSeconds(time));
}

Value structOf(const Call &call, const std::tm &moment)
{
    std::vector<Value> values;
    for (const int each : {moment.tm_year + 1900, moment.tm_mon + 1, moment.tm_mday, moment.tm_hour,
                           moment.tm_min, moment.tm_sec, (moment.tm_wday + 6) % 7, moment.tm_yday + 1, 0})
        values.push_back(Value::integer(each));
    // Each has a type of its own: the module has none that a function could find.
    const Value type = makeStructType(
        call.context, "time.struct_time",
        {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"});
    return makeNamedTuple(call.context, type, std::move(values));
}

bool secondsArgument(const Call &call, qsizetype i, qint64 &out)
{
    if (!call.has(i) || call[i].isNone()) {
        const Micros now = wallClock(call);
        out = now / kMicrosPerSecond;
        return true;
    }
    if (call[i].isFloat()) {
        if (std::isnan(call[i].real()))
            return call.context.valueError("Invalid value NaN (not a number)");
        out = qint64(std::floor(std::clamp(call[i].real(), -6e10, 2.5e11)));
        return true;
    }
    return toIndex(call.context, call[i], out);
}

Value splitTime(const Call &call)
{
    qint64 time = 0;
    return secondsArgument(call, 0, time) ? structOf(call, momentOf(time)) : Value();
}

bool momentArgument(const Call &call, qsizetype i, std::tm &out)
{
    if (!call.has(i)) {
        qint64 now = 0;
        (void)secondsArgument(call, i, now);
        out = momentOf(now);
        return true;
    }
    if (!call[i].is(Kind::Tuple))
        return call.context.typeError("Tuple or struct_time argument required");
    const auto items = itemsOf(call[i]);
    if (items.size() != 9)
        return call.context.typeError("time tuple must have exactly 9 elements");
    qint64 fields[9];
    for (size_t f = 0; f < 9; ++f)
        if (!toIndex(call.context, items[f], fields[f]))
            return false;
    out = {};
    out.tm_year = int(fields[0] - 1900);
    out.tm_mon = std::clamp(int(fields[1] - 1), 0, 11);
    out.tm_mday = int(fields[2]);
    out.tm_hour = int(fields[3]);
    out.tm_min = int(fields[4]);
    out.tm_sec = int(fields[5]);
    out.tm_wday = int((fields[6] + 1) % 7);
    out.tm_yday = int(fields[7] - 1);
    return true;
}

Value formatTime(const Call &call)
{
    std::tm moment{};
    if (!call[0].is(Kind::Str))
        return call.context.typeError("strftime() argument 1 must be str, not "
                                      + (call[0].isNone() ? "None" : typeName(call[0])));
    return momentArgument(call, 1, moment)
        ? makeText(call.heap(), std::string_view(formatMoment(toUtf8(call[0]), moment)))
        : Value();
}

Value asciiTime(const Call &call)
{
    std::tm moment{};
    return momentArgument(call, 0, moment) ? makeText(call.heap(), std::string_view(asciiMoment(moment)))
                                           : Value();
}

Value charactersOfTime(const Call &call)
{
    qint64 time = 0;
    return secondsArgument(call, 0, time)
        ? makeText(call.heap(), std::string_view(asciiMoment(momentOf(time))))
        : Value();
}

Value joinTime(const Call &call)
{
    std::tm moment{};
    return momentArgument(call, 0, moment) ? Value::real(double(secondsOf(moment))) : Value();
}

constexpr FunctionRow timeFunctions[] = {
    {"time.time", tellTime},
    {"time.time_ns", tellTimeInNanoseconds},
    {"time.perf_counter", tellCounter},
    {"time.perf_counter_ns", tellCounterInNanoseconds},
    {"time.monotonic", tellCounter},
    {"time.monotonic_ns", tellCounterInNanoseconds},
    {"time.process_time", tellProcessTime},
    {"time.process_time_ns", tellProcessTimeInNanoseconds},
    {"time.thread_time", tellProcessTime},
    {"time.sleep", sleep, Signature::One},
    {"time.gmtime", splitTime, Signature::Positional, 0, 1},
    {"time.localtime", splitTime, Signature::Positional, 0, 1},
    {"time.strftime", formatTime, Signature::Tuple, 1, 2},
    {"time.asctime", asciiTime, Signature::Positional, 0, 1},
    {"time.ctime", charactersOfTime, Signature::Positional, 0, 1},
    {"time.mktime", joinTime, Signature::One},
};

} // namespace

Attributes makeTime(Context &context)
{
    Filling filling(context);
    filling.add(timeFunctions);
    filling.add("timezone", Value::integer(0));
    filling.add("altzone", Value::integer(0));
    filling.add("daylight", Value::integer(0));
    filling.add("tzname",
                makePair(context.heap(), makeText(context.heap(), std::string_view("UTC")),
                         makeText(context.heap(), std::string_view("UTC"))));
    return filling.take();
}

} // namespace signalbox::modules
