// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/wirerouter.h"

#include "widgets/painting/routegrid.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kTouching = 1.5; ///< as near to its border, a wire ends at a card
constexpr double kBeside = 3; ///< a wire this near to a card would seem to touch it
constexpr int kPieces = 24; ///< of a curve
constexpr double kLane = 3; ///< between wires that go the same way around
constexpr int kLanes = 4;
constexpr std::size_t kMostCards = 96; ///< in the way of one wire: what is larger would take too long

bool isEndAt(const QRectF &card, QPointF end)
{
    return card.adjusted(-kTouching, -kTouching, kTouching, kTouching).contains(end);
}

QPointF towards(QPointF from, QPointF to, double far)
{
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    return length > 0 ? from + way / length * std::min(far, length) : from;
}

QPainterPath withRoundCorners(const QPolygonF &corners, double radius)
{
    QPainterPath path(corners.first());
    for (qsizetype at = 1; at + 1 < corners.size(); ++at) {
        const QPointF corner = corners[at];
        const double room = std::min({radius, QLineF(corners[at - 1], corner).length() / 2,
                                      QLineF(corner, corners[at + 1]).length() / 2});
        const QPointF begin = towards(corner, corners[at - 1], room);
        const QPointF end = towards(corner, corners[at + 1], room);
        path.lineTo(begin);
        path.cubicTo((begin + 2 * corner) / 3, (end + 2 * corner) / 3, end);
    }
    path.lineTo(corners.last());
    return path;
}

} // namespace

QPolygonF straightened(const QPainterPath &path)
{
    QPolygonF points;
    for (int at = 0; at < path.elementCount(); ++at) {
        const QPainterPath::Element element = path.elementAt(at);
        if (element.type != QPainterPath::CurveToElement) {
            points.append(element);
            continue;
        }
        const QPointF a = points.last();
        const QPointF b = element;
        const QPointF c = path.elementAt(++at);
        const QPointF d = path.elementAt(++at);
        for (int piece = 1; piece <= kPieces; ++piece) {
            const double t = double(piece) / kPieces;
            const double u = 1 - t;
            points.append(a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t));
        }
    }
    return points;
}

bool meets(const QRectF &box, QPointF from, QPointF to)
{
    double first = 0;
    double last = 1;
    const auto clip = [&](double start, double way, double low, double high) {
        if (std::abs(way) < 1e-9)
            return start > low && start < high;
        const double one = (low - start) / way;
        const double other = (high - start) / way;
        first = std::max(first, std::min(one, other));
        last = std::min(last, std::max(one, other));
        return first < last;
    };
    const QPointF way = to - from;
    return clip(from.x(), way.x(), box.left(), box.right())
        && clip(from.y(), way.y(), box.top(), box.bottom());
}

WireRouter::WireRouter(std::vector<QRectF> cards)
    : m_cards(std::move(cards))
{
    std::stable_sort(m_cards.begin(), m_cards.end(),
                     [](const QRectF &one, const QRectF &other) { return one.left() < other.left(); });
    for (const QRectF &card : m_cards)
        m_widest = std::max(m_widest, card.width());
}

std::vector<QRectF> WireRouter::cardsNear(const QRectF &area) const
{
    std::vector<QRectF> near;
    const auto isLeftOf = [](const QRectF &card, double x) { return card.left() < x; };
    auto card = std::lower_bound(m_cards.begin(), m_cards.end(), area.left() - m_widest, isLeftOf);
    for (; card != m_cards.end() && card->left() <= area.right(); ++card) {
        if (card->right() >= area.left() && card->top() <= area.bottom() && card->bottom() >= area.top())
            near.push_back(*card);
    }
    return near;
}

bool WireRouter::isBlocked(const QPainterPath &path) const
{
    const std::vector<QRectF> near =
        cardsNear(path.controlPointRect().adjusted(-kBeside, -kBeside, kBeside, kBeside));
    if (near.empty())
        return false;
    const QPolygonF points = straightened(path);
    return std::any_of(near.begin(), near.end(), [&](const QRectF &card) {
        const bool isEnd = isEndAt(card, points.first()) || isEndAt(card, points.last());
        const double more = isEnd ? -1 : kBeside;
        const QRectF box = card.adjusted(-more, -more, more, more);
        for (qsizetype at = 1; at < points.size(); ++at) {
            if (meets(box, points[at - 1], points[at]))
                return true;
        }
        return false;
    });
}

QPainterPath WireRouter::around(const WireEnd &from, const WireEnd &to, int lane) const
{
    struct Try {
        double beyond; ///< how far around the ends cards are looked at
        double clear; ///< how far the wire stays from them
        int lanes; ///< for which there is room in a gap
    };
    constexpr std::array<Try, 4> tries{{{240, 10, kLanes}, {1200, 10, kLanes}, {240, 4, 1}, {1200, 4, 1}}};
    const QRectF ends = QRectF(from.at, to.at).normalized();
    for (const auto &[beyond, clear, lanes] : tries) {
        std::vector<QRectF> cards = cardsNear(ends.adjusted(-beyond, -beyond, beyond, beyond));
        if (cards.size() > kMostCards)
            return {};
        for (QRectF &card : cards)
            card.adjust(-clear, -clear, clear, clear);
        const double stub = 1.8 * clear; // straight as far as an arrowhead is long
        const RouteGrid::Ends way{{from.at + from.outwards * stub, from.outwards},
                                  {to.at + to.outwards * stub, to.outwards}};
        QPolygonF corners = RouteGrid(cards, way, lane % lanes * kLane).route();
        if (corners.isEmpty())
            continue;
        corners.prepend(from.at);
        corners.append(to.at);
        QPainterPath path = withRoundCorners(corners, 2 * clear);
        if (!isBlocked(path))
            return path;
    }
    return {};
}

} // namespace signalbox
