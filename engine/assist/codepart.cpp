// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/codepart.h"

#include "engine/assist/readpieces.h"

namespace signalbox::assist {

using namespace Qt::StringLiterals;

namespace {

/// Below so many letters there is nothing to be gained.
constexpr qsizetype kShort = 2000;

/// Places where a function or a class of the outermost level begins, its decorators included; should one be
/// in a text, what is in front of it cannot be read.
QList<qsizetype> beginnings(const QString &code)
{
    QList<qsizetype> found;
    bool isDecorated = false;
    for (qsizetype line = 0; line >= 0 && line < code.size();) {
        const QStringView rest = QStringView(code).sliced(line);
        const bool isDecorator = rest.startsWith(u'@');
        const bool isDefinition =
            rest.startsWith(u"def ") || rest.startsWith(u"async def ") || rest.startsWith(u"class ");
        if ((isDecorator || isDefinition) && !isDecorated)
            found.append(line);
        if (isDecorator || isDefinition)
            isDecorated = isDecorator;
        const qsizetype end = code.indexOf(u'\n', line);
        line = end < 0 ? -1 : end + 1;
    }
    return found;
}

} // namespace

CodePart CodePart::around(const QString &code, qsizetype place, PythonVersion version)
{
    if (code.size() < kShort)
        return {{}, code, {}};
    qsizetype begin = 0;
    qsizetype end = code.size();
    for (const qsizetype at : beginnings(code)) {
        if (at <= place)
            begin = at;
        else
            end = std::min(end, at);
    }
    const QString before = code.first(begin);
    if (!before.isEmpty() && !readPiece(before, version))
        return {{}, code, {}};
    return {before, code.sliced(begin, end - begin), code.sliced(end)};
}

} // namespace signalbox::assist
