// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/execution.h"
#include "engine/loop/settablefuture.h"
#include "engine/operations/nativetypes.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <functional>
#include <span>

namespace signalbox::asyncio {

class Asyncio;

/// Worker threads that run functions of the program: asyncio.to_thread and loop.run_in_executor, in the model
/// of engine/machine: the lowest free worker takes the first call, and the loop hears of its end when it next
/// looks outside. A function runs until it sleeps or ends; meanwhile nobody else does.
class Threads final : public Outside {
public:
    static constexpr int kDefaultSize = 32; ///< of the executor behind to_thread

    explicit Threads(Asyncio &asyncio)
        : m_asyncio(asyncio)
    {
    }
    /// A pool of so many workers; the first, of the default size, is there already.
    /// \a name: what the names of its threads begin with; empty for the one that Python counts.
    int addPool(int size, const QString &name);
    /// The executor that facts name for the call behind \a future, kNone for the loop's own; nothing where no
    /// call is behind it. Only programs that nodes have a part in tell of calls.
    std::optional<quint32> executorBehind(const Future &future) const;
    /// Hands in a call. The future is done once it has come to its end.
    SettableFuture &submit(int pool, objects::Value callee, std::vector<objects::Value> arguments,
                           std::vector<objects::Value> names);
    /// The same of a call that nobody awaits: what it comes to is its own business.
    void submitPlain(int pool, objects::Value callee, std::vector<objects::Value> arguments,
                     std::vector<objects::Value> names);
    /// The futures of plain calls that nobody has begun.
    std::vector<objects::Value> inLine(int pool) const;
    /// Whether \a future is to get what a call, begun or not, comes to.
    bool isAwaiting(const Future &future) const { return m_awaited.contains(&future); }
    /// Holds everybody, or the call in a worker that runs now, until all calls that \a pool was given have
    /// come to their end. None, or what a call gives that raised or waits.
    objects::Value finish(int pool);
    /// All that threads still do, as Python waits for them when the program has come to its end.
    void finishAll();
    /// From now on it takes no more calls.
    void shut(int pool) { m_pools[std::size_t(pool)].isShut = true; }
    bool isShut(int pool) const { return m_pools[std::size_t(pool)].isShut; }
    bool hasJobs(int pool) const;
    /// Called once the pool of the loop's own executor has nothing more to do.
    void whenIdle(std::function<void()> callback) { m_whenIdle = std::move(callback); }
    /// The one that to_thread() and run_in_executor(None) hand in to.
    int usualPool() const { return m_usualPool; }
    /// run() is about to end: the loop's own executor takes no calls any more, until another loop begins.
    void closeUsualPool() { m_isUsualPoolClosed = true; }
    void openUsualPool() { m_isUsualPoolClosed = false; }
    bool isUsualPoolClosed() const { return m_isUsualPoolClosed; }
    void setUsualPool(int pool) { m_usualPool = pool; }
    /// Whether what runs now runs in a worker.
    bool isInThread() const { return m_running; }
    /// As threading.current_thread().name of what runs now.
    QString threadName() const;
    /// Lets the call that runs now wait; what time.sleep() returns.
    objects::Value sleep(Micros duration);

    /// Lets the call that runs now, or everybody, wait until \a gate is open or \a limit has come: whether it
    /// is open then. Nobody else being there to open it, the run ends as a deadlock.
    objects::Value waitAt(const objects::Value &gate, std::optional<Micros> limit);
    /// Whoever waits at \a gate goes on when the loop next looks.
    void opened(const objects::Object &gate);

    std::optional<Micros> nextDeadline() const override;
    void look() override;

private:
    struct Job {
        std::unique_ptr<evaluator::Execution> execution;
        SettableFuture *future = nullptr; ///< null where nobody awaits it
        objects::Value handle; ///< keeps the future
        Task *task = nullptr; ///< whose call it is
        std::optional<Micros> due; ///< when it goes on; nothing while it stands in line
        int pool = 0;
        quint32 executor = kNone;
        JobPlace place; ///< as facts tell
        bool isBegun = false;
        objects::Value gate; ///< at which it waits
        std::optional<int> awaitedPool; ///< whose end it waits for
    };
    struct Pool {
        int free = kDefaultSize;
        std::deque<std::shared_ptr<Job>> line;
        bool isShut = false;
        quint32 executor = kNone;
        std::vector<bool> busy; ///< by worker, as far as there ever was more than one
        QString name = QStringLiteral("asyncio"); ///< what the names of its threads begin with
    };
    void tell(FactKind kind, const Job &job);
    bool isTold() const;
    void hand(const Job &job, const objects::Value &result, const objects::Value &raised);
    void settle(SettableFuture &future, const objects::Value &result, const objects::Value &exception);
    std::shared_ptr<Job> makeJob(int pool, objects::Value callee, std::vector<objects::Value> arguments,
                                 std::vector<objects::Value> names);
    void handIn(const std::shared_ptr<Job> &job);
    void begin(Pool &pool, Micros when);
    void hold(Micros until);
    void run(const std::shared_ptr<Job> &job);
    void end(const std::shared_ptr<Job> &job, evaluator::Execution::State state);

    Asyncio &m_asyncio;
    std::deque<Pool> m_pools = std::deque<Pool>(1); ///< they stay where they are
    std::deque<std::shared_ptr<Job>> m_jobs; ///< that workers have, in the order in which they began
    QHash<const Future *, quint32> m_executors; ///< by what a caller awaits
    QSet<const Future *> m_awaited; ///< by a call that has not handed over what it came to
    quint32 m_jobsGiven = 0;
    int m_unnamedPools = 0;
    Job *m_running = nullptr;
    int m_usualPool = 0;
    bool m_isUsualPoolClosed = false;
    std::function<void()> m_whenIdle;
};

} // namespace signalbox::asyncio
