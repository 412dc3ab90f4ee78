// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/figuresjson.h"

#include "engine/catalog/catalog.h"
#include "engine/trace/naming.h"

#include <QJsonArray>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

double share(Micros part, Micros whole)
{
    return whole > 0 ? double(part) / double(whole) : 0;
}

QJsonObject spreadToJson(const Spread &spread)
{
    return {{u"count"_s, spread.count},        {u"total"_s, toSeconds(spread.total)},
            {u"mean"_s, spread.mean() / 1e6},  {u"p50"_s, toSeconds(spread.p50)},
            {u"p95"_s, toSeconds(spread.p95)}, {u"p99"_s, toSeconds(spread.p99)},
            {u"max"_s, toSeconds(spread.max)}};
}

QJsonObject waitsToJson(const WaitFigures &waits)
{
    QJsonObject told = spreadToJson(waits.ended);
    told[u"cancelled"_s] = waits.cancelled;
    told[u"unfinished"_s] = waits.unfinished;
    told[u"unfinished_total"_s] = toSeconds(waits.unfinishedTotal);
    told[u"unfinished_max"_s] = toSeconds(waits.unfinishedMax);
    return told;
}

bool isCapped(const ResourceFigures &resource)
{
    return resource.kind == NodeKind::Queue && resource.amount > 0;
}

QJsonObject levelToJson(const ResourceFigures &resource)
{
    const LevelFigures &level = resource.level;
    return {{u"mean"_s, level.mean()},
            {u"p50"_s, level.p50},
            {u"p95"_s, level.p95},
            {u"max"_s, level.max},
            {u"at_zero"_s, share(level.atZero, level.length)},
            {u"at_capacity"_s,
             isCapped(resource) ? QJsonValue(share(level.atCeiling, level.length)) : QJsonValue()}};
}

/// Both sides, each from its own sum.
QJsonObject littleToJson(const ResourceFigures &resource)
{
    return {{u"L"_s, resource.level.mean()},
            {u"lambda"_s, resource.arrivalRate()},
            {u"W"_s, resource.meanStay() / 1e6},
            {u"area"_s, toSeconds(resource.level.area)},
            {u"stays"_s, toSeconds(resource.stays.inside)}};
}

QJsonObject resourceToJson(const ResourceFigures &resource)
{
    const std::optional<double> utilisation = resource.utilisation();
    QJsonObject waits;
    for (const WaitGoal goal : kWaitGoals) {
        if (hasWaits(resource.kind, goal))
            waits[keyOf(goal)] = waitsToJson(resource.waitsFor(goal));
    }
    QJsonObject stays = spreadToJson(resource.stays.ended);
    stays[u"visits"_s] = resource.stays.visits;
    stays[u"remaining"_s] = resource.stays.remaining;
    return {{u"kind"_s, resource.resource == kNone ? u"threads"_s : info(resource.kind).key},
            {u"name"_s, resource.name},
            {u"amount"_s, resource.amount},
            {u"came"_s, resource.came},
            {u"went"_s, resource.went},
            {u"throughput"_s, resource.throughput()},
            {u"utilisation"_s, utilisation ? QJsonValue(*utilisation) : QJsonValue()},
            {u"level"_s, levelToJson(resource)},
            {u"stays"_s, stays},
            {u"little"_s, littleToJson(resource)},
            {u"waits"_s, waits}};
}

QJsonObject workToJson(const WorkFigures &work)
{
    return {{u"turns"_s, work.turns},
            {u"computing"_s, toSeconds(work.computing)},
            {u"blocking"_s, toSeconds(work.blocking)},
            {u"outside"_s, toSeconds(work.outside)},
            {u"waiting"_s, toSeconds(work.waiting)},
            {u"ready"_s, toSeconds(work.ready)},
            {u"waits"_s, waitsToJson(work.waits)}};
}

} // namespace

QString keyOf(WaitGoal goal)
{
    switch (goal) {
    case WaitGoal::Put:
        return u"put"_s;
    case WaitGoal::Get:
        return u"get"_s;
    case WaitGoal::Join:
        return u"join"_s;
    case WaitGoal::Acquire:
        return u"acquire"_s;
    case WaitGoal::Signal:
        return u"signal"_s;
    case WaitGoal::Worker:
        break;
    }
    return u"worker"_s;
}

QJsonObject figuresToJson(const Run &run, const RunFigures &figures)
{
    QJsonArray resources;
    for (const ResourceFigures &resource : figures.resources)
        resources.append(resourceToJson(resource));
    QJsonArray functions;
    for (const FunctionFigures &function : figures.functions) {
        QJsonObject told = workToJson(function.work);
        told[u"name"_s] = function.name;
        told[u"tasks"_s] = function.tasks;
        functions.append(told);
    }
    QJsonArray tasks;
    for (const TaskFigures &task : figures.tasks) {
        QJsonObject told = workToJson(task.work);
        told[u"name"_s] = run.taskName(task.task);
        told[u"function"_s] =
            task.body < run.program.bodies.size() ? run.program.bodyName(task.body) : QString();
        tasks.append(told);
    }
    return {{u"ending"_s, run.hasEnded() ? QJsonValue(keyOf(run.ending())) : QJsonValue()},
            {u"end"_s, toSeconds(run.trace.endTime())},
            {u"seed"_s, run.program.seed},
            {u"from"_s, toSeconds(figures.from)},
            {u"to"_s, toSeconds(figures.to)},
            {u"events"_s, figures.events},
            {u"loop"_s,
             QJsonObject{{u"turns"_s, figures.turns},
                         {u"computing"_s, toSeconds(figures.computing)},
                         {u"blocking"_s, toSeconds(figures.blocking)},
                         {u"share"_s, figures.loopShare()}}},
            {u"waits"_s, waitsToJson(figures.waits)},
            {u"resources"_s, resources},
            {u"functions"_s, functions},
            {u"tasks"_s, tasks}};
}

} // namespace signalbox
