// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/replaymodel.h"

#include "engine/trace/naming.h"

#include <algorithm>
#include <set>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

namespace {

using Kinds = std::set<FactKind>;

const Fact *last(const std::vector<const Fact *> &facts, const Kinds &kinds)
{
    const auto found = std::find_if(facts.rbegin(), facts.rend(),
                                    [&kinds](const Fact *fact) { return kinds.contains(fact->kind); });
    return found == facts.rend() ? nullptr : *found;
}

qint64 count(const std::vector<const Fact *> &facts, FactKind kind)
{
    return std::count_if(facts.begin(), facts.end(), [kind](const Fact *fact) { return fact->kind == kind; });
}

/// Whether the task has `result = …` behind it.
bool givesValue(const Fact &fact)
{
    static const std::set<Verb> calls{Verb::Gather, Verb::AsCompleted, Verb::WaitFor, Verb::Shield};
    return (fact.kind == FactKind::WaitEnded && fact.verb == Verb::Await)
        || (fact.kind == FactKind::StepBegan && fact.verb == Verb::Result)
        || (fact.kind == FactKind::ScopeExited && calls.contains(fact.verb)
            && fact.outcome() == Outcome::Returned);
}

} // namespace

ReplayModel::ReplayModel(const Run &run, qsizetype facts)
    : m_run(run)
    , m_leaving(run)
{
    static const Kinds ofNoTask{FactKind::DeadlockEdge, FactKind::RunEnded,     FactKind::JobBegan,
                                FactKind::JobEnded,     FactKind::NeverAwaited, FactKind::NeverRetrieved};
    static const Kinds ofResources{FactKind::ItemPut,        FactKind::ItemGot,     FactKind::TaskDoneCalled,
                                   FactKind::Acquired,       FactKind::Released,    FactKind::EventSet,
                                   FactKind::EventCleared,   FactKind::Notified,    FactKind::FutureDone,
                                   FactKind::BarrierChanged, FactKind::CounterRead, FactKind::CounterWritten,
                                   FactKind::JobBegan,       FactKind::JobEnded};
    static const Kinds ofScopes{FactKind::ScopeEntered, FactKind::ScopeExited, FactKind::TimeoutExpired,
                                FactKind::GroupAborting, FactKind::ScopeMember};
    for (qsizetype at = 0; at < facts; ++at) {
        const Fact *const fact = &run.trace[at];
        m_places[fact] = at;
        m_all.push_back(fact);
        if (fact->kind == FactKind::ItemPut
            && run.program.resources[fact->resource()].order == QueueOrder::Priority)
            m_ranked.emplace(fact, qsizetype(m_ranked.size()));
        if (fact->task != TaskId::None && !ofNoTask.contains(fact->kind))
            m_ofTask[fact->task].push_back(fact);
        if (ofResources.contains(fact->kind))
            m_ofResource[fact->resource()].push_back(fact);
        if (ofScopes.contains(fact->kind))
            m_ofScope[index(fact->scope())].push_back(fact);
    }
}

World ReplayModel::world() const
{
    World world;
    world.facts = qsizetype(m_all.size());
    world.time = m_all.empty() ? 0 : m_all.back()->time;
    world.newest.resize(m_run.program.bodies.size(), TaskId::None);
    for (const auto &[id, facts] : m_ofTask) {
        const TaskView &view = world.tasks.edit(index(id)) = task(id, facts);
        world.newest[view.body] = id; // they come in the order of their creation
    }
    for (const auto &[id, facts] : m_ofScope)
        world.scopes.edit(id) = scope(facts);
    for (quint32 at = 0; at < m_run.program.resources.size(); ++at)
        world.resources.push_back(resource(at, world));
    world.ready = line(world, [](const TaskView &view) { return view.state == TaskState::Ready; });
    world.sleepers = line(world, [](const TaskView &view) { return view.state == TaskState::Sleeping; });
    const bool hasEnded = !m_all.empty() && m_all.back()->kind == FactKind::RunEnded;
    world.turns = count(m_all, FactKind::TurnBegan);
    if (const Fact *const turn = last(m_all, {FactKind::TurnBegan})) {
        world.iteration = turn->iteration();
        if (world.task(turn->task)->state == TaskState::Running && !hasEnded)
            world.running = turn->task;
    }
    for (const Fact *const fact : m_all) {
        if (fact->kind == FactKind::DeadlockEdge)
            world.deadlock.push_back({fact->task, fact->verb, fact->object(), fact->holder()});
    }
    if (hasEnded)
        world.ending = m_all.back()->ending();
    if (const auto found = m_ofResource.find(kNone); found != m_ofResource.end())
        world.threads = jobs(found->second);
    for (const Fact *const fact : m_all) {
        if (fact->kind == FactKind::ItemPut && putsSentinel(fact->step))
            world.sentinels.insert(fact->item());
    }
    world.traits = initialWorld(m_run).traits; // what they say is tested apart
    world.leaving = m_leaving;
    world.ranked = qsizetype(m_ranked.size());
    return world;
}

