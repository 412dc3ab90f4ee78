// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <string_view>
#include <vector>

namespace signalbox::objects {

/// Where a part stands first, in time that grows with both lengths together. find() of the standard library
/// is quicker where little of the part is found elsewhere, and takes the product of both where much of it is.
///
/// Looks through \a text, an iterator over so many letters, as Knuth, Morris and Pratt do. std::npos where it
/// is nowhere.
template <typename Text, typename Part>
[[nodiscard]] size_t placeByTable(Text text, size_t size, Part part, size_t partSize)
{
    // How much of the part's beginning stands at the end of what has been found of it.
    std::vector<quint32> kept(partSize, 0);
    for (size_t i = 1, same = 0; i < partSize; ++i) {
        while (same > 0 && part[qsizetype(i)] != part[qsizetype(same)])
            same = kept[same - 1];
        same += part[qsizetype(i)] == part[qsizetype(same)];
        kept[i] = quint32(same);
    }
    for (size_t i = 0, same = 0; i < size; ++i) {
        while (same > 0 && text[qsizetype(i)] != part[qsizetype(same)])
            same = kept[same - 1];
        same += text[qsizetype(i)] == part[qsizetype(same)];
        if (same == partSize)
            return i + 1 - partSize;
    }
    return std::string_view::npos;
}

/// The shortest part for which a table may be worth its making.
inline constexpr size_t kLongPart = 32;

/// text.find(part, from).
template <typename Letter>
[[nodiscard]] size_t firstPlaceOf(std::basic_string_view<Letter> text, std::basic_string_view<Letter> part,
                                  size_t from = 0)
{
    if (part.size() < kLongPart)
        return text.find(part, from);
    // Most texts differ soon from what is looked for; where they do not, as much is compared as there is.
    const std::basic_string_view<Letter> beginning = part.substr(0, kLongPart / 2);
    size_t compared = 0;
    for (size_t at = from; (at = text.find(beginning, at)) != text.npos; ++at) {
        if (text.size() - at < part.size())
            return text.npos;
        const auto differs = std::mismatch(part.begin(), part.end(), text.begin() + qsizetype(at)).first;
        if (differs == part.end())
            return at;
        compared += size_t(differs - part.begin());
        if (compared > text.size() - from) {
            const size_t next = at + 1;
            const size_t later =
                placeByTable(text.begin() + qsizetype(next), text.size() - next, part.begin(), part.size());
            return later == text.npos ? later : next + later;
        }
    }
    return text.npos;
}

/// text.rfind(part).
template <typename Letter>
[[nodiscard]] size_t lastPlaceOf(std::basic_string_view<Letter> text, std::basic_string_view<Letter> part)
{
    if (part.size() < kLongPart)
        return text.rfind(part);
    const size_t found = placeByTable(text.rbegin(), text.size(), part.rbegin(), part.size());
    return found == text.npos ? found : text.size() - found - part.size();
}

} // namespace signalbox::objects
