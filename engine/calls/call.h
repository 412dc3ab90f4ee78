// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"

namespace signalbox {

/// A call that waits for other futures in a way of its own: gather, wait, as_completed, wait_for, shield. It
/// begins and either goes on or parks its task, and resume() finishes it in a later turn, as with a
/// primitive. Its callbacks may come long after its task has gone on; with the last of them it isOver().
class Call {
public:
    /// \a number: of the calls of this run, which their handles name. \a id: None where the trace does not
    /// tell of it as a scope.
    Call(Tasks &tasks, Task &owner, Verb verb, quint32 number, ScopeId id)
        : m_tasks(tasks)
        , m_owner(owner)
        , m_verb(verb)
        , m_number(number)
        , m_id(id)
    {
    }
    virtual ~Call() = default;
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

    void recordEntry(Micros deadline = 0);
    void recordMember(const Future &member);
    /// \a waited: what came to the task where it waited.
    virtual Result resume(Result waited) = 0;
    /// The callback for \a member, which is done.
    void tellDone(quint32 member)
    {
        --m_listening;
        memberDone(member);
    }
    virtual void due(EventLoop::TimerId) { }
    virtual void outerDone() { }

    /// Futures of which one, or where waitsForAll() each, has to be done before the task can go on.
    virtual std::vector<const Future *> pending() const = 0;
    virtual bool waitsForAll() const { return true; }
    /// Whether it ends by itself after some time.
    bool isTimed() const { return m_timer != 0; }
    quint32 number() const { return m_number; }
    Verb verb() const { return m_verb; }
    const Task &owner() const { return m_owner; }
    /// Its task has gone on, and no callback of a member will come.
    bool isOver() const { return m_hasLeft && m_listening == 0; }
    /// Whose end the callback for \a member tells of.
    virtual const Future *memberAt(quint32 member) const = 0;

protected:
    Result park(Future *awaited = nullptr);
    Result leave(Result result, const ValuePointer &given = nullptr);
    /// Leaves with the result of what it awaited, where there is one.
    Result leaveWith(Result result);
    virtual void memberDone(quint32 member) = 0;
    /// Adds the callback for \a future, which is \a member.
    void listen(Future &future, quint32 member)
    {
        ++m_listening;
        future.observe(m_tasks.loop(),
                       {.kind = Handle::Kind::MemberDone, .subject = m_number, .other = member});
    }
    void forget(Future &member) { m_listening -= member.forget(Handle::Kind::MemberDone, m_number); }
    void wake() { m_tasks.wake(m_owner.waiter, m_tasks.actor()); }
    void arm(Micros deadline);
    void disarm() { m_tasks.loop().cancel(m_timer); }
    bool takeTimer(EventLoop::TimerId timer);
    void recordWaitEnded();

    Tasks &m_tasks;
    Task &m_owner;
    const Verb m_verb;
    const quint32 m_number;
    const ScopeId m_id;
    EventLoop::TimerId m_timer = 0;
    bool m_isWaiting = false; ///< its task is parked here

private:
    std::size_t m_listening = 0; ///< callbacks of members that are to come
    bool m_hasLeft = false;
};

/// The members of \a futures that are not done.
std::vector<const Future *> undone(const std::vector<Future *> &futures);

} // namespace signalbox
