// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/verdicts.h"

#include "engine/catalog/catalog.h"
#include "engine/layout/spenttime.h"
#include "engine/messages/message.h"
#include "engine/replay/activity.h"
#include "engine/sentences/moment.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/stepwords.h"
#include "engine/sentences/verdictrows.h"
#include "engine/sentences/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Kind = Verdict::Kind;
using Severity = Verdict::Severity;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Verdicts)
};

/// The longest time for which a task held the loop, and how often it did.
struct Hold {
    const Fact *fact = nullptr;
    int count = 0;
};

/// Looks at a run from its end.
class VerdictFinder {
public:
    explicit VerdictFinder(const Replay &replay)
        : m_run(replay.run())
        , m_end(replay.atFact(replay.factCount()))
        , m_moment(replay, m_end)
    {
    }

    QList<Verdict> find();

private:
    void findDeadlock();
    void findBusyLoop();
    void findHorizon();
    void findTooLong();
    void findOutOfMemory();
    void findStop();
    void findHolding();
    void findRetrieval();
    bool isRefused(const Fact &fact) const;
    void addUncaught(const Fact &fact);
    void findUnfinished();
    void findLoop();
    void findCounters();
    void findBarriers();
    void findForgotten();
    void findExit();

    void add(Kind kind, Micros time, const QStringList &clauses, const QList<NodeId> &nodes);
    NodeId nodeOf(TaskId id) const;
    NodeId nodeOf(const DeadlockEdge &edge) const;
    std::vector<DeadlockEdge> cycle() const;
    QString cycleWords(const std::vector<DeadlockEdge> &cycle, std::size_t at) const;
    QString stuckPattern(const DeadlockEdge &edge) const;
    QString stuckWords(const DeadlockEdge &edge) const;
    QString holdWords(TaskId id, const Hold &hold) const;
    std::vector<TaskId> live() const;
    bool othersGoOn() const;
    bool isMainDone() const { return !m_end.tasks.empty() && isDone(m_end.tasks.front().state); }

    const Run &m_run;
    const World m_end;
    const Moment m_moment;
    QList<Verdict> m_verdicts;
};

QList<Verdict> VerdictFinder::find()
{
    if (m_run.hasEnded()) {
        findDeadlock();
        findBusyLoop();
        findHorizon();
        findTooLong();
        findOutOfMemory();
        findStop();
        findExit();
        findUnfinished();
    }
    findHolding();
    findRetrieval();
    findLoop();
    findCounters();
    findBarriers();
    findForgotten();
    std::stable_sort(m_verdicts.begin(), m_verdicts.end(),
                     [](const Verdict &a, const Verdict &b) { return a.time < b.time; });
    return m_verdicts;
}

void VerdictFinder::add(Kind kind, Micros time, const QStringList &clauses, const QList<NodeId> &nodes)
{
    const VerdictRow &row = kVerdicts[std::size_t(kind)];
    QList<NodeId> outlined;
    for (const NodeId node : nodes) {
        if (node != NodeId::None && !outlined.contains(node))
            outlined.append(node);
    }
    m_verdicts.append({kind, row.severity, time, outlined,
                       fill(Words::tr(row.title), {{u"time", timeWords(time)}}), sentence(clauses),
                       Words::tr(row.remedy)});
}

NodeId VerdictFinder::nodeOf(TaskId id) const
{
    const TaskView *const task = m_end.task(id);
    return task && task->body < m_run.program.bodies.size() ? m_run.program.bodies[task->body].node
                                                            : NodeId::None;
}

NodeId VerdictFinder::nodeOf(const DeadlockEdge &edge) const
{
    if (edge.verb == Verb::Await)
        return nodeOf(TaskId(edge.object));
    const bool isResource =
        !isScopeVerb(edge.verb) && edge.verb != Verb::WaitAll && edge.object < m_run.program.resources.size();
    return isResource ? m_run.program.resources[edge.object].node : NodeId::None;
}

