// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/heaps.h"

#include "engine/builtins/sequencemethods.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/operations/iterators.h"
#include "engine/operations/suggestions.h"

#include <algorithm>

namespace signalbox::modules {

using namespace objects;

namespace {

// A comparison may call the program, which may change the list.
bool isUnchanged(Context &context, const List &heap, qsizetype size)
{
    return heap.size() == size || context.raise(Error::RuntimeError, "list changed size during iteration");
}

// Moves the item at \a at towards the root, no further than \a start.
bool siftDown(Context &context, List &heap, qsizetype start, qsizetype at)
{
    const qsizetype size = heap.size();
    while (at > start) {
        const qsizetype parent = (at - 1) / 2;
        const Value item = heap.at(at), above = heap.at(parent);
        const Answer isLess = compare(context, Comparison::Less, item, above);
        if (isLess == Answer::Raised || !isUnchanged(context, heap, size))
            return false;
        if (isLess == Answer::No)
            break;
        heap.set(at, above);
        heap.set(parent, item);
        at = parent;
    }
    return true;
}

// Takes the smaller child up until there is none, then moves the item that stood at \a at back towards it.
bool siftUp(Context &context, List &heap, qsizetype at)
{
    const qsizetype size = heap.size(), start = at;
    while (2 * at + 1 < size) {
        qsizetype child = 2 * at + 1;
        if (child + 1 < size) {
            const Value left = heap.at(child), right = heap.at(child + 1);
            const Answer isLess = compare(context, Comparison::Less, left, right);
            if (isLess == Answer::Raised || !isUnchanged(context, heap, size))
                return false;
            child += isLess == Answer::No;
        }
        const Value above = heap.at(at), below = heap.at(child);
        heap.set(at, below);
        heap.set(child, above);
        at = child;
    }
    return siftDown(context, heap, start, at);
}

} // namespace

bool pushToHeap(Context &context, List &heap, const Value &item)
{
    return heap.append(context, item) && siftDown(context, heap, 0, heap.size() - 1);
}

Value popFromHeap(Context &context, List &heap)
{
    if (heap.size() == 0)
        return context.raise(Error::IndexError, "index out of range");
    Value last = heap.take(heap.size() - 1);
    if (heap.size() == 0)
        return last;
    const Value least = heap.at(0);
    heap.set(0, std::move(last));
    return siftUp(context, heap, 0) ? least : Value();
}

namespace {

// "heappush() argument 1 must be list, not tuple".
List *listOf(const Call &call, const char *function)
{
    if (call[0].is(Kind::List))
        return call[0].as<List>();
    call.context.typeError(std::string(function) + " must be list, not "
                           + (call[0].isNone() ? "None" : typeName(call[0])));
    return nullptr;
}

Value push(const Call &call)
{
    List *heap = listOf(call, "heappush() argument 1");
    return heap ? noneIf(pushToHeap(call.context, *heap, call[1])) : Value();
}

Value pop(const Call &call)
{
    List *heap = listOf(call, "heappop() argument");
    return heap ? popFromHeap(call.context, *heap) : Value();
}

Value heapify(const Call &call)
{
    List *heap = listOf(call, "heapify() argument");
    if (!heap)
        return {};
    constexpr qint64 workOfAnItem = 100; // nanoseconds, about
    for (qsizetype at = heap->size() / 2 - 1; at >= 0; --at)
        if (!siftUp(call.context, *heap, at) || !call.context.works(workOfAnItem))
            return {};
    return Value::none();
}

Value replaceLeast(const Call &call)
{
    List *heap = listOf(call, "heapreplace() argument 1");
    if (!heap)
        return {};
    if (heap->size() == 0)
        return call.context.raise(Error::IndexError, "index out of range");
    const Value least = heap->at(0);
    heap->set(0, call[1]);
    return siftUp(call.context, *heap, 0) ? least : Value();
}

Value pushThenPop(const Call &call)
{
    List *heap = listOf(call, "heappushpop() argument 1");
    if (!heap)
        return {};
    if (heap->size() == 0)
        return call[1];
    const Answer isLess = compare(call.context, Comparison::Less, Value(heap->at(0)), call[1]);
    if (isLess != Answer::Yes)
        return isLess == Answer::No ? call[1] : Value();
    if (heap->size() == 0)
        return call.context.raise(Error::IndexError, "index out of range");
    const Value least = heap->at(0);
    heap->set(0, call[1]);
    return siftUp(call.context, *heap, 0) ? least : Value();
}

// nsmallest() and nlargest() are sorted()[:n], in other steps.
Value firstOf(const Call &call, bool isReversed)
{
    std::vector<Value> items;
    if (!collect(call.context, call[1], items))
        return {};
    const Value key = call.has(2) ? call[2] : Value::none();
    if (!sortValues(call.context, items, key, isReversed))
        return {};
    qint64 count = 0;
    if (!toIndex(call.context, call[0], count))
        return {};
    items.resize(size_t(std::clamp<qint64>(count, 0, qint64(items.size()))));
    return makeList(call.heap(), std::move(items));
}

Value smallest(const Call &call)
{
    return firstOf(call, false);
}

Value largest(const Call &call)
{
    return firstOf(call, true);
}

// It is a generator there.
const NativeType &mergingType()
{
    static const NativeType type({.name = "generator", .instances = Kind::Iterator});
    return type;
}

// What heapq.merge() gives.
class Merging final : public Iterator {
public:
    Merging(std::vector<Value> iterables, Value key, bool isReversed)
        : Iterator(mergingType())
        , m_iterables(std::move(iterables))
        , m_key(std::move(key))
        , m_isReversed(isReversed)
    {
    }
    Value next(Context &context) override
    {
        if (!m_hasBegun && !begin(context))
            return {};
        if (!m_taken.isMissing() && !advance(context))
            return {};
        if (m_heads.empty())
            return {};
        size_t best = 0;
        for (size_t i = 1; i < m_heads.size(); ++i) {
            const Answer isFirst = compare(context, m_isReversed ? Comparison::Greater : Comparison::Less,
                                           m_heads[i].key, m_heads[best].key);
            if (isFirst == Answer::Raised)
                return {};
            best = isFirst == Answer::Yes ? i : best;
        }
        m_best = best;
        m_taken = m_heads[best].item;
        return m_taken;
    }
    qint64 footprint() const override { return qint64(sizeof(Merging)); }
    void dropValues() override
    {
        m_iterables.clear();
        m_heads.clear();
        m_key = m_taken = {};
    }

private:
    struct Head {
        Value item;
        Value key;
        Value iterator;
    };
    // False at its end, and where it raised.
    bool fetch(Context &context, Head &head) const
    {
        head.item = nextOf(context, head.iterator);
        if (head.item.isMissing())
            return false;
        head.key = m_key.isNone() ? head.item : call(context, m_key, head.item);
        return !head.key.isMissing();
    }
    bool begin(Context &context)
    {
        m_hasBegun = true;
        for (const Value &each : m_iterables) {
            Head head;
            head.iterator = iterate(context, each);
            if (head.iterator.isMissing())
                return false;
            if (fetch(context, head))
                m_heads.push_back(std::move(head));
            else if (context.hasRaised())
                return false;
        }
        return true;
    }
    bool advance(Context &context)
    {
        m_taken = {};
        if (fetch(context, m_heads[m_best]))
            return true;
        if (context.hasRaised())
            return false;
        m_heads.erase(m_heads.begin() + qsizetype(m_best));
        return true;
    }

