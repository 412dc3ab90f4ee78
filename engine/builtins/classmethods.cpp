// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/classmethods.h"

#include "engine/builtins/bytesmethods.h"
#include "engine/builtins/numbermethods.h"
#include "engine/objects/dicts.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"

namespace signalbox::objects {

namespace {

bool addPairs(const Call &call, Dict &table)
{
    const std::u32string from = toUtf32(call[0]), to = toUtf32(call[1]);
    if (from.size() != to.size())
        return call.context.valueError("the first two maketrans arguments must have equal length");
    for (size_t i = 0; i < from.size(); ++i)
        if (!table.set(call.context, Value::integer(from[i]), Value::integer(to[i])))
            return false;
    if (call.has(2))
        for (const char32_t each : toUtf32(call[2]))
            if (!table.set(call.context, Value::integer(each), Value::none()))
                return false;
    return true;
}

bool addMapping(const Call &call, Dict &table)
{
    const auto &given = *call[0].as<Dict>();
    for (qsizetype place = 0; (place = given.nextPlace(place)) >= 0; ++place) {
        Value key = given.entry(place).key;
        const Value to = given.entry(place).value;
        if (key.is(Kind::Str)) {
            if (key.as<Str>()->size() != 1)
                return call.context.valueError("string keys in translate table must be of length 1");
            key = Value::integer(key.as<Str>()->at(0));
        } else if (!isInteger(key)) {
            return call.context.typeError("keys in translate table must be strings or integers");
        }
        if (!table.set(call.context, key, to))
            return false;
    }
    return true;
}

// str.maketrans().
Value makeTextTranslation(const Call &call)
{
    for (const int i : {1, 2})
        if (call.has(i) && !call[i].is(Kind::Str))
            return call.context.typeError("maketrans() argument " + std::to_string(i + 1)
                                          + " must be str, not "
                                          + (call[i].isNone() ? "None" : typeName(call[i])));
    if (call.has(1) && !call[0].is(Kind::Str))
        return call.context.typeError(
            "first maketrans argument must be a string if there is a second argument");
    if (!call.has(1) && !call[0].is(Kind::Dict))
        return call.context.typeError("if you give only one argument to maketrans it must be a dict");
    Value table = makeDict(call.heap());
    const bool isDone = call.has(1) ? addPairs(call, *table.as<Dict>()) : addMapping(call, *table.as<Dict>());
    return isDone ? table : Value();
}

constexpr FunctionRow textTranslation{"maketrans", makeTextTranslation, Signature::Positional, 1, 3};

struct ClassRow {
    Kind kind;
    const FunctionRow *row;
};

} // namespace

const FunctionRow *classMethodOf(Kind kind, std::string_view name)
{
    static const ClassRow rows[] = {
        {Kind::Int, &integerFromBytes},       {Kind::Bool, &integerFromBytes},
        {Kind::Float, &realFromHexadecimal},  {Kind::Bytes, &bytesFromHex},
        {Kind::Bytes, &bytesMakeTranslation}, {Kind::Str, &textTranslation},
    };
    for (const ClassRow &each : rows)
        if (each.kind == kind && name == each.row->name)
            return each.row;
    return nullptr;
}

} // namespace signalbox::objects
