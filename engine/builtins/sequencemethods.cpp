// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/sequencemethods.h"

#include "engine/objects/indices.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/ranges.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/iterators.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace signalbox::objects {

namespace {

constexpr qint64 kWorkOfComparing = 4; ///< nanoseconds, about, for one item
constexpr qint64 kMovedInANanosecond = 2; ///< items

List &listOf(const Call &call)
{
    return *call.self.as<List>();
}

Value append(const Call &call)
{
    return listOf(call).append(call.context, call[0]) ? Value::none() : Value();
}

Value extend(const Call &call)
{
    std::vector<Value> items;
    if (!collect(call.context, call[0], items))
        return {};
    const qsizetype end = listOf(call).size();
    return listOf(call).replace(call.context, end, end, std::move(items)) ? Value::none() : Value();
}

Value insert(const Call &call)
{
    qsizetype at = 0;
    if (!toSize(call.context, call[0], at))
        return {};
    const qsizetype size = listOf(call).size();
    at = at < 0 ? std::max<qsizetype>(at + size, 0) : std::min(at, size);
    call.context.worked((size - at) / kMovedInANanosecond);
    return listOf(call).insert(call.context, at, call[1]) ? Value::none() : Value();
}

Value pop(const Call &call)
{
    qsizetype at = -1;
    if (call.has(0) && !toSize(call.context, call[0], at))
        return {};
    const qsizetype size = listOf(call).size();
    if (size == 0)
        return call.context.raise(Error::IndexError, "pop from empty list");
    at = at < 0 ? at + size : at;
    if (at < 0 || at >= size)
        return call.context.raise(Error::IndexError, "pop index out of range");
    call.context.worked((size - at) / kMovedInANanosecond);
    return listOf(call).take(at);
}

// The place of a value; -1 where it is not there, -2 where comparing raised.
qsizetype placeOf(Context &context, const Value &sequence, const Value &value, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to && i < sequence.object()->length(); ++i) {
        const Value there = itemsOf(sequence)[size_t(i)];
        const Answer same = isEqualItem(context, there, value);
        if (same != Answer::No)
            return same == Answer::Yes ? i : -2;
        if (!context.works(kWorkOfComparing))
            return -2;
    }
    return -1;
}

Value remove(const Call &call)
{
    const qsizetype at = placeOf(call.context, call.self, call[0], 0, listOf(call).size());
    if (at == -1)
        return call.context.valueError("list.remove(x): x not in list");
    if (at < 0)
        return {};
    call.context.worked((listOf(call).size() - at) / kMovedInANanosecond);
    listOf(call).take(at);
    return Value::none();
}

Value sequenceIndex(const Call &call)
{
    const qsizetype size = call.self.object()->length();
    qint64 bounds[] = {0, size};
    for (const int i : {0, 1}) {
        constexpr auto words = "slice indices must be integers or have an __index__ method";
        if (!call.has(i + 1))
            continue;
        if (!clampedIndex(call.context, call[i + 1], words, bounds[i]))
            return {};
        if (bounds[i] < 0)
            bounds[i] = bounds[i] < -size ? 0 : bounds[i] + size;
    }
    const qsizetype at = placeOf(call.context, call.self, call[0], bounds[0], bounds[1]);
    if (at >= 0)
        return Value::integer(at);
    if (at == -2)
        return {};
    if (call.self.is(Kind::Tuple))
        return call.context.valueError("tuple.index(x): x not in tuple");
    TextBuilder words;
    if (!represent(call.context, call[0], words))
        return {};
    words.append(" is not in list");
    return call.context.valueError(toUtf8(words.text()));
}

Value sequenceCount(const Call &call)
{
    qint64 found = 0;
    for (qsizetype i = 0; i < call.self.object()->length(); ++i) {
        const Value there = itemsOf(call.self)[size_t(i)];
        const Answer same = isEqualItem(call.context, there, call[0]);
        if (same == Answer::Raised || !call.context.works(kWorkOfComparing))
            return {};
        found += same == Answer::Yes;
    }
    return Value::integer(found);
}

Value clear(const Call &call)
{
    listOf(call).clear();
    return Value::none();
}

Value copy(const Call &call)
{
    std::vector<Value> items;
    return collect(call.context, call.self, items) ? makeList(call.heap(), std::move(items)) : Value();
}

Value reverse(const Call &call)
{
    call.context.worked(listOf(call).size());
    listOf(call).reverse();
    return Value::none();
}

