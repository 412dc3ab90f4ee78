// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/explain.h"

#include "engine/catalog/catalog.h"
#include "engine/sentences/explainer.h"

#include <algorithm>
#include <map>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// The longest time for which a task held the loop, and how often it did.
struct Hold {
    const Fact *fact = nullptr;
    int count = 0;
};

/// Looks at a run from its end.
class Judge {
public:
    explicit Judge(const Replay &replay)
        : m_run(replay.run())
        , m_end(replay.atFact(replay.factCount()))
        , m_words(replay, m_end)
    {
    }

    QList<Verdict> judge();

private:
    void judgeDeadlock();
    void judgeBusyLoop();
    void judgeHorizon();
    void judgeTooLong();
    void judgeHolding();
    void judgeRetrieval();
    void judgeUnfinished();
    void judgeLoop();
    void judgeCounters();
    void judgeBarriers();
    void judgeForgotten();

    void add(Verdict::Kind kind, Micros time, const QString &title, const QStringList &clauses,
             const QList<NodeId> &nodes);
    NodeId nodeOf(TaskId id) const;
    NodeId nodeOf(const DeadlockEdge &edge) const;
    std::vector<DeadlockEdge> cycle() const;
    QString cycleWords(const std::vector<DeadlockEdge> &cycle, std::size_t at) const;
    QString stuckWords(const DeadlockEdge &edge) const;
    std::vector<TaskId> live() const;
    bool othersGoOn() const;
    bool isMainDone() const { return !m_end.tasks.empty() && isDone(m_end.tasks.front().state); }

    const Run &m_run;
    const World m_end;
    const Explainer m_words;
    QList<Verdict> m_verdicts;
};

QList<Verdict> Judge::judge()
{
    if (m_run.hasEnded()) {
        judgeDeadlock();
        judgeBusyLoop();
        judgeHorizon();
        judgeTooLong();
        judgeUnfinished();
    }
    judgeHolding();
    judgeRetrieval();
    judgeLoop();
    judgeCounters();
    judgeBarriers();
    judgeForgotten();
    std::stable_sort(m_verdicts.begin(), m_verdicts.end(),
                     [](const Verdict &a, const Verdict &b) { return a.time < b.time; });
    return m_verdicts;
}

void Judge::add(Verdict::Kind kind, Micros time, const QString &title, const QStringList &clauses,
                const QList<NodeId> &nodes)
{
    QList<NodeId> outlined;
    for (const NodeId node : nodes) {
        if (node != NodeId::None && !outlined.contains(node))
            outlined.append(node);
    }
    m_verdicts.append({kind, time, outlined, title + u" at "_s + timeWords(time), sentence(clauses)});
}

NodeId Judge::nodeOf(TaskId id) const
{
    const TaskView *const task = m_end.task(id);
    return task && task->body < m_run.program.bodies.size() ? m_run.program.bodies[task->body].node
                                                            : NodeId::None;
}

NodeId Judge::nodeOf(const DeadlockEdge &edge) const
{
    if (edge.verb == Verb::Await)
        return nodeOf(TaskId(edge.object));
    const bool isResource =
        !isScopeVerb(edge.verb) && edge.verb != Verb::WaitAll && edge.object < m_run.program.resources.size();
    return isResource ? m_run.program.resources[edge.object].node : NodeId::None;
}

/// Follows holders until somebody comes round again. Empty where nobody does.
std::vector<DeadlockEdge> Judge::cycle() const
{
    const auto edgeOf = [this](TaskId waiter) {
        return std::find_if(m_end.deadlock.begin(), m_end.deadlock.end(),
                            [waiter](const DeadlockEdge &edge) { return edge.waiter == waiter; });
    };
    for (const DeadlockEdge &start : m_end.deadlock) {
        std::vector<DeadlockEdge> path{start};
        while (path.size() <= m_end.deadlock.size()) {
            const auto next = edgeOf(path.back().holder);
            if (next == m_end.deadlock.end())
                break;
            if (next->waiter == start.waiter)
                return path;
            path.push_back(*next);
        }
    }
    return {};
}

