// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMost = 1'000'000;
constexpr Micros kLongest = 1'000'000 * kMicrosPerSecond;

const QList<NodeKind> kQueueOnly{NodeKind::Queue};
const QList<NodeKind> kLockLike{NodeKind::Lock, NodeKind::Semaphore};
const QList<NodeKind> kEventOnly{NodeKind::Event};
const QList<NodeKind> kTasks{NodeKind::Producer,  NodeKind::Consumer,  NodeKind::Task,
                             NodeKind::Canceller, NodeKind::TaskGroup, NodeKind::Timeout};

} // namespace

const QList<NodeInfo> &nodeCatalog()
{
    using K = NodeKind;
    using G = NodeGroup;
    using P = Param;
    static const QList<NodeInfo> catalog{
        {K::Producer,
         G::Actor,
         u"producer"_s,
         u"Producer"_s,
         u"A task that makes items and puts them into queues."_s,
         u"producer"_s,
         u"producer"_s,
         {P::Count, P::Every, P::Start}},
        {K::Consumer,
         G::Actor,
         u"consumer"_s,
         u"Consumer"_s,
         u"A task that takes items from a queue, works on each and marks it done."_s,
         u"consumer"_s,
         u"consumer"_s,
         {P::Count, P::Work, P::Start}},
        {K::Task,
         G::Actor,
         u"task"_s,
         u"Task"_s,
         u"A task with steps of your own."_s,
         u"task"_s,
         u"task"_s,
         {P::Steps, P::Spawned}},
        {K::Canceller,
         G::Actor,
         u"canceller"_s,
         u"Canceller"_s,
         u"Waits for its moment, then cancels what it points at."_s,
         u"canceller"_s,
         u"canceller"_s,
         {P::At}},
        {K::Queue,
         G::Resource,
         u"queue"_s,
         u"Queue"_s,
         u"Holds items in order; full, it makes whoever puts wait, empty, whoever gets."_s,
         u"queue"_s,
         u"queue"_s,
         {P::Capacity}},
        {K::Lock,
         G::Resource,
         u"lock"_s,
         u"Lock"_s,
         u"One task at a time holds it; the others stand in line."_s,
         u"lock"_s,
         u"lock"_s,
         {}},
        {K::Semaphore,
         G::Resource,
         u"semaphore"_s,
         u"Semaphore"_s,
         u"Lets a limited number of tasks in at a time."_s,
         u"semaphore"_s,
         u"semaphore"_s,
         {P::Permits}},
        {K::Event,
         G::Resource,
         u"event"_s,
         u"Event"_s,
         u"A signal that tasks wait for; once set, all of them go."_s,
         u"event"_s,
         u"event"_s,
         {P::IsSet}},
        {K::TaskGroup,
         G::Scope,
         u"task_group"_s,
         u"TaskGroup"_s,
         u"Runs the tasks in its frame together; if one fails, the others are cancelled."_s,
         u"taskgroup"_s,
         u"group"_s,
         {}},
        {K::Timeout,
         G::Scope,
         u"timeout"_s,
         u"timeout"_s,
         u"Cancels what is in its frame when the time is up."_s,
         u"timeout"_s,
         u"timeout"_s,
         {P::Delay}},
    };
    return catalog;
}

