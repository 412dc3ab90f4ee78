// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/level.h"

namespace signalbox {

LevelFigures LevelCurve::until(Micros to)
{
    passTo(to);
    LevelFigures figures{.area = m_area, .length = m_last - m_from, .max = m_max};
    if (!m_times.empty())
        figures.atZero = m_times.front();
    for (auto level = std::size_t(std::max<qint64>(m_ceiling, 1)); level < m_times.size(); ++level)
        figures.atCeiling += m_ceiling > 0 ? m_times[level] : 0;
    figures.p50 = percentile(figures.length, 50);
    figures.p95 = percentile(figures.length, 95);
    return figures;
}

/// In whole numbers, so that time just at the percentile is not missed by a rounding.
qint64 LevelCurve::percentile(Micros length, int percent) const
{
    const Micros wanted = length / 100 * percent + (length % 100 * percent + 99) / 100;
    Micros passed = 0;
    for (std::size_t level = 0; level < m_times.size(); ++level) {
        passed += m_times[level];
        if (passed >= wanted)
            return qint64(level);
    }
    return 0;
}

} // namespace signalbox
