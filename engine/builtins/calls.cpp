// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/calls.h"

#include "engine/builtins/constructors.h"
#include "engine/objects/detailederrors.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/contents.h"
#include "engine/operations/generics.h"
#include "engine/operations/instances.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace signalbox::objects {

namespace {

const FunctionRow *constructorOf(const Type &type)
{
    static const auto rows = [] {
        std::unordered_map<const Type *, const FunctionRow *> found;
        for (const FunctionRow &row : constructors())
            found.emplace(builtinType(row.name), &row);
        return found;
    }();
    const auto found = rows.find(&type);
    return found == rows.end() ? nullptr : found->second;
}

/// object(): nothing but itself.
class PlainObject final : public Opaque {
public:
    PlainObject()
        : Opaque(*builtinType("object"))
    {
    }
    bool isIterable() const override { return false; }
    qint64 footprint() const override { return qint64(sizeof(PlainObject)); }
};

/// A SyntaxError goes through the second of two arguments, where that is an object too.
bool takesIterable(Context &context, const Type &type, const Value *arguments)
{
    if (!arguments[1].is(Kind::Opaque) || !type.isSubtypeOf(*builtinType("SyntaxError")))
        return true;
    std::vector<Value> place;
    if (!collect(context, arguments[1], place))
        return false;
    const Value checked[] = {arguments[0], makeTuple(context.heap(), std::move(place))};
    return takesDetails(context, type, checked);
}

Value callType(Context &context, const Type &type, const Arguments &arguments)
{
    if (&type == builtinType("object"))
        return arguments.count > 0 || arguments.hasKeywords()
            ? Value(context.typeError("object() takes no arguments"))
            : context.heap().adopt(new PlainObject);
    if (type.isClass() && Class::of(type)->isCalledByMetaclass())
        return call(context,
                    bound(context, Class::of(type)->metaclass()->special(Special::Call), type.reference(),
                          *Class::of(type)->metaclass()),
                    arguments);
    if (type.isClass())
        return instantiate(context, *Class::of(type), arguments);
    if (type.isException()) {
        if (arguments.hasKeywords())
            return context.typeError(type.name() + "() takes no keyword arguments");
        if (arguments.count == 2 && !takesIterable(context, type, arguments.values))
            return {};
        return makeException(context, type,
                             std::vector<Value>(arguments.values, arguments.values + arguments.count));
    }
    if (type.native()) {
        if (const FunctionRow *row = type.native()->row().make)
            return callRow(context, *row, nullptr, type.reference(), arguments);
        return context.typeError("cannot create '" + type.nameInWords() + "' instances");
    }
    if (const FunctionRow *row = constructorOf(type))
        return callRow(context, *row, nullptr, Value(), arguments);
    const Value only = type.instances() == Kind::None ? Value::none()
        : type.instances() == Kind::Ellipsis          ? Value::ellipsis()
        : type.instances() == Kind::NotImplemented    ? Value::notImplemented()
                                                      : Value();
    if (only.isMissing())
        return context.typeError("cannot create '" + type.name() + "' instances");
    const std::string name = only.is(Kind::Ellipsis) ? "EllipsisType" : type.name();
    return arguments.count > 0 || arguments.hasKeywords()
        ? Value(context.typeError(name + " takes no arguments"))
        : only;
}

// str.upper('a'): the first argument is what it is called on.
Value callUnbound(Context &context, const Function &function, const Arguments &arguments)
{
    const std::string name = function.row().name, owner = function.owner()->name();
    const bool isMaker = name == "__new__" && arguments.count > 0;
    if (isMaker && arguments[0].is(Kind::Type) && arguments[0].as<Type>()->isSubtypeOf(*function.owner()))
        return callRow(context, function.row(), function.owner(), arguments[0],
                       {arguments.values + 1, arguments.count - 1, arguments.keywords});
    if (name == "fromkeys") // of the class
        return callRow(context, function.row(), function.owner(), Value(), arguments);
    if (function.isWrapperOfSlot() && arguments.count == 0)
        return context.typeError("descriptor '" + name + "' of '" + owner + "' object needs an argument");
    if (function.isWrapperOfSlot() && !typeOf(arguments[0]).isSubtypeOf(*function.owner()))
        return context.typeError("descriptor '" + name + "' requires a '" + owner
                                 + "' object but received a '" + typeName(arguments[0]) + "'");
    if (arguments.count == 0)
        return context.typeError("unbound method " + owner + "." + name + "() needs an argument");
    if (!typeOf(arguments[0]).isSubtypeOf(*function.owner()))
        return context.typeError("descriptor '" + name + "' for '" + owner + "' objects doesn't apply to a '"
                                 + typeName(arguments[0]) + "' object");
    return callRow(context, function.row(), function.owner(), arguments[0],
                   {arguments.values + 1, arguments.count - 1, arguments.keywords});
}

template <typename Test> Answer anyOf(Context &context, const Value &types, const char *words, Test test)
{
    if (types.is(Kind::Type))
        return test(*types.as<Type>());
    if (types.is(Kind::Opaque) && &typeOf(types) == &aliasType()) {
        const std::string function(words, std::string_view(words).find(' '));
        return context.typeError(function + " argument 2 cannot be a parameterized generic");
    }
    if (types.is(Kind::Opaque) && typeOf(types).name() == "_SpecialForm") {
        const auto ask = [&](const char *name) {
            return types.as<Opaque>()->attribute(context, makeText(context.heap(), std::string_view(name)));
        };
        if (const Value origin = ask("__origin__"); origin.is(Kind::Type)) {
            const Value parts = ask("__args__");
            return parts.is(Kind::Tuple) && parts.as<Tuple>()->size() > 0 ? Answer(context.typeError(
                       "Subscripted generics cannot be used with class and instance checks"))
                                                                          : test(*origin.as<Type>());
        }
    }
    if (const UnionType *either = unionOf(types)) {
        for (const Value &type : either->types())
            if (const Answer is = anyOf(context, type, words, test); is != Answer::No)
                return is;
        return Answer::No;
    }
    if (!types.is(Kind::Tuple))
        return context.typeError(words);
    const Nesting nesting(context, " in __instancecheck__");
    if (nesting.isTooDeep())
        return Answer::Raised;
    for (const Value &type : types.as<Tuple>()->items())
        if (const Answer is = anyOf(context, type, words, test); is != Answer::No)
            return is;
    return Answer::No;
}

} // namespace

