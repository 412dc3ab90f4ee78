// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/methods.h"

#include "engine/builtins/classmethods.h"
#include "engine/builtins/methodtables.h"
#include "engine/builtins/owners.h"
#include "engine/builtins/specialattributes.h"
#include "engine/builtins/specialmethods.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/ranges.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/basemethods.h"
#include "engine/operations/classes.h"
#include "engine/operations/groups.h"
#include "engine/operations/insides.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>

namespace signalbox::objects {

namespace {

std::string_view asView(const Value &name)
{
    const auto *text = name.as<Str>();
    return text->width() == 1
        ? std::string_view(static_cast<const char *>(text->data()), size_t(text->size()))
        : std::string_view();
}

Value noneIfMissing(const Value &value)
{
    return value.isMissing() ? Value::none() : value;
}

/// SyntaxError(msg, (filename, lineno, offset, text, end_lineno, end_offset)).
static Value detailOfSyntaxError(const Exception &exception, std::string_view name)
{
    const auto args = exception.args().as<Tuple>()->items();
    if (name == "msg")
        return args.empty() ? Value::none() : args[0];
    constexpr std::string_view names[] = {"filename", "lineno", "offset", "text", "end_lineno", "end_offset"};
    const auto found = std::find(std::begin(names), std::end(names), name);
    if (found == std::end(names))
        return name == "print_file_and_line" ? Value::none() : Value();
    const auto place = std::size_t(found - std::begin(names));
    const bool hasDetails = args.size() == 2 && args[1].is(Kind::Tuple);
    const auto details = hasDetails ? args[1].as<Tuple>()->items() : std::span<const Value>();
    return place < details.size() ? details[place] : Value::none();
}

Value exceptionAttribute(Context &context, const Exception &exception, std::string_view name)
{
    const auto *args = exception.args().as<Tuple>();
    Heap &heap = context.heap();
    if (name == "args")
        return exception.args();
    if (name == "__cause__")
        return noneIfMissing(exception.cause);
    if (name == "__context__")
        return noneIfMissing(exception.context);
    if (name == "__suppress_context__")
        return Value::boolean(exception.suppressesContext);
    if (name == "__traceback__")
        return context.tracebackOf(Value::of(const_cast<Exception *>(&exception)));
    if (name == "__dict__")
        return exception.attributes.isMissing() ? makeDict(heap) : exception.attributes;
    if (name == "__notes__" && !exception.notes.empty())
        return makeList(heap, exception.notes);
    if (exception.isGroup() && (name == "message" || name == "exceptions"))
        return name == "message" ? args->at(0) : makeTuple(heap, exception.members);
    if (exception.type().isSubtypeOf(*builtinType("SyntaxError")))
        if (Value detail = detailOfSyntaxError(exception, name); !detail.isMissing())
            return detail;
    if (name == "value" && exception.type().isSubtypeOf(typeOfError(Error::StopIteration)))
        return args->size() > 0 ? args->at(0) : Value::none();
    if (name == "code" && exception.type().isSubtypeOf(*builtinType("SystemExit")))
        return args->size() == 0 ? Value::none() : args->size() == 1 ? args->at(0) : exception.args();
    if (exception.type().isSubtypeOf(*builtinType("OSError"))
        && (name == "errno" || name == "strerror" || name == "filename")) {
        if (name == "filename")
            return noneIfMissing(exception.filename);
        const qsizetype at = name == "errno" ? 0 : 1;
        return args->size() > 1 && args->size() > at ? args->at(at) : Value::none();
    }
    if (exception.type().isSubtypeOf(*builtinType("ImportError"))) {
        if (name == "msg")
            return args->size() == 1 ? args->at(0) : Value::none();
        if (name == "name" || name == "path") // where nobody said so
            return Value::none();
    }
    return {};
}

Value integerAttribute(const Value &value, std::string_view name)
{
    if (name == "real" || name == "numerator")
        return value.isBool() ? Value::integer(value.integer()) : value;
    if (name == "imag")
        return Value::integer(0);
    return name == "denominator" ? Value::integer(1) : Value();
}

/// __mro__ and its like of a builtin type.
Value derivationOf(Context &context, const Type &type, std::string_view name)
{
    std::vector<Value> order;
    for (const Type *each = &type; each; each = each->base())
        order.push_back(each->reference());
    if (name == "__mro__")
        return makeTuple(context.heap(), std::move(order));
    if (name == "__base__")
        return order.size() > 1 ? order[1] : Value::none();
    if (name == "__doc__")
        return Value::none();
    return order.size() > 1 ? makeTuple(context.heap(), {order[1]}) : emptyTuple();
}

/// Whether it is the type of a kind itself, not one that derives from it.
bool isOfPython(const Type &type)
{
    return &type == &typeOfKind(type.instances());
}

Value typeAttribute(Context &context, const Type &type, std::string_view name)
{
    if (name == "__name__" || name == "__qualname__")
        return makeText(context.heap(), type.name());
    if (type.native())
        if (Value found = nativeTypeAttribute(context, type, name); !found.isMissing() || context.hasRaised())
            return found;
    if (name == "__module__") {
        const auto dot = type.qualifiedName().rfind('.');
        return makeText(context.heap(),
                        dot == std::string::npos ? "builtins" : type.qualifiedName().substr(0, dot));
    }
    if (name == "__mro__" || name == "__bases__" || name == "__base__" || name == "__doc__")
        return derivationOf(context, type, name);
    if (const FunctionRow *row = nativeMethod(type, name))
        return context.heap().adopt(new Function(*row, &type, Value()));
    if (name == "fromkeys" && type.instances() == Kind::Dict)
        return context.heap().adopt(new Function(*methodOfKind(Kind::Dict, name), &type, type.reference()));
    if (!type.isClass() && name != "__new__" && (!type.native() || !isSpecialName(name)))
        if (Value found = specialAttributeOfType(context, type, name);
            !found.isMissing() || context.hasRaised() || specialMethodNamed(name))
            return found;
    if (const FunctionRow *row = isOfPython(type) ? classMethodOf(type.instances(), name) : nullptr)
        return context.heap().adopt(new Function(*row, &type, type.reference()));
    if (type.native() || &type == &typeOfKind(type.instances()) || type.instances() == Kind::Bool)
        if (const FunctionRow *row = methodOfKind(type.instances(), name); row
            && (name != "is_integer" || type.instances() == Kind::Float
                || context.follows(PythonVersion::Python312)))
            return context.heap().adopt(
                new Function(*row, type.instances() == Kind::Bool ? &typeOfKind(Kind::Int) : &type, Value()));
    for (const Type *each = &type; each; each = each->base())
        if (const FunctionRow *row = baseMethod(*each, name))
            return context.heap().adopt(new Function(*row, each, Value()));
    return {};
}

Value functionAttribute(Context &context, const Function &function, std::string_view name)
{
    const std::string key(function.row().key()), full = function.row().name;
    const bool isBound = !function.self().isMissing();
    if (name == "__name__")
        return makeText(context.heap(), key);
    if (name == "__qualname__") {
        const Type *const owner = function.typeInWords();
        return makeText(context.heap(), (owner ? owner->name() + "." : "") + key);
    }
    if (name == "__self__" && isBound)
        return function.self();
    if (name == "__objclass__" && function.owner() && (!isBound || function.isWrapperOfSlot()))
        return function.owner()->reference();
    if (name == "__module__" && !function.isWrapperOfSlot() && (!function.owner() || isBound))
        return isBound ? Value::none()
                       : makeText(context.heap(),
                                  full == key ? std::string("builtins") : full.substr(0, full.rfind('.')));
    return {};
}

Value dataAttribute(Context &context, const Value &value, std::string_view name)
{
    if (value.is(Kind::Exception))
        return exceptionAttribute(context, *value.as<Exception>(), name);
    if (value.is(Kind::Int) || value.is(Kind::Bool))
        return integerAttribute(value, name);
    if (value.isFloat() && (name == "real" || name == "imag"))
        return Value::real(name == "real" ? value.real() : 0);
    if (value.is(Kind::Type))
        return typeAttribute(context, *value.as<Type>(), name);
    if (value.is(Kind::Function))
        return functionAttribute(context, *value.as<Function>(), name);
    if (value.is(Kind::Slice)) {
        const auto *slice = value.as<Slice>();
        return name == "start" ? slice->start()
            : name == "stop"   ? slice->stop()
            : name == "step"   ? slice->step()
                               : Value();
    }
    if (value.is(Kind::Range)) {
        const Range::Bounds range = value.as<Range>()->bounds();
        return name == "start" ? range.first
            : name == "stop"   ? range.stop
            : name == "step"   ? range.step
                               : Value();
    }
    return {};
}

} // namespace

const FunctionRow *findMethod(const Value &self, std::string_view name)
{
    const Kind kind = self.kind();
    if (kind == Kind::Opaque || kind == Kind::Dict || kind == Kind::Tuple || kind == Kind::Iterator)
        if (const FunctionRow *row = nativeMethod(self.object()->type(), name))
            return row;
    if (kind == Kind::Exception && self.as<Exception>()->isGroup())
        for (const FunctionRow &row : groupMethods())
            if (name == row.name)
                return &row;
    return methodOfKind(kind, name);
}

const Type &ownerOfMethod(const Value &self, const FunctionRow &row)
{
    if (self.isBool())
        return typeOfKind(Kind::Int);
    if (!self.is(Kind::Exception))
        return typeOf(self);
    const auto ofGroups = groupMethods();
    const bool isOfGroup = &row >= ofGroups.data() && &row < ofGroups.data() + ofGroups.size();
    return *builtinType(isOfGroup ? "BaseExceptionGroup" : "BaseException");
}

Value callMethod(Context &context, const Value &self, const Value &name, const Arguments &arguments)
{
    if (const FunctionRow *row =
            isSpecialName(asView(name)) && hasKnownSpecials(self) ? nullptr : findMethod(self, asView(name)))
        return callRow(context, *row, &ownerOfMethod(self, *row), self, arguments);
    const Value attribute = attributeOf(context, self, name);
    return attribute.isMissing() ? attribute : call(context, attribute, arguments);
}

/// Of a class of the program, or of an exception whose class is one. Missing without an exception where it
/// has none.
static Value attributeByClass(Context &context, const Value &value, const Value &name)
{
    if (value.is(Kind::Type))
        return Class::of(*value.as<Type>())->attributeOfClass(context, name);
    const Class &type = *Class::of(typeOf(value));
    const Value &attributes = value.as<Exception>()->attributes;
    const Value found = type.find(context, name);
    if (sortOf(found) != Sort::Property && !attributes.isMissing())
        if (Value own = attributes.as<Dict>()->find(context, name); !own.isMissing() || context.hasRaised())
            return own;
    return found.isMissing() ? found : bound(context, found, value, type);
}

static bool isByClass(const Value &value)
{
    return value.is(Kind::Type) ? value.as<Type>()->isClass()
                                : value.is(Kind::Exception) && typeOf(value).isClass();
}

/// As typeName() has that of an instance.
static std::string ownerInWords(const Type &type)
{
    return type.isClass() && type.qualifiedName() == "decimal.Decimal" ? type.qualifiedName()
                                                                       : type.nameInWords();
}

Value attributeOf(Context &context, const Value &value, const Value &name)
{
    const std::string_view plain = asView(name);
    if (plain == "__class__")
        return typeOf(value).reference();
    if (isByClass(value)) {
        Value found = attributeByClass(context, value, name);
        if (!found.isMissing() || context.hasRaised())
            return found;
    }
    if (value.is(Kind::Exception) && !value.as<Exception>()->attributes.isMissing()) {
        Value own = value.as<Exception>()->attributes.as<Dict>()->find(context, name);
        if (!own.isMissing() || context.hasRaised())
            return own;
    }
    if (isSpecialName(plain) && !value.is(Kind::Type) && hasKnownSpecials(value)) {
        Value found = specialAttribute(context, value, plain);
        if (!found.isMissing() || context.hasRaised())
            return found;
    }
    const FunctionRow *row = isSpecialName(plain) && hasKnownSpecials(value) && specialMethodNamed(plain)
        ? nullptr
        : findMethod(value, plain);
    const bool isLater =
        plain == "is_integer" && !value.isFloat() && !context.follows(PythonVersion::Python312);
    if (row && value.is(Kind::Dict) && plain == "fromkeys") // of the class
        return typeAttribute(context, typeOf(value), plain);
    if (isOfPython(typeOf(value)) && classMethodOf(value.kind(), plain))
        return typeAttribute(context, typeOf(value), plain);
    if (row && !isLater)
        return context.heap().adopt(new Function(*row, &ownerOfMethod(value, *row), value));
    Value found = typeOf(value).native() ? nativeAttribute(context, value, name) : Value();
    if (!found.isMissing() || context.hasRaised())
        return found;
    found = value.is(Kind::Opaque) ? value.as<Opaque>()->attribute(context, name)
                                   : dataAttribute(context, value, plain);
    if (found.isMissing() && !context.hasRaised() && isSpecialName(plain))
        found = specialOfNative(context, value, plain);
    if (!found.isMissing() || context.hasRaised())
        return found;
    const std::string owner = value.is(Kind::Type) ? "type object '" + ownerInWords(*value.as<Type>()) + "'"
                                                   : "'" + typeName(value) + "' object";
    return context.raise(Error::AttributeError, owner + " has no attribute '" + toUtf8(name) + "'");
}

/// args, __cause__ and their like; false where it is none of them.
static bool setOfException(Context &context, Exception &exception, const std::string &name, const Value &to)
{
    const bool isChained = name == "__cause__" || name == "__context__";
    if (to.isMissing() && (isChained || name == "args" || name == "__traceback__"))
        return context.typeError(name + " may not be deleted"), true;
    const Value given = to.isNone() ? Value() : to;
    if (isChained && !given.isMissing() && !given.is(Kind::Exception)) {
        context.typeError("exception " + name.substr(2, name.size() - 4)
                          + " must be None or derive from BaseException");
        return true;
    }
    if (name == "args") {
        std::vector<Value> items;
        if (collect(context, to, items))
            exception.setArgs(makeTuple(context.heap(), std::move(items)));
        return true;
    }
    if (name == "__cause__") {
        exception.cause = given;
        exception.suppressesContext = true;
        return true;
    }
    if (name == "__context__") {
        exception.context = given;
        return true;
    }
    if (name == "__suppress_context__") {
        exception.suppressesContext = isTruthy(to);
        return true;
    }
    if (name != "__traceback__")
        return false;
    if (to.isNone())
        exception.trail.clear();
    exception.traceback = given;
    return true;
}

Value methodOfType(Context &context, const Type &type, const Value &name)
{
    const std::string_view key = asView(name);
    if (type.native()) {
        if (const FunctionRow *row = type.native()->method(key))
            return context.heap().adopt(new Function(*row, &type, Value()));
        if (Value found = nativeTypeAttribute(context, type, key); !found.isMissing() || context.hasRaised())
            return found;
    }
    const FunctionRow *row = baseMethod(type, key);
    if (!row && type.native() && type.instances() == Kind::Opaque && !type.native()->row().isBase)
        row = specialMethodOfLibrary(key);
    else if (!row && &type == &typeOfKind(type.instances()))
        row = methodOfKind(type.instances(), key);
    return row ? context.heap().adopt(new Function(*row, &type, Value())) : Value();
}

bool setAttribute(Context &context, const Value &value, const Value &name, const Value &to)
{
    const std::string plain = toUtf8(name), owner = typeName(value);
    for (const Type *each = &typeOf(value); each && each->native(); each = each->base())
        if (const AttributeRow *row = each->native()->attribute(plain)) {
            if (row->set && !to.isMissing())
                return row->set(context, value, to);
            return context.raise(Error::AttributeError,
                                 "attribute '" + plain + "' of '" + owner + "' objects is not writable");
        }
    if (value.is(Kind::Exception) && setOfException(context, *value.as<Exception>(), plain, to))
        return !context.hasRaised();
    if (value.is(Kind::Exception)) {
        Value &attributes = value.as<Exception>()->attributes;
        if (attributes.isMissing())
            attributes = makeDict(context.heap());
        if (!to.isMissing())
            return attributes.as<Dict>()->set(context, name, to);
        Value gone;
        if (attributes.as<Dict>()->remove(context, name, gone) == Answer::Yes)
            return true;
    }
    if (value.is(Kind::Type) && value.as<Type>()->isClass()) {
        const Value given[] = {name, to};
        if (!to.isMissing() && !askMetaclass(context, value, "__setattr__", given).isMissing())
            return true;
        return !context.hasRaised() && Class::of(*value.as<Type>())->set(context, name, to);
    }
    if (typeOf(value).native() && !typeOf(value).native()->fieldOf(context, value, name).isMissing())
        return context.raise(Error::AttributeError, "can't set attribute");
    if (value.is(Kind::Opaque)) {
        const Answer isDone = value.as<Opaque>()->setAttribute(context, name, to);
        if (isDone != Answer::No)
            return isDone == Answer::Yes;
    }
    if (value.is(Kind::Type))
        return context.typeError("cannot set '" + plain + "' attribute of immutable type '"
                                 + value.as<Type>()->qualifiedName() + "'");
    if (findMethod(value, plain))
        return context.raise(Error::AttributeError,
                             "'" + owner + "' object attribute '" + plain + "' is read-only");
    const char *more =
        context.follows(PythonVersion::Python313) ? " and no __dict__ for setting new attributes" : "";
    return context.raise(Error::AttributeError,
                         "'" + owner + "' object has no attribute '" + plain + "'" + more);
}

} // namespace signalbox::objects
