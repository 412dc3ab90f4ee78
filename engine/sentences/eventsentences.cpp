// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/eventsentences.h"

#include "engine/messages/message.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/stepwords.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EventSentences)
};

} // namespace

struct EventSentences::Row {
    FactKind kind;
    QString (EventSentences::*tell)(const Fact &fact) const;
};

constexpr EventSentences::Row EventSentences::kRows[] = {
    {FactKind::TaskCreated, &EventSentences::created},
    {FactKind::TurnBegan, &EventSentences::turn},
    {FactKind::Yielded, &EventSentences::yielded},
    {FactKind::WaitBegan, &EventSentences::waits},
    {FactKind::Woken, &EventSentences::woken},
    {FactKind::WaitEnded, &EventSentences::waitEnded},
    {FactKind::StepBegan, &EventSentences::step},
    {FactKind::ItemPut, &EventSentences::put},
    {FactKind::ItemGot, &EventSentences::got},
    {FactKind::TaskDoneCalled, &EventSentences::itemDone},
    {FactKind::Acquired, &EventSentences::acquired},
    {FactKind::Released, &EventSentences::released},
    {FactKind::EventSet, &EventSentences::eventSet},
    {FactKind::EventCleared, &EventSentences::eventCleared},
    {FactKind::ScopeEntered, &EventSentences::entered},
    {FactKind::ScopeExited, &EventSentences::exited},
    {FactKind::TimeoutExpired, &EventSentences::expired},
    {FactKind::GroupAborting, &EventSentences::aborting},
    {FactKind::CancelRequested, &EventSentences::cancelRequested},
    {FactKind::CancelDelivered, &EventSentences::cancelDelivered},
    {FactKind::ErrorRaised, &EventSentences::raised},
    {FactKind::ErrorCaught, &EventSentences::caught},
    {FactKind::TaskEnded, &EventSentences::ended},
    {FactKind::Notified, &EventSentences::notified},
    {FactKind::BarrierChanged, &EventSentences::barrier},
    {FactKind::FutureDone, &EventSentences::futureDone},
    {FactKind::CounterRead, &EventSentences::counterRead},
    {FactKind::CounterWritten, &EventSentences::counterWritten},
    {FactKind::ScopeMember, &EventSentences::member},
    {FactKind::Uncancelled, &EventSentences::uncancelled},
    {FactKind::JobBegan, &EventSentences::jobBegan},
    {FactKind::JobEnded, &EventSentences::jobEnded},
    {FactKind::NeverAwaited, &EventSentences::neverAwaited},
    {FactKind::NeverRetrieved, &EventSentences::neverRetrieved},
    {FactKind::DeadlockEdge, &EventSentences::stuck},
    {FactKind::RunEnded, &EventSentences::runEnded},
};

EventSentences::EventSentences(const Run &run)
    : m_run(run)
    , m_scopes(scopesOf(run))
{
}

QString EventSentences::of(const Fact &fact) const
{
    static_assert(hasRowOfEveryKind(kRows), "every kind of fact has a row, in the order of FactKind");
    return (this->*kRows[std::size_t(fact.kind)].tell)(fact);
}

QString EventSentences::about(const Fact &fact, const QString &pattern, const QString &what,
                              const QString &other) const
{
    const QString who = fact.task == TaskId::None ? Words::tr("The event loop") : m_run.taskName(fact.task);
    return fill(pattern, {{u"task", who}, {u"what", what}, {u"other", other}});
}

QString EventSentences::resource(const Fact &fact) const
{
    return resourceWords(m_run.program, fact.resource());
}

QString EventSentences::scope(const Fact &fact) const
{
    return scopeWords(m_run, m_scopes, index(fact.scope()));
}

/// "put into queue window", "acquire lock oven".
QString EventSentences::goal(const Fact &fact) const
{
    const QString object = isScopeVerb(fact.verb) ? scopeWords(m_run, m_scopes, fact.object())
                                                  : objectWords(m_run, fact.verb, fact.object(), fact.step);
    return verbWords(fact.verb, object);
}

QString EventSentences::created(const Fact &fact) const
{
    if (fact.by() == TaskId::None)
        return about(fact, Words::tr("{task} is there, ready for its first turn."));
    return about(fact, Words::tr("{other} created {task}, which is ready for its first turn."), {},
                 m_run.taskName(fact.by()));
}

QString EventSentences::turn(const Fact &fact) const
{
    return about(fact, Words::tr("It is the turn of {task}."));
}

