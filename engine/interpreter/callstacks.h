// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/shownvalues.h"
#include "engine/program/program.h"
#include "engine/trace/factkinds.h"

#include <QHash>
#include <QList>

#include <functional>
#include <memory>

namespace signalbox {

class Interpreter;
class Simulation;

/// A call of a function of the program that has begun and not ended.
struct ShownCall {
    QString function; ///< its qualified name; "<module>"
    quint32 step = kNone; ///< the statement it is in
    QList<ShownItem> variables; ///< parameters first; those that have no value yet have an empty type

    bool operator==(const ShownCall &) const = default;
};

/// By task: calls in progress, the outermost first.
using CallStacks = QHash<TaskId, QList<ShownCall>>;

/// callStacksAt() bit by bit, for whoever must not wait:
///
///     CallStackSearch search(program, fact);
///     while (!search.advance(1'000))
///         …
///     show(search.stacks());
class CallStackSearch {
public:
    CallStackSearch(const Program &program, qsizetype fact);
    ~CallStackSearch();
    CallStackSearch(const CallStackSearch &) = delete;
    CallStackSearch &operator=(const CallStackSearch &) = delete;

    /// Runs at most about \a turns turns of the loop. True when the stacks are there.
    bool advance(qint64 turns);
    /// See Simulation::attend(); where \a isWanted says no, the stacks never come.
    void attend(std::function<bool()> isWanted);
    const CallStacks &stacks() const { return m_stacks; }

private:
    std::unique_ptr<Simulation> m_simulation; ///< null of a program of steps
    CallStacks m_stacks;
};

/// What the tasks of a program in Python are doing now, wherever it is; of a program of steps nothing.
CallStacks callStacksOf(Interpreter &interpreter);

/// What the tasks of a program in Python were doing right after \a fact of its run. It runs the program up to
/// there once more, which gives the same; of a program of steps nothing.
CallStacks callStacksAt(const Program &program, qsizetype fact);

} // namespace signalbox
