// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/runtime.h"

namespace signalbox {

/// Who waits for whom (a wait-for graph), and the facts about it when nobody can go on.
class WaitGraph {
public:
    explicit WaitGraph(Runtime &runtime)
        : m_runtime(runtime)
    {
    }
    /// Nobody can go on: the cycle, else everyone who is parked.
    void recordDeadlock();
    /// False, and nothing recorded, when there is none. \a certain: only circles that nothing but a
    /// cancellation can open, while others go on; no timeouts, and no semaphores, whose permits anybody may
    /// give back.
    bool recordCycle(bool certain);

private:
    /// A task on the path of the search, and whom it waits for.
    struct Visit {
        const Task *task;
        std::vector<const Task *> blockers;
        std::size_t next = 0;
    };
    using Path = std::vector<Visit>;

    std::vector<const Task *> blockersOf(const Task &task, bool certain) const;
    std::vector<const Task *> blockersIn(const Call &call, bool certain) const;
    std::vector<const Task *> childrenOf(quint32 group) const;
    bool isTimed(const Task &task) const;
    void recordCircle(const Path &path, const Task &first);

    Runtime &m_runtime;
};

} // namespace signalbox
