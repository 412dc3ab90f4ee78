// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <vector>

namespace signalbox::objects {

/// A dict: entries in the order of insertion, and a table of where each hash stands among them.
class Dict : public Container {
public:
    struct Entry {
        Value key; ///< Missing where it was deleted
        Value value;
        Hash hash = 0;
    };

    Dict()
        : Container(Kind::Dict)
    {
    }

    qsizetype size() const { return m_used; }
    /// Missing where there is none; asks the context whether that is because comparing raised.
    Value find(Context &context, const Value &key);
    Value findHashed(Context &context, const Value &key, Hash hash);
    /// What d[key] gives of a key that is not there: of a defaultdict. Missing without a raised exception is
    /// KeyError.
    [[nodiscard]] virtual Value missing(Context &context, const Value &key);
    [[nodiscard]] Answer contains(Context &context, const Value &key);
    [[nodiscard]] bool set(Context &context, const Value &key, Value value);
    /// Yes where it was there; then \a out is its value.
    [[nodiscard]] Answer remove(Context &context, const Value &key, Value &out);
    /// The last entry, removed; Missing key where it is empty.
    Entry takeLast();
    void clear();
    [[nodiscard]] bool update(Context &context, const Dict &other);
    Value copy(Context &context) const;

    /// Going through it: the place of the next entry from \a place on, or -1. Deleted entries are left out.
    qsizetype nextPlace(qsizetype place) const;
    qsizetype previousPlace(qsizetype place) const;
    qsizetype endPlace() const { return qsizetype(m_entries.size()); }
    const Entry &entry(qsizetype place) const { return m_entries[size_t(place)]; }

    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    /// Dicts have none, but what derives from them may.
    Answer order(Context &context, Comparison how, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qsizetype length() const override { return m_used; }
    qint64 footprint() const override { return qint64(sizeof(Dict)) + m_counted; }
    void dropValues() override { clear(); }

private:
    static constexpr qint32 kFree = -1;
    static constexpr qint32 kDeleted = -2;

    /// Where it stands in m_table; -1 where it does not, -2 where comparing raised.
    qsizetype slotOf(Context &context, const Value &key, Hash hash);
    bool makeRoom(Context &context);
    void rebuild(size_t tableSize);

    std::vector<Entry> m_entries;
    std::vector<qint32> m_table; ///< a power of two
    qsizetype m_used = 0;
    qint64 m_counted = 0; ///< bytes of both
};

/// What d.keys(), d.values() and d.items() give.
class DictView final : public Container {
public:
    enum class What : quint8 { Keys, Values, Items };

    DictView(Value dict, What what)
        : Container(Kind::DictView)
        , m_dict(std::move(dict))
        , m_what(what)
    {
    }

    What what() const { return m_what; }
    Dict *dict() const { return m_dict.as<Dict>(); }
    const Value &dictValue() const { return m_dict; }
    /// What it shows of an entry.
    Value shown(Context &context, const Dict::Entry &entry) const;
    [[nodiscard]] Answer contains(Context &context, const Value &value);

    const Type &type() const override;
    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer order(Context &context, Comparison how, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qsizetype length() const override { return dict()->size(); }
    qint64 footprint() const override { return qint64(sizeof(DictView)); }
    void dropValues() override { m_dict = {}; }

private:
    Value m_dict;
    What m_what;
};

Value makeDict(Heap &heap);

} // namespace signalbox::objects
