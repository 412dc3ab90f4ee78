// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/checks/problems.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/program/computing.h"
#include "engine/python/python.h"
#include "tests/support/programs.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_costs {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr Micros kMilli = 1000;
constexpr qint64 kNanosPerMilli = 1'000'000;

Run runOf(const QString &text, qint64 stepCost)
{
    Program program = programOfScript(text, PythonVersion::Python313);
    program.stepCost = stepCost;
    return simulate(program);
}

QString printed(const Run &run)
{
    QString text;
    for (const Output &output : run.output)
        text += output.text;
    return text;
}

/// When \a task began its steps of \a verb, and how long these say that they take.
QList<std::pair<Micros, Micros>> stepsOf(const Run &run, const QString &task, Verb verb)
{
    QList<std::pair<Micros, Micros>> steps;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        if (fact.kind == FactKind::StepBegan && fact.verb == verb && run.taskName(fact.task) == task)
            steps.append({fact.time, verb == Verb::Log ? 0 : fact.duration()});
    }
    return steps;
}

/// A task that does \a lines, begun by main in two steps.
Program alone(const Lines &lines, qint64 stepCost)
{
    Program program = write({}, {{u"main"_s, {spawn("a"), waitAll({"a"})}}, {u"a"_s, lines}});
    program.stepCost = stepCost;
    return program;
}

Layout pieces(const QStringList &functions)
{
    Layout layout;
    for (const QString &code : functions) {
        Node node;
        node.id = NodeId(layout.nodes.size() + 1);
        node.kind = code.contains(u"def "_s) ? NodeKind::Function : NodeKind::Module;
        node.name = u"piece %1"_s.arg(layout.nodes.size() + 1);
        node.parameters.insert(Param::Code, code);
        layout.nodes.append(node);
    }
    return layout;
}

/// \a code whose function computes for 0.2 s.
ComputingCode computing(const QString &code)
{
    return computingCode({.kind = NodeKind::Function, .name = u"f"_s, .code = code, .computes = 200 * kMilli},
                         u"compute"_s);
}

} // namespace

/// What computing costs: steps, functions, the work of producers and consumers.
class TestCosts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsAreSummedToTheNanosecond();
    void whatDoesNotFillAMicrosecondIsKeptOverASleep();
    void stepsHoldTheLoop();
    void aLoopOfStepsThatCostComesToTheHorizonOrIsBusy();
    void statementsOfCodeCostAsSteps();
    void statementsOfTheLibraryCostNothing();
    void codeThatOnlyComputesComesToTheHorizon_data();
    void codeThatOnlyComputesComesToTheHorizon();
    void aConsumerWaitsOrComputes();
    void workThatComputesIsExportedSo();
    void aFunctionComputesBeforeItsFirstLine_data();
    void aFunctionComputesBeforeItsFirstLine();
    void linesKeepTheirNodesWhereAFunctionComputes();
    void aFunctionThatComputesHoldsTheLoopButNotFromAThread();
    void aRandomTimeToComputeIsWarnedOf();
    void costsAreKeptInFiles();
};

