// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/nodecatalog.h"

#include "engine/messages/message.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Catalog)
};

const QList<Verb> kLockVerbs{Verb::With, Verb::Acquire, Verb::Release};
const QList<Verb> kTaskVerbs{Verb::Await, Verb::Cancel, Verb::Spawn, Verb::Result};
constexpr Phrase kBothTasks = QT_TRANSLATE_NOOP(
    "Catalog", "{actor} and {used} are both tasks; they meet at a queue, a lock or an event.");
constexpr Phrase kIsFrame =
    QT_TRANSLATE_NOOP("Catalog", "{used} is a frame: move {actor} into it to make it a member.");

} // namespace

const QList<NodeInfo> &nodeCatalog()
{
    using K = NodeKind;
    using G = NodeGroup;
    using L = LinkKind;
    using P = Param;
    using V = Verb;
    static const QList<NodeInfo> catalog{
        {.kind = K::Producer,
         .group = G::Actor,
         .key = u"producer"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Producer"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Producer"),
         .help = QT_TRANSLATE_NOOP("Catalog", "A task that makes items and puts them into queues."),
         .icon = u"producer"_s,
         .nameStem = u"producer"_s,
         .python = u""_s,
         .parameters = {P::Count, P::Every, P::Start, P::Priority, P::Sentinels},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kBothTasks},
        {.kind = K::Consumer,
         .group = G::Actor,
         .key = u"consumer"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Consumer"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Consumer"),
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "A task that takes items from a queue, works on each and marks it done."),
         .icon = u"consumer"_s,
         .nameStem = u"consumer"_s,
         .python = u""_s,
         .parameters = {P::Count, P::Work, P::Start, P::UntilSentinel},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kBothTasks},
        {.kind = K::Task,
         .group = G::Actor,
         .key = u"task"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Task"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Task"),
         .named = QT_TRANSLATE_NOOP("Catalog", "task {name}"),
         .help = QT_TRANSLATE_NOOP("Catalog", "A task with steps of your own."),
         .icon = u"task"_s,
         .nameStem = u"task"_s,
         .python = u""_s,
         .parameters = {P::Steps, P::Spawned},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kBothTasks},
        {.kind = K::Canceller,
         .group = G::Actor,
         .key = u"canceller"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Canceller"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Canceller"),
         .help = QT_TRANSLATE_NOOP("Catalog", "Waits for its moment, then cancels what it points at."),
         .icon = u"canceller"_s,
         .nameStem = u"canceller"_s,
         .python = u""_s,
         .parameters = {P::At},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kBothTasks},
        {.kind = K::Queue,
         .group = G::Resource,
         .key = u"queue"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Queue"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Queue"),
         .named = QT_TRANSLATE_NOOP("Catalog", "queue {name}"),
         .help = QT_TRANSLATE_NOOP(
             "Catalog", "Holds items in order; full, it makes whoever puts wait, empty, whoever gets."),
         .icon = u"queue"_s,
         .nameStem = u"queue"_s,
         .python = u"asyncio.Queue"_s,
         .parameters = {P::Capacity, P::Order},
         .verbsTo = {V::Put},
         .verbsFrom = {V::Get, V::Join, V::AsyncFor},
         .workersTo = L::Putting,
         .workersFrom = L::Getting},
        {.kind = K::Lock,
         .group = G::Resource,
         .key = u"lock"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Lock"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Lock"),
         .named = QT_TRANSLATE_NOOP("Catalog", "lock {name}"),
         .help = QT_TRANSLATE_NOOP("Catalog", "One task at a time holds it; the others stand in line."),
         .icon = u"lock"_s,
         .nameStem = u"lock"_s,
         .python = u"asyncio.Lock"_s,
         .parameters = {},
         .verbsTo = kLockVerbs,
         .verbsFrom = kLockVerbs,
         .workersTo = L::Guarding,
         .workersFrom = L::Guarding},
        {.kind = K::Semaphore,
         .group = G::Resource,
         .key = u"semaphore"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Semaphore"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Semaphore"),
         .named = QT_TRANSLATE_NOOP("Catalog", "semaphore {name}"),
         .help = QT_TRANSLATE_NOOP("Catalog", "Lets a limited number of tasks in at a time."),
         .icon = u"semaphore"_s,
         .nameStem = u"semaphore"_s,
         .python = u"asyncio.Semaphore"_s,
         .parameters = {P::Permits, P::Bounded},
         .verbsTo = kLockVerbs,
         .verbsFrom = kLockVerbs,
         .workersTo = L::Guarding,
         .workersFrom = L::Guarding},
        {.kind = K::Event,
         .group = G::Resource,
         .key = u"event"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Event"),
         .one = QT_TRANSLATE_NOOP("Catalog", "an Event"),
         .named = QT_TRANSLATE_NOOP("Catalog", "event {name}"),
         .help = QT_TRANSLATE_NOOP("Catalog", "A signal that tasks wait for; once set, all of them go."),
         .icon = u"event-set"_s,
         .nameStem = u"event"_s,
         .python = u"asyncio.Event"_s,
         .parameters = {P::IsSet},
         .verbsTo = {V::Set, V::Clear},
         .verbsFrom = {V::Wait},
         .workersTo = L::Setting,
         .workersFrom = L::Waiting},
        {.kind = K::Condition,
         .group = G::Resource,
         .key = u"condition"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Condition"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Condition"),
         .named = QT_TRANSLATE_NOOP("Catalog", "condition {name}"),
         .help = QT_TRANSLATE_NOOP(
             "Catalog", "A lock with a waiting room: tasks wait in it until another notifies them."),
         .icon = u"condition"_s,
         .nameStem = u"condition"_s,
         .python = u"asyncio.Condition"_s,
         .parameters = {},
         .verbsTo = {V::Notify, V::NotifyAll, V::With},
         .verbsFrom = {V::Wait, V::WaitUntil, V::With},
         .workersTo = L::Guarding,
         .workersFrom = L::Guarding,
         .links = {{L::Setting, QT_TRANSLATE_NOOP("Catalog", "notifies")},
                   {L::Waiting, QT_TRANSLATE_NOOP("Catalog", "waits in")}}},
        {.kind = K::Barrier,
         .group = G::Resource,
         .key = u"barrier"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Barrier"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Barrier"),
         .named = QT_TRANSLATE_NOOP("Catalog", "barrier {name}"),
         .help = QT_TRANSLATE_NOOP(
             "Catalog", "Makes tasks wait until enough of them have come; then all go on together."),
         .icon = u"barrier"_s,
         .nameStem = u"barrier"_s,
         .python = u"asyncio.Barrier"_s,
         .parameters = {P::Parties},
         .verbsTo = {V::Wait, V::Reset, V::Abort},
         .verbsFrom = {V::Wait},
         .workersTo = L::Waiting,
         .workersFrom = L::Waiting,
         .links = {{L::Setting, QT_TRANSLATE_NOOP("Catalog", "resets")},
                   {L::Waiting, QT_TRANSLATE_NOOP("Catalog", "waits at")}}},
        {.kind = K::Counter,
         .group = G::Resource,
         .key = u"counter"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Counter"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Counter"),
         .named = QT_TRANSLATE_NOOP("Catalog", "counter {name}"),
         .help = QT_TRANSLATE_NOOP(
             "Catalog", "A variable that tasks share: who changes it after an await may overwrite another."),
         .icon = u"counter"_s,
         .nameStem = u"counter"_s,
         .python = u""_s,
         .parameters = {P::Initial},
         .verbsTo = {V::Write},
         .verbsFrom = {V::Read},
         .notForWorkers = QT_TRANSLATE_NOOP(
             "Catalog", "{actor} has no step that reads or writes {used}: use a Task instead."),
         .links = {{L::Putting, QT_TRANSLATE_NOOP("Catalog", "writes")},
                   {L::Getting, QT_TRANSLATE_NOOP("Catalog", "reads")}}},
        {.kind = K::Future,
         .group = G::Resource,
         .key = u"future"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Future"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Future"),
         .named = QT_TRANSLATE_NOOP("Catalog", "future {name}"),
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "A result that is not there yet: one task sets it, others await it."),
         .icon = u"future"_s,
         .nameStem = u"future"_s,
         .python = u"asyncio.Future"_s,
         .parameters = {},
         .verbsTo = {V::SetResult, V::SetException, V::Cancel},
         .verbsFrom = {V::Await, V::Cancel, V::Result},
         .notForWorkers = QT_TRANSLATE_NOOP(
             "Catalog", "{actor} has no step that sets or awaits {used}: use a Task instead.")},
        {.kind = K::Ticker,
         .group = G::Resource,
         .key = u"ticker"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Ticker"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a Ticker"),
         .named = QT_TRANSLATE_NOOP("Catalog", "ticker {name}"),
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "Gives a tick every so often, to tasks that loop over it with async for."),
         .icon = u"ticker"_s,
         .nameStem = u"ticker"_s,
         .python = u""_s,
         .parameters = {P::Count, P::Every},
         .verbsTo = {V::AsyncFor},
         .verbsFrom = {V::AsyncFor},
         .notForWorkers = QT_TRANSLATE_NOOP(
             "Catalog", "{actor} goes at its own pace; to loop over the ticks of {used}, use a Task."),
         .links = {{L::Getting, QT_TRANSLATE_NOOP("Catalog", "loops over")}}},
        {.kind = K::Executor,
         .group = G::Resource,
         .key = u"executor"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "Executor"),
         .one = QT_TRANSLATE_NOOP("Catalog", "an Executor"),
         .named = QT_TRANSLATE_NOOP("Catalog", "executor {name}"),
         .help =
             QT_TRANSLATE_NOOP("Catalog", "Worker threads: a blocking call runs there and the loop goes on."),
         .icon = u"executor"_s,
         .nameStem = u"pool"_s,
         .python = u"ThreadPoolExecutor"_s,
         .parameters = {P::Workers},
         .verbsTo = {V::RunInExecutor},
         .verbsFrom = {V::RunInExecutor},
         .notForWorkers =
             QT_TRANSLATE_NOOP("Catalog", "{actor} makes no blocking calls; a Task can run them on {used}."),
         .links = {{L::Waiting, QT_TRANSLATE_NOOP("Catalog", "runs calls on")}}},
        {.kind = K::TaskGroup,
         .group = G::Scope,
         .key = u"task_group"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "TaskGroup"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a TaskGroup"),
         .help = QT_TRANSLATE_NOOP(
             "Catalog", "Runs the tasks in its frame together; if one fails, the others are cancelled."),
         .icon = u"taskgroup"_s,
         .nameStem = u"group"_s,
         .python = u"asyncio.TaskGroup"_s,
         .parameters = {},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kIsFrame},
        {.kind = K::Gather,
         .group = G::Scope,
         .key = u"gather"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "gather"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a gather"),
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "Runs the tasks in its frame together and collects their results; if one "
                                   "fails, the others run on."),
         .icon = u"gather"_s,
         .nameStem = u"gather"_s,
         .python = u"asyncio.gather"_s,
         .parameters = {P::ReturnExceptions},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kIsFrame},
        {.kind = K::Wait,
         .group = G::Scope,
         .key = u"wait"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "wait"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a wait"),
         .help = QT_TRANSLATE_NOOP(
             "Catalog", "Runs the tasks in its frame until all, the first, or the first failure is in."),
         .icon = u"wait"_s,
         .nameStem = u"wait"_s,
         .python = u"asyncio.wait"_s,
         .parameters = {P::ReturnWhen, P::WaitTimeout, P::CancelPending},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kIsFrame},
        {.kind = K::Timeout,
         .group = G::Scope,
         .key = u"timeout"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "timeout"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a timeout"),
         .help = QT_TRANSLATE_NOOP("Catalog", "Cancels what is in its frame when the time is up."),
         .icon = u"timeout"_s,
         .nameStem = u"timeout"_s,
         .python = u"asyncio.timeout"_s,
         .parameters = {P::Delay, P::Absolute},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kIsFrame},
        {.kind = K::Shield,
         .group = G::Scope,
         .key = u"shield"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "shield"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a shield"),
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "A cancellation from outside stops here; what is in the frame lives on."),
         .icon = u"shield"_s,
         .nameStem = u"shield"_s,
         .python = u"asyncio.shield"_s,
         .parameters = {},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kIsFrame},
        {.kind = K::Retry,
         .group = G::Scope,
         .key = u"retry"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "retry"),
         .one = QT_TRANSLATE_NOOP("Catalog", "a retry"),
         .help = QT_TRANSLATE_NOOP(
             "Catalog", "Starts what is in its frame again when it fails, after a longer wait each time."),
         .icon = u"retry"_s,
         .nameStem = u"retry"_s,
         .python = u""_s,
         .parameters = {P::Attempts, P::Backoff},
         .verbsTo = kTaskVerbs,
         .verbsFrom = kTaskVerbs,
         .notForWorkers = kIsFrame},
    };
    return catalog;
}

