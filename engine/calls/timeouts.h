// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/calls/contextmanager.h"

namespace signalbox {

/// asyncio.timeout and asyncio.timeout_at.
class Timeout : public ContextManager {
public:
    Timeout(Tasks &tasks, Task &owner, ScopeId id, Verb verb, Micros deadline);
    void expire(EventLoop::TimerId timer);

    Result exit(Result flow) override;
    Result resume(bool) override { return Result::WentOn; }

private:
    const Verb m_verb;
    EventLoop::TimerId m_timer = 0;
    int m_cancelling; ///< requests to cancel its task that were there before
    bool m_hasExpired = false;
};

} // namespace signalbox
