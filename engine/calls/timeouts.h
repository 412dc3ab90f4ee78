// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/calls/contextmanager.h"

#include <limits>

namespace signalbox {

/// asyncio.timeout and asyncio.timeout_at.
class Timeout : public ContextManager {
public:
    Timeout(Tasks &tasks, Task &owner, ScopeId id, Verb verb, Micros deadline);
    void expire(EventLoop::TimerId timer);
    /// As a deadline: none.
    static constexpr Micros kNever = std::numeric_limits<Micros>::max();
    /// Another deadline, from now on.
    void reschedule(Micros deadline);
    bool hasExpired() const { return m_hasExpired; }
    /// After exit(): whether it has expired and nobody else had asked the task to cancel.
    bool isHandling() const { return m_isHandling; }

    Result exit(Task &task, Result flow) override;
    Result resume(Task &, bool) override { return Result::WentOn; }

private:
    void arm(Micros deadline);

    const Verb m_verb;
    EventLoop::TimerId m_timer = 0;
    int m_cancelling; ///< requests to cancel its task that were there before
    bool m_hasExpired = false;
    bool m_isHandling = false;
};

} // namespace signalbox