/// Follows holders until somebody comes round again. Empty where nobody does.
std::vector<DeadlockEdge> VerdictFinder::cycle() const
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
QString VerdictFinder::cycleWords(const std::vector<DeadlockEdge> &cycle, std::size_t at) const
{
    const DeadlockEdge &edge = cycle[at];
    const DeadlockEdge &before = cycle[(at + cycle.size() - 1) % cycle.size()];
    const auto bare = [this](const DeadlockEdge &of) {
        return of.verb == Verb::Acquire && of.object < m_run.program.resources.size()
            ? m_run.program.resources[of.object].name
            : m_moment.objectName(of.verb, of.object);
    };
    const QString who = m_moment.name(edge.waiter);
    if (edge.verb == Verb::Group)
        return fill(Words::tr("{task} waits for its task {other}"),
                    {{u"task", who}, {u"other", m_moment.name(edge.holder)}});
    const QString wanted = edge.verb == Verb::Await ? m_moment.name(TaskId(edge.object)) : bare(edge);
    if (before.verb == Verb::Acquire)
        return fill(Words::tr("{task} holds {held} and waits for {wanted}"),
                    {{u"task", who}, {u"held", bare(before)}, {u"wanted", wanted}});
    return fill(Words::tr("{task} waits for {wanted}"), {{u"task", who}, {u"wanted", wanted}});
}

/// Why a wait that is part of no circle never ends.
QString VerdictFinder::stuckPattern(const DeadlockEdge &edge) const
{
    if (edge.verb == Verb::Put)
        return Words::tr("{task} waits to put into {wanted}, from which nobody takes any more");
    if (edge.verb == Verb::Get)
        return Words::tr("{task} waits to get from {wanted}, into which nobody puts any more");
    if (edge.verb == Verb::Join)
        return Words::tr(
            "{task} waits until all items of {wanted} are marked done, which nobody does any more");
    if (edge.verb == Verb::Acquire) {
        const TaskView *const holder = m_end.task(edge.holder);
        if (!holder)
            return Words::tr("{task} waits for {wanted}, which nobody will release");
        return isDone(holder->state)
            ? Words::tr("{task} waits for {wanted}, held by {holder}, which has ended")
            : Words::tr("{task} waits for {wanted}, held by {holder}");
    }
    if (edge.verb == Verb::Wait || edge.verb == Verb::WaitUntil) {
        const NodeKind kind = edge.object < m_run.program.resources.size()
            ? m_run.program.resources[edge.object].kind
            : NodeKind::Event;
        if (kind == NodeKind::Condition)
            return Words::tr("{task} waits in {wanted}, which nobody notifies any more");
        if (kind == NodeKind::Barrier)
            return Words::tr("{task} waits at {wanted}, to which not enough come any more");
        return Words::tr("{task} waits for {wanted}, which nobody sets any more");
    }
    if (edge.verb == Verb::Await)
        return Words::tr("{task} waits for {wanted} to end");
    return edge.verb == Verb::Group ? Words::tr("{wanted} waits for its tasks to end")
                                    : Words::tr("{task} waits for its tasks to end");
}

QString VerdictFinder::stuckWords(const DeadlockEdge &edge) const
{
    return fill(stuckPattern(edge),
                {{u"task", m_moment.name(edge.waiter)},
                 {u"wanted", m_moment.objectName(edge.verb, edge.object)},
                 {u"holder", m_moment.name(edge.holder)}});
}

/// At the end of the run somebody had something left to do, and might yet have cancelled a task.
bool VerdictFinder::othersGoOn() const
{
    return !m_end.ready.empty() || !m_end.sleepers.empty() || m_end.running != TaskId::None;
}

void VerdictFinder::findDeadlock()
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
        clauses += plural("Verdicts", QT_TRANSLATE_N_NOOP("Verdicts", "and so do %n more"),
                          "and so does one more", qint64(edges.size() - kMost));
    if (edges.empty())
        clauses += Words::tr("nobody can ever go on");
    if (!round.empty() && m_run.ending() != Ending::Deadlock && othersGoOn())
        clauses += Words::tr("they wait for each other for ever, unless somebody cancels one of them");
    Micros closed = round.empty() ? m_run.trace.endTime() : 0;
    for (const DeadlockEdge &edge : round) {
        if (const TaskView *const waiter = m_end.task(edge.waiter))
            closed = std::max(closed, waiter->since);
    }
    add(Kind::Deadlock, closed, clauses, nodes);
}