TaskView ReplayModel::task(TaskId id, const Facts &facts) const
{
    TaskView view;
    const Fact &created = *facts.front();
    view.id = id;
    view.body = created.body();
    view.group = created.group();
    view.parent = created.by();
    view.created = created.time;
    for (const Fact *const fact : m_all) {
        if (fact->kind == FactKind::ScopeMember && fact->member().task() == id)
            view.memberOf = fact->scope();
    }
    fillState(view, facts);
    fillCancelling(view, facts);
    for (const Fact *const fact : facts) {
        if (fact->step != kNone && fact != facts.front())
            view.step = fact->step;
        if (fact->kind == FactKind::ErrorRaised
            || (fact->kind == FactKind::TaskEnded && fact->outcome() == Outcome::Raised))
            view.error = fact->text();
    }
    view.puts = quint32(count(facts, FactKind::ItemPut));
    view.gets = quint32(count(facts, FactKind::ItemGot));
    view.done = quint32(count(facts, FactKind::TaskDoneCalled));
    for (const Fact *const fact : facts) {
        if (fact->kind == FactKind::ItemPut || fact->kind == FactKind::TaskDoneCalled)
            view.hand = {};
        else if (fact->kind == FactKind::ItemGot && !fact->raises())
            view.hand = fact->item();
    }
    return view;
}

void ReplayModel::fillState(TaskView &view, const Facts &facts) const
{
    const Fact &now = *last(facts,
                            {FactKind::TaskCreated, FactKind::TurnBegan, FactKind::Yielded,
                             FactKind::WaitBegan, FactKind::Woken, FactKind::TaskEnded});
    view.since = now.time;
    view.sinceFact = m_places.at(&now);
    view.state = now.kind == FactKind::TurnBegan ? TaskState::Running
        : now.kind == FactKind::TaskEnded        ? TaskState(int(TaskState::Returned) + int(now.outcome()))
        : now.kind != FactKind::WaitBegan        ? TaskState::Ready
        : now.verb == Verb::Sleep                ? TaskState::Sleeping
                                                 : TaskState::Waiting;
    if (view.state == TaskState::Sleeping)
        view.until = now.deadline();
    if (view.state == TaskState::Returned)
        view.result = now.text();
    for (const Fact *const fact : facts) {
        if (givesValue(*fact))
            view.takenFact = m_places.at(fact);
    }
    const Fact *at = last(facts, {FactKind::WaitBegan});
    if (view.state == TaskState::Cancelled)
        at = last(facts, {FactKind::CancelDelivered});
    if (at) {
        view.verb = at->verb;
        view.object = at->object();
        view.isFuture = at->verb == Verb::Await && isOnFuture(at->step);
    }
}

void ReplayModel::fillCancelling(TaskView &view, const Facts &facts) const
{
    if (const Fact *const asked = last(facts, {FactKind::CancelRequested})) {
        view.cancelRequested = asked->time;
        view.cancelledBy = asked->by();
        view.cancelScope = asked->askingScope();
        view.cancelCause = asked->cause();
        view.cancelMessage = asked->message();
    }
    for (const Fact *const fact : facts) {
        if (fact->kind == FactKind::Uncancelled)
            view.cancelling = int(fact->requestsLeft());
        else
            view.cancelling += fact->kind == FactKind::CancelRequested;
    }
    if (const Fact *const struck = last(facts, {FactKind::CancelDelivered})) {
        view.cancelDelivered = struck->time;
        view.struckVerb = struck->verb;
        view.struckObject = struck->object();
        view.struckFuture = struck->verb == Verb::Await && isOnFuture(struck->step);
    }
}

