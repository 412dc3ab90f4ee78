// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"
#include "engine/objects/value.h"

namespace signalbox::asyncio {

class Asyncio;

/// What a loop tells its exception handler, or logs: errors that nobody hears of.
class Unheard {
public:
    explicit Unheard(Asyncio &asyncio)
        : m_asyncio(asyncio)
    {
    }
    /// A task is about to end with an exception.
    void failed(Task &task);
    /// After each turn of a task: tells of those that failed and that nobody has any more to ask them.
    void look();
    /// The program has come to its end: what it leaves behind is told, as when Python lets go of all tasks.
    void tellOfLeft();
    /// loop.call_exception_handler() with a message, an exception (Missing for none) and \a about under \a
    /// name.
    void tell(const std::string &message, const objects::Value &exception, std::string_view name,
              const objects::Value &about);
    /// The same with all that it tells, a dict; False where SystemExit or KeyboardInterrupt came out of it,
    /// which is raised then.
    [[nodiscard]] bool handle(const objects::Value &told);

private:
    static bool isForgotten(Task &task);

    struct Failed {
        Task *task;
        qint64 from; ///< the iteration from which on nobody is about to be told of its end
    };
    Asyncio &m_asyncio;
    std::vector<Failed> m_forgotten; ///< as far as nobody has asked for their exceptions or heard of them
    std::size_t m_turnsUnlooked = 0; ///< since somebody looked at these
};

} // namespace signalbox::asyncio
