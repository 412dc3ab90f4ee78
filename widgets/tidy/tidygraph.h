// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QMarginsF>
#include <QRectF>
#include <QSet>

#include <vector>

namespace signalbox {

/// What an auto-layout works on: boxes, some of which hold others, and arrows between them. A value without
/// any idea of what is in a box.
struct TidyGraph {
    struct Box {
        NodeId node = NodeId::None;
        int frame = kNowhere; ///< the box that holds it
        bool isFrame = false;
        QSizeF size; ///< of a frame: as large as it is where it holds nothing
        QPointF before; ///< where it stood: what is equal otherwise keeps this order
    };
    struct Arrow {
        int from = 0;
        int to = 0;
        bool flows = true; ///< things go from left to right; else \c to stands near those who use it
    };
    static constexpr int kNowhere = -1;

    std::vector<Box> boxes; ///< a frame may come after what it holds; none holds itself
    std::vector<Arrow> arrows; ///< never from a box to itself

    std::vector<std::vector<int>> heldBy() const; ///< by box; at the end what nothing holds
};

/// One rectangle for every box of a graph.
using TidyPlaces = std::vector<QRectF>;

/// Between a frame's border and what it holds: its title is at the top.
inline constexpr QMarginsF kFrameMargins{32, 48, 32, 32};

/// The nodes \a chosen of \a layout with the wires between them. What holds one of them and is not itself
/// chosen is left out, as if it were the canvas.
TidyGraph tidyGraph(const Layout &layout, const QSet<NodeId> &chosen);

/// Brings what an auto-layout has placed into the form that the canvas wants: on the grid, frames around what
/// they hold, and gaps between all that would touch. The order from top to bottom stays.
void settle(const TidyGraph &graph, TidyPlaces &places);

} // namespace signalbox