const QList<ParamInfo> &paramCatalog()
{
    using T = ParamInfo::Type;
    using D = Duration;
    static const QList<ParamInfo> catalog{
        {Param::Count, T::Number, u"count"_s, u"Count"_s, u"How many items or rounds before it returns."_s,
         qint64(0), 0, kMost, u"no end"_s},
        {Param::Every,
         T::Time,
         u"every"_s,
         u"Every"_s,
         u"Time it takes to make one item."_s,
         D::fixed(500'000),
         0,
         kLongest,
         {}},
        {Param::Work,
         T::Time,
         u"work"_s,
         u"Work time"_s,
         u"Time it works on one item."_s,
         D::fixed(500'000),
         0,
         kLongest,
         {}},
        {Param::Start, T::Time, u"start"_s, u"Start after"_s, u"Time it sleeps before its first step."_s,
         D::fixed(0), 0, kLongest, u"at once"_s},
        {Param::Steps,
         T::Steps,
         u"steps"_s,
         u"Steps"_s,
         u"What the task does, one step after the other."_s,
         QList<Step>{},
         0,
         0,
         {}},
        {Param::Spawned,
         T::Flag,
         u"spawned"_s,
         u"Only when spawned"_s,
         u"It does not run from the start but when another task spawns it."_s,
         false,
         0,
         0,
         {}},
        {Param::At, T::Time, u"at"_s, u"At"_s, u"When it cancels, counted from the start of the run."_s,
         D::fixed(1'000'000), 0, kLongest, u"at once"_s},
        {Param::Capacity, T::Number, u"capacity"_s, u"Capacity"_s,
         u"How many items fit (asyncio's maxsize)."_s, qint64(5), 0, kMost, u"unbounded"_s},
        {Param::Permits, T::Number, u"permits"_s, u"Permits"_s, u"How many tasks may hold it at a time."_s,
         qint64(2), 0, kMost, u"nobody"_s},
        {Param::IsSet,
         T::Flag,
         u"set"_s,
         u"Set at the start"_s,
         u"Whether the event is already set when the run begins."_s,
         false,
         0,
         0,
         {}},
        {Param::Delay, T::Time, u"delay"_s, u"Time limit"_s,
         u"How long the frame may take before it is cancelled."_s, D::fixed(2'000'000), 0, kLongest,
         u"at once"_s},
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
        {K::Waiting, u"waiting"_s, u"waits for"_s, u"The actor waits for the event before it starts."_s},
        {K::Cancelling, u"cancelling"_s, u"cancels"_s, u"The actor cancels the task."_s},
        {K::Awaiting, u"awaiting"_s, u"awaits"_s, u"The task waits until the other has ended."_s},
        {K::Spawning, u"spawning"_s, u"spawns"_s, u"The task starts the other."_s},
    };
    return catalog;
}

const QList<VerbInfo> &verbCatalog()
{
    using V = Verb;
    static const QList<VerbInfo> catalog{
        // verb, key, label, help, targets, time, count, text, body, for people
        {V::Sleep,
         u"sleep"_s,
         u"sleep"_s,
         u"Lets others run until the time is over (0: one turn)."_s,
         {},
         true},
        {V::Cpu, u"cpu"_s, u"compute"_s, u"Computes without letting go: the whole loop waits."_s, {}, true},
        {V::Put, u"put"_s, u"put"_s, u"Puts an item into the queue; waits while it is full."_s, kQueueOnly},
        {V::Get, u"get"_s, u"get"_s, u"Takes the next item; waits while the queue is empty."_s, kQueueOnly},
        {V::TaskDone, u"task_done"_s, u"task_done"_s, u"Says that the item taken last is dealt with."_s,
         kQueueOnly},
        {V::Join, u"join"_s, u"join"_s, u"Waits until every item put has been dealt with."_s, kQueueOnly},
        {V::Acquire, u"acquire"_s, u"acquire"_s, u"Takes the lock or a permit; waits in line for it."_s,
         kLockLike},
        {V::Release, u"release"_s, u"release"_s, u"Gives the lock or permit back."_s, kLockLike},
        {V::Set, u"set"_s, u"set"_s, u"Sets the event: everyone who waits goes on."_s, kEventOnly},
        {V::Clear, u"clear"_s, u"clear"_s, u"Clears the event: who waits from now on, waits."_s, kEventOnly},
        {V::Wait, u"wait"_s, u"wait for"_s, u"Waits until the event is set."_s, kEventOnly},
        {V::Spawn, u"spawn"_s, u"spawn"_s, u"Creates a task that runs from the loop's next turn on."_s,
         kTasks},
        {V::Await, u"await"_s, u"await"_s, u"Waits until the task has ended; its error is raised here."_s,
         kTasks},
        {V::Cancel, u"cancel"_s, u"cancel"_s, u"Asks the task to stop where it stands."_s, kTasks},
        {V::Raise, u"raise"_s, u"raise"_s, u"Fails with an exception."_s, {}, false, false, true},
        {V::Return, u"return"_s, u"return"_s, u"Ends the task."_s, {}},
        {V::Log, u"log"_s, u"log"_s, u"Notes something in the trace."_s, {}, false, false, true},
        {V::With, u"with"_s, u"with"_s,
         u"Holds the lock or permit during the steps inside, whatever happens."_s, kLockLike, false, false,
         false, true},
        {V::Timeout,
         u"timeout"_s,
         u"timeout"_s,
         u"Cancels the steps inside when the time is up and raises TimeoutError."_s,
         {},
         true,
         false,
         false,
         true},
        {V::Repeat,
         u"repeat"_s,
         u"repeat"_s,
         u"Does the steps inside a number of times."_s,
         {},
         false,
         true,
         false,
         true},
        {V::Forever,
         u"forever"_s,
         u"forever"_s,
         u"Does the steps inside again and again."_s,
         {},
         false,
         false,
         false,
         true},
        {V::Try,
         u"try"_s,
         u"try"_s,
         u"Does the steps inside; except and finally at their end deal with errors."_s,
         {},
         false,
         false,
         false,
         true},
        {V::Except,
         u"except"_s,
         u"except"_s,
         u"Inside try, at its end: what to do after an error of this type."_s,
         {},
         false,
         false,
         true,
         true},
        {V::Finally,
         u"finally"_s,
         u"finally"_s,
         u"Inside try, last: what to do in any case, also when cancelled."_s,
         {},
         false,
         false,
         false,
         true},
        {V::Group,
         u"group"_s,
         u"TaskGroup"_s,
         u"Waits for the tasks spawned inside."_s,
         {},
         false,
         false,
         false,
         true,
         false},
        {V::WaitAll,
         u"wait_all"_s,
         u"wait"_s,
         u"Waits until all of the tasks have ended."_s,
         {},
         false,
         false,
         false,
         true,
         false},
    };
    return catalog;
}

const NodeInfo &info(NodeKind kind)
{
    return nodeCatalog()[qsizetype(kind)];
}

const ParamInfo &info(Param param)
{
    return paramCatalog()[qsizetype(param)];
}

const LinkInfo &info(LinkKind kind)
{
    return linkCatalog()[qsizetype(kind)];
}

const VerbInfo &info(Verb verb)
{
    return verbCatalog()[qsizetype(verb)];
}

Node makeNode(const Layout &layout, NodeKind kind, QPointF position)
{
    Node node;
    node.id = layout.unusedNodeId();
    node.kind = kind;
    // Numbered from the first one on: "queue-1 is empty" is a sentence, "queue is empty" might be about any.
    node.name = layout.unusedName(info(kind).nameStem + u"-1"_s);
    node.position = position;
    if (isScope(kind))
        node.size = QSizeF(288, 240);
    return node;
}

} // namespace signalbox
