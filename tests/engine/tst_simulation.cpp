// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/simulation.h"
#include "engine/runtime/limits.h"
#include "tests/support/programs.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_simulation {

using namespace signalbox;
using namespace signalbox::testing;

namespace {

const QString kMain = QStringLiteral("main");
const QString kA = QStringLiteral("a");
const QString kB = QStringLiteral("b");
const QString kC = QStringLiteral("c");

QStringList deadlockOf(const Run &run)
{
    QStringList edges;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        if (fact.kind != FactKind::DeadlockEdge)
            continue;
        const TaskId holder = fact.holder();
        edges += run.taskName(fact.task) + QStringLiteral(" waits for ")
            + (holder == TaskId::None ? QStringLiteral("nobody") : run.taskName(holder));
    }
    return edges;
}

/// Tasks parked in every way there is, while one ticks on.
Program everywhereParked()
{
    return write({queue("full", 1), queue("empty", 0), lock("l"), semaphore("s", 0), testing::event("e")},
                 {{kMain,
                   {spawn("a"), spawn("b"), spawn("c"), spawn("d"), spawn("f"), spawn("g"), spawn("h"),
                    spawn("j"), waitAll({"a", "b", "c", "d", "f", "g", "h", "j"})}},
                  {kA, {with("l", {put("full"), put("full")})}},
                  {kB, {get("empty")}},
                  {kC, {timeout(50, {attempt({with("l", {}), finally({sleepFor(1)})})})}},
                  {QStringLiteral("d"), {acquire("s")}},
                  {QStringLiteral("f"), {waitFor("e")}},
                  {QStringLiteral("g"), {group({spawn("i"), spawn("i")})}},
                  {QStringLiteral("h"), {await("b")}},
                  {QStringLiteral("i"), {attempt({join("full"), finally({forever({sleepFor(1)})})})}},
                  {QStringLiteral("j"), {forever({sleepFor(0.1)})}}});
}

} // namespace

class TestSimulation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyProgramEndsAtOnce();
    void deadlockNamesItsCycle();
    void deadlockWithoutACycleNamesWhoIsStuck();
    void deadlockBesideAnEndlessTaskIsFoundAtTheHorizon();
    void busyLoopNamesTaskAndStep_data();
    void busyLoopNamesTaskAndStep();
    void manyQuickStepsAreNoBusyLoopWhileTimeMoves();
    void finiteWorkInNoTimeIsNoBusyLoop();
    void tasksThatSpawnWithoutEndAreABusyLoop();
    void horizonCutsAnEndlessRun();
    void horizonCutsALoopThatOnlyComputes();
    void aRunOfTooManyFactsIsCut();
    void resultsThatGrowWithoutEndAreCut();
    void aSemaphoreThatIsASignalIsNoDeadlock();
    void aTimeoutWillBreakTheCircle();
    void cancellingACircleOfAwaitsIsAnError();
    void aLongChainOfAwaitsIsCancelledAndLeft();
    void slicesMakeTheSameRunAsOneGo();
    void leavingHalfwayFreesEveryTask_data();
    void leavingHalfwayFreesEveryTask();
    void runSoFarIsAPrefixOfTheRun();
    void timeNeverRunsBackwards();
};

void TestSimulation::emptyProgramEndsAtOnce()
{
    const Run run = simulate(write({}, {{kMain, {}}}));
    QVERIFY(run.hasEnded());
    QCOMPARE(run.ending(), Ending::Finished);
    QCOMPARE(run.trace.endTime(), 0);
}

void TestSimulation::deadlockNamesItsCycle()
{
    const Run run = simulate(write({lock("l"), lock("k")},
                                   {{kMain, {spawn("a"), spawn("b"), spawn("c"), waitAll({"a", "b", "c"})}},
                                    {kA, {with("l", {sleepFor(1), with("k", {})})}},
                                    {kB, {with("k", {sleepFor(1), with("l", {})})}},
                                    {kC, {sleepFor(2), with("l", {})}}}));
    QCOMPARE(run.ending(), Ending::Deadlock);
    QCOMPARE(run.trace.endTime(), 2 * kMicrosPerSecond);
    // c waits too, but it is not part of the cycle.
    QCOMPARE(deadlockOf(run),
             QStringList({QStringLiteral("a waits for b"), QStringLiteral("b waits for a")}));
}

void TestSimulation::deadlockWithoutACycleNamesWhoIsStuck()
{
    const Run run = simulate(write(
        {queue("q", 0)},
        {{kMain, {spawn("a"), spawn("b"), waitAll({"a", "b"})}}, {kA, {get("q")}}, {kB, {await("a")}}}));
    QCOMPARE(run.ending(), Ending::Deadlock);
    QCOMPARE(deadlockOf(run),
             QStringList({QStringLiteral("a waits for nobody"), QStringLiteral("b waits for a")}));
}

