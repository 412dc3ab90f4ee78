// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/bisection.h"

#include "engine/builtins/methods.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/subscripts.h"

namespace signalbox::modules {

using namespace objects;

namespace {

enum class Side : quint8 { Left, Right };

// Whether the place is after \a item. Asked as CPython asks it: item < value, or value < item.
Answer isAfter(Context &context, Side side, const Value &item, const Value &value)
{
    if (side == Side::Left)
        return compare(context, Comparison::Less, item, value);
    const Answer isBefore = compare(context, Comparison::Less, value, item);
    return isBefore == Answer::Raised ? isBefore : answer(isBefore == Answer::No);
}

struct Bounds {
    qint64 from = 0;
    qint64 to = 0;
};

Raised noSequence(const Call &call)
{
    const std::string name = typeName(call[0]);
    return call.context.typeError(call[0].is(Kind::Dict) ? name + " is not a sequence"
                                                         : "'" + name + "' object does not support indexing");
}

// Of the arguments a, x, lo, hi, * key.
bool boundsOfCall(const Call &call, Bounds &out)
{
    if (call.has(2) && !toIndex(call.context, call[2], out.from))
        return false;
    if (out.from < 0)
        return call.context.valueError("lo must be non-negative");
    out.to = -1;
    if (call.has(3) && !call[3].isNone() && !toIndex(call.context, call[3], out.to))
        return false;
    if (out.to >= 0)
        return true;
    return call[0].is(Kind::Dict) ? bool(noSequence(call)) : lengthOf(call.context, call[0], out.to);
}

Value itemAt(const Call &call, qint64 place)
{
    const Kind kind = call[0].kind();
    if (kind == Kind::List || kind == Kind::Tuple || kind == Kind::Opaque || kind == Kind::Str
        || kind == Kind::Range || kind == Kind::Bytes)
        return subscript(call.context, call[0], Value::integer(place));
    return noSequence(call);
}

bool findPlace(const Call &call, Side side, const Value &value, qint64 &out)
{
    Bounds bounds;
    if (!boundsOfCall(call, bounds))
        return false;
    while (bounds.from < bounds.to) {
        const qint64 middle = bounds.from + (bounds.to - bounds.from) / 2;
        Value item = itemAt(call, middle);
        if (!item.isMissing() && call.has(4) && !call[4].isNone())
            item = objects::call(call.context, call[4], item);
        const Answer after = item.isMissing() ? Answer::Raised : isAfter(call.context, side, item, value);
        if (after == Answer::Raised)
            return false;
        (after == Answer::Yes ? bounds.from : bounds.to) = middle + (after == Answer::Yes ? 1 : 0);
    }
    out = bounds.from;
    return true;
}

template <Side side> Value find(const Call &call)
{
    qint64 place = 0;
    return findPlace(call, side, call[1], place) ? Value::integer(place) : Value();
}

template <Side side> Value insert(const Call &call)
{
    qint64 place = 0;
    const Value value =
        call.has(4) && !call[4].isNone() ? objects::call(call.context, call[4], call[1]) : call[1];
    if (value.isMissing() || !findPlace(call, side, value, place))
        return {};
    const Value arguments[] = {Value::integer(place), call[1]};
    const Value done = callMethod(call.context, call[0], makeText(call.heap(), std::string_view("insert")),
                                  Arguments{arguments, 2});
    return done.isMissing() ? done : Value::none();
}

constexpr FunctionRow bisectFunctions[] = {
    {"bisect.bisect_left", find<Side::Left>, Signature::Keywords, 2, 5, "a x lo hi * key"},
    {"bisect.bisect_right", find<Side::Right>, Signature::Keywords, 2, 5, "a x lo hi * key"},
    {"bisect.insort_left", insert<Side::Left>, Signature::Keywords, 2, 5, "a x lo hi * key"},
    {"bisect.insort_right", insert<Side::Right>, Signature::Keywords, 2, 5, "a x lo hi * key"},
};

} // namespace

bool bisectRight(Context &context, std::span<const Value> values, const Value &value, qsizetype from,
                 qsizetype to, qsizetype &out)
{
    while (from < to) {
        const qsizetype middle = from + (to - from) / 2;
        const Answer after = isAfter(context, Side::Right, values[size_t(middle)], value);
        if (after == Answer::Raised)
            return false;
        (after == Answer::Yes ? from : to) = middle + (after == Answer::Yes ? 1 : 0);
    }
    out = from;
    return true;
}

Attributes makeBisect(Context &context)
{
    Filling filling(context);
    filling.add(bisectFunctions);
    filling.add("bisect", context.heap().adopt(new Function(bisectFunctions[1], nullptr, Value())));
    filling.add("insort", context.heap().adopt(new Function(bisectFunctions[3], nullptr, Value())));
    return filling.take();
}

} // namespace signalbox::modules
