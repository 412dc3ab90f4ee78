// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/counting.h"

#include "engine/builtins/sequencemethods.h"
#include "engine/library/modules/term.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/operations/iterators.h"

#include <algorithm>

namespace signalbox::modules {

using namespace objects;

namespace {

Counter &counterOf(const Value &value)
{
    return *static_cast<Counter *>(value.as<Dict>());
}

bool isCounter(const Value &value)
{
    return value.is(Kind::Dict) && &typeOf(value) == &counterType();
}

Value makeEmpty(Context &context)
{
    return context.heap().adopt(new Counter);
}

Term zero(Context &context)
{
    return Term::integer(context, 0);
}

// Calls use(key, count) for each entry as they stand now.
template <typename Use> bool forEachEntry(const Dict &dict, Use use)
{
    std::vector<Dict::Entry> entries;
    for (qsizetype place = 0; (place = dict.nextPlace(place)) >= 0; ++place)
        entries.push_back(dict.entry(place));
    return std::all_of(entries.begin(), entries.end(),
                       [&](const Dict::Entry &entry) { return use(entry.key, entry.value); });
}

bool changeBy(Context &context, Counter &counter, const Value &key, const Value &count, Operator op)
{
    const Value before = counter.countOf(context, key);
    const Value after = before.isMissing() ? before : binary(context, op, before, count);
    return !after.isMissing() && counter.set(context, key, after);
}

// Of update() and subtract(): a dict has counts, anything else counts once for each item.
bool countAll(Context &context, Counter &counter, const Value &from, Operator op)
{
    if (!from.is(Kind::Dict))
        return forEach(context, from, [&](const Value &item) {
            return changeBy(context, counter, item, Value::integer(1), op);
        });
    if (op == Operator::Add && counter.size() == 0)
        return counter.update(context, *from.as<Dict>());
    return forEachEntry(*from.as<Dict>(), [&](const Value &key, const Value &count) {
        if (op == Operator::Add) {
            // Here it is count + self.get(key, 0).
            const Value before = counter.countOf(context, key);
            const Value after = before.isMissing() ? before : add(context, count, before);
            return !after.isMissing() && counter.set(context, key, after);
        }
        return changeBy(context, counter, key, count, op);
    });
}

bool countArguments(const Call &call, Counter &counter, const char *function, Operator op)
{
    if (call.passed.count > 1)
        return call.context.typeError("Counter." + std::string(function)
                                      + "() takes from 1 to 2 positional arguments but "
                                      + std::to_string(call.passed.count + 1) + " were given");
    if (call.passed.count == 1 && !call.passed[0].isNone()
        && !countAll(call.context, counter, call.passed[0], op))
        return false;
    if (!call.passed.hasKeywords())
        return true;
    const Value named = makeDict(call.heap());
    for (size_t i = 0; i < call.passed.keywords.size(); ++i)
        if (!named.as<Dict>()->set(call.context, call.passed.keywords[i],
                                   call.passed.ofKeyword(qsizetype(i))))
            return false;
    return countAll(call.context, counter, named, op);
}

Value makeCounter(const Call &call)
{
    Value made = makeEmpty(call.context);
    return countArguments(call, counterOf(made), "__init__", Operator::Add) ? made : Value();
}

Value updateCounter(const Call &call)
{
    return noneIf(countArguments(call, counterOf(call.self), "update", Operator::Add));
}

Value subtract(const Call &call)
{
    return noneIf(countArguments(call, counterOf(call.self), "subtract", Operator::Subtract));
}

// Pairs of key and count, the largest count first.
bool sortedPairs(Context &context, const Counter &counter, std::vector<Value> &out)
{
    static constexpr FunctionRow second{"itemgetter", [](const Call &call) { return itemsOf(call[0])[1]; },
                                        Signature::One};
    forEachEntry(counter, [&](const Value &key, const Value &count) {
        out.push_back(makePair(context.heap(), key, count));
        return true;
    });
    const Value key = context.heap().adopt(new Function(second, nullptr, Value()));
    return sortValues(context, out, key, true);
}

Value mostCommon(const Call &call)
{
    std::vector<Value> pairs;
    if (!sortedPairs(call.context, counterOf(call.self), pairs))
        return {};
    qint64 most = qint64(pairs.size());
    if (call.has(0) && !call[0].isNone()) {
        if (compare(call.context, Comparison::GreaterOrEqual, call[0], Value::integer(most)) == Answer::Raised
            || !toIndex(call.context, call[0], most))
            return {};
    }
    pairs.resize(size_t(std::clamp<qint64>(most, 0, qint64(pairs.size()))));
    return makeList(call.heap(), std::move(pairs));
}

Value total(const Call &call)
{
    Value sum = Value::integer(0);
    const bool isWhole = forEachEntry(counterOf(call.self), [&](const Value &, const Value &count) {
        sum = add(call.context, sum, count);
        return !sum.isMissing();
    });
    return isWhole ? sum : Value();
}

const NativeType &elementsType()
{
    static const NativeType type({.name = "itertools.chain", .instances = Kind::Iterator});
    return type;
}

// Each key as often as it is counted.
class Elements final : public Iterator {
public:
    explicit Elements(std::vector<Value> pairs)
        : Iterator(elementsType())
        , m_pairs(std::move(pairs))
    {
    }
    Value next(Context &context) override
    {
        for (; m_at < m_pairs.size(); ++m_at, m_given = 0) {
            qint64 times = 0;
            if (!toIndex(context, itemsOf(m_pairs[m_at])[1], times))
                return {};
            if (m_given < times) {
                ++m_given;
                return itemsOf(m_pairs[m_at])[0];
            }
        }
        return {};
    }
    qint64 footprint() const override { return qint64(sizeof(Elements)); }
    void dropValues() override { m_pairs.clear(); }

private:
    std::vector<Value> m_pairs;
    size_t m_at = 0;
    qint64 m_given = 0;
};

Value elements(const Call &call)
{
    std::vector<Value> pairs;
    forEachEntry(counterOf(call.self), [&](const Value &key, const Value &count) {
        pairs.push_back(makePair(call.heap(), key, count));
        return true;
    });
    return call.heap().adopt(new Elements(std::move(pairs)));
}

Value copyCounter(const Call &call)
{
    Value made = makeEmpty(call.context);
    return counterOf(made).update(call.context, counterOf(call.self)) ? made : Value();
}

Value refuseFromKeys(const Call &call)
{
    return call.context.raise(*builtinType("NotImplementedError"),
                              "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.");
}

constexpr FunctionRow counterMethods[] = {
    {"copy", copyCounter, Signature::Python},       {"__copy__", copyCounter, Signature::Python},
    {"elements", elements, Signature::Python},      {"most_common", mostCommon, Signature::Python, 0, 1, "n"},
    {"subtract", subtract, Signature::Anything},    {"total", total, Signature::Python},
    {"update", updateCounter, Signature::Anything},
};
constexpr FunctionRow counterClassMethods[] = {{"fromkeys", refuseFromKeys, Signature::Anything}};

// The count of a key in the result of one op other; which count wins where both have it.
Value combined(Context &context, Operator op, const Value &mine, const Value &others)
{
    if (op == Operator::Add || op == Operator::Subtract)
        return binary(context, op, mine, others);
    const Answer isLess = compare(context, Comparison::Less, mine, others);
    if (isLess == Answer::Raised)
        return {};
    return (isLess == Answer::Yes) == (op == Operator::Or) ? others : mine;
}

bool keepIf(Context &context, Counter &result, const Value &key, const Value &count, Comparison how)
{
    const Answer isKept =
        count.isMissing() ? Answer::Raised : compare(context, how, count, Value::integer(0));
    if (isKept != Answer::Yes)
        return isKept == Answer::No;
    return result.set(context, key, count);
}

bool addTheOthers(Context &context, Operator op, Counter &one, const Counter &other, Counter &result)
{
    return forEachEntry(other, [&](const Value &key, const Value &count) {
        const Answer isThere = one.contains(context, key);
        if (isThere != Answer::No || op == Operator::And)
            return isThere != Answer::Raised;
        if (op != Operator::Subtract)
            return keepIf(context, result, key, count, Comparison::Greater);
        const Answer isNegative = compare(context, Comparison::Less, count, Value::integer(0));
        return isNegative == Answer::No
            || (isNegative == Answer::Yes
                && result.set(context, key, (zero(context) - Term(context, count)).take()));
    });
}

bool removeOthers(Context &context, Counter &counter)
{
    return forEachEntry(counter, [&](const Value &key, const Value &count) {
        const Answer isKept = compare(context, Comparison::Greater, count, Value::integer(0));
        Value gone;
        return isKept == Answer::Yes
            || (isKept == Answer::No && counter.remove(context, key, gone) != Answer::Raised);
    });
}

bool isCounting(Operator op)
{
    return op == Operator::Add || op == Operator::Subtract || op == Operator::And || op == Operator::Or;
}

// Whether for each key of both the counts compare so.
Answer comparesAll(Context &context, Counter &one, Counter &other, Comparison how)
{
    Answer result = Answer::Yes;
    for (const Counter *side : {&one, &other}) {
        forEachEntry(*side, [&](const Value &key, const Value &) {
            const Value mine = one.countOf(context, key);
            const Value others = mine.isMissing() ? mine : other.countOf(context, key);
            result = others.isMissing() ? Answer::Raised : compare(context, how, mine, others);
            return result == Answer::Yes;
        });
        if (result != Answer::Yes)
            break;
    }
    return result;
}

} // namespace

const NativeType &counterType()
{
    static constexpr FunctionRow make{"Counter", makeCounter, Signature::Anything};
    static const NativeType type({.name = "collections.Counter",
                                  .base = &typeOfKind(Kind::Dict),
                                  .instances = Kind::Dict,
                                  .isOfPython = true,
                                  .make = &make,
                                  .methods = counterMethods,
                                  .classMethods = counterClassMethods});
    return type;
}

const Type &Counter::type() const
{
    return counterType();
}

Value Counter::missing(Context &, const Value &)
{
    return Value::integer(0);
}

Value Counter::countOf(Context &context, const Value &key)
{
    Value found = find(context, key);
    return found.isMissing() && !context.hasRaised() ? Value::integer(0) : found;
}

bool Counter::represent(Context &context, TextBuilder &out)
{
    if (size() == 0) {
        out.append("Counter()");
        return true;
    }
    out.append("Counter(");
    std::vector<Value> pairs;
    Value sorted = makeDict(context.heap());
    if (sortedPairs(context, *this, pairs)) {
        for (const Value &pair : pairs)
            if (!sorted.as<Dict>()->set(context, itemsOf(pair)[0], itemsOf(pair)[1]))
                return false;
    } else if (context.hasRaised(Error::TypeError)) {
        context.clear();
        sorted = copy(context);
    }
    if (sorted.isMissing() || context.hasRaised() || !sorted.as<Dict>()->represent(context, out))
        return false;
    out.append(")");
    return true;
}

Answer Counter::equals(Context &context, const Value &other)
{
    return isCounter(other) ? comparesAll(context, *this, counterOf(other), Comparison::Equal)
                            : Dict::equals(context, other);
}

Answer Counter::order(Context &context, Comparison how, const Value &other)
{
    if (!isCounter(other))
        return Answer::Raised;
    const bool isStrict = how == Comparison::Less || how == Comparison::Greater;
    const Comparison loose = how == Comparison::Less ? Comparison::LessOrEqual
        : how == Comparison::Greater                 ? Comparison::GreaterOrEqual
                                                     : how;
    const Answer all = comparesAll(context, *this, counterOf(other), loose);
    if (all != Answer::Yes || !isStrict)
        return all;
    const Answer same = equals(context, other);
    return same == Answer::Raised ? same : answer(same == Answer::No);
}

Value Counter::operate(Context &context, Operator op, const Value &other, bool isReflected)
{
    if (isReflected || !isCounting(op) || !isCounter(other))
        return {};
    Value result = makeEmpty(context);
    const bool isWhole = forEachEntry(*this, [&](const Value &key, const Value &count) {
        const Value others = counterOf(other).countOf(context, key);
        return !others.isMissing()
            && keepIf(context, counterOf(result), key, combined(context, op, count, others),
                      Comparison::Greater);
    });
    return isWhole && addTheOthers(context, op, *this, counterOf(other), counterOf(result)) ? result
                                                                                            : Value();
}

Value Counter::operateInPlace(Context &context, Operator op, const Value &other)
{
    if (!isCounting(op) || !isCounter(other))
        return {};
    // & goes through its own keys, the others through those of the other one.
    Counter &through = op == Operator::And ? *this : counterOf(other);
    const bool isWhole = forEachEntry(through, [&](const Value &key, const Value &) {
        const Value mine = countOf(context, key);
        const Value others = mine.isMissing() ? mine : counterOf(other).countOf(context, key);
        const Value count = others.isMissing() ? others : combined(context, op, mine, others);
        return !count.isMissing() && set(context, key, count);
    });
    return isWhole && removeOthers(context, *this) ? Value::of(this) : Value();
}

Value Counter::operateAlone(Context &context, UnaryOperator op)
{
    if (op == UnaryOperator::Invert)
        return {};
    Value result = makeEmpty(context);
    const bool isWhole = forEachEntry(*this, [&](const Value &key, const Value &count) {
        const Value kept = op == UnaryOperator::Plus ? count : unary(context, op, count);
        return keepIf(context, counterOf(result), key, kept, Comparison::Greater);
    });
    return isWhole ? result : Value();
}

} // namespace signalbox::modules
