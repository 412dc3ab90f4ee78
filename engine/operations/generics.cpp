// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/generics.h"

#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/functions.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>

namespace signalbox::objects {

static Value makeAlias(const Call &call)
{
    return genericAlias(call.context, call[0], call[1]);
}

const Type &aliasType()
{
    static constexpr FunctionRow make{"GenericAlias", makeAlias, Signature::Positional, 2, 2};
    static const NativeType type({.name = "types.GenericAlias", .make = &make});
    return type;
}

const Type &unionType()
{
    static const NativeType type({.name = "types.UnionType"});
    return type;
}

namespace {

const GenericAlias *aliasOf(const Value &value)
{
    return value.is(Kind::Opaque) && &typeOf(value) == &aliasType() ? value.as<GenericAlias>() : nullptr;
}

bool isTypeLike(const Value &value)
{
    return value.is(Kind::Type) || value.isNone() || aliasOf(value) || unionOf(value);
}

/// What Python looks up on anything; Missing without an exception where it has none.
Value lookedUp(Context &context, const Value &value, std::string_view name)
{
    Value found = attributeOf(context, value, makeText(context.heap(), name));
    if (found.isMissing() && context.hasRaised(Error::AttributeError))
        context.clear();
    return found;
}

/// Something within brackets: what looks like a class or a function by its full name.
bool representPart(Context &context, const Value &part, TextBuilder &out)
{
    if (part.is(Kind::Ellipsis)) {
        out.append("...");
        return true;
    }
    if (part.is(Kind::Type)) {
        out.append(part.as<Type>() == builtinType("NoneType") ? std::string("None")
                                                              : part.as<Type>()->qualifiedName());
        return true;
    }
    const bool mayBeNamed = part.is(Kind::Function) || (part.is(Kind::Opaque) && !isTypeLike(part));
    const Value name = mayBeNamed ? lookedUp(context, part, "__qualname__") : Value();
    const Value module = name.isMissing() ? Value() : lookedUp(context, part, "__module__");
    if (context.hasRaised())
        return false;
    if (module.isMissing() || module.isNone())
        return represent(context, part, out);
    const Value words[] = {module, name};
    for (const Value &each : words) {
        if (&each == &words[0] && module.is(Kind::Str) && toUtf8(module) == "builtins")
            continue;
        if (!describe(context, each, out))
            return false;
        if (&each == &words[0])
            out.append(".");
    }
    return true;
}

bool representParts(Context &context, std::span<const Value> parts, TextBuilder &out)
{
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (at > 0)
            out.append(", ");
        const bool isList = parts[at].is(Kind::List) && context.follows(PythonVersion::Python312);
        if (!isList && !representPart(context, parts[at], out))
            return false;
        if (!isList)
            continue;
        const std::vector<Value> items(parts[at].as<List>()->items().begin(),
                                       parts[at].as<List>()->items().end());
        out.append("[");
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0)
                out.append(", ");
            if (!representPart(context, items[i], out))
                return false;
        }
        out.append("]");
    }
    return true;
}

void addTypes(const Value &value, std::vector<Value> &out)
{
    const auto add = [&](const Value &type) {
        const bool isThere =
            std::any_of(out.begin(), out.end(), [&](const Value &each) { return each.isSame(type); });
        if (!isThere)
            out.push_back(type);
    };
    if (const UnionType *whole = unionOf(value))
        std::for_each(whole->types().begin(), whole->types().end(), add);
    else
        add(value.isNone() ? builtinType("NoneType")->reference() : value);
}

} // namespace

GenericAlias::GenericAlias(Value origin, Value parts, bool isUnpacked)
    : Opaque(aliasType())
    , m_origin(std::move(origin))
    , m_parts(std::move(parts))
    , m_isUnpacked(isUnpacked)
{
}

Value GenericAlias::iterate(Context &context)
{
    const Value itself = context.heap().adopt(new GenericAlias(m_origin, m_parts, true));
    return objects::iterate(context, makeTuple(context.heap(), {itself}));
}

Value GenericAlias::call(Context &context, const Arguments &arguments)
{
    return objects::call(context, m_origin, arguments);
}

