// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/bytesmethods.h"

#include "engine/builtins/textcodecs.h"
#include "engine/builtins/textmethods.h"
#include "engine/objects/bytes.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/searching.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/iterators.h"

#include <algorithm>
#include <limits>

namespace signalbox::objects {

namespace bytesmethods { // texts have methods of the same names
namespace {

const std::string &selfBytes(const Call &call)
{
    const std::string &bytes = call.self.as<Bytes>()->bytes();
    call.context.worked(qint64(bytes.size()));
    return bytes;
}

Value made(const Call &call, std::string bytes)
{
    return makeBytes(call.heap(), std::move(bytes));
}

bool isBlank(char each)
{
    return each == ' ' || (each >= '\t' && each <= '\r');
}

// What is looked for: bytes, or one byte as an int.
bool wantPart(const Call &call, std::string &out)
{
    const Value &part = call[0];
    if (part.is(Kind::Bytes)) {
        out = part.as<Bytes>()->bytes();
        return true;
    }
    if (!isInteger(part))
        return call.context.typeError("argument should be integer or bytes-like object, not '"
                                      + typeName(part) + "'");
    if (!part.isSmallIntOrBool() || part.integer() < 0 || part.integer() > 255)
        return call.context.valueError("byte must be in range(0, 256)");
    out = std::string(1, char(part.integer()));
    return true;
}

struct Search {
    std::string part;
    qsizetype from = 0;
    qsizetype to = 0;
};

bool searchOf(const Call &call, Search &out)
{
    return boundsOf(call, 1, call.self.object()->length(), out.from, out.to) && wantPart(call, out.part);
}

qsizetype placeIn(const std::string &bytes, const Search &search, bool isLast)
{
    if (search.from > search.to || search.to - search.from < qsizetype(search.part.size()))
        return -1;
    const std::string_view within = std::string_view(bytes).substr(0, size_t(search.to));
    const size_t at = isLast ? lastPlaceOf<char>(within, search.part)
                             : firstPlaceOf<char>(within, search.part, size_t(search.from));
    return at == within.npos || qsizetype(at) < search.from ? -1 : qsizetype(at);
}

template <bool isLast, bool isNeeded> Value place(const Call &call)
{
    Search search;
    if (!searchOf(call, search))
        return {};
    const qsizetype at = placeIn(selfBytes(call), search, isLast);
    return at < 0 && isNeeded ? call.context.valueError("subsection not found") : Value::integer(at);
}

Value count(const Call &call)
{
    Search search;
    if (!searchOf(call, search))
        return {};
    if (search.part.empty())
        return Value::integer(search.from > search.to || search.from > call.self.object()->length()
                                  ? 0
                                  : search.to - search.from + 1);
    qint64 found = 0;
    for (qsizetype at = 0; (at = placeIn(selfBytes(call), search, false)) >= 0; ++found)
        search.from = at + qsizetype(search.part.size());
    return Value::integer(found);
}

bool matches(std::string_view bytes, std::string_view part, qsizetype from, qsizetype to, bool isAtEnd)
{
    if (from > qsizetype(bytes.size()) || to - from < qsizetype(part.size()))
        return false;
    return bytes.substr(size_t(isAtEnd ? to - qsizetype(part.size()) : from), part.size()) == part;
}

Raised raiseUnfitAffix(const Call &call, std::string words)
{
    words += " first arg must be bytes or a tuple of bytes, not ";
    return call.context.typeError(words + typeName(call[0]));
}

template <bool isAtEnd> Value affix(const Call &call)
{
    qsizetype from = 0, to = 0;
    if (!boundsOf(call, 1, call.self.object()->length(), from, to))
        return {};
    if (call[0].is(Kind::Tuple)) {
        for (const Value &each : call[0].as<Tuple>()->items()) {
            std::string part;
            if (!toBytes(call.context, each, part))
                return {};
            if (matches(selfBytes(call), part, from, to, isAtEnd))
                return Value::boolean(true);
        }
        return Value::boolean(false);
    }
    if (!call[0].is(Kind::Bytes))
        return raiseUnfitAffix(call, isAtEnd ? "endswith" : "startswith");
    return Value::boolean(matches(selfBytes(call), call[0].as<Bytes>()->bytes(), from, to, isAtEnd));
}

Value replace(const Call &call)
{
    std::string from, to;
    qsizetype most = -1;
    if (!toBytes(call.context, call[0], from) || !toBytes(call.context, call[1], to)
        || (call.has(2) && !toSize(call.context, call[2], most)))
        return {};
    const std::string &bytes = selfBytes(call);
    if (most < 0)
        most = std::numeric_limits<qsizetype>::max();
    const size_t places = std::min(bytes.size() / std::max<size_t>(from.size(), 1) + 1, size_t(most));
    if (!call.context.allows(qint64(places * to.size())))
        return {};
    std::string out;
    size_t at = 0;
    if (from.empty()) {
        for (; most > 0; --most) {
            out += to;
            if (at == bytes.size())
                break;
            out += bytes[at++];
        }
        return made(call, out + bytes.substr(at));
    }
    for (size_t found = 0; most > 0 && (found = firstPlaceOf<char>(bytes, from, at)) != bytes.npos; --most) {
        out.append(bytes, at, found - at);
        out += to;
        at = found + from.size();
    }
    return made(call, out + bytes.substr(at));
}

template <bool atStart, bool atEnd> Value strip(const Call &call)
{
    const bool isOfBlanks = !call.has(0) || call[0].isNone();
    std::string marked;
    if (!isOfBlanks && !toBytes(call.context, call[0], marked))
        return {};
    const std::string &bytes = selfBytes(call);
    const auto isStripped = [&](char each) {
        return isOfBlanks ? isBlank(each) : marked.find(each) != marked.npos;
    };
    size_t from = 0, to = bytes.size();
    while (atStart && from < to && isStripped(bytes[from]))
        ++from;
    while (atEnd && to > from && isStripped(bytes[to - 1]))
        --to;
    return from == 0 && to == bytes.size() ? call.self : made(call, bytes.substr(from, to - from));
}

std::vector<std::string> splitAtBlanks(const std::string &bytes, qsizetype most)
{
    std::vector<std::string> parts;
    for (size_t at = 0;;) {
        while (at < bytes.size() && isBlank(bytes[at]))
            ++at;
        if (at == bytes.size())
            return parts;
        size_t end = at;
        if (most-- == 0) {
            parts.push_back(bytes.substr(at)); // with the blanks at its end
            return parts;
        }
        while (end < bytes.size() && !isBlank(bytes[end]))
            ++end;
        parts.push_back(bytes.substr(at, end - at));
        at = end;
    }
}

std::vector<std::string> splitAt(const std::string &bytes, const std::string &separator, qsizetype most)
{
    std::vector<std::string> parts;
    size_t at = 0;
    for (size_t found = 0; most-- != 0 && (found = firstPlaceOf<char>(bytes, separator, at)) != bytes.npos;) {
        parts.push_back(bytes.substr(at, found - at));
        at = found + separator.size();
    }
    parts.push_back(bytes.substr(at));
    return parts;
}

template <bool fromRight> Value split(const Call &call)
{
    qsizetype most = -1;
    if (call.has(1) && !toSize(call.context, call[1], most))
        return {};
    const bool isOfBlanks = !call.has(0) || call[0].isNone();
    std::string bytes = selfBytes(call), separator;
    if (!isOfBlanks && !toBytes(call.context, call[0], separator))
        return {};
    if (!isOfBlanks && separator.empty())
        return call.context.valueError("empty separator");
    most = std::max<qsizetype>(most, -1);
    if (fromRight) {
        std::reverse(bytes.begin(), bytes.end());
        std::reverse(separator.begin(), separator.end());
    }
    std::vector<std::string> parts =
        isOfBlanks ? splitAtBlanks(bytes, most) : splitAt(bytes, separator, most);
    if (fromRight) {
        std::reverse(parts.begin(), parts.end());
        for (std::string &part : parts)
            std::reverse(part.begin(), part.end());
    }
    std::vector<Value> values;
    for (std::string &part : parts)
        values.push_back(made(call, std::move(part)));
    return makeList(call.heap(), std::move(values));
}

Value splitLines(const Call &call)
{
    if (call.has(0) && !isInteger(call[0]) && !call.context.follows(PythonVersion::Python312))
        return call.context.typeError("'" + typeName(call[0])
                                      + "' object cannot be interpreted as an integer");
    if (call.has(0) && !call[0].isSmallIntOrBool() && isInteger(call[0])
        && !call.context.follows(PythonVersion::Python312))
        return call.context.raise(Error::OverflowError, "Python int too large to convert to C int");
    const bool keepsEnds = call.has(0) && isTruthy(call[0]);
    const std::string &bytes = selfBytes(call);
    std::vector<Value> lines;
    for (size_t at = 0; at < bytes.size();) {
        const size_t end = std::min(bytes.find_first_of("\n\r", at), bytes.size());
        size_t next = std::min(end + 1, bytes.size());
        if (end + 1 < bytes.size() && bytes[end] == '\r' && bytes[end + 1] == '\n')
            ++next;
        lines.push_back(made(call, bytes.substr(at, (keepsEnds ? next : end) - at)));
        at = next;
    }
    return makeList(call.heap(), std::move(lines));
}

template <bool fromRight> Value partition(const Call &call)
{
    std::string separator;
    if (!toBytes(call.context, call[0], separator))
        return {};
    if (separator.empty())
        return call.context.valueError("empty separator");
    const std::string &bytes = selfBytes(call);
    const size_t at = fromRight ? lastPlaceOf<char>(bytes, separator) : firstPlaceOf<char>(bytes, separator);
    const Value nothing = made(call, {});
    if (at == bytes.npos)
        return fromRight ? makeTuple(call.heap(), {nothing, nothing, call.self})
                         : makeTuple(call.heap(), {call.self, nothing, nothing});
    return makeTuple(
        call.heap(),
        {made(call, bytes.substr(0, at)), call[0], made(call, bytes.substr(at + separator.size()))});
}

Value join(const Call &call)
{
    if (!isIterable(call[0]))
        return call.context.typeError("can only join an iterable");
    std::vector<Value> items;
    if (!collect(call.context, call[0], items))
        return {};
    std::string out;
    for (size_t i = 0; i < items.size(); ++i) {
        if (!items[i].is(Kind::Bytes))
            return call.context.typeError("sequence item " + std::to_string(i)
                                          + ": expected a bytes-like object, " + typeName(items[i])
                                          + " found");
        if (i > 0)
            out += selfBytes(call);
        if (!call.context.allows(qint64(out.size()) + items[i].object()->length()))
            return {};
        out += items[i].as<Bytes>()->bytes();
    }
    return made(call, std::move(out));
}

Raised raiseUnfit(const Call &call, std::string words)
{
    words += "() argument 2 must be a byte string of length 1, not ";
    return call.context.typeError(words + (call[1].isNone() ? "None" : typeName(call[1])));
}

template <int side> Value aligned(const Call &call) // 0: filled behind, 1: on both sides, 2: before
{
    constexpr const char *names[] = {"ljust", "center", "rjust"};
    qsizetype width = 0;
    if (!toSize(call.context, call[0], width))
        return {};
    char fill = ' ';
    if (call.has(1)) {
        if (!call[1].is(Kind::Bytes) || call[1].object()->length() != 1)
            return raiseUnfit(call, names[side]);
        fill = call[1].as<Bytes>()->bytes()[0];
    }
    if (width <= call.self.object()->length())
        return call.self;
    if (!allowsWidth(call.context, width))
        return {};
    const qsizetype missing = width - call.self.object()->length();
    const qsizetype left = side == 1 ? missing / 2 + (missing & width & 1) : side == 2 ? missing : 0;
    return made(
        call, std::string(size_t(left), fill) + selfBytes(call) + std::string(size_t(missing - left), fill));
}

Value zfill(const Call &call)
{
    qsizetype width = 0;
    if (!toSize(call.context, call[0], width))
        return {};
    if (width <= call.self.object()->length())
        return call.self;
    if (!allowsWidth(call.context, width))
        return {};
    const qsizetype missing = width - call.self.object()->length();
    std::string bytes = selfBytes(call);
    const bool hasSign = !bytes.empty() && (bytes[0] == '+' || bytes[0] == '-');
    bytes.insert(hasSign ? 1 : 0, size_t(missing), '0');
    return made(call, std::move(bytes));
}

template <bool isAtEnd> Value removeAffix(const Call &call)
{
    std::string part;
    if (!toBytes(call.context, call[0], part))
        return {};
    const std::string &bytes = selfBytes(call);
    if (part.empty() || !matches(bytes, part, 0, qsizetype(bytes.size()), isAtEnd))
        return call.self;
    return made(call, isAtEnd ? bytes.substr(0, bytes.size() - part.size()) : bytes.substr(part.size()));
}

Value translate(const Call &call)
{
    std::string table, deleted;
    const bool hasTable = !call[0].isNone();
    if (hasTable && !toBytes(call.context, call[0], table))
        return {};
    if (hasTable && table.size() != 256)
        return call.context.valueError("translation table must be 256 characters long");
    if (call.has(1) && !toBytes(call.context, call[1], deleted))
        return {};
    std::string out;
    for (const char each : selfBytes(call))
        if (deleted.find(each) == deleted.npos)
            out += hasTable ? table[quint8(each)] : each;
    return made(call, std::move(out));
}

Value makeTranslation(const Call &call)
{
    std::string from, to;
    if (!toBytes(call.context, call[0], from) || !toBytes(call.context, call[1], to))
        return {};
    if (from.size() != to.size())
        return call.context.valueError("maketrans arguments must have same length");
    std::string table(256, '\0');
    for (size_t i = 0; i < table.size(); ++i)
        table[i] = char(i);
    for (size_t i = 0; i < from.size(); ++i)
        table[quint8(from[i])] = to[i];
    return made(call, std::move(table));
}

int digitOf(char32_t each)
{
    return each >= '0' && each <= '9' ? int(each - '0')
        : each >= 'a' && each <= 'f'  ? int(each - 'a') + 10
        : each >= 'A' && each <= 'F'  ? int(each - 'A') + 10
                                      : -1;
}

Value fromHex(const Call &call)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("fromhex() argument must be str, not "
                                      + (call[0].isNone() ? "None" : typeName(call[0])));
    const std::u32string text = toUtf32(call[0]);
    std::string out;
    for (size_t at = 0; at < text.size();) {
        if (text[at] < 128 && isBlank(char(text[at]))) {
            ++at;
            continue;
        }
        const int high = digitOf(text[at]), low = at + 1 < text.size() ? digitOf(text[at + 1]) : -1;
        if (high < 0 || low < 0)
            return call.context.valueError("non-hexadecimal number found in fromhex() arg at position "
                                           + std::to_string(high < 0 ? at : at + 1));
        out += char(high * 16 + low);
        at += 2;
    }
    return made(call, std::move(out));
}

Value decode(const Call &call)
{
    for (const int i : {0, 1})
        if (call.has(i) && !call[i].is(Kind::Str))
            return call.context.typeError("decode() argument '" + std::string(i ? "errors" : "encoding")
                                          + "' must be str, not "
                                          + (call[i].isNone() ? "None" : typeName(call[i])));
    return decodeBytes(call.context, call.self, call.has(0) ? toUtf8(call[0]) : "utf-8",
                       call.has(1) ? toUtf8(call[1]) : "strict");
}

Value itself(const Call &call)
{
    return call.self;
}

constexpr FunctionRow bytesMethodRows[] = {
    {"find", place<false, false>, Signature::Tuple, 1, 3},
    {"rfind", place<true, false>, Signature::Tuple, 1, 3},
    {"index", place<false, true>, Signature::Tuple, 1, 3},
    {"rindex", place<true, true>, Signature::Tuple, 1, 3},
    {"count", count, Signature::Tuple, 1, 3},
    {"startswith", affix<false>, Signature::Tuple, 1, 3},
    {"endswith", affix<true>, Signature::Tuple, 1, 3},
    {"replace", replace, Signature::Positional, 2, 3},
    {"strip", strip<true, true>, Signature::Positional, 0, 1},
    {"lstrip", strip<true, false>, Signature::Positional, 0, 1},
    {"rstrip", strip<false, true>, Signature::Positional, 0, 1},
    {"split", split<false>, Signature::Keywords, 0, 2, "sep maxsplit"},
    {"rsplit", split<true>, Signature::Keywords, 0, 2, "sep maxsplit"},
    {"splitlines", splitLines, Signature::Keywords, 0, 1, "keepends"},
    {"partition", partition<false>, Signature::One},
    {"rpartition", partition<true>, Signature::One},
    {"join", join, Signature::One},
    {"center", aligned<1>, Signature::Positional, 1, 2},
    {"ljust", aligned<0>, Signature::Positional, 1, 2},
    {"rjust", aligned<2>, Signature::Positional, 1, 2},
    {"zfill", zfill, Signature::One},
    {"removeprefix", removeAffix<false>, Signature::One},
    {"removesuffix", removeAffix<true>, Signature::One},
    {"translate", translate, Signature::Keywords, 1, 2, "- delete"},
    {"decode", decode, Signature::Keywords, 0, 2, "encoding errors"},
    {"__bytes__", itself},
};

} // namespace
} // namespace bytesmethods

const FunctionRow bytesMakeTranslation{"maketrans", bytesmethods::makeTranslation, Signature::Positional, 2,
                                       2};
const FunctionRow bytesFromHex{"fromhex", bytesmethods::fromHex, Signature::One};

std::span<const FunctionRow> bytesMethods()
{
    return bytesmethods::bytesMethodRows;
}

bool toBytes(Context &context, const Value &value, std::string &out)
{
    if (!value.is(Kind::Bytes))
        return context.typeError("a bytes-like object is required, not '" + typeName(value) + "'");
    out = value.as<Bytes>()->bytes();
    return true;
}

bool bytesOfItems(Context &context, const Value &iterable, std::string &out)
{
    return forEach(context, iterable, [&](const Value &item) {
        qint64 byte = -1;
        if ((item.isSmallIntOrBool() || !isInteger(item)) && !toIndex(context, item, byte))
            return false;
        if (byte < 0 || byte > 255)
            return bool(context.valueError("bytes must be in range(0, 256)"));
        out += char(byte);
        return true;
    });
}

} // namespace signalbox::objects
