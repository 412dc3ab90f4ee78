// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/mermaidtext.h"

#include "engine/traceexport/exportwords.h"

#include <QRegularExpression>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isHarmless(QChar c)
{
    const char16_t code = c.unicode();
    if (code < 0x80)
        return c.isLetterOrNumber() || u" _.,'()/+*=!?|-"_s.contains(c);
    return code != u'\u00b6' && code != u'\ufb02'; // by which Mermaid itself marks numbers
}

/// What has no place in a line of text: controls, halves of a pair, separators of lines.
bool isOutOfPlace(const QString &text, qsizetype at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate())
        return at + 1 >= text.size() || !text[at + 1].isLowSurrogate();
    if (c.isLowSurrogate())
        return at == 0 || !text[at - 1].isHighSurrogate();
    const bool isJoiner =
        c == QChar(0x200c) || c == QChar(0x200d); // in words and pictures of several letters
    return c.category() == QChar::Other_Control || (c.category() == QChar::Other_Format && !isJoiner)
        || c.isNonCharacter();
}

QString numbered(QChar c)
{
    return u'#' + QString::number(c.unicode()) + u';';
}

/// "end" closes blocks, wherever it stands.
QString withoutEnd(QString words)
{
    static const QRegularExpression end(u"(?<![A-Za-z0-9_])([eE])(?=[nN][dD](?![A-Za-z0-9_]))"_s);
    for (QRegularExpressionMatch match = end.match(words); match.hasMatch(); match = end.match(words))
        words.replace(match.capturedStart(), 1, numbered(match.captured(1)[0]));
    return words;
}

} // namespace

QString mermaidText(const QString &text, qsizetype most)
{
    const QString line = briefText(text, most);
    QString words;
    for (qsizetype at = 0; at < line.size(); ++at) {
        if (isOutOfPlace(line, at))
            words += QChar::ReplacementCharacter;
        else
            words += isHarmless(line[at]) ? QString(line[at]) : numbered(line[at]);
    }
    return words.isEmpty() ? u"?"_s : withoutEnd(words);
}

} // namespace signalbox
