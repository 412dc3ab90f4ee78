// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/sequences.h"

#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"

#include <algorithm>

namespace signalbox::objects {

namespace {

constexpr qint64 kWorkOfText = 50; ///< nanoseconds, about, of one item
constexpr qint64 kWorkOfComparing = 4;

template <typename Sequence> bool representItems(Context &context, const Sequence &sequence, TextBuilder &out)
{
    // By index: representing an item may change a list.
    for (qsizetype i = 0; i < sequence.size(); ++i) {
        if (i > 0)
            out.append(", ");
        const Value item = sequence.at(i);
        if (!represent(context, item, out) || !context.works(kWorkOfText))
            return false;
    }
    return true;
}

template <typename Sequence> Answer equalItems(Context &context, const Sequence &one, const Sequence &other)
{
    if (one.size() != other.size())
        return Answer::No;
    for (qsizetype i = 0; i < one.size() && i < other.size(); ++i) {
        const Answer same = isEqualItem(context, Value(one.at(i)), Value(other.at(i)));
        if (same != Answer::Yes)
            return same;
        if (!context.works(kWorkOfComparing))
            return Answer::Raised;
    }
    return answer(one.size() == other.size());
}

template <typename Sequence>
Answer orderItems(Context &context, Comparison how, const Sequence &one, const Sequence &other)
{
    qsizetype i = 0;
    for (; i < one.size() && i < other.size(); ++i) {
        const Answer same = isEqualItem(context, Value(one.at(i)), Value(other.at(i)));
        if (same == Answer::Raised || !context.works(kWorkOfComparing))
            return Answer::Raised;
        if (same == Answer::No)
            break;
    }
    // By index: an __eq__() may have taken items out of a list.
    if (i < one.size() && i < other.size())
        return compare(context, how, Value(one.at(i)), Value(other.at(i)));
    return answerByOrder(how, one.size() < other.size() ? -1 : one.size() > other.size() ? 1 : 0);
}

} // namespace

Tuple::Tuple(std::vector<Value> items)
    : Container(Kind::Tuple)
    , m_size(items.size())
{
    if (m_size <= kFew)
        std::move(items.begin(), items.end(), m_few.begin());
    else
        m_many = std::move(items);
    settle();
}

Tuple::Tuple(std::span<Value> items)
    : Container(Kind::Tuple)
    , m_size(items.size())
{
    if (m_size <= kFew)
        std::move(items.begin(), items.end(), m_few.begin());
    else
        m_many.assign(std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    settle();
}

void Tuple::settle()
{
    m_first = m_size <= kFew ? m_few.data() : m_many.data();
}

void Tuple::dropValues()
{
    m_size = 0;
    m_first = nullptr;
    std::array<Value, kFew> few;
    few.swap(m_few);
    std::vector<Value>().swap(m_many);
}

bool Tuple::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    if (representation.isInItself()) {
        out.append("(...)");
        return true;
    }
    out.append("(");
    if (!representItems(context, *this, out))
        return false;
    out.append(size() == 1 ? ",)" : ")");
    return true;
}

Answer Tuple::equals(Context &context, const Value &other)
{
    return equalItems(context, *this, *other.as<Tuple>());
}

Answer Tuple::order(Context &context, Comparison how, const Value &other)
{
    return orderItems(context, how, *this, *other.as<Tuple>());
}

Answer Tuple::hash(Context &context, Hash &out)
{
    const Nesting nesting(context, "");
    if (nesting.isTooDeep())
        return Answer::Raised;
    TupleHash sum(size());
    for (const Value &item : items()) {
        Hash each = 0;
        if (!hashOf(context, item, each))
            return Answer::Raised;
        sum.add(each);
    }
    out = sum.result();
    return Answer::Yes;
}

bool List::makeRoom(Context &context, qsizetype more)
{
    const size_t before = m_items.capacity();
    const size_t needed = m_items.size() + size_t(more);
    if (needed <= before)
        return true;
    const size_t wanted = std::max(needed, m_items.size() + m_items.size() / 2 + 4);
    const auto bytes = qint64((wanted - before) * sizeof(Value));
    if (!context.allows(bytes))
        return false;
    m_items.reserve(wanted);
    context.heap().account().add(qint64((m_items.capacity() - before) * sizeof(Value)));
    return true;
}

bool List::insert(Context &context, qsizetype at, Value value)
{
    if (!makeRoom(context, 1))
        return false;
    m_items.insert(m_items.begin() + at, std::move(value));
    return true;
}

bool List::replace(Context &context, qsizetype from, qsizetype to, std::vector<Value> values)
{
    const qsizetype more = qsizetype(values.size()) - (to - from);
    if (more > 0 && !makeRoom(context, more))
        return false;
    const auto first = m_items.begin() + from;
    // What goes is let go of only when the list is whole again.
    const std::vector<Value> gone(std::make_move_iterator(first),
                                  std::make_move_iterator(m_items.begin() + to));
    const auto place = m_items.erase(first, m_items.begin() + to);
    m_items.insert(place, std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
    return true;
}

Value List::take(qsizetype i)
{
    Value taken = std::move(m_items[size_t(i)]);
    m_items.erase(m_items.begin() + i);
    return taken;
}

void List::removeIf(const std::vector<bool> &marked)
{
    std::vector<Value> gone;
    size_t kept = 0;
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (marked[i])
            gone.push_back(std::move(m_items[i]));
        else if (kept++ != i)
            m_items[kept - 1] = std::move(m_items[i]);
    }
    m_items.resize(kept);
}

void List::reverse()
{
    std::reverse(m_items.begin(), m_items.end());
}

void List::clear()
{
    takeAll();
}

std::vector<Value> List::takeAll()
{
    std::vector<Value> taken;
    if (heap())
        heap()->account().add(-qint64(m_items.capacity() * sizeof(Value)));
    taken.swap(m_items);
    return taken;
}

void List::putBack(std::vector<Value> items)
{
    takeAll();
    m_items = std::move(items);
    heap()->account().add(qint64(m_items.capacity() * sizeof(Value)));
}

bool List::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    if (representation.isInItself()) {
        out.append("[...]");
        return true;
    }
    out.append("[");
    if (!representItems(context, *this, out))
        return false;
    out.append("]");
    return true;
}

