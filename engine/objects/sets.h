// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <vector>

namespace signalbox::objects {

/// A set or frozenset. Its order is that of its table, so the table is CPython's: where a hash is looked for,
/// when it grows and to what size, and what each operation does to it.
class Set final : public Container {
public:
    struct Entry {
        Value key; ///< Missing where nothing stands, or where something stood
        Hash hash = 0; ///< -1 where something stood
        bool isFree() const { return key.isMissing() && hash == 0; }
    };

    explicit Set(Kind setOrFrozenSet)
        : Container(setOrFrozenSet)
        , m_table(kLeastSize)
    {
    }

    /// Of an empty one: from now on it is gone through in the order in which things are added. CPython's sets
    /// of tasks are in the order of addresses, which nobody can rely on; those that asyncio makes keep theirs
    /// here.
    void keepOrder() { m_keepsOrder = true; }
    qsizetype size() const { return m_used; }
    [[nodiscard]] Answer contains(Context &context, const Value &key);
    [[nodiscard]] bool add(Context &context, const Value &key);
    /// Yes where it was there.
    [[nodiscard]] Answer discard(Context &context, const Value &key);
    /// Missing where it is empty.
    Value pop();
    void clear();

    [[nodiscard]] Answer containsHashed(Context &context, const Value &key, Hash hash);
    [[nodiscard]] bool addHashed(Context &context, const Value &key, Hash hash);
    [[nodiscard]] Answer discardHashed(Context &context, const Value &key, Hash hash);
    /// As set.update() does with a set.
    [[nodiscard]] bool merge(Context &context, const Set &other);
    /// Grows once for so many more, as set.update() does for a dict.
    [[nodiscard]] bool expect(Context &context, qsizetype more);
    /// After set.difference_update(): a table that is a quarter of leftovers shrinks.
    [[nodiscard]] bool tidy(Context &context);
    void swapBodies(Set &other);

    /// The place of the next entry from \a place on, or -1.
    qsizetype nextPlace(qsizetype place) const;
    const Entry &entry(qsizetype place) const
    {
        return m_table[m_keepsOrder ? m_order[size_t(place)] : size_t(place)];
    }

    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer order(Context &context, Comparison how, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qsizetype length() const override { return m_used; }
    qint64 footprint() const override { return qint64(sizeof(Set)) + qint64(m_table.size() * sizeof(Entry)); }
    void dropValues() override { clear(); }

private:
    static constexpr qsizetype kLeastSize = 8;

    /// Whether \a key is the one at this place. An __eq__() of the program may change the set meanwhile: then
    /// it \a hasChanged, and whoever asks looks for the key once more, as CPython does.
    Answer isAt(Context &context, size_t place, const Value &key, bool &hasChanged) const;
    qsizetype mask() const { return qsizetype(m_table.size()) - 1; }
    bool grow(Context &context);
    bool resize(Context &context, qsizetype least);
    void insertNew(const Value &key, Hash hash);
    void put(size_t place, const Value &key, Hash hash);
    void takeOut(size_t place);

    std::vector<Entry> m_table;
    std::vector<size_t> m_order; ///< places in the table, if it keeps its order
    bool m_keepsOrder = false;
    qsizetype m_used = 0;
    qsizetype m_filled = 0; ///< with what was discarded
    qsizetype m_finger = 0; ///< where pop() goes on
};

Value makeSet(Heap &heap, Kind setOrFrozenSet = Kind::Set);
inline bool isSet(const Value &value)
{
    return value.is(Kind::Set) || value.is(Kind::FrozenSet);
}

} // namespace signalbox::objects