void TestSimulation::deadlockBesideAnEndlessTaskIsFoundAtTheHorizon()
{
    Program program = write({lock("l"), lock("k")},
                            {{kMain, {spawn("a"), spawn("b"), spawn("c"), waitAll({"a", "b", "c"})}},
                             {kA, {with("l", {sleepFor(1), with("k", {})})}},
                             {kB, {with("k", {sleepFor(1), with("l", {})})}},
                             {kC, {forever({sleepFor(1)})}}});
    program.horizon = 5 * kMicrosPerSecond;
    const Run run = simulate(program);
    QCOMPARE(run.ending(), Ending::Horizon);
    QCOMPARE(deadlockOf(run).size(), 2);
}

void TestSimulation::busyLoopNamesTaskAndStep_data()
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<Verb>("verb");
    QTest::newRow("never lets go") << write(
        {testing::event("e")}, {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {forever({set("e")})}}})
                                   << Verb::Set;
    QTest::newRow("yields but time stands still")
        << write({}, {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {forever({sleepFor(0)})}}}) << Verb::Sleep;
    QTest::newRow("empty loop") << write({}, {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {forever({})}}})
                                << Verb::Forever;
}

void TestSimulation::busyLoopNamesTaskAndStep()
{
    QFETCH(Program, program);
    QFETCH(Verb, verb);
    const Run run = simulate(program);
    QCOMPARE(run.ending(), Ending::BusyLoop);
    QCOMPARE(run.taskName(run.trace.back().task), kA);
    QVERIFY(run.trace.back().step < program.steps.size());
    QCOMPARE(program.steps[run.trace.back().step].verb, verb);
}

void TestSimulation::manyQuickStepsAreNoBusyLoopWhileTimeMoves()
{
    const Program program = write({}, {{kMain, {repeat(300'000, {sleepFor(0.000'001)})}}});
    QCOMPARE(simulate(program).ending(), Ending::Finished);
}

