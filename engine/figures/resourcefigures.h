// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/goals.h"
#include "engine/figures/level.h"
#include "engine/figures/stays.h"
#include "engine/figures/waits.h"

#include <QString>

#include <array>
#include <optional>

namespace signalbox {

/// A resource. What its level is, and whose stays are told, depends on its kind:
///
///     Queue                   items in it; an item stays from its put until it is got, or dropped by
///     shutdown() Lock, Condition         1 while it is held; whoever holds it stays. Of a Condition that
///     shares a lock: what
///                             that lock has
///     Semaphore               permits that are held; whoever holds one stays. Where one releases what it has
///     not
///                             acquired, the oldest holding ends, and there is none to end in a semaphore
///                             that nobody holds
///     Barrier                 tasks in it, which stay from coming to leaving
///     Event, Future           1 while it is set, which is its stay
///     Executor                busy workers; a call stays from its begin on a worker to its end
///
/// The area under the curve of the level is counted from when things happen, the stays from who or what came
/// and went; that both are the same number, in whole microseconds and for every run and span, is Little's
/// law, L = λW (J. D. C. Little, "A Proof for the Queuing Formula", 1961), in the form in which it holds for
/// any span: what is there at its beginning counts as having come then, and what is there at its end as
/// leaving then. L is level.mean(), λ arrivalRate(), W meanStay().
struct ResourceFigures {
    quint32 resource = kNone; ///< kNone of the threads behind to_thread()
    NodeKind kind = NodeKind::Queue;
    QString name; ///< none of those
    qint64 amount = 0; ///< ProgramResource::amount: capacity, permits, parties, workers
    LevelFigures level = {};
    StayFigures stays = {};
    qint64 came = 0; ///< items put, acquisitions, tasks that came to a barrier, calls begun, times it was set
    qint64 went =
        0; ///< items got, releases of what was held, tasks that left, calls ended, times it was cleared
    std::array<WaitFigures, kWaitGoals.size()> waits = {};

    const WaitFigures &waitsFor(WaitGoal goal) const { return waits[std::size_t(goal)]; }
    /// The share of time for which it was held or set; of what there is more than one of, the mean share in
    /// use. None where that means nothing: for a queue, for a semaphore without permits, in a span without
    /// length.
    std::optional<double> utilisation() const;
    double arrivalRate() const; ///< visits a second
    double meanStay() const; ///< in microseconds between the two ends of the span, of all visits
    double throughput() const; ///< of what went, a second

    bool operator==(const ResourceFigures &) const = default;
};

} // namespace signalbox
