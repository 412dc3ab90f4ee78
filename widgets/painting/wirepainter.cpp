// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/wirepainter.h"

#include "widgets/look/steady.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/foundpainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

using Wire = CanvasGeometry::Wire;

enum class Use : quint8 { Idle, Ready, Waiting, Held };

struct WireLook {
    QColor colour;
    double width = 1.6;
    Qt::PenStyle style = Qt::SolidLine;
};

bool waitsThere(const CanvasScene &scene, const TaskView &task, NodeId used)
{
    return task.state == TaskState::Waiting
        && scene.nodeOfObject(task.verb, task.object, task.isFuture) == used;
}

bool matches(Verb verb, LinkKind kind)
{
    switch (kind) {
    case LinkKind::Putting:
        return verb == Verb::Put;
    case LinkKind::Getting:
        return verb == Verb::Get || verb == Verb::Join || verb == Verb::AsyncFor;
    case LinkKind::Guarding:
        return verb == Verb::Acquire;
    case LinkKind::Waiting:
        return verb == Verb::Wait || verb == Verb::WaitUntil || verb == Verb::RunInExecutor;
    case LinkKind::Setting:
    case LinkKind::Cancelling:
    case LinkKind::Spawning:
    case LinkKind::Asking:
        return false;
    case LinkKind::Awaiting:
        break;
    }
    return true;
}

Use useOf(const CanvasScene &scene, const Link &link)
{
    const TaskView *task = scene.task(link.from);
    if (!task || isDone(task->state))
        return Use::Idle;
    if (link.kind == LinkKind::Guarding) {
        if (const ResourceView *lock = scene.resource(link.to)) {
            const auto &holders = lock->holders;
            if (std::any_of(holders.begin(), holders.end(),
                            [&](const Holding &holding) { return holding.task == task->id; }))
                return Use::Held;
        }
    }
    if (matches(task->verb, link.kind) && waitsThere(scene, *task, link.to))
        return Use::Waiting;
    return link.kind == LinkKind::Putting || link.kind == LinkKind::Getting ? Use::Ready : Use::Idle;
}

/// As pale as a line may be that still means something: 3:1 from what is behind it.
QColor quiet(const QColor &colour, const QColor &ground)
{
    for (double share = 0.45; share > 0; share -= 0.05) {
        const QColor pale = mixed(colour, ground, share);
        if (contrastRatio(pale, ground) >= 3)
            return pale;
    }
    return colour;
}

WireLook lookOf(const CanvasScene &scene, const Link &link)
{
    const QColor own = scene.colour(scene.colourIndex(link.from));
    switch (useOf(scene, link)) {
    case Use::Held:
        return {own, 3, Qt::SolidLine};
    case Use::Waiting:
        return {own, 2.2, Qt::DashLine};
    case Use::Ready:
        return {own, 2.2, Qt::SolidLine};
    case Use::Idle:
        break;
    }
    if (link.kind == LinkKind::Cancelling)
        return {quiet(scene.theme.error, scene.theme.canvas), 1.6, Qt::DotLine};
    return {quiet(mixed(own, scene.theme.wireIdle, 0.5), scene.theme.canvas), 1.5, Qt::SolidLine};
}

/// The arrowhead at a wire's end: before the port where it ends in one, else at the border of the card.
void paintEnd(QPainter &painter, const Wire &wire, const QColor &colour)
{
    const double port = wire.endsInPort ? 6 : 1;
    const QPointF end = wire.path.currentPosition();
    const QPointF way = end - QPointF(wire.path.elementAt(wire.path.elementCount() - 2));
    const double length = std::hypot(way.x(), way.y());
    if (length < 1e-6)
        return;
    const QPointF tip = end - way / length * port;
    paintArrowhead(painter, tip - way, tip, 9, colour);
}

