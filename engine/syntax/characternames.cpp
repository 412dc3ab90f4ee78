// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/characternames.h"

#include <QByteArray>
#include <QChar>
#include <QFile>

#include <algorithm>
#include <array>

// Outside of every namespace, as the macro asks.
static void loadCharacterNames()
{
    Q_INIT_RESOURCE(syntax);
}

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

namespace {

/// Lines `NAME;CODE` in the order of their bytes; tests/syntax/characternames.py writes them.
const QByteArray &table()
{
    static const QByteArray lines = [] {
        loadCharacterNames();
        QFile file(u":/signalbox/syntax/characternames.bin"_s);
        return file.open(QIODevice::ReadOnly) ? qUncompress(file.readAll()) : QByteArray();
    }();
    return lines;
}

/// The code behind \a key, "NAME;", or 0.
char32_t lookUp(const QByteArray &key)
{
    const QByteArrayView lines = table();
    qsizetype low = 0, high = lines.size();
    while (low < high) {
        qsizetype begin = (low + high) / 2;
        while (begin > low && lines[begin - 1] != '\n')
            --begin;
        const qsizetype end = lines.indexOf('\n', begin);
        const QByteArrayView line = lines.sliced(begin, end - begin);
        if (line.startsWith(key))
            return line.sliced(key.size()).toByteArray().toUInt(nullptr, 16);
        if (line < QByteArrayView(key))
            low = end + 1;
        else
            high = begin;
    }
    return 0;
}

/// Unified ideographs are named by their code.
char32_t ideograph(QByteArrayView digits)
{
    bool isNumber = false;
    const char32_t code = digits.toByteArray().toUInt(&isNumber, 16);
    const bool isCjk = (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x4e00 && code <= 0x9fff)
        || (code >= 0x20000 && code <= 0x323af);
    return isNumber && isCjk && digits.size() <= 5 && digits[0] != '0'
            && QChar::category(code) == QChar::Letter_Other
        ? code
        : 0;
}

/// Syllables of Hangul are named by their parts (The Unicode Standard, 3.12).
char32_t syllable(QByteArrayView name)
{
    constexpr std::array kLeading = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                     "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
    constexpr std::array kVowels = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                    "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
    constexpr std::array kTrailing = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                      "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                      "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
    constexpr char32_t kFirst = 0xac00;
    for (std::size_t leading = 0; leading < kLeading.size(); ++leading) {
        for (std::size_t vowel = 0; vowel < kVowels.size(); ++vowel) {
            const QByteArray begin = QByteArray(kLeading[leading]) + kVowels[vowel];
            if (!name.startsWith(begin))
                continue;
            const auto *const trailing =
                std::find_if(kTrailing.begin(), kTrailing.end(), [&](const char *each) {
                    return name.sliced(begin.size()) == QByteArrayView(each);
                });
            if (trailing != kTrailing.end())
                return kFirst
                    + char32_t((leading * kVowels.size() + vowel) * kTrailing.size()
                               + std::size_t(trailing - kTrailing.begin()));
        }
    }
    return 0;
}

} // namespace

std::u32string charactersNamed(QByteArrayView name)
{
    const QByteArray capitals = name.toByteArray().toUpper();
    const QByteArray ideographs = "CJK UNIFIED IDEOGRAPH-", syllables = "HANGUL SYLLABLE ";
    char32_t found = 0;
    if (capitals.startsWith(ideographs) && capitals.size() > ideographs.size())
        found = ideograph(QByteArrayView(capitals).sliced(ideographs.size()));
    else if (capitals.startsWith(syllables))
        found = syllable(QByteArrayView(capitals).sliced(syllables.size()));
    else if (!capitals.contains(';'))
        found = lookUp(capitals + ';');
    if (found == 0 && capitals != "NULL" && capitals != "NUL")
        return {};
    return std::u32string(1, found);
}

} // namespace signalbox::syntax