/// All of the tasks that stand there, the one that came first, or is due first, first.
Line<TaskId> ReplayModel::line(const World &world, const std::function<bool(const TaskView &)> &stands) const
{
    std::map<std::pair<Micros, qsizetype>, TaskId> sorted;
    for (const TaskView &view : world.tasks) {
        if (stands(view))
            sorted[{view.until, view.sinceFact}] = view.id;
    }
    Line<TaskId> made;
    for (const auto &[place, id] : sorted)
        made.push_back(id);
    return made;
}

ResourceView ReplayModel::resource(quint32 at, const World &world) const
{
    const ProgramResource &known = m_run.program.resources[at];
    const auto found = m_ofResource.find(at);
    const Facts facts = found == m_ofResource.end() ? Facts{} : found->second;
    ResourceView view;
    view.kind = known.kind;
    view.order = known.order;
    view.jobs = jobs(facts);
    // A call that a worker has taken since its task's turn is no longer queued, also when it is done.
    const auto isServed = [&facts, this](const TaskView &task) {
        const Fact *const turn = last(m_ofTask.at(task.id), {FactKind::TurnBegan});
        return std::any_of(facts.begin(), facts.end(), [&](const Fact *fact) {
            return fact->kind == FactKind::JobBegan && fact->task == task.id
                && m_places.at(fact) > m_places.at(turn);
        });
    };
    const auto waitingTo = [&](std::set<Verb> verbs) {
        return line(world, [at, verbs, isServed](const TaskView &task) {
            return task.state == TaskState::Waiting && task.object == at && verbs.contains(task.verb)
                && (task.verb != Verb::Await || task.isFuture)
                && (task.verb != Verb::RunInExecutor || !isServed(task));
        });
    };
    view.putters = waitingTo({Verb::Put});
    view.joiners = waitingTo({Verb::Join});
    view.waiters = waitingTo({Verb::Get, Verb::Acquire, Verb::Await, Verb::AsyncFor, Verb::RunInExecutor});
    if (known.kind == NodeKind::Condition)
        view.room = waitingTo({Verb::Wait, Verb::WaitUntil});
    else if (known.kind == NodeKind::Event || known.kind == NodeKind::Barrier)
        view.waiters = waitingTo({Verb::Wait});
    if (known.kind == NodeKind::Queue)
        fillQueue(view, facts);
    else if (known.kind == NodeKind::Event)
        fillEvent(view, at, facts);
    else
        view.holders = holders(facts);
    if (known.kind == NodeKind::Condition)
        fillCondition(view, facts);
    if (known.kind == NodeKind::Counter)
        fillCounter(view, at, facts);
    if (const Fact *const state = last(facts, {FactKind::BarrierChanged})) {
        view.barrier = state->barrier();
        view.value = state->inside();
    }
    if (const Fact *const done = last(facts, {FactKind::FutureDone})) {
        view.isSet = true;
        view.outcome = done->outcome();
        view.error = view.outcome == Outcome::Raised ? done->text() : 0;
        view.result = view.outcome == Outcome::Returned ? done->text() : 0;
    }
    if (known.kind == NodeKind::Lock || known.kind == NodeKind::Condition)
        view.free = 1 - count(facts, FactKind::Acquired) + count(facts, FactKind::Released);
    else if (known.kind == NodeKind::Semaphore)
        view.free = permits(at);
    for (const Fact *const fact : facts) {
        const bool isChange = fact->kind == FactKind::ItemPut || fact->kind == FactKind::ItemGot
            || fact->kind == FactKind::Acquired || fact->kind == FactKind::BarrierChanged
            || fact->kind == FactKind::FutureDone || fact->kind == FactKind::CounterWritten
            || (fact->kind == FactKind::Released && fact->verb != Verb::Acquire);
        if (isChange) {
            view.since = fact->time;
            view.changedBy = fact->task;
        }
    }
    return view;
}

