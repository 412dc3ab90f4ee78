// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinegestures.h"

#include "widgets/timeline/handmarks.h"
#include "widgets/timeline/stopmarks.h"
#include "widgets/timeline/timelinearea.h"
#include "widgets/timeline/waitarrows.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace signalbox {

TimelineGestures::TimelineGestures(TimelineArea &view)
    : m_view(view)
{
    // Lanes in another order are not those that are dragged.
    QObject::connect(&view, &TimelineArea::lanesChanged, &view, [this] { m_draggedLane = m_dropAt = -1; });
}

void TimelineGestures::begin(Drag drag)
{
    m_drag = drag;
    m_view.setHand(drag == Drag::Scrub      ? TimelineArea::Hand::Scrubs
                       : drag == Drag::None ? TimelineArea::Hand::Free
                                            : TimelineArea::Hand::Busy);
}

bool TimelineGestures::press(const QMouseEvent &event)
{
    m_pressed = event.position();
    m_moved = false;
    if (event.button() == Qt::MiddleButton) {
        begin(Drag::Pan);
        m_panStart = m_view.geometryInTime();
        m_view.viewport()->setCursor(Qt::ClosedHandCursor);
        return true;
    }
    if (event.button() != Qt::LeftButton)
        return false;
    pressLeft(event.modifiers().testFlag(Qt::ShiftModifier));
    return true;
}

void TimelineGestures::pressLeft(bool isStretch)
{
    const TimelineHits hits = m_view.hits();
    const int lane = hits.laneAt(m_pressed);
    if (const int pin = hits.unpinAt(m_pressed); pin >= 0) {
        Q_EMIT m_view.unpinned(pin);
    } else if (const int row = hits.pinAt(m_pressed); row >= 0) {
        m_view.lanes().togglePinned(row);
    } else if (m_pressed.x() < m_view.geometryInTime().left) {
        pressName(lane);
    } else if (isStretch) {
        begin(Drag::Stretch);
        m_stretchAnchor = m_view.timeOf(m_pressed);
        m_view.clearStretch();
    } else if (!pressMark()) {
        if (lane >= 0 && m_view.timeline().lanes[lane].group)
            m_view.setCurrent(lane);
        begin(Drag::Scrub);
        m_view.goTo(m_view.timeOf(m_pressed));
    }
}

/// That of a stop, or of what is done by hand, can be dragged from there.
bool TimelineGestures::pressMark()
{
    if (const auto hand = handMarkAt(m_view.geometryInTime(), m_view.byHand(), m_pressed)) {
        begin(Drag::Hand);
        m_draggedMark = *hand;
        return true;
    }
    const QList<Stop> stops = m_view.stops();
    const Stop *const stop = stopMarkAt(m_view.geometryInTime(), stops, m_pressed);
    if (!stop)
        return false;
    begin(Drag::Stop);
    m_draggedMark = stop->time;
    return true;
}

/// Where it was pressed and not dragged, the playhead goes there.
void TimelineGestures::dropMark(Drag mark, QPointF point)
{
    m_view.setDraggedStop(m_draggedMark, m_draggedMark);
    m_view.setDraggedHand(m_draggedMark, m_draggedMark);
    const Micros to = m_view.timeOf(point);
    if (!m_moved)
        m_view.goTo(m_draggedMark);
    else if (to != m_draggedMark && mark == Drag::Hand)
        Q_EMIT m_view.handDragged(m_draggedMark, to);
    else if (to != m_draggedMark)
        Q_EMIT m_view.stopDragged(m_draggedMark, to);
}

/// A group folds or unfolds; a lane is picked, and can be dragged from there.
void TimelineGestures::pressName(int lane)
{
    if (lane < 0)
        return;
    if (m_view.timeline().lanes[lane].group)
        m_view.setCurrent(lane);
    else
        m_view.pickLane(lane);
    begin(Drag::Row);
    m_draggedLane = lane;
}

