// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/descriptors.h"

#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/functions.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::objects {

namespace {

Value makeMethod(const Call &call)
{
    if (call[1].isNone())
        return call.context.typeError("instance must not be None");
    return boundMethod(call.context, call[0], call[1]);
}

constexpr FunctionRow methodRow{"method", makeMethod, Signature::Positional, 2, 2};

const Type &methodType()
{
    static const NativeType type({.name = "method", .make = &methodRow});
    return type;
}

Value noneIfMissing(const Call &call, qsizetype at)
{
    return call.has(at) ? call[at] : Value::none();
}

Value makeProperty(const Call &call)
{
    return call.heap().adopt(
        new Property(noneIfMissing(call, 0), noneIfMissing(call, 1), noneIfMissing(call, 2)));
}

const Property &propertyOf(const Call &call)
{
    return *call.self.as<Property>();
}

Value withGetter(const Call &call)
{
    return call.heap().adopt(new Property(call[0], propertyOf(call).set(), propertyOf(call).remove()));
}

Value withSetter(const Call &call)
{
    return call.heap().adopt(new Property(propertyOf(call).get(), call[0], propertyOf(call).remove()));
}

Value withDeleter(const Call &call)
{
    return call.heap().adopt(new Property(propertyOf(call).get(), propertyOf(call).set(), call[0]));
}

Value makeClassMethod(const Call &call)
{
    return call.heap().adopt(new MethodOfClass(Sort::ClassMethod, call[0]));
}

Value makeStaticMethod(const Call &call)
{
    return call.heap().adopt(new MethodOfClass(Sort::StaticMethod, call[0]));
}

constexpr FunctionRow propertyRow{"property", makeProperty, Signature::Keywords, 0, 4, "fget fset fdel doc"};
constexpr FunctionRow classMethodRow{"classmethod", makeClassMethod, Signature::Positional, 1, 1};
constexpr FunctionRow staticMethodRow{"staticmethod", makeStaticMethod, Signature::Positional, 1, 1};
constexpr FunctionRow propertyMethods[] = {
    {"getter", withGetter, Signature::One},
    {"setter", withSetter, Signature::One},
    {"deleter", withDeleter, Signature::One},
};

} // namespace

const Type &propertyType()
{
    static const NativeType type({.name = "property", .make = &propertyRow, .methods = propertyMethods});
    return type;
}

const Type &classMethodType()
{
    static const NativeType type({.name = "classmethod", .make = &classMethodRow});
    return type;
}

const Type &staticMethodType()
{
    static const NativeType type({.name = "staticmethod", .make = &staticMethodRow});
    return type;
}

Value boundMethod(Context &context, const Value &function, const Value &self)
{
    return context.heap().adopt(new BoundMethod(function, self));
}

BoundMethod::BoundMethod(Value function, Value self)
    : Opaque(methodType())
    , m_function(std::move(function))
    , m_self(std::move(self))
{
    m_flag = quint8(Sort::Method);
}

Value BoundMethod::call(Context &context, const Arguments &arguments)
{
    std::vector<Value> all{m_self};
    all.insert(all.end(), arguments.values, arguments.values + arguments.count + arguments.keywords.size());
    return objects::call(context, m_function, {all.data(), arguments.count + 1, arguments.keywords});
}

Value BoundMethod::attribute(Context &context, const Value &name)
{
    const std::string key = toUtf8(name);
    if (key == "__self__")
        return m_self;
    if (key == "__func__")
        return m_function;
    return attributeOf(context, m_function, name);
}

Answer BoundMethod::equals(Context &, const Value &other)
{
    if (sortOf(other) != Sort::Method)
        return Answer::No;
    const auto *that = other.as<BoundMethod>();
    return answer(m_function.isSame(that->m_function) && m_self.isSame(that->m_self));
}

Answer BoundMethod::hash(Context &, Hash &out)
{
    out = Hash(reinterpret_cast<quintptr>(m_function.object()) >> 4)
        ^ (m_self.isObject() ? Hash(reinterpret_cast<quintptr>(m_self.object()) >> 4) : m_self.integer());
    return Answer::Yes;
}

bool BoundMethod::represent(Context &context, TextBuilder &out)
{
    const Value name =
        attributeOf(context, m_function, makeText(context.heap(), std::string_view("__qualname__")));
    context.clear();
    out.append("<bound method " + (name.is(Kind::Str) ? toUtf8(name) : "?") + " of ");
    if (!objects::represent(context, m_self, out))
        return false;
    out.append(U'>');
    return true;
}

Property::Property(Value get, Value set, Value remove)
    : Opaque(propertyType())
    , m_get(std::move(get))
    , m_set(std::move(set))
    , m_remove(std::move(remove))
{
    m_flag = quint8(Sort::Property);
}

Value Property::attribute(Context &context, const Value &name)
{
    const std::string key = toUtf8(name);
    if (key == "__isabstractmethod__") {
        for (const Value &each : {m_get, m_set, m_remove}) {
            const Value is = each.isNone() ? each : attributeOf(context, each, name);
            if (is.isBool() && is.isTrue())
                return is;
            context.clear();
        }
        return Value::boolean(false);
    }
    if (key == "__doc__" && !m_get.isNone())
        return attributeOf(context, m_get, name);
    return key == "fget" ? m_get : key == "fset" ? m_set : key == "fdel" ? m_remove : Value();
}

MethodOfClass::MethodOfClass(Sort classOrStatic, Value function)
    : Opaque(classOrStatic == Sort::ClassMethod ? classMethodType() : staticMethodType())
    , m_function(std::move(function))
{
    m_flag = quint8(classOrStatic);
}

Value MethodOfClass::call(Context &context, const Arguments &arguments)
{
    return isCallable() ? objects::call(context, m_function, arguments) : Opaque::call(context, arguments);
}

Value MethodOfClass::attribute(Context &context, const Value &name)
{
    const std::string key = toUtf8(name);
    return key == "__func__" || key == "__wrapped__" ? m_function : attributeOf(context, m_function, name);
}

bool MethodOfClass::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    out.append(sort() == Sort::StaticMethod ? "<staticmethod(" : "<classmethod(");
    if (!objects::represent(context, m_function, out))
        return false;
    out.append(")>");
    return true;
}

} // namespace signalbox::objects
