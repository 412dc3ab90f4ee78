// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/calls/call.h"

namespace signalbox {

/// asyncio.gather, and main's way of waiting for its tasks.
///
///     for (…)
///         gather.add(*operand);   // wraps, then listens, one after the other
///     return gather.begin();
class Gather : public Call {
public:
    Gather(Tasks &tasks, Task &owner, quint32 number, ScopeId id, Verb verb, bool returnsExceptions)
        : Call(tasks, owner, verb, number, id)
        , m_outer(*this)
        , m_returnsExceptions(returnsExceptions)
    {
    }
    void add(Future &child);
    Result begin();

    Result resume(Result waited) override;
    std::vector<const Future *> pending() const override { return undone(m_listened); }
    bool waitsForAll() const override { return m_returnsExceptions; }
    const Future *memberAt(quint32 member) const override { return m_listened[member]; }

private:
    void memberDone(quint32 member) override;
    /// _GatheringFuture: cancelling it is cancelling its children.
    class Outer : public Future {
    public:
        explicit Outer(Gather &gather)
            : Future(kNone, false)
            , m_gather(gather)
        {
        }
        CancelResult cancel(Tasks &tasks, const CancelRequest &request) override;
        void letGo() override;
        bool isCancelRequested = false;

    private:
        Gather &m_gather;
    };
    bool failsWith(Future &child);
    Result goOn();
    void finish();
    ValuePointer results() const;
    void raiseCancelled(Future &child);

    Outer m_outer;
    const bool m_returnsExceptions;
    std::vector<Future *> m_children; ///< as given, one may stand there twice
    std::vector<Future *> m_listened; ///< each once
    std::vector<quint32> m_doneBefore; ///< members it looks at in the end, not when the loop comes to them
    std::size_t m_finished = 0;
};

} // namespace signalbox
