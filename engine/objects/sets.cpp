// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/sets.h"

#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"

#include <utility>

namespace signalbox::objects {

namespace {

// Where a hash is looked for: ten places in a row where the table has them, then somewhere else.
class Probe {
public:
    Probe(Hash hash, qsizetype mask)
        : m_perturb(quint64(hash))
        , m_mask(size_t(mask))
        , m_start(size_t(hash) & m_mask)
        , m_left(leftFrom(m_start))
        , m_place(m_start)
    {
    }

    size_t place() const { return m_place; }
    void advance()
    {
        if (m_left-- > 0) {
            ++m_place;
            return;
        }
        m_perturb >>= 5;
        m_start = (m_start * 5 + 1 + m_perturb) & m_mask;
        m_left = leftFrom(m_start);
        m_place = m_start;
    }

private:
    static constexpr size_t kInARow = 9;
    int leftFrom(size_t start) const { return start + kInARow <= m_mask ? int(kInARow) : 0; }

    quint64 m_perturb;
    size_t m_mask;
    size_t m_start;
    int m_left;
    size_t m_place;
};

quint64 shuffled(quint64 hash)
{
    return ((hash ^ 89869747) ^ (hash << 16)) * 3644798167;
}

} // namespace

Answer Set::isAt(Context &context, size_t place, const Value &key, bool &hasChanged) const
{
    const Value there = m_table[place].key;
    const Entry *const table = m_table.data();
    const size_t size = m_table.size();
    const Answer same = isEqualItem(context, there, key);
    const bool isAsBefore =
        m_table.data() == table && m_table.size() == size && m_table[place].key.isSame(there);
    hasChanged = same != Answer::Raised && !isAsBefore;
    return same;
}

Answer Set::containsHashed(Context &context, const Value &key, Hash hash)
{
    for (Probe probe(hash, mask());;) {
        const Entry &entry = m_table[probe.place()];
        if (entry.isFree())
            return Answer::No;
        bool hasChanged = false;
        if (entry.hash == hash && !entry.key.isMissing()) {
            const Answer same = isAt(context, probe.place(), key, hasChanged);
            if (same != Answer::No && !hasChanged)
                return same;
        }
        if (hasChanged)
            probe = Probe(hash, mask());
        else
            probe.advance();
    }
}

bool Set::addHashed(Context &context, const Value &key, Hash hash)
{
    qsizetype leftover = -1;
    Probe probe(hash, mask());
    for (;;) {
        const Entry &entry = m_table[probe.place()];
        if (entry.isFree())
            break;
        if (entry.key.isMissing())
            leftover = qsizetype(probe.place());
        bool hasChanged = false;
        if (entry.hash == hash && !entry.key.isMissing()) {
            const Answer same = isAt(context, probe.place(), key, hasChanged);
            if (same != Answer::No && !hasChanged)
                return same == Answer::Yes;
        }
        if (hasChanged) {
            probe = Probe(hash, mask());
            leftover = -1;
        } else {
            probe.advance();
        }
    }
    ++m_used;
    if (leftover >= 0) {
        put(size_t(leftover), key, hash);
        return true;
    }
    put(probe.place(), key, hash);
    ++m_filled;
    return m_filled * 5 < mask() * 3 || grow(context);
}

bool Set::grow(Context &context)
{
    return resize(context, m_used > 50000 ? m_used * 2 : m_used * 4);
}

bool Set::resize(Context &context, qsizetype least)
{
    qsizetype size = kLeastSize;
    while (size <= least)
        size *= 2;
    const auto more = qint64(sizeof(Entry)) * (size - qsizetype(m_table.size()));
    if (more > 0 && !context.allows(more))
        return false;
    if (size == kLeastSize && mask() + 1 == kLeastSize && m_filled == m_used)
        return true;
    std::vector<Entry> before(static_cast<size_t>(size));
    before.swap(m_table);
    context.heap().account().add(more);
    m_filled = m_used;
    const std::vector<size_t> inOrder = std::exchange(m_order, {});
    for (const size_t place : inOrder)
        insertNew(before[place].key, before[place].hash);
    if (m_keepsOrder)
        return true;
    for (const Entry &entry : before)
        if (!entry.key.isMissing())
            insertNew(entry.key, entry.hash);
    return true;
}

void Set::insertNew(const Value &key, Hash hash)
{
    Probe probe(hash, mask());
    while (!m_table[probe.place()].key.isMissing())
        probe.advance();
    put(probe.place(), key, hash);
}

void Set::put(size_t place, const Value &key, Hash hash)
{
    m_table[place] = {key, hash};
    if (m_keepsOrder)
        m_order.push_back(place);
}

void Set::takeOut(size_t place)
{
    m_table[place] = {Value(), -1};
    --m_used;
    std::erase(m_order, place);
}

Answer Set::discardHashed(Context &context, const Value &key, Hash hash)
{
    for (Probe probe(hash, mask());;) {
        const Entry &entry = m_table[probe.place()];
        if (entry.isFree())
            return Answer::No;
        bool hasChanged = false;
        if (entry.hash == hash && !entry.key.isMissing()) {
            const Answer same = isAt(context, probe.place(), key, hasChanged);
            if (same == Answer::Raised)
                return same;
            if (same == Answer::Yes && !hasChanged) {
                takeOut(probe.place());
                return Answer::Yes;
            }
        }
        if (hasChanged)
            probe = Probe(hash, mask());
        else
            probe.advance();
    }
}

Answer Set::contains(Context &context, const Value &key)
{
    Hash hash = 0;
    return hashOf(context, key, hash) ? containsHashed(context, key, hash) : Answer::Raised;
}

bool Set::add(Context &context, const Value &key)
{
    Hash hash = 0;
    return hashOf(context, key, hash) && addHashed(context, key, hash);
}

Answer Set::discard(Context &context, const Value &key)
{
    Hash hash = 0;
    return hashOf(context, key, hash) ? discardHashed(context, key, hash) : Answer::Raised;
}

Value Set::pop()
{
    if (m_used == 0)
        return {};
    if (m_keepsOrder) {
        Value first = m_table[m_order.front()].key;
        takeOut(m_order.front());
        return first;
    }
    qsizetype place = m_finger & mask();
    while (m_table[size_t(place)].key.isMissing())
        place = place == mask() ? 0 : place + 1;
    Value taken = std::move(m_table[size_t(place)].key);
    m_table[size_t(place)].hash = -1;
    --m_used;
    m_finger = place + 1;
    return taken;
}

void Set::clear()
{
    std::vector<Entry> before(static_cast<size_t>(kLeastSize));
    before.swap(m_table);
    if (heap())
        heap()->account().add(qint64(sizeof(Entry)) * (kLeastSize - qsizetype(before.size())));
    m_order.clear();
    m_used = 0;
    m_filled = 0;
    m_finger = 0;
}

bool Set::expect(Context &context, qsizetype more)
{
    return (m_filled + more) * 5 < mask() * 3 || resize(context, (m_used + more) * 2);
}

bool Set::merge(Context &context, const Set &other)
{
    if (&other == this || other.m_used == 0)
        return true;
    if (!expect(context, other.m_used))
        return false;
    if (!m_keepsOrder && m_filled == 0 && mask() == other.mask() && other.m_filled == other.m_used) {
        m_table = other.m_table;
        m_filled = m_used = other.m_used;
        return true;
    }
    if (!m_keepsOrder && m_filled == 0) {
        m_filled = m_used = other.m_used;
        for (const Entry &entry : other.m_table)
            if (!entry.key.isMissing())
                insertNew(entry.key, entry.hash);
        return true;
    }
    for (qsizetype place = 0; (place = other.nextPlace(place)) >= 0; ++place) {
        const Entry entry = other.entry(place);
        if (!addHashed(context, entry.key, entry.hash))
            return false;
    }
    return true;
}

bool Set::tidy(Context &context)
{
    return m_filled - m_used <= mask() / 4 || grow(context);
}

void Set::swapBodies(Set &other)
{
    m_table.swap(other.m_table);
    m_order.swap(other.m_order);
    std::swap(m_keepsOrder, other.m_keepsOrder);
    std::swap(m_used, other.m_used);
    std::swap(m_filled, other.m_filled);
}

qsizetype Set::nextPlace(qsizetype place) const
{
    if (m_keepsOrder)
        return size_t(place) < m_order.size() ? place : -1;
    for (; place <= mask(); ++place)
        if (!entry(place).key.isMissing())
            return place;
    return -1;
}

bool Set::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    const std::string name = kind() == Kind::Set ? "set" : "frozenset";
    if (representation.isInItself() || m_used == 0) {
        out.append(name + (representation.isInItself() ? "(...)" : "()"));
        return true;
    }
    out.append(kind() == Kind::Set ? "{" : "frozenset({");
    bool isFirst = true;
    for (qsizetype place = 0; (place = nextPlace(place)) >= 0; ++place) {
        out.append(isFirst ? "" : ", ");
        isFirst = false;
        if (!objects::represent(context, Value(entry(place).key), out))
            return false;
    }
    out.append(kind() == Kind::Set ? "}" : "})");
    return true;
}

