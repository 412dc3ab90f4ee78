// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/types.h"
#include "engine/operations/functions.h"

#include <span>
#include <string_view>
#include <unordered_map>

namespace signalbox::objects {

/// An attribute that is computed when it is asked for. \a self: the object, or the type of a type's own.
struct AttributeRow {
    const char *name;
    Value (*get)(Context &, const Value &self);
    /// Null: it cannot be set. False where it raised.
    bool (*set)(Context &, const Value &self, const Value &value) = nullptr;
};

/// A type that is written here, with all that getattr() finds on its instances and on itself:
///
///     constexpr FunctionRow methods[] = {{"rotate", rotate, Signature::Positional, 0, 1}};
///     const NativeType &dequeType()
///     {
///         static const NativeType type({.name = "collections.deque", .make = &makeRow, .methods = methods});
///         return type;
///     }
///
/// What operators, subscripts, len() and iter() do with instances, their class says (Opaque, or Dict for what
/// derives from dict).
struct NativeRow {
    const char *name; ///< qualified, as Type's
    const Type *base = nullptr; ///< object where it is null
    Kind instances = Kind::Opaque;
    bool isOfPython = false; ///< written in Python there: its words do not say the module
    /// Calling the type: self is the type. Null: "cannot create 'x' instances".
    const FunctionRow *make = nullptr;
    std::span<const FunctionRow> methods = {};
    std::span<const AttributeRow> attributes = {};
    std::span<const FunctionRow> classMethods = {}; ///< self is the type; instances have them too
    std::span<const AttributeRow> classAttributes = {};
    /// Classes of the program may derive from it: its methods take any object of theirs.
    bool isBase = false;
    /// isinstance(value, type) of what is no subtype: abstract classes.
    bool (*admits)(const Value &value) = nullptr;
};

/// A type with a NativeRow. Mostly static, so that threads share it; one that is made at run time belongs to
/// a heap.
class NativeType : public Type {
public:
    explicit NativeType(const NativeRow &row);

    const NativeType *native() const override { return this; }
    std::string nameInWords() const override;
    const NativeRow &row() const { return m_row; }
    /// Of its own: what base() has is looked for there. Null where there is none.
    const FunctionRow *method(std::string_view name) const { return found(m_methods, name); }
    const FunctionRow *classMethod(std::string_view name) const { return found(m_classMethods, name); }
    const AttributeRow *attribute(std::string_view name) const { return found(m_attributes, name); }
    const AttributeRow *classAttribute(std::string_view name) const { return found(m_classAttributes, name); }

    /// type[key]: Missing without a raised exception is "type 'x' is not subscriptable".
    [[nodiscard]] virtual Value subscripted(Context &context, const Value &key) const;
    /// A further attribute of an instance, as a named tuple's fields are; Missing where there is none.
    [[nodiscard]] virtual Value fieldOf(Context &context, const Value &self, const Value &name) const;

private:
    template <typename Row> using Table = std::unordered_map<std::string_view, const Row *>;
    template <typename Row> static const Row *found(const Table<Row> &table, std::string_view name)
    {
        const auto at = table.find(name);
        return at == table.end() ? nullptr : at->second;
    }

    const NativeRow m_row;
    Table<FunctionRow> m_methods;
    Table<FunctionRow> m_classMethods;
    Table<AttributeRow> m_attributes;
    Table<AttributeRow> m_classAttributes;
};

/// Of the type of a value or one of its bases; null where there is none.
const FunctionRow *nativeMethod(const Type &type, std::string_view name);
/// What a native type has of this name for its instance \a self, but for methods; Missing without a raised
/// exception where it has none.
[[nodiscard]] Value nativeAttribute(Context &context, const Value &self, const Value &name);
/// What a native type itself has of this name.
[[nodiscard]] Value nativeTypeAttribute(Context &context, const Type &type, std::string_view name);

} // namespace signalbox::objects
