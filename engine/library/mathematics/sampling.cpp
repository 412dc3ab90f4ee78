// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/mathematics/sampling.h"

#include "engine/builtins/builtinfunctions.h"
#include "engine/library/containers/bisection.h"
#include "engine/library/mathematics/generators.h"
#include "engine/library/modules/term.h"
#include "engine/objects/bytes.h"
#include "engine/objects/integers.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/subscripts.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace signalbox::modules {

using namespace objects;

namespace {

constexpr qint64 kWorkOfDrawing = 50; ///< nanoseconds, about, for one item

std::string textIn(const Call &call, const Value &value)
{
    const Value text = textOf(call.context, value);
    return text.isMissing() ? std::string() : toUtf8(text);
}

// Up to 3.11, what equals an int is one.
bool rangeBound(const Call &call, const Value &value, const char *what, Value &out)
{
    out = value;
    if (isInteger(value) || call.context.follows(PythonVersion::Python312))
        return wantInteger(call.context, value);
    out = objects::call(call.context, builtinNamed("int"), value);
    if (out.isMissing())
        return false;
    const Answer same = equal(call.context, out, value);
    return same == Answer::Yes
        || (same == Answer::No
            && call.context.valueError("non-integer " + std::string(what) + " for randrange()"));
}

Value belowOrEmpty(const Call &call, const Value &count, const std::string &words)
{
    if (signOf(count) <= 0)
        return call.context.valueError(words);
    return Generator::of(call).below(call.context, count);
}

Value randomFrom(const Call &call, const Value &start, const Value &stop, const Value &step)
{
    const bool isLater = call.context.follows(PythonVersion::Python312);
    Value first, last, by;
    if (!rangeBound(call, start, "arg 1", first))
        return {};
    if (stop.isNone()) {
        if (!step.isSmallInt() || step.integer() != 1)
            return call.context.typeError("Missing a non-None stop argument");
        return belowOrEmpty(call, first, "empty range for randrange()");
    }
    if (!rangeBound(call, stop, "stop", last))
        return {};
    const Value width = subtractIntegers(call.context, last, first);
    if (!rangeBound(call, step, "step", by))
        return {};
    const Term from(call.context, first);
    if (by.isSmallIntOrBool() && by.integer() == 1) {
        const std::string words = isLater
            ? "empty range in randrange(" + textIn(call, start) + ", " + textIn(call, stop) + ")"
            : "empty range for randrange() (" + textIn(call, first) + ", " + textIn(call, last) + ", "
                + textIn(call, width) + ")";
        const Value drawn = belowOrEmpty(call, width, words);
        return drawn.isMissing() ? drawn : (from + Term(call.context, drawn)).take();
    }
    if (signOf(by) == 0)
        return call.context.valueError("zero step for randrange()");
    const Term rest = Term::integer(call.context, signOf(by) > 0 ? -1 : 1);
    const Value count =
        (Term(call.context, width) + Term(call.context, by) + rest).over(Term(call.context, by)).take();
    const Value drawn = belowOrEmpty(call, count,
                                     isLater ? "empty range in randrange(" + textIn(call, start) + ", "
                                             + textIn(call, stop) + ", " + textIn(call, step) + ")"
                                             : "empty range for randrange()");
    return drawn.isMissing() ? drawn : (from + Term(call.context, by) * Term(call.context, drawn)).take();
}

Value drawFromRange(const Call &call)
{
    return randomFrom(call, call[0], call.has(1) ? call[1] : Value::none(),
                      call.has(2) ? call[2] : Value::integer(1));
}

Value drawBetween(const Call &call)
{
    const Value stop = (Term(call.context, call[1]) + Term::integer(call.context, 1)).take();
    return stop.isMissing() ? stop : randomFrom(call, call[0], stop, Value::integer(1));
}

Value choose(const Call &call)
{
    qsizetype size = 0;
    if (!lengthOf(call.context, call[0], size))
        return {};
    if (size == 0)
        return call.context.raise(Error::IndexError, "Cannot choose from an empty sequence");
    return subscript(call.context, call[0], Value::integer(Generator::of(call).below(size)));
}

Value shuffle(const Call &call)
{
    qsizetype size = 0;
    if (!lengthOf(call.context, call[0], size))
        return {};
    for (qsizetype i = size - 1; i > 0; --i) {
        const Value here = Value::integer(i), there = Value::integer(Generator::of(call).below(i + 1));
        const Value taken = subscript(call.context, call[0], there);
        const Value moved = taken.isMissing() ? taken : subscript(call.context, call[0], here);
        if (moved.isMissing() || !setSubscript(call.context, call[0], here, taken)
            || !setSubscript(call.context, call[0], there, moved) || !call.context.works(kWorkOfDrawing))
            return {};
    }
    return Value::none();
}

bool isSequence(const Value &value)
{
    const Kind kind = value.kind();
    return kind == Kind::List || kind == Kind::Tuple || kind == Kind::Str || kind == Kind::Range
        || kind == Kind::Bytes || (kind == Kind::Opaque && typeName(value) == "collections.deque");
}

// The sums of the weights up to each.
bool accumulated(const Call &call, const Value &weights, std::vector<Value> &out)
{
    return forEach(call.context, weights, [&](const Value &weight) {
        out.push_back(out.empty() ? weight : objects::add(call.context, out.back(), weight));
        return !out.back().isMissing();
    });
}

// 0 <= k <= n, and how many that is.
bool sampleSize(const Call &call, const Value &asked, qsizetype most, qint64 &out)
{
    const Term k(call.context, asked), least = Term::integer(call.context, 0);
    Answer fits = least.is(Comparison::LessOrEqual, k);
    if (fits == Answer::Yes)
        fits = k.is(Comparison::LessOrEqual, Term::integer(call.context, most));
    if (fits == Answer::Raised)
        return false;
    if (fits == Answer::No)
        return call.context.valueError("Sample larger than population or is negative");
    if (!isInteger(asked))
        return call.context.typeError("can't multiply sequence by non-int of type '" + typeName(asked) + "'");
    out = asked.integer();
    return true;
}

// Places of so many different ones among \a size. False where there is no time or memory.
bool drawPlaces(Context &context, Generator &generator, qint64 size, qint64 count,
                std::vector<qint64> &places)
{
    qint64 least = 21; // below that, CPython keeps a list of what is left rather than a set of what was drawn
    if (count > 5)
        least += qint64(std::pow(4.0, std::ceil(std::log(double(count * 3)) / std::log(4.0))));
    if (size <= least) {
        if (!context.allows(size * qint64(sizeof(qint64))))
            return false;
        std::vector<qint64> pool(size_t(size), 0);
        std::iota(pool.begin(), pool.end(), qint64(0));
        for (qint64 i = 0; i < count && context.works(kWorkOfDrawing); ++i) {
            const size_t at = size_t(generator.below(size - i));
            places.push_back(pool[at]);
            pool[at] = pool[size_t(size - i - 1)];
        }
        return !context.hasRaised();
    }
    std::set<qint64> drawn;
    while (qint64(places.size()) < count && context.works(kWorkOfDrawing * 4)) {
        const qint64 at = generator.below(size);
        if (drawn.insert(at).second)
            places.push_back(at);
    }
    return !context.hasRaised();
}

Value sampleOfCounted(const Call &call, qsizetype size)
{
    std::vector<Value> sums;
    if (!accumulated(call, call[2], sums))
        return {};
    if (qsizetype(sums.size()) != size)
        return call.context.valueError("The number of counts does not match the population");
    if (sums.empty())
        return call.context.raise(Error::IndexError, "pop from empty list");
    const Value total = sums.back();
    sums.pop_back();
    if (!isInteger(total))
        return call.context.typeError("Counts must be integers");
    if (signOf(total) <= 0)
        return call.context.valueError("Total of counts must be greater than zero");
    qint64 all = 0, count = 0;
    if (!toIndex(call.context, total, all) || !sampleSize(call, call[1], all, count)
        || !call.context.allows(count * qint64(sizeof(Value))))
        return {};
    std::vector<Value> result;
    std::vector<qint64> places;
    if (!drawPlaces(call.context, Generator::of(call), all, count, places))
        return {};
    for (const qint64 at : places) {
        qsizetype place = 0;
        if (!bisectRight(call.context, sums, Value::integer(at), 0, qsizetype(sums.size()), place))
            return {};
        result.push_back(subscript(call.context, call[0], Value::integer(place)));
        if (result.back().isMissing())
            return {};
    }
    return makeList(call.heap(), std::move(result));
}

Value sample(const Call &call)
{
    qsizetype size = 0;
    qint64 count = 0;
    if (!isSequence(call[0]))
        return call.context.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).");
    if (!lengthOf(call.context, call[0], size))
        return {};
    if (call.has(2) && !call[2].isNone())
        return sampleOfCounted(call, size);
    if (!sampleSize(call, call[1], size, count) || !call.context.allows(count * qint64(sizeof(Value))))
        return {};
    std::vector<Value> result;
    std::vector<qint64> places;
    if (!drawPlaces(call.context, Generator::of(call), size, count, places))
        return {};
    for (const qint64 at : places)
        result.push_back(subscript(call.context, call[0], Value::integer(at)));
    return makeList(call.heap(), std::move(result));
}

