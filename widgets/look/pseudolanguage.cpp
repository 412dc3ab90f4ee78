// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/pseudolanguage.h"

#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QChar accented(QChar letter)
{
    constexpr std::u16string_view plain = u"aceinosuyzACEINOSUYZ";
    constexpr std::u16string_view dressed = u"áçéîñöšúýžÁÇÉÎÑÖŠÚÝŽ";
    static_assert(plain.size() == dressed.size());
    const auto at = plain.find(letter.unicode());
    return at == plain.npos ? letter : QChar(dressed[at]);
}

/// How many characters from \a at on are no words: a place, a tag, a character of HTML.
qsizetype unspoken(QStringView words, qsizetype at)
{
    static constexpr std::array<std::pair<char16_t, char16_t>, 3> brackets{
        {{u'{', u'}'}, {u'<', u'>'}, {u'&', u';'}}};
    for (const auto &[open, close] : brackets) {
        if (words[at] != open)
            continue;
        const qsizetype end = words.indexOf(close, at);
        const bool isSpaced = end > 0 && words.sliced(at, end - at).contains(u' ');
        if (end > 0 && (open == u'<' || !isSpaced))
            return end + 1 - at;
    }
    if (words[at] == u'%' && at + 1 < words.size())
        return words[at + 1] == u'L' ? std::min<qsizetype>(3, words.size() - at) : 2;
    return 0;
}

} // namespace

QString pseudoWords(const QString &words)
{
    QString dressed = u"["_s;
    qsizetype spoken = 0;
    for (qsizetype at = 0; at < words.size();) {
        const qsizetype skipped = unspoken(words, at);
        if (skipped > 0) {
            dressed += QStringView(words).sliced(at, skipped);
            at += skipped;
            continue;
        }
        spoken += words[at].isLetter() ? 1 : 0;
        dressed += accented(words[at++]);
    }
    // At the end, so that the words can still be read.
    for (qsizetype more = (spoken * 2 + 4) / 5; more > 0; --more)
        dressed += more % 5 == 0 ? u' ' : u'~';
    return dressed + u']';
}

QString PseudoLanguage::translate(const char *, const char *source, const char *, int) const
{
    const QString words = QString::fromUtf8(source);
    return words.isEmpty() ? words : pseudoWords(words);
}

} // namespace signalbox
