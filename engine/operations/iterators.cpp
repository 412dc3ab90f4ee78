// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/iterators.h"

#include "engine/objects/bytes.h"
#include "engine/objects/indices.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/ranges.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/functions.h"
#include "engine/operations/insides.h"

namespace signalbox::objects {

namespace {

// Over what has places: list, tuple, str, bytes, range; from the end where step is -1.
class PlaceIterator final : public Iterator {
public:
    PlaceIterator(const char *type, Value over, qsizetype first = 0, int step = 1)
        : Iterator(type)
        , m_over(std::move(over))
        , m_place(first)
        , m_step(step)
    {
    }
    Value next(Context &context) override
    {
        if (m_over.isMissing())
            return {};
        if (m_place < 0 || m_place >= m_over.object()->length()) {
            m_over = {};
            return {};
        }
        const qsizetype place = std::exchange(m_place, m_place + m_step);
        if (m_over.is(Kind::List))
            return m_over.as<List>()->at(place);
        if (m_over.is(Kind::Tuple))
            return m_over.as<Tuple>()->at(place);
        if (m_over.is(Kind::Str))
            return makeCharacter(context.heap(), m_over.as<Str>()->at(place));
        if (m_over.is(Kind::Bytes))
            return Value::integer(quint8(m_over.as<Bytes>()->bytes()[size_t(place)]));
        return m_over.as<Range>()->item(context, place); // of other kinds none is made
    }
    qint64 footprint() const override { return qint64(sizeof(PlaceIterator)); }
    void dropValues() override { m_over = {}; }

private:
    Value m_over;
    qsizetype m_place;
    int m_step;
};

class SetIterator final : public Iterator {
public:
    explicit SetIterator(Value over)
        : Iterator("set_iterator")
        , m_over(std::move(over))
        , m_size(m_over.as<Set>()->size())
    {
    }
    Value next(Context &context) override
    {
        if (m_over.isMissing())
            return {};
        auto *set = m_over.as<Set>();
        if (set->size() != m_size) {
            m_size = -1;
            return context.raise(Error::RuntimeError, "Set changed size during iteration");
        }
        m_place = set->nextPlace(m_place);
        if (m_place < 0) {
            m_over = {};
            return {};
        }
        return set->entry(m_place++).key;
    }
    qint64 footprint() const override { return qint64(sizeof(SetIterator)); }
    void dropValues() override { m_over = {}; }

private:
    Value m_over;
    qsizetype m_size;
    qsizetype m_place = 0;
};

class DictIterator final : public Iterator {
public:
    DictIterator(const char *type, Value view, bool isReversed)
        : Iterator(type)
        , m_view(std::move(view))
        , m_size(dict()->size())
        , m_place(isReversed ? dict()->endPlace() - 1 : 0)
        , m_isReversed(isReversed)
    {
    }
    Value next(Context &context) override
    {
        if (m_view.isMissing())
            return {};
        if (dict()->size() != m_size) {
            m_size = -1;
            return context.raise(Error::RuntimeError, "dictionary changed size during iteration");
        }
        m_place = m_isReversed ? dict()->previousPlace(m_place) : dict()->nextPlace(m_place);
        if (m_place < 0) {
            m_view = {};
            return {};
        }
        if (m_left-- == 0) {
            m_view = {};
            return context.raise(Error::RuntimeError, "dictionary keys changed during iteration");
        }
        const qsizetype place = std::exchange(m_place, m_place + (m_isReversed ? -1 : 1));
        return m_view.as<DictView>()->shown(context, dict()->entry(place));
    }
    qint64 footprint() const override { return qint64(sizeof(DictIterator)); }
    void dropValues() override { m_view = {}; }

private:
    Dict *dict() const { return m_view.as<DictView>()->dict(); }

