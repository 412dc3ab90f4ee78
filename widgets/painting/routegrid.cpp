// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/routegrid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace signalbox {

namespace {

constexpr double kCorner = 48; ///< what a corner costs, in units of length
constexpr double kOutside = 1; ///< between a box and the line along its side

struct Heading {
    int across;
    int down;
};
constexpr std::array<Heading, 4> kHeadings{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};

int headingOf(QPointF way)
{
    if (std::abs(way.x()) > std::abs(way.y()))
        return way.x() > 0 ? 0 : 1;
    return way.y() > 0 ? 2 : 3;
}

bool areOpposite(int one, int other)
{
    return one != other && one / 2 == other / 2;
}

void sortOut(std::vector<double> &lines)
{
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
}

int indexOf(const std::vector<double> &lines, double line)
{
    return int(std::lower_bound(lines.begin(), lines.end(), line) - lines.begin());
}

double straightTo(QPointF to, QPointF from)
{
    return (to - from).manhattanLength();
}

} // namespace

RouteGrid::RouteGrid(const std::vector<QRectF> &boxes, const Ends &ends, double aside)
    : m_ends(ends)
{
    for (const End &end : {ends.from, ends.to}) {
        m_columns.push_back(end.at.x());
        m_rows.push_back(end.at.y());
    }
    m_columns.push_back((ends.from.at.x() + ends.to.at.x()) / 2);
    m_rows.push_back((ends.from.at.y() + ends.to.at.y()) / 2);
    for (const QRectF &box : boxes) {
        const double away = kOutside + aside;
        m_columns.insert(m_columns.end(), {box.left() - away, box.right() + away});
        m_rows.insert(m_rows.end(), {box.top() - away, box.bottom() + away});
    }
    sortOut(m_columns);
    sortOut(m_rows);
    m_closedRight.assign(m_columns.size() * m_rows.size(), 0);
    m_closedDown = m_closedRight;
    for (const QRectF &box : boxes)
        close(box);
}

void RouteGrid::close(const QRectF &box)
{
    // Pieces that reach into it begin at the last line before it.
    const int left = indexOf(m_columns, box.left() + 1e-6);
    const int right = indexOf(m_columns, box.right() - 1e-6);
    const int top = indexOf(m_rows, box.top() + 1e-6);
    const int bottom = indexOf(m_rows, box.bottom() - 1e-6);
    const auto at = [&](int column, int row) {
        return std::size_t(row) * m_columns.size() + std::size_t(column);
    };
    for (int row = top; row < bottom; ++row) {
        for (int column = std::max(left - 1, 0); column < right; ++column)
            m_closedRight[at(column, row)] = 1;
    }
    for (int column = left; column < right; ++column) {
        for (int row = std::max(top - 1, 0); row < bottom; ++row)
            m_closedDown[at(column, row)] = 1;
    }
}

RouteGrid::Crossing RouteGrid::crossing(int column, int row, int direction) const
{
    return Crossing((std::size_t(row) * m_columns.size() + std::size_t(column)) * 4 + std::size_t(direction));
}

QPointF RouteGrid::pointOf(Crossing at) const
{
    const std::size_t place = at / 4;
    return {m_columns[place % m_columns.size()], m_rows[place / m_columns.size()]};
}

bool RouteGrid::isOpen(int column, int row, int direction) const
{
    const auto [across, down] = kHeadings[std::size_t(direction)];
    const int toColumn = column + across;
    const int toRow = row + down;
    if (toColumn < 0 || toRow < 0 || toColumn >= int(m_columns.size()) || toRow >= int(m_rows.size()))
        return false;
    const std::size_t from =
        std::size_t(std::min(row, toRow)) * m_columns.size() + std::size_t(std::min(column, toColumn));
    return across != 0 ? !m_closedRight[from] : !m_closedDown[from];
}

QPolygonF RouteGrid::route() const
{
    constexpr double never = std::numeric_limits<double>::max();
    const std::size_t crossings = m_columns.size() * m_rows.size() * 4;
    std::vector<double> costs(crossings, never);
    std::vector<Crossing> cameFrom(crossings, 0);
    using Open = std::tuple<double, double, Crossing>; // with what is still to come at least, without, where
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    const Crossing start = crossing(indexOf(m_columns, m_ends.from.at.x()),
                                    indexOf(m_rows, m_ends.from.at.y()), headingOf(m_ends.from.outwards));
    const int arriving = headingOf(-m_ends.to.outwards);
    const Crossing goal =
        crossing(indexOf(m_columns, m_ends.to.at.x()), indexOf(m_rows, m_ends.to.at.y()), arriving);
    costs[start] = 0;
    cameFrom[start] = start;
    const auto offer = [&](Crossing from, Crossing to, double cost) {
        if (cost >= costs[to])
            return;
        costs[to] = cost;
        cameFrom[to] = from;
        open.push({cost + straightTo(m_ends.to.at, pointOf(to)), cost, to});
    };
    open.push({0, 0, start});
    while (!open.empty()) {
        const auto [estimate, cost, at] = open.top();
        open.pop();
        if (cost > costs[at])
            continue;
        if (at == goal)
            return traced(cameFrom, goal);
        const int column = int(at / 4 % m_columns.size());
        const int row = int(at / 4 / m_columns.size());
        const int heading = int(at % 4);
        for (int turned = 0; turned < 4; ++turned) {
            if (turned != heading && !areOpposite(turned, heading))
                offer(at, crossing(column, row, turned), cost + kCorner);
        }
        if (!isOpen(column, row, heading))
            continue;
        const auto [across, down] = kHeadings[std::size_t(heading)];
        const Crossing next = crossing(column + across, row + down, heading);
        offer(at, next, cost + straightTo(pointOf(next), pointOf(at)));
    }
    return {};
}

QPolygonF RouteGrid::traced(const std::vector<Crossing> &cameFrom, Crossing end) const
{
    QPolygonF corners{pointOf(end)};
    Crossing at = end;
    while (cameFrom[at] != at) {
        const Crossing before = cameFrom[at];
        if (before % 4 != at % 4 && corners.first() != pointOf(at))
            corners.prepend(pointOf(at));
        at = before;
    }
    if (corners.first() != pointOf(at))
        corners.prepend(pointOf(at));
    return corners;
}

} // namespace signalbox
