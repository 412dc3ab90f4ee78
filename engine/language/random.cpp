// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/random.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace signalbox {

namespace {

/// CPython seeds with the integer whose big-endian bytes are the text followed by its SHA-512, in 32-bit
/// words from the low end.
QList<quint32> keyOf(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray bytes = utf8 + QCryptographicHash::hash(utf8, QCryptographicHash::Sha512);
    std::reverse(bytes.begin(), bytes.end());
    QList<quint32> key((bytes.size() + 3) / 4, 0u);
    for (qsizetype at = 0; at < bytes.size(); ++at)
        key[at / 4] |= quint32(quint8(bytes[at])) << (8 * (at % 4));
    while (key.size() > 1 && key.last() == 0)
        key.removeLast();
    return key;
}

} // namespace

/// States of streams that were begun lately. A layout is run again after every edit, by the same seeds, and
/// working a state out takes longer than many a run. Runs may be in any thread.
class Random::RecentSeeds {
public:
    static RecentSeeds &instance()
    {
        static RecentSeeds seeds;
        return seeds;
    }
    bool find(const QString &seed, State &state)
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_states.constFind(seed);
        if (known == m_states.constEnd())
            return false;
        state = *known;
        return true;
    }
    void keep(const QString &seed, const State &state)
    {
        const std::lock_guard lock(m_mutex);
        if (m_states.size() >= kMost)
            m_states.clear();
        m_states.insert(seed, state);
    }

private:
    static constexpr qsizetype kMost = 200; // half a megabyte

    std::mutex m_mutex;
    QHash<QString, State> m_states;
};

Random::Random(const QString &seed)
{
    if (RecentSeeds::instance().find(seed, m_state))
        return;
    seedByArray(keyOf(seed));
    RecentSeeds::instance().keep(seed, m_state);
}

Random::Random(const QList<quint32> &key)
{
    seedByArray(key);
}

namespace {

/// init_genrand(19650218), from which init_by_array starts.
constexpr std::array<quint32, 624> firstState()
{
    std::array<quint32, 624> state{};
    state[0] = 19650218u;
    for (std::size_t i = 1; i < state.size(); ++i)
        state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + quint32(i);
    return state;
}

} // namespace

void Random::seedByArray(const QList<quint32> &key)
{
    constexpr std::size_t n = 624;
    static constexpr std::array<quint32, n> first = firstState();
    m_state = first;
    const std::size_t size = std::size_t(key.size());
    const quint32 *const words = key.constData();
    std::size_t i = 1;
    std::size_t j = 0;
    const auto mix = [&](quint32 factor) {
        return m_state[i] ^ ((m_state[i - 1] ^ (m_state[i - 1] >> 30)) * factor);
    };
    const auto stepOn = [&] {
        if (++i >= n) {
            m_state[0] = m_state[n - 1];
            i = 1;
        }
    };
    for (std::size_t k = std::max(n, size); k > 0; --k) {
        m_state[i] = mix(1664525u) + words[j] + quint32(j);
        stepOn();
        j = j + 1 == size ? 0 : j + 1; // a division costs more than all the rest
    }
    for (std::size_t k = n - 1; k > 0; --k) {
        m_state[i] = mix(1566083941u) - quint32(i);
        stepOn();
    }
    m_state[0] = 0x80000000u;
}

void Random::refill()
{
    constexpr std::size_t n = 624;
    constexpr std::size_t m = 397;
    const auto twisted = [this](std::size_t i, std::size_t next, std::size_t far) {
        const quint32 y = (m_state[i] & 0x80000000u) | (m_state[next] & 0x7fffffffu);
        return m_state[far] ^ (y >> 1) ^ (0x9908b0dfu & (0u - (y & 1u)));
    };
    for (std::size_t i = 0; i < n - m; ++i)
        m_state[i] = twisted(i, i + 1, i + m);
    for (std::size_t i = n - m; i < n - 1; ++i)
        m_state[i] = twisted(i, i + 1, i + m - n);
    m_state[n - 1] = twisted(n - 1, 0, m - 1);
    m_at = 0;
}

quint32 Random::next()
{
    if (m_at >= int(m_state.size()))
        refill();
    quint32 y = m_state[std::size_t(m_at++)];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

double Random::random()
{
    const quint32 high = next() >> 5;
    const quint32 low = next() >> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
}

double Random::uniform(double low, double high)
{
    return low + (high - low) * random();
}

double Random::expovariate(double mean)
{
    return mean > 0 ? -std::log(1.0 - random()) / (1.0 / mean) : 0.0;
}

Micros Random::draw(const Duration &duration)
{
    switch (duration.law) {
    case Duration::Law::Uniform:
        return delayFromSeconds(uniform(toSeconds(duration.low), toSeconds(duration.high)));
    case Duration::Law::Exponential:
        return delayFromSeconds(expovariate(toSeconds(duration.low)));
    case Duration::Law::Fixed:
        break;
    }
    return duration.low;
}

} // namespace signalbox
