// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/checkedlayout.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_stepproblems {

using namespace signalbox;
using namespace signalbox::testing::checks;
using namespace Qt::StringLiterals;

/// Problems that lie in the steps of a task.
class TestStepProblems : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void conditionsWithoutTheirLock();
    void countersAreALesson();
    void itemsBeforeTheyAreThere();
    void resultsBeforeTheyAreThere();
    void resultsMayNotCompare();
    void operands();
    void stepsThatLeadNowhere();
    void stepsThatMissSomething();
    void acquireWithoutRelease();
};

void TestStepProblems::conditionsWithoutTheirLock()
{
    CheckedLayout kitchen;
    const NodeId news = kitchen.add(NodeKind::Condition, u"news"_s);
    const NodeId lock = kitchen.add(NodeKind::Lock, u"door"_s);
    const NodeId task =
        kitchen.addTask(u"t"_s, {step(Verb::Notify, news), step(Verb::With, lock, {step(Verb::Wait, news)})});
    QCOMPARE(kitchen.reason(),
             u"Task t: the step \"notify\" needs news held, or asyncio raises a RuntimeError.\n"
             "Task t: the step \"wait for\" needs news held, or asyncio raises a RuntimeError."_s);
    QCOMPARE(kitchen.places(), u"/nodes/2/steps/0 /nodes/2/steps/1/steps/0"_s);
    kitchen.set(task, Param::Steps,
                QList{step(Verb::With, news,
                           {step(Verb::With, lock, {step(Verb::Notify, news)}),
                            block(Verb::Gather, {step(Verb::Wait, news)})})});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(task, Param::Steps,
                QList{step(Verb::Acquire, news), step(Verb::Notify, news), step(Verb::Wait, news),
                      step(Verb::Release, news), step(Verb::With, lock)});
    QCOMPARE(kitchen.reason(), QString());
}

void TestStepProblems::countersAreALesson()
{
    CheckedLayout kitchen;
    const NodeId served = kitchen.add(NodeKind::Counter, u"served"_s);
    QCOMPARE(kitchen.reason(), u"Counter served is used by nobody."_s);
    const QList<Step> raced{step(Verb::Read, served), step(Verb::Sleep), step(Verb::Write, served)};
    kitchen.addTask(u"a"_s, raced);
    const NodeId other = kitchen.addTask(u"b"_s, raced); // they lose updates, which is theirs to see
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(other, Param::Steps, QList{step(Verb::Write, served), step(Verb::Read, served)});
    QCOMPARE(kitchen.reason(), u"Task b writes served before it has read it: there is nothing to add to."_s);
    kitchen.layout.nodes.resize(2);
    kitchen.set(NodeId(2), Param::Steps,
                QList{asking(Verb::If, Predicate::Of::Counter, served, {step(Verb::Return)})});
    QCOMPARE(kitchen.reason(), QString()); // to ask is to use it
}

void TestStepProblems::itemsBeforeTheyAreThere()
{
    CheckedLayout kitchen;
    const NodeId queue = kitchen.add(NodeKind::Queue, u"window"_s);
    const NodeId gong = kitchen.add(NodeKind::Ticker, u"gong"_s);
    const Step isLast = asking(Verb::If, Predicate::Of::GotSentinel, NodeId::None, {step(Verb::Return)});
    const Step forward = put(queue, PutChoice::Forward);
    const NodeId task =
        kitchen.addTask(u"t"_s, {step(Verb::AsyncFor, gong, {isLast, forward}), step(Verb::Get, queue)});
    QCOMPARE(kitchen.reason(),
             u"Task t asks about an item before it has taken any: Python raises an UnboundLocalError.\n"
             "Task t puts on an item before it has taken any: Python raises an UnboundLocalError."_s);
    QCOMPARE(kitchen.places(), u"/nodes/2/steps/0/steps/0 /nodes/2/steps/0/steps/1"_s);
    kitchen.set(task, Param::Steps,
                QList{step(Verb::AsyncFor, gong), step(Verb::GetNowait, queue), isLast, forward});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(task, Param::Steps,
                QList{step(Verb::AsyncFor, gong), step(Verb::AsyncFor, queue, {isLast, forward})});
    QCOMPARE(kitchen.reason(), QString());
}

