// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QStringList>

#include <vector>

namespace signalbox {

/// What an `if`, a `while` or Condition.wait_for asks; see Predicate.
struct ProgramPredicate {
    Predicate::Of of = Predicate::Of::Counter;
    Predicate::Relation relation = Predicate::Relation::Equal;
    bool negated = false;
    quint32 target = 0; ///< index of a resource, or of a body for TaskDone, TaskCancelled and TaskFailed
    qint64 value = 0;

    bool operator==(const ProgramPredicate &) const = default;
};

/// One step of a program. Steps of a body stand in one preorder list: what a step holds follows it, up to \c
/// end.
struct ProgramStep {
    Verb verb = Verb::Sleep;
    quint32 end = 0; ///< one past the last step it holds; its own index + 1 where it holds none
    quint32 target = 0; ///< index of a resource, or of a body where actsOnBody
    bool actsOnBody = false; ///< Await, Result and Cancel act on tasks and on futures
    quint8 choice = 0; ///< which of VerbInfo::choices
    Duration time;
    qint64 count = 0;
    quint32 text = 0; ///< index into Program::texts. Put: the item; none for a producer's numbered ones
    ProgramPredicate predicate; ///< If, While, WaitUntil
    NodeId node = NodeId::None; ///< the node a person would look at for this step

    bool operator==(const ProgramStep &) const = default;
};

/// What a task runs: in exported code, a coroutine function.
struct ProgramBody {
    QString name; ///< of an anonymous one: the coroutine it stands for, "Queue.get"
    QString identifier = {}; ///< the name of its coroutine function in exported code
    bool isAnonymous = false; ///< an operand such as `queue.get()`, which asyncio wraps into a task
    NodeId node = NodeId::None; ///< None for `main`
    quint32 begin = 0; ///< into Program::steps
    quint32 end = 0;

    bool operator==(const ProgramBody &) const = default;
};

struct ProgramResource {
    NodeKind kind = NodeKind::Queue;
    QString name;
    NodeId node = NodeId::None;
    qint64 amount = 0; ///< Queue: maxsize; Semaphore: permits; Event: 1 when set at the start; Barrier:
                       ///< parties; Counter: its value; Ticker: ticks, 0 for no end; Executor: workers;
                       ///< Condition: one more than the number of the lock given to it, 0 for its own
    QString identifier = {}; ///< its variable in exported code
    QueueOrder order = QueueOrder::Fifo;
    bool isBounded = false; ///< a BoundedSemaphore
    Duration time = {}; ///< Ticker: between ticks
    quint32 madeAt = kNone; ///< of one that code made as it ran: the step; kNone where it is a node's

    bool operator==(const ProgramResource &) const = default;
};

/// A piece of code of the layout, in its order.
struct ProgramCode {
    NodeId node = NodeId::None;
    NodeKind kind = NodeKind::Module;
    QString name; ///< what it defines, as its code says; empty for none
    QString code;
    bool isAsync = false;
    qint64 starts = 0; ///< tasks of it that main starts
    QString arguments = {}; ///< which they are called with, in Python; `i` counts them from 0
    QString forEach = {}; ///< a list in Python: `starts` tasks for each `item` of it; empty for none
    Micros computes = 0; ///< how long each call of it keeps the processor first
    bool isEndless = false; ///< these go on until somebody cancels them

    bool operator==(const ProgramCode &) const = default;
};

/// What is done by hand and no task of main's does: to a task that code makes, or where code runs the loop.
struct ProgramHand {
    Micros time = 0;
    Verb verb = Verb::Cancel; ///< or another that handsCall()
    QString task = {}; ///< the name of whom it cancels; empty for a resource
    quint32 resource = kNone;
    QString text = {}; ///< of an item

    bool operator==(const ProgramHand &) const = default;
};

/// What a layout means: for every task a tree of steps. A value; the simulation runs it, code export prints
/// it.
struct Program {
    std::vector<ProgramBody> bodies; ///< the first is `main`
    std::vector<ProgramStep> steps;
    std::vector<ProgramResource> resources;
    QStringList texts; ///< the first is empty
    std::vector<ProgramCode> code;
    std::vector<ProgramHand> hands; ///< in order of time; a script says them in a block of its own
    bool startsItself = false; ///< its code runs the event loop: `main` starts nothing
    EndRule end = EndRule::AllFinished; ///< how main ends, which is never Automatic
    /// Of a layout of nothing but code: the whole text in Python, with the `main` that its functions need
    /// which are to be started. Where code stands beside other nodes, runnable() fills it in; else it is
    /// empty. What has a script runs by it.
    QString script;
    QString scriptFile = QStringLiteral("program.py"); ///< what names it: in `__file__`, in warnings
    std::vector<NodeId> scriptNodes; ///< by line of the script, from 0: the node whose code it is;
                                     ///< None of lines that no node has
    /// By line of the script, where other nodes than code have a part in it: the step that the line says, or
    /// kNone. Its bodies, steps and resources are those of the nodes then, and a run adds those of its code.
    std::vector<quint32> scriptSteps;
    qint64 seed = 1;
    Micros horizon = 60 * kMicrosPerSecond;
    PythonVersion python = PythonVersion::Python311;
    qint64 stepCost = 0; ///< nanoseconds: see Settings

    static constexpr quint32 kMain = 0;
    std::optional<quint32> bodyOf(NodeId node) const;
    std::optional<quint32> resourceOf(NodeId node) const;
    const QString &bodyName(quint32 body) const { return bodies[body].name; }

    bool operator==(const Program &) const = default;
};

/// The meaning of \a layout. Every layout has one: what is incomplete (a consumer without a queue) does
/// nothing there, and check() tells the person.
Program expand(const Layout &layout);

/// Whether \a step waits for, cancels or takes the result of its target, a task.
bool usesTask(const ProgramStep &step);
/// Whether the predicate of \a step asks about a task.
bool asksTask(const ProgramStep &step);
/// Whether a `break` inside leaves it: a retry is a loop as well, in Python.
bool isLoop(Verb verb);
/// Whether what a step of \a verb gives is kept: `result = await …`.
bool givesResult(Verb verb);

/// Whether \a left stands in \a relation to \a right.
bool relates(qint64 left, Predicate::Relation relation, qint64 right);

} // namespace signalbox
