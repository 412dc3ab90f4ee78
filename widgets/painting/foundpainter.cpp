// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/foundpainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/sentences/moment.h"
#include "engine/sentences/resourcesentences.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/foundplaces.h"
#include "widgets/painting/taskpips.h"
#include "widgets/painting/wireshape.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <limits>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kFoundItem = 9; ///< side of an item of a queue
constexpr int kMostFoundItems = 6;

/// Everybody in one of its lines.
std::vector<TaskId> waitingAt(const ResourceView &view)
{
    std::vector<TaskId> waiting;
    for (const Line<TaskId> *line : {&view.putters, &view.waiters, &view.joiners, &view.room})
        waiting.insert(waiting.end(), line->begin(), line->end());
    return waiting;
}

bool isInUse(const ResourceView &view)
{
    return !view.holders.empty() || !view.items.empty() || view.isSet;
}

/// Items as squares in the colours of who made them, the next one out at the right.
void paintItems(const CanvasScene &scene, double right, double y, const ResourceView &view)
{
    const auto shown = std::min(view.items.size(), std::size_t(kMostFoundItems));
    for (std::size_t at = 0; at < shown; ++at) {
        const QColor colour = scene.colour(scene.colourIndex(view.items[at].maker));
        scene.painter.setPen(Qt::NoPen);
        scene.painter.setBrush(colour);
        scene.painter.drawRoundedRect(QRectF(right - kFoundItem - double(at) * (kFoundItem + 2),
                                             y - kFoundItem / 2, kFoundItem, kFoundItem),
                                      2, 2);
    }
}

/// Who has it.
void paintHolders(const CanvasScene &scene, double right, double y, const ResourceView &view)
{
    const auto shown = std::min(view.holders.size(), std::size_t(3));
    for (std::size_t at = 0; at < shown; ++at) {
        const TaskId task = view.holders[at].task;
        paintPip(scene, {right - kPip / 2 - double(at) * (kPip + 2), y}, scene.world.task(task),
                 scene.wordColour(scene.colourIndex(task)));
    }
}

double widthOfSigns(const ResourceView &view)
{
    const auto items = std::min(view.items.size(), std::size_t(kMostFoundItems));
    const auto holders = std::min(view.holders.size(), std::size_t(3));
    return double(items) * (kFoundItem + 2) + double(holders) * (kPip + 2) + (items + holders > 0 ? 4 : 0);
}

void paintOne(const CanvasScene &scene, const FoundPlace &place)
{
    const FoundResource &found = *place.found;
    const ResourceView &view = scene.world.resources[found.resource];
    const bool waits = !waitingAt(view).empty();
    const QRectF box = place.where;
    scene.painter.setPen(QPen(waits ? scene.theme.warning : scene.theme.cardBorder, waits ? 1.4 : 1,
                              waits ? Qt::DashLine : Qt::SolidLine));
    scene.painter.setBrush(mixed(scene.theme.card, scene.theme.slot, 0.7));
    scene.painter.drawRoundedRect(box, 6, 6);
    const QRectF icon(box.left() + 7, box.top() + 5, 14, 14);
    icons::paint(
        scene.painter, info(found.kind).icon, icon,
        scene.theme.readable(isInUse(view) ? scene.theme.warning : scene.theme.mutedText, scene.theme.card));
    const QRectF upper(icon.right() + 6, box.top() + 2, box.right() - icon.right() - 13, 20);
    const double signs = widthOfSigns(view);
    scene.text(upper.adjusted(0, 0, -signs, 0), scene.small, scene.theme.text, found.name);
    paintItems(scene, upper.right(), upper.center().y(), view);
    paintHolders(scene, upper.right(), upper.center().y(), view);
    const QRectF lower(box.left() + 8, box.top() + 20, box.width() - 14, 18);
    scene.text(lower, scene.small, waits ? scene.theme.warning : scene.theme.mutedText,
               resourceState(Moment(scene.picture.replay, scene.world), found.resource));
}

/// At the nearest two sides of both.
std::pair<WireEnd, WireEnd> nearestEnds(const QRectF &one, const QRectF &other)
{
    constexpr std::array sides{Side::Left, Side::Right, Side::Top, Side::Bottom};
    std::pair<WireEnd, WireEnd> best;
    double shortest = std::numeric_limits<double>::max();
    for (const Side from : sides) {
        for (const Side to : sides) {
            const QPointF begin = middleOf(one, from);
            const QPointF end = middleOf(other, to);
            // A line that leaves away from where it goes turns back around its own card.
            const QPointF way = end - begin;
            const double back = std::max(0.0, -QPointF::dotProduct(way, outwards(from)))
                + std::max(0.0, QPointF::dotProduct(way, outwards(to)));
            const double length = QLineF(begin, end).length() + 2 * back;
            if (length < shortest) {
                shortest = length;
                best = {{begin, outwards(from)}, {end, outwards(to)}};
            }
        }
    }
    return best;
}

bool isTaking(LinkKind how)
{
    return how == LinkKind::Getting || how == LinkKind::Waiting || how == LinkKind::Awaiting
        || how == LinkKind::Asking;
}

