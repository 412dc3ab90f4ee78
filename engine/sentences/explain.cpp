// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/explain.h"

#include "engine/sentences/explainer.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// "waiting: 1 of 3 done" in a call that waits for several.
QString waitingForTasks(const World &world, const TaskView &task)
{
    const bool isCall =
        isScopeVerb(task.verb) && task.object < world.scopes.size() && world.scopes[task.object].members > 0;
    if (!isCall)
        return u"waiting for its tasks"_s;
    if (task.verb == Verb::Shield)
        return u"waiting behind a shield"_s;
    if (task.verb == Verb::WaitFor)
        return u"waiting, with a time limit"_s;
    const auto done = std::count_if(world.tasks.begin(), world.tasks.end(), [&task](const TaskView &member) {
        return index(member.memberOf) == task.object && isDone(member.state);
    });
    return u"waiting: %1 of %2 done"_s.arg(done).arg(world.scopes[task.object].members);
}

QString waitingState(const Run &run, const World &world, const TaskView &task)
{
    const bool isResource = task.object < world.resources.size();
    const ResourceView none;
    const ResourceView &view = isResource ? world.resources[task.object] : none;
    switch (task.verb) {
    case Verb::Put:
        return u"waiting: queue is full"_s;
    case Verb::Get:
        return u"waiting: queue is empty"_s;
    case Verb::Join:
        return u"waiting: %1 not done"_s.arg(counted(view.unfinished, u"item"_s));
    case Verb::Acquire:
        if (view.kind == NodeKind::Semaphore)
            return u"waiting: no permit is free"_s;
        return view.holders.empty() ? u"waiting for its turn"_s
                                    : u"waiting: held by "_s + run.taskName(view.holders.front().task);
    case Verb::AsyncFor:
        return u"waiting: queue is empty"_s;
    case Verb::Wait:
    case Verb::WaitUntil:
        if (view.kind == NodeKind::Barrier)
            return u"waiting: %1 of %2 have come"_s.arg(view.value)
                .arg(run.program.resources[task.object].amount);
        return view.kind == NodeKind::Condition ? u"waiting for a notify"_s : u"waiting: event is not set"_s;
    case Verb::Await:
        return u"waiting for "_s
            + (task.isFuture && isResource ? run.program.resources[task.object].name
                                           : run.taskName(TaskId(task.object)));
    case Verb::ToThread:
        return u"in a thread, "_s + briefTime(world.time - task.since);
    case Verb::RunInExecutor:
        return isResource
                && std::find(view.waiters.begin(), view.waiters.end(), task.id) != view.waiters.end()
            ? u"waiting: no worker is free"_s
            : u"on a worker, "_s + briefTime(world.time - task.since);
    default:
        return waitingForTasks(world, task);
    }
}

} // namespace

QString Explainer::notYetCreated(quint32 body) const
{
    const QString what = m_run.program.bodyName(body) + u" has not been created yet"_s;
    if (const auto creations = ahead(m_replay.factIndex().tasksOf(body)); !creations.empty()) {
        const Fact &fact = m_run.trace[creations.front()];
        const QString creator = name(fact.by());
        const QString when = timeWords(fact.time);
        return sentence(
            {what,
             creator.isEmpty() ? u"it starts at "_s + when : u"%1 starts it at %2"_s.arg(creator, when)});
    }
    return sentence({what, m_run.hasEnded() ? u"nothing starts it in this run"_s : QString()});
}

QString explainTask(const Replay &replay, const World &world, TaskId task)
{
    const TaskView *const view = world.task(task);
    return view ? Explainer(replay, world).task(*view) : QString();
}

QString explainResource(const Replay &replay, const World &world, quint32 resource)
{
    return resource < world.resources.size() ? Explainer(replay, world).resource(resource) : QString();
}

QString explainScope(const Replay &replay, const World &world, ScopeId scope)
{
    return index(scope) < world.scopes.size()
        ? Explainer(replay, world).scope(world.scopes[index(scope)], scope)
        : QString();
}

QString explainNode(const Replay &replay, const World &world, NodeId node)
{
    const Program &program = replay.run().program;
    if (node == NodeId::None)
        return {};
    if (const auto resource = program.resourceOf(node))
        return explainResource(replay, world, *resource);
    const auto body = program.bodyOf(node);
    if (!body)
        return {};
    const TaskView *const task = world.taskOf(*body);
    if (!task)
        return Explainer(replay, world).notYetCreated(*body);
    // A frame is best described by the scope it stands for: the first that its task entered.
    const FactIndex::Places scopes = replay.factIndex().scopesOf(task->id);
    const bool isEntered = !scopes.empty() && scopes.front() < world.facts;
    if (isFrame(program, *body) && isEntered && task->state != TaskState::Cancelled)
        return explainScope(replay, world, replay.run().trace[scopes.front()].scope());
    return explainTask(replay, world, task->id);
}

QString shortState(const Run &run, const World &world, const TaskView &task)
{
    switch (task.state) {
    case TaskState::Ready:
        return u"ready to run"_s;
    case TaskState::Running: {
        const Verb verb =
            task.step < run.program.steps.size() ? run.program.steps[task.step].verb : Verb::Log;
        return verb == Verb::Cpu  ? u"computing"_s
            : verb == Verb::Block ? u"blocking the loop"_s
                                  : u"running"_s;
    }
    case TaskState::Sleeping:
        return u"sleeping, "_s + briefTime(std::max<Micros>(0, task.until - world.time)) + u" left"_s;
    case TaskState::Waiting:
        return waitingState(run, world, task);
    case TaskState::Returned:
        return task.result == 0 ? u"returned at "_s + timeWords(task.since)
                                : u"returned "_s + resultWords(run, task.result);
    case TaskState::Raised:
        return u"failed at "_s + timeWords(task.since);
    case TaskState::Cancelled:
        break;
    }
    return u"cancelled at "_s + timeWords(task.since);
}

} // namespace signalbox
