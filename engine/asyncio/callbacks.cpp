// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/callbacks.h"

#include <utility>

namespace signalbox::asyncio {

namespace {

// With what it keeps, and its place among the timers.
constexpr qint64 kBytes = 320;

} // namespace

quint32 Callbacks::add(std::function<void()> callback)
{
    m_heap.account().add(kBytes);
    m_waiting.push_back(std::move(callback));
    return quint32(m_waiting.size() - 1);
}

std::function<void()> Callbacks::take(quint32 callback)
{
    std::function<void()> taken = std::exchange(m_waiting[callback], nullptr);
    if (taken)
        m_heap.account().add(-kBytes);
    return taken;
}

} // namespace signalbox::asyncio
