// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/wireshape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace signalbox {

namespace {

constexpr double kSideBySide = 14; ///< between wires that end at one side
constexpr double kSideways = 32; ///< room between two cards in which a wire can go across
constexpr double kDownwards = 8; ///< the same, up or down
constexpr double kBelowPort = 24; ///< where an actor's side is left: clear of the port in its middle

using Sides = std::pair<Side, Side>;

bool isUpright(Side side)
{
    return side == Side::Left || side == Side::Right;
}

/// The sides of an actor and of a lock that a wire between them may join, those with the least detour first.
std::vector<Sides> facingSides(const QRectF &actor, const QRectF &lock)
{
    const double across = lock.center().x() - actor.center().x();
    const double aside = std::max(lock.left() - actor.right(), actor.left() - lock.right());
    const double apart = std::max(lock.top() - actor.bottom(), actor.top() - lock.bottom());
    const Sides sideways = across > 0 ? Sides{Side::Right, Side::Left} : Sides{Side::Left, Side::Right};
    std::vector<Sides> sides;
    // Beside each other: a wire from below would run behind whatever stands there.
    if (aside >= kSideways && aside > apart)
        sides.push_back(sideways);
    const bool farAside = std::abs(across) > lock.width() / 2 + 80;
    const Side facing = across > 0 ? Side::Left : Side::Right;
    const Side leave = lock.top() >= actor.bottom() + kDownwards ? Side::Bottom : Side::Top;
    const Side enter = leave == Side::Bottom ? Side::Top : Side::Bottom;
    if (apart >= kDownwards) {
        sides.emplace_back(leave, farAside ? facing : enter);
        sides.emplace_back(leave, farAside ? enter : facing);
    }
    if (aside >= kSideways)
        sides.push_back(sideways);
    sides.emplace_back(Side::Bottom, Side::Bottom);
    return sides;
}

/// Where wires leave an actor that lead to what it only comes to and goes from.
SideEnd actorEnd(qsizetype wire, NodeId node, const QRectF &actor, Side side, const QRectF &other)
{
    if (!isUpright(side))
        return {wire, node, side, other.center().x(), middleOf(actor, side)};
    return {wire, node, side, other.center().y(), middleOf(actor, side) + QPointF(0, kBelowPort), 32};
}

SideEnd lockEnd(qsizetype wire, NodeId node, const QRectF &lock, Side side, const QRectF &actor)
{
    return {wire, node, side, isUpright(side) ? actor.center().y() : actor.center().x(),
            middleOf(lock, side)};
}

} // namespace

QPointF outwards(Side side)
{
    constexpr std::array<std::pair<double, double>, 4> directions{{{-1, 0}, {1, 0}, {0, -1}, {0, 1}}};
    const auto [x, y] = directions[std::size_t(side)];
    return {x, y};
}

QPointF middleOf(const QRectF &rect, Side side)
{
    const QPointF out = outwards(side);
    return rect.center() + QPointF(out.x() * rect.width() / 2, out.y() * rect.height() / 2);
}

std::pair<SideEnd, SideEnd> sideEnds(qsizetype wire, const std::pair<NodeId, QRectF> &actor,
                                     const std::pair<NodeId, QRectF> &lock, const WireRouter &router)
{
    const auto at = [&](const Sides &sides) {
        return std::pair(actorEnd(wire, actor.first, actor.second, sides.first, lock.second),
                         lockEnd(wire, lock.first, lock.second, sides.second, actor.second));
    };
    const std::vector<Sides> choices = facingSides(actor.second, lock.second);
    const auto isOpen = [&](const Sides &sides) {
        const auto [from, to] = at(sides);
        return !router.isBlocked(curveBetween(from.end(), to.end()));
    };
    const auto open = std::find_if(choices.begin(), choices.end(), isOpen);
    return at(open == choices.end() ? choices.front() : *open);
}

void setApart(std::vector<SideEnd> &ends)
{
    std::vector<SideEnd *> sorted;
    sorted.reserve(ends.size());
    for (SideEnd &end : ends)
        sorted.push_back(&end);
    std::stable_sort(sorted.begin(), sorted.end(), [](const SideEnd *a, const SideEnd *b) {
        return std::tie(a->node, a->side, a->order) < std::tie(b->node, b->side, b->order);
    });
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t last = first;
        while (last < sorted.size() && sorted[last]->node == sorted[first]->node
               && sorted[last]->side == sorted[first]->side)
            ++last;
        const double pitch = std::min(kSideBySide, sorted[first]->room / double(last - first));
        for (std::size_t at = first; at < last; ++at) {
            const double shift = (double(at - first) - double(last - first - 1) / 2) * pitch;
            sorted[at]->place += isUpright(sorted[at]->side) ? QPointF(0, shift) : QPointF(shift, 0);
        }
        first = last;
    }
}

QPainterPath curveBetween(const WireEnd &from, const WireEnd &to, bool wide)
{
    const QPointF between = to.at - from.at;
    const double length = std::hypot(between.x(), between.y());
    // A wire that must turn back swings out further, else it would run behind its own node.
    const auto reach = [&](QPointF direction, QPointF way) {
        const double along = QPointF::dotProduct(direction, way);
        if (along >= 0)
            return std::clamp(along * 0.5, 28.0, 320.0);
        return wide ? std::clamp(-along, 120.0, 640.0) : std::clamp(48 + length * 0.25, 48.0, 200.0);
    };
    QPainterPath path(from.at);
    path.cubicTo(from.at + from.outwards * reach(from.outwards, between),
                 to.at + to.outwards * reach(to.outwards, -between), to.at);
    return path;
}

QPainterPath clearWire(const WireEnd &from, const WireEnd &to, const WireRouter &router, int lane)
{
    const QPainterPath plain = curveBetween(from, to);
    if (!router.isBlocked(plain))
        return plain;
    if (const QPainterPath wide = curveBetween(from, to, true); !router.isBlocked(wide))
        return wide;
    const QPainterPath around = router.around(from, to, lane);
    return around.isEmpty() ? plain : around;
}

} // namespace signalbox
