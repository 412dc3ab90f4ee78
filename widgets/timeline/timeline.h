// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/trace.h"

#include <QRectF>

#include <optional>

namespace signalbox {

/// One stretch of a lane: what a task did from begin to end, or a resource's state over it. Stretches without
/// length are left out, for in virtual time a turn takes none (Lane::turns tells when they were); only a wait
/// that begins when the run stops is kept.
struct LaneSpan {
    enum class Kind : quint8 { Running, Sleeping, Waiting, Ready, Fill, Owned, Set };
    Kind kind = Kind::Running;
    Verb verb = Verb::Sleep;
    bool unfinished = false; ///< the trace ended before it did
    bool cancelled = false; ///< Waiting, Sleeping: it did not come true but was cancelled
    Outcome outcome = Outcome::Returned; ///< Set: how a future was settled
    Micros begin = 0;
    Micros end = 0;
    qint64 value = 0; ///< Fill: items in the queue, permits taken, a counter's value, workers busy; Waiting:
                      ///< how many had come or were done in the end
    qint64 goal = 0; ///< Waiting at a barrier, in gather or wait: of how many
    bool isFuture = false; ///< Waiting: the object of an Await is a future's resource
    quint32 object = kNone; ///< Waiting: for what, as Fact::object
    TaskId task = TaskId::None; ///< Owned: the owner; Waiting, Sleeping: who ended it; Set: who set it
    quint32 step = kNone;
    quint32 result = 0; ///< Waiting: text of what it gave; Set: of a future's result or error; 0 for none

    bool operator==(const LaneSpan &) const = default;
};

struct LaneMark {
    enum class Kind : quint8 { Cancelled, Failed, Returned, CancelRequested, EventSet, EventCleared, Gave };
    Kind kind = Kind::Cancelled;
    Micros time = 0;
    TaskId by = TaskId::None; ///< CancelRequested: who asked or whose failure did; events: who did it
    QString text = {}; ///< Failed: the error; Returned, Gave (of a frame): what, where that is more than
                       ///< None; EventSet: a future's result or error; CancelRequested: which scope asked
    Outcome outcome = Outcome::Returned; ///< EventSet: how a future was settled

    bool operator==(const LaneMark &) const = default;
};

struct Lane {
    enum class Kind : quint8 {
        Task,
        QueueFill,
        LockOwner,
        ConditionOwner,
        SemaphoreUse,
        BarrierFill,
        CounterValue,
        ExecutorUse,
        Event,
        FutureSet
    };
    Kind kind = Kind::Task;
    QString name;
    NodeId node = NodeId::None;
    TaskId task = TaskId::None;
    quint32 resource = kNone;
    qint64 ceiling = 0; ///< QueueFill: capacity, or highest fill; SemaphoreUse: permits
    bool bounded = false; ///< reaching the ceiling means full
    int colour = -1; ///< Theme::taskColour index; -1 for none (`main`, resources)
    double top = 0; ///< below the ruler, at scale 1
    double height = 0;
    QList<LaneSpan> spans; ///< in order of time, none over another
    QList<LaneMark> marks;
    QList<Micros> turns; ///< Task: when the loop ran it, each moment once

    /// True for `main` and for frames, which only wait for others.
    bool isSubdued() const { return kind == Kind::Task && colour < 0; }
    /// Index of the first span that ends after \a time.
    qsizetype firstSpanAfter(Micros time) const;
    /// The span that \a time lies in, or null.
    const LaneSpan *spanAt(Micros time) const;

    bool operator==(const Lane &) const = default;
};

/// A stretch in which a task computed or blocked, and nobody else could run.
struct LoopHoldSpan {
    TaskId task = TaskId::None;
    Micros begin = 0;
    Micros end = 0;

    bool operator==(const LoopHoldSpan &) const = default;
};

/// A run as lanes: a value made once per run, in one pass over the trace. Actors in the order of the layout,
/// then frames, `main` last of the tasks, then the resources by kind and in the order of the
/// layout; a ticker has no state to show.
struct Timeline {
    QList<Lane> lanes;
    QList<int> taskLanes; ///< lane by TaskId
    QList<LoopHoldSpan> holds; ///< in order of time
    Micros end = 0;

    int laneOf(TaskId task) const; ///< -1 for none
    bool operator==(const Timeline &) const = default;
};
Timeline makeTimeline(const Layout &layout, const Run &run);

/// Numbers about a stretch of a run.
struct StretchFigures {
    Micros length = 0;
    qint64 events = 0; ///< facts in it, both ends included
    qint64 itemsGot = 0;
    double itemsPerSecond = 0;
    qint64 waits = 0; ///< waits that ended in it
    Micros meanWait = 0; ///< of those, from their very beginning
};
StretchFigures figuresOf(const Timeline &timeline, const Run &run, Micros from, Micros to);

/// The words in a span: "put: full", "get", "lock oven", "holds the loop". Empty where a span needs none.
QString spanWords(const Run &run, const LaneSpan &span);
/// A span in one sentence: what, since when, how long, who ended it.
QString describeSpan(const Timeline &timeline, const Run &run, int lane, const LaneSpan &span);
/// A mark in one sentence.
QString describeMark(const Run &run, const Lane &lane, const LaneMark &mark);

/// Which part of time is where. Lanes have fixed heights; their names stand left of \c left. The origin is
/// the picture's top left corner; the ruler is at its top and stays there when lanes scroll.
struct TimelineGeometry {
    Micros from = 0;
    Micros to = kMicrosPerSecond;
    double left = 150; ///< width of the names
    double width = 800; ///< whole width
    double top = 0; ///< scroll offset of the lanes
    double scale = 1; ///< of heights, for large fonts

    double x(Micros time) const;
    Micros timeAt(double x) const;
    double microsPerPixel() const;
    QRectF laneRect(const Timeline &timeline, int lane) const; ///< names column included
    int laneAt(const Timeline &timeline, double y) const; ///< -1 for none
    double contentHeight(const Timeline &timeline) const; ///< the ruler included
    double rulerHeight() const { return 26 * scale; }
    /// The same height, with \a factor times the time in view, and the time under \a x where it was.
    TimelineGeometry zoomed(double factor, double x) const;
};

} // namespace signalbox
