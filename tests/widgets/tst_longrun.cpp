// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/simulation.h"
#include "tests/support/scriptdesk.h"
#include "tests/support/suite.h"
#include "widgets/session/runpatience.h"
#include "widgets/session/stackkeeper.h"
#include "widgets/session/stoppedruns.h"
#include "widgets/variables/pinnedvariables.h"

#include <QSignalSpy>
#include <QTest>

namespace tst_longrun {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

const QString kCounting = u"x = 0\nwhile True:\n    x += 1\n"_s;
const QString kPrinting = u"n = 0\nwhile True:\n    n += 1\n    if n % 100000 == 0:\n        print(n)\n"_s;

Program programOf(const QString &text)
{
    return programOfScript(text, PythonVersion::Python312);
}

bool isStopped(const RunKeeper &keeper)
{
    const Run &run = keeper.replay().run();
    return !keeper.isRunning() && run.hasEnded() && run.ending() == Ending::Stopped;
}

QString variableIn(const CallStacks &stacks, TaskId task, const QString &name)
{
    for (const ShownCall &call : stacks.value(task))
        for (const ShownItem &variable : call.variables)
            if (variable.key == name)
                return variable.value.text;
    return {};
}

} // namespace

class TestLongRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { runPatience() = 12; }

    void aProgramThatComputesCanBeStopped_data()
    {
        QTest::addColumn<QString>("text");
        const auto asMain = [](const QString &body) {
            return u"import asyncio, itertools\nasync def main():\n    "_s + body
                + u"\nasyncio.run(main())\n"_s;
        };
        QTest::newRow("a loop of the module") << kCounting;
        QTest::newRow("a loop in a task") << asMain(u"while True: pass"_s);
        QTest::newRow("calls in each other")
            << u"def f(n):\n    return f(n - 1) + f(n - 1) if n else 1\nf(60)\n"_s;
        QTest::newRow("rounds of a builtin") << asMain(u"sum(itertools.repeat(1))"_s);
        QTest::newRow("a generator") << asMain(u"max(n for n in itertools.count())"_s);
        QTest::newRow("a key") << asMain(u"while True: sorted(range(99), key=lambda n: -n)"_s);
        QTest::newRow("nobody may catch it")
            << u"while True:\n    try:\n        while True: pass\n    except BaseException: pass\n"_s;
        QTest::newRow("a thread") << u"import asyncio\ndef work():\n    while True: pass\nasync def main():\n"
                                     "    await asyncio.to_thread(work)\nasyncio.run(main())\n"_s;
        QTest::newRow("after the loop")
            << u"import asyncio\nasyncio.run(asyncio.sleep(1))\nwhile True: pass\n"_s;
        QTest::newRow("turns") << asMain(u"for n in range(10 ** 9): await asyncio.sleep(1e-6)"_s);
    }
    void aProgramThatComputesCanBeStopped()
    {
        QFETCH(QString, text);
        ScriptDesk desk(u"pass\n"_s);
        desk.keeper.runInstead(programOf(text));
        QVERIFY(desk.keeper.isRunning());
        QVERIFY(!desk.keeper.replay().run().hasEnded());
        QCOMPARE(desk.keeper.replay().run().program.script, desk.keeper.program().script);
        QSignalSpy ends(&desk.keeper, &RunKeeper::finished);
        desk.keeper.stopRunning();
        QTRY_VERIFY(isStopped(desk.keeper));
        QCOMPARE(ends.count(), 1);
        QVERIFY(desk.keeper.replay().run().stoppedAfter > 0);
        QCOMPARE(desk.keeper.verdicts().first().kind, Verdict::Kind::Stopped);
        QVERIFY2(desk.keeper.verdicts().first().sentence.startsWith(u"Stopped by you after "),
                 qPrintable(desk.keeper.verdicts().first().sentence));
    }

    void theWindowLivesWhileItComputes()
    {
        ScriptDesk desk(kPrinting);
        int heartbeats = 0;
        QTimer heart;
        heart.callOnTimeout([&] { ++heartbeats; });
        heart.start(0);
        QTRY_VERIFY(desk.keeper.replay().run().output.size() >= 2 && heartbeats > 0); // it grows
        QVERIFY(desk.keeper.isRunning());
        const QList<Verdict> none;
        QCOMPARE(desk.keeper.verdicts(), none);
        desk.keeper.stopRunning();
        QTRY_VERIFY(isStopped(desk.keeper));
        QCOMPARE(desk.keeper.replay().run().output.front().text, u"100000\n"_s);
    }

    void whatItWasDoingIsKnown()
    {
        ScriptDesk desk(kPrinting);
        QTRY_VERIFY(!desk.keeper.replay().run().output.empty());
        desk.keeper.stopRunning();
        QTRY_VERIFY(isStopped(desk.keeper));
        StackKeeper stacks(desk.keeper);
        const qsizetype end = factsBeforeStop(desk.keeper.replay().run());
        QVERIFY(stacks.after(end));
        QVERIFY(stacks.after(desk.keeper.replay().factCount()));
        QVERIFY(variableIn(*stacks.after(end), TaskId::Main, u"n"_s).toLongLong() >= 100'000);
        QVERIFY(!stacks.after(end - 1)); // which is found by running it up to there
        QSignalSpy came(&stacks, &StackKeeper::came);
        stacks.want({end - 1});
        QTRY_COMPARE(came.count(), 1);
        QVERIFY(stacks.after(end - 1));
    }

    void aPinnedVariableOfAStoppedRunIsKnown()
    {
        ScriptDesk desk(kPrinting);
        QTRY_VERIFY(desk.keeper.replay().run().output.size() >= 2);
        desk.keeper.stopRunning();
        QTRY_VERIFY(isStopped(desk.keeper));
        PinnedVariables pins(desk.keeper);
        pins.toggle({u"module"_s, u"<module>"_s, u"n"_s});
        QTRY_VERIFY(!pins.isSearching());
        QVERIFY(!pins.lanes().first().spans.isEmpty());
    }

    void anEditLeavesOnlyTheNewest()
    {
        ScriptDesk desk(kCounting);
        bool hasShownAnother = false;
        QSignalSpy ends(&desk.keeper, &RunKeeper::finished);
        connect(&desk.keeper, &RunKeeper::runChanged, this, [&] {
            hasShownAnother |= desk.keeper.replay().run().program.script != desk.keeper.program().script;
        });
        for (int edit = 0; edit < 3; ++edit) {
            desk.keeper.runInstead(programOf(kCounting + u"#"_s.repeated(edit)));
            QVERIFY(desk.keeper.isRunning());
        }
        const Program last = programOf(u"print('done')\n"_s);
        desk.keeper.runInstead(last);
        QTRY_VERIFY(!desk.keeper.isRunning());
        QVERIFY(desk.keeper.replay().run() == simulate(last));
        QCOMPARE(ends.count(), 1);
        QVERIFY(!hasShownAnother);
        QVERIFY(ErrandBase::waitForAll(std::chrono::seconds(30))); // the others have noticed
        QCoreApplication::processEvents();
        QVERIFY(desk.keeper.replay().run() == simulate(last));
    }

    void aListenerMayEditOrDelete()
    {
        Document document;
        auto keeper = std::make_unique<RunKeeper>(document);
        keeper->runInstead(programOf(kPrinting));
        connect(
            keeper.get(), &RunKeeper::runChanged, &document,
            [&] { keeper->runInstead(programOf(u"import asyncio\n"_s)); }, Qt::SingleShotConnection);
        QTRY_VERIFY(!keeper->isRunning());
        keeper->runInstead(programOf(kPrinting));
        connect(keeper.get(), &RunKeeper::runChanged, &document, [&] { keeper.reset(); });
        QTRY_VERIFY(!keeper);
        QVERIFY(ErrandBase::waitForAll(std::chrono::seconds(30)));
    }

    void whatWasStoppedCanRunAgain()
    {
        ScriptDesk desk(kCounting);
        desk.keeper.stopRunning();
        QTRY_VERIFY(isStopped(desk.keeper));
        const quint64 number = desk.keeper.runNumber();
        desk.keeper.runAgain();
        QVERIFY(desk.keeper.isRunning());
        QVERIFY(desk.keeper.runNumber() != number);
        QVERIFY(desk.keeper.stoppedIn().isEmpty());
    }

    void aRunThatIsWholeIsNotStopped()
    {
        ScriptDesk desk(u"print(1)\n"_s);
        QTRY_VERIFY(!desk.keeper.isRunning());
        desk.keeper.stopRunning();
        QCoreApplication::processEvents();
        QCOMPARE(desk.keeper.replay().run().ending(), Ending::Finished);
    }
};

SIGNALBOX_TEST(TestLongRun)

} // namespace tst_longrun

#include "tst_longrun.moc"
