// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/overlaypainter.h"

#include "engine/catalog/catalog.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/wirepainter.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Wiring = CanvasOverlay::Wiring;

/// Lines of the overlay keep their width on the screen, whatever the zoom.
double onScreen(const CanvasScene &scene, double pixels)
{
    return pixels / std::clamp(scene.zoom, 0.1, 1.0);
}

void outline(const CanvasScene &scene, NodeId node, double away, const QPen &pen)
{
    const QRectF box = scene.geometry.rect(node);
    if (box.isNull())
        return;
    scene.painter.setPen(pen);
    scene.painter.setBrush(Qt::NoBrush);
    scene.painter.drawRoundedRect(box.adjusted(-away, -away, away, away), 8 + away, 8 + away);
}

void paintMarkedNodes(const CanvasScene &scene)
{
    const CanvasOverlay &overlay = scene.picture.overlay;
    const Theme &theme = scene.theme;
    for (const Node &node : scene.picture.layout.nodes) {
        if (!scene.isVisible(scene.geometry.rect(node.id)))
            continue;
        if (overlay.outlined.contains(node.id))
            outline(scene, node.id, 5, QPen(theme.warning, onScreen(scene, 2.5)));
        if (node.id == overlay.hover && !overlay.selection.contains(node.id))
            outline(scene, node.id, 1, QPen(withAlpha(theme.selection, 0.6), onScreen(scene, 1.4)));
        if (overlay.selection.contains(node.id))
            outline(scene, node.id, 2, QPen(theme.selection, onScreen(scene, 2)));
        if (node.id == overlay.focus)
            outline(scene, node.id, 6, QPen(theme.focus, onScreen(scene, 1.6), Qt::DotLine));
        if (node.id == overlay.dropScope)
            outline(scene, node.id, 0, QPen(theme.selection, onScreen(scene, 3)));
    }
}

void paintProblems(const CanvasScene &scene)
{
    const auto &problems = scene.picture.overlay.problems;
    for (auto problem = problems.cbegin(); problem != problems.cend(); ++problem) {
        const QRectF box = scene.geometry.rect(problem.key());
        if (box.isNull() || !scene.isVisible(box.adjusted(0, -16, 20, 0)))
            continue;
        const QRectF badge(box.right() - 3, box.top() - 15, 22, 22);
        scene.painter.setPen(QPen(scene.theme.canvas, 2));
        scene.painter.setBrush(scene.theme.warning);
        scene.painter.drawEllipse(badge);
        scene.text(badge, scene.title, scene.theme.textOn(scene.theme.warning), u"!"_s, Qt::AlignHCenter);
    }
}

void paintGuides(const CanvasScene &scene)
{
    const CanvasOverlay &overlay = scene.picture.overlay;
    scene.painter.setPen(QPen(scene.theme.selection, onScreen(scene, 1), Qt::DashLine));
    for (const QLineF &line : overlay.snapLines)
        scene.painter.drawLine(line);
    if (!overlay.rubberBand)
        return;
    scene.painter.setPen(QPen(scene.theme.selection, onScreen(scene, 1.2)));
    scene.painter.setBrush(withAlpha(scene.theme.selection, 0.12));
    scene.painter.drawRect(*overlay.rubberBand);
}

// ---- wiring

void paintBubble(const CanvasScene &scene, const Wiring &wiring)
{
    const bool refused = !wiring.refusal.isEmpty();
    const QString words = refused ? wiring.refusal : wiring.meaning;
    if (words.isEmpty())
        return;
    constexpr double widest = 300;
    const QRectF room(0, 0, widest, 200);
    const QRectF needed = scene.body.metrics.boundingRect(room, int(Qt::AlignLeft) | Qt::TextWordWrap, words);
    // Around the pointer, in pixels: the words can be read at every zoom.
    const double unit = 1 / scene.zoom;
    const QRectF visible((scene.visible.topLeft() - wiring.to) / unit, scene.visible.size() / unit);
    QRectF bubble(18, 14, needed.width() + 46, needed.height() + 14);
    // Beside the port, but inside what is in view.
    if (bubble.right() > visible.right() - 4)
        bubble.moveRight(std::max(-18.0, visible.left() + bubble.width() + 4));
    if (bubble.bottom() > visible.bottom() - 4)
        bubble.moveBottom(-14);
    const QColor line = refused ? scene.theme.error : scene.theme.ok;
    QPainter &painter = scene.painter;
    painter.save();
    painter.translate(wiring.to);
    painter.scale(unit, unit);
    painter.setPen(QPen(line, 1.5));
    painter.setBrush(scene.theme.cardHeader);
    painter.drawRoundedRect(bubble, 7, 7);
    const QRectF sign(bubble.left() + 9, bubble.center().y() - 9, 18, 18);
    icons::paint(painter, refused ? u"error"_s : u"link"_s, sign, line);
    painter.setFont(scene.body.font);
    painter.setPen(scene.theme.text);
    painter.drawText(bubble.adjusted(34, 7, -6, -7), int(Qt::AlignVCenter) | Qt::TextWordWrap, words);
    painter.restore();
}

void paintWiringPorts(const CanvasScene &scene, const Wiring &wiring)
{
    QPainter &painter = scene.painter;
    for (const CanvasGeometry::PortPlace &place : scene.geometry.ports()) {
        const bool fits = wiring.fitting.contains(place.node);
        if (fits) {
            const bool aimed = place.node == wiring.target;
            painter.setPen(QPen(scene.theme.ok, onScreen(scene, aimed ? 3 : 2)));
            painter.setBrush(withAlpha(scene.theme.ok, aimed ? 0.45 : 0.2));
            painter.drawEllipse(place.centre, aimed ? 11 : 9, aimed ? 11 : 9);
        } else if (place.node != wiring.source) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(withAlpha(scene.theme.canvas, 0.7));
            painter.drawEllipse(place.centre, 8, 8);
        }
    }
}

void paintWiring(const CanvasScene &scene, const Wiring &wiring)
{
    for (const Node &node : scene.picture.layout.nodes) {
        if (isScope(node.kind) || wiring.fitting.contains(node.id) || node.id == wiring.source)
            continue;
        const QRectF box = scene.geometry.rect(node.id);
        scene.painter.setPen(Qt::NoPen);
        scene.painter.setBrush(withAlpha(scene.theme.canvas, 0.5));
        scene.painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 8, 8);
    }
    paintWiringPorts(scene, wiring);
    const bool refused = !wiring.refusal.isEmpty();
    const QColor colour = refused ? scene.theme.error : scene.colour(scene.colourIndex(wiring.source));
    const QPointF begin = wiring.backwards ? wiring.to : wiring.from;
    const QPointF end = wiring.backwards ? wiring.from : wiring.to;
    const QPainterPath path = CanvasGeometry::wirePath(begin, end);
    scene.painter.strokePath(
        path, QPen(colour, onScreen(scene, 2.4), refused ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap));
    paintArrowhead(scene.painter, path.elementAt(2), end, onScreen(scene, 10), colour);
    paintBubble(scene, wiring);
}

} // namespace

void paintOverlay(const CanvasScene &scene)
{
    paintMarkedNodes(scene);
    paintProblems(scene);
    paintGuides(scene);
    if (scene.picture.overlay.wiring)
        paintWiring(scene, *scene.picture.overlay.wiring);
}

} // namespace signalbox
