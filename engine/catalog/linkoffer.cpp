// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"

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

/// "a Queue", "an Event".
QString oneOf(NodeKind kind)
{
    const QString &label = info(kind).label;
    const bool startsWithVowel = u"AEIOUaeiou"_s.contains(label.front());
    return (startsWithVowel ? u"an "_s : u"a "_s) + label;
}

/// What a task may do with what it is wired to; the first is what the wire most likely means.
QList<Verb> verbsFor(NodeKind used, bool away)
{
    using V = Verb;
    switch (used) {
    case NodeKind::Queue:
        return away ? QList{V::Get, V::Join, V::AsyncFor} : QList{V::Put};
    case NodeKind::Lock:
    case NodeKind::Semaphore:
        return {V::With, V::Acquire, V::Release};
    case NodeKind::Event:
        return away ? QList{V::Wait} : QList{V::Set, V::Clear};
    case NodeKind::Condition:
        return away ? QList{V::Wait, V::WaitUntil, V::With} : QList{V::Notify, V::NotifyAll, V::With};
    case NodeKind::Barrier:
        return away ? QList{V::Wait} : QList{V::Wait, V::Reset, V::Abort};
    case NodeKind::Counter:
        return away ? QList{V::Read} : QList{V::Write};
    case NodeKind::Future:
        return away ? QList{V::Await, V::Cancel, V::Result} : QList{V::SetResult, V::SetException, V::Cancel};
    case NodeKind::Ticker:
        return {V::AsyncFor};
    case NodeKind::Executor:
        return {V::RunInExecutor};
    default:
        return {V::Await, V::Cancel, V::Spawn, V::Result};
    }
}

LinkOffer offerForTask(const Node &task, const Node &used, bool away)
{
    const QList<Verb> verbs = verbsFor(used.kind, away);
    LinkOffer offer = accept(*info(verbs.first()).link, task, used);
    for (const Verb verb : verbs) {
        Step step;
        step.verb = verb;
        step.target = used.id;
        if (info(verb).hasTime)
            step.time = Duration::fixed(kMicrosPerSecond / 2);
        if (verb == Verb::SetException)
            step.text = u"RuntimeError: it failed"_s;
        offer.steps.append(step);
    }
    return offer;
}

LinkOffer offerForCanceller(const Node &canceller, const Node &used)
{
    if (used.kind == NodeKind::Future)
        return refuse(
            u"A canceller cancels tasks; a Task can cancel the future %1 in one of its steps."_s.arg(
                used.name));
    if (isResource(used.kind))
        return refuse(u"A canceller cancels tasks; %1 is %2."_s.arg(used.name, oneOf(used.kind)));
    return accept(LinkKind::Cancelling, canceller, used);
}

/// Why producers and consumers, who do the same in every round, have no use for it.
QString whyNotForWorkers(const Node &actor, const Node &used)
{
    switch (used.kind) {
    case NodeKind::Counter:
        return u"%1 has no step that reads or writes %2: use a Task instead."_s.arg(actor.name, used.name);
    case NodeKind::Future:
        return u"%1 has no step that sets or awaits %2: use a Task instead."_s.arg(actor.name, used.name);
    case NodeKind::Ticker:
        return u"%1 goes at its own pace; to loop over the ticks of %2, use a Task."_s.arg(actor.name,
                                                                                           used.name);
    case NodeKind::Executor:
        return u"%1 makes no blocking calls; a Task can run them on %2."_s.arg(actor.name, used.name);
    default:
        break;
    }
    if (isScope(used.kind))
        return u"%2 is a frame: move %1 into it to make it a member."_s.arg(actor.name, used.name);
    return u"%1 and %2 are both tasks; they meet at a queue, a lock or an event."_s.arg(actor.name,
                                                                                        used.name);
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
    case NodeKind::Condition:
        return accept(LinkKind::Guarding, actor, used);
    case NodeKind::Event:
        return accept(away ? LinkKind::Waiting : LinkKind::Setting, actor, used);
    case NodeKind::Barrier:
        return accept(LinkKind::Waiting, actor, used);
    default:
        return refuse(whyNotForWorkers(actor, used));
    }
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
