// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/replay.h"
#include "engine/sentences/namewords.h"

namespace signalbox {

/// One moment of a run as sentences need it: what the world says now, what the trace says comes next, and how
/// everything is called. Replay and world must outlive it.
class Moment {
public:
    Moment(const Replay &replay, const World &world)
        : m_replay(replay)
        , m_run(replay.run())
        , m_world(world)
    {
    }

    const Run &run() const { return m_run; }
    const Program &program() const { return m_run.program; }
    const World &world() const { return m_world; }
    const FactIndex &facts() const { return m_replay.factIndex(); }

    QString name(TaskId id) const { return m_run.taskName(id); }
    QString resourceName(quint32 resource) const { return resourceWords(m_run.program, resource); }
    QString scopeName(ScopeId id) const;
    /// "lock oven", "task cook-1", "group makers"; empty for none.
    QString objectName(Verb verb, quint32 object) const;
    QString objectName(const TaskView &task) const; ///< of what it waits for
    /// "a", "a and b", "a, b and c", "a, b and 3 more".
    QString names(const std::vector<TaskId> &tasks) const;
    QString names(const Line<TaskId> &line) const { return names(std::vector(line.begin(), line.end())); }
    /// What one who holds it has: "lock oven", "a permit of semaphore stove".
    QString share(quint32 resource) const;

    /// A semaphore that some release and others acquire: having acquired it is holding nothing then.
    bool isSignal(quint32 resource) const;
    /// "lock oven and a permit of semaphore stove"; empty where it holds nothing.
    QString held(TaskId id) const;
    std::vector<TaskId> holders(quint32 resource) const;
    /// Woken to take it and not yet had its turn.
    TaskId aboutToTake(quint32 resource) const;
    std::vector<TaskId> members(ScopeId group, bool onlyLive) const;
    const ScopeView *scope(ScopeId id) const; ///< null where there is none
    NodeKind kindOf(const TaskView &task) const; ///< of the resource it waits for; Task where it is none

    /// Those of \a places that are still to come.
    FactIndex::Places ahead(FactIndex::Places places) const;
    /// The next Released or EventSet of \a resource.
    const Fact *nextChange(quint32 resource) const;
    const Fact *nextTurn(TaskId id) const;
    const Fact *endOf(TaskId id) const;

private:
    const Replay &m_replay;
    const Run &m_run;
    const World &m_world;
};

} // namespace signalbox