void VerdictFinder::findBusyLoop()
{
    if (m_run.ending() != Ending::BusyLoop)
        return;
    const Fact &last = m_run.trace.back();
    QList<NodeId> nodes{nodeOf(last.task)};
    const QString who = last.task == TaskId::None ? Words::tr("The program") : m_moment.name(last.task);
    QString what = fill(Words::tr("{task} goes round without ever letting time move"), {{u"task", who}});
    // The step that would come next; past the end of the body, the one it came from.
    const TaskView *const task = m_end.task(last.task);
    const ProgramBody *const body = bodyAt(m_run.program, last.step);
    const bool isOwn = body && task && body == &m_run.program.bodies[task->body];
    const quint32 step = isOwn || !task ? last.step : task->step;
    if (step < m_run.program.steps.size()) {
        what = fill(Words::tr("{task} goes round without ever letting time move, at the step “{step}”"),
                    {{u"task", who}, {u"step", stepWords(m_run.program, step)}});
        nodes << m_run.program.steps[step].node;
    }
    add(Kind::BusyLoop, last.time, {what, Words::tr("the run was stopped there")}, nodes);
}

std::vector<TaskId> VerdictFinder::live() const
{
    std::vector<TaskId> found;
    for (const TaskView &task : m_end.tasks) {
        if (!isDone(task.state) && task.id != TaskId::Main)
            found.push_back(task.id);
    }
    return found;
}

void VerdictFinder::findHorizon()
{
    if (m_run.ending() != Ending::Horizon)
        return;
    const std::vector<TaskId> going = live();
    const QString who = going.empty()
        ? QString()
        : fill(going.size() == 1 ? Words::tr("{task} was not done") : Words::tr("{tasks} were not done"),
               {{u"task", m_moment.names(going)}, {u"tasks", m_moment.names(going)}});
    add(Kind::Horizon, m_run.trace.endTime(),
        {Words::tr("The run is shown up to its horizon and was still going then"), who}, {});
}

void VerdictFinder::findTooLong()
{
    if (m_run.ending() != Ending::TooLong)
        return;
    constexpr qsizetype million = 1'000'000;
    const qsizetype events = m_run.trace.size();
    const QString count = events < million
        ? plural("Verdicts", QT_TRANSLATE_N_NOOP("Verdicts", "%n events"), "%n event", events)
        : plural("Verdicts", QT_TRANSLATE_N_NOOP("Verdicts", "%n million events"), "%n million events",
                 events / million);
    const Micros cut = m_run.trace.endTime();
    add(Kind::TooLong, cut,
        {fill(Words::tr("The run was cut after {events} at {time}"),
              {{u"events", count}, {u"time", timeWords(cut)}}),
         Words::tr("shorten the horizon, slow the loop, or let results grow less")},
        {});
}

void VerdictFinder::findOutOfMemory()
{
    if (m_run.memoryExceeded == 0)
        return;
    constexpr qint64 million = 1'000'000;
    add(Kind::OutOfMemory, m_run.trace.endTime(),
        {fill(Words::tr("The program wanted more memory for its values than the {megabytes} MB of a run"),
              {{u"megabytes", QString::number(m_run.memoryExceeded / million)}}),
         Words::tr("MemoryError ended it there, whatever it catches")},
        {});
}

void VerdictFinder::findStop()
{
    if (m_run.ending() != Ending::Stopped)
        return;
    constexpr double microsecond = 0.001;
    const QString spent = spentTime(double(m_run.stoppedAfter) * microsecond);
    const TaskId busy = m_run.trace.back().task;
    const QString where = busy == TaskId::None
        ? QString()
        : fill(Words::tr("{task} was computing"), {{u"task", m_moment.name(busy)}});
    add(Kind::Stopped, m_run.trace.endTime(),
        {fill(Words::tr("Stopped by you after {time} of computing"), {{u"time", spent}}), where},
        {nodeOf(busy)});
}

void VerdictFinder::findHolding()
{
    for (quint32 at = 0; at < m_end.resources.size(); ++at) {
        const ResourceView &resource = m_end.resources[at];
        for (const Holding &held : resource.holders) {
            const TaskView *const task = m_end.task(held.task);
            if (!task || task->state != TaskState::Cancelled || m_moment.isSignal(at))
                continue;
            const std::vector<TaskId> line{resource.waiters.begin(), resource.waiters.end()};
            const QString others = line.empty()
                ? Words::tr("whoever wants it from then on waits for ever")
                : fill(line.size() == 1 ? Words::tr("{task} waits for it for ever")
                                        : Words::tr("{tasks} wait for it for ever"),
                       {{u"task", m_moment.names(line)}, {u"tasks", m_moment.names(line)}});
            QList<NodeId> nodes{nodeOf(held.task), m_run.program.resources[at].node};
            for (const TaskId waiter : line)
                nodes << nodeOf(waiter);
            add(Kind::CancelledWhileHolding, task->since,
                {fill(Words::tr("{task} was cancelled while it held {held} and never released it"),
                      {{u"task", m_moment.name(held.task)}, {u"held", m_moment.share(at)}}),
                 others},
                nodes);
        }
    }
}

