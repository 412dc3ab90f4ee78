// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/namedtuples.h"

#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"
#include "engine/operations/iterators.h"

#include <algorithm>
#include <set>

namespace signalbox::modules {

using namespace objects;

namespace {

// What the row of the constructor refers to: it must be there before the type.
struct Fields {
    explicit Fields(std::vector<std::string> names)
        : fields(std::move(names))
    {
        for (const std::string &each : fields)
            joined += (joined.empty() ? "" : " ") + each;
    }

    std::vector<std::string> fields;
    std::string joined;
    std::string constructorName;
    FunctionRow constructor{};
};

Value instantiate(const Call &call);
extern const std::span<const FunctionRow> namedMethods;
extern const std::span<const FunctionRow> namedClassMethods;
extern const std::span<const AttributeRow> namedClassAttributes;

class NamedTupleType final : private Fields, public NativeType {
public:
    NamedTupleType(const std::string &name, std::vector<std::string> names, std::vector<Value> defaults,
                   bool isStruct = false)
        : Fields(std::move(names))
        , NativeType({.name = name.c_str(),
                      .base = &typeOfKind(Kind::Tuple),
                      .instances = Kind::Tuple,
                      .isOfPython = true,
                      .make = &(Fields::constructor),
                      .methods = namedMethods,
                      .classMethods = namedClassMethods,
                      .classAttributes = namedClassAttributes})
        , m_defaults(std::move(defaults))
        , m_isStruct(isStruct)
    {
        constructorName = Type::name() + ".__new__";
        constructor = {constructorName.c_str(), instantiate,
                       Signature::Python,       int(fields.size() - m_defaults.size()),
                       int(fields.size()),      joined.c_str()};
    }
    const std::vector<std::string> &names() const { return fields; }
    const std::vector<Value> &defaults() const { return m_defaults; }
    std::string shownName() const { return m_isStruct ? qualifiedName() : Type::name(); }
    /// -1 where there is none.
    qsizetype placeOf(const std::string &name) const
    {
        const auto found = std::find(fields.begin(), fields.end(), name);
        return found == fields.end() ? -1 : found - fields.begin();
    }
    Value fieldOf(Context &, const Value &self, const Value &name) const override
    {
        const qsizetype place = placeOf(toUtf8(name));
        return place < 0 ? Value() : itemsOf(self)[size_t(place)];
    }
    void dropValues() override
    {
        m_defaults.clear();
        NativeType::dropValues();
    }

private:
    std::vector<Value> m_defaults;
    bool m_isStruct;
};

const NamedTupleType &namedTypeOf(const Value &type)
{
    return *static_cast<const NamedTupleType *>(type.as<Type>()->native());
}

class NamedTuple final : public Tuple {
public:
    NamedTuple(Value ofType, std::vector<Value> values)
        : Tuple(std::move(values))
        , m_type(*ofType.as<Type>())
        , m_keepsType(std::move(ofType))
    {
    }
    const Type &type() const override { return m_type; }
    bool represent(Context &context, TextBuilder &out) override
    {
        const Representation representation(context, this);
        if (representation.isTooDeep())
            return false;
        if (representation.isInItself()) {
            out.append("...");
            return true;
        }
        const auto &names = static_cast<const NamedTupleType &>(m_type).names();
        out.append(static_cast<const NamedTupleType &>(m_type).shownName() + "(");
        for (size_t i = 0; i < names.size(); ++i) {
            out.append((i > 0 ? ", " : "") + names[i] + "=");
            if (!objects::represent(context, at(qsizetype(i)), out))
                return false;
        }
        out.append(")");
        return true;
    }
    void dropValues() override
    {
        m_keepsType = {};
        Tuple::dropValues();
    }

private:
    const Type &m_type;
    Value m_keepsType;
};

Value instantiate(const Call &call)
{
    const NamedTupleType &type = namedTypeOf(call.self);
    const size_t count = type.names().size(), first = count - type.defaults().size();
    std::vector<Value> values;
    for (size_t i = 0; i < count; ++i)
        values.push_back(call.has(qsizetype(i)) ? call[qsizetype(i)] : type.defaults()[i - first]);
    return makeNamedTuple(call.context, call.self, std::move(values));
}

Value namesOf(Context &context, const NamedTupleType &type, size_t from = 0)
{
    std::vector<Value> names;
    for (size_t i = from; i < type.names().size(); ++i)
        names.push_back(makeText(context.heap(), std::string_view(type.names()[i])));
    return makeTuple(context.heap(), std::move(names));
}

Value tellFields(Context &context, const Value &self)
{
    return namesOf(context, namedTypeOf(self));
}

Value tellDefaults(Context &context, const Value &self)
{
    const NamedTupleType &type = namedTypeOf(self);
    Value made = makeDict(context.heap());
    const Value names = namesOf(context, type, type.names().size() - type.defaults().size());
    for (size_t i = 0; i < type.defaults().size(); ++i)
        if (!made.as<Dict>()->set(context, itemsOf(names)[i], type.defaults()[i]))
            return {};
    return made;
}

Value tellMatchArguments(Context &context, const Value &self)
{
    return tellFields(context, self);
}

Value makeFromIterable(const Call &call)
{
    std::vector<Value> values;
    if (!collect(call.context, call[0], values))
        return {};
    const size_t expected = namedTypeOf(call.self).names().size();
    if (values.size() != expected)
        return call.context.typeError("Expected " + std::to_string(expected) + " arguments, got "
                                      + std::to_string(values.size()));
    return makeNamedTuple(call.context, call.self, std::move(values));
}

Value asDict(const Call &call)
{
    const Value type = typeOf(call.self).reference();
    const Value names = namesOf(call.context, namedTypeOf(type));
    Value made = makeDict(call.heap());
    for (qsizetype i = 0; i < names.as<Tuple>()->size(); ++i)
        if (!made.as<Dict>()->set(call.context, names.as<Tuple>()->at(i), call.self.as<Tuple>()->at(i)))
            return {};
    return made;
}

Value replaced(const Call &call)
{
    const Value type = typeOf(call.self).reference();
    const auto items = call.self.as<Tuple>()->items();
    std::vector<Value> values(items.begin(), items.end()), unknown;
    if (call.count > 0)
        return call.context.typeError(typeOf(call.self).name()
                                      + "._replace() takes 1 positional argument but "
                                      + std::to_string(call.count + 1) + " were given");
    for (size_t i = 0; i < call.passed.keywords.size(); ++i) {
        const qsizetype place = namedTypeOf(type).placeOf(toUtf8(call.passed.keywords[i]));
        if (place < 0)
            unknown.push_back(call.passed.keywords[i]);
        else
            values[size_t(place)] = call.passed.ofKeyword(qsizetype(i));
    }
    if (!unknown.empty()) {
        TextBuilder words;
        words.append("Got unexpected field names: ");
        if (!represent(call.context, makeList(call.heap(), std::move(unknown)), words))
            return {};
        return call.context.raiseWith(typeOfError(call.context.follows(PythonVersion::Python313)
                                                      ? Error::TypeError
                                                      : Error::ValueError),
                                      words.toValue(call.heap()));
    }
    return makeNamedTuple(call.context, type, std::move(values));
}

constexpr FunctionRow methodRows[] = {
    {"_asdict", asDict, Signature::Python},
    {"_replace", replaced, Signature::Anything},
};
constexpr FunctionRow classMethodRows[] = {{"_make", makeFromIterable, Signature::Python, 1, 1, "iterable"}};
constexpr AttributeRow classAttributeRows[] = {
    {"_fields", tellFields},
    {"_field_defaults", tellDefaults},
    {"__match_args__", tellMatchArguments},
};
const std::span<const FunctionRow> namedMethods = methodRows;
const std::span<const FunctionRow> namedClassMethods = classMethodRows;
const std::span<const AttributeRow> namedClassAttributes = classAttributeRows;

bool isIdentifier(Context &context, const std::string &name)
{
    const std::u32string points = fromUtf8(name);
    if (points.empty() || !isIdentifierStart(points[0], context.version()))
        return false;
    return std::all_of(points.begin(), points.end(),
                       [&](char32_t each) { return isIdentifierPart(each, context.version()); });
}

bool isKeyword(const std::string &name)
{
    static const std::set<std::string_view> keywords = {
        "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
    return keywords.contains(name);
}

bool fieldNames(const Call &call, std::vector<std::string> &out)
{
    if (call[1].is(Kind::Str)) {
        std::string name;
        for (const char each : toUtf8(call[1]) + " ") {
            if (each != ',' && !std::isspace(quint8(each))) {
                name += each;
            } else if (!name.empty()) {
                out.push_back(std::exchange(name, {}));
            }
        }
        return true;
    }
    return forEach(call.context, call[1], [&](const Value &each) {
        const Value text = textOf(call.context, each);
        if (!text.isMissing())
            out.push_back(toUtf8(text));
        return !text.isMissing();
    });
}

std::string quoted(const std::string &name)
{
    return "'" + name + "'";
}

bool checkNames(const Call &call, const std::string &typeName, const std::vector<std::string> &fields)
{
    std::vector<std::string> all = {typeName};
    all.insert(all.end(), fields.begin(), fields.end());
    for (const std::string &each : all) {
        if (!isIdentifier(call.context, each))
            return call.context.valueError("Type names and field names must be valid identifiers: "
                                           + quoted(each));
        if (isKeyword(each))
            return call.context.valueError("Type names and field names cannot be a keyword: " + quoted(each));
    }
    std::set<std::string> seen;
    for (const std::string &each : fields) {
        if (each.starts_with('_') && !(call.has(2) && isTruthy(call[2])))
            return call.context.valueError("Field names cannot start with an underscore: " + quoted(each));
        if (!seen.insert(each).second)
            return call.context.valueError("Encountered duplicate field name: " + quoted(each));
    }
    return true;
}

Value makeFromNames(const Call &call)
{
    std::vector<std::string> fields;
    std::vector<Value> defaults;
    const Value name = textOf(call.context, call[0]);
    if (name.isMissing() || !fieldNames(call, fields))
        return {};
    if (call.has(2) && isTruthy(call[2])) {
        std::set<std::string> seen;
        for (size_t i = 0; i < fields.size(); ++i)
            if (!isIdentifier(call.context, fields[i]) || isKeyword(fields[i]) || fields[i].starts_with('_')
                || !seen.insert(fields[i]).second)
                fields[i] = "_" + std::to_string(i);
    }
    if (!checkNames(call, toUtf8(name), fields))
        return {};
    if (call.has(3) && !call[3].isNone()) {
        if (!collect(call.context, call[3], defaults))
            return {};
        if (defaults.size() > fields.size())
            return call.context.typeError("Got more default values than field names");
    }
    return makeNamedTupleType(call.context, "__main__." + toUtf8(name), std::move(fields),
                              std::move(defaults));
}

} // namespace

const FunctionRow namedTupleFunction{
    "namedtuple", makeFromNames, Signature::Python, 2, 5, "typename field_names * rename defaults module"};

Value makeNamedTupleType(Context &context, const std::string &name, std::vector<std::string> fields,
                         std::vector<Value> defaults)
{
    return context.heap().adopt(new NamedTupleType(name, std::move(fields), std::move(defaults)));
}

Value makeStructType(Context &context, const std::string &name, std::vector<std::string> fields)
{
    return context.heap().adopt(new NamedTupleType(name, std::move(fields), {}, true));
}

Value makeNamedTuple(Context &context, const Value &type, std::vector<Value> values)
{
    return context.heap().adopt(new NamedTuple(type, std::move(values)));
}

} // namespace signalbox::modules