/// What somebody in the cycle has (the one before waits for it) and what it waits for.
QString Judge::cycleWords(const std::vector<DeadlockEdge> &cycle, std::size_t at) const
{
    const DeadlockEdge &edge = cycle[at];
    const DeadlockEdge &before = cycle[(at + cycle.size() - 1) % cycle.size()];
    const auto bare = [this](const DeadlockEdge &of) {
        return of.verb == Verb::Acquire && of.object < m_run.program.resources.size()
            ? m_run.program.resources[of.object].name
            : m_words.objectName(of.verb, of.object);
    };
    if (edge.verb == Verb::Group)
        return m_words.name(edge.waiter) + u" waits for its task "_s + m_words.name(edge.holder);
    const QString holds = before.verb == Verb::Acquire ? u" holds "_s + bare(before) + u" and"_s : QString();
    return m_words.name(edge.waiter) + holds + u" waits for "_s
        + (edge.verb == Verb::Await ? m_words.name(TaskId(edge.object)) : bare(edge));
}

QString Judge::stuckWords(const DeadlockEdge &edge) const
{
    const QString object = m_words.objectName(edge.verb, edge.object);
    const QString who = m_words.name(edge.waiter);
    switch (edge.verb) {
    case Verb::Put:
        return who + u" waits to put into "_s + object + u", from which nobody takes any more"_s;
    case Verb::Get:
        return who + u" waits to get from "_s + object + u", into which nobody puts any more"_s;
    case Verb::Join:
        return who + u" waits until all items of "_s + object
            + u" are marked done, which nobody does any more"_s;
    case Verb::Acquire: {
        const TaskView *const holder = m_end.task(edge.holder);
        if (!holder)
            return who + u" waits for "_s + object + u", which nobody will release"_s;
        return who + u" waits for "_s + object + u", held by "_s + m_words.name(edge.holder)
            + (isDone(holder->state) ? u", which has ended"_s : QString());
    }
    case Verb::Wait:
    case Verb::WaitUntil: {
        const NodeKind kind = edge.object < m_run.program.resources.size()
            ? m_run.program.resources[edge.object].kind
            : NodeKind::Event;
        if (kind == NodeKind::Condition)
            return who + u" waits in "_s + object + u", which nobody notifies any more"_s;
        if (kind == NodeKind::Barrier)
            return who + u" waits at "_s + object + u", to which not enough come any more"_s;
        return who + u" waits for "_s + object + u", which nobody sets any more"_s;
    }
    case Verb::Await:
        return who + u" waits for "_s + object + u" to end"_s;
    case Verb::Group:
        return object + u" waits for its tasks to end"_s;
    default:
        return who + u" waits for its tasks to end"_s;
    }
}

/// At the end of the run somebody had something left to do, and might yet have cancelled a task.
bool Judge::othersGoOn() const
{
    return !m_end.ready.empty() || !m_end.sleepers.empty() || m_end.running != TaskId::None;
}

void Judge::judgeDeadlock()
{
    // A run that is cut at its horizon has edges too where some are stuck while others go on.
    if (m_run.ending() != Ending::Deadlock && m_end.deadlock.empty())
        return;
    constexpr std::size_t kMost = 6;
    const std::vector<DeadlockEdge> round = cycle();
    std::vector<DeadlockEdge> edges = round.empty() ? m_end.deadlock : round;
    QStringList clauses;
    QList<NodeId> nodes;
    for (std::size_t at = 0; at < edges.size(); ++at) {
        nodes << nodeOf(edges[at].waiter) << nodeOf(edges[at]);
        if (at < kMost)
            clauses += round.empty() ? stuckWords(edges[at]) : cycleWords(edges, at);
    }
    if (edges.size() > kMost)
        clauses += u"and so do "_s + QString::number(edges.size() - kMost) + u" more"_s;
    if (edges.empty())
        clauses += u"nobody can ever go on"_s;
    if (!round.empty() && m_run.ending() != Ending::Deadlock && othersGoOn())
        clauses += u"they wait for each other for ever, unless somebody cancels one of them"_s;
    Micros closed = round.empty() ? m_run.trace.endTime() : 0;
    for (const DeadlockEdge &edge : round) {
        if (const TaskView *const waiter = m_end.task(edge.waiter))
            closed = std::max(closed, waiter->since);
    }
    add(Verdict::Kind::Deadlock, closed, u"Deadlock"_s, clauses, nodes);
}

void Judge::judgeBusyLoop()
{
    if (m_run.ending() != Ending::BusyLoop)
        return;
    const Fact &last = m_run.trace.back();
    QList<NodeId> nodes{nodeOf(last.task)};
    const QString who = last.task == TaskId::None ? u"The program"_s : m_words.name(last.task);
    QString what = who + u" goes round without ever letting time move"_s;
    // The step that would come next; past the end of the body, the one it came from.
    const TaskView *const task = m_end.task(last.task);
    const ProgramBody *const body = bodyAt(m_run.program, last.step);
    const bool isOwn = body && task && body == &m_run.program.bodies[task->body];
    const quint32 step = isOwn || !task ? last.step : task->step;
    if (step < m_run.program.steps.size()) {
        what += u", at the step “"_s + stepWords(m_run.program, step) + u"”"_s;
        nodes << m_run.program.steps[step].node;
    }
    add(Verdict::Kind::BusyLoop, last.time, u"Busy loop"_s, {what, u"the run was stopped there"_s}, nodes);
}

