// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/checks/handchecks.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "engine/layout/interventions.h"
#include "engine/python/python.h"
#include "engine/replay/lanes.h"
#include "engine/replay/replay.h"
#include "tests/support/suite.h"

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace tst_interventions {

namespace {

Step doing(Verb verb, NodeId target, const QString &text = {})
{
    Step step;
    step.verb = verb;
    step.target = target;
    step.text = text;
    return step;
}

/// A task that sleeps for 3 s, a queue, and an event.
Layout kitchen()
{
    Layout layout;
    for (const NodeKind kind : {NodeKind::Task, NodeKind::Queue, NodeKind::Event})
        layout.nodes.append(makeNode(layout, kind, {}));
    layout.nodes[0].name = u"cook"_s;
    Step sleep;
    sleep.time = Duration::fixed(3 * kMicrosPerSecond);
    layout.nodes[0].parameters.insert(Param::Steps, QList<Step>{sleep});
    return layout;
}

Run runOf(const Layout &layout)
{
    return simulate(expand(layout));
}

/// When the first fact of \a kind came; -1 for never.
Micros timeOf(const Run &run, FactKind kind)
{
    for (qsizetype at = 0; at < run.trace.size(); ++at)
        if (run.trace[at].kind == kind)
            return run.trace[at].time;
    return -1;
}

} // namespace

class TestInterventions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cancelsAtItsMoment();
    void putsAnItem();
    void makesASleepFail();
    void makesASleepLonger();
    void passesOverWhoDoesNotSleep();
    void laterThanTheEndIsNotDone();
    void withoutAnyNothingChanges();
    void whatIsGoneIsPassedOver();
    void whatCodeDoesNotLetHappenIsSaid();
    void fileKeepsThemInOrder();
    void fileRefusesWhatIsNotDoneByHand_data();
    void fileRefusesWhatIsNotDoneByHand();
    void pythonSaysThemAsTasks();
};

void TestInterventions::cancelsAtItsMoment()
{
    Layout layout = kitchen();
    layout.interventions = {{1'250'000, doing(Verb::Cancel, layout.nodes[0].id), {}}};
    const Run run = runOf(layout);
    QCOMPARE(timeOf(run, FactKind::CancelRequested), 1'250'000);
    QCOMPARE(run.trace.endTime(), 1'250'000); // nobody waits for the hand
}

