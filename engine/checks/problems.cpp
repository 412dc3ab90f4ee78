// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/problems.h"

#include "engine/catalog/catalog.h"
#include "engine/checks/stepproblems.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

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

/// Who comes to a barrier.
struct Comers {
    qint64 count = 0;
    bool mayBeMore = false; ///< a task that comes can be spawned more than once
};

bool isByPriority(const Node *queue)
{
    return queue && queue->kind == NodeKind::Queue
        && parameter<qint64>(*queue, Param::Order) == qint64(QueueOrder::Priority);
}

class Checker {
public:
    explicit Checker(const Layout &layout);
    QList<Problem> run();

private:
    void note(NodeId actor, NodeId target, Verb verb);
    void noteSentinels(NodeId producer);
    void noteSteps(NodeId task, const QList<Step> &steps);
    void checkNode();
    void checkName();
    void checkDurations();
    void checkUse();
    void checkProducer();
    void checkConsumer();
    void checkQueue();
    void checkLock();
    void checkSemaphore();
    void checkEvent();
    void checkCondition();
    void checkBarrier();
    void checkFuture();
    void checkTicker();
    void checkTask();
    void checkFrame();
    QString whatEmptinessDoes() const;
    QString whatFullnessDoes() const;
    Comers comers() const;

    /// What anyone does to the node at hand, and what the node at hand does to anyone.
    Verbs doneToIt() const { return m_doneTo.value(quint32(m_node->id)); }
    bool does(Verb verb) const { return m_doneBy.value(quint32(m_node->id)) & bit(verb); }
    void warn(const QString &reason, const QString &remedy) { warnAt(m_place, reason, remedy); }
    void warnAt(const QString &place, const QString &reason, const QString &remedy);
    QString title() const { return info(m_node->kind).label() + u' ' + m_node->name; }
    QString nameOf(NodeId id) const
    {
        const Node *node = m_layout.find(id);
        return node ? node->name : QString();
    }

    const Layout &m_layout;
    QHash<quint32, Verbs> m_doneTo;
    QHash<quint32, Verbs> m_doneBy;
    QSet<quint32> m_asked; ///< nodes that some step asks about
    QSet<quint32> m_sentinelsIn; ///< queues into which someone may put None
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
        if (node.kind == NodeKind::Producer && parameter<qint64>(node, Param::Sentinels) > 0)
            noteSentinels(node.id);
        else if (node.kind == NodeKind::Task)
            noteSteps(node.id, parameter<QList<Step>>(node, Param::Steps));
    }
}

void Checker::note(NodeId actor, NodeId target, Verb verb)
{
    m_doneBy[quint32(actor)] |= bit(verb);
    m_doneTo[quint32(target)] |= bit(verb);
    // A consumer says task_done for each item it takes.
    const Node *node = m_layout.find(actor);
    if (verb == Verb::Get && node && node->kind == NodeKind::Consumer)
        m_doneTo[quint32(target)] |= bit(Verb::TaskDone);
}

void Checker::noteSentinels(NodeId producer)
{
    for (const Link &link : m_layout.links) {
        if (link.from == producer && link.kind == LinkKind::Putting)
            m_sentinelsIn.insert(quint32(link.to));
    }
}

void Checker::noteSteps(NodeId task, const QList<Step> &steps)
{
    for (const Step &step : steps) {
        if (step.target != NodeId::None)
            note(task, step.target, step.verb);
        if (info(step.verb).hasPredicate)
            m_asked.insert(quint32(step.predicate.target));
        const bool puts = step.verb == Verb::Put || step.verb == Verb::PutNowait;
        if (puts && step.choice != quint8(PutChoice::New)) // what is put on may be None
            m_sentinelsIn.insert(quint32(step.target));
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
                     title(), info(own.key()).label(), formatTime(time->low), formatTime(time->high)),
                 u"Let the first be the shorter of the two."_s);
    }
}