std::vector<TaskId> Judge::live() const
{
    std::vector<TaskId> found;
    for (const TaskView &task : m_end.tasks) {
        if (!isDone(task.state) && task.id != TaskId::Main)
            found.push_back(task.id);
    }
    return found;
}

void Judge::judgeHorizon()
{
    if (m_run.ending() != Ending::Horizon)
        return;
    const std::vector<TaskId> going = live();
    const QString who = going.empty() ? QString()
        : going.size() == 1           ? m_words.names(going) + u" was not done"_s
                                      : m_words.names(going) + u" were not done"_s;
    add(Verdict::Kind::Horizon, m_run.trace.endTime(), u"Still going"_s,
        {u"The run is shown up to its horizon and was still going then"_s, who}, {});
}

void Judge::judgeTooLong()
{
    if (m_run.ending() != Ending::TooLong)
        return;
    constexpr qsizetype million = 1'000'000;
    const qsizetype events = m_run.trace.size();
    const QString count =
        events < million ? counted(events, u"event"_s) : u"%1 million events"_s.arg(events / million);
    const Micros cut = m_run.trace.endTime();
    add(Verdict::Kind::TooLong, cut, u"Too long"_s,
        {u"The run was cut after %1 at %2"_s.arg(count, timeWords(cut)),
         u"shorten the horizon, slow the loop, or let results grow less"_s},
        {});
}

void Judge::judgeHolding()
{
    for (quint32 at = 0; at < m_end.resources.size(); ++at) {
        const ResourceView &resource = m_end.resources[at];
        for (const Holding &held : resource.holders) {
            const TaskView *const task = m_end.task(held.task);
            if (!task || task->state != TaskState::Cancelled || m_words.isSignal(at))
                continue;
            const std::vector<TaskId> line{resource.waiters.begin(), resource.waiters.end()};
            const QString others = line.empty()
                ? u"whoever wants it from then on waits for ever"_s
                : m_words.names(line) + (line.size() == 1 ? u" waits"_s : u" wait"_s) + u" for it for ever"_s;
            QList<NodeId> nodes{nodeOf(held.task), m_run.program.resources[at].node};
            for (const TaskId waiter : line)
                nodes << nodeOf(waiter);
            add(Verdict::Kind::CancelledWhileHolding, task->since, u"Cancelled while holding"_s,
                {m_words.name(held.task) + u" was cancelled while it held "_s + m_words.share(at)
                     + u" and never released it"_s,
                 others},
                nodes);
        }
    }
}

/// Whose exceptions nobody asked for is the engine's to say: it keeps count as Python does.
void Judge::judgeRetrieval()
{
    for (qsizetype at = 0; at < m_run.trace.size(); ++at) {
        const Fact &fact = m_run.trace[at];
        if (fact.kind != FactKind::NeverRetrieved)
            continue;
        const TaskView *const task = m_end.task(fact.task);
        const bool isFuture = fact.resource() < m_run.program.resources.size();
        const QString who = isFuture ? m_words.resourceName(fact.resource()) : m_words.name(fact.task);
        add(Verdict::Kind::NeverRetrieved, task && !isFuture ? task->since : fact.time,
            u"Exception never retrieved"_s,
            {who + u" failed with "_s + errorWords(m_run, fact.text()),
             u"nobody awaits it, so nobody learns of it"_s},
            {isFuture ? m_run.program.resources[fact.resource()].node : nodeOf(fact.task)});
    }
}

