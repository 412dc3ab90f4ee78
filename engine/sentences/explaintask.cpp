// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/explainer.h"

#include "engine/catalog/catalog.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

QString sentence(const QStringList &clauses)
{
    QStringList said = clauses;
    said.removeAll(QString());
    QString text = said.join(u"; "_s).simplified();
    if (!text.isEmpty() && !text.endsWith(u'.'))
        text += u'.';
    return text;
}

QString timeWords(Micros time)
{
    constexpr Micros kMillisecond = 1000;
    return formatTime(time < kMillisecond ? time : (time + kMillisecond / 2) / kMillisecond * kMillisecond);
}

QString counted(qint64 count, const QString &thing)
{
    return QString::number(count) + u' ' + thing + (count == 1 ? QString() : u"s"_s);
}

QString resultWords(const Run &run, qint64 text)
{
    constexpr qsizetype kMost = 400;
    const QString value = valueWords(run, text);
    return value.size() <= kMost ? value : value.left(kMost - 1) + u'…';
}

QString Explainer::scopeName(ScopeId id) const
{
    if (index(id) >= m_world.scopes.size())
        return u"a scope"_s;
    const ScopeView &scope = m_world.scopes[index(id)];
    return scopeWords(m_run, ScopeEntry{scope.verb, scope.owner, scope.step});
}

QString Explainer::objectName(Verb verb, quint32 object) const
{
    if (isScopeVerb(verb))
        return object == kNone ? QString() : scopeName(ScopeId(object));
    return objectWords(m_run, verb, object);
}

QString Explainer::objectName(const TaskView &task) const
{
    return task.isFuture ? resourceName(task.object) : objectName(task.verb, task.object);
}

QString Explainer::names(const std::vector<TaskId> &tasks) const
{
    constexpr std::size_t kMost = 4;
    QStringList words;
    const bool isLong = tasks.size() > kMost;
    for (std::size_t at = 0; at < (isLong ? kMost - 1 : tasks.size()); ++at)
        words += name(tasks[at]);
    if (isLong)
        words += u"%1 more"_s.arg(tasks.size() - words.size());
    if (words.size() < 2)
        return words.join(QString());
    const QString last = words.takeLast();
    return words.join(u", "_s) + u" and "_s + last;
}

FactIndex::Places Explainer::ahead(FactIndex::Places places) const
{
    const auto from = std::lower_bound(places.begin(), places.end(), quint32(m_world.facts));
    return places.subspan(std::size_t(from - places.begin()));
}

const Fact *Explainer::nextChange(quint32 resource) const
{
    const FactIndex::Places places = ahead(m_replay.factIndex().changesOf(resource));
    return places.empty() ? nullptr : &m_run.trace[places.front()];
}

/// Of a task that is ready, so that little can happen to it before.
const Fact *Explainer::nextTurn(TaskId id) const
{
    for (const quint32 at : ahead(m_replay.factIndex().ofTask(id))) {
        if (m_run.trace[at].kind == FactKind::TurnBegan)
            return &m_run.trace[at];
    }
    return nullptr;
}

/// Nothing happens to a task after its end.
const Fact *Explainer::endOf(TaskId id) const
{
    const FactIndex::Places places = ahead(m_replay.factIndex().ofTask(id));
    if (places.empty() || m_run.trace[places.back()].kind != FactKind::TaskEnded)
        return nullptr;
    return &m_run.trace[places.back()];
}

/// A task that is woken and finds that another was quicker waits again: then the end lies further on.
Explainer::WaitEnd Explainer::waitEnd(const TaskView &task) const
{
    WaitEnd woken;
    bool isOver = false;
    for (const quint32 at : ahead(m_replay.factIndex().ofTask(task.id))) {
        const Fact &fact = m_run.trace[at];
        switch (fact.kind) {
        case FactKind::CancelRequested:
            woken.scope = fact.askingScope();
            woken.by = fact.by();
            woken.isCancelled = true;
            woken.time = fact.time;
            break;
        case FactKind::Woken:
            woken.time = fact.time;
            if (!woken.isCancelled)
                woken.by = fact.by();
            break;
        case FactKind::WaitEnded:
            isOver = true; // also where it is asked to cancel when the wait has come true already
            break;
        case FactKind::ItemPut:
        case FactKind::ItemGot:
            woken.item = fact.item();
            return woken;
        case FactKind::TurnBegan:
        case FactKind::GroupAborting: // these two happen to its scope while it waits
        case FactKind::TimeoutExpired:
            break;
        case FactKind::WaitBegan:
            if (isOver)
                return woken;
            woken = {};
            break;
        default:
            return woken;
        }
    }
    return woken;
}