void TestStepProblems::resultsBeforeTheyAreThere()
{
    CheckedLayout kitchen;
    const NodeId queue = kitchen.add(NodeKind::Queue, u"window"_s);
    const NodeId order = kitchen.add(NodeKind::Future, u"order"_s);
    const NodeId soup = kitchen.addTask(u"soup"_s, {giving(step(Verb::SetResult, order), ValueChoice::Text)});
    const Step get = step(Verb::Get, queue);
    const Step isNone = asking(Verb::If, Predicate::Of::GotNoResult, NodeId::None, {step(Verb::Log)});
    const Step tells = giving(step(Verb::Log), ValueChoice::Result);
    const Step passes = put(queue, PutChoice::Result);
    const Step sets = giving(step(Verb::SetResult, order), ValueChoice::Result);
    const Step returns = giving(step(Verb::Return), ValueChoice::Result);
    const NodeId task = kitchen.addTask(u"t"_s, {get, isNone, tells, passes, sets, returns});
    kitchen.addTask(u"guest"_s, {step(Verb::Await, order)});
    const QString uses =
        u"Task t uses a result before it has awaited anything: Python raises an UnboundLocalError."_s;
    QCOMPARE(
        kitchen.reason(),
        u"Task t asks about a result before it has awaited anything: Python raises an UnboundLocalError."_s
            + (u'\n' + uses).repeated(4));
    QCOMPARE(kitchen.places(),
             u"/nodes/3/steps/1 /nodes/3/steps/2 /nodes/3/steps/3 /nodes/3/steps/4 "
             "/nodes/3/steps/5"_s);
    for (const Step &takes :
         {step(Verb::Await, order), step(Verb::Result, soup), block(Verb::Gather, {step(Verb::Await, soup)}),
          block(Verb::Shield, {step(Verb::Await, soup)})}) {
        kitchen.set(task, Param::Steps, QList{get, takes, isNone, tells, passes, sets, returns});
        QCOMPARE(kitchen.reason(), QString());
    }
    // What is in a call cannot yet use what the call gives; and wait() gives none.
    kitchen.set(task, Param::Steps, QList{get, block(Verb::Gather, {passes, step(Verb::Await, soup)})});
    QCOMPARE(kitchen.reason(), uses);
    kitchen.set(
        task, Param::Steps,
        QList{get, block(Verb::WaitTasks, {step(Verb::Await, soup)}), tells, step(Verb::PutNowait, queue)});
    QCOMPARE(kitchen.reason(), uses);
    kitchen.set(task, Param::Steps,
                QList{giving(step(Verb::Log), ValueChoice::Item), get,
                      giving(step(Verb::SetResult, order), ValueChoice::Item), put(queue, PutChoice::New),
                      giving(step(Verb::Return), ValueChoice::Item)});
    QCOMPARE(kitchen.reason(),
             u"Task t uses an item before it has taken any: Python raises an UnboundLocalError."_s);
    QCOMPARE(kitchen.places(), u"/nodes/3/steps/0"_s);
}

void TestStepProblems::resultsMayNotCompare()
{
    CheckedLayout kitchen;
    const NodeId queue = kitchen.add(NodeKind::Queue, u"window"_s);
    const NodeId order = kitchen.add(NodeKind::Future, u"order"_s);
    kitchen.addTask(u"t"_s,
                    {step(Verb::SetResult, order), step(Verb::Await, order), put(queue, PutChoice::Result),
                     step(Verb::Get, queue)});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(queue, Param::Order, qint64(QueueOrder::Lifo));
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(queue, Param::Order, qint64(QueueOrder::Priority));
    QCOMPARE(
        kitchen.reason(),
        u"Task t puts a result into window: of two entries with the same priority Python compares the items, "
        "and refuses what cannot be compared."_s);
}

