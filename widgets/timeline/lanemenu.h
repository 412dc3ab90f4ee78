// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/livetasks.h"
#include "widgets/timeline/lanekeeper.h"

class QMenu;

namespace signalbox {

/// \file
/// What can be done with lanes, as menus. The keeper must outlive them.

void addSorting(QMenu &menu, LaneKeeper &lanes);
void addGrouping(QMenu &menu, LaneKeeper &lanes);
/// Unpin all, and as drawn; only what there is to take back can be chosen.
void addResets(QMenu &menu, LaneKeeper &lanes);
/// For one lane, or -1 for none.
void fillLaneMenu(QMenu &menu, LaneKeeper &lanes, int lane);
/// The task of \a lane, where code has made it and it has not ended in \a world, at \a time.
QList<LiveTask> liveTasksOf(const Run &run, const World &world, const TimelineLane &lane, Micros time);

} // namespace signalbox
