// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/nativetypes.h"

#include "engine/objects/texts.h"

namespace signalbox::objects {

namespace {

Value boundClassMethod(Context &context, const Type &type, const Type &owner, std::string_view name)
{
    const FunctionRow *row = owner.native()->classMethod(name);
    return row ? context.heap().adopt(new Function(*row, &owner, type.reference())) : Value();
}

// The type or a base of it, as far as they are native.
template <typename Find> Value findInBases(const Type &type, Find find)
{
    for (const Type *each = &type; each && each->native(); each = each->base()) {
        Value found = find(*each);
        if (!found.isMissing())
            return found;
    }
    return {};
}

} // namespace

NativeType::NativeType(const NativeRow &row)
    : Type(row.name, row.base ? row.base : &typeOfKind(Kind::Missing), row.instances)
    , m_row(row)
{
    for (const FunctionRow &each : row.methods)
        m_methods.emplace(each.key(), &each);
    for (const FunctionRow &each : row.classMethods)
        m_classMethods.emplace(each.key(), &each);
    for (const AttributeRow &each : row.attributes)
        m_attributes.emplace(each.name, &each);
    for (const AttributeRow &each : row.classAttributes)
        m_classAttributes.emplace(each.name, &each);
}

std::string NativeType::nameInWords() const
{
    return m_row.isOfPython ? name() : qualifiedName();
}

Value NativeType::subscripted(Context &, const Value &) const
{
    return {};
}

Value NativeType::fieldOf(Context &, const Value &, const Value &) const
{
    return {};
}

const FunctionRow *nativeMethod(const Type &type, std::string_view name)
{
    for (const Type *each = &type; each && each->native(); each = each->base())
        if (const FunctionRow *row = each->native()->method(name))
            return row;
    return nullptr;
}

Value nativeAttribute(Context &context, const Value &self, const Value &name)
{
    const Type &type = typeOf(self);
    const std::string key = toUtf8(name);
    Value found = findInBases(type, [&](const Type &owner) -> Value {
        if (const AttributeRow *row = owner.native()->attribute(key))
            return row->get(context, self);
        return owner.native()->fieldOf(context, self, name);
    });
    return !found.isMissing() || context.hasRaised() ? found : nativeTypeAttribute(context, type, key);
}

Value nativeTypeAttribute(Context &context, const Type &type, std::string_view name)
{
    return findInBases(type, [&](const Type &owner) -> Value {
        if (const AttributeRow *row = owner.native()->classAttribute(name))
            return row->get(context, type.reference());
        return boundClassMethod(context, type, owner, name);
    });
}

} // namespace signalbox::objects
