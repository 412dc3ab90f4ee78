// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

#include <span>
#include <vector>

namespace signalbox {

/// Where in a trace the facts about one thing stand, so that a sentence about it need not read the rest. Made
/// in one pass over the trace; about four bytes a fact.
class FactIndex {
public:
    explicit FactIndex(const Run &run);

    using Places = std::span<const quint32>; ///< indices into the trace, rising
    Places ofTask(TaskId task) const { return m_tasks[index(task)]; } ///< all facts of a task
    /// What others wait for: Released, EventSet, Notified, BarrierChanged, FutureDone.
    Places changesOf(quint32 resource) const { return m_changes[resource]; }
    /// TaskCreated in a group, ScopeMember of any other scope.
    Places membersOf(ScopeId scope) const { return m_members[index(scope)]; }
    /// TimeoutExpired and ScopeExited.
    Places endsOf(ScopeId scope) const { return m_ends[index(scope)]; }
    Places tasksOf(quint32 body) const { return m_creations[body]; } ///< TaskCreated of that body
    Places scopesOf(TaskId owner) const { return m_scopes[index(owner)]; } ///< ScopeEntered by a task

private:
    /// Places sorted into rows, one after the other in one vector. Everything is counted before it is put in,
    /// so that a list of ten million entries is never there twice.
    class Rows {
    public:
        void count(quint32 row); ///< nothing for kNone, as below
        void countingIsDone();
        void add(quint32 row, qsizetype place); ///< in the order of the trace
        void addingIsDone();
        Places operator[](quint32 row) const;

    private:
        std::vector<quint32>
            m_begins; ///< of every row, and the end of the last; while adding: where the next goes
        std::vector<quint32> m_places;
    };
    template <typename Visitor> void visit(const Run &run, const Visitor &visitor);

    Rows m_tasks;
    Rows m_changes;
    Rows m_members;
    Rows m_ends;
    Rows m_creations;
    Rows m_scopes;
};

} // namespace signalbox
