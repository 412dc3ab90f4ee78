// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/textmethods.h"

#include "engine/builtins/charactermethods.h"
#include "engine/builtins/textcodecs.h"
#include "engine/builtins/textformat.h"
#include "engine/builtins/textsplitting.h"
#include "engine/objects/bytes.h"
#include "engine/objects/dicts.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/ranges.h"
#include "engine/objects/searching.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/insides.h"
#include "engine/operations/iterators.h"
#include "engine/operations/subscripts.h"

#include <algorithm>
#include <limits>

namespace signalbox::objects {

namespace {

Value text(const Call &call, std::u32string_view words)
{
    return makeText(call.heap(), words);
}

bool wantPart(const Call &call, const char *function)
{
    if (call[0].is(Kind::Str))
        return true;
    if (call.context.follows(PythonVersion::Python313))
        return wantText(call, 0, function);
    return call.context.typeError("must be str, not " + typeName(call[0]));
}

// Which of them is looked at first has changed.
bool partAndBounds(const Call &call, const char *function, qsizetype &from, qsizetype &to)
{
    const bool isPartFirst = call.context.follows(PythonVersion::Python313);
    return (!isPartFirst || wantPart(call, function))
        && boundsOf(call, 1, call.self.object()->length(), from, to) && wantPart(call, function);
}

// find() and its like.
bool place(const Call &call, const char *function, bool isLast, qsizetype &out)
{
    qsizetype from = 0, to = 0;
    if (!partAndBounds(call, function, from, to))
        return false;
    const std::u32string words = selfText(call), part = toUtf32(call[0]);
    out = findText(words, part, from, to);
    if (isLast && out >= 0)
        out = qsizetype(
            lastPlaceOf(std::u32string_view(words).substr(0, size_t(to)), std::u32string_view(part)));
    return true;
}

Value find(const Call &call)
{
    qsizetype at = 0;
    return place(call, "find", false, at) ? Value::integer(at) : Value();
}

Value rfind(const Call &call)
{
    qsizetype at = 0;
    return place(call, "rfind", true, at) ? Value::integer(at) : Value();
}

Value index(const Call &call)
{
    qsizetype at = 0;
    if (!place(call, "index", false, at))
        return {};
    return at < 0 ? call.context.valueError("substring not found") : Value::integer(at);
}

Value rindex(const Call &call)
{
    qsizetype at = 0;
    if (!place(call, "rindex", true, at))
        return {};
    return at < 0 ? call.context.valueError("substring not found") : Value::integer(at);
}

Value count(const Call &call)
{
    qsizetype from = 0, to = 0;
    if (!partAndBounds(call, "count", from, to))
        return {};
    const std::u32string words = selfText(call), part = toUtf32(call[0]);
    if (part.empty())
        return Value::integer(from > to || from > qsizetype(words.size()) ? 0 : to - from + 1);
    qint64 found = 0;
    for (qsizetype at = from; (at = findText(words, part, at, to)) >= 0; at += qsizetype(part.size()))
        ++found;
    return Value::integer(found);
}

bool matches(std::u32string_view words, std::u32string_view part, qsizetype from, qsizetype to, bool isAtEnd)
{
    if (from > qsizetype(words.size()) || to - from < qsizetype(part.size()))
        return false;
    return words.substr(size_t(isAtEnd ? to - qsizetype(part.size()) : from), part.size()) == part;
}

Value affix(const Call &call, const char *function, bool isAtEnd)
{
    qsizetype from = 0, to = 0;
    if (!boundsOf(call, 1, call.self.object()->length(), from, to))
        return {};
    const std::u32string words = selfText(call);
    if (call[0].is(Kind::Tuple)) {
        for (const Value &item : call[0].as<Tuple>()->items()) {
            const Value &each = plainIfScalar(item);
            if (!each.is(Kind::Str))
                return call.context.typeError("tuple for " + std::string(function)
                                              + " must only contain str, not " + typeName(each));
            if (matches(words, toUtf32(each), from, to, isAtEnd))
                return Value::boolean(true);
        }
        return Value::boolean(false);
    }
    if (!call[0].is(Kind::Str))
        return call.context.typeError(std::string(function) + " first arg must be str or a tuple of str, not "
                                      + typeName(call[0]));
    return Value::boolean(matches(words, toUtf32(call[0]), from, to, isAtEnd));
}

Value startsWith(const Call &call)
{
    return affix(call, "startswith", false);
}

Value endsWith(const Call &call)
{
    return affix(call, "endswith", true);
}

Value replace(const Call &call)
{
    qsizetype most = -1;
    if (!wantText(call, 0, "replace") || !wantText(call, 1, "replace")
        || (call.has(2) && !toSize(call.context, call[2], most)))
        return {};
    const std::u32string words = selfText(call), from = toUtf32(call[0]), to = toUtf32(call[1]);
    if (most < 0)
        most = std::numeric_limits<qsizetype>::max();
    if (!call.context.allows(
            qint64(std::min(words.size() / std::max<size_t>(from.size(), 1) + 1, size_t(most)) * to.size())))
        return {};
    std::u32string out;
    size_t at = 0;
    if (from.empty()) {
        for (; most > 0; --most) {
            out += to;
            if (at == words.size())
                break;
            out += words[at++];
        }
        return text(call, out + words.substr(at));
    }
    for (size_t found = 0; most > 0 && (found = firstPlaceOf<char32_t>(words, from, at)) != words.npos;
         --most) {
        out.append(words, at, found - at);
        out += to;
        at = found + from.size();
    }
    out.append(words, at);
    return text(call, out);
}

// The number got a name in 3.13.
Value replaceByVersion(const Call &call)
{
    static constexpr FunctionRow before{"replace", replace, Signature::Positional, 2, 3};
    static constexpr FunctionRow named{"replace", replace, Signature::Keywords, 2, 3, "- - count"};
    const bool isNamed = call.context.follows(PythonVersion::Python313);
    return callRow(call.context, isNamed ? named : before, &typeOfKind(Kind::Str), call.self, call.passed);
}

Value strip(const Call &call, const char *function, bool atStart, bool atEnd)
{
    const bool isBlank = !call.has(0) || call[0].isNone();
    if (!isBlank && !call[0].is(Kind::Str))
        return call.context.typeError(std::string(function) + " arg must be None or str");
    const Str &whole = *call.self.as<Str>();
    const std::u32string marked = isBlank ? std::u32string() : toUtf32(call[0]);
    const auto isStripped = [&](char32_t each) {
        return isBlank ? isSpace(each) : marked.find(each) != marked.npos;
    };
    qsizetype from = 0, to = whole.size();
    while (atStart && from < to && isStripped(whole.at(from)))
        ++from;
    while (atEnd && to > from && isStripped(whole.at(to - 1)))
        --to;
    return from == 0 && to == whole.size() ? call.self : partOf(call.heap(), whole, from, to);
}

Value stripBoth(const Call &call)
{
    return strip(call, "strip", true, true);
}

Value stripLeft(const Call &call)
{
    return strip(call, "lstrip", true, false);
}

Value stripRight(const Call &call)
{
    return strip(call, "rstrip", false, true);
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
    const std::u32string words = selfText(call);
    const std::u32string_view ends = U"\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029";
    std::vector<Value> lines;
    for (size_t at = 0; at < words.size();) {
        size_t end = at;
        while (end < words.size() && ends.find(words[end]) == ends.npos)
            ++end;
        size_t next = std::min(end + 1, words.size());
        if (end + 1 < words.size() && words[end] == U'\r' && words[end + 1] == U'\n')
            ++next;
        lines.push_back(text(call, words.substr(at, (keepsEnds ? next : end) - at)));
        at = next;
    }
    return makeList(call.heap(), std::move(lines));
}

Value partitionAt(const Call &call, bool fromRight)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("must be str, not " + typeName(call[0]));
    const std::u32string words = selfText(call), separator = toUtf32(call[0]);
    if (separator.empty())
        return call.context.valueError("empty separator");
    const size_t at =
        fromRight ? lastPlaceOf<char32_t>(words, separator) : firstPlaceOf<char32_t>(words, separator);
    if (at == words.npos && fromRight)
        return makeTuple(call.heap(), {emptyText(), emptyText(), call.self});
    if (at == words.npos)
        return makeTuple(call.heap(), {call.self, emptyText(), emptyText()});
    return makeTuple(
        call.heap(),
        {text(call, words.substr(0, at)), call[0], text(call, words.substr(at + separator.size()))});
}

Value partition(const Call &call)
{
    return partitionAt(call, false);
}

Value rpartition(const Call &call)
{
    return partitionAt(call, true);
}

Value join(const Call &call)
{
    return joinTexts(call.context, call.self, call[0]);
}

Value aligned(const Call &call, int before) // of two: how much of the filling stands before it
{
    qsizetype width = 0;
    char32_t fill = U' ';
    if (!toSize(call.context, call[0], width))
        return {};
    if (call.has(1)) {
        if (!call[1].is(Kind::Str))
            return call.context.typeError("The fill character must be a unicode character, not "
                                          + typeName(call[1]));
        if (call[1].as<Str>()->size() != 1)
            return call.context.typeError("The fill character must be exactly one character long");
        fill = call[1].as<Str>()->at(0);
    }
    if (width <= call.self.as<Str>()->size())
        return call.self;
    if (!allowsWidth(call.context, width))
        return {};
    const qsizetype missing = width - call.self.as<Str>()->size();
    // str.center() rounds towards the left where the width is odd.
    const qsizetype left = before == 1 ? missing / 2 + (missing & width & 1) : before == 2 ? missing : 0;
    return text(call,
                std::u32string(size_t(left), fill) + selfText(call)
                    + std::u32string(size_t(missing - left), fill));
}

Value center(const Call &call)
{
    return aligned(call, 1);
}

Value ljust(const Call &call)
{
    return aligned(call, 0);
}

Value rjust(const Call &call)
{
    return aligned(call, 2);
}

Value zfill(const Call &call)
{
    qsizetype width = 0;
    if (!toSize(call.context, call[0], width))
        return {};
    if (width <= call.self.as<Str>()->size())
        return call.self;
    if (!allowsWidth(call.context, width))
        return {};
    const qsizetype missing = width - call.self.as<Str>()->size();
    std::u32string words = selfText(call);
    const bool hasSign = !words.empty() && (words[0] == U'+' || words[0] == U'-');
    words.insert(hasSign ? 1 : 0, size_t(missing), U'0');
    return text(call, words);
}

Value expandTabs(const Call &call)
{
    qint64 size = 8;
    if (call.has(0)) {
        if (!call[0].isSmallIntOrBool() && isInteger(call[0]))
            return call.context.raise(Error::OverflowError, "Python int too large to convert to C int");
        if (!toIndex(call.context, call[0], size))
            return {};
    }
    if (size > std::numeric_limits<int>::max() || size < std::numeric_limits<int>::min())
        return call.context.raise(Error::OverflowError,
                                  size > 0 ? "Python int too large to convert to C int"
                                           : "Python int too large to convert to C int");
    std::u32string out;
    qint64 column = 0;
    for (const char32_t each : selfText(call)) {
        if (each == U'\t') {
            const qint64 more = size > 0 ? size - column % size : 0;
            if (!call.context.allows(qint64(out.size()) * 4 + more * 8))
                return {};
            out.append(size_t(more), U' ');
            column += more;
        } else {
            out += each;
            column = each == U'\n' || each == U'\r' ? 0 : column + 1;
        }
    }
    return text(call, out);
}

Value removeAffix(const Call &call, const char *function, bool isAtEnd)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError(std::string(function) + "() argument must be str, not "
                                      + (call[0].isNone() ? "None" : typeName(call[0])));
    const std::u32string words = selfText(call), part = toUtf32(call[0]);
    if (!matches(words, part, 0, qsizetype(words.size()), isAtEnd) || part.empty())
        return call.self;
    return text(call, isAtEnd ? words.substr(0, words.size() - part.size()) : words.substr(part.size()));
}

