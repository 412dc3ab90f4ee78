// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said about conditions, barriers, counters, futures, executors and gather.

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"
#include "engine/sentences/cardwords.h"
#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "engine/trace/tracejson.h"
#include "tests/support/suite.h"
#include "tests/support/workshop.h"

#include <QTest>

#include <algorithm>
#include <memory>

namespace tst_workshop {

using namespace signalbox;
using namespace Qt::StringLiterals;
using signalbox::testing::Workshop;

namespace {

constexpr Micros kSecond = kMicrosPerSecond;
constexpr Micros kTenth = kSecond / 10;

} // namespace

class TestWorkshop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tasks_data();
    void tasks();
    void resources_data();
    void resources();
    void aGatherCountsItsMembers();
    void cardsSayItShortly();
    void cardsSayWhichCallATaskIsIn_data();
    void cardsSayWhichCallATaskIsIn();
    void verdictsNameWhatWentWrong();
    void jsonHasItsKeys_data();
    void jsonHasItsKeys();
};

void TestWorkshop::tasks_data()
{
    QTest::addColumn<Micros>("time");
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("in a condition")
        << kTenth << u"bob"_s
        << u"bob waits in condition full for a notify, since 0.00 s; it is second of 2 in line; it wakes when cat notifies it at 6.00 s."_s;
    QTest::newRow("for its lock")
        << kSecond << u"ada"_s
        << u"ada waits for condition full, held by cat since 1.00 s; it is next in line; it wakes when cat releases it at 2.00 s."_s;
    QTest::newRow("at a barrier")
        << 2 * kSecond << u"ada"_s
        << u"ada waits at barrier gate until 3 have come, since 2.00 s (1 there now); cat breaks it at 3.00 s."_s;
    QTest::newRow("for a future")
        << 6 * kSecond << u"bob"_s
        << u"bob waits for future promise to be set, since 6.00 s; it goes on when ada sets it at 7.00 s."_s;
    QTest::newRow("for a worker")
        << 8 * kSecond << u"bob"_s
        << u"bob waits for a worker of executor pool, where none is free, since 8.00 s; it is next in line; it still waits when the run is cut off at 12.00 s."_s;
    QTest::newRow("on a worker")
        << 8 * kSecond << u"ada"_s
        << u"ada waits for its call on worker 1 of executor pool, since 8.00 s; it goes on when the call is done at 9.00 s."_s;
    QTest::newRow("gathering")
        << 6 * kSecond << u"both"_s
        << u"both waits for ada and bob to end, since 6.00 s; it still waits when the run is cut off at 12.00 s."_s;
    QTest::newRow("blocking")
        << 11 * kSecond << u"hog"_s
        << u"hog blocks the loop since 10.00 s and lets nobody else run until 12.00 s."_s;
}

void TestWorkshop::tasks()
{
    QFETCH(Micros, time);
    QFETCH(QString, task);
    const Replay replay = Workshop().replay();
    const auto id = TaskId(quint32(replay.run().taskNames.indexOf(task)));
    QTEST(explainTask(replay, replay.at(time), id), "sentence");
}

void TestWorkshop::resources_data()
{
    QTest::addColumn<Micros>("time");
    QTest::addColumn<int>("resource");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("condition")
        << kSecond << 0
        << u"condition full's lock is held by cat since 1.00 s; bob waits in it for a notify; ada waits for the lock; cat notified it last at 1.00 s and woke 1 task."_s;
    QTest::newRow("barrier filling") << 2 * kSecond << 1
                                     << u"barrier gate waits for 3 tasks and has 1; ada waits."_s;
    QTest::newRow("barrier broken")
        << 3 * kSecond << 1
        << u"barrier gate was broken by cat at 3.00 s; whoever waits or comes gets BrokenBarrierError."_s;
    QTest::newRow("counter")
        << 4 * kSecond << 2
        << u"counter till holds 6 since 4.00 s, when ada wrote it; cat still has 5 in hand, read before ada changed it."_s;
    QTest::newRow("counter, value lost")
        << 5 * kSecond << 2
        << u"counter till holds 6 since 5.00 s, when cat wrote it; value lost: cat wrote 6 over 6 at 5.00 s, resting on what it had read before ada changed it."_s;
    QTest::newRow("future") << 6 * kSecond << 3
                            << u"future promise is not set yet; bob waits for it; ada sets it at 7.00 s."_s;
    QTest::newRow("future set")
        << 7 * kSecond << 3
        << u"future promise has an exception since 7.00 s, when ada set it: ValueError: no."_s;
    QTest::newRow("executor")
        << 8 * kSecond << 4
        << u"executor pool has 1 of 1 worker busy; worker 1 works for ada since 8.00 s; queued: bob."_s;
}

void TestWorkshop::resources()
{
    QFETCH(Micros, time);
    QFETCH(int, resource);
    const Replay replay = Workshop().replay();
    QTEST(explainResource(replay, replay.at(time), quint32(resource)), "sentence");
}

void TestWorkshop::aGatherCountsItsMembers()
{
    const Replay replay = Workshop().replay();
    QCOMPARE(explainScope(replay, replay.at(6 * kSecond), ScopeId(0)),
             u"gather both waits since 6.00 s, 0 of 2 done; ada and bob run."_s);
    QCOMPARE(explainScope(replay, replay.at(9 * kSecond), ScopeId(0)),
             u"gather both waits since 6.00 s, 1 of 2 done; bob runs."_s);
}

