// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/importer/importer.h"
#include "engine/interpreter/callstacks.h"
#include "engine/interpreter/simulation.h"
#include "engine/replay/replay.h"
#include "tests/support/suite.h"

#include <QTest>

#include <vector>

namespace tst_callpaths {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

using Steps = std::vector<quint32>;

const QString kOffice = u"import asyncio\n"
                        "async def save(paper):\n"
                        "    await asyncio.sleep(1)\n"
                        "async def work(paper, desk, times=1):\n"
                        "    for _ in range(times):\n"
                        "        await save(paper)\n"
                        "    await asyncio.sleep(2)\n"
                        "async def main():\n"
                        "    desk = asyncio.Lock()\n"
                        "    await asyncio.gather(work(1, desk), work('two', desk, times=2))\n"
                        "asyncio.run(main())\n"_s;

Run runOf(const QString &text)
{
    return simulate(*importPython(text, u"program"_s).layout);
}

TaskId taskNamed(const Run &run, const QString &name)
{
    return TaskId(run.taskNames.indexOf(name));
}

/// In lines of the text.
QList<qint64> linesOf(const Run &run, TaskId task, Micros time)
{
    const World world = Replay(std::make_shared<const Run>(run)).at(time);
    QList<qint64> lines;
    for (const quint32 step : run.calls.after(task, world.facts).statements)
        lines.append(run.program.steps[step].count);
    return lines;
}

} // namespace

class TestCallPaths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTaskInItsOwnFunctionAloneTakesNoRoom();
    void changesHoldUntilTheNext();
    void callsInPlaceAreKnownAtEachMoment();
    void theyAreThoseOfTheCallStacks();
    void whatIsDeepIsCounted();
    void argumentsAreSaidInAFewLetters();
};

void TestCallPaths::aTaskInItsOwnFunctionAloneTakesNoRoom()
{
    CallPaths paths;
    paths.note(TaskId(1), 3, Steps{7});
    QVERIFY(paths.isEmpty());
    QCOMPARE(paths.after(TaskId(1), 9), CallPaths::Path());
    QCOMPARE(paths.after(TaskId(99), 9), CallPaths::Path());
}

void TestCallPaths::changesHoldUntilTheNext()
{
    CallPaths paths;
    paths.note(TaskId(1), 3, Steps{7, 2});
    paths.note(TaskId(2), 4, Steps{7, 2, 5}, 4);
    paths.note(TaskId(1), 5, Steps{7, 2}); // as before
    paths.note(TaskId(1), 6, Steps{8});
    paths.note(TaskId(1), 6, Steps{9}); // the same fact to come
    QCOMPARE(paths.after(TaskId(1), 3).statements, Steps());
    QCOMPARE(paths.after(TaskId(1), 4).statements, (Steps{7, 2}));
    QCOMPARE(paths.after(TaskId(1), 6).statements, (Steps{7, 2}));
    QCOMPARE(paths.after(TaskId(1), 7).statements, (Steps{9}));
    QCOMPARE(paths.after(TaskId(2), 100).statements, (Steps{7, 2, 5}));
    QCOMPARE(paths.after(TaskId(2), 100).deeper, 4);
}

void TestCallPaths::callsInPlaceAreKnownAtEachMoment()
{
    const Run run = runOf(kOffice);
    QCOMPARE(run.ending(), Ending::Finished);
    const TaskId one = taskNamed(run, u"work"_s);
    const TaskId two = taskNamed(run, u"work#2"_s);
    constexpr Micros half = kMicrosPerSecond / 2;
    QCOMPARE(linesOf(run, one, half), (QList<qint64>{6, 3}));
    QCOMPARE(linesOf(run, two, half), (QList<qint64>{6, 3}));
    QCOMPARE(linesOf(run, one, half + kMicrosPerSecond), (QList<qint64>{7}));
    QCOMPARE(linesOf(run, two, half + kMicrosPerSecond), (QList<qint64>{6, 3}));
    QCOMPARE(linesOf(run, taskNamed(run, u"main"_s), half), QList<qint64>());
}

/// What is written down on the way is what running to that moment once more finds.
void TestCallPaths::theyAreThoseOfTheCallStacks()
{
    const Run run = runOf(kOffice);
    for (qsizetype facts = 1; facts < run.trace.size(); ++facts) {
        const CallStacks stacks = callStacksAt(run.program, facts - 1);
        for (const TaskId task : {taskNamed(run, u"work"_s), taskNamed(run, u"work#2"_s)}) {
            const Steps path = run.calls.after(task, facts).statements;
            const QList<ShownCall> calls = stacks.value(task);
            // A task that goes on after a wait is told of before it is anywhere else.
            if (path.size() < 2 || calls.size() != qsizetype(path.size()))
                continue;
            QCOMPARE(path.front(), calls.front().step);
            QCOMPARE(path.back(), calls.back().step);
        }
    }
}

void TestCallPaths::whatIsDeepIsCounted()
{
    const Run run = runOf(u"import asyncio\n"
                          "async def dive(n):\n"
                          "    if n:\n"
                          "        return await dive(n - 1)\n"
                          "    await asyncio.sleep(1)\n"
                          "asyncio.run(dive(20))\n"_s);
    const World world = Replay(std::make_shared<const Run>(run)).at(kMicrosPerSecond / 2);
    const CallPaths::Path path = run.calls.after(taskNamed(run, u"dive"_s), world.facts);
    QCOMPARE(path.statements.size(), std::size_t(CallPaths::kDeepest));
    QCOMPARE(path.deeper, 21 - CallPaths::kDeepest);
    const TaskView *task = world.task(taskNamed(run, u"dive"_s));
    QCOMPARE(run.program.steps[task->step].count, 5); // the innermost one is the fact's
}

void TestCallPaths::argumentsAreSaidInAFewLetters()
{
    const Run run = runOf(kOffice);
    const auto argumentsOf = [&](const QString &name) {
        return run.arguments.value(qsizetype(index(taskNamed(run, name))));
    };
    QCOMPARE(argumentsOf(u"work"_s), u"1, desk, 1"_s);
    QCOMPARE(argumentsOf(u"work#2"_s), u"'two', desk, 2"_s);
    QCOMPARE(argumentsOf(u"main"_s), QString());
    // No code of the program runs for it.
    const Run quiet = runOf(u"import asyncio\n"
                            "class Loud:\n"
                            "    def __repr__(self):\n"
                            "        print('seen')\n"
                            "        return 'Loud'\n"
                            "async def hear(thing, word):\n"
                            "    pass\n"
                            "asyncio.run(hear(Loud(), 'x' * 500))\n"_s);
    QVERIFY(quiet.output.empty());
    QCOMPARE(quiet.arguments.value(1), u"thing, word"_s);
}

SIGNALBOX_TEST(TestCallPaths)

} // namespace tst_callpaths

#include "tst_callpaths.moc"