QString Explainer::task(const TaskView &task) const
{
    switch (task.state) {
    case TaskState::Ready:
        return ready(task);
    case TaskState::Running:
        return running(task);
    case TaskState::Sleeping:
        return sleeping(task);
    case TaskState::Waiting:
        return waiting(task);
    default:
        return ended(task);
    }
}

/// " until 1.50 s": when the next fact of a task that computes comes.
QString Explainer::until(const TaskView &computing) const
{
    const FactIndex::Places places = ahead(m_replay.factIndex().ofTask(computing.id));
    const auto later =
        std::upper_bound(places.begin(), places.end(), m_world.time,
                         [this](Micros now, quint32 at) { return now < m_run.trace[at].time; });
    return later == places.end() ? QString() : u" until "_s + timeWords(m_run.trace[*later].time);
}

QString Explainer::running(const TaskView &task) const
{
    const Verb verb =
        task.step < m_run.program.steps.size() ? m_run.program.steps[task.step].verb : Verb::Log;
    QString what = name(task.id);
    if (verb == Verb::Cpu || verb == Verb::Block) {
        what += (verb == Verb::Cpu ? u" computes since "_s : u" blocks the loop since "_s)
            + timeWords(task.since) + u" and lets nobody else run"_s + until(task);
    } else {
        what += u" runs at "_s + timeWords(task.since);
        if (task.step < m_run.program.steps.size())
            what += u", at the step “"_s + stepWords(m_run.program, task.step) + u"”"_s;
    }
    return sentence({what + holding(task.id), taken(task), onItsWayOut(task)});
}

/// What came of the wait or call that is just behind it: "it got 'soup' from task soup".
QString Explainer::taken(const TaskView &task) const
{
    if (task.takenFact < task.sinceFact || task.takenFact >= m_run.trace.size())
        return {};
    const Fact &fact = m_run.trace[task.takenFact];
    const QString value = resultWords(m_run, fact.text());
    if (value.isEmpty())
        return {};
    const quint32 object = fact.kind == FactKind::ScopeExited ? index(fact.scope()) : fact.object();
    const QString from = isOnFuture(m_run.program, fact.verb, fact.step) ? resourceName(object)
                                                                         : objectName(fact.verb, object);
    return u"it got %1 from %2"_s.arg(value, from);
}

/// Of the task or future that \a task waits for, or has waited for, once that has one.
QString Explainer::awaitedValue(const TaskView &task) const
{
    if (task.verb != Verb::Await)
        return {};
    if (task.isFuture)
        return task.object < m_world.resources.size()
            ? resultWords(m_run, m_world.resources[task.object].result)
            : QString();
    const TaskView *const awaited = m_world.task(TaskId(task.object));
    return awaited ? resultWords(m_run, awaited->result) : QString();
}

QString Explainer::whatEndedItsWait(const Fact &woken, const TaskView &task) const
{
    if (woken.isToCancel())
        return u"it was cancelled at %1 %2"_s.arg(timeWords(task.cancelRequested), cancelledBy(task));
    if (task.verb == Verb::Sleep)
        return u"its sleep is over since "_s + timeWords(task.since);
    const QString wait = waitWords(task);
    if (woken.by() == TaskId::None)
        return u"its wait %1 is over since %2"_s.arg(wait, timeWords(task.since));
    const QString value = awaitedValue(task);
    return u"%1 ended its wait %2 at %3"_s.arg(name(woken.by()), wait, timeWords(task.since))
        + (value.isEmpty() ? value : u" with "_s + value);
}

QString Explainer::ready(const TaskView &task) const
{
    QString why;
    const Fact *const cause = task.sinceFact < m_run.trace.size() ? &m_run.trace[task.sinceFact] : nullptr;
    if (cause && cause->kind == FactKind::Woken)
        why = whatEndedItsWait(*cause, task);
    else if (cause && cause->kind == FactKind::Yielded)
        why = u"it let the others run at "_s + timeWords(task.since);
    else if (task.parent != TaskId::None)
        why = name(task.parent) + u" created it at "_s + timeWords(task.since);
    else
        why = u"the run begins with it"_s;
    QString place = u"it is "_s + placeWords(m_world.ready, task.id);
    if (const Fact *const turn = nextTurn(task.id))
        place += u" and runs at "_s + timeWords(turn->time);
    const bool isSaid = cause && cause->kind == FactKind::Woken && cause->isToCancel();
    return sentence({name(task.id) + u" is ready to run: "_s + why + holding(task.id), place,
                     isSaid ? QString() : onItsWayOut(task)});
}