Value sort(const Call &call)
{
    const Value key = call.has(0) ? call[0] : Value::none();
    std::vector<Value> items = listOf(call).takeAll();
    constexpr qint64 most = std::numeric_limits<int>::max();
    const bool isFlag = !call.has(1) || (call[1].isSmallIntOrBool() && std::abs(call[1].integer()) <= most);
    if (!isFlag && !call.context.follows(PythonVersion::Python312)) {
        listOf(call).putBack(std::move(items));
        return isInteger(call[1])
            ? call.context.raise(Error::OverflowError, "Python int too large to convert to C int")
            : call.context.typeError("'" + typeName(call[1])
                                     + "' object cannot be interpreted as an integer");
    }
    const bool isSorted = sortValues(call.context, items, key, call.has(1) && isTruthy(call[1]));
    const bool isChanged = listOf(call).size() > 0;
    listOf(call).putBack(std::move(items));
    if (isSorted && isChanged)
        return call.context.valueError("list modified during sort");
    return isSorted ? Value::none() : Value();
}

Value rangeIndex(const Call &call)
{
    const auto *range = call.self.as<Range>();
    if (isInteger(call[0])) {
        if (Value place = range->placeOf(call.context, call[0]); !place.isMissing())
            return place;
        std::string digits;
        if (!decimalText(call.context, call[0], digits))
            return {};
        return call.context.valueError((call[0].isBool() ? (call[0].isTrue() ? "True" : "False") : digits)
                                       + " is not in range");
    }
    for (qint64 i = 0; i < range->size(); ++i) {
        const Answer same = equal(call.context, range->item(call.context, i), call[0]);
        if (same == Answer::Raised || !call.context.works(kWorkOfComparing))
            return {};
        if (same == Answer::Yes)
            return Value::integer(i);
    }
    return call.context.valueError("sequence.index(x): x not in sequence");
}

Value rangeCount(const Call &call)
{
    const auto *range = call.self.as<Range>();
    if (isInteger(call[0]))
        return Value::integer(range->placeOf(call.context, call[0]).isMissing() ? 0 : 1);
    qint64 found = 0;
    for (qint64 i = 0; i < range->size(); ++i) {
        const Answer same = equal(call.context, range->item(call.context, i), call[0]);
        if (same == Answer::Raised || !call.context.works(kWorkOfComparing))
            return {};
        found += same == Answer::Yes;
    }
    return Value::integer(found);
}

Value indicesFor(const Call &call)
{
    Value length = operatorIndex(call.context, call[0]);
    if (length.isMissing())
        return call.context.hasRaised()
            ? Value()
            : call.context.typeError("'" + typeName(call[0])
                                     + "' object cannot be interpreted as an integer");
    if (length.isBool())
        length = Value::integer(length.integer());
    if (signOf(length) < 0)
        return call.context.valueError("length should not be negative");
    WideIndices cut;
    if (!wideIndicesOf(call.context, *call.self.as<Slice>(), length, cut))
        return {};
    return makeTuple(call.heap(), {cut.start, cut.stop, cut.step});
}

constexpr FunctionRow sliceMethodRows[] = {
    {"indices", indicesFor, Signature::One},
};

constexpr FunctionRow listMethodRows[] = {
    {"append", append, Signature::One},
    {"extend", extend, Signature::One},
    {"insert", insert, Signature::Positional, 2, 2},
    {"pop", pop, Signature::Positional, 0, 1},
    {"remove", remove, Signature::One},
    {"index", sequenceIndex, Signature::Positional, 1, 3},
    {"count", sequenceCount, Signature::One},
    {"clear", clear},
    {"copy", copy},
    {"reverse", reverse},
    {"sort", sort, Signature::Keywords, 0, 2, "* key reverse"},
};

constexpr FunctionRow tupleMethodRows[] = {
    {"index", sequenceIndex, Signature::Positional, 1, 3},
    {"count", sequenceCount, Signature::One},
};

constexpr FunctionRow rangeMethodRows[] = {
    {"index", rangeIndex, Signature::One},
    {"count", rangeCount, Signature::One},
};

struct SortItem {
    Value key;
    Value value;
};

bool isLessItem(Context &context, const SortItem &one, const SortItem &other, bool &out)
{
    const Answer less = compare(context, Comparison::Less, one.key, other.key);
    out = less == Answer::Yes;
    constexpr qint64 workOfMoving = 20;
    return less != Answer::Raised && context.works(workOfMoving);
}

// How many items from the first on are in order; those that go strictly down are turned round.
bool countRun(Context &context, std::vector<SortItem> &items, size_t &count)
{
    bool isDown = false, less = false;
    if (!isLessItem(context, items[1], items[0], isDown))
        return false;
    for (count = 2; count < items.size(); ++count) {
        if (!isLessItem(context, items[count], items[count - 1], less))
            return false;
        if (less != isDown)
            break;
    }
    if (isDown)
        std::reverse(items.begin(), items.begin() + qsizetype(count));
    return true;
}

// How far items from \a count on go up; less than all where one is less than the one before it.
bool followUp(Context &context, const std::vector<SortItem> &items, size_t &count)
{
    bool less = false;
    for (; count < items.size(); ++count) {
        if (!isLessItem(context, items[count], items[count - 1], less))
            return false;
        if (less)
            break;
    }
    return true;
}

