// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinerange.h"

#include <algorithm>

namespace signalbox {

Micros TimelineRange::whole() const
{
    return std::max<Micros>(m_end + m_end / 25, 1000);
}

void TimelineRange::put(Micros from, Micros to)
{
    m_from = from;
    m_to = std::max(to, from + 20);
}

void TimelineRange::setEnd(Micros end)
{
    const bool isShorter = end < m_end;
    m_end = end;
    if (m_fitted || (isShorter && m_from >= end))
        fit();
}

void TimelineRange::fit()
{
    m_fitted = true;
    put(0, whole());
}

void TimelineRange::set(Micros from, Micros to)
{
    if (to - from >= whole()) {
        fit();
        return;
    }
    m_fitted = false;
    put(from, to);
}

void TimelineRange::moveTo(Micros from)
{
    const Micros latest = std::max<Micros>(0, whole() - length());
    const Micros at = std::clamp<Micros>(from, 0, latest);
    put(at, at + length());
}

void TimelineRange::follow(Micros now)
{
    if (m_fitted)
        return;
    const Micros latest = m_from + length() * 4 / 5;
    if (now > latest && m_to < whole())
        moveTo(std::min(now - length() * 4 / 5, whole() - length()));
    else if (now < m_from)
        moveTo(std::max<Micros>(0, now - length() / 10));
}

} // namespace signalbox
