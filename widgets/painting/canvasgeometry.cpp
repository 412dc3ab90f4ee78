// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/canvasgeometry.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/links.h"
#include "engine/script/codeoutline.h"
#include "engine/script/nodenames.h"
#include "widgets/painting/kindshape.h"
#include "widgets/painting/wireshape.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

using Port = CanvasGeometry::Port;

constexpr double kPortHeight = 48; ///< of In and Out, below a node's top: nodes of one row line up
constexpr double kPillTop = 28; ///< its middle is as high as the ports
constexpr double kPillHeight = 40;
constexpr double kOnPort = 8; ///< as near to a port's centre, a wire ends in it

double distanceToSegment(QPointF point, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double square = QPointF::dotProduct(along, along);
    const double share =
        square > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / square, 0.0, 1.0) : 0.0;
    return QLineF(point, a + along * share).length();
}

double distanceToPath(QPointF point, const QPainterPath &path)
{
    const QPolygonF points = straightened(path);
    double nearest = 1e9;
    for (qsizetype at = 1; at < points.size(); ++at)
        nearest = std::min(nearest, distanceToSegment(point, points[at - 1], points[at]));
    return nearest;
}

int depthOf(const Layout &layout, const Node &node)
{
    int depth = 0;
    const Node *scope = layout.find(node.scope);
    while (scope && depth <= layout.nodes.size()) { // a file may hold frames in a circle
        scope = layout.find(scope->scope);
        ++depth;
    }
    return depth;
}

} // namespace

CanvasGeometry::CanvasGeometry(const Layout &layout)
{
    placeNodes(layout);
    placePorts(layout);
    placeWires(layout);
    placeCalls(layout);
    if (m_order.isEmpty())
        return;
    for (const Call &call : m_calls)
        m_bounds = m_bounds.united(call.path.boundingRect());
    for (const Wire &wire : m_wires)
        m_bounds = m_bounds.united(wire.path.boundingRect());
    m_bounds.adjust(-kMargin, -kMargin, kMargin, kMargin);
}

QSizeF CanvasGeometry::naturalSize(const Node &node)
{
    return shapeOf(node.kind).size(node);
}

void CanvasGeometry::placeNodes(const Layout &layout)
{
    std::vector<std::pair<int, NodeId>> frames;
    QRectF all;
    for (const Node &node : layout.nodes) {
        const QRectF rect(node.position, naturalSize(node));
        m_rects.insert(node.id, rect);
        all = all.isNull() ? rect : all.united(rect);
        if (isScope(node.kind))
            frames.emplace_back(depthOf(layout, node), node.id);
    }
    std::stable_sort(frames.begin(), frames.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[depth, frame] : frames)
        m_order.append(frame);
    m_frames = m_order.size();
    for (const Node &node : layout.nodes) {
        if (!isScope(node.kind))
            m_order.append(node.id);
    }
    if (!all.isNull())
        m_bounds = all;
}

void CanvasGeometry::placePorts(const Layout &layout)
{
    for (const Node &node : layout.nodes) {
        m_firstPort.insert(node.id, m_ports.size());
        const QRectF box = m_rects.value(node.id);
        const QPointF left(box.left(), box.top() + kPortHeight);
        const QPointF right(box.right(), box.top() + kPortHeight);
        switch (shapeOf(node.kind).doors) {
        case KindShape::Doors::None:
            break;
        case KindShape::Doors::Frame:
            m_ports.append({node.id, Port::In, left - QPointF(0, kPortHeight / 2)});
            break;
        case KindShape::Doors::Use:
            m_ports.append({node.id, Port::Use, middleOf(box, Side::Top)});
            break;
        case KindShape::Doors::Actor:
            m_ports.append({node.id, Port::In, left});
            m_ports.append({node.id, Port::Out, right});
            m_ports.append({node.id, Port::Use, middleOf(box, Side::Bottom)});
            break;
        case KindShape::Doors::Flow:
        case KindShape::Doors::AnySide:
            m_ports.append({node.id, Port::In, left});
            m_ports.append({node.id, Port::Out, right});
            break;
        }
    }
}

/// What no wire runs behind.
std::vector<QRectF> CanvasGeometry::cards() const
{
    std::vector<QRectF> cards;
    for (qsizetype at = m_frames; at < m_order.size(); ++at)
        cards.push_back(m_rects.value(m_order[at]));
    return cards;
}

void CanvasGeometry::placeWires(const Layout &layout)
{
    const WireRouter router(cards());
    std::vector<SideEnd> ends;
    for (const Link &link : allLinks(layout)) {
        if (!m_rects.contains(link.from) || !m_rects.contains(link.to) || link.from == link.to)
            continue;
        m_wires.append({link, {}});
        const qsizetype wire = m_wires.size() - 1;
        const NodeKind used = layout.find(link.to)->kind;
        const bool towardsActor = link.kind == LinkKind::Getting || link.kind == LinkKind::Waiting
            || (link.kind == LinkKind::Awaiting && used == NodeKind::Future);
        const NodeId source = towardsActor ? link.to : link.from;
        const NodeId target = towardsActor ? link.from : link.to;
        const auto out = portCentre(source, Port::Out);
        const auto in = portCentre(target, Port::In);
        if (link.kind == LinkKind::Guarding || shapeOf(used).doors == KindShape::Doors::AnySide || !out
            || !in) {
            const auto [from, to] = sideEnds(wire, {link.from, m_rects.value(link.from)},
                                             {link.to, m_rects.value(link.to)}, router);
            ends.push_back(from);
            ends.push_back(to);
        } else {
            m_wires.last().path = clearWire({*out, {1, 0}}, {*in, {-1, 0}}, router, int(wire));
            markWired(source, *out);
            m_wires.last().endsInPort = markWired(target, *in);
        }
    }
    setApart(ends);
    for (std::size_t at = 0; at + 1 < ends.size(); at += 2) {
        const SideEnd &from = ends[at];
        const SideEnd &to = ends[at + 1];
        Wire &wire = m_wires[from.wire];
        wire.path = clearWire(from.end(), to.end(), router, int(from.wire));
        markWired(from.node, from.place);
        wire.endsInPort = markWired(to.node, to.place);
    }
}