QString Explainer::sleeping(const TaskView &task) const
{
    const WaitEnd end = waitEnd(task);
    const QString until =
        u" sleeps until %1 (%2 in all)"_s.arg(timeWords(task.until), timeWords(task.until - task.since));
    return sentence({name(task.id) + until + purpose(task) + holding(task.id),
                     end.isCancelled ? u"but "_s + ending(task, end) : QString(), onItsWayOut(task)});
}

/// What a sleep stands for: the work on the item in hand, or the making of the one that is put next.
QString Explainer::purpose(const TaskView &task) const
{
    if (task.hand.number != 0)
        return u", working on "_s + itemWords(m_run, task.hand, task.id);
    const auto &steps = m_run.program.steps;
    const quint32 next = task.step < steps.size() ? steps[task.step].end : kNone;
    const bool putsNext = next < m_run.program.bodies[task.body].end && steps[next].verb == Verb::Put;
    return putsNext && task.gets == 0 ? u", making "_s + itemWords(m_run, {task.id, task.puts + 1}, task.id)
                                      : QString();
}

QString Explainer::waiting(const TaskView &task) const
{
    const WaitEnd end = waitEnd(task);
    const QString place = placeInLine(task);
    const QString last = ending(task, end);
    QString outlook = last;
    if (!place.isEmpty()) {
        const bool continues = last.startsWith(u"it "_s);
        outlook = place
            + (last.isEmpty()  ? QString()
                   : continues ? u" and "_s + last.mid(3)
                               : u"; "_s + last);
    }
    return sentence(
        {name(task.id) + u" waits "_s + goal(task, end) + waitFor(task), outlook,
         holding(task.id).isEmpty() ? QString() : u"meanwhile it holds "_s + holding(task.id).mid(10),
         onItsWayOut(task)});
}

QString Explainer::share(quint32 resource) const
{
    return (m_world.resources[resource].kind == NodeKind::Semaphore ? u"a permit of "_s : QString())
        + resourceName(resource);
}

bool Explainer::isSignal(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    const qint64 permits = m_run.program.resources[resource].amount;
    return view.kind == NodeKind::Semaphore
        && (permits == 0 || view.free + qint64(view.holders.size()) > permits);
}

std::vector<TaskId> Explainer::holders(quint32 resource) const
{
    std::vector<TaskId> found;
    for (const Holding &held : m_world.resources[resource].holders)
        found.push_back(held.task);
    return found;
}

QString Explainer::heldWords(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    if (view.kind == NodeKind::Semaphore)
        return permitWords(resource);
    if (!view.holders.empty())
        return u", held by %1 since %2"_s.arg(name(view.holders.front().task),
                                              timeWords(view.holders.front().since));
    const TaskId taker = aboutToTake(resource);
    return taker == TaskId::None ? QString() : u", which "_s + name(taker) + u" is about to take"_s;
}

/// Why no permit is to be had.
QString Explainer::permitWords(quint32 resource) const
{
    const qint64 permits = m_run.program.resources[resource].amount;
    const std::vector<TaskId> having = holders(resource);
    const TaskId taker = aboutToTake(resource);
    if (isSignal(resource) || (having.empty() && taker == TaskId::None))
        return u", of which none is free"_s;
    if (having.empty())
        return u", which "_s + name(taker) + u" is about to take"_s;
    if (qint64(having.size()) == permits)
        return u", all %1 held by %2"_s.arg(permits).arg(names(having));
    return u", held by "_s + names(having)
        + (taker == TaskId::None ? QString() : u" and handed to "_s + name(taker));
}

QString Explainer::stateWords(const TaskView &task) const
{
    switch (task.state) {
    case TaskState::Sleeping:
        return u"sleeps until "_s + timeWords(task.until);
    case TaskState::Waiting:
        return u"waits "_s + waitWords(task);
    case TaskState::Running:
        return u"runs"_s;
    case TaskState::Ready:
        return u"is ready to run"_s;
    default:
        return u"has ended"_s;
    }
}

