// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/stays.h"

#include <algorithm>
#include <utility>

namespace signalbox {

void Stays::enter(quint64 key, Micros time)
{
    if (m_order == Order::Scattered)
        m_scattered[key].append(time);
    else
        m_line.push_back({key, time});
}

void Stays::leave(quint64 key, Micros time)
{
    if (m_order != Order::Scattered) {
        leaveLine(key, time);
        return;
    }
    const auto found = m_scattered.find(key);
    if (found == m_scattered.end())
        return;
    end(found->takeFirst(), time);
    if (found->isEmpty())
        m_scattered.erase(found);
}

void Stays::leaveLine(quint64 key, Micros time)
{
    if (m_line.empty())
        return;
    std::size_t at = 0;
    if (m_order == Order::Last) {
        at = m_line.size();
        while (at > 0 && m_line[at - 1].key != key)
            --at;
        if (at-- == 0)
            return;
    } else {
        const auto found =
            std::find_if(m_line.begin(), m_line.end(), [key](const Stay &stay) { return stay.key == key; });
        if (found == m_line.end() && m_order != Order::Any)
            return;
        at = found == m_line.end() ? 0 : std::size_t(found - m_line.begin());
    }
    end(m_line[at].since, time);
    m_line.erase(at);
}

/// What is over before the first moment is no matter any more.
void Stays::end(Micros since, Micros time)
{
    if (time < m_from)
        return;
    ++m_figures.visits;
    m_figures.inside += time - std::max(since, m_from);
    m_lengths.push_back(time - since);
}

StayFigures Stays::until(Micros to)
{
    const auto remain = [&](Micros since) {
        ++m_figures.visits;
        ++m_figures.remaining;
        m_figures.inside += to - std::max(since, m_from);
    };
    for (const Stay &stay : m_line)
        remain(stay.since);
    for (const QList<Micros> &all : std::as_const(m_scattered)) {
        for (const Micros since : all)
            remain(since);
    }
    m_figures.ended = spreadOf(std::move(m_lengths));
    return m_figures;
}

} // namespace signalbox
