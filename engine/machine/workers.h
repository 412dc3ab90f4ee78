// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"

#include <deque>

namespace signalbox {

/// Worker threads, in a model that is the same in every run: asyncio.to_thread and loop.run_in_executor.
///
/// An executor has n workers and one line of calls. The lowest free worker takes the first call. The loop
/// hears of the end of a call when it next looks outside, between two iterations; calls that end together are
/// told in the order in which they began. Cancelling who waits withdraws a call that is still in line; one
/// that runs keeps its worker to its end.
class Workers : public Outside {
public:
    static constexpr quint32 kDefaultSize = 32; ///< of the executor behind to_thread

    Workers(Tasks &tasks, const Program &program);

    /// Hands in a call that takes \a duration, and awaits it. \a executor: a resource, or none for to_thread.
    Result call(Task &task, Verb verb, quint32 executor, Micros duration);
    Result resume(Task &task, Result waited);
    void jobDone(quint32 job);
    void jobLeft(quint32 job);

    std::optional<Micros> nextDeadline() const override;
    void look() override;

private:
    enum class State : quint8 { InLine, Running, Over, Withdrawn };
    struct Job {
        Task *task;
        quint32 pool;
        Micros duration;
        State state = State::InLine;
        quint32 worker = 0;
        bool isLeft = false; ///< its task has gone on
    };
    struct Running {
        Micros due;
        quint32 order; ///< of the beginnings
        quint32 job;
    };
    struct Pool {
        std::vector<bool> isBusy; ///< by worker
        std::deque<quint32> line;
    };
    static bool later(const Running &a, const Running &b);
    void begin(quint32 pool, Micros when);
    void record(FactKind kind, quint32 job);

    Tasks &m_tasks;
    std::vector<Pool> m_pools; ///< by resource; the last is to_thread's
    std::vector<Job> m_jobs;
    std::vector<Running> m_running; ///< a heap, the first to end first
    quint32 m_begun = 0;
};

} // namespace signalbox
