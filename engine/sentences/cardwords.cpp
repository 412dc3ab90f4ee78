// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/cardwords.h"

#include "engine/messages/message.h"
#include "engine/sentences/waits.h"
#include "engine/sentences/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CardWords)
};

/// "waiting: 1 of 3 done" in a call that waits for several.
QString waitingForTasks(const World &world, const TaskView &task)
{
    const bool isCall =
        isScopeVerb(task.verb) && task.object < world.scopes.size() && world.scopes[task.object].members > 0;
    if (!isCall)
        return Words::tr("waiting for its tasks");
    if (task.verb == Verb::Shield)
        return Words::tr("waiting behind a shield");
    if (task.verb == Verb::WaitFor)
        return Words::tr("waiting, with a time limit");
    const auto done = std::count_if(world.tasks.begin(), world.tasks.end(), [&task](const TaskView &member) {
        return index(member.memberOf) == task.object && isDone(member.state);
    });
    return fill(
        Words::tr("waiting: {done} of {count} done"),
        {{u"done", QString::number(done)}, {u"count", QString::number(world.scopes[task.object].members)}});
}

QString waitingForTurn(const Run &run, const ResourceView &view)
{
    if (view.kind == NodeKind::Semaphore)
        return Words::tr("waiting: no permit is free");
    if (view.holders.empty())
        return Words::tr("waiting for its turn");
    return fill(Words::tr("waiting: held by {task}"), {{u"task", run.taskName(view.holders.front().task)}});
}

QString waitingState(const Run &run, const World &world, const TaskView &task)
{
    const bool isResource = task.object < world.resources.size();
    const ResourceView none;
    const ResourceView &view = isResource ? world.resources[task.object] : none;
    const Place since{u"time", briefTime(world.time - task.since)};
    switch (goalOf(world, task)) {
    case Goal::Room:
        return Words::tr("waiting: queue is full");
    case Goal::Item:
        return Words::tr("waiting: queue is empty");
    case Goal::Marks:
        return fill(Words::tr("waiting: {items} not done"), {{u"items", itemCount(view.unfinished)}});
    case Goal::Turn:
        return waitingForTurn(run, view);
    case Goal::Notify:
        return Words::tr("waiting for a notify");
    case Goal::Others:
        return fill(Words::tr("waiting: {there} of {count} have come"),
                    {{u"there", QString::number(view.value)},
                     {u"count", QString::number(run.program.resources[task.object].amount)}});
    case Goal::Flag:
        return Words::tr("waiting: event is not set");
    case Goal::Future:
        return fill(Words::tr("waiting for {node}"),
                    {{u"node", isResource ? run.program.resources[task.object].name : QString()}});
    case Goal::Task:
        return fill(Words::tr("waiting for {node}"), {{u"node", run.taskName(TaskId(task.object))}});
    case Goal::Thread:
        return fill(Words::tr("in a thread, {time}"), {since});
    case Goal::Worker:
        return std::find(view.waiters.begin(), view.waiters.end(), task.id) != view.waiters.end()
            ? Words::tr("waiting: no worker is free")
            : fill(Words::tr("on a worker, {time}"), {since});
    case Goal::Members:
        return waitingForTasks(world, task);
    }
    Q_UNREACHABLE();
}

QString runningState(const Run &run, const TaskView &task)
{
    const bool hasStep = task.step < run.program.steps.size();
    if (hasStep && run.program.steps[task.step].verb == Verb::Cpu)
        return Words::tr("computing");
    if (hasStep && run.program.steps[task.step].verb == Verb::Block)
        return Words::tr("blocking the loop");
    return Words::tr("running");
}

} // namespace

QString shortState(const Run &run, const World &world, const TaskView &task)
{
    const Place since{u"time", timeWords(task.since)};
    if (task.stateAt(world.time) != task.state)
        return Words::tr("ready: its timer is due");
    switch (task.state) {
    case TaskState::Ready:
        return Words::tr("ready to run");
    case TaskState::Running:
        return runningState(run, task);
    case TaskState::Sleeping:
        return fill(Words::tr("sleeping, {time} left"),
                    {{u"time", briefTime(std::max<Micros>(0, task.until - world.time))}});
    case TaskState::Waiting:
        return waitingState(run, world, task);
    case TaskState::Returned:
        return task.result == 0
            ? fill(Words::tr("returned at {time}"), {since})
            : fill(Words::tr("returned {value}"), {{u"value", resultWords(run, task.result)}});
    case TaskState::Raised:
        return fill(Words::tr("failed at {time}"), {since});
    case TaskState::Cancelled:
        return fill(Words::tr("cancelled at {time}"), {since});
    }
    Q_UNREACHABLE();
}

} // namespace signalbox
