// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/commandlineprogram.h"
#include "tests/support/suite.h"

#include <QTemporaryDir>
#include <QTest>

namespace tst_scriptruns {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kBakery = R"(import asyncio

async def bake(name, delay):
    await asyncio.sleep(delay)
    print(name, "is done")

async def main():
    print("oven", end=" ")
    print("on")
    await asyncio.gather(bake("bread", 1.2), bake("bun", 0.5))

asyncio.run(main())
)";

/// What `signalbox run -` says of \a program with \a options.
testing::Answer run(const QByteArray &program, const QStringList &options = {})
{
    return signalboxWith(QStringList{u"run"_s, u"-"_s, u"--python"_s, u"3.12"_s} + options, program);
}

} // namespace

/// `signalbox run` of programs in Python.
class TestScriptRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFile::exists(kProgram), qPrintable(kProgram)); }

    void whatItPrintsIsWrittenAsItIsAndTheEndToldApart()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"bakery.py"_s);
        writeFile(path, kBakery);
        const testing::Answer answer = signalboxWith({u"run"_s, path});
        QCOMPARE(answer.out, QByteArray("oven on\nbun is done\nbread is done\n"));
        QVERIFY2(answer.err.startsWith("bakery.py: finished at 1.20 s, "), answer.err);
        QVERIFY2(answer.err.endsWith(" events\n"), answer.err);
        QCOMPARE(answer.code, 0);
    }

    void bytesArePrintedAsTheyAre()
    {
        const testing::Answer answer = run("print('\\x1b[1mbold\\x00\\r\\u202e', end='')");
        QCOMPARE(answer.out, QByteArray("\x1b[1mbold\0\r\xe2\x80\xae", 13));
        QCOMPARE(answer.code, 0);
    }

    void anExceptionThatNobodyCatchesIsTold()
    {
        const testing::Answer answer = run("print('before')\nraise ValueError('no flour')\n");
        QCOMPARE(answer.out, QByteArray("before\n"));
        QVERIFY2(answer.err.startsWith("standard input: ended by an exception at 0.00 s"), answer.err);
        QVERIFY2(answer.err.endsWith("\nValueError: no flour\n"), answer.err);
        QCOMPARE(answer.code, 1);
    }

    void aDeadlockSaysWhoWaitsForWhat()
    {
        const testing::Answer answer = run("import asyncio\n"
                                           "async def main():\n"
                                           "    lock = asyncio.Lock()\n"
                                           "    async with lock:\n"
                                           "        await lock.acquire()\n"
                                           "asyncio.run(main())\n");
        QVERIFY2(answer.err.startsWith("standard input: deadlock at 0.00 s"), answer.err);
        QVERIFY2(answer.err.contains("\n! "), answer.err);
        QVERIFY2(answer.err.contains("lock"), answer.err);
        QCOMPARE(answer.code, 1);
    }

    void theExitCodeIsTheProgramsOwn_data()
    {
        QTest::addColumn<QByteArray>("argument");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("nothing") << QByteArray("") << 0 << QByteArray("finished");
        QTest::newRow("none") << QByteArray("None") << 0 << QByteArray("finished");
        QTest::newRow("zero") << QByteArray("0") << 0 << QByteArray("finished");
        QTest::newRow("number") << QByteArray("3") << 3 << QByteArray("left with code 3");
        QTest::newRow("a shell sees eight bits") << QByteArray("-1") << 255 << QByteArray("code 255");
        QTest::newRow("a bool is a number") << QByteArray("True") << 1 << QByteArray("left with code 1");
        QTest::newRow("message") << QByteArray("'no oven'") << 1 << QByteArray("\nno oven\n");
    }

    void theExitCodeIsTheProgramsOwn()
    {
        QFETCH(QByteArray, argument);
        QFETCH(int, code);
        QFETCH(QByteArray, words);
        const testing::Answer answer = run("raise SystemExit(" + argument + ")\n");
        QVERIFY2(answer.err.contains(words), answer.err);
        QCOMPARE(answer.code, code);
    }

    void aTextThatIsRefusedSaysTheLine()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"wrong.py"_s);
        writeFile(path, "import asyncio\n\nprint('a'\n");
        const testing::Answer answer = signalboxWith({u"run"_s, path});
        QCOMPARE(answer.out, QByteArray());
        QCOMPARE(answer.err, path.toUtf8() + ":3: '(' was never closed\n");
        QCOMPARE(answer.code, 1);
    }

    void everyRefusedLineIsNamed()
    {
        const testing::Answer answer = run("return 1\nx = 1\nreturn 2\n");
        QCOMPARE(answer.err,
                 QByteArray("standard input:1: 'return' outside function\n"
                            "standard input:3: 'return' outside function\n"));
        QCOMPARE(answer.code, 1);
    }

    void textThatIsNotUtf8IsRefused()
    {
        const testing::Answer answer = run("print('\xe4')\n");
        QVERIFY2(answer.err.startsWith("standard input:1: "), answer.err);
        QCOMPARE(answer.code, 1);
    }

    void aVersionOfPythonIsChosen()
    {
        const QByteArray program = "f'{'a'}'\n"; // since 3.12
        QCOMPARE(signalboxWith({u"run"_s, u"-"_s, u"--python"_s, u"3.13"_s}, program).code, 0);
        QCOMPARE(signalboxWith({u"run"_s, u"-"_s, u"--python"_s, u"3.11"_s}, program).code, 1);
    }

    void aVersionThatIsNotThereIsMisuse()
    {
        const testing::Answer answer = signalboxWith({u"run"_s, u"-"_s, u"--python"_s, u"2.7"_s});
        QVERIFY2(answer.err.contains("3.11, 3.12 or 3.13"), answer.err);
        QCOMPARE(answer.code, 2);
    }

    void aLayoutHasAVersionOfItsOwn()
    {
        const testing::Answer answer =
            signalboxWith({u"run"_s, testing::example(kQueue), u"--python"_s, u"3.12"_s});
        QVERIFY2(answer.err.contains("settings"), answer.err);
        QCOMPARE(answer.code, 2);
    }

    void aRunIsCutWhereThePersonSays()
    {
        const QByteArray program = "import asyncio\n"
                                   "async def main():\n"
                                   "    while True:\n"
                                   "        print('tick')\n"
                                   "        await asyncio.sleep(1)\n"
                                   "asyncio.run(main())\n";
        const testing::Answer answer = run(program, {u"--until"_s, u"2.5"_s});
        QCOMPARE(answer.out, QByteArray("tick\ntick\ntick\n"));
        QVERIFY2(answer.err.contains("still going at 2.50 s"), answer.err);
        QCOMPARE(answer.code, 0);
    }

    void aTraceIsWrittenBesideWhatItPrints()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"trace.jsonl"_s);
        const testing::Answer answer = run(kBakery, {u"--trace"_s, path});
        QVERIFY(answer.out.startsWith("oven on\n"));
        QVERIFY(contentOf(path).contains("bun is done"));
        QCOMPARE(answer.code, 0);
    }

    void aTraceOnStandardOutputStandsAlone()
    {
        const testing::Answer answer = run(kBakery, {u"--trace"_s, u"-"_s});
        QVERIFY2(answer.out.startsWith('{'), answer.out.left(80));
        QVERIFY2(answer.err.contains("finished at 1.20 s"), answer.err);
        QCOMPARE(answer.code, 0);
    }

    void aFileThatIsNotThereIsNamed()
    {
        const testing::Answer answer = signalboxWith({u"run"_s, u"/nowhere/at.py"_s});
        QVERIFY2(answer.err.contains("/nowhere/at.py"), answer.err);
        QCOMPARE(answer.code, 1);
    }
};

SIGNALBOX_TEST(TestScriptRuns)

} // namespace tst_scriptruns

#include "tst_scriptruns.moc"
