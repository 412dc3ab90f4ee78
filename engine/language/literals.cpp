// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/literals.h"

#include <QList>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QString hex(uint letter, int digits)
{
    return QString::number(letter, 16).rightJustified(digits, u'0');
}

QString escaped(uint letter)
{
    switch (letter) {
    case U'\n':
        return u"\\n"_s;
    case U'\r':
        return u"\\r"_s;
    case U'\t':
        return u"\\t"_s;
    default:
        break;
    }
    if (letter < 0x100)
        return u"\\x"_s + hex(letter, 2);
    return letter < 0x10000 ? u"\\u"_s + hex(letter, 4) : u"\\U"_s + hex(letter, 8);
}

/// Marks that turn the direction of text, or join letters, would make source read other than it runs.
bool isSeen(uint letter)
{
    if (QChar::isSurrogate(letter) || QChar::category(letter) == QChar::Other_Format)
        return false;
    return letter == U' ' || (QChar::isPrint(letter) && !QChar::isSpace(letter));
}

/// Character by character, so that a half of a surrogate pair stays what it is.
QList<uint> lettersOf(const QString &text)
{
    QList<uint> letters;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isPair =
            at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate();
        letters.append(isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode());
        at += isPair ? 1 : 0;
    }
    return letters;
}

/// Whether nothing in \a text needs an escape inside of \a quote, as a rule.
bool isPlain(const QString &text, QChar quote)
{
    return std::all_of(text.begin(), text.end(), [quote](QChar letter) {
        return letter >= u' ' && letter <= u'~' && letter != u'\\' && letter != quote;
    });
}

} // namespace

QString insideQuotes(const QString &text, QChar quote)
{
    if (isPlain(text, quote))
        return text;
    QString made;
    for (const uint letter : lettersOf(text)) {
        if (letter == U'\\' || letter == quote.unicode())
            made += u'\\';
        if (isSeen(letter))
            made += QString::fromUcs4(reinterpret_cast<const char32_t *>(&letter), 1);
        else
            made += escaped(letter);
    }
    return made;
}

QChar quoteFor(const QString &text, QChar preferred)
{
    const QChar other = preferred == u'"' ? u'\'' : u'"';
    return text.contains(preferred) && !text.contains(other) ? other : preferred;
}

QString literal(const QString &text)
{
    const QChar quote = quoteFor(text, u'"');
    const QString inside = insideQuotes(text, quote);
    QString made;
    made.reserve(inside.size() + 2);
    return made.append(quote).append(inside).append(quote);
}

QString reprOf(const QString &text)
{
    const QChar quote = quoteFor(text, u'\'');
    const QString inside = insideQuotes(text, quote);
    QString made;
    made.reserve(inside.size() + 2);
    return made.append(quote).append(inside).append(quote);
}

} // namespace signalbox
