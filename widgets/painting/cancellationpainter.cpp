// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/cancellationpainter.h"

#include "engine/catalog/catalog.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"
#include "widgets/painting/wirepainter.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QPen dotted(const QColor &colour, double width)
{
    QPen pen(colour, width, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({0.1, 2.2});
    return pen;
}

/// The part of a path that a wave has covered.
void paintCovered(const CanvasScene &scene, const CancelWave &wave)
{
    constexpr int pieces = 40;
    QPolygonF covered;
    const int upTo = int(std::ceil(wave.progress * pieces));
    for (int at = 0; at <= upTo; ++at)
        covered << wave.path.pointAtPercent(std::min(wave.progress, double(at) / pieces));
    QPainter &painter = scene.painter;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene.theme.canvas, 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(covered);
    painter.setPen(dotted(scene.theme.error, 5));
    painter.drawPolyline(covered);
    if (covered.size() > 1)
        paintArrowhead(painter, covered[covered.size() - 2], wave.head, 18, scene.theme.error);
}

/// Outlines of who asked, growing and fading.
void paintRings(const CanvasScene &scene, const QRectF &source, double progress)
{
    QPainter &painter = scene.painter;
    painter.setBrush(Qt::NoBrush);
    for (const double lag : {0.0, 0.3}) {
        const double age = progress - lag;
        if (age <= 0)
            continue;
        const double away = 4 + age * 44;
        painter.setPen(dotted(withAlpha(scene.theme.error, std::clamp(1.2 - age, 0.0, 1.0)), 4.5));
        painter.drawRoundedRect(source.adjusted(-away, -away, away, away), 8 + away, 8 + away);
    }
}

/// The outline of what is reached, closing around it as the wave arrives.
void paintReached(const CanvasScene &scene, const Node &node, double progress)
{
    constexpr double arrival = 0.6;
    const double share = std::clamp((progress - arrival) / (1 - arrival), 0.0, 1.0);
    if (share <= 0)
        return;
    const double away = 3 + 9 * (1 - share);
    const QRectF box = scene.geometry.rect(node.id).adjusted(-away, -away, away, away);
    QPainter &painter = scene.painter;
    painter.setPen(dotted(withAlpha(scene.theme.error, share), 4.5));
    painter.setBrush(isScope(node.kind) ? Qt::transparent : withAlpha(scene.theme.error, 0.10 * share));
    painter.drawRoundedRect(box, 11, 11);
}

/// Everything but the cards and the frames' titles: what spreads runs behind words, never through them.
QPainterPath groundBetween(const CanvasScene &scene)
{
    QPainterPath words;
    words.setFillRule(Qt::WindingFill);
    for (const Node &node : scene.picture.layout.nodes) {
        const QRectF box = scene.geometry.rect(node.id);
        if (!scene.isVisible(box))
            continue;
        // Below the title of a retry its attempts are shown, below that of a timeout the time left.
        const bool two = node.kind == NodeKind::Retry || node.kind == NodeKind::Timeout;
        words.addRect(isScope(node.kind)
                          ? QRectF(box.left() + 12, box.top() + 5, box.width() - 24, two ? 36 : 26)
                          : box);
    }
    QPainterPath ground;
    ground.addRect(scene.visible);
    return ground.subtracted(words);
}

// ---- deadlock

QPointF leaving(const QRectF &box, QPointF towards)
{
    const QPointF way = towards - box.center();
    const double x = std::abs(way.x()) > 1e-6 ? box.width() / 2 / std::abs(way.x()) : 1e9;
    const double y = std::abs(way.y()) > 1e-6 ? box.height() / 2 / std::abs(way.y()) : 1e9;
    return box.center() + way * std::min({x, y, 1.0});
}

/// A label in a filled pill, as wide as its words.
void paintLabel(const CanvasScene &scene, QPointF centre, const Lettering &letters, const QString &words,
                const QColor &fill)
{
    const double width = scene.width(letters, words) + 18;
    const double height = letters.metrics.height() + 6;
    const QRectF pill(centre.x() - width / 2, centre.y() - height / 2, width, height);
    scene.painter.setPen(QPen(scene.theme.canvas, 2));
    scene.painter.setBrush(fill);
    scene.painter.drawRoundedRect(pill, height / 2, height / 2);
    scene.text(pill.adjusted(9, 0, -9, 0), letters, scene.theme.textOn(fill), words, Qt::AlignHCenter);
}

/// A cancellation that comes to a shield goes no further: a shield where it struck.
void paintStopped(const CanvasScene &scene, const CancelWave &wave)
{
    constexpr double arrival = 0.6;
    const double share = std::clamp((wave.progress - arrival) / (1 - arrival), 0.0, 1.0);
    if (share <= 0 || wave.path.isEmpty())
        return;
    const QPointF struck = wave.path.pointAtPercent(1);
    const double side = 22 * share;
    scene.painter.setPen(QPen(scene.theme.error, 2));
    scene.painter.setBrush(scene.theme.canvas);
    scene.painter.drawEllipse(struck, side * 0.75, side * 0.75);
    icons::paint(scene.painter, u"shield"_s, QRectF(struck.x() - side / 2, struck.y() - side / 2, side, side),
                 scene.theme.error);
}

struct Arrow {
    QPointF from;
    QPointF bend;
    QPointF to;
    QString words;

    QPointF middle() const { return (from + bend * 2 + to) / 4; }
};

std::optional<Arrow> arrowBetween(const CanvasScene &scene, NodeId from, NodeId to, const QString &words)
{
    const QRectF a = scene.geometry.rect(from);
    const QRectF b = scene.geometry.rect(to);
    if (a.isNull() || b.isNull() || from == to)
        return std::nullopt;
    const QPointF way = b.center() - a.center();
    // All arrows bend to their left, so two that go back and forth stay apart.
    const QPointF bend = (a.center() + b.center()) / 2 + QPointF(way.y(), -way.x()) * 0.14;
    return Arrow{leaving(a, bend), bend, leaving(b, bend), words};
}

QList<Arrow> cycleOf(const CanvasScene &scene)
{
    QList<Arrow> arrows;
    for (const DeadlockEdge &edge : scene.world.deadlock) {
        const NodeId waiter = nodeOf(scene.run, scene.world, edge.waiter);
        const NodeId thing = scene.nodeOfObject(edge.verb, edge.object);
        const NodeId holder = nodeOf(scene.run, scene.world, edge.holder);
        if (const auto wants = arrowBetween(scene, waiter, thing, CardWords::tr("waits for")))
            arrows.append(*wants);
        if (const auto has = arrowBetween(scene, thing, holder, CardWords::tr("held by")))
            arrows.append(*has);
    }
    return arrows;
}

void paintArrow(const CanvasScene &scene, const Arrow &arrow)
{
    QPainterPath path(arrow.from);
    path.quadTo(arrow.bend, arrow.to);
    const QColor colour = scene.theme.warning;
    scene.painter.strokePath(path, QPen(scene.theme.canvas, 9, Qt::SolidLine, Qt::RoundCap));
    scene.painter.strokePath(path, QPen(colour, 4.5, Qt::SolidLine, Qt::RoundCap));
    paintArrowhead(scene.painter, arrow.bend, arrow.to, 18, colour);
}

} // namespace

