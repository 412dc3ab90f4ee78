// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/loop/waitqueue.h"

namespace signalbox {

void WaitQueue::append(Waiter &waiter)
{
    Q_ASSERT(!waiter.line);
    waiter.line = this;
    waiter.previous = m_last;
    waiter.next = nullptr;
    (m_last ? m_last->next : m_first) = &waiter;
    m_last = &waiter;
    ++m_uncancelled;
}

void WaitQueue::leave(Waiter &waiter)
{
    WaitQueue *line = waiter.line;
    if (!line)
        return;
    (waiter.previous ? waiter.previous->next : line->m_first) = waiter.next;
    (waiter.next ? waiter.next->previous : line->m_last) = waiter.previous;
    if (waiter.state != Waiter::State::Cancelled)
        --line->m_uncancelled;
    waiter.line = nullptr;
    waiter.previous = waiter.next = nullptr;
}

void WaitQueue::cancel(Waiter &waiter)
{
    if (waiter.line && waiter.state != Waiter::State::Cancelled)
        --waiter.line->m_uncancelled;
    waiter.state = Waiter::State::Cancelled;
}

Waiter *WaitQueue::firstPending() const
{
    Waiter *waiter = m_first;
    while (waiter && waiter->state != Waiter::State::Pending)
        waiter = waiter->next;
    return waiter;
}

qsizetype WaitQueue::size() const
{
    qsizetype size = 0;
    for (const Waiter *waiter = m_first; waiter; waiter = waiter->next)
        ++size;
    return size;
}

} // namespace signalbox
