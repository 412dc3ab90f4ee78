// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/letterreader.h"

namespace signalbox::syntax {

/// Reads numbers (https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals).
class NumberReader : public LetterReader {
protected:
    using LetterReader::LetterReader;

    /// The number that begins with \a first, which was read.
    Token number(int first);
    /// What follows the point or the digits of a number of base ten, \a letter being the first of it.
    Token exponentOrEnd(int letter, bool isOldOctal, int zerosEnd);

private:
    Token zeroPrefixed();
    Token radixNumber(int radix, const char *name);
    int decimalTail(Token &failure);
    std::optional<Token> badEnd(int letter, const char *name);
};

} // namespace signalbox::syntax
