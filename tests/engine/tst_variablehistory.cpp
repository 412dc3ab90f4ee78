// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/callstacks.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/interpreter/variablehistory.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_variablehistory {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Program programOf(const QString &text)
{
    return programOfScript(text, PythonVersion::Python312);
}

const QString kCounting = u"import asyncio\n"
                          "async def count(box):\n"
                          "    for number in range(3):\n"
                          "        await asyncio.sleep(1)\n"
                          "        box.append(number * 10)\n"
                          "async def main():\n"
                          "    total = [7]\n"
                          "    await count(total)\n"
                          "    await asyncio.sleep(1)\n"
                          "    total = sum(total)\n"
                          "    await asyncio.sleep(1)\n"
                          "asyncio.run(main())\n"_s;

/// "0 s: [7]; 1 s: …", a dash where it has none.
QString told(const VariableHistory &history)
{
    QStringList words;
    for (const VariableChange &change : history.changes)
        words += u"%1: %2%3"_s.arg(double(change.time) / kMicrosPerSecond)
                     .arg(change.text.isEmpty() ? u"-"_s : change.text,
                          change.times > 1 ? u" (%1)"_s.arg(change.times) : QString());
    return words.join(u"; "_s);
}

VariableHistory historyOf(const QString &text, const QString &task, const QString &function,
                          const QString &variable)
{
    const Program program = programOf(text);
    const qsizetype at = simulate(program).taskNames.indexOf(task);
    return variableHistories(program, {{TaskId(at), function, variable}}).at(0);
}

} // namespace