void Checker::checkNode()
{
    switch (m_node->kind) {
    case NodeKind::Producer:
        return checkProducer();
    case NodeKind::Consumer:
        return checkConsumer();
    case NodeKind::Canceller:
        if (!does(Verb::Cancel))
            warn(u"%1 cancels nothing."_s.arg(title()),
                 u"Drag a wire from it to the task it is to cancel."_s);
        return;
    case NodeKind::Task:
        return checkTask();
    case NodeKind::Queue:
        return checkQueue();
    case NodeKind::Lock:
        return checkLock();
    case NodeKind::Semaphore:
        return checkSemaphore();
    case NodeKind::Event:
        return checkEvent();
    case NodeKind::Condition:
        return checkCondition();
    case NodeKind::Barrier:
        return checkBarrier();
    case NodeKind::Future:
        return checkFuture();
    case NodeKind::Ticker:
        return checkTicker();
    case NodeKind::Counter: // that tasks overwrite each other in it is what it teaches
    case NodeKind::Executor:
        return checkUse();
    case NodeKind::TaskGroup:
    case NodeKind::Gather:
    case NodeKind::Wait:
    case NodeKind::Timeout:
    case NodeKind::Shield:
    case NodeKind::Retry:
        return checkFrame();
    }
}

void Checker::checkUse()
{
    if (!doneToIt() && !m_asked.contains(quint32(m_node->id)))
        warn(u"%1 is used by nobody."_s.arg(title()), u"Drag a wire from a task to it."_s);
}

void Checker::checkQueue()
{
    const bool isFilled = doneToIt() & (bit(Verb::Put) | bit(Verb::PutNowait));
    const bool isEmptied = doneToIt() & (bit(Verb::Get) | bit(Verb::GetNowait) | bit(Verb::AsyncFor));
    if (!isFilled && !isEmptied) {
        warn(u"%1 is used by nobody."_s.arg(title()),
             u"Drag a wire from a producer to it, and one from it to a consumer."_s);
        return;
    }
    if (!isFilled)
        warn(u"Nobody puts into %1: %2."_s.arg(title(), whatEmptinessDoes()),
             u"Drag a wire from a producer to it."_s);
    else if (!isEmptied)
        warn(u"Nobody takes from %1: %2."_s.arg(title(), whatFullnessDoes()),
             u"Drag a wire from it to a consumer."_s);
    const bool isDealtWith = doneToIt() & bit(Verb::TaskDone);
    if ((doneToIt() & bit(Verb::Join)) && isFilled && isEmptied && !isDealtWith)
        warn(u"%1 is joined, but nobody says that an item is dealt with: whoever joins it waits for ever."_s
                 .arg(title()),
             u"Let each task that takes from it go on to a step task_done."_s);
    if (isDealtWith && !isEmptied && isFilled)
        warn(u"Items of %1 are said to be dealt with that nobody has taken."_s.arg(title()),
             u"Let the task with task_done take an item first."_s);
}

/// What becomes of tasks that take from a queue into which nobody puts.
QString Checker::whatEmptinessDoes() const
{
    const bool waits = doneToIt() & (bit(Verb::Get) | bit(Verb::AsyncFor));
    return waits ? u"whoever takes from it waits for ever"_s : u"get_nowait raises QueueEmpty"_s;
}

QString Checker::whatFullnessDoes() const
{
    const qint64 capacity = parameter<qint64>(*m_node, Param::Capacity);
    if (capacity == 0)
        return u"its items only pile up"_s;
    const QString then =
        doneToIt() & bit(Verb::Put) ? u"whoever puts waits for ever"_s : u"put_nowait raises QueueFull"_s;
    return u"once it holds %1, %2"_s.arg(capacity).arg(then);
}

void Checker::checkSemaphore()
{
    constexpr Verbs taking = bit(Verb::With) | bit(Verb::Acquire);
    const bool isReleased = doneToIt() & bit(Verb::Release);
    checkUse();
    if (parameter<bool>(*m_node, Param::Bounded) && isReleased && !(doneToIt() & taking)) {
        warn(u"%1 is bounded and released, but nobody acquires it, which asyncio refuses with a ValueError."_s
                 .arg(title()),
             u"Let a task acquire it first, or turn off \"%1\"."_s.arg(info(Param::Bounded).label()));
    } else if ((doneToIt() & taking) && parameter<qint64>(*m_node, Param::Permits) == 0 && !isReleased) {
        warn(u"%1 has no permits and nobody releases one: whoever comes waits for ever."_s.arg(title()),
             u"Give it at least one permit, or let a task release one."_s);
    }
}

