// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/deques.h"

#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/operations/arithmetic.h"

#include <algorithm>

namespace signalbox::modules {

using namespace objects;

namespace {

const NativeType &dequeIteratorType()
{
    static const NativeType type({.name = "_collections._deque_iterator", .instances = Kind::Iterator});
    return type;
}

const NativeType &reverseIteratorType()
{
    static const NativeType type(
        {.name = "_collections._deque_reverse_iterator", .instances = Kind::Iterator});
    return type;
}

class DequeIterator final : public Iterator {
public:
    DequeIterator(Value over, bool isReversed)
        : Iterator(isReversed ? reverseIteratorType() : dequeIteratorType())
        , m_over(std::move(over))
        , m_changes(m_over.as<Deque>()->changes)
        , m_isReversed(isReversed)
    {
    }
    Value next(Context &context) override
    {
        if (m_over.isMissing())
            return {};
        const auto &items = m_over.as<Deque>()->items;
        if (m_over.as<Deque>()->changes != m_changes) {
            m_over = {};
            return context.raise(Error::RuntimeError, "deque mutated during iteration");
        }
        if (m_place >= items.size()) {
            m_over = {};
            return {};
        }
        const size_t at = m_isReversed ? items.size() - 1 - m_place : m_place;
        ++m_place;
        return items[at];
    }
    qint64 footprint() const override { return qint64(sizeof(DequeIterator)); }
    void dropValues() override { m_over = {}; }

private:
    Value m_over;
    qint64 m_changes;
    size_t m_place = 0;
    bool m_isReversed;
};

Deque &dequeOf(const Value &value)
{
    return *value.as<Deque>();
}

bool isDeque(const Value &value)
{
    return value.is(Kind::Opaque) && &typeOf(value) == &dequeType();
}

Value copyOf(Context &context, const Deque &deque)
{
    Value made = context.heap().adopt(new Deque(deque.limit()));
    for (const Value &each : deque.items)
        if (!dequeOf(made).append(context, each))
            return {};
    return made;
}

bool extend(Context &context, Deque &deque, const Value &iterable, bool isLeft)
{
    std::vector<Value> itself;
    if (iterable.isObject() && iterable.object() == &deque)
        itself.assign(deque.items.begin(), deque.items.end());
    const Value from = itself.empty() ? iterable : makeList(context.heap(), std::move(itself));
    return forEach(context, from, [&](const Value &item) {
        return isLeft ? deque.appendLeft(context, item) : deque.append(context, item);
    });
}

Value appendItem(const Call &call)
{
    return noneIf(dequeOf(call.self).append(call.context, call[0]));
}

Value appendItemLeft(const Call &call)
{
    return noneIf(dequeOf(call.self).appendLeft(call.context, call[0]));
}

Value extendRight(const Call &call)
{
    return noneIf(extend(call.context, dequeOf(call.self), call[0], false));
}

Value extendLeft(const Call &call)
{
    return noneIf(extend(call.context, dequeOf(call.self), call[0], true));
}

template <bool IsLeft> Value popFromDeque(const Call &call)
{
    auto &deque = dequeOf(call.self);
    if (deque.items.empty())
        return call.context.raise(Error::IndexError, "pop from an empty deque");
    Value item = IsLeft ? deque.items.front() : deque.items.back();
    IsLeft ? deque.items.pop_front() : deque.items.pop_back();
    ++deque.changes;
    return item;
}

Value clearDeque(const Call &call)
{
    const std::deque<Value> gone = std::exchange(dequeOf(call.self).items, {});
    ++dequeOf(call.self).changes;
    return Value::none();
}

Value copyDeque(const Call &call)
{
    return copyOf(call.context, dequeOf(call.self));
}

Value rotate(const Call &call)
{
    qint64 by = 1;
    auto &items = dequeOf(call.self).items;
    if (call.has(0) && !toIndex(call.context, call[0], by))
        return {};
    if (items.size() < 2)
        return Value::none();
    const qint64 size = qint64(items.size());
    by = ((by % size) + size) % size;
    std::rotate(items.begin(), items.end() - by, items.end());
    if (by != 0)
        ++dequeOf(call.self).changes;
    return Value::none();
}

Value reverse(const Call &call)
{
    auto &items = dequeOf(call.self).items;
    std::reverse(items.begin(), items.end());
    return Value::none();
}

// The place of a value from \a from up to \a to; -1 where there is none. False where it raised.
bool findItem(Context &context, Deque &deque, const Value &value, qint64 from, qint64 to, qint64 &out)
{
    constexpr qint64 workOfAnItem = 4; // nanoseconds, about
    const qint64 changes = deque.changes;
    for (qint64 i = from; i < to; ++i) {
        const Answer same = isEqualItem(context, Value(deque.items[size_t(i)]), value);
        if (same == Answer::Raised || !context.works(workOfAnItem))
            return false;
        if (deque.changes != changes)
            return context.raise(Error::RuntimeError, "deque mutated during iteration");
        if (same == Answer::Yes) {
            out = i;
            return true;
        }
    }
    out = -1;
    return true;
}

Value countItem(const Call &call)
{
    auto &deque = dequeOf(call.self);
    qint64 count = 0, at = -1;
    do {
        if (!findItem(call.context, deque, call[0], at + 1, deque.length(), at))
            return {};
        count += at >= 0;
    } while (at >= 0);
    return Value::integer(count);
}

Value removeItem(const Call &call)
{
    auto &deque = dequeOf(call.self);
    qint64 at = 0;
    if (!findItem(call.context, deque, call[0], 0, deque.length(), at)) {
        if (call.context.hasRaised(Error::RuntimeError)) {
            call.context.clear();
            return call.context.raise(Error::IndexError, "deque mutated during iteration");
        }
        return {};
    }
    if (at < 0) {
        TextBuilder words;
        if (!represent(call.context, call[0], words))
            return {};
        words.append(" is not in deque");
        return call.context.raiseWith(typeOfError(Error::ValueError), words.toValue(call.heap()));
    }
    deque.items.erase(deque.items.begin() + at);
    ++deque.changes;
    return Value::none();
}

Value indexOf(const Call &call)
{
    auto &deque = dequeOf(call.self);
    qint64 bounds[] = {0, deque.length()}, at = 0;
    for (qsizetype i = 0; i < 2; ++i)
        if (call.has(i + 1)) {
            if (!isInteger(call[i + 1]))
                return call.context.typeError("slice indices must be integers or have an __index__ method");
            qint64 bound = call[i + 1].isSmallIntOrBool() ? call[i + 1].integer()
                : signOf(call[i + 1]) < 0                 ? -deque.length()
                                                          : deque.length();
            bound += bound < 0 ? deque.length() : 0;
            bounds[i] = std::clamp<qint64>(bound, 0, deque.length());
        }
    if (!findItem(call.context, deque, call[0], bounds[0], bounds[1], at))
        return {};
    if (at >= 0)
        return Value::integer(at);
    TextBuilder words;
    if (!represent(call.context, call[0], words))
        return {};
    words.append(" is not in deque");
    return call.context.raiseWith(typeOfError(Error::ValueError), words.toValue(call.heap()));
}

Value insertItem(const Call &call)
{
    auto &deque = dequeOf(call.self);
    qint64 at = 0;
    if (!toIndex(call.context, call[0], at))
        return {};
    if (deque.length() == deque.limit())
        return call.context.raise(Error::IndexError, "deque already at its maximum size");
    at = std::clamp<qint64>(at < 0 ? at + deque.length() : at, 0, deque.length());
    deque.items.insert(deque.items.begin() + at, call[1]);
    ++deque.changes;
    return Value::none();
}

Value tellLimit(Context &, const Value &self)
{
    return dequeOf(self).limit() < 0 ? Value::none() : Value::integer(dequeOf(self).limit());
}

Value makeDeque(const Call &call)
{
    qint64 limit = -1;
    if (call.has(1) && !call[1].isNone()) {
        if (!isInteger(call[1]))
            return call.context.typeError("an integer is required");
        if (!call[1].isSmallIntOrBool())
            return call.context.raise(Error::OverflowError, "Python int too large to convert to C ssize_t");
        limit = call[1].integer();
        if (limit < 0)
            return call.context.valueError("maxlen must be non-negative");
    }
    Value made = call.heap().adopt(new Deque(limit));
    if (call.has(0) && !extend(call.context, dequeOf(made), call[0], false))
        return {};
    return made;
}

// An index into it; false with IndexError.
bool placeFor(Context &context, const Deque &deque, const Value &key, qsizetype &out)
{
    if (!isInteger(key))
        return context.typeError("sequence index must be integer, not '" + typeName(key) + "'");
    if (!key.isSmallIntOrBool())
        return context.raise(Error::IndexError, "cannot fit 'int' into an index-sized integer");
    out = key.integer() < 0 ? key.integer() + deque.length() : key.integer();
    return (out >= 0 && out < deque.length()) || context.raise(Error::IndexError, "deque index out of range");
}

constexpr FunctionRow dequeMethods[] = {
    {"append", appendItem, Signature::One},
    {"appendleft", appendItemLeft, Signature::One},
    {"clear", clearDeque},
    {"copy", copyDeque},
    {"__copy__", copyDeque},
    {"count", countItem, Signature::One},
    {"extend", extendRight, Signature::One},
    {"extendleft", extendLeft, Signature::One},
    {"index", indexOf, Signature::Tuple, 1, 3},
    {"insert", insertItem, Signature::Tuple, 2, 2},
    {"pop", popFromDeque<false>},
    {"popleft", popFromDeque<true>},
    {"remove", removeItem, Signature::One},
    {"reverse", reverse},
    {"rotate", rotate, Signature::Positional, 0, 1},
};
constexpr AttributeRow dequeAttributes[] = {{"maxlen", tellLimit}};

} // namespace

const NativeType &dequeType()
{
    static constexpr FunctionRow make{"deque", makeDeque, Signature::Keywords, 0, 2, "iterable maxlen"};
    static const NativeType type(
        {.name = "collections.deque", .make = &make, .methods = dequeMethods, .attributes = dequeAttributes});
    return type;
}

Deque::Deque(qsizetype limit)
    : Opaque(dequeType())
    , m_limit(limit)
{
}

bool Deque::count(Context &context)
{
    ++changes;
    const qint64 bytes = qint64((items.size() / 64 + 1) * 64 * sizeof(Value));
    if (bytes <= m_counted)
        return true;
    if (!context.allows(bytes - m_counted))
        return false;
    context.heap().account().add(bytes - m_counted);
    m_counted = bytes;
    return true;
}

bool Deque::append(Context &context, Value value)
{
    items.push_back(std::move(value));
    if (m_limit >= 0 && length() > m_limit)
        items.pop_front();
    return count(context);
}

bool Deque::appendLeft(Context &context, Value value)
{
    items.push_front(std::move(value));
    if (m_limit >= 0 && length() > m_limit)
        items.pop_back();
    return count(context);
}

bool Deque::represent(Context &context, TextBuilder &out)
{
    const Representation representation(context, this);
    if (representation.isTooDeep())
        return false;
    if (representation.isInItself()) {
        out.append("[...]");
        return true;
    }
    out.append("deque([");
    const std::vector<Value> all(items.begin(), items.end());
    for (size_t i = 0; i < all.size(); ++i) {
        if (i > 0)
            out.append(", ");
        if (!objects::represent(context, all[i], out))
            return false;
    }
    out.append(m_limit < 0 ? "])" : "], maxlen=" + std::to_string(m_limit) + ")");
    return true;
}

Answer Deque::equals(Context &context, const Value &other)
{
    return isDeque(other) ? order(context, Comparison::Equal, other) : Answer::No;
}

Answer Deque::order(Context &context, Comparison how, const Value &other)
{
    if (!isDeque(other))
        return Answer::Raised;
    if (how == Comparison::Equal && length() != dequeOf(other).length())
        return Answer::No;
    const std::vector<Value> mine(items.begin(), items.end());
    const std::vector<Value> others(dequeOf(other).items.begin(), dequeOf(other).items.end());
    for (size_t i = 0; i < mine.size() && i < others.size(); ++i) {
        const Answer same = isEqualItem(context, mine[i], others[i]);
        if (same == Answer::Raised)
            return same;
        if (same == Answer::No)
            return how == Comparison::Equal ? Answer::No : compare(context, how, mine[i], others[i]);
    }
    return answerByOrder(how, mine.size() < others.size() ? -1 : mine.size() > others.size() ? 1 : 0);
}

Answer Deque::hash(Context &context, Hash &)
{
    return unhashable(context, Value::of(this));
}

Value Deque::iterate(Context &context)
{
    return context.heap().adopt(new DequeIterator(Value::of(this), false));
}

Value Deque::reversed(Context &context)
{
    return context.heap().adopt(new DequeIterator(Value::of(this), true));
}

Value Deque::subscript(Context &context, const Value &key)
{
    qsizetype place = 0;
    return placeFor(context, *this, key, place) ? items[size_t(place)] : Value();
}

bool Deque::setSubscript(Context &context, const Value &key, const Value &value)
{
    qsizetype place = 0;
    if (!placeFor(context, *this, key, place))
        return false;
    if (value.isMissing()) {
        items.erase(items.begin() + place);
        ++changes;
    } else {
        items[size_t(place)] = value;
    }
    return true;
}

Answer Deque::contains(Context &context, const Value &value)
{
    qint64 at = 0;
    return findItem(context, *this, value, 0, length(), at) ? answer(at >= 0) : Answer::Raised;
}

Value Deque::operate(Context &context, Operator op, const Value &other, bool isReflected)
{
    if (op == Operator::Add && !isReflected) {
        if (!isDeque(other))
            return context.typeError("can only concatenate deque (not \"" + typeName(other) + "\") to deque");
        Value made = copyOf(context, *this);
        return !made.isMissing() && extend(context, dequeOf(made), other, false) ? made : Value();
    }
    if (op != Operator::Multiply)
        return {};
    if (!isInteger(other))
        return context.typeError("can't multiply sequence by non-int of type '" + typeName(other) + "'");
    Value made = copyOf(context, *this);
    return made.isMissing() ? made : dequeOf(made).operateInPlace(context, op, other);
}

Value Deque::operateInPlace(Context &context, Operator op, const Value &other)
{
    if (op == Operator::Add)
        return extend(context, *this, other, false) ? Value::of(this) : Value();
    if (op != Operator::Multiply)
        return {};
    qint64 times = 0;
    if (!isInteger(other))
        return context.typeError("can't multiply sequence by non-int of type '" + typeName(other) + "'");
    if (!toIndex(context, other, times))
        return {};
    const std::vector<Value> each(items.begin(), items.end());
    const qint64 most = m_limit < 0 || each.empty() ? times : m_limit / qint64(each.size()) + 1;
    if (times <= 0)
        items.clear();
    for (qint64 i = 1; i < std::min(times, most) && !each.empty(); ++i)
        for (const Value &item : each)
            if (!append(context, item))
                return {};
    return Value::of(this);
}

} // namespace signalbox::modules