void ReplayModel::fillQueue(ResourceView &view, const Facts &facts) const
{
    view.puts = count(facts, FactKind::ItemPut);
    view.gets = count(facts, FactKind::ItemGot);
    const auto refused = std::count_if(facts.begin(), facts.end(), [](const Fact *fact) {
        return fact->kind == FactKind::ItemPut && fact->raises();
    });
    view.unfinished = view.puts - refused - count(facts, FactKind::TaskDoneCalled);
    // What is left of what was put: the oldest first, or the newest, or by priority.
    const auto priority = [&](const Fact *put) {
        return view.order == QueueOrder::Priority ? m_run.program.steps[put->step].count : 0;
    };
    Facts left;
    for (const Fact *const fact : facts) {
        if (fact->kind == FactKind::ItemPut)
            left.push_back(fact);
        if (fact->kind != FactKind::ItemGot)
            continue;
        auto gone = left.end();
        for (auto put = left.begin(); put != left.end(); ++put) {
            const bool isSame = (*put)->item() == fact->item();
            if (isSame && (gone == left.end() || priority(*put) < priority(*gone)))
                gone = put;
        }
        left.erase(gone);
    }
    if (view.order == QueueOrder::Lifo)
        std::reverse(left.begin(), left.end());
    else if (view.order == QueueOrder::Priority)
        std::stable_sort(left.begin(), left.end(), [&](const Fact *a, const Fact *b) {
            const auto key = [&](const Fact *put) {
                return std::tuple(nextGet(*put), priority(put), ItemValues(m_run)[put->item()]);
            };
            return key(a) < key(b);
        });
    for (const Fact *const put : left) {
        view.items.push_back(put->item());
        if (view.order != QueueOrder::Priority)
            continue;
        view.priorities.push_back(priority(put));
        view.ranks.push_back(m_leaving.rankOf(m_ranked.at(put)));
    }
}

/// Where in the whole trace, after what this model knows, what was put is got; the end where it never is.
qsizetype ReplayModel::nextGet(const Fact &put) const
{
    for (qsizetype at = qsizetype(m_all.size()); at < m_run.trace.size(); ++at) {
        const Fact &fact = m_run.trace[at];
        if (fact.kind == FactKind::ItemGot && fact.resource() == put.resource() && fact.item() == put.item())
            return at;
    }
    return m_run.trace.size();
}

void ReplayModel::fillCondition(ResourceView &view, const Facts &facts) const
{
    if (const Fact *const notified = last(facts, {FactKind::Notified})) {
        view.wokeLast = int(notified->wakes());
        view.notified = notified->time;
        view.notifier = notified->task;
    }
}

/// A reading is old when somebody else has written after it.
void ReplayModel::fillCounter(ResourceView &view, quint32 at, const Facts &facts) const
{
    const Fact *const known = last(facts, {FactKind::CounterRead, FactKind::CounterWritten});
    view.value = known ? known->value() : m_run.program.resources[at].amount;
    if (const Fact *const read = last(facts, {FactKind::CounterRead}))
        view.readBy = read->task;
    std::map<TaskId, std::size_t> reads;
    const auto overwriter = [&](TaskId task, std::size_t upTo) {
        TaskId by = TaskId::None;
        for (std::size_t next = reads.at(task) + 1; next < upTo; ++next) {
            if (facts[next]->kind == FactKind::CounterWritten && facts[next]->task != task)
                by = facts[next]->task;
        }
        return by;
    };
    for (std::size_t fact = 0; fact < facts.size(); ++fact) {
        const Fact &now = *facts[fact];
        if (now.kind == FactKind::CounterRead) {
            reads[now.task] = fact;
        } else if (reads.contains(now.task) && overwriter(now.task, fact) != TaskId::None) {
            ++view.losses;
            view.lost = {now.task, overwriter(now.task, fact), facts[fact - 1]->value(), now.value(),
                         now.time};
        }
    }
    for (const auto &[task, read] : reads) {
        const bool isUsed =
            std::any_of(facts.begin() + std::ptrdiff_t(read), facts.end(), [whose = task](const Fact *fact) {
                return fact->kind == FactKind::CounterWritten && fact->task == whose;
            });
        view.readings.push_back({task, facts[read]->value(), overwriter(task, facts.size()), isUsed});
    }
}

/// Those that have begun and not ended, by worker, or in the order of their beginnings in threads.
std::vector<Job> ReplayModel::jobs(const Facts &facts) const
{
    std::vector<Job> running;
    for (const Fact *const fact : facts) {
        if (fact->kind == FactKind::JobBegan)
            running.push_back({fact->job().worker, fact->job().number, fact->task, fact->time});
        else if (fact->kind == FactKind::JobEnded)
            std::erase_if(running, [fact](const Job &job) { return job.number == fact->job().number; });
    }
    if (!facts.empty() && facts.front()->resource() != kNone)
        std::stable_sort(running.begin(), running.end(),
                         [](const Job &a, const Job &b) { return a.worker < b.worker; });
    return running;
}

