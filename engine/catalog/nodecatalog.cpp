// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Icons are called as the kind is, and so are new nodes where \a stem says nothing else.
NodeInfo node(NodeKind kind, NodeGroup group, const QString &key, const QString &label, const QString &help,
              const QList<Param> &parameters, const QString &stem = {})
{
    return {kind,      group, key, label, help, QString(key).remove(u'_'), stem.isEmpty() ? key : stem,
            parameters};
}

} // namespace

const QList<NodeInfo> &nodeCatalog()
{
    using K = NodeKind;
    using G = NodeGroup;
    using P = Param;
    static const QList<NodeInfo> catalog{
        node(K::Producer, G::Actor, u"producer"_s, u"Producer"_s,
             u"A task that makes items and puts them into queues."_s,
             {P::Count, P::Every, P::Start, P::Priority, P::Sentinels}),
        node(K::Consumer, G::Actor, u"consumer"_s, u"Consumer"_s,
             u"A task that takes items from a queue, works on each and marks it done."_s,
             {P::Count, P::Work, P::Start, P::UntilSentinel}),
        node(K::Task, G::Actor, u"task"_s, u"Task"_s, u"A task with steps of your own."_s,
             {P::Steps, P::Spawned}),
        node(K::Canceller, G::Actor, u"canceller"_s, u"Canceller"_s,
             u"Waits for its moment, then cancels what it points at."_s, {P::At}),
        node(K::Queue, G::Resource, u"queue"_s, u"Queue"_s,
             u"Holds items in order; full, it makes whoever puts wait, empty, whoever gets."_s,
             {P::Capacity, P::Order}),
        node(K::Lock, G::Resource, u"lock"_s, u"Lock"_s,
             u"One task at a time holds it; the others stand in line."_s, {}),
        node(K::Semaphore, G::Resource, u"semaphore"_s, u"Semaphore"_s,
             u"Lets a limited number of tasks in at a time."_s, {P::Permits, P::Bounded}),
        node(K::Event, G::Resource, u"event"_s, u"Event"_s,
             u"A signal that tasks wait for; once set, all of them go."_s, {P::IsSet}),
        node(K::Condition, G::Resource, u"condition"_s, u"Condition"_s,
             u"A lock with a waiting room: tasks wait in it until another notifies them."_s, {}),
        node(K::Barrier, G::Resource, u"barrier"_s, u"Barrier"_s,
             u"Makes tasks wait until enough of them have come; then all go on together."_s, {P::Parties}),
        node(K::Counter, G::Resource, u"counter"_s, u"Counter"_s,
             u"A variable that tasks share: who changes it after an await may overwrite another."_s,
             {P::Initial}),
        node(K::Future, G::Resource, u"future"_s, u"Future"_s,
             u"A result that is not there yet: one task sets it, others await it."_s, {}),
        node(K::Ticker, G::Resource, u"ticker"_s, u"Ticker"_s,
             u"Gives a tick every so often, to tasks that loop over it with async for."_s,
             {P::Count, P::Every}),
        node(K::Executor, G::Resource, u"executor"_s, u"Executor"_s,
             u"Worker threads: a blocking call runs there and the loop goes on."_s, {P::Workers}, u"pool"_s),
        node(K::TaskGroup, G::Scope, u"task_group"_s, u"TaskGroup"_s,
             u"Runs the tasks in its frame together; if one fails, the others are cancelled."_s, {},
             u"group"_s),
        node(
            K::Gather, G::Scope, u"gather"_s, u"gather"_s,
            u"Runs the tasks in its frame together and collects their results; if one fails, the others run on."_s,
            {P::ReturnExceptions}),
        node(K::Wait, G::Scope, u"wait"_s, u"wait"_s,
             u"Runs the tasks in its frame until all, the first, or the first failure is in."_s,
             {P::ReturnWhen, P::WaitTimeout, P::CancelPending}),
        node(K::Timeout, G::Scope, u"timeout"_s, u"timeout"_s,
             u"Cancels what is in its frame when the time is up."_s, {P::Delay, P::Absolute}),
        node(K::Shield, G::Scope, u"shield"_s, u"shield"_s,
             u"A cancellation from outside stops here; what is in the frame lives on."_s, {}),
        node(K::Retry, G::Scope, u"retry"_s, u"retry"_s,
             u"Starts what is in its frame again when it fails, after a longer wait each time."_s,
             {P::Attempts, P::Backoff}),
    };
    return catalog;
}

const QList<LinkInfo> &linkCatalog()
{
    using K = LinkKind;
    static const QList<LinkInfo> catalog{
        {K::Putting, u"putting"_s, u"puts into"_s, u"The actor puts its items into the queue."_s},
        {K::Getting, u"getting"_s, u"gets from"_s, u"The actor takes items from the queue."_s},
        {K::Guarding, u"guarding"_s, u"holds while working"_s,
         u"The actor holds it during each item's work."_s},
        {K::Setting, u"setting"_s, u"sets"_s, u"The actor sets the event when it has finished."_s},
        {K::Waiting, u"waiting"_s, u"waits for"_s,
         u"The actor waits for the event, or at the barrier, before it starts."_s},
        {K::Cancelling, u"cancelling"_s, u"cancels"_s, u"The actor cancels the task."_s},
        {K::Awaiting, u"awaiting"_s, u"awaits"_s, u"The task waits until the other has ended."_s},
        {K::Spawning, u"spawning"_s, u"spawns"_s, u"The task starts the other."_s},
        {K::Asking, u"asking"_s, u"asks about"_s, u"What the task does depends on it."_s},
    };
    return catalog;
}

QString labelOf(LinkKind kind, NodeKind used)
{
    switch (used) {
    case NodeKind::Counter:
        if (kind == LinkKind::Putting)
            return u"writes"_s;
        if (kind == LinkKind::Getting)
            return u"reads"_s;
        break;
    case NodeKind::Condition:
        if (kind == LinkKind::Setting)
            return u"notifies"_s;
        if (kind == LinkKind::Waiting)
            return u"waits in"_s;
        break;
    case NodeKind::Barrier:
        if (kind == LinkKind::Setting)
            return u"resets"_s;
        if (kind == LinkKind::Waiting)
            return u"waits at"_s;
        break;
    case NodeKind::Ticker:
        if (kind == LinkKind::Getting)
            return u"loops over"_s;
        break;
    case NodeKind::Executor:
        if (kind == LinkKind::Waiting)
            return u"runs calls on"_s;
        break;
    default:
        break;
    }
    return info(kind).label;
}

} // namespace signalbox
