// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/classmaking.h"

#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/descriptors.h"
#include "engine/operations/functions.h"
#include "engine/operations/instances.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::evaluator {

using namespace objects;
using namespace Qt::StringLiterals;

namespace {

Value named(Context &context, std::string_view name)
{
    return makeText(context.heap(), name);
}

/// What stands for bases that are no types, as Generic[T] does: PEP 560.
bool resolveBases(Context &context, const Value &given, std::vector<Value> &out)
{
    for (const Value &base : given.as<Tuple>()->items()) {
        if (base.is(Kind::Type)) {
            out.push_back(base);
            continue;
        }
        Value entries = attributeOf(context, base, named(context, "__mro_entries__"));
        if (!entries.isMissing())
            entries = objects::call(context, entries, given);
        if (entries.isMissing() && context.hasRaised(Error::AttributeError)) {
            context.clear();
            return context.typeError("bases must be types");
        }
        if (!entries.is(Kind::Tuple))
            return false;
        for (const Value &each : entries.as<Tuple>()->items())
            out.push_back(each);
    }
    return true;
}

/// Which kind instances are of, from \a bases; false with TypeError where instances cannot be made.
bool instancesOf(Context &context, const std::vector<Value> &bases, Kind &out)
{
    out = Kind::Opaque;
    for (const Value &base : bases) {
        const Type &type = *base.as<Type>();
        if (type.isException()) {
            out = Kind::Exception;
            continue;
        }
        const bool isPlain = &type == builtinType("object") || type.isClass()
            || (type.native() && type.native()->row().isBase);
        if (!isPlain
            && (type.instances() == Kind::Bool || type.instances() == Kind::Function
                || type.instances() == Kind::None || type.instances() == Kind::Range
                || type.instances() == Kind::Slice))
            return context.typeError("type '" + type.name() + "' is not an acceptable base type");
        if (!isPlain)
            return context.raise(*builtinType("NotImplementedError"),
                                 "Signalbox runs no classes that derive from '" + type.name() + "'");
    }
    return true;
}

/// Calls __set_name__() of what the class holds, and __init_subclass__() of its bases.
bool announce(Context &context, Class &made, const Value &keywords)
{
    const Value type = made.reference();
    const Dict *attributes = made.attributes().as<Dict>();
    for (qsizetype at = attributes->nextPlace(0); at >= 0; at = attributes->nextPlace(at + 1)) {
        const Value key = attributes->entry(at).key, value = attributes->entry(at).value;
        if (sortOf(value) != Sort::Instance)
            continue;
        const Value given[] = {type, key};
        if (askSpecial(context, value, "__set_name__", given).isMissing() && context.hasRaised())
            return false;
    }
    const Value hook = made.findAfter(context, made, named(context, "__init_subclass__"));
    std::vector<Value> names, values{type};
    const Dict *given = keywords.as<Dict>();
    for (qsizetype at = given->nextPlace(0); at >= 0; at = given->nextPlace(at + 1)) {
        names.push_back(given->entry(at).key);
        values.push_back(given->entry(at).value);
    }
    if (sortOf(hook) == Sort::ClassMethod)
        return !objects::call(context, hook.as<MethodOfClass>()->function(), {values.data(), 1, names})
                    .isMissing();
    if (sortOf(hook) == Sort::Function)
        return !objects::call(context, hook, {values.data(), 1, names}).isMissing();
    if (!names.empty())
        return context.typeError(made.givenName() + ".__init_subclass__() takes no keyword arguments");
    return true;
}

} // namespace

bool beginClassBody(Context &context, Activation &body)
{
    Dict *names = body.names.as<Dict>();
    const Code &code = body.code();
    Heap &heap = context.heap();
    Value module = body.loaded->module->get(u"__name__"_s);
    return names->set(context, named(context, "__module__"), module.isMissing() ? Value::none() : module)
        && names->set(context, named(context, "__qualname__"), makeText(heap, code.qualifiedName))
        && (!code.documentation
            || names->set(context, named(context, "__doc__"), makeText(heap, *code.documentation)));
}

Value makeClass(Context &context, Activation &body)
{
    const auto parts = body.bases.as<Tuple>()->items();
    std::vector<Value> bases, order;
    if (!resolveBases(context, parts[0], bases))
        return {};
    const Value keywords = parts[1];
    Value metaclass;
    if (keywords.as<Dict>()->remove(context, named(context, "metaclass"), metaclass) == Answer::Raised)
        return {};
    if (bases.empty())
        bases.push_back(builtinType("object")->reference());
    Kind instances = Kind::Opaque;
    if (!instancesOf(context, bases, instances) || !orderOf(context, bases, order))
        return {};
    const Value init = body.names.as<Dict>()->find(context, named(context, "__init_subclass__"));
    if (sortOf(init) == Sort::Function
        && !body.names.as<Dict>()->set(context, named(context, "__init_subclass__"),
                                       context.heap().adopt(new MethodOfClass(Sort::ClassMethod, init))))
        return {};
    const Value getItem = body.names.as<Dict>()->find(context, named(context, "__class_getitem__"));
    if (sortOf(getItem) == Sort::Function
        && !body.names.as<Dict>()->set(context, named(context, "__class_getitem__"),
                                       context.heap().adopt(new MethodOfClass(Sort::ClassMethod, getItem))))
        return {};
    const Value qualified = body.names.as<Dict>()->find(context, named(context, "__qualname__"));
    const Value module = body.names.as<Dict>()->find(context, named(context, "__module__"));
    const std::string prefix = module.is(Kind::Str) ? toUtf8(module) + "." : std::string();
    Value made = context.heap().adopt(new Class(prefix + toUtf8(qualified), body.code().name.toStdString(),
                                                std::move(bases), std::move(order), body.names, instances));
    if (body.code().classCell >= 0)
        Cell::of(body.locals[body.code().classCell])->content = made;
    return announce(context, *Class::of(*made.as<Type>()), keywords) ? made : Value();
}

} // namespace signalbox::evaluator
