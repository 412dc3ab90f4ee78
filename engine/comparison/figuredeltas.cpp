// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/comparison/figuredeltas.h"

#include "engine/catalog/nodecatalog.h"
#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QHash>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FigureDeltas)
};

/// Puts figures of both runs into one list: those of the second stand with those of the first that have the
/// same names.
class DeltaMaker {
public:
    void take(const Run &run, const RunFigures &figures, bool isAfter);
    std::vector<FigureDelta> deltas;

private:
    using Unit = FigureDelta::Unit;

    void add(const QString &figure, Unit unit, std::optional<double> value);
    void addSeconds(const QString &figure, Micros time) { add(figure, Unit::Seconds, toSeconds(time)); }
    void addWaits(const WaitFigures &waits, const QString &pattern);
    void addWork(const WorkFigures &work);
    void addResource(const ResourceFigures &resource);

    bool m_isAfter = false;
    QString m_of;
    QHash<QString, std::size_t> m_places;
};

void DeltaMaker::add(const QString &figure, Unit unit, std::optional<double> value)
{
    if (!value)
        return;
    const QString key = m_of + u'\n' + figure;
    const auto known = m_places.constFind(key);
    const std::size_t place = known == m_places.cend() ? deltas.size() : *known;
    if (known == m_places.cend()) {
        m_places.insert(key, place);
        deltas.push_back({m_of, figure, unit, {}, {}});
    }
    (m_isAfter ? deltas[place].after : deltas[place].before) = value;
}

/// \a pattern: "{figure} of waits to get".
void DeltaMaker::addWaits(const WaitFigures &waits, const QString &pattern)
{
    if (waits.ended.count == 0 && waits.unfinished == 0)
        return;
    const auto named = [&pattern](const QString &figure) { return fill(pattern, {{u"figure", figure}}); };
    add(named(Words::tr("number")), Unit::Count, double(waits.ended.count));
    addSeconds(named(Words::tr("p50")), waits.ended.p50);
    addSeconds(named(Words::tr("p95")), waits.ended.p95);
    addSeconds(named(Words::tr("p99")), waits.ended.p99);
    addSeconds(named(Words::tr("longest")), waits.ended.max);
}

void DeltaMaker::addWork(const WorkFigures &work)
{
    addSeconds(Words::tr("computing"), work.computing);
    if (work.blocking > 0)
        addSeconds(Words::tr("blocking the loop"), work.blocking);
    addSeconds(Words::tr("waiting outside"), work.outside);
    addSeconds(Words::tr("waiting for others"), work.waiting);
    addSeconds(Words::tr("ready and not running"), work.ready);
    addWaits(work.waits, Words::tr("{figure} of waits for others"));
}

QString goalPattern(WaitGoal goal)
{
    switch (goal) {
    case WaitGoal::Put:
        return Words::tr("{figure} of waits to put");
    case WaitGoal::Get:
        return Words::tr("{figure} of waits to get");
    case WaitGoal::Join:
        return Words::tr("{figure} of waits until all is done");
    case WaitGoal::Acquire:
        return Words::tr("{figure} of waits to acquire");
    case WaitGoal::Signal:
        return Words::tr("{figure} of waits to go on");
    case WaitGoal::Worker:
        break;
    }
    return Words::tr("{figure} of waits for a worker");
}

void DeltaMaker::addResource(const ResourceFigures &resource)
{
    m_of = resource.resource == kNone ? Words::tr("threads")
                                      : fill(info(resource.kind).named(), {{u"name", resource.name}});
    add(Words::tr("in use"), Unit::Share, resource.utilisation());
    add(Words::tr("throughput"), Unit::ASecond, resource.throughput());
    add(Words::tr("mean level"), Unit::Count, resource.level.mean());
    if (resource.stays.ended.count > 0)
        addSeconds(Words::tr("p95 of stays"), resource.stays.ended.p95);
    for (const WaitGoal goal : kWaitGoals)
        addWaits(resource.waitsFor(goal), goalPattern(goal));
}

void DeltaMaker::take(const Run &run, const RunFigures &figures, bool isAfter)
{
    m_isAfter = isAfter;
    m_of = QString();
    addSeconds(Words::tr("end"), run.trace.endTime());
    add(Words::tr("somebody computes"), Unit::Share, figures.loopShare());
    add(Words::tr("turns"), Unit::Count, double(figures.turns));
    addWaits(figures.waits, Words::tr("{figure} of all waits for others"));
    for (const ResourceFigures &resource : figures.resources)
        addResource(resource);
    for (const TaskFigures &task : figures.tasks) {
        m_of = run.taskName(task.task);
        addWork(task.work);
    }
}

} // namespace

std::vector<FigureDelta> figureDeltas(const Run &before, const RunFigures &figuresBefore, const Run &after,
                                      const RunFigures &figuresAfter)
{
    DeltaMaker maker;
    maker.take(before, figuresBefore, false);
    maker.take(after, figuresAfter, true);
    return std::move(maker.deltas);
}

} // namespace signalbox