QString EventSentences::yielded(const Fact &fact) const
{
    return about(fact, Words::tr("{task} lets others go first and goes to the back of the ready line."));
}

QString EventSentences::waits(const Fact &fact) const
{
    if (fact.verb == Verb::Sleep && fact.deadline() > 0)
        return about(fact, Words::tr("{task} sleeps until {what}."), formatTime(fact.deadline()));
    return about(fact, Words::tr("{task} begins to wait: {what}."), goal(fact));
}

QString EventSentences::woken(const Fact &fact) const
{
    if (fact.by() == TaskId::None)
        return about(fact, Words::tr("The wait of {task} is over; it is ready."));
    if (fact.isToCancel())
        return about(fact, Words::tr("{other} cancels the wait of {task}, which is ready to learn of it."),
                     {}, m_run.taskName(fact.by()));
    return about(fact, Words::tr("{other} ends the wait of {task}, which is ready."), {},
                 m_run.taskName(fact.by()));
}

QString EventSentences::waitEnded(const Fact &fact) const
{
    return about(fact, Words::tr("{task} goes on after its wait: {what}."), goal(fact));
}

QString EventSentences::step(const Fact &fact) const
{
    if (fact.verb == Verb::Cpu || fact.verb == Verb::Block)
        return about(fact, Words::tr("{task} computes for {what}; nobody else can run."),
                     formatTime(fact.duration()));
    if (fact.verb == Verb::DelayWait)
        return about(fact, Words::tr("By hand, {other} sleeps {what} longer."), formatTime(fact.duration()),
                     m_run.taskName(TaskId(fact.object())));
    return about(fact, Words::tr("{task}: {what}."), goal(fact));
}

QString EventSentences::put(const Fact &fact) const
{
    return about(fact, Words::tr("{task} put {what} into {other}."), itemWords(m_run, fact.item(), fact.task),
                 resource(fact));
}

QString EventSentences::got(const Fact &fact) const
{
    return about(fact, Words::tr("{task} got {what} from {other}."), itemWords(m_run, fact.item(), fact.task),
                 resource(fact));
}

QString EventSentences::itemDone(const Fact &fact) const
{
    return about(fact, Words::tr("{task} marked an item of {other} as done; unfinished: {what}."),
                 QString::number(fact.unfinished()), resource(fact));
}

QString EventSentences::acquired(const Fact &fact) const
{
    return about(fact, Words::tr("{task} has {other} now."), {}, resource(fact));
}

QString EventSentences::released(const Fact &fact) const
{
    return about(fact, Words::tr("{task} released {other}."), {}, resource(fact));
}

QString EventSentences::eventSet(const Fact &fact) const
{
    return about(fact, Words::tr("{task} set {other}."), {}, resource(fact));
}

QString EventSentences::eventCleared(const Fact &fact) const
{
    return about(fact, Words::tr("{task} cleared {other}."), {}, resource(fact));
}

QString EventSentences::entered(const Fact &fact) const
{
    if (fact.deadline() > 0)
        return about(fact, Words::tr("{task} entered {other}, which lasts until {what} at most."),
                     formatTime(fact.deadline()), scope(fact));
    return about(fact, Words::tr("{task} entered {other}."), {}, scope(fact));
}

QString EventSentences::exited(const Fact &fact) const
{
    switch (fact.outcome()) {
    case Outcome::Returned:
        break;
    case Outcome::Raised:
        return about(fact, Words::tr("{task} left {other} with an exception."), {}, scope(fact));
    case Outcome::Cancelled:
        return about(fact, Words::tr("{task} left {other}, cancelled."), {}, scope(fact));
    }
    return about(fact, Words::tr("{task} left {other}."), {}, scope(fact));
}

QString EventSentences::expired(const Fact &fact) const
{
    return about(fact, Words::tr("Time is up for {other} of {task}."), {}, scope(fact));
}

QString EventSentences::aborting(const Fact &fact) const
{
    if (fact.culprit() == TaskId::None)
        return about(fact, Words::tr("All tasks in {other} are cancelled."), {}, scope(fact));
    return about(fact, Words::tr("{what} failed, so the other tasks in {other} are cancelled."),
                 m_run.taskName(fact.culprit()), scope(fact));
}

