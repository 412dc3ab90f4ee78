// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/patterns/letterset.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::modules {

/// Flags of re, by Python's numbers.
namespace PatternFlag {
enum : int {
    IgnoreCase = 2,
    Locale = 4,
    Multiline = 8,
    DotAll = 16,
    Unicode = 32,
    Verbose = 64,
    Ascii = 256
};
}

/// Where a pattern looks around without taking anything.
enum class Place : quint8 { Begin, LineBegin, End, LineEnd, TextEnd, Boundary, NoBoundary };

struct PatternNode;
using PatternNodes = std::vector<PatternNode>;

/// A part of a regular expression.
struct PatternNode {
    enum class Sort : quint8 {
        Letter, ///< one letter of \a set
        Place,
        Sequence, ///< \a parts in turn
        Choice, ///< one of \a parts, the first that leads on
        Group, ///< \a parts[0], remembered as number \a group
        Repeat, ///< \a parts[0], from \a least to \a most times
        Look, ///< \a parts[0] ahead or behind, taking nothing
        Atomic, ///< \a parts[0], and no second way through it
        Again, ///< what \a group took
        IfGroup, ///< \a parts[0] where \a group took anything, else parts[1]
        Never,
    };
    enum class Manner : quint8 { Greedy, Lazy, Possessive };
    static constexpr qint64 kEndless = 0xffffffff;

    Sort sort = Sort::Sequence;
    LetterSet set{};
    Place place = Place::Begin;
    bool isAscii = false; ///< of a boundary
    Manner manner = Manner::Greedy;
    bool isBehind = false;
    bool isNegative = false;
    bool ignoresCase = false; ///< of Again
    int group = 0;
    qint64 least = 0;
    qint64 most = 0;
    PatternNodes parts{};
    /// Letters it takes at least and at most.
    std::pair<qint64, qint64> width() const;
};

/// A regular expression as it was read.
struct PatternTree {
    PatternNode root;
    int flags = 0; ///< those given and those in the text
    int groups = 0;
    std::vector<std::pair<std::u32string, int>> names; ///< in the order of the groups
    std::vector<std::pair<qint64, qint64>> widths; ///< of each group
    /// Empty, or why it cannot be read, in Python's words.
    std::string fault;
    qsizetype faultPlace = 0;
    bool hasFaultPlace = true;
};

} // namespace signalbox::modules
