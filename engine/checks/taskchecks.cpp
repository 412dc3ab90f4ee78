// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/taskchecks.h"

#include "engine/catalog/catalog.h"
#include "engine/checks/nodecheck.h"
#include "engine/checks/stepchecks.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Checks)
};

bool isByPriority(const Node *queue)
{
    return queue && queue->kind == NodeKind::Queue
        && parameter<qint64>(*queue, Param::Order) == qint64(QueueOrder::Priority);
}

} // namespace

void checkProducer(NodeCheck &check)
{
    if (!check.does(Verb::Put))
        check.warn(Words::tr("{node} has no queue to put into."),
                   Words::tr("Drag a wire from it to a queue."));
    if (parameter<qint64>(check.node(), Param::Sentinels) == 0)
        return;
    for (const Link *link : check.use().linksFrom(check.node().id)) {
        const Node *queue = check.use().find(link->to);
        if (link->kind == LinkKind::Putting && isByPriority(queue))
            check.warn(Words::tr("{node} puts None into {queue}, whose items are told apart by their "
                                 "priority, which None has not."),
                       Words::tr("Let {queue} be in another order, or end its consumers by cancelling them."),
                       {{u"queue", queue->name}});
    }
    if (parameter<qint64>(check.node(), Param::Count) == 0)
        check.warn(Words::tr("{node} makes items without end and never comes to put its sentinels."),
                   Words::tr("Give it a number of items."));
}

void checkConsumer(NodeCheck &check)
{
    if (!check.does(Verb::Get)) {
        check.warn(Words::tr("{node} has no queue to take from."),
                   Words::tr("Drag a wire from a queue to it."));
        return;
    }
    if (!parameter<bool>(check.node(), Param::UntilSentinel))
        return;
    for (const Link *link : check.use().linksFrom(check.node().id)) {
        if (link->kind == LinkKind::Getting && !check.use().mayHoldSentinel(link->to))
            check.warn(Words::tr("{node} stops at None, which nobody puts into {queue}."),
                       Words::tr("Give a producer of {queue} sentinels, or let a task put one."),
                       {{u"queue", check.use().nameOf(link->to)}});
    }
}

void checkCanceller(NodeCheck &check)
{
    if (!check.does(Verb::Cancel))
        check.warn(Words::tr("{node} cancels nothing."),
                   Words::tr("Drag a wire from it to the task it is to cancel."));
}

void checkTask(NodeCheck &check)
{
    if (parameter<QList<Step>>(check.node(), Param::Steps).isEmpty())
        check.warn(Words::tr("{node} has no steps and ends at once."),
                   Words::tr("Add steps, or drag a wire from it to what it is to use."));
    if (parameter<bool>(check.node(), Param::Spawned) && !check.isDone(bit(Verb::Spawn) | bit(Verb::Call)))
        check.warn(Words::tr("{node} starts only when spawned, and nobody spawns it: it never runs."),
                   Words::tr("Give another task a step that spawns it, or let it run from the start."));
    checkSteps(check);
}

/// A frame of tasks that all wait to be spawned has nothing to run.
void checkFrame(NodeCheck &check)
{
    const QList<const Node *> held = check.use().heldBy(check.node().id);
    const auto isTask = [](const Node *member) { return isActor(member->kind) || isScope(member->kind); };
    const auto runs = [&](const Node *member) {
        return isTask(member)
            && !(member->kind == NodeKind::Task && parameter<bool>(*member, Param::Spawned));
    };
    if (std::none_of(held.begin(), held.end(), isTask))
        check.warn(Words::tr("{node} is empty."),
                   Words::tr("Drag the tasks that belong to it into its frame."));
    else if (std::none_of(held.begin(), held.end(), runs))
        check.warn(Words::tr("{node} holds only tasks that start when spawned, and starts none of them."),
                   Words::tr("Turn off \"{setting}\" in one of them."),
                   {{u"setting", info(Param::Spawned).label()}});
}

} // namespace signalbox