/// A text that Python, or this program, does not take raises SyntaxError where its first line would run.
bool VerdictFinder::isRefused(const Fact &fact) const
{
    constexpr qsizetype mostFacts = 8;
    if (m_run.program.script.isEmpty() || fact.task != TaskId::Main || m_run.trace.size() > mostFacts)
        return false;
    const QString error = m_run.texts.value(fact.text());
    return error.startsWith(u"SyntaxError") || error.startsWith(u"IndentationError")
        || error.startsWith(u"TabError");
}

/// Whose exceptions nobody asked for is the engine's to say: it keeps count as Python does.
void VerdictFinder::findRetrieval()
{
    for (qsizetype at = 0; at < m_run.trace.size(); ++at) {
        const Fact &fact = m_run.trace[at];
        if (fact.kind != FactKind::NeverRetrieved)
            continue;
        if (isRefused(fact)) {
            add(Kind::Refused, fact.time, {errorWords(m_run, fact.text())}, {});
            continue;
        }
        if (!m_run.program.script.isEmpty() && fact.task == TaskId::Main) {
            addUncaught(fact);
            continue;
        }
        const TaskView *const task = m_end.task(fact.task);
        const bool isFuture = fact.resource() < m_run.program.resources.size();
        const QString who = isFuture ? m_moment.resourceName(fact.resource()) : m_moment.name(fact.task);
        add(Kind::NeverRetrieved, task && !isFuture ? task->since : fact.time,
            {fill(Words::tr("{task} failed with {error}"),
                  {{u"task", who}, {u"error", errorWords(m_run, fact.text())}}),
             Words::tr("nobody awaits it, so nobody learns of it")},
            {isFuture ? m_run.program.resources[fact.resource()].node : nodeOf(fact.task)});
    }
}

/// The statements of the module are nobody's task: their exception is printed and ends the program.
void VerdictFinder::addUncaught(const Fact &fact)
{
    if (m_run.memoryExceeded != 0) // told already
        return;
    add(Kind::Uncaught, fact.time,
        {fill(Words::tr("The program ended with {error}"), {{u"error", errorWords(m_run, fact.text())}}),
         Words::tr("nothing caught it")},
        {nodeOf(fact.task)});
}

QString VerdictFinder::holdWords(TaskId id, const Hold &hold) const
{
    const bool computed = hold.fact->verb == Verb::Cpu;
    QString what =
        computed ? Words::tr("{task} computed for {time}") : Words::tr("{task} blocked for {time}");
    if (hold.count > 1)
        what = computed
            ? plural("Verdicts",
                     QT_TRANSLATE_N_NOOP("Verdicts", "{task} computed for {time}, the longest of %n times"),
                     "{task} computed for {time}, the longest of %n time", hold.count)
            : plural("Verdicts",
                     QT_TRANSLATE_N_NOOP("Verdicts", "{task} blocked for {time}, the longest of %n times"),
                     "{task} blocked for {time}, the longest of %n time", hold.count);
    return fill(what, {{u"task", m_moment.name(id)}, {u"time", timeWords(hold.fact->duration())}});
}

/// Longer than asyncio's debug mode lets a callback take before it complains, while others live.
void VerdictFinder::findLoop()
{
    std::map<TaskId, Hold> holds; // the longest of every task
    for (qsizetype at = 0; at < m_run.trace.size(); ++at) {
        const Fact &fact = m_run.trace[at];
        const bool isHold = fact.kind == FactKind::StepBegan
            && (fact.verb == Verb::Cpu || fact.verb == Verb::Block) && fact.duration() >= kSlowCallback;
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
        add(Kind::BlockedLoop, begin, {holdWords(id, hold), Words::tr("meanwhile nobody else could run")},
            {nodeOf(id)});
    }
}

