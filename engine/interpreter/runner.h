// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/runtime.h"

namespace signalbox {

/// What asyncio.run() does around the loop: it waits for main, cancels what is left, waits for that, and
/// returns or raises.
class Runner {
public:
    explicit Runner(Runtime &runtime)
        : m_runtime(runtime)
    {
    }
    /// The callback of run_until_complete(): main is done, or \a isLeft: all that cancelAll() waits for.
    void stop(bool isLeft);
    /// run_until_complete() is to return at the end of this iteration.
    bool mustStop() const { return m_mustStop; }
    /// A task has raised SystemExit or KeyboardInterrupt, \a failure.
    void leaveLoop(const Failure &failure) { m_exit = failure.words; }
    /// Whether the handle that has just run ended the loop so: asyncio.run() is to cancel what is left, or to
    /// give up if it does so already.
    bool takeExit() { return m_exit && leave(); }

    /// Cancels the tasks that are left and waits for them, but not for any that they create meanwhile. False
    /// when none is left.
    bool cancelAll();
    /// One of those that it waits for has ended.
    void taskDone();

    /// Text of what asyncio.run() raises, once it has ended; 0 where it returns.
    quint32 raised();
    /// Whose exceptions nobody has asked for, now that the run is over.
    void recordUnretrieved();

private:
    bool leave();
    void takeOutcome(Task &main);

    Runtime &m_runtime;
    std::vector<Task *> m_tasks; ///< that the end of the run waits for
    std::size_t m_left = 0; ///< how many of them have not ended
    std::optional<std::string> m_exit; ///< the words of the exception that leaves the loop
    std::string m_raised;
    bool m_mustStop = false;
};

} // namespace signalbox
