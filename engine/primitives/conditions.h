// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/primitives/arguments.h"
#include "engine/primitives/locks.h"

namespace signalbox {

/// asyncio.Condition, with a lock of its own unless it shares one: acquire, release, wait, wait_for
/// (WaitUntil), notify, notify_all.
class Condition : public Primitive {
public:
    Condition(Tasks &tasks, quint32 resource, Arguments &arguments)
        : Primitive(tasks, resource)
        , m_arguments(arguments)
        , m_ownLock(tasks, resource)
    {
    }
    /// It guards what \a lock guards, with other conditions perhaps. Before anybody has used it.
    void share(Lock &lock) { m_lock = &lock; }
    Result begin(Verb verb, Task &task) override;
    Result resume(Verb verb, Task &task, bool cancelled) override;
    std::vector<const Task *> holders() const override { return m_lock->holders(); }
    qint64 state(Predicate::Of of) const override { return m_lock->state(of); }
    Lock &lock() { return *m_lock; }
    qsizetype waiters() const override { return m_waiters.size(); }

private:
    Result wait(Verb verb, Task &task);
    Result waitUntil(Task &task, bool hasWaited);
    Result notify(Verb verb, Task &task, qint64 most);
    Result regain(Task &task);
    Result regained(Task &task);

    Arguments &m_arguments;
    Lock m_ownLock;
    Lock *m_lock = &m_ownLock;
    WaitQueue m_waiters;
};

} // namespace signalbox