/// Code names what other code defines, and what is drawn.
void CanvasGeometry::placeCalls(const Layout &layout)
{
    const QList<CodeUse> uses = codeUses(layout);
    if (uses.isEmpty())
        return;
    const WireRouter router(cards());
    std::vector<SideEnd> ends;
    for (const auto &[user, used] : uses) {
        const auto [from, to] =
            sideEnds(m_calls.size(), {user, m_rects.value(user)}, {used, m_rects.value(used)}, router);
        ends.push_back(from);
        ends.push_back(to);
        m_calls.append({user, used, {}});
    }
    setApart(ends);
    for (std::size_t at = 0; at + 1 < ends.size(); at += 2)
        m_calls[ends[at].wire].path =
            clearWire(ends[at].end(), ends[at + 1].end(), router, int(ends[at].wire));
}

/// Notes that a wire ends at \a place; whether a port of the node is there.
bool CanvasGeometry::markWired(NodeId node, QPointF place)
{
    for (qsizetype at = m_firstPort.value(node, m_ports.size());
         at < m_ports.size() && m_ports[at].node == node; ++at) {
        if (QLineF(m_ports[at].centre, place).length() > kOnPort)
            continue;
        m_ports[at].wired = true;
        return true;
    }
    return false;
}

QRectF CanvasGeometry::rect(NodeId node) const
{
    return m_rects.value(node);
}

std::optional<QPointF> CanvasGeometry::portCentre(NodeId node, Port port) const
{
    for (qsizetype at = m_firstPort.value(node, m_ports.size()); at < m_ports.size(); ++at) {
        if (m_ports[at].node != node)
            break;
        if (m_ports[at].port == port)
            return m_ports[at].centre;
    }
    return std::nullopt;
}

const CanvasGeometry::Wire *CanvasGeometry::wireBetween(LinkKind kind, NodeId from, NodeId to) const
{
    const auto found = std::find_if(m_wires.begin(), m_wires.end(), [&](const Wire &wire) {
        return wire.link.from == from && wire.link.to == to && wire.link.kind == kind;
    });
    return found == m_wires.end() ? nullptr : &*found;
}

QRectF CanvasGeometry::queuePill(NodeId queue) const
{
    const QRectF box = m_rects.value(queue);
    return {box.left(), box.top() + kPillTop, box.width(), kPillHeight};
}

QPointF CanvasGeometry::queueSlot(NodeId queue, double n, int slots) const
{
    const QPointF centre = queuePill(queue).center();
    return {centre.x() - (n - (slots - 1) / 2.0) * kSlotPitch, centre.y()};
}

NodeId CanvasGeometry::nodeAt(QPointF point) const
{
    for (auto node = m_order.crbegin(); node != m_order.crend(); ++node) {
        if (m_rects.value(*node).contains(point))
            return *node;
    }
    return NodeId::None;
}

NodeId CanvasGeometry::scopeAt(QPointF point, const QList<NodeId> &except) const
{
    for (qsizetype at = m_frames - 1; at >= 0; --at) {
        if (!except.contains(m_order[at]) && m_rects.value(m_order[at]).contains(point))
            return m_order[at];
    }
    return NodeId::None;
}

std::optional<CanvasGeometry::PortPlace> CanvasGeometry::portAt(QPointF point, double radius) const
{
    std::optional<PortPlace> nearest;
    double distance = radius;
    for (const PortPlace &place : m_ports) {
        const double away = QLineF(point, place.centre).length();
        if (away <= distance) {
            distance = away;
            nearest = place;
        }
    }
    return nearest;
}

std::optional<Link> CanvasGeometry::wireAt(QPointF point, double distance) const
{
    std::optional<Link> nearest;
    for (const Wire &wire : m_wires) {
        const QRectF around = wire.path.controlPointRect();
        if (!around.adjusted(-distance, -distance, distance, distance).contains(point))
            continue;
        const double away = distanceToPath(point, wire.path);
        if (away <= distance) {
            distance = away;
            nearest = wire.link;
        }
    }
    return nearest;
}

QList<NodeId> CanvasGeometry::nodesIn(const QRectF &area) const
{
    QList<NodeId> inside;
    for (const NodeId node : m_order) {
        if (area.contains(m_rects.value(node)))
            inside.append(node);
    }
    return inside;
}

QPainterPath CanvasGeometry::wirePath(QPointF from, QPointF to)
{
    return curveBetween({from, {1, 0}}, {to, {-1, 0}});
}

} // namespace signalbox
