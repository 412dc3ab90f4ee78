// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "widgets/painting/canvasgeometry.h"

#include <QLineF>
#include <QSet>
#include <QStringList>
#include <QTransform>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

inline QSet<NodeId> framesAround(const Layout &layout, const Node &node)
{
    QSet<NodeId> frames;
    const Node *frame = layout.find(node.scope);
    while (frame && !frames.contains(frame->id)) {
        frames.insert(frame->id);
        frame = layout.find(frame->scope);
    }
    return frames;
}

/// Pairs of nodes that cover each other without one holding the other, or where a frame is not wholly around
/// what it holds.
inline QStringList overlapsIn(const Layout &layout)
{
    const CanvasGeometry geometry(layout);
    QStringList found;
    for (qsizetype at = 0; at < layout.nodes.size(); ++at) {
        for (qsizetype by = at + 1; by < layout.nodes.size(); ++by) {
            const Node &one = layout.nodes[at];
            const Node &other = layout.nodes[by];
            const QRectF box = geometry.rect(one.id);
            const QRectF second = geometry.rect(other.id);
            const bool isHeld = framesAround(layout, one).contains(other.id);
            const bool holds = framesAround(layout, other).contains(one.id);
            const bool fits = isHeld && holds ? true // frames in a circle
                : isHeld                      ? second.contains(box)
                : holds                       ? box.contains(second)
                                              : !box.intersects(second);
            if (!fits)
                found.append(one.name + u" and "_s + other.name);
        }
    }
    return found;
}

/// Wires of which a part lies behind a card, walked along in small paces, by Qt's own way to straighten a
/// curve.
inline QStringList wiresBehindCards(const Layout &layout)
{
    const CanvasGeometry geometry(layout);
    const auto cardAt = [&](QPointF point) -> const Node * {
        for (const Node &node : layout.nodes) {
            if (!isScope(node.kind) && geometry.rect(node.id).adjusted(1.5, 1.5, -1.5, -1.5).contains(point))
                return &node;
        }
        return nullptr;
    };
    constexpr double scale = 4; // so Qt's pieces are small enough
    QStringList found;
    for (const CanvasGeometry::Wire &wire : geometry.wires()) {
        const Node *hit = nullptr;
        for (const QPolygonF &line : wire.path.toSubpathPolygons(QTransform::fromScale(scale, scale))) {
            for (qsizetype at = 1; at < line.size() && !hit; ++at) {
                const QLineF piece(line[at - 1] / scale, line[at] / scale);
                const int paces = int(piece.length() / 2) + 1;
                for (int pace = 0; pace <= paces && !hit; ++pace)
                    hit = cardAt(piece.pointAt(double(pace) / paces));
            }
        }
        if (hit)
            found.append(layout.find(wire.link.from)->name + u" to "_s + layout.find(wire.link.to)->name
                         + u" behind "_s + hit->name);
    }
    return found;
}

} // namespace signalbox::testing