Value removePrefix(const Call &call)
{
    return removeAffix(call, "removeprefix", false);
}

Value removeSuffix(const Call &call)
{
    return removeAffix(call, "removesuffix", true);
}

Value encode(const Call &call)
{
    if (call.has(0)) {
        if (!call[0].is(Kind::Str))
            return call.context.typeError("encode() argument 'encoding' must be str, not "
                                          + typeName(call[0]));
    }
    if (call.has(1) && !call[1].is(Kind::Str))
        return call.context.typeError("encode() argument 'errors' must be str, not " + typeName(call[1]));
    return encodeText(call.context, call.self, call.has(0) ? toUtf8(call[0]) : "utf-8",
                      call.has(1) ? toUtf8(call[1]) : "strict");
}

Value translate(const Call &call)
{
    std::u32string out;
    for (const char32_t each : selfText(call)) {
        const Value to = subscript(call.context, call[0], Value::integer(each));
        if (to.isMissing()) {
            if (!call.context.hasRaised(Error::LookupError))
                return {};
            call.context.clear();
            out += each;
        } else if (to.is(Kind::Str)) {
            out += toUtf32(to);
        } else if (to.isSmallIntOrBool()) {
            if (to.integer() < 0 || to.integer() > 0x10ffff)
                return call.context.valueError("character mapping must be in range(0x110000)");
            out += char32_t(to.integer());
        } else if (!to.isNone()) {
            return call.context.typeError("character mapping must return integer, None or str");
        }
    }
    return text(call, out);
}

