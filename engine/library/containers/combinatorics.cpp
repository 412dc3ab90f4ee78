// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/combinatorics.h"

#include "engine/library/containers/tooliterator.h"
#include "engine/objects/integers.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/suggestions.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace signalbox::modules {

using namespace objects;

namespace {

std::vector<size_t> countedUp(size_t size)
{
    std::vector<size_t> places(size);
    std::iota(places.begin(), places.end(), size_t(0));
    return places;
}

// Goes through choices of places: each gives a tuple of what stands there.
class PlaceIterator : public ToolIterator {
public:
    PlaceIterator(const Type &type, std::vector<Value> pool, std::vector<size_t> places, bool isEnded)
        : ToolIterator(type, std::move(pool))
        , m_places(std::move(places))
        , m_isEnded(isEnded)
    {
    }
    Value next(Context &context) final
    {
        if (m_isEnded)
            return {};
        if (m_hasBegun && !advance()) {
            m_isEnded = true;
            return {};
        }
        m_hasBegun = true;
        std::vector<Value> items;
        for (size_t i = 0; i < chosen(); ++i)
            items.push_back(kept[m_places[i]]);
        return makeTuple(context.heap(), std::move(items));
    }

protected:
    virtual bool advance() = 0;
    virtual size_t chosen() const { return m_places.size(); }
    std::vector<size_t> m_places;

private:
    bool m_isEnded;
    bool m_hasBegun = false;
};

// The pools stand in one row; m_starts says where each begins.
class Product final : public PlaceIterator {
public:
    Product(const Type &type, std::vector<Value> pools, std::vector<size_t> starts, bool isEmpty)
        : PlaceIterator(type, std::move(pools), std::vector<size_t>(starts.begin(), starts.end() - 1),
                        isEmpty)
        , m_starts(std::move(starts))
    {
    }

protected:
    bool advance() override
    {
        for (size_t i = m_places.size(); i-- > 0;) {
            if (++m_places[i] < m_starts[i + 1])
                return true;
            m_places[i] = m_starts[i];
        }
        return false;
    }

private:
    std::vector<size_t> m_starts;
};

class Permutations final : public PlaceIterator {
public:
    Permutations(const Type &type, std::vector<Value> pool, size_t chosen)
        : PlaceIterator(type, pool, countedUp(pool.size()), chosen > pool.size())
        , m_chosen(std::min(chosen, pool.size()))
    {
        for (size_t i = 0; i < m_chosen; ++i)
            m_cycles.push_back(m_places.size() - i);
    }

protected:
    bool advance() override
    {
        const size_t size = m_places.size();
        for (size_t i = m_chosen; i-- > 0;) {
            if (--m_cycles[i] > 0) {
                std::swap(m_places[i], m_places[size - m_cycles[i]]);
                return true;
            }
            std::rotate(m_places.begin() + qsizetype(i), m_places.begin() + qsizetype(i) + 1, m_places.end());
            m_cycles[i] = size - i;
        }
        return false;
    }
    size_t chosen() const override { return m_chosen; }

private:
    size_t m_chosen;
    std::vector<size_t> m_cycles;
};

class Combinations final : public PlaceIterator {
public:
    Combinations(const Type &type, std::vector<Value> pool, std::vector<size_t> places, bool repeats,
                 bool isEnded)
        : PlaceIterator(type, std::move(pool), std::move(places), isEnded)
        , m_repeats(repeats)
    {
    }

protected:
    bool advance() override
    {
        const size_t size = kept.size(), count = m_places.size();
        for (size_t i = count; i-- > 0;) {
            const size_t last = m_repeats ? size - 1 : size - count + i;
            if (m_places[i] == last)
                continue;
            const size_t from = m_places[i] + 1;
            for (size_t j = i; j < count; ++j)
                m_places[j] = m_repeats ? from : from + (j - i);
            return true;
        }
        return false;
    }

private:
    bool m_repeats;
};

bool lengthArgument(const Call &call, qsizetype i, qint64 &out)
{
    if (!toIndex(call.context, call[i], out))
        return false;
    return out >= 0 || call.context.valueError("r must be non-negative");
}

/// CPython makes room for \a chosen places before it asks whether there are so many things. Where there is
/// nothing to choose we take none, and raise as it does only where it cannot have that room either.
[[nodiscard]] bool allowsPlaces(Context &context, qint64 chosen, bool isEnded)
{
    constexpr qint64 mostUnasked = qint64(1) << 34;
    return (isEnded && chosen < mostUnasked) || context.allows(chosen, sizeof(size_t));
}

Value makeProduct(const Call &call)
{
    qint64 times = 1;
    for (size_t i = 0; i < call.passed.keywords.size(); ++i) {
        const std::string name = toUtf8(call.passed.keywords[i]);
        if (call.passed.keywords.size() > 1)
            return call.context.typeError("product() takes at most 1 keyword argument ("
                                          + std::to_string(call.passed.keywords.size()) + " given)");
        if (name != "repeat")
            return call.context.typeError(invalidKeyword(call.context, "product()", name, {"repeat"}));
        if (!toIndex(call.context, call.passed.ofKeyword(qsizetype(i)), times))
            return {};
        if (times < 0)
            return call.context.valueError("repeat argument cannot be negative");
    }
    std::vector<std::vector<Value>> pools;
    for (qsizetype i = 0; times > 0 && i < call.count; ++i)
        if (!collect(call.context, call[i], pools.emplace_back()))
            return {};
    const qint64 given = qint64(pools.size());
    if (given > 0 && times > std::numeric_limits<qint64>::max() / qint64(sizeof(qint64)) / given)
        return call.context.raise(Error::OverflowError, "repeat argument too large");
    qint64 bytes = 0; // of a round
    for (const auto &pool : pools)
        bytes += qint64(sizeof(size_t) + pool.size() * sizeof(Value));
    if (given == 0)
        times = 0;
    if (!call.context.allows(times, bytes))
        return {};
    std::vector<Value> all;
    std::vector<size_t> starts = {0};
    bool isEmpty = false;
    for (qint64 i = 0; i < times; ++i)
        for (const auto &pool : pools) {
            all.insert(all.end(), pool.begin(), pool.end());
            starts.push_back(all.size());
            isEmpty = isEmpty || pool.empty();
        }
    return call.heap().adopt(new Product(*call.self.as<Type>(), std::move(all), std::move(starts), isEmpty));
}

Value makePermutations(const Call &call)
{
    std::vector<Value> pool;
    if (!collect(call.context, call[0], pool))
        return {};
    qint64 chosen = qint64(pool.size());
    if (call.has(1) && !call[1].isNone()) {
        if (!isInteger(call[1]))
            return call.context.typeError("Expected int as r");
        if (!lengthArgument(call, 1, chosen)
            || !allowsPlaces(call.context, chosen, chosen > qint64(pool.size())))
            return {};
    }
    return call.heap().adopt(new Permutations(*call.self.as<Type>(), std::move(pool), size_t(chosen)));
}

template <bool Repeats> Value makeCombinations(const Call &call)
{
    std::vector<Value> pool;
    qint64 chosen = 0;
    if (!toIndex(call.context, call[1], chosen) || !collect(call.context, call[0], pool)
        || !lengthArgument(call, 1, chosen))
        return {};
    const bool isEnded = Repeats ? pool.empty() && chosen > 0 : chosen > qint64(pool.size());
    if (!allowsPlaces(call.context, chosen, isEnded))
        return {};
    auto places = isEnded ? std::vector<size_t>()
        : Repeats         ? std::vector<size_t>(size_t(chosen), 0)
                          : countedUp(size_t(chosen));
    return call.heap().adopt(
        new Combinations(*call.self.as<Type>(), std::move(pool), std::move(places), Repeats, isEnded));
}

} // namespace

const ToolTypes &combinationTypes()
{
    static constexpr FunctionRow rows[] = {
        {"product", makeProduct, Signature::Anything},
        {"permutations", makePermutations, Signature::Keywords, 1, 2, "iterable r"},
        {"combinations", makeCombinations<false>, Signature::Keywords, 2, 2, "iterable r"},
        {"combinations_with_replacement", makeCombinations<true>, Signature::Keywords, 2, 2, "iterable r"},
    };
    static const ToolTypes types = toolTypes(rows);
    return types;
}

} // namespace signalbox::modules
