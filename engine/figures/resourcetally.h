// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/resourcefigures.h"
#include "engine/program/program.h"
#include "engine/trace/fact.h"

namespace signalbox {

/// Goes through what happens to one resource and counts it, between the first moment that it is told and the
/// last.
class ResourceTally {
public:
    /// None for a kind of resource that has no level, such as a counter. Of a condition that shares a lock,
    /// what happens to that is no matter here.
    static bool isFor(NodeKind kind);
    ResourceTally(const ProgramResource &resource, quint32 number, Micros from);

    /// Any fact about it, in the order of the trace.
    void follow(const Fact &fact);
    NodeKind kind() const { return m_figures.kind; }
    Waits &waits(WaitGoal goal) { return m_waits[std::size_t(goal)]; }
    /// Whether a worker is busy with a call that \a task waits for.
    bool isServing(TaskId task) const;
    /// Not to be asked twice.
    ResourceFigures until(Micros to);

private:
    struct Rule;
    static const Rule kRules[];

    void putItem(const Fact &fact);
    void getItem(const Fact &fact);
    void acquire(const Fact &fact);
    void release(const Fact &fact);
    void set(const Fact &fact);
    void clear(const Fact &fact);
    void changeBarrier(const Fact &fact);
    void beginJob(const Fact &fact);
    void endJob(const Fact &fact);
    void come(quint64 who, Micros time);
    void go(quint64 who, Micros time);

    Micros m_from;
    ResourceFigures m_figures;
    LevelCurve m_curve;
    Stays m_stays;
    std::array<Waits, kWaitGoals.size()> m_waits;
    std::vector<TaskId> m_served; ///< whose calls workers are busy with
};

} // namespace signalbox
