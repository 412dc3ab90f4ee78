// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/functionobject.h"

#include "engine/evaluator/codeobject.h"

#include "engine/evaluator/runtime.h"
#include "engine/objects/dicts.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

const Type &functionType()
{
    static const NativeType type({.name = "function", .isOfPython = true});
    return type;
}

Value textOrNone(Context &context, const std::optional<QString> &text)
{
    return text ? makeText(context.heap(), *text) : Value::none();
}

} // namespace

FunctionObject::FunctionObject(Runtime &runtime, const Loaded &loaded)
    : Opaque(functionType())
    , m_runtime(runtime)
    , m_loaded(loaded)
{
    m_flag = quint8(Sort::Function);
}

Value FunctionObject::call(Context &, const Arguments &arguments)
{
    return m_runtime.callFunction(Value::of(this), arguments);
}

std::string FunctionObject::name() const
{
    if (!m_attributes.isMissing()) {
        const Dict *dict = m_attributes.as<Dict>();
        for (qsizetype at = dict->nextPlace(0); at >= 0; at = dict->nextPlace(at + 1))
            if (toUtf8(dict->entry(at).key) == "__name__" && dict->entry(at).value.is(Kind::Str))
                return toUtf8(dict->entry(at).value);
    }
    return code().name.toStdString();
}

std::string FunctionObject::qualifiedName() const
{
    if (!m_attributes.isMissing()) {
        const Dict *dict = m_attributes.as<Dict>();
        for (qsizetype at = dict->nextPlace(0); at >= 0; at = dict->nextPlace(at + 1))
            if (toUtf8(dict->entry(at).key) == "__qualname__" && dict->entry(at).value.is(Kind::Str))
                return toUtf8(dict->entry(at).value);
    }
    return code().qualifiedName.toStdString();
}

Value FunctionObject::annotations(Context &context)
{
    if (annotator.isMissing())
        return makeDict(context.heap());
    return objects::call(context, annotator, Arguments{});
}

Value FunctionObject::special(Context &context, const std::string &name)
{
    Heap &heap = context.heap();
    if (name == "__name__")
        return makeText(heap, code().name);
    if (name == "__qualname__")
        return makeText(heap, code().qualifiedName);
    if (name == "__doc__")
        return textOrNone(context, code().documentation);
    if (name == "__module__")
        return m_loaded.module->get(QStringLiteral("__name__"));
    if (name == "__annotations__")
        return annotations(context);
    if (name == "__defaults__")
        return defaults.isMissing() ? Value::none() : defaults;
    if (name == "__kwdefaults__")
        return keywordDefaults.isMissing() ? Value::none() : keywordDefaults;
    if (name == "__is_coroutine_function__" || name == "__is_async_generator_function__"
        || name == "__is_generator_function__")
        return Value::boolean(code().kind
                              == (name == "__is_coroutine_function__"       ? Code::Kind::Coroutine
                                      : name == "__is_generator_function__" ? Code::Kind::Generator
                                                                            : Code::Kind::AsyncGenerator));
    if (name == "__code__")
        return makeCodeObject(context, code());
    if (name == "__closure__")
        return captured.empty() ? Value::none() : makeTuple(heap, captured);
    return {};
}

Value FunctionObject::attribute(Context &context, const Value &name)
{
    const std::string key = toUtf8(name);
    if (m_attributes.isMissing() && key == "__dict__")
        m_attributes = makeDict(context.heap());
    if (key == "__dict__")
        return m_attributes;
    if (!m_attributes.isMissing()) {
        Value found = m_attributes.as<Dict>()->find(context, name);
        if (!found.isMissing() || context.hasRaised())
            return found;
    }
    return special(context, key);
}

Answer FunctionObject::setAttribute(Context &context, const Value &name, const Value &value)
{
    if (m_attributes.isMissing())
        m_attributes = makeDict(context.heap());
    if (!value.isMissing())
        return m_attributes.as<Dict>()->set(context, name, value) ? Answer::Yes : Answer::Raised;
    Value gone;
    return m_attributes.as<Dict>()->remove(context, name, gone);
}

bool FunctionObject::represent(Context &, TextBuilder &out)
{
    out.append("<function " + qualifiedName() + " at ");
    out.appendAddress(this);
    out.append(U'>');
    return true;
}

void FunctionObject::dropValues()
{
    defaults = keywordDefaults = annotator = m_attributes = {};
    captured.clear();
}

} // namespace signalbox::evaluator
