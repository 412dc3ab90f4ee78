// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/tidy/room.h"

#include "engine/catalog/catalog.h"
#include "widgets/painting/canvasgeometry.h"

#include <QHash>
#include <QMarginsF>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace signalbox {

namespace {

constexpr double kGrid = CanvasGeometry::kGrid;
constexpr double kClear = 8; ///< between what is put down and what stands there
constexpr double kRoomStep = 2 * kGrid; ///< from one place that is tried to the next
constexpr int kRings = 40; ///< of places around the wanted one
constexpr std::size_t kOneByOne = 12; ///< more boxes than these are put down as one
constexpr QMarginsF kInFrame{16, 48, 16, 16}; ///< a frame's title is at the top

double toCell(double value)
{
    return std::ceil(value / kGrid) * kGrid;
}

QRectF hullOf(const std::vector<QRectF> &boxes)
{
    QRectF hull;
    for (const QRectF &box : boxes)
        hull |= box;
    return hull;
}

class RoomMaker {
public:
    explicit RoomMaker(Layout &layout)
        : m_layout(layout)
    {
        for (qsizetype at = 0; at < layout.nodes.size(); ++at) {
            const Node &node = layout.nodes[at];
            m_rects.insert(node.id, QRectF(node.position, CanvasGeometry::naturalSize(node)));
            m_scopes.insert(node.id, node.scope);
            m_held[node.scope].append(node.id);
        }
    }

    void put(const QList<NodeId> &nodes);

private:
    QList<NodeId> framesAround(NodeId scope) const;
    QSet<NodeId> withHeld(const QList<NodeId> &nodes) const;
    QPointF freeWay(const QList<NodeId> &group, NodeId scope) const;
    void move(NodeId node, QPointF delta);
    void growAround(NodeId scope);
    void pushAside(NodeId grown);
    QPointF wayOff(QRectF box, const std::vector<QRectF> &fixed) const;
    void write();

