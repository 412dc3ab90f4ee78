// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/goals.h"
#include "engine/trace/factkinds.h"

#include <optional>

namespace signalbox {

/// One of the waits that figures are made of: as its task's lane shows it, from its very beginning.
struct CountedWait {
    TaskId task = TaskId::None;
    quint32 resource = kNone; ///< that it counts at; kNone where it is for no resource
    std::optional<WaitGoal> goal = {}; ///< there
    bool isForOthers = false; ///< and counts among those of its task and its function
    bool isCancelled = false;
    bool isUnfinished = false; ///< goes on at the end of the span
    Micros begin = 0;
    Micros end = 0; ///< of one that is unfinished: that of the span

    Micros length() const { return end - begin; }
    bool operator==(const CountedWait &) const = default;
};

} // namespace signalbox
