// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/wiregestures.h"

#include "engine/messages/message.h"
#include "widgets/canvas/wirechoice.h"

#include <QCoreApplication>
#include <QLineF>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WireGestures)
};

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

void aim(Wiring &wiring, const CanvasState &state, const WireChoice &choice)
{
    if (choice.offer.fits)
        wiring.meaning = wireSentence(state.layout(), choice.offer);
    else
        wiring.refusal = choice.offer.refusal;
}

class WireGesture : public Gesture {
public:
    WireGesture(CanvasState &state, const CanvasGeometry::PortPlace &port, const Pointer &pointer)
        : Gesture(state)
        , m_origin(port.node)
        , m_backwards(port.port == Port::In)
        , m_pressed(pointer)
    {
        m_wiring.from = port.centre;
        m_wiring.to = port.centre;
        m_wiring.source = port.node;
        m_wiring.backwards = m_backwards;
        for (const Node &node : state.layout().nodes) {
            if (wireChoice(state.layout(), m_origin, m_backwards, node.id).offer.fits)
                m_wiring.fitting.insert(node.id);
        }
    }

    void move(const Pointer &pointer) override
    {
        m_dragged = m_dragged || QLineF(pointer.at, m_pressed.at).length() >= 4;
        const QPointF at = m_state.camera().toCanvas(pointer.at);
        m_wiring.to = at;
        m_wiring.target = targetAt(at);
        m_wiring.refusal.clear();
        m_wiring.meaning.clear();
        if (m_wiring.target == NodeId::None)
            return;
        m_choice = wireChoice(m_state.layout(), m_origin, m_backwards, m_wiring.target);
        aim(m_wiring, m_state, m_choice);
        if (m_choice.offer.fits)
            m_wiring.to = endAt(m_state.geometry(), m_wiring.target, m_choice.offer.kind, m_backwards);
    }

    void finish(const Pointer &pointer) override
    {
        if (!m_dragged) {
            m_state.selection().setNodes({m_origin}); // a click on a port is a click on its node
        } else if (m_wiring.target == NodeId::None) {
            if (m_state.camera().toView(m_state.geometry().rect(m_origin)).contains(pointer.at))
                return; // back home: thought better of it
            Q_EMIT m_state.quickAddRequested(pointer.at, m_origin, m_backwards);
        } else if (m_choice.offer.fits) {
            Q_EMIT m_state.wireRequested(m_choice.source, m_choice.target, pointer.at);
        } else {
            Q_EMIT m_state.message(m_choice.offer.refusal);
        }
    }

    void decorate(CanvasOverlay &overlay) const override
    {
        if (m_dragged)
            overlay.wiring = m_wiring;
    }

private:
    /// The node or port there; a frame counts only where it could be meant.
    NodeId targetAt(QPointF at) const
    {
        const CanvasGeometry &geometry = m_state.geometry();
        const NodeId inside = geometry.nodeAt(at);
        const Node *node = m_state.layout().find(inside);
        if (node && !isScope(node->kind))
            return inside == m_origin ? NodeId::None : inside;
        const auto port = geometry.portAt(at, m_state.viewport().portReach());
        if (port && port->node != m_origin)
            return port->node;
        return m_wiring.fitting.contains(inside) ? inside : NodeId::None;
    }

    NodeId m_origin;
    bool m_backwards;
    Pointer m_pressed;
    bool m_dragged = false;
    Wiring m_wiring;
    WireChoice m_choice;
};

class KeyboardWire : public Gesture {
public:
    KeyboardWire(CanvasState &state, NodeId origin, const QList<WireChoice> &choices)
        : Gesture(state)
        , m_origin(origin)
        , m_choices(choices)
    {
        announce();
    }

    void move(const Pointer &) override { }
    bool isByKeyboard() const override { return true; }

    bool step(bool forward) override
    {
        m_at = (m_at + (forward ? 1 : m_choices.size() - 1)) % m_choices.size();
        announce();
        return true;
    }

    void finish(const Pointer &) override
    {
        const WireChoice &choice = m_choices[m_at];
        Q_EMIT m_state.wireRequested(
            choice.source, choice.target,
            m_state.camera().toView(m_state.geometry().rect(other(choice)).center()));
    }

    void decorate(CanvasOverlay &overlay) const override
    {
        const WireChoice &choice = m_choices[m_at];
        const CanvasGeometry &geometry = m_state.geometry();
        const bool backwards = choice.target == m_origin;
        Wiring wiring;
        wiring.source = m_origin;
        wiring.target = other(choice);
        wiring.backwards = backwards;
        wiring.from = endAt(geometry, m_origin, choice.offer.kind, !backwards);
        wiring.to = endAt(geometry, wiring.target, choice.offer.kind, backwards);
        for (const WireChoice &each : m_choices)
            wiring.fitting.insert(other(each));
        aim(wiring, m_state, choice);
        overlay.wiring = wiring;
    }

private:
    NodeId other(const WireChoice &choice) const
    {
        return choice.source == m_origin ? choice.target : choice.source;
    }
    void announce()
    {
        Q_EMIT m_state.message(fill(Words::tr("{wire}? Enter connects, Tab shows the next, Esc leaves."),
                                    {{u"wire", wireSentence(m_state.layout(), m_choices[m_at].offer)}}));
    }

    NodeId m_origin;
    QList<WireChoice> m_choices;
    qsizetype m_at = 0;
};

} // namespace

std::unique_ptr<Gesture> wireGesture(CanvasState &state, const CanvasGeometry::PortPlace &port,
                                     const Pointer &pointer)
{
    return std::make_unique<WireGesture>(state, port, pointer);
}

std::unique_ptr<Gesture> keyboardWire(CanvasState &state, NodeId origin)
{
    const QList<WireChoice> choices = fittingWires(state.layout(), origin);
    return choices.isEmpty() ? nullptr : std::make_unique<KeyboardWire>(state, origin, choices);
}

} // namespace signalbox
