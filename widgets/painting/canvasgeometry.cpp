// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/canvasgeometry.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/links.h"
#include "engine/script/codeoutline.h"
#include "widgets/painting/kindshape.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox {

namespace {

using Port = CanvasGeometry::Port;

constexpr double kPortHeight = 48; ///< of In and Out, below a node's top: nodes of one row line up
constexpr double kPillTop = 28; ///< its middle is as high as the ports
constexpr double kPillHeight = 40;
constexpr double kMargin = 48;
constexpr double kSideBySide = 14; ///< between wires that end at one side
constexpr double kOnPort = 8; ///< as near to a port's centre, a wire ends in it
constexpr double kSideways = 32; ///< room between two cards in which a wire can go across
constexpr double kBelowPort = 24; ///< where an actor's side is left: clear of the port in its middle

enum class Side : quint8 { Left, Right, Top, Bottom };

QPointF outwards(Side side)
{
    constexpr std::array<std::pair<double, double>, 4> directions{{{-1, 0}, {1, 0}, {0, -1}, {0, 1}}};
    const auto [x, y] = directions[std::size_t(side)];
    return {x, y};
}

QPointF middleOf(const QRectF &rect, Side side)
{
    const QPointF out = outwards(side);
    return rect.center() + QPointF(out.x() * rect.width() / 2, out.y() * rect.height() / 2);
}

/// The sides of an actor and of a lock that a wire between them joins with the least detour.
std::pair<Side, Side> facingSides(const QRectF &actor, const QRectF &lock)
{
    const double across = lock.center().x() - actor.center().x();
    const double aside = std::max(lock.left() - actor.right(), actor.left() - lock.right());
    const double apart = std::max(lock.top() - actor.bottom(), actor.top() - lock.bottom());
    // Beside each other: a wire from below would run behind whatever stands there.
    if (aside >= kSideways && aside > apart)
        return across > 0 ? std::pair{Side::Right, Side::Left} : std::pair{Side::Left, Side::Right};
    const bool farAside = std::abs(across) > lock.width() / 2 + 80;
    const Side facing = across > 0 ? Side::Left : Side::Right;
    if (lock.top() >= actor.bottom() + 8)
        return {Side::Bottom, farAside ? facing : Side::Top};
    if (lock.bottom() <= actor.top() - 8)
        return {Side::Top, farAside ? facing : Side::Bottom};
    return {Side::Bottom, Side::Bottom};
}

QPainterPath curve(QPointF from, QPointF leaving, QPointF to, QPointF entering)
{
    const QPointF between = to - from;
    const double length = std::hypot(between.x(), between.y());
    // A wire that must turn back swings out further, else it would run behind its own node.
    const auto reach = [&](QPointF direction, QPointF way) {
        const double along = QPointF::dotProduct(direction, way);
        return along >= 0 ? std::clamp(along * 0.5, 28.0, 320.0)
                          : std::clamp(48 + length * 0.25, 48.0, 200.0);
    };
    QPainterPath path(from);
    path.cubicTo(from + leaving * reach(leaving, between), to + entering * reach(entering, -between), to);
    return path;
}

/// One end of a wire at a side of a node, before several at one side are set apart.
struct End {
    qsizetype wire = 0;
    NodeId node = NodeId::None;
    Side side = Side::Bottom;
    double order = 0; ///< where the other end is, along the side
    QPointF place;
    double room = 64; ///< along the side, for all that end there
};

/// Where wires leave an actor that lead to what it only comes to and goes from.
End actorEnd(qsizetype wire, NodeId node, const QRectF &actor, Side side, const QRectF &other)
{
    if (side == Side::Top || side == Side::Bottom)
        return {wire, node, side, other.center().x(), middleOf(actor, side)};
    return {wire, node, side, other.center().y(), middleOf(actor, side) + QPointF(0, kBelowPort), 32};
}

void setApart(std::vector<End> &ends)
{
    std::vector<End *> sorted;
    sorted.reserve(ends.size());
    for (End &end : ends)
        sorted.push_back(&end);
    std::stable_sort(sorted.begin(), sorted.end(), [](const End *a, const End *b) {
        return std::tie(a->node, a->side, a->order) < std::tie(b->node, b->side, b->order);
    });
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t last = first;
        while (last < sorted.size() && sorted[last]->node == sorted[first]->node
               && sorted[last]->side == sorted[first]->side)
            ++last;
        const double pitch = std::min(kSideBySide, sorted[first]->room / double(last - first));
        for (std::size_t at = first; at < last; ++at) {
            const double shift = (double(at - first) - double(last - first - 1) / 2) * pitch;
            const bool lengthwise = sorted[at]->side == Side::Top || sorted[at]->side == Side::Bottom;
            sorted[at]->place += lengthwise ? QPointF(shift, 0) : QPointF(0, shift);
        }
        first = last;
    }
}

