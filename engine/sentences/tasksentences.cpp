// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/tasksentences.h"

#include "engine/messages/message.h"
#include "engine/sentences/cancellation.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/stepwords.h"
#include "engine/sentences/waits.h"
#include "engine/sentences/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

/// Tells of one task at one moment, by what state it is in.
class TaskDescription {
public:
    TaskDescription(const Moment &moment, const TaskView &task)
        : m_moment(moment)
        , m_task(task)
        , m_name{u"task", moment.name(task.id)}
        , m_since{u"time", timeWords(task.since)}
    {
    }

    QString ready() const;
    QString running() const;
    QString sleeping() const;
    QString waiting() const;
    QString returned() const;
    QString raised() const;
    QString cancelled() const;

private:
    QString computing(bool isBlocking) const;
    QString whyReady(const Fact *cause) const;
    QString whatEndedItsWait(const Fact &woken) const;
    QString taken() const;
    QString awaitedValue() const;
    QString whySleeping() const;
    /// \a clause, ", holding lock oven and a permit of semaphore stove" where it holds something.
    QString withHeld(const QString &clause) const;

    const Moment &m_moment;
    const TaskView &m_task;
    const Place m_name;
    const Place m_since;
};

QString TaskDescription::withHeld(const QString &clause) const
{
    const QString held = m_moment.held(m_task.id);
    return held.isEmpty()
        ? clause
        : fill(Words::tr("{clause}, holding {held}"), {{u"clause", clause}, {u"held", held}});
}

QString TaskDescription::computing(bool isBlocking) const
{
    const FactIndex::Places places = m_moment.ahead(m_moment.facts().ofTask(m_task.id));
    const Trace &trace = m_moment.run().trace;
    const auto later = std::upper_bound(places.begin(), places.end(), m_moment.world().time,
                                        [&trace](Micros now, quint32 at) { return now < trace[at].time; });
    if (later == places.end())
        return fill(isBlocking ? Words::tr("{task} blocks the loop since {time} and lets nobody else run")
                               : Words::tr("{task} computes since {time} and lets nobody else run"),
                    {m_name, m_since});
    return fill(isBlocking
                    ? Words::tr("{task} blocks the loop since {time} and lets nobody else run until {end}")
                    : Words::tr("{task} computes since {time} and lets nobody else run until {end}"),
                {m_name, m_since, {u"end", timeWords(trace[*later].time)}});
}

QString TaskDescription::running() const
{
    const std::vector<ProgramStep> &steps = m_moment.program().steps;
    const bool hasStep = m_task.step < steps.size();
    QString what;
    if (hasStep && (steps[m_task.step].verb == Verb::Cpu || steps[m_task.step].verb == Verb::Block))
        what = computing(steps[m_task.step].verb == Verb::Block);
    else if (hasStep)
        what = fill(Words::tr("{task} runs at {time}, at the step “{step}”"),
                    {m_name, m_since, {u"step", stepWords(m_moment.program(), m_task.step)}});
    else
        what = fill(Words::tr("{task} runs at {time}"), {m_name, m_since});
    return sentence({withHeld(what), taken(), onItsWayOut(m_moment, m_task)});
}

/// What came of the wait or call that is just behind it: "it got 'soup' from task soup".
QString TaskDescription::taken() const
{
    const Run &run = m_moment.run();
    if (m_task.takenFact < m_task.sinceFact || m_task.takenFact >= run.trace.size())
        return {};
    const Fact &fact = run.trace[m_task.takenFact];
    const QString value = resultWords(run, fact.text());
    if (value.isEmpty())
        return {};
    const quint32 giver = fact.kind == FactKind::ScopeExited ? index(fact.scope()) : fact.object();
    const QString from = isOnFuture(run.program, fact.verb, fact.step)
        ? m_moment.resourceName(giver)
        : m_moment.objectName(fact.verb, giver);
    return fill(Words::tr("it got {value} from {source}"), {{u"value", value}, {u"source", from}});
}

