// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/loop/eventloop.h"

#include <algorithm>
#include <utility>

namespace signalbox {

void EventLoop::takeBackResume(quint32 subject)
{
    const std::size_t mask = m_ready.size() - 1;
    for (std::size_t from = m_readyCount; from-- > 0;) {
        const Handle &handle = m_ready[(m_readyHead + from) & mask];
        if (handle.kind != Handle::Kind::Resume || handle.subject != subject)
            continue;
        for (std::size_t to = from; to + 1 < m_readyCount; ++to)
            m_ready[(m_readyHead + to) & mask] = m_ready[(m_readyHead + to + 1) & mask];
        --m_readyCount;
        return;
    }
}

void EventLoop::growReady()
{
    std::vector<Handle> larger(m_ready.size() * 2);
    for (std::size_t at = 0; at < m_readyCount; ++at)
        larger[at] = m_ready[(m_readyHead + at) & (m_ready.size() - 1)];
    m_ready = std::move(larger);
    m_readyHead = 0;
}

void EventLoop::callProbe()
{
    std::exchange(m_probe, nullptr)();
}

bool EventLoop::later(const Timer &a, const Timer &b)
{
    // Names count up, so they break ties by order of creation. CPython's heap compares times only and is not
    // stable there; a real clock hides that, because no two deadlines are equal.
    return a.when != b.when ? a.when > b.when : a.handle.timer > b.handle.timer;
}

EventLoop::TimerId EventLoop::nameTimer()
{
    if (m_freeSlots.empty()) {
        m_freeSlots.push_back(quint32(m_slots.size()));
        m_slots.push_back(0);
    }
    const quint32 slot = m_freeSlots.back();
    m_freeSlots.pop_back();
    return m_slots[slot] = (++m_timersMade << kSlotBits) | slot;
}

EventLoop::TimerId EventLoop::callAt(Micros when, Handle handle)
{
    handle.timer = nameTimer();
    m_timers.push_back({when, handle});
    std::push_heap(m_timers.begin(), m_timers.end(), later);
    return handle.timer;
}

EventLoop::TimerId EventLoop::callSoonAs(Handle handle)
{
    handle.timer = ++m_timersMade << kSlotBits;
    callSoon(handle);
    return handle.timer;
}

std::optional<Micros> EventLoop::deadlineOf(TimerId timer) const
{
    const auto found = std::ranges::find_if(
        m_timers, [&](const Timer &each) { return each.handle.timer == timer && isWanted(each); });
    return timer == 0 || found == m_timers.end() ? std::nullopt : std::optional(found->when);
}

void EventLoop::forget(TimerId timer)
{
    const std::size_t slot = slotOf(timer);
    if (slot >= m_slots.size() || m_slots[slot] != timer)
        return; // it has fired
    m_slots[slot] = 0;
    ++m_cancelled;
    sweep();
}

void EventLoop::clear()
{
    m_readyCount = 0;
    for (const Timer &timer : m_timers) {
        const std::size_t slot = slotOf(timer.handle.timer);
        m_slots[slot] = 0;
        m_freeSlots.push_back(quint32(slot));
    }
    m_timers.clear();
    m_cancelled = 0;
}

/// Cancelled timers wait in the heap for their time, as in asyncio until most of them are such
/// (base_events.py, _run_once): a long timeout in a short loop would make millions.
void EventLoop::sweep()
{
    constexpr std::size_t few = 100;
    if (m_cancelled <= few || m_cancelled * 2 <= m_timers.size())
        return;
    std::erase_if(m_timers, [this](const Timer &timer) {
        if (isWanted(timer))
            return false;
        m_freeSlots.push_back(quint32(slotOf(timer.handle.timer)));
        return true;
    });
    std::make_heap(m_timers.begin(), m_timers.end(), later);
    m_cancelled = 0;
}

void EventLoop::popTimer()
{
    const std::size_t slot = slotOf(m_timers.front().handle.timer);
    if (!isWanted(m_timers.front()))
        --m_cancelled;
    m_slots[slot] = 0;
    m_freeSlots.push_back(quint32(slot));
    std::pop_heap(m_timers.begin(), m_timers.end(), later);
    m_timers.pop_back();
}

/// A cancelled timer at the head must not move the clock.
void EventLoop::dropUnwanted()
{
    while (!m_timers.empty() && !isWanted(m_timers.front()))
        popTimer();
}

bool EventLoop::hasReadyOrDue()
{
    const std::optional<Micros> next = nextDeadline();
    return hasReady() || (next && *next <= m_now);
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
        if (isWanted(m_timers.front()))
            callSoon(m_timers.front().handle);
        popTimer();
    }
    return qsizetype(m_readyCount);
}

} // namespace signalbox
