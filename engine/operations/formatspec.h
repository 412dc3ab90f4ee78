// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// [[fill]align][sign][z][#][0][width][grouping][.precision][type], Python's language of format
/// specifications.
struct FormatSpec {
    char32_t fill = U' ';
    char32_t align = 0; ///< < > = ^; 0 where none is given
    char sign = '-';
    bool hasSign = false;
    bool coercesNegativeZero = false;
    bool isAlternate = false;
    qsizetype width = -1;
    char grouping = 0; ///< ',' or '_'
    qsizetype precision = -1;
    char32_t type = 0;
};

/// format(value, spec), what f-strings and str.format() ask of every value.
[[nodiscard]] Value formatValue(Context &context, const Value &value, const Value &spec);
/// The same for a specification as text.
[[nodiscard]] Value formatValue(Context &context, const Value &value, std::u32string_view spec);
/// The same for a complex number of these parts; \a spec is not empty.
[[nodiscard]] Value formatComplex(Context &context, const Value &value, double real, double imaginary,
                                  std::u32string_view spec);
/// Whether a text of so many characters may be made; raises MemoryError where not.
[[nodiscard]] bool allowsWidth(Context &context, qsizetype width);
/// Fills a text up to a width.
std::u32string padded(std::u32string_view text, const FormatSpec &spec, char32_t usualAlign);
/// A number from its sign, prefix ("0x") and digits with point, grouped and filled up as \a spec has it.
std::u32string paddedNumber(std::string sign, const std::string &prefix, const std::string &digits,
                            const FormatSpec &spec);

} // namespace signalbox::objects
