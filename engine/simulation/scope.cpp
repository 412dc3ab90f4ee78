// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/scope.h"

namespace signalbox {

void Scope::recordExit(Verb verb, Result flow)
{
    const Outcome outcome = flow == Result::Raised ? Outcome::Raised
        : flow == Result::Cancelled                ? Outcome::Cancelled
                                                   : Outcome::Returned;
    m_tasks.record(FactKind::ScopeExited, m_owner, verb, index(m_id)).flag = quint8(outcome);
}

} // namespace signalbox
