// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/fact.h"

namespace signalbox {

/// An entered scope at one moment: TaskGroup, timeout, or a call that waits for several things.
struct ScopeView {
    TaskId owner = TaskId::None;
    Verb verb = Verb::Group;
    quint32 step = kNone;
    Micros entered = 0;
    Micros deadline = -1; ///< of a timeout
    quint32 members = 0; ///< tasks and futures that a call waits for
    Micros expired = -1;
    Micros aborted = -1; ///< Group: when it began to cancel what was left
    TaskId culprit = TaskId::None; ///< Group: whose failure aborted it
    Micros exited = -1;
    Outcome outcome = Outcome::Returned;
    quint32 result = 0; ///< text of what the call gave when it was left, 0 for None

    bool operator==(const ScopeView &) const = default;
};

} // namespace signalbox
