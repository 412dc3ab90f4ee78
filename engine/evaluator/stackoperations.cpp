// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/stackoperations.h"

#include "engine/builtins/calls.h"
#include "engine/builtins/textformat.h"
#include "engine/evaluator/functionobject.h"
#include "engine/evaluator/nameoperations.h"
#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/ranges.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/iterators.h"
#include "engine/operations/setalgebra.h"
#include "engine/operations/subscripts.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

Value &below(Activation &at, int count)
{
    return *(at.top - 1 - count);
}

std::vector<Value> take(Activation &at, std::size_t count)
{
    Value *const first = at.top - count;
    std::vector<Value> values(std::make_move_iterator(first), std::make_move_iterator(at.top));
    at.top = first;
    return values;
}

void drop(Activation &at, int count)
{
    while (count-- > 0)
        at.pop();
}

Value joinedText(Context &context, std::span<const Value> parts)
{
    qint64 size = 0;
    for (const Value &value : parts)
        size += value.object()->footprint();
    return context.allows(size) ? joined(context.heap(), parts) : Value();
}

Value setOf(Context &context, const std::vector<Value> &items, bool areConstant)
{
    Value made = makeSet(context.heap());
    for (const Value &item : items)
        if (!made.as<Set>()->add(context, item))
            return {};
    if (!areConstant)
        return made;
    // CPython's compiler makes a frozenset of constants, then another of what that gives in its order, and
    // the set of that.
    std::vector<Value> inOrder;
    if (!collect(context, made, inOrder))
        return {};
    const Value again = setOf(context, inOrder, false);
    Value result = makeSet(context.heap());
    return updateSet(context, result, again) ? result : Value();
}

bool isSequence(const Value &value)
{
    return value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Range);
}

bool matchLength(Context &context, Activation &at, const Instruction &instruction)
{
    const Value &subject = below(at, 0);
    bool fits = isSequence(subject);
    if (fits) {
        qsizetype length = 0;
        if (!lengthOf(context, subject, length))
            return false;
        fits = instruction.b != 0 ? length >= instruction.a : length == instruction.a;
    }
    at.push(Value::boolean(fits));
    return true;
}

bool matchKeys(Context &context, Activation &at)
{
    const Dict *subject = below(at, 1).as<Dict>();
    std::vector<Value> values;
    for (const Value &key : below(at, 0).as<Tuple>()->items()) {
        Value found = const_cast<Dict *>(subject)->find(context, key);
        if (context.hasRaised())
            return false;
        if (found.isMissing()) {
            at.push(Value::none());
            return true;
        }
        values.push_back(std::move(found));
    }
    at.push(makeTuple(context.heap(), std::move(values)));
    return true;
}

bool matchRest(Context &context, Activation &at)
{
    const Value copy = below(at, 2).as<Dict>()->copy(context);
    if (copy.isMissing())
        return false;
    for (const Value &key : below(at, 0).as<Tuple>()->items()) {
        Value gone;
        if (copy.as<Dict>()->remove(context, key, gone) == Answer::Raised)
            return false;
    }
    below(at, 0) = copy;
    return true;
}

/// int(x), str(x) and their like match themselves by place.
bool matchesItself(const Type &type)
{
    static const char *const names[] = {"bool", "bytes", "dict", "float", "frozenset",
                                        "int",  "list",  "set",  "str",   "tuple"};
    return std::any_of(std::begin(names), std::end(names),
                       [&](const char *name) { return &type == builtinType(name); });
}

/// The names of what a class has by place: Missing without a raised exception where it has none.
Value placesOf(Context &context, const Value &type)
{
    Value names = attributeOf(context, type, makeText(context.heap(), std::string_view("__match_args__")));
    if (names.isMissing() && context.hasRaised(Error::AttributeError))
        context.clear();
    return names;
}

/// The attributes of \a subject; false without a raised exception where it lacks one.
bool attributesOf(Context &context, const Value &subject, std::span<const Value> names,
                  std::vector<Value> &out)
{
    for (const Value &name : names) {
        Value found = attributeOf(context, subject, name);
        if (found.isMissing()) {
            if (context.hasRaised(Error::AttributeError))
                context.clear();
            return false;
        }
        out.push_back(std::move(found));
    }
    return true;
}

