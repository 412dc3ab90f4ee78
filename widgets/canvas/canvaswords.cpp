// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvaswords.h"
#include "engine/sentences/cardwords.h"

#include "engine/catalog/catalog.h"
#include "engine/trace/naming.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QString counted(qint64 count, const QString &noun)
{
    return count == 1 ? u"1 %1"_s.arg(noun) : u"%1 %2s"_s.arg(count).arg(noun);
}

QString queueState(const ResourceView &view, const ProgramResource &queue)
{
    const qint64 items = qint64(view.items.size());
    const QString fill = queue.amount > 0 ? u"%1 of %2"_s.arg(items).arg(counted(queue.amount, u"item"_s))
                                          : counted(items, u"item"_s);
    QString line;
    if (!view.putters.empty())
        line = u", %1 waiting to put"_s.arg(counted(qint64(view.putters.size()), u"task"_s));
    else if (!view.waiters.empty())
        line = u", %1 waiting to get"_s.arg(counted(qint64(view.waiters.size()), u"task"_s));
    return fill + line;
}

QString lineOf(const ResourceView &view)
{
    return view.waiters.empty() ? QString()
                                : u", %1 waiting"_s.arg(counted(qint64(view.waiters.size()), u"task"_s));
}

QString futureState(const Run &run, const ResourceView &view)
{
    if (!view.isSet)
        return u"not set"_s;
    if (view.outcome == Outcome::Raised)
        return u"failed with %1"_s.arg(errorWords(run, view.error));
    if (view.outcome == Outcome::Cancelled)
        return u"cancelled"_s;
    return view.result == 0 ? u"set"_s : u"set to %1"_s.arg(valueWords(run, view.result));
}

QString resourceState(const Run &run, const World &world, quint32 index)
{
    const ProgramResource &resource = run.program.resources[index];
    const ResourceView &view = world.resources[index];
    switch (resource.kind) {
    case NodeKind::Queue:
        return queueState(view, resource);
    case NodeKind::Lock:
        if (view.holders.empty())
            return u"free"_s + lineOf(view);
        return u"held by %1"_s.arg(run.taskName(view.holders.front().task)) + lineOf(view);
    case NodeKind::Semaphore:
        return u"%1 of %2 taken"_s.arg(view.holders.size()).arg(counted(resource.amount, u"permit"_s))
            + lineOf(view);
    case NodeKind::Future:
        return futureState(run, view) + lineOf(view);
    default:
        return (view.isSet ? u"set"_s : u"clear"_s) + lineOf(view);
    }
}

/// ", gave ['soup', 'salad']": of a frame that has a result.
QString givenBy(const Run &run, const World &world, NodeId frame)
{
    const auto body = run.program.bodyOf(frame);
    const TaskView *task = body ? world.taskOf(*body) : nullptr;
    for (std::size_t at = world.scopes.size(); task && at-- > 0;) {
        const ScopeView &scope = world.scopes[at];
        if (scope.owner == task->id && scope.result != 0)
            return u", gave "_s + valueWords(run, scope.result);
    }
    return {};
}

} // namespace

QString spokenNode(const Layout &layout, const Replay &replay, const World &world, NodeId id)
{
    const Node *node = layout.find(id);
    if (!node)
        return {};
    const QString name = u"%1 %2"_s.arg(info(node->kind).label(), node->name);
    const Run &run = replay.run();
    if (isScope(node->kind))
        return u"%1, holds %2"_s.arg(name, counted(layout.heldBy(id).size(), u"node"_s))
            + givenBy(run, world, id);
    const auto resource = run.program.resourceOf(id);
    if (resource && *resource < world.resources.size())
        return u"%1, %2"_s.arg(name, resourceState(run, world, *resource));
    const auto body = run.program.bodyOf(id);
    const TaskView *task = body ? world.taskOf(*body) : nullptr;
    return u"%1, %2"_s.arg(name, task ? shortState(run, world, *task) : u"not started"_s);
}

} // namespace signalbox
