// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout.h"

#include <QPainterPath>
#include <QRectF>

namespace signalbox {

/// Where everything on a canvas is, in canvas units. A value computed from the layout alone: tools hit-test
/// with it, the painter draws by it, tests need no window.
class CanvasGeometry {
public:
    static constexpr double kGrid = 16.0;

    /// Wires leave and enter nodes here. An actor has all three; a queue and an event an In and an Out; a
    /// lock and a semaphore a Use; a scope an In (for cancelling it).
    enum class Port : quint8 { In, Out, Use };

    struct PortPlace {
        NodeId node;
        Port port;
        QPointF centre;
    };
    struct Wire {
        Link link;
        QPainterPath path; ///< from the side things come from to where they go: items travel along it
    };

    CanvasGeometry() = default;
    explicit CanvasGeometry(const Layout &layout);

    static QSizeF naturalSize(const Node &node);

    QRectF rect(NodeId node) const; ///< null for unknown ids
    const QList<PortPlace> &ports() const { return m_ports; }
    const QList<Wire> &wires() const { return m_wires; }
    /// Centre of the n-th of \a slots item places in a queue's card.
    QPointF queueSlot(NodeId queue, int n, int slots) const;
    QRectF bounds() const; ///< of all nodes, with a margin; a default rectangle for an empty layout

    NodeId nodeAt(QPointF point) const; ///< topmost; a frame only where no member is hit, its inside included
    NodeId scopeAt(QPointF point, const QList<NodeId> &except) const; ///< innermost frame around \a point
    std::optional<PortPlace> portAt(QPointF point, double radius) const; ///< nearest within \a radius
    std::optional<Link> wireAt(QPointF point, double distance) const;
    QList<NodeId> nodesIn(const QRectF &area) const;
    /// Path of the wire being dragged from \a from to \a to.
    static QPainterPath wirePath(QPointF from, QPointF to);

private:
    QMap<NodeId, QRectF> m_rects;
    QList<NodeId> m_order; ///< painting order: frames first
    QList<PortPlace> m_ports;
    QList<Wire> m_wires;
    Layout m_layout;
};

} // namespace signalbox
