// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/world.h"

namespace signalbox {

/// A task that a program's code has made, by which a person may know it.
struct LiveTask {
    TaskId id = TaskId::None;
    QString name; ///< what task.get_name() says
    QString label; ///< "worker-2", or "fetch (Task-3)" where Python's name says nothing of it
    bool isAlone = true; ///< no other that runs has the name: it can be told by it
};

/// Those that have not ended in \a world, at \a time of \a run, in the order in which they were made. \a
/// node: only those of its function; None for all.
QList<LiveTask> liveTasks(const Run &run, const World &world, Micros time, NodeId node = NodeId::None);

} // namespace signalbox
