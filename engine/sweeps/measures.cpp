// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sweeps/measures.h"

#include "engine/figures/figures.h"

#include <QCoreApplication>

namespace signalbox {

using namespace Qt::StringLiterals;

const QList<MeasureInfo> &measureCatalog()
{
    static const QList<MeasureInfo> rows{
        {.measure = Measure::End,
         .key = u"end"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "time until the end"),
         .unit = QT_TRANSLATE_NOOP("Catalog", "s"),
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "How long the run takes; a deadlock or an endless loop has no end.")},
        {.measure = Measure::WaitP95,
         .key = u"wait_p95"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "p95 of waits"),
         .unit = QT_TRANSLATE_NOOP("Catalog", "s"),
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "Of all waits for another task, 95 of 100 are no longer than that.")},
        {.measure = Measure::Throughput,
         .key = u"throughput"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "throughput"),
         .unit = QT_TRANSLATE_NOOP("Catalog", "items/s"),
         .help = QT_TRANSLATE_NOOP("Catalog", "Items that are taken from queues in a second.")},
        {.measure = Measure::Lost,
         .key = u"lost"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "items lost"),
         .unit = QT_TRANSLATE_NOOP("Catalog", "items"),
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "Items that were put into queues and that nobody has taken by the end.")},
        {.measure = Measure::Deadlock,
         .key = u"deadlock"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "deadlock"),
         .unit = "",
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "1 where the run ends in a deadlock, else 0; of many runs the "
                                   "share that does.")},
    };
    return rows;
}

const MeasureInfo &info(Measure measure)
{
    return measureCatalog()[int(measure)];
}

namespace {

/// What all queues of a run have seen.
struct ItemCounts {
    bool hasQueues = false;
    qint64 put = 0;
    qint64 got = 0;
};

ItemCounts countItems(const Run &run)
{
    ItemCounts counts;
    for (const ProgramResource &resource : run.program.resources)
        counts.hasQueues = counts.hasQueues || resource.kind == NodeKind::Queue;
    for (qsizetype at = 0; counts.hasQueues && at < run.trace.size(); ++at) {
        const FactKind kind = run.trace[at].kind;
        counts.put += kind == FactKind::ItemPut ? 1 : 0;
        counts.got += kind == FactKind::ItemGot ? 1 : 0;
    }
    return counts;
}

std::optional<double> throughputOf(const Run &run)
{
    const ItemCounts counts = countItems(run);
    const double seconds = toSeconds(run.trace.endTime());
    if (!counts.hasQueues || seconds <= 0)
        return std::nullopt;
    return double(counts.got) / seconds;
}

} // namespace

std::optional<double> measureOf(const Run &run, Measure measure)
{
    if (!run.hasEnded() || run.ending() == Ending::TooLong || run.ending() == Ending::Stopped)
        return std::nullopt;
    switch (measure) {
    case Measure::End:
        if (run.ending() != Ending::Finished)
            return std::nullopt;
        return toSeconds(run.trace.endTime());
    case Measure::WaitP95:
        return toSeconds(figuresOf(run).waits.ended.p95);
    case Measure::Throughput:
        return throughputOf(run);
    case Measure::Lost: {
        const ItemCounts counts = countItems(run);
        return counts.hasQueues ? std::optional(double(counts.put - counts.got)) : std::nullopt;
    }
    case Measure::Deadlock:
        return run.ending() == Ending::Deadlock ? 1 : 0;
    }
    return std::nullopt;
}

} // namespace signalbox
