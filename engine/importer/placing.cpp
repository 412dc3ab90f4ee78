// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/importer/placing.h"

#include "engine/catalog/catalog.h"
#include "engine/script/cardsize.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr QSizeF kCard(160, 96); ///< the room of a node that is no frame
constexpr double kMargin = 32; ///< inside of a frame
constexpr double kTitle = 48; ///< of a frame, above what it holds

/// Puts what \a scope holds into rows from \a corner on, and says how much room that takes.
QSizeF placeHeld(Layout &layout, NodeId scope, QPointF corner)
{
    const QList<NodeId> held = layout.heldBy(scope);
    const int columns = std::max(1, int(std::ceil(std::sqrt(double(held.size())))));
    QPointF at = corner;
    double right = corner.x(), below = corner.y();
    for (qsizetype number = 0; number < held.size(); ++number) {
        if (number > 0 && number % columns == 0)
            at = {corner.x(), below + kMargin};
        Node &node = *layout.find(held[number]);
        node.position = at;
        QSizeF size = kCard;
        if (isScope(node.kind)) {
            const QSizeF inside = placeHeld(layout, node.id, at + QPointF(kMargin, kTitle));
            size = {std::max(inside.width(), kCard.width()) + 2 * kMargin,
                    std::max(inside.height(), kCard.height()) + kTitle + kMargin};
            layout.find(held[number])->size = size;
        }
        right = std::max(right, at.x() + size.width());
        below = std::max(below, at.y() + size.height());
        at.rx() += size.width() + kMargin;
    }
    return {right - corner.x(), below - corner.y()};
}

} // namespace

void placeDrawing(Layout &layout)
{
    placeHeld(layout, NodeId::None, {0, 0});
}

void placeBelow(Layout &layout, qsizetype first)
{
    constexpr double gap = 96;
    double below = 0;
    for (qsizetype at = 0; at < first; ++at) {
        const Node &node = layout.nodes[at];
        const QSizeF size = isCode(node.kind) ? codeCardSize(node) : isScope(node.kind) ? node.size : kCard;
        below = std::max(below, node.position.y() + size.height() + gap);
    }
    double left = 0;
    for (qsizetype at = first; at < layout.nodes.size(); ++at) {
        layout.nodes[at].position = {left, below};
        left += codeCardSize(layout.nodes[at]).width() + gap;
    }
}

void placeImported(Layout &layout)
{
    constexpr double gap = 32;
    constexpr double betweenColumns = 96;
    // As high as wide, more or less: a program of many cards is not one strip.
    double area = 0;
    for (const Node &node : layout.nodes) {
        const QSizeF size = codeCardSize(node);
        area += (size.width() + betweenColumns) * (size.height() + gap);
    }
    const double tallest = std::max(560.0, std::sqrt(area) * 0.8);
    double left = 0, top = 0, width = 0;
    for (Node &node : layout.nodes) {
        const QSizeF size = codeCardSize(node);
        if (top > 0 && top + size.height() > tallest) {
            left += width + betweenColumns;
            top = width = 0;
        }
        node.position = {left, top};
        top += size.height() + gap;
        width = std::max(width, size.width());
    }
}

} // namespace signalbox
