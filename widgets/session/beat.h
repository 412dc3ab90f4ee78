// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <coroutine>

namespace signalbox {

/// What a coroutine of the window goes by: Qt's event loop between two beats, and a clock.
///
///     QCoro::Task<> Thing::work(std::stop_token stop)
///     {
///         for (;;) {
///             co_await m_beat->next();
///             if (stop.stop_requested())
///                 co_return; // the thing may be gone
///             …
///
/// A QTimer awaited directly would leave the coroutine's frame behind when its owner goes while it is parked.
/// A beat is struck by its owner as well: who asks a coroutine to stop strikes, and the frame is gone at
/// once. Tests strike too, and bring their own clock.
class Beat {
public:
    explicit Beat(std::chrono::milliseconds interval);
    virtual ~Beat();
    Beat(const Beat &) = delete;
    Beat &operator=(const Beat &) = delete;

    virtual qint64 nanoseconds() const; ///< since some moment; never goes back

    class Next {
    public:
        explicit Next(Beat &beat)
            : m_beat(beat)
        {
        }
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> coroutine);
        void await_resume() const noexcept { }

    private:
        Beat &m_beat;
    };
    Next next() { return Next(*this); } ///< for one coroutine at a time

    void strike(); ///< resumes whoever is parked, now
    bool isAwaited() const { return bool(m_parked); }

protected:
    virtual void arrange(); ///< sees to it that strike() is called at the next beat

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::coroutine_handle<> m_parked;
};

/// Lets \a task go on by itself. An exception that leaves it is logged; QCoro would drop it with the task.
void letRun(QCoro::Task<> task);

} // namespace signalbox
