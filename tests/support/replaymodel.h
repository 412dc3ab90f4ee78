// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/world.h"
#include "engine/trace/run.h"

#include <functional>
#include <map>
#include <vector>

namespace signalbox::testing {

/// What a run looks like after so many facts, worked out anew from the whole history: by asking what the last
/// fact of a kind was, or how many there were. World goes on fact by fact instead, and must come to the same.
class ReplayModel {
public:
    /// \a run must outlive it.
    ReplayModel(const Run &run, qsizetype facts);

    World world() const;

private:
    using Facts = std::vector<const Fact *>;

    TaskView task(TaskId id, const Facts &facts) const;
    void fillState(TaskView &view, const Facts &facts) const;
    void fillCancelling(TaskView &view, const Facts &facts) const;
    ResourceView resource(quint32 at, const World &world) const;
    void fillQueue(ResourceView &view, const Facts &facts) const;
    qsizetype nextGet(const Fact &put) const;
    void fillEvent(ResourceView &view, quint32 at, const Facts &facts) const;
    void fillCondition(ResourceView &view, const Facts &facts) const;
    void fillCounter(ResourceView &view, quint32 at, const Facts &facts) const;
    std::vector<Job> jobs(const Facts &facts) const;
    bool isOnFuture(quint32 step) const;
    bool putsSentinel(quint32 step) const;
    std::vector<Holding> holders(const Facts &facts) const;
    qint64 permits(quint32 at) const;
    ScopeView scope(const Facts &facts) const;
    Facts wakings(Verb verb, quint32 object) const;
    signalbox::Line<TaskId> line(const World &world,
                                 const std::function<bool(const TaskView &)> &stands) const;

    const Run &m_run;
    Facts m_all;
    const LeavingOrder m_leaving;
    std::map<const Fact *, qsizetype> m_ranked; ///< puts into PriorityQueues, in order
    std::map<const Fact *, qsizetype> m_places;
    std::map<TaskId, Facts> m_ofTask;
    std::map<quint32, Facts> m_ofResource;
    std::map<quint32, Facts> m_ofScope;
};

} // namespace signalbox::testing
