// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timeline.h"

#include <QRectF>
#include <QString>

#include <utility>

namespace signalbox {

/// Which part of time is where. Lanes have fixed heights; their names stand left of \c left. The origin is
/// the picture's top left corner; the ruler is at its top and stays there when lanes scroll.
struct TimelineGeometry {
    Micros from = 0;
    Micros to = kMicrosPerSecond;
    double left = 150; ///< width of the names
    double width = 800; ///< whole width
    double top = 0; ///< scroll offset of the lanes
    int stays = 0; ///< how many lanes at the top do not scroll
    double scale = 1; ///< of heights, for large fonts

    double x(Micros time) const;
    Micros timeAt(double x) const;
    double microsPerPixel() const;
    QRectF laneRect(const Timeline &timeline, int lane) const; ///< names column included
    int laneAt(const Timeline &timeline, double y) const; ///< -1 for none
    double contentHeight(const Timeline &timeline) const; ///< the head included
    double rulerHeight() const { return 26 * scale; }
    double cpuHeight() const { return 32 * scale; }
    /// Of the ruler and the row of the processor, which stay when lanes scroll.
    double headHeight() const { return rulerHeight() + cpuHeight(); }
    QRectF cpuRect() const { return {0, rulerHeight(), width, cpuHeight()}; } ///< names column included
    /// Where lanes that scroll begin: below the head and the lanes that stay.
    double scrollTop(const Timeline &timeline) const;
    /// The first and the last of those that scroll and are in view at a \a height of the picture; the last is
    /// before the first where there are none.
    std::pair<int, int> lanesInView(const Timeline &timeline, double height) const;
    /// The same height, with \a factor times the time in view, and the time under \a x where it was.
    TimelineGeometry zoomed(double factor, double x) const;
    bool operator==(const TimelineGeometry &) const = default;
};

/// Distance between two marks of the ruler: 1, 2 or 5 times a power of ten microseconds.
Micros rulerStep(const TimelineGeometry &geometry);
/// A moment as the ruler writes it, to the digit that tells two marks \a step apart: "2.400 s".
QString rulerTime(Micros time, Micros step);
/// Height factor for the application's font; 1 for a small font of 14 pixels height.
double timelineScale();

} // namespace signalbox
