// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/taskpips.h"

#include "widgets/painting/canvasscene.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

namespace {

Qt::PenStyle outlineOf(TaskState state)
{
    switch (state) {
    case TaskState::Ready:
        return Qt::DotLine;
    case TaskState::Waiting:
        return Qt::DashLine;
    case TaskState::Running:
    case TaskState::Sleeping:
    case TaskState::Returned:
    case TaskState::Raised:
    case TaskState::Cancelled:
        break;
    }
    return Qt::SolidLine;
}

void paintHands(QPainter &painter, QPointF centre, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({centre + QPointF(0, -4), centre, centre + QPointF(2.8, 1.6)}));
}

} // namespace

Sign signOf(TaskState state)
{
    switch (state) {
    case TaskState::Ready:
        return Sign::None;
    case TaskState::Running:
        return Sign::Run;
    case TaskState::Sleeping:
        return Sign::Clock;
    case TaskState::Waiting:
        return Sign::Pause;
    case TaskState::Returned:
        return Sign::Tick;
    case TaskState::Raised:
        return Sign::Burst;
    case TaskState::Cancelled:
        return Sign::Cross;
    }
    return Sign::None;
}

QColor stateColour(const CanvasScene &scene, const TaskView &task)
{
    switch (task.state) {
    case TaskState::Waiting:
        return scene.theme.warning;
    case TaskState::Raised:
    case TaskState::Cancelled:
        return scene.theme.error;
    case TaskState::Returned:
    case TaskState::Running:
        return scene.theme.ok;
    case TaskState::Ready:
    case TaskState::Sleeping:
        break;
    }
    return scene.theme.mutedText;
}

void paintPip(const CanvasScene &scene, QPointF centre, const TaskView *task, const QColor &colour,
              bool isCalling)
{
    if (!task)
        return;
    QPainter &painter = scene.painter;
    const double radius = kPip / 2 - 0.7;
    const bool runs = task->state == TaskState::Running && !isCalling;
    painter.setPen(QPen(colour, 1.4, isCalling ? Qt::SolidLine : outlineOf(task->state)));
    painter.setBrush(runs ? colour : mixed(scene.theme.card, colour, 0.12));
    if (isCalling) {
        // A frame in a frame.
        painter.drawRoundedRect(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), 3,
                                3);
        painter.fillRect(QRectF(centre.x() - 2.5, centre.y() - 1, 6, 4.5), colour);
        return;
    }
    painter.drawEllipse(centre, radius, radius);
    const QColor ink = runs ? scene.theme.textOn(colour) : colour;
    if (task->state == TaskState::Sleeping)
        return paintHands(painter, centre, ink);
    painter.save();
    painter.translate(centre);
    painter.scale(0.8, 0.8);
    paintSign(painter, signOf(task->state), {}, ink);
    painter.restore();
    if (task->state == TaskState::Ready) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(centre, 2, 2);
    }
}

void paintTaskStripe(const CanvasScene &scene, const QRectF &box, int colourIndex, bool isPale)
{
    constexpr double wide = 4;
    const QColor own = scene.colour(colourIndex);
    const QColor colour = isPale ? mixed(own, scene.theme.card, 0.5) : own;
    QPainterPath whole;
    whole.addRoundedRect(box, 5, 5);
    QPainterPath left;
    left.addRect(QRectF(box.left(), box.top(), wide, box.height()));
    const QPainterPath stripe = whole & left;
    scene.painter.fillPath(stripe, colour);
    if (scene.pattern(colourIndex) != Qt::NoBrush)
        scene.painter.fillPath(
            stripe, QBrush(withAlpha(scene.theme.textOn(colour), 0.6), scene.pattern(colourIndex)));
}

double sleptShare(const CanvasScene &scene, const TaskView &task)
{
    if (task.state != TaskState::Sleeping || task.until <= task.since)
        return 0;
    return std::clamp(double(scene.world.time - task.since) / double(task.until - task.since), 0.0, 1.0);
}

} // namespace signalbox
