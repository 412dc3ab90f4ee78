// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/basemethods.h"

#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/classbuilding.h"
#include "engine/operations/contents.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/instances.h"

#include <unordered_map>

namespace signalbox::objects {

namespace {

Value initializeObject(const Call &call)
{
    return call.count == 0 && !call.passed.hasKeywords()
        ? Value::none()
        : Value(call.context.typeError(
            "object.__init__() takes exactly one argument (the instance to initialize)"));
}

Value makeObject(const Call &call)
{
    if (!call.self.is(Kind::Type))
        return call.context.typeError("object.__new__(X): X is not a type object (" + typeName(call.self)
                                      + ")");
    if (!call.self.as<Type>()->isClass())
        return objects::call(call.context, call.self, call.passed);
    return makeInstance(call.context, *Class::of(*call.self.as<Type>()), {call.arguments, call.count, {}});
}

Value representObject(const Call &call)
{
    TextBuilder out;
    if (call.self.isObject() && !call.self.object()->Object::represent(call.context, out))
        return {};
    if (!call.self.isObject()) {
        out.append("<" + typeName(call.self) + " object at ");
        out.appendAddress(&call.self);
        out.append(U'>');
    }
    return out.toValue(call.heap());
}

Value describeObject(const Call &call)
{
    return reprOf(call.context, call.self);
}

Value equalsObject(const Call &call)
{
    return call.self.isSame(call[0]) ? Value::boolean(true) : Value::notImplemented();
}

Value differsObject(const Call &call)
{
    const Answer same = equal(call.context, call.self, call[0]);
    return same == Answer::Raised ? Value() : Value::boolean(same == Answer::No);
}

Value hashObject(const Call &call)
{
    Hash hash = 0;
    return call.self.isObject() && call.self.object()->Object::hash(call.context, hash) == Answer::Yes
        ? Value::integer(hash)
        : Value();
}

Value setObjectAttribute(const Call &call)
{
    if (sortOf(call.self) != Sort::Instance)
        return setAttribute(call.context, call.self, call[0], call[1]) ? Value::none() : Value();
    return call.self.as<Instance>()->setPlainly(call.context, call[0], call[1]) ? Value::none() : Value();
}

Value deleteObjectAttribute(const Call &call)
{
    if (sortOf(call.self) != Sort::Instance)
        return setAttribute(call.context, call.self, call[0], Value()) ? Value::none() : Value();
    return call.self.as<Instance>()->setPlainly(call.context, call[0], Value()) ? Value::none() : Value();
}

Value getObjectAttribute(const Call &call)
{
    if (sortOf(call.self) != Sort::Instance)
        return attributeOf(call.context, call.self, call[0]);
    Value found = call.self.as<Instance>()->plainAttribute(call.context, call[0]);
    if (found.isMissing() && !call.context.hasRaised())
        call.context.raise(Error::AttributeError,
                           "'" + typeName(call.self) + "' object has no attribute '" + toUtf8(call[0]) + "'");
    return found;
}

Value formatObject(const Call &call)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("__format__() argument must be str, not "
                                      + (call[0].isNone() ? "None" : typeName(call[0])));
    if (call[0].as<Str>()->size() == 0)
        return textOf(call.context, call.self);
    return call.context.typeError("unsupported format string passed to " + typeName(call.self)
                                  + ".__format__");
}

Value nothing(const Call &)
{
    return Value::none();
}

constexpr FunctionRow objectRows[] = {
    {"__init__", initializeObject, Signature::Anything},
    {"__new__", makeObject, Signature::Anything},
    {"__repr__", representObject},
    {"__str__", describeObject},
    {"__eq__", equalsObject, Signature::One},
    {"__ne__", differsObject, Signature::One},
    {"__hash__", hashObject},
    {"__setattr__", setObjectAttribute, Signature::Positional, 2, 2},
    {"__delattr__", deleteObjectAttribute, Signature::One},
    {"__getattribute__", getObjectAttribute, Signature::One},
    {"__format__", formatObject, Signature::One},
    {"__init_subclass__", nothing},
};

Value initializeInside(const Call &call)
{
    return initializeContent(call.context, call.self, call.passed) ? Value::none() : Value();
}

/// What classes that derive from dict, str or asyncio.Queue find there; the rest is the builtin type's.
constexpr FunctionRow contentRows[] = {
    {"__init__", initializeInside, Signature::Anything},
    {"__new__", makeObject, Signature::Anything},
};

Value initializeException(const Call &call)
{
    if (call.passed.hasKeywords())
        return call.context.typeError(typeName(call.self) + "() takes no keyword arguments");
    std::vector<Value> args(call.arguments, call.arguments + call.count);
    call.self.as<Exception>()->setArgs(args.empty() ? emptyTuple() : makeTuple(call.heap(), std::move(args)));
    return Value::none();
}

Value representException(const Call &call)
{
    TextBuilder out;
    return call.self.as<Exception>()->representPlainly(call.context, out) ? out.toValue(call.heap())
                                                                          : Value();
}

Value describeException(const Call &call)
{
    TextBuilder out;
    return call.self.as<Exception>()->describePlainly(call.context, out) ? out.toValue(call.heap()) : Value();
}

Value addNote(const Call &call)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("note must be a str, not '" + typeName(call[0]) + "'");
    call.self.as<Exception>()->notes.push_back(call[0]);
    return Value::none();
}

Value withTraceback(const Call &call)
{
    auto &exception = *call.self.as<Exception>();
    if (call[0].isNone())
        exception.trail.clear();
    exception.traceback = call[0].isNone() ? Value() : call[0];
    return call.self;
}

constexpr FunctionRow exceptionRows[] = {
    {"__init__", initializeException, Signature::Anything},
    {"__repr__", representException},
    {"__str__", describeException},
    {"add_note", addNote, Signature::One},
    {"with_traceback", withTraceback, Signature::One},
};

} // namespace

std::span<const FunctionRow> exceptionMethods()
{
    return exceptionRows;
}

const FunctionRow *baseMethod(const Type &type, std::string_view name)
{
    std::span<const FunctionRow> rows;
    if (&type == builtinType("BaseException"))
        rows = exceptionRows;
    else if (&type == builtinType("object"))
        rows = objectRows;
    else if (&type == &typeOfKind(Kind::Type))
        rows = methodsOfType();
    else if (!type.isClass() && !type.isException())
        rows = contentRows; // of what has something inside
    for (const FunctionRow &row : rows)
        if (row.key() == name)
            return &row;
    return nullptr;
}

} // namespace signalbox::objects
