// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"
#include "engine/objects/value.h"
#include "engine/program/program.h"

namespace signalbox::asyncio {

/// Counters that were drawn, which are plain variables of the program's module. Nothing tells when one is
/// assigned; so what a task has made of them is seen when it next acts or leaves off, before which nobody
/// else can have looked. That a task reads one is not told.
class DrawnCounters {
public:
    explicit DrawnCounters(const Program &program)
        : m_program(program)
    {
    }
    /// \a module is the program's own.
    void watch(const objects::Value &module);
    /// Tells what has changed since, which \a task did.
    void look(Tasks &tasks, Task &task);

private:
    struct Counter {
        quint32 resource = 0;
        int place = 0; ///< among the module's variables
        qint64 value = 0;
    };
    quint32 stepOf(const Task &task, quint32 counter) const;

    const Program &m_program;
    objects::Value m_module;
    std::vector<Counter> m_counters;
};

} // namespace signalbox::asyncio
