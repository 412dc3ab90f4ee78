// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace signalbox {

/// The lines along the sides of some boxes, and the cheapest way along them from one point to another that
/// enters none: its length counts, and every corner as a detour of its own. It is the A* search of Hart,
/// Nilsson and Raphael (1968), over crossings of lines with the direction in which one comes there.
class RouteGrid {
public:
    struct End {
        QPointF at;
        QPointF outwards; ///< the wire comes from the other side: it goes on in this direction
    };
    struct Ends {
        End from;
        End to;
    };

    /// \a aside: how much further from the boxes the lines are.
    RouteGrid(const std::vector<QRectF> &boxes, const Ends &ends, double aside);

    /// Corners from end to end; empty where there is no way.
    QPolygonF route() const;

private:
    using Crossing = quint32; ///< column, row and direction in one number
    Crossing crossing(int column, int row, int direction) const;
    QPointF pointOf(Crossing at) const;
    bool isOpen(int column, int row, int direction) const;
    void close(const QRectF &box);
    QPolygonF traced(const std::vector<Crossing> &cameFrom, Crossing end) const;

    Ends m_ends;
    std::vector<double> m_columns;
    std::vector<double> m_rows;
    std::vector<char> m_closedRight; ///< by crossing: the piece from there to the next column
    std::vector<char> m_closedDown;
};

} // namespace signalbox
