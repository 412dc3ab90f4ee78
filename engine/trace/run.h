// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"
#include "engine/trace/callpaths.h"
#include "engine/trace/trace.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace signalbox {

/// Where the values of some of a task's items come from, see ItemValues: of item \c first and those after it.
/// A sentinel comes from nowhere.
struct ItemSource {
    quint32 first = 0;
    quint32 from = 0; ///< a text of the program; of numbered items the body of whoever made them
    quint32 number = 0; ///< of the first one, each counts one more; 0 where the text is the value
    bool isOfRun = false; ///< the text is one of the run's: a result that was put

    bool operator==(const ItemSource &) const = default;
};

/// Something that a program in Python has printed.
struct Output {
    Micros time = 0;
    TaskId task = TaskId::None;
    quint32 step = kNone;
    bool isError = false; ///< to stderr
    QString text; ///< with its end of line, where it has one

    bool operator==(const Output &) const = default;
};

/// What the SystemExit by which a program in Python ended asks for.
struct LeaveRequest {
    QString code; ///< in decimals, of any size; 0 for None; empty where it is no number
    QString words; ///< else, what Python writes to stderr

    bool operator==(const LeaveRequest &) const = default;
};

/// task.set_name() of a program in Python.
struct TaskRenaming {
    TaskId task = TaskId::None;
    Micros time = 0;
    QString name;

    bool operator==(const TaskRenaming &) const = default;
};

/// A program with what came of running it.
struct Run {
    Program program;
    Trace trace;
    QStringList taskNames; ///< by TaskId; a body spawned more than once gives "cook", "cook#2", …
    /// By TaskId, of a program in Python: the name that task.get_name() gave first, such as Task-3.
    QStringList pythonNames;
    std::vector<TaskRenaming> renamings; ///< in order of time
    /// By TaskId, what its function was called with, as far as it can be told in a few words: `"Oslo", 1.5`.
    /// May be shorter; of a program of steps it is empty.
    QStringList arguments;
    CallPaths calls; ///< of a program in Python
    QStringList texts; ///< the first is empty; what Fact::text() indexes
    std::vector<Output> output;
    /// Of a program in Python that was refused memory, which ends it whatever it catches: the bytes that its
    /// values may take. 0 of all others.
    qint64 memoryExceeded = 0;
    std::optional<LeaveRequest> leave; ///< where nobody caught a SystemExit
    Micros stoppedAfter = 0; ///< real time that it was computed for, where a person stopped it
    std::vector<std::vector<ItemSource>> items; ///< by TaskId, in the order of their items

    bool hasEnded() const { return !trace.isEmpty() && trace.back().kind == FactKind::RunEnded; }
    Ending ending() const { return trace.back().ending(); } ///< of a run that has ended
    QString taskName(TaskId id) const;

    bool operator==(const Run &) const = default;
};

} // namespace signalbox
