// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/tools/aliases.h"

#include "engine/builtins/calls.h"
#include "engine/library/containers/namedtuples.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/iterators.h"

#include <memory>

namespace signalbox::modules {

using namespace objects;

namespace {

const NativeType &formType()
{
    static const NativeType type({.name = "typing._SpecialForm", .isOfPython = true});
    return type;
}

const NativeType &variableType()
{
    static const NativeType type({.name = "typing.TypeVar"});
    return type;
}

// A name of typing, or what it became by subscripting: List, List[int], Optional[str], "int | None". All of
// its meaning is its repr and what it stands for.
class Form final : public Opaque {
public:
    Form(const Type &type, std::string words, Value origin, Value arguments)
        : Opaque(type)
        , m_words(std::move(words))
        , m_origin(std::move(origin))
        , m_arguments(std::move(arguments))
    {
    }
    bool represent(Context &, TextBuilder &out) override
    {
        out.append(m_words);
        return true;
    }
    Value subscript(Context &context, const Value &key) override;
    Value operate(Context &context, Operator op, const Value &other, bool isReflected) override;
    bool isCallable() const override { return true; }
    bool isForCaller() const override { return false; }
    bool isIterable() const override { return false; }
    Value call(Context &context, const Arguments &arguments) override
    {
        if (m_origin.isMissing() || !objects::isCallable(m_origin))
            return context.typeError(m_origin.isMissing() ? "Cannot instantiate " + m_words
                                                          : "Type " + m_words
                                             + " cannot be instantiated; use the class itself instead");
        return objects::call(context, m_origin, arguments);
    }
    Value attribute(Context &context, const Value &name) override
    {
        const std::string asked = toUtf8(name);
        if (asked == "__origin__" && !m_origin.isMissing())
            return m_origin;
        if (asked == "__args__")
            return m_arguments.isMissing() ? emptyTuple() : m_arguments;
        if (asked == "__name__")
            return makeText(context.heap(), std::string_view(m_words).substr(m_words.rfind('.') + 1));
        return {};
    }
    Answer equals(Context &, const Value &other) override
    {
        const auto *form = dynamic_cast<const Form *>(other.isObject() ? other.object() : nullptr);
        return answer(form && form->m_words == m_words);
    }
    Answer hash(Context &, Hash &out) override
    {
        out = hashOfBytes(m_words.data(), qsizetype(m_words.size()));
        return Answer::Yes;
    }
    const std::string &words() const { return m_words; }
    const Value &origin() const { return m_origin; }
    qint64 footprint() const override { return qint64(sizeof(Form) + m_words.size()); }
    void dropValues() override { m_origin = m_arguments = {}; }

private:
    const std::string m_words;
    Value m_origin;
    Value m_arguments;
};

Form *formOf(const Value &value)
{
    return dynamic_cast<Form *>(value.isObject() ? value.object() : nullptr);
}

// How an argument is written inside the brackets: a class by its name.
bool writeArgument(Context &context, const Value &value, TextBuilder &out)
{
    if (value.is(Kind::Type)) {
        out.append(value.as<Type>()->qualifiedName());
        return true;
    }
    if (value.is(Kind::Ellipsis)) {
        out.append("...");
        return true;
    }
    if (value.is(Kind::Str)) {
        out.append("ForwardRef(");
        if (!represent(context, value, out))
            return false;
        out.append(")");
        return true;
    }
    if (!value.is(Kind::List))
        return represent(context, value, out);
    out.append("[");
    for (size_t i = 0; i < itemsOf(value).size(); ++i) {
        if (i > 0)
            out.append(", ");
        if (!writeArgument(context, itemsOf(value)[i], out))
            return false;
    }
    out.append("]");
    return true;
}

Value makeForm(Context &context, const std::string &words, const Value &origin, const Value &arguments)
{
    return context.heap().adopt(new Form(formType(), words, origin, arguments));
}

// Optional[X] is written in full; Literal's arguments are values.
bool writeBrackets(Context &context, const std::string &name, const Value &arguments, TextBuilder &out)
{
    const auto items = itemsOf(arguments);
    out.append(name + "[");
    for (size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            out.append(", ");
        const bool isPlain = name == "typing.Literal";
        if (!isPlain && items[i].isNone())
            out.append("NoneType");
        else if (!(isPlain ? represent(context, items[i], out) : writeArgument(context, items[i], out)))
            return false;
    }
    out.append("]");
    return true;
}

Value Form::subscript(Context &context, const Value &key)
{
    const Value arguments = key.is(Kind::Tuple) ? key : makeTuple(context.heap(), {key});
    TextBuilder out;
    std::string name = m_words.substr(0, m_words.find('['));
    const auto items = itemsOf(arguments);
    if (name == "typing.Union" && items.size() == 1)
        return items[0];
    if (name == "typing.Union" && items.size() == 2 && (items[0].isNone() || items[1].isNone())) {
        const Value either = makeTuple(context.heap(), {items[items[0].isNone() ? 1 : 0]});
        return writeBrackets(context, "typing.Optional", either, out)
            ? makeForm(context, toUtf8(out.text()), m_origin, arguments)
            : Value();
    }
    return writeBrackets(context, name, arguments, out)
        ? makeForm(context, toUtf8(out.text()), m_origin, arguments)
        : Value();
}

Value Form::operate(Context &context, Operator op, const Value &other, bool isReflected)
{
    if (op != Operator::Or || (!other.is(Kind::Type) && !other.isNone() && !formOf(other)))
        return {};
    TextBuilder out;
    const Value self = Value::of(this);
    if (!writeArgument(context, isReflected ? other : self, out))
        return {};
    out.append(" | ");
    return writeArgument(context, isReflected ? self : other, out)
        ? makeForm(context, toUtf8(out.text()), Value(), emptyTuple())
        : Value();
}

Value castValue(const Call &call)
{
    return call[1];
}

Value giveBackSame(const Call &call)
{
    return call[0];
}

Value makeVariable(const Call &call)
{
    if (call.count == 0 || !call[0].is(Kind::Str))
        return call.context.typeError("TypeVar() missing required argument 'name' (pos 1)");
    return call.heap().adopt(new Form(variableType(), "~" + toUtf8(call[0]), Value(), Value()));
}

Value makeNewType(const Call &call)
{
    // What it gives is called with a value and gives that back.
    static constexpr FunctionRow identity{"NewType", giveBackSame, Signature::One};
    return call.heap().adopt(new Function(identity, nullptr, Value()));
}

// typing.NamedTuple('Point', [('x', int), ('y', int)]); as a base of a class the compiler knows it.
Value makeTupleType(const Call &call)
{
    std::vector<std::string> fields;
    const bool isWhole = forEach(call.context, call[1], [&](const Value &pair) {
        std::vector<Value> parts;
        if (!collect(call.context, pair, parts) || parts.empty())
            return false;
        fields.push_back(toUtf8(parts[0]));
        return true;
    });
    return isWhole ? makeNamedTupleType(call.context, "__main__." + toUtf8(call[0]), std::move(fields), {})
                   : Value();
}

// For the part of typing that is written in Python: an alias of a class, by its words.
Value makeNamedForm(const Call &call)
{
    return makeForm(call.context, toUtf8(call[0]), call[1], Value());
}

constexpr FunctionRow typingFunctions[] = {
    {"_form", makeNamedForm, Signature::Positional, 2, 2},
    {"cast", castValue, Signature::Python, 2, 2, "typ val"},
    {"assert_type", giveBackSame, Signature::Python, 2, 2, "val typ"},
    {"reveal_type", giveBackSame, Signature::Python, 1, 1, "obj"},
    {"overload", giveBackSame, Signature::Python, 1, 1, "func"},
    {"final", giveBackSame, Signature::Python, 1, 1, "f"},
    {"override", giveBackSame, Signature::Python, 1, 1, "method"},
    {"no_type_check", giveBackSame, Signature::Python, 1, 1, "arg"},
    {"runtime_checkable", giveBackSame, Signature::Python, 1, 1, "cls"},
    {"TypeVar", makeVariable, Signature::Anything},
    {"ParamSpec", makeVariable, Signature::Anything},
    {"TypeVarTuple", makeVariable, Signature::Anything},
    {"NewType", makeNewType, Signature::Python, 2, 2, "name tp"},
    {"NamedTuple", makeTupleType, Signature::Python, 2, 2, "typename fields"},
};

struct AliasRow {
    const char *name;
    const char *origin; ///< a builtin type, or null
};
constexpr AliasRow aliases[] = {
    {"List", "list"},         {"Dict", "dict"},     {"Set", "set"},        {"FrozenSet", "frozenset"},
    {"Tuple", "tuple"},       {"Type", "type"},     {"Deque", nullptr},    {"DefaultDict", nullptr},
    {"OrderedDict", nullptr}, {"Counter", nullptr}, {"ChainMap", nullptr},
};
constexpr const char *specialForms[] = {"Any",           "Optional",       "Union",
                                        "ClassVar",      "Final",          "Literal",
                                        "Annotated",     "Callable",       "Concatenate",
                                        "NoReturn",      "Never",          "Self",
                                        "LiteralString", "TypeAlias",      "TypeGuard",
                                        "Unpack",        "Required",       "NotRequired",
                                        "AnyStr",        "Text",           "SupportsInt",
                                        "SupportsFloat", "SupportsIndex",  "SupportsAbs",
                                        "SupportsRound", "ContextManager", "AsyncContextManager",
                                        "Pattern",       "Match",          "IO",
                                        "TextIO"};

bool isIterator(const Value &value)
{
    return value.is(Kind::Iterator);
}
bool isSized(const Value &value)
{
    return value.isObject() && !value.is(Kind::Iterator) && value.object()->length() >= 0;
}
bool isSequence(const Value &value)
{
    const Kind kind = value.kind();
    return kind == Kind::List || kind == Kind::Tuple || kind == Kind::Str || kind == Kind::Bytes
        || kind == Kind::Range || (kind == Kind::Opaque && typeName(value) == "collections.deque");
}
bool isMutableSequence(const Value &value)
{
    return value.is(Kind::List) || (value.is(Kind::Opaque) && typeName(value) == "collections.deque");
}
bool isMapping(const Value &value)
{
    return value.is(Kind::Dict);
}
bool isSetOfAnyKind(const Value &value)
{
    return value.is(Kind::Set) || value.is(Kind::FrozenSet) || value.is(Kind::DictView);
}
bool isMutableSet(const Value &value)
{
    return value.is(Kind::Set);
}
bool isHashable(const Value &value)
{
    const Kind kind = value.kind();
    return kind != Kind::List && kind != Kind::Dict && kind != Kind::Set && kind != Kind::DictView
        && !(kind == Kind::Opaque && typeName(value) == "collections.deque");
}
bool isCoroutine(const Value &value)
{
    return typeName(value) == "coroutine";
}
bool isAwaitable(const Value &value)
{
    const std::string name = typeName(value);
    return name == "coroutine" || name == "_asyncio.Task" || name == "_asyncio.Future" || name == "Task"
        || name == "Future";
}
bool isAsyncGenerator(const Value &value)
{
    return typeName(value) == "async_generator";
}
bool isGenerator(const Value &value)
{
    return typeName(value) == "generator";
}
bool isNever(const Value &)
{
    return false;
}

struct AbstractRow {
    const char *name;
    bool (*admits)(const Value &);
};
constexpr AbstractRow abstractRows[] = {
    {"Iterable", isIterable},
    {"Iterator", isIterator},
    {"Reversible", isSequence},
    {"Sized", isSized},
    {"Container", isSized},
    {"Collection", isSized},
    {"Sequence", isSequence},
    {"MutableSequence", isMutableSequence},
    {"Mapping", isMapping},
    {"MutableMapping", isMapping},
    {"Set", isSetOfAnyKind},
    {"MutableSet", isMutableSet},
    {"Hashable", isHashable},
    {"Callable", isCallable},
    {"Awaitable", isAwaitable},
    {"Coroutine", isCoroutine},
    {"AsyncIterable", isAsyncGenerator},
    {"AsyncIterator", isAsyncGenerator},
    {"AsyncGenerator", isAsyncGenerator},
    {"Generator", isGenerator},
    {"KeysView", isNever},
    {"ValuesView", isNever},
    {"ItemsView", isNever},
    {"ByteString", isNever},
};

// A class that isinstance() asks by what a value can do.
class AbstractType final : public NativeType {
public:
    using NativeType::NativeType;
    Value subscripted(Context &context, const Value &key) const override
    {
        const Value arguments = key.is(Kind::Tuple) ? key : makeTuple(context.heap(), {key});
        TextBuilder out;
        return writeBrackets(context, qualifiedName(), arguments, out)
            ? makeForm(context, toUtf8(out.text()), reference(), arguments)
            : Value();
    }
};

const std::vector<std::unique_ptr<const AbstractType>> &abstractTypes()
{
    static const auto types = [] {
        std::vector<std::unique_ptr<const AbstractType>> made;
        for (const AbstractRow &row : abstractRows) {
            const std::string name = std::string("collections.abc.") + row.name;
            made.push_back(std::make_unique<const AbstractType>(
                NativeRow{.name = name.c_str(), .isOfPython = true, .admits = row.admits}));
        }
        return made;
    }();
    return types;
}

// Generic and Protocol: bases of classes.
const AbstractType &baseType(const char *name)
{
    static const AbstractType generic({.name = "typing.Generic", .isOfPython = true});
    static const AbstractType protocol({.name = "typing.Protocol", .isOfPython = true});
    return std::string_view(name) == "Generic" ? generic : protocol;
}

} // namespace

Value originOf(const Value &value)
{
    const Form *form = formOf(value);
    return form && !form->origin().isMissing() ? form->origin() : value;
}

Attributes makeTyping(Context &context)
{
    Filling filling(context);
    filling.add(typingFunctions);
    for (const AliasRow &row : aliases)
        filling.add(row.name,
                    makeForm(context, std::string("typing.") + row.name,
                             row.origin ? builtinType(row.origin)->reference() : Value(), Value()));
    for (const char *name : specialForms)
        filling.add(name, makeForm(context, std::string("typing.") + name, Value(), Value()));
    for (const auto &type : abstractTypes())
        if (type->name() != "Callable") {
            const std::string name = type->name() == "Set" ? "AbstractSet" : type->name();
            filling.add(name, makeForm(context, "typing." + name, type->reference(), Value()));
        }
    filling.add(baseType("Generic"));
    filling.add(baseType("Protocol"));
    filling.add("TYPE_CHECKING", Value::boolean(false));
    return filling.take();
}

Attributes makeAbstractCollections(Context &context)
{
    Filling filling(context);
    for (const auto &type : abstractTypes())
        filling.add(*type);
    return filling.take();
}

} // namespace signalbox::modules
