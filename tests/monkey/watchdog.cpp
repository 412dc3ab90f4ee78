// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/watchdog.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>

namespace signalbox::testing {

namespace {

using namespace std::chrono_literals;

/// Of its own computing, as a busy machine may let nobody compute for seconds.
constexpr double kLongestComputing = 2.0;
constexpr auto kLongestSilence = 120s;

} // namespace

Watchdog::Watchdog()
    : m_watched(pthread_self())
{
    pthread_getcpuclockid(m_watched, &m_clock);
    m_thread = std::thread([this] { watch(); });
}

Watchdog::~Watchdog()
{
    m_ends = true;
    m_thread.join();
}

double Watchdog::processorTime() const
{
    timespec time{};
    clock_gettime(m_clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

void Watchdog::watch()
{
    unsigned long beats = m_beats;
    double computed = processorTime();
    auto since = std::chrono::steady_clock::now();
    while (!m_ends) {
        std::this_thread::sleep_for(50ms);
        if (m_beats != beats) {
            beats = m_beats;
            computed = processorTime();
            since = std::chrono::steady_clock::now();
            continue;
        }
        const double computing = processorTime() - computed;
        if (computing < kLongestComputing && std::chrono::steady_clock::now() - since < kLongestSilence)
            continue;
        std::fprintf(stderr, "FAULT: hang: no event was processed for %.1f s of computing\n", computing);
        pthread_kill(m_watched, SIGABRT);
        return;
    }
}

} // namespace signalbox::testing
