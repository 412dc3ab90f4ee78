// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::asyncio {

/// "/usr/lib/python3.11/asyncio/tasks.py:637", as the repr() of a task tells of a coroutine of asyncio's own:
/// where \a name, "Queue.get", is defined, or where it waits once it \a hasBegun. As in 3.11.7, 3.12.1 and
/// 3.13.0, where Debian puts it. Empty of what is not known.
std::string placeInLibrary(std::string_view name, PythonVersion version, bool hasBegun);

/// Functions that asyncio itself is called back by when a future is done.
enum class LibraryCallback : quint32 {
    None,
    RunUntilComplete,
    Gather,
    ShieldInner,
    ShieldOuter,
    Wait,
    AsCompleted,
    ReleaseWaiter, ///< of wait_for() in 3.11
    CheckCancel, ///< of a call in a thread: whether it is to be taken back
};
/// "_run_until_complete_cb() at /usr/lib/python3.11/asyncio/base_events.py:180". \a given: of a partial, its
/// arguments as they are shown, which since 3.13 they are not.
std::string callbackInLibrary(LibraryCallback callback, PythonVersion version,
                              std::optional<std::string_view> given = {});

} // namespace signalbox::asyncio
