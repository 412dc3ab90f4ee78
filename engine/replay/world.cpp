// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/world.h"

#include "engine/trace/naming.h"

#include <algorithm>

namespace signalbox {

/// What the facts of one kind do. In this order: to the world, to the task, which is then in the step that
/// the fact stands in, and to the resource.
struct World::Rule {
    FactKind kind;
    /// Of a task that exists and does it, or to which it happens, in its step.
    bool isOfTask = true;
    void (World::*ofWorld)(const Fact &) = nullptr;
    void (World::*ofTask)(TaskView &, const Fact &) = nullptr;
    void (ResourceView::*ofResource)(const Fact &) = nullptr;
};

// What has been, rather than what is, changes nothing; a thread goes on after the task that waited for it.
constexpr World::Rule World::kRules[] = {
    {.kind = FactKind::TaskCreated, .isOfTask = false, .ofWorld = &World::createTask},
    {.kind = FactKind::TurnBegan, .ofTask = &World::beginTurn},
    {.kind = FactKind::Yielded, .ofTask = &World::makeReady},
    {.kind = FactKind::WaitBegan, .ofTask = &World::beginWait},
    {.kind = FactKind::Woken, .ofTask = &World::wake},
    {.kind = FactKind::WaitEnded, .ofTask = &World::takeResult},
    {.kind = FactKind::StepBegan, .ofWorld = &World::delaySleep, .ofTask = &World::takeResult},
    {.kind = FactKind::ItemPut, .ofWorld = &World::putItem, .ofTask = &World::giveItem},
    {.kind = FactKind::ItemGot, .ofTask = &World::takeItem, .ofResource = &ResourceView::get},
    {.kind = FactKind::TaskDoneCalled, .ofTask = &World::finishItem, .ofResource = &ResourceView::finishItem},
    {.kind = FactKind::Acquired, .ofResource = &ResourceView::acquire},
    {.kind = FactKind::Released, .ofResource = &ResourceView::release},
    {.kind = FactKind::EventSet, .ofResource = &ResourceView::setEvent},
    {.kind = FactKind::EventCleared, .ofResource = &ResourceView::clearEvent},
    {.kind = FactKind::ScopeEntered, .ofWorld = &World::enterScope},
    {.kind = FactKind::ScopeExited, .ofWorld = &World::exitScope, .ofTask = &World::takeResult},
    {.kind = FactKind::TimeoutExpired, .ofWorld = &World::expireScope},
    {.kind = FactKind::GroupAborting, .ofWorld = &World::abortGroup},
    {.kind = FactKind::CancelRequested, .ofTask = &World::askToCancel},
    {.kind = FactKind::CancelDelivered, .ofTask = &World::strike},
    {.kind = FactKind::ErrorRaised, .ofTask = &World::raise},
    {.kind = FactKind::ErrorCaught},
    {.kind = FactKind::TaskEnded, .ofTask = &World::endTask},
    {.kind = FactKind::Notified, .ofResource = &ResourceView::notify},
    {.kind = FactKind::BarrierChanged, .ofResource = &ResourceView::changeBarrier},
    {.kind = FactKind::FutureDone, .ofResource = &ResourceView::settle},
    {.kind = FactKind::CounterRead, .ofResource = &ResourceView::readValue},
    {.kind = FactKind::CounterWritten, .ofResource = &ResourceView::writeValue},
    {.kind = FactKind::ScopeMember, .ofWorld = &World::joinScope},
    {.kind = FactKind::Uncancelled, .ofTask = &World::uncancel},
    {.kind = FactKind::JobBegan, .isOfTask = false, .ofWorld = &World::beginJob},
    {.kind = FactKind::JobEnded, .isOfTask = false, .ofWorld = &World::endJob},
    {.kind = FactKind::NeverAwaited, .isOfTask = false},
    {.kind = FactKind::NeverRetrieved, .isOfTask = false},
    {.kind = FactKind::DeadlockEdge, .isOfTask = false, .ofWorld = &World::addEdge},
    {.kind = FactKind::RunEnded, .isOfTask = false, .ofWorld = &World::endRun},
};

void World::apply(const Fact &fact)
{
    static_assert(hasRowOfEveryKind(kRules), "every kind of fact has a rule, in the order of FactKind");
    time = fact.time;
    ++facts;
    const Rule &rule = kRules[std::size_t(fact.kind)];
    if (rule.ofWorld)
        (this->*rule.ofWorld)(fact);
    if (rule.isOfTask && index(fact.task) < tasks.size()) {
        TaskView &task = tasks.edit(index(fact.task));
        if (fact.step != kNone)
            task.step = fact.step;
        if (rule.ofTask)
            (this->*rule.ofTask)(task, fact);
    }
    if (rule.ofResource && fact.resource() < resources.size())
        (resources[fact.resource()].*rule.ofResource)(fact);
}

const StepTrait &World::trait(quint32 step) const
{
    static const StepTrait none;
    return step < quint32(traits.size()) ? traits[qsizetype(step)] : none;
}

const TaskView *World::task(TaskId id) const
{
    return index(id) < tasks.size() ? &tasks[index(id)] : nullptr;
}

const TaskView *World::taskOf(quint32 body) const
{
    return body < newest.size() ? task(newest[body]) : nullptr;
}

void World::createTask(const Fact &fact)
{
    TaskView &task = tasks.edit(index(fact.task));
    task = {};
    task.id = fact.task;
    task.body = fact.body();
    task.group = fact.group();
    task.parent = fact.by();
    task.created = task.since = fact.time;
    task.sinceFact = facts - 1;
    if (task.body < newest.size())
        newest[task.body] = task.id;
    ready.push_back(task.id);
}

void World::beginTurn(TaskView &task, const Fact &fact)
{
    iteration = fact.iteration();
    ++turns;
    enter(task, TaskState::Running, fact);
}

void World::makeReady(TaskView &task, const Fact &fact)
{
    enter(task, TaskState::Ready, fact);
}

void World::wake(TaskView &task, const Fact &fact)
{
    if (task.verb == Verb::Wait && task.object < resources.size()
        && resources[task.object].kind == NodeKind::Event)
        resources[task.object].wokeLast += fact.isToCancel() ? 0 : 1;
    makeReady(task, fact);
}

void World::beginWait(TaskView &task, const Fact &fact)
{
    enter(task, fact.verb == Verb::Sleep ? TaskState::Sleeping : TaskState::Waiting, fact);
}

/// Of an await, a result() or a call that waits for several.
void World::takeResult(TaskView &task, const Fact &fact)
{
    const bool isGiven = fact.kind == FactKind::WaitEnded ? fact.verb == Verb::Await
        : fact.kind == FactKind::StepBegan                ? fact.verb == Verb::Result
                                           : fact.outcome() == Outcome::Returned && givesResult(fact.verb);
    if (isGiven)
        task.takenFact = facts - 1;
}

/// What is done by hand: somebody's sleep takes longer.
void World::delaySleep(const Fact &fact)
{
    if (fact.verb != Verb::DelayWait || fact.object() >= tasks.size())
        return;
    TaskView &sleeper = tasks.edit(fact.object());
    leaveLine(sleeper);
    sleeper.until += fact.duration();
    joinLine(sleeper);
}

void World::endTask(TaskView &task, const Fact &fact)
{
    enter(task, stateAfter(fact.outcome()), fact);
}

void World::raise(TaskView &task, const Fact &fact)
{
    task.error = fact.text();
}

void World::askToCancel(TaskView &task, const Fact &fact)
{
    ++task.cancelling;
    task.cancelMessage = fact.message();
    task.cancelRequested = fact.time;
    task.cancelledBy = fact.by();
    task.cancelScope = fact.askingScope();
    task.cancelCause = fact.cause();
}

void World::strike(TaskView &task, const Fact &fact)
{
    task.cancelDelivered = fact.time;
    task.struckVerb = fact.verb;
    task.struckObject = fact.object();
    task.struckFuture = trait(fact.step).isOnFuture && fact.verb == Verb::Await;
}

void World::uncancel(TaskView &task, const Fact &fact)
{
    task.cancelling = int(fact.requestsLeft());
}

void World::putItem(const Fact &fact)
{
    const StepTrait &put = trait(fact.step);
    if (put.putsSentinel)
        sentinels.insert(fact.item());
    if (fact.resource() >= resources.size())
        return;
    ResourceView &queue = resources[fact.resource()];
    const bool isRanked = queue.order == QueueOrder::Priority;
    queue.put(fact, put.priority, isRanked ? leaving.rankOf(ranked++) : 0);
}

void World::giveItem(TaskView &task, const Fact &)
{
    ++task.puts;
    task.hand = {};
}

void World::takeItem(TaskView &task, const Fact &fact)
{
    ++task.gets;
    if (!fact.raises())
        task.hand = fact.item();
}

void World::finishItem(TaskView &task, const Fact &)
{
    ++task.done;
    task.hand = {};
}

/// A call goes from the line of an executor to a worker, or at once into a thread of its own.
void World::beginJob(const Fact &fact)
{
    const bool isThread = fact.resource() >= resources.size();
    const TaskView *const waiter = task(fact.task);
    if (waiter && waiter->verb == Verb::RunInExecutor && waiter->object == fact.resource())
        leaveLine(*waiter);
    signalbox::beginJob(isThread ? threads : resources[fact.resource()].jobs, fact, !isThread);
}

void World::endJob(const Fact &fact)
{
    const bool isThread = fact.resource() >= resources.size();
    signalbox::endJob(isThread ? threads : resources[fact.resource()].jobs, fact);
}

void World::enterScope(const Fact &fact)
{
    if (fact.scope() == ScopeId::None)
        return;
    ScopeView &scope = scopes.edit(index(fact.scope()));
    scope.owner = fact.task;
    scope.verb = fact.verb;
    scope.step = fact.step;
    scope.entered = fact.time;
    if (isTimeoutVerb(fact.verb) || fact.verb == Verb::WaitFor)
        scope.deadline = fact.deadline();
}

void World::joinScope(const Fact &fact)
{
    if (fact.scope() == ScopeId::None)
        return;
    ++scopes.edit(index(fact.scope())).members;
    if (const TaskId member = fact.member().task(); index(member) < tasks.size())
        tasks.edit(index(member)).memberOf = fact.scope();
}

void World::exitScope(const Fact &fact)
{
    if (fact.scope() == ScopeId::None)
        return;
    ScopeView &scope = scopes.edit(index(fact.scope()));
    scope.exited = fact.time;
    scope.outcome = fact.outcome();
    scope.result = fact.text();
}

void World::expireScope(const Fact &fact)
{
    if (fact.scope() != ScopeId::None)
        scopes.edit(index(fact.scope())).expired = fact.time;
}

void World::abortGroup(const Fact &fact)
{
    if (fact.scope() == ScopeId::None)
        return;
    ScopeView &scope = scopes.edit(index(fact.scope()));
    scope.aborted = fact.time;
    scope.culprit = fact.culprit();
}

void World::addEdge(const Fact &fact)
{
    deadlock.push_back({fact.task, fact.verb, fact.object(), fact.holder()});
}

void World::endRun(const Fact &fact)
{
    ending = fact.ending();
    running = TaskId::None;
}

/// The one place where a task changes its state: it leaves the line it stands in and joins the new one.
void World::enter(TaskView &task, TaskState state, const Fact &fact)
{
    leaveLine(task);
    task.state = state;
    task.since = fact.time;
    task.sinceFact = facts - 1;
    task.until = -1;
    running = state == TaskState::Running ? task.id : running == task.id ? TaskId::None : running;
    if (state == TaskState::Sleeping || state == TaskState::Waiting) {
        task.verb = fact.verb;
        task.object = fact.object();
        task.isFuture = fact.verb == Verb::Await && trait(fact.step).isOnFuture;
        if (state == TaskState::Sleeping)
            task.until = fact.deadline();
    } else if (state == TaskState::Raised) {
        task.error = fact.text();
    } else if (state == TaskState::Returned) {
        task.result = fact.text();
    } else if (state == TaskState::Cancelled) {
        task.verb = task.struckVerb;
        task.object = task.struckObject;
        task.isFuture = task.struckFuture;
    }
    joinLine(task);
}

void World::joinLine(const TaskView &task)
{
    Line<TaskId> *const line = lineOf(task);
    if (!line)
        return;
    if (line == &sleepers)
        line->insert(placeInLine(*line, task), task.id);
    else
        line->push_back(task.id);
}

void World::leaveLine(const TaskView &task)
{
    Line<TaskId> *const line = lineOf(task);
    if (!line || line->empty())
        return;
    if (line->front() == task.id) {
        line->pop_front();
        return;
    }
    const std::size_t place = placeInLine(*line, task);
    if (place < line->size() && (*line)[place] == task.id)
        line->erase(place);
}

/// Null where it stands in none: running, done, or waiting for tasks.
Line<TaskId> *World::lineOf(const TaskView &task)
{
    if (task.state == TaskState::Ready)
        return &ready;
    if (task.state == TaskState::Sleeping)
        return &sleepers;
    if (task.state != TaskState::Waiting || task.object >= resources.size())
        return nullptr;
    ResourceView &resource = resources[task.object];
    const auto isIn = [&task](std::initializer_list<Verb> verbs) {
        return std::find(verbs.begin(), verbs.end(), task.verb) != verbs.end();
    };
    if (task.verb == Verb::Put)
        return &resource.putters;
    if (task.verb == Verb::Join)
        return &resource.joiners;
    if (isIn({Verb::Wait, Verb::WaitUntil}))
        return resource.kind == NodeKind::Condition ? &resource.room : &resource.waiters;
    if (task.verb == Verb::RunInExecutor)
        return resource.isServing(task.id) ? nullptr : &resource.waiters;
    if (task.verb == Verb::Await)
        return task.isFuture ? &resource.waiters : nullptr;
    // AsyncFor: for the next item of a queue.
    return isIn({Verb::Get, Verb::Acquire, Verb::AsyncFor}) ? &resource.waiters : nullptr;
}

/// Every line is in the order in which the tasks came, the sleepers' in the order of deadlines before that,
/// so a place is found by halving.
std::size_t World::placeInLine(const Line<TaskId> &line, const TaskView &task) const
{
    const auto before = [this](TaskId id, const TaskView &wanted) {
        const TaskView &other = tasks[index(id)];
        return other.until != wanted.until ? other.until < wanted.until : other.sinceFact < wanted.sinceFact;
    };
    return std::size_t(std::lower_bound(line.begin(), line.end(), task, before) - line.begin());
}

World initialWorld(const Run &run)
{
    const Program &program = run.program;
    World world;
    world.newest.resize(program.bodies.size(), TaskId::None);
    world.resources.reserve(program.resources.size());
    for (const ProgramResource &resource : program.resources)
        world.resources.push_back(initialView(resource));
    world.traits.reserve(qsizetype(program.steps.size()));
    for (quint32 at = 0; at < program.steps.size(); ++at) {
        const ProgramStep &step = program.steps[at];
        const bool isPut = step.verb == Verb::Put || step.verb == Verb::PutNowait;
        const bool isFuture = isOnFuture(program, Verb::Await, at) || isOnFuture(program, Verb::Cancel, at);
        world.traits.append(
            {isPut ? step.count : 0, isPut && PutChoice(step.choice) == PutChoice::Sentinel, isFuture});
    }
    world.leaving = LeavingOrder(run);
    return world;
}

} // namespace signalbox
