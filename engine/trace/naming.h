// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

#include <vector>

namespace signalbox {

/// \file
/// What the numbers of a run stand for, in no language: words for people are made of it elsewhere.

/// The body that \a step belongs to, or null.
const ProgramBody *bodyAt(const Program &program, quint32 step);
/// True for what a frame on the canvas runs. A TaskGroup: nothing but its group; a timeout: that group with
/// the timeout round it; others begin with the call that they stand for.
bool isFrame(const Program &program, quint32 body);
/// Verbs whose facts have a ScopeId as object.
constexpr bool isScopeVerb(Verb verb)
{
    return verb == Verb::Timeout || verb == Verb::TimeoutAt || verb == Verb::WaitFor || verb == Verb::Shield
        || verb == Verb::Gather || verb == Verb::WaitTasks || verb == Verb::AsCompleted || verb == Verb::Group
        || verb == Verb::Retry;
}
/// Scopes with a deadline of their own, counted from when they are entered or from the start.
constexpr bool isTimeoutVerb(Verb verb)
{
    return verb == Verb::Timeout || verb == Verb::TimeoutAt;
}
/// Verbs that act on a task or on a future.
constexpr bool isFutureVerb(Verb verb)
{
    return verb == Verb::Await || verb == Verb::Cancel || verb == Verb::Result || verb == Verb::FailWait
        || verb == Verb::DelayWait;
}
/// Whether the object of such a verb in \a step is a future's resource, not a task.
bool isOnFuture(const Program &program, Verb verb, quint32 step);

/// Who entered a scope, where.
struct ScopeEntry {
    Verb verb = Verb::Group;
    TaskId owner = TaskId::None;
    quint32 step = kNone;
};
/// What a scope is called after.
struct ScopeName {
    Verb verb = Verb::Group; ///< a timeout's, also of the group that its frame holds
    bool isFrame =
        false; ///< its owner is a frame on the canvas, which has its name; otherwise a task's steps
};
ScopeName nameOf(const Program &program, const ScopeEntry &entry);
/// All scopes of a run, by ScopeId, in one pass over its trace.
std::vector<ScopeEntry> scopesOf(const Run &run);

/// What Python's items are, by what the engine counts: "beans 3" where the producer beans put it in the third
/// round of its loop, the words of a task's own put, "None" for a sentinel. The run must outlive it.
class ItemValues {
public:
    explicit ItemValues(const Run &run)
        : m_run(run)
    {
    }
    QString operator[](const Item &item) const;
    bool isSentinel(const Item &item) const;
    bool isNumbered(const Item &item) const; ///< a producer's
    /// Null in a run that was put together by hand.
    const ItemSource *sourceOf(const Item &item) const;
    /// The value of an item but for its number: "beans " of "beans 3".
    QString wordsOf(const ItemSource &source) const;

private:
    const Run &m_run;
};

/// The text of a result; empty for None.
QString valueWords(const Run &run, qint64 text);
/// As in JSON lines: "wait_began", "raised", "busy_loop", "group".
QString keyOf(FactKind kind); ///< from its row
QString keyOf(Outcome outcome);
QString keyOf(Ending ending);
QString keyOf(CancelCause cause);
QString keyOf(BarrierState state);

} // namespace signalbox
