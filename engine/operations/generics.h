// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/iterators.h"

#include <vector>

namespace signalbox::objects {

/// list[int]: a type with what its items are of, which means nothing when a program runs.
class GenericAlias final : public Opaque {
public:
    /// \a parts: a tuple.
    /// \a isUnpacked: `*tuple[int]`.
    GenericAlias(Value origin, Value parts, bool isUnpacked = false);

    const Value &origin() const { return m_origin; }
    bool isCallable() const override { return true; }
    bool isForCaller() const override { return false; }
    /// Once: itself, unpacked.
    Value iterate(Context &context) override;
    Value call(Context &context, const Arguments &arguments) override;
    Value attribute(Context &context, const Value &name) override;
    Value subscript(Context &context, const Value &key) override;
    Answer equals(Context &context, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    bool represent(Context &context, TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(GenericAlias)); }
    void dropValues() override { m_origin = m_parts = {}; }

private:
    Value m_origin;
    Value m_parts;
    bool m_isUnpacked = false;
};

/// int | None: one of several types. isinstance() takes it.
class UnionType final : public Opaque {
public:
    explicit UnionType(std::vector<Value> types);

    /// None stands for its type.
    const std::vector<Value> &types() const { return m_types; }
    bool isIterable() const override { return false; }
    Value attribute(Context &context, const Value &name) override;
    Value subscript(Context &context, const Value &key) override;
    Answer equals(Context &context, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    bool represent(Context &context, TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(UnionType)); }
    void dropValues() override { m_types.clear(); }

private:
    std::vector<Value> m_types;
};

/// types.GenericAlias and types.UnionType.
const Type &aliasType();
const Type &unionType();
/// Whether `type[key]` of this builtin is a GenericAlias.
bool isGeneric(const Type &type);
/// type[key].
Value genericAlias(Context &context, const Value &origin, const Value &key);
/// The UnionType that \a value is; null of others.
const UnionType *unionOf(const Value &value);
/// one | other, where both are types or what stands for them; Missing without an exception where they are
/// not.
Value unionOfTypes(Context &context, const Value &one, const Value &other);

} // namespace signalbox::objects
