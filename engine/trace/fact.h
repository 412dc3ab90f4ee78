// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/factkinds.h"

#include <QHashFunctions>

#include <compare>

namespace signalbox {

/// An item in a queue: who made it and its number among that task's items, from 1.
struct Item {
    TaskId maker = TaskId::None;
    quint32 number = 0;

    auto operator<=>(const Item &) const = default;
};
inline size_t qHash(const Item &item, size_t seed = 0)
{
    return ::qHash((quint64(index(item.maker)) << 32) | item.number, seed);
}

/// Who or what a scope waits for: a task, by its TaskId, or a future, by its resource.
struct Member {
    quint32 number = kNone;
    bool isFuture = false;

    TaskId task() const { return isFuture ? TaskId::None : TaskId(number); }
    bool operator==(const Member &) const = default;
};

/// A call that a worker of an executor does, or a thread of its own.
struct JobPlace {
    quint32 worker = 0;
    quint32 number = 0; ///< its own, among all jobs of the run

    bool operator==(const JobPlace &) const = default;
};

/// One thing that happened. Thirty-two bytes; with all facts before it, enough to redraw the world. What else
/// it says depends on its kind, as told in the rows of kFactRows; only this class knows how it is packed.
/// Each of these has an accessor and a setter. Asking a fact for what its kind does not say is a mistake of
/// ours.
///
///     trace.append() = Fact(now, task, step, FactKind::ItemPut);
///     trace.back().setResource(queue).setItem(item);
class Fact {
public:
    Fact() = default;
    Fact(Micros when, TaskId whose, quint32 atStep, FactKind what)
        : time(when)
        , task(whose)
        , step(atStep)
        , kind(what)
    {
    }

    /// What Verb acts on: resource, task or scope; kNone for nothing. See Run::objectName.
    quint32 object() const { return objectAs(FactObject::OfVerb); }
    /// TaskId::None for the loop itself.
    TaskId by() const { return TaskId(objectAs(FactObject::Task)); }
    quint32 resource() const { return objectAs(FactObject::Resource); }
    ScopeId scope() const { return ScopeId(objectAs(FactObject::Scope)); }

    quint32 body() const { return low(FactAmount::Body); }
    /// The TaskGroup that creates it, or None.
    ScopeId group() const { return ScopeId(high(FactAmount::Body)); }
    qint64 iteration() const { return amountAs(FactAmount::Iteration); }
    /// Of a sleep or of a scope with a time limit, counted from the start of the run; 0 where there is none.
    Micros deadline() const { return amountAs(FactAmount::Deadline); }
    Micros duration() const { return amountAs(FactAmount::Duration); } ///< of a Cpu, Block or DelayWait
    /// Index into Run::texts; 0 for none.
    quint32 text() const { return low(FactAmount::Text); }
    Item item() const { return {TaskId(high(FactAmount::Item)), low(FactAmount::Item)}; }
    qint64 unfinished() const { return amountAs(FactAmount::Unfinished); }
    qint64 permits() const { return amountAs(FactAmount::Permits); }
    TaskId culprit() const { return TaskId(low(FactAmount::Task)); }
    TaskId holder() const { return TaskId(low(FactAmount::Task)); }
    ScopeId askingScope() const { return ScopeId(low(FactAmount::Request)); }
    quint32 message() const { return high(FactAmount::Request); } ///< index into Run::texts; 0 for none
    qint64 wakes() const { return amountAs(FactAmount::Wakes); }
    qint64 inside() const { return amountAs(FactAmount::Inside); }
    qint64 value() const { return amountAs(FactAmount::Value); }
    Member member() const { return {low(FactAmount::Member), flagAs(FactFlag::IsFuture) != 0}; }
    qint64 requestsLeft() const { return amountAs(FactAmount::RequestsLeft); }
    JobPlace job() const { return {low(FactAmount::Job), high(FactAmount::Job)}; }

    bool isToCancel() const { return flagAs(FactFlag::ToCancel) != 0; }
    bool raises() const { return flagAs(FactFlag::Raises) != 0; }
    Outcome outcome() const { return Outcome(flagAs(FactFlag::Outcome)); }
    CancelCause cause() const { return CancelCause(flagAs(FactFlag::Cause)); }
    BarrierState barrier() const { return BarrierState(flagAs(FactFlag::Barrier)); }
    Ending ending() const { return Ending(flagAs(FactFlag::Ending)); }

    Fact &setVerb(Verb what)
    {
        verb = what;
        return *this;
    }
    Fact &setStep(quint32 at)
    {
        step = at;
        return *this;
    }
    Fact &setObject(quint32 id) { return setObject(FactObject::OfVerb, id); }
    Fact &setBy(TaskId id) { return setObject(FactObject::Task, index(id)); }
    Fact &setResource(quint32 id) { return setObject(FactObject::Resource, id); }
    Fact &setScope(ScopeId id) { return setObject(FactObject::Scope, index(id)); }

