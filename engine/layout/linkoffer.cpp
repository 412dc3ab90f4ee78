// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

LinkOffer refuse(const QString &reason)
{
    LinkOffer offer;
    offer.refusal = reason;
    return offer;
}

LinkOffer accept(LinkKind kind, const Node &actor, const Node &used)
{
    LinkOffer offer;
    offer.fits = true;
    offer.kind = kind;
    offer.from = actor.id;
    offer.to = used.id;
    return offer;
}

QList<Step> stepsFor(const Node &used, bool away, NodeId target)
{
    QList<Verb> verbs;
    switch (used.kind) {
    case NodeKind::Queue:
        verbs = away ? QList{Verb::Get, Verb::Join} : QList{Verb::Put};
        break;
    case NodeKind::Lock:
    case NodeKind::Semaphore:
        verbs = {Verb::With, Verb::Acquire, Verb::Release};
        break;
    case NodeKind::Event:
        verbs = away ? QList{Verb::Wait} : QList{Verb::Set, Verb::Clear};
        break;
    default:
        verbs = {Verb::Await, Verb::Cancel, Verb::Spawn};
        break;
    }
    QList<Step> steps;
    for (const Verb verb : verbs) {
        Step step;
        step.verb = verb;
        step.target = target;
        steps.append(step);
    }
    return steps;
}

LinkOffer offerForTask(const Node &task, const Node &used, bool away)
{
    LinkOffer offer = accept(LinkKind::Awaiting, task, used);
    if (used.kind == NodeKind::Queue)
        offer.kind = away ? LinkKind::Getting : LinkKind::Putting;
    else if (used.kind == NodeKind::Lock || used.kind == NodeKind::Semaphore)
        offer.kind = LinkKind::Guarding;
    else if (used.kind == NodeKind::Event)
        offer.kind = away ? LinkKind::Waiting : LinkKind::Setting;
    offer.steps = stepsFor(used, away, used.id);
    return offer;
}

LinkOffer offerForCanceller(const Node &canceller, const Node &used)
{
    if (isResource(used.kind))
        return refuse(u"A canceller cancels tasks; %1 is a %2."_s.arg(used.name, info(used.kind).label));
    return accept(LinkKind::Cancelling, canceller, used);
}

LinkOffer offerForWorker(const Node &actor, const Node &used, bool away)
{
    switch (used.kind) {
    case NodeKind::Queue:
        if (away && actor.kind == NodeKind::Producer)
            return refuse(u"A producer only puts; drag from it to the queue, or use a consumer."_s);
        return accept(away ? LinkKind::Getting : LinkKind::Putting, actor, used);
    case NodeKind::Lock:
    case NodeKind::Semaphore:
        return accept(LinkKind::Guarding, actor, used);
    case NodeKind::Event:
        return accept(away ? LinkKind::Waiting : LinkKind::Setting, actor, used);
    default:
        break;
    }
    if (isScope(used.kind))
        return refuse(u"%2 is a frame: move %1 into it to make it a member."_s.arg(actor.name, used.name));
    return refuse(
        u"%1 and %2 are both tasks; they meet at a queue, a lock or an event."_s.arg(actor.name, used.name));
}

/// \a away: the drag led away from the used node, towards the actor.
LinkOffer offerBetween(const Layout &layout, const Node &actor, const Node &used, bool away)
{
    if (actor.kind == NodeKind::Task)
        return offerForTask(actor, used, away);
    const LinkOffer offer = actor.kind == NodeKind::Canceller ? offerForCanceller(actor, used)
                                                              : offerForWorker(actor, used, away);
    for (const Link &link : layout.links) {
        if (offer.fits && link.from == offer.from && link.to == offer.to && link.kind == offer.kind)
            return refuse(u"%1 and %2 are already connected."_s.arg(actor.name, used.name));
    }
    return offer;
}

} // namespace

LinkOffer offerLink(const Layout &layout, NodeId source, NodeId target)
{
    const Node *from = layout.find(source);
    const Node *to = layout.find(target);
    if (!from || !to)
        return refuse(u"There is nothing to connect."_s);
    if (from == to)
        return refuse(u"%1 cannot be connected to itself."_s.arg(from->name));
    if (!isActor(from->kind) && !isActor(to->kind))
        return refuse(
            u"%1 and %2 do not act: connect each to a task that uses it."_s.arg(from->name, to->name));
    if (isActor(from->kind) && isActor(to->kind)) {
        // Between two actors, the one that is able to act on the other is the user: a Task or a Canceller.
        const bool sourceActs = from->kind == NodeKind::Task || from->kind == NodeKind::Canceller;
        return sourceActs ? offerBetween(layout, *from, *to, false) : offerBetween(layout, *to, *from, true);
    }
    return isActor(from->kind) ? offerBetween(layout, *from, *to, false)
                               : offerBetween(layout, *to, *from, true);
}

} // namespace signalbox