Value call(Context &context, const Value &callee, const Arguments &arguments)
{
    if (callee.is(Kind::Function)) {
        const auto *function = callee.as<Function>();
        return function->owner() && function->self().isMissing()
            ? callUnbound(context, *function, arguments)
            : callRow(context, function->row(), function->owner(), function->self(), arguments,
                      function->typeInWords());
    }
    if (callee.is(Kind::Type))
        return callType(context, *callee.as<Type>(), arguments);
    if (callee.is(Kind::Opaque))
        return context.caller() && callee.as<Opaque>()->isForCaller()
            ? context.caller()->call(context, callee, arguments)
            : callee.as<Opaque>()->call(context, arguments);
    return context.typeError("'" + typeName(callee) + "' object is not callable");
}

/// What a metaclass's __instancecheck__() or __subclasscheck__() says; No where it has none.
static Answer askCheck(Context &context, const Type &type, std::string_view name, const Value &of)
{
    const Class *const above = type.isClass() ? Class::of(type)->metaclass() : nullptr;
    const Value check = above ? above->find(context, makeText(context.heap(), name)) : Value();
    if (sortOf(check) != Sort::Function)
        return Answer::No;
    const Value given[] = {type.reference(), of};
    const Value is = call(context, check, Arguments{given, 2});
    return is.isMissing() ? Answer::Raised : truthOf(context, is);
}

Answer isInstance(Context &context, const Value &value, const Value &types)
{
    return anyOf(context, types, "isinstance() arg 2 must be a type, a tuple of types, or a union",
                 [&](const Type &type) {
                     const NativeType *native = type.native();
                     const bool is = typeOf(value).isSubtypeOf(type)
                         || (native && native->row().admits && native->row().admits(plain(value)));
                     return is ? Answer::Yes : askCheck(context, type, "__instancecheck__", value);
                 });
}

Answer isSubclass(Context &context, const Value &type, const Value &types)
{
    if (!type.is(Kind::Type))
        return context.typeError("issubclass() arg 1 must be a class");
    return anyOf(context, types, "issubclass() arg 2 must be a class, a tuple of classes, or a union",
                 [&](const Type &base) {
                     return type.as<Type>()->isSubtypeOf(base)
                         ? Answer::Yes
                         : askCheck(context, base, "__subclasscheck__", type);
                 });
}

bool isCallable(const Value &value)
{
    return value.is(Kind::Function) || value.is(Kind::Type)
        || (value.is(Kind::Opaque) && value.as<Opaque>()->isCallable());
}

} // namespace signalbox::objects
