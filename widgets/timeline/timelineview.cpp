// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelineview.h"

#include "widgets/session/cancelmenu.h"
#include "widgets/timeline/lanemenu.h"
#include "widgets/timeline/timelinegestures.h"
#include "widgets/timeline/timelinekeys.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

namespace signalbox {

TimelineView::TimelineView(RunKeeper &keeper, Player &player, QWidget *parent)
    : TimelineArea(keeper, player, parent)
    , m_hand(std::make_unique<TimelineGestures>(*this))
    , m_keys(std::make_unique<TimelineKeys>(*this))
{
}

TimelineView::~TimelineView() = default;

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (!m_hand->press(*event))
        TimelineArea::mousePressEvent(event);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    m_hand->move(event->position());
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    m_hand->release(event->position());
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    m_hand->wheel(*event);
    event->accept();
}

bool TimelineView::event(QEvent *event)
{
    // The window's own Find is for what is printed.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    return TimelineArea::event(event);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (!m_keys->press(*event))
        TimelineArea::keyPressEvent(event);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const int lane = isByKey ? currentLane() : geometryInTime().laneAt(timeline(), event->pos().y());
    if (lane >= 0)
        setCurrent(lane);
    QPoint at = event->globalPos();
    if (isByKey && lane >= 0)
        at = viewport()->mapToGlobal(geometryInTime().laneRect(timeline(), lane).bottomLeft().toPoint());
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (lane >= 0)
        addCancelling(*menu, liveTasksOf(run(), world(), timeline().lanes[lane], time()), readableTime(),
                      [this, at = readableTime()](const QString &task) { Q_EMIT cancelAsked(task, at); });
    if (!menu->isEmpty())
        menu->addSeparator();
    fillLaneMenu(*menu, lanes(), lane);
    menu->popup(at);
}

} // namespace signalbox
