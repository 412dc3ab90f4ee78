// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/primitives/primitive.h"

namespace signalbox {

/// asyncio.Barrier: wait, reset, abort.
///
/// CPython builds it on a Condition. Whoever holds that one's lock lets go of it before its turn ends, so
/// nobody ever finds it taken, and a line of waiters is all that is left of it here.
class Barrier : public Primitive {
public:
    Barrier(Tasks &tasks, quint32 resource, qint64 parties)
        : Primitive(tasks, resource)
        , m_parties(parties)
    {
    }
    Result begin(Verb verb, Task &task) override;
    Result resume(Verb verb, Task &task, bool cancelled) override;
    qint64 parties() const { return m_parties; }
    BarrierState phase() const { return m_state; }
    /// n_waiting: how many are inside while it fills.
    qint64 waiting() const { return m_state == BarrierState::Filling ? m_count : 0; }
    qint64 state(Predicate::Of) const override { return m_state == BarrierState::Broken; }

private:
    Result enter(Task &task);
    Result stay(Task &task);
    void leave(Task &task);
    void notifyAll(const Task &by);
    void change(const Task &task, Verb verb, BarrierState state, qint64 count);

    const qint64 m_parties;
    qint64 m_count = 0; ///< tasks inside
    BarrierState m_state = BarrierState::Filling;
    WaitQueue m_waiters;
};

} // namespace signalbox
