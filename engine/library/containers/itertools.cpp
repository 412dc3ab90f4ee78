// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/itertools.h"

#include "engine/library/containers/combinatorics.h"
#include "engine/library/containers/groups.h"
#include "engine/library/containers/tooliterator.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"

#include <limits>

namespace signalbox::modules {

using namespace objects;

namespace {

const Type &typeMade(const Call &call)
{
    return *call.self.as<Type>();
}

// kept: the next number, the step.
class Count final : public ToolIterator {
public:
    using ToolIterator::ToolIterator;
    Value next(Context &context) override
    {
        Value number = kept[0];
        kept[0] = add(context, number, kept[1]);
        return kept[0].isMissing() ? kept[0] : number;
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        out.append("count(");
        if (!objects::represent(context, kept[0], out))
            return false;
        if (!kept[1].isSmallInt() || kept[1].integer() != 1) {
            out.append(", ");
            if (!objects::represent(context, kept[1], out))
                return false;
        }
        out.append(")");
        return true;
    }
};

Value makeCount(const Call &call)
{
    const auto isNumber = [](const Value &value) { return isInteger(value) || value.isFloat(); };
    Value start = call.has(0) ? call[0] : Value::integer(0);
    if (start.isBool())
        start = Value::integer(start.integer());
    const Value step = call.has(1) ? call[1] : Value::integer(1);
    if (!isNumber(start) || !isNumber(step))
        return call.context.typeError("a number is required");
    return call.heap().adopt(new Count(typeMade(call), {start, step}));
}

// kept: the iterator, then what it gave.
class Cycle final : public ToolIterator {
public:
    using ToolIterator::ToolIterator;
    Value next(Context &context) override
    {
        if (!kept[0].isMissing()) {
            Value item = nextOf(context, kept[0]);
            if (!item.isMissing()) {
                kept.push_back(item);
                return item;
            }
            if (context.hasRaised())
                return {};
            kept[0] = {};
        }
        if (kept.size() < 2)
            return {};
        m_place = m_place + 1 < kept.size() ? m_place + 1 : 1;
        return kept[m_place];
    }

private:
    size_t m_place = 0;
};

Value iteratorOver(const Call &call, const Value &iterable)
{
    return iterate(call.context, iterable);
}

Value makeCycle(const Call &call)
{
    Value over = iteratorOver(call, call[0]);
    return over.isMissing() ? over : call.heap().adopt(new Cycle(typeMade(call), {std::move(over)}));
}

class Repeat final : public ToolIterator {
public:
    Repeat(const Type &type, Value value, qint64 left)
        : ToolIterator(type, {std::move(value)})
        , m_left(left)
    {
    }
    Value next(Context &) override
    {
        if (m_left == 0)
            return {};
        m_left -= m_left > 0;
        return kept[0];
    }
    bool represent(Context &context, TextBuilder &out) override
    {
        out.append("repeat(");
        if (!objects::represent(context, kept[0], out))
            return false;
        out.append(m_left < 0 ? ")" : ", " + std::to_string(m_left) + ")");
        return true;
    }

private:
    qint64 m_left; ///< -1: for ever
};

Value makeRepeat(const Call &call)
{
    qint64 times = -1;
    if (call.has(1)) {
        if (!toIndex(call.context, call[1], times))
            return {};
        times = std::max<qint64>(times, 0);
    }
    return call.heap().adopt(new Repeat(typeMade(call), call[0], times));
}

// kept: the iterator, the function or None, the total so far or Missing.
class Accumulate final : public ToolIterator {
public:
    using ToolIterator::ToolIterator;
    Value next(Context &context) override
    {
        if (m_givesFirst) {
            m_givesFirst = false;
            return kept[2];
        }
        Value item = nextOf(context, kept[0]);
        if (item.isMissing())
            return {};
        if (kept[2].isMissing()) {
            kept[2] = std::move(item);
            return kept[2];
        }
        const Value pair[] = {kept[2], item};
        Value total =
            kept[1].isNone() ? add(context, pair[0], pair[1]) : call(context, kept[1], Arguments{pair, 2});
        if (!total.isMissing())
            kept[2] = total;
        return total;
    }
    void giveFirst() { m_givesFirst = true; }

private:
    bool m_givesFirst = false;
};

Value makeAccumulate(const Call &call)
{
    Value over = iteratorOver(call, call[0]);
    if (over.isMissing())
        return {};
    const bool hasInitial = call.has(2) && !call[2].isNone();
    auto *made = new Accumulate(
        typeMade(call),
        {std::move(over), call.has(1) ? call[1] : Value::none(), hasInitial ? call[2] : Value()});
    if (hasInitial)
        made->giveFirst();
    return call.heap().adopt(made);
}

// kept: an iterator over the iterables, the one at hand or Missing.
class Chain final : public ToolIterator {
public:
    using ToolIterator::ToolIterator;
    Value next(Context &context) override
    {
        while (!kept[0].isMissing()) {
            if (kept[1].isMissing()) {
                const Value iterable = nextOf(context, kept[0]);
                if (iterable.isMissing()) {
                    if (!context.hasRaised())
                        kept[0] = {};
                    return {};
                }
                kept[1] = iterate(context, iterable);
                if (kept[1].isMissing()) {
                    kept[0] = {};
                    return {};
                }
            }
            Value item = nextOf(context, kept[1]);
            if (!item.isMissing() || context.hasRaised())
                return item;
            kept[1] = {};
        }
        return {};
    }
};

Value chainOver(const Call &call, const Value &iterables)
{
    Value over = iterate(call.context, iterables);
    return over.isMissing() ? over : call.heap().adopt(new Chain(typeMade(call), {std::move(over), Value()}));
}

Value makeChain(const Call &call)
{
    return chainOver(call,
                     makeTuple(call.heap(), std::vector<Value>(call.arguments, call.arguments + call.count)));
}

Value chainFrom(const Call &call)
{
    return chainOver(call, call[0]);
}

class Compress final : public ToolIterator {
public:
    using ToolIterator::ToolIterator;
    Value next(Context &context) override
    {
        for (;;) {
            Value item = nextOf(context, kept[0]);
            const Value selector = item.isMissing() ? item : nextOf(context, kept[1]);
            if (selector.isMissing())
                return {};
            if (isTruthy(selector))
                return item;
        }
    }
};

Value makeCompress(const Call &call)
{
    Value data = iteratorOver(call, call[0]);
    Value selectors = data.isMissing() ? data : iteratorOver(call, call[1]);
    return selectors.isMissing()
        ? selectors
        : call.heap().adopt(new Compress(typeMade(call), {std::move(data), std::move(selectors)}));
}

enum class Choice : quint8 { DropWhile, TakeWhile, FilterFalse };

// kept: the function or None, the iterator.
template <Choice choice> class Choosing final : public ToolIterator {
public:
    using ToolIterator::ToolIterator;
    Value next(Context &context) override
    {
        while (!m_isEnded) {
            Value item = nextOf(context, kept[1]);
            if (item.isMissing() || (choice == Choice::DropWhile && m_isThrough))
                return item;
            const Value passes =
                kept[0].isNone() && choice == Choice::FilterFalse ? item : call(context, kept[0], item);
            if (passes.isMissing())
                return {};
            const bool isTrue = isTruthy(passes);
            if (choice == Choice::TakeWhile) {
                m_isEnded = !isTrue;
                if (isTrue)
                    return item;
            } else if (!isTrue) {
                m_isThrough = true;
                return item;
            }
        }
        return {};
    }

private:
    bool m_isThrough = false;
    bool m_isEnded = false;
};

template <Choice choice> Value makeChoosing(const Call &call)
{
    Value over = iteratorOver(call, call[1]);
    return over.isMissing()
        ? over
        : call.heap().adopt(new Choosing<choice>(typeMade(call), {call[0], std::move(over)}));
}

class Slicing final : public ToolIterator {
public:
    Slicing(const Type &type, Value over, qint64 start, qint64 stop, qint64 step)
        : ToolIterator(type, {std::move(over)})
        , m_next(start)
        , m_stop(stop)
        , m_step(step)
    {
    }
    Value next(Context &context) override
    {
        if (kept[0].isMissing())
            return {};
        const qint64 wanted = m_stop >= 0 ? std::min(m_next, m_stop) : m_next;
        for (; m_place < wanted; ++m_place)
            if (nextOf(context, kept[0]).isMissing())
                return end();
        if (m_stop >= 0 && m_place >= m_stop)
            return end();
        Value item = nextOf(context, kept[0]);
        if (item.isMissing())
            return end();
        ++m_place;
        if (__builtin_add_overflow(m_next, m_step, &m_next))
            m_next = std::numeric_limits<qint64>::max();
        if (m_stop >= 0)
            m_next = std::min(m_next, m_stop);
        return item;
    }

private:
    Value end()
    {
        kept[0] = {};
        return {};
    }
    qint64 m_place = 0;
    qint64 m_next;
    qint64 m_stop; ///< -1: none
    qint64 m_step;
};

bool sliceBound(const Call &call, const Value &value, const char *words, qint64 least, qint64 &out)
{
    if (value.isNone())
        return true;
    if (!value.isSmallIntOrBool() || value.integer() < least)
        return call.context.valueError(words);
    out = value.integer();
    return true;
}

Value makeSlicing(const Call &call)
{
    qint64 start = 0, stop = -1, step = 1;
    constexpr const char *kIndices =
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    if (call.count == 2) {
        if (!sliceBound(call, call[1],
                        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", 0,
                        stop))
            return {};
    } else if (call.count > 2) {
        // The stop is looked at first, but complains only of its own kind, and of what C takes for a failure.
        if (!call[2].isNone() && (!call[2].isSmallIntOrBool() || call[2].integer() == -1))
            return call.context.valueError(
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        if (!sliceBound(call, call[1], kIndices, 0, start) || !sliceBound(call, call[2], kIndices, 0, stop))
            return {};
    }
    if (call.count > 3
        && !sliceBound(call, call[3], "Step for islice() must be a positive integer or None.", 1, step))
        return {};
    Value over = iteratorOver(call, call[0]);
    return over.isMissing()
        ? over
        : call.heap().adopt(new Slicing(typeMade(call), std::move(over), start, stop, step));
}

// kept: the iterator, the item before or Missing.
class Pairwise final : public ToolIterator {
public:
    using ToolIterator::ToolIterator;
    Value next(Context &context) override
    {
        if (kept[1].isMissing())
            kept[1] = nextOf(context, kept[0]);
        if (kept[1].isMissing())
            return {};
        Value item = nextOf(context, kept[0]);
        if (item.isMissing())
            return {};
        Value before = std::exchange(kept[1], item);
        return makePair(context.heap(), std::move(before), std::move(item));
    }
};

Value makePairwise(const Call &call)
{
    Value over = iteratorOver(call, call[0]);
    return over.isMissing() ? over
                            : call.heap().adopt(new Pairwise(typeMade(call), {std::move(over), Value()}));
}

class Starmap final : public ToolIterator {
public:
    using ToolIterator::ToolIterator;
    Value next(Context &context) override
    {
        const Value item = nextOf(context, kept[1]);
        std::vector<Value> arguments;
        if (item.isMissing() || !collect(context, item, arguments))
            return {};
        return call(context, kept[0], Arguments{arguments.data(), qsizetype(arguments.size())});
    }
};

Value makeStarmap(const Call &call)
{
    Value over = iteratorOver(call, call[1]);
    return over.isMissing() ? over
                            : call.heap().adopt(new Starmap(typeMade(call), {call[0], std::move(over)}));
}

// kept: what fills up, then the iterators, Missing where one has ended.
class ZipLongest final : public ToolIterator {
public:
    ZipLongest(const Type &type, std::vector<Value> values)
        : ToolIterator(type, std::move(values))
        , m_running(kept.size() - 1)
    {
    }
    Value next(Context &context) override
    {
        if (m_running == 0)
            return {};
        std::vector<Value> items;
        for (size_t i = 1; i < kept.size(); ++i) {
            Value item = kept[i].isMissing() ? kept[0] : nextOf(context, kept[i]);
            if (item.isMissing()) {
                if (context.hasRaised() || --m_running == 0)
                    return {};
                kept[i] = {};
                item = kept[0];
            }
            items.push_back(std::move(item));
        }
        return makeTuple(context.heap(), std::move(items));
    }

private:
    size_t m_running;
};

Value makeZipLongest(const Call &call)
{
    std::vector<Value> values = {Value::none()};
    for (size_t i = 0; i < call.passed.keywords.size(); ++i) {
        if (toUtf8(call.passed.keywords[i]) != "fillvalue")
            return call.context.typeError("zip_longest() got an unexpected keyword argument");
        values[0] = call.passed.ofKeyword(qsizetype(i));
    }
    for (qsizetype i = 0; i < call.count; ++i) {
        values.push_back(iteratorOver(call, call[i]));
        if (values.back().isMissing())
            return {};
    }
    return call.heap().adopt(new ZipLongest(typeMade(call), std::move(values)));
}

class Batched final : public ToolIterator {
public:
    Batched(const Type &type, Value over, qint64 size, bool isStrict)
        : ToolIterator(type, {std::move(over)})
        , m_size(size)
        , m_isStrict(isStrict)
    {
    }
    Value next(Context &context) override
    {
        std::vector<Value> items;
        while (qint64(items.size()) < m_size) {
            Value item = nextOf(context, kept[0]);
            if (item.isMissing())
                break;
            items.push_back(std::move(item));
        }
        if (items.empty() || context.hasRaised())
            return {};
        if (m_isStrict && qint64(items.size()) < m_size)
            return context.valueError("batched(): incomplete batch");
        return makeTuple(context.heap(), std::move(items));
    }

private:
    qint64 m_size;
    bool m_isStrict;
};

Value makeBatched(const Call &call)
{
    qint64 size = 0;
    if (!toIndex(call.context, call[1], size))
        return {};
    if (size < 1)
        return call.context.valueError("n must be at least one");
    Value over = iteratorOver(call, call[0]);
    return over.isMissing() ? over
                            : call.heap().adopt(new Batched(typeMade(call), std::move(over), size,
                                                            call.has(2) && isTruthy(call[2])));
}

constexpr FunctionRow chainMethods[] = {{"from_iterable", chainFrom, Signature::One}};

const NativeType &chainType()
{
    static constexpr FunctionRow make{"chain", makeChain, Signature::Variadic};
    static const NativeType type({.name = "itertools.chain",
                                  .instances = Kind::Iterator,
                                  .make = &make,
                                  .classMethods = chainMethods});
    return type;
}

constexpr FunctionRow toolConstructors[] = {
    {"accumulate", makeAccumulate, Signature::Keywords, 1, 3, "iterable func * initial"},
    {"compress", makeCompress, Signature::Keywords, 2, 2, "data selectors"},
    {"count", makeCount, Signature::Keywords, 0, 2, "start step"},
    {"cycle", makeCycle, Signature::Positional, 1, 1},
    {"dropwhile", makeChoosing<Choice::DropWhile>, Signature::Positional, 2, 2},
    {"filterfalse", makeChoosing<Choice::FilterFalse>, Signature::Positional, 2, 2},
    {"islice", makeSlicing, Signature::Positional, 2, 4},
    {"pairwise", makePairwise, Signature::Positional, 1, 1},
    {"repeat", makeRepeat, Signature::Keywords, 1, 2, "object times"},
    {"starmap", makeStarmap, Signature::Positional, 2, 2},
    {"takewhile", makeChoosing<Choice::TakeWhile>, Signature::Positional, 2, 2},
    {"zip_longest", makeZipLongest, Signature::Anything},
};
constexpr FunctionRow constructorsOf312[] = {
    {"batched", makeBatched, Signature::Keywords, 2, 2, "iterable n"}};
constexpr FunctionRow constructorsOf313[] = {
    {"batched", makeBatched, Signature::Keywords, 2, 3, "iterable n * strict"}};

void addTypes(Filling &filling, const ToolTypes &types)
{
    for (const auto &type : types)
        filling.add(*type);
}

} // namespace

Attributes makeItertools(Context &context)
{
    static const auto types = toolTypes(toolConstructors);
    static const auto typesOf312 = toolTypes(constructorsOf312);
    static const auto typesOf313 = toolTypes(constructorsOf313);
    Filling filling(context);
    addTypes(filling, types);
    addTypes(filling, combinationTypes());
    if (context.follows(PythonVersion::Python312))
        addTypes(filling, context.follows(PythonVersion::Python313) ? typesOf313 : typesOf312);
    filling.add(chainType());
    filling.add(groupByType());
    filling.add(std::span(&teeFunction, 1));
    return filling.take();
}

} // namespace signalbox::modules