    Fact &setBody(quint32 made, ScopeId in = ScopeId::None)
    {
        return setPair(FactAmount::Body, made, index(in));
    }
    Fact &setIteration(qint64 number) { return setAmount(FactAmount::Iteration, number); }
    Fact &setDeadline(Micros when) { return setAmount(FactAmount::Deadline, when); }
    Fact &setDuration(Micros length) { return setAmount(FactAmount::Duration, length); }
    Fact &setText(quint32 words) { return setAmount(FactAmount::Text, words); }
    Fact &setItem(Item what) { return setPair(FactAmount::Item, what.number, index(what.maker)); }
    Fact &setUnfinished(qint64 items) { return setAmount(FactAmount::Unfinished, items); }
    Fact &setPermits(qint64 free) { return setAmount(FactAmount::Permits, free); }
    Fact &setCulprit(TaskId id) { return setAmount(FactAmount::Task, index(id)); }
    Fact &setHolder(TaskId id) { return setAmount(FactAmount::Task, index(id)); }
    Fact &setRequest(CancelCause why, ScopeId asking = ScopeId::None, quint32 words = 0)
    {
        setPair(FactAmount::Request, index(asking), words);
        return setFlag(FactFlag::Cause, quint8(why));
    }
    Fact &setWakes(qint64 tasks) { return setAmount(FactAmount::Wakes, tasks); }
    Fact &setBarrier(BarrierState state, qint64 tasks)
    {
        setAmount(FactAmount::Inside, tasks);
        return setFlag(FactFlag::Barrier, quint8(state));
    }
    Fact &setValue(qint64 number) { return setAmount(FactAmount::Value, number); }
    Fact &setMember(Member who)
    {
        setAmount(FactAmount::Member, who.number);
        return setFlag(FactFlag::IsFuture, who.isFuture ? 1 : 0);
    }
    Fact &setRequestsLeft(qint64 requests) { return setAmount(FactAmount::RequestsLeft, requests); }
    Fact &setJob(JobPlace place) { return setPair(FactAmount::Job, place.worker, place.number); }

    Fact &setToCancel(bool is) { return setFlag(FactFlag::ToCancel, is ? 1 : 0); }
    Fact &setRaises(bool does) { return setFlag(FactFlag::Raises, does ? 1 : 0); }
    Fact &setOutcome(Outcome how) { return setFlag(FactFlag::Outcome, quint8(how)); }
    Fact &setEnding(Ending how) { return setFlag(FactFlag::Ending, quint8(how)); }

    bool operator==(const Fact &) const = default;

    Micros time = 0;
    TaskId task = TaskId::None;
    quint32 step = kNone; ///< the program step the task is in
    FactKind kind = FactKind::TurnBegan;
    Verb verb = Verb::Sleep;

private:
    /// A step that holds the loop, or makes a sleep longer, says how long; any other what it said or gave.
    bool says(FactAmount what) const
    {
        const FactAmount row = rowOf(kind).amount;
        if (row != FactAmount::OfStep)
            return row == what;
        const bool takesTime = verb == Verb::Cpu || verb == Verb::Block || verb == Verb::DelayWait;
        return what == (takesTime ? FactAmount::Duration : FactAmount::Text);
    }
    /// Verbs act on all sorts of things.
    bool isAbout(FactObject what) const
    {
        return rowOf(kind).object == what || rowOf(kind).object == FactObject::OfVerb;
    }
    quint32 objectAs(FactObject what) const
    {
        Q_ASSERT(isAbout(what));
        return m_object;
    }
    qint64 amountAs(FactAmount what) const
    {
        Q_ASSERT(says(what));
        return m_amount;
    }
    quint32 low(FactAmount what) const { return quint32(quint64(amountAs(what))); }
    quint32 high(FactAmount what) const { return quint32(quint64(amountAs(what)) >> 32); }
    quint8 flagAs(FactFlag what) const
    {
        Q_ASSERT(rowOf(kind).flag == what);
        return m_flag;
    }
    Fact &setObject(FactObject what, quint32 id)
    {
        Q_ASSERT(isAbout(what));
        m_object = id;
        return *this;
    }
    Fact &setAmount(FactAmount what, qint64 amount)
    {
        Q_ASSERT(says(what));
        m_amount = amount;
        return *this;
    }
    Fact &setPair(FactAmount what, quint32 low, quint32 high)
    {
        return setAmount(what, qint64((quint64(high) << 32) | low));
    }
    Fact &setFlag(FactFlag what, quint8 flag)
    {
        Q_ASSERT(rowOf(kind).flag == what);
        m_flag = flag;
        return *this;
    }

    quint8 m_flag = 0;
    quint8 m_unused = 0;
    quint32 m_object = kNone;
    qint64 m_amount = 0;
};
static_assert(sizeof(Fact) == 32, "a fact is at most 32 bytes: traces of millions of them stay in memory");

} // namespace signalbox
