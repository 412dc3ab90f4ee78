// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/explain.h"

#include "engine/sentences/resourcesentences.h"
#include "engine/sentences/scopesentences.h"
#include "engine/sentences/tasksentences.h"

namespace signalbox {

QString explainTask(const Replay &replay, const World &world, TaskId task)
{
    const TaskView *const view = world.task(task);
    return view ? taskSentence(Moment(replay, world), *view) : QString();
}

QString explainResource(const Replay &replay, const World &world, quint32 resource)
{
    return resource < world.resources.size() ? resourceSentence(Moment(replay, world), resource) : QString();
}

QString explainScope(const Replay &replay, const World &world, ScopeId scope)
{
    return scopeSentence(Moment(replay, world), scope);
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
        return notYetCreated(Moment(replay, world), *body);
    // A frame is best described by the scope it stands for: the first that its task entered.
    const FactIndex::Places scopes = replay.factIndex().scopesOf(task->id);
    const bool isEntered = !scopes.empty() && scopes.front() < world.facts;
    if (isFrame(program, *body) && isEntered && task->state != TaskState::Cancelled)
        return explainScope(replay, world, replay.run().trace[scopes.front()].scope());
    return explainTask(replay, world, task->id);
}

} // namespace signalbox
