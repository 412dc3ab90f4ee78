// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay.h"
#include "widgets/theme.h"

#include <QRectF>

class QPainter;

namespace signalbox {

/// One stretch of a lane: what a task did from begin to end, or a resource's value over it.
struct LaneSpan {
    enum class Kind : quint8 { Running, Sleeping, Waiting, Ready, Fill, Owned };
    Kind kind = Kind::Running;
    Micros begin = 0;
    Micros end = 0;
    Verb verb = Verb::Sleep;
    quint32 object = kNone;
    TaskId task = TaskId::None; ///< Owned: the owner; Waiting: who ended the wait
    qint64 value = 0; ///< Fill: items in the queue
    quint32 step = kNone;
};

struct LaneMark {
    enum class Kind : quint8 { Cancelled, Failed, Returned, CancelRequested, EventSet, EventCleared };
    Kind kind = Kind::Cancelled;
    Micros time = 0;
    TaskId by = TaskId::None; ///< CancelRequested: who asked
    QString text;
};

struct Lane {
    enum class Kind : quint8 { Task, QueueFill, LockOwner, SemaphoreUse, Event };
    Kind kind = Kind::Task;
    QString name;
    NodeId node = NodeId::None;
    TaskId task = TaskId::None;
    quint32 resource = kNone;
    qint64 ceiling = 0; ///< QueueFill: capacity or highest fill; SemaphoreUse: permits
    int colour = -1; ///< Theme::taskColour index; -1 for none
    QList<LaneSpan> spans; ///< in order of time
    QList<LaneMark> marks;
};

/// A run as lanes: a value made once per run, in one pass over the trace.
struct Timeline {
    QList<Lane> lanes;
    Micros end = 0;
};
Timeline makeTimeline(const Layout &layout, const Run &run);

/// Which part of time is where. Lanes have fixed heights; their names stand left of \c left.
struct TimelineGeometry {
    Micros from = 0;
    Micros to = kMicrosPerSecond;
    double left = 150; ///< width of the names
    double width = 800; ///< whole width
    double top = 0; ///< scroll offset of the lanes
    double scale = 1; ///< of heights, for large fonts

    double x(Micros time) const;
    Micros timeAt(double x) const;
    QRectF laneRect(const Timeline &timeline, int lane) const;
    int laneAt(const Timeline &timeline, double y) const; ///< -1 for none
    double contentHeight(const Timeline &timeline) const; ///< the ruler included
    double rulerHeight() const { return 22 * scale; }
};

struct TimelinePicture {
    const Timeline &timeline;
    const Run &run;
    const Theme &theme;
    TimelineGeometry geometry;
    Micros playhead = 0;
    NodeId selected = NodeId::None;
    std::optional<std::pair<Micros, Micros>> span; ///< a selected stretch
    std::optional<std::pair<int, int>> hover; ///< lane and span under the pointer
};

/// Ruler, lanes, names and playhead. What lies right of the playhead is paler: it is known but has not been
/// shown.
void paintTimeline(QPainter &painter, const TimelinePicture &picture, const QRectF &area);

/// The event-loop strip: running, ready in order, sleeping by deadline, and the turn counter.
void paintLoopStrip(QPainter &painter, const Layout &layout, const Replay &replay, const World &world,
                    const Theme &theme, const QRectF &area);

} // namespace signalbox
