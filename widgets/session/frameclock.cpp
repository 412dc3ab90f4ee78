// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/frameclock.h"

#include <utility>

namespace signalbox {

FrameClock::FrameClock(std::chrono::milliseconds interval)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(interval);
    m_timer.callOnTimeout([this] { tick(); });
    m_elapsed.start();
}

FrameClock::~FrameClock()
{
    Q_ASSERT_X(!m_parked, "FrameClock", "its owner stops the coroutine and ticks before the clock goes");
}

qint64 FrameClock::nanoseconds() const
{
    return m_elapsed.nsecsElapsed();
}

void FrameClock::Next::await_suspend(std::coroutine_handle<> coroutine)
{
    Q_ASSERT(!m_clock.m_parked);
    m_clock.m_parked = coroutine;
    m_clock.arrange();
}

void FrameClock::tick()
{
    if (const auto coroutine = std::exchange(m_parked, nullptr))
        coroutine.resume(); // may end with the clock and its owner gone
}

void FrameClock::arrange()
{
    m_timer.start();
}

namespace {

QCoro::Task<> logged(QCoro::Task<> task)
{
    try {
        co_await task;
    } catch (const std::exception &error) {
        qCritical("A coroutine of the window ended with an exception: %s", error.what());
    }
}

} // namespace

void letRun(QCoro::Task<> task)
{
    logged(std::move(task));
}

} // namespace signalbox