/// Of the task or future that it waits for, or has waited for, once that has one.
QString TaskDescription::awaitedValue() const
{
    if (m_task.verb != Verb::Await)
        return {};
    const World &world = m_moment.world();
    if (m_task.isFuture)
        return m_task.object < world.resources.size()
            ? resultWords(m_moment.run(), world.resources[m_task.object].result)
            : QString();
    const TaskView *const awaited = world.task(TaskId(m_task.object));
    return awaited ? resultWords(m_moment.run(), awaited->result) : QString();
}

QString TaskDescription::whatEndedItsWait(const Fact &woken) const
{
    if (woken.isToCancel())
        return fill(
            Words::tr("{task} is ready to run: it was cancelled at {asked} {by}"),
            {m_name, {u"asked", timeWords(m_task.cancelRequested)}, {u"by", cancelledBy(m_moment, m_task)}});
    if (m_task.verb == Verb::Sleep)
        return fill(Words::tr("{task} is ready to run: its sleep is over since {time}"), {m_name, m_since});
    const QString value = awaitedValue();
    const QList<Place> places{m_name,
                              m_since,
                              {u"wait", Wait(m_moment, m_task).brief()},
                              {u"other", m_moment.name(woken.by())},
                              {u"value", value}};
    if (woken.by() == TaskId::None)
        return fill(Words::tr("{task} is ready to run: its wait {wait} is over since {time}"), places);
    return fill(
        value.isEmpty()
            ? Words::tr("{task} is ready to run: {other} ended its wait {wait} at {time}")
            : Words::tr("{task} is ready to run: {other} ended its wait {wait} at {time} with {value}"),
        places);
}

QString TaskDescription::whyReady(const Fact *cause) const
{
    if (cause && cause->kind == FactKind::Woken)
        return whatEndedItsWait(*cause);
    if (cause && cause->kind == FactKind::Yielded)
        return fill(Words::tr("{task} is ready to run: it let the others run at {time}"), {m_name, m_since});
    if (m_task.parent == TaskId::None)
        return fill(Words::tr("{task} is ready to run: the run begins with it"), {m_name});
    return fill(Words::tr("{task} is ready to run: {other} created it at {time}"),
                {m_name, m_since, {u"other", m_moment.name(m_task.parent)}});
}

QString TaskDescription::ready() const
{
    const Trace &trace = m_moment.run().trace;
    const Fact *const cause = m_task.sinceFact < trace.size() ? &trace[m_task.sinceFact] : nullptr;
    const Place place{u"place", placeWords(m_moment.world().ready, m_task.id)};
    const Fact *const turn = m_moment.nextTurn(m_task.id);
    const QString next = turn
        ? fill(Words::tr("it is {place} and runs at {turn}"), {place, {u"turn", timeWords(turn->time)}})
        : fill(Words::tr("it is {place}"), {place});
    const bool isSaid = cause && cause->kind == FactKind::Woken && cause->isToCancel();
    return sentence({withHeld(whyReady(cause)), next, isSaid ? QString() : onItsWayOut(m_moment, m_task)});
}

QString TaskDescription::sleeping() const
{
    const Wait wait(m_moment, m_task);
    const QString ending = wait.isCancelled() ? wait.ending() : QString();
    return sentence({withHeld(whySleeping()), ending, onItsWayOut(m_moment, m_task)});
}

/// With what it stands for: the work on the item in hand, or the making of the one that is put next.
QString TaskDescription::whySleeping() const
{
    const Run &run = m_moment.run();
    const auto sleeps = [this, &run](const QString &pattern, const Item &item) {
        return fill(pattern,
                    {m_name,
                     {u"end", timeWords(m_task.until)},
                     {u"length", timeWords(m_task.until - m_task.since)},
                     {u"item", item.number != 0 ? itemWords(run, item, m_task.id) : QString()}});
    };
    if (m_task.hand.number != 0)
        return sleeps(Words::tr("{task} sleeps until {end} ({length} in all), working on {item}"),
                      m_task.hand);
    const auto &steps = run.program.steps;
    const quint32 next = m_task.step < steps.size() ? steps[m_task.step].end : kNone;
    const bool putsNext = next < run.program.bodies[m_task.body].end && steps[next].verb == Verb::Put;
    if (!putsNext || m_task.gets != 0)
        return sleeps(Words::tr("{task} sleeps until {end} ({length} in all)"), {});
    return sleeps(Words::tr("{task} sleeps until {end} ({length} in all), making {item}"),
                  {m_task.id, m_task.puts + 1});
}

