// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/textsplitting.h"

#include "engine/objects/protocol.h"
#include "engine/objects/searching.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::objects {

namespace {

using Spans = std::vector<std::pair<size_t, size_t>>; ///< where parts begin and end

// split() at blanks, from the left; a negative \a most is no limit.
Spans splitBlank(std::u32string_view words, qsizetype most)
{
    Spans parts;
    size_t at = 0;
    for (;;) {
        while (at < words.size() && isSpace(words[at]))
            ++at;
        if (at == words.size())
            return parts;
        if (most-- == 0) {
            parts.emplace_back(at, words.size()); // with the blanks at its end
            return parts;
        }
        const size_t from = at;
        while (at < words.size() && !isSpace(words[at]))
            ++at;
        parts.emplace_back(from, at);
    }
}

template <typename View> Spans splitAt(View words, View separator, qsizetype most)
{
    Spans parts;
    size_t at = 0;
    for (size_t found = 0; most-- != 0 && (found = firstPlaceOf(words, separator, at)) != words.npos;) {
        parts.emplace_back(at, found);
        at = found + separator.size();
    }
    parts.emplace_back(at, words.size());
    return parts;
}

std::string_view bytesOf(const Str &narrow)
{
    return {static_cast<const char *>(narrow.data()), size_t(narrow.size())};
}

// Where rsplit() cuts: as split() does from the other end.
Spans splitBackwards(std::u32string words, std::u32string separator, qsizetype most)
{
    std::reverse(words.begin(), words.end());
    std::reverse(separator.begin(), separator.end());
    using View = std::u32string_view;
    Spans parts = separator.empty() ? splitBlank(words, most) : splitAt(View(words), View(separator), most);
    std::reverse(parts.begin(), parts.end());
    for (auto &[from, to] : parts)
        from = words.size() - std::exchange(to, words.size() - from);
    return parts;
}

Value splitFrom(const Call &call, bool fromRight)
{
    qsizetype most = -1;
    if (call.has(1) && !toSize(call.context, call[1], most))
        return {};
    const bool isBlank = !call.has(0) || call[0].isNone();
    if (!isBlank && !call[0].is(Kind::Str))
        return call.context.typeError("must be str or None, not " + typeName(call[0]));
    const Str &whole = *call.self.as<Str>();
    const Str *const separator = isBlank ? nullptr : call[0].as<Str>();
    if (separator && separator->size() == 0)
        return call.context.valueError("empty separator");
    most = std::max<qsizetype>(most, -1);
    Spans parts;
    constexpr qint64 workOfCharacter = 4; // nanoseconds, about
    call.context.worked(whole.size() * workOfCharacter);
    if (fromRight)
        parts = splitBackwards(toUtf32(call.self), separator ? toUtf32(call[0]) : std::u32string(), most);
    else if (!separator)
        parts = splitBlank(toUtf32(call.self), most);
    else if (whole.width() == 1 && separator->width() == 1)
        parts = splitAt(bytesOf(whole), bytesOf(*separator), most);
    else
        parts = splitAt<std::u32string_view>(toUtf32(call.self), toUtf32(call[0]), most);
    std::vector<Value> values;
    values.reserve(parts.size());
    for (const auto &[from, to] : parts)
        values.push_back(partOf(call.heap(), whole, qsizetype(from), qsizetype(to)));
    return makeList(call.heap(), std::move(values));
}

} // namespace

Value splitText(const Call &call)
{
    return splitFrom(call, false);
}

Value splitTextFromRight(const Call &call)
{
    return splitFrom(call, true);
}

} // namespace signalbox::objects
