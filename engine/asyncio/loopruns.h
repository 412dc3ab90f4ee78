// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"

/// What the module waits by while a loop runs: run_until_complete(), run_forever(), and the Runner that
/// closes it.
namespace signalbox::asyncio {

/// How a Runner is closed.
struct ClosePlan {
    int framesAround = 0; ///< of the program
    int framesInside = 2; ///< of asyncio, until it cancels what is left
    bool isByWith = false; ///< a `with` is left: CPython calls that by way of C
};

/// What a Runner runs.
struct RunPlan {
    objects::Value coroutine;
    objects::Value context; ///< Missing: a copy of the one around
    int framesAround = 0; ///< of the program
};

// Each makes the module wait; what they give is for the function of the library that was called.

/// loop.run_until_complete(): \a future is one, or what becomes a task.
objects::Value waitUntilComplete(const objects::Call &call, Asyncio &asyncio, objects::Value future);
objects::Value waitForever(const objects::Call &call, Asyncio &asyncio);
objects::Value waitForRunner(const objects::Call &call, Asyncio &asyncio, RunPlan plan);
/// asyncio.run(): the runner is closed then.
objects::Value waitForRun(const objects::Call &call, Asyncio &asyncio, RunPlan plan);
objects::Value waitForClosing(const objects::Call &call, Asyncio &asyncio, ClosePlan plan);

/// The coroutine of \a name that does nothing.
objects::Value coroutineOfNothing(Asyncio &asyncio, const char *name);
/// loop.shutdown_asyncgens(), where generators are left; else Missing.
objects::Value closingOfGenerators(Asyncio &asyncio);

} // namespace signalbox::asyncio
