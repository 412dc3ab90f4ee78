// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/tidy/tidy.h"

#include "engine/catalog/catalog.h"
#include "widgets/painting/canvasgeometry.h"
#include "widgets/painting/wirerouter.h"
#include "widgets/tidy/ownlayout.h"
#include "widgets/tidy/room.h"

#include <QHash>

#include <cmath>
#include <map>

namespace signalbox {

namespace {

constexpr double kDetour = 300; ///< a wire that is led around something is as bad as one so much longer
constexpr double kCrossing = 60;
constexpr double kAcrossToDown = 1.6; ///< how much worse height is: a window is wider than it is high
constexpr qsizetype kMostCompared = 200; ///< wires whose crossings are counted

/// The innermost frame around a node of \a group that does not belong to it.
NodeId outsideOfGroup(const QHash<NodeId, NodeId> &scopes, const QSet<NodeId> &group, NodeId node)
{
    NodeId scope = scopes.value(node, NodeId::None);
    for (qsizetype level = 0; group.contains(scope); ++level) {
        if (level > scopes.size())
            return NodeId::None; // frames in a circle
        scope = scopes.value(scope, NodeId::None);
    }
    return scopes.contains(scope) ? scope : NodeId::None;
}

bool cross(QPointF a, QPointF b, QPointF c, QPointF d)
{
    const auto turn = [](QPointF from, QPointF to, QPointF point) {
        const QPointF way = to - from;
        const QPointF off = point - from;
        return way.x() * off.y() - way.y() * off.x();
    };
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

int crossingsOf(const QPolygonF &one, const QPolygonF &other)
{
    if (!one.boundingRect().adjusted(-1, -1, 1, 1).intersects(other.boundingRect().adjusted(-1, -1, 1, 1)))
        return 0;
    int crossings = 0;
    for (qsizetype at = 1; at < one.size(); ++at) {
        for (qsizetype by = 1; by < other.size(); ++by)
            crossings += cross(one[at - 1], one[at], other[by - 1], other[by]) ? 1 : 0;
    }
    return crossings;
}

double lengthOf(const QPolygonF &line)
{
    double length = 0;
    for (qsizetype at = 1; at < line.size(); ++at)
        length += std::hypot(line[at].x() - line[at - 1].x(), line[at].y() - line[at - 1].y());
    return length;
}

/// Our own, of our own, until there is nothing more to gain: so what is tidied stays as it is when tidied
/// again.
TidyPlaces lastingLayout(TidyGraph graph)
{
    constexpr int mostRounds = 4;
    constexpr std::size_t many = 300; // it is settled after one or two; there is no time for more
    TidyPlaces places;
    for (int round = 0; round < mostRounds; ++round) {
        TidyPlaces next = ownLayout(graph);
        settle(graph, next);
        if (next == places || graph.boxes.size() > many)
            return next;
        places = next;
        for (std::size_t at = 0; at < places.size(); ++at)
            graph.boxes[at].before = places[at].topLeft();
    }
    return places;
}

void setPlaces(Layout &layout, const TidyGraph &graph, const TidyPlaces &places, QPointF corner)
{
    QRectF all;
    for (const QRectF &place : places)
        all |= place;
    const QPointF delta = corner - all.topLeft();
    constexpr double grid = CanvasGeometry::kGrid;
    const QPointF way(std::round(delta.x() / grid) * grid, std::round(delta.y() / grid) * grid);
    QHash<NodeId, QRectF> byNode;
    for (std::size_t at = 0; at < places.size(); ++at)
        byNode.insert(graph.boxes[at].node, places[at].translated(way));
    for (Node &node : layout.nodes) {
        const auto place = byNode.constFind(node.id);
        if (place == byNode.cend())
            continue;
        node.position = place->topLeft();
        if (isScope(node.kind) && place->size() != CanvasGeometry::naturalSize(node))
            node.size = place->size();
    }
}

} // namespace

double Tidy::effort(const Layout &layout)
{
    const CanvasGeometry geometry(layout);
    constexpr int plainElements = 4;
    QList<QPolygonF> lines;
    double effort = (geometry.bounds().width() + kAcrossToDown * geometry.bounds().height()) / 2;
    const auto follow = [&](const QPainterPath &wire) {
        lines.append(straightened(wire));
        effort += lengthOf(lines.last()) + (wire.elementCount() > plainElements ? kDetour : 0);
    };
    for (const CanvasGeometry::Wire &wire : geometry.wires())
        follow(wire.path);
    for (const CanvasGeometry::Call &call : geometry.calls())
        follow(call.path);
    if (lines.size() > kMostCompared)
        return effort;
    for (qsizetype one = 0; one < lines.size(); ++one) {
        for (qsizetype other = one + 1; other < lines.size(); ++other)
            effort += kCrossing * crossingsOf(lines[one], lines[other]);
    }
    return effort;
}

void Tidy::place(Layout &layout, const QSet<NodeId> &group)
{
    const TidyGraph graph = tidyGraph(layout, group);
    QRectF before;
    for (const TidyGraph::Box &box : graph.boxes)
        before |= QRectF(box.before, box.size);
    const TidyPlaces own = lastingLayout(graph);
    Layout placed = layout;
    setPlaces(placed, graph, own, before.topLeft());
    if (std::optional<TidyPlaces> dots = m_dot.layout(graph)) {
        settle(graph, *dots);
        Layout other = layout;
        setPlaces(other, graph, *dots, before.topLeft());
        if (effort(other) < effort(placed))
            placed = other;
    }
    layout = placed;
}

Layout Tidy::tidied(const Layout &layout, const QList<NodeId> &chosen)
{
    QList<NodeId> wanted = chosen;
    if (wanted.isEmpty()) {
        for (const Node &node : layout.nodes)
            wanted.append(node.id);
    }
    const QSet<NodeId> all = layout.withHeld(wanted);
    QHash<NodeId, NodeId> scopes;
    for (const Node &node : layout.nodes)
        scopes.insert(node.id, node.scope);
    std::map<NodeId, QSet<NodeId>> groups;
    for (const Node &node : layout.nodes) {
        if (all.contains(node.id))
            groups[outsideOfGroup(scopes, all, node.id)].insert(node.id);
    }
    Layout tidied = layout;
    for (const auto &[outside, group] : groups)
        place(tidied, group);
    if (all.size() < layout.nodes.size())
        makeRoom(tidied, wanted);
    return tidied;
}

} // namespace signalbox
