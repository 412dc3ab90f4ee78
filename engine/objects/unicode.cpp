// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/unicode.h"

#include "engine/objects/unicodetables.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace signalbox::objects {

using namespace unicodetables;

namespace {

template <typename Row> const Row *rangeOf(std::span<const Row> rows, char32_t point)
{
    const auto after = std::upper_bound(rows.begin(), rows.end(), point,
                                        [](char32_t one, const Row &row) { return one < row.first; });
    if (after == rows.begin() || std::prev(after)->last < point)
        return nullptr;
    return &*std::prev(after);
}

bool hasFlag(char32_t point, unsigned flag)
{
    const FlagRange *range = rangeOf<FlagRange>(kFlags, point);
    return range && (range->flags & flag);
}

bool isAssigned(char32_t point, PythonVersion version)
{
    if (version == PythonVersion::Python311)
        return !rangeOf<PointRange>(kNotIn311, point);
    return version != PythonVersion::Python312 || !rangeOf<PointRange>(kNotIn312, point);
}

std::u32string mappedBy(std::span<const MappedRange> ranges, std::span<const MappedPoint> points,
                        char32_t point)
{
    const auto several =
        std::lower_bound(points.begin(), points.end(), point,
                         [](const MappedPoint &row, char32_t one) { return row.point < one; });
    if (several != points.end() && several->point == point)
        return std::u32string(several->to, several->to[2] ? 3 : 2);
    if (const MappedRange *range = rangeOf(ranges, point);
        range && (point - range->first) % unsigned(range->step) == 0)
        return {char32_t(int(point) + range->distance)};
    return {point};
}

} // namespace

bool isPrintable(char32_t point, PythonVersion version)
{
    return hasFlag(point, Printable) && isAssigned(point, version);
}

bool isSpace(char32_t point)
{
    if (point < 0x80)
        return point == ' ' || (point >= '\t' && point <= '\r') || (point >= 0x1c && point <= 0x1f);
    return hasFlag(point, Space);
}

bool isAlphabetic(char32_t point, PythonVersion version)
{
    return hasFlag(point, Alphabetic) && isAssigned(point, version);
}

bool isNumeric(char32_t point, PythonVersion version)
{
    return hasFlag(point, Numeric) && isAssigned(point, version);
}

bool isDigit(char32_t point, PythonVersion version)
{
    return hasFlag(point, Digit) && isAssigned(point, version);
}

int decimalOf(char32_t point, PythonVersion version)
{
    if (point < 0x80)
        return point >= '0' && point <= '9' ? int(point - '0') : -1;
    if (!hasFlag(point, Decimal) || !isAssigned(point, version))
        return -1;
    // Decimal digits come in tens, and several tens may touch.
    const FlagRange *range = rangeOf<FlagRange>(kFlags, point);
    return int(point - range->first) % 10;
}

bool isLower(char32_t point)
{
    return hasFlag(point, Lower);
}

bool isUpper(char32_t point)
{
    return hasFlag(point, Upper);
}

bool isTitle(char32_t point)
{
    return hasFlag(point, Title);
}

bool isCased(char32_t point)
{
    return hasFlag(point, Lower | Upper | Title);
}

bool isCaseIgnorable(char32_t point)
{
    return hasFlag(point, CaseIgnorable);
}

bool isIdentifierStart(char32_t point, PythonVersion version)
{
    return hasFlag(point, IdentifierStart) && isAssigned(point, version);
}

bool isIdentifierPart(char32_t point, PythonVersion version)
{
    return hasFlag(point, IdentifierPart) && isAssigned(point, version);
}

std::u32string lowerOf(char32_t point)
{
    return mappedBy(kLowerRanges, kLowerPoints, point);
}

std::u32string upperOf(char32_t point)
{
    return mappedBy(kUpperRanges, kUpperPoints, point);
}

std::u32string titleOf(char32_t point)
{
    return mappedBy(kTitleRanges, kTitlePoints, point);
}

std::u32string foldOf(char32_t point)
{
    return mappedBy(kFoldRanges, kFoldPoints, point);
}

} // namespace signalbox::objects
