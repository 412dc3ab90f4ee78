// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/callstacks.h"
#include "engine/interpreter/simulation.h"
#include "widgets/session/errand.h"

#include <atomic>

namespace signalbox {

/// How far a run has come.
struct RunNews {
    Run run;
    bool hasEnded = false;
    qint64 nanoseconds = 0; ///< that it has been computed for
    CallStacks stoppedIn; ///< what its tasks were doing where a person stopped it
};

/// A run of a program in Python in a thread of its own, as nobody knows how long it computes: the window
/// waits for it no longer than a frame, shows what it has come to now and then, and can end it.
class LongRun : public Errand<RunNews> {
public:
    explicit LongRun(const Program &program);
    /// The run ends where it is, at once but for what cannot be left halfway. News of it come as of any end.
    void stop() { *m_isStopped = true; }

private:
    LongRun(const Program &program, std::shared_ptr<std::atomic<bool>> isStopped);
    std::shared_ptr<std::atomic<bool>> m_isStopped;
};

} // namespace signalbox
