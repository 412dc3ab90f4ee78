// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/suggestions.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

namespace signalbox::objects {

namespace {

constexpr std::size_t kMove = 2; // to put in, to take out, or to replace a byte
constexpr std::size_t kCase = 1;
constexpr std::size_t kLongestCompared = 40; // without what both begin and end with
constexpr std::size_t kMostKnown = 750;

std::size_t costOfReplacing(char a, char b)
{
    if (a == b)
        return 0;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    return lower(a) == lower(b) ? kCase : kMove;
}

/// Of Levenshtein's distance what differs between the two.
void trim(std::string_view &a, std::string_view &b)
{
    const auto prefix = std::size_t(std::ranges::mismatch(a, b).in1 - a.begin());
    a.remove_prefix(prefix);
    b.remove_prefix(prefix);
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
}

/// More than \a most where it is more, whatever it is.
std::size_t distanceUpTo(std::size_t most, std::string_view a, std::string_view b)
{
    trim(a, b);
    if (a.empty() || b.empty())
        return (a.size() + b.size()) * kMove;
    if (std::max(a.size(), b.size()) > kLongestCompared)
        return most + 1;
    std::vector<std::size_t> row(a.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = i * kMove;
    for (std::size_t j = 0; j < b.size(); ++j) {
        std::size_t diagonal = std::exchange(row[0], (j + 1) * kMove);
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::size_t replaced = diagonal + costOfReplacing(b[j], a[i]);
            diagonal = row[i + 1];
            row[i + 1] = std::min(std::min(row[i], diagonal) + kMove, replaced);
        }
    }
    return row.back();
}

} // namespace

std::string suggestionFor(const std::string &name, const std::vector<std::string> &known)
{
    if (known.size() >= kMostKnown)
        return {};
    std::string best;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const std::string &each : known) {
        if (each == name)
            continue;
        const std::size_t most = std::min((name.size() + each.size() + 3) * kMove / 6, least - 1);
        const std::size_t distance = distanceUpTo(most, name, each);
        if (distance <= most) {
            best = each;
            least = distance;
        }
    }
    return best;
}

std::string unexpectedKeyword(const Context &context, const std::string &function, const std::string &name,
                              const std::vector<std::string> &known)
{
    const std::string meant =
        context.follows(PythonVersion::Python313) ? suggestionFor(name, known) : std::string();
    return function + " got an unexpected keyword argument '" + name + "'"
        + (meant.empty() ? meant : ". Did you mean '" + meant + "'?");
}

std::string invalidKeyword(const Context &context, const std::string &function, const std::string &name,
                           const std::vector<std::string> &known)
{
    return context.follows(PythonVersion::Python313)
        ? unexpectedKeyword(context, function, name, known)
        : "'" + name + "' is an invalid keyword argument for " + function;
}

} // namespace signalbox::objects