Answer List::equals(Context &context, const Value &other)
{
    return equalItems(context, *this, *other.as<List>());
}

Answer List::order(Context &context, Comparison how, const Value &other)
{
    return orderItems(context, how, *this, *other.as<List>());
}

Answer List::hash(Context &context, Hash &)
{
    return unhashable(context, Value::of(this));
}

Value emptyTuple()
{
    static const Tuple empty{std::vector<Value>()};
    return Value::ofImmortal(&empty);
}

Value makeTuple(Heap &heap, std::vector<Value> items)
{
    return items.empty() ? emptyTuple() : heap.adopt(new Tuple(std::move(items)));
}

Value makeTuple(Heap &heap, std::span<Value> items)
{
    return items.empty() ? emptyTuple() : heap.adopt(new Tuple(items));
}

Value makePair(Heap &heap, Value one, Value other)
{
    std::array<Value, 2> items{std::move(one), std::move(other)};
    return makeTuple(heap, items);
}

Value makeList(Heap &heap, std::vector<Value> items)
{
    return heap.adopt(new List(std::move(items)));
}

std::span<const Value> itemsOf(const Value &listOrTuple)
{
    return listOrTuple.is(Kind::List) ? listOrTuple.as<List>()->items() : listOrTuple.as<Tuple>()->items();
}

Raised unhashable(Context &context, const Value &value)
{
    return context.typeError("unhashable type: '" + typeName(value) + "'");
}

} // namespace signalbox::objects
