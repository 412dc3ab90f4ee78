// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "widgets/painting/wirerouter.h"

#include <utility>
#include <vector>

namespace signalbox {

/// Of a card.
enum class Side : quint8 { Left, Right, Top, Bottom };
QPointF outwards(Side side);
QPointF middleOf(const QRectF &rect, Side side);

/// One end of a wire at a side of a node, before several at one side are set apart.
struct SideEnd {
    qsizetype wire = 0;
    NodeId node = NodeId::None;
    Side side = Side::Bottom;
    double order = 0; ///< where the other end is, along the side
    QPointF place;
    double room = 64; ///< along the side, for all that end there

    WireEnd end() const { return {place, outwards(side)}; }
};

/// The ends of wire number \a wire between an actor and a lock, or whatever else tasks come to and go from,
/// at the sides with the least detour of those where no card is in the way.
std::pair<SideEnd, SideEnd> sideEnds(qsizetype wire, const std::pair<NodeId, QRectF> &actor,
                                     const std::pair<NodeId, QRectF> &lock, const WireRouter &router);
/// Those at one side of a node side by side, in the order of where they lead.
void setApart(std::vector<SideEnd> &ends);

/// From end to end in one swing; \a wide: where it turns back, in a wider one.
QPainterPath curveBetween(const WireEnd &from, const WireEnd &to, bool wide = false);
/// The plainest path that runs behind no card; where cards leave no gap, the plain curve. \a lane: see
/// WireRouter::around().
QPainterPath clearWire(const WireEnd &from, const WireEnd &to, const WireRouter &router, int lane);

} // namespace signalbox
