// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/linkoffer.h"
#include "widgets/canvas/canvasview.h"

#include <QLineF>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Port = CanvasGeometry::Port;
using Wiring = CanvasOverlay::Wiring;

/// Where a wire of that meaning would begin or end at a node.
QPointF endAt(const CanvasGeometry &geometry, NodeId node, LinkKind kind, bool leaves)
{
    const auto use = geometry.portCentre(node, Port::Use);
    if (kind == LinkKind::Guarding && use)
        return *use;
    if (const auto place = geometry.portCentre(node, leaves ? Port::Out : Port::In))
        return *place;
    return use.value_or(geometry.rect(node).center());
}

void aim(Wiring &wiring, const CanvasView &view, const WireChoice &choice)
{
    if (choice.offer.fits)
        wiring.meaning = wireSentence(view.layout(), choice.offer);
    else
        wiring.refusal = choice.offer.refusal;
}

class WireGesture : public Gesture {
public:
    WireGesture(CanvasView &view, const CanvasGeometry::PortPlace &port, const Hand &hand)
        : Gesture(view)
        , m_origin(port.node)
        , m_backwards(port.port == Port::In)
        , m_pressed(hand)
    {
        m_wiring.from = port.centre;
        m_wiring.to = port.centre;
        m_wiring.source = port.node;
        m_wiring.backwards = m_backwards;
        for (const Node &node : view.layout().nodes) {
            if (wireChoice(view.layout(), m_origin, m_backwards, node.id).offer.fits)
                m_wiring.fitting.insert(node.id);
        }
    }

    void move(const Hand &hand) override
    {
        m_dragged = m_dragged || QLineF(hand.at, m_pressed.at).length() >= 4;
        const QPointF pointer = m_view.camera().toCanvas(hand.at);
        m_wiring.to = pointer;
        m_wiring.target = targetAt(pointer);
        m_wiring.refusal.clear();
        m_wiring.meaning.clear();
        if (m_wiring.target == NodeId::None)
            return;
        m_choice = wireChoice(m_view.layout(), m_origin, m_backwards, m_wiring.target);
        aim(m_wiring, m_view, m_choice);
        if (m_choice.offer.fits)
            m_wiring.to = endAt(m_view.geometry(), m_wiring.target, m_choice.offer.kind, m_backwards);
    }

    void finish(const Hand &hand) override
    {
        if (!m_dragged) {
            m_view.setSelection({m_origin}); // a click on a port is a click on its node
        } else if (m_wiring.target == NodeId::None) {
            if (m_view.camera().toView(m_view.geometry().rect(m_origin)).contains(hand.at))
                return; // back home: thought better of it
            m_view.openQuickAddAt(hand.at, m_origin, m_backwards);
        } else if (m_choice.offer.fits) {
            m_view.connectOrAsk(m_choice.source, m_choice.target, hand.at);
        } else {
            Q_EMIT m_view.statusMessage(m_choice.offer.refusal);
        }
    }

    void decorate(CanvasOverlay &overlay) const override
    {
        if (m_dragged)
            overlay.wiring = m_wiring;
    }

private:
    /// The node or port there; a frame counts only where it could be meant.
    NodeId targetAt(QPointF pointer) const
    {
        const CanvasGeometry &geometry = m_view.geometry();
        const NodeId inside = geometry.nodeAt(pointer);
        const Node *node = m_view.layout().find(inside);
        if (node && !isScope(node->kind))
            return inside == m_origin ? NodeId::None : inside;
        const auto port = geometry.portAt(pointer, m_view.portReach());
        if (port && port->node != m_origin)
            return port->node;
        return m_wiring.fitting.contains(inside) ? inside : NodeId::None;
    }

    NodeId m_origin;
    bool m_backwards;
    Hand m_pressed;
    bool m_dragged = false;
    Wiring m_wiring;
    WireChoice m_choice;
};

class KeyboardWire : public Gesture {
public:
    KeyboardWire(CanvasView &view, NodeId origin, const QList<WireChoice> &choices)
        : Gesture(view)
        , m_origin(origin)
        , m_choices(choices)
    {
        announce();
    }

    void move(const Hand &) override { }
    bool isByKeyboard() const override { return true; }

    bool step(bool forward) override
    {
        m_at = (m_at + (forward ? 1 : m_choices.size() - 1)) % m_choices.size();
        announce();
        return true;
    }

    void finish(const Hand &) override
    {
        const WireChoice &choice = m_choices[m_at];
        m_view.connectOrAsk(choice.source, choice.target,
                            m_view.camera().toView(m_view.geometry().rect(other(choice)).center()));
    }

    void decorate(CanvasOverlay &overlay) const override
    {
        const WireChoice &choice = m_choices[m_at];
        const CanvasGeometry &geometry = m_view.geometry();
        const bool backwards = choice.target == m_origin;
        Wiring wiring;
        wiring.source = m_origin;
        wiring.target = other(choice);
        wiring.backwards = backwards;
        wiring.from = endAt(geometry, m_origin, choice.offer.kind, !backwards);
        wiring.to = endAt(geometry, wiring.target, choice.offer.kind, backwards);
        for (const WireChoice &each : m_choices)
            wiring.fitting.insert(other(each));
        aim(wiring, m_view, choice);
        overlay.wiring = wiring;
    }

private:
    NodeId other(const WireChoice &choice) const
    {
        return choice.source == m_origin ? choice.target : choice.source;
    }
    void announce()
    {
        Q_EMIT m_view.statusMessage(wireSentence(m_view.layout(), m_choices[m_at].offer)
                                    + u"? Enter connects, Tab shows the next, Esc leaves."_s);
    }

    NodeId m_origin;
    QList<WireChoice> m_choices;
    qsizetype m_at = 0;
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
    return u"%1 %2 %3"_s.arg(from->name, labelOf(link.kind, to->kind), to->name);
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
    return from && to ? u"%1: %2 %3"_s.arg(from->name, verbs.join(u" or "_s), to->name) : QString();
}

std::unique_ptr<Gesture> wireGesture(CanvasView &view, const CanvasGeometry::PortPlace &port,
                                     const Hand &hand)
{
    return std::make_unique<WireGesture>(view, port, hand);
}

std::unique_ptr<Gesture> keyboardWire(CanvasView &view, NodeId origin)
{
    const QList<WireChoice> choices = fittingWires(view.layout(), origin);
    return choices.isEmpty() ? nullptr : std::make_unique<KeyboardWire>(view, origin, choices);
}

} // namespace signalbox
