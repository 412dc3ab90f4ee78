// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/tools/smallmodules.h"

#include "engine/builtins/calls.h"
#include "engine/library/modules/callable.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/dictupdates.h"
#include "engine/operations/generics.h"
#include "engine/operations/iterators.h"

namespace signalbox::modules {

using namespace objects;

namespace {

// types.SimpleNamespace: attributes as they are set.
const NativeType &namespaceType();

class SimpleNamespace final : public Opaque {
public:
    explicit SimpleNamespace(Value values)
        : Opaque(namespaceType())
        , m_values(std::move(values))
    {
    }
    Dict &values() const { return *m_values.as<Dict>(); }
    bool isIterable() const override { return false; }
    Value attribute(Context &context, const Value &name) override
    {
        return toUtf8(name) == "__dict__" ? m_values : values().find(context, name);
    }
    Answer setAttribute(Context &context, const Value &name, const Value &value) override
    {
        Value gone;
        if (value.isMissing()) {
            if (values().remove(context, name, gone) == Answer::Yes)
                return Answer::Yes;
            return context.raise(Error::AttributeError,
                                 "'types.SimpleNamespace' object has no attribute '" + toUtf8(name) + "'");
        }
        return values().set(context, name, value) ? Answer::Yes : Answer::Raised;
    }
    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override
    {
        if (&typeOf(other) != &namespaceType())
            return Answer::No;
        return values().equals(context, static_cast<SimpleNamespace *>(other.object())->m_values);
    }
    qint64 footprint() const override { return qint64(sizeof(SimpleNamespace)); }
    void dropValues() override { m_values = {}; }

private:
    Value m_values;
};

bool SimpleNamespace::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    out.append("namespace(");
    if (representation.isInItself()) {
        out.append("...)");
        return true;
    }
    bool isFirst = true;
    for (qsizetype place = 0; (place = values().nextPlace(place)) >= 0; ++place) {
        const Dict::Entry each = values().entry(place);
        if (!std::exchange(isFirst, false))
            out.append(", ");
        if (!objects::describe(context, each.key, out))
            return false;
        out.append("=");
        if (!objects::represent(context, each.value, out))
            return false;
    }
    out.append(")");
    return true;
}

Value makeNamespace(const Call &call)
{
    const bool takesOne = call.context.follows(PythonVersion::Python313);
    if (call.count > (takesOne ? 1 : 0))
        return call.context.typeError(takesOne ? "SimpleNamespace expected at most 1 argument, got "
                                              + std::to_string(call.count)
                                               : std::string("no positional arguments expected"));
    const Value values = makeDict(call.heap());
    if (call.count == 1 && !updateDict(call.context, values, call[0]))
        return {};
    for (size_t i = 0; i < call.passed.keywords.size(); ++i)
        if (!values.as<Dict>()->set(call.context, call.passed.keywords[i],
                                    call.passed.ofKeyword(qsizetype(i))))
            return {};
    return call.heap().adopt(new SimpleNamespace(values));
}

const NativeType &namespaceType()
{
    static constexpr FunctionRow make{"SimpleNamespace", makeNamespace, Signature::Anything};
    static const NativeType type({.name = "types.SimpleNamespace", .make = &make});
    return type;
}

// The types that have no name in builtins.
struct TypeRow {
    const char *name;
    const char *type;
};
constexpr TypeRow typeRows[] = {
    {"NoneType", "NoneType"},
    {"EllipsisType", "ellipsis"},
    {"NotImplementedType", "NotImplementedType"},
    {"BuiltinFunctionType", "builtin_function_or_method"},
    {"FunctionType", "function"},
    {"LambdaType", "function"},
    {"CoroutineType", "coroutine"},
    {"GeneratorType", "generator"},
    {"AsyncGeneratorType", "async_generator"},
    {"MethodType", "method"},
    {"ModuleType", "module"},
    {"TracebackType", "traceback"},
};

bool hasTypeNamed(const Value &value, std::string_view name)
{
    return typeName(value) == name;
}

template <const char *const *name> Value asks(const Call &call)
{
    return Value::boolean(hasTypeNamed(call[0], *name));
}
constexpr const char *kCoroutine = "coroutine";
constexpr const char *kGenerator = "generator";
constexpr const char *kAsyncGenerator = "async_generator";
constexpr const char *kModule = "module";
constexpr const char *kFunction = "function";
constexpr const char *kMethod = "method";

Value asksAwaitable(const Call &call)
{
    const Value method =
        attributeOf(call.context, call[0], makeText(call.heap(), std::string_view("__await__")));
    if (call.context.hasRaised())
        call.context.clear();
    return Value::boolean(!method.isMissing() || hasTypeNamed(call[0], kCoroutine)
                          || hasTypeNamed(call[0], "Task") || hasTypeNamed(call[0], "_asyncio.Task")
                          || hasTypeNamed(call[0], "_asyncio.Future"));
}

Value isClass(const Call &call)
{
    return Value::boolean(call[0].is(Kind::Type));
}

// A flag of the function's code that somebody else knows: asked by an attribute.
bool hasFlag(Context &context, const Value &function, std::string_view name)
{
    const Value flag = attributeOf(context, function, makeText(context.heap(), name));
    if (context.hasRaised())
        context.clear();
    return flag.isBool() && flag.isTrue();
}

Value isCoroutineFunction(const Call &call)
{
    Value function = call[0];
    if (auto *callable = dynamic_cast<Callable *>(function.isObject() ? function.object() : nullptr);
        callable && typeOf(function).qualifiedName() == "functools.partial" && !callable->kept.empty())
        function = Value(callable->kept[0]);
    if (function.is(Kind::Function))
        return Value::boolean(function.as<Function>()->row().signature == Signature::Coroutine);
    return Value::boolean(hasFlag(call.context, function, "__is_coroutine_function__"));
}

Value isAsyncGeneratorFunction(const Call &call)
{
    return Value::boolean(hasFlag(call.context, call[0], "__is_async_generator_function__"));
}

Value isGeneratorFunction(const Call &call)
{
    return Value::boolean(hasFlag(call.context, call[0], "__is_generator_function__"));
}

// A docstring, without what it is indented by.
Value cleaned(const Call &call, const Value &text)
{
    QStringList lines = toQString(text).split(QLatin1Char('\n'));
    qsizetype margin = -1;
    for (qsizetype at = 1; at < lines.size(); ++at)
        if (const QString stripped = lines[at].trimmed(); !stripped.isEmpty()) {
            const qsizetype indent = lines[at].indexOf(stripped.front());
            margin = margin < 0 ? indent : std::min(margin, indent);
        }
    lines[0] = lines[0].trimmed();
    for (qsizetype at = 1; at < lines.size(); ++at)
        lines[at] = lines[at].mid(std::max<qsizetype>(margin, 0));
    while (!lines.isEmpty() && lines.back().trimmed().isEmpty())
        lines.removeLast();
    while (!lines.isEmpty() && lines.front().trimmed().isEmpty())
        lines.removeFirst();
    return makeText(call.heap(), lines.join(QLatin1Char('\n')));
}

Value cleanDocumentation(const Call &call)
{
    return call[0].is(Kind::Str)
        ? cleaned(call, call[0])
        : Value(call.context.raise(Error::AttributeError,
                                   "'" + typeName(call[0]) + "' object has no attribute 'expandtabs'"));
}

Value documentation(const Call &call)
{
    const Value text = attributeOf(call.context, call[0], makeText(call.heap(), std::string_view("__doc__")));
    if (!text.isMissing() && text.is(Kind::Str))
        return cleaned(call, text);
    call.context.clear();
    return Value::none();
}

constexpr FunctionRow inspectRows[] = {
    {"iscoroutine", asks<&kCoroutine>, Signature::Python, 1, 1, "object"},
    {"isgenerator", asks<&kGenerator>, Signature::Python, 1, 1, "object"},
    {"isasyncgen", asks<&kAsyncGenerator>, Signature::Python, 1, 1, "object"},
    {"ismodule", asks<&kModule>, Signature::Python, 1, 1, "object"},
    {"isfunction", asks<&kFunction>, Signature::Python, 1, 1, "object"},
    {"ismethod", asks<&kMethod>, Signature::Python, 1, 1, "object"},
    {"isawaitable", asksAwaitable, Signature::Python, 1, 1, "object"},
    {"isclass", isClass, Signature::Python, 1, 1, "object"},
    {"iscoroutinefunction", isCoroutineFunction, Signature::Python, 1, 1, "obj"},
    {"isasyncgenfunction", isAsyncGeneratorFunction, Signature::Python, 1, 1, "obj"},
    {"isgeneratorfunction", isGeneratorFunction, Signature::Python, 1, 1, "obj"},
    {"cleandoc", cleanDocumentation, Signature::Python, 1, 1, "doc"},
    {"getdoc", documentation, Signature::Python, 1, 1, "object"},
};

} // namespace

Attributes makeFuture(Context &context)
{
    Filling filling(context);
    for (const char *name :
         {"annotations", "division", "print_function", "absolute_import", "unicode_literals",
          "generator_stop", "with_statement", "nested_scopes", "generators"})
        filling.add(name, Value::boolean(true));
    return filling.take();
}

Attributes makeTypes(Context &context)
{
    Filling filling(context);
    filling.add(namespaceType());
    filling.add(aliasType());
    filling.add(unionType());
    for (const TypeRow &row : typeRows)
        if (const Type *type = builtinType(row.type))
            filling.add(row.name, type->reference());
    return filling.take();
}

Attributes makeInspect(Context &context)
{
    Filling filling(context);
    filling.add(inspectRows);
    return filling.take();
}

} // namespace signalbox::modules
