// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/heap.h"

#include <functional>
#include <vector>

namespace signalbox::asyncio {

/// What the loop is to call, by numbers that count up. What waits counts as memory of the program's, since
/// nothing else of it may be growing.
class Callbacks {
public:
    explicit Callbacks(objects::Heap &heap)
        : m_heap(heap)
    {
    }

    quint32 add(std::function<void()> callback);
    /// Null for what was taken before.
    std::function<void()> take(quint32 callback);

private:
    objects::Heap &m_heap;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace signalbox::asyncio
