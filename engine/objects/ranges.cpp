// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/ranges.h"

#include "engine/objects/indices.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"

#include <algorithm>
#include <limits>

namespace signalbox::objects {

namespace {

constexpr qint64 kMost = std::numeric_limits<qint64>::max();

// How many items lie from one bound to the other, where 64 bits hold the bounds.
Wide sizeOf(qint64 first, qint64 stop, qint64 step)
{
    const Wide distance = step > 0 ? Wide(stop) - first : Wide(first) - stop;
    const Wide size = step > 0 ? Wide(step) : -Wide(step);
    return distance <= 0 ? 0 : (distance - 1) / size + 1;
}

Value sizeOfWide(Context &context, const Value &first, const Value &stop, const Value &step)
{
    const bool isUp = signOf(step) > 0;
    const Value &least = isUp ? first : stop, &most = isUp ? stop : first;
    if (compareIntegers(least, most) >= 0)
        return Value::integer(0);
    const Value one = Value::integer(1);
    const Value distance = subtractIntegers(context, subtractIntegers(context, most, least), one);
    const Value places = floorDivideIntegers(context, distance, isUp ? step : negateInteger(context, step));
    return addIntegers(context, places, one);
}

} // namespace

Range::Range(qint64 first, qint64 stop, qint64 step)
    : Object(Kind::Range)
    , m_first(first)
    , m_stop(stop)
    , m_step(step)
    , m_size(qint64(std::min<Wide>(sizeOf(first, stop, step), kMost)))
{
}

Range::Range(Bounds wide)
    : Object(Kind::Range)
    , m_size(wide.size.isSmallInt() ? wide.size.integer() : kMost)
    , m_wide(std::make_unique<const Bounds>(std::move(wide)))
{
}

Value makeRange(Context &context, const Value &first, const Value &stop, const Value &step)
{
    if (first.isSmallInt() && stop.isSmallInt() && step.isSmallInt()
        && sizeOf(first.integer(), stop.integer(), step.integer()) <= kMost)
        return context.heap().adopt(new Range(first.integer(), stop.integer(), step.integer()));
    return context.heap().adopt(
        new Range(Range::Bounds{first, stop, step, sizeOfWide(context, first, stop, step)}));
}

Range::Bounds Range::bounds() const
{
    return m_wide ? *m_wide
                  : Bounds{Value::integer(m_first), Value::integer(m_stop), Value::integer(m_step),
                           Value::integer(m_size)};
}

Value Range::item(Context &context, const Value &place) const
{
    const Bounds all = bounds();
    return addIntegers(context, all.first, multiplyIntegers(context, place, all.step));
}

Value Range::placeOf(Context &context, const Value &number) const
{
    if (!m_wide && number.isSmallIntOrBool()) {
        const Wide distance = Wide(number.integer()) - m_first;
        const Wide place = distance / m_step;
        return distance % m_step == 0 && place >= 0 && place < m_size ? Value::integer(qint64(place))
                                                                      : Value();
    }
    const Bounds all = bounds();
    const Value distance = subtractIntegers(context, number, all.first);
    if (signOf(moduloIntegers(context, distance, all.step)) != 0)
        return {};
    Value place = floorDivideIntegers(context, distance, all.step);
    return signOf(place) >= 0 && compareIntegers(place, all.size) < 0 ? place : Value();
}

Value Range::reversed(Context &context) const
{
    const Bounds all = bounds();
    return makeRange(context, item(context, subtractIntegers(context, all.size, Value::integer(1))),
                     subtractIntegers(context, all.first, all.step), negateInteger(context, all.step));
}

bool Range::measure(Context &context, qsizetype &out)
{
    out = m_size;
    return !m_wide || m_wide->size.isSmallInt()
        || bool(context.raise(Error::OverflowError, "Python int too large to convert to C ssize_t"));
}

bool Range::represent(Context &context, TextBuilder &out)
{
    const Bounds all = bounds();
    std::string first, stop, step;
    if (!decimalText(context, all.first, first) || !decimalText(context, all.stop, stop)
        || !decimalText(context, all.step, step))
        return false;
    out.append("range(" + first + ", " + stop + (step == "1" ? "" : ", " + step) + ")");
    return true;
}

Answer Range::equals(Context &, const Value &other)
{
    const Bounds one = bounds(), that = other.as<Range>()->bounds();
    if (compareIntegers(one.size, that.size) != 0)
        return Answer::No;
    return answer(m_size == 0
                  || (compareIntegers(one.first, that.first) == 0
                      && (m_size == 1 || compareIntegers(one.step, that.step) == 0)));
}

Answer Range::hash(Context &context, Hash &out)
{
    const Bounds all = bounds();
    TupleHash sum(3);
    const Value parts[] = {all.size, m_size > 0 ? all.first : Value::none(),
                           m_size > 1 ? all.step : Value::none()};
    for (const Value &part : parts) {
        Hash each = 0;
        if (!hashOf(context, part, each))
            return Answer::Raised;
        sum.add(each);
    }
    out = sum.result();
    return Answer::Yes;
}

Value Slice::asTuple(Context &context) const
{
    return makeTuple(context.heap(), {m_start, m_stop, m_step});
}

bool Slice::represent(Context &context, TextBuilder &out)
{
    out.append("slice");
    return objects::represent(context, asTuple(context), out);
}

Answer Slice::equals(Context &context, const Value &other)
{
    return equal(context, asTuple(context), other.as<Slice>()->asTuple(context));
}

Answer Slice::order(Context &context, Comparison how, const Value &other)
{
    return compare(context, how, asTuple(context), other.as<Slice>()->asTuple(context));
}

Answer Slice::hash(Context &context, Hash &out)
{
    if (!context.follows(PythonVersion::Python312))
        return unhashable(context, Value::of(this));
    TupleHash sum(3);
    for (const Value *part : {&m_start, &m_stop, &m_step}) {
        Hash each = 0;
        if (!hashOf(context, *part, each))
            return Answer::Raised;
        sum.add(each);
    }
    out = sum.resultOfFixed();
    return Answer::Yes;
}

bool clampedIndex(Context &context, const Value &value, const char *words, qint64 &out)
{
    if (value.isSmallIntOrBool())
        out = value.integer();
    else if (value.is(Kind::Int))
        out = signOf(value) < 0 ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
    else if (const Value number = operatorIndex(context, value); !number.isMissing() || context.hasRaised())
        return !number.isMissing() && clampedIndex(context, number, words, out);
    else
        return context.typeError(words);
    return true;
}

bool indicesOf(Context &context, const Slice &slice, qsizetype length, SliceIndices &out)
{
    qint64 step = 1;
    if (!slice.step().isNone() && !clampedIndex(context, slice.step(), kSliceIndexWords, step))
        return false;
    if (step == 0)
        return context.valueError("slice step cannot be zero");
    step = std::max(step, -std::numeric_limits<qint64>::max());
    const qint64 least = step < 0 ? -1 : 0, most = step < 0 ? length - 1 : length;
    const auto bound = [&](const Value &value, qint64 usual, qint64 &to) {
        to = usual;
        if (value.isNone())
            return true;
        if (!clampedIndex(context, value, kSliceIndexWords, to))
            return false;
        if (to < 0)
            to = to < -length ? least : to + length;
        to = std::clamp(to, least, most);
        return true;
    };
    qint64 start = 0, stop = 0;
    if (!bound(slice.start(), step < 0 ? most : least, start)
        || !bound(slice.stop(), step < 0 ? least : most, stop))
        return false;
    const qint64 distance = step < 0 ? start - stop : stop - start;
    out = {start, stop, step, distance <= 0 ? 0 : (distance - 1) / std::abs(step) + 1};
    return true;
}

// The int that a part of a slice means, \a usual where it is None. Missing where it raised.
static Value sliceIndex(Context &context, const Value &part, const Value &usual)
{
    if (part.isNone())
        return usual;
    Value number = operatorIndex(context, part);
    if (number.isMissing() && !context.hasRaised())
        return context.typeError(kSliceIndexWords);
    return number.isBool() ? Value::integer(number.integer()) : number;
}

bool wideIndicesOf(Context &context, const Slice &slice, const Value &length, WideIndices &out)
{
    const Value one = Value::integer(1), none = Value::integer(0);
    out.step = sliceIndex(context, slice.step(), one);
    if (out.step.isMissing())
        return false;
    const int direction = signOf(out.step);
    if (direction == 0)
        return context.valueError("slice step cannot be zero");
    const Value least = direction < 0 ? Value::integer(-1) : none;
    const Value most = direction < 0 ? subtractIntegers(context, length, one) : length;
    const auto bound = [&](const Value &part, const Value &usual, Value &to) {
        to = sliceIndex(context, part, usual);
        if (to.isMissing() || part.isNone())
            return !to.isMissing();
        if (signOf(to) < 0)
            to = addIntegers(context, to, length);
        to = compareIntegers(to, least) < 0 ? least : compareIntegers(to, most) > 0 ? most : to;
        return true;
    };
    return bound(slice.start(), direction < 0 ? most : least, out.start)
        && bound(slice.stop(), direction < 0 ? least : most, out.stop);
}

} // namespace signalbox::objects
