// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/calls/call.h"

#include "engine/layout/layout.h"
#include <optional>

#include <deque>

namespace signalbox {

/// asyncio.wait. Members given twice count once.
class WaitTasks : public Call {
public:
    WaitTasks(Tasks &tasks, Task &owner, quint32 number, ScopeId id, WaitChoice until)
        : Call(tasks, owner, Verb::WaitTasks, number, id)
        , m_until(until)
    {
    }
    Result begin(const std::vector<Future *> &members, std::optional<Micros> timeout);

    Result resume(Result waited) override;
    void due(EventLoop::TimerId timer) override;
    std::vector<const Future *> pending() const override { return undone(m_members); }
    bool waitsForAll() const override { return m_until == WaitChoice::AllCompleted; }
    const Future *memberAt(quint32 member) const override { return m_members[member]; }

private:
    void memberDone(quint32 member) override;
    bool isEnough(Future &member) const;

    const WaitChoice m_until;
    std::vector<Future *> m_members;
    std::size_t m_left = 0;
};

/// `for next in asyncio.as_completed(…): await next`. The members that are done stand in a queue; its getter
/// is the plain wait of the task. Its timer and its callbacks outlive a loop that an error ends.
class AsCompleted : public Call {
public:
    AsCompleted(Tasks &tasks, Task &owner, quint32 number, ScopeId id)
        : Call(tasks, owner, Verb::AsCompleted, number, id)
    {
    }
    /// Without one, \a timeout is empty.
    Result begin(const std::vector<Future *> &members, std::optional<Micros> timeout);

    Result resume(Result waited) override;
    void due(EventLoop::TimerId timer) override;
    std::vector<const Future *> pending() const override { return undone(m_members); }
    bool waitsForAll() const override { return false; }
    const Future *memberAt(quint32 member) const override { return m_members[member]; }

private:
    void memberDone(quint32 member) override;
    Result awaitNext();
    void put(Future *done);

    std::vector<Future *> m_members;
    std::size_t m_toDo = 0; ///< members that have not reported
    std::size_t m_rounds = 0; ///< of the loop, that are left
    std::deque<Future *> m_done; ///< null: time is up
    std::vector<ValuePointer> m_results; ///< in the order in which they came
};

/// \a members without those that stand there before.
std::vector<Future *> withoutRepeats(const std::vector<Future *> &members, quint32 call);

} // namespace signalbox
