// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/dicts.h"

#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::objects {

namespace {

// Whether both are surely equal or surely not, without asking anybody; keys are mostly texts and ints.
bool isKnownEqual(const Value &one, const Value &other, bool &isKnown)
{
    isKnown = true;
    if (one.isSame(other))
        return true;
    if (one.is(Kind::Str) && other.is(Kind::Str))
        return one.as<Str>()->isSameText(*other.as<Str>());
    if (one.isSmallInt() && other.isSmallInt())
        return false;
    isKnown = false;
    return false;
}

// Both are sets or views of keys or items.
Answer areAllIn(Context &context, const Value &some, const Value &all)
{
    const auto isIn = [&](const Value &item) {
        return isSet(all) ? all.as<Set>()->contains(context, item)
                          : all.as<DictView>()->contains(context, item);
    };
    if (isSet(some)) {
        auto *set = some.as<Set>();
        for (qsizetype place = 0; (place = set->nextPlace(place)) >= 0; ++place)
            if (const Answer isThere = isIn(Value(set->entry(place).key)); isThere != Answer::Yes)
                return isThere;
        return Answer::Yes;
    }
    auto *view = some.as<DictView>();
    for (qsizetype place = 0; (place = view->dict()->nextPlace(place)) >= 0; ++place)
        if (const Answer isThere = isIn(view->shown(context, view->dict()->entry(place)));
            isThere != Answer::Yes)
            return isThere;
    return Answer::Yes;
}

} // namespace

qsizetype Dict::slotOf(Context &context, const Value &key, Hash hash)
{
    if (m_table.empty())
        return -1;
    const size_t mask = m_table.size() - 1;
    auto perturb = quint64(hash);
    for (size_t i = size_t(hash) & mask;; i = (i * 5 + 1 + perturb) & mask) {
        const qint32 place = m_table[i];
        if (place == kFree)
            return -1;
        if (place >= 0 && m_entries[size_t(place)].hash == hash) {
            bool isKnown = false;
            if (isKnownEqual(m_entries[size_t(place)].key, key, isKnown))
                return qsizetype(i);
            if (!isKnown) {
                const Value there = m_entries[size_t(place)].key;
                const std::size_t size = m_table.size();
                const Answer same = equal(context, there, key);
                if (same == Answer::Raised)
                    return -2;
                // A program's __eq__() may have changed the dict: then it is looked for once more.
                const bool isAsBefore = m_table.size() == size && m_table[i] == place
                    && size_t(place) < m_entries.size() && m_entries[size_t(place)].key.isSame(there);
                if (!isAsBefore) {
                    const Nesting nesting(context, " in comparison");
                    return nesting.isTooDeep() ? -2 : slotOf(context, key, hash);
                }
                if (same == Answer::Yes)
                    return qsizetype(i);
            }
        }
        perturb >>= 5;
    }
}

Value Dict::find(Context &context, const Value &key)
{
    Hash hash = 0;
    return hashOf(context, key, hash) ? findHashed(context, key, hash) : Value();
}

Value Dict::findHashed(Context &context, const Value &key, Hash hash)
{
    const qsizetype slot = slotOf(context, key, hash);
    return slot >= 0 ? m_entries[size_t(m_table[size_t(slot)])].value : Value();
}

Answer Dict::contains(Context &context, const Value &key)
{
    if (!find(context, key).isMissing())
        return Answer::Yes;
    return context.hasRaised() ? Answer::Raised : Answer::No;
}

void Dict::rebuild(size_t tableSize)
{
    if (m_used != qsizetype(m_entries.size()))
        std::erase_if(m_entries, [](const Entry &entry) { return entry.key.isMissing(); });
    m_table.assign(tableSize, kFree);
    const size_t mask = tableSize - 1;
    for (size_t place = 0; place < m_entries.size(); ++place) {
        auto perturb = quint64(m_entries[place].hash);
        size_t i = size_t(perturb) & mask;
        while (m_table[i] != kFree) {
            perturb >>= 5;
            i = (i * 5 + 1 + perturb) & mask;
        }
        m_table[i] = qint32(place);
    }
}