Value GenericAlias::attribute(Context &context, const Value &name)
{
    const std::string key = toUtf8(name);
    if (key == "__origin__")
        return m_origin;
    if (key == "__args__")
        return m_parts;
    if (key == "__parameters__")
        return emptyTuple();
    return attributeOf(context, m_origin, name);
}

/// No type variables are left in it.
static Value notGeneric(Context &context, Object &self)
{
    TextBuilder words;
    if (!self.represent(context, words))
        return {};
    words.append(" is not a generic class");
    return context.typeError(toUtf8(words.text()));
}

Value GenericAlias::subscript(Context &context, const Value &)
{
    return notGeneric(context, *this);
}

Answer GenericAlias::equals(Context &context, const Value &other)
{
    const Nesting nesting(context, " in comparison");
    if (nesting.isTooDeep())
        return Answer::Raised;
    const GenericAlias *that = aliasOf(other);
    return that && m_origin.isSame(that->m_origin) && m_isUnpacked == that->m_isUnpacked
        ? equal(context, m_parts, that->m_parts)
        : Answer::No;
}

Answer GenericAlias::hash(Context &context, Hash &out)
{
    const Nesting nesting(context, " in comparison");
    if (nesting.isTooDeep())
        return Answer::Raised;
    Hash parts = 0;
    if (!hashOf(context, m_origin, out) || !hashOf(context, m_parts, parts))
        return Answer::Raised;
    out ^= parts;
    return Answer::Yes;
}

bool GenericAlias::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    if (m_isUnpacked)
        out.append("*");
    if (!representPart(context, m_origin, out))
        return false;
    out.append("[");
    const auto parts = m_parts.as<Tuple>()->items();
    if (!representParts(context, parts, out))
        return false;
    out.append(parts.empty() ? "()]" : "]");
    return true;
}

UnionType::UnionType(std::vector<Value> types)
    : Opaque(unionType())
    , m_types(std::move(types))
{
}

Value UnionType::attribute(Context &context, const Value &name)
{
    return toUtf8(name) == "__args__" ? makeTuple(context.heap(), m_types) : Value();
}

Value UnionType::subscript(Context &context, const Value &)
{
    return notGeneric(context, *this);
}

Answer UnionType::equals(Context &, const Value &other)
{
    const UnionType *that = unionOf(other);
    if (!that || that->m_types.size() != m_types.size())
        return Answer::No;
    return answer(std::all_of(m_types.begin(), m_types.end(), [&](const Value &type) {
        return std::any_of(that->m_types.begin(), that->m_types.end(),
                           [&](const Value &each) { return each.isSame(type); });
    }));
}

Answer UnionType::hash(Context &context, Hash &out)
{
    const Nesting nesting(context, " in comparison");
    if (nesting.isTooDeep())
        return Answer::Raised;
    out = 0;
    for (const Value &type : m_types) {
        Hash each = 0;
        if (!hashOf(context, type, each))
            return Answer::Raised;
        out ^= each;
    }
    return Answer::Yes;
}

bool UnionType::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    for (std::size_t at = 0; at < m_types.size(); ++at) {
        if (at > 0)
            out.append(" | ");
        if (!representPart(context, m_types[at], out))
            return false;
    }
    return true;
}

bool isGeneric(const Type &type)
{
    static const char *const names[] = {"list", "dict", "tuple", "set", "frozenset", "type", "enumerate"};
    return std::any_of(std::begin(names), std::end(names),
                       [&](const char *name) { return &type == builtinType(name); });
}

Value genericAlias(Context &context, const Value &origin, const Value &key)
{
    Value parts = key.is(Kind::Tuple) ? key : makeTuple(context.heap(), {key});
    return context.heap().adopt(new GenericAlias(origin, std::move(parts)));
}

const UnionType *unionOf(const Value &value)
{
    return value.is(Kind::Opaque) && &typeOf(value) == &unionType() ? value.as<UnionType>() : nullptr;
}

Value unionOfTypes(Context &context, const Value &one, const Value &other)
{
    if (!isTypeLike(one) || !isTypeLike(other) || (one.isNone() && other.isNone()))
        return {};
    std::vector<Value> types;
    addTypes(one, types);
    addTypes(other, types);
    return types.size() == 1 ? types.front() : context.heap().adopt(new UnionType(std::move(types)));
}

} // namespace signalbox::objects
