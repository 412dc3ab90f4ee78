// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QRectF>

#include <algorithm>

namespace signalbox {

/// What part of the canvas a view shows, and how large.
struct CanvasCamera {
    static constexpr double kSmallest = 0.1;
    static constexpr double kLargest = 4.0;

    QPointF origin; ///< the canvas point in the view's top left corner
    double zoom = 1; ///< view pixels per canvas unit

    QPointF toView(QPointF canvas) const { return (canvas - origin) * zoom; }
    QPointF toCanvas(QPointF view) const { return origin + view / zoom; }
    QRectF toView(const QRectF &canvas) const { return {toView(canvas.topLeft()), canvas.size() * zoom}; }
    QRectF visible(QSizeF view) const { return {origin, view / zoom}; }

    /// Another zoom, within the limits, with what is at \a view staying there.
    void zoomAt(QPointF view, double wanted)
    {
        const QPointF fixed = toCanvas(view);
        zoom = std::clamp(wanted, kSmallest, kLargest);
        origin = fixed - view / zoom;
    }

    /// Shows all of \a area in the middle of a view of that size, at most at \a largest.
    void fit(const QRectF &area, QSizeF view, double largest)
    {
        const double wanted = std::min(view.width() / std::max(area.width(), 1.0),
                                       view.height() / std::max(area.height(), 1.0));
        zoom = std::clamp(std::min(wanted, largest), kSmallest, kLargest);
        origin = area.center() - QPointF(view.width(), view.height()) / (2 * zoom);
    }

    bool operator==(const CanvasCamera &) const = default;
};

} // namespace signalbox