void TestInterventions::putsAnItem()
{
    Layout layout = kitchen();
    layout.interventions = {{500'000, doing(Verb::Put, layout.nodes[1].id, u"salt"_s), {}}};
    const Run run = runOf(layout);
    QCOMPARE(timeOf(run, FactKind::ItemPut), 500'000);
    QCOMPARE(run.trace.endTime(), 3'000'000);
}

void TestInterventions::makesASleepFail()
{
    Layout layout = kitchen();
    layout.interventions = {
        {1'250'000, doing(Verb::FailWait, layout.nodes[0].id, u"OSError: no answer"_s), {}}};
    const Run run = runOf(layout);
    QCOMPARE(run.trace.endTime(), 1'250'000);
    QVERIFY(run.ending() == Ending::Finished);
    QCOMPARE(timeOf(run, FactKind::CancelRequested), -1);
}

void TestInterventions::makesASleepLonger()
{
    Layout layout = kitchen();
    Step longer = doing(Verb::DelayWait, layout.nodes[0].id);
    longer.time = Duration::fixed(500'000);
    layout.interventions = {{1'000'000, longer, {}}, {2'000'000, longer, {}}};
    const auto run = std::make_shared<Run>(runOf(layout));
    QCOMPARE(run->trace.endTime(), 4'000'000);
    // Pictures know it: until when the cook sleeps now, and that it sleeps, not that its turn has come.
    const Replay replay(run);
    const auto untilAt = [&](Micros time) {
        for (const TaskView &task : replay.at(time).tasks) {
            if (task.state == TaskState::Sleeping && run->taskName(task.id) == u"cook"_s)
                return task.until;
        }
        return Micros(-1);
    };
    QCOMPARE(untilAt(500'000), 3'000'000);
    QCOMPARE(untilAt(1'500'000), 3'500'000);
    QCOMPARE(untilAt(3'200'000), 4'000'000);
    const Lanes lanes = lanesOf(*run);
    for (const Lane &lane : lanes.tasks) {
        for (const LaneSpan &span : lane.spans)
            QVERIFY(span.kind != LaneSpan::Kind::Ready || span.end == span.begin);
    }
}

void TestInterventions::passesOverWhoDoesNotSleep()
{
    Layout layout = kitchen();
    Step get;
    get.verb = Verb::Get;
    get.target = layout.nodes[1].id;
    layout.nodes[0].parameters.insert(Param::Steps, QList<Step>{get});
    Step longer = doing(Verb::DelayWait, layout.nodes[0].id);
    longer.time = Duration::fixed(500'000);
    layout.interventions = {{1'000'000, longer, {}},
                            {1'000'000, doing(Verb::FailWait, layout.nodes[0].id, u"OSError"_s), {}},
                            {2'000'000, doing(Verb::PutNowait, layout.nodes[1].id), {}}};
    QCOMPARE(runOf(layout).trace.endTime(), 2'000'000);
}

void TestInterventions::laterThanTheEndIsNotDone()
{
    Layout layout = kitchen();
    layout.interventions = {{9'000'000, doing(Verb::Set, layout.nodes[2].id), {}}};
    const Run run = runOf(layout);
    QCOMPARE(timeOf(run, FactKind::EventSet), -1);
    QCOMPARE(run.trace.endTime(), 3'000'000);
}

void TestInterventions::withoutAnyNothingChanges()
{
    Layout layout = kitchen();
    const Program before = expand(layout);
    layout.interventions = {{1, doing(Verb::Cancel, layout.nodes[0].id), {}}};
    QVERIFY(expand(layout) != before);
    layout.interventions.clear();
    QVERIFY(expand(layout) == before);
}

void TestInterventions::whatIsGoneIsPassedOver()
{
    Layout layout = kitchen();
    const Program before = expand(layout);
    layout.interventions = {{1, doing(Verb::Cancel, NodeId(77)), {}},
                            {2, doing(Verb::Cancel, NodeId::None), {}}};
    QVERIFY(effectiveInterventions(layout).isEmpty());
    QVERIFY(expand(layout) == before);
}

void TestInterventions::whatCodeDoesNotLetHappenIsSaid()
{
    Layout layout = kitchen();
    const NodeId cook = layout.nodes[0].id;
    layout.interventions = {{1'000'000, doing(Verb::Cancel, cook), {}},
                            {2'000'000, doing(Verb::FailWait, cook, u"OSError"_s), {}}};
    QVERIFY(checkHands(layout).isEmpty());
    Node code;
    code.id = layout.unusedNodeId();
    code.kind = NodeKind::Module;
    code.name = u"helper"_s;
    code.parameters = {{Param::Code, u"import asyncio\n"_s}};
    layout.nodes.append(code);
    const auto places = [&layout] {
        QStringList all;
        for (const Problem &problem : checkHands(layout))
            all.append(problem.place);
        return all;
    };
    QCOMPARE(places(), QStringList{u"/interventions/1"_s});
    QCOMPARE(checkHands(layout).first().node, cook);
    const QString text = toPython(expand(layout), layout.title, layout.description).text();
    QVERIFY(text.contains(u"_task.cancel()"_s));
    QVERIFY(!text.contains(u"fail_wait"_s));
    layout.nodes.last().parameters.insert(Param::Code, u"import asyncio\nasyncio.run(asyncio.sleep(1))\n"_s);
    QCOMPARE(places(), (QStringList{u"/interventions/0"_s, u"/interventions/1"_s}));
}

void TestInterventions::fileKeepsThemInOrder()
{
    Layout layout = kitchen();
    const NodeId cook = layout.nodes[0].id, orders = layout.nodes[1].id;
    layout.interventions = {{2'000'000, doing(Verb::Cancel, cook), {{u"colour"_s, u"red"_s}}},
                            {1'000'000, doing(Verb::Put, orders, u"b"_s), {}},
                            {1'000'000, doing(Verb::Put, orders, u"a"_s), {}}};
    const LoadResult loaded = decodeLayout(encodeLayout(layout));
    QVERIFY(loaded.layout);
    QCOMPARE(loaded.layout->interventions, inOrder(layout.interventions));
    QCOMPARE(loaded.layout->interventions[0].step.text, u"b"_s);
    QCOMPARE(loaded.layout->interventions[2].extra[u"colour"_s].toString(), u"red"_s);
    QVERIFY(!encodeLayout(kitchen()).contains("interventions"));
}

void TestInterventions::fileRefusesWhatIsNotDoneByHand_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("place");
    QTest::newRow("no list") << QByteArray("7") << u"/interventions"_s;
    QTest::newRow("no object") << QByteArray("[7]") << u"/interventions/0"_s;
    QTest::newRow("no step") << QByteArray(R"([{"time": 1}])") << u"/interventions/0/step"_s;
    QTest::newRow("before the start")
        << QByteArray(R"([{"time": -1, "step": {"do": "cancel", "on": 1}}])") << u"/interventions/0/time"_s;
    QTest::newRow("a loop") << QByteArray(R"([{"time": 1, "step": {"do": "forever", "steps": []}}])")
                            << u"/interventions/0/step"_s;
    QTest::newRow("nobody") << QByteArray(R"([{"time": 1, "step": {"do": "cancel", "on": 99}}])")
                            << u"/interventions/0/step/on"_s;
    QTest::newRow("to what cannot be")
        << QByteArray(R"([{"time": 1, "step": {"do": "set", "on": 1}}])") << u"/interventions/0/step/on"_s;
}

void TestInterventions::fileRefusesWhatIsNotDoneByHand()
{
    QFETCH(const QByteArray, written);
    QFETCH(const QString, place);
    QByteArray file = encodeLayout(kitchen()).trimmed();
    file.chop(1);
    const LoadResult loaded = decodeLayout(file + ", \"interventions\": " + written + "}");
    QVERIFY(!loaded.layout);
    QVERIFY(!loaded.problems.isEmpty());
    QCOMPARE(loaded.problems.first().place, place);
    QVERIFY(!loaded.problems.first().remedy.isEmpty());
}

void TestInterventions::pythonSaysThemAsTasks()
{
    Layout layout = kitchen();
    Step longer = doing(Verb::DelayWait, layout.nodes[0].id);
    longer.time = Duration::fixed(500'000);
    layout.interventions = {
        {1'250'000, doing(Verb::Cancel, layout.nodes[0].id), {}},
        {2'000'000, doing(Verb::Set, layout.nodes[2].id), {}},
        {2'250'000, doing(Verb::FailWait, layout.nodes[0].id, u"OSError: no answer"_s), {}},
        {2'500'000, longer, {}}};
    const QString python = toPython(expand(layout), {}, {}).text();
    QVERIFY2(
        python.contains(u"async def by_hand():\n    await asyncio.sleep(1.25)\n    cook_task.cancel()"_s),
        qPrintable(python));
    QVERIFY(python.contains(u"async def by_hand_2():\n    await asyncio.sleep(2)\n"_s));
    QVERIFY(python.contains(u"    fail_wait(cook_task, OSError(\"no answer\"))\n"_s));
    QVERIFY(python.contains(u"def fail_wait(task, error):\n"_s));
    QVERIFY(python.contains(u"    delay_wait(cook_task, 0.5)\n"_s));
    QVERIFY(python.contains(u"def delay_wait(task, seconds):\n"_s));
}

SIGNALBOX_TEST(TestInterventions)

} // namespace tst_interventions

#include "tst_interventions.moc"
