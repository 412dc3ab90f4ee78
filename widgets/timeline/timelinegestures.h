// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinegeometry.h"

#include <QPointF>

class QMouseEvent;
class QWheelEvent;

namespace signalbox {

class TimelineArea;

/// What a hand with a mouse does with a timeline, see TimelineView. Points are the viewport's.
class TimelineGestures {
public:
    /// The view owns it.
    explicit TimelineGestures(TimelineArea &view);

    bool press(const QMouseEvent &event); ///< false for what is nothing of a timeline's
    void move(QPointF point);
    void release(QPointF point);
    void wheel(const QWheelEvent &event);

private:
    enum class Drag : quint8 { None, Scrub, Stretch, Pan, Row, Stop, Hand };

    void begin(Drag drag);
    void pressLeft(bool isStretch);
    void pressName(int lane);
    bool pressMark();
    void dropMark(Drag mark, QPointF point);
    void dragRow(double y);
    void dropRow();
    void pick(QPointF point);

    TimelineArea &m_view;
    Drag m_drag = Drag::None;
    bool m_moved = false;
    QPointF m_pressed;
    Micros m_stretchAnchor = 0;
    TimelineGeometry m_panStart;
    int m_draggedLane = -1;
    Micros m_draggedMark = 0; ///< when it was
    int m_dropAt = -1;
};

} // namespace signalbox
