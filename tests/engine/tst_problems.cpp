// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"
#include "engine/layout/problems.h"

#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Step step(Verb verb, NodeId target = NodeId::None, const QList<Step> &body = {})
{
    Step made;
    made.verb = verb;
    made.target = target;
    made.body = body;
    return made;
}

/// A kitchen in which everything has its use.
struct Kitchen {
    Layout layout;

    NodeId add(NodeKind kind, const QString &name = {})
    {
        Node node = makeNode(layout, kind, {});
        if (!name.isEmpty())
            node.name = name;
        layout.nodes.append(node);
        return node.id;
    }
    void link(LinkKind kind, NodeId from, NodeId to)
    {
        layout.links.append({layout.unusedLinkId(), kind, from, to, {}});
    }
    NodeId addTask(const QString &name, const QList<Step> &steps)
    {
        const NodeId id = add(NodeKind::Task, name);
        set(id, Param::Steps, steps);
        return id;
    }
    void set(NodeId id, Param param, const ParamValue &value)
    {
        layout.find(id)->parameters.insert(param, value);
    }
    QString places() const
    {
        QStringList list;
        for (const Problem &problem : check(layout))
            list.append(problem.place);
        return list.join(u' ');
    }
    /// "reason" of the only problem, or all of them where there is not exactly one.
    QString reason() const
    {
        QStringList list;
        for (const Problem &problem : check(layout))
            list.append(problem.reason);
        return list.join(u'\n');
    }
};

} // namespace

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
    void tasksThatDoNothing();
    void stepsThatMissSomething();
    void acquireWithoutRelease();
    void emptyFrames();
    void namesInUseTwice();
    void timesThatRunBackwards();
    void everyProblemNamesItsNodeAndRemedyInOrder();
};

void TestProblems::anEmptyLayoutHasNone()
{
    QVERIFY(check(Layout()).isEmpty());
}

void TestProblems::aLayoutThatMeansSomethingHasNone()
{
    Kitchen kitchen;
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
    Kitchen kitchen;
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
    Kitchen kitchen;
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
    Kitchen kitchen;
    kitchen.add(NodeKind::Lock);
    kitchen.add(NodeKind::Semaphore);
    kitchen.add(NodeKind::Event);
    QCOMPARE(
        kitchen.reason(),
        u"Lock lock-1 is used by nobody.\nSemaphore semaphore-1 is used by nobody.\nEvent event-1 is used by nobody."_s);
}

void TestProblems::eventsNobodySets()
{
    Kitchen kitchen;
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
    Kitchen kitchen;
    const NodeId semaphore = kitchen.add(NodeKind::Semaphore, u"stools"_s);
    kitchen.addTask(u"t"_s, {step(Verb::With, semaphore)});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(semaphore, Param::Permits, qint64(0));
    QCOMPARE(kitchen.reason(),
             u"Semaphore stools has no permits and nobody releases one: whoever comes waits for ever."_s);
    kitchen.addTask(u"u"_s, {step(Verb::Release, semaphore)}); // a signal: this is how it gets one
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::tasksThatDoNothing()
{
    Kitchen kitchen;
    const NodeId task = kitchen.add(NodeKind::Task, u"idle"_s);
    QCOMPARE(kitchen.reason(), u"Task idle has no steps and ends at once."_s);
    kitchen.set(task, Param::Steps, QList{step(Verb::Return)});
    kitchen.set(task, Param::Spawned, true);
    QCOMPARE(kitchen.reason(), u"Task idle starts only when spawned, and nobody spawns it: it never runs."_s);
    kitchen.addTask(u"chef"_s, {step(Verb::Repeat, NodeId::None, {step(Verb::Spawn, task)})});
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::stepsThatMissSomething()
{
    Kitchen kitchen;
    const NodeId task = kitchen.add(NodeKind::Task, u"chef"_s);
    kitchen.set(task, Param::Steps,
                QList{step(Verb::Forever, NodeId::None, {step(Verb::Return), step(Verb::Put)}),
                      step(Verb::Await, task)});
    QCOMPARE(kitchen.reason(),
             u"Task chef: the step \"put\" does not say on what.\n"
             "Task chef awaits itself, which asyncio refuses with a RuntimeError."_s);
    QCOMPARE(kitchen.places(), u"/nodes/0/steps/0/steps/1 /nodes/0/steps/1"_s);
}

void TestProblems::acquireWithoutRelease()
{
    Kitchen kitchen;
    const NodeId lock = kitchen.add(NodeKind::Lock, u"oven"_s);
    const NodeId semaphore = kitchen.add(NodeKind::Semaphore, u"stools"_s);
    const NodeId chef = kitchen.addTask(
        u"chef"_s, {step(Verb::Acquire, lock), step(Verb::Acquire, lock), step(Verb::Acquire, semaphore)});
    QCOMPARE(
        kitchen.reason(),
        u"Task chef acquires oven and never releases it.\nTask chef acquires stools and never releases it."_s);
    QCOMPARE(kitchen.places(), u"/nodes/2/steps/0 /nodes/2/steps/2"_s);
    // Another task's release is a signal from a semaphore, but a lock is for its owner to release.
    kitchen.addTask(u"other"_s, {step(Verb::Release, lock), step(Verb::Release, semaphore)});
    QCOMPARE(kitchen.reason(), u"Task chef acquires oven and never releases it."_s);
    const Step handler = step(Verb::Finally, NodeId::None, {step(Verb::Release, lock)});
    kitchen.set(
        chef, Param::Steps,
        QList{step(Verb::Acquire, lock), step(Verb::Try, NodeId::None, {step(Verb::Return), handler})});
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::emptyFrames()
{
    Kitchen kitchen;
    const NodeId outer = kitchen.add(NodeKind::Timeout, u"shift"_s);
    const NodeId inner = kitchen.add(NodeKind::TaskGroup, u"crew"_s);
    kitchen.layout.find(inner)->scope = outer;
    QCOMPARE(kitchen.reason(), u"TaskGroup crew is empty."_s);
    kitchen.layout.find(kitchen.addTask(u"t"_s, {step(Verb::Return)}))->scope = inner;
    QCOMPARE(kitchen.reason(), QString());
}

void TestProblems::namesInUseTwice()
{
    Kitchen kitchen;
    kitchen.addTask(u"chef"_s, {step(Verb::Return)});
    kitchen.addTask(u"cook"_s, {step(Verb::Return)});
    kitchen.addTask(u"chef"_s, {step(Verb::Return)});
    QCOMPARE(kitchen.reason(), u"There are two nodes called chef."_s);
    QCOMPARE(check(kitchen.layout).front().node, NodeId(3));
}

void TestProblems::timesThatRunBackwards()
{
    Kitchen kitchen;
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
    Kitchen kitchen;
    for (const NodeInfo &kind : nodeCatalog())
        kitchen.add(kind.kind);
    const QList<Problem> problems = check(kitchen.layout);
    QCOMPARE(problems.size(), kNodeKindCount); // alone, no kind of node means anything
    for (qsizetype i = 0; i < problems.size(); ++i) {
        QCOMPARE(problems[i].severity, Problem::Severity::Warning);
        QCOMPARE(problems[i].node, kitchen.layout.nodes[i].id);
        QCOMPARE(problems[i].place, u"/nodes/%1"_s.arg(i));
        QVERIFY(problems[i].reason.endsWith(u'.'));
        QVERIFY(problems[i].remedy.endsWith(u'.'));
    }
}

QTEST_GUILESS_MAIN(TestProblems)
#include "tst_problems.moc"
