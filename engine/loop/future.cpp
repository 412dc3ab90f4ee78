// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/loop/future.h"

namespace signalbox {

// The order of events is that of CPython 3.11's asyncio/futures.py.

void Future::observe(EventLoop &loop, const Handle &handle)
{
    if (isDone())
        loop.callSoon(handle);
    else
        observers.push_back(handle);
}

std::size_t Future::forget(Handle::Kind kind, quint32 subject)
{
    return std::erase_if(observers, [kind, subject](const Handle &observer) {
        return observer.kind == kind && observer.subject == subject;
    });
}

} // namespace signalbox
