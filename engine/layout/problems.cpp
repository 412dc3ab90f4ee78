// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/problems.h"

#include "engine/layout/catalog.h"

#include <QHash>
#include <QSet>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// A set of verbs, one bit each.
using Verbs = quint64;
static_assert(kVerbCount <= 64, "Verbs needs a bit for every verb");

constexpr Verbs bit(Verb verb)
{
    return Verbs(1) << quint32(verb);
}

/// The verb that says for a Task what a stored link says for the other actors.
Verb verbOf(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Putting:
        return Verb::Put;
    case LinkKind::Getting:
        return Verb::Get;
    case LinkKind::Guarding:
        return Verb::With;
    case LinkKind::Setting:
        return Verb::Set;
    case LinkKind::Waiting:
        return Verb::Wait;
    case LinkKind::Cancelling:
        return Verb::Cancel;
    case LinkKind::Awaiting:
        return Verb::Await;
    case LinkKind::Spawning:
        return Verb::Spawn;
    case LinkKind::Asking:
        return Verb::If;
    }
    return Verb::Wait;
}

class Checker {
public:
    explicit Checker(const Layout &layout);
    QList<Problem> run();

private:
    void noteSteps(NodeId task, const QList<Step> &steps);
    void note(NodeId actor, NodeId target, Verb verb);
    void checkNode();
    void checkName();
    void checkDurations();
    void checkQueue();
    void checkSemaphore();
    void checkEvent();
    void checkTask();
    void checkSteps(const QList<Step> &steps, const QString &place);
    void checkStep(const Step &step, const QString &place);
    void checkReleases();

    /// What anyone does to the node at hand, and what the node at hand does to anyone.
    Verbs doneToIt() const { return m_doneTo.value(quint32(m_node->id)); }
    bool does(Verb verb) const { return m_doneBy.value(quint32(m_node->id)) & bit(verb); }
    void warn(const QString &reason, const QString &remedy) { warnAt(m_place, reason, remedy); }
    void warnAt(const QString &place, const QString &reason, const QString &remedy);
    QString title() const { return info(m_node->kind).label + u' ' + m_node->name; }

    const Layout &m_layout;
    QHash<quint32, Verbs> m_doneTo;
    QHash<quint32, Verbs> m_doneBy;
    QSet<quint32> m_frames; ///< those that hold something
    QSet<QString> m_names; ///< of the nodes before the one at hand
    const Node *m_node = nullptr; ///< the node at hand
    QString m_place;
    QList<Problem> m_problems;
};

Checker::Checker(const Layout &layout)
    : m_layout(layout)
{
    for (const Link &link : layout.links)
        note(link.from, link.to, verbOf(link.kind));
    for (const Node &node : layout.nodes) {
        m_frames.insert(quint32(node.scope));
        if (node.kind == NodeKind::Task)
            noteSteps(node.id, parameter<QList<Step>>(node, Param::Steps));
    }
}

void Checker::note(NodeId actor, NodeId target, Verb verb)
{
    m_doneBy[quint32(actor)] |= bit(verb);
    m_doneTo[quint32(target)] |= bit(verb);
}

void Checker::noteSteps(NodeId task, const QList<Step> &steps)
{
    for (const Step &step : steps) {
        if (step.target != NodeId::None)
            note(task, step.target, step.verb);
        noteSteps(task, step.body);
    }
}

QList<Problem> Checker::run()
{
    for (qsizetype i = 0; i < m_layout.nodes.size(); ++i) {
        m_node = &m_layout.nodes[i];
        m_place = u"/nodes/%1"_s.arg(i);
        checkName();
        checkDurations();
        checkNode();
    }
    return m_problems;
}

void Checker::warnAt(const QString &place, const QString &reason, const QString &remedy)
{
    m_problems.append({Problem::Severity::Warning, place, m_node->id, reason, remedy});
}

void Checker::checkName()
{
    if (m_names.contains(m_node->name))
        warn(u"There are two nodes called %1."_s.arg(m_node->name),
             u"Rename one of them, so that the timeline and the exported code tell them apart."_s);
    m_names.insert(m_node->name);
}

