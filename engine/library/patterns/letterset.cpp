// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/patterns/letterset.h"

#include "engine/objects/unicode.h"

#include <algorithm>

namespace signalbox::modules {

namespace {

char32_t only(const std::u32string &letters, char32_t otherwise)
{
    return letters.size() == 1 ? letters[0] : otherwise;
}

char32_t raisedLetter(char32_t letter, bool isAscii)
{
    if (letter < 128 || isAscii)
        return letter >= U'a' && letter <= U'z' ? letter - 32 : letter;
    return only(objects::upperOf(letter), letter);
}

bool isDigitLetter(char32_t letter, bool isAscii, PythonVersion version)
{
    return letter < 128 ? letter >= U'0' && letter <= U'9'
                        : !isAscii && objects::decimalOf(letter, version) >= 0;
}

bool isSpaceLetter(char32_t letter, bool isAscii)
{
    return isAscii ? letter == U' ' || (letter >= 9 && letter <= 13) : objects::isSpace(letter);
}

bool isIn(LetterSet::Class which, char32_t letter, bool isAscii, PythonVersion version)
{
    using Class = LetterSet::Class;
    switch (which) {
    case Class::Digit:
        return isDigitLetter(letter, isAscii, version);
    case Class::NoDigit:
        return !isDigitLetter(letter, isAscii, version);
    case Class::Space:
        return isSpaceLetter(letter, isAscii);
    case Class::NoSpace:
        return !isSpaceLetter(letter, isAscii);
    case Class::Word:
        return isWordLetter(letter, isAscii, version);
    case Class::NoWord:
        return !isWordLetter(letter, isAscii, version);
    }
    return false;
}

} // namespace

char32_t loweredLetter(char32_t letter, bool isAscii)
{
    if (letter < 128 || isAscii)
        return letter >= U'A' && letter <= U'Z' ? letter + 32 : letter;
    return only(objects::lowerOf(letter), letter);
}

bool isWordLetter(char32_t letter, bool isAscii, PythonVersion version)
{
    if (letter < 128)
        return letter == U'_' || (letter >= U'0' && letter <= U'9') || (letter >= U'a' && letter <= U'z')
            || (letter >= U'A' && letter <= U'Z');
    return !isAscii
        && (objects::isAlphabetic(letter, version) || objects::decimalOf(letter, version) >= 0
            || objects::isDigit(letter, version) || objects::isNumeric(letter, version));
}

bool LetterSet::has(char32_t letter, PythonVersion version) const
{
    const auto isInRange = [this](char32_t one) {
        return std::any_of(ranges.begin(), ranges.end(),
                           [one](const auto &range) { return range.first <= one && one <= range.second; });
    };
    bool is = isInRange(letter);
    if (!is && ignoresCase) {
        const char32_t lower = loweredLetter(letter, isAscii), upper = raisedLetter(letter, isAscii);
        is = isInRange(lower) || isInRange(upper) || isInRange(loweredLetter(upper, isAscii));
    }
    for (std::size_t i = 0; !is && i < classes.size(); ++i)
        is = isIn(classes[i], letter, isAscii, version);
    return is != isNegated;
}

} // namespace signalbox::modules
