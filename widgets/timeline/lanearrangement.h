// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/lanechoice.h"

namespace signalbox {

/// From this number on tasks of a function can be one row that shows how many do what.
inline constexpr int kFewInstances = 7;
/// From this number on they are, until somebody unfolds them.
inline constexpr int kManyInstances = 17;

/// What else an arrangement depends on.
struct LaneView {
    LaneChoice choice = {};
    QString find = {}; ///< words: only lanes whose name, kind or function has them, unless none has
    Micros now = 0; ///< for Sort::State
    /// Beside the present run: tasks that do the same in both are folded into a group, the others have
    /// ghosts.
    std::shared_ptr<const GhostLanes> ghost = {};

    bool operator==(const LaneView &) const = default;
};

/// Lanes of \a all as a person wants them: filtered, sorted, grouped, folded, moved, pinned. \a all has no
/// pinned variables. Wherever nothing was chosen and no function has many tasks, that is \a all itself.
Timeline arrangedTimeline(const Timeline &all, const Layout &layout, const Run &run, const LaneView &view);

/// How many lanes have the words of LaneView::find, those of tasks among them that only the pinned run has.
int lanesFound(const Timeline &all, const Run &run, const LaneView &view);
/// The function that a lane is of, as its group is called; empty for none.
QString functionOf(const Run &run, const TimelineLane &lane);
/// The keys of groups that a task of \a lane is in, whether shown or not: of its function, if that has
/// kFewInstances tasks.
QString foldableGroup(const Timeline &all, const Run &run, const TimelineLane &lane);

} // namespace signalbox
