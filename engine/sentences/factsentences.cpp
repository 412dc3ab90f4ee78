// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/factsentences.h"

#include "engine/messages/message.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/stepwords.h"
#include "engine/sentences/wording.h"
#include "engine/trace/naming.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FactSentences)
};

/// What a kind of fact says, in words with places: {task}, and what placesOf() finds for its row in
/// kFactRows.
struct FactPattern {
    FactKind kind;
    const char *words;
    const char *(*special)(const Fact &fact) = nullptr; ///< other words for some; null for the usual ones
};

const char *ofCreated(const Fact &fact)
{
    return fact.by() == TaskId::None ? QT_TRANSLATE_NOOP("FactSentences", "{task} is made") : nullptr;
}

const char *ofWait(const Fact &fact)
{
    return fact.verb == Verb::Sleep ? QT_TRANSLATE_NOOP("FactSentences", "{task} sleeps until {until}")
                                    : nullptr;
}

const char *ofWoken(const Fact &fact)
{
    if (fact.by() == TaskId::None)
        return fact.verb == Verb::Sleep ? QT_TRANSLATE_NOOP("FactSentences", "{task} wakes up")
                                        : QT_TRANSLATE_NOOP("FactSentences", "{task} may go on");
    return fact.isToCancel() ? QT_TRANSLATE_NOOP("FactSentences", "{by} wakes {task} to cancel it") : nullptr;
}

const char *ofStep(const Fact &fact)
{
    if (fact.verb == Verb::Cpu)
        return QT_TRANSLATE_NOOP("FactSentences", "{task} computes for {duration}");
    if (fact.verb == Verb::Block)
        return QT_TRANSLATE_NOOP("FactSentences", "{task} blocks the loop for {duration}");
    if (fact.verb == Verb::DelayWait)
        return QT_TRANSLATE_NOOP("FactSentences", "{task}: {what}, by {duration}");
    return fact.verb == Verb::Log ? QT_TRANSLATE_NOOP("FactSentences", "{task} prints \"{text}\"") : nullptr;
}

const char *ofAborting(const Fact &fact)
{
    return fact.culprit() == TaskId::None
        ? QT_TRANSLATE_NOOP("FactSentences", "{scope} cancels what is left in it")
        : nullptr;
}

const char *ofCancelling(const Fact &fact)
{
    switch (fact.cause()) {
    case CancelCause::Timeout:
        return QT_TRANSLATE_NOOP("FactSentences", "a timeout asks {task} to stop");
    case CancelCause::Shutdown:
        return QT_TRANSLATE_NOOP("FactSentences", "the end of the program asks {task} to stop");
    case CancelCause::Group:
        return QT_TRANSLATE_NOOP("FactSentences", "a group asks {task} to stop");
    case CancelCause::Task:
    case CancelCause::Outer:
        break;
    }
    return fact.by() == TaskId::None ? QT_TRANSLATE_NOOP("FactSentences", "{task} is asked to stop")
                                     : nullptr;
}

const char *ofEnd(const Fact &fact)
{
    switch (fact.outcome()) {
    case Outcome::Raised:
        return QT_TRANSLATE_NOOP("FactSentences", "{task} fails with {text}");
    case Outcome::Cancelled:
        return QT_TRANSLATE_NOOP("FactSentences", "{task} ends, cancelled");
    case Outcome::Returned:
        break;
    }
    return fact.text() != 0 ? QT_TRANSLATE_NOOP("FactSentences", "{task} returns {text}") : nullptr;
}

const char *ofThread(const Fact &fact)
{
    if (fact.resource() != kNone)
        return nullptr;
    return fact.kind == FactKind::JobBegan
        ? QT_TRANSLATE_NOOP("FactSentences", "a thread begins the call that {task} waits for")
        : QT_TRANSLATE_NOOP("FactSentences", "a thread ends the call that {task} waits for");
}

const char *ofRunEnd(const Fact &fact)
{
    switch (fact.ending()) {
    case Ending::Finished:
        return QT_TRANSLATE_NOOP("FactSentences", "the program is finished");
    case Ending::Deadlock:
        return QT_TRANSLATE_NOOP("FactSentences", "nobody can go on: a deadlock");
    case Ending::BusyLoop:
        return QT_TRANSLATE_NOOP("FactSentences", "the run ends in a loop that never waits");
    case Ending::Horizon:
        return QT_TRANSLATE_NOOP("FactSentences", "the run reaches its horizon");
    case Ending::TooLong:
    case Ending::Stopped:
        break;
    }
    return nullptr;
}

