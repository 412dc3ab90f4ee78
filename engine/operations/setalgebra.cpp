// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/setalgebra.h"

#include "engine/objects/dicts.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sets.h"
#include "engine/operations/iterators.h"

namespace signalbox::objects {

namespace {

// use(key, hash) gives false to stop.
template <typename Use> bool forEachEntry(const Value &set, Use use)
{
    auto *entries = set.as<Set>();
    for (qsizetype place = 0; (place = entries->nextPlace(place)) >= 0; ++place) {
        const Set::Entry entry = entries->entry(place);
        if (!use(entry.key, entry.hash))
            return false;
    }
    return true;
}

Value intersectionWith(Context &context, const Value &self, const Value &other)
{
    if (self.isSame(other))
        return copyOfSet(context, self);
    Value result = makeSet(context.heap(), self.kind());
    const auto addIfIn = [&](const Value &in, const Value &key, Hash hash) {
        const Answer isIn = in.as<Set>()->containsHashed(context, key, hash);
        return isIn == Answer::No || (isIn == Answer::Yes && result.as<Set>()->addHashed(context, key, hash));
    };
    bool isWhole = false;
    if (isSet(other)) {
        const bool isTurned = other.as<Set>()->size() > self.as<Set>()->size();
        const Value &through = isTurned ? self : other;
        const Value &in = isTurned ? other : self;
        isWhole = forEachEntry(through, [&](const Value &key, Hash hash) { return addIfIn(in, key, hash); });
    } else {
        isWhole = forEach(context, other, [&](const Value &key) {
            Hash hash = 0;
            return hashOf(context, key, hash) && addIfIn(self, key, hash);
        });
    }
    return isWhole ? result : Value();
}

Value copyAndSubtract(Context &context, const Value &self, const Value &other)
{
    Value result = copyOfSet(context, self);
    return !result.isMissing() && differenceUpdate(context, result, other) ? result : Value();
}

Value differenceWith(Context &context, const Value &self, const Value &other)
{
    const bool isDict = other.is(Kind::Dict);
    if ((!isSet(other) && !isDict) || (self.as<Set>()->size() >> 2) > other.object()->length())
        return copyAndSubtract(context, self, other);
    Value result = makeSet(context.heap(), self.kind());
    const bool isWhole = forEachEntry(self, [&](const Value &key, Hash hash) {
        Answer isIn = Answer::No;
        if (!isDict)
            isIn = other.as<Set>()->containsHashed(context, key, hash);
        else if (!other.as<Dict>()->findHashed(context, key, hash).isMissing())
            isIn = Answer::Yes;
        return isIn == Answer::Yes
            || (isIn == Answer::No && !context.hasRaised()
                && result.as<Set>()->addHashed(context, key, hash));
    });
    return isWhole ? result : Value();
}

bool toggle(Context &context, Set &set, const Value &key, Hash hash)
{
    const Answer wasThere = set.discardHashed(context, key, hash);
    return wasThere == Answer::Yes || (wasThere == Answer::No && set.addHashed(context, key, hash));
}

} // namespace

bool updateSet(Context &context, const Value &self, const Value &other)
{
    auto *set = self.as<Set>();
    if (isSet(other))
        return set->merge(context, *other.as<Set>());
    if (other.is(Kind::Dict)) {
        auto *dict = other.as<Dict>();
        if (!set->expect(context, dict->size()))
            return false;
        for (qsizetype place = 0; (place = dict->nextPlace(place)) >= 0; ++place)
            if (!set->addHashed(context, Value(dict->entry(place).key), dict->entry(place).hash))
                return false;
        return true;
    }
    return forEach(context, other, [&](const Value &key) { return set->add(context, key); });
}

bool intersectionUpdate(Context &context, const Value &self, const Value *others, qsizetype count)
{
    const Value result = intersectionOf(context, self, others, count);
    if (result.isMissing())
        return false;
    self.as<Set>()->swapBodies(*result.as<Set>());
    return true;
}

bool differenceUpdate(Context &context, const Value &self, const Value &other)
{
    auto *set = self.as<Set>();
    if (self.isSame(other)) {
        set->clear();
        return true;
    }
    bool isWhole = false;
    if (isSet(other)) {
        Value subtracted = other;
        if ((other.as<Set>()->size() >> 3) > set->size())
            subtracted = intersectionWith(context, self, other);
        isWhole = !subtracted.isMissing() && forEachEntry(subtracted, [&](const Value &key, Hash hash) {
            return set->discardHashed(context, key, hash) != Answer::Raised;
        });
    } else {
        isWhole = forEach(context, other,
                          [&](const Value &key) { return set->discard(context, key) != Answer::Raised; });
    }
    return isWhole && set->tidy(context);
}

bool symmetricUpdate(Context &context, const Value &self, const Value &other)
{
    auto *set = self.as<Set>();
    if (self.isSame(other)) {
        set->clear();
        return true;
    }
    if (other.is(Kind::Dict)) {
        auto *dict = other.as<Dict>();
        for (qsizetype place = 0; (place = dict->nextPlace(place)) >= 0; ++place)
            if (!toggle(context, *set, Value(dict->entry(place).key), dict->entry(place).hash))
                return false;
        return true;
    }
    const Value otherSet = isSet(other) ? other : makeSetOf(context, self.kind(), other);
    return !otherSet.isMissing() && forEachEntry(otherSet, [&](const Value &key, Hash hash) {
        return toggle(context, *set, key, hash);
    });
}

Value copyOfSet(Context &context, const Value &self)
{
    Value copy = makeSet(context.heap(), self.kind());
    return copy.as<Set>()->merge(context, *self.as<Set>()) ? copy : Value();
}

Value unionOf(Context &context, const Value &self, const Value *others, qsizetype count)
{
    Value result = copyOfSet(context, self);
    for (qsizetype i = 0; i < count && !result.isMissing(); ++i)
        if (!others[i].isSame(self) && !updateSet(context, result, others[i]))
            return {};
    return result;
}

Value intersectionOf(Context &context, const Value &self, const Value *others, qsizetype count)
{
    if (count == 0)
        return copyOfSet(context, self);
    Value result = self;
    for (qsizetype i = 0; i < count && !result.isMissing(); ++i)
        result = intersectionWith(context, result, others[i]);
    return result;
}

Value differenceOf(Context &context, const Value &self, const Value *others, qsizetype count)
{
    if (count == 0)
        return copyOfSet(context, self);
    Value result = differenceWith(context, self, others[0]);
    for (qsizetype i = 1; i < count && !result.isMissing(); ++i)
        if (!differenceUpdate(context, result, others[i]))
            return {};
    return result;
}

Value symmetricDifferenceOf(Context &context, const Value &self, const Value &other)
{
    Value result = makeSetOf(context, self.kind(), other);
    if (result.isMissing())
        return result;
    // A frozenset of a frozenset is itself, and must not change.
    if (result.isSame(other))
        result = copyOfSet(context, other);
    return !result.isMissing() && symmetricUpdate(context, result, self) ? result : Value();
}

Answer isDisjoint(Context &context, const Value &self, const Value &other)
{
    if (self.isSame(other))
        return answer(self.as<Set>()->size() == 0);
    Answer isIn = Answer::No;
    const auto use = [&](const Value &in, const Value &key) {
        isIn = in.as<Set>()->contains(context, key);
        return isIn == Answer::No;
    };
    const bool isTurned = isSet(other) && other.as<Set>()->size() > self.as<Set>()->size();
    const bool isWhole = forEach(context, isTurned ? self : other,
                                 [&](const Value &key) { return use(isTurned ? other : self, key); });
    return isIn == Answer::Raised || (!isWhole && context.hasRaised()) ? Answer::Raised : answer(isWhole);
}

Answer isSubset(Context &context, const Value &self, const Value &other)
{
    if (isSet(other))
        return compare(context, Comparison::LessOrEqual, self, other);
    // By the size of what both have.
    const Value shared = intersectionWith(context, self, other);
    return shared.isMissing() ? Answer::Raised : answer(shared.as<Set>()->size() == self.as<Set>()->size());
}

Answer isSuperset(Context &context, const Value &self, const Value &other)
{
    if (isSet(other))
        return compare(context, Comparison::LessOrEqual, other, self);
    const bool isWhole = forEach(context, other, [&](const Value &key) {
        return self.as<Set>()->contains(context, key) == Answer::Yes;
    });
    return context.hasRaised() ? Answer::Raised : answer(isWhole);
}

Value makeSetOf(Context &context, Kind setOrFrozenSet, const Value &iterable)
{
    if (setOrFrozenSet == Kind::FrozenSet && iterable.is(Kind::FrozenSet))
        return iterable;
    Value made = makeSet(context.heap(), setOrFrozenSet);
    return updateSet(context, made, iterable) ? made : Value();
}

} // namespace signalbox::objects