void Checker::checkDurations()
{
    for (auto own = m_node->parameters.begin(); own != m_node->parameters.end(); ++own) {
        const Duration *time = std::get_if<Duration>(&own.value());
        if (time && time->law == Duration::Law::Uniform && time->high < time->low)
            warn(u"%1: \"%2\" is drawn from %3 to %4, which runs backwards."_s.arg(
                     title(), info(own.key()).label, formatTime(time->low), formatTime(time->high)),
                 u"Let the first be the shorter of the two."_s);
    }
}

void Checker::checkNode()
{
    switch (m_node->kind) {
    case NodeKind::Producer:
        if (!does(Verb::Put))
            warn(u"%1 has no queue to put into."_s.arg(title()), u"Drag a wire from it to a queue."_s);
        break;
    case NodeKind::Consumer:
        if (!does(Verb::Get))
            warn(u"%1 has no queue to take from."_s.arg(title()), u"Drag a wire from a queue to it."_s);
        break;
    case NodeKind::Canceller:
        if (!does(Verb::Cancel))
            warn(u"%1 cancels nothing."_s.arg(title()),
                 u"Drag a wire from it to the task it is to cancel."_s);
        break;
    case NodeKind::Task:
        checkTask();
        break;
    case NodeKind::Queue:
        checkQueue();
        break;
    case NodeKind::Lock:
    case NodeKind::Condition:
    case NodeKind::Barrier:
    case NodeKind::Counter:
    case NodeKind::Future:
    case NodeKind::Ticker:
    case NodeKind::Executor:
        if (!doneToIt())
            warn(u"%1 is used by nobody."_s.arg(title()), u"Drag a wire from a task to it."_s);
        break;
    case NodeKind::Semaphore:
        checkSemaphore();
        break;
    case NodeKind::Event:
        checkEvent();
        break;
    case NodeKind::TaskGroup:
    case NodeKind::Gather:
    case NodeKind::Wait:
    case NodeKind::Timeout:
    case NodeKind::Shield:
    case NodeKind::Retry:
        if (!m_frames.contains(quint32(m_node->id)))
            warn(u"%1 is empty."_s.arg(title()), u"Drag the tasks that belong to it into its frame."_s);
        break;
    }
}

void Checker::checkQueue()
{
    const bool filled = doneToIt() & bit(Verb::Put);
    const bool emptied = doneToIt() & bit(Verb::Get);
    const qint64 capacity = parameter<qint64>(*m_node, Param::Capacity);
    if (!filled && !emptied) {
        warn(u"%1 is used by nobody."_s.arg(title()),
             u"Drag a wire from a producer to it, and one from it to a consumer."_s);
    } else if (!filled) {
        warn(u"Nobody puts into %1: whoever takes from it waits for ever."_s.arg(title()),
             u"Drag a wire from a producer to it."_s);
    } else if (!emptied && capacity > 0) {
        warn(u"Nobody takes from %1: once it holds %2, whoever puts waits for ever."_s.arg(title()).arg(
                 capacity),
             u"Drag a wire from it to a consumer."_s);
    } else if (!emptied) {
        warn(u"Nobody takes from %1: its items only pile up."_s.arg(title()),
             u"Drag a wire from it to a consumer."_s);
    }
}

void Checker::checkSemaphore()
{
    if (!doneToIt()) {
        warn(u"%1 is used by nobody."_s.arg(title()), u"Drag a wire from a task to it."_s);
    } else if (parameter<qint64>(*m_node, Param::Permits) == 0 && !(doneToIt() & bit(Verb::Release))) {
        warn(u"%1 has no permits and nobody releases one: whoever comes waits for ever."_s.arg(title()),
             u"Give it at least one permit, or let a task release one."_s);
    }
}

