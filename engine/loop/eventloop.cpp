// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/loop/eventloop.h"

#include <algorithm>

namespace signalbox {

void EventLoop::growReady()
{
    std::vector<Handle> larger(m_ready.size() * 2);
    for (std::size_t at = 0; at < m_readyCount; ++at)
        larger[at] = m_ready[(m_readyHead + at) & (m_ready.size() - 1)];
    m_ready = std::move(larger);
    m_readyHead = 0;
}

bool EventLoop::later(const Timer &a, const Timer &b)
{
    // Names count up, so they break ties by order of creation. CPython's heap compares times only and is not
    // stable there; a real clock hides that, because no two deadlines are equal.
    return a.when != b.when ? a.when > b.when : a.handle.timer > b.handle.timer;
}

void EventLoop::callAt(Micros when, Handle handle, TimerId *owner)
{
    handle.timer = *owner = ++m_timersMade;
    m_timers.push_back({when, handle, owner});
    std::push_heap(m_timers.begin(), m_timers.end(), later);
}

void EventLoop::callSoonAs(Handle handle, TimerId *owner)
{
    handle.timer = *owner = ++m_timersMade;
    callSoon(handle);
}

/// A cancelled timer at the head must not move the clock.
void EventLoop::dropUnwanted()
{
    while (!m_timers.empty() && !m_timers.front().isWanted()) {
        std::pop_heap(m_timers.begin(), m_timers.end(), later);
        m_timers.pop_back();
    }
}

std::optional<Micros> EventLoop::nextDeadline()
{
    dropUnwanted();
    std::optional<Micros> deadline;
    if (!m_timers.empty())
        deadline = m_timers.front().when;
    if (m_outside) {
        const auto outside = m_outside->nextDeadline();
        if (outside && (!deadline || *outside < *deadline))
            deadline = outside;
    }
    return deadline;
}

qsizetype EventLoop::beginIteration()
{
    ++m_iteration;
    const auto deadline = nextDeadline();
    if (!hasReady() && deadline)
        m_now = std::max(m_now, *deadline);
    if (m_outside)
        m_outside->look();
    while (!m_timers.empty() && m_timers.front().when <= m_now) {
        if (m_timers.front().isWanted())
            callSoon(m_timers.front().handle);
        std::pop_heap(m_timers.begin(), m_timers.end(), later);
        m_timers.pop_back();
    }
    return qsizetype(m_readyCount);
}

} // namespace signalbox
