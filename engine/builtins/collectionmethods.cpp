// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/collectionmethods.h"

#include "engine/objects/dicts.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/dictupdates.h"
#include "engine/operations/iterators.h"
#include "engine/operations/setalgebra.h"

namespace signalbox::objects {

namespace {

Dict &dictOf(const Call &call)
{
    return *call.self.as<Dict>();
}

Value get(const Call &call)
{
    Value found = dictOf(call).find(call.context, call[0]);
    if (!found.isMissing() || call.context.hasRaised())
        return found;
    return call.has(1) ? call[1] : Value::none();
}

Value setDefault(const Call &call)
{
    Value found = dictOf(call).find(call.context, call[0]);
    if (!found.isMissing() || call.context.hasRaised())
        return found;
    Value value = call.has(1) ? call[1] : Value::none();
    return dictOf(call).set(call.context, call[0], value) ? value : Value();
}

Value popKey(const Call &call)
{
    Value value;
    const Answer wasThere =
        dictOf(call).size() == 0 ? Answer::No : dictOf(call).remove(call.context, call[0], value);
    if (wasThere == Answer::No)
        return call.has(1) ? call[1] : Value(call.context.raiseWith(typeOfError(Error::KeyError), call[0]));
    return value;
}

Value popItem(const Call &call)
{
    Dict::Entry last = dictOf(call).takeLast();
    if (last.key.isMissing())
        return call.context.raise(Error::KeyError, "popitem(): dictionary is empty");
    return makePair(call.heap(), std::move(last.key), std::move(last.value));
}

Value clearDict(const Call &call)
{
    dictOf(call).clear();
    return Value::none();
}

Value copyDict(const Call &call)
{
    return dictOf(call).copy(call.context);
}

Value view(const Call &call, DictView::What what)
{
    return call.heap().adopt(new DictView(call.self, what));
}

Value keys(const Call &call)
{
    return view(call, DictView::What::Keys);
}

Value values(const Call &call)
{
    return view(call, DictView::What::Values);
}

Value items(const Call &call)
{
    return view(call, DictView::What::Items);
}

Value update(const Call &call)
{
    return updateFromArguments(call.context, call.self, "update", call.passed) ? Value::none() : Value();
}

Value fromKeys(const Call &call)
{
    Value made = makeDict(call.heap());
    const Value value = call.has(1) ? call[1] : Value::none();
    return forEach(call.context, call[0],
                   [&](const Value &key) { return made.as<Dict>()->set(call.context, key, value); })
        ? made
        : Value();
}

Value viewIsDisjoint(const Call &call)
{
    bool isDisjoint = true;
    const bool isWhole = forEach(call.context, call[0], [&](const Value &item) {
        isDisjoint = call.self.as<DictView>()->contains(call.context, item) != Answer::Yes;
        return isDisjoint && !call.context.hasRaised();
    });
    return !isWhole && call.context.hasRaised() ? Value() : Value::boolean(isDisjoint);
}

constexpr FunctionRow dictMethodRows[] = {
    {"get", get, Signature::Positional, 1, 2},
    {"setdefault", setDefault, Signature::Positional, 1, 2},
    {"pop", popKey, Signature::Positional, 1, 2},
    {"popitem", popItem},
    {"clear", clearDict},
    {"copy", copyDict},
    {"keys", keys},
    {"values", values},
    {"items", items},
    {"update", update, Signature::Anything},
    {"fromkeys", fromKeys, Signature::Positional, 1, 2},
};

constexpr FunctionRow viewMethodRows[] = {{"isdisjoint", viewIsDisjoint, Signature::One}};

Set &setOf(const Call &call)
{
    return *call.self.as<Set>();
}

Value noneIf(bool isDone)
{
    return isDone ? Value::none() : Value();
}

Value booleanOf(Answer is)
{
    return is == Answer::Raised ? Value() : Value::boolean(is == Answer::Yes);
}

Value addToSet(const Call &call)
{
    return noneIf(setOf(call).add(call.context, call[0]));
}

// A set as an item is looked for as a frozenset.
Answer discardItem(const Call &call)
{
    const Answer wasThere = setOf(call).discard(call.context, call[0]);
    if (wasThere != Answer::Raised || !call[0].is(Kind::Set) || !call.context.hasRaised(Error::TypeError))
        return wasThere;
    call.context.clear();
    const Value frozen = makeSetOf(call.context, Kind::FrozenSet, call[0]);
    return frozen.isMissing() ? Answer::Raised : setOf(call).discard(call.context, frozen);
}

Value discard(const Call &call)
{
    return noneIf(discardItem(call) != Answer::Raised);
}

Value removeFromSet(const Call &call)
{
    const Answer wasThere = discardItem(call);
    if (wasThere == Answer::No)
        return call.context.raiseWith(typeOfError(Error::KeyError), call[0]);
    return noneIf(wasThere == Answer::Yes);
}

Value popFromSet(const Call &call)
{
    Value taken = setOf(call).pop();
    return taken.isMissing() ? Value(call.context.raise(Error::KeyError, "pop from an empty set")) : taken;
}

Value clearSet(const Call &call)
{
    setOf(call).clear();
    return Value::none();
}

Value copySet(const Call &call)
{
    return call.self.is(Kind::FrozenSet) ? call.self : copyOfSet(call.context, call.self);
}

Value setUnion(const Call &call)
{
    return unionOf(call.context, call.self, call.arguments, call.count);
}

Value setIntersection(const Call &call)
{
    return intersectionOf(call.context, call.self, call.arguments, call.count);
}

Value setDifference(const Call &call)
{
    return differenceOf(call.context, call.self, call.arguments, call.count);
}

Value setSymmetricDifference(const Call &call)
{
    return symmetricDifferenceOf(call.context, call.self, call[0]);
}

Value setUpdate(const Call &call)
{
    for (qsizetype i = 0; i < call.count; ++i)
        if (!updateSet(call.context, call.self, call[i]))
            return {};
    return Value::none();
}

Value setIntersectionUpdate(const Call &call)
{
    return noneIf(intersectionUpdate(call.context, call.self, call.arguments, call.count));
}

Value setDifferenceUpdate(const Call &call)
{
    for (qsizetype i = 0; i < call.count; ++i)
        if (!differenceUpdate(call.context, call.self, call[i]))
            return {};
    return Value::none();
}

Value setSymmetricUpdate(const Call &call)
{
    return noneIf(symmetricUpdate(call.context, call.self, call[0]));
}

Value setIsDisjoint(const Call &call)
{
    return booleanOf(isDisjoint(call.context, call.self, call[0]));
}

Value setIsSubset(const Call &call)
{
    return booleanOf(isSubset(call.context, call.self, call[0]));
}

Value setIsSuperset(const Call &call)
{
    return booleanOf(isSuperset(call.context, call.self, call[0]));
}

constexpr FunctionRow setMethodRows[] = {
    // What a frozenset has as well comes first: kSharedSetMethods of them.
    {"copy", copySet},
    {"union", setUnion, Signature::Variadic},
    {"intersection", setIntersection, Signature::Variadic},
    {"difference", setDifference, Signature::Variadic},
    {"symmetric_difference", setSymmetricDifference, Signature::One},
    {"isdisjoint", setIsDisjoint, Signature::One},
    {"issubset", setIsSubset, Signature::One},
    {"issuperset", setIsSuperset, Signature::One},
    {"add", addToSet, Signature::One},
    {"discard", discard, Signature::One},
    {"remove", removeFromSet, Signature::One},
    {"pop", popFromSet},
    {"clear", clearSet},
    {"update", setUpdate, Signature::Variadic},
    {"intersection_update", setIntersectionUpdate, Signature::Variadic},
    {"difference_update", setDifferenceUpdate, Signature::Variadic},
    {"symmetric_difference_update", setSymmetricUpdate, Signature::One},
};
constexpr size_t kSharedSetMethods = 8;

} // namespace

std::span<const FunctionRow> dictMethods()
{
    return dictMethodRows;
}

std::span<const FunctionRow> viewMethods()
{
    return viewMethodRows;
}

std::span<const FunctionRow> setMethods()
{
    return setMethodRows;
}

std::span<const FunctionRow> frozenSetMethods()
{
    return std::span(setMethodRows).first(kSharedSetMethods);
}

bool updateFromArguments(Context &context, const Value &dict, const char *function,
                         const Arguments &arguments)
{
    if (arguments.count > 1)
        return context.typeError(std::string(function) + " expected at most 1 argument, got "
                                 + std::to_string(arguments.count));
    if (arguments.count == 1 && !updateDict(context, dict, arguments[0]))
        return false;
    for (size_t i = 0; i < arguments.keywords.size(); ++i)
        if (!dict.as<Dict>()->set(context, arguments.keywords[i], arguments.ofKeyword(qsizetype(i))))
            return false;
    return true;
}

} // namespace signalbox::objects