QString Explainer::holding(TaskId id) const
{
    QStringList held;
    for (quint32 at = 0; at < m_world.resources.size(); ++at) {
        for (const Holding &holding : m_world.resources[at].holders) {
            if (holding.task == id && !isSignal(at))
                held += share(at);
        }
    }
    return held.isEmpty() ? QString() : u", holding "_s + held.join(u" and "_s);
}

/// Said while a cancellation is under way. One that is caught is over for the task.
QString Explainer::onItsWayOut(const TaskView &task) const
{
    if (task.cancelRequested < 0)
        return {};
    const QString who = u"asked to cancel at %1 %2"_s.arg(timeWords(task.cancelRequested), cancelledBy(task));
    if (task.cancelDelivered < task.cancelRequested)
        return u"it was "_s + who;
    const Fact *const end = endOf(task.id);
    const bool isLeaving = end && end->outcome() == Outcome::Cancelled;
    return isLeaving ? u"it was %1 and is on its way out"_s.arg(who) : QString();
}

QString Explainer::culpritWords(const ScopeView &scope) const
{
    const TaskView *const culprit = m_world.task(scope.culprit);
    if (culprit)
        return u"because %1 failed with %2"_s.arg(name(culprit->id), errorWords(m_run, culprit->error));
    const TaskView *const owner = m_world.task(scope.owner);
    if (!owner || owner->cancelRequested < 0)
        return {};
    if (owner->cancelCause == CancelCause::Timeout)
        return u"because its time was up"_s;
    return u"because it was itself cancelled "_s + cancelledBy(*owner);
}

QString Explainer::cancelledBy(const TaskView &task) const
{
    const ScopeView *const scope =
        index(task.cancelScope) < m_world.scopes.size() ? &m_world.scopes[index(task.cancelScope)] : nullptr;
    if (task.cancelCause == CancelCause::Shutdown)
        return u"at the end of the run, because main had ended"_s;
    if (!scope)
        return task.cancelledBy == TaskId::None ? u"from outside"_s : u"by "_s + name(task.cancelledBy);
    if (task.cancelCause == CancelCause::Outer)
        return u"together with %1, which waited for it"_s.arg(name(scope->owner));
    const QString by = u"by "_s + scopeName(task.cancelScope);
    if (task.cancelCause == CancelCause::Timeout)
        return by + u", because its %1 were over"_s.arg(timeWords(scope->deadline - scope->entered));
    if (task.cancelCause == CancelCause::Group && task.cancelledBy == task.id)
        return by + u", for whoever had asked before"_s;
    const QString why = culpritWords(*scope);
    return why.isEmpty() ? by : by + u", "_s + why;
}

QString Explainer::cancelled(const TaskView &task) const
{
    const QString what = name(task.id) + u" was cancelled at "_s + timeWords(task.since);
    if (task.cancelRequested < 0)
        return sentence({what});
    const QString stood = task.verb == Verb::Spawn
        ? u"it had not begun yet"_s
        : u"it stood at "_s + verbWords(task.verb, objectName(task));
    const QString message = task.cancelMessage == 0
        ? QString()
        : u"with the message “%1”"_s.arg(m_run.texts.value(qsizetype(task.cancelMessage)));
    return sentence({what + u' ' + cancelledBy(task), message, stood});
}

QString Explainer::ended(const TaskView &task) const
{
    if (task.state == TaskState::Cancelled)
        return cancelled(task);
    if (task.state == TaskState::Raised) {
        QString effect;
        const bool isCulprit =
            index(task.group) < m_world.scopes.size() && m_world.scopes[index(task.group)].culprit == task.id;
        if (isCulprit)
            effect = scopeName(task.group) + u" cancels its other tasks because of it"_s;
        return sentence({u"%1 failed at %2 with %3"_s.arg(name(task.id), timeWords(task.since),
                                                          errorWords(m_run, task.error)),
                         effect});
    }
    QStringList did;
    if (task.puts > 0)
        did += u"put "_s + counted(task.puts, u"item"_s);
    if (task.gets > 0)
        did += u"got "_s + counted(task.gets, u"item"_s);
    const QString value = task.result == 0 ? QString() : resultWords(m_run, task.result) + u' ';
    return sentence({u"%1 returned %2at %3"_s.arg(name(task.id), value, timeWords(task.since)),
                     did.isEmpty() ? QString() : u"it "_s + did.join(u" and "_s)});
}

} // namespace signalbox
