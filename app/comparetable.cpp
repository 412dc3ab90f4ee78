// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/comparetable.h"

#include "app/sweeptable.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CompareTable)
};

QString number(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', 6) : u"–"_s;
}

QString change(const std::optional<double> &before, const std::optional<double> &after)
{
    if (!before || !after || *before == *after)
        return before == after ? u"="_s : QString();
    const double by = *after - *before;
    const QString sign = by < 0 ? u"−"_s : u"+"_s;
    if (*before == 0)
        return sign + QString::number(std::abs(by), 'g', 3);
    return fill(Words::tr("{percent} %"),
                {{u"percent", sign + QString::number(std::abs(by / *before) * 100, 'g', 3)}});
}

QString measures(const RunComparison &comparison)
{
    QList<QStringList> rows{{Words::tr("of the run"), Words::tr("before"), Words::tr("after"), QString()}};
    for (const MeasureInfo &row : measureCatalog()) {
        const auto &before = comparison.before[std::size_t(row.measure)];
        const auto &after = comparison.after[std::size_t(row.measure)];
        if (before || after)
            rows.append({measureHead(row.measure), number(before), number(after), change(before, after)});
    }
    return aligned(rows);
}

QString parting(const RunComparison &comparison)
{
    const QString told = sentenceOf(comparison) + u'\n';
    if (!comparison.parting)
        return told;
    return told
        + fill(Words::tr("They part with event {event}."),
               {{u"event", QString::number(comparison.parting->fact + 1)}})
        + u'\n';
}

QString allChanges(const RunComparison &comparison)
{
    if (comparison.changes.size() < 2)
        return {};
    QString text = u'\n' + Words::tr("All changes:") + u'\n';
    for (const LayoutChange &each : comparison.changes)
        text += u"  "_s + each.words + u'\n';
    return text;
}

QString tasks(const RunComparison &comparison)
{
    constexpr qsizetype mostRows = 40;
    QStringList same;
    QList<QStringList> rows{{Words::tr("task"), Words::tr("computing (s)"), Words::tr("blocking (s)"),
                             Words::tr("outside (s)"), Words::tr("waiting (s)"), Words::tr("ready (s)")}};
    const auto both = [](const TaskComparison &task, Micros WorkFigures::*part) {
        const auto said = [&](const std::optional<WorkFigures> &work) {
            return work ? QString::number(toSeconds((*work).*part), 'g', 6) : u"–"_s;
        };
        const QString before = said(task.before);
        const QString after = said(task.after);
        return before == after ? before : before + u" → "_s + after;
    };
    for (const TaskComparison &task : comparison.tasks) {
        if (task.isSame)
            same.append(task.name);
        else if (rows.size() <= mostRows)
            rows.append({task.name, both(task, &WorkFigures::computing), both(task, &WorkFigures::blocking),
                         both(task, &WorkFigures::outside), both(task, &WorkFigures::waiting),
                         both(task, &WorkFigures::ready)});
    }
    QString text;
    if (rows.size() > 1)
        text += u'\n' + aligned(rows);
    if (!same.isEmpty() && rows.size() > 1)
        text += fill(Words::tr("The same in both: {tasks}"), {{u"tasks", same.join(u", "_s)}}) + u'\n';
    return text;
}

} // namespace

QString comparisonText(const RunComparison &comparison)
{
    return measures(comparison) + u'\n' + parting(comparison) + allChanges(comparison) + tasks(comparison);
}

} // namespace signalbox
