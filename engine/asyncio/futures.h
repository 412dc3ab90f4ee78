// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"
#include "engine/objects/value.h"

#include <unordered_set>

namespace signalbox::asyncio {

class Asyncio;

/// What gather() and shield() return. Where a drawn step says the call, facts tell of it as of a step's: a
/// scope of the task that makes and awaits it. Else they tell of a future.
class CallFuture : public Future {
public:
    CallFuture(Asyncio &asyncio, quint32 futureNumber)
        : Future(futureNumber, false)
        , m_asyncio(asyncio)
    {
    }
    /// Whether the performer is in a drawn step of \a verb, and which.
    static std::optional<Verb> drawnVerb(Asyncio &asyncio, std::initializer_list<Verb> verbs);
    void tellAs(Verb verb);
    void recordExit(const Task &task, Result result);
    std::optional<Verb> told() const { return m_told; }
    ScopeId scope() const { return m_scope; }

protected:
    void hearOf(const Future &member);
    void recordMember(const Future &member);
    void finish(Outcome outcome);

    Asyncio &m_asyncio;
    std::vector<objects::Value> m_held; ///< keeps what it waits for until it is done

private:
    std::optional<Verb> m_told;
    ScopeId m_scope = ScopeId::None; ///< also of main's wait for all, which is none
};

/// What gather() returns: done once all of its children are, or the first has failed. Cancelling it is
/// cancelling them.
class GatherFuture final : public CallFuture {
public:
    GatherFuture(Asyncio &asyncio, quint32 futureNumber, bool returnsExceptions)
        : CallFuture(asyncio, futureNumber)
        , m_returnsExceptions(returnsExceptions)
    {
    }
    void add(Future &child);
    /// gather() of nothing is a plain future.
    bool isEmpty() const { return m_children.empty(); }
    /// All have been added.
    void begin();

    CancelResult cancel(Tasks &tasks, const CancelRequest &request) override;
    void letGo() override;

private:
    void childDone(Future &child);
    bool failsWith(Future &child);
    void takeResults();
    objects::Value results();
    void raiseCancelled(Future &child);

    const bool m_returnsExceptions;
    bool m_isCancelRequested = false;
    std::vector<Future *> m_children; ///< as given, one may stand there twice
    std::unordered_set<Future *> m_listened; ///< each once
    std::vector<Future *> m_doneBefore; ///< looked at in the end, not when the loop comes to them
    std::size_t m_finished = 0;
};

/// What shield() returns: cancelling it does not reach what it waits for.
class ShieldFuture final : public CallFuture {
public:
    ShieldFuture(Asyncio &asyncio, quint32 futureNumber, Future &inner);
    void begin();
    CancelResult cancel(Tasks &tasks, const CancelRequest &request) override;

private:
    void innerDone();

    Future &m_inner;
    quint32 m_callback = 0;
};

} // namespace signalbox::asyncio
