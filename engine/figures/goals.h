// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <array>
#include <optional>

namespace signalbox {

/// What tasks wait for at a resource.
enum class WaitGoal : quint8 {
    Put, ///< room in a queue
    Get, ///< an item of it
    Join, ///< all of its items to be marked done
    Acquire, ///< a lock, a permit, the lock of a condition
    Signal, ///< a condition's notify(), an event or a future to be set, the others at a barrier
    Worker, ///< one of an executor; its call itself is no part of it
};
inline constexpr std::array kWaitGoals{WaitGoal::Put,     WaitGoal::Get,    WaitGoal::Join,
                                       WaitGoal::Acquire, WaitGoal::Signal, WaitGoal::Worker};

/// What a task waits for that is parked on \a verb at a resource of \a kind; none where that is no wait for
/// the resource. On an Await of a future, not of a task.
std::optional<WaitGoal> waitGoalOf(NodeKind kind, Verb verb);
/// Whether tasks can wait for \a goal at resources of \a kind.
bool hasWaits(NodeKind kind, WaitGoal goal);

} // namespace signalbox
