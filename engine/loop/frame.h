// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/exceptiongroups.h"
#include "engine/loop/locals.h"
#include "engine/loop/result.h"

#include <memory>
#include <optional>
#include <vector>

namespace signalbox {

class ContextManager;

/// What an except* keeps while its clauses run one after the other (PEP 654).
struct StarState {
    FailurePart original;
    bool wasNaked = false; ///< no group: wrapped into one for whoever takes it
    FailurePart rest; ///< what no clause has taken yet; null for nothing
    std::vector<FailurePart> raised; ///< by handlers
    std::vector<FailurePart> reraised; ///< what handlers took and raised again
};

/// What a coroutine function left where it awaits another one in place, without a task of its own.
struct Caller {
    quint32 function = 0;
    Locals locals;
};

/// A step that holds others and that the task is inside of.
struct Frame {
    quint32 step = 0;
    quint32 end = 0; ///< where the part that is running ends
    qint64 round = 0; ///< of a loop: rounds done
    qint64 rounds = 0; ///< Repeat: how many there are
    std::optional<Item> item; ///< AsyncFor: what its variable held before it asked for the next one
    ContextManager *context = nullptr; ///< Group, Timeout, WaitFor
    std::unique_ptr<Caller> caller; ///< WaitFor: who awaits a coroutine there
    quint32 handler = 0; ///< Try: the Except, ExceptStar or Finally step it is in; 0 for its body
    Result pending = Result::WentOn; ///< Try: what an except caught, or what goes on after finally
    Failure pendingFailure;
    ValuePointer pendingReturn;
    std::unique_ptr<StarState> star; ///< Try: from its first except* on
};

} // namespace signalbox
