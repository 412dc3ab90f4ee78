// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/figures/figurerows.h"

#include "engine/catalog/nodecatalog.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FigureRows)
};

const ResourceFigures &resourceOf(const ShownFigures &shown, const FigureRow &row)
{
    return shown.figures().resources[std::size_t(row.place)];
}

/// Null of a resource; of everything as well.
const WorkFigures *workOf(const ShownFigures &shown, const FigureRow &row)
{
    switch (row.of) {
    case FigureRow::Of::Function:
        return &shown.figures().functions[std::size_t(row.place)].work;
    case FigureRow::Of::Task:
        return &shown.figures().tasks[std::size_t(row.place)].work;
    case FigureRow::Of::Everything:
    case FigureRow::Of::Resource:
        break;
    }
    return nullptr;
}

QString withGoal(const QString &resource, WaitGoal goal)
{
    const auto named = [&](const QString &pattern) { return fill(pattern, {{u"resource", resource}}); };
    switch (goal) {
    case WaitGoal::Put:
        return named(Words::tr("{resource}: to put"));
    case WaitGoal::Get:
        return named(Words::tr("{resource}: to get"));
    case WaitGoal::Join:
        return named(Words::tr("{resource}: until all is done"));
    case WaitGoal::Acquire:
        return named(Words::tr("{resource}: to acquire"));
    case WaitGoal::Signal:
        return named(Words::tr("{resource}: to go on"));
    case WaitGoal::Worker:
        break;
    }
    return named(Words::tr("{resource}: for a worker"));
}

QString number(double value)
{
    return QString::number(value, 'f', 3);
}

QString littlesLaw(const ResourceFigures &resource)
{
    return fill(
        Words::tr("Little's law: {level} are in it on average, counted from how full it is; and {rate} a "
                  "second × {stay} s each = {product}, counted one by one."),
        {{u"level", number(resource.level.mean())},
         {u"rate", number(resource.arrivalRate())},
         {u"stay", number(resource.meanStay() / 1e6)},
         {u"product", number(resource.arrivalRate() * resource.meanStay() / 1e6)}});
}

} // namespace

QString shortTime(Micros time)
{
    constexpr Micros thousandth = 1000;
    return formatTime(time < thousandth ? time : (time + thousandth / 2) / thousandth * thousandth);
}

std::vector<FigureRow> figureRows(const ShownFigures &shown)
{
    const RunFigures &figures = shown.figures();
    std::vector<FigureRow> rows{{}};
    for (qsizetype at = 0; at < qsizetype(figures.resources.size()); ++at) {
        const ResourceFigures &resource = figures.resources[std::size_t(at)];
        bool hasGoal = false;
        for (const WaitGoal goal : kWaitGoals) {
            const WaitFigures &waits = resource.waitsFor(goal);
            const bool isUsual = hasWaits(resource.kind, goal) && goal != WaitGoal::Join;
            if (resource.resource == kNone || (!isUsual && waits.ended.count == 0 && waits.unfinished == 0))
                continue;
            rows.push_back({FigureRow::Of::Resource, at, goal});
            hasGoal = true;
        }
        if (!hasGoal)
            rows.push_back({FigureRow::Of::Resource, at, {}});
    }
    for (qsizetype at = 0; at < qsizetype(figures.functions.size()); ++at)
        rows.push_back({FigureRow::Of::Function, at, {}});
    for (qsizetype at = 0;
         figures.tasks.size() > figures.functions.size() && at < qsizetype(figures.tasks.size()); ++at)
        rows.push_back({FigureRow::Of::Task, at, {}});
    return rows;
}

QString nameOf(const ShownFigures &shown, const FigureRow &row)
{
    switch (row.of) {
    case FigureRow::Of::Everything:
        return Words::tr("All tasks");
    case FigureRow::Of::Resource: {
        const ResourceFigures &resource = resourceOf(shown, row);
        const QString name = resource.resource == kNone ? Words::tr("threads") : resource.name;
        return row.goal ? withGoal(name, *row.goal) : name;
    }
    case FigureRow::Of::Function:
        return shown.figures().functions[std::size_t(row.place)].name;
    case FigureRow::Of::Task:
        break;
    }
    return shown.run->taskName(shown.figures().tasks[std::size_t(row.place)].task);
}

