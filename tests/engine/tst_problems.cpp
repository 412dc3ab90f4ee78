// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/problems.h"
#include "tests/support/checkedlayout.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QTest>

namespace tst_problems {

using namespace signalbox;
using namespace signalbox::testing::checks;
using namespace Qt::StringLiterals;

class TestProblems : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyLayoutHasNone();
    void aLayoutThatMeansSomethingHasNone();
    void actorsWithoutUse();
    void queuesWithOneEnd();
    void resourcesNobodyUses();
    void eventsNobodySets();
    void semaphoresWithoutPermits();
    void queuesThatAreJoined();
    void sentinelsAndPriorities();
    void locksReleasedByNobodysOwner();
    void conditionsNobodyNotifies();
    void barriersThatStayClosed();
    void futuresNobodySets();
    void tickersAndExecutors();
    void tasksThatDoNothing();
    void emptyFrames();
    void namesInUseTwice();
    void timesThatRunBackwards();
    void everyProblemNamesItsNodeAndRemedyInOrder();
    void largeLayoutsAreCheckedInNoTime();
    void namesAreWordsAndNoPatterns();
    void codeThatSaysWhatNothingIsCalled();
};

/// A node that is gone, or a slip of the pen.
void TestProblems::codeThatSaysWhatNothingIsCalled()
{
    CheckedLayout kitchen;
    const NodeId queue = kitchen.add(NodeKind::Queue, u"order window"_s);
    const NodeId cook = kitchen.add(NodeKind::Function, u"cook"_s);
    kitchen.set(cook, Param::Starts, qint64(1));
    kitchen.set(cook, Param::Code,
                u"async def cook():\n    await asyncio.sleep(1)\n    await order_window.put(print)\n"_s);
    QCOMPARE(kitchen.reason(), QString());
    kitchen.layout.find(queue)->name = u"order windows"_s;
    QVERIFY2(
        kitchen.reason().contains(u"Function cook, line 3: nothing in this program is called order_window. "
                                  "Is it order_windows?"_s),
        qPrintable(kitchen.reason()));
    const NodeId more = kitchen.add(NodeKind::Module, u"more"_s);
    kitchen.set(more, Param::Code, u"from asyncio import *\n"_s); // which may have it
    QVERIFY2(!kitchen.reason().contains(u"nothing in this program"_s), qPrintable(kitchen.reason()));
    kitchen.set(more, Param::Code, u"order_window = [\n"_s); // it cannot be told
    QVERIFY2(!kitchen.reason().contains(u"nothing in this program"_s), qPrintable(kitchen.reason()));
}

void TestProblems::anEmptyLayoutHasNone()
{
    QVERIFY(check(Layout()).isEmpty());
}

