// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/replay.h"
#include "engine/trace/naming.h"

namespace signalbox {

/// Makes the sentences of explain.h and verdicts(): joins what the world says now with what the trace says
/// comes next. Lives for one question.
class Explainer {
public:
    Explainer(const Replay &replay, const World &world)
        : m_replay(replay)
        , m_run(replay.run())
        , m_world(world)
    {
    }

    QString task(const TaskView &task) const;
    QString resource(quint32 resource) const;
    QString scope(const ScopeView &scope, ScopeId id) const;
    QString notYetCreated(quint32 body) const;

    QString name(TaskId id) const { return m_run.taskName(id); }
    QString resourceName(quint32 resource) const { return resourceWords(m_run.program, resource); }
    QString scopeName(ScopeId id) const;
    /// "lock oven", "task cook-1", "group makers"; empty for none.
    QString objectName(Verb verb, quint32 object) const;
    QString objectName(const TaskView &task) const; ///< of what it waits for
    /// "a", "a and b", "a, b and c", "a, b and 3 more".
    QString names(const std::vector<TaskId> &tasks) const;
    /// What one who holds it has: "lock oven", "a permit of semaphore stove".
    QString share(quint32 resource) const;
    /// A semaphore that some release and others acquire: having acquired it is holding nothing then.
    bool isSignal(quint32 resource) const;
    /// ", holding lock oven and a permit of semaphore stove"; empty where it holds nothing.
    QString holding(TaskId id) const;
    /// "by group makers, because orders-fax failed with RuntimeError: paper jam"
    QString cancelledBy(const TaskView &task) const;
    /// "item 3 into queue window, which is full (5 of 5) since 1.05 s": what a wait is for and why it lasts.
    QString waitFor(const TaskView &task) const;

private:
    /// How a wait that lasts now comes to its end, read ahead in the trace.
    struct WaitEnd {
        Micros time = -1; ///< -1: not in this trace
        TaskId by = TaskId::None;
        bool isCancelled = false;
        ScopeId scope = ScopeId::None; ///< that cancels it
        Item item; ///< that it then puts or gets
    };
    WaitEnd waitEnd(const TaskView &task) const;
    NodeKind kindOf(const TaskView &task) const; ///< of the resource it waits for; Task where it is none
    /// The job that a worker does for \a task, or null while it is queued.
    const Job *jobOf(const TaskView &task) const;
    QString sharedWords(const TaskView &task) const;
    QString eventEnding(const TaskView &task, const WaitEnd &end) const;
    QString howMany(ScopeId scope) const; ///< "1 of 3 done"
    /// Those of \a places that are still to come.
    FactIndex::Places ahead(FactIndex::Places places) const;
    /// The next Released or EventSet of \a resource.
    const Fact *nextChange(quint32 resource) const;
    const Fact *nextTurn(TaskId id) const;
    const Fact *endOf(TaskId id) const;
    QString until(const TaskView &computing) const;

    QString running(const TaskView &task) const;
    QString ready(const TaskView &task) const;
    QString sleeping(const TaskView &task) const;
    QString purpose(const TaskView &task) const;
    QString waiting(const TaskView &task) const;
    QString ended(const TaskView &task) const;
    QString cancelled(const TaskView &task) const;
    QString goal(const TaskView &task, const WaitEnd &end) const;
    QString placeInLine(const TaskView &task) const;
    QString ending(const TaskView &task, const WaitEnd &end) const;
    QString awaitEnding(const TaskView &task, const WaitEnd &end) const;
    QString taken(const TaskView &task) const;
    QString awaitedValue(const TaskView &task) const;
    QString neverEnding(const TaskView &task) const;
    QString onItsWayOut(const TaskView &task) const;
    QString whatEndedItsWait(const Fact &woken, const TaskView &task) const;
    QString culpritWords(const ScopeView &scope) const;
    QString membersWords(const TaskView &task) const;
    QString heldWords(quint32 resource) const;
    QString permitWords(quint32 resource) const;
    std::vector<TaskId> holders(quint32 resource) const;
    QString stateWords(const TaskView &task) const;
    QString waitWords(const TaskView &task) const;

    QString queue(quint32 resource) const;
    QString lock(quint32 resource) const;
    QString semaphore(quint32 resource) const;
    QString event(quint32 resource) const;
    QString condition(quint32 resource) const;
    QString barrier(quint32 resource) const;
    QString counter(quint32 resource) const;
    QString future(quint32 resource) const;
    QString ticker(quint32 resource) const;
    QString executor(quint32 resource) const;
    QString settingWords(const Fact &done) const;
    QString call(const ScopeView &scope, ScopeId id) const;
    QString inLine(const Line<TaskId> &line) const;
    std::vector<TaskId> members(ScopeId group, bool onlyLive) const;
    TaskId aboutToTake(quint32 resource) const;
    QString group(const ScopeView &scope, ScopeId id) const;
    QString timeout(const ScopeView &scope, ScopeId id) const;

    const Replay &m_replay;
    const Run &m_run;
    const World &m_world;
};

/// \a clauses as one sentence: joined by semicolons, single spaces, one full stop.
QString sentence(const QStringList &clauses);
/// To the nearest millisecond, which is as much as a sentence can bear; what is shorter, exactly.
QString timeWords(Micros time);
/// "next in line", "second of 3 in line"; empty for who is not in it.
QString placeWords(const Line<TaskId> &line, TaskId id);
/// A result as a sentence can bear it: what is very long is cut. Empty for None.
QString resultWords(const Run &run, qint64 text);
/// "1 item", "3 items".
QString counted(qint64 count, const QString &thing);

} // namespace signalbox