constexpr FactPattern kPatterns[] = {
    {FactKind::TaskCreated, QT_TRANSLATE_NOOP("FactSentences", "{by} makes task {task}"), ofCreated},
    {FactKind::TurnBegan, QT_TRANSLATE_NOOP("FactSentences", "{task} has its turn")},
    {FactKind::Yielded, QT_TRANSLATE_NOOP("FactSentences", "{task} lets others go first")},
    {FactKind::WaitBegan, QT_TRANSLATE_NOOP("FactSentences", "{task} begins to wait: {what}"), ofWait},
    {FactKind::Woken, QT_TRANSLATE_NOOP("FactSentences", "{by} wakes {task}"), ofWoken},
    {FactKind::WaitEnded, QT_TRANSLATE_NOOP("FactSentences", "{task} has waited: {what}")},
    {FactKind::StepBegan, QT_TRANSLATE_NOOP("FactSentences", "{task}: {what}"), ofStep},
    {FactKind::ItemPut, QT_TRANSLATE_NOOP("FactSentences", "{task} puts {item} into {thing}")},
    {FactKind::ItemGot, QT_TRANSLATE_NOOP("FactSentences", "{task} gets {item} from {thing}")},
    {FactKind::TaskDoneCalled, QT_TRANSLATE_NOOP("FactSentences", "{task} marks an item of {thing} as done")},
    {FactKind::Acquired, QT_TRANSLATE_NOOP("FactSentences", "{task} acquires {thing}")},
    {FactKind::Released, QT_TRANSLATE_NOOP("FactSentences", "{task} releases {thing}")},
    {FactKind::EventSet, QT_TRANSLATE_NOOP("FactSentences", "{task} sets {thing}")},
    {FactKind::EventCleared, QT_TRANSLATE_NOOP("FactSentences", "{task} clears {thing}")},
    {FactKind::ScopeEntered, QT_TRANSLATE_NOOP("FactSentences", "{task} enters {scope}")},
    {FactKind::ScopeExited, QT_TRANSLATE_NOOP("FactSentences", "{task} leaves {scope}")},
    {FactKind::TimeoutExpired, QT_TRANSLATE_NOOP("FactSentences", "the time of {scope} is over")},
    {FactKind::GroupAborting,
     QT_TRANSLATE_NOOP("FactSentences", "{other} failed, so {scope} cancels what is left in it"), ofAborting},
    {FactKind::CancelRequested, QT_TRANSLATE_NOOP("FactSentences", "{by} asks {task} to stop"), ofCancelling},
    {FactKind::CancelDelivered, QT_TRANSLATE_NOOP("FactSentences", "{task} is cancelled where it stands")},
    {FactKind::ErrorRaised, QT_TRANSLATE_NOOP("FactSentences", "{task} raises {text}")},
    {FactKind::ErrorCaught, QT_TRANSLATE_NOOP("FactSentences", "{task} catches {text}")},
    {FactKind::TaskEnded, QT_TRANSLATE_NOOP("FactSentences", "{task} ends"), ofEnd},
    {FactKind::Notified, QT_TRANSLATE_NOOP("FactSentences", "{task} notifies {thing}, and wakes {count}")},
    {FactKind::BarrierChanged, QT_TRANSLATE_NOOP("FactSentences", "{count} are at {thing} now")},
    {FactKind::FutureDone, QT_TRANSLATE_NOOP("FactSentences", "{task} settles {thing}")},
    {FactKind::CounterRead, QT_TRANSLATE_NOOP("FactSentences", "{task} reads {count} from {thing}")},
    {FactKind::CounterWritten, QT_TRANSLATE_NOOP("FactSentences", "{task} writes {count} to {thing}")},
    {FactKind::ScopeMember, QT_TRANSLATE_NOOP("FactSentences", "{scope} of {task} waits for {other}")},
    {FactKind::Uncancelled, QT_TRANSLATE_NOOP("FactSentences", "{task} takes a request to stop back")},
    {FactKind::JobBegan,
     QT_TRANSLATE_NOOP("FactSentences",
                       "a worker of {thing} begins the call that {task} "
                       "waits for"),
     ofThread},
    {FactKind::JobEnded,
     QT_TRANSLATE_NOOP("FactSentences",
                       "a worker of {thing} ends the call that {task} "
                       "waits for"),
     ofThread},
    {FactKind::NeverAwaited, QT_TRANSLATE_NOOP("FactSentences", "a coroutine of {body} is never awaited")},
    {FactKind::NeverRetrieved, QT_TRANSLATE_NOOP("FactSentences", "nobody asks for the error of {task}")},
    {FactKind::DeadlockEdge, QT_TRANSLATE_NOOP("FactSentences", "{task} can never go on: {what}")},
    {FactKind::RunEnded, QT_TRANSLATE_NOOP("FactSentences", "the run is cut"), ofRunEnd},
};