/// What \a count patterns by place and \a names take of \a subject; false where it does not fit or raised.
bool classParts(Context &context, const Value &subject, const Value &type, int count, const Value &names,
                std::vector<Value> &out)
{
    if (!type.is(Kind::Type))
        return context.typeError("called match pattern must be a class");
    if (isInstance(context, subject, type) != Answer::Yes)
        return false;
    if (count > 0 && matchesItself(*type.as<Type>())) {
        if (count > 1)
            return context.typeError(type.as<Type>()->name() + "() accepts 1 positional sub-pattern ("
                                     + std::to_string(count) + " given)");
        out.push_back(subject);
    } else if (count > 0) {
        const Value places = placesOf(context, type);
        if (context.hasRaised())
            return false;
        if (!places.isMissing() && !places.is(Kind::Tuple))
            return context.typeError(type.as<Type>()->name() + ".__match_args__ must be a tuple (got "
                                     + typeName(places) + ")");
        const qsizetype allowed = places.is(Kind::Tuple) ? places.as<Tuple>()->size() : 0;
        if (count > allowed)
            return context.typeError(type.as<Type>()->name() + "() accepts " + std::to_string(allowed)
                                     + " positional sub-pattern" + (allowed == 1 ? "" : "s") + " ("
                                     + std::to_string(count) + " given)");
        for (const Value &each : places.as<Tuple>()->items().first(std::size_t(count)))
            if (!each.is(Kind::Str))
                return context.typeError("__match_args__ elements must be strings (got " + typeName(each)
                                         + ")");
        if (!attributesOf(context, subject, places.as<Tuple>()->items().first(std::size_t(count)), out))
            return false;
    }
    return attributesOf(context, subject, names.as<Tuple>()->items(), out);
}

bool matchClass(Context &context, Activation &at, const Instruction &instruction)
{
    const std::vector<Value> given = take(at, 3);
    std::vector<Value> parts;
    const bool fits = classParts(context, given[0], given[1], instruction.a, given[2], parts);
    if (context.hasRaised())
        return false;
    at.push(fits ? makeTuple(context.heap(), std::move(parts)) : Value::none());
    return true;
}

} // namespace

bool build(Context &context, Activation &at, const Instruction &instruction)
{
    Heap &heap = context.heap();
    if (instruction.op == Op::BuildTuple) {
        at.top -= instruction.a;
        at.push(makeTuple(heap, std::span(at.top, std::size_t(instruction.a))));
        return true;
    }
    Value made;
    if (instruction.op == Op::BuildList) {
        made = makeList(heap, take(at, std::size_t(instruction.a)));
    } else if (instruction.op == Op::BuildSet) {
        made = setOf(context, take(at, std::size_t(instruction.a)), instruction.b != 0);
    } else {
        const std::span<const Value> parts(at.top - instruction.a, std::size_t(instruction.a));
        made = instruction.op == Op::BuildText
            ? joinedText(context, parts)
            : heap.adopt(new Slice(parts[0], parts[1], parts.size() > 2 ? parts[2] : Value::none()));
        drop(at, instruction.a);
    }
    if (made.isMissing())
        return false;
    at.push(std::move(made));
    return true;
}

bool buildDict(Context &context, Activation &at, const Instruction &instruction)
{
    const std::vector<Value> values = take(at, 2 * std::size_t(instruction.a));
    Value made = makeDict(context.heap());
    for (std::size_t place = 0; place < values.size(); place += 2)
        if (!made.as<Dict>()->set(context, values[place], values[place + 1]))
            return false;
    at.push(std::move(made));
    return true;
}

bool addTo(Context &context, Activation &at, const Instruction &instruction)
{
    Value value = at.pop();
    if (instruction.op == Op::DictSet) {
        const Value key = at.pop();
        return below(at, instruction.a).as<Dict>()->set(context, key, std::move(value));
    }
    const Value &into = below(at, instruction.a);
    return instruction.op == Op::ListAppend ? into.as<List>()->append(context, std::move(value))
                                            : into.as<Set>()->add(context, value);
}

std::string calledWords(Context &context, const Value &callee)
{
    if (sortOf(callee) == Sort::Function)
        return toUtf8(FunctionObject::of(callee)->loaded().module->get(QStringLiteral("__name__"))) + "."
            + FunctionObject::of(callee)->qualifiedName() + "()";
    if (callee.is(Kind::Function)) {
        const auto *function = callee.as<Function>();
        return (function->owner() ? function->owner()->name() + "." : std::string())
            + std::string(function->row().key()) + "()";
    }
    if (callee.is(Kind::Type))
        return callee.as<Type>()->qualifiedName() + "()";
    const Value words = textOf(context, callee);
    context.clear();
    return words.isMissing() ? std::string() : toUtf8(words);
}

/// `{**other}` of what is no dict: whatever has keys().
static bool mergeMapping(Context &context, Dict &into, const Value &other)
{
    const Value method = attributeOf(context, other, makeText(context.heap(), std::string_view("keys")));
    if (method.isMissing() && !context.hasRaised(Error::AttributeError))
        return false;
    if (method.isMissing()) {
        context.clear();
        return context.typeError("'" + typeName(other) + "' object is not a mapping");
    }
    const Value keys = call(context, method, Arguments{});
    return !keys.isMissing() && forEach(context, keys, [&](const Value &key) {
        Value value = subscript(context, other, key);
        return !value.isMissing() && into.set(context, key, std::move(value));
    });
}

bool mergeInto(Context &context, Activation &at, const Instruction &instruction)
{
    const Value other = at.pop();
    const Value into = below(at, instruction.a);
    if (instruction.op == Op::SetUpdate)
        return updateSet(context, into, other);
    if (instruction.op == Op::ListExtend) {
        if (!isIterable(other)) {
            const std::string start = instruction.b != 0 && at.top - at.bottom >= 3
                ? calledWords(context, below(at, 2)) + " argument"
                : "Value";
            return context.typeError(start + " after * must be an iterable, not " + typeName(other));
        }
        return forEach(context, other,
                       [&](const Value &item) { return into.as<List>()->append(context, item); });
    }
    return other.is(Kind::Dict) ? into.as<Dict>()->update(context, *other.as<Dict>())
                                : mergeMapping(context, *into.as<Dict>(), other);
}

