// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/figures.h"

#include "engine/figures/resourcetally.h"
#include "engine/figures/tasktally.h"
#include "engine/replay/sharedlock.h"
#include "engine/trace/naming.h"

#include <algorithm>
#include <utility>

namespace signalbox {

namespace {

/// Goes through the facts of a run up to the end of a span, and hands each to the task and the resource that
/// it is about.
class FigureMaker {
public:
    /// \a counted: every wait that is told is added there; null for none.
    FigureMaker(const Run &run, Micros from, Micros to, std::vector<CountedWait> *counted = nullptr);
    RunFigures make();

private:
    /// What becomes of the task that a fact of one kind happens to.
    struct Rule {
        FactKind kind;
        void (FigureMaker::*follow)(const Fact &) = nullptr;
    };
    static const Rule kRules[];
    /// Where a task stands in the line of an executor, or waits for nothing of the kind.
    struct InLine {
        Micros since = -1;
        quint32 executor = kNone;
    };

    void createTask(const Fact &fact);
    void beginTurn(const Fact &fact);
    void makeReady(const Fact &fact);
    void beginWait(const Fact &fact);
    void goOn(const Fact &fact);
    void beginStep(const Fact &fact);
    void endTask(const Fact &fact);
    void beginJob(const Fact &fact);

    /// Where a wait counts.
    struct WaitPlace {
        quint32 resource = kNone;
        WaitGoal goal = WaitGoal::Put;
    };

    ResourceTally *tallyOf(quint32 resource);
    std::optional<WaitPlace> placeOf(const AwaitedThing &thing);
    Waits &waitsAt(const WaitPlace &place) { return tallyOf(place.resource)->waits(place.goal); }
    void count(CountedWait wait, const std::optional<WaitPlace> &place);
    void enter(TaskState state, const Fact &fact);
    void leaveLine(quint32 task, Micros time, bool isCancelled);
    void tell(quint32 task, const std::optional<ToldWait> &wait);
    void tellUnfinished(quint32 task);
    void addTasks(RunFigures &figures);
    void addToFunction(const TaskFigures &task, const Waits &waits);
    void addResources(RunFigures &figures);

