// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/python/pythonsource.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

QString PythonSource::text() const
{
    QString made;
    for (const PythonLine &line : lines)
        made += line.text + u'\n';
    if (!isEnded)
        made.chop(1);
    return made;
}

PythonSpan PythonSource::linesOf(quint32 step) const
{
    if (step >= lineOfStep.size() || lineOfStep[step] == kNone)
        return {};
    PythonSpan span{lineOfStep[step], lineOfStep[step] + 1};
    while (span.end < lines.size() && lines[span.end].step == step && lines[span.first].step == step)
        ++span.end;
    return span;
}

PythonSpan PythonSource::functionOf(quint32 body) const
{
    const auto isOf = [body](const PythonLine &line) { return line.body == body; };
    const auto first = std::find_if(lines.begin(), lines.end(), isOf);
    const auto end = std::find_if_not(first, lines.end(), isOf);
    return {quint32(first - lines.begin()), quint32(end - lines.begin())};
}

std::vector<quint32> PythonSource::linesOf(NodeId node) const
{
    std::vector<quint32> found;
    for (quint32 at = 0; at < lines.size(); ++at) {
        if (lines[at].node == node && node != NodeId::None)
            found.push_back(at);
    }
    return found;
}

} // namespace signalbox