void paintWaves(const CanvasScene &scene)
{
    if (scene.waves.isEmpty())
        return;
    QSet<NodeId> ringed;
    scene.painter.save();
    scene.painter.setClipPath(groundBetween(scene), Qt::IntersectClip);
    for (const CancelWave &wave : scene.waves) {
        const Node *source = scene.picture.layout.find(wave.from);
        if (!scene.picture.layout.find(wave.to) || wave.progress <= 0)
            continue;
        if (source && !isScope(source->kind) && !ringed.contains(wave.from)) {
            ringed.insert(wave.from);
            // What strikes its own frame stays inside of it until it gets there.
            scene.painter.save();
            if (source->scope == wave.to)
                scene.painter.setClipRect(scene.geometry.rect(wave.to), Qt::IntersectClip);
            paintRings(scene, scene.geometry.rect(wave.from), wave.progress);
            scene.painter.restore();
        }
        if (!wave.path.isEmpty())
            paintCovered(scene, wave);
    }
    scene.painter.restore();
    for (const CancelWave &wave : scene.waves) {
        const Node *target = scene.picture.layout.find(wave.to);
        if (target)
            paintReached(scene, *target, wave.progress);
        if (target && target->kind == NodeKind::Shield)
            paintStopped(scene, wave);
    }
}

void paintDeadlock(const CanvasScene &scene)
{
    const QList<Arrow> arrows = cycleOf(scene);
    if (arrows.isEmpty())
        return;
    QPointF centre;
    for (const Arrow &arrow : arrows) {
        paintArrow(scene, arrow);
        centre += arrow.middle() / double(arrows.size());
    }
    for (const Arrow &arrow : arrows) {
        if (QLineF(arrow.from, arrow.to).length() > 110)
            paintLabel(scene, arrow.middle(), scene.small, arrow.words, scene.theme.cardHeader);
    }
    paintLabel(scene, centre, scene.title, CardWords::tr("deadlock"), scene.theme.warning);
}

} // namespace signalbox