void Checker::checkEvent()
{
    const bool isSet = parameter<bool>(*m_node, Param::IsSet);
    if (!doneToIt() && !m_asked.contains(quint32(m_node->id))) {
        warn(u"%1 is used by nobody."_s.arg(title()),
             u"Drag a wire from a task to it to set it, and one from it to a task that waits."_s);
    } else if ((doneToIt() & bit(Verb::Wait)) && !(doneToIt() & bit(Verb::Set)) && !isSet) {
        warn(u"%1 is never set: whoever waits for it waits for ever."_s.arg(title()),
             u"Drag a wire from a task to it, or let it be set at the start."_s);
    }
}

void Checker::checkCondition()
{
    const bool waited = doneToIt() & (bit(Verb::Wait) | bit(Verb::WaitUntil));
    const bool notified = doneToIt() & (bit(Verb::Notify) | bit(Verb::NotifyAll));
    if (waited && !notified)
        warn(u"%1 is never notified: whoever waits in it waits for ever."_s.arg(title()),
             u"Drag a wire from a task to it and choose notify."_s);
    else if (notified && !waited)
        warn(u"%1 is notified, but nobody waits in it."_s.arg(title()),
             u"Drag a wire from it to a task that is to wait."_s);
    else
        checkUse();
}

/// How a task waits at a barrier.
struct Waits {
    bool itself = false;
    qint64 asOperands = 0; ///< each is a task of its own and waits beside the others

    void add(NodeId barrier, const QList<Step> &steps, bool areOperands)
    {
        for (const Step &step : steps) {
            const bool waits = step.verb == Verb::Wait && step.target == barrier;
            itself = itself || (waits && !areOperands);
            asOperands += waits && areOperands ? 1 : 0;
            add(barrier, step.body, info(step.verb).takesOperands);
        }
    }
};

/// Who comes to the barrier at hand.
Comers Checker::comers() const
{
    Comers all;
    for (const Link &link : m_layout.links)
        all.count += link.to == m_node->id && link.kind == LinkKind::Waiting ? 1 : 0;
    for (const Node &node : m_layout.nodes) {
        if (node.kind != NodeKind::Task)
            continue;
        Waits waits;
        waits.add(m_node->id, parameter<QList<Step>>(node, Param::Steps), false);
        const qint64 comers = waits.asOperands + (waits.itself ? 1 : 0);
        all.count += comers;
        if (comers > 0 && (m_doneTo.value(quint32(node.id)) & bit(Verb::Spawn)))
            all.mayBeMore = true; // several of it may run at a time
    }
    return all;
}

void Checker::checkBarrier()
{
    const qint64 parties = parameter<qint64>(*m_node, Param::Parties);
    const Comers who = comers();
    const bool isBroken = doneToIt() & (bit(Verb::Reset) | bit(Verb::Abort));
    checkUse();
    if (who.count == 0 && isBroken)
        warn(u"Nobody waits at %1."_s.arg(title()), u"Drag a wire from a task to it and choose wait."_s);
    else if (who.count > 0 && !who.mayBeMore && who.count < parties && !isBroken)
        warn(
            u"%1 waits for %2 tasks, and only %3 can come: whoever waits there waits for ever."_s.arg(title())
                .arg(parties)
                .arg(who.count),
            u"Let more tasks wait there, or lower \"%1\"."_s.arg(info(Param::Parties).label()));
}

void Checker::checkFuture()
{
    const bool awaited = doneToIt() & bit(Verb::Await);
    const bool isSet = doneToIt() & (bit(Verb::SetResult) | bit(Verb::SetException) | bit(Verb::Cancel));
    if (awaited && !isSet)
        warn(u"%1 is never set: whoever awaits it waits for ever."_s.arg(title()),
             u"Drag a wire from a task to it and choose set_result."_s);
    else if (isSet && !awaited && !m_asked.contains(quint32(m_node->id)))
        warn(u"Nobody awaits %1."_s.arg(title()), u"Drag a wire from it to a task that is to await it."_s);
    else
        checkUse();
}

