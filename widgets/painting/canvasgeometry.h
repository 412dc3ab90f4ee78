// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QHash>
#include <QPainterPath>
#include <QRectF>

namespace signalbox {

/// Where everything on a canvas is, in canvas units. A value computed from the layout alone: tools hit-test
/// with it, the painter draws by it, tests need no window.
class CanvasGeometry {
public:
    static constexpr double kGrid = 16.0;
    static constexpr double kMargin = 48; ///< of bounds(), around what there is

    /// Wires are dragged from here. An actor has all three; a queue and an event an In and an Out; a
    /// lock and a semaphore a Use; a scope an In (for cancelling it). Wires to what tasks only come to and go
    /// from (locks, semaphores, conditions, barriers, counters, executors) join the sides that face each
    /// other, side by side where several do; all others end in the ports. No wire runs behind a card, as long
    /// as there is a gap to lead it through.
    enum class Port : quint8 { In, Out, Use };

    struct PortPlace {
        NodeId node;
        Port port;
        QPointF centre;
        bool wired = false; ///< a wire begins or ends here
    };
    struct Wire {
        Link link;
        QPainterPath path; ///< from the side things come from to where they go: items travel along it
        bool endsInPort = false; ///< else at the border of a card
    };

    /// Code that names what other code defines. It follows from what the code says and is no link.
    struct Call {
        NodeId from;
        NodeId to;
        QPainterPath path;
    };

    CanvasGeometry() = default;
    explicit CanvasGeometry(const Layout &layout);

    /// KindShape::size of a node.
    static QSizeF naturalSize(const Node &node);

    QRectF rect(NodeId node) const; ///< null for unknown ids
    const QList<NodeId> &paintingOrder() const { return m_order; } ///< outer frames, inner ones, then nodes
    const QList<PortPlace> &ports() const { return m_ports; }
    std::optional<QPointF> portCentre(NodeId node, Port port) const;
    const QList<Wire> &wires() const { return m_wires; }
    const QList<Call> &calls() const { return m_calls; }
    /// The wire of that meaning between an actor and what it uses, or null.
    const Wire *wireBetween(LinkKind kind, NodeId from, NodeId to) const;
    QRectF queuePill(NodeId queue) const; ///< what holds the slots
    /// Centre of the n-th of \a slots item places in a queue's card; between two while an item moves up.
    /// Place 0 is the next to be got and nearest to the Out port; the last is nearest to the In port.
    QPointF queueSlot(NodeId queue, double n, int slots) const;
    QRectF bounds() const { return m_bounds; } ///< of nodes and wires, with a margin; never empty

    NodeId nodeAt(QPointF point) const; ///< topmost; a frame only where no member is hit, its inside included
    NodeId scopeAt(QPointF point, const QList<NodeId> &except) const; ///< innermost frame around \a point
    std::optional<PortPlace> portAt(QPointF point, double radius) const; ///< nearest within \a radius
    std::optional<Link> wireAt(QPointF point, double distance) const; ///< nearest within \a distance
    QList<NodeId> nodesIn(const QRectF &area) const; ///< wholly inside it
    /// Path of the wire being dragged from \a from to \a to.
    static QPainterPath wirePath(QPointF from, QPointF to);

private:
    void placeNodes(const Layout &layout);
    void placePorts(const Layout &layout);
    void placeWires(const Layout &layout);
    void placeCalls(const Layout &layout);
    std::vector<QRectF> cards() const;
    bool markWired(NodeId node, QPointF place);

    QHash<NodeId, QRectF> m_rects;
    QList<NodeId> m_order;
    qsizetype m_frames = 0; ///< how many of m_order are frames
    QList<PortPlace> m_ports; ///< those of a node stand together
    QHash<NodeId, qsizetype> m_firstPort;
    QList<Wire> m_wires;
    QList<Call> m_calls;
    QRectF m_bounds = {0, 0, 960, 540};
};

} // namespace signalbox