QString kindOf(const ShownFigures &shown, const FigureRow &row)
{
    switch (row.of) {
    case FigureRow::Of::Everything:
        return Words::tr("Run");
    case FigureRow::Of::Resource:
        return info(resourceOf(shown, row).kind).label();
    case FigureRow::Of::Function:
        return plural("FigureRows", QT_TRANSLATE_N_NOOP("FigureRows", "%n tasks"), "%n task",
                      shown.figures().functions[std::size_t(row.place)].tasks);
    case FigureRow::Of::Task:
        break;
    }
    return Words::tr("Task");
}

QString iconOf(const ShownFigures &shown, const FigureRow &row)
{
    switch (row.of) {
    case FigureRow::Of::Everything:
        return QStringLiteral("loop");
    case FigureRow::Of::Resource:
        return info(resourceOf(shown, row).kind).icon;
    case FigureRow::Of::Function:
        return QStringLiteral("function");
    case FigureRow::Of::Task:
        break;
    }
    return QStringLiteral("task");
}

std::optional<double> utilisationOf(const ShownFigures &shown, const FigureRow &row)
{
    if (row.of == FigureRow::Of::Resource)
        return resourceOf(shown, row).utilisation();
    const Micros length = shown.figures().length();
    if (length <= 0)
        return std::nullopt;
    const WorkFigures *const work = workOf(shown, row);
    return work ? double(work->computing) / double(length) : shown.figures().loopShare();
}

std::optional<double> throughputOf(const ShownFigures &shown, const FigureRow &row)
{
    const Micros length = shown.figures().length();
    if (length <= 0)
        return std::nullopt;
    if (row.of == FigureRow::Of::Resource)
        return resourceOf(shown, row).throughput();
    const WorkFigures *const work = workOf(shown, row);
    return double(work ? work->turns : shown.figures().turns) / toSeconds(length);
}

const WaitFigures *waitsOf(const ShownFigures &shown, const FigureRow &row)
{
    if (row.of == FigureRow::Of::Resource)
        return row.goal ? &resourceOf(shown, row).waitsFor(*row.goal) : nullptr;
    const WorkFigures *const work = workOf(shown, row);
    return work ? &work->waits : &shown.figures().waits;
}

WhoseWaits whoseOf(const ShownFigures &shown, const FigureRow &row)
{
    switch (row.of) {
    case FigureRow::Of::Everything:
        return {};
    case FigureRow::Of::Resource: // where nobody can wait, no wait has this goal at it
        return {.resource = resourceOf(shown, row).resource, .goal = row.goal.value_or(WaitGoal::Put)};
    case FigureRow::Of::Function:
        return {.body = shown.figures().functions[std::size_t(row.place)].body};
    case FigureRow::Of::Task:
        break;
    }
    return {.task = shown.figures().tasks[std::size_t(row.place)].task};
}

QString moreOf(const ShownFigures &shown, const FigureRow &row)
{
    if (row.of == FigureRow::Of::Resource)
        return littlesLaw(resourceOf(shown, row));
    const WorkFigures *const work = workOf(shown, row);
    if (!work)
        return {};
    return fill(work->blocking > 0
                    ? Words::tr("Computing {computing}, blocking the loop {blocking}, waiting outside "
                                "{outside}, for others {waiting}, ready and not running {ready}.")
                    : Words::tr("Computing {computing}, waiting outside {outside}, for others {waiting}, "
                                "ready and not running {ready}."),
                {{u"computing", formatTime(work->computing)},
                 {u"blocking", formatTime(work->blocking)},
                 {u"outside", formatTime(work->outside)},
                 {u"waiting", formatTime(work->waiting)},
                 {u"ready", formatTime(work->ready)}});
}

} // namespace signalbox
