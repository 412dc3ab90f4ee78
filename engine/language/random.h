// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <array>

namespace signalbox {

/// Python's `random.Random(text)`, number for number: the Mersenne Twister MT19937 (Matsumoto and Nishimura,
/// 1998) seeded as CPython's random.seed(version=2) does with a string. So an exported program draws what the
/// window showed.
class Random {
public:
    explicit Random(const QString &seed);
    /// As random.seed() does with an int: its 32-bit words, the lowest first; at least one.
    explicit Random(const QList<quint32> &key);

    double random(); ///< [0, 1), 53 bits
    double uniform(double low, double high); ///< low + (high - low) * random()
    double expovariate(double mean); ///< random.expovariate(1 / mean)
    quint32 next(); ///< 32 bits
    Micros draw(const Duration &duration); ///< to the nearest microsecond; fixed durations draw nothing

    /// What getstate() tells: the words, and how many of them are used up.
    using State = std::array<quint32, 624>;
    const State &state() const { return m_state; }
    int place() const { return m_at; }
    void setState(const State &state, int place)
    {
        m_state = state;
        m_at = place;
    }

private:
    class RecentSeeds;

    void refill();
    void seedByArray(const QList<quint32> &key);

    State m_state{};
    int m_at = 624;
};

} // namespace signalbox