bool Dict::makeRoom(Context &context)
{
    if ((m_entries.size() + 1) * 3 <= m_table.size() * 2)
        return true;
    size_t tableSize = 8;
    while (tableSize * 2 < size_t(m_used + 1) * 3 * 2)
        tableSize *= 2;
    const size_t room = tableSize * 2 / 3;
    const auto bytes = qint64(room * sizeof(Entry) + tableSize * sizeof(qint32));
    if (bytes > m_counted && !context.allows(bytes - m_counted))
        return false;
    m_entries.reserve(room);
    rebuild(tableSize);
    context.heap().account().add(bytes - m_counted);
    m_counted = bytes;
    return true;
}

bool Dict::set(Context &context, const Value &key, Value value)
{
    Hash hash = 0;
    if (!hashOf(context, key, hash))
        return false;
    const qsizetype slot = slotOf(context, key, hash);
    if (slot == -2)
        return false;
    if (slot >= 0) {
        m_entries[size_t(m_table[size_t(slot)])].value.swap(value);
        return true;
    }
    if (!makeRoom(context))
        return false;
    const size_t mask = m_table.size() - 1;
    auto perturb = quint64(hash);
    size_t i = size_t(hash) & mask;
    while (m_table[i] != kFree) {
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
    m_table[i] = qint32(m_entries.size());
    m_entries.push_back({key, std::move(value), hash});
    ++m_used;
    return true;
}

Answer Dict::remove(Context &context, const Value &key, Value &out)
{
    Hash hash = 0;
    if (!hashOf(context, key, hash))
        return Answer::Raised;
    const qsizetype slot = slotOf(context, key, hash);
    if (slot < 0)
        return slot == -2 ? Answer::Raised : Answer::No;
    Entry &entry = m_entries[size_t(m_table[size_t(slot)])];
    m_table[size_t(slot)] = kDeleted;
    --m_used;
    const Value gone = std::move(entry.key);
    out = std::move(entry.value);
    return Answer::Yes;
}

Dict::Entry Dict::takeLast()
{
    while (!m_entries.empty() && m_entries.back().key.isMissing())
        m_entries.pop_back();
    if (m_entries.empty())
        return {};
    const size_t mask = m_table.size() - 1;
    const auto place = qint32(m_entries.size()) - 1;
    auto perturb = quint64(m_entries.back().hash);
    size_t i = size_t(perturb) & mask;
    while (m_table[i] != place) {
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
    m_table[i] = kDeleted;
    --m_used;
    Entry last = std::move(m_entries.back());
    m_entries.pop_back();
    return last;
}

void Dict::clear()
{
    std::vector<Entry> gone;
    gone.swap(m_entries);
    m_table = {};
    m_used = 0;
    if (heap())
        heap()->account().add(-m_counted);
    m_counted = 0;
}

bool Dict::update(Context &context, const Dict &other)
{
    for (qsizetype place = 0; (place = other.nextPlace(place)) >= 0; ++place) {
        const Entry entry = other.entry(place);
        if (!set(context, entry.key, entry.value))
            return false;
    }
    return true;
}

Value Dict::copy(Context &context) const
{
    Value made = makeDict(context.heap());
    return made.as<Dict>()->update(context, *this) ? made : Value();
}

qsizetype Dict::nextPlace(qsizetype place) const
{
    for (; place < endPlace(); ++place)
        if (!entry(place).key.isMissing())
            return place;
    return -1;
}

qsizetype Dict::previousPlace(qsizetype place) const
{
    for (place = std::min(place, endPlace() - 1); place >= 0; --place)
        if (!entry(place).key.isMissing())
            return place;
    return -1;
}

bool Dict::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    if (representation.isInItself()) {
        out.append("{...}");
        return true;
    }
    out.append("{");
    bool isFirst = true;
    for (qsizetype place = 0; (place = nextPlace(place)) >= 0; ++place) {
        const Entry each = entry(place);
        out.append(isFirst ? "" : ", ");
        isFirst = false;
        if (!objects::represent(context, each.key, out))
            return false;
        out.append(": ");
        if (!objects::represent(context, each.value, out))
            return false;
    }
    out.append("}");
    return true;
}

Answer Dict::equals(Context &context, const Value &other)
{
    auto *that = other.as<Dict>();
    if (size() != that->size())
        return Answer::No;
    for (qsizetype place = 0; (place = nextPlace(place)) >= 0; ++place) {
        const Entry each = entry(place);
        const Value value = that->findHashed(context, each.key, each.hash);
        if (value.isMissing())
            return context.hasRaised() ? Answer::Raised : Answer::No;
        const Answer same = isEqualItem(context, each.value, value);
        if (same != Answer::Yes)
            return same;
    }
    return Answer::Yes;
}

Value Dict::missing(Context &, const Value &)
{
    return {};
}

Answer Dict::order(Context &, Comparison, const Value &)
{
    return Answer::Raised;
}

Answer Dict::hash(Context &context, Hash &)
{
    return unhashable(context, Value::of(this));
}

Value DictView::shown(Context &context, const Dict::Entry &entry) const
{
    switch (m_what) {
    case What::Keys:
        return entry.key;
    case What::Values:
        return entry.value;
    case What::Items:
        break;
    }
    return makePair(context.heap(), entry.key, entry.value);
}

Answer DictView::contains(Context &context, const Value &value)
{
    if (m_what == What::Keys)
        return dict()->contains(context, value);
    if (m_what == What::Items) {
        if (!value.is(Kind::Tuple) || value.as<Tuple>()->size() != 2)
            return Answer::No;
        const Value found = dict()->find(context, value.as<Tuple>()->at(0));
        if (found.isMissing())
            return context.hasRaised() ? Answer::Raised : Answer::No;
        return isEqualItem(context, found, value.as<Tuple>()->at(1));
    }
    for (qsizetype place = 0; (place = dict()->nextPlace(place)) >= 0; ++place) {
        const Value there = dict()->entry(place).value;
        const Answer same = isEqualItem(context, there, value);
        if (same != Answer::No)
            return same;
    }
    return Answer::No;
}

const Type &DictView::type() const
{
    constexpr const char *names[] = {"dict_keys", "dict_values", "dict_items"};
    return *builtinType(names[size_t(m_what)]);
}

bool DictView::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    if (representation.isInItself()) {
        out.append("...");
        return true;
    }
    out.append(type().name());
    out.append("([");
    bool isFirst = true;
    for (qsizetype place = 0; (place = dict()->nextPlace(place)) >= 0; ++place) {
        out.append(isFirst ? "" : ", ");
        isFirst = false;
        if (!objects::represent(context, shown(context, dict()->entry(place)), out))
            return false;
    }
    out.append("])");
    return true;
}