void VerdictFinder::findCounters()
{
    for (quint32 at = 0; at < m_end.resources.size(); ++at) {
        const ResourceView &counter = m_end.resources[at];
        if (counter.losses == 0)
            continue;
        const LostUpdate &lost = counter.lost;
        add(Kind::LostUpdate, lost.time,
            {fill(Words::tr("value lost: {task} wrote {value} over {old} into {counter}, resting on what it "
                            "had read before {other} changed it"),
                  {{u"task", m_moment.name(lost.by)},
                   {u"value", QString::number(lost.wrote)},
                   {u"old", QString::number(lost.over)},
                   {u"counter", m_moment.resourceName(at)},
                   {u"other", m_moment.name(lost.victim)}}),
             counter.losses > 1
                 ? plural("Verdicts", QT_TRANSLATE_N_NOOP("Verdicts", "%n updates were lost in all"),
                          "%n update was lost in all", counter.losses)
                 : QString()},
            {m_run.program.resources[at].node, nodeOf(lost.by), nodeOf(lost.victim)});
    }
}

void VerdictFinder::findBarriers()
{
    for (quint32 at = 0; at < m_end.resources.size(); ++at) {
        const ResourceView &barrier = m_end.resources[at];
        if (barrier.kind != NodeKind::Barrier || barrier.barrier != BarrierState::Broken)
            continue;
        const QString broken = barrier.changedBy == TaskId::None
            ? Words::tr("{barrier} was broken")
            : Words::tr("{barrier} was broken by {task}");
        add(Kind::BrokenBarrier, barrier.since,
            {fill(broken,
                  {{u"barrier", m_moment.resourceName(at)}, {u"task", m_moment.name(barrier.changedBy)}}),
             Words::tr("whoever waited or came later got BrokenBarrierError")},
            {m_run.program.resources[at].node, nodeOf(barrier.changedBy)});
    }
}

/// Coroutines that were made and dropped.
void VerdictFinder::findForgotten()
{
    for (qsizetype at = 0; at < m_run.trace.size(); ++at) {
        const Fact &fact = m_run.trace[at];
        if (fact.kind != FactKind::NeverAwaited || fact.body() >= m_run.program.bodies.size())
            continue;
        const ProgramBody &body = m_run.program.bodies[fact.body()];
        const QString by = fact.task == TaskId::None
            ? QString()
            : fill(Words::tr("{task} made it and went on"), {{u"task", m_moment.name(fact.task)}});
        add(Kind::NeverAwaited, fact.time,
            {fill(Words::tr("coroutine {coroutine} was never awaited, so nothing of it ever ran"),
                  {{u"coroutine", body.name}}),
             by},
            {nodeOf(fact.task), body.node});
    }
}

/// SystemExit and KeyboardInterrupt: a task that raises one takes the loop with it, as asyncio's Task keeps
/// to itself all but these. What else ends a program in Python came out of asyncio.run().
void VerdictFinder::findExit()
{
    if (m_run.ending() != Ending::Finished || m_run.trace.back().text() == 0)
        return;
    const QString raised = errorWords(m_run, m_run.trace.back().text());
    if (!raised.startsWith(u"SystemExit") && !raised.startsWith(u"KeyboardInterrupt"))
        return;
    const auto left = std::find_if(m_end.tasks.begin(), m_end.tasks.end(), [&](const TaskView &task) {
        return task.id != TaskId::Main && task.state == TaskState::Raised
            && errorWords(m_run, task.error) == raised;
    });
    if (left == m_end.tasks.end())
        return;
    add(Kind::LoopLeft, (*left).since,
        {fill(Words::tr(
                  "{task} raised {error}, which no task keeps to itself: it ended the event loop at once"),
              {{u"task", m_moment.name((*left).id)}, {u"error", raised}}),
         Words::tr("asyncio.run cancelled all that was left, and raised it again")},
        {nodeOf((*left).id)});
}

void VerdictFinder::findUnfinished()
{
    const bool isLeft = std::any_of(m_verdicts.begin(), m_verdicts.end(),
                                    [](const Verdict &verdict) { return verdict.kind == Kind::LoopLeft; });
    if (m_run.ending() != Ending::Finished || !isMainDone() || isLeft)
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
    add(Kind::NeverFinished, m_end.tasks.front().since,
        {fill(isOne ? Words::tr("main ended while {task} was not done")
                    : Words::tr("main ended while {tasks} were not done"),
              {{u"task", m_moment.names(cut)}, {u"tasks", m_moment.names(cut)}}),
         isOne ? Words::tr("nobody waited for it, so it was cancelled")
               : Words::tr("nobody waited for them, so they were cancelled")},
        nodes);
}

} // namespace

QList<Verdict> verdicts(const Replay &replay)
{
    return VerdictFinder(replay).find();
}

} // namespace signalbox
