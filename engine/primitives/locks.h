// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/primitives/primitive.h"

namespace signalbox {

/// asyncio.Lock: acquire, release. Fair: a task that has been handed the lock is not overtaken.
class Lock : public Primitive {
public:
    using Primitive::Primitive;
    Result begin(Verb verb, Task &task) override;
    Result resume(Verb verb, Task &task, bool cancelled) override;
    std::vector<const Task *> holders() const override;
    bool isLocked() const { return m_owner; }
    qsizetype waiters() const override { return m_waiters.size(); }
    qint64 state(Predicate::Of) const override { return isLocked(); }

private:
    Result acquire(Task &task);
    Result release(Task &task);
    void take(Task &task, Verb verb);
    void wakeUpFirst(const Task &by);

    const Task *m_owner =
        nullptr; ///< null when unlocked; asyncio keeps only a flag, people want to know whose it is
    WaitQueue m_waiters;
};

/// asyncio.Semaphore: acquire, release.
class Semaphore : public Primitive {
public:
    Semaphore(Tasks &tasks, quint32 resource, qint64 permits)
        : Primitive(tasks, resource)
        , m_value(permits)
    {
    }
    Result begin(Verb verb, Task &task) override;
    Result resume(Verb verb, Task &task, bool cancelled) override;
    std::vector<const Task *> holders() const override { return m_holders; }
    qint64 state(Predicate::Of) const override { return isLocked(); }
    qsizetype waiters() const override { return m_waiters.size(); }
    qint64 permits() const { return m_value; }

protected:
    qint64 value() const { return m_value; }

private:
    bool isLocked() const { return m_value == 0 || m_waiters.hasUncancelled(); }
    Result release(Task &task);
    void take(Task &task);
    void wakeUpNext(const Task &by);
    void wakeUpAllowed(const Task &by);

    qint64 m_value;
    WaitQueue m_waiters;
    std::vector<const Task *> m_holders;
};

/// asyncio.BoundedSemaphore: no more permits may be given back than there were at the start.
class BoundedSemaphore : public Semaphore {
public:
    BoundedSemaphore(Tasks &tasks, quint32 resource, qint64 permits)
        : Semaphore(tasks, resource, permits)
        , m_bound(permits)
    {
    }
    Result begin(Verb verb, Task &task) override;

private:
    const qint64 m_bound;
};

/// asyncio.Event: set, clear, wait.
class Event : public Primitive {
public:
    Event(Tasks &tasks, quint32 resource, bool isSet)
        : Primitive(tasks, resource)
        , m_isSet(isSet)
    {
    }
    Result begin(Verb verb, Task &task) override;
    Result resume(Verb verb, Task &task, bool cancelled) override;
    qint64 state(Predicate::Of) const override { return m_isSet; }
    qsizetype waiters() const override { return m_waiters.size(); }

private:
    void set(Task &task);

    bool m_isSet;
    WaitQueue m_waiters;
};

} // namespace signalbox