    Value m_view;
    qsizetype m_size;
    qsizetype m_left = m_size;
    qsizetype m_place;
    bool m_isReversed;
};

class CallIterator final : public Iterator {
public:
    CallIterator(Value callee, Value sentinel)
        : Iterator("callable_iterator")
        , m_callee(std::move(callee))
        , m_sentinel(std::move(sentinel))
    {
    }
    Value next(Context &context) override
    {
        if (m_callee.isMissing())
            return {};
        Value result = call(context, m_callee, Arguments{});
        if (result.isMissing()) {
            if (context.hasRaised(Error::StopIteration)) {
                context.clear();
                m_callee = {};
            }
            return {};
        }
        const Answer isEnd = isEqualItem(context, m_sentinel, result);
        if (isEnd == Answer::No)
            return result;
        if (isEnd == Answer::Yes)
            m_callee = {};
        return {};
    }
    qint64 footprint() const override { return qint64(sizeof(CallIterator)); }
    void dropValues() override { m_callee = m_sentinel = {}; }

private:
    Value m_callee;
    Value m_sentinel;
};

class EnumerateIterator final : public Iterator {
public:
    EnumerateIterator(Value over, Value number)
        : Iterator("enumerate")
        , m_over(std::move(over))
        , m_number(std::move(number))
    {
    }
    Value next(Context &context) override
    {
        Value item = nextOf(context, m_over);
        if (item.isMissing())
            return {};
        Value number = std::exchange(m_number, addIntegers(context, m_number, Value::integer(1)));
        return makePair(context.heap(), std::move(number), std::move(item));
    }
    qint64 footprint() const override { return qint64(sizeof(EnumerateIterator)); }
    void dropValues() override { m_over = m_number = {}; }

private:
    Value m_over;
    Value m_number;
};

class ZipIterator final : public Iterator {
public:
    ZipIterator(std::vector<Value> over, bool isStrict)
        : Iterator("zip")
        , m_over(std::move(over))
        , m_isStrict(isStrict)
    {
    }
    Value next(Context &context) override
    {
        if (m_over.empty())
            return {};
        std::vector<Value> items;
        items.reserve(m_over.size());
        for (const Value &each : m_over) {
            Value item = nextOf(context, each);
            if (item.isMissing())
                return ended(context, items.size());
            items.push_back(std::move(item));
        }
        return makeTuple(context.heap(), std::move(items));
    }
    qint64 footprint() const override { return qint64(sizeof(ZipIterator)); }
    void dropValues() override { m_over.clear(); }

private:
    // strict=True wants all of them to end at once.
    Value ended(Context &context, size_t at)
    {
        if (context.hasRaised() || !m_isStrict)
            return {};
        const auto words = [](size_t number, const char *how) {
            return "zip() argument " + std::to_string(number + 1) + " is " + how + " than argument"
                + (number == 1 ? " 1" : "s 1-" + std::to_string(number));
        };
        if (at > 0)
            return context.valueError(words(at, "shorter"));
        for (size_t i = 1; i < m_over.size(); ++i) {
            if (!nextOf(context, m_over[i]).isMissing())
                return context.valueError(words(i, "longer"));
            if (context.hasRaised())
                return {};
        }
        return {};
    }