    std::vector<Value> m_iterables;
    std::vector<Head> m_heads;
    Value m_key;
    Value m_taken;
    size_t m_best = 0;
    bool m_isReversed;
    bool m_hasBegun = false;
};

Value merge(const Call &call)
{
    Value key = Value::none();
    bool isReversed = false;
    for (size_t i = 0; i < call.passed.keywords.size(); ++i) {
        const std::string name = toUtf8(call.passed.keywords[i]);
        const Value &value = call.passed.ofKeyword(qsizetype(i));
        if (name == "key")
            key = value;
        else if (name == "reverse")
            isReversed = isTruthy(value);
        else
            return call.context.typeError(
                unexpectedKeyword(call.context, "merge()", name, {"key", "reverse"}));
    }
    return call.heap().adopt(new Merging(std::vector<Value>(call.arguments, call.arguments + call.count),
                                         std::move(key), isReversed));
}

constexpr FunctionRow heapFunctions[] = {
    {"heappush", push, Signature::Positional, 2, 2},
    {"_heapq.heappop", pop, Signature::One},
    {"_heapq.heapify", heapify, Signature::One},
    {"heapreplace", replaceLeast, Signature::Positional, 2, 2},
    {"heappushpop", pushThenPop, Signature::Positional, 2, 2},
    {"nsmallest", smallest, Signature::Python, 2, 3, "n iterable key"},
    {"nlargest", largest, Signature::Python, 2, 3, "n iterable key"},
    {"merge", merge, Signature::Anything},
};

} // namespace

Attributes makeHeapq(Context &context)
{
    Filling filling(context);
    filling.add(heapFunctions);
    return filling.take();
}

} // namespace signalbox::modules