void TimelineGestures::move(QPointF point)
{
    if ((point - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        m_moved = true;
    switch (m_drag) {
    case Drag::Scrub:
        m_view.goTo(m_view.timeOf(point));
        break;
    case Drag::Stretch: {
        const Micros time = m_view.timeOf(point);
        m_view.setStretch(std::min(time, m_stretchAnchor), std::max(time, m_stretchAnchor));
        break;
    }
    case Drag::Row:
        if (m_moved)
            dragRow(point.y());
        break;
    case Drag::Stop:
        if (m_moved)
            m_view.setDraggedStop(m_draggedMark, m_view.timeOf(point));
        break;
    case Drag::Hand:
        if (m_moved)
            m_view.setDraggedHand(m_draggedMark, m_view.timeOf(point));
        break;
    case Drag::Pan:
        m_view.moveTo(m_panStart.from
                      + Micros(std::llround((m_pressed.x() - point.x()) * m_panStart.microsPerPixel())));
        m_view.verticalScrollBar()->setValue(int(std::lround(m_panStart.top + m_pressed.y() - point.y())));
        break;
    case Drag::None:
        m_view.setHover(point);
        break;
    }
}

void TimelineGestures::release(QPointF point)
{
    const Drag drag = m_drag;
    begin(Drag::None);
    switch (drag) {
    case Drag::Scrub:
        if (!m_moved)
            pick(point);
        break;
    case Drag::Pan:
        m_view.viewport()->unsetCursor();
        break;
    case Drag::Row:
        dropRow();
        break;
    case Drag::Stop:
    case Drag::Hand:
        dropMark(drag, point);
        break;
    case Drag::Stretch:
    case Drag::None:
        break;
    }
}

/// A click: along an arrow, to a printed line, or on a span.
void TimelineGestures::pick(QPointF point)
{
    const TimelineHits hits = m_view.hits();
    if (const auto arrow =
            arrowAt(m_view.timeline(), m_view.geometryInTime(), m_view.viewport()->height(), point))
        m_view.follow(*arrow, m_view.selectedLane() != arrow->from);
    else if (const auto lines = hits.printedAt(point))
        m_view.pickLine(lines->first);
    else if (const auto span = hits.spanAt(point))
        m_view.pickLane(span->first);
}

void TimelineGestures::dragRow(double y)
{
    const Timeline &timeline = m_view.timeline();
    const TimelineGeometry &geometry = m_view.geometryInTime();
    const int over = geometry.laneAt(timeline, y);
    if (over < 0)
        m_dropAt = y < geometry.headHeight() ? timeline.pinned : int(timeline.lanes.size());
    else
        m_dropAt = over + (y > geometry.laneRect(timeline, over).center().y() ? 1 : 0);
    m_view.setDropAt(m_dropAt);
}

void TimelineGestures::dropRow()
{
    const int before = std::exchange(m_dropAt, -1);
    const int lane = std::exchange(m_draggedLane, -1);
    m_view.setDropAt(-1);
    LaneKeeper &lanes = m_view.lanes();
    if (m_moved && before >= 0)
        lanes.moveBefore(lane, before);
    else if (!m_moved && lane >= 0 && lane < m_view.timeline().lanes.size()
             && m_view.timeline().lanes[lane].group)
        lanes.toggleFolded(lanes.keyOf(lane));
}

void TimelineGestures::wheel(const QWheelEvent &event)
{
    const TimelineGeometry &geometry = m_view.geometryInTime();
    const QPoint angle = event.angleDelta();
    const double steps = (angle.y() ? angle.y() : angle.x()) / 120.0;
    if (event.modifiers().testFlag(Qt::ControlModifier)) {
        const double x = std::clamp(event.position().x(), geometry.left, geometry.width);
        const TimelineGeometry zoomed = geometry.zoomed(std::pow(0.8, steps), x);
        m_view.setRange(zoomed.from, zoomed.to);
    } else if (event.modifiers().testFlag(Qt::ShiftModifier) || angle.x()) {
        m_view.pan(-steps * (geometry.width - geometry.left) / 10);
    } else {
        QScrollBar *bar = m_view.verticalScrollBar();
        bar->setValue(bar->value() - int(std::lround(steps * 2 * bar->singleStep())));
    }
    m_view.setHover(event.position());
}

} // namespace signalbox
