// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/looppainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

namespace {

/// Over everything that might run: it cannot, whatever it shows.
void paintStill(const CanvasScene &scene, NodeId holder)
{
    QPainter &painter = scene.painter;
    painter.setPen(Qt::NoPen);
    for (const Node &node : scene.picture.layout.nodes) {
        const QRectF box = scene.geometry.rect(node.id);
        if (!isActor(node.kind) || node.id == holder || !scene.isVisible(box))
            continue;
        painter.setBrush(withAlpha(scene.theme.canvas, 0.35));
        painter.drawRoundedRect(box, 8, 8);
        painter.setBrush(QBrush(withAlpha(scene.theme.warning, 0.55), Qt::BDiagPattern));
        painter.drawRoundedRect(box, 8, 8);
    }
}

/// A plate at the upper edge of what is in view, as large at every zoom below 100 %.
void paintPlate(const CanvasScene &scene, const QString &words)
{
    const double unit = 1 / std::clamp(scene.zoom, 0.1, 1.0);
    QPainter &painter = scene.painter;
    painter.save();
    painter.translate(scene.visible.center().x(), scene.visible.top() + 10 * unit);
    painter.scale(unit, unit);
    const double width = std::min(scene.width(scene.title, words) + 32, scene.visible.width() / unit - 16);
    const QRectF plate(-width / 2, 0, width, 28);
    painter.setPen(QPen(scene.theme.canvas, 2));
    painter.setBrush(scene.theme.warning);
    painter.drawRoundedRect(plate, 14, 14);
    scene.text(plate.adjusted(16, 0, -16, 0), scene.title, scene.theme.textOn(scene.theme.warning), words,
               Qt::AlignHCenter);
    painter.restore();
}

} // namespace

std::optional<LoopHold> holdAt(const Run &run, const World &world)
{
    if (world.running == TaskId::None || world.facts == 0 || world.facts > run.trace.size())
        return std::nullopt;
    const Fact &last = run.trace[world.facts - 1];
    const bool holds = last.verb == Verb::Cpu || last.verb == Verb::Block;
    if (last.kind != FactKind::StepBegan || !holds || last.duration() <= 0 || last.task != world.running)
        return std::nullopt;
    return LoopHold{last.task, last.verb, last.time, last.time + last.duration()};
}

void paintLoopHold(const CanvasScene &scene)
{
    const std::optional<LoopHold> hold = holdAt(scene.run, scene.world);
    if (!hold)
        return;
    const NodeId holder = nodeOf(scene.run, scene.world, hold->task);
    paintStill(scene, holder);
    const QRectF box = scene.geometry.rect(holder);
    if (!box.isNull()) {
        scene.painter.setPen(QPen(scene.theme.warning, 3));
        scene.painter.setBrush(Qt::NoBrush);
        scene.painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 10, 10);
    }
    const QString sentence = hold->verb == Verb::Cpu
        ? CardWords::tr("Loop held by {task}, which computes until {time}: nobody else runs")
        : CardWords::tr("Loop held by {task}, which blocks until {time}: nobody else runs");
    paintPlate(scene,
               fill(sentence, {{u"task", scene.run.taskName(hold->task)}, {u"time", formatTime(hold->end)}}));
}

} // namespace signalbox