void TestProblems::aLayoutThatMeansSomethingHasNone()
{
    CheckedLayout kitchen;
    const NodeId queue = kitchen.add(NodeKind::Queue);
    const NodeId producer = kitchen.add(NodeKind::Producer);
    const NodeId consumer = kitchen.add(NodeKind::Consumer);
    const NodeId lock = kitchen.add(NodeKind::Lock);
    const NodeId semaphore = kitchen.add(NodeKind::Semaphore);
    const NodeId event = kitchen.add(NodeKind::Event);
    const NodeId canceller = kitchen.add(NodeKind::Canceller);
    const NodeId group = kitchen.add(NodeKind::TaskGroup);
    const NodeId helper = kitchen.addTask(u"helper"_s, {step(Verb::With, lock, {step(Verb::Wait, event)})});
    kitchen.addTask(u"chef"_s,
                    {step(Verb::Spawn, helper), step(Verb::Acquire, semaphore), step(Verb::Set, event),
                     step(Verb::Release, semaphore)});
    kitchen.set(helper, Param::Spawned, true);
    kitchen.layout.find(consumer)->scope = group;
    kitchen.link(LinkKind::Putting, producer, queue);
    kitchen.link(LinkKind::Getting, consumer, queue);
    kitchen.link(LinkKind::Cancelling, canceller, group);
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::actorsWithoutUse()
{
    CheckedLayout kitchen;
    kitchen.add(NodeKind::Producer, u"waiter"_s);
    kitchen.add(NodeKind::Consumer, u"cook"_s);
    kitchen.add(NodeKind::Canceller, u"boss"_s);
    QCOMPARE(kitchen.reason(),
             u"Producer waiter has no queue to put into.\nConsumer cook has no queue to take from.\n"
             "Canceller boss cancels nothing."_s);
    // A lock is no queue: it does not mend the consumer.
    kitchen.link(LinkKind::Guarding, NodeId(2), kitchen.add(NodeKind::Lock));
    QVERIFY(kitchen.reason().contains(u"Consumer cook has no queue"_s));
}

void TestProblems::queuesWithOneEnd()
{
    CheckedLayout kitchen;
    const NodeId queue = kitchen.add(NodeKind::Queue, u"window"_s);
    QCOMPARE(kitchen.reason(), u"Queue window is used by nobody."_s);
    kitchen.link(LinkKind::Putting, kitchen.add(NodeKind::Producer), queue);
    QCOMPARE(kitchen.reason(),
             u"Nobody takes from Queue window: once it holds 5, whoever puts waits for ever."_s);
    kitchen.set(queue, Param::Capacity, qint64(0));
    QCOMPARE(kitchen.reason(), u"Nobody takes from Queue window: its items only pile up."_s);
    // To join a queue is not to take from it.
    const NodeId task = kitchen.addTask(u"t"_s, {step(Verb::Join, queue)});
    QCOMPARE(kitchen.reason(), u"Nobody takes from Queue window: its items only pile up."_s);
    kitchen.set(task, Param::Steps, QList{step(Verb::Forever, NodeId::None, {step(Verb::Get, queue)})});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.layout.links.clear();
    kitchen.layout.nodes.removeAt(1);
    QCOMPARE(kitchen.reason(), u"Nobody puts into Queue window: whoever takes from it waits for ever."_s);
}

void TestProblems::resourcesNobodyUses()
{
    CheckedLayout kitchen;
    kitchen.add(NodeKind::Lock);
    kitchen.add(NodeKind::Semaphore);
    kitchen.add(NodeKind::Event);
    QCOMPARE(
        kitchen.reason(),
        u"Lock lock-1 is used by nobody.\nSemaphore semaphore-1 is used by nobody.\nEvent event-1 is used by nobody."_s);
}

void TestProblems::eventsNobodySets()
{
    CheckedLayout kitchen;
    const NodeId event = kitchen.add(NodeKind::Event, u"doors"_s);
    const NodeId task = kitchen.addTask(u"t"_s, {step(Verb::Wait, event)});
    QCOMPARE(kitchen.reason(), u"Event doors is never set: whoever waits for it waits for ever."_s);
    kitchen.set(event, Param::IsSet, true);
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(event, Param::IsSet, false);
    kitchen.set(task, Param::Steps, QList{step(Verb::Wait, event), step(Verb::Set, event)});
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::semaphoresWithoutPermits()
{
    CheckedLayout kitchen;
    const NodeId semaphore = kitchen.add(NodeKind::Semaphore, u"stools"_s);
    kitchen.addTask(u"t"_s, {step(Verb::With, semaphore)});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(semaphore, Param::Permits, qint64(0));
    QCOMPARE(kitchen.reason(),
             u"Semaphore stools has no permits and nobody releases one: whoever comes waits for ever."_s);
    kitchen.addTask(u"u"_s, {step(Verb::Release, semaphore)}); // a signal: this is how it gets one
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::queuesThatAreJoined()
{
    CheckedLayout kitchen;
    const NodeId queue = kitchen.add(NodeKind::Queue, u"window"_s);
    const NodeId producer = kitchen.add(NodeKind::Producer, u"waiter"_s);
    kitchen.link(LinkKind::Putting, producer, queue);
    const NodeId cook = kitchen.addTask(u"cook"_s, {step(Verb::Get, queue), step(Verb::Join, queue)});
    QCOMPARE(
        kitchen.reason(),
        u"Queue window is joined, but nobody says that an item is dealt with: whoever joins it waits for ever."_s);
    kitchen.set(cook, Param::Steps,
                QList{step(Verb::Get, queue), step(Verb::TaskDone, queue), step(Verb::Join, queue)});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(cook, Param::Steps, QList{step(Verb::Join, queue)});
    kitchen.link(LinkKind::Getting, kitchen.add(NodeKind::Consumer), queue); // says task_done of itself
    QCOMPARE(kitchen.reason(), QString());
    // Without waiting there are errors instead of waits.
    CheckedLayout hasty;
    const NodeId shelf = hasty.add(NodeKind::Queue, u"shelf"_s);
    const NodeId clerk = hasty.addTask(u"clerk"_s, {step(Verb::PutNowait, shelf)});
    QCOMPARE(hasty.reason(),
             u"Nobody takes from Queue shelf: once it holds 5, put_nowait raises QueueFull."_s);
    hasty.set(clerk, Param::Steps, QList{step(Verb::GetNowait, shelf)});
    QCOMPARE(hasty.reason(), u"Nobody puts into Queue shelf: get_nowait raises QueueEmpty."_s);
    hasty.set(clerk, Param::Steps, QList{step(Verb::Put, shelf), step(Verb::AsyncFor, shelf)});
    QCOMPARE(hasty.reason(), QString());
}

void TestProblems::sentinelsAndPriorities()
{
    CheckedLayout kitchen;
    const NodeId queue = kitchen.add(NodeKind::Queue, u"window"_s);
    const NodeId waiter = kitchen.add(NodeKind::Producer, u"waiter"_s);
    const NodeId cook = kitchen.add(NodeKind::Consumer, u"cook"_s);
    kitchen.link(LinkKind::Putting, waiter, queue);
    kitchen.link(LinkKind::Getting, cook, queue);
    kitchen.set(cook, Param::UntilSentinel, true);
    QCOMPARE(kitchen.reason(), u"Consumer cook stops at None, which nobody puts into window."_s);
    kitchen.set(waiter, Param::Sentinels, qint64(1));
    QCOMPARE(kitchen.reason(),
             u"Producer waiter makes items without end and never comes to put its sentinels."_s);
    kitchen.set(waiter, Param::Count, qint64(3));
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(queue, Param::Order, qint64(QueueOrder::Priority));
    QCOMPARE(
        kitchen.reason(),
        u"Producer waiter puts None into window, whose items are told apart by their priority, which None has not."_s);
    // A task's sentinel, or an item it hands on that may be one, will do as well.
    kitchen.set(waiter, Param::Sentinels, qint64(0));
    const NodeId boss = kitchen.addTask(u"boss"_s, {put(queue, PutChoice::Sentinel)});
    QCOMPARE(kitchen.reason(),
             u"Task boss puts None into window: of two entries with the same priority Python compares the "
             u"items, and "
             "refuses what cannot be compared."_s);
    QCOMPARE(kitchen.places(), u"/nodes/3/steps/0"_s);
    kitchen.set(queue, Param::Order, qint64(QueueOrder::Lifo));
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(boss, Param::Steps, QList{step(Verb::Get, queue), put(queue, PutChoice::Forward)});
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::locksReleasedByNobodysOwner()
{
    CheckedLayout kitchen;
    const NodeId lock = kitchen.add(NodeKind::Lock, u"oven"_s);
    const NodeId seats = kitchen.add(NodeKind::Semaphore, u"seats"_s);
    kitchen.set(seats, Param::Bounded, true);
    kitchen.addTask(u"t"_s, {step(Verb::Release, lock), step(Verb::Release, seats)});
    QCOMPARE(
        kitchen.reason(),
        u"Lock oven is released, but nobody acquires it, which asyncio refuses with a RuntimeError.\n"
        "Semaphore seats is bounded and released, but nobody acquires it, which asyncio refuses with a ValueError."_s);
    kitchen.set(seats, Param::Bounded, false); // gives it one permit more
    kitchen.addTask(u"owner"_s, {step(Verb::Acquire, lock), step(Verb::Release, lock)});
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::conditionsNobodyNotifies()
{
    CheckedLayout kitchen;
    const NodeId news = kitchen.add(NodeKind::Condition, u"news"_s);
    QCOMPARE(kitchen.reason(), u"Condition news is used by nobody."_s);
    const NodeId reader = kitchen.addTask(u"reader"_s, {step(Verb::With, news, {step(Verb::Wait, news)})});
    QCOMPARE(kitchen.reason(), u"Condition news is never notified: whoever waits in it waits for ever."_s);
    kitchen.addTask(u"writer"_s, {step(Verb::With, news, {step(Verb::NotifyAll, news)})});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(reader, Param::Steps, QList{step(Verb::With, news)});
    QCOMPARE(kitchen.reason(), u"Condition news is notified, but nobody waits in it."_s);
}

void TestProblems::barriersThatStayClosed()
{
    CheckedLayout kitchen;
    const NodeId line = kitchen.add(NodeKind::Barrier, u"start"_s);
    QCOMPARE(kitchen.reason(), u"Barrier start is used by nobody."_s);
    kitchen.set(line, Param::Parties, qint64(3));
    const NodeId queue = kitchen.add(NodeKind::Queue);
    const NodeId producer = kitchen.add(NodeKind::Producer);
    kitchen.link(LinkKind::Putting, producer, queue);
    kitchen.link(LinkKind::Getting, kitchen.add(NodeKind::Consumer), queue);
    kitchen.link(LinkKind::Waiting, producer, line);
    const Step wait = step(Verb::Wait, line);
    const NodeId runner =
        kitchen.addTask(u"runner"_s, {wait, block(Verb::Forever, {wait})}); // one runner still
    const QString closed =
        u"Barrier start waits for 3 tasks, and only 2 can come: whoever waits there waits for ever."_s;
    QCOMPARE(kitchen.reason(), closed);
    kitchen.set(runner, Param::Steps, QList{block(Verb::Gather, {wait, wait})}); // tasks of their own
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(runner, Param::Steps, QList{wait});
    kitchen.addTask(u"judge"_s, {step(Verb::Abort, line)}); // ends the wait
    QCOMPARE(kitchen.reason(), QString());
    kitchen.layout.nodes.removeLast();
    QCOMPARE(kitchen.reason(), closed);
    kitchen.addTask(u"crowd"_s, {step(Verb::Spawn, runner), step(Verb::Spawn, runner)});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(runner, Param::Steps, QList{step(Verb::Reset, line)});
    kitchen.layout.links.removeLast();
    QCOMPARE(kitchen.reason(), u"Nobody waits at Barrier start."_s);
}

void TestProblems::futuresNobodySets()
{
    CheckedLayout kitchen;
    const NodeId verdict = kitchen.add(NodeKind::Future, u"verdict"_s);
    QCOMPARE(kitchen.reason(), u"Future verdict is used by nobody."_s);
    const NodeId jury = kitchen.addTask(u"jury"_s, {block(Verb::Shield, {step(Verb::Await, verdict)})});
    QCOMPARE(kitchen.reason(), u"Future verdict is never set: whoever awaits it waits for ever."_s);
    kitchen.addTask(u"judge"_s, {step(Verb::SetException, verdict)});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(jury, Param::Steps, QList{step(Verb::Return)});
    QCOMPARE(kitchen.reason(), u"Nobody awaits Future verdict."_s);
    kitchen.set(jury, Param::Steps,
                QList{asking(Verb::While, Predicate::Of::FutureDone, verdict, {step(Verb::Sleep)})});
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::tickersAndExecutors()
{
    CheckedLayout kitchen;
    const NodeId gong = kitchen.add(NodeKind::Ticker, u"gong"_s);
    const NodeId hands = kitchen.add(NodeKind::Executor, u"hands"_s);
    QCOMPARE(kitchen.reason(), u"Ticker gong is used by nobody.\nExecutor hands is used by nobody."_s);
    kitchen.addTask(u"t"_s, {step(Verb::AsyncFor, gong, {step(Verb::RunInExecutor, hands)})});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(gong, Param::Every, Duration::fixed(0));
    QCOMPARE(kitchen.reason(), u"Ticker gong ticks without pause and without end."_s);
    kitchen.set(gong, Param::Count, qint64(3));
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::tasksThatDoNothing()
{
    CheckedLayout kitchen;
    const NodeId task = kitchen.add(NodeKind::Task, u"idle"_s);
    QCOMPARE(kitchen.reason(), u"Task idle has no steps and ends at once."_s);
    kitchen.set(task, Param::Steps, QList{step(Verb::Return)});
    kitchen.set(task, Param::Spawned, true);
    QCOMPARE(kitchen.reason(), u"Task idle starts only when spawned, and nobody spawns it: it never runs."_s);
    kitchen.addTask(u"chef"_s, {step(Verb::Repeat, NodeId::None, {step(Verb::Spawn, task)})});
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::emptyFrames()
{
    CheckedLayout kitchen;
    const NodeId outer = kitchen.add(NodeKind::Timeout, u"shift"_s);
    const NodeId inner = kitchen.add(NodeKind::TaskGroup, u"crew"_s);
    kitchen.layout.find(inner)->scope = outer;
    QCOMPARE(kitchen.reason(), u"TaskGroup crew is empty."_s);
    const NodeId task = kitchen.addTask(u"t"_s, {step(Verb::Return)});
    kitchen.layout.find(task)->scope = inner;
    QCOMPARE(kitchen.reason(), QString());
    // What waits to be spawned is in the frame, but the frame does not run it.
    kitchen.set(task, Param::Spawned, true);
    kitchen.addTask(u"chef"_s, {step(Verb::Spawn, task)});
    QCOMPARE(kitchen.reason(),
             u"TaskGroup crew holds only tasks that start when spawned, and starts none of them."_s);
    // A lock in a frame is only drawn there.
    kitchen.layout.find(task)->scope = NodeId::None;
    const NodeId lock = kitchen.add(NodeKind::Lock);
    kitchen.layout.find(lock)->scope = inner;
    kitchen.set(task, Param::Steps, QList{step(Verb::With, lock)});
    QCOMPARE(kitchen.reason(), u"TaskGroup crew is empty."_s);
}

void TestProblems::namesInUseTwice()
{
    CheckedLayout kitchen;
    kitchen.addTask(u"chef"_s, {step(Verb::Return)});
    kitchen.addTask(u"cook"_s, {step(Verb::Return)});
    kitchen.addTask(u"chef"_s, {step(Verb::Return)});
    QCOMPARE(kitchen.reason(), u"There are two nodes called chef."_s);
    QCOMPARE(check(kitchen.layout).front().node, NodeId(3));
}

void TestProblems::timesThatRunBackwards()
{
    CheckedLayout kitchen;
    Step sleep = step(Verb::Sleep);
    sleep.time = Duration::uniform(900'000, 200'000);
    kitchen.addTask(u"chef"_s, {sleep});
    const NodeId queue = kitchen.add(NodeKind::Queue);
    const NodeId producer = kitchen.add(NodeKind::Producer, u"waiter"_s);
    kitchen.link(LinkKind::Putting, producer, queue);
    kitchen.link(LinkKind::Getting, kitchen.add(NodeKind::Consumer), queue);
    kitchen.set(producer, Param::Every, Duration::uniform(2'000'000, 1'000'000));
    QCOMPARE(
        kitchen.reason(),
        u"Task chef: the time of a step \"sleep\" is drawn from 0.90 s to 0.20 s, which runs backwards.\n"
        "Producer waiter: \"Every\" is drawn from 2.00 s to 1.00 s, which runs backwards."_s);
    kitchen.set(producer, Param::Every, Duration::uniform(1'000'000, 1'000'000));
    QCOMPARE(kitchen.places(), u"/nodes/0/steps/0"_s);
}

void TestProblems::everyProblemNamesItsNodeAndRemedyInOrder()
{
    CheckedLayout kitchen;
    for (const NodeInfo &kind : nodeCatalog()) {
        if (!isCode(kind.kind))
            kitchen.add(kind.kind);
    }
    const QList<Problem> problems = check(kitchen.layout);
    QCOMPARE(problems.size(), kFirstCode); // alone, none of them means anything
    for (qsizetype i = 0; i < problems.size(); ++i) {
        QCOMPARE(problems[i].severity, Problem::Severity::Warning);
        QCOMPARE(problems[i].node, kitchen.layout.nodes[i].id);
        QCOMPARE(problems[i].place, u"/nodes/%1"_s.arg(i));
        QVERIFY(problems[i].reason.endsWith(u'.'));
        QVERIFY(problems[i].remedy.endsWith(u'.'));
    }
}

/// Every node looks for others: what each finds must not cost a walk over all of them.
void TestProblems::largeLayoutsAreCheckedInNoTime()
{
    constexpr int kMany = 6'000;
    Layout layout;
    quint32 id = 0;
    const auto add = [&](NodeKind kind) -> Node & {
        Node node;
        node.id = NodeId(++id);
        node.kind = kind;
        node.name = u"cook"_s;
        layout.nodes.append(node);
        return layout.nodes.back();
    };
    for (int at = 0; at < kMany; ++at) {
        const NodeId barrier = add(NodeKind::Barrier).id;
        const NodeId frame = add(NodeKind::TaskGroup).id;
        Node &task = add(NodeKind::Task);
        task.scope = frame;
        Step step;
        step.verb = Verb::Wait;
        step.target = barrier;
        task.parameters.insert(Param::Steps, QList<Step>{step});
        const NodeId consumer = add(NodeKind::Consumer).id;
        layout.nodes.back().parameters.insert(Param::UntilSentinel, true);
        layout.links.append({LinkId(at + 1), LinkKind::Waiting, consumer, barrier, {}});
    }
    QElapsedTimer clock;
    clock.start();
    const QList<Problem> problems = check(layout);
    const qint64 milliseconds = clock.elapsed();
    QCOMPARE(problems.size(), 4 * kMany - 1 + kMany); // names, and consumers without a queue
    QVERIFY2(milliseconds < 10'000, qPrintable(QString::number(milliseconds)));
}

void TestProblems::namesAreWordsAndNoPatterns()
{
    CheckedLayout kitchen;
    kitchen.add(NodeKind::Lock, u"{node} %1 {setting}"_s);
    QCOMPARE(kitchen.reason(), u"Lock {node} %1 {setting} is used by nobody."_s);
}

SIGNALBOX_TEST(TestProblems)

} // namespace tst_problems

#include "tst_problems.moc"
