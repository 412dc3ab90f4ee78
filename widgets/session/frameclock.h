// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <coroutine>

namespace signalbox {

/// What a coroutine of the window goes by: Qt's event loop between two frames, and the time.
///
///     QCoro::Task<> Thing::work(std::stop_token stop)
///     {
///         for (;;) {
///             co_await m_clock->nextFrame();
///             if (stop.stop_requested())
///                 co_return; // the thing may be gone
///             …
///
/// A QTimer awaited directly would leave the coroutine's frame behind when its owner goes while it is parked.
/// The owner of a clock ticks it as well: who asks a coroutine to stop ticks, and the coroutine's frame is
/// gone at once. Tests tick too, and say what time it is.
class FrameClock {
public:
    explicit FrameClock(std::chrono::milliseconds interval);
    virtual ~FrameClock();
    FrameClock(const FrameClock &) = delete;
    FrameClock &operator=(const FrameClock &) = delete;

    virtual qint64 nanoseconds() const; ///< since some moment; never goes back

    class Next {
    public:
        explicit Next(FrameClock &clock)
            : m_clock(clock)
        {
        }
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> coroutine);
        void await_resume() const noexcept { }

    private:
        FrameClock &m_clock;
    };
    Next nextFrame() { return Next(*this); } ///< for one coroutine at a time

    void tick(); ///< resumes whoever is parked, now
    bool isAwaited() const { return bool(m_parked); }

protected:
    virtual void arrange(); ///< sees to it that tick() is called when the next frame is due

private:
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    std::coroutine_handle<> m_parked;
};

/// Lets \a task go on by itself. An exception that leaves it is logged; QCoro would drop it with the task.
void letRun(QCoro::Task<> task);

} // namespace signalbox
