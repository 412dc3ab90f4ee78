// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/super.h"

#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/classes.h"
#include "engine/operations/contents.h"
#include "engine/operations/functions.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::objects {

namespace {

Value makeSuper(const Call &call)
{
    if (call.count == 0)
        return call.context.raise(Error::RuntimeError, "super(): no arguments");
    if (!call[0].is(Kind::Type))
        return call.context.typeError("super() argument 1 must be a type, not " + typeName(call[0]));
    const Type &type = *call[0].as<Type>();
    const Value self = call.has(1) ? call[1] : Value::none();
    const bool fits =
        (self.is(Kind::Type) && self.as<Type>()->isSubtypeOf(type)) || typeOf(self).isSubtypeOf(type);
    if (!fits)
        return call.context.typeError("super(type, obj): obj must be an instance or subtype of type");
    return call.heap().adopt(new Super(call[0], self));
}

constexpr FunctionRow superRow{"super", makeSuper, Signature::Positional, 0, 2};

} // namespace

const Type &superType()
{
    static const NativeType type({.name = "super", .make = &superRow});
    return type;
}

Super::Super(Value type, Value self)
    : Opaque(superType())
    , m_type(std::move(type))
    , m_self(std::move(self))
{
}

Value Super::attribute(Context &context, const Value &name)
{
    const bool isOfType = m_self.is(Kind::Type) && m_self.as<Type>()->isSubtypeOf(*m_type.as<Type>());
    const Type &type = isOfType ? *m_self.as<Type>() : typeOf(m_self);
    if (!type.isClass())
        return {};
    const Value found = Class::of(type)->findAfter(context, *m_type.as<Type>(), name);
    if (found.isMissing() && !isOfType) { // what only the content has
        const Value inside = contentOf(context, m_self);
        return inside.isMissing() ? inside : attributeOf(context, inside, name);
    }
    if (found.isMissing())
        return {};
    // super() of a class gives functions as they are.
    if (isOfType && toUtf8(name) == "__init_subclass__" && found.is(Kind::Function))
        return context.heap().adopt(
            new Function(found.as<Function>()->row(), found.as<Function>()->owner(), m_self));
    if (isOfType && sortOf(found) != Sort::ClassMethod && sortOf(found) != Sort::StaticMethod)
        return found;
    return bound(context, found, isOfType ? Value() : m_self, type);
}

} // namespace signalbox::objects
