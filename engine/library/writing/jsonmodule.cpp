// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/writing/jsonmodule.h"

#include "engine/builtins/sequencemethods.h"
#include "engine/builtins/textcodecs.h"
#include "engine/library/writing/jsonreading.h"
#include "engine/objects/dicts.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/classes.h"
#include "engine/operations/insides.h"
#include "engine/operations/iterators.h"

#include <algorithm>
#include <cmath>

namespace signalbox::modules {

using namespace objects;

namespace {

struct Options {
    bool skipsKeys = false;
    bool isAscii = true;
    bool allowsNan = true;
    bool sortsKeys = false;
    bool isIndented = false;
    std::u32string indent;
    std::u32string itemSeparator = U", ";
    std::u32string keySeparator = U": ";
    Value fallback; ///< default=; Missing where there is none
};

void appendEscaped(std::u32string_view text, bool isAscii, std::u32string &out)
{
    const auto hex = [&](char32_t unit) {
        constexpr char32_t digits[] = U"0123456789abcdef";
        out += U"\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            out += digits[(unit >> shift) & 15];
    };
    constexpr std::u32string_view kValues = U"\"\\\n\r\t\f\b", kNames = U"\"\\nrtfb";
    out += U'"';
    for (const char32_t each : text) {
        if (const auto known = kValues.find(each); known != kValues.npos) {
            out += U'\\';
            out += kNames[known];
        } else if (each < 0x20 || (isAscii && each > 0x7e && each < 0x10000)) {
            hex(each);
        } else if (isAscii && each >= 0x10000) {
            hex(0xd800 + ((each - 0x10000) >> 10));
            hex(0xdc00 + ((each - 0x10000) & 0x3ff));
        } else {
            out += each;
        }
    }
    out += U'"';
}

class Writer {
public:
    Writer(Context &context, const Options &options)
        : m_context(context)
        , m_options(options)
    {
    }
    bool write(const Value &given)
    {
        const Value &value = objects::plain(given);
        const Nesting nesting(m_context, " while encoding a JSON object");
        if (nesting.isTooDeep())
            return false;
        std::u32string plain;
        const Answer isPlain = plainText(value, plain);
        if (isPlain != Answer::No) {
            out += plain;
            return isPlain == Answer::Yes;
        }
        if (!value.is(Kind::List) && !value.is(Kind::Tuple) && !value.is(Kind::Dict))
            return writeOther(value);
        if (std::find(m_inside.begin(), m_inside.end(), value.object()) != m_inside.end())
            return m_context.valueError("Circular reference detected");
        m_inside.push_back(value.object());
        const bool isWritten = value.is(Kind::Dict) ? writeDict(*value.as<Dict>()) : writeList(value);
        m_inside.pop_back();
        return isWritten;
    }

    std::u32string out;

private:
    // Of what is no container; No where it is one, or something else.
    Answer plainText(const Value &value, std::u32string &text)
    {
        if (value.is(Kind::Str)) {
            appendEscaped(toUtf32(value), m_options.isAscii, text);
        } else if (value.isNone()) {
            text = U"null";
        } else if (value.isBool()) {
            text = value.isTrue() ? U"true" : U"false";
        } else if (isInteger(value) || (value.isFloat() && std::isfinite(value.real()))) {
            const Value words = reprOf(m_context, value);
            if (words.isMissing())
                return Answer::Raised;
            text = toUtf32(words);
        } else if (value.isFloat()) {
            if (!m_options.allowsNan)
                return m_context.valueError(m_context.follows(PythonVersion::Python312)
                                                ? "Out of range float values are not JSON compliant: "
                                                    + toUtf8(reprOf(m_context, value))
                                                : "Out of range float values are not JSON compliant");
            text = std::isnan(value.real()) ? U"NaN" : value.real() > 0 ? U"Infinity" : U"-Infinity";
        } else {
            return Answer::No;
        }
        return Answer::Yes;
    }
    bool writeOther(const Value &value)
    {
        if (m_options.fallback.isMissing())
            return m_context.typeError("Object of type " + typeOf(value).name()
                                       + " is not JSON serializable");
        const Value other = call(m_context, m_options.fallback, value);
        return !other.isMissing() && write(other);
    }
    void newLine()
    {
        if (!m_options.isIndented)
            return;
        out += U'\n';
        for (int i = 0; i < m_depth; ++i)
            out += m_options.indent;
    }
    bool writeList(const Value &list)
    {
        if (itemsOf(list).empty()) {
            out += U"[]";
            return true;
        }
        out += U'[';
        ++m_depth;
        for (size_t i = 0; i < itemsOf(list).size(); ++i) {
            if (i > 0)
                out += m_options.itemSeparator;
            newLine();
            if (!write(Value(itemsOf(list)[i])))
                return false;
        }
        --m_depth;
        newLine();
        out += U']';
        return true;
    }
    Answer keyText(const Value &given, std::u32string &text)
    {
        const Value &key = objects::plain(given);
        if (key.is(Kind::Str)) {
            text = toUtf32(key);
            return Answer::Yes;
        }
        const Answer isPlain = plainText(key, text);
        if (isPlain != Answer::No)
            return isPlain;
        if (m_options.skipsKeys)
            return Answer::No;
        return m_context.typeError("keys must be str, int, float, bool or None, not " + typeOf(key).name());
    }
    bool writeDict(const Dict &dict)
    {
        std::vector<Value> pairs;
        for (qsizetype place = 0; (place = dict.nextPlace(place)) >= 0; ++place)
            pairs.push_back(makePair(m_context.heap(), dict.entry(place).key, dict.entry(place).value));
        if (m_options.sortsKeys && !sortValues(m_context, pairs, Value::none(), false))
            return false;
        if (pairs.empty()) {
            out += U"{}";
            return true;
        }
        out += U'{';
        ++m_depth;
        bool isFirst = true;
        for (const Value &pair : pairs) {
            std::u32string key;
            const Answer hasKey = keyText(itemsOf(pair)[0], key);
            if (hasKey == Answer::Raised)
                return false;
            if (hasKey == Answer::No)
                continue;
            if (!std::exchange(isFirst, false))
                out += m_options.itemSeparator;
            newLine();
            appendEscaped(key, m_options.isAscii, out);
            out += m_options.keySeparator;
            if (!write(itemsOf(pair)[1]))
                return false;
        }
        --m_depth;
        newLine();
        out += U'}';
        return true;
    }

