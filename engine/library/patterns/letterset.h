// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <utility>
#include <vector>

namespace signalbox::modules {

/// What a letter of a text may be: \a ranges and \a classes, or anything else where it isNegated.
struct LetterSet {
    enum class Class : quint8 { Digit, Space, Word, NoDigit, NoSpace, NoWord };
    std::vector<std::pair<char32_t, char32_t>> ranges;
    std::vector<Class> classes;
    bool isNegated = false;
    bool ignoresCase = false;
    bool isAscii = false; ///< only ASCII has digits, spaces and words

    bool has(char32_t letter, PythonVersion version) const;
};

/// A letter in lower case, as re compares where case is ignored.
char32_t loweredLetter(char32_t letter, bool isAscii);
bool isWordLetter(char32_t letter, bool isAscii, PythonVersion version);

} // namespace signalbox::modules
