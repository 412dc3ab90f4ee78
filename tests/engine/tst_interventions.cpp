// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/checks/handchecks.h"
#include "engine/file/layoutdecoder.h"
#include "engine/file/layoutencoder.h"
#include "engine/file/layoutfile.h"
#include "engine/importer/importer.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/layout/interventions.h"
#include "engine/python/python.h"
#include "engine/replay/lanes.h"
#include "engine/replay/livetasks.h"
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
    void aNameFindsATaskOfCode_data();
    void aNameFindsATaskOfCode();
    void whoIsNotThereIsSaid();
    void codeThatRunsItselfIsActedOn();
    void drawingsBesideCodeAreActedOn();
    void namesComeThroughPython_data();
    void namesComeThroughPython();
    void whatIsNoBlockStaysCode_data();
    void whatIsNoBlockStaysCode();
    void liveTasksGoByTheirNames();
    void namesChangeAndAreShared();
    void fileKeepsNames();
    void fileRefusesMoreThanCancelling();
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

namespace {

/// A program that runs its own loop: two tasks of a group, and one that is shielded.
const QString kWorkers = uR"("""Two at work."""
from __future__ import annotations

import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    job = asyncio.create_task(work(1.5), name="job")
    guard = asyncio.create_task(guarded(job), name="guard")
    async with asyncio.TaskGroup() as group:
        group.create_task(work(1), name="worker-1")
        group.create_task(work(2), name="worker-2")
    await asyncio.gather(guard, return_exceptions=True)


async def guarded(job):
    return await asyncio.shield(job)


asyncio.run(main())
)"_s;

Layout workers(const QList<Intervention> &interventions = {})
{
    Layout layout = *importPython(kWorkers, u"workers"_s).layout;
    layout.interventions = interventions;
    return layout;
}

QString textOf(const Layout &layout)
{
    return toPython(expand(layout), layout.title, layout.description).text();
}

/// Whom it struck, and when: "worker-2 0.4".
QStringList cancelledIn(const Run &run)
{
    QStringList all;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        if (fact.kind == FactKind::CancelRequested)
            all.append(run.taskName(fact.task) + u' ' + QString::number(double(fact.time) / 1e6));
    }
    return all;
}

QString errorsOf(const Run &run)
{
    QString text;
    for (const Output &output : run.output)
        text += output.isError ? output.text : QString();
    return text;
}

} // namespace

void TestInterventions::aNameFindsATaskOfCode_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<Micros>("end");
    QTest::newRow("in a group") << u"worker-2"_s << Micros(1'500'000);
    QTest::newRow("shielded") << u"job"_s << Micros(2'000'000);
    QTest::newRow("waits for what is shielded") << u"guard"_s << Micros(2'000'000);
}

void TestInterventions::aNameFindsATaskOfCode()
{
    QFETCH(QString, task);
    QFETCH(Micros, end);
    const Run run = runOf(workers({cancellingByName(400'000, task)}));
    QVERIFY(run.ending() == Ending::Finished);
    QCOMPARE(cancelledIn(run), QStringList{task + u" 0.4"_s});
    QCOMPARE(run.trace.endTime(), end);
    QCOMPARE(errorsOf(run), QString());
}

void TestInterventions::whoIsNotThereIsSaid()
{
    const Run run = runOf(workers({cancellingByName(400'000, u"nobody"_s),
                                   cancellingByName(1'250'000, u"worker-1"_s)})); // it has ended
    QCOMPARE(cancelledIn(run), QStringList());
    QCOMPARE(run.trace.endTime(), 2'000'000);
    QCOMPARE(errorsOf(run),
             u"By hand at 0.4 s: not cancelled, no tasks called 'nobody' are running\n"
             u"By hand at 1.25 s: not cancelled, no tasks called 'worker-1' are running\n"_s);
}

void TestInterventions::codeThatRunsItselfIsActedOn()
{
    Layout layout = *importPython(u"import asyncio\n\nasync def main():\n    await gate.wait()\n    "
                                  u"print(await orders.get())\n    gate.clear()\n\nasyncio.run(main())\n"_s,
                                  u"gate"_s)
                         .layout;
    for (const NodeKind kind : {NodeKind::Event, NodeKind::Queue})
        layout.nodes.append(makeNode(layout, kind, {}));
    const NodeId event = layout.nodes[layout.nodes.size() - 2].id;
    const NodeId queue = layout.nodes.back().id;
    layout.find(event)->name = u"gate"_s;
    layout.find(queue)->name = u"orders"_s;
    layout.interventions = {{250'000, doing(Verb::Set, event), {}},
                            {500'000, doing(Verb::PutNowait, queue, u"it's \"salt\"\n"_s), {}},
                            {600'000, doing(Verb::Put, queue, u"never"_s), {}}};
    const Run run = simulate(runnable(layout));
    QVERIFY(run.ending() == Ending::Finished);
    QCOMPARE(timeOf(run, FactKind::ItemPut), 500'000);
    QCOMPARE(run.trace.endTime(), 500'000);
    QVERIFY(!textOf(layout).contains(u"never"_s)); // it would have to wait
    QCOMPARE(checkHands(layout).size(), 1);
    QCOMPARE(checkHands(layout)[0].place, u"/interventions/2"_s);
}

/// main is ours, and a card's code makes a task that nobody has drawn.
void TestInterventions::drawingsBesideCodeAreActedOn()
{
    Layout layout = kitchen();
    Node node = makeNode(layout, NodeKind::Function, {});
    node.parameters.insert(Param::Code,
                           u"async def shop():\n    task = asyncio.create_task(asyncio.sleep(9), "
                           u"name=\"helper\")\n    await asyncio.wait([task])\n"_s);
    node.parameters.insert(Param::Starts, qint64(1));
    layout.nodes.append(node);
    layout.interventions = {cancellingByName(250'000, u"helper"_s),
                            {500'000, doing(Verb::Cancel, layout.nodes[0].id), {}}};
    const Run run = simulate(runnable(layout));
    QCOMPARE(cancelledIn(run), QStringList({u"helper 0.25"_s, u"cook 0.5"_s}));
    QCOMPARE(run.trace.endTime(), 500'000);
    QVERIFY(checkHands(layout).isEmpty());
    layout.nodes.removeLast();
    QCOMPARE(checkHands(layout).size(), 1); // only code's tasks go by a name
}

void TestInterventions::namesComeThroughPython_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"worker-2"_s;
    QTest::newRow("quotes") << u"it's \"me\"), print('x"_s;
    QTest::newRow("lines") << u"one\ntwo\r\nthree\\"_s;
    QTest::newRow("unicode") << u"k\u00f6che \U0001F373 \u202e"_s;
    QTest::newRow("half a pair") << QString(QChar(0xd83c)) + u"x"_s;
    QTest::newRow("ends like the block") << u")\ndel by_hand\n"_s;
    QTest::newRow("percent") << u"%1 {0} \\N{DASH}"_s;
    QTest::newRow("nothing seen") << QString(QChar(0)) + u"\u2028"_s;
}

void TestInterventions::namesComeThroughPython()
{
    QFETCH(QString, name);
    for (const QString &text : {kWorkers, kWorkers.section(u'\n', 2), kWorkers.section(u'\n', 3),
                                u"#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"_s + kWorkers,
                                u"import asyncio\nasyncio.run(asyncio.sleep(1))"_s, u"by_hand = 1\n"_s}) {
        Layout layout = *importPython(text, u"workers"_s).layout;
        layout.interventions = {cancellingByName(400'000, name), cancellingByName(1, name),
                                cancellingByName(3'000'000, u"x"_s)};
        layout.interventions = inOrder(layout.interventions);
        const QString exported = textOf(layout);
        QCOMPARE(faultsOf(exported.toUtf8(), PythonVersion::Python311).size(), 0);
        const ImportedCode back = importPython(exported, u"workers"_s);
        QVERIFY(back.layout);
        QCOMPARE(back.layout->interventions, layout.interventions);
        QCOMPARE(back.layout->nodes, layout.nodes);
        QCOMPARE(textOf(*back.layout), exported);
    }
}

void TestInterventions::whatIsNoBlockStaysCode_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("another function") << u"left.remove(act)"_s << u"left.clear()"_s;
    QTest::newRow("another act") << u"(0.4, \"worker-2\")"_s << u"(0.4, print)"_s;
    QTest::newRow("a number otherwise") << u"(0.4,"_s << u"(0.40,"_s;
    QTest::newRow("quotes otherwise") << u"\"worker-2\""_s << u"'worker-2'"_s;
    QTest::newRow("elsewhere") << u"from __future__ import annotations"_s << u"import sys"_s;
    QTest::newRow("no end") << u"\ndel by_hand"_s << u"\ndel_by_hand"_s;
}

void TestInterventions::whatIsNoBlockStaysCode()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QString text = textOf(workers({cancellingByName(400'000, u"worker-2"_s)}));
    QVERIFY(text.contains(before));
    text.replace(text.indexOf(before), before.size(), after);
    const ImportedCode imported = importPython(text, u"workers"_s);
    QVERIFY(imported.layout);
    QVERIFY(imported.layout->interventions.isEmpty());
    QCOMPARE(textOf(*imported.layout), text);
}

void TestInterventions::liveTasksGoByTheirNames()
{
    const auto run = std::make_shared<Run>(runOf(workers()));
    const Replay replay(run);
    const auto namesAt = [&](Micros time) {
        QStringList names;
        for (const LiveTask &task : liveTasks(*run, replay.at(time), time))
            names.append(task.isAlone ? task.label : task.label + u" shared"_s);
        return names;
    };
    QCOMPARE(namesAt(400'000),
             QStringList({u"main (Task-1)"_s, u"job"_s, u"guard"_s, u"worker-1"_s, u"worker-2"_s}));
    QCOMPARE(namesAt(1'750'000), QStringList({u"main (Task-1)"_s, u"worker-2"_s}));
    QVERIFY(namesAt(2'500'000).isEmpty());
}

void TestInterventions::namesChangeAndAreShared()
{
    const Layout layout = *importPython(u"import asyncio\n\nasync def main():\n"
                                        "    asyncio.create_task(asyncio.sleep(9), name=\"twin\")\n"
                                        "    other = asyncio.create_task(asyncio.sleep(9), name=\"other\")\n"
                                        "    await asyncio.sleep(1)\n    other.set_name(\"twin\")\n"
                                        "    await asyncio.sleep(1)\n\nasyncio.run(main())\n"_s,
                                        u"twins"_s)
                               .layout;
    const auto run = std::make_shared<Run>(runOf(layout));
    const Replay replay(run);
    const auto aloneAt = [&](Micros time) {
        QStringList names;
        for (const LiveTask &task : liveTasks(*run, replay.at(time), time))
            names.append(task.isAlone ? task.name : u"not "_s + task.name);
        return names;
    };
    QCOMPARE(aloneAt(500'000), QStringList({u"Task-1"_s, u"twin"_s, u"other"_s}));
    QCOMPARE(aloneAt(1'500'000), QStringList({u"Task-1"_s, u"not twin"_s, u"not twin"_s}));
}

void TestInterventions::fileKeepsNames()
{
    const Layout layout = workers({cancellingByName(400'000, u"it's \"me\"\n"_s)});
    const LoadResult result = decodeLayout(encodeLayout(layout));
    QVERIFY(result.layout);
    QCOMPARE(result.layout->interventions, layout.interventions);
}

void TestInterventions::fileRefusesMoreThanCancelling()
{
    QByteArray file = encodeLayout(workers({cancellingByName(400'000, u"worker-2"_s)}));
    for (const char *step : {"\"set\"", "\"sleep\"", "\"cancel\", \"on\": 1", "7"}) {
        QByteArray changed = file;
        changed.replace("\"do\": \"cancel\"", QByteArray("\"do\": ") + step);
        QVERIFY(changed != file);
        const LoadResult result = decodeLayout(changed);
        QVERIFY(!result.layout);
        QCOMPARE(result.problems.size(), 1);
        QCOMPARE(result.problems[0].place, u"/interventions/0/step"_s);
    }
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