    Context &m_context;
    const Options &m_options;
    std::vector<const Object *> m_inside;
    int m_depth = 0;
};

// obj * skipkeys ensure_ascii check_circular allow_nan cls indent separators default sort_keys
bool takeOptions(const Call &call, Options &options)
{
    const auto flag = [&](qsizetype i, bool usual) { return call.has(i) ? isTruthy(call[i]) : usual; };
    options.skipsKeys = flag(1, false);
    options.isAscii = flag(2, true);
    options.allowsNan = flag(4, true);
    options.sortsKeys = flag(9, false);
    if (call.has(6) && !call[6].isNone()) {
        options.isIndented = true;
        options.itemSeparator = U",";
        qint64 blanks = 0;
        if (call[6].is(Kind::Str))
            options.indent = toUtf32(call[6]);
        else if (!toIndex(call.context, call[6], blanks))
            return false;
        else
            options.indent = std::u32string(size_t(std::clamp<qint64>(blanks, 0, 1000)), U' ');
    }
    if (call.has(7) && !call[7].isNone()) {
        std::vector<Value> both;
        if (!unpack(call.context, call[7], 2, -1, both))
            return false;
        for (const std::size_t i : {1, 0}) {
            if (!objects::plain(both[i]).is(Kind::Str))
                return call.context.typeError("make_encoder() argument " + std::to_string(6 - i)
                                              + " must be str, not " + typeName(both[i]));
            both[i] = Value(objects::plain(both[i]));
        }
        options.itemSeparator = toUtf32(both[0]);
        options.keySeparator = toUtf32(both[1]);
    }
    if (call.has(8) && !call[8].isNone())
        options.fallback = call[8];
    return true;
}

/// What \a type, given as `cls`, does: it takes the keywords of the function, and its \a method the value.
Value byClass(const Call &call, const Value &type, std::string_view method, const Value &value)
{
    std::vector<Value> names, values;
    for (std::size_t i = 0; i < call.passed.keywords.size(); ++i) {
        if (toUtf8(call.passed.keywords[i]) == "cls")
            continue;
        names.push_back(call.passed.keywords[i]);
        values.push_back(call.passed.ofKeyword(qsizetype(i)));
    }
    const Value made = objects::call(call.context, type, {values.data(), 0, names});
    return made.isMissing() ? made : callMethodNamed(call.context, made, method, value);
}

Value dump(const Call &call)
{
    if (call.has(5) && !call[5].isNone())
        return byClass(call, call[5], "encode", call[0]);
    Options options;
    if (!takeOptions(call, options))
        return {};
    Writer writer(call.context, options);
    return writer.write(call[0]) ? makeText(call.heap(), writer.out) : Value();
}

Value load(const Call &call)
{
    Value text = call[0];
    if (text.is(Kind::Bytes))
        text = decodeBytes(call.context, text, "utf-8", "strict");
    if (text.isMissing())
        return text;
    if (call.has(1) && !call[1].isNone())
        return byClass(call, call[1], "decode", text);
    if (!text.is(Kind::Str))
        return call.context.typeError("the JSON object must be str, bytes or bytearray, not "
                                      + typeOf(text).name());
    const auto hook = [&](qsizetype i) { return call.has(i) && !call[i].isNone() ? call[i] : Value(); };
    return parseJson(
        call.context, text,
        {.object = hook(2), .pairs = hook(6), .real = hook(3), .integer = hook(4), .constant = hook(5)});
}

constexpr FunctionRow jsonFunctions[] = {
    {"dumps", dump, Signature::Python, 1, 10,
     "obj * skipkeys ensure_ascii check_circular allow_nan cls indent separators default sort_keys"},
    {"loads", load, Signature::Python, 1, 1,
     "s * cls object_hook parse_float parse_int parse_constant object_pairs_hook"},
};

} // namespace

Attributes makeJson(Context &context)
{
    Filling filling(context);
    filling.add(jsonFunctions);
    filling.add(jsonErrorType());
    return filling.take();
}

} // namespace signalbox::modules
