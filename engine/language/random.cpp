// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/random.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cmath>

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

Random::Random(const QString &seed)
{
    seedByArray(keyOf(seed));
}

void Random::seedByArray(const QList<quint32> &key)
{
    constexpr std::size_t n = 624;
    m_state[0] = 19650218u;
    for (std::size_t i = 1; i < n; ++i)
        m_state[i] = 1812433253u * (m_state[i - 1] ^ (m_state[i - 1] >> 30)) + quint32(i);
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
    for (std::size_t k = std::max(n, std::size_t(key.size())); k > 0; --k) {
        m_state[i] = mix(1664525u) + key[qsizetype(j)] + quint32(j);
        stepOn();
        j = (j + 1) % std::size_t(key.size());
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
    for (std::size_t i = 0; i < n; ++i) {
        const quint32 y = (m_state[i] & 0x80000000u) | (m_state[(i + 1) % n] & 0x7fffffffu);
        m_state[i] = m_state[(i + m) % n] ^ (y >> 1) ^ ((y & 1u) ? 0x9908b0dfu : 0u);
    }
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
        return fromSeconds(uniform(toSeconds(duration.low), toSeconds(duration.high)));
    case Duration::Law::Exponential:
        return fromSeconds(expovariate(toSeconds(duration.low)));
    case Duration::Law::Fixed:
        break;
    }
    return duration.low;
}

} // namespace signalbox