    std::vector<Value> m_over;
    bool m_isStrict;
};

class MapIterator final : public Iterator {
public:
    MapIterator(Value callee, std::vector<Value> over)
        : Iterator("map")
        , m_callee(std::move(callee))
        , m_over(std::move(over))
    {
    }
    Value next(Context &context) override
    {
        std::vector<Value> items;
        for (const Value &each : m_over) {
            Value item = nextOf(context, each);
            if (item.isMissing())
                return {};
            items.push_back(std::move(item));
        }
        return call(context, m_callee, Arguments{items.data(), qsizetype(items.size())});
    }
    qint64 footprint() const override { return qint64(sizeof(MapIterator)); }
    void dropValues() override
    {
        m_callee = {};
        m_over.clear();
    }

private:
    Value m_callee;
    std::vector<Value> m_over;
};

class FilterIterator final : public Iterator {
public:
    FilterIterator(Value callee, Value over)
        : Iterator("filter")
        , m_callee(std::move(callee))
        , m_over(std::move(over))
    {
    }
    Value next(Context &context) override
    {
        for (;;) {
            Value item = nextOf(context, m_over);
            if (item.isMissing())
                return {};
            const Value passes = m_callee.isNone() ? item : call(context, m_callee, item);
            if (passes.isMissing())
                return {};
            const Answer is = truthOf(context, passes);
            if (is == Answer::Raised)
                return {};
            if (is == Answer::Yes)
                return item;
        }
    }
    qint64 footprint() const override { return qint64(sizeof(FilterIterator)); }
    void dropValues() override { m_callee = m_over = {}; }

private:
    Value m_callee;
    Value m_over;
};

Value viewOfKeys(Context &context, const Value &dict)
{
    return context.heap().adopt(new DictView(dict, DictView::What::Keys));
}

Value iterateDict(Context &context, const Value &view, bool isReversed)
{
    constexpr const char *names[][2] = {{"dict_keyiterator", "dict_reversekeyiterator"},
                                        {"dict_valueiterator", "dict_reversevalueiterator"},
                                        {"dict_itemiterator", "dict_reverseitemiterator"}};
    const char *type = names[size_t(view.as<DictView>()->what())][isReversed ? 1 : 0];
    return context.heap().adopt(new DictIterator(type, view, isReversed));
}

bool iterateAll(Context &context, const Value *iterables, qsizetype count, std::vector<Value> &out)
{
    for (qsizetype i = 0; i < count; ++i) {
        out.push_back(iterate(context, iterables[i]));
        if (out.back().isMissing())
            return false;
    }
    return true;
}

} // namespace

Value Opaque::attribute(Context &, const Value &)
{
    return {};
}

Value Opaque::call(Context &context, const Arguments &)
{
    return context.typeError("'" + m_type.nameInWords() + "' object is not callable");
}

Value Opaque::iterate(Context &context)
{
    return context.typeError("'" + m_type.nameInWords() + "' object is not iterable");
}

Value Opaque::next(Context &context)
{
    return context.typeError("'" + m_type.nameInWords() + "' object is not an iterator");
}

Value Opaque::nextOrStop(Context &context)
{
    Value item = next(context);
    if (item.isMissing() && !context.hasRaised())
        context.raiseWith(typeOfError(Error::StopIteration), Value());
    return item;
}

Answer Opaque::setAttribute(Context &, const Value &, const Value &)
{
    return Answer::No;
}

Value Opaque::reversed(Context &context)
{
    return context.typeError("'" + m_type.nameInWords() + "' object is not reversible");
}

Value Opaque::subscript(Context &context, const Value &)
{
    return context.typeError("'" + m_type.nameInWords() + "' object is not subscriptable");
}

bool Opaque::setSubscript(Context &context, const Value &, const Value &value)
{
    return context.typeError("'" + m_type.nameInWords() + "' object does not support item "
                             + (value.isMissing() ? "deletion" : "assignment"));
}

Answer Opaque::contains(Context &context, const Value &value)
{
    if (!isIterable())
        return context.typeError("argument of type '" + m_type.nameInWords() + "' is not iterable");
    Answer found = Answer::No;
    const bool isWhole = forEach(context, Value::of(this), [&](const Value &item) {
        found = isEqualItem(context, item, value);
        return found == Answer::No;
    });
    return !isWhole && context.hasRaised() ? Answer::Raised : found;
}

Value iterate(Context &context, const Value &value)
{
    Heap &heap = context.heap();
    switch (value.kind()) {
    case Kind::List:
        return heap.adopt(new PlaceIterator("list_iterator", value));
    case Kind::Tuple:
        return heap.adopt(new PlaceIterator("tuple_iterator", value));
    case Kind::Str:
        return heap.adopt(
            new PlaceIterator(value.as<Str>()->isAscii() ? "str_ascii_iterator" : "str_iterator", value));
    case Kind::Bytes:
        return heap.adopt(new PlaceIterator("bytes_iterator", value));
    case Kind::Range:
        return heap.adopt(
            new PlaceIterator(value.as<Range>()->isWide() ? "longrange_iterator" : "range_iterator", value));
    case Kind::Set:
    case Kind::FrozenSet:
        return heap.adopt(new SetIterator(value));
    case Kind::Dict:
        return iterateDict(context, viewOfKeys(context, value), false);
    case Kind::DictView:
        return iterateDict(context, value, false);
    case Kind::Iterator:
        return value;
    case Kind::Opaque:
        return value.as<Opaque>()->iterate(context);
    case Kind::Missing:
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Float:
    case Kind::Slice:
    case Kind::Exception:
    case Kind::Function:
        break;
    case Kind::Type: {
        Value iterator = askMetaclass(context, value, "__iter__");
        if (!iterator.isMissing() || context.hasRaised())
            return iterator;
        break;
    }
    }
    return context.typeError("'" + typeName(value) + "' object is not iterable");
}

bool isIterable(const Value &value)
{
    const Kind kind = value.kind();
    return kind == Kind::Str || kind == Kind::Bytes || kind == Kind::Tuple || kind == Kind::List
        || kind == Kind::Dict || kind == Kind::Set || kind == Kind::FrozenSet || kind == Kind::Range
        || kind == Kind::Iterator || kind == Kind::DictView
        || (kind == Kind::Opaque && value.as<Opaque>()->isIterable())
        || (kind == Kind::Type && metaclassHas(value, "__iter__"));
}

Value nextOf(Context &context, const Value &iterator)
{
    if (iterator.is(Kind::Iterator)) {
        // One iterator asks the next, as map() of map() does; and a builtin may go round without end.
        const Nesting nesting(context, "");
        Value found = nesting.isTooDeep() ? Value() : iterator.as<Iterator>()->next(context);
        if (found.isMissing() && context.hasRaised(Error::StopIteration)) // by what map() called, say
            context.clear();
        return found;
    }
    if (iterator.is(Kind::Opaque))
        return iterator.as<Opaque>()->next(context);
    return context.typeError("'" + typeName(iterator) + "' object is not an iterator");
}

Value iterateCalls(Context &context, const Value &callee, const Value &sentinel)
{
    return context.heap().adopt(new CallIterator(callee, sentinel));
}

Value enumerateFrom(Context &context, const Value &iterable, const Value &start)
{
    Value number = operatorIndex(context, start);
    if (number.isMissing())
        return context.hasRaised()
            ? Value()
            : Value(
                context.typeError("'" + typeName(start) + "' object cannot be interpreted as an integer"));
    Value over = iterate(context, iterable);
    if (over.isMissing())
        return {};
    if (number.isBool())
        number = Value::integer(number.integer());
    return context.heap().adopt(new EnumerateIterator(std::move(over), std::move(number)));
}

Value zipped(Context &context, const Value *iterables, qsizetype count, bool isStrict)
{
    std::vector<Value> over;
    if (!iterateAll(context, iterables, count, over))
        return {};
    return context.heap().adopt(new ZipIterator(std::move(over), isStrict));
}

Value mapped(Context &context, const Value &callee, const Value *iterables, qsizetype count)
{
    std::vector<Value> over;
    if (!iterateAll(context, iterables, count, over))
        return {};
    return context.heap().adopt(new MapIterator(callee, std::move(over)));
}

Value filtered(Context &context, const Value &callee, const Value &iterable)
{
    Value over = iterate(context, iterable);
    return over.isMissing() ? over : context.heap().adopt(new FilterIterator(callee, std::move(over)));
}

Value reversedOf(Context &context, const Value &value)
{
    Heap &heap = context.heap();
    const qsizetype last = value.isObject() ? value.object()->length() - 1 : -1;
    if (value.is(Kind::List))
        return heap.adopt(new PlaceIterator("list_reverseiterator", value, last, -1));
    if (value.is(Kind::Tuple) || value.is(Kind::Str) || value.is(Kind::Bytes))
        return heap.adopt(new PlaceIterator("reversed", value, last, -1));
    if (value.is(Kind::Range) && !value.as<Range>()->isWide())
        return heap.adopt(new PlaceIterator("range_iterator", value, last, -1));
    if (value.is(Kind::Range))
        return iterate(context, value.as<Range>()->reversed(context));
    if (value.is(Kind::Dict))
        return iterateDict(context, viewOfKeys(context, value), true);
    if (value.is(Kind::DictView))
        return iterateDict(context, value, true);
    if (value.is(Kind::Opaque))
        return value.as<Opaque>()->reversed(context);
    if (Value iterator = askMetaclass(context, value, "__reversed__");
        !iterator.isMissing() || context.hasRaised())
        return iterator;
    return context.typeError("'" + typeName(value) + "' object is not reversible");
}

bool collect(Context &context, const Value &iterable, std::vector<Value> &out)
{
    if (iterable.is(Kind::List) || iterable.is(Kind::Tuple)) {
        const auto items = itemsOf(iterable);
        if (!context.allows(qint64(items.size() * sizeof(Value))))
            return false;
        out.insert(out.end(), items.begin(), items.end());
        return true;
    }
    if (iterable.is(Kind::Range)) {
        qsizetype length = 0;
        if (!iterable.object()->measure(context, length))
            return false;
        if (!context.allows(length, sizeof(Value)))
            return false;
        out.reserve(out.size() + size_t(iterable.object()->length()));
    }
    size_t checked = 4096;
    return forEach(context, iterable, [&](const Value &item) {
        if (out.size() >= checked) {
            if (!context.allows(qint64(out.size() * sizeof(Value) * 2)))
                return false;
            checked = out.size() * 2;
        }
        out.push_back(item);
        return true;
    });
}

bool unpack(Context &context, const Value &value, qsizetype count, qsizetype star, std::vector<Value> &out)
{
    if (!isIterable(value))
        return context.typeError("cannot unpack non-iterable " + typeName(value) + " object");
    if (star < 0) {
        const bool isWhole = forEach(context, value, [&](const Value &item) {
            out.push_back(item);
            return qsizetype(out.size()) <= count;
        });
        if (context.hasRaised())
            return false;
        if (!isWhole)
            return context.valueError("too many values to unpack (expected " + std::to_string(count) + ")");
        if (qsizetype(out.size()) < count)
            return context.valueError("not enough values to unpack (expected " + std::to_string(count)
                                      + ", got " + std::to_string(out.size()) + ")");
        return true;
    }
    std::vector<Value> all;
    if (!collect(context, value, all))
        return false;
    if (qsizetype(all.size()) < count - 1)
        return context.valueError("not enough values to unpack (expected at least "
                                  + std::to_string(count - 1) + ", got " + std::to_string(all.size()) + ")");
    const auto starred = all.begin() + star;
    const auto after = starred + (qsizetype(all.size()) - (count - 1));
    out.assign(all.begin(), starred);
    out.push_back(makeList(context.heap(), std::vector<Value>(starred, after)));
    out.insert(out.end(), after, all.end());
    return true;
}

} // namespace signalbox::objects