QString EventSentences::cancelRequested(const Fact &fact) const
{
    if (fact.by() == TaskId::None)
        return about(fact, Words::tr("{task} is asked to stop."));
    return about(fact, Words::tr("{other} asked {task} to stop."), {}, m_run.taskName(fact.by()));
}

QString EventSentences::cancelDelivered(const Fact &fact) const
{
    return about(fact, Words::tr("{task} learns that it is cancelled."));
}

QString EventSentences::raised(const Fact &fact) const
{
    return about(fact, Words::tr("{task} raised {what}."), errorWords(m_run, fact.text()));
}

QString EventSentences::caught(const Fact &fact) const
{
    return about(fact, Words::tr("{task} caught {what}."), errorWords(m_run, fact.text()));
}

QString EventSentences::ended(const Fact &fact) const
{
    switch (fact.outcome()) {
    case Outcome::Returned:
        break;
    case Outcome::Raised:
        return about(fact, Words::tr("{task} failed: {what}."), errorWords(m_run, fact.text()));
    case Outcome::Cancelled:
        return about(fact, Words::tr("{task} ended, cancelled."));
    }
    return about(fact,
                 fact.text() == 0 ? Words::tr("{task} has finished.")
                                  : Words::tr("{task} has finished and returned {what}."),
                 valueWords(m_run, fact.text()));
}

QString EventSentences::notified(const Fact &fact) const
{
    return about(fact, Words::tr("{task} notified {other}; woken: {what}."), QString::number(fact.wakes()),
                 resource(fact));
}

QString EventSentences::barrier(const Fact &fact) const
{
    return about(fact, Words::tr("{other}: {what} inside."), QString::number(fact.inside()), resource(fact));
}

QString EventSentences::futureDone(const Fact &fact) const
{
    switch (fact.outcome()) {
    case Outcome::Returned:
        break;
    case Outcome::Raised:
        return about(fact, Words::tr("{other} has an exception now: {what}."), errorWords(m_run, fact.text()),
                     resource(fact));
    case Outcome::Cancelled:
        return about(fact, Words::tr("{other} is cancelled."), {}, resource(fact));
    }
    return about(fact, Words::tr("{other} has a result now: {what}."), valueWords(m_run, fact.text()),
                 resource(fact));
}

QString EventSentences::counterRead(const Fact &fact) const
{
    return about(fact, Words::tr("{task} read {other}: {what}."), QString::number(fact.value()),
                 resource(fact));
}

QString EventSentences::counterWritten(const Fact &fact) const
{
    return about(fact, Words::tr("{task} wrote {what} to {other}."), QString::number(fact.value()),
                 resource(fact));
}

QString EventSentences::member(const Fact &fact) const
{
    const Member who = fact.member();
    return about(fact, Words::tr("{other} waits for {what}."),
                 who.isFuture ? resourceWords(m_run.program, who.number) : m_run.taskName(who.task()),
                 scope(fact));
}

QString EventSentences::uncancelled(const Fact &fact) const
{
    return about(fact, Words::tr("A request to stop {task} is taken back; left: {what}."),
                 QString::number(fact.requestsLeft()));
}

QString EventSentences::jobBegan(const Fact &fact) const
{
    return about(fact, Words::tr("A thread begins the call that {task} waits for."));
}

QString EventSentences::jobEnded(const Fact &fact) const
{
    return about(fact, Words::tr("A thread has done the call that {task} waits for."));
}

QString EventSentences::neverAwaited(const Fact &fact) const
{
    return about(fact, Words::tr("{task} made a coroutine and never awaited it."));
}

QString EventSentences::neverRetrieved(const Fact &fact) const
{
    return about(fact, Words::tr("Nobody asked for the exception: {what}."), errorWords(m_run, fact.text()));
}

QString EventSentences::stuck(const Fact &fact) const
{
    return about(fact, Words::tr("{task} is stuck: {what}."), goal(fact));
}

QString EventSentences::runEnded(const Fact &fact) const
{
    switch (fact.ending()) {
    case Ending::Finished:
        break;
    case Ending::Deadlock:
        return Words::tr("The run ends in a deadlock: nobody can go on.");
    case Ending::BusyLoop:
        return Words::tr("The run ends in a busy loop: time stands still.");
    case Ending::Horizon:
        return Words::tr("The run is followed no further.");
    case Ending::TooLong:
        return Words::tr("The run is too long to be followed further.");
    case Ending::Stopped:
        return Words::tr("The run was stopped.");
    }
    return Words::tr("The run has ended.");
}

} // namespace signalbox