void TestCosts::stepsAreSummedToTheNanosecond()
{
    for (const qint64 cost : {1, 7, 250, 999, 1000, 1001, 123'457}) {
        const Run run = simulate(alone({repeat(1000, {log("x")})}, cost));
        const auto logs = stepsOf(run, u"a"_s, Verb::Log);
        QCOMPARE(logs.size(), 1000);
        for (qsizetype at = 0; at < logs.size(); ++at) // after main's two and the loop itself
            QCOMPARE(logs[at].first, (4 + at) * cost / 1000);
        QCOMPARE(run.trace.endTime(), 1003 * cost / 1000);
    }
}

void TestCosts::whatDoesNotFillAMicrosecondIsKeptOverASleep()
{
    const Run run = simulate(alone({repeat(10, {sleepFor(1)})}, 300));
    // Eleven steps and main's two: 3.9 microseconds, which no sleep has rounded.
    QCOMPARE(run.trace.endTime(), 10 * kMicrosPerSecond + 3);
}

void TestCosts::stepsHoldTheLoop()
{
    Program program = write({},
                            {{u"main"_s, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
                             {u"a"_s, {sleepFor(0.001), log("awake")}},
                             {u"b"_s, {repeat(20, {log("x")})}}});
    program.stepCost = kNanosPerMilli;
    const Run run = simulate(program);
    QCOMPARE(stepsOf(run, u"b"_s, Verb::Log).last().first, 25 * kMilli);
    QCOMPARE(stepsOf(run, u"a"_s, Verb::Log).first().first, 26 * kMilli);
}

void TestCosts::aLoopOfStepsThatCostComesToTheHorizonOrIsBusy()
{
    const Lines asking{forever({when(ask(Predicate::Of::Cancelling), {})})};
    QCOMPARE(simulate(alone(asking, kNanosPerMilli)).ending(), Ending::Horizon);
    QCOMPARE(simulate(alone(asking, 1)).ending(), Ending::BusyLoop);
}

void TestCosts::statementsOfCodeCostAsSteps()
{
    const QString text = u"import asyncio, time\n"
                         "def f(n):\n"
                         "    x = n\n"
                         "    return x\n"
                         "async def main():\n"
                         "    loop = asyncio.get_running_loop()\n"
                         "    a = time.perf_counter()\n"
                         "    b = [f(n) for n in range(10)]\n"
                         "    c = time.perf_counter()\n"
                         "    print(round(c - a, 6), round(loop.time() - c, 6))\n"
                         "asyncio.run(main())\n"_s;
    // Two statements in each of ten calls, and one for each line.
    QCOMPARE(printed(runOf(text, kNanosPerMilli)), u"0.022 0.001\n"_s);
    QCOMPARE(printed(runOf(text, 1000)), u"2.2e-05 1e-06\n"_s);
    QCOMPARE(printed(runOf(text, 0)), u"0.0 0.0\n"_s);
}

void TestCosts::statementsOfTheLibraryCostNothing()
{
    const QString text = u"from dataclasses import dataclass\n"
                         "@dataclass\n"
                         "class Point:\n"
                         "    x: int\n"
                         "assert Point(1) == Point(1)\n"_s;
    const Run run = runOf(text, kNanosPerMilli);
    QCOMPARE(printed(run), QString());
    QCOMPARE(run.trace.endTime(), 4 * kMilli);
}

void TestCosts::codeThatOnlyComputesComesToTheHorizon_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Micros>("end");
    QTest::newRow("statements") << u"while True:\n    x = 1\n"_s << 60 * kMicrosPerSecond;
    QTest::newRow("sleeps of the thread")
        << u"import time\nwhile True:\n    time.sleep(7)\n"_s << 63 * kMicrosPerSecond;
}

void TestCosts::codeThatOnlyComputesComesToTheHorizon()
{
    QFETCH(QString, text);
    QFETCH(Micros, end);
    const Run run = runOf(text, kNanosPerMilli);
    QCOMPARE(run.ending(), Ending::Horizon);
    QVERIFY(run.trace.endTime() >= end && run.trace.endTime() < end + kMicrosPerSecond);
}

void TestCosts::aConsumerWaitsOrComputes()
{
    Layout layout = *decodeLayout(R"({"format": "signalbox", "version": 1, "nodes": [
        {"id": 1, "kind": "producer", "name": "orders", "x": 0, "y": 0, "count": 4, "every": 0},
        {"id": 2, "kind": "queue", "name": "window", "x": 0, "y": 0},
        {"id": 3, "kind": "consumer", "name": "cook", "x": 0, "y": 0, "work": 1},
        {"id": 4, "kind": "consumer", "name": "cook 2", "x": 0, "y": 0, "work": 1}],
        "links": [{"id": 1, "kind": "putting", "from": 1, "to": 2},
                  {"id": 2, "kind": "getting", "from": 3, "to": 2},
                  {"id": 3, "kind": "getting", "from": 4, "to": 2}]})")
                         .layout;
    QCOMPARE(simulate(layout).trace.endTime(), 2 * kMicrosPerSecond);
    for (const NodeId cook : {NodeId(3), NodeId(4)})
        layout.find(cook)->parameters.insert(Param::Working, qint64(WorkChoice::Computes));
    const Run run = simulate(layout);
    QCOMPARE(run.trace.endTime(), 4 * kMicrosPerSecond); // two are no faster than one
    const auto steps = stepsOf(run, u"cook"_s, Verb::Cpu) + stepsOf(run, u"cook 2"_s, Verb::Cpu);
    QCOMPARE(steps.size(), 4);
    QCOMPARE(steps.first().second, kMicrosPerSecond);
}