QString TaskDescription::waiting() const
{
    const Wait wait(m_moment, m_task);
    const QString held = m_moment.held(m_task.id);
    const QString meanwhile =
        held.isEmpty() ? held : fill(Words::tr("meanwhile it holds {held}"), {{u"held", held}});
    return sentence(wait.reason() + wait.outlook() + QStringList{meanwhile, onItsWayOut(m_moment, m_task)});
}

QString TaskDescription::cancelled() const
{
    if (m_task.cancelRequested < 0)
        return sentence({fill(Words::tr("{task} was cancelled at {time}"), {m_name, m_since})});
    const QString what = fill(Words::tr("{task} was cancelled at {time} {by}"),
                              {m_name, m_since, {u"by", cancelledBy(m_moment, m_task)}});
    const QString stood = m_task.verb == Verb::Spawn
        ? Words::tr("it had not begun yet")
        : fill(Words::tr("it stood at {step}"),
               {{u"step", verbWords(m_task.verb, m_moment.objectName(m_task))}});
    const QString message = m_task.cancelMessage == 0
        ? QString()
        : fill(Words::tr("with the message “{message}”"),
               {{u"message", m_moment.run().texts.value(qsizetype(m_task.cancelMessage))}});
    return sentence({what, message, stood});
}

QString TaskDescription::raised() const
{
    const ScopeView *const group = m_moment.scope(m_task.group);
    const QString effect = group && group->culprit == m_task.id
        ? fill(Words::tr("{group} cancels its other tasks because of it"),
               {{u"group", m_moment.scopeName(m_task.group)}})
        : QString();
    return sentence({fill(Words::tr("{task} failed at {time} with {error}"),
                          {m_name, m_since, {u"error", errorWords(m_moment.run(), m_task.error)}}),
                     effect});
}

QString TaskDescription::returned() const
{
    const QString value = m_task.result == 0 ? QString() : resultWords(m_moment.run(), m_task.result);
    const QString what = fill(value.isEmpty() ? Words::tr("{task} returned at {time}")
                                              : Words::tr("{task} returned {value} at {time}"),
                              {m_name, m_since, {u"value", value}});
    const QList<Place> counts{{u"puts", itemCount(m_task.puts)}, {u"gets", itemCount(m_task.gets)}};
    QString did;
    if (m_task.puts > 0 && m_task.gets > 0)
        did = fill(Words::tr("it put {puts} and got {gets}"), counts);
    else if (m_task.puts > 0)
        did = fill(Words::tr("it put {puts}"), counts);
    else if (m_task.gets > 0)
        did = fill(Words::tr("it got {gets}"), counts);
    return sentence({what, did});
}

} // namespace

QString taskSentence(const Moment &moment, const TaskView &task)
{
    const TaskDescription told(moment, task);
    switch (task.state) {
    case TaskState::Ready:
        return told.ready();
    case TaskState::Running:
        return told.running();
    case TaskState::Sleeping:
        return told.sleeping();
    case TaskState::Waiting:
        return told.waiting();
    case TaskState::Returned:
        return told.returned();
    case TaskState::Raised:
        return told.raised();
    case TaskState::Cancelled:
        return told.cancelled();
    }
    Q_UNREACHABLE();
}

QString notYetCreated(const Moment &moment, quint32 body)
{
    const QString what =
        fill(Words::tr("{task} has not been created yet"), {{u"task", moment.program().bodyName(body)}});
    const FactIndex::Places creations = moment.ahead(moment.facts().tasksOf(body));
    if (creations.empty())
        return sentence(
            {what, moment.run().hasEnded() ? Words::tr("nothing starts it in this run") : QString()});
    const Fact &fact = moment.run().trace[creations.front()];
    const QString creator = moment.name(fact.by());
    return sentence({what,
                     fill(creator.isEmpty() ? Words::tr("it starts at {time}")
                                            : Words::tr("{creator} starts it at {time}"),
                          {{u"creator", creator}, {u"time", timeWords(fact.time)}})});
}

} // namespace signalbox
