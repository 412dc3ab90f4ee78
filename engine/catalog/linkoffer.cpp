// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/linkoffer.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LinkOffer)
};

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

LinkOffer offerForTask(const Node &task, const Node &used, bool away)
{
    const NodeInfo &kind = info(used.kind);
    const QList<Verb> &verbs = away ? kind.verbsFrom : kind.verbsTo;
    LinkOffer offer = accept(*info(verbs.first()).link, task, used);
    for (const Verb each : verbs) {
        const VerbInfo &verb = info(each);
        Step step;
        step.verb = each;
        step.target = used.id;
        if (verb.hasTime)
            step.time = Duration::fixed(verb.usualTime);
        step.text = verb.usualText;
        offer.steps.append(step);
    }
    return offer;
}

LinkOffer offerForCanceller(const Node &canceller, const Node &used)
{
    if (used.kind == NodeKind::Future)
        return refuse(fill(
            Words::tr("A canceller cancels tasks; a Task can cancel the future {used} in one of its steps."),
            {{u"used", used.name}}));
    if (isResource(used.kind))
        return refuse(fill(Words::tr("A canceller cancels tasks; {used} is {kind}."),
                           {{u"used", used.name}, {u"kind", info(used.kind).one()}}));
    return accept(LinkKind::Cancelling, canceller, used);
}

LinkOffer offerForWorker(const Node &actor, const Node &used, bool away)
{
    const NodeInfo &kind = info(used.kind);
    const std::optional<LinkKind> link = away ? kind.workersFrom : kind.workersTo;
    if (!link)
        return refuse(fill(kind.notForWorkers(), {{u"actor", actor.name}, {u"used", used.name}}));
    if (*link == LinkKind::Getting && actor.kind == NodeKind::Producer)
        return refuse(Words::tr("A producer only puts; drag from it to the queue, or use a consumer."));
    return accept(*link, actor, used);
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
            return refuse(fill(Words::tr("{actor} and {used} are already connected."),
                               {{u"actor", actor.name}, {u"used", used.name}}));
    }
    return offer;
}

} // namespace

LinkOffer offerLink(const Layout &layout, NodeId source, NodeId target)
{
    const Node *from = layout.find(source);
    const Node *to = layout.find(target);
    if (!from || !to)
        return refuse(Words::tr("There is nothing to connect."));
    if (from == to)
        return refuse(fill(Words::tr("{node} cannot be connected to itself."), {{u"node", from->name}}));
    const Node *code = isCode(from->kind) ? from : to;
    if (isCode(code->kind))
        return refuse(fill(
            Words::tr("{node} is code: it uses others by their names, and wires follow from what it says."),
            {{u"node", code->name}}));
    if (!isActor(from->kind) && !isActor(to->kind))
        return refuse(fill(Words::tr("{one} and {other} do not act: connect each to a task that uses it."),
                           {{u"one", from->name}, {u"other", to->name}}));
    if (isActor(from->kind) && isActor(to->kind)) {
        // Between two actors, the one that is able to act on the other is the user: a Task or a Canceller.
        const bool sourceActs = from->kind == NodeKind::Task || from->kind == NodeKind::Canceller;
        return sourceActs ? offerBetween(layout, *from, *to, false) : offerBetween(layout, *to, *from, true);
    }
    return isActor(from->kind) ? offerBetween(layout, *from, *to, false)
                               : offerBetween(layout, *to, *from, true);
}

} // namespace signalbox
