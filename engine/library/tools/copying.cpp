// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/tools/copying.h"

#include "engine/builtins/methods.h"
#include "engine/library/containers/deques.h"
#include "engine/objects/dicts.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/instances.h"
#include "engine/operations/setalgebra.h"

#include <unordered_map>

namespace signalbox::modules {

using namespace objects;

namespace {

// obj.name(…) where there is such a method; Missing without a raised exception where there is none.
Value byMethod(Context &context, const Value &value, std::string_view name, const Arguments &arguments)
{
    const Value text = makeText(context.heap(), name);
    const Value method = attributeOf(context, value, text);
    if (method.isMissing()) {
        if (context.hasRaised(Error::AttributeError))
            context.clear();
        return {};
    }
    return call(context, method, arguments);
}

// A new object of the same class; Missing without an exception where it is none of the program's.
Value emptyLike(Context &context, const Value &value)
{
    if (sortOf(value) != Sort::Instance)
        return {};
    return context.heap().adopt(new Instance(value.as<Instance>()->classOf()));
}

// Gives each attribute of \a from, changed by \a change, to \a to.
template <typename Change>
bool copyAttributes(Context &context, const Value &from, const Value &to, Change change)
{
    const Value attributes = from.as<Instance>()->attributesNow(context);
    if (attributes.isMissing())
        return false;
    const auto *dict = attributes.as<Dict>();
    for (qsizetype place = 0; (place = dict->nextPlace(place)) >= 0; ++place) {
        const Value value = change(Value(dict->entry(place).value));
        if (value.isMissing() || !to.as<Instance>()->setOwn(context, dict->entry(place).key, value))
            return false;
    }
    if (!from.as<Instance>()->content().isMissing()) {
        Value content = change(Value(from.as<Instance>()->content()));
        if (content.isMissing())
            return false;
        to.as<Instance>()->setContent(std::move(content));
    }
    return true;
}

Value shallowCopyOf(Context &context, const Value &value)
{
    switch (value.kind()) {
    case Kind::List:
        return makeList(context.heap(), {itemsOf(value).begin(), itemsOf(value).end()});
    case Kind::Dict:
        if (&typeOf(value) == &typeOfKind(Kind::Dict))
            return value.as<Dict>()->copy(context);
        break;
    case Kind::Set:
        return copyOfSet(context, value);
    case Kind::Opaque:
        break;
    case Kind::Missing:
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Float:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::Tuple:
    case Kind::FrozenSet:
    case Kind::Range:
    case Kind::Slice:
    case Kind::Exception:
    case Kind::Type:
    case Kind::Function:
    case Kind::Iterator:
    case Kind::DictView:
        return value;
    }
    Value made = byMethod(context, value, "__copy__", Arguments{});
    if (!made.isMissing() || context.hasRaised())
        return made;
    made = emptyLike(context, value);
    if (made.isMissing())
        return value;
    const Value inside = value.as<Instance>()->content();
    const bool isDone = copyAttributes(context, value, made, [&](const Value &each) {
        return each.isSame(inside) ? shallowCopyOf(context, each) : each;
    });
    return isDone ? made : Value();
}

Value shallowCopy(const Call &call)
{
    return shallowCopyOf(call.context, call[0]);
}

// Goes down into containers, and makes of what occurs twice one copy.
class DeepCopy {
public:
    DeepCopy(Context &context, Value memo)
        : m_context(context)
        , m_memo(std::move(memo))
    {
    }
    Value of(const Value &value)
    {
        if (!value.isObject() || value.is(Kind::Str) || value.is(Kind::Bytes))
            return value;
        const auto known = m_copies.find(value.object());
        if (known != m_copies.end())
            return known->second;
        const Nesting nesting(m_context, "");
        if (nesting.isTooDeep())
            return {};
        switch (value.kind()) {
        case Kind::List:
            return ofList(value);
        case Kind::Tuple:
            return ofTuple(value);
        case Kind::Dict:
            return ofDict(value);
        case Kind::Set:
        case Kind::FrozenSet:
            return ofSet(value);
        case Kind::Opaque:
            return ofObject(value);
        case Kind::Missing:
        case Kind::None:
        case Kind::Ellipsis:
        case Kind::NotImplemented:
        case Kind::Bool:
        case Kind::Int:
        case Kind::Float:
        case Kind::Str:
        case Kind::Bytes:
        case Kind::Range:
        case Kind::Slice:
        case Kind::Exception:
        case Kind::Type:
        case Kind::Function:
        case Kind::Iterator:
        case Kind::DictView:
            break;
        }
        return value;
    }

private:
    Value ofList(const Value &value)
    {
        Value made = makeList(m_context.heap(), {});
        m_copies.emplace(value.object(), made);
        for (qsizetype i = 0; i < value.as<List>()->size(); ++i) {
            Value item = of(Value(value.as<List>()->at(i)));
            if (item.isMissing() || !made.as<List>()->append(m_context, std::move(item)))
                return {};
        }
        return made;
    }
    Value ofTuple(const Value &value)
    {
        std::vector<Value> items;
        bool isSame = true;
        for (const Value &each : value.as<Tuple>()->items()) {
            items.push_back(of(each));
            if (items.back().isMissing())
                return {};
            isSame = isSame && items.back().isSame(each);
        }
        // A tuple of what cannot change is its own copy; a named one stays what it is.
        if (isSame || &typeOf(value) != &typeOfKind(Kind::Tuple))
            return value;
        Value made = makeTuple(m_context.heap(), std::move(items));
        m_copies.emplace(value.object(), made);
        return made;
    }
    Value ofDict(const Value &value)
    {
        Value made = &typeOf(value) == &typeOfKind(Kind::Dict)
            ? makeDict(m_context.heap())
            : byMethod(m_context, value, "__copy__", Arguments{});
        if (made.isMissing())
            return made;
        auto *dict = made.as<Dict>();
        dict->clear();
        m_copies.emplace(value.object(), made);
        const auto *from = value.as<Dict>();
        for (qsizetype place = 0; (place = from->nextPlace(place)) >= 0; ++place) {
            const Dict::Entry entry = from->entry(place);
            const Value key = of(entry.key), item = key.isMissing() ? key : of(entry.value);
            if (item.isMissing() || !dict->set(m_context, key, item))
                return {};
        }
        return made;
    }
    Value ofSet(const Value &value)
    {
        Value made = makeSet(m_context.heap(), value.kind());
        const auto *from = value.as<Set>();
        for (qsizetype place = 0; (place = from->nextPlace(place)) >= 0; ++place) {
            const Value item = of(from->entry(place).key);
            if (item.isMissing() || !made.as<Set>()->add(m_context, item))
                return {};
        }
        m_copies.emplace(value.object(), made);
        return made;
    }
    Value ofObject(const Value &value)
    {
        if (&typeOf(value) == &dequeType()) {
            Value made = m_context.heap().adopt(new Deque(value.as<Deque>()->limit()));
            m_copies.emplace(value.object(), made);
            for (const Value &each :
                 std::vector<Value>(value.as<Deque>()->items.begin(), value.as<Deque>()->items.end())) {
                Value item = of(each);
                if (item.isMissing() || !made.as<Deque>()->append(m_context, std::move(item)))
                    return {};
            }
            return made;
        }
        Value made = byMethod(m_context, value, "__deepcopy__", Arguments{&m_memo, 1});
        if (made.isMissing() && !m_context.hasRaised())
            return ofInstance(value);
        if (!made.isMissing())
            m_copies.emplace(value.object(), made);
        return made;
    }
    Value ofInstance(const Value &value)
    {
        Value made = emptyLike(m_context, value);
        if (made.isMissing())
            return value;
        m_copies.emplace(value.object(), made);
        const bool isDone =
            copyAttributes(m_context, value, made, [this](const Value &each) { return of(each); });
        return isDone ? made : Value();
    }

    Context &m_context;
    Value m_memo;
    std::unordered_map<const Object *, Value> m_copies;
};

Value deepCopy(const Call &call)
{
    DeepCopy copy(call.context, call.has(1) && !call[1].isNone() ? call[1] : makeDict(call.heap()));
    return copy.of(call[0]);
}

constexpr FunctionRow copyRows[] = {
    {"copy", shallowCopy, Signature::Python, 1, 1, "x"},
    {"deepcopy", deepCopy, Signature::Python, 1, 2, "x memo"},
};

} // namespace

Attributes makeCopy(Context &context)
{
    Filling filling(context);
    filling.add(copyRows);
    return filling.take();
}

} // namespace signalbox::modules
