// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"

namespace signalbox {

/// Words that many items share, as a number: equal for equal words. Where a number follows them it tells
/// the items apart.
struct ItemWords {
    quint32 bits = 0;

    static ItemWords make(quint32 place, bool isNumbered) { return {place * 2 + (isNumbered ? 1 : 0)}; }
    /// Of an item that is no text: None, or a result that is a list.
    static ItemWords none() { return {0xffffffffu}; }
    bool areNone() const { return bits == none().bits; }
    bool tellAll() const { return bits % 2 == 0; } ///< items with these words are equal
};

/// What queues need to know of the items in them: which one a put makes, and the order of Python's values.
class QueueItems {
public:
    QueueItems() = default;
    virtual ~QueueItems() = default;
    QueueItems(const QueueItems &) = delete;
    QueueItems &operator=(const QueueItems &) = delete;

    /// put(item): a new item is numbered by this call. Raised where the program puts what it has not got.
    virtual Result itemToPut(Task &task, Item &item) = 0;
    /// put((priority, item)): the priority.
    virtual qint64 priority(const Task &task) const = 0;
    /// What \a item, that \a task puts, is to Python, but for the number of a producer's.
    virtual ItemWords wordsOf(const Item &item, const Task &task) = 0;
    /// Whether the text of \a one is before that of \a other in the order of Python's strings.
    virtual bool isBefore(const Item &one, const Item &other) const = 0;
    /// `one < other` in Python, of items that need not be texts; false with \a error where that raises.
    virtual bool isLess(const Item &one, const Item &other, std::string &error) const = 0;
};

} // namespace signalbox
