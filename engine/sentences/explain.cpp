// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/explain.h"

#include "engine/messages/message.h"
#include "engine/sentences/resourcesentences.h"
#include "engine/sentences/scopesentences.h"
#include "engine/sentences/tasksentences.h"

#include <QCoreApplication>

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

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

/// Of code there is no moment to tell of: what it is for.
QString codeSentence(const ProgramCode &code)
{
    const QList<Place> places{{u"name", code.name}};
    if (code.name.isEmpty())
        return Words::tr("Python outside of functions: it runs once, in the order of the text.");
    if (code.kind == NodeKind::Class)
        return fill(Words::tr("{name} is a class; other code makes objects of it."), places);
    if (code.starts > 0 && !code.forEach.isEmpty())
        return fill(Words::tr("{name} is a function; main starts tasks of it, for each of {list}."),
                    {{u"name", code.name}, {u"list", code.forEach}});
    return code.starts > 0 ? fill(Words::tr("{name} is a function; main starts tasks of it."), places)
                           : fill(Words::tr("{name} is a function; other code calls it."), places);
}

} // namespace

QString explainNode(const Replay &replay, const World &world, NodeId node)
{
    const Program &program = replay.run().program;
    if (node == NodeId::None)
        return {};
    if (const auto resource = program.resourceOf(node))
        return explainResource(replay, world, *resource);
    for (const ProgramCode &code : program.code) {
        if (code.node == node)
            return codeSentence(code);
    }
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