void TestWorkshop::cardsSayWhichCallATaskIsIn_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<QString>("said");
    QTest::newRow("shield") << Verb::Shield << u"waiting behind a shield"_s;
    QTest::newRow("wait_for") << Verb::WaitFor << u"waiting, with a time limit"_s;
    QTest::newRow("gather") << Verb::Gather << u"waiting: 0 of 1 done"_s;
}

/// Of one thing, "0 of 1 done" says less than what the call is for.
void TestWorkshop::cardsSayWhichCallATaskIsIn()
{
    QFETCH(Verb, verb);
    QFETCH(QString, said);
    Layout layout;
    Node task = makeNode(layout, NodeKind::Task, {});
    Step sleep;
    sleep.verb = Verb::Sleep;
    sleep.time = Duration::fixed(kSecond);
    Step call;
    call.verb = verb;
    call.time = Duration::fixed(3 * kSecond);
    call.body = {sleep};
    task.parameters.insert(Param::Steps, QList{call});
    layout.nodes.append(task);
    const Replay replay(std::make_shared<const Run>(simulate(layout)));
    const World world = replay.at(kTenth);
    const auto waiting = std::find_if(world.tasks.begin(), world.tasks.end(),
                                      [verb](const TaskView &view) { return view.verb == verb; });
    QVERIFY(waiting != world.tasks.end());
    QCOMPARE(shortState(replay.run(), world, *waiting), said);
}

void TestWorkshop::cardsSayItShortly()
{
    const Workshop story;
    const Replay replay = story.replay();
    const auto says = [&](Micros time, TaskId task) {
        const World world = replay.at(time);
        return shortState(replay.run(), world, *world.task(task));
    };
    QCOMPARE(says(kTenth, story.bob), u"waiting for a notify"_s);
    QCOMPARE(says(2 * kSecond, story.ada), u"waiting: 1 of 3 have come"_s);
    QCOMPARE(says(6 * kSecond, story.bob), u"waiting for promise"_s);
    QCOMPARE(says(6 * kSecond, story.both), u"waiting: 0 of 3 done"_s);
    QCOMPARE(says(8 * kSecond, story.bob), u"waiting: no worker is free"_s);
    QCOMPARE(says(8 * kSecond + 5 * kTenth, story.ada), u"on a worker, 0.5 s"_s);
    QCOMPARE(says(8 * kSecond + 5 * kTenth, story.cat), u"in a thread, 0.5 s"_s);
}

void TestWorkshop::verdictsNameWhatWentWrong()
{
    const Workshop story;
    const QList<Verdict> found = verdicts(story.replay());
    QStringList titles;
    for (const Verdict &verdict : found)
        titles.append(verdict.title);
    QCOMPARE(titles,
             (QStringList{u"Broken barrier at 3.00 s"_s, u"Lost update at 5.00 s"_s,
                          u"Blocked loop at 10.00 s"_s, u"Never awaited at 10.00 s"_s,
                          u"Still going at 12.00 s"_s, u"Exception never retrieved at 12.00 s"_s}));
    QCOMPARE(
        found[1].sentence,
        u"value lost: cat wrote 6 over 6 into counter till, resting on what it had read before ada changed it."_s);
    QCOMPARE(found[2].sentence, u"hog blocked for 2.00 s; meanwhile nobody else could run."_s);
    QCOMPARE(found[2].nodes, QList{story.node(story.hog)});
    QCOMPARE(found[3].sentence,
             u"coroutine lost was never awaited, so nothing of it ever ran; hog made it and went on."_s);
}

void TestWorkshop::jsonHasItsKeys_data()
{
    QTest::addColumn<QByteArray>("line");
    for (
        const char *line :
        {R"({"t":1,"task":"cat","fact":"notified","on":"condition full","amount":1})",
         R"({"t":3,"task":"cat","fact":"barrier_changed","on":"barrier gate","state":"broken","amount":1})",
         R"({"t":4,"task":"ada","fact":"counter_read","on":"counter till","value":5})",
         R"({"t":4,"task":"ada","fact":"counter_written","on":"counter till","value":6})",
         R"({"t":6,"task":"bob","fact":"wait_began","verb":"await","on":"future promise"})",
         R"({"t":6,"task":"both","fact":"scope_member","scope":"gather both","member":"ada"})",
         R"({"t":6,"task":"both","fact":"scope_member","scope":"gather both","member":"future promise"})",
         R"({"t":7,"task":"ada","fact":"future_done","on":"future promise","outcome":"raised","error":"ValueError: no"})",
         R"({"t":8,"task":"ada","fact":"job_began","on":"executor pool","worker":1})",
         R"({"t":8,"task":"cat","fact":"job_began","worker":1})",
         R"({"t":10,"task":"cat","fact":"cancel_requested","by":"hog","message":"enough","cause":"task"})",
         R"({"t":10,"task":"cat","fact":"cancel_delivered","verb":"to_thread","message":"enough"})",
         R"({"t":10,"task":"cat","fact":"uncancelled","left":0})",
         R"({"t":10,"task":"hog","fact":"never_awaited","body":"lost"})",
         R"({"t":10,"task":"hog","fact":"step_began","verb":"block","duration":2})",
         R"({"t":12,"task":"hog","fact":"never_retrieved","error":"OSError: late"})"})
        QTest::newRow(line) << QByteArray(line);
}

void TestWorkshop::jsonHasItsKeys()
{
    QFETCH(QByteArray, line);
    QVERIFY(toJsonLines(Workshop().run()).contains(line + '\n'));
}

SIGNALBOX_TEST(TestWorkshop)

} // namespace tst_workshop

#include "tst_workshop.moc"