void TestCosts::workThatComputesIsExportedSo()
{
    Layout layout;
    Node producer = makeNode(layout, NodeKind::Producer, {});
    producer.parameters.insert(Param::Working, qint64(WorkChoice::Computes));
    producer.parameters.insert(Param::Count, qint64(2));
    layout.nodes.append(producer);
    layout.settings.stepCost = 250;
    const QString text = toPython(expand(layout), {}, {}).text();
    QVERIFY(text.contains(u"def compute(seconds):"_s));
    QVERIFY(text.contains(u"        compute(0.5)\n"_s));
    QVERIFY(!text.contains(u"asyncio.sleep"_s));
    QVERIFY(text.contains(u"each step costs 250 ns"_s));
}

void TestCosts::aFunctionComputesBeforeItsFirstLine_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("line");
    QTest::newRow("a block") << u"def f(x):\n    return x\n"_s
                             << u"def f(x):\n    compute(0.2)\n    return x\n"_s << 2;
    QTest::newRow("a doc string")
        << u"\n\nasync def f():\n  \"\"\"Says\n  it.\"\"\"\n  pass\n"_s
        << u"\n\nasync def f():\n  \"\"\"Says\n  it.\"\"\"\n  compute(0.2)\n  pass\n"_s << 6;
    QTest::newRow("a doc string alone")
        << u"def f():\n\t'says it'\n"_s << u"def f():\n\t'says it'\n\tcompute(0.2)\n"_s << 3;
    QTest::newRow("no doc string") << u"def f():\n    'a'.join(b)\n"_s
                                   << u"def f():\n    compute(0.2)\n    'a'.join(b)\n"_s << 2;
    QTest::newRow("a comment") << u"# f\ndef f():\n    # one\n    pass\n"_s
                               << u"# f\ndef f():\n    compute(0.2)\n    # one\n    pass\n"_s << 3;
    QTest::newRow("one line") << u"def f(): return 1\n"_s << u"def f(): compute(0.2); return 1\n"_s << 0;
    QTest::newRow("colons before the block")
        << u"@g(lambda: 1)\ndef f(a: int = {1: 2}[1], b=lambda: 3) -> dict[str:int]:\n    pass\n"_s
        << u"@g(lambda: 1)\ndef f(a: int = {1: 2}[1], b=lambda: 3) -> dict[str:int]:\n    compute(0.2)\n    pass\n"_s
        << 3;
    QTest::newRow("several lines") << u"def f(\n    a,\n):\n    pass\n"_s
                                   << u"def f(\n    a,\n):\n    compute(0.2)\n    pass\n"_s << 4;
    QTest::newRow("no function") << u"x = 1\n"_s << u"x = 1\n"_s << 0;
    QTest::newRow("a class") << u"class C:\n    def f(self): pass\n"_s
                             << u"class C:\n    def f(self): pass\n"_s << 0;
    QTest::newRow("unfinished") << u"def f(\n"_s << u"def f(\n"_s << 0;
    QTest::newRow("without a body") << u"def f():\n"_s << u"def f():\n"_s << 0;
}

void TestCosts::aFunctionComputesBeforeItsFirstLine()
{
    QFETCH(QString, code);
    QFETCH(QString, expected);
    QFETCH(int, line);
    const ComputingCode made = computing(code);
    QCOMPARE(made.text, expected);
    QCOMPARE(made.line, line);
}