void Checker::checkTicker()
{
    checkUse();
    if (parameter<qint64>(*m_node, Param::Count) == 0
        && parameter<Duration>(*m_node, Param::Every) == Duration::fixed(0))
        warn(u"%1 ticks without pause and without end."_s.arg(title()),
             u"Give it a time between its ticks, or a number of them."_s);
}

void Checker::checkLock()
{
    constexpr Verbs taking = bit(Verb::With) | bit(Verb::Acquire);
    checkUse();
    if ((doneToIt() & bit(Verb::Release)) && !(doneToIt() & taking))
        warn(u"%1 is released, but nobody acquires it, which asyncio refuses with a RuntimeError."_s.arg(
                 title()),
             u"Let the task that releases it acquire it first."_s);
}

void Checker::checkConsumer()
{
    if (!does(Verb::Get)) {
        warn(u"%1 has no queue to take from."_s.arg(title()), u"Drag a wire from a queue to it."_s);
        return;
    }
    if (!parameter<bool>(*m_node, Param::UntilSentinel))
        return;
    for (const Link &link : m_layout.links) {
        if (link.from == m_node->id && link.kind == LinkKind::Getting
            && !m_sentinelsIn.contains(quint32(link.to)))
            warn(u"%1 stops at None, which nobody puts into %2."_s.arg(title(), nameOf(link.to)),
                 u"Give a producer of %1 sentinels, or let a task put one."_s.arg(nameOf(link.to)));
    }
}

void Checker::checkProducer()
{
    if (!does(Verb::Put))
        warn(u"%1 has no queue to put into."_s.arg(title()), u"Drag a wire from it to a queue."_s);
    if (parameter<qint64>(*m_node, Param::Sentinels) == 0)
        return;
    for (const Link &link : m_layout.links) {
        const Node *queue = m_layout.find(link.to);
        if (link.from == m_node->id && link.kind == LinkKind::Putting && isByPriority(queue))
            warn(u"%1 puts None into %2, whose items are told apart by their priority, which None has not."_s
                     .arg(title(), queue->name),
                 u"Let %1 be in another order, or end its consumers by cancelling them."_s.arg(queue->name));
    }
    if (parameter<qint64>(*m_node, Param::Count) == 0)
        warn(u"%1 makes items without end and never comes to put its sentinels."_s.arg(title()),
             u"Give it a number of items."_s);
}

/// A frame of tasks that all wait to be spawned has nothing to run.
void Checker::checkFrame()
{
    const QList<NodeId> held = m_layout.heldBy(m_node->id);
    const bool runs = std::any_of(held.begin(), held.end(), [this](NodeId id) {
        const Node &member = *m_layout.find(id);
        return !isResource(member.kind)
            && !(member.kind == NodeKind::Task && parameter<bool>(member, Param::Spawned));
    });
    const bool holdsTasks = std::any_of(held.begin(), held.end(),
                                        [this](NodeId id) { return !isResource(m_layout.find(id)->kind); });
    if (!holdsTasks)
        warn(u"%1 is empty."_s.arg(title()), u"Drag the tasks that belong to it into its frame."_s);
    else if (!runs)
        warn(u"%1 holds only tasks that start when spawned, and starts none of them."_s.arg(title()),
             u"Turn off \"%1\" in one of them."_s.arg(info(Param::Spawned).label()));
}

void Checker::checkTask()
{
    if (parameter<QList<Step>>(*m_node, Param::Steps).isEmpty())
        warn(u"%1 has no steps and ends at once."_s.arg(title()),
             u"Add steps, or drag a wire from it to what it is to use."_s);
    if (parameter<bool>(*m_node, Param::Spawned) && !(doneToIt() & (bit(Verb::Spawn) | bit(Verb::Call))))
        warn(u"%1 starts only when spawned, and nobody spawns it: it never runs."_s.arg(title()),
             u"Give another task a step that spawns it, or let it run from the start."_s);
    for (const StepProblem &problem : stepProblems(m_layout, *m_node, m_place, m_doneTo))
        warnAt(problem.place, problem.reason, problem.remedy);
}

} // namespace

QList<Problem> check(const Layout &layout)
{
    return Checker(layout).run();
}

} // namespace signalbox
