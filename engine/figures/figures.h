// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/countedwait.h"
#include "engine/figures/resourcefigures.h"
#include "engine/figures/workfigures.h"
#include "engine/trace/run.h"

#include <vector>

/// \file
/// The numbers of a run, or of a span of it. Times are microseconds of virtual time. A span holds what
/// happens at its two ends as well; what began before it or ends behind it counts with the part that lies
/// inside, but for the lengths of waits and stays, which are whole and belong to the span in which they end.

namespace signalbox {

struct TaskFigures {
    TaskId task = TaskId::None;
    quint32 body = 0; ///< of the program
    WorkFigures work;

    bool operator==(const TaskFigures &) const = default;
};

/// All tasks of a body of the program together: of one node, of a function, of what main is.
struct FunctionFigures {
    quint32 body = 0;
    QString name;
    qint64 tasks = 0; ///< that lived in the span
    WorkFigures work;

    bool operator==(const FunctionFigures &) const = default;
};

struct RunFigures {
    Micros from = 0;
    Micros to = 0; ///< no later than the run's end
    qint64 events = 0; ///< facts
    Micros computing = 0; ///< the loop's: of all tasks together; for the rest of the time it is asleep
    Micros blocking = 0; ///< for which it is, in a blocking call, though tasks may be ready
    qint64 turns = 0;
    WaitFigures waits = {}; ///< of all tasks, for each other
    std::vector<ResourceFigures> resources = {}; ///< that have a level, as in Program::resources
    std::vector<FunctionFigures> functions = {}; ///< with tasks that lived in the span, by body
    std::vector<TaskFigures> tasks = {}; ///< that lived in it, by TaskId

    Micros length() const { return to - from; }
    double loopShare() const { return length() > 0 ? double(computing) / double(length()) : 0; }

    bool operator==(const RunFigures &) const = default;
};

/// In one pass over the trace. Numbers fit for ten million items that stay half a million seconds.
RunFigures figuresOf(const Run &run);
/// From \a from to \a to, both cut to the run; empty where \a to lies before \a from.
RunFigures figuresOf(const Run &run, Micros from, Micros to);
/// The same, and every wait that is counted is appended to \a counted, in no order.
RunFigures figuresOf(const Run &run, Micros from, Micros to, std::vector<CountedWait> &counted);

} // namespace signalbox