/// What the fact is about, by its row.
QList<Place> objectPlaces(const Run &run, const Fact &fact)
{
    switch (rowOf(fact.kind).object) {
    case FactObject::None:
        break;
    case FactObject::Task:
        return {{u"by", run.taskName(fact.by())}};
    case FactObject::Resource:
        return {{u"thing", resourceWords(run.program, fact.resource())}};
    case FactObject::Scope:
        return {{u"scope", scopeWords(run, scopesOf(run), index(fact.scope()))}};
    case FactObject::OfVerb:
        return {{u"what", verbWords(fact.verb, objectWords(run, fact.verb, fact.object(), fact.step))}};
    }
    return {};
}

Place countPlace(qint64 count)
{
    return {u"count", QString::number(count)};
}

Place textPlace(const Run &run, const Fact &fact)
{
    const bool isError = fact.kind == FactKind::ErrorRaised || fact.kind == FactKind::ErrorCaught;
    return {u"text",
            isError ? errorWords(run, fact.text()) : run.texts.value(qsizetype(fact.text())).simplified()};
}

/// What it counts or refers to, by its row.
Place amountPlace(const Run &run, const Fact &fact)
{
    switch (rowOf(fact.kind).amount) {
    case FactAmount::Body:
        return {u"body",
                fact.body() < run.program.bodies.size() ? run.program.bodyName(fact.body()) : QString()};
    case FactAmount::Deadline:
        return {u"until", formatTime(fact.deadline())};
    case FactAmount::Text:
        return textPlace(run, fact);
    case FactAmount::OfStep:
        return fact.verb == Verb::Cpu || fact.verb == Verb::Block
            ? Place{u"duration", formatTime(fact.duration())}
            : textPlace(run, fact);
    case FactAmount::Item:
        return {u"item", ItemValues(run)[fact.item()]};
    case FactAmount::Wakes:
        return {u"count", taskCount(fact.wakes())};
    case FactAmount::Inside:
        return {u"count", taskCount(fact.inside())};
    case FactAmount::Value:
        return countPlace(fact.value());
    case FactAmount::Task:
        return {u"other", run.taskName(fact.culprit())};
    case FactAmount::Member:
        return {u"other",
                fact.member().isFuture ? resourceWords(run.program, fact.member().number)
                                       : run.taskName(fact.member().task())};
    case FactAmount::None:
    case FactAmount::Iteration:
    case FactAmount::Duration:
    case FactAmount::Unfinished:
    case FactAmount::Permits:
    case FactAmount::Request:
    case FactAmount::RequestsLeft:
    case FactAmount::Job:
        break;
    }
    return {u"nothing", {}};
}

} // namespace

QString factWords(const Run &run, qsizetype at)
{
    static_assert(hasRowOfEveryKind(kPatterns), "every kind of fact has words, in the order of FactKind");
    const Fact &fact = run.trace[at];
    const FactPattern &row = kPatterns[std::size_t(fact.kind)];
    const char *const special = row.special ? row.special(fact) : nullptr;
    const QList<Place> places =
        QList<Place>{{u"task", run.taskName(fact.task)}, amountPlace(run, fact)} + objectPlaces(run, fact);
    return fill(Words::tr(special ? special : row.words), places);
}

} // namespace signalbox
