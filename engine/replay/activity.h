// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/lanes.h"

namespace signalbox {

/// Who holds the loop longer blocks it: as asyncio's debug mode has it (loop.slow_callback_duration).
inline constexpr Micros kSlowCallback = 100'000;

/// What a task can be doing, as every picture tells it apart: only the first is work. A task that is ready
/// while somebody holds the loop for long is held up; that is told of the loop, not of the task.
enum class Activity : quint8 {
    Computing,
    Blocking, ///< in a blocking call: it only waits, but nobody else can run meanwhile
    Outside, ///< waiting for a timer, a thread, a tick
    Somebody, ///< waiting for what another task does
    Ready,
};
inline constexpr int kActivityCount = int(Activity::Ready) + 1;

/// Waiting for \a object by \a verb: for a thread or a ticker, which are outside of the loop, or for what
/// another task does.
Activity waitingActivity(const Program &program, Verb verb, quint32 object);
/// None for a span of a resource.
std::optional<Activity> activityOf(const Program &program, const LaneSpan &span);
/// Of a task at \a now; none for one that has ended.
std::optional<Activity> activityOf(const Program &program, const TaskView &task, Micros now);

} // namespace signalbox