    const Run &m_run;
    Micros m_from;
    Micros m_to;
    std::vector<CountedWait> *m_counted;
    std::vector<std::optional<ResourceTally>> m_resources; ///< as in Program::resources
    std::optional<ResourceTally> m_threads; ///< behind to_thread()
    std::vector<TaskTally> m_tasks; ///< by TaskId
    std::vector<Waits> m_waits; ///< for others, by TaskId
    std::vector<InLine> m_inLine; ///< by TaskId
    std::vector<FunctionFigures> m_functions; ///< by body
    std::vector<Waits> m_functionWaits;
};

FigureMaker::FigureMaker(const Run &run, Micros from, Micros to, std::vector<CountedWait> *counted)
    : m_run(run)
    , m_from(from)
    , m_to(to)
    , m_counted(counted)
{
    m_resources.reserve(run.program.resources.size());
    for (const ProgramResource &resource : run.program.resources) {
        auto &tally = m_resources.emplace_back();
        if (ResourceTally::isFor(resource.kind))
            tally.emplace(resource, quint32(m_resources.size() - 1), from);
    }
    m_tasks.reserve(std::size_t(run.taskNames.size()));
    m_waits.resize(std::size_t(run.taskNames.size()));
    m_inLine.resize(std::size_t(run.taskNames.size()));
}

constexpr FigureMaker::Rule FigureMaker::kRules[] = {
    {FactKind::TaskCreated, &FigureMaker::createTask},
    {FactKind::TurnBegan, &FigureMaker::beginTurn},
    {FactKind::Yielded, &FigureMaker::makeReady},
    {FactKind::WaitBegan, &FigureMaker::beginWait},
    {FactKind::Woken, &FigureMaker::makeReady},
    {FactKind::WaitEnded, &FigureMaker::goOn},
    {FactKind::StepBegan, &FigureMaker::beginStep},
    {FactKind::ItemPut},
    {FactKind::ItemGot},
    {FactKind::TaskDoneCalled},
    {FactKind::Acquired},
    {FactKind::Released},
    {FactKind::EventSet},
    {FactKind::EventCleared},
    {FactKind::ScopeEntered},
    {FactKind::ScopeExited},
    {FactKind::TimeoutExpired},
    {FactKind::GroupAborting},
    {FactKind::CancelRequested},
    {FactKind::CancelDelivered},
    {FactKind::ErrorRaised},
    {FactKind::ErrorCaught},
    {FactKind::TaskEnded, &FigureMaker::endTask},
    {FactKind::Notified},
    {FactKind::BarrierChanged},
    {FactKind::FutureDone},
    {FactKind::CounterRead},
    {FactKind::CounterWritten},
    {FactKind::ScopeMember},
    {FactKind::Uncancelled},
    {FactKind::JobBegan, &FigureMaker::beginJob},
    {FactKind::JobEnded},
    {FactKind::NeverAwaited},
    {FactKind::NeverRetrieved},
    {FactKind::DeadlockEdge},
    {FactKind::RunEnded},
};

/// Null for what is no resource, or has no level.
ResourceTally *FigureMaker::tallyOf(quint32 resource)
{
    if (resource >= m_resources.size())
        return nullptr;
    auto &tally = m_resources[resource];
    return tally ? &*tally : nullptr;
}

/// None where it is no wait for a resource. Calls on workers are another matter, see leaveLine().
std::optional<FigureMaker::WaitPlace> FigureMaker::placeOf(const AwaitedThing &thing)
{
    if (thing.verb == Verb::Await && !isOnFuture(m_run.program, thing.verb, thing.step))
        return std::nullopt;
    const ResourceTally *const tally = isScopeVerb(thing.verb) ? nullptr : tallyOf(thing.object);
    const auto goal = tally ? waitGoalOf(tally->kind(), thing.verb) : std::nullopt;
    if (!goal || *goal == WaitGoal::Worker)
        return std::nullopt;
    return WaitPlace{thing.object, *goal};
}

void FigureMaker::count(CountedWait wait, const std::optional<WaitPlace> &place)
{
    if (!m_counted || (!place && !wait.isForOthers))
        return;
    if (place) {
        wait.resource = place->resource;
        wait.goal = place->goal;
    }
    m_counted->push_back(wait);
}

void FigureMaker::createTask(const Fact &fact)
{
    const std::size_t at = index(fact.task);
    if (at >= m_tasks.size()) {
        m_tasks.resize(at + 1);
        m_waits.resize(std::max(m_waits.size(), at + 1));
        m_inLine.resize(std::max(m_inLine.size(), at + 1));
    }
    m_tasks[at] = TaskTally(fact.body(), fact.time);
}

void FigureMaker::enter(TaskState state, const Fact &fact)
{
    if (index(fact.task) < m_tasks.size())
        tell(index(fact.task), m_tasks[index(fact.task)].enter(state, fact, m_from));
}

void FigureMaker::beginTurn(const Fact &fact)
{
    enter(TaskState::Running, fact);
    if (fact.time >= m_from && index(fact.task) < m_tasks.size())
        m_tasks[index(fact.task)].countTurn();
}

void FigureMaker::makeReady(const Fact &fact)
{
    if (fact.kind == FactKind::Woken && index(fact.task) < m_tasks.size())
        leaveLine(index(fact.task), fact.time, true);
    enter(TaskState::Ready, fact);
}

void FigureMaker::beginWait(const Fact &fact)
{
    enter(fact.verb == Verb::Sleep ? TaskState::Sleeping : TaskState::Waiting, fact);
    if (fact.verb != Verb::RunInExecutor || index(fact.task) >= m_tasks.size())
        return;
    const ResourceTally *const executor = tallyOf(fact.object());
    if (executor && !executor->isServing(fact.task))
        m_inLine[index(fact.task)] = {fact.time, fact.object()};
}

void FigureMaker::goOn(const Fact &fact)
{
    if (index(fact.task) < m_tasks.size())
        m_tasks[index(fact.task)].goOn();
}

void FigureMaker::beginStep(const Fact &fact)
{
    if ((fact.verb == Verb::Cpu || fact.verb == Verb::Block) && index(fact.task) < m_tasks.size())
        m_tasks[index(fact.task)].hold(fact.verb, fact.time, m_from);
}

void FigureMaker::endTask(const Fact &fact)
{
    enter(stateAfter(fact.outcome()), fact);
}

/// A worker takes the call that its task waits for.
void FigureMaker::beginJob(const Fact &fact)
{
    const quint32 task = index(fact.task);
    if (task < m_tasks.size() && m_inLine[task].executor == fact.resource())
        leaveLine(task, fact.time, false);
}

void FigureMaker::leaveLine(quint32 task, Micros time, bool isCancelled)
{
    const InLine line = std::exchange(m_inLine[task], {});
    if (line.since < 0 || line.since >= time || time < m_from)
        return;
    const WaitPlace place{line.executor, WaitGoal::Worker};
    waitsAt(place).end(time - line.since, isCancelled);
    count({.task = TaskId(task), .isCancelled = isCancelled, .begin = line.since, .end = time}, place);
}

void FigureMaker::tell(quint32 task, const std::optional<ToldWait> &wait)
{
    if (!wait || wait->end < m_from)
        return;
    const Micros length = wait->end - wait->begin;
    const bool isForOthers = !isOutside(wait->thing.verb);
    if (isForOthers)
        m_waits[task].end(length, wait->isCancelled);
    const std::optional<WaitPlace> place = placeOf(wait->thing);
    if (place)
        waitsAt(*place).end(length, wait->isCancelled);
    count({.task = TaskId(task),
           .isForOthers = isForOthers,
           .isCancelled = wait->isCancelled,
           .begin = wait->begin,
           .end = wait->end},
          place);
}

void FigureMaker::tellUnfinished(quint32 task)
{
    const TaskTally &tally = m_tasks[task];
    CountedWait wait{.task = TaskId(task), .isUnfinished = true, .end = m_to};
    if (const InLine &line = m_inLine[task]; line.since >= 0) {
        const WaitPlace place{line.executor, WaitGoal::Worker};
        waitsAt(place).goOn(m_to - line.since);
        wait.begin = line.since;
        count(wait, place);
    }
    if (tally.state() != TaskState::Waiting)
        return;
    wait.begin = tally.waitedSince();
    wait.isForOthers = !isOutside(tally.thing().verb);
    if (wait.isForOthers)
        m_waits[task].goOn(wait.length());
    const std::optional<WaitPlace> place = placeOf(tally.thing());
    if (place)
        waitsAt(*place).goOn(wait.length());
    count(wait, place);
}

void FigureMaker::addTasks(RunFigures &figures)
{
    m_functions.resize(m_run.program.bodies.size());
    m_functionWaits.resize(m_functions.size());
    Waits all;
    for (quint32 at = 0; at < m_tasks.size(); ++at) {
        TaskTally &tally = m_tasks[at];
        tell(at, tally.lastWait());
        tellUnfinished(at);
        if (!tally.livedAt(m_from))
            continue;
        TaskFigures &told = figures.tasks.emplace_back();
        told = {TaskId(at), tally.body(), tally.until(m_to, m_from)};
        addToFunction(told, m_waits[at]);
        all.add(m_waits[at]);
        told.work.waits = m_waits[at].figures();
        figures.computing += told.work.computing;
        figures.blocking += told.work.blocking;
        figures.turns += told.work.turns;
    }
    figures.waits = all.figures();
    for (quint32 body = 0; body < m_functions.size(); ++body) {
        if (m_functions[body].tasks == 0)
            continue;
        m_functions[body].body = body;
        m_functions[body].name = m_run.program.bodyName(body);
        m_functions[body].work.waits = m_functionWaits[body].figures();
        figures.functions.push_back(m_functions[body]);
    }
}

void FigureMaker::addToFunction(const TaskFigures &task, const Waits &waits)
{
    if (task.body >= m_functions.size())
        return;
    FunctionFigures &function = m_functions[task.body];
    ++function.tasks;
    function.work.computing += task.work.computing;
    function.work.blocking += task.work.blocking;
    function.work.outside += task.work.outside;
    function.work.waiting += task.work.waiting;
    function.work.ready += task.work.ready;
    function.work.turns += task.work.turns;
    m_functionWaits[task.body].add(waits);
}

void FigureMaker::addResources(RunFigures &figures)
{
    std::vector<qsizetype> places(m_resources.size(), -1);
    for (std::size_t at = 0; at < m_resources.size(); ++at) {
        if (!m_resources[at])
            continue;
        places[at] = qsizetype(figures.resources.size());
        figures.resources.push_back(m_resources[at]->until(m_to));
    }
    for (ResourceFigures &condition : figures.resources) {
        const quint32 shared = lockOf(m_run.program, condition.resource);
        if (shared == condition.resource || shared >= places.size() || places[shared] < 0)
            continue;
        const ResourceFigures &lock = figures.resources[std::size_t(places[shared])];
        condition.level = lock.level;
        condition.stays = lock.stays;
        condition.came = lock.came;
        condition.went = lock.went;
        condition.waits[std::size_t(WaitGoal::Acquire)] = lock.waitsFor(WaitGoal::Acquire);
    }
    if (m_threads)
        figures.resources.push_back(m_threads->until(m_to));
}

RunFigures FigureMaker::make()
{
    static_assert(hasRowOfEveryKind(kRules), "every kind of fact has a rule, in the order of FactKind");
    RunFigures figures{.from = m_from, .to = m_to};
    const Trace &trace = m_run.trace;
    for (qsizetype at = 0; at < trace.size() && trace[at].time <= m_to; ++at) {
        const Fact &fact = trace[at];
        figures.events += fact.time >= m_from ? 1 : 0;
        if (const auto follow = kRules[std::size_t(fact.kind)].follow)
            (this->*follow)(fact);
        if (rowOf(fact.kind).object != FactObject::Resource)
            continue;
        ResourceTally *tally = tallyOf(fact.resource());
        if (!tally && (fact.kind == FactKind::JobBegan || fact.kind == FactKind::JobEnded)) {
            if (!m_threads)
                m_threads.emplace(ProgramResource{.kind = NodeKind::Executor, .name = {}}, kNone, m_from);
            tally = &*m_threads;
        }
        if (tally)
            tally->follow(fact);
    }
    addTasks(figures); // which still tells of waits at resources
    addResources(figures);
    return figures;
}

/// A span as it is cut to the run; empty where its end lies before its beginning.
std::pair<Micros, Micros> cut(const Run &run, Micros from, Micros to)
{
    const Micros begin = std::clamp<Micros>(from, 0, run.trace.endTime());
    return {begin, to < from ? begin : std::clamp<Micros>(to, 0, run.trace.endTime())};
}

} // namespace

RunFigures figuresOf(const Run &run)
{
    return figuresOf(run, 0, run.trace.endTime());
}

RunFigures figuresOf(const Run &run, Micros from, Micros to)
{
    const auto [begin, end] = cut(run, from, to);
    return to < from ? RunFigures{.from = begin, .to = begin} : FigureMaker(run, begin, end).make();
}

RunFigures figuresOf(const Run &run, Micros from, Micros to, std::vector<CountedWait> &counted)
{
    const auto [begin, end] = cut(run, from, to);
    return to < from ? RunFigures{.from = begin, .to = begin} : FigureMaker(run, begin, end, &counted).make();
}

} // namespace signalbox
