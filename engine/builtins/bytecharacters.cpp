// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/bytecharacters.h"

#include "engine/objects/bytes.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"

#include <algorithm>
#include <limits>

namespace signalbox::objects {

namespace bytecharacters { // texts have methods of the same names
namespace {

bool isUpper(char each)
{
    return each >= 'A' && each <= 'Z';
}

bool isLower(char each)
{
    return each >= 'a' && each <= 'z';
}

bool isLetter(char each)
{
    return isUpper(each) || isLower(each);
}

bool isDigit(char each)
{
    return each >= '0' && each <= '9';
}

bool isAlphanumeric(char each)
{
    return isLetter(each) || isDigit(each);
}

bool isBlank(char each)
{
    return each == ' ' || (each >= '\t' && each <= '\r');
}

char upperOf(char each)
{
    return isLower(each) ? char(each - 32) : each;
}

char lowerOf(char each)
{
    return isUpper(each) ? char(each + 32) : each;
}

const std::string &selfBytes(const Call &call)
{
    return call.self.as<Bytes>()->bytes();
}

template <bool (*is)(char)> Value allAre(const Call &call)
{
    const std::string &bytes = selfBytes(call);
    return Value::boolean(!bytes.empty() && std::all_of(bytes.begin(), bytes.end(), is));
}

Value isAscii(const Call &call)
{
    const std::string &bytes = selfBytes(call);
    return Value::boolean(
        std::all_of(bytes.begin(), bytes.end(), [](char each) { return quint8(each) < 128; }));
}

/// Whether some letter is of this case, and none of the other.
template <bool (*is)(char), bool (*isOther)(char)> Value isOfCase(const Call &call)
{
    const std::string &bytes = selfBytes(call);
    return Value::boolean(std::any_of(bytes.begin(), bytes.end(), is)
                          && std::none_of(bytes.begin(), bytes.end(), isOther));
}

Value isTitle(const Call &call)
{
    bool hasCase = false, isInWord = false;
    for (const char each : selfBytes(call)) {
        if (isUpper(each) ? isInWord : isLower(each) && !isInWord)
            return Value::boolean(false);
        isInWord = isLetter(each);
        hasCase = hasCase || isInWord;
    }
    return Value::boolean(hasCase);
}

template <typename Change> Value changed(const Call &call, Change change)
{
    std::string bytes = selfBytes(call);
    for (size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = change(bytes[i], i);
    return makeBytes(call.heap(), std::move(bytes));
}

Value lower(const Call &call)
{
    return changed(call, [](char each, size_t) { return lowerOf(each); });
}

Value upper(const Call &call)
{
    return changed(call, [](char each, size_t) { return upperOf(each); });
}

Value swapCase(const Call &call)
{
    return changed(call, [](char each, size_t) { return isUpper(each) ? lowerOf(each) : upperOf(each); });
}

Value capitalize(const Call &call)
{
    return changed(call, [](char each, size_t i) { return i == 0 ? upperOf(each) : lowerOf(each); });
}

Value title(const Call &call)
{
    bool isInWord = false;
    return changed(call, [&](char each, size_t) {
        const char out = isInWord ? lowerOf(each) : upperOf(each);
        isInWord = isLetter(each);
        return out;
    });
}

Value expandTabs(const Call &call)
{
    qint64 size = 8;
    if (call.has(0) && isInteger(call[0])
        && (!call[0].isSmallIntOrBool() || call[0].integer() > std::numeric_limits<int>::max()
            || call[0].integer() < std::numeric_limits<int>::min()))
        return call.context.raise(Error::OverflowError, "Python int too large to convert to C int");
    if (call.has(0) && !toIndex(call.context, call[0], size))
        return {};
    std::string out;
    qint64 column = 0;
    for (const char each : selfBytes(call)) {
        if (each != '\t') {
            out += each;
            column = each == '\n' || each == '\r' ? 0 : column + 1;
            continue;
        }
        const qint64 more = size > 0 ? size - column % size : 0;
        if (!call.context.allows(qint64(out.size()) + more))
            return {};
        out.append(size_t(more), ' ');
        column += more;
    }
    return makeBytes(call.heap(), std::move(out));
}

/// sep= of hex(); empty where there is none.
bool separatorOf(const Call &call, std::string &out)
{
    if (!call.has(0))
        return true;
    if (!call[0].is(Kind::Str) && !call[0].is(Kind::Bytes))
        return !call[0].isObject() || call[0].object()->length() < 0
            ? call.context.typeError("object of type '" + typeName(call[0]) + "' has no len()")
            : call[0].object()->length() != 1 ? call.context.valueError("sep must be length 1.")
                                              : call.context.typeError("sep must be str or bytes.");
    if (call[0].object()->length() != 1)
        return call.context.valueError("sep must be length 1.");
    const char32_t point =
        call[0].is(Kind::Str) ? call[0].as<Str>()->at(0) : char32_t(quint8(call[0].as<Bytes>()->bytes()[0]));
    if (point > 127)
        return call.context.valueError("sep must be ASCII.");
    out = char(point);
    return true;
}

Value hexadecimal(const Call &call)
{
    qint64 group = 1;
    std::string separator;
    if (call.has(1) && isInteger(call[1])
        && (!call[1].isSmallIntOrBool() || call[1].integer() > std::numeric_limits<int>::max()
            || call[1].integer() < std::numeric_limits<int>::min()))
        return call.context.raise(Error::OverflowError, "Python int too large to convert to C int");
    if ((call.has(1) && !toIndex(call.context, call[1], group)) || !separatorOf(call, separator))
        return {};
    const std::string &bytes = selfBytes(call);
    const qint64 size = qint64(bytes.size()), every = std::abs(group);
    std::string out;
    for (qint64 i = 0; i < size; ++i) {
        // Groups are counted from the right, of a negative number from the left.
        const bool isBetween = every > 0 && i > 0 && (group > 0 ? (size - i) % every == 0 : i % every == 0);
        if (isBetween)
            out += separator;
        out += "0123456789abcdef"[quint8(bytes[size_t(i)]) >> 4];
        out += "0123456789abcdef"[quint8(bytes[size_t(i)]) & 0xf];
    }
    return makeText(call.heap(), out);
}

constexpr FunctionRow byteCharacterRows[] = {
    {"isalpha", allAre<isLetter>},
    {"isalnum", allAre<isAlphanumeric>},
    {"isdigit", allAre<isDigit>},
    {"isspace", allAre<isBlank>},
    {"isascii", isAscii},
    {"islower", isOfCase<isLower, isUpper>},
    {"isupper", isOfCase<isUpper, isLower>},
    {"istitle", isTitle},
    {"lower", lower},
    {"upper", upper},
    {"swapcase", swapCase},
    {"capitalize", capitalize},
    {"title", title},
    {"expandtabs", expandTabs, Signature::Keywords, 0, 1, "tabsize"},
    {"hex", hexadecimal, Signature::Keywords, 0, 2, "sep bytes_per_sep"},
};

} // namespace
} // namespace bytecharacters

std::span<const FunctionRow> byteCharacterMethods()
{
    return bytecharacters::byteCharacterRows;
}

} // namespace signalbox::objects
