// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelineinks.h"
#include "widgets/timeline/timelinepicture.h"

namespace signalbox {

/// Where the result of a task or a frame is written: behind the end of its bar, or before it where the
/// picture ends too soon. Null where there is none, or no room.
QRectF resultPlace(const TimelineGeometry &geometry, const QRectF &bar, const LaneMark &mark);

/// Draws the marks of lanes between two moments: how tasks end, what they return, when events are set. Only
/// those on one side of the playhead: \a pale, those that have not happened yet.
class MarkPainter {
public:
    MarkPainter(QPainter &painter, const TimelinePicture &picture, Micros from, Micros to, bool pale);

    /// \a fill is the colour of the lane's blocks.
    void paint(const TimelineLane &lane, const QRectF &bar, const QColor &fill);

private:
    QColor paled(const QColor &colour) const;
    QColor paledSign(const QColor &colour) const;
    void paintFailure(const LaneMark &mark, const QRectF &bar, double x);
    void paintResult(const LaneMark &mark, const QRectF &bar);
    void paintEnd(const LaneMark &mark, const QRectF &bar, double x, const QColor &fill);

    QPainter &m_painter;
    const TimelinePicture &m_picture;
    const TimelineGeometry &m_geometry;
    const Theme &m_theme;
    Micros m_from;
    Micros m_to;
    bool m_pale;
    double m_scale;
};

} // namespace signalbox
