// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartcatalog.h"

#include "engine/messages/message.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

/// A line for every lane of one kind. \a limit is what the ceiling of one that has one is called.
QList<ChartLine> linesOfLanes(const Timeline &timeline, const Run &run, Lane::Kind kind, const char *limit)
{
    QList<ChartLine> lines;
    for (const Lane &lane : timeline.lanes) {
        if (lane.kind != kind)
            continue;
        ChartLine line{run.program.resources[lane.resource].name, lane.spans, {}, {}};
        if (lane.bounded) {
            line.limit = lane.ceiling;
            line.limitName = fill(ChartInfo::words(limit),
                                  {{u"name", line.name}, {u"limit", QString::number(lane.ceiling)}});
        }
        lines.append(line);
    }
    return lines;
}

QList<ChartLine> queueFill(const Timeline &timeline, const Run &run)
{
    return linesOfLanes(timeline, run, Lane::Kind::QueueFill,
                        QT_TRANSLATE_NOOP("Charts", "{name} holds {limit}"));
}

QList<ChartLine> permitsTaken(const Timeline &timeline, const Run &run)
{
    return linesOfLanes(timeline, run, Lane::Kind::SemaphoreUse,
                        QT_TRANSLATE_NOOP("Charts", "{name} has {limit}"));
}

QList<ChartLine> counterValues(const Timeline &timeline, const Run &run)
{
    return linesOfLanes(timeline, run, Lane::Kind::CounterValue, "");
}

QList<ChartLine> workersBusy(const Timeline &timeline, const Run &run)
{
    return linesOfLanes(timeline, run, Lane::Kind::ExecutorUse,
                        QT_TRANSLATE_NOOP("Charts", "{name} has {limit}"));
}

} // namespace

QString ChartInfo::words(const char *english)
{
    return QCoreApplication::translate("Charts", english);
}

const QList<ChartInfo> &chartCatalog()
{
    static const QList<ChartInfo> catalog{
        {QT_TRANSLATE_NOOP("Charts", "Queue fill"),
         QT_TRANSLATE_NOOP("Charts", "How many items each queue holds: full ones push back."),
         QT_TRANSLATE_NOOP("Charts", "items"),
         QT_TRANSLATE_NOOP("Charts", "There is no queue in this program."), queueFill},
        {QT_TRANSLATE_NOOP("Charts", "Permits taken"),
         QT_TRANSLATE_NOOP("Charts", "How many permits of each semaphore are taken at once."),
         QT_TRANSLATE_NOOP("Charts", "permits"),
         QT_TRANSLATE_NOOP("Charts", "There is no semaphore in this program."), permitsTaken},
        {QT_TRANSLATE_NOOP("Charts", "Counters"),
         QT_TRANSLATE_NOOP("Charts", "The value of each counter, as the tasks have written it."),
         QT_TRANSLATE_NOOP("Charts", "value"),
         QT_TRANSLATE_NOOP("Charts", "There is no counter in this program."), counterValues},
        {QT_TRANSLATE_NOOP("Charts", "Workers busy"),
         QT_TRANSLATE_NOOP("Charts", "How many workers of each executor have a job."),
         QT_TRANSLATE_NOOP("Charts", "workers"),
         QT_TRANSLATE_NOOP("Charts", "There is no executor in this program."), workersBusy},
    };
    return catalog;
}

} // namespace signalbox
