// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pthread.h>

#include <atomic>
#include <thread>

namespace signalbox::testing {

/// Watches, from a thread of its own, that the thread which made it goes on processing events. One that
/// computes for two seconds without coming back to its event loop hangs, and so does one that has not come
/// back for much longer, asleep. What it then computes is aborted, so that a sanitizer or a debugger shows
/// where it is.
class Watchdog {
public:
    Watchdog();
    ~Watchdog();
    Watchdog(const Watchdog &) = delete;
    Watchdog &operator=(const Watchdog &) = delete;

    /// The thread is alive: called for every event.
    void beat() { ++m_beats; }

private:
    void watch();
    double processorTime() const; ///< seconds that the watched thread has computed

    const pthread_t m_watched;
    clockid_t m_clock = 0;
    std::atomic<unsigned long> m_beats{0};
    std::atomic<bool> m_ends{false};
    std::thread m_thread;
};

} // namespace signalbox::testing
