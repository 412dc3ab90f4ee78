// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinekeys.h"

#include "widgets/timeline/timelinearea.h"

#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

namespace signalbox {

namespace {

int keyByPlace(const QKeyEvent &event)
{
    const QString platform = QGuiApplication::platformName();
    if (platform == u"xcb" || platform.startsWith(u"wayland")) {
        switch (event.nativeScanCode()) {
        case 25:
            return Qt::Key_W;
        case 38:
            return Qt::Key_A;
        case 39:
            return Qt::Key_S;
        case 40:
            return Qt::Key_D;
        default:
            break;
        }
    }
    return event.key();
}

} // namespace

bool TimelineKeys::press(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find) || event.text() == u'/') {
        Q_EMIT m_view.findAsked();
        return true;
    }
    if (event.modifiers().testFlag(Qt::AltModifier) && moveLane(event.key()))
        return true;
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    return goInTime(event) || act(event);
}

bool TimelineKeys::moveLane(int key)
{
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    m_view.lanes().moveBy(m_view.currentLane(), key == Qt::Key_Up ? -1 : 1);
    m_view.showLane(m_view.currentLane());
    return true;
}

/// Where one looks, and where the playhead is.
bool TimelineKeys::goInTime(const QKeyEvent &event)
{
    const TimelineGeometry &geometry = m_view.geometryInTime();
    const double page = geometry.width - geometry.left;
    // One pixel with Shift, else ten: exact enough to find a moment, quick enough to look around.
    const double reach = event.modifiers().testFlag(Qt::ShiftModifier) ? 1 : 10;
    const Micros stride = std::max<Micros>(1, Micros(reach * geometry.microsPerPixel()));
    const Micros end = m_view.timeline().end;
    switch (keyByPlace(event)) {
    case Qt::Key_A:
        m_view.pan(-page / 10);
        return true;
    case Qt::Key_D:
        m_view.pan(page / 10);
        return true;
    case Qt::Key_W:
        m_view.zoomBy(1.25);
        return true;
    case Qt::Key_S:
        m_view.zoomBy(0.8);
        return true;
    case Qt::Key_F:
        m_view.fit();
        return true;
    case Qt::Key_Left:
        m_view.goTo(std::max<Micros>(0, m_view.time() - stride));
        return true;
    case Qt::Key_Right:
        m_view.goTo(std::min(end, m_view.time() + stride));
        return true;
    case Qt::Key_Home:
        m_view.goTo(0);
        return true;
    case Qt::Key_End:
        m_view.goTo(end);
        return true;
    default:
        return false;
    }
}

bool TimelineKeys::act(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_I:
        m_view.beginStretch();
        return true;
    case Qt::Key_O:
        m_view.endStretch();
        return true;
    case Qt::Key_J:
        m_view.followSelected(!event.modifiers().testFlag(Qt::ShiftModifier));
        return true;
    case Qt::Key_M:
        m_view.toggleBookmark();
        return true;
    case Qt::Key_N:
        m_view.goToNextMoment(!event.modifiers().testFlag(Qt::ShiftModifier));
        return true;
    case Qt::Key_P:
        m_view.lanes().togglePinned(m_view.currentLane());
        m_view.showLane(m_view.currentLane());
        return true;
    case Qt::Key_Up:
        pickNextLane(-1);
        return true;
    case Qt::Key_Down:
        pickNextLane(1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return fold();
    case Qt::Key_Escape:
        if (!m_view.stretch())
            return false;
        m_view.clearStretch();
        return true;
    default:
        return false;
    }
}

bool TimelineKeys::fold()
{
    const int lane = m_view.currentLane();
    if (lane < 0 || !m_view.timeline().lanes[lane].group)
        return false;
    m_view.lanes().toggleFolded(m_view.lanes().keyOf(lane));
    return true;
}

/// Every lane can be reached; those that stand for something in the drawing are picked.
void TimelineKeys::pickNextLane(int direction)
{
    const int count = int(m_view.timeline().lanes.size());
    const int current = m_view.currentLane();
    const int lane = current < 0 ? (direction > 0 ? 0 : count - 1) : current + direction;
    if (lane < 0 || lane >= count)
        return;
    const TimelineLane &next = m_view.timeline().lanes[lane];
    if (m_view.canPick(next) && (next.node == NodeId::None || next.node != m_view.selectedNode()))
        m_view.pickLane(lane);
    m_view.setCurrent(std::min(lane, int(m_view.timeline().lanes.size()) - 1));
    m_view.showLane(m_view.currentLane());
}

} // namespace signalbox