/// What a variable was over a whole run.
class TestVariableHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValueStandsFromItsChangeToTheNext()
    {
        QCOMPARE(told(historyOf(kCounting, u"main"_s, u"count"_s, u"number"_s)), u"0: 0; 1: 1; 2: 2; 3: -"_s);
    }

    void aListThatGrowsChangesWhereverItIsKnown()
    {
        QCOMPARE(told(historyOf(kCounting, u"main"_s, u"count"_s, u"box"_s)),
                 u"0: [7]; 1: [7, 0]; 2: [7, 0, 10]; 3: -"_s);
        QCOMPARE(told(historyOf(kCounting, u"main"_s, u"main"_s, u"total"_s)),
                 u"0: [7]; 1: [7, 0]; 2: [7, 0, 10]; 3: [7, 0, 10, 20]; 4: 37; 5: -"_s);
    }

    void aFunctionThatIsCalledAgainHasItAgain()
    {
        const QString text = u"import asyncio\n"
                             "async def once(value):\n"
                             "    await asyncio.sleep(1)\n"
                             "async def main():\n"
                             "    await once('a')\n"
                             "    await asyncio.sleep(1)\n"
                             "    await once('b')\n"
                             "asyncio.run(main())\n"_s;
        QCOMPARE(told(historyOf(text, u"main"_s, u"once"_s, u"value"_s)), u"0: 'a'; 1: -; 2: 'b'; 3: -"_s);
    }

    void ofARecursionTheInnermostCallCounts()
    {
        const QString text = u"import asyncio\n"
                             "async def down(depth):\n"
                             "    await asyncio.sleep(1)\n"
                             "    if depth:\n"
                             "        await down(depth - 1)\n"
                             "        await asyncio.sleep(1)\n"
                             "asyncio.run(down(2))\n"_s;
        QCOMPARE(told(historyOf(text, u"down"_s, u"down"_s, u"depth"_s)),
                 u"0: 2; 1: 1; 2: 0; 3: 1; 4: 2; 5: -"_s);
    }

    void whatChangesTwiceAtOneMomentIsTheLast()
    {
        const QString text = u"import asyncio\n"
                             "async def main():\n"
                             "    await asyncio.sleep(1)\n"
                             "    for word in 'abc':\n"
                             "        print(word)\n"
                             "    await asyncio.sleep(1)\n"
                             "asyncio.run(main())\n"_s;
        QCOMPARE(told(historyOf(text, u"main"_s, u"main"_s, u"word"_s)), u"1: 'c' (3); 2: -"_s);
    }

    void aVariableOfTheModuleIsTheMainTasks()
    {
        const QString text = u"import asyncio\n"
                             "hits = 0\n"
                             "async def main():\n"
                             "    global hits\n"
                             "    for _ in range(2):\n"
                             "        await asyncio.sleep(0.5)\n"
                             "        hits += 1\n"
                             "    await asyncio.sleep(1)\n"
                             "asyncio.run(main())\n"_s;
        const Program program = programOf(text);
        QCOMPARE(told(variableHistories(program, {{TaskId::Main, u"<module>"_s, u"hits"_s}}).at(0)),
                 u"0: 0; 0.5: 1; 1: 2; 2: -"_s);
    }

    void factsTellFromWhichOnItIsSo()
    {
        const Program program = programOf(kCounting);
        const Run run = simulate(program);
        const TaskId task = TaskId(run.taskNames.indexOf(u"main"_s));
        const VariableHistory history = variableHistories(program, {{task, u"count"_s, u"number"_s}}).at(0);
        QCOMPARE(history.changes.size(), 4);
        for (const VariableChange &change : history.changes) {
            const QList<ShownCall> calls = callStacksAt(program, change.facts - 1).value(task);
            const bool isCalled = std::any_of(
                calls.begin(), calls.end(), [](const ShownCall &call) { return call.function == u"count"; });
            QCOMPARE(isCalled, !change.text.isEmpty());
            for (const ShownItem &each : isCalled ? calls.back().variables : QList<ShownItem>())
                if (each.key == u"number")
                    QCOMPARE(each.value.text, change.text);
        }
    }

    void bitByBitItIsTheSame()
    {
        const Program program = programOf(kCounting);
        const TaskId task = TaskId(simulate(program).taskNames.indexOf(u"main"_s));
        const QList<VariablePlace> places{{task, u"count"_s, u"box"_s}, {task, u"main"_s, u"total"_s}};
        VariableSearch search(program, places);
        int slices = 1;
        while (!search.advance(1))
            ++slices;
        QVERIFY(slices > 3);
        QCOMPARE(search.histories(), variableHistories(program, places));
    }

    void noCodeOfTheProgramIsRunForIt()
    {
        const QString text = u"import asyncio\n"
                             "class Loud:\n"
                             "    def __init__(self): self.size = 1\n"
                             "    def __repr__(self):\n"
                             "        print('LOOKED AT')\n"
                             "        return 'loud'\n"
                             "async def main():\n"
                             "    from collections import deque\n"
                             "    one = Loud()\n"
                             "    all = (deque([one]), {one}, [one], ValueError(one))\n"
                             "    await asyncio.sleep(1)\n"
                             "    one.size += 1\n"
                             "    await asyncio.sleep(1)\n"
                             "asyncio.run(main())\n"_s;
        const QString all = told(historyOf(text, u"main"_s, u"main"_s, u"all"_s));
        QVERIFY2(all.startsWith(u"0: (deque([<Loud size=1>]), {<Loud size=1>}, [<Loud size=1>], "
                                "ValueError(<Loud size=1>)"),
                 qPrintable(all));
        QCOMPARE(told(historyOf(text, u"main"_s, u"main"_s, u"one"_s)),
                 u"0: <Loud size=1>; 1: <Loud size=2>; 2: -"_s);
    }

    void aLongHistoryIsCut()
    {
        const QString text = u"import asyncio\n"
                             "async def main():\n"
                             "    for number in range(60_000):\n"
                             "        await asyncio.sleep(0.001)\n"
                             "asyncio.run(main())\n"_s;
        const VariableHistory history = historyOf(text, u"main"_s, u"main"_s, u"number"_s);
        QVERIFY(history.isCut);
        QCOMPARE(history.changes.size(), VariableHistory::kMostChanges);
        QCOMPARE(history.changes.last().text, QString::number(VariableHistory::kMostChanges - 1));
    }

    void whatIsNotThereHasNone()
    {
        QVERIFY(historyOf(kCounting, u"main"_s, u"count"_s, u"nothing"_s).changes.isEmpty());
        QVERIFY(historyOf(kCounting, u"main"_s, u"nobody"_s, u"number"_s).changes.isEmpty());
        QVERIFY(historyOf(kCounting, u"nobody"_s, u"count"_s, u"number"_s).changes.isEmpty());
        QCOMPARE(variableHistories(Program(), {{TaskId::Main, u"f"_s, u"x"_s}}),
                 std::vector<VariableHistory>(1));
    }

    void everyContainerOpens()
    {
        const QString text = u"import asyncio\n"
                             "from collections import deque, defaultdict\n"
                             "class Order:\n"
                             "    def __init__(self, size): self.size = size\n"
                             "async def main():\n"
                             "    box = [[1], (2,), {'k': 3}, {4}, frozenset([5]), deque([6]), Order(7),\n"
                             "           KeyError(8), defaultdict(int, k=9)]\n"
                             "    deep = [[[[[[['bottom']]]]]]]\n"
                             "    ring = []\n"
                             "    ring.append(ring)\n"
                             "    await asyncio.sleep(1)\n"
                             "asyncio.run(main())\n"_s;
        const Program program = programOf(text);
        const Run run = simulate(program);
        const TaskId task = TaskId(run.taskNames.indexOf(u"main"_s));
        const ShownCall main = callStacksAt(program, run.trace.countUntil(500'000) - 1).value(task).at(0);
        for (const ShownItem &each : main.variables[0].value.items)
            QVERIFY2(each.value.items.size() == 1 && each.value.size == 1, qPrintable(each.value.text));
        ShownValue deep = main.variables[1].value;
        while (!deep.items.isEmpty())
            deep = ShownValue(deep.items[0].value);
        QCOMPARE(deep.text, u"'bottom'"_s);
        const ShownValue &ring = main.variables[2].value;
        QCOMPARE(ring.items[0].value.identity, ring.identity);
    }
};

SIGNALBOX_TEST(TestVariableHistory)

} // namespace tst_variablehistory

#include "tst_variablehistory.moc"
