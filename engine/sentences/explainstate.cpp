// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/sentences/explainer.h"

#include <algorithm>

// Conditions, barriers, counters, futures, tickers, executors, and calls that wait for several things.

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

std::vector<TaskId> everyone(const Line<TaskId> &line)
{
    return {line.begin(), line.end()};
}

QString waits(std::size_t count)
{
    return count == 1 ? u" waits"_s : u" wait"_s;
}

} // namespace

QString Explainer::condition(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    const QString name = resourceName(resource);
    const QString held = view.holders.empty() ? name + u"'s lock is free"_s
                                              : name
            + u"'s lock is held by %1 since %2"_s.arg(this->name(view.holders.front().task),
                                                      timeWords(view.holders.front().since));
    const QString room = view.room.empty()
        ? u"nobody waits in it for a notify"_s
        : names(everyone(view.room)) + waits(view.room.size()) + u" in it for a notify"_s;
    const QString line = view.waiters.empty()
        ? QString()
        : names(everyone(view.waiters)) + waits(view.waiters.size()) + u" for the lock"_s;
    const QString rang = view.notified < 0
        ? QString()
        : u"%1 notified it last at %2 and woke %3"_s.arg(this->name(view.notifier), timeWords(view.notified),
                                                         counted(view.wokeLast, u"task"_s));
    return sentence({held, room, line, rang});
}

QString Explainer::barrier(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    const qint64 parties = m_run.program.resources[resource].amount;
    const QString name = resourceName(resource);
    const QString who =
        view.waiters.empty() ? QString() : names(everyone(view.waiters)) + waits(view.waiters.size());
    switch (view.barrier) {
    case BarrierState::Filling:
        return sentence(
            {name + u" waits for %1 and has %2"_s.arg(counted(parties, u"task"_s)).arg(view.value), who});
    case BarrierState::Draining:
        return sentence({name
                         + u" is open since %1: all %2 have come, %3 have still to go through"_s
                               .arg(timeWords(view.since))
                               .arg(parties)
                               .arg(view.value)});
    case BarrierState::Resetting:
        return sentence({name
                         + u" was reset by %1 at %2 and sends away those who waited"_s.arg(
                             this->name(view.changedBy), timeWords(view.since))});
    case BarrierState::Broken:
        break;
    }
    const QString by = view.changedBy == TaskId::None ? QString() : u" by "_s + this->name(view.changedBy);
    return sentence({name + u" was broken%1 at %2"_s.arg(by, timeWords(view.since)),
                     u"whoever waits or comes gets BrokenBarrierError"_s});
}

QString Explainer::counter(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    const QString written = view.changedBy == TaskId::None
        ? u" as it did at the start"_s
        : u" since %1, when %2 wrote it"_s.arg(timeWords(view.since), name(view.changedBy));
    QStringList old;
    for (const Reading &reading : view.readings) {
        if (reading.overwritten != TaskId::None && !reading.isUsed)
            old += u"%1 still has %2 in hand, read before %3 changed it"_s.arg(name(reading.task))
                       .arg(reading.value)
                       .arg(name(reading.overwritten));
    }
    const QString lost = view.losses == 0
        ? QString()
        : u"value lost: %1 wrote %2 over %3 at %4, resting on what it had read before %5 changed it"_s
              .arg(name(view.lost.by))
              .arg(view.lost.wrote)
              .arg(view.lost.over)
              .arg(timeWords(view.lost.time), name(view.lost.victim));
    return sentence(
        {resourceName(resource) + u" holds %1"_s.arg(view.value) + written, old.join(u"; "_s), lost});
}

QString Explainer::future(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    const QString name = resourceName(resource);
    if (view.isSet) {
        const QString when = timeWords(view.since);
        const QString by = this->name(view.changedBy);
        if (view.outcome == Outcome::Returned && view.result != 0)
            return sentence(
                {name + u" was set to %1 by %2 at %3"_s.arg(resultWords(m_run, view.result), by, when)});
        if (view.outcome == Outcome::Returned)
            return sentence({name + u" has its result since %1, when %2 set it"_s.arg(when, by)});
        if (view.outcome == Outcome::Raised)
            return sentence({name + u" has an exception since %1, when %2 set it: "_s.arg(when, by)
                             + errorWords(m_run, view.error)});
        return sentence({name + u" was cancelled by %1 at %2"_s.arg(by, when)});
    }
    const QString line = view.waiters.empty()
        ? u"nobody waits for it"_s
        : names(everyone(view.waiters)) + waits(view.waiters.size()) + u" for it"_s;
    QString outlook;
    if (const Fact *const done = nextChange(resource))
        outlook = settingWords(*done) + u" at "_s + timeWords(done->time);
    else if (m_run.hasEnded())
        outlook = u"nobody sets it in this run"_s;
    return sentence({name + u" is not set yet"_s, line, outlook});
}

