// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/errand.h"

#include <QThreadPool>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace signalbox {

namespace {

/// Works that are not wanted may linger in a step that cannot be left: others must not wait for those.
constexpr int kMostAtOnce = 64;
/// As much as a main thread has: values in each other take some of it.
constexpr uint kStackBytes = 16U << 20;

QThreadPool &errandThreads()
{
    static QThreadPool pool;
    static const bool isReady = [] {
        pool.setMaxThreadCount(kMostAtOnce);
        pool.setStackSize(kStackBytes);
        return true;
    }();
    Q_UNUSED(isReady)
    return pool;
}

QElapsedTimer startedTimer()
{
    QElapsedTimer timer;
    timer.start();
    return timer;
}

} // namespace

struct ErrandBase::Shared::Parts {
    std::mutex mutex;
    std::condition_variable changed;
    std::atomic<bool> isWanted = true;
    ErrandBase *owner = nullptr; ///< null once it is gone
    bool isDone = false;
    int news = 0; ///< deliveries, and the end
};

ErrandBase::Shared::Shared()
    : parts(std::make_unique<Parts>())
    , began(startedTimer())
{
}

ErrandBase::Shared::~Shared() = default;

bool ErrandBase::Shared::isWanted() const
{
    return parts->isWanted.load(std::memory_order_relaxed);
}

void ErrandBase::Shared::withLock(const std::function<void()> &act) const
{
    const std::lock_guard lock(parts->mutex);
    act();
}

void ErrandBase::Shared::tell(const std::function<void()> &change)
{
    const std::lock_guard lock(parts->mutex);
    change();
    ++parts->news;
    parts->changed.notify_all();
    // Under the lock, which the owner takes before it goes.
    if (parts->owner)
        QMetaObject::invokeMethod(parts->owner, &ErrandBase::came, Qt::QueuedConnection);
}

ErrandBase::ErrandBase(std::shared_ptr<Shared> shared)
    : m_shared(std::move(shared))
{
    m_shared->parts->owner = this;
}

ErrandBase::~ErrandBase()
{
    abandon();
}

void ErrandBase::abandon()
{
    disconnect();
    m_shared->parts->isWanted = false;
    m_shared->withLock([this] { m_shared->parts->owner = nullptr; });
}

void ErrandBase::begin(std::function<void()> work)
{
    errandThreads().start([shared = m_shared, work = std::move(work)] {
        work();
        shared->tell([&] { shared->parts->isDone = true; });
    });
}

bool ErrandBase::waitFor(std::chrono::milliseconds time) const
{
    std::unique_lock lock(m_shared->parts->mutex);
    return m_shared->parts->changed.wait_for(lock, time, [this] { return m_shared->parts->news > 0; });
}

bool ErrandBase::isDone() const
{
    const std::lock_guard lock(m_shared->parts->mutex);
    return m_shared->parts->isDone;
}

bool ErrandBase::waitForAll(std::chrono::milliseconds time)
{
    return errandThreads().waitForDone(int(time.count()));
}

} // namespace signalbox
