// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/layoutorder.h"

#include "widgets/painting/canvasgeometry.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

QList<NodeId> readingOrder(const Layout &layout)
{
    constexpr double row = 48;
    QList<const Node *> nodes;
    for (const Node &node : layout.nodes)
        nodes.append(&node);
    std::stable_sort(nodes.begin(), nodes.end(), [](const Node *one, const Node *other) {
        const auto key = [](const Node *node) {
            return std::pair(std::floor(node->position.y() / row), node->position.x());
        };
        return key(one) < key(other);
    });
    QList<NodeId> order;
    for (const Node *node : std::as_const(nodes))
        order.append(node->id);
    return order;
}

QPointF onGrid(QPointF canvas)
{
    constexpr double grid = CanvasGeometry::kGrid;
    return {std::round(canvas.x() / grid) * grid, std::round(canvas.y() / grid) * grid};
}

} // namespace signalbox
