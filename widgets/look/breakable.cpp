// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/breakable.h"

namespace signalbox {

using namespace Qt::StringLiterals;

QString breakable(const QString &text)
{
    constexpr int kLongestWord = 24;
    constexpr QChar kBreak(0x200b); // a space without width
    QString made;
    int letters = 0;
    for (const QChar letter : text) {
        if (letters >= kLongestWord && !letter.isLowSurrogate() && !letter.isSpace()) {
            made += kBreak;
            letters = 0;
        }
        made += letter;
        letters = letter.isSpace() ? 0 : letters + 1;
    }
    return made;
}

QString asToolTip(const QString &text)
{
    return u"<qt>"_s + breakable(text).toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace signalbox