QPointF onCurve(const QPainterPath &path, double t)
{
    const QPointF a = path.elementAt(0);
    const QPointF b = path.elementAt(1);
    const QPointF c = path.elementAt(2);
    const QPointF d = path.elementAt(3);
    const double u = 1 - t;
    return a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t);
}

double distanceToSegment(QPointF point, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double square = QPointF::dotProduct(along, along);
    const double share =
        square > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / square, 0.0, 1.0) : 0.0;
    return QLineF(point, a + along * share).length();
}

double distanceToCurve(QPointF point, const QPainterPath &path)
{
    constexpr int pieces = 32;
    double nearest = 1e9;
    QPointF last = onCurve(path, 0);
    for (int piece = 1; piece <= pieces; ++piece) {
        const QPointF next = onCurve(path, double(piece) / pieces);
        nearest = std::min(nearest, distanceToSegment(point, last, next));
        last = next;
    }
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

void CanvasGeometry::placeWires(const Layout &layout)
{
    std::vector<End> ends;
    for (const Link &link : allLinks(layout)) {
        if (!m_rects.contains(link.from) || !m_rects.contains(link.to) || link.from == link.to)
            continue;
        m_wires.append({link, {}});
        const NodeKind used = layout.find(link.to)->kind;
        const bool towardsActor = link.kind == LinkKind::Getting || link.kind == LinkKind::Waiting
            || (link.kind == LinkKind::Awaiting && used == NodeKind::Future);
        const NodeId source = towardsActor ? link.to : link.from;
        const NodeId target = towardsActor ? link.from : link.to;
        const auto out = portCentre(source, Port::Out);
        const auto in = portCentre(target, Port::In);
        if (link.kind == LinkKind::Guarding || shapeOf(used).doors == KindShape::Doors::AnySide || !out
            || !in) {
            const QRectF actor = m_rects.value(link.from);
            const QRectF box = m_rects.value(link.to);
            const auto [leave, enter] = facingSides(actor, box);
            const bool upright = enter == Side::Left || enter == Side::Right;
            ends.push_back(actorEnd(m_wires.size() - 1, link.from, actor, leave, box));
            ends.push_back({m_wires.size() - 1, link.to, enter,
                            upright ? actor.center().y() : actor.center().x(), middleOf(box, enter)});
        } else {
            m_wires.last().path = wirePath(*out, *in);
            markWired(source, *out);
            m_wires.last().endsInPort = markWired(target, *in);
        }
    }
    setApart(ends);
    for (std::size_t at = 0; at + 1 < ends.size(); at += 2) {
        const End &from = ends[at];
        const End &to = ends[at + 1];
        Wire &wire = m_wires[from.wire];
        wire.path = curve(from.place, outwards(from.side), to.place, outwards(to.side));
        markWired(from.node, from.place);
        wire.endsInPort = markWired(to.node, to.place);
    }
}

/// Code names what other code defines.
void CanvasGeometry::placeCalls(const Layout &layout)
{
    QHash<QString, NodeId> defined;
    for (const Node &node : layout.nodes) {
        if (isCode(node.kind) && node.kind != NodeKind::Module)
            defined.insert(codeOutline(parameter<QString>(node, Param::Code))->name, node.id);
    }
    std::vector<End> ends;
    for (const Node &node : layout.nodes) {
        if (!isCode(node.kind))
            continue;
        const auto outline = codeOutline(parameter<QString>(node, Param::Code));
        QStringList names = outline->uses.values();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            const NodeId used = defined.value(name, NodeId::None);
            if (used == NodeId::None || used == node.id)
                continue;
            const QRectF from = m_rects.value(node.id);
            const QRectF to = m_rects.value(used);
            const auto [leave, enter] = facingSides(from, to);
            const auto order = [](const QRectF &other, Side side) {
                return side == Side::Top || side == Side::Bottom ? other.center().x() : other.center().y();
            };
            ends.push_back({m_calls.size(), node.id, leave, order(to, leave), middleOf(from, leave)});
            ends.push_back({m_calls.size(), used, enter, order(from, enter), middleOf(to, enter)});
            m_calls.append({node.id, used, {}});
        }
    }
    setApart(ends);
    for (std::size_t at = 0; at + 1 < ends.size(); at += 2)
        m_calls[ends[at].wire].path =
            curve(ends[at].place, outwards(ends[at].side), ends[at + 1].place, outwards(ends[at + 1].side));
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
        const double away = distanceToCurve(point, wire.path);
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
    return curve(from, {1, 0}, to, {-1, 0});
}

} // namespace signalbox
