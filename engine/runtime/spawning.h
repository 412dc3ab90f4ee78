// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/calls/taskgroups.h"
#include "engine/runtime/runtime.h"

namespace signalbox {

/// Creates the tasks of a run and gives each its name.
class Spawning {
public:
    explicit Spawning(Runtime &runtime);

    /// What the program starts itself: it keeps the task in a variable. \a group is the TaskGroup that
    /// creates it, or null.
    Task &create(quint32 body, Task *creator, Group *group);
    /// A task around a coroutine that is awaited among others. \a isKept: the program has a variable for it.
    Task &wrap(quint32 body, Task &creator, bool isKept);

private:
    void nameTask(quint32 body);

    Runtime &m_runtime;
    std::vector<quint32> m_nameSlots; ///< by body: its place in m_instances, which bodies of one name share
    std::vector<quint32> m_instances; ///< tasks created so far, by name
};

} // namespace signalbox
