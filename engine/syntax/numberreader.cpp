// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/numberreader.h"

#include <cstring>

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

Token NumberReader::number(int first)
{
    if (first == '0')
        return zeroPrefixed();
    Token failure;
    const int letter = decimalTail(failure);
    if (letter == 0)
        return failure;
    return exponentOrEnd(letter, false, 0);
}

/// Digits and underscores; what follows, or 0 and a token where an underscore is wrong.
int NumberReader::decimalTail(Token &failure)
{
    for (;;) {
        int letter = 0;
        do {
            letter = get();
        } while (isDigit(letter));
        if (letter != '_')
            return letter;
        letter = get();
        if (!isDigit(letter)) {
            if (letter != kEnd)
                back();
            failure = error(u"invalid decimal literal"_s);
            return 0;
        }
    }
}

Token NumberReader::zeroPrefixed()
{
    int letter = get();
    if (isIn("xX", letter))
        return radixNumber(16, "hexadecimal");
    if (isIn("oO", letter))
        return radixNumber(8, "octal");
    if (isIn("bB", letter))
        return radixNumber(2, "binary");
    for (;; letter = get()) {
        if (letter == '_') {
            letter = get();
            if (!isDigit(letter)) {
                if (letter != kEnd)
                    back();
                return error(u"invalid decimal literal"_s);
            }
        }
        if (letter != '0')
            break;
    }
    const int zerosEnd = m_pos;
    if (!isDigit(letter))
        return exponentOrEnd(letter, false, zerosEnd);
    Token failure;
    letter = decimalTail(failure);
    if (letter == 0)
        return failure;
    return exponentOrEnd(letter, true, zerosEnd);
}

Token NumberReader::radixNumber(int radix, const char *name)
{
    const QString word = QLatin1StringView(name);
    const auto belongs = [radix](int letter) {
        const int small = letter | 0x20;
        return radix == 16 ? isDigit(letter) || (small >= 'a' && small <= 'f')
                           : letter >= '0' && letter < '0' + radix;
    };
    int letter = get();
    do {
        if (letter == '_')
            letter = get();
        if (!belongs(letter)) {
            if (isDigit(letter))
                return error(u"invalid digit '%1' in %2 literal"_s.arg(QChar(letter)).arg(word));
            if (letter != kEnd)
                back();
            return error(u"invalid %1 literal"_s.arg(word));
        }
        do {
            letter = get();
        } while (belongs(letter));
    } while (letter == '_');
    if (isDigit(letter))
        return error(u"invalid digit '%1' in %2 literal"_s.arg(QChar(letter)).arg(word));
    if (const auto failure = badEnd(letter, name))
        return *failure;
    if (letter != kEnd)
        back();
    return token(Kind::Number);
}

/// Behind the digits in front of a point; \a letter follows and was read.
Token NumberReader::exponentOrEnd(int letter, bool isOldOctal, int zerosEnd)
{
    if (letter == '.') {
        isOldOctal = false;
        letter = get();
        if (isDigit(letter)) {
            Token failure;
            letter = decimalTail(failure);
            if (letter == 0)
                return failure;
        }
    }
    if (isIn("eE", letter)) {
        const int exponent = letter;
        letter = get();
        if (isIn("+-", letter)) {
            letter = get();
            if (!isDigit(letter)) {
                if (letter != kEnd)
                    back();
                return error(u"invalid decimal literal"_s);
            }
        } else if (!isDigit(letter)) {
            if (letter != kEnd)
                back();
            if (const auto failure = badEnd(exponent, "decimal"))
                return *failure;
            back();
            return token(Kind::Number);
        }
        Token failure;
        letter = decimalTail(failure);
        if (letter == 0)
            return failure;
        isOldOctal = false;
    }
    if (isIn("jJ", letter)) {
        letter = get();
        if (const auto failure = badEnd(letter, "imaginary"))
            return *failure;
    } else if (isOldOctal) {
        if (letter != kEnd)
            back();
        return errorAt(m_start + 1 - m_lineStart, zerosEnd - m_lineStart,
                       u"leading zeros in decimal integer literals are not permitted; "
                       "use an 0o prefix for octal integers"_s);
    } else if (const auto failure = badEnd(letter, "decimal")) {
        return *failure;
    }
    if (letter != kEnd)
        back();
    return token(Kind::Number);
}

/// A number may touch the keywords that can follow it, but no other name. \a letter, the first behind it, was
/// read.
std::optional<Token> NumberReader::badEnd(int letter, const char *name)
{
    const auto follows = [this](const char *rest) {
        const int length = int(std::strlen(rest));
        return m_size - m_pos >= length && std::memcmp(m_data + m_pos, rest, std::size_t(length)) == 0
            && !isInName(peek(length));
    };
    const bool isKeyword = (letter == 'a' && follows("nd")) || (letter == 'e' && follows("lse"))
        || (letter == 'f' && follows("or")) || (letter == 'i' && isIn("fns", peek()))
        || (letter == 'o' && follows("r")) || (letter == 'n' && follows("ot"));
    if (isKeyword || letter >= 0x80 || !isInName(letter))
        return std::nullopt;
    back();
    return error(u"invalid %1 literal"_s.arg(QLatin1StringView(name)));
}

} // namespace signalbox::syntax
