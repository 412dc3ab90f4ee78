// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/taskpips.h"

#include "widgets/painting/canvasscene.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

Sign signOf(TaskState state)
{
    switch (state) {
    case TaskState::Ready: // these four have textures
    case TaskState::Running:
    case TaskState::Sleeping:
    case TaskState::Waiting:
        return Sign::None;
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
    if (isCalling) { // a frame in a frame
        const double radius = kPip / 2 - 0.7;
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(mixed(scene.theme.card, colour, 0.12));
        painter.drawRoundedRect(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), 3,
                                3);
        painter.fillRect(QRectF(centre.x() - 2.5, centre.y() - 1, 6, 4.5), colour);
    } else if (const auto activity = activityOf(scene.run.program, *task, scene.world.time)) {
        paintSwatch(painter, *activity, swatchAt(centre), colour, scene.theme.card);
    } else {
        paintSign(painter, signOf(task->state), centre, colour);
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
