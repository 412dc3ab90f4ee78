// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/calendar/timedeltas.h"

#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/operations/arithmetic.h"

#include <cmath>
#include <limits>

namespace signalbox::modules {

using namespace objects;

namespace {

constexpr qint64 kMostDays = 999'999'999;
constexpr qint64 kMicrosPerSecond64 = 1'000'000;

Wide floorQuotient(Wide one, Wide other)
{
    const Wide quotient = one / other;
    return one % other != 0 && (one < 0) != (other < 0) ? quotient - 1 : quotient;
}

Value integerOf(Context &context, Wide number)
{
    return makeInteger(context, number);
}

std::string padded(qint64 number, size_t width)
{
    const std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// What the arguments of timedelta() add up to: ints exactly, fractions of a microsecond at the end.
class Sum {
public:
    explicit Sum(Context &context)
        : m_context(context)
    {
    }
    bool add(const char *what, const Value &value, qint64 factor)
    {
        if (value.isSmallIntOrBool()) {
            m_micros += Wide(value.integer()) * factor;
            return true;
        }
        if (value.is(Kind::Int))
            return m_context.raise(Error::OverflowError, "Python int too large to convert to C int");
        if (!value.isFloat())
            return m_context.typeError("unsupported type for timedelta " + std::string(what)
                                       + " component: " + typeName(value));
        double whole = 0;
        const double fraction = std::modf(value.real(), &whole);
        if (std::isnan(value.real()))
            return m_context.valueError("cannot convert float NaN to integer");
        if (std::isinf(value.real()))
            return m_context.raise(Error::OverflowError, "cannot convert float infinity to integer");
        if (std::fabs(whole) > 1e25)
            return m_context.raise(Error::OverflowError, "Python int too large to convert to C int");
        m_micros += Wide(whole) * factor;
        double wholeMicros = 0;
        m_left += std::modf(fraction * double(factor), &wholeMicros);
        m_micros += Wide(wholeMicros);
        return true;
    }
    Wide result() const
    {
        if (m_left == 0)
            return m_micros;
        double rounded = std::round(m_left);
        if (std::fabs(rounded - m_left) == 0.5) {
            // To the even one of the sum, not of the rest alone.
            const double odd = m_micros % 2 != 0 ? 1.0 : 0.0;
            rounded = 2.0 * std::round((m_left + odd) * 0.5) - odd;
        }
        return m_micros + Wide(rounded);
    }

private:
    Context &m_context;
    Wide m_micros = 0;
    double m_left = 0;
};

Value makeDelta(const Call &call)
{
    constexpr struct {
        const char *name;
        qint64 micros;
    } parts[] = {{"days", 86'400'000'000},  {"seconds", 1'000'000},  {"microseconds", 1},
                 {"milliseconds", 1000},    {"minutes", 60'000'000}, {"hours", 3'600'000'000},
                 {"weeks", 604'800'000'000}};
    // CPython adds them up from the smallest to the largest.
    Sum sum(call.context);
    for (const qsizetype i : {2, 3, 1, 4, 5, 0, 6})
        if (call.has(i) && !sum.add(parts[i].name, call[i], parts[i].micros))
            return {};
    return TimeDelta::make(call.context, sum.result());
}

const TimeDelta &deltaOf(const Value &value)
{
    return *value.as<TimeDelta>();
}

Value totalSeconds(const Call &call)
{
    return divideIntegers(call.context, integerOf(call.context, deltaOf(call.self).micros()),
                          Value::integer(kMicrosPerSecond64));
}

Value absolute(const Call &call)
{
    const Wide micros = deltaOf(call.self).micros();
    return TimeDelta::make(call.context, micros < 0 ? -micros : micros);
}

Value tellDays(Context &, const Value &self)
{
    return Value::integer(deltaOf(self).days());
}
Value tellSeconds(Context &, const Value &self)
{
    return Value::integer(deltaOf(self).seconds());
}
Value tellMicroseconds(Context &, const Value &self)
{
    return Value::integer(deltaOf(self).microseconds());
}
Value tellLeast(Context &context, const Value &)
{
    return TimeDelta::make(context, Wide(-kMostDays) * TimeDelta::kMicrosPerDay);
}
Value tellMost(Context &context, const Value &)
{
    return TimeDelta::make(context, Wide(kMostDays + 1) * TimeDelta::kMicrosPerDay - 1);
}
Value tellResolution(Context &context, const Value &)
{
    return TimeDelta::make(context, 1);
}

constexpr FunctionRow deltaMethods[] = {{"total_seconds", totalSeconds}, {"__abs__", absolute}};
constexpr AttributeRow deltaAttributes[] = {
    {"days", tellDays}, {"seconds", tellSeconds}, {"microseconds", tellMicroseconds}};
constexpr AttributeRow deltaClassAttributes[] = {
    {"min", tellLeast}, {"max", tellMost}, {"resolution", tellResolution}};

// A timedelta times a fraction: rounded to the nearest microsecond.
Value scaled(Context &context, Wide micros, const Value &numerator, const Value &denominator)
{
    const Value product = multiplyIntegers(context, integerOf(context, micros), numerator);
    const Value doubled = multiplyIntegers(context, product, Value::integer(2));
    if (doubled.isMissing())
        return {};
    // floor((2 p + d) / 2 d), and one less where that was a half and is odd.
    const Value twice = multiplyIntegers(context, denominator, Value::integer(2));
    const Value raised = addIntegers(context, doubled, denominator);
    Value rounded = floorDivideIntegers(context, raised, twice);
    if (rounded.isMissing())
        return {};
    if (signOf(moduloIntegers(context, raised, twice)) == 0 && isOdd(rounded))
        rounded = subtractIntegers(context, rounded, Value::integer(1));
    if (!rounded.isSmallInt() && bitLength(rounded) > 100)
        return context.raise(Error::OverflowError, "Python int too large to convert to C int");
    Wide result = 0;
    std::string bytes;
    (void)toLittleBytes(rounded, 16, true, bytes);
    for (size_t i = 16; i-- > 0;)
        result = result * 256 + (i == 15 ? Wide(qint8(bytes[i])) : Wide(quint8(bytes[i])));
    return TimeDelta::make(context, result);
}

bool fractionOf(Context &context, double real, Value &numerator, Value &denominator)
{
    if (std::isnan(real))
        return context.valueError("cannot convert NaN to integer ratio");
    if (std::isinf(real))
        return context.raise(Error::OverflowError, "cannot convert Infinity to integer ratio");
    int exponent = 0;
    const double fraction = std::frexp(real, &exponent);
    numerator = Value::integer(qint64(std::ldexp(fraction, 53)));
    denominator = Value::integer(1);
    exponent -= 53;
    Value &grows = exponent > 0 ? numerator : denominator;
    grows = shiftLeft(context, grows, Value::integer(std::abs(exponent)));
    return !grows.isMissing();
}

Value times(Context &context, Wide micros, const Value &factor)
{
    Value numerator, denominator;
    if (isInteger(factor))
        return scaled(context, micros, factor, Value::integer(1));
    if (!factor.isFloat())
        return {};
    return fractionOf(context, factor.real(), numerator, denominator)
        ? scaled(context, micros, numerator, denominator)
        : Value();
}

Value dividedByDelta(Context &context, Operator op, Wide one, Wide other)
{
    if (other == 0)
        return context.raise(Error::ZeroDivisionError,
                             op == Operator::Divide       ? "division by zero"
                                 : op == Operator::Modulo ? "integer modulo by zero"
                                                          : "integer division or modulo by zero");
    if (op == Operator::Divide)
        return divideIntegers(context, integerOf(context, one), integerOf(context, other));
    const Wide quotient = floorQuotient(one, other);
    return op == Operator::FloorDivide ? integerOf(context, quotient)
                                       : TimeDelta::make(context, one - quotient * other);
}

Value divided(Context &context, Operator op, Wide micros, const Value &other)
{
    if (const TimeDelta *delta = TimeDelta::of(other))
        return dividedByDelta(context, op, micros, delta->micros());
    if (isInteger(other) && op != Operator::Modulo) {
        if (signOf(other) == 0)
            return context.raise(Error::ZeroDivisionError, "integer division or modulo by zero");
        if (op == Operator::FloorDivide)
            return other.isSmallIntOrBool() ? TimeDelta::make(context, floorQuotient(micros, other.integer()))
                                            : TimeDelta::make(context, micros < 0 ? -1 : 0);
        const Value sign = Value::integer(signOf(other));
        return scaled(context, micros, sign, multiplyIntegers(context, other, sign));
    }
    if (!other.isFloat() || op != Operator::Divide)
        return {};
    Value numerator, denominator;
    if (!fractionOf(context, other.real(), numerator, denominator))
        return {};
    if (signOf(numerator) == 0)
        return context.raise(Error::ZeroDivisionError, "integer division or modulo by zero");
    const Value sign = Value::integer(signOf(numerator));
    return scaled(context, micros, multiplyIntegers(context, denominator, sign),
                  multiplyIntegers(context, numerator, sign));
}

} // namespace

const NativeType &timeDeltaType()
{
    static constexpr FunctionRow make{
        "__new__", makeDelta, Signature::Keywords,
        0,         7,         "days seconds microseconds milliseconds minutes hours weeks"};
    static const NativeType type({.name = "datetime.timedelta",
                                  .make = &make,
                                  .methods = deltaMethods,
                                  .attributes = deltaAttributes,
                                  .classAttributes = deltaClassAttributes});
    return type;
}

TimeDelta::TimeDelta(Wide micros)
    : Opaque(timeDeltaType())
    , m_micros(micros)
{
}

Value TimeDelta::make(Context &context, Wide micros)
{
    const Wide days = floorQuotient(micros, kMicrosPerDay);
    if (days < std::numeric_limits<int>::min() || days > std::numeric_limits<int>::max())
        return context.raise(Error::OverflowError, "Python int too large to convert to C int");
    if (days < -kMostDays || days > kMostDays)
        return context.raise(Error::OverflowError,
                             "days=" + std::to_string(qint64(days)) + "; must have magnitude <= 999999999");
    return context.heap().adopt(new TimeDelta(micros));
}

const TimeDelta *TimeDelta::of(const Value &value)
{
    return value.is(Kind::Opaque) && &typeOf(value) == &timeDeltaType() ? value.as<TimeDelta>() : nullptr;
}

qint64 TimeDelta::days() const
{
    return qint64(floorQuotient(m_micros, kMicrosPerDay));
}

qint64 TimeDelta::seconds() const
{
    return qint64((m_micros - Wide(days()) * kMicrosPerDay) / kMicrosPerSecond64);
}

qint64 TimeDelta::microseconds() const
{
    return qint64((m_micros - Wide(days()) * kMicrosPerDay) % kMicrosPerSecond64);
}

std::string TimeDelta::text() const
{
    const qint64 wholeDays = days(), rest = seconds(), micro = microseconds();
    std::string out;
    if (wholeDays != 0)
        out = std::to_string(wholeDays) + (wholeDays == 1 || wholeDays == -1 ? " day, " : " days, ");
    out += std::to_string(rest / 3600) + ":" + padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2);
    return micro ? out + "." + padded(micro, 6) : out;
}

std::string TimeDelta::representation() const
{
    std::string out;
    const auto append = [&](const char *name, qint64 number) {
        if (number != 0)
            out += (out.empty() ? "" : ", ") + std::string(name) + "=" + std::to_string(number);
    };
    append("days", days());
    append("seconds", seconds());
    append("microseconds", microseconds());
    return "datetime.timedelta(" + (out.empty() ? "0" : out) + ")";
}

bool TimeDelta::represent(Context &, TextBuilder &out)
{
    out.append(representation());
    return true;
}

bool TimeDelta::describe(Context &, TextBuilder &out)
{
    out.append(text());
    return true;
}

Answer TimeDelta::equals(Context &, const Value &other)
{
    return answer(of(other) && of(other)->m_micros == m_micros);
}

Answer TimeDelta::order(Context &, Comparison how, const Value &other)
{
    const TimeDelta *that = of(other);
    return that ? answerByOrder(how,
                                m_micros < that->m_micros       ? -1
                                    : m_micros > that->m_micros ? 1
                                                                : 0)
                : Answer::Raised;
}

Answer TimeDelta::hash(Context &, Hash &out)
{
    TupleHash hash(3);
    for (const qint64 part : {days(), seconds(), microseconds()})
        hash.add(hashOfSmallInteger(part));
    out = hash.result();
    return Answer::Yes;
}

Value TimeDelta::operate(Context &context, Operator op, const Value &other, bool isReflected)
{
    const TimeDelta *that = of(other);
    switch (op) {
    case Operator::Add:
        return that ? make(context, m_micros + that->m_micros) : Value();
    case Operator::Subtract:
        if (!that)
            return {};
        return make(context, isReflected ? that->m_micros - m_micros : m_micros - that->m_micros);
    case Operator::Multiply:
        return times(context, m_micros, other);
    case Operator::Divide:
    case Operator::FloorDivide:
    case Operator::Modulo:
        return isReflected ? Value() : divided(context, op, m_micros, other);
    case Operator::Power:
    case Operator::ShiftLeft:
    case Operator::ShiftRight:
    case Operator::And:
    case Operator::Xor:
    case Operator::Or:
    case Operator::MatrixMultiply:
        break;
    }
    return {};
}

Value TimeDelta::operateAlone(Context &context, UnaryOperator op)
{
    if (op == UnaryOperator::Invert)
        return {};
    return make(context, op == UnaryOperator::Minus ? -m_micros : m_micros);
}

} // namespace signalbox::modules
