// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/values.h"
#include "engine/trace/run.h"

namespace signalbox {

/// Variables that Python's form of a program gives values to.
enum class Variable : quint8 {
    Item, ///< by get
    Value, ///< by read
    Result, ///< by await, result, gather and its kin
};

/// The variables of a task's coroutine function, and of the asyncio method it is in.
struct Locals {
    std::optional<Item> item; ///< `item`: what it got last
    std::optional<qint64> value; ///< `value`: what it read last from a counter
    std::optional<ValuePointer> result; ///< `result`: what it awaited gave last
    ValuePointer returned; ///< by the return statement that is on its way out
    quint32 made = 0; ///< items made so far
    ItemSource source; ///< where the values of the last ones come from

    Item putting; ///< Queue.put: its argument
    Verb regaining = Verb::Acquire; ///< Condition.wait: what takes the lock back; Acquire for nothing
    bool isCancelled = false; ///< Condition.wait: CancelledError is raised once the lock is back
    Failure cancellation; ///< which: the one that ended the wait, or a new one
    bool isCounted = false; ///< Barrier.wait: it is one of those inside
    qint64 place = 0; ///< Barrier.wait: how many were inside before it
};

} // namespace signalbox