bool standsOn(const CanvasScene &scene, NodeId node, TaskId task)
{
    const std::vector<RowStand> &stands = scene.life.of(node).stands;
    return std::any_of(stands.begin(), stands.end(),
                       [task](const RowStand &stand) { return stand.task == task; });
}

/// In whose colour, and how, the line to \a user is drawn now.
QPen penOf(const CanvasScene &scene, const ResourceView &view, NodeId user)
{
    for (const TaskId task : waitingAt(view)) {
        if (standsOn(scene, user, task))
            return {scene.theme.warning, 1.4, Qt::DashLine};
    }
    for (const Holding &holding : view.holders) {
        if (standsOn(scene, user, holding.task))
            return {scene.colour(scene.colourIndex(holding.task)), 1.8};
    }
    return {withAlpha(scene.theme.wireIdle, 0.75), 1.1};
}

void paintArrowHead(const CanvasScene &scene, const QPainterPath &path, double at, const QColor &colour)
{
    const QPointF tip = path.pointAtPercent(at);
    const QPointF before =
        path.pointAtPercent(at > 0.5 ? std::max(0.0, at - 0.04) : std::min(1.0, at + 0.04));
    QLineF shaft(tip, before);
    shaft.setLength(7);
    QLineF one = shaft, other = shaft;
    one.setAngle(shaft.angle() + 26);
    other.setAngle(shaft.angle() - 26);
    QPainterPath head(tip);
    head.lineTo(one.p2());
    head.lineTo(other.p2());
    head.closeSubpath();
    scene.painter.fillPath(head, colour);
}

/// Lines that run behind no card. As long as no card moves they are the same at every picture.
class FoundWays {
public:
    void setCards(std::vector<QRectF> cards)
    {
        if (cards == m_cards)
            return;
        m_cards = cards;
        m_router = WireRouter(std::move(cards));
        m_ways.clear();
    }
    QPainterPath between(const WireEnd &from, const WireEnd &to, int lane)
    {
        const QList<int> key{qRound(from.at.x()), qRound(from.at.y()), qRound(to.at.x()), qRound(to.at.y()),
                             lane};
        const auto known = m_ways.constFind(key);
        return known != m_ways.cend() ? *known : *m_ways.insert(key, clearWire(from, to, m_router, lane));
    }

private:
    std::vector<QRectF> m_cards;
    WireRouter m_router;
    QHash<QList<int>, QPainterPath> m_ways;
};

FoundWays &waysAround(const CanvasScene &scene)
{
    thread_local FoundWays ways;
    std::vector<QRectF> cards;
    for (const Node &node : scene.picture.layout.nodes) {
        if (!isScope(node.kind))
            cards.push_back(scene.geometry.rect(node.id));
    }
    ways.setCards(std::move(cards));
    return ways;
}

void paintWire(const CanvasScene &scene, FoundWays &ways, const FoundPlace &place, const QRectF &maker,
               const ResourceUse &use)
{
    const QRectF user = scene.geometry.rect(use.node);
    if (user.isEmpty())
        return;
    // It leaves the maker's card at the height of what it belongs to.
    const QRectF from(maker.left(), place.where.top(), maker.width(), std::max(1.0, place.where.height()));
    auto [begin, end] = nearestEnds(from, user);
    if (begin.outwards.y() != 0)
        begin.at.setX(place.where.center().x());
    if (begin.outwards.y() > 0)
        begin.at.setY(std::max(maker.bottom(), place.where.bottom()));
    else if (begin.outwards.y() < 0)
        begin.at.setY(maker.top());
    const QPainterPath path = ways.between(begin, end, int(place.found->resource));
    if (!scene.isVisible(path.boundingRect().adjusted(-4, -4, 4, 4)))
        return;
    const QPen pen = penOf(scene, scene.world.resources[place.found->resource], use.node);
    scene.painter.strokePath(path, pen);
    paintArrowHead(scene, path, isTaking(use.how) ? 1 : 0, pen.color());
}

} // namespace

void paintFound(const CanvasScene &scene, const Node &node)
{
    const FoundShelf shelf = foundOn(node, scene.geometry, scene.picture.replay.found());
    for (const FoundPlace &place : shelf.places)
        paintOne(scene, place);
    if (shelf.more > 0)
        scene.text(shelf.rest, scene.small, scene.theme.mutedText, u"+%1"_s.arg(shelf.more));
}

void paintFoundWires(const CanvasScene &scene)
{
    const std::vector<FoundResource> &found = scene.picture.replay.found();
    if (found.empty())
        return;
    FoundWays &ways = waysAround(scene);
    for (const Node &node : scene.picture.layout.nodes) {
        if (!isCode(node.kind))
            continue;
        const QRectF maker = scene.geometry.rect(node.id);
        for (const FoundPlace &place : foundOn(node, scene.geometry, found).places) {
            // Two ways to use it are one line.
            QSet<NodeId> drawn{node.id};
            for (const ResourceUse &use : place.found->uses) {
                if (!drawn.contains(use.node))
                    paintWire(scene, ways, place, maker, use);
                drawn.insert(use.node);
            }
        }
    }
}

} // namespace signalbox
