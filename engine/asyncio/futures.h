// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"
#include "engine/objects/value.h"

namespace signalbox::asyncio {

class Asyncio;

/// What gather() returns: done once all of its children are, or the first has failed. Cancelling it is
/// cancelling them.
class GatherFuture final : public Future {
public:
    GatherFuture(Asyncio &asyncio, quint32 futureNumber, bool returnsExceptions)
        : Future(futureNumber, false)
        , m_asyncio(asyncio)
        , m_returnsExceptions(returnsExceptions)
    {
    }
    void add(Future &child);
    /// All have been added.
    void begin();

    CancelResult cancel(Tasks &tasks, const CancelRequest &request) override;
    void letGo() override;

private:
    void childDone(Future &child);
    bool failsWith(Future &child);
    void finish();
    objects::Value results();
    void raiseCancelled(Future &child);

    Asyncio &m_asyncio;
    const bool m_returnsExceptions;
    bool m_isCancelRequested = false;
    std::vector<Future *> m_children; ///< as given, one may stand there twice
    std::vector<Future *> m_listened; ///< each once
    std::vector<Future *> m_doneBefore; ///< looked at in the end, not when the loop comes to them
    std::size_t m_finished = 0;
};

/// What shield() returns: cancelling it does not reach what it waits for.
class ShieldFuture final : public Future {
public:
    ShieldFuture(Asyncio &asyncio, quint32 futureNumber, Future &inner);
    void begin();
    CancelResult cancel(Tasks &tasks, const CancelRequest &request) override;

private:
    void innerDone();

    Asyncio &m_asyncio;
    Future &m_inner;
    quint32 m_callback = 0;
};

} // namespace signalbox::asyncio