    Layout &m_layout;
    QHash<NodeId, QRectF> m_rects;
    QHash<NodeId, NodeId> m_scopes;
    QHash<NodeId, QList<NodeId>> m_held;
    QSet<NodeId> m_settled; ///< put, grown or pushed
    QSet<NodeId> m_grown;
};

/// From the innermost. A file may hold frames in a circle.
QList<NodeId> RoomMaker::framesAround(NodeId scope) const
{
    QList<NodeId> frames;
    for (; scope != NodeId::None && m_rects.contains(scope) && !frames.contains(scope);
         scope = m_scopes[scope])
        frames.append(scope);
    return frames;
}

QSet<NodeId> RoomMaker::withHeld(const QList<NodeId> &nodes) const
{
    QSet<NodeId> all;
    QList<NodeId> open = nodes;
    while (!open.isEmpty()) {
        const NodeId node = open.takeLast();
        if (all.contains(node))
            continue;
        all.insert(node);
        open += m_held.value(node);
    }
    return all;
}

/// To the nearest free place; of equally near ones to the right, then below.
QPointF RoomMaker::freeWay(const QList<NodeId> &group, NodeId scope) const
{
    std::vector<QRectF> boxes;
    for (const NodeId node : group)
        boxes.push_back(m_rects.value(node));
    if (boxes.size() > kOneByOne)
        boxes = {hullOf(boxes)};
    QSet<NodeId> passed = withHeld(group);
    for (const NodeId frame : framesAround(scope))
        passed.insert(frame);
    std::vector<QRectF> others;
    for (const Node &node : std::as_const(m_layout.nodes)) {
        if (!passed.contains(node.id))
            others.push_back(m_rects.value(node.id).adjusted(-kClear, -kClear, kClear, kClear));
    }
    const auto isFree = [&](QPointF way) {
        return std::none_of(boxes.begin(), boxes.end(), [&](const QRectF &box) {
            const QRectF there = box.translated(way);
            return std::any_of(others.begin(), others.end(),
                               [&](const QRectF &other) { return other.intersects(there); });
        });
    };
    if (isFree({}))
        return {};
    for (int ring = 1; ring <= kRings; ++ring) {
        std::vector<QPointF> ways;
        for (int across = -ring; across <= ring; ++across) {
            for (int down = -ring; down <= ring; ++down) {
                if (std::max(std::abs(across), std::abs(down)) == ring)
                    ways.emplace_back(across * kRoomStep, down * kRoomStep);
            }
        }
        std::sort(ways.begin(), ways.end(), [](QPointF one, QPointF other) {
            const auto key = [](QPointF way) {
                return std::tuple(QPointF::dotProduct(way, way), -way.x(), -way.y());
            };
            return key(one) < key(other);
        });
        const auto free = std::find_if(ways.begin(), ways.end(), isFree);
        if (free != ways.end())
            return *free;
    }
    return {0, toCell(hullOf(others).bottom() + kClear - hullOf(boxes).top())};
}

void RoomMaker::move(NodeId node, QPointF delta)
{
    for (const NodeId moved : withHeld({node}))
        m_rects[moved].translate(delta);
}

void RoomMaker::put(const QList<NodeId> &nodes)
{
    const QSet<NodeId> all(nodes.begin(), nodes.end());
    std::map<NodeId, QList<NodeId>> groups;
    for (const NodeId node : nodes) {
        if (!m_rects.contains(node))
            continue;
        const QList<NodeId> frames = framesAround(m_scopes.value(node));
        const bool goesAlong =
            std::any_of(frames.begin(), frames.end(), [&](NodeId frame) { return all.contains(frame); });
        if (!goesAlong && !groups[m_scopes.value(node)].contains(node))
            groups[m_scopes.value(node)].append(node);
    }
    for (const auto &[scope, group] : groups) {
        const QPointF way = freeWay(group, scope);
        for (const NodeId node : group) {
            move(node, way);
            m_settled.insert(node);
        }
        growAround(scope);
    }
    write();
}

void RoomMaker::growAround(NodeId scope)
{
    for (const NodeId frame : framesAround(scope)) {
        QRectF needed = m_rects.value(frame);
        for (const NodeId member : m_held.value(frame)) {
            if (m_settled.contains(member))
                needed |= m_rects.value(member).marginsAdded(kInFrame);
        }
        if (needed == m_rects.value(frame))
            return;
        m_rects[frame] = needed;
        m_grown.insert(frame);
        m_settled.insert(frame);
        pushAside(frame);
    }
}

/// What stands beside a frame and would now be covered by it, and what that covers then.
void RoomMaker::pushAside(NodeId grown)
{
    std::vector<QRectF> fixed{m_rects.value(grown)};
    QList<NodeId> others = m_held.value(m_scopes.value(grown));
    others.removeAll(grown);
    for (bool pushed = true; pushed;) {
        pushed = false;
        for (const NodeId other : std::as_const(others)) {
            const QPointF way = wayOff(m_rects.value(other), fixed);
            if (way.isNull())
                continue;
            move(other, way);
            m_settled.insert(other);
            fixed.push_back(m_rects.value(other));
            others.removeOne(other);
            pushed = true;
            break;
        }
    }
}

/// To the right or down, whichever is shorter.
QPointF RoomMaker::wayOff(QRectF box, const std::vector<QRectF> &fixed) const
{
    const auto way = [&](QPointF direction) {
        QPointF gone;
        for (bool moved = true; moved;) {
            moved = false;
            for (const QRectF &other : fixed) {
                const QRectF there = box.translated(gone);
                if (!other.adjusted(-kClear, -kClear, kClear, kClear).intersects(there))
                    continue;
                gone += {direction.x() * toCell(other.right() + kGrid - there.left()),
                         direction.y() * toCell(other.bottom() + kGrid - there.top())};
                moved = true;
            }
        }
        return gone;
    };
    const QPointF right = way({1, 0});
    const QPointF down = way({0, 1});
    return right.x() <= down.y() ? right : down;
}

void RoomMaker::write()
{
    for (Node &node : m_layout.nodes) {
        const QRectF rect = m_rects.value(node.id);
        node.position = rect.topLeft();
        if (m_grown.contains(node.id))
            node.size = rect.size();
    }
}

} // namespace

void makeRoom(Layout &layout, const QList<NodeId> &put)
{
    RoomMaker(layout).put(put);
}

} // namespace signalbox
