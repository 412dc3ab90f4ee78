// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/replay/printed.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_printed {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Run runOf(const char *text)
{
    return simulate(programOfScript(QString::fromUtf8(text), PythonVersion::Python312));
}

QStringList textsOf(const std::vector<PrintedLine> &lines)
{
    QStringList texts;
    for (const PrintedLine &line : lines)
        texts.append(line.text);
    return texts;
}

} // namespace

/// Lines made of what a run prints.
class TestPrinted : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineHasItsTimeAndItsTask()
    {
        const Run run = runOf("import asyncio\n"
                              "async def main():\n"
                              "    await asyncio.sleep(0.25)\n"
                              "    print('later')\n"
                              "asyncio.run(main())\n");
        const std::vector<PrintedLine> lines = printedLines(run);
        QCOMPARE(textsOf(lines), QStringList{u"later"_s});
        QCOMPARE(lines[0].time, 250'000);
        QCOMPARE(run.trace[lines[0].fact].kind, FactKind::StepBegan);
        QCOMPARE(run.trace[lines[0].fact].task, lines[0].task);
        QCOMPARE(lines[0].lengthAfter(lines[0].fact), -1);
        QCOMPARE(lines[0].lengthAfter(lines[0].fact + 1), 5);
    }

    void piecesOfOneTaskAreOneLineThatGrows()
    {
        const Run run = runOf("import asyncio\n"
                              "async def main():\n"
                              "    print('on', end='')\n"
                              "    await asyncio.sleep(1)\n"
                              "    print('going')\n"
                              "    print()\n"
                              "asyncio.run(main())\n");
        const std::vector<PrintedLine> lines = printedLines(run);
        QCOMPARE(textsOf(lines), (QStringList{u"ongoing"_s, QString()}));
        QCOMPARE(lines[0].time, 0);
        QVERIFY(!lines[0].isOpen);
        QCOMPARE(lines[0].pieces.size(), std::size_t(1));
        QCOMPARE(lines[0].lengthAfter(run.trace.countUntil(999'999)), 2);
        QCOMPARE(lines[0].lengthAfter(run.trace.size()), 7);
    }

    void whoPrintsBetweenBeginsALineOfItsOwn()
    {
        const Run run = runOf("import asyncio\n"
                              "async def say(word, end):\n"
                              "    print(word, end=end)\n"
                              "async def main():\n"
                              "    await asyncio.gather(say('a', ''), say('b', '\\n'))\n"
                              "asyncio.run(main())\n");
        const std::vector<PrintedLine> lines = printedLines(run);
        QCOMPARE(textsOf(lines), (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(lines[0].isOpen);
        QVERIFY(lines[0].task != lines[1].task);
    }

    void aPrintOfSeveralLinesIsSeveral()
    {
        QCOMPARE(textsOf(printedLines(runOf("print('one\\ntwo')\nprint('three', end='')\n"))),
                 (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    }

    void stepsThatLogPrintToo()
    {
        const Run run = simulate(
            *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/07_timeout.signalbox")).layout);
        const std::vector<PrintedLine> lines = printedLines(run);
        QVERIFY(!lines.empty());
        for (const PrintedLine &line : lines) {
            QCOMPARE(run.trace[line.fact].verb, Verb::Log);
            QCOMPARE(run.trace[line.fact].task, line.task);
            QCOMPARE(line.text, run.texts[run.trace[line.fact].text()]);
        }
    }

    void timesAndFactsNeverGoBack()
    {
        const Run run = runOf("import asyncio\n"
                              "async def forgotten(): pass\n"
                              "async def main():\n"
                              "    print('a')\n"
                              "    forgotten()\n"
                              "    print('b')\n"
                              "    await asyncio.sleep(1)\n"
                              "    print('c')\n"
                              "asyncio.run(main())\n");
        const std::vector<PrintedLine> lines = printedLines(run);
        QCOMPARE(lines.size(), std::size_t(6));
        for (std::size_t at = 1; at < lines.size(); ++at) {
            QVERIFY(lines[at].fact >= lines[at - 1].fact);
            QVERIFY(lines[at].time >= lines[at - 1].time);
        }
        QVERIFY(lines[1].isError);
        QCOMPARE(lines[1].text, u"program.py:5: RuntimeWarning: coroutine 'forgotten' was never awaited"_s);
        QCOMPARE(lines[2].text, u"  forgotten()"_s);
        QCOMPARE(lines[3].text,
                 u"RuntimeWarning: Enable tracemalloc to get the object allocation traceback"_s);
    }
};

SIGNALBOX_TEST(TestPrinted)

} // namespace tst_printed

#include "tst_printed.moc"