bool takeWeights(const Call &call, qsizetype size, std::vector<Value> &sums, double &total)
{
    const bool hasSums = call.has(2) && !call[2].isNone();
    const bool hasWeights = call.has(1) && !call[1].isNone();
    if (hasSums && hasWeights)
        return call.context.typeError("Cannot specify both weights and cumulative weights");
    if (hasWeights && isInteger(call[1]))
        return call.context.typeError("The number of choices must be a keyword argument: k="
                                      + textIn(call, call[1]));
    if (!(hasSums ? collect(call.context, call[2], sums) : accumulated(call, call[1], sums)))
        return false;
    if (qsizetype(sums.size()) != size)
        return call.context.valueError("The number of weights does not match the population");
    if (sums.empty())
        return call.context.raise(Error::IndexError, "list index out of range");
    const Value sum = (Term(call.context, sums.back()) + Term::real(call.context, 0.0)).take();
    if (sum.isMissing())
        return false;
    total = sum.real();
    if (total <= 0.0)
        return call.context.valueError("Total of weights must be greater than zero");
    return std::isfinite(total) || call.context.valueError("Total of weights must be finite");
}

Value chooseMany(const Call &call)
{
    qsizetype size = 0;
    qint64 count = 1;
    if (!lengthOf(call.context, call[0], size))
        return {};
    const bool isWeighted = (call.has(1) && !call[1].isNone()) || (call.has(2) && !call[2].isNone());
    std::vector<Value> sums, result;
    double total = 0;
    if (isWeighted && !takeWeights(call, size, sums, total))
        return {};
    if (call.has(3) && !toIndex(call.context, call[3], count))
        return {};
    if (!call.context.allows(count * qint64(sizeof(Value))))
        return {};
    for (qint64 i = 0; i < count; ++i) {
        const double drawn = Generator::of(call).random.random();
        qsizetype place = qsizetype(std::floor(drawn * double(size)));
        if (isWeighted && !bisectRight(call.context, sums, Value::real(drawn * total), 0, size - 1, place))
            return {};
        result.push_back(subscript(call.context, call[0], Value::integer(place)));
        if (result.back().isMissing() || !call.context.works(kWorkOfDrawing))
            return {};
    }
    return makeList(call.heap(), std::move(result));
}