/// Thinner than wires, and dashed: nothing travels along them. Those of the code in hand stand out.
void paintCalls(const CanvasScene &scene)
{
    QPainter &painter = scene.painter;
    const CanvasOverlay &overlay = scene.picture.overlay;
    for (const CanvasGeometry::Call &call : scene.geometry.calls()) {
        if (!scene.isVisible(call.path.controlPointRect().adjusted(-8, -8, 8, 8)))
            continue;
        const bool isInHand = overlay.hover == call.from || overlay.hover == call.to
            || overlay.selection.contains(call.from) || overlay.selection.contains(call.to);
        const QColor colour = isInHand ? scene.theme.accent : scene.theme.wireIdle;
        QPen pen(colour, isInHand ? 1.6 : 1.2, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({4, 3});
        painter.strokePath(call.path, pen);
        if (scene.zoom >= 0.4)
            paintArrowhead(painter, call.path.elementAt(2), call.path.elementAt(3), 8, colour);
    }
}

} // namespace

void paintArrowhead(QPainter &painter, QPointF behind, QPointF tip, double size, const QColor &colour)
{
    const QPointF way = tip - behind;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1e-6)
        return;
    const QPointF along = way / length * size;
    const QPointF across(-along.y() * 0.5, along.x() * 0.5);
    const std::array<QPointF, 3> head{tip, tip - along + across, tip - along - across};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawConvexPolygon(head.data(), int(head.size()));
}

void paintWires(const CanvasScene &scene)
{
    QPainter &painter = scene.painter;
    const bool arrows = scene.zoom >= 0.4;
    paintCalls(scene);
    paintFoundWires(scene);
    for (const Wire &wire : scene.geometry.wires()) {
        if (!scene.isVisible(wire.path.controlPointRect().adjusted(-4, -4, 4, 4)))
            continue;
        const WireLook look = lookOf(scene, wire.link);
        const bool selected =
            wire.link.id != LinkId::None && wire.link.id == scene.picture.overlay.selectedLink;
        if (selected)
            painter.strokePath(
                wire.path,
                QPen(withAlpha(scene.theme.selection, 0.45), look.width + 6, Qt::SolidLine, Qt::RoundCap));
        QPen pen(look.colour, look.width, look.style, Qt::FlatCap);
        if (look.style == Qt::DashLine)
            pen.setDashPattern({3, 2});
        painter.strokePath(wire.path, pen);
        if (arrows)
            paintEnd(painter, wire, look.colour);
    }
}

void paintPorts(const CanvasScene &scene)
{
    QPainter &painter = scene.painter;
    for (const CanvasGeometry::PortPlace &place : scene.geometry.ports()) {
        if (!scene.visible.contains(place.centre))
            continue;
        const bool connected = place.wired;
        const int index = scene.colourIndex(place.node);
        const QColor colour = connected && index >= 0 ? scene.colour(index) : scene.theme.wireIdle;
        // A port without a wire keeps back until the hand is near.
        const bool offered =
            place.node == scene.picture.overlay.hover || scene.picture.overlay.selection.contains(place.node);
        painter.setPen(QPen(connected || offered ? colour : withAlpha(colour, 0.5), connected ? 2 : 1.2));
        painter.setBrush(scene.theme.card);
        const double radius = connected || offered ? 5 : 3;
        painter.drawEllipse(place.centre, radius, radius);
    }
}

void paintTokens(const CanvasScene &scene)
{
    for (const Token &token : scene.tokens) {
        const QPointF centre = onGrid(token.centre, scene.pixel);
        const QRectF around(centre.x() - 16, centre.y() - 16, 32, 32);
        if (!scene.isVisible(around))
            continue;
        scene.painter.setPen(Qt::NoPen);
        scene.painter.setBrush(scene.theme.canvas);
        scene.painter.drawRoundedRect(around.adjusted(3, 3, -3, -3), 6, 6);
        scene.item(centre, 23, token.item);
    }
    for (const ValueFlow &flow : scene.values) {
        const QColor line =
            scene.resource(flow.from) ? scene.theme.ok : scene.colour(scene.colourIndex(flow.from));
        if (scene.isVisible({flow.centre.x() - 70, flow.centre.y() - 12, 140, 24}))
            scene.value(flow.centre, flow.text, line);
    }
}

} // namespace signalbox