Value format(const Call &call)
{
    return formatText(call.context, call.self, call.passed);
}

Value formatMap(const Call &call)
{
    return formatTextWith(call.context, call.self, call[0]);
}

constexpr FunctionRow textMethodRows[] = {
    {"find", find, Signature::Tuple, 1, 3},
    {"rfind", rfind, Signature::Tuple, 1, 3},
    {"index", index, Signature::Tuple, 1, 3},
    {"rindex", rindex, Signature::Tuple, 1, 3},
    {"count", count, Signature::Tuple, 1, 3},
    {"startswith", startsWith, Signature::Tuple, 1, 3},
    {"endswith", endsWith, Signature::Tuple, 1, 3},
    {"replace", replaceByVersion, Signature::Anything},
    {"strip", stripBoth, Signature::Positional, 0, 1},
    {"lstrip", stripLeft, Signature::Positional, 0, 1},
    {"rstrip", stripRight, Signature::Positional, 0, 1},
    {"split", splitText, Signature::Keywords, 0, 2, "sep maxsplit"},
    {"rsplit", splitTextFromRight, Signature::Keywords, 0, 2, "sep maxsplit"},
    {"splitlines", splitLines, Signature::Keywords, 0, 1, "keepends"},
    {"partition", partition, Signature::One},
    {"rpartition", rpartition, Signature::One},
    {"join", join, Signature::One},
    {"center", center, Signature::Positional, 1, 2},
    {"ljust", ljust, Signature::Positional, 1, 2},
    {"rjust", rjust, Signature::Positional, 1, 2},
    {"zfill", zfill, Signature::One},
    {"expandtabs", expandTabs, Signature::Keywords, 0, 1, "tabsize"},
    {"removeprefix", removePrefix, Signature::One},
    {"removesuffix", removeSuffix, Signature::One},
    {"encode", encode, Signature::Keywords, 0, 2, "encoding errors"},
    {"translate", translate, Signature::One},
    {"format", format, Signature::Anything},
    {"format_map", formatMap, Signature::One},
};

} // namespace

