// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/names.h"

#include <QList>

#include <algorithm>
#include <array>

namespace signalbox::syntax {

namespace {

constexpr std::array<const char *, 35> kKeywords = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

constexpr std::array<const char *, int(Kind::Unknown) - int(Kind::LeftParen)> kOperatorTexts = {
    "(",  ")",  "[",  "]",  "{",   "}",   ":",   ",",  ";",   "+", "-",  "*",  "/",   "|",  "&",  "<",  ">",
    "=",  ".",  "%",  "==", "!=",  "<>",  "<=",  ">=", "~",   "^", "<<", ">>", "**",  "+=", "-=", "*=", "/=",
    "%=", "&=", "|=", "^=", "<<=", ">>=", "**=", "//", "//=", "@", "@=", "->", "...", ":=", "!"};

bool isKnown(char32_t letter, PythonVersion version)
{
    const QChar::UnicodeVersion since = QChar::unicodeVersion(letter);
    const QChar::UnicodeVersion last = version == PythonVersion::Python311
        ? QChar::Unicode_14_0
        : QChar::UnicodeVersion(QChar::Unicode_14_0 + 1);
    return since != QChar::Unicode_Unassigned && since <= last;
}

struct Range {
    char32_t first, last;
};

template <std::size_t Size> bool isAmong(const std::array<Range, Size> &ranges, char32_t letter)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [letter](Range range) { return range.first <= letter && letter <= range.last; });
}

/// Letters by category whose normal form begins with something else, or that are reserved (UAX #31).
constexpr std::array<Range, 11> kNoStart = {{{0x37a, 0x37a},
                                             {0xe33, 0xe33},
                                             {0xeb3, 0xeb3},
                                             {0x2e2f, 0x2e2f},
                                             {0xfc5e, 0xfc63},
                                             {0xfdfa, 0xfdfb},
                                             {0xfe70, 0xfe70},
                                             {0xfe72, 0xfe72},
                                             {0xfe74, 0xfe74},
                                             {0xfe76, 0xfe76},
                                             {0xfe78, 0xfe78}}};
constexpr std::array<Range, 4> kMoreNoStart = {
    {{0xfe7a, 0xfe7a}, {0xfe7c, 0xfe7c}, {0xfe7e, 0xfe7e}, {0xff9e, 0xff9f}}};
/// Other_ID_Start and Other_ID_Continue.
constexpr std::array<Range, 4> kMoreStart = {{{0x1885, 0x1886}, {0x2118, 0x2118}, {0x212e, 0x212e}, {0, 0}}};
constexpr std::array<Range, 5> kMoreFollow = {
    {{0xb7, 0xb7}, {0x387, 0x387}, {0x1369, 0x1371}, {0x19da, 0x19da}, {0x30fb, 0x30fb}}};

bool isLetter(char32_t letter)
{
    return QChar::isLetter(letter) || QChar::category(letter) == QChar::Number_Letter
        || isAmong(kMoreStart, letter);
}

bool canBegin(char32_t letter, PythonVersion version)
{
    return letter == U'_'
        || (isLetter(letter) && !isAmong(kNoStart, letter) && !isAmong(kMoreNoStart, letter)
            && isKnown(letter, version));
}

bool canFollow(char32_t letter, PythonVersion version)
{
    const QChar::Category category = QChar::category(letter);
    const bool isMark = category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining
        || category == QChar::Number_DecimalDigit || category == QChar::Punctuation_Connector;
    if (isMark || isAmong(kMoreFollow, letter))
        return isKnown(letter, version);
    if (letter == 0xe33 || letter == 0xeb3 || letter == 0xff9e || letter == 0xff9f)
        return true;
    return canBegin(letter, version);
}

/// The character at \a at of well-formed UTF-8, which moves behind it.
char32_t nextCharacter(QByteArrayView text, qsizetype &at)
{
    const uchar lead = text[at++];
    if (lead < 0x80)
        return lead;
    int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    char32_t letter = lead & (0x3f >> more);
    for (; more > 0 && at < text.size(); --more)
        letter = (letter << 6) | (uchar(text[at++]) & 0x3f);
    return letter;
}

} // namespace

std::optional<BadCharacter> badCharacter(QByteArrayView word, PythonVersion version)
{
    for (qsizetype at = 0; at < word.size();) {
        const bool isFirst = at == 0;
        const char32_t letter = nextCharacter(word, at);
        if (isFirst ? !canBegin(letter, version) : !canFollow(letter, version))
            return BadCharacter{.end = at, .letter = letter};
    }
    return std::nullopt;
}

QString normalName(QByteArrayView word)
{
    const bool isAscii = std::all_of(word.begin(), word.end(), [](char each) { return uchar(each) < 0x80; });
    if (isAscii)
        return QString::fromLatin1(word);
    return QString::fromUtf8(word).normalized(QString::NormalizationForm_KC);
}

Kind keywordOrName(QByteArrayView word)
{
    if (word.size() < 2 || word.size() > 8)
        return Kind::Name;
    const auto *const found =
        std::lower_bound(kKeywords.begin(), kKeywords.end(), word,
                         [](const char *one, QByteArrayView other) { return QByteArrayView(one) < other; });
    if (found == kKeywords.end() || QByteArrayView(*found) != word)
        return Kind::Name;
    return Kind(int(Kind::False) + (found - kKeywords.begin()));
}

QString spelling(Kind kind)
{
    if (kind >= Kind::False)
        return QString::fromLatin1(kKeywords[std::size_t(kind) - std::size_t(Kind::False)]);
    if (kind >= Kind::LeftParen && kind < Kind::Unknown)
        return QString::fromLatin1(kOperatorTexts[std::size_t(kind) - std::size_t(Kind::LeftParen)]);
    return {};
}

} // namespace signalbox::syntax
