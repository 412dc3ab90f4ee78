// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"

namespace signalbox {

/// What the verb that a task is at was called with. Verbs that need no more than their names do not ask.
class Arguments {
public:
    Arguments() = default;
    virtual ~Arguments() = default;
    Arguments(const Arguments &) = delete;
    Arguments &operator=(const Arguments &) = delete;

    /// notify(n), a priority, what is added to a counter.
    virtual qint64 count(const Task &task) const = 0;
    /// wait_for(predicate): calls it. Raised where it asks for what is not there.
    virtual Result answer(Task &task, bool &yes) = 0;
    /// The error of using a local variable before it has a value.
    virtual Result raiseUnbound(Task &task, Variable variable) = 0;
};

} // namespace signalbox
