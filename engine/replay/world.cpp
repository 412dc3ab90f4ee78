// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/world.h"

#include "engine/trace/naming.h"

#include <algorithm>

namespace signalbox {

namespace {

void change(ResourceView &resource, const Fact &fact)
{
    resource.since = fact.time;
    resource.changedBy = fact.task;
}

/// Where a new item stands: behind all that leave before it.
std::size_t placeOf(const ResourceView &queue, qint64 priority)
{
    if (queue.order == QueueOrder::Lifo)
        return 0;
    if (queue.order == QueueOrder::Fifo)
        return queue.items.size();
    return std::size_t(std::upper_bound(queue.priorities.begin(), queue.priorities.end(), priority)
                       - queue.priorities.begin());
}

void applyPut(ResourceView &queue, TaskView &task, const Fact &fact, qint64 priority)
{
    const std::size_t place = placeOf(queue, priority);
    if (place == queue.items.size())
        queue.items.push_back(Item::unpacked(fact.amount));
    else
        queue.items.insert(place, Item::unpacked(fact.amount));
    if (queue.order == QueueOrder::Priority)
        queue.priorities.insert(place, priority);
    ++queue.puts;
    queue.unfinished += fact.flag == 0 ? 1 : 0;
    ++task.puts;
    task.hand = {};
    change(queue, fact);
}

void applyGot(ResourceView &queue, TaskView &task, const Fact &fact)
{
    // Of items that are alike to a PriorityQueue its heap may give another than the first.
    const Item item = Item::unpacked(fact.amount);
    const auto found = std::find(queue.items.begin(), queue.items.end(), item);
    if (found != queue.items.end()) {
        const auto place = std::size_t(found - queue.items.begin());
        queue.items.erase(place);
        if (queue.order == QueueOrder::Priority)
            queue.priorities.erase(place);
    }
    ++queue.gets;
    ++task.gets;
    if (fact.flag == 0)
        task.hand = item;
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

/// Whether a worker is busy with what \a task waits for.
bool isServed(const ResourceView &executor, TaskId task)
{
    return std::any_of(executor.jobs.begin(), executor.jobs.end(),
                       [task](const Job &job) { return job.task == task; });
}

std::vector<Reading>::iterator readingOf(ResourceView &counter, TaskId task)
{
    return std::lower_bound(counter.readings.begin(), counter.readings.end(), task,
                            [](const Reading &reading, TaskId id) { return reading.task < id; });
}

void applyRead(ResourceView &counter, const Fact &fact)
{
    const Reading now{fact.task, fact.amount};
    const auto known = readingOf(counter, fact.task);
    if (known != counter.readings.end() && known->task == fact.task)
        *known = now;
    else
        counter.readings.insert(known, now);
    counter.value = fact.amount;
    counter.readBy = fact.task;
}

void applyWritten(ResourceView &counter, const Fact &fact)
{
    const auto own = readingOf(counter, fact.task);
    const bool isKnown = own != counter.readings.end() && own->task == fact.task;
    if (isKnown)
        own->isUsed = true;
    if (isKnown && own->overwritten != TaskId::None) {
        counter.lost = {fact.task, own->overwritten, counter.value, fact.amount, fact.time};
        ++counter.losses;
    }
    for (Reading &reading : counter.readings) {
        if (reading.task != fact.task)
            reading.overwritten = fact.task;
    }
    counter.value = fact.amount;
    change(counter, fact);
}

/// Whether \a fact gives its task a result.
bool takesResult(const Fact &fact)
{
    switch (fact.kind) {
    case FactKind::WaitEnded:
        return fact.verb == Verb::Await;
    case FactKind::StepBegan:
        return fact.verb == Verb::Result;
    case FactKind::ScopeExited:
        return Outcome(fact.flag) == Outcome::Returned && givesResult(fact.verb);
    default:
        return false;
    }
}

} // namespace

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
    case FactKind::ScopeMember:
        applyToScope(fact);
        break;
    case FactKind::JobBegan:
    case FactKind::JobEnded:
        applyJob(fact);
        return;
    case FactKind::NeverRetrieved:
    case FactKind::NeverAwaited:
        return; // about what has been, not what is
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
    if (takesResult(fact))
        task.takenFact = facts - 1;
    switch (fact.kind) {
    case FactKind::TurnBegan:
        iteration = fact.amount;
        ++turns;
        enter(task, TaskState::Running, fact);
        break;
    case FactKind::Yielded:
    case FactKind::Woken:
        if (fact.kind == FactKind::Woken && task.verb == Verb::Wait && task.object < resources.size()
            && resources[task.object].kind == NodeKind::Event)
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
    case FactKind::Uncancelled:
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
        task.struckFuture = trait(fact.step).isOnFuture && fact.verb == Verb::Await;
        return;
    }
    if (fact.kind == FactKind::Uncancelled) {
        task.cancelling = int(fact.amount);
        return;
    }
    ++task.cancelling;
    task.cancelMessage = CancelDetail::unpacked(fact.amount).message;
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
        if (trait(fact.step).putsSentinel)
            sentinels.insert(fact.amount);
        applyPut(resource, task, fact, trait(fact.step).priority);
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
        applyToState(resource, fact);
        break;
    }
}

