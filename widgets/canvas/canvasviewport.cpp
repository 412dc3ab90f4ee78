// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasviewport.h"

#include <algorithm>

namespace signalbox {

namespace {

constexpr double kTargetRadius = 12; ///< pixels
constexpr double kRoundFit = 24; ///< pixels between what is revealed and the view's border
constexpr double kPartOfMargin = 0.5; ///< of the margin that a fit leaves: what was fitted is in view

} // namespace

CanvasViewport::CanvasViewport(const CanvasGeometry &geometry, QObject *parent)
    : QObject(parent)
    , m_geometry(geometry)
{
}

void CanvasViewport::setSize(QSize size)
{
    m_size = size;
    if (m_fitted)
        fitAll();
}

void CanvasViewport::setCamera(const CanvasCamera &camera)
{
    CanvasCamera wanted = camera;
    m_fitted = false;
    // However far one pans, something of the program stays in view.
    const QRectF keep = m_geometry.bounds();
    const QSizeF half = QSizeF(m_size) / (2 * wanted.zoom);
    const QPointF centre = wanted.origin + QPointF(half.width(), half.height());
    const QPointF held(
        std::clamp(centre.x(), keep.left() - half.width() * 0.8, keep.right() + half.width() * 0.8),
        std::clamp(centre.y(), keep.top() - half.height() * 0.8, keep.bottom() + half.height() * 0.8));
    wanted.origin += held - centre;
    if (wanted == m_camera)
        return;
    const bool zoomed = wanted.zoom != m_camera.zoom;
    m_camera = wanted;
    Q_EMIT changed();
    if (zoomed)
        Q_EMIT zoomChanged(m_camera.zoom);
}

QRectF CanvasViewport::content() const
{
    QRectF all;
    for (const NodeId node : m_geometry.paintingOrder())
        all |= m_geometry.rect(node);
    return all;
}

double CanvasViewport::portReach() const
{
    // Close up, a port is drawn larger than 24 pixels: all of it counts.
    return std::max(kTargetRadius / m_camera.zoom, 8.0);
}

/// It stays where it is when that goes again: while somebody writes code, what is wrong with it comes and
/// goes.
void CanvasViewport::setTopCover(int pixels)
{
    m_topCover = pixels;
    const QRectF shown = m_camera.toView(content());
    if (m_fitted && !shown.isNull() && shown.top() < cover())
        fitAll();
}

/// Of a view that is covered for the most part nothing can be kept clear.
int CanvasViewport::cover() const
{
    return m_topCover < m_size.height() / 2 ? m_topCover : 0;
}

void CanvasViewport::fitAll()
{
    CanvasCamera camera = m_camera;
    camera.fit(m_geometry.bounds(), QSize(m_size.width(), m_size.height() - cover()), m_largestFit);
    camera.origin.ry() -= cover() / camera.zoom;
    setCamera(camera);
    m_fitted = true;
}

void CanvasViewport::setLargestFit(double zoom)
{
    m_largestFit = zoom;
    if (m_fitted)
        fitAll();
}

void CanvasViewport::fit(const QList<NodeId> &nodes)
{
    QRectF area;
    for (const NodeId node : nodes)
        area |= m_geometry.rect(node);
    if (area.isNull()) {
        fitAll();
        return;
    }
    CanvasCamera camera = m_camera;
    const double round = 2 * CanvasGeometry::kGrid;
    camera.fit(area.adjusted(-round, -round, round, round), m_size, 2);
    setCamera(camera);
}

void CanvasViewport::reveal(NodeId node)
{
    const QRectF box = m_geometry.rect(node);
    const QRectF room(0, cover(), m_size.width(), m_size.height() - cover());
    const double round = std::min(kRoundFit, kPartOfMargin * CanvasGeometry::kMargin * m_camera.zoom);
    if (box.isNull() || room.adjusted(round, round, -round, -round).contains(m_camera.toView(box)))
        return;
    CanvasCamera camera = m_camera;
    camera.origin = box.center() - room.center() / camera.zoom;
    setCamera(camera);
}

void CanvasViewport::zoomTo(double zoom)
{
    CanvasCamera camera = m_camera;
    camera.zoomAt(middle(), zoom);
    setCamera(camera);
}

} // namespace signalbox
