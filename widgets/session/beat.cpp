// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/beat.h"

#include <utility>

namespace signalbox {

Beat::Beat(std::chrono::milliseconds interval)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(interval);
    m_timer.callOnTimeout([this] { strike(); });
    m_clock.start();
}

Beat::~Beat()
{
    Q_ASSERT_X(!m_parked, "Beat", "its owner stops the coroutine and strikes before the beat goes");
}

qint64 Beat::nanoseconds() const
{
    return m_clock.nsecsElapsed();
}

void Beat::Next::await_suspend(std::coroutine_handle<> coroutine)
{
    Q_ASSERT(!m_beat.m_parked);
    m_beat.m_parked = coroutine;
    m_beat.arrange();
}

void Beat::strike()
{
    if (const auto coroutine = std::exchange(m_parked, nullptr))
        coroutine.resume(); // may end with the beat and its owner gone
}

void Beat::arrange()
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
