// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/minimap.h"

#include "engine/catalog/catalog.h"
#include "widgets/canvas/canvasstate.h"
#include "widgets/look/livewords.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace signalbox {

namespace {

constexpr QSize kSize(148, 100);
constexpr int kFromCorner = 12;
constexpr double kPadding = 6;

} // namespace

Minimap::Minimap(QWidget &canvas, CanvasState &state)
    : QWidget(&canvas)
    , m_state(state)
{
    setFixedSize(kSize);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Overview of the canvas"));
        setToolTip(tr("The whole canvas. Click or drag to go there."));
    });
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::NoFocus); // Ctrl+1 and F do the same by keys
    hide();
}

void Minimap::rebuild()
{
    m_blocks.clear();
    int colour = 0;
    for (const Node &node : m_state.layout().nodes) {
        // Actors are coloured in the order of the layout: see taskColourIndex().
        m_blocks.append(
            {m_state.geometry().rect(node.id), isActor(node.kind) ? colour : -1, isScope(node.kind)});
        colour += isActor(node.kind) ? 1 : 0;
    }
    refresh();
}

void Minimap::refresh()
{
    const QRectF visible = m_state.viewport().visible();
    const bool allShown = visible.contains(m_state.viewport().content());
    const QSize canvas = m_state.viewport().size();
    setVisible(!m_state.layout().nodes.isEmpty() && !allShown && canvas.width() > 3 * width()
               && canvas.height() > 3 * height());
    move(canvas.width() - width() - kFromCorner, canvas.height() - height() - kFromCorner);
    update();
}

QRectF Minimap::whole() const
{
    return m_state.geometry().bounds();
}

double Minimap::scale() const
{
    const QRectF area = whole();
    return std::min((width() - 2 * kPadding) / area.width(), (height() - 2 * kPadding) / area.height());
}

QPointF Minimap::toMap(QPointF canvas) const
{
    return QPointF(width() / 2.0, height() / 2.0) + (canvas - whole().center()) * scale();
}

void Minimap::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_state.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = theme.panel;
    ground.setAlphaF(0.92F);
    painter.setPen(QPen(theme.controlBorder, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    for (const Block &block : std::as_const(m_blocks)) {
        const QRectF area(toMap(block.rect.topLeft()), block.rect.size() * scale());
        const QColor colour = block.colour < 0 ? theme.mutedText : theme.taskColour(block.colour);
        painter.setPen(block.isFrame ? QPen(colour, 1, Qt::DashLine) : QPen(Qt::NoPen));
        painter.setBrush(block.isFrame ? QBrush() : QBrush(colour));
        painter.drawRoundedRect(area, 1.5, 1.5);
    }
    const QRectF visible = m_state.viewport().visible();
    const QRectF window(toMap(visible.topLeft()), visible.size() * scale());
    painter.setPen(QPen(theme.selection, 1.5));
    QColor pale = theme.selection;
    pale.setAlphaF(0.1F);
    painter.setBrush(pale);
    painter.drawRoundedRect(window.intersected(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5)), 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    goTo(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        goTo(event->position());
}

void Minimap::goTo(QPointF at)
{
    const QPointF middle = whole().center() + (at - QPointF(width() / 2.0, height() / 2.0)) / scale();
    CanvasCamera camera = m_state.camera();
    camera.origin = middle - m_state.viewport().middle() / camera.zoom;
    m_state.viewport().setCamera(camera);
}

} // namespace signalbox