void TestStepProblems::operands()
{
    CheckedLayout kitchen;
    const NodeId lock = kitchen.add(NodeKind::Lock, u"oven"_s);
    const Step rest = step(Verb::Sleep);
    const NodeId task = kitchen.addTask(u"t"_s,
                                        {block(Verb::WaitTasks, {}), block(Verb::Shield, {rest, rest}),
                                         block(Verb::Gather, {rest, step(Verb::Log), block(Verb::With, {})}),
                                         step(Verb::With, lock)});
    QCOMPARE(kitchen.reason(),
             u"Task t: the step \"asyncio.wait\" has nothing to wait for.\n"
             "Task t: the step \"shield\" takes one thing to wait for, and has 2.\n"
             "Task t: \"gather\" holds what can be awaited, and \"log\" cannot.\n"
             "Task t: the step \"with\" does not say on what.\n"
             "Task t: \"gather\" holds what can be awaited, and \"with\" cannot."_s);
    QCOMPARE(kitchen.places(),
             u"/nodes/1/steps/0 /nodes/1/steps/1 /nodes/1/steps/2/steps/1 /nodes/1/steps/2/steps/2 "
             "/nodes/1/steps/2/steps/2"_s);
    kitchen.set(
        task, Param::Steps,
        QList{block(Verb::WaitFor, {rest}), block(Verb::Gather, {rest, rest}), step(Verb::With, lock)});
    QCOMPARE(kitchen.reason(), QString());
}

void TestStepProblems::stepsThatLeadNowhere()
{
    CheckedLayout kitchen;
    const NodeId task = kitchen.addTask(u"t"_s,
                                        {step(Verb::Break), block(Verb::Else, {}),
                                         asking(Verb::While, Predicate::Of::Counter, NodeId::None),
                                         block(Verb::Try, {step(Verb::Sleep)})});
    QCOMPARE(kitchen.reason(),
             u"Task t: a \"break\" stands outside a loop.\nTask t: an \"else\" stands without an \"if\".\n"
             "Task t: the step \"while\" does not say what it asks about.\n"
             "Task t: a \"try\" without \"except\" and \"finally\" changes nothing."_s);
    const Step loop = block(Verb::Repeat, {step(Verb::Break)});
    Step star = block(Verb::ExceptStar, {step(Verb::Return), step(Verb::Break), loop});
    star.text = u"ValueError"_s;
    kitchen.set(task, Param::Steps, QList{block(Verb::Forever, {block(Verb::Try, {loop, star})})});
    QCOMPARE(kitchen.reason(),
             u"Task t: Python allows no \"return\" in an \"except*\".\n"
             "Task t: Python allows no \"break\" in an \"except*\"."_s);
    const auto except = [](const QString &type) {
        Step made = block(Verb::Except, {});
        made.text = type;
        return made;
    };
    const Step some = except(u"ValueError"_s);
    const Step all = except({});
    const QString forNothing =
        u"Task t: an \"except\" before this one already catches everything that it would."_s;
    for (const auto &[wider, narrower] :
         {std::pair(all, some), std::pair(some, some), std::pair(except(u"BaseException"_s), all)}) {
        kitchen.set(task, Param::Steps, QList{block(Verb::Try, {wider, narrower})});
        QCOMPARE(kitchen.reason(), forNothing);
    }
    // Being cancelled is no Exception.
    kitchen.set(task, Param::Steps, QList{block(Verb::Try, {all, except(u"asyncio.CancelledError"_s)})});
    QCOMPARE(kitchen.reason(), QString());
    kitchen.set(task, Param::Steps,
                QList{block(Verb::Try, {some, all, block(Verb::Finally, {})}),
                      asking(Verb::If, Predicate::Of::Cancelling, NodeId::None), block(Verb::Else, {})});
    QCOMPARE(kitchen.reason(), QString());
}

void TestStepProblems::stepsThatMissSomething()
{
    CheckedLayout kitchen;
    const NodeId task = kitchen.add(NodeKind::Task, u"chef"_s);
    kitchen.set(task, Param::Steps,
                QList{step(Verb::Forever, NodeId::None, {step(Verb::Return), step(Verb::Put)}),
                      step(Verb::Await, task)});
    QCOMPARE(kitchen.reason(),
             u"Task chef: the step \"put\" does not say on what.\n"
             "Task chef awaits itself, which asyncio refuses with a RuntimeError."_s);
    QCOMPARE(kitchen.places(), u"/nodes/0/steps/0/steps/1 /nodes/0/steps/1"_s);
}

void TestStepProblems::acquireWithoutRelease()
{
    CheckedLayout kitchen;
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

SIGNALBOX_TEST(TestStepProblems)

} // namespace tst_stepproblems

#include "tst_stepproblems.moc"
