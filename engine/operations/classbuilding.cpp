// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/classbuilding.h"

#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/descriptors.h"
#include "engine/operations/functions.h"
#include "engine/operations/instances.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>

namespace signalbox::objects {

namespace {

Value named(Context &context, std::string_view name)
{
    return makeText(context.heap(), name);
}

/// Whether a class of the program may derive from it.
bool isBase(const Type &type)
{
    if (type.isClass() || type.isException() || &type == builtinType("object")
        || type.instances() == Kind::Type)
        return true;
    if (type.native())
        return type.native()->row().isBase || type.native()->row().make;
    switch (type.instances()) {
    case Kind::Int:
    case Kind::Float:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::Tuple:
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::FrozenSet:
        return true;
    case Kind::Missing:
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
    case Kind::Bool:
    case Kind::Range:
    case Kind::Slice:
    case Kind::Exception:
    case Kind::Type:
    case Kind::Function:
    case Kind::Iterator:
    case Kind::DictView:
    case Kind::Opaque:
        break;
    }
    return false;
}

/// Which kind instances are of, from \a bases; false with TypeError where instances cannot be made.
bool instancesOf(Context &context, std::span<const Value> bases, Kind &out)
{
    out = Kind::Opaque;
    const Type *inside = nullptr;
    for (const Value &base : bases) {
        const Type &type = *base.as<Type>();
        if (!isBase(type))
            return context.typeError("type '" + type.nameInWords() + "' is not an acceptable base type");
        if (type.isException() || type.instances() == Kind::Type) {
            if (out != Kind::Opaque && out != type.instances())
                return context.typeError("multiple bases have instance lay-out conflict");
            out = type.instances();
            continue;
        }
        const Type *const its = type.isClass() ? Class::of(type)->contentType()
            : type.instances() == Kind::Missing || (type.native() && type.native()->row().isBase) ? nullptr
                                                                                                  : &type;
        if (its && inside && !its->isSubtypeOf(*inside) && !inside->isSubtypeOf(*its))
            return context.typeError("multiple bases have instance lay-out conflict");
        inside = its && (!inside || its->isSubtypeOf(*inside)) ? its : inside;
    }
    return !(inside && out != Kind::Opaque)
        || context.typeError("multiple bases have instance lay-out conflict");
}

/// Calls __set_name__() of what the class holds.
bool tellNames(Context &context, Class &made)
{
    const Value type = made.reference();
    const Dict *attributes = made.attributes().as<Dict>();
    std::vector<std::pair<Value, Value>> all;
    for (qsizetype at = attributes->nextPlace(0); at >= 0; at = attributes->nextPlace(at + 1))
        if (attributes->entry(at).value.is(Kind::Opaque))
            all.emplace_back(attributes->entry(at).key, attributes->entry(at).value);
    for (const auto &[key, value] : all) {
        const Value given[] = {type, key};
        if (sortOf(value) == Sort::Instance) {
            if (askSpecial(context, value, "__set_name__", given).isMissing() && context.hasRaised())
                return false;
        } else if (typeOf(value).native() && nativeMethod(typeOf(value), "__set_name__")) {
            const Value method = attributeOf(context, value, named(context, "__set_name__"));
            if (method.isMissing() || call(context, method, Arguments{given, 2}).isMissing())
                return false;
        }
    }
    return true;
}

/// Calls __init_subclass__() of its bases.
bool tellBases(Context &context, Class &made, const Arguments &passed)
{
    const Value hook = made.findAfter(context, made, named(context, "__init_subclass__"));
    std::vector<Value> values{made.reference()};
    values.insert(values.end(), passed.values + passed.count,
                  passed.values + passed.count + passed.keywords.size());
    const Arguments arguments{values.data(), 1, passed.keywords};
    if (sortOf(hook) == Sort::ClassMethod)
        return !call(context, hook.as<MethodOfClass>()->function(), arguments).isMissing();
    if (sortOf(hook) == Sort::Function)
        return !call(context, hook, arguments).isMissing();
    if (hook.is(Kind::Function) && !hook.as<Function>()->self().isMissing())
        return !call(context, hook, arguments).isMissing();
    return !passed.hasKeywords()
        || context.typeError(made.givenName() + ".__init_subclass__() takes no keyword arguments");
}

/// What Python makes class methods of by itself.
bool bindHooks(Context &context, Dict &names)
{
    for (const char *hook : {"__init_subclass__", "__class_getitem__"}) {
        const Value function = names.find(context, named(context, hook));
        if (sortOf(function) == Sort::Function
            && !names.set(context, named(context, hook),
                          context.heap().adopt(new MethodOfClass(Sort::ClassMethod, function))))
            return false;
    }
    const Value maker = names.find(context, named(context, "__new__"));
    return sortOf(maker) != Sort::Function
        || names.set(context, named(context, "__new__"),
                     context.heap().adopt(new MethodOfClass(Sort::StaticMethod, maker)));
}

std::string qualifiedNameOf(Context &context, const ClassPlan &plan)
{
    Dict &names = *plan.names.as<Dict>();
    const Value qualified = names.find(context, named(context, "__qualname__"));
    const Value module = names.find(context, named(context, "__module__"));
    return (module.is(Kind::Str) ? toUtf8(module) : std::string("__main__")) + "."
        + toUtf8(qualified.is(Kind::Str) ? qualified : plan.name);
}

} // namespace

Value resolvedBases(Context &context, const Value &given)
{
    std::vector<Value> out;
    for (const Value &base : given.as<Tuple>()->items()) {
        if (base.is(Kind::Type)) {
            out.push_back(base);
            continue;
        }
        const Value origin = sortOf(base) == Sort::Instance // it says by itself what it stands for
            ? Value()
            : attributeOf(context, base, named(context, "__origin__"));
        if (origin.is(Kind::Type)) {
            const bool isThere =
                std::any_of(out.begin(), out.end(), [&](const Value &each) { return each.isSame(origin); });
            if (!isThere)
                out.push_back(origin);
            continue;
        }
        context.clear();
        Value entries = attributeOf(context, base, named(context, "__mro_entries__"));
        if (!entries.isMissing())
            entries = call(context, entries, given);
        if (entries.isMissing() && context.hasRaised(Error::AttributeError)) {
            context.clear();
            return context.typeError("bases must be types");
        }
        if (!entries.is(Kind::Tuple))
            return {};
        for (const Value &each : entries.as<Tuple>()->items())
            out.push_back(each);
    }
    return makeTuple(context.heap(), std::move(out));
}

bool findMetaclass(Context &context, const Value &wanted, const Value &bases, Value &out)
{
    out = wanted;
    if (wanted.is(Kind::Type) && !wanted.as<Type>()->isClass())
        out = {};
    if (!out.isMissing() && !out.is(Kind::Type))
        return true; // a function
    for (const Value &base : bases.as<Tuple>()->items()) {
        const Type &type = typeOf(base);
        if (!type.isClass())
            continue;
        if (out.isMissing() || type.isSubtypeOf(*out.as<Type>()))
            out = type.reference();
        else if (!out.as<Type>()->isSubtypeOf(type))
            return context.typeError("metaclass conflict: the metaclass of a derived class must be a "
                                     "(non-strict) subclass of the metaclasses of all its bases");
    }
    return true;
}

namespace {

/// A builtin base may give another in its place, by what the body of the class has: `__base_for__`.
bool replaceBases(Context &context, std::vector<Value> &bases, const Value &names)
{
    for (Value &base : bases) {
        const NativeType *native = base.as<Type>()->native();
        if (!native || !native->classMethod("__base_for__"))
            continue;
        base = call(context, nativeTypeAttribute(context, *native, "__base_for__"), names);
        if (base.isMissing())
            return false;
    }
    return true;
}

} // namespace

Value buildClass(Context &context, const Value &metaclass, const ClassPlan &plan)
{
    std::vector<Value> bases(plan.bases.as<Tuple>()->items().begin(), plan.bases.as<Tuple>()->items().end());
    if (bases.empty())
        bases.push_back(builtinType("object")->reference());
    for (const Value &base : bases)
        if (!base.is(Kind::Type))
            return context.typeError("bases must be types");
    if (!replaceBases(context, bases, plan.names))
        return {};
    Kind instances = Kind::Opaque;
    std::vector<Value> order;
    Dict &names = *plan.names.as<Dict>();
    if (!instancesOf(context, bases, instances) || !orderOf(context, bases, order)
        || !bindHooks(context, names))
        return {};
    Value cell;
    if (names.remove(context, named(context, "__classcell__"), cell) == Answer::Raised)
        return {};
    Value made =
        context.heap().adopt(new Class(qualifiedNameOf(context, plan), toUtf8(plan.name), std::move(bases),
                                       std::move(order), plan.names, instances, metaclass));
    if (!cell.isMissing() && !setAttribute(context, cell, named(context, "cell_contents"), made))
        return {};
    Class &type = *Class::of(*made.as<Type>());
    return tellNames(context, type) && tellBases(context, type, plan.keywords) ? made : Value();
}

namespace {

/// type(name, bases, names) and type.__new__(metaclass, name, bases, names).
Value makeType(const Call &call)
{
    if (call.count != 3)
        return call.context.typeError("type.__new__() takes exactly 3 arguments ("
                                      + std::to_string(call.count) + " given)");
    const char *const wanted[] = {"str", "tuple", "dict"};
    const Kind kinds[] = {Kind::Str, Kind::Tuple, Kind::Dict};
    for (int i = 0; i < 3; ++i)
        if (!call[i].is(kinds[i]))
            return call.context.typeError("type.__new__() argument " + std::to_string(i + 1) + " must be "
                                          + wanted[i] + ", not "
                                          + (call[i].isNone() ? "None" : typeName(call[i])));
    const Value names = call[2].as<Dict>()->copy(call.context);
    const bool isOwn = call.self.is(Kind::Type) && call.self.as<Type>()->isClass();
    Value metaclass;
    return !names.isMissing() && findMetaclass(call.context, isOwn ? call.self : Value(), call[1], metaclass)
        ? buildClass(call.context, metaclass,
                     {.name = call[0], .bases = call[1], .names = names, .keywords = call.passed})
        : Value();
}

Value initializeType(const Call &)
{
    return Value::none();
}

/// type.__call__(): what calling a class does, past what its metaclass says.
Value callTypeItself(const Call &call)
{
    if (!call.self.is(Kind::Type))
        return call.context.typeError("descriptor '__call__' requires a 'type' object but received a '"
                                      + typeName(call.self) + "'");
    return call.self.as<Type>()->isClass()
        ? instantiate(call.context, *Class::of(*call.self.as<Type>()), call.passed)
        : objects::call(call.context, call.self, call.passed);
}

Value askInstance(const Call &call)
{
    return Value::boolean(typeOf(call[0]).isSubtypeOf(*call.self.as<Type>()));
}

Value askSubclass(const Call &call)
{
    return Value::boolean(call[0].is(Kind::Type) && call[0].as<Type>()->isSubtypeOf(*call.self.as<Type>()));
}

Value prepareNames(const Call &call)
{
    return makeDict(call.heap());
}

Value setOfType(const Call &call)
{
    return call.self.as<Type>()->isClass()
            && Class::of(*call.self.as<Type>())->set(call.context, call[0], call[1])
        ? Value::none()
        : Value();
}

Value orderOfResolution(const Call &call)
{
    const Type &type = *call.self.as<Type>();
    if (type.isClass())
        return makeList(call.heap(), Class::of(type)->resolutionOrder());
    std::vector<Value> order;
    for (const Type *each = &type; each; each = each->base())
        order.push_back(each->reference());
    return makeList(call.heap(), std::move(order));
}

Value directlyDerived(const Call &call)
{
    std::vector<Value> all;
    const Type &type = *call.self.as<Type>();
    if (type.isClass())
        for (const Class *each : Class::of(type)->derived())
            if (std::any_of(each->bases().begin(), each->bases().end(),
                            [&](const Value &base) { return base.isSame(call.self); }))
                all.push_back(each->reference());
    return makeList(call.heap(), std::move(all));
}

Value representType(const Call &call)
{
    return makeText(call.heap(), "<class '" + call.self.as<Type>()->qualifiedName() + "'>");
}

constexpr FunctionRow typeRows[] = {
    {"__new__", makeType, Signature::Anything},
    {"__init__", initializeType, Signature::Anything},
    {"__call__", callTypeItself, Signature::Anything},
    {"__instancecheck__", askInstance, Signature::One},
    {"__subclasscheck__", askSubclass, Signature::One},
    {"__prepare__", prepareNames, Signature::Anything},
    {"__setattr__", setOfType, Signature::Positional, 2, 2},
    {"__repr__", representType},
    {"mro", orderOfResolution},
    {"__subclasses__", directlyDerived},
};

} // namespace

std::span<const FunctionRow> methodsOfType()
{
    return typeRows;
}

} // namespace signalbox::objects
