// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <array>
#include <span>
#include <vector>

namespace signalbox::objects {

/// A tuple. Nobody changes its items once others can see it.
class Tuple : public Container {
public:
    explicit Tuple(std::vector<Value> items);
    /// Takes \a items out of where they stand.
    explicit Tuple(std::span<Value> items);

    std::span<const Value> items() const { return {m_first, m_size}; }
    qsizetype size() const { return qsizetype(m_size); }
    const Value &at(qsizetype i) const { return m_first[i]; }

    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer order(Context &context, Comparison how, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qsizetype length() const override { return size(); }
    qint64 footprint() const override { return qint64(sizeof(Tuple) + m_many.capacity() * sizeof(Value)); }
    void dropValues() override;

private:
    static constexpr size_t kFew = 3;

    void settle();

    std::array<Value, kFew> m_few; ///< pairs and their like need no memory besides
    std::vector<Value> m_many; ///< of longer ones
    const Value *m_first = nullptr;
    size_t m_size = 0;
};

/// A list. Its memory is counted as it grows, so all changes of its size go through it.
class List final : public Container {
public:
    explicit List(std::vector<Value> items = {})
        : Container(Kind::List)
        , m_items(std::move(items))
    {
    }

    std::span<const Value> items() const { return m_items; }
    qsizetype size() const { return qsizetype(m_items.size()); }
    const Value &at(qsizetype i) const { return m_items[size_t(i)]; }
    void set(qsizetype i, Value value) { m_items[size_t(i)].swap(value); }
    /// False with MemoryError where the account is full.
    [[nodiscard]] bool append(Context &context, Value value)
    {
        if (m_items.size() == m_items.capacity() && !makeRoom(context, 1)) [[unlikely]]
            return false;
        m_items.push_back(std::move(value));
        return true;
    }
    [[nodiscard]] bool insert(Context &context, qsizetype at, Value value);
    /// Puts \a values in place of the items from \a from up to \a to.
    [[nodiscard]] bool replace(Context &context, qsizetype from, qsizetype to, std::vector<Value> values);
    Value take(qsizetype i);
    void removeIf(const std::vector<bool> &marked);
    void reverse();
    void clear();
    /// Gives away all items, for what sorts them, and takes them back.
    std::vector<Value> takeAll();
    void putBack(std::vector<Value> items);

    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer order(Context &context, Comparison how, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qsizetype length() const override { return size(); }
    qint64 footprint() const override { return qint64(sizeof(List) + m_items.capacity() * sizeof(Value)); }
    void dropValues() override { takeAll(); }

private:
    bool makeRoom(Context &context, qsizetype more);

    std::vector<Value> m_items;
};

Value emptyTuple();
Value makeTuple(Heap &heap, std::vector<Value> items);
/// Takes \a items out of where they stand.
Value makeTuple(Heap &heap, std::span<Value> items);
Value makePair(Heap &heap, Value one, Value other);
Value makeList(Heap &heap, std::vector<Value> items);

/// The items of a list or tuple.
std::span<const Value> itemsOf(const Value &listOrTuple);
/// "unhashable type: 'list'".
Raised unhashable(Context &context, const Value &value);

} // namespace signalbox::objects
