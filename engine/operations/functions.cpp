// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/functions.h"

#include "engine/objects/indices.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/insides.h"
#include "engine/operations/suggestions.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace signalbox::objects {

namespace {

constexpr qsizetype kMostParameters = 16;

// Methods of builtin types that are written as methods there. Other names in double underscores are wrappers
// of what a type can do, which complain in their own words.
bool isWrapper(const FunctionRow &row, const Type *owner)
{
    static constexpr std::string_view plain[]{
        "__format__",        "__reversed__",      "__reduce__",        "__reduce_ex__",  "__sizeof__",
        "__dir__",           "__round__",         "__trunc__",         "__floor__",      "__ceil__",
        "__copy__",          "__deepcopy__",      "__getstate__",      "__setstate__",   "__enter__",
        "__exit__",          "__bytes__",         "__complex__",       "__getnewargs__", "__length_hint__",
        "__class_getitem__", "__subclasscheck__", "__instancecheck__", "__subclasses__", "__prepare__",
        "__init_subclass__", "__subclasshook__",  "__aenter__",        "__aexit__",
    };
    const std::string_view name = row.key();
    if (!owner || !name.starts_with("__") || !name.ends_with("__")
        || std::ranges::find(plain, name) != std::ranges::end(plain))
        return false;
    if (name == "__getitem__")
        return owner->name() != "list" && owner->name() != "dict";
    if (name == "__contains__")
        return owner->name() != "dict" && owner->name() != "set" && owner->name() != "frozenset";
    return true;
}

std::string numbered(qsizetype count, const std::string &noun)
{
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

// The parameters of a row by name.
struct Parameters {
    std::array<std::string_view, kMostParameters> names; ///< empty: has none
    qsizetype count = 0;
    qsizetype positional = 0; ///< how many may be passed by place
    qsizetype nameless = 0;

    explicit Parameters(const FunctionRow &row)
    {
        bool isKeywordOnly = false;
        std::string_view left = row.names;
        while (!left.empty()) {
            const auto space = std::min(left.find(' '), left.size());
            const std::string_view name = left.substr(0, space);
            left.remove_prefix(std::min(space + 1, left.size()));
            if (name == "*") {
                isKeywordOnly = true;
                continue;
            }
            nameless += name == "-";
            names[size_t(count++)] = name == "-" ? std::string_view() : name;
            positional += !isKeywordOnly;
        }
    }

    /// Those that may be passed by name.
    std::vector<std::string> withNames() const
    {
        std::vector<std::string> found;
        for (qsizetype i = 0; i < count; ++i)
            if (!names[size_t(i)].empty())
                found.emplace_back(names[size_t(i)]);
        return found;
    }

    qsizetype find(std::string_view name) const
    {
        for (qsizetype i = 0; i < count; ++i)
            if (!name.empty() && names[size_t(i)] == name)
                return i;
        return -1;
    }
};

// Most calls: words for what is wrong are made only where something may be.
bool fitsByPlace(const FunctionRow &row, const Parameters &parameters, const Arguments &passed)
{
    return !passed.hasKeywords() && passed.count >= row.least && passed.count <= parameters.positional;
}

// What has no name in CPython is "function" in its words.
std::string shownName(const FunctionRow &row)
{
    return row.key() == "function" ? "function" : std::string(row.key()) + "()";
}

bool checkCounts(Context &context, const FunctionRow &row, const Parameters &parameters, qsizetype count,
                 qsizetype named)
{
    const std::string function = shownName(row);
    const auto given = [&](qsizetype number) { return " (" + std::to_string(number) + " given)"; };
    if (count + named > parameters.count)
        return context.typeError(
            function + " takes at most " + std::to_string(parameters.count) + (count == 0 ? " keyword" : "")
            + (parameters.count == 1 ? " argument" : " arguments") + given(count + named));
    const qsizetype least = std::min<qsizetype>(row.least, parameters.nameless);
    if (count > parameters.positional) {
        if (parameters.positional == 0)
            return context.typeError(function + " takes no positional arguments");
        return context.typeError(function
                                 + (row.least < parameters.positional ? " takes at most " : " takes exactly ")
                                 + numbered(parameters.positional, "positional argument") + given(count));
    }
    if (count < least)
        return context.typeError(function
                                 + (least < parameters.positional ? " takes at least " : " takes exactly ")
                                 + numbered(least, "positional argument") + given(count));
    return true;
}

bool bindKeywords(Context &context, const FunctionRow &row, const Arguments &passed, Value *bound)
{
    const Parameters parameters(row);
    if (fitsByPlace(row, parameters, passed)) {
        std::copy_n(passed.values, passed.count, bound);
        return true;
    }
    const std::string function = shownName(row);
    if (!checkCounts(context, row, parameters, passed.count, qsizetype(passed.keywords.size())))
        return false;
    for (qsizetype i = 0; i < passed.count; ++i)
        bound[i] = passed[i];
    std::string invalid, twice;
    for (size_t k = 0; k < passed.keywords.size(); ++k) {
        const std::string name = toUtf8(passed.keywords[k]);
        const qsizetype at = parameters.find(name);
        if (at < 0 && invalid.empty() && twice.empty())
            invalid = name;
        else if (at >= 0 && at < passed.count && invalid.empty() && twice.empty())
            twice = "argument for " + function + " given by name ('" + name + "') and position ("
                + std::to_string(at + 1) + ")";
        else if (at >= 0)
            bound[at] = passed.ofKeyword(qsizetype(k));
    }
    for (qsizetype i = passed.count; i < row.least; ++i)
        if (bound[i].isMissing())
            return context.typeError(
                function + " missing required argument '" + std::string(parameters.names[size_t(i)])
                + (row.key() == "enumerate" ? "'" : "' (pos " + std::to_string(i + 1) + ")"));
    if (!twice.empty())
        return context.typeError(twice);
    if (!invalid.empty())
        return context.typeError(function == "enumerate()"
                                     ? "'" + invalid + "' is an invalid keyword argument for enumerate()"
                                     : invalidKeyword(context, function, invalid, parameters.withNames()));
    return true;
}

bool checkPositional(Context &context, const FunctionRow &row, const Type *owner, qsizetype count)
{
    const bool isTuple = row.signature == Signature::Tuple && !context.follows(PythonVersion::Python313);
    if (count >= row.least && count <= row.most)
        return true;
    const bool isFew = count < row.least;
    const int bound = isFew ? row.least : row.most;
    const std::string how = row.least == row.most ? (isTuple ? "exactly " : "")
        : isFew                                   ? "at least "
                                                  : "at most ";
    if (isTuple)
        return context.typeError(std::string(row.key()) + "() takes " + how + numbered(bound, "argument")
                                 + " (" + std::to_string(count) + " given)");
    // What wraps a slot has no name there.
    return context.typeError((isWrapper(row, owner) ? std::string() : std::string(row.key())) + " expected "
                             + how + numbered(bound, "argument") + ", got " + std::to_string(count));
}

// Of functions without names for their arguments.
std::string nameInWords(const FunctionRow &row, const Type *owner)
{
    return (owner ? owner->name() + "." : std::string()) + row.name + "()";
}

bool checkPassed(Context &context, const FunctionRow &row, const Type *owner, const Type *named,
                 const Arguments &passed)
{
    if (passed.hasKeywords() && row.signature != Signature::Anything)
        return context.typeError(
            (isWrapper(row, owner) ? "wrapper " + std::string(row.key()) + "()" : nameInWords(row, named))
            + " takes no keyword arguments");
    const bool isOfNoneOrOne = row.signature == Signature::None || row.signature == Signature::One;
    const qsizetype wanted = row.signature == Signature::One ? 1 : 0;
    if (isOfNoneOrOne && passed.count != wanted && isWrapper(row, owner))
        return context.typeError("expected " + numbered(wanted, "argument") + ", got "
                                 + std::to_string(passed.count));
    switch (row.signature) {
    case Signature::None:
        if (passed.count > 0)
            return context.typeError(nameInWords(row, named) + " takes no arguments ("
                                     + std::to_string(passed.count) + " given)");
        return true;
    case Signature::One:
        if (passed.count != 1)
            return context.typeError(nameInWords(row, named) + " takes exactly one argument ("
                                     + std::to_string(passed.count) + " given)");
        return true;
    case Signature::Positional:
    case Signature::Tuple:
        return checkPositional(context, row, owner, passed.count);
    case Signature::Keywords:
    case Signature::Variadic:
    case Signature::Anything:
    case Signature::Python:
    case Signature::Coroutine:
        break;
    }
    return true;
}

// 'a', 'b', and 'c'
std::string listed(const std::vector<std::string> &names)
{
    std::string out;
    for (size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            out += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
        out += "'" + names[i] + "'";
    }
    return out;
}

// Of a function in Python; a method's object counts as an argument.
bool bindAsPython(Context &context, const FunctionRow &row, const Type *owner, const Arguments &passed,
                  Value *bound)
{
    const Parameters parameters(row);
    if (fitsByPlace(row, parameters, passed)) {
        std::copy_n(passed.values, passed.count, bound);
        return true;
    }
    // A constructor is named with its type: "Random.__init__".
    const std::string function = (owner ? owner->name() + "." : std::string()) + row.name + "()";
    const qsizetype self = function.find('.') != function.npos ? 1 : 0;
    for (qsizetype i = 0; i < std::min(passed.count, parameters.positional); ++i)
        bound[i] = passed[i];
    qsizetype keywordOnly = 0;
    for (size_t k = 0; k < passed.keywords.size(); ++k) {
        const std::string name = toUtf8(passed.keywords[k]);
        const qsizetype at = parameters.find(name);
        if (at < 0)
            return context.typeError(unexpectedKeyword(context, function, name, parameters.withNames()));
        if (!bound[at].isMissing())
            return context.typeError(function + " got multiple values for argument '" + name + "'");
        keywordOnly += at >= parameters.positional;
        bound[at] = passed.ofKeyword(qsizetype(k));
    }
    if (passed.count > parameters.positional) {
        const qsizetype most = parameters.positional + self, given = passed.count + self;
        const bool hasDefaults = row.least < parameters.positional;
        const std::string takes = hasDefaults ? "from " + std::to_string(row.least + self) + " to "
                + std::to_string(most) + " positional arguments"
                                              : numbered(most, "positional argument");
        std::string were = std::to_string(given);
        if (keywordOnly > 0)
            were += std::string(given == 1 ? " positional argument" : " positional arguments") + " (and "
                + numbered(keywordOnly, "keyword-only argument") + ")";
        return context.typeError(function + " takes " + takes + " but " + were
                                 + (given == 1 && keywordOnly == 0 ? " was given" : " were given"));
    }
    std::vector<std::string> left;
    for (qsizetype i = 0; i < row.least; ++i)
        if (bound[i].isMissing())
            left.emplace_back(parameters.names[size_t(i)]);
    return left.empty()
        || context.typeError(function + " missing "
                             + numbered(qsizetype(left.size()), "required positional argument") + ": "
                             + listed(left));
}

} // namespace

/// What a method of \a owner is called on, where \a self is of a class that derives from it.
static const Value &receiverOf(const FunctionRow &row, const Type *owner, const Value &self)
{
    const Value &inside = owner ? plain(self) : self;
    if (&inside == &self)
        return self;
    const bool isOfInside = typeOf(inside).isSubtypeOf(*owner) && owner != &typeOfKind(Kind::Missing);
    const std::string_view key = row.key();
    return isOfInside && key != "__init__" && key != "__new__" ? inside : self;
}

/// Whether \a self is of a class that derives from \a owner, and its __init__() has not made what it has
/// inside.
static bool isUnmade(const FunctionRow &row, const Type *owner, const Value &self)
{
    if (!owner || owner->instances() != Kind::Opaque || sortOf(self) != Sort::Instance)
        return false;
    const Instance &instance = *self.as<Instance>();
    const Type *const content = instance.classOf().contentType();
    return content && content->isSubtypeOf(*owner) && instance.content().isMissing()
        && row.key() != "__init__" && row.key() != "__new__";
}

/// The arguments with ints and texts in place of what derives from them, of methods of ints and texts.
static bool takesScalars(const Type *owner)
{
    return owner
        && (owner->instances() == Kind::Str || owner->instances() == Kind::Int
            || owner->instances() == Kind::Float || owner->instances() == Kind::Bytes);
}

Value callRow(Context &context, const FunctionRow &row, const Type *owner, const Value &object,
              const Arguments &given, const Type *named)
{
    const Value &self = receiverOf(row, owner, object);
    if (isUnmade(row, owner, self)) [[unlikely]]
        return context.raise(Error::AttributeError,
                             "'" + typeName(self) + "' object is not made: its __init__() does not call "
                                 + owner->name() + ".__init__()");
    Arguments arguments = given;
    std::vector<Value> plainOnes;
    if (takesScalars(owner)
        && std::any_of(given.values, given.values + given.count,
                       [](const Value &each) { return &plainIfScalar(each) != &each; })
        && row.key() != "format") { // which shows them as they show themselves
        plainOnes.assign(given.values, given.values + given.count + given.keywords.size());
        for (Value &each : plainOnes)
            each = Value(plainIfScalar(each));
        arguments.values = plainOnes.data();
    }
    if (row.signature == Signature::Variadic || row.signature == Signature::Anything) {
        if (!checkPassed(context, row, owner, named ? named : owner, arguments))
            return {};
        Value result = row.run({context, self, arguments.values, arguments.count, arguments});
        return &self != &object && row.key() == "_replace" ? wrappedAs(context, object, std::move(result))
                                                           : result;
    }
    if (row.signature != Signature::Keywords && !row.isInPython()) {
        if (!checkPassed(context, row, owner, named ? named : owner, arguments))
            return {};
        return row.run({context, self, arguments.values, arguments.count, arguments});
    }
    Value bound[kMostParameters];
    if (row.isInPython() ? !bindAsPython(context, row, owner, arguments, bound)
                         : !bindKeywords(context, row, arguments, bound))
        return {};
    return row.run({context, self, bound, kMostParameters, arguments});
}

bool Function::isWrapperOfSlot() const
{
    return isWrapper(m_row, m_owner) && m_row.key() != "__new__";
}

const Type *Function::typeInWords() const
{
    if (!m_owner || m_self.isMissing() || isWrapperOfSlot())
        return m_owner;
    return m_self.is(Kind::Type) ? m_self.as<Type>() : &typeOf(m_self);
}

const Type &Function::type() const
{
    if (!m_owner)
        return *builtinType("builtin_function_or_method");
    if (isWrapperOfSlot())
        return *builtinType(m_self.isMissing() ? "wrapper_descriptor" : "method-wrapper");
    const bool isUnbound = m_self.isMissing() && m_row.key() != "__new__";
    return *builtinType(isUnbound ? "method_descriptor" : "builtin_function_or_method");
}

bool Function::representInPython(Context &context, TextBuilder &out)
{
    const std::string name = (m_owner ? m_owner->name() + "." : "") + std::string(m_row.key());
    if (m_owner && !m_self.isMissing()) {
        out.append("<bound method " + name + " of ");
        if (!objects::represent(context, m_self, out))
            return false;
    } else {
        out.append("<function " + name + " at ");
        out.appendAddress(this);
    }
    out.append(">");
    return true;
}

bool Function::represent(Context &context, TextBuilder &out)
{
    if (m_row.isInPython())
        return representInPython(context, out);
    if (isWrapperOfSlot() && m_self.isMissing()) {
        out.append("<slot wrapper '" + std::string(m_row.name) + "' of '" + m_owner->name() + "' objects>");
    } else if (!m_owner) {
        out.append("<built-in function " + std::string(m_row.key()) + ">");
    } else if (m_self.isMissing() && m_row.key() == "__new__") {
        out.append("<built-in method __new__ of type object at ");
        out.appendAddress(m_owner);
        out.append(">");
    } else if (m_self.isMissing()) {
        out.append("<method '" + std::string(m_row.name) + "' of '" + m_owner->name() + "' objects>");
    } else {
        out.append((isWrapperOfSlot() ? "<method-wrapper '" + std::string(m_row.name) + "'"
                                      : "<built-in method " + std::string(m_row.name))
                   + " of " + typeName(m_self) + " object at ");
        out.appendAddress(m_self.isObject() ? m_self.object() : static_cast<const void *>(this));
        out.append(">");
    }
    return true;
}

Answer Function::equals(Context &, const Value &other)
{
    const auto *that = other.as<Function>();
    return answer(&m_row == &that->m_row && m_self.isSame(that->m_self));
}

Answer Function::hash(Context &, Hash &out)
{
    out = Hash(reinterpret_cast<quintptr>(&m_row) >> 4)
        ^ (m_self.isObject() ? Hash(reinterpret_cast<quintptr>(m_self.object()) >> 4) : m_self.integer());
    return Answer::Yes;
}

bool toIndex(Context &context, const Value &value, qint64 &out)
{
    if (value.isSmallIntOrBool()) {
        out = value.integer();
        return true;
    }
    if (value.is(Kind::Int))
        return context.raise(Error::OverflowError, "Python int too large to convert to C ssize_t");
    if (const Value number = operatorIndex(context, value); !number.isMissing() || context.hasRaised())
        return !number.isMissing() && toIndex(context, number, out);
    return context.typeError("'" + typeName(value) + "' object cannot be interpreted as an integer");
}

bool toSize(Context &context, const Value &value, qsizetype &out)
{
    qint64 index = 0;
    if (!toIndex(context, value, index))
        return false;
    out = index;
    return true;
}

} // namespace signalbox::objects