Answer DictView::equals(Context &context, const Value &other)
{
    if (m_what == What::Values || (other.is(Kind::DictView) && other.as<DictView>()->what() == What::Values))
        return answer(other.object() == this);
    if (length() != other.object()->length())
        return Answer::No;
    return areAllIn(context, Value::of(this), other);
}

Answer DictView::order(Context &context, Comparison how, const Value &other)
{
    if (m_what == What::Values || (other.is(Kind::DictView) && other.as<DictView>()->what() == What::Values))
        return Answer::Raised; // the caller finds the words
    const Value self = Value::of(this);
    const bool isTurned = how == Comparison::Greater || how == Comparison::GreaterOrEqual;
    const bool isStrict = how == Comparison::Less || how == Comparison::Greater;
    const Value &some = isTurned ? other : self;
    const Value &all = isTurned ? self : other;
    const qsizetype difference = all.object()->length() - some.object()->length();
    if (difference < 0 || (isStrict && difference == 0))
        return Answer::No;
    return areAllIn(context, some, all);
}

Answer DictView::hash(Context &context, Hash &out)
{
    return m_what == What::Values ? Object::hash(context, out) : unhashable(context, Value::of(this));
}

Value makeDict(Heap &heap)
{
    return heap.adopt(new Dict);
}

} // namespace signalbox::objects
