// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/names.h"

#include "engine/builtins/methodtables.h"
#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/insides.h"
#include "engine/operations/instances.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>
#include <set>

namespace signalbox::objects {

namespace {

using Names = std::set<std::string>;

/// What every object has.
constexpr const char *namesOfObject[] = {
    "__class__",   "__delattr__", "__dir__",           "__doc__",          "__eq__",
    "__format__",  "__ge__",      "__getattribute__",  "__getstate__",     "__gt__",
    "__hash__",    "__init__",    "__init_subclass__", "__le__",           "__lt__",
    "__ne__",      "__new__",     "__reduce__",        "__reduce_ex__",    "__repr__",
    "__setattr__", "__sizeof__",  "__str__",           "__subclasshook__",
};

void addKeys(const Value &dict, Names &out)
{
    const auto *from = dict.as<Dict>();
    for (qsizetype place = 0; (place = from->nextPlace(place)) >= 0; ++place)
        if (from->entry(place).key.is(Kind::Str))
            out.insert(toUtf8(from->entry(place).key));
}

void addOfNative(const Type &type, Names &out)
{
    if (!type.native())
        return;
    const NativeRow &row = type.native()->row();
    for (const auto &rows : {row.methods, row.classMethods})
        for (const FunctionRow &each : rows)
            out.insert(std::string(each.key()));
    for (const auto &rows : {row.attributes, row.classAttributes})
        for (const AttributeRow &each : rows)
            out.insert(each.name);
}

void addOfType(Context &context, const Type &type, Names &out)
{
    if (!type.isClass()) {
        for (const Type *each = &type; each; each = each->base())
            addOfNative(*each, out);
        return;
    }
    for (const Value &each : Class::of(type)->resolutionOrder()) {
        if (each.as<Type>()->isClass())
            addKeys(Class::of(*each.as<Type>())->attributes(), out);
        else
            addOfType(context, *each.as<Type>(), out);
    }
    if (!type.isException()) {
        out.insert("__dict__");
        out.insert("__weakref__");
    }
    out.erase("__qualname__");
    out.erase("__classcell__");
    if (context.follows(PythonVersion::Python313)) {
        out.insert("__firstlineno__");
        out.insert("__static_attributes__");
    }
}

} // namespace

Value namesOfAttributes(Context &context, const Value &value)
{
    if (sortOf(value) == Sort::Instance
        && !Class::of(typeOf(value))->special(Special::GetAttribute).isMissing())
        return context.typeError("Signalbox lists no names of objects with __getattribute__()");
    const Value own = askSpecial(context, value, "__dir__");
    Names names;
    if (own.isMissing() && context.hasRaised())
        return {};
    if (!own.isMissing()) {
        std::vector<Value> items;
        if (!collect(context, own, items))
            return {};
        for (const Value &each : items) {
            if (!plain(each).is(Kind::Str))
                return context.raise(*builtinType("NotImplementedError"),
                                     "Signalbox lists no names that are no texts");
            names.insert(toUtf8(plain(each)));
        }
    } else {
        for (const char *each : namesOfObject)
            names.insert(each);
        if (sortOf(value) == Sort::Instance) {
            const Value attributes = value.as<Instance>()->attributesNow(context);
            if (attributes.isMissing())
                return {};
            addKeys(attributes, names);
        }
        if (sortOf(value) == Sort::Module) {
            names.clear();
            const Value dict =
                attributeOf(context, value, makeText(context.heap(), std::string_view("__dict__")));
            if (dict.isMissing())
                return {};
            addKeys(dict, names);
        }
        addOfType(context, value.is(Kind::Type) ? *value.as<Type>() : typeOf(value), names);
        for (const FunctionRow *row :
             methodsOf(value.is(Kind::Type) ? value.as<Type>()->instances() : value.kind()))
            names.insert(std::string(row->key()));
    }
    std::vector<Value> sorted;
    for (const std::string &each : names)
        sorted.push_back(makeText(context.heap(), std::string_view(each)));
    return makeList(context.heap(), std::move(sorted));
}

} // namespace signalbox::objects
