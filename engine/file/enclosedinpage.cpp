// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/enclosedinpage.h"

#include "engine/file/documentformat.h"

#include <QIODevice>

namespace signalbox {

namespace {

constexpr qint64 kPageHead = 1'000'000; ///< bytes in which it begins
constexpr qint64 kPagePart = 1 << 16; ///< that are read at once

} // namespace

bool isPage(const QByteArray &beginning)
{
    const QByteArray text = beginning.startsWith("\xef\xbb\xbf") ? beginning.mid(3) : beginning;
    return text.left(13).toLower() == "<!doctype htm";
}

std::optional<Enclosed> enclosedInPage(QIODevice &device)
{
    if (!device.seek(0))
        return std::nullopt;
    const QByteArray id = QByteArray("id=\"") + kPageDocument + "\"";
    QByteArray text;
    qsizetype begin = -1;
    // A page that is not ours, or ours without a document, is left as soon as its head is over.
    while (begin < 0 && text.size() < kPageHead) {
        const qsizetype seen = std::max<qsizetype>(0, text.size() - id.size());
        const QByteArray more = device.read(kPagePart);
        if (more.isEmpty())
            return std::nullopt;
        text += more;
        begin = text.indexOf(id, seen);
        if (begin < 0 && text.indexOf("</head", seen) >= 0)
            return std::nullopt;
    }
    if (begin < 0)
        return std::nullopt;
    text = text.mid(begin + id.size());
    qsizetype seen = 0;
    while (text.indexOf('<', seen) < 0) {
        seen = text.size();
        const QByteArray more = device.read(kPagePart);
        if (more.isEmpty() || text.size() > 4 * (kLargestFile / 3) + kPageHead)
            return std::nullopt;
        text += more;
    }
    const qsizetype end = text.indexOf('<', seen);
    const qsizetype open = text.indexOf('>');
    return open < 0 || open > end
        ? std::nullopt
        : readEnclosingText(QByteArray::fromBase64(text.mid(open + 1, end - open - 1)));
}

} // namespace signalbox