/// Longer than asyncio's debug mode lets a callback take before it complains, while others live.
void Judge::judgeLoop()
{
    constexpr Micros kSlow = 100'000;
    std::map<TaskId, Hold> holds; // the longest of every task
    for (qsizetype at = 0; at < m_run.trace.size(); ++at) {
        const Fact &fact = m_run.trace[at];
        const bool isHold = fact.kind == FactKind::StepBegan
            && (fact.verb == Verb::Cpu || fact.verb == Verb::Block) && fact.duration() >= kSlow;
        if (!isHold)
            continue;
        Hold &hold = holds[fact.task];
        ++hold.count;
        if (!hold.fact || hold.fact->duration() < fact.duration())
            hold.fact = &fact;
    }
    for (const auto &[id, hold] : holds) {
        const Micros begin = hold.fact->time;
        const bool othersLive =
            std::any_of(m_end.tasks.begin(), m_end.tasks.end(), [&, held = id](const TaskView &task) {
                return task.id != held && task.id != TaskId::Main && task.created <= begin
                    && !(isDone(task.state) && task.since <= begin);
            });
        if (!othersLive)
            continue;
        const QString how = hold.fact->verb == Verb::Cpu ? u" computed for "_s : u" blocked for "_s;
        add(Verdict::Kind::BlockedLoop, begin, u"Blocked loop"_s,
            {m_words.name(id) + how + timeWords(hold.fact->duration())
                 + (hold.count > 1 ? u", the longest of %1 times"_s.arg(hold.count) : QString()),
             u"meanwhile nobody else could run"_s},
            {nodeOf(id)});
    }
}

void Judge::judgeCounters()
{
    for (quint32 at = 0; at < m_end.resources.size(); ++at) {
        const ResourceView &counter = m_end.resources[at];
        if (counter.losses == 0)
            continue;
        const LostUpdate &lost = counter.lost;
        add(Verdict::Kind::LostUpdate, lost.time, u"Lost update"_s,
            {u"value lost: %1 wrote %2 over %3 into "_s.arg(m_words.name(lost.by))
                     .arg(lost.wrote)
                     .arg(lost.over)
                 + m_words.resourceName(at)
                 + u", resting on what it had read before %1 changed it"_s.arg(m_words.name(lost.victim)),
             counter.losses > 1 ? u"%1 updates were lost in all"_s.arg(counter.losses) : QString()},
            {m_run.program.resources[at].node, nodeOf(lost.by), nodeOf(lost.victim)});
    }
}

void Judge::judgeBarriers()
{
    for (quint32 at = 0; at < m_end.resources.size(); ++at) {
        const ResourceView &barrier = m_end.resources[at];
        if (barrier.kind != NodeKind::Barrier || barrier.barrier != BarrierState::Broken)
            continue;
        const QString by =
            barrier.changedBy == TaskId::None ? QString() : u" by "_s + m_words.name(barrier.changedBy);
        add(Verdict::Kind::BrokenBarrier, barrier.since, u"Broken barrier"_s,
            {m_words.resourceName(at) + u" was broken"_s + by,
             u"whoever waited or came later got BrokenBarrierError"_s},
            {m_run.program.resources[at].node, nodeOf(barrier.changedBy)});
    }
}

/// Coroutines that were made and dropped.
void Judge::judgeForgotten()
{
    for (qsizetype at = 0; at < m_run.trace.size(); ++at) {
        const Fact &fact = m_run.trace[at];
        if (fact.kind != FactKind::NeverAwaited || fact.body() >= m_run.program.bodies.size())
            continue;
        const ProgramBody &body = m_run.program.bodies[fact.body()];
        const QString by =
            fact.task == TaskId::None ? QString() : m_words.name(fact.task) + u" made it and went on"_s;
        add(Verdict::Kind::NeverAwaited, fact.time, u"Never awaited"_s,
            {u"coroutine %1 was never awaited, so nothing of it ever ran"_s.arg(body.name), by},
            {nodeOf(fact.task), body.node});
    }
}

void Judge::judgeUnfinished()
{
    if (m_run.ending() != Ending::Finished || !isMainDone())
        return;
    std::vector<TaskId> cut;
    QList<NodeId> nodes;
    for (const TaskView &task : m_end.tasks) {
        const bool wasCut =
            !isDone(task.state) || (task.cancelCause == CancelCause::Shutdown && task.cancelRequested >= 0);
        if (task.id == TaskId::Main || !wasCut)
            continue;
        cut.push_back(task.id);
        nodes << nodeOf(task.id);
    }
    if (cut.empty())
        return;
    const bool isOne = cut.size() == 1;
    add(Verdict::Kind::NeverFinished, m_end.tasks.front().since, u"Never finished"_s,
        {u"main ended while "_s + m_words.names(cut) + (isOne ? u" was"_s : u" were"_s) + u" not done"_s,
         u"nobody waited for "_s + (isOne ? u"it, so it was"_s : u"them, so they were"_s) + u" cancelled"_s},
        nodes);
}

} // namespace

QList<Verdict> verdicts(const Replay &replay)
{
    return Judge(replay).judge();
}

} // namespace signalbox
