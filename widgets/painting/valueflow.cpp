// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/valueflow.h"

#include "engine/replay/world.h"
#include "engine/trace/naming.h"
#include "widgets/painting/motion.h"

#include <QPainterPath>

#include <algorithm>
#include <optional>

namespace signalbox {

namespace {

constexpr qsizetype kMostFlows = 200;

/// A result handed from one to another, before anything is measured.
struct Passing {
    NodeId actor = NodeId::None; ///< who awaits, asks or sets
    NodeId other = NodeId::None; ///< the task or future
    LinkKind kind = LinkKind::Awaiting;
    Micros begin = 0;
    Micros end = 0;
};

std::optional<Passing> passingOf(const Run &run, const World &world, const Pace &pace, const Fact &fact)
{
    const NodeId actor = nodeOf(run, world, fact.task);
    const auto &resources = run.program.resources;
    if (fact.kind == FactKind::FutureDone && fact.outcome() == Outcome::Returned)
        return Passing{actor, resources[fact.resource()].node, LinkKind::Setting, fact.time,
                       fact.time + pace.item / 2};
    const bool awaited = fact.kind == FactKind::WaitEnded && fact.verb == Verb::Await;
    const bool asked = fact.kind == FactKind::StepBegan && fact.verb == Verb::Result;
    if (!awaited && !asked)
        return std::nullopt;
    Passing leg{actor, NodeId::None, awaited ? LinkKind::Awaiting : LinkKind::Asking, fact.time};
    if (isOnFuture(run.program, fact.verb, fact.step)) {
        leg.other = resources[fact.object()].node;
        leg.begin = std::max(fact.time, world.resources[fact.object()].since + pace.item / 2);
    } else {
        leg.other = nodeOf(run, world, TaskId(fact.object()));
    }
    leg.end = std::max(fact.time + pace.item, leg.begin + pace.item / 2);
    return leg;
}

/// From the giver's side to the taker's. Wires are drawn from who acts.
QPainterPath pathOf(const CanvasGeometry &geometry, const Passing &leg)
{
    const auto *wire = geometry.wireBetween(leg.kind, leg.actor, leg.other);
    if (!wire)
        wire = geometry.wireBetween(LinkKind::Awaiting, leg.actor, leg.other);
    const bool sets = leg.kind == LinkKind::Setting;
    if (!wire) {
        const QRectF from = geometry.rect(sets ? leg.actor : leg.other);
        const QRectF to = geometry.rect(sets ? leg.other : leg.actor);
        return CanvasGeometry::wirePath({from.right(), from.center().y()}, {to.left(), to.center().y()});
    }
    return sets ? wire->path : wire->path.toReversed();
}

} // namespace

QList<ValueFlow> valuesAt(const CanvasGeometry &geometry, const Run &run, const World &world,
                          const Pace &pace, Micros time)
{
    QList<ValueFlow> flows;
    if (pace.item <= 0)
        return flows;
    const qsizetype to = std::min(run.trace.countUntil(time), world.facts);
    for (qsizetype at = std::max(run.trace.countUntil(time - pace.item - 1), to - kMostFactsOfPicture);
         at < to; ++at) {
        const Fact &fact = run.trace[at];
        const auto leg = passingOf(run, world, pace, fact);
        const bool isSeen = leg && fact.text() != 0 && leg->actor != NodeId::None
            && leg->other != NodeId::None && leg->actor != leg->other && time >= leg->begin
            && time <= leg->end;
        if (!isSeen)
            continue;
        const double progress = double(time - leg->begin) / double(leg->end - leg->begin);
        const bool sets = leg->kind == LinkKind::Setting;
        flows.append({fact.text(), sets ? leg->actor : leg->other, sets ? leg->other : leg->actor, progress,
                      pathOf(geometry, *leg).pointAtPercent(eased(progress))});
    }
    if (flows.size() > kMostFlows)
        flows.remove(0, flows.size() - kMostFlows);
    return flows;
}

} // namespace signalbox
