// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/subscripts.h"

#include "engine/objects/bytes.h"
#include "engine/objects/dicts.h"
#include "engine/objects/indices.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/ranges.h"
#include "engine/objects/searching.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/functions.h"
#include "engine/operations/generics.h"
#include "engine/operations/insides.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"

#include <algorithm>
#include <limits>

namespace signalbox::objects {

namespace {

// \a what: "list", "list assignment"; in words of IndexError and TypeError.
bool placeFor(Context &context, const Value &container, const Value &key, const char *what, qsizetype &out)
{
    if (!isInteger(key)) {
        const Value number = operatorIndex(context, key);
        if (!number.isMissing() || context.hasRaised())
            return !number.isMissing() && placeFor(context, container, number, what, out);
        const std::string name = typeName(container);
        if (container.is(Kind::Bytes))
            return context.typeError("byte indices must be integers or slices, not " + typeName(key));
        if (container.is(Kind::Str))
            return context.typeError(context.follows(PythonVersion::Python311)
                                         ? "string indices must be integers, not '" + typeName(key) + "'"
                                         : "string indices must be integers");
        return context.typeError(name + " indices must be integers or slices, not " + typeName(key));
    }
    if (!key.isSmallIntOrBool())
        return context.raise(Error::IndexError, "cannot fit 'int' into an index-sized integer");
    const qsizetype length = container.object()->length();
    out = key.integer() < 0 ? key.integer() + length : key.integer();
    if (out < 0 || out >= length)
        return context.raise(Error::IndexError,
                             std::string(what)
                                 + (container.is(Kind::Range) ? " object index out of range"
                                        : container.is(Kind::Str) || container.is(Kind::Bytes)
                                            || container.is(Kind::List) || container.is(Kind::Tuple)
                                        ? " index out of range"
                                        : ""));
    return true;
}

/// The places that \a slice means in \a container, whose length is asked last: an __index__() may change it.
bool placesOf(Context &context, const Slice &slice, const Object &container, SliceIndices &out)
{
    Value parts[] = {slice.step(), slice.start(), slice.stop()};
    for (Value &part : parts) {
        if (isInteger(parts[0]) && signOf(parts[0]) == 0) // before it looks at the others
            return context.valueError("slice step cannot be zero");
        if (part.isNone() || isInteger(part))
            continue;
        part = operatorIndex(context, part);
        if (part.isMissing())
            return context.hasRaised() ? false : bool(context.typeError(kSliceIndexWords));
    }
    return indicesOf(context, Slice(parts[1], parts[2], parts[0]), container.length(), out);
}

Value slicedText(Context &context, const Str &text, const SliceIndices &cut)
{
    if (cut.step == 1)
        return partOf(context.heap(), text, cut.start, cut.start + cut.count);
    std::u32string part;
    for (qsizetype i = 0; i < cut.count; ++i)
        part += text.at(cut.start + i * cut.step);
    return makeText(context.heap(), part);
}

Value slicedRange(Context &context, const Range &range, const Slice &slice)
{
    WideIndices cut;
    const Range::Bounds all = range.bounds();
    if (!wideIndicesOf(context, slice, all.size, cut))
        return {};
    return makeRange(context, range.item(context, cut.start), range.item(context, cut.stop),
                     multiplyIntegers(context, all.step, cut.step));
}

/// Of a range or a place in it that 64 bits do not hold.
Value itemOfWideRange(Context &context, const Value &range, const Value &key)
{
    const Value size = range.as<Range>()->bounds().size;
    const Value place = signOf(key) < 0 ? addIntegers(context, key, size) : key;
    if (signOf(place) < 0 || compareIntegers(place, size) >= 0)
        return context.raise(Error::IndexError, "range object index out of range");
    return range.as<Range>()->item(context, place);
}

Value sliced(Context &context, const Value &container, const Slice &slice)
{
    if (container.is(Kind::Range))
        return slicedRange(context, *container.as<Range>(), slice);
    SliceIndices cut;
    if (!placesOf(context, slice, *container.object(), cut))
        return {};
    if (container.is(Kind::Str)) {
        if (cut.step == 1 && cut.count == container.as<Str>()->size())
            return container;
        return context.allows(cut.count * 4) ? slicedText(context, *container.as<Str>(), cut) : Value();
    }
    if (container.is(Kind::Bytes)) {
        if (!context.allows(cut.count))
            return {};
        std::string part;
        for (qsizetype i = 0; i < cut.count; ++i)
            part += container.as<Bytes>()->bytes()[size_t(cut.start + i * cut.step)];
        return makeBytes(context.heap(), std::move(part));
    }
    if (!context.allows(cut.count * qint64(sizeof(Value))))
        return {};
    const auto items = itemsOf(container);
    std::vector<Value> part;
    part.reserve(size_t(cut.count));
    for (qsizetype i = 0; i < cut.count; ++i)
        part.push_back(items[size_t(cut.start + i * cut.step)]);
    return container.is(Kind::List) ? makeList(context.heap(), std::move(part))
                                    : makeTuple(context.heap(), std::move(part));
}

Value keyNotFound(Context &context, const Value &key)
{
    if (!context.hasRaised())
        context.raiseWith(typeOfError(Error::KeyError), key);
    return {};
}

bool setSlice(Context &context, List &list, const Slice &slice, const Value &value)
{
    SliceIndices cut;
    if (!placesOf(context, slice, list, cut))
        return false;
    std::vector<Value> values;
    if (!isIterable(value))
        return context.typeError(cut.step == 1 && !context.follows(PythonVersion::Python313)
                                     ? "can only assign an iterable"
                                     : "must assign iterable to extended slice");
    const qsizetype size = list.size();
    if (!collect(context, value, values))
        return false;
    if (list.size() != size && cut.step != 1) // going through the values has changed it
        return setSlice(context, list, slice, makeList(context.heap(), std::move(values)));
    if (cut.step == 1) {
        const qsizetype start = std::min(cut.start, list.size());
        return list.replace(context, start, std::max(start, std::min(cut.start + cut.count, list.size())),
                            std::move(values));
    }
    if (qsizetype(values.size()) != cut.count)
        return context.valueError("attempt to assign sequence of size " + std::to_string(values.size())
                                  + " to extended slice of size " + std::to_string(cut.count));
    for (qsizetype i = 0; i < cut.count; ++i)
        list.set(cut.start + i * cut.step, std::move(values[size_t(i)]));
    return true;
}

bool deleteSlice(Context &context, List &list, const Slice &slice)
{
    SliceIndices cut;
    if (!placesOf(context, slice, list, cut))
        return false;
    constexpr qint64 movedInANanosecond = 2;
    context.worked(list.size() / movedInANanosecond);
    std::vector<bool> marked(size_t(list.size()), false);
    for (qsizetype i = 0; i < cut.count; ++i)
        marked[size_t(cut.start + i * cut.step)] = true;
    list.removeIf(marked);
    return true;
}

Answer isInSequence(Context &context, const Value &value, const Value &iterable)
{
    Answer found = Answer::No;
    const bool isWhole = forEach(context, iterable, [&](const Value &item) {
        found = isEqualItem(context, item, value);
        return found == Answer::No;
    });
    return !isWhole && context.hasRaised() ? Answer::Raised : found;
}

Answer isInBytes(Context &context, const Value &value, const std::string &bytes)
{
    if (value.is(Kind::Bytes))
        return answer(firstPlaceOf<char>(bytes, value.as<Bytes>()->bytes()) != bytes.npos);
    if (!isInteger(value))
        return context.typeError("a bytes-like object is required, not '" + typeName(value) + "'");
    if (!value.isSmallIntOrBool() || value.integer() < 0 || value.integer() > 255)
        return context.valueError("byte must be in range(0, 256)");
    return answer(bytes.find(char(value.integer())) != bytes.npos);
}

// A set in a set is looked for as a frozenset.
Answer isInSet(Context &context, const Value &value, Set &set)
{
    Hash hash = 0;
    if (hashOf(context, value, hash))
        return set.containsHashed(context, value, hash);
    if (!value.is(Kind::Set))
        return Answer::Raised;
    context.clear();
    Value frozen = makeSet(context.heap(), Kind::FrozenSet);
    return frozen.as<Set>()->merge(context, *value.as<Set>()) ? set.contains(context, frozen)
                                                              : Answer::Raised;
}

// What CPython's types have that know sequences, and be it only by `in`: it says so in other words.
bool hasPlaces(const Value &value)
{
    return isIterable(value) && !value.is(Kind::Iterator) && !value.is(Kind::Opaque);
}

} // namespace

qsizetype findText(std::u32string_view text, std::u32string_view part, qsizetype from, qsizetype to)
{
    if (from > to || to - from < qsizetype(part.size()))
        return -1;
    const size_t found = firstPlaceOf(text.substr(0, size_t(to)), part, size_t(from));
    return found == text.npos ? -1 : qsizetype(found);
}

Value subscript(Context &context, const Value &container, const Value &key)
{
    qsizetype place = 0;
    switch (container.kind()) {
    case Kind::List:
        if (key.isSmallInt() && quint64(key.integer()) < quint64(container.as<List>()->size()))
            return container.as<List>()->at(key.integer());
        [[fallthrough]];
    case Kind::Tuple:
        if (key.is(Kind::Slice))
            return sliced(context, container, *key.as<Slice>());
        if (!placeFor(context, container, key, container.is(Kind::List) ? "list" : "tuple", place))
            return {};
        return itemsOf(container)[size_t(place)];
    case Kind::Dict: {
        Value found = container.as<Dict>()->find(context, key);
        if (found.isMissing() && !context.hasRaised())
            found = container.as<Dict>()->missing(context, key);
        return found.isMissing() ? keyNotFound(context, key) : found;
    }
    case Kind::Str:
        if (key.is(Kind::Slice))
            return sliced(context, container, *key.as<Slice>());
        if (!placeFor(context, container, key, "string", place))
            return {};
        return makeCharacter(context.heap(), container.as<Str>()->at(place));
    case Kind::Bytes:
        if (key.is(Kind::Slice))
            return sliced(context, container, *key.as<Slice>());
        if (!placeFor(context, container, key, "", place))
            return context.hasRaised(Error::IndexError) && key.isSmallIntOrBool()
                ? context.raise(Error::IndexError, "index out of range")
                : Raised();
        return Value::integer(quint8(container.as<Bytes>()->bytes()[size_t(place)]));
    case Kind::Range:
        if (key.is(Kind::Slice))
            return sliced(context, container, *key.as<Slice>());
        if (isInteger(key) && (!key.isSmallIntOrBool() || container.as<Range>()->isWide()))
            return itemOfWideRange(context, container, key);
        if (!placeFor(context, container, key, "range", place))
            return {};
        return container.as<Range>()->item(context, place);
    case Kind::Missing:
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Float:
    case Kind::Set:
    case Kind::FrozenSet:
    case Kind::Slice:
    case Kind::Exception:
    case Kind::Type:
    case Kind::Function:
    case Kind::Iterator:
    case Kind::DictView:
        break;
    case Kind::Opaque:
        return container.as<Opaque>()->subscript(context, key);
    }
    if (container.is(Kind::Type)) {
        Value found = askMetaclass(context, container, "__getitem__", {&key, 1});
        if (!found.isMissing() || context.hasRaised())
            return found;
    }
    if (container.is(Kind::Type) && container.as<Type>()->native()) {
        Value found = container.as<Type>()->native()->subscripted(context, key);
        if (!found.isMissing() || context.hasRaised())
            return found;
    }
    if (container.is(Kind::Type) && isGeneric(*container.as<Type>()))
        return genericAlias(context, container, key);
    if (container.is(Kind::Type) && container.as<Type>()->isClass()) {
        const Value getter =
            attributeOf(context, container, makeText(context.heap(), std::string_view("__class_getitem__")));
        if (!getter.isMissing() || !context.hasRaised(Error::AttributeError))
            return getter.isMissing() ? getter : call(context, getter, key);
        context.clear();
    }
    if (container.is(Kind::Type))
        return context.typeError("type '" + container.as<Type>()->name() + "' is not subscriptable");
    return context.typeError("'" + typeName(container) + "' object is not subscriptable");
}

bool setSubscript(Context &context, const Value &container, const Value &key, const Value &value)
{
    if (container.is(Kind::Dict))
        return container.as<Dict>()->set(context, key, value);
    if (container.is(Kind::Opaque))
        return container.as<Opaque>()->setSubscript(context, key, value);
    if (!container.is(Kind::List) && hasPlaces(container) && key.is(Kind::Int) && !key.isSmallInt())
        return context.raise(Error::IndexError, "cannot fit 'int' into an index-sized integer");
    if (!container.is(Kind::List))
        return context.typeError("'" + typeName(container) + "' object does not support item assignment");
    if (key.is(Kind::Slice))
        return setSlice(context, *container.as<List>(), *key.as<Slice>(), value);
    qsizetype place = 0;
    if (!placeFor(context, container, key, "list assignment", place))
        return false;
    container.as<List>()->set(place, value);
    return true;
}

bool deleteSubscript(Context &context, const Value &container, const Value &key)
{
    if (container.is(Kind::Dict)) {
        Value gone;
        const Answer wasThere = container.as<Dict>()->remove(context, key, gone);
        if (wasThere == Answer::No)
            return context.raiseWith(typeOfError(Error::KeyError), key);
        return wasThere == Answer::Yes;
    }
    if (container.is(Kind::Opaque))
        return container.as<Opaque>()->setSubscript(context, key, Value());
    if (!container.is(Kind::List) && hasPlaces(container) && key.is(Kind::Int) && !key.isSmallInt())
        return context.raise(Error::IndexError, "cannot fit 'int' into an index-sized integer");
    if (!container.is(Kind::List))
        return context.typeError("'" + typeName(container) + "' object "
                                 + (isInteger(key) && hasPlaces(container) ? "doesn't" : "does not")
                                 + " support item deletion");
    if (key.is(Kind::Slice))
        return deleteSlice(context, *container.as<List>(), *key.as<Slice>());
    qsizetype place = 0;
    if (!placeFor(context, container, key, "list assignment", place))
        return false;
    container.as<List>()->take(place);
    return true;
}

Answer isIn(Context &context, const Value &value, const Value &container)
{
    switch (container.kind()) {
    case Kind::Str:
        if (!value.is(Kind::Str) && plain(value).is(Kind::Str))
            return isIn(context, plain(value), container);
        if (!value.is(Kind::Str))
            return context.typeError("'in <string>' requires string as left operand, not " + typeName(value));
        context.worked(container.as<Str>()->size());
        return answer(container.as<Str>()->contains(*value.as<Str>()));
    case Kind::Dict:
        return container.as<Dict>()->contains(context, value);
    case Kind::Set:
    case Kind::FrozenSet:
        return isInSet(context, value, *container.as<Set>());
    case Kind::DictView:
        return container.as<DictView>()->contains(context, value);
    case Kind::Bytes:
        return isInBytes(context, value, container.as<Bytes>()->bytes());
    case Kind::Range:
        if (isInteger(value))
            return answer(!container.as<Range>()->placeOf(context, value).isMissing());
        return isInSequence(context, value, container);
    case Kind::Missing:
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Float:
    case Kind::Slice:
    case Kind::Exception:
    case Kind::Type:
    case Kind::Function: {
        const Value is = askMetaclass(context, container, "__contains__", {&value, 1});
        if (!is.isMissing() || context.hasRaised())
            return is.isMissing() ? Answer::Raised : truthOf(context, is);
        if (isIterable(container))
            break;
        return context.typeError("argument of type '" + typeName(container) + "' is not iterable");
    }
    case Kind::Tuple:
    case Kind::List:
    case Kind::Iterator:
        break;
    case Kind::Opaque:
        return container.as<Opaque>()->contains(context, value);
    }
    return isInSequence(context, value, container);
}

bool lengthOf(Context &context, const Value &value, qsizetype &out)
{
    out = -1;
    if (value.isObject() && !value.is(Kind::Iterator) && !value.object()->measure(context, out))
        return false;
    if (out < 0)
        return context.typeError("object of type '" + typeName(value) + "' has no len()");
    return true;
}

} // namespace signalbox::objects
