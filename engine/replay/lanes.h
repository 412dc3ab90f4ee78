// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/world.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace signalbox {

/// One stretch of a lane: what a task did from begin to end, or a resource's state over it. Stretches without
/// length are left out, for in virtual time a turn takes none (Lane::turns tells when they were), but for
/// what goes on when the run stops: a wait that begins then, and the last state of a resource.
struct LaneSpan {
    enum class Kind : quint8 { Running, Sleeping, Waiting, Ready, Fill, Owned, Set, Printed, Value };
    Kind kind = Kind::Running;
    Verb verb = Verb::Sleep; ///< of Running: Cpu, or Block where it blocks
    Outcome outcome = Outcome::Returned; ///< Set: how a future was settled
    bool unfinished : 1 = false; ///< the trace ended before it did
    bool cancelled : 1 = false; ///< Waiting, Sleeping: it did not come true but was cancelled
    bool isFuture : 1 = false; ///< Waiting: the object of an Await is a future's resource
    qint32 goal = 0; ///< Waiting at a barrier, in gather or wait: of how many; Printed: how many texts;
                     ///< Value: how often it changed at its beginning
    Micros begin = 0;
    Micros end = 0;
    qint64 value = 0; ///< Fill: items in the queue, permits taken, a counter's value, workers busy; Waiting:
                      ///< how many had come or were done in the end; Printed, Value: the first of its texts
    quint32 object = kNone; ///< Waiting: for what, as Fact::object
    TaskId task = TaskId::None; ///< Owned: the owner; Waiting, Sleeping: who ended it; Set: who set it
    quint32 step = kNone;
    quint32 result = 0; ///< Waiting: text of what it gave; Set: of a future's result or error; 0 for none

    bool operator==(const LaneSpan &) const = default;
};
static_assert(sizeof(LaneSpan) == 48, "a run of ten million facts has millions of spans");

struct LaneMark {
    enum class Kind : quint8 { Cancelled, Failed, Returned, CancelRequested, EventSet, EventCleared, Gave };
    Kind kind = Kind::Cancelled;
    Micros time = 0;
    TaskId by = TaskId::None; ///< CancelRequested: who asked or whose failure did; events: who did it
    QString text = {}; ///< Failed: the error; Returned, Gave (of a frame): what, where that is more than
                       ///< None; EventSet: a future's result or error; CancelRequested: whose scope asked
    Outcome outcome = Outcome::Returned; ///< EventSet: how a future was settled

    bool operator==(const LaneMark &) const = default;
};

/// One row of a timeline: a task or a resource over time.
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
        FutureSet,
        Output, ///< what is printed: a Printed span from each moment at which something is to the next
        Variable ///< its values, a Value span each
    };
    Kind kind = Kind::Task;
    NodeId node = NodeId::None;
    TaskId task = TaskId::None;
    quint32 body = kNone; ///< Task: which of Program::bodies it runs
    quint32 resource = kNone;
    qint64 ceiling = 0; ///< QueueFill: capacity, or highest fill; SemaphoreUse: permits
    bool bounded = false; ///< reaching the ceiling means full
    QList<LaneSpan> spans; ///< in order of time, none over another
    QList<LaneMark> marks;
    QList<Micros> turns; ///< Task: when the loop ran it, each moment once

    /// Index of the first span that ends after \a time.
    qsizetype firstSpanAfter(Micros time) const;
    /// The span that \a time lies in, or null: what is so after everything that happened at \a time.
    const LaneSpan *spanAt(Micros time) const;

    bool operator==(const Lane &) const = default;
};

/// The state of a resource as its lane shows it: a Fill, Owned or Set span without begin and end. Cards,
/// lanes and charts say the same because all have it from here. \a amount is ProgramResource::amount. None
/// where nobody owns it, or it is not set.
std::optional<LaneSpan> levelOf(const ResourceView &view, qint64 amount);
/// None for what has no state to show: a ticker.
std::optional<Lane::Kind> laneKindOf(NodeKind kind);

/// A run as lanes, by following its World once from the first fact to the last.
struct Lanes {
    std::vector<Lane> tasks; ///< by TaskId
    std::vector<Lane> resources; ///< as in Program::resources, those that have a lane
    Micros end = 0;

    bool operator==(const Lanes &) const = default;
};
/// \a isWanted is asked now and then; once it says no, the lanes end there, and are of no use.
Lanes lanesOf(const Run &run, const std::function<bool()> &isWanted = {});

} // namespace signalbox