bool mergeKeywords(Context &context, Activation &at, const Instruction &)
{
    const Value other = at.pop();
    const bool isCall = at.top - at.bottom >= 4;
    const auto words = [&] { return isCall ? calledWords(context, below(at, 3)) : std::string(); };
    if (!other.is(Kind::Dict))
        return context.typeError(words() + " argument after ** must be a mapping, not " + typeName(other));
    Dict *into = below(at, 0).as<Dict>();
    const Dict *from = other.as<Dict>();
    for (qsizetype place = from->nextPlace(0); place >= 0; place = from->nextPlace(place + 1)) {
        const Dict::Entry &entry = from->entry(place);
        if (!entry.key.is(Kind::Str))
            return context.typeError("keywords must be strings");
        const Answer known = into->contains(context, entry.key);
        if (known == Answer::Yes)
            return context.typeError(words() + " got multiple values for keyword argument '"
                                     + toUtf8(entry.key) + "'");
        if (known == Answer::Raised || !into->set(context, entry.key, entry.value))
            return false;
    }
    return true;
}

bool change(Context &context, Activation &at, const Instruction &instruction)
{
    if (instruction.op == Op::StoreSubscript) {
        const bool isDone = setSubscript(context, below(at, 1), below(at, 0), below(at, 2));
        drop(at, 3);
        return isDone;
    }
    if (instruction.op == Op::DeleteSubscript) {
        const bool isDone = deleteSubscript(context, below(at, 1), below(at, 0));
        drop(at, 2);
        return isDone;
    }
    const Value object = at.pop();
    const Value value = instruction.op == Op::StoreAttribute ? at.pop() : Value();
    const Value &name = at.loaded->names[std::size_t(instruction.a)];
    if (!setAttribute(context, object, name, value))
        return false;
    if (instruction.op == Op::StoreAttribute)
        rememberStored(at, instruction, object, name);
    return true;
}

bool unpack(Context &context, Activation &at, const Instruction &instruction)
{
    const Value whole = at.pop();
    const bool isPlain = instruction.b == 0 && (whole.is(Kind::Tuple) || whole.is(Kind::List));
    if (const auto items = isPlain ? itemsOf(whole) : std::span<const Value>();
        isPlain && items.size() == std::size_t(instruction.a)) {
        for (std::size_t place = items.size(); place-- > 0;)
            at.push(items[place]);
        return true;
    }
    std::vector<Value> parts;
    if (!objects::unpack(context, whole, instruction.a, instruction.b - 1, parts))
        return false;
    for (std::size_t place = parts.size(); place-- > 0;)
        at.push(std::move(parts[place]));
    return true;
}

bool format(Context &context, Activation &at, const Instruction &instruction)
{
    const Value spec = instruction.b != 0 ? at.pop() : Value();
    Value value = below(at, 0);
    if (instruction.a != 0) {
        value = converted(context, value, char32_t(instruction.a));
        if (value.isMissing())
            return false;
    }
    if (!spec.isMissing() || !value.is(Kind::Str))
        value = formatValue(context, value, spec.isMissing() ? emptyText() : spec);
    if (value.isMissing())
        return false;
    below(at, 0) = std::move(value);
    return true;
}

bool loadAll(Context &context, Activation &at, const Instruction &instruction)
{
    Value made = makeDict(context.heap());
    const auto add = [&](const Value &name, const Value &value) {
        return value.isMissing() || made.as<Dict>()->set(context, name, value);
    };
    if (instruction.op == Op::LoadGlobals) {
        const ModuleObject &module = *at.loaded->module;
        for (int place = 0; place < int(module.names().size()); ++place)
            if (!add(makeText(context.heap(), module.names()[place]), module.at(place)))
                return false;
    } else if (!at.names.isMissing()) {
        made = at.names;
    } else {
        for (int place = 0; place < int(at.loaded->variables.size()); ++place)
            if (!add(at.loaded->variables[std::size_t(place)], at.variable(place)))
                return false;
    }
    at.push(std::move(made));
    return true;
}

bool match(Context &context, Activation &at, const Instruction &instruction)
{
    if (instruction.op == Op::MatchLength)
        return matchLength(context, at, instruction);
    if (instruction.op == Op::MatchKeys)
        return matchKeys(context, at);
    if (instruction.op == Op::MatchClass)
        return matchClass(context, at, instruction);
    if (instruction.op == Op::MatchRest) {
        if (!matchRest(context, at))
            return false;
        return true;
    }
    const Value &subject = below(at, 0);
    at.push(Value::boolean(subject.is(Kind::Dict) && subject.as<Dict>()->size() >= instruction.a));
    return true;
}

} // namespace signalbox::evaluator
