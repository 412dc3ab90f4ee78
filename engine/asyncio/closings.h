// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/layers.h"

#include <optional>

namespace signalbox::asyncio {

class Asyncio;

/// What coroutine.throw(GeneratorExit) does in a task: what its coroutine awaits is closed, the innermost
/// first, before that is raised in the coroutine itself (gen_close_iter() of CPython's genobject.c). Nothing
/// that is being closed can wait.
class Closings {
public:
    explicit Closings(Asyncio &asyncio)
        : m_asyncio(asyncio)
    {
    }
    /// What \a task waited for has ended with \a exit: it goes to the outermost of its layers, the only one
    /// that is left then.
    Departure throwExit(Task &task, objects::Value exit);
    /// As evaluator::Host::closeAwaited() and awaitAtOnce().
    [[nodiscard]] bool closeAwaited();
    [[nodiscard]] std::optional<objects::Value> awaitAtOnce(const objects::Value &awaitable);

private:
    Departure exitInto(Task &task, Layer &layer, objects::Value exit);
    bool closeInnermost(Task &task);
    void leaveWait(Task &task, std::size_t kept);
    objects::Value makeExit();
    objects::Raised passOn(const Departure &raised);

    Asyncio &m_asyncio;
    Task *m_task = nullptr; ///< in which a GeneratorExit is on its way
    std::size_t m_level = 0; ///< its layer that is being closed
};

} // namespace signalbox::asyncio