/// Of a condition, barrier, future or counter.
void World::applyToState(ResourceView &resource, const Fact &fact)
{
    switch (fact.kind) {
    case FactKind::Notified:
        resource.wokeLast = int(fact.amount);
        resource.notified = fact.time;
        resource.notifier = fact.task;
        break;
    case FactKind::BarrierChanged:
        resource.barrier = BarrierState(fact.flag);
        resource.value = fact.amount;
        change(resource, fact);
        break;
    case FactKind::FutureDone:
        resource.isSet = true;
        resource.outcome = Outcome(fact.flag);
        if (resource.outcome == Outcome::Returned)
            resource.result = quint32(fact.amount);
        else if (resource.outcome == Outcome::Raised)
            resource.error = quint32(fact.amount);
        change(resource, fact);
        break;
    case FactKind::CounterRead:
        applyRead(resource, fact);
        break;
    case FactKind::CounterWritten:
        applyWritten(resource, fact);
        break;
    default:
        break;
    }
}

/// A call goes from the line of an executor to a worker, or at once into a thread of its own.
void World::applyJob(const Fact &fact)
{
    const bool isThread = fact.object >= resources.size();
    std::vector<Job> &jobs = isThread ? threads : resources[fact.object].jobs;
    const Job job{quint32(fact.amount), quint32(quint64(fact.amount) >> 32), fact.task, fact.time};
    if (fact.kind == FactKind::JobEnded) {
        std::erase_if(jobs, [&job](const Job &other) { return other.number == job.number; });
        return;
    }
    const auto place = isThread
        ? jobs.end()
        : std::lower_bound(jobs.begin(), jobs.end(), job.worker,
                           [](const Job &other, quint32 worker) { return other.worker < worker; });
    const TaskView *const waiter = task(fact.task);
    if (waiter && waiter->verb == Verb::RunInExecutor && waiter->object == fact.object)
        leaveLine(*waiter);
    jobs.insert(place, job);
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
        if (isTimeoutVerb(fact.verb) || fact.verb == Verb::WaitFor)
            scope.deadline = fact.amount;
        break;
    case FactKind::ScopeMember:
        ++scope.members;
        if (fact.flag == 0 && quint64(fact.amount) < tasks.size())
            tasks.edit(std::size_t(fact.amount)).memberOf = ScopeId(fact.object);
        break;
    case FactKind::ScopeExited:
        scope.exited = fact.time;
        scope.outcome = Outcome(fact.flag);
        scope.result = quint32(fact.amount);
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
        task.isFuture = fact.verb == Verb::Await && trait(fact.step).isOnFuture;
        if (state == TaskState::Sleeping)
            task.until = fact.amount;
    } else if (state == TaskState::Raised) {
        task.error = quint32(fact.amount);
    } else if (state == TaskState::Returned) {
        task.result = quint32(fact.amount);
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
    switch (task.verb) {
    case Verb::Put:
        return &resource.putters;
    case Verb::Join:
        return &resource.joiners;
    case Verb::Wait:
    case Verb::WaitUntil:
        return resource.kind == NodeKind::Condition ? &resource.room : &resource.waiters;
    case Verb::RunInExecutor:
        return isServed(resource, task.id) ? nullptr : &resource.waiters;
    case Verb::Await:
        return task.isFuture ? &resource.waiters : nullptr;
    case Verb::Get:
    case Verb::Acquire:
    case Verb::AsyncFor: // the next item of a queue
        return &resource.waiters;
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
        if (resource.kind == NodeKind::Lock || resource.kind == NodeKind::Condition)
            world.resources[at].free = 1;
        else if (resource.kind == NodeKind::Semaphore)
            world.resources[at].free = resource.amount;
        else if (resource.kind == NodeKind::Event)
            world.resources[at].isSet = resource.amount != 0;
        else if (resource.kind == NodeKind::Counter)
            world.resources[at].value = resource.amount;
        world.resources[at].order = resource.order;
    }
    world.traits.reserve(qsizetype(program.steps.size()));
    for (quint32 at = 0; at < program.steps.size(); ++at) {
        const ProgramStep &step = program.steps[at];
        const bool isPut = step.verb == Verb::Put || step.verb == Verb::PutNowait;
        const bool isFuture = isOnFuture(program, Verb::Await, at) || isOnFuture(program, Verb::Cancel, at);
        world.traits.append(
            {isPut ? step.count : 0, isPut && PutChoice(step.choice) == PutChoice::Sentinel, isFuture});
    }
    return world;
}

} // namespace signalbox