void TestSimulation::finiteWorkInNoTimeIsNoBusyLoop()
{
    const Program program =
        write({queue("q", 0)},
              {{kMain, {spawn("a"), spawn("b"), waitAll({"a"}), join("q"), cancel("b"), waitAll({"b"})}},
               {kA, {repeat(300'000, {put("q")})}},
               {kB, {forever({get("q"), taskDone("q")})}}});
    const Run run = simulate(program);
    QCOMPARE(run.ending(), Ending::Finished);
    QCOMPARE(run.trace.endTime(), 0);
}

void TestSimulation::tasksThatSpawnWithoutEndAreABusyLoop()
{
    const Run run =
        simulate(write({}, {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {spawn("a"), await("a")}}}));
    QCOMPARE(run.ending(), Ending::BusyLoop);
}

void TestSimulation::horizonCutsALoopThatOnlyComputes()
{
    Program program = write({}, {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {forever({cpu(0.3)})}}});
    program.horizon = kMicrosPerSecond;
    const Run run = simulate(program);
    QCOMPARE(run.ending(), Ending::Horizon);
    QCOMPARE(run.trace.endTime(), 1'200'000); // nobody can stop it within a step
}

void TestSimulation::aRunOfTooManyFactsIsCut()
{
    Program program = write({}, {{kMain, {forever({sleepFor(0.000'001)})}}});
    program.horizon = 1'000'000 * kMicrosPerSecond;
    const Run run = simulate(program);
    QCOMPARE(run.ending(), Ending::TooLong);
    QVERIFY(run.trace.size() < Limits::kMostFacts + 100);
}

/// Lists in lists: twice as long in every round, or one deeper. Nobody could keep all their words.
void TestSimulation::resultsThatGrowWithoutEndAreCut()
{
    const Lines doubling{get("q"), put("q", PutChoice::Forward), giveBack(ValueChoice::Item)};
    const Run doubled =
        simulate(write({lifoQueue("q", 0)},
                       {{kMain,
                         {gather({}),
                          repeat(70,
                                 {put("q", PutChoice::Result), gather({spawn("a"), spawn("a")}),
                                  log("", ValueChoice::Result)})}},
                        {kA, doubling}}));
    QCOMPARE(doubled.ending(), Ending::Finished);
    for (const QString &text : doubled.texts)
        QVERIFY(text.size() <= 10'001);

    const Run deep = simulate(
        write({queue("q", 0)},
              {{kMain, {gather({}), repeat(200'000, {put("q", PutChoice::Result), gather({spawn("a")})})}},
               {kA, {get("q"), giveBack(ValueChoice::Item)}}}));
    QCOMPARE(deep.ending(), Ending::TooLong);
}

void TestSimulation::aSemaphoreThatIsASignalIsNoDeadlock()
{
    Program program = write({semaphore("s", 1)},
                            {{kMain, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
                             {kA, {forever({acquire("s")})}},
                             {kB, {forever({sleepFor(1), release("s")})}}});
    program.horizon = 5 * kMicrosPerSecond;
    QCOMPARE(deadlockOf(simulate(program)), QStringList());
}

void TestSimulation::aTimeoutWillBreakTheCircle()
{
    Program program = write({lock("l"), lock("k")},
                            {{kMain, {spawn("a"), spawn("b"), spawn("c"), waitAll({"a", "b", "c"})}},
                             {kA, {with("l", {sleepFor(1), timeout(100, {with("k", {})})})}},
                             {kB, {with("k", {sleepFor(1), with("l", {})})}},
                             {kC, {forever({sleepFor(1)})}}});
    program.horizon = 5 * kMicrosPerSecond;
    QCOMPARE(deadlockOf(simulate(program)), QStringList());
}

/// CPython goes round until its stack is full and raises RecursionError in who asked.
void TestSimulation::cancellingACircleOfAwaitsIsAnError()
{
    const Run run = simulate(write({},
                                   {{kMain, {spawn("a"), spawn("b"), spawn("c"), waitAll({"c"})}},
                                    {kA, {await("b")}},
                                    {kB, {await("a")}},
                                    {kC, {sleepFor(1), cancel("a")}}}));
    QVERIFY(run.texts.contains(QStringLiteral("RecursionError: maximum recursion depth exceeded")));
    QCOMPARE(run.ending(),
             Ending::Finished); // asyncio.run() fails in the same way when it cancels what is left
}

/// A chain of 200,000 awaits must not be followed on the stack: neither to cancel it nor to look for a
/// circle.
void TestSimulation::aLongChainOfAwaitsIsCancelledAndLeft()
{
    Program program = write({},
                            {{kMain, {spawn("a"), sleepFor(300), cancel("a"), waitAll({"a"})}},
                             {kA, {sleepFor(0.001), spawn("a"), await("a")}}});
    program.horizon = 200 * kMicrosPerSecond;
    QCOMPARE(simulate(program).ending(), Ending::Horizon);
    program = write(
        {}, {{kMain, {spawn("a"), sleepFor(0.5)}}, {kA, {sleepFor(0.000'005), spawn("a"), await("a")}}});
    QVERIFY(simulate(program).trace.size() > 500'000);
}

void TestSimulation::horizonCutsAnEndlessRun()
{
    Program program = write({}, {{kMain, {forever({sleepFor(0.3)})}}});
    program.horizon = kMicrosPerSecond;
    const Run run = simulate(program);
    QCOMPARE(run.ending(), Ending::Horizon);
    QCOMPARE(run.trace.endTime(), kMicrosPerSecond);
}

void TestSimulation::slicesMakeTheSameRunAsOneGo()
{
    const Program program = everywhereParked();
    Simulation sliced(program);
    while (!sliced.advance(1)) { }
    QVERIFY(sliced.takeRun() == simulate(program));
}

void TestSimulation::leavingHalfwayFreesEveryTask_data()
{
    QTest::addColumn<int>("turns");
    for (const int turns : {0, 1, 2, 5, 10, 15, 20, 40, 80, 200})
        QTest::addRow("after %d turns", turns) << turns;
}

/// The leak checker of the sanitized build is the judge; steps that swallow a cancellation must not hold a
/// task back.
void TestSimulation::leavingHalfwayFreesEveryTask()
{
    QFETCH(int, turns);
    Simulation simulation(everywhereParked());
    simulation.advance(turns);
    QCOMPARE(simulation.hasEnded(), false);
    QVERIFY(simulation.runSoFar().trace.size() >= turns);
}

void TestSimulation::runSoFarIsAPrefixOfTheRun()
{
    const Program program = everywhereParked();
    Simulation simulation(program);
    simulation.advance(12);
    const Run soFar = simulation.runSoFar();
    const Run whole = simulate(program);
    QVERIFY(soFar.trace.size() > 10);
    QVERIFY(soFar.trace.size() < whole.trace.size());
    for (qsizetype at = 0; at < soFar.trace.size(); ++at)
        QVERIFY(soFar.trace[at] == whole.trace[at]);
}

void TestSimulation::timeNeverRunsBackwards()
{
    Program computing = write({}, {{kMain, {repeat(3, {cpu(4)}), sleepFor(1)}}});
    computing.horizon = 5 * kMicrosPerSecond;
    for (const Program &program : {everywhereParked(), computing}) {
        const Run run = simulate(program);
        for (qsizetype at = 1; at < run.trace.size(); ++at)
            QVERIFY(run.trace[at - 1].time <= run.trace[at].time);
    }
}

SIGNALBOX_TEST(TestSimulation)

} // namespace tst_simulation

#include "tst_simulation.moc"