std::span<const FunctionRow> textMethods()
{
    return textMethodRows;
}

bool wantText(const Call &call, qsizetype i, const char *function)
{
    return call[i].is(Kind::Str)
        || bool(call.context.typeError(std::string(function) + "() argument " + std::to_string(i + 1)
                                       + " must be str, not "
                                       + (call[i].isNone() ? "None" : typeName(call[i]))));
}

bool boundsOf(const Call &call, qsizetype first, qsizetype length, qsizetype &from, qsizetype &to)
{
    from = 0;
    to = length;
    constexpr auto words = "slice indices must be integers or None or have an __index__ method";
    qint64 bound = 0;
    if (call.has(first) && !call[first].isNone()) {
        if (!clampedIndex(call.context, call[first], words, bound))
            return false;
        from = bound < 0 ? std::max<qint64>(bound < -length ? 0 : bound + length, 0) : bound;
    }
    if (call.has(first + 1) && !call[first + 1].isNone()) {
        if (!clampedIndex(call.context, call[first + 1], words, bound))
            return false;
        to = bound < 0 ? (bound < -length ? 0 : bound + length) : std::min<qint64>(bound, length);
    }
    return true;
}

Value joinTexts(Context &context, const Value &separator, const Value &iterable)
{
    if (!isIterable(iterable))
        return context.typeError("can only join an iterable");
    std::vector<Value> items;
    if (!collect(context, iterable, items))
        return {};
    constexpr qint64 workOfAnItem = 20; // nanoseconds, about
    qint64 size = 0;
    for (size_t i = 0; i < items.size(); ++i) {
        items[i] = Value(plainIfScalar(items[i]));
        if (!items[i].is(Kind::Str))
            return context.typeError("sequence item " + std::to_string(i) + ": expected str instance, "
                                     + typeName(items[i]) + " found");
        size += (items[i].as<Str>()->size() + separator.as<Str>()->size()) * 4;
        if (!context.works(workOfAnItem))
            return {};
    }
    if (items.size() == 1)
        return items[0];
    if (!context.allows(size))
        return {};
    std::u32string out;
    for (size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            separator.as<Str>()->appendTo(out);
        items[i].as<Str>()->appendTo(out);
    }
    return makeText(context.heap(), out);
}

} // namespace signalbox::objects
