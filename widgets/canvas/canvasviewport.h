// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvascamera.h"
#include "widgets/painting/canvasgeometry.h"

#include <QObject>

namespace signalbox {

/// The part of a canvas that is in view: its camera, which never loses the program, and its size. What was
/// fitted stays so as the size changes, until somebody pans or zooms.
class CanvasViewport : public QObject {
    Q_OBJECT
public:
    /// Looks at what \a geometry holds at the time, which must outlive it.
    explicit CanvasViewport(const CanvasGeometry &geometry, QObject *parent = nullptr);

    const CanvasCamera &camera() const { return m_camera; }
    void setCamera(const CanvasCamera &camera);
    QSize size() const { return m_size; }
    void setSize(QSize size);
    /// So many pixels at the top are covered by something else. What is fitted and revealed keeps clear of
    /// them, at once where all was fitted; where somebody has moved the view it stays.
    void setTopCover(int pixels);

    QPointF middle() const { return {m_size.width() / 2.0, m_size.height() / 2.0}; } ///< in view pixels
    QRectF visible() const { return m_camera.visible(m_size); }
    QRectF content() const; ///< of all nodes, without a margin; null for none
    double portReach() const; ///< canvas units around a port that count as it: 24 pixels across at every zoom
    double wireReach() const { return 6 / m_camera.zoom; }

    void fitAll();
    /// How far fitting all may zoom in; 1 at first, where a card has its own size.
    void setLargestFit(double zoom);
    void fit(const QList<NodeId> &nodes); ///< all, for none
    void reveal(NodeId node); ///< moves to its middle, where it is not wholly in sight
    void zoomTo(double zoom); ///< about the middle
    void zoomBy(double factor) { zoomTo(m_camera.zoom * factor); }

Q_SIGNALS:
    void changed(); ///< the camera
    void zoomChanged(double zoom);

private:
    int cover() const;

    const CanvasGeometry &m_geometry;
    CanvasCamera m_camera;
    QSize m_size;
    int m_topCover = 0;
    double m_largestFit = 1;
    bool m_fitted = true;
};

} // namespace signalbox