const QList<LinkInfo> &linkCatalog()
{
    using K = LinkKind;
    static const QList<LinkInfo> catalog{
        {.kind = K::Putting,
         .key = u"putting"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "puts into"),
         .help = QT_TRANSLATE_NOOP("Catalog", "The actor puts its items into the queue."),
         .verb = Verb::Put},
        {.kind = K::Getting,
         .key = u"getting"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "gets from"),
         .help = QT_TRANSLATE_NOOP("Catalog", "The actor takes items from the queue."),
         .verb = Verb::Get},
        {.kind = K::Guarding,
         .key = u"guarding"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "holds while working"),
         .help = QT_TRANSLATE_NOOP("Catalog", "The actor holds it during each item's work."),
         .verb = Verb::With},
        {.kind = K::Setting,
         .key = u"setting"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "sets"),
         .help = QT_TRANSLATE_NOOP("Catalog", "The actor sets the event when it has finished."),
         .verb = Verb::Set},
        {.kind = K::Waiting,
         .key = u"waiting"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "waits for"),
         .help = QT_TRANSLATE_NOOP("Catalog",
                                   "The actor waits for the event, or at the barrier, before it starts."),
         .verb = Verb::Wait},
        {.kind = K::Cancelling,
         .key = u"cancelling"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "cancels"),
         .help = QT_TRANSLATE_NOOP("Catalog", "The actor cancels the task."),
         .verb = Verb::Cancel},
        {.kind = K::Awaiting,
         .key = u"awaiting"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "awaits"),
         .help = QT_TRANSLATE_NOOP("Catalog", "The task waits until the other has ended."),
         .verb = Verb::Await},
        {.kind = K::Spawning,
         .key = u"spawning"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "spawns"),
         .help = QT_TRANSLATE_NOOP("Catalog", "The task starts the other."),
         .verb = Verb::Spawn},
        {.kind = K::Asking,
         .key = u"asking"_s,
         .label = QT_TRANSLATE_NOOP("Catalog", "asks about"),
         .help = QT_TRANSLATE_NOOP("Catalog", "What the task does depends on it."),
         .verb = Verb::If},
    };
    return catalog;
}

const NodeInfo &info(NodeKind kind)
{
    return nodeCatalog()[qsizetype(kind)];
}

const LinkInfo &info(LinkKind kind)
{
    return linkCatalog()[qsizetype(kind)];
}

QString labelOf(LinkKind kind, NodeKind used)
{
    const QList<LinkWords> &own = info(used).links;
    const auto found =
        std::find_if(own.begin(), own.end(), [kind](const LinkWords &each) { return each.kind == kind; });
    return found != own.end() ? found->label() : info(kind).label();
}

QString titleOf(NodeKind kind, const QString &name)
{
    //: The kind of a thing on the canvas and its name, as in "Queue orders"
    return fill(Words::tr("{kind} {name}"), {{u"kind", info(kind).label()}, {u"name", name}});
}

} // namespace signalbox
