// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/mending.h"

#include "engine/syntax/parser.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

namespace signalbox::assist {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLeftOut = 24; ///< lines with faults; each costs a reading of the text

QString indentOf(const QString &line)
{
    qsizetype end = 0;
    while (end < line.size() && (line[end] == u' ' || line[end] == u'\t'))
        ++end;
    return line.first(end);
}

/// What keeps the place of a statement: the block that it opens goes on.
QString standIn(const QString &line)
{
    const QString words = line.trimmed();
    const bool isDefinition =
        words.startsWith(u"def ") || words.startsWith(u"async def ") || words.startsWith(u"class ");
    if (!words.endsWith(u':'))
        return indentOf(line) + u"pass"_s;
    return indentOf(line) + (isDefinition ? u"def _(*_):"_s : u"if 1:"_s);
}

} // namespace

std::optional<syntax::Module> mendedModule(const QString &code, int first, int last, PythonVersion version)
{
    QStringList lines = code.split(u'\n');
    for (int at = first; at <= std::min(last, int(lines.size())); ++at)
        lines[at - 1] = at == first ? standIn(lines[at - 1]) : QString();
    QSet<int> touched;
    for (int round = 0; round < kMostLeftOut; ++round) {
        syntax::ParsedModule parsed = syntax::parseText(lines.join(u'\n') + u'\n', version);
        if (parsed.module)
            return std::move(parsed.module);
        const int fault = std::clamp(parsed.fault.line, 1, int(lines.size()));
        QString &line = lines[fault - 1];
        const bool wantsBlock = parsed.fault.message.startsWith(u"expected an indented block"_s);
        if (wantsBlock) {
            // The block that is missing is put behind the line that opens it.
            int opening = fault - 1;
            while (opening > 1 && !lines[opening - 1].trimmed().endsWith(u':'))
                --opening;
            lines[std::max(opening, 1) - 1] += u" pass"_s;
        } else if (touched.contains(fault)) {
            line.clear();
        } else {
            line = standIn(line);
            touched.insert(fault);
        }
    }
    return std::nullopt;
}

} // namespace signalbox::assist
