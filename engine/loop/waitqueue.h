// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace signalbox {

class Task;
class WaitQueue;

/// The future a parked task awaits, and its place in a line. A task awaits one thing at a time, so it has
/// one.
struct Waiter {
    /// As asyncio's futures: pending, or done with a result or by cancellation. A done waiter stays in its
    /// line until its task runs, unless whoever woke it took it out.
    enum class State : quint8 { Pending, Woken, Cancelled };

    Task *task = nullptr;
    State state = State::Woken;
    WaitQueue *line = nullptr;
    Waiter *previous = nullptr;
    Waiter *next = nullptr;
};

/// The line in front of a primitive, in order of arrival: all places where tasks park are one of these.
/// Leaving from the middle takes constant time (asyncio's deque.remove searches for it).
class WaitQueue {
public:
    WaitQueue() = default;
    WaitQueue(const WaitQueue &) = delete;
    WaitQueue &operator=(const WaitQueue &) = delete;

    void append(Waiter &waiter);
    /// Takes \a waiter out of the line it stands in, if it stands in one.
    static void leave(Waiter &waiter);
    /// Marks a waiter cancelled, wherever it stands.
    static void cancel(Waiter &waiter);

    bool isEmpty() const { return !m_first; }
    /// Counts all that stand in it.
    qsizetype size() const;
    Waiter *first() const { return m_first; }
    /// The first that is neither woken nor cancelled, or null.
    Waiter *firstPending() const;
    /// Whether anyone stands here who has not been cancelled (asyncio: any(not w.cancelled() for w in
    /// waiters)).
    bool hasUncancelled() const { return m_uncancelled > 0; }

private:
    Waiter *m_first = nullptr;
    Waiter *m_last = nullptr;
    int m_uncancelled = 0;
};

} // namespace signalbox
