// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/wirechoice.h"

#include "engine/messages/message.h"
#include "widgets/canvas/layoutorder.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WireChoice)
};

} // namespace

WireChoice wireChoice(const Layout &layout, NodeId origin, bool backwards, NodeId other)
{
    WireChoice choice;
    choice.source = backwards ? other : origin;
    choice.target = backwards ? origin : other;
    choice.offer = offerLink(layout, choice.source, choice.target);
    return choice;
}

QList<WireChoice> fittingWires(const Layout &layout, NodeId origin)
{
    QList<WireChoice> fitting;
    for (const NodeId other : readingOrder(layout)) {
        const WireChoice to = wireChoice(layout, origin, false, other);
        const WireChoice from = wireChoice(layout, origin, true, other);
        const bool same =
            to.offer.fits && to.offer.kind == from.offer.kind && to.offer.from == from.offer.from;
        // Things flow from left to right: that way comes first.
        const bool leftwards = layout.find(other)->position.x() < layout.find(origin)->position.x();
        if (from.offer.fits && !same && leftwards)
            fitting.append(from);
        if (to.offer.fits)
            fitting.append(to);
        if (from.offer.fits && !same && !leftwards)
            fitting.append(from);
    }
    return fitting;
}

QList<NodeKind> fittingKinds(const Layout &layout, NodeId origin, bool backwards)
{
    QList<NodeKind> kinds;
    for (const NodeInfo &row : nodeCatalog()) {
        Layout grown = layout;
        const Node node = makeNode(grown, row.kind, {});
        grown.nodes.append(node);
        if (wireChoice(grown, origin, backwards, node.id).offer.fits)
            kinds.append(row.kind);
    }
    return kinds;
}

QString wireSentence(const Layout &layout, const Link &link)
{
    const Node *from = layout.find(link.from);
    const Node *to = layout.find(link.to);
    if (!from || !to)
        return {};
    return fill(Words::tr("{user} {does} {used}"),
                {{u"user", from->name}, {u"does", labelOf(link.kind, to->kind)}, {u"used", to->name}});
}

QString wireSentence(const Layout &layout, const LinkOffer &offer)
{
    Link link;
    link.kind = offer.kind;
    link.from = offer.from;
    link.to = offer.to;
    if (offer.steps.size() < 2)
        return wireSentence(layout, link);
    const Node *from = layout.find(offer.from);
    const Node *to = layout.find(offer.to);
    QStringList verbs;
    for (const Step &step : offer.steps)
        verbs.append(info(step.verb).label());
    if (!from || !to)
        return {};
    return fill(Words::tr("{user}: {steps} {used}"),
                {{u"user", from->name}, {u"steps", verbs.join(Words::tr(" or "))}, {u"used", to->name}});
}

} // namespace signalbox
