// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <algorithm>
#include <vector>

namespace signalbox {

/// What a whole number that changes over time is like between two moments, such as how many items lie in a
/// queue. Percentiles are of time, by nearest rank: the least level that it did not exceed for at least p %
/// of it. Where the two moments are one, only \c max is known, and the rest is 0.
struct LevelFigures {
    qint64 area = 0; ///< under its curve, in microseconds times its unit
    Micros length = 0;
    Micros atZero = 0; ///< how long it was 0
    Micros atCeiling = 0; ///< how long it was as high as it may be; 0 where nothing bounds it
    qint64 p50 = 0;
    qint64 p95 = 0;
    qint64 max = 0; ///< the highest, for however short a time

    double mean() const { return length > 0 ? double(area) / double(length) : 0; }

    bool operator==(const LevelFigures &) const = default;
};

/// Follows such a number from change to change. What it was before the first moment counts as what it is
/// there.
class LevelCurve {
public:
    LevelCurve(Micros from, qint64 level, qint64 ceiling = 0)
        : m_from(from)
        , m_last(from)
        , m_level(level)
        , m_max(level)
        , m_ceiling(ceiling)
    {
    }

    qint64 level() const { return m_level; }
    /// From \a time on, which is no earlier than the last.
    void change(Micros time, qint64 level)
    {
        passTo(time);
        m_max = time >= m_from ? std::max(m_max, level) : level;
        m_level = level;
    }
    /// Ends the curve at \a to, which is no earlier than its last change. Not to be asked twice.
    LevelFigures until(Micros to);

private:
    void passTo(Micros time)
    {
        if (time <= m_last)
            return;
        const auto level = std::size_t(m_level);
        if (m_times.size() <= level)
            m_times.resize(level + 1);
        m_times[level] += time - m_last;
        m_area += m_level * (time - m_last);
        m_last = time;
    }
    qint64 percentile(Micros length, int percent) const;

    Micros m_from;
    Micros m_last;
    qint64 m_level;
    qint64 m_max;
    qint64 m_ceiling;
    qint64 m_area = 0;
    std::vector<Micros> m_times; ///< by level
};

} // namespace signalbox
