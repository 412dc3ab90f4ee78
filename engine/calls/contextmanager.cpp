// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/calls/contextmanager.h"

namespace signalbox {

Fact &ContextManager::recordExit(Verb verb, Result flow)
{
    const Outcome outcome = flow == Result::Raised ? Outcome::Raised
        : flow == Result::Cancelled                ? Outcome::Cancelled
                                                   : Outcome::Returned;
    return m_tasks.record(FactKind::ScopeExited, m_owner, verb).setScope(m_id).setOutcome(outcome);
}

} // namespace signalbox
