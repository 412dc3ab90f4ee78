// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/canvaspainter.h"

#include "engine/catalog/catalog.h"
#include "widgets/painting/cancellationpainter.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/framepainter.h"
#include "widgets/painting/instancepainter.h"
#include "widgets/painting/looppainter.h"
#include "widgets/painting/nodepainter.h"
#include "widgets/painting/overlaypainter.h"
#include "widgets/painting/wakepainter.h"
#include "widgets/painting/wirepainter.h"

#include <QPainter>

#include <cmath>

namespace signalbox {

namespace {

/// Below this zoom nodes are blocks with names.
constexpr double kDetailZoom = 0.4;
constexpr double kCodeZoom = 0.5; ///< the same of code, whose letters are smaller

void paintGround(const CanvasScene &scene)
{
    QPainter &painter = scene.painter;
    painter.fillRect(scene.visible, scene.theme.canvas);
    if (scene.zoom < kDetailZoom)
        return;
    // Every second point of the grid; further apart where they would blur into a tone.
    const double step = CanvasGeometry::kGrid * (scene.zoom < 0.8 ? 4 : 2);
    QList<QRectF> dots;
    const double left = std::floor(scene.visible.left() / step) * step;
    const double top = std::floor(scene.visible.top() / step) * step;
    for (double y = top; y <= scene.visible.bottom(); y += step) {
        for (double x = left; x <= scene.visible.right(); x += step)
            dots.append({x - 1, y - 1, 2, 2});
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(scene.theme.gridDot);
    painter.drawRects(dots);
}

/// Over the wires that cross a frame's upper edge.
void paintTitles(const CanvasScene &scene, bool detailed)
{
    for (const Node &node : scene.picture.layout.nodes) {
        if (detailed && isScope(node.kind) && scene.isVisible(scene.geometry.rect(node.id)))
            paintFrameTitle(scene, node);
    }
}

/// Frames first, then wires, then what they connect.
void paintProgram(const CanvasScene &scene)
{
    const Layout &layout = scene.picture.layout;
    const bool detailed = scene.zoom >= kDetailZoom;
    QHash<NodeId, const Node *> nodes;
    nodes.reserve(layout.nodes.size());
    for (const Node &node : layout.nodes)
        nodes.insert(node.id, &node);
    bool wired = false;
    for (const NodeId id : scene.geometry.paintingOrder()) {
        const Node *node = nodes.value(id);
        if (!node)
            continue;
        if (!wired && !isScope(node->kind)) {
            paintWires(scene);
            paintTitles(scene, detailed);
            wired = true;
        }
        if (!scene.isVisible(scene.geometry.rect(id).adjusted(-16, -4, 16, 8)))
            continue;
        if (!detailed || (isCode(node->kind) && scene.zoom < kCodeZoom))
            paintBlock(scene, *node);
        else if (isScope(node->kind))
            paintFrame(scene, *node);
        else
            paintNode(scene, *node);
    }
    if (!wired) // a canvas of nothing but frames
        paintTitles(scene, detailed);
    if (!detailed)
        return;
    paintPorts(scene);
    for (const Node &node : layout.nodes) {
        if (isActor(node.kind) && scene.isVisible(scene.geometry.rect(node.id).adjusted(-16, 0, 16, 0)))
            paintHand(scene, node);
    }
}

/// All tasks of a function, where somebody wants to see them.
void paintFlyouts(const CanvasScene &scene)
{
    for (const Node &node : scene.picture.layout.nodes) {
        if (scene.picture.overlay.unfolded.contains(node.id) && scene.zoom >= kDetailZoom)
            paintUnfolded(scene, node);
    }
}

} // namespace

void paintCanvas(QPainter &painter, const CanvasPicture &picture, const QRectF &visible)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const CanvasScene scene(painter, picture, visible);
    paintGround(scene);
    paintProgram(scene);
    if (scene.zoom >= kDetailZoom)
        paintTokens(scene);
    paintWaves(scene);
    paintLoopHold(scene);
    paintDeadlock(scene);
    if (picture.overlay.wakings)
        paintWakings(scene);
    paintOverlay(scene);
    paintFlyouts(scene);
    painter.restore();
}

} // namespace signalbox
