// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/groups.h"

#include "engine/library/containers/tooliterator.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"

#include <deque>

namespace signalbox::modules {

using namespace objects;

namespace {

// kept: the iterator, the function or None, then the keys and the item below.
class GroupBy final : public ToolIterator {
public:
    GroupBy(Value over, Value key)
        : ToolIterator(groupByType(), {std::move(over), std::move(key), Value(), Value(), Value()})
    {
    }
    Value next(Context &context) override;
    /// The next item, and its key. False at the end, and where it raised.
    bool advance(Context &context)
    {
        Value item = nextOf(context, kept[0]);
        if (item.isMissing())
            return false;
        Value key = kept[1].isNone() ? item : call(context, kept[1], item);
        if (key.isMissing())
            return false;
        kept[kItem] = std::move(item);
        kept[kKey] = std::move(key);
        return true;
    }
    Answer isStill(Context &context, const Value &key)
    {
        return isEqualItem(context, key, Value(kept[kKey]));
    }
    bool hasItem() const { return !kept[kItem].isMissing(); }
    Value takeItem() { return std::exchange(kept[kItem], Value()); }
    qint64 group() const { return m_group; }

private:
    static constexpr size_t kTarget = 2, kKey = 3, kItem = 4;
    qint64 m_group = 0;
};

const NativeType &groupType()
{
    static const NativeType type({.name = "itertools._grouper", .instances = Kind::Iterator});
    return type;
}

// One group: gives items as long as the groupby stands at it.
class Group final : public ToolIterator {
public:
    Group(Value parent, Value key, qint64 number)
        : ToolIterator(groupType(), {std::move(parent), std::move(key)})
        , m_number(number)
    {
    }
    Value next(Context &context) override
    {
        auto *parent = static_cast<GroupBy *>(kept[0].as<Iterator>());
        if (parent->group() != m_number || (!parent->hasItem() && !parent->advance(context)))
            return {};
        return parent->isStill(context, kept[1]) == Answer::Yes ? parent->takeItem() : Value();
    }

private:
    qint64 m_number;
};

Value GroupBy::next(Context &context)
{
    ++m_group;
    // Past all that has the key of the group before.
    for (;;) {
        if (!kept[kKey].isMissing()) {
            if (kept[kTarget].isMissing())
                break;
            const Answer still = isStill(context, Value(kept[kTarget]));
            if (still == Answer::Raised)
                return {};
            if (still == Answer::No)
                break;
        }
        if (!advance(context))
            return {};
    }
    kept[kTarget] = kept[kKey];
    Value group = context.heap().adopt(new Group(Value::of(this), kept[kKey], m_group));
    return makePair(context.heap(), kept[kKey], std::move(group));
}

Value makeGroupBy(const Call &call)
{
    Value over = iterate(call.context, call[0]);
    return over.isMissing()
        ? over
        : call.heap().adopt(new GroupBy(std::move(over), call.has(1) ? call[1] : Value::none()));
}

const NativeType &teeType()
{
    static const NativeType type({.name = "itertools._tee", .instances = Kind::Iterator});
    return type;
}

// What the iterators of one tee() have taken from below, and not all of them given.
class TeeSource final : public Container {
public:
    explicit TeeSource(Value iterator)
        : Container(Kind::Opaque)
        , below(std::move(iterator))
    {
    }
    qint64 footprint() const override { return qint64(sizeof(TeeSource)); }
    void dropValues() override
    {
        below = {};
        items.clear();
    }

    Value below;
    std::deque<Value> items;
};

class Tee final : public ToolIterator {
public:
    explicit Tee(Value source)
        : ToolIterator(teeType(), {std::move(source)})
    {
    }
    Value next(Context &context) override
    {
        auto *source = kept[0].as<TeeSource>();
        if (m_place == source->items.size()) {
            Value item = nextOf(context, source->below);
            if (item.isMissing())
                return {};
            source->items.push_back(std::move(item));
        }
        return source->items[m_place++];
    }

private:
    size_t m_place = 0;
};

Value makeTees(const Call &call)
{
    qint64 count = 2;
    if (call.has(1) && !toIndex(call.context, call[1], count))
        return {};
    if (count < 0)
        return call.context.valueError("n must be >= 0");
    Value below = count > 0 ? iterate(call.context, call[0]) : Value::none();
    if (below.isMissing() || !call.context.allows(count * 64))
        return {};
    const Value source = call.heap().adopt(new TeeSource(std::move(below)));
    std::vector<Value> tees;
    for (qint64 i = 0; i < count; ++i)
        tees.push_back(call.heap().adopt(new Tee(source)));
    return makeTuple(call.heap(), std::move(tees));
}

} // namespace

const NativeType &groupByType()
{
    static constexpr FunctionRow make{"groupby", makeGroupBy, Signature::Keywords, 1, 2, "iterable key"};
    static const NativeType type({.name = "itertools.groupby", .instances = Kind::Iterator, .make = &make});
    return type;
}

const FunctionRow teeFunction{"itertools.tee", makeTees, Signature::Positional, 1, 2};

} // namespace signalbox::modules
