// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/sweeptable.h"
#include "engine/file/layoutfile.h"
#include "tests/support/commandlineprogram.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace tst_sweepcommand {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

class TestSweepCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFile::exists(kProgram), qPrintable(kProgram)); }

    void rangesAreRead()
    {
        QCOMPARE(sweepRangeOf(u"cook.work=0.2:1.0:0.1"_s), (SweepRange{u"cook.work"_s, 0.2, 1.0, 0.1}));
        QCOMPARE(sweepRangeOf(u"a=b.count=3:1"_s), (SweepRange{u"a=b.count"_s, 3, 1, 0}));
        for (const QString &wrong : {u""_s, u"cook.work"_s, u"=1:2"_s, u"a=1"_s, u"a=1:2:0"_s, u"a=1:2:-1"_s,
                                     u"a=1:x"_s, u"a=1:2:3:4"_s, u"a=inf:2"_s, u"a=1:nan"_s, u"a=:2"_s})
            QVERIFY2(!sweepRangeOf(wrong), qPrintable(wrong));
    }

    void argumentsAreRead()
    {
        const Invocation invocation =
            parseArguments({u"sweep"_s, u"a.signalbox"_s, u"--set"_s, u"x.work=1:2"_s, u"--set"_s,
                            u"seed=1:9:1"_s, u"--of"_s, u"wait_p95"_s, u"--seeds"_s, u"30"_s, u"--csv"_s});
        QCOMPARE(int(invocation.command), int(Invocation::Command::Sweep));
        QCOMPARE(invocation.ranges.size(), 2);
        QCOMPARE(int(invocation.measure), int(Measure::WaitP95));
        QCOMPARE(invocation.seeds, 30);
        QVERIFY(invocation.csv);
    }

    void refusals_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        const QString file = testing::example(kQueue);
        const QString range = u"cook.work=1:2"_s;
        QTest::newRow("range") << QStringList{file, u"--set"_s, u"cook.work"_s}
                               << QByteArray("\"cook.work\"");
        QTest::newRow("three") << QStringList{file, u"--set"_s, range, u"--set"_s, range, u"--set"_s, range}
                               << QByteArray("twice");
        QTest::newRow("of") << QStringList{file, u"--of"_s, u"cakes"_s} << QByteArray("not \"cakes\"");
        QTest::newRow("seeds") << QStringList{file, u"--set"_s, range, u"--seeds"_s, u"0"_s}
                               << QByteArray("from 1 to 10000");
        QTest::newRow("csv") << QStringList{file, u"--csv"_s} << QByteArray("--csv is for what --set asks");
        QTest::newRow("name") << QStringList{file, u"--set"_s, u"cok.work=1:2"_s}
                              << QByteArray("did you mean \"cook.work\"?");
        QTest::newRow("runs") << QStringList{file, u"--set"_s, u"cook.work=1:2:0.001"_s, u"--seeds"_s,
                                             u"10000"_s}
                              << QByteArray("that would be 10010000 runs");
    }

    void refusals()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const testing::Answer answer = signalboxWith(QStringList{u"sweep"_s} + arguments);
        QVERIFY(answer.code != 0);
        QVERIFY(answer.out.isEmpty());
        QVERIFY2(answer.err.contains(words), answer.err);
    }

    void numbersAreListed()
    {
        const testing::Answer answer = signalboxWith({u"sweep"_s, testing::example(kQueue)});
        QCOMPARE(answer.code, 0);
        QVERIFY(answer.err.isEmpty());
        const QList<QByteArray> lines = answer.out.split('\n');
        QCOMPARE(lines[0], "time until the end (s): 14.2");
        QVERIFY2(lines[3].contains("18 → −1.4 (−9.86 %)"), lines[3]);
        for (const Knob &knob : knobsOf(*loadLayout(testing::example(kQueue)).layout))
            QVERIFY2(answer.out.contains('\n' + knob.name.toUtf8() + ' '), qPrintable(knob.name));
    }

    void rowsAreWhatRunsAre()
    {
        const testing::Answer answer = signalboxWith(
            {u"sweep"_s, testing::example(kQueue), u"--set"_s, u"cook.work=0.2:0.6:0.2"_s, u"--csv"_s});
        QCOMPARE(answer.out,
                 "cook.work,end,least,most,runs,known\n0.2,4.2,4.2,4.2,1,1\n0.4,8.2,8.2,8.2,1,1\n"
                 "0.6,12.2,12.2,12.2,1,1\n");
        const testing::Answer table =
            signalboxWith({u"sweep"_s, testing::example(kQueue), u"--set"_s, u"cook.work=0.2:0.6:0.2"_s});
        QCOMPARE(QString::fromUtf8(table.out).section(u'\n', 1, 1).simplified().section(u' ', 0, 2),
                 u"0.2 s 4.2"_s);
        const testing::Answer map =
            signalboxWith({u"sweep"_s, testing::example(kQueue), u"--set"_s, u"cook.work=0.2:0.4:0.2"_s,
                           u"--set"_s, u"orders.count=10:20:10"_s});
        QCOMPARE(QString::fromUtf8(map.out).section(u'\n', 3, 3).simplified(), u"20 4.2 8.2"_s);
    }

    void comparisons()
    {
        const QString file = testing::example(kQueue);
        const testing::Answer same = signalboxWith({u"compare"_s, file, file});
        QCOMPARE(same.code, 0);
        QVERIFY2(same.out.contains("Both runs are the same."), same.out + same.err);
        QTemporaryDir folder;
        const QString other = folder.filePath(u"other.signalbox"_s);
        Layout layout = *loadLayout(file).layout;
        for (const Knob &knob : knobsOf(layout)) {
            if (knob.name == u"cook.work")
                layout = turned(layout, knob, 0.9);
        }
        QVERIFY(!saveLayout(layout, other));
        const testing::Answer answer = signalboxWith({u"compare"_s, file, other});
        QVERIFY2(answer.out.contains("The reason: cook: Work time: 0.7 s → 0.9 s."), answer.out + answer.err);
        QVERIFY2(answer.out.contains("14.2    18.2  +28.2 %"), answer.out);
        const testing::Answer alone = signalboxWith({u"compare"_s, file});
        QCOMPARE(alone.code, 2);
        QVERIFY2(alone.err.contains("another seed"), alone.err);
        const testing::Answer three = signalboxWith({u"compare"_s, file, file, u"third"_s});
        QVERIFY2(three.code == 2 && three.err.contains("\"third\" is one too many"), three.err);
    }

    void programsInPython()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"shop.py"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "import asyncio\n\nasync def main():\n    await asyncio.sleep(0.5)\n\nasyncio.run(main())\n");
        file.close();
        const testing::Answer answer =
            signalboxWith({u"sweep"_s, path, u"--set"_s, u"main.3=1:3:1"_s, u"--csv"_s});
        QVERIFY2(answer.out.contains("\n2,2,2,2,1,1\n"), answer.out + answer.err);
    }
};

SIGNALBOX_TEST(TestSweepCommand)

} // namespace tst_sweepcommand

#include "tst_sweepcommand.moc"