Value drawBytes(const Call &call)
{
    const Value bits = (Term(call.context, call[0]) * Term::integer(call.context, 8)).take();
    if (bits.isMissing() || !wantInteger(call.context, bits))
        return {};
    if (signOf(bits) < 0)
        return call.context.valueError("number of bits must be non-negative");
    if (!bits.isSmallInt() || bits.integer() > std::numeric_limits<int>::max())
        return call.context.raise(Error::OverflowError, "Python int too large to convert to C int");
    const qint64 count = bits.integer() / 8;
    if (!call.context.allows(count))
        return {};
    const Value number = Generator::of(call).bits(call.context, count * 8);
    std::string bytes;
    if (number.isMissing() || !toLittleBytes(number, count, false, bytes))
        return {};
    return makeBytes(call.heap(), std::move(bytes));
}

constexpr FunctionRow samplingRows[] = {
    {"randrange", drawFromRange, Signature::Python, 1, 3, "start stop step"},
    {"randint", drawBetween, Signature::Python, 2, 2, "a b"},
    {"choice", choose, Signature::Python, 1, 1, "seq"},
    {"shuffle", shuffle, Signature::Python, 1, 1, "x"},
    {"sample", sample, Signature::Python, 2, 3, "population k * counts"},
    {"choices", chooseMany, Signature::Python, 1, 4, "population weights * cum_weights k"},
    {"randbytes", drawBytes, Signature::Python, 1, 1, "n"},
};

} // namespace

std::span<const FunctionRow> samplingMethods()
{
    return samplingRows;
}

} // namespace signalbox::modules