void Checker::checkEvent()
{
    const bool isSet = parameter<bool>(*m_node, Param::IsSet);
    if (!doneToIt()) {
        warn(u"%1 is used by nobody."_s.arg(title()),
             u"Drag a wire from a task to it to set it, and one from it to a task that waits."_s);
    } else if ((doneToIt() & bit(Verb::Wait)) && !(doneToIt() & bit(Verb::Set)) && !isSet) {
        warn(u"%1 is never set: whoever waits for it waits for ever."_s.arg(title()),
             u"Drag a wire from a task to it, or let it be set at the start."_s);
    }
}

void Checker::checkTask()
{
    const QList<Step> steps = parameter<QList<Step>>(*m_node, Param::Steps);
    if (steps.isEmpty())
        warn(u"%1 has no steps and ends at once."_s.arg(title()),
             u"Add steps, or drag a wire from it to what it is to use."_s);
    if (parameter<bool>(*m_node, Param::Spawned) && !(doneToIt() & bit(Verb::Spawn)))
        warn(u"%1 starts only when spawned, and nobody spawns it: it never runs."_s.arg(title()),
             u"Give another task a step that spawns it, or let it run from the start."_s);
    checkSteps(steps, m_place + u"/steps"_s);
    checkReleases();
}

void Checker::checkSteps(const QList<Step> &steps, const QString &place)
{
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QString stepPlace = place + u'/' + QString::number(i);
        checkStep(steps[i], stepPlace);
        checkSteps(steps[i].body, stepPlace + u"/steps"_s);
    }
}

void Checker::checkStep(const Step &step, const QString &place)
{
    const VerbInfo &verb = info(step.verb);
    if (!verb.targets.isEmpty() && step.target == NodeId::None)
        warnAt(place, u"%1: the step \"%2\" does not say on what."_s.arg(title(), verb.label),
               u"Choose what it acts on, or remove the step."_s);
    if (step.verb == Verb::Await && step.target == m_node->id)
        warnAt(place, u"%1 awaits itself, which asyncio refuses with a RuntimeError."_s.arg(title()),
               u"Let it await another task."_s);
    if (verb.hasTime && step.time.law == Duration::Law::Uniform && step.time.high < step.time.low)
        warnAt(place,
               u"%1: the time of a step \"%2\" is drawn from %3 to %4, which runs backwards."_s.arg(
                   title(), verb.label, formatTime(step.time.low), formatTime(step.time.high)),
               u"Let the first be the shorter of the two."_s);
}

/// Targets a task's steps acquire, each with the place where they do so first, and those they release.
struct Holds {
    QList<std::pair<NodeId, QString>> acquired;
    QSet<quint32> released;

    void add(const QList<Step> &steps, const QString &place)
    {
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const Step &step = steps[i];
            const QString stepPlace = place + u'/' + QString::number(i);
            const auto isSame = [&](const auto &entry) { return entry.first == step.target; };
            if (step.verb == Verb::Release)
                released.insert(quint32(step.target));
            else if (step.verb == Verb::Acquire && std::none_of(acquired.begin(), acquired.end(), isSame))
                acquired.append({step.target, stepPlace});
            add(step.body, stepPlace + u"/steps"_s);
        }
    }
};

void Checker::checkReleases()
{
    Holds holds;
    holds.add(parameter<QList<Step>>(*m_node, Param::Steps), m_place + u"/steps"_s);
    for (const auto &[id, place] : holds.acquired) {
        const Node *held = m_layout.find(id);
        if (!held || holds.released.contains(quint32(id)))
            continue;
        // A semaphore may well be a signal: one task acquires what another releases.
        const bool releasedElsewhere = m_doneTo.value(quint32(id)) & bit(Verb::Release);
        if (held->kind == NodeKind::Semaphore && releasedElsewhere)
            continue;
        warnAt(place, u"%1 acquires %2 and never releases it."_s.arg(title(), held->name),
               u"Add a step that releases it, or hold it with \"with\", which always does."_s);
    }
}

} // namespace

QList<Problem> check(const Layout &layout)
{
    return Checker(layout).run();
}

} // namespace signalbox