void TestCosts::linesKeepTheirNodesWhereAFunctionComputes()
{
    Layout layout = pieces({u"import asyncio\n"_s, u"\n\ndef f():\n    return 1\n"_s, u"\n\nprint(f())\n"_s});
    layout.nodes[1].parameters.insert(Param::Computes, Duration::fixed(200 * kMilli));
    const Program program = expand(layout);
    QCOMPARE(program.script,
             u"import asyncio\n\n\nimport time\n\n\n"
             "def compute(seconds):\n    \"\"\"Stands for work that keeps the processor busy.\"\"\"\n"
             "    time.sleep(seconds)\n"
             "\n\ndef f():\n    compute(0.2)\n    return 1\n\n\nprint(f())\n"_s);
    const QStringList lines = program.script.split(u'\n');
    QCOMPARE(qsizetype(program.scriptNodes.size()), lines.size() - 1);
    for (qsizetype at = 0; at + 1 < lines.size(); ++at) {
        const NodeId node = program.scriptNodes[std::size_t(at)];
        QCOMPARE(node == NodeId::None, at >= 1 && (at <= 8 || lines[at].startsWith(u"    compute("_s)));
    }
    const Run run = simulate(program);
    QCOMPARE(printed(run), u"1\n"_s);
    QCOMPARE(run.trace.endTime(), 200 * kMilli);
    for (const ProgramStep &step : run.program.steps) // what was added in a function is its step
        QVERIFY(step.count < 13 || step.count > 16 || step.node == NodeId(2));
}

void TestCosts::aFunctionThatComputesHoldsTheLoopButNotFromAThread()
{
    const QString clock = u"async def clock():\n    for tick in range(4):\n        await asyncio.sleep(0.1)\n"
                          "        print(f'{loop_time():.1f}')\n"_s;
    for (const bool isThread : {false, true}) {
        Layout layout = pieces(
            {u"import asyncio\ntime = 'taken'\n"_s,
             u"def loop_time():\n    return asyncio.get_running_loop().time()\n"_s, clock,
             u"def f():\n    return 1\n"_s,
             isThread ? u"async def main():\n    await asyncio.gather(clock(), asyncio.to_thread(f))\n"_s
                      : u"async def g():\n    f()\n"
                        "async def main():\n    await asyncio.gather(clock(), g())\n"_s,
             u"asyncio.run(main())\n"_s});
        layout.nodes[3].parameters.insert(Param::Computes, Duration::fixed(250 * kMilli));
        const Run run = simulate(layout);
        QCOMPARE(run.ending(), Ending::Finished);
        QCOMPARE(printed(run), isThread ? u"0.1\n0.2\n0.3\n0.4\n"_s : u"0.2\n0.3\n0.5\n0.6\n"_s);
        qsizetype computed = 0;
        for (const QString &task : run.taskNames)
            computed += stepsOf(run, task, Verb::Cpu).size();
        QCOMPARE(computed, isThread ? 0 : 1);
    }
}

void TestCosts::aRandomTimeToComputeIsWarnedOf()
{
    Layout layout = pieces({u"def f():\n    pass\n"_s});
    layout.nodes[0].parameters.insert(Param::Computes, Duration::fixed(5));
    QVERIFY(check(layout).isEmpty());
    layout.nodes[0].parameters.insert(Param::Computes, Duration::uniform(5, 6));
    QCOMPARE(check(layout).size(), 1);
}

void TestCosts::costsAreKeptInFiles()
{
    Layout layout;
    QVERIFY(!encodeLayout(layout).contains("step_cost"));
    layout.settings.stepCost = 250;
    Node consumer = makeNode(layout, NodeKind::Consumer, {});
    consumer.parameters.insert(Param::Working, qint64(WorkChoice::Computes));
    layout.nodes.append(consumer);
    const QByteArray file = encodeLayout(layout);
    QVERIFY(file.contains("\"step_cost\": 250"));
    QVERIFY(file.contains("\"working\": \"computes\""));
    QCOMPARE(*decodeLayout(file).layout, layout);
    const LoadResult refused = decodeLayout(QByteArray(file).replace("250", "-1"));
    QCOMPARE(refused.problems.size(), 1);
    QCOMPARE(refused.problems.first().place, u"/settings/step_cost"_s);
}

SIGNALBOX_TEST(TestCosts)

} // namespace tst_costs

#include "tst_costs.moc"
