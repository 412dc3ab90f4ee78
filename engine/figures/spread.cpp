// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/spread.h"

#include <algorithm>
#include <numeric>

namespace signalbox {

namespace {

/// Each length is looked for among those behind the place of the percentile before it, which are no shorter.
class Ranks {
public:
    explicit Ranks(std::vector<Micros> &lengths)
        : m_lengths(lengths)
        , m_sorted(lengths.begin())
    {
    }

    Micros percentile(std::size_t percent)
    {
        const std::size_t place = (m_lengths.size() * percent + 99) / 100 - 1;
        const auto found = m_lengths.begin() + std::ptrdiff_t(place);
        std::nth_element(m_sorted, found, m_lengths.end());
        m_sorted = found;
        return *found;
    }

private:
    std::vector<Micros> &m_lengths;
    std::vector<Micros>::iterator m_sorted; ///< nothing before it is longer than what stands behind
};

} // namespace

Spread spreadOf(std::vector<Micros> lengths)
{
    Spread spread;
    if (lengths.empty())
        return spread;
    spread.count = qint64(lengths.size());
    spread.total = std::accumulate(lengths.begin(), lengths.end(), Micros(0));
    spread.max = *std::max_element(lengths.begin(), lengths.end());
    Ranks ranks(lengths);
    spread.p50 = ranks.percentile(50);
    spread.p95 = ranks.percentile(95);
    spread.p99 = ranks.percentile(99);
    return spread;
}

} // namespace signalbox
