// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvaswords.h"
#include "engine/sentences/cardwords.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/replay/lanes.h"
#include "engine/sentences/explain.h"
#include "engine/trace/naming.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CanvasWords)
};

/// The first few names, and how many more there are.
QString namesOf(const Run &run, const Line<TaskId> &tasks)
{
    constexpr std::size_t most = 4;
    QStringList names;
    for (std::size_t at = 0; at < std::min(tasks.size(), most); ++at)
        names.append(run.taskName(tasks[at]));
    if (tasks.size() > most)
        names.append(fill(Words::tr("and {count} more"), {{u"count", QString::number(tasks.size() - most)}}));
    return names.join(Words::tr(", "));
}

QString withLine(const Run &run, const QString &state, const Line<TaskId> &line, const QString &sentence)
{
    return line.empty() ? state : fill(sentence, {{u"state", state}, {u"tasks", namesOf(run, line)}});
}

QString withWaiters(const Run &run, const QString &state, const ResourceView &view)
{
    return withLine(run, state, view.waiters, Words::tr("{state}, waiting: {tasks}"));
}

QString queueState(const Run &run, const ResourceView &view, const ProgramResource &queue)
{
    const QString items = QString::number(view.items.size());
    const QString state = queue.amount > 0
        ? fill(Words::tr("{count} of {capacity} items"),
               {{u"count", items}, {u"capacity", QString::number(queue.amount)}})
        : fill(Words::tr("items: {count}"), {{u"count", items}});
    const QString puts = withLine(run, state, view.putters, Words::tr("{state}, waiting to put: {tasks}"));
    return withLine(run, puts, view.waiters, Words::tr("{state}, waiting to get: {tasks}"));
}

QString ownerState(const Run &run, const ResourceView &view)
{
    if (view.holders.empty())
        return Words::tr("free");
    return fill(Words::tr("held by {task}"), {{u"task", run.taskName(view.holders.front().task)}});
}

QString futureState(const Run &run, const ResourceView &view)
{
    if (!view.isSet)
        return Words::tr("not set");
    if (view.outcome == Outcome::Raised)
        return fill(Words::tr("failed with {error}"), {{u"error", errorWords(run, view.error)}});
    if (view.outcome == Outcome::Cancelled)
        return Words::tr("cancelled");
    return view.result == 0 ? Words::tr("set")
                            : fill(Words::tr("set to {value}"), {{u"value", valueWords(run, view.result)}});
}

QString shareOf(const QString &sentence, qint64 count, qint64 all)
{
    return fill(sentence, {{u"count", QString::number(count)}, {u"all", QString::number(all)}});
}

QString resourceState(const Run &run, const World &world, quint32 index)
{
    const ProgramResource &resource = run.program.resources[index];
    const ResourceView &view = world.resources[index];
    switch (resource.kind) {
    case NodeKind::Queue:
        return queueState(run, view, resource);
    case NodeKind::Lock:
        return withWaiters(run, ownerState(run, view), view);
    case NodeKind::Condition:
        return withLine(run, withWaiters(run, ownerState(run, view), view), view.room,
                        Words::tr("{state}, to be notified: {tasks}"));
    case NodeKind::Semaphore:
        return withWaiters(run,
                           shareOf(Words::tr("{count} of {all} permits taken"),
                                   levelOf(view, resource.amount)->value, resource.amount),
                           view);
    case NodeKind::Event:
        return withWaiters(run, view.isSet ? Words::tr("set") : Words::tr("not set"), view);
    case NodeKind::Future:
        return withWaiters(run, futureState(run, view), view);
    case NodeKind::Barrier:
        return withWaiters(run, shareOf(Words::tr("{count} of {all} have come"), view.value, resource.amount),
                           view);
    case NodeKind::Counter:
        return fill(Words::tr("holds {value}"), {{u"value", QString::number(view.value)}});
    case NodeKind::Executor:
        return withWaiters(
            run,
            shareOf(Words::tr("{count} of {all} workers busy"), qint64(view.jobs.size()), resource.amount),
            view);
    case NodeKind::Ticker:
    case NodeKind::Producer:
    case NodeKind::Consumer:
    case NodeKind::Task:
    case NodeKind::Canceller:
    case NodeKind::TaskGroup:
    case NodeKind::Gather:
    case NodeKind::Wait:
    case NodeKind::Timeout:
    case NodeKind::Shield:
    case NodeKind::Retry:
        break; // a ticker has no state, the others are no resources
    }
    return {};
}

QString frameState(const Layout &layout, NodeId frame)
{
    QStringList names;
    for (const NodeId member : layout.heldBy(frame))
        names.append(layout.find(member)->name);
    return names.isEmpty() ? Words::tr("holds nothing")
                           : fill(Words::tr("holds {nodes}"), {{u"nodes", names.join(Words::tr(", "))}});
}

/// Of a frame that has a result; else empty.
QString givenBy(const Run &run, const World &world, NodeId frame)
{
    const auto body = run.program.bodyOf(frame);
    const TaskView *task = body ? world.taskOf(*body) : nullptr;
    for (std::size_t at = world.scopes.size(); task && at-- > 0;) {
        const ScopeView &scope = world.scopes[at];
        if (scope.owner == task->id && scope.result != 0)
            return valueWords(run, scope.result);
    }
    return {};
}

} // namespace

QString spokenNode(const Layout &layout, const Replay &replay, const World &world, NodeId id)
{
    const Node *node = layout.find(id);
    if (!node)
        return {};
    const Run &run = replay.run();
    const auto sentence = [node](const QString &state) {
        const QString kind = info(node->kind).label();
        return state.isEmpty() ? fill(Words::tr("{kind} {name}"), {{u"kind", kind}, {u"name", node->name}})
                               : fill(Words::tr("{kind} {name}, {state}"),
                                      {{u"kind", kind}, {u"name", node->name}, {u"state", state}});
    };
    if (isScope(node->kind)) {
        const QString state = frameState(layout, id);
        const QString given = givenBy(run, world, id);
        return sentence(given.isEmpty() ? state
                                        : fill(Words::tr("{state}, gave {value}"),
                                               {{u"state", state}, {u"value", given}}));
    }
    const auto resource = run.program.resourceOf(id);
    if (resource && *resource < world.resources.size())
        return sentence(resourceState(run, world, *resource));
    const auto body = run.program.bodyOf(id);
    const TaskView *task = body ? world.taskOf(*body) : nullptr;
    return sentence(task ? shortState(run, world, *task) : Words::tr("not started"));
}

QString spokenPort(const Layout &layout, NodeId id, CanvasGeometry::Port port)
{
    const Node *node = layout.find(id);
    if (!node)
        return {};
    const auto of = [node](const QString &sentence) { return fill(sentence, {{u"node", node->name}}); };
    switch (port) {
    case CanvasGeometry::Port::In:
        return of(Words::tr("Input of {node}"));
    case CanvasGeometry::Port::Out:
        return of(Words::tr("Output of {node}"));
    case CanvasGeometry::Port::Use:
        break;
    }
    return of(isActor(node->kind) ? Words::tr("What {node} uses") : Words::tr("Who uses {node}"));
}

QString spokenItem(const Run &run, const ResourceView &queue, std::size_t place)
{
    if (place >= queue.items.size())
        return {};
    const QString item = itemWords(run, queue.items[place], TaskId::None);
    return place == 0
        ? fill(Words::tr("{item}, next out"), {{u"item", item}})
        : fill(Words::tr("{item}, place {place}"), {{u"item", item}, {u"place", QString::number(place + 1)}});
}

} // namespace signalbox