// How far items go down from \a count on; equal ones among them are turned round, to stay as they were when
// all are.
bool followDown(Context &context, std::vector<SortItem> &items, size_t &count)
{
    size_t equal = 0;
    const auto turnEqual = [&] {
        const auto end = items.begin() + qsizetype(count);
        std::reverse(end - qsizetype(equal == 0 ? 0 : equal + 1), end);
        equal = 0;
    };
    for (; count < items.size(); ++count) {
        bool less = false, more = false;
        if (!isLessItem(context, items[count], items[count - 1], less))
            return false;
        if (less) {
            turnEqual();
            continue;
        }
        if (!isLessItem(context, items[count - 1], items[count], more))
            return false;
        if (more)
            break;
        ++equal;
    }
    turnEqual();
    return true;
}

// The same since Python 3.13 (count_run() of Objects/listobject.c): runs that go down may have equal items in
// them, and are followed further up once they are turned round.
bool countRunOf313(Context &context, std::vector<SortItem> &items, size_t &count)
{
    count = 1;
    if (!followUp(context, items, count))
        return false;
    if (count == items.size())
        return true;
    if (count > 1) {
        bool goesUp = false;
        if (!isLessItem(context, items[0], items[count - 1], goesUp))
            return false;
        if (goesUp)
            return true;
        std::reverse(items.begin(), items.begin() + qsizetype(count));
    }
    ++count;
    if (!followDown(context, items, count))
        return false;
    std::reverse(items.begin(), items.begin() + qsizetype(count));
    return followUp(context, items, count);
}

// What Python does with fewer than 64 items: each goes where a binary search finds its place.
bool insertBinary(Context &context, std::vector<SortItem> &items, size_t sorted)
{
    for (; sorted < items.size(); ++sorted) {
        size_t from = 0, to = sorted;
        while (from < to) {
            const size_t middle = from + (to - from) / 2;
            bool less = false;
            if (!isLessItem(context, items[sorted], items[middle], less))
                return false;
            (less ? to : from) = less ? middle : middle + 1;
        }
        std::rotate(items.begin() + qsizetype(from), items.begin() + qsizetype(sorted),
                    items.begin() + qsizetype(sorted) + 1);
    }
    return true;
}

// A merge sort that asks, as Python's does, only whether a later item is less than an earlier one; which
// items it asks about differs, so what a comparison raises is the same only where all comparisons raise
// alike.
bool mergeSort(Context &context, std::vector<SortItem> &items)
{
    std::vector<SortItem> merged(items.size());
    if (items.size() < 2)
        return true;
    size_t sorted = 0;
    const bool isCounted = context.follows(PythonVersion::Python313) ? countRunOf313(context, items, sorted)
                                                                     : countRun(context, items, sorted);
    if (!isCounted)
        return false;
    const bool isOrdered = sorted == items.size();
    if (!isOrdered && items.size() < 64)
        return insertBinary(context, items, sorted);
    for (size_t width = 1; !isOrdered && width < items.size(); width *= 2) {
        for (size_t from = 0; from < items.size(); from += 2 * width) {
            const size_t middle = std::min(from + width, items.size()),
                         end = std::min(from + 2 * width, items.size());
            size_t left = from, right = middle, to = from;
            while (left < middle && right < end) {
                bool less = false;
                if (!isLessItem(context, items[right], items[left], less))
                    return false; // the caller still has the values as they were
                merged[to++] = std::move(items[less ? right++ : left++]);
            }
            while (left < middle)
                merged[to++] = std::move(items[left++]);
            while (right < end)
                merged[to++] = std::move(items[right++]);
        }
        items.swap(merged);
    }
    return true;
}

} // namespace

std::span<const FunctionRow> listMethods()
{
    return listMethodRows;
}

std::span<const FunctionRow> tupleMethods()
{
    return tupleMethodRows;
}

std::span<const FunctionRow> rangeMethods()
{
    return rangeMethodRows;
}

std::span<const FunctionRow> sliceMethods()
{
    return sliceMethodRows;
}

bool sortValues(Context &context, std::vector<Value> &values, const Value &key, bool isReversed)
{
    if (values.size() < 2 && key.isNone())
        return true;
    if (!context.allows(qint64(values.size() * sizeof(SortItem) * 2)))
        return false;
    std::vector<SortItem> items;
    items.reserve(values.size());
    for (const Value &value : values) {
        Value sortKey = key.isNone() ? value : call(context, key, value);
        if (sortKey.isMissing() || !context.works(kWorkOfComparing))
            return false;
        items.push_back({std::move(sortKey), value});
    }
    // Reversed twice, so that equal items stay in their order.
    if (isReversed)
        std::reverse(items.begin(), items.end());
    // What raised leaves a short list as far as it was sorted, as it does in Python.
    const bool isSorted = mergeSort(context, items);
    if (!isSorted && items.size() >= 64)
        return false;
    if (isReversed)
        std::reverse(items.begin(), items.end());
    for (size_t i = 0; i < items.size(); ++i)
        values[i] = std::move(items[i].value);
    return isSorted;
}

} // namespace signalbox::objects
