// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/mathematics/randommodule.h"

#include "engine/library/mathematics/distributions.h"
#include "engine/library/mathematics/generators.h"
#include "engine/library/mathematics/sampling.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"

#include <climits>

namespace signalbox::modules {

using namespace objects;

namespace {

Value seedAgain(const Call &call)
{
    return noneIf(Generator::of(call).seed(call.context, call.has(0) ? call[0] : Value::none()));
}

Value drawUnit(const Call &call)
{
    return Value::real(Generator::of(call).random.random());
}

Value drawBits(const Call &call)
{
    if (!wantInteger(call.context, call[0]))
        return {};
    if (!call[0].isSmallIntOrBool() || call[0].integer() > INT_MAX || call[0].integer() < INT_MIN)
        return call.context.raise(Error::OverflowError, "Python int too large to convert to C int");
    const qint64 count = call[0].integer();
    if (count < 0)
        return call.context.valueError("number of bits must be non-negative");
    return call.context.allows(count / 8) ? Generator::of(call).bits(call.context, count) : Value();
}

Value tellState(const Call &call)
{
    const Generator &generator = Generator::of(call);
    std::vector<Value> words;
    for (const quint32 word : generator.random.state())
        words.push_back(Value::integer(word));
    words.push_back(Value::integer(generator.random.place()));
    return makeTuple(call.heap(),
                     {Value::integer(3), makeTuple(call.heap(), std::move(words)),
                      generator.gaussNext.isMissing() ? Value::none() : generator.gaussNext});
}

Value restoreState(const Call &call)
{
    std::vector<Value> parts;
    if (!collect(call.context, call[0], parts))
        return {};
    if (parts.size() != 3 || !parts[0].isSmallInt() || parts[0].integer() != 3)
        return call.context.valueError("state with version "
                                       + (parts.empty() ? "None" : toUtf8(textOf(call.context, parts[0])))
                                       + " passed to Random.setstate() of version 3");
    if (!parts[1].is(Kind::Tuple))
        return call.context.typeError("state vector must be a tuple");
    const auto words = itemsOf(parts[1]);
    Random::State state;
    if (words.size() != state.size() + 1)
        return call.context.valueError("state vector is the wrong size");
    for (size_t i = 0; i < state.size(); ++i) {
        if (!wantInteger(call.context, words[i]))
            return {};
        state[i] = quint32(words[i].integer());
    }
    const qint64 place = words.back().isSmallInt() ? words.back().integer() : -1;
    if (place < 0 || place > qint64(state.size()))
        return call.context.valueError("invalid state");
    Generator &generator = Generator::of(call);
    generator.random.setState(state, int(place));
    generator.gaussNext = parts[2].isNone() ? Value() : parts[2];
    return Value::none();
}

constexpr FunctionRow baseMethods[] = {
    {"seed", seedAgain, Signature::Python, 0, 2, "a version"},
    {"random", drawUnit},
    {"getrandbits", drawBits, Signature::One},
    {"getstate", tellState, Signature::Python},
    {"setstate", restoreState, Signature::Python, 1, 1, "state"},
};

// A type's methods come from several files.
std::vector<FunctionRow> allMethods(std::span<const FunctionRow> ofVersion)
{
    std::vector<FunctionRow> all;
    for (const auto &part :
         {std::span<const FunctionRow>(baseMethods), samplingMethods(), distributionMethods(), ofVersion})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

Value makeGenerator(const Call &call)
{
    Value made = call.heap().adopt(new Generator(*call.self.as<Type>(), QString()));
    return made.as<Generator>()->seed(call.context, call.has(0) ? call[0] : Value::none()) ? made : Value();
}

} // namespace

const NativeType &generatorType(const Context &context)
{
    static constexpr FunctionRow make{"Random.__init__", makeGenerator, Signature::Python, 0, 1, "x"};
    static const auto former = allMethods(formerDistributionMethods());
    static const auto later = allMethods(laterDistributionMethods());
    static const NativeType typeBefore312(
        {.name = "random.Random", .isOfPython = true, .make = &make, .methods = former});
    static const NativeType type(
        {.name = "random.Random", .isOfPython = true, .make = &make, .methods = later});
    return context.follows(PythonVersion::Python312) ? type : typeBefore312;
}

Attributes makeRandom(Context &context)
{
    Filling filling(context);
    const NativeType &type = generatorType(context);
    const Value hidden = context.heap().adopt(new Generator(type, hostOf(context).freshSeed()));
    for (const FunctionRow &row : type.row().methods)
        filling.add(std::string(row.key()), context.heap().adopt(new Function(row, &type, hidden)));
    filling.add(type);
    return filling.take();
}

} // namespace signalbox::modules
