// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/specialattributes.h"

#include "engine/builtins/methodtables.h"
#include "engine/builtins/owners.h"
#include "engine/builtins/specialmethods.h"
#include "engine/objects/textbuilder.h"
#include "engine/operations/basemethods.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>

namespace signalbox::objects {

namespace {

/// `int.real`: what a type has for an attribute of its instances.
class AttributeDescriptor final : public Opaque {
public:
    AttributeDescriptor(const Type &type, std::string name, std::string owner)
        : Opaque(type)
        , m_name(std::move(name))
        , m_owner(std::move(owner))
    {
    }
    bool isIterable() const override { return false; }
    bool represent(Context &, TextBuilder &out) override
    {
        const bool isMember = type().name() == "member_descriptor";
        out.append((isMember ? "<member '" : "<attribute '") + m_name + "' of '" + m_owner + "' objects>");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(AttributeDescriptor)); }

private:
    const std::string m_name;
    const std::string m_owner;
};

const Type &memberType()
{
    static const NativeType type({.name = "member_descriptor"});
    return type;
}

const Type &computedType()
{
    static const NativeType type({.name = "getset_descriptor"});
    return type;
}

struct DescriptorRow {
    const char *owner;
    const char *name;
    bool isMember;
};

constexpr DescriptorRow descriptorRows[] = {
    {"int", "real", false},
    {"int", "imag", false},
    {"int", "numerator", false},
    {"int", "denominator", false},
    {"float", "real", false},
    {"float", "imag", false},
    {"complex", "real", true},
    {"complex", "imag", true},
    {"range", "start", true},
    {"range", "stop", true},
    {"range", "step", true},
    {"slice", "start", true},
    {"slice", "stop", true},
    {"slice", "step", true},
    {"BaseException", "args", false},
    {"StopIteration", "value", true},
    {"SystemExit", "code", true},
    {"OSError", "errno", true},
    {"OSError", "strerror", true},
    {"OSError", "filename", true},
    {"BaseExceptionGroup", "message", true},
    {"BaseExceptionGroup", "exceptions", true},
    {"BaseException", "__cause__", false},
    {"BaseException", "__context__", false},
    {"BaseException", "__traceback__", false},
    {"BaseException", "__suppress_context__", true},
};

Value descriptorOf(Context &context, const Type &type, std::string_view name)
{
    for (const Type *each = &type; each; each = each->base())
        for (const DescriptorRow &row : descriptorRows)
            if (name == row.name && each->qualifiedName() == row.owner)
                return context.heap().adopt(new AttributeDescriptor(
                    row.isMember ? memberType() : computedType(), row.name, row.owner));
    return {};
}

bool isUnhashable(const Context &context, const Type &type)
{
    static constexpr const char *names[] = {"list", "dict", "set", "dict_keys", "dict_items"};
    return std::any_of(std::begin(names), std::end(names),
                       [&](const char *each) { return type.qualifiedName() == each; })
        || (type.instances() == Kind::Slice && !context.follows(PythonVersion::Python312));
}

Value unordered(const Call &)
{
    return Value::notImplemented();
}

/// What `object` itself says to comparisons.
const FunctionRow *unorderedRow(std::string_view name)
{
    static constexpr FunctionRow rows[] = {
        {"__lt__", unordered, Signature::One},
        {"__le__", unordered, Signature::One},
        {"__gt__", unordered, Signature::One},
        {"__ge__", unordered, Signature::One},
    };
    const auto found = std::find_if(std::begin(rows), std::end(rows),
                                    [&](const FunctionRow &row) { return name == row.name; });
    return found == std::end(rows) ? nullptr : found;
}

/// The hash that `object` gives: of the address, whatever the type makes of it otherwise.
Value hashByIdentity(const Call &call)
{
    const Value &self = call.self;
    const Kind kind = self.kind();
    const bool hasOwn = kind == Kind::Str || kind == Kind::Bytes || kind == Kind::Tuple || kind == Kind::List
        || kind == Kind::Dict || kind == Kind::Set || kind == Kind::FrozenSet || kind == Kind::Range
        || kind == Kind::Slice || kind == Kind::DictView || kind == Kind::Opaque;
    Hash hash = 0;
    if (isInteger(self) || self.isFloat()) // they stand nowhere
        hash = 0x7f0'0000'0000 + (hashOf(call.context, self, hash) ? hash & 0xffff'ffff : 0);
    else if (hasOwn ? self.object()->Object::hash(call.context, hash) != Answer::Yes
                    : !hashOf(call.context, self, hash))
        return {};
    return Value::integer(hash);
}

const FunctionRow *rowOf(const Type &owner, std::string_view name)
{
    const bool isObject = &owner == &typeOfKind(Kind::Missing);
    if (name == "__class_getitem__")
        return &classGetItem();
    if (isObject && unorderedRow(name))
        return unorderedRow(name);
    static constexpr FunctionRow hashRow{"__hash__", hashByIdentity};
    if (isObject && name == hashRow.key())
        return &hashRow;
    if (name == "__init__" || owner.isException() || isObject)
        if (const FunctionRow *row =
                baseMethod(owner.isException() ? *builtinType("BaseException") : owner, name))
            return row;
    if (&owner == &typeOfKind(Kind::Type))
        if (const FunctionRow *row = baseMethod(owner, name))
            return row;
    if (const FunctionRow *row = isObject ? nullptr : methodOfKind(owner.instances(), name))
        return row;
    return specialMethodNamed(name);
}

Value methodOf(Context &context, const Type &type, std::string_view name, const Value &self)
{
    const Type *owner = ownerOfSpecial(type, name, context.version());
    if (!owner)
        return {};
    if (name == "__hash__" && isUnhashable(context, type))
        return Value::none();
    const FunctionRow *row = rowOf(*owner, name);
    return row ? context.heap().adopt(new Function(*row, owner, self)) : Value();
}

/// Natives that compare what they hold; all others are equal to themselves alone, and leave the rest to the
/// other operand.
bool comparesContents(const Type &type)
{
    static constexpr const char *names[] = {"types.UnionType", "types.GenericAlias", "method"};
    return std::any_of(std::begin(names), std::end(names),
                       [&](const char *each) { return type.qualifiedName() == each; });
}

template <bool isEquality> Value compareNatives(const Call &call)
{
    const bool isOfType = &typeOf(call.self) == &typeOf(call[0]);
    if (!call.self.isSame(call[0]) && !(isOfType && comparesContents(typeOf(call.self))))
        return Value::notImplemented();
    const Answer same = equal(call.context, call.self, call[0]);
    return same == Answer::Raised ? Value() : Value::boolean((same == Answer::Yes) == isEquality);
}

const FunctionRow *rowOfNative(std::string_view name)
{
    static constexpr FunctionRow equals{"__eq__", compareNatives<true>, Signature::One};
    static constexpr FunctionRow differs{"__ne__", compareNatives<false>, Signature::One};
    if (name == equals.key())
        return &equals;
    if (name == differs.key())
        return &differs;
    const FunctionRow *row = name == "__init__" ? nullptr : specialMethodNamed(name);
    return row ? row : baseMethod(typeOfKind(Kind::Missing), name);
}

} // namespace

Value specialOfNative(Context &context, const Value &value, std::string_view name)
{
    const Type &type = typeOf(value), &object = typeOfKind(Kind::Missing);
    if (type.isClass() && sortOf(value) == Sort::Instance && unorderedRow(name))
        return context.heap().adopt(new Function(*unorderedRow(name), &object, value));
    if (value.is(Kind::Type) || !type.native() || type.isClass())
        return {};
    const bool isCall = name == "__call__" && value.is(Kind::Opaque) && value.as<Opaque>()->isCallable();
    if (!isCall && !ownerOfSpecial(object, name, context.version()))
        return {};
    Hash hash = 0;
    if (name == "__hash__" && !hashOf(context, value, hash)) {
        context.clear();
        return Value::none();
    }
    const FunctionRow *row = rowOfNative(name);
    return row ? context.heap().adopt(new Function(*row, isCall ? &type : &object, value)) : Value();
}

bool hasKnownSpecials(const Value &value)
{
    const Type &type = typeOf(value);
    if (value.is(Kind::Opaque))
        return &type == &typeOfKind(Kind::Missing); // object()
    return !type.native() && !type.isClass()
        && !(value.is(Kind::Type) && (value.as<Type>()->native() || value.as<Type>()->isClass()));
}

Value specialAttribute(Context &context, const Value &value, std::string_view name)
{
    if (value.is(Kind::Type))
        return specialAttributeOfType(context, *value.as<Type>(), name);
    const Type &type = typeOf(value);
    if (name == "__class_getitem__" && ownerOfSpecial(type, name, context.version()))
        return methodOf(context, type, name, type.reference());
    return methodOf(context, type, name, value);
}

Value specialAttributeOfType(Context &context, const Type &type, std::string_view name)
{
    if (!isSpecialName(name)) {
        const FunctionRow *row = name == "mro" ? baseMethod(typeOfKind(Kind::Type), name) : nullptr;
        const bool isOfItself = &type == &typeOfKind(Kind::Type);
        return row ? context.heap().adopt(
                   new Function(*row, &typeOfKind(Kind::Type), isOfItself ? Value() : type.reference()))
                   : descriptorOf(context, type, name);
    }
    const bool isOfClass = name == "__class_getitem__";
    Value found = methodOf(context, type, name, isOfClass ? type.reference() : Value());
    if (!found.isMissing() || context.hasRaised())
        return found;
    found = methodOf(context, typeOfKind(Kind::Type), name, type.reference());
    return found.isMissing() && !context.hasRaised() ? descriptorOf(context, type, name) : found;
}

} // namespace signalbox::objects
