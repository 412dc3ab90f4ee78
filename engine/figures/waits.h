// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/spread.h"

#include <algorithm>
#include <utility>

namespace signalbox {

/// Waits of tasks, as lanes show them: from when a task begins to wait until it is woken. One that is woken
/// and, at the same moment, finds that another was quicker has waited on. What takes no time is no wait, but
/// for what goes on when the run or the span ends.
struct WaitFigures {
    Spread ended = {}; ///< in the span, each from its very beginning; those that were cancelled included
    qint64 cancelled = 0; ///< of them
    qint64 unfinished = 0; ///< those that go on at the end
    Micros unfinishedTotal = 0; ///< how long they have gone on by then
    Micros unfinishedMax = 0;

    bool operator==(const WaitFigures &) const = default;
};

/// Gathers waits, one by one.
class Waits {
public:
    void end(Micros length, bool isCancelled)
    {
        m_lengths.push_back(length);
        m_figures.cancelled += isCancelled ? 1 : 0;
    }
    void goOn(Micros length)
    {
        ++m_figures.unfinished;
        m_figures.unfinishedTotal += length;
        m_figures.unfinishedMax = std::max(m_figures.unfinishedMax, length);
    }
    void add(const Waits &other)
    {
        m_lengths.insert(m_lengths.end(), other.m_lengths.begin(), other.m_lengths.end());
        m_figures.cancelled += other.m_figures.cancelled;
        m_figures.unfinished += other.m_figures.unfinished;
        m_figures.unfinishedTotal += other.m_figures.unfinishedTotal;
        m_figures.unfinishedMax = std::max(m_figures.unfinishedMax, other.m_figures.unfinishedMax);
    }
    /// Not to be asked twice.
    WaitFigures figures()
    {
        WaitFigures figures = m_figures;
        figures.ended = spreadOf(std::move(m_lengths));
        return figures;
    }

private:
    std::vector<Micros> m_lengths;
    WaitFigures m_figures;
};

} // namespace signalbox
