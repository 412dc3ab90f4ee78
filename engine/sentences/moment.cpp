// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/moment.h"

#include "engine/messages/message.h"
#include "engine/sentences/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

} // namespace

QString Moment::scopeName(ScopeId id) const
{
    if (index(id) >= m_world.scopes.size())
        return Words::tr("a scope");
    const ScopeView &scope = m_world.scopes[index(id)];
    return scopeWords(m_run, ScopeEntry{scope.verb, scope.owner, scope.step});
}

QString Moment::objectName(Verb verb, quint32 object) const
{
    if (isScopeVerb(verb))
        return object == kNone ? QString() : scopeName(ScopeId(object));
    return objectWords(m_run, verb, object);
}

QString Moment::objectName(const TaskView &task) const
{
    return task.isFuture ? resourceName(task.object) : objectName(task.verb, task.object);
}

QString Moment::names(const std::vector<TaskId> &tasks) const
{
    constexpr std::size_t kMost = 4;
    QStringList words;
    const bool isLong = tasks.size() > kMost;
    for (std::size_t at = 0; at < (isLong ? kMost - 1 : tasks.size()); ++at)
        words += name(tasks[at]);
    if (isLong)
        words += plural("Explain", QT_TRANSLATE_N_NOOP("Explain", "%n more"), "%n more",
                        qint64(tasks.size()) - words.size());
    return listWords(words);
}

QString Moment::share(quint32 resource) const
{
    if (m_world.resources[resource].kind != NodeKind::Semaphore)
        return resourceName(resource);
    return fill(Words::tr("a permit of {semaphore}"), {{u"semaphore", resourceName(resource)}});
}

bool Moment::isSignal(quint32 resource) const
{
    const ResourceView &view = m_world.resources[resource];
    const qint64 permits = m_run.program.resources[resource].amount;
    return view.kind == NodeKind::Semaphore
        && (permits == 0 || view.free + qint64(view.holders.size()) > permits);
}

QString Moment::held(TaskId id) const
{
    QStringList held;
    for (quint32 at = 0; at < m_world.resources.size(); ++at) {
        for (const Holding &holding : m_world.resources[at].holders) {
            if (holding.task == id && !isSignal(at))
                held += share(at);
        }
    }
    return listWords(held);
}

std::vector<TaskId> Moment::holders(quint32 resource) const
{
    std::vector<TaskId> found;
    for (const Holding &held : m_world.resources[resource].holders)
        found.push_back(held.task);
    return found;
}

TaskId Moment::aboutToTake(quint32 resource) const
{
    for (const TaskId id : m_world.ready) {
        const TaskView &task = m_world.tasks[index(id)];
        const bool isWoken = task.sinceFact < m_run.trace.size()
            && m_run.trace[task.sinceFact].kind == FactKind::Woken
            && !m_run.trace[task.sinceFact].isToCancel();
        if (isWoken && task.verb == Verb::Acquire && task.object == resource)
            return id;
    }
    return TaskId::None;
}

std::vector<TaskId> Moment::members(ScopeId group, bool onlyLive) const
{
    std::vector<TaskId> found;
    for (const quint32 at : m_replay.factIndex().membersOf(group)) {
        const Fact &fact = m_run.trace[at];
        if (qsizetype(at) >= m_world.facts)
            break; // to come
        if (fact.kind == FactKind::ScopeMember && fact.member().isFuture)
            continue; // a future, that no task stands for
        const TaskView *const task =
            m_world.task(fact.kind == FactKind::ScopeMember ? fact.member().task() : fact.task);
        if (!task)
            continue;
        if (!(onlyLive && isDone(task->state)))
            found.push_back(task->id);
    }
    return found;
}

const ScopeView *Moment::scope(ScopeId id) const
{
    return index(id) < m_world.scopes.size() ? &m_world.scopes[index(id)] : nullptr;
}

NodeKind Moment::kindOf(const TaskView &task) const
{
    return task.object < m_world.resources.size() ? m_world.resources[task.object].kind : NodeKind::Task;
}

FactIndex::Places Moment::ahead(FactIndex::Places places) const
{
    const auto from = std::lower_bound(places.begin(), places.end(), quint32(m_world.facts));
    return places.subspan(std::size_t(from - places.begin()));
}

const Fact *Moment::nextChange(quint32 resource) const
{
    const FactIndex::Places places = ahead(m_replay.factIndex().changesOf(resource));
    return places.empty() ? nullptr : &m_run.trace[places.front()];
}

/// Of a task that is ready, so that little can happen to it before.
const Fact *Moment::nextTurn(TaskId id) const
{
    for (const quint32 at : ahead(m_replay.factIndex().ofTask(id))) {
        if (m_run.trace[at].kind == FactKind::TurnBegan)
            return &m_run.trace[at];
    }
    return nullptr;
}

/// Nothing happens to a task after its end.
const Fact *Moment::endOf(TaskId id) const
{
    const FactIndex::Places places = ahead(m_replay.factIndex().ofTask(id));
    if (places.empty() || m_run.trace[places.back()].kind != FactKind::TaskEnded)
        return nullptr;
    return &m_run.trace[places.back()];
}

} // namespace signalbox
