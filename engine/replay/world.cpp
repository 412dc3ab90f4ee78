// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/world.h"

#include <algorithm>

namespace signalbox {

namespace {

void change(ResourceView &resource, const Fact &fact)
{
    resource.since = fact.time;
    resource.changedBy = fact.task;
}

void applyPut(ResourceView &queue, TaskView &task, const Fact &fact)
{
    queue.items.push_back(Item::unpacked(fact.amount));
    ++queue.puts;
    ++queue.unfinished;
    ++task.puts;
    task.hand = {};
    change(queue, fact);
}

void applyGot(ResourceView &queue, TaskView &task, const Fact &fact)
{
    if (!queue.items.empty())
        queue.items.pop_front();
    ++queue.gets;
    ++task.gets;
    task.hand = Item::unpacked(fact.amount);
    change(queue, fact);
}

void applyTaskDone(ResourceView &queue, TaskView &task, const Fact &fact)
{
    queue.unfinished = fact.amount;
    ++task.done;
    task.hand = {};
}

/// Any task may release. Where it is not one that holds, the oldest holding goes, if there is one: a
/// semaphore that is used as a signal has nobody who holds it. What a cancelled task had been handed and
/// never took goes back without anybody having held it.
void applyReleased(ResourceView &resource, const Fact &fact)
{
    resource.free = fact.amount;
    if (fact.verb == Verb::Acquire)
        return;
    const auto own = std::find_if(resource.holders.begin(), resource.holders.end(),
                                  [&](const Holding &holding) { return holding.task == fact.task; });
    if (own != resource.holders.end())
        resource.holders.erase(own);
    else if (!resource.holders.empty())
        resource.holders.erase(resource.holders.begin());
    change(resource, fact);
}

} // namespace

const TaskView *World::task(TaskId id) const
{
    return index(id) < tasks.size() ? &tasks[index(id)] : nullptr;
}

const TaskView *World::taskOf(quint32 body) const
{
    return body < newest.size() ? task(newest[body]) : nullptr;
}

void World::apply(const Fact &fact)
{
    time = fact.time;
    ++facts;
    switch (fact.kind) {
    case FactKind::TaskCreated:
        create(fact);
        return;
    case FactKind::ScopeEntered:
    case FactKind::ScopeExited:
    case FactKind::TimeoutExpired:
    case FactKind::GroupAborting:
        applyToScope(fact);
        break;
    case FactKind::DeadlockEdge:
        deadlock.push_back({fact.task, fact.verb, fact.object, TaskId(quint32(fact.amount))});
        return;
    case FactKind::RunEnded:
        ending = Ending(fact.flag);
        running = TaskId::None;
        return;
    default:
        break;
    }
    if (index(fact.task) < tasks.size())
        applyToTask(tasks.edit(index(fact.task)), fact);
}

void World::applyToTask(TaskView &task, const Fact &fact)
{
    if (fact.step != kNone)
        task.step = fact.step;
    switch (fact.kind) {
    case FactKind::TurnBegan:
        iteration = fact.amount;
        ++turns;
        enter(task, TaskState::Running, fact);
        break;
    case FactKind::Yielded:
    case FactKind::Woken:
        if (fact.kind == FactKind::Woken && task.verb == Verb::Wait && task.object < resources.size())
            resources[task.object].wokeLast += fact.flag == 0;
        enter(task, TaskState::Ready, fact);
        break;
    case FactKind::WaitBegan:
        enter(task, fact.verb == Verb::Sleep ? TaskState::Sleeping : TaskState::Waiting, fact);
        break;
    case FactKind::TaskEnded:
        enter(task, TaskState(int(TaskState::Returned) + fact.flag), fact);
        break;
    case FactKind::ErrorRaised:
        task.error = quint32(fact.amount);
        break;
    case FactKind::CancelRequested:
    case FactKind::CancelDelivered:
        applyCancelling(task, fact);
        break;
    default:
        applyToResource(task, fact);
        break;
    }
}

void World::applyCancelling(TaskView &task, const Fact &fact)
{
    if (fact.kind == FactKind::CancelDelivered) {
        task.cancelDelivered = fact.time;
        task.struckVerb = fact.verb;
        task.struckObject = fact.object;
        return;
    }
    task.cancelRequested = fact.time;
    task.cancelledBy = TaskId(fact.object);
    task.cancelScope = CancelDetail::unpacked(fact.amount).scope;
    task.cancelCause = CancelCause(fact.flag);
}

void World::applyToResource(TaskView &task, const Fact &fact)
{
    if (fact.object >= resources.size())
        return;
    ResourceView &resource = resources[fact.object];
    switch (fact.kind) {
    case FactKind::ItemPut:
        applyPut(resource, task, fact);
        break;
    case FactKind::ItemGot:
        applyGot(resource, task, fact);
        break;
    case FactKind::TaskDoneCalled:
        applyTaskDone(resource, task, fact);
        break;
    case FactKind::Acquired:
        resource.holders.push_back({fact.task, fact.time});
        resource.free = fact.amount;
        change(resource, fact);
        break;
    case FactKind::Released:
        applyReleased(resource, fact);
        break;
    case FactKind::EventSet:
    case FactKind::EventCleared:
        resource.wokeLast = 0;
        if (resource.isSet != (fact.kind == FactKind::EventSet)) {
            resource.isSet = !resource.isSet;
            change(resource, fact);
        }
        break;
    default:
        break;
    }
}

void World::applyToScope(const Fact &fact)
{
    if (fact.object == kNone)
        return;
    ScopeView &scope = scopes.edit(fact.object);
    switch (fact.kind) {
    case FactKind::ScopeEntered:
        scope.owner = fact.task;
        scope.verb = fact.verb;
        scope.step = fact.step;
        scope.entered = fact.time;
        if (fact.verb == Verb::Timeout)
            scope.deadline = fact.amount;
        break;
    case FactKind::ScopeExited:
        scope.exited = fact.time;
        scope.outcome = Outcome(fact.flag);
        break;
    case FactKind::TimeoutExpired:
        scope.expired = fact.time;
        break;
    default:
        scope.aborted = fact.time;
        scope.culprit = TaskId(quint32(fact.amount));
        break;
    }
}

void World::create(const Fact &fact)
{
    TaskView &task = tasks.edit(index(fact.task));
    task = {};
    task.id = fact.task;
    task.body = quint32(fact.amount);
    task.group = ScopeId(quint32(quint64(fact.amount) >> 32));
    task.parent = TaskId(fact.object);
    task.created = task.since = fact.time;
    task.sinceFact = facts - 1;
    if (task.body < newest.size())
        newest[task.body] = task.id;
    ready.push_back(task.id);
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
        task.object = fact.object;
        if (state == TaskState::Sleeping)
            task.until = fact.amount;
    } else if (state == TaskState::Raised) {
        task.error = quint32(fact.amount);
    } else if (state == TaskState::Cancelled) {
        task.verb = task.struckVerb;
        task.object = task.struckObject;
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
    switch (task.verb) {
    case Verb::Put:
        return &resources[task.object].putters;
    case Verb::Join:
        return &resources[task.object].joiners;
    case Verb::Get:
    case Verb::Acquire:
    case Verb::Wait:
        return &resources[task.object].waiters;
    default:
        return nullptr;
    }
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

World initialWorld(const Program &program)
{
    World world;
    world.newest.resize(program.bodies.size(), TaskId::None);
    world.resources.resize(program.resources.size());
    for (std::size_t at = 0; at < program.resources.size(); ++at) {
        const ProgramResource &resource = program.resources[at];
        world.resources[at].kind = resource.kind;
        if (resource.kind == NodeKind::Lock)
            world.resources[at].free = 1;
        else if (resource.kind == NodeKind::Semaphore)
            world.resources[at].free = resource.amount;
        else if (resource.kind == NodeKind::Event)
            world.resources[at].isSet = resource.amount != 0;
    }
    return world;
}

} // namespace signalbox
