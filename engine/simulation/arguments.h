// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/simulation/tasks.h"

namespace signalbox {

/// The text that an item is to Python, in parts that are compared without being put together: words that
/// many items share, and a number after them.
struct ItemText {
    quint32 words = 0; ///< different for different words
    quint32 number = 0; ///< 0 for none
};

/// What the verb that a task is at was called with. Verbs that need no more than their names do not ask.
class Arguments {
public:
    Arguments() = default;
    virtual ~Arguments() = default;
    Arguments(const Arguments &) = delete;
    Arguments &operator=(const Arguments &) = delete;

    /// put(item): a new item is numbered by this call. Raised where the program puts what it has not got.
    virtual Result itemToPut(Task &task, Item &item) = 0;
    /// What \a item is to Python.
    virtual ItemText textOf(const Item &item) = 0;
    /// Whether one text is before another, of other words, in the order of Python's strings.
    virtual bool isBefore(const ItemText &one, const ItemText &other) const = 0;
    /// notify(n), a priority, what is added to a counter.
    virtual qint64 count(const Task &task) const = 0;
    /// wait_for(predicate): calls it. Raised where it asks for what is not there.
    virtual Result answer(Task &task, bool &yes) = 0;
    /// The error of using a local variable before it has a value.
    virtual Result failUnbound(Task &task, Variable variable) = 0;
};

} // namespace signalbox