/// "asker sets it to 'soup'", "clock cancels it".
QString Explainer::settingWords(const Fact &done) const
{
    const QString who = name(done.task);
    if (done.outcome() == Outcome::Cancelled)
        return who + u" cancels it"_s;
    const QString value = done.outcome() == Outcome::Returned ? resultWords(m_run, done.text()) : QString();
    return value.isEmpty() ? who + u" sets it"_s : u"%1 sets it to %2"_s.arg(who, value);
}

QString Explainer::ticker(quint32 resource) const
{
    const ProgramResource &known = m_run.program.resources[resource];
    const QString many = known.amount > 0 ? u", %1 times"_s.arg(known.amount) : QString();
    const QString every = known.time.law == Duration::Law::Fixed
        ? u" gives a tick every "_s + timeWords(known.time.low) + many
        : u" gives a tick after times that vary"_s + many;
    std::vector<TaskId> listeners;
    const TaskView *next = nullptr;
    for (const TaskId id : m_world.sleepers) {
        const TaskView &task = m_world.tasks[index(id)];
        const auto &steps = m_run.program.steps;
        if (task.step >= steps.size() || steps[task.step].verb != Verb::AsyncFor
            || steps[task.step].target != resource)
            continue;
        listeners.push_back(id);
        next = next ? next : &task;
    }
    const QString who = next ? names(listeners) + waits(listeners.size()) + u" for the next, "_s
            + name(next->id) + u" until "_s + timeWords(next->until)
                             : u"nobody waits for one now"_s;
    return sentence({resourceName(resource) + every, who});
}

QString Explainer::executor(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    const qint64 workers = m_run.program.resources[resource].amount;
    QStringList busy;
    constexpr std::size_t kMost = 4;
    for (std::size_t at = 0; at < std::min(view.jobs.size(), kMost); ++at) {
        const Job &job = view.jobs[at];
        busy += u"worker %1 works for %2 since %3"_s.arg(job.worker + 1)
                    .arg(name(job.task), timeWords(job.since));
    }
    const QString line =
        view.waiters.empty() ? u"no call is queued"_s : u"queued: "_s + names(everyone(view.waiters));
    return sentence({resourceName(resource)
                         + u" has %1 of %2 busy"_s.arg(view.jobs.size()).arg(counted(workers, u"worker"_s)),
                     busy.join(u", "_s), line});
}

QString Explainer::howMany(ScopeId scope) const
{
    const std::size_t all = members(scope, false).size();
    return u"%1 of %2 done"_s.arg(all - members(scope, true).size()).arg(all);
}

QString Explainer::call(const ScopeView &scope, ScopeId id) const
{
    const QString name = scopeName(id);
    const std::vector<TaskId> live = members(id, true);
    const QString left = live.empty() ? QString() : names(live) + (live.size() == 1 ? u" runs"_s : u" run"_s);
    if (scope.exited < 0) {
        const QString since = timeWords(scope.entered);
        const QString what = scope.verb == Verb::Shield ? u" protects what is in it since "_s + since
                                                        : u" waits since "_s + since + u", "_s + howMany(id);
        return sentence({name + what, left});
    }
    const QString how = scope.outcome == Outcome::Returned ? u" was over at %1, "_s
        : scope.outcome == Outcome::Raised                 ? u" failed at %1, "_s
                                                           : u" was cancelled at %1, "_s;
    const QString given = scope.result == 0 ? QString() : u", and gave "_s + resultWords(m_run, scope.result);
    const bool isShield = scope.verb == Verb::Shield && scope.outcome == Outcome::Cancelled && !live.empty();
    return sentence(
        {name + how.arg(timeWords(scope.exited)) + howMany(id) + given,
         left.isEmpty() ? left : left + (isShield ? u" on: a cancellation stops at a shield"_s : u" on"_s)});
}

} // namespace signalbox