bool ReplayModel::isOnFuture(quint32 step) const
{
    const std::vector<ProgramStep> &steps = m_run.program.steps;
    const bool isCall =
        step < steps.size() && (steps[step].verb == Verb::Shield || steps[step].verb == Verb::WaitFor);
    return step < steps.size() && !steps[isCall ? step + 1 : step].actsOnBody;
}

bool ReplayModel::putsSentinel(quint32 step) const
{
    return step < m_run.program.steps.size()
        && PutChoice(m_run.program.steps[step].choice) == PutChoice::Sentinel;
}

void ReplayModel::fillEvent(ResourceView &view, quint32 at, const Facts &facts) const
{
    view.isSet = m_run.program.resources[at].amount != 0;
    qsizetype changed = -1;
    for (const Fact *const fact : facts) {
        changed = m_places.at(fact);
        if (view.isSet == (fact->kind == FactKind::EventSet))
            continue;
        view.isSet = !view.isSet;
        view.since = fact->time;
        view.changedBy = fact->task;
    }
    for (const Fact *const fact : wakings(Verb::Wait, at))
        view.wokeLast += m_places.at(fact) > changed;
}

/// Whoever holds longest gives back first where somebody else releases.
std::vector<Holding> ReplayModel::holders(const Facts &facts) const
{
    std::vector<Holding> held;
    for (const Fact *const fact : facts) {
        if (fact->kind == FactKind::Acquired) {
            held.push_back({fact->task, fact->time});
        } else if (fact->kind == FactKind::Released && fact->verb != Verb::Acquire && !held.empty()) {
            auto gone = held.begin();
            while (gone != held.end() && gone->task != fact->task)
                ++gone;
            held.erase(gone == held.end() ? held.begin() : gone);
        }
    }
    return held;
}

/// A permit leaves when a waiter is woken with it, or when somebody takes it without having waited.
qint64 ReplayModel::permits(quint32 at) const
{
    qint64 free = m_run.program.resources[at].amount;
    std::set<TaskId> handed;
    const Facts woken = wakings(Verb::Acquire, at);
    const std::set<const Fact *> isHanding(woken.begin(), woken.end());
    for (const Fact *const fact : m_all) {
        if (isHanding.contains(fact)) {
            handed.insert(fact->task);
            --free;
        } else if (fact->kind == FactKind::Acquired && fact->resource() == at) {
            free -= handed.erase(fact->task) == 0;
        } else if (fact->kind == FactKind::Released && fact->resource() == at) {
            ++free;
            if (fact->verb == Verb::Acquire)
                handed.erase(fact->task);
        }
    }
    return free;
}

/// Facts by which somebody who waited like that was woken, because it came true.
ReplayModel::Facts ReplayModel::wakings(Verb verb, quint32 object) const
{
    Facts found;
    std::map<TaskId, const Fact *> waits;
    for (const Fact *const fact : m_all) {
        if (fact->kind == FactKind::WaitBegan)
            waits[fact->task] = fact;
        else if (fact->kind == FactKind::Woken && !fact->isToCancel() && waits[fact->task]->verb == verb
                 && waits[fact->task]->object() == object)
            found.push_back(fact);
    }
    return found;
}

ScopeView ReplayModel::scope(const Facts &facts) const
{
    ScopeView view;
    const Fact &entered = *facts.front();
    view.owner = entered.task;
    view.verb = entered.verb;
    view.step = entered.step;
    view.entered = entered.time;
    if (entered.verb == Verb::Timeout || entered.verb == Verb::TimeoutAt || entered.verb == Verb::WaitFor)
        view.deadline = entered.deadline();
    view.members = quint32(count(facts, FactKind::ScopeMember));
    if (const Fact *const expired = last(facts, {FactKind::TimeoutExpired}))
        view.expired = expired->time;
    if (const Fact *const aborted = last(facts, {FactKind::GroupAborting})) {
        view.aborted = aborted->time;
        view.culprit = aborted->culprit();
    }
    if (const Fact *const exited = last(facts, {FactKind::ScopeExited})) {
        view.exited = exited->time;
        view.outcome = exited->outcome();
        view.result = exited->text();
    }
    return view;
}

} // namespace signalbox::testing