Answer Set::equals(Context &context, const Value &other)
{
    if (!isSet(other))
        return other.object()->equals(context, Value::of(this));
    if (size() != other.as<Set>()->size())
        return Answer::No;
    for (qsizetype place = 0; (place = nextPlace(place)) >= 0; ++place) {
        const Entry each = entry(place);
        const Answer isThere = other.as<Set>()->containsHashed(context, each.key, each.hash);
        if (isThere != Answer::Yes)
            return isThere;
    }
    return Answer::Yes;
}

Answer Set::order(Context &context, Comparison how, const Value &other)
{
    if (!isSet(other))
        return other.object()->order(context, turned(how), Value::of(this));
    const bool isTurned = how == Comparison::Greater || how == Comparison::GreaterOrEqual;
    Set &some = isTurned ? *other.as<Set>() : *this;
    Set &all = isTurned ? *this : *other.as<Set>();
    const bool isStrict = how == Comparison::Less || how == Comparison::Greater;
    if (some.size() > all.size() || (isStrict && some.size() == all.size()))
        return Answer::No;
    for (qsizetype place = 0; (place = some.nextPlace(place)) >= 0; ++place) {
        const Entry each = some.entry(place);
        const Answer isThere = all.containsHashed(context, each.key, each.hash);
        if (isThere != Answer::Yes)
            return isThere;
    }
    return Answer::Yes;
}

Answer Set::hash(Context &context, Hash &out)
{
    if (kind() == Kind::Set)
        return unhashable(context, Value::of(this));
    quint64 sum = 0;
    for (qsizetype place = 0; (place = nextPlace(place)) >= 0; ++place)
        sum ^= shuffled(quint64(entry(place).hash));
    sum ^= (quint64(m_used) + 1) * 1927868237;
    sum ^= (sum >> 11) ^ (sum >> 25);
    sum = sum * 69069 + 907133923;
    out = sum == ~quint64(0) ? 590923713 : Hash(sum);
    return Answer::Yes;
}

Value makeSet(Heap &heap, Kind setOrFrozenSet)
{
    return heap.adopt(new Set(setOrFrozenSet));
}

} // namespace signalbox::objects
