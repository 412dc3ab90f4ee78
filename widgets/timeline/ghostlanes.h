// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timeline.h"

#include <QHash>

#include <memory>
#include <utility>

namespace signalbox {

/// What a task or a resource did in another run, beside what it does in this one.
struct GhostLane {
    Lane lane; ///< of the other run; who owns something is a task of this one, where it has a task of that
               ///< name
    /// Where one of the two does something that the other does not do at the same moments; in order of time,
    /// none beside another.
    QList<std::pair<Micros, Micros>> differences;
    bool isSame = false; ///< it does the same, and comes to the same end

    bool operator==(const GhostLane &) const = default;
};

/// A run that is pinned, beside the present one: its lanes by the names of their tasks, which tell of a body
/// that is spawned again the first, the second … , and of their resources.
struct GhostLanes {
    std::shared_ptr<const Run> run; ///< the pinned one, that spans speak of
    QHash<QString, GhostLane> lanes; ///< by keyOf()
    QList<TimelineLane> gone; ///< of tasks that only the pinned run has
    std::shared_ptr<const Crowd> goneCrowd; ///< what those do; null where there are none
    Micros end = 0; ///< of the pinned run

    /// The ghost of a \a lane of \a run; null where the pinned run has no such task or resource.
    const GhostLane *of(const Lane &lane, const Run &run) const;
};

/// \a isWanted is asked now and then; once it says no, what comes is of no use.
GhostLanes ghostLanes(std::shared_ptr<const Run> pinned, const Run &present,
                      const std::function<bool()> &isWanted = {});

/// What a lane of \a timeline tells of, and the run by which that is to be read: of a task that is gone what
/// it did in the pinned one, of any other itself and \a present.
const Lane &laneTold(const TimelineLane &lane);
const Run &runTold(const Timeline &timeline, const TimelineLane &lane, const Run &present);

} // namespace signalbox
