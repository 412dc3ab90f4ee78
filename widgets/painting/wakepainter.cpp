// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/wakepainter.h"

#include "widgets/painting/canvasscene.h"
#include "widgets/painting/wirepainter.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>

namespace signalbox {

namespace {

constexpr std::size_t kMostWakings = 24; ///< more would be a tangle that nobody reads
constexpr qsizetype kMostFactsOfMoment = 5'000;

/// Where a line from the centre of \a box leaves it.
QPointF edgeTowards(const QRectF &box, QPointF target)
{
    const QPointF way = target - box.center();
    const double x = std::abs(way.x()) > 1e-6 ? box.width() / 2 / std::abs(way.x()) : 1e9;
    const double y = std::abs(way.y()) > 1e-6 ? box.height() / 2 / std::abs(way.y()) : 1e9;
    return box.center() + way * std::min({x, y, 1.0});
}

/// From edge to edge, in a bow that keeps off the wires between the two; a flat one where a frame is so large
/// that the bow would lie in it.
QPainterPath bowBetween(const QRectF &from, const QRectF &to)
{
    const auto above = [](const QLineF &line) {
        const QPointF across(line.dy(), -line.dx());
        return across.y() > 0 ? -across : across;
    };
    const QLineF centres(from.center(), to.center());
    QPointF top = centres.center() + above(centres) * 0.22;
    const bool isFree = !from.contains(top) && !to.contains(top);
    const QPointF begin = edgeTowards(from.adjusted(-4, -4, 4, 4), isFree ? top : to.center());
    const QPointF end = edgeTowards(to.adjusted(-6, -6, 6, 6), isFree ? top : from.center());
    if (const QLineF gap(begin, end); !isFree)
        top = gap.center() + above(gap) * 0.12;
    QPainterPath path(begin);
    path.quadTo(top, end);
    return path;
}

} // namespace

std::vector<Waking> wakingsAt(const Run &run, const World &world)
{
    std::vector<Waking> wakings;
    qsizetype at = std::min(world.facts, run.trace.size());
    const qsizetype last = std::max<qsizetype>(0, at - kMostFactsOfMoment);
    while (at-- > last && run.trace[at].time == world.time && wakings.size() < kMostWakings) {
        const Fact &fact = run.trace[at];
        if (fact.kind != FactKind::Woken || fact.isToCancel() || fact.by() == TaskId::None
            || fact.by() == fact.task)
            continue;
        const Waking waking{placeOf(run, world, fact.by()), placeOf(run, world, fact.task), fact.by()};
        const bool isSeen =
            waking.from != NodeId::None && waking.to != NodeId::None && waking.from != waking.to;
        if (isSeen && std::ranges::find(wakings, waking) == wakings.end())
            wakings.push_back(waking);
    }
    return wakings;
}

void paintWakings(const CanvasScene &scene)
{
    QPainter &painter = scene.painter;
    // As thick on the screen from afar.
    const double unit = 1 / std::clamp(scene.zoom, 0.25, 1.0);
    for (const Waking &waking : wakingsAt(scene.run, scene.world)) {
        const QRectF from = scene.geometry.rect(waking.from);
        const QRectF to = scene.geometry.rect(waking.to);
        const bool isInside = from.isNull() || to.isNull() || from.contains(to) || to.contains(from);
        const QPainterPath path = isInside ? QPainterPath() : bowBetween(from, to);
        if (path.isEmpty() || !scene.isVisible(path.boundingRect()))
            continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(withAlpha(scene.theme.canvas, 0.85), 6 * unit, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(path);
        painter.setPen(QPen(scene.theme.playhead, 2.4 * unit, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(path);
        paintArrowhead(painter, path.pointAtPercent(0.93), path.pointAtPercent(1), 12 * unit,
                       scene.theme.playhead);
        painter.setPen(Qt::NoPen);
        painter.setBrush(scene.theme.playhead);
        painter.drawEllipse(path.pointAtPercent(0), 3.5 * unit, 3.5 * unit);
    }
}

} // namespace signalbox
