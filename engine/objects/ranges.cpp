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

Range::Range(qint64 first, qint64 stop, qint64 step)
    : Object(Kind::Range)
    , m_first(first)
    , m_stop(stop)
    , m_step(step)
{
    const Wide distance = step > 0 ? Wide(stop) - first : Wide(first) - stop;
    const Wide size = step > 0 ? Wide(step) : -Wide(step);
    m_size = distance <= 0
        ? 0
        : qint64(std::min<Wide>((distance - 1) / size + 1, std::numeric_limits<qint64>::max()));
}

qint64 Range::placeOf(qint64 number) const
{
    const Wide distance = Wide(number) - m_first;
    if (distance % m_step != 0)
        return -1;
    const Wide place = distance / m_step;
    return place >= 0 && place < m_size ? qint64(place) : -1;
}

bool Range::represent(Context &, TextBuilder &out)
{
    out.append("range(" + std::to_string(m_first) + ", " + std::to_string(m_stop)
               + (m_step == 1 ? "" : ", " + std::to_string(m_step)) + ")");
    return true;
}

Answer Range::equals(Context &, const Value &other)
{
    const auto *that = other.as<Range>();
    if (m_size != that->m_size)
        return Answer::No;
    return answer(m_size == 0 || (m_first == that->m_first && (m_size == 1 || m_step == that->m_step)));
}

Answer Range::hash(Context &context, Hash &out)
{
    TupleHash sum(3);
    const Value parts[] = {Value::integer(m_size), m_size > 0 ? Value::integer(m_first) : Value::none(),
                           m_size > 1 ? Value::integer(m_step) : Value::none()};
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
    constexpr auto words = "slice indices must be integers or None or have an __index__ method";
    qint64 step = 1;
    if (!slice.step().isNone() && !clampedIndex(context, slice.step(), words, step))
        return false;
    if (step == 0)
        return context.valueError("slice step cannot be zero");
    step = std::max(step, -std::numeric_limits<qint64>::max());
    const qint64 least = step < 0 ? -1 : 0, most = step < 0 ? length - 1 : length;
    const auto bound = [&](const Value &value, qint64 usual, qint64 &to) {
        to = usual;
        if (value.isNone())
            return true;
        if (!clampedIndex(context, value, words, to))
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

} // namespace signalbox::objects
