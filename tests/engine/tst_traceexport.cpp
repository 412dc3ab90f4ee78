// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/figures.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/trace/tracejson.h"
#include "engine/traceexport/exportevents.h"
#include "engine/traceexport/mermaidtext.h"
#include "engine/traceexport/traceformats.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_traceexport {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Run runOf(const char *text)
{
    return simulate(programOfScript(QString::fromUtf8(text), PythonVersion::Python312));
}

Run exampleRun(const QString &name)
{
    return simulate(expand(
        *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + name + u".signalbox"_s).layout));
}

std::vector<ExportEvent> eventsOf(const Run &run)
{
    ExportEvents from(run);
    std::vector<ExportEvent> events;
    while (!from.isAtEnd())
        from.next(events);
    return events;
}

/// "0.20 s wakes cook" of every event of that category.
QStringList linesOf(const Run &run, const QByteArray &category)
{
    const ExportEvents tracks(run);
    QStringList lines;
    for (const ExportEvent &event : eventsOf(run)) {
        if (event.category == category)
            lines.append(formatTime(event.time) + u' ' + tracks.tracks()[event.track].name + u": "_s
                         + event.name);
    }
    return lines;
}

QByteArray wholeOf(TraceFormat format, const Run &run)
{
    const std::unique_ptr<TraceWriter> writer = traceWriter(format, run, u"lunch"_s);
    QByteArray whole;
    while (!writer->isAtEnd())
        whole += writer->next();
    return whole;
}

} // namespace

/// Runs as other programs read them. What files of a format must be is tests/traces.
class TestTraceExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEndingSaysTheFormat_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<TraceFormat>("format");
        QTest::newRow("lines") << u"a.jsonl"_s << TraceFormat::JsonLines;
        QTest::newRow("Perfetto") << u"a.pftrace"_s << TraceFormat::Perfetto;
        QTest::newRow("Perfetto's other") << u"/tmp/x.y/a.perfetto-trace"_s << TraceFormat::Perfetto;
        QTest::newRow("Chrome") << u"a.JSON"_s << TraceFormat::Chrome;
        QTest::newRow("table") << u"a.csv"_s << TraceFormat::Csv;
        QTest::newRow("sequence") << u"a.mmd"_s << TraceFormat::MermaidSequence;
        QTest::newRow("Gantt") << u"a.gantt.mmd"_s << TraceFormat::MermaidGantt;
        QTest::newRow("a name like an ending") << u"gantt.mmd"_s << TraceFormat::MermaidSequence;
        QTest::newRow("none") << u"trace"_s << TraceFormat::JsonLines;
        QTest::newRow("another") << u"a.txt"_s << TraceFormat::JsonLines;
        QTest::newRow("standard output") << u"-"_s << TraceFormat::JsonLines;
    }

    void theEndingSaysTheFormat()
    {
        QFETCH(const QString, path);
        QFETCH(const TraceFormat, format);
        QCOMPARE(traceFormatOf(path), format);
    }

    void everyFormatGoesByItsName()
    {
        for (const TraceFormatRow &row : traceFormats())
            QCOMPARE(traceFormatNamed(row.name), row.format);
        QVERIFY(!traceFormatNamed(u"xml"_s));
    }

    void linesAreWhatTheyWere()
    {
        const Run run = exampleRun(u"01_bounded_queue"_s);
        QCOMPARE(wholeOf(TraceFormat::JsonLines, run), toJsonLines(run));
    }

    /// Who ended a wait comes first, then whose wait it was.
    void aFlowLeadsFromWhoEndedAWait()
    {
        const Run run = runOf("import asyncio\n"
                              "async def opener(event):\n"
                              "    await asyncio.sleep(0.5)\n"
                              "    event.set()\n"
                              "async def main():\n"
                              "    event = asyncio.Event()\n"
                              "    task = asyncio.create_task(opener(event), name='opener')\n"
                              "    await event.wait()\n"
                              "asyncio.run(main())\n");
        const QStringList lines = linesOf(run, "wake");
        QVERIFY2(lines.contains(u"0.50 s opener: wakes main"_s), qPrintable(lines.join(u'\n')));
        QCOMPARE(lines.indexOf(u"0.50 s main: woken by opener"_s),
                 lines.indexOf(u"0.50 s opener: wakes main"_s) + 1);
        QHash<quint64, int> flows;
        for (const ExportEvent &event : eventsOf(run)) {
            if (event.flow == ExportEvent::Flow::Begins)
                QCOMPARE(flows[event.flowId]++, 0);
            else if (event.flow == ExportEvent::Flow::Ends)
                QCOMPARE(flows[event.flowId]++, 1);
        }
        QVERIFY(!flows.isEmpty());
    }

    void computingIsOnTheLoopsTrackToo()
    {
        const Run run = exampleRun(u"22_blocking_and_threads"_s);
        Micros own = 0;
        Micros loops = 0;
        Micros blocked = 0;
        for (const ExportEvent &event : eventsOf(run)) {
            const bool isBlocking = QByteArray(event.category) == "blocking";
            if (event.kind != ExportEvent::Kind::Begin
                || (!isBlocking && QByteArray(event.category) != "computing"))
                continue;
            (event.track == 0 ? loops : own) += event.end - event.time;
            blocked += isBlocking && event.track != 0 ? event.end - event.time : 0;
        }
        QVERIFY(own > 0);
        QCOMPARE(loops, own);
        QVERIFY(blocked > 0);
        QCOMPARE(blocked, figuresOf(run).blocking);
    }

    void noTwoTracksAreCalledTheSame()
    {
        const Run run = runOf("import asyncio\n"
                              "async def work():\n"
                              "    await asyncio.sleep(1)\n"
                              "async def main():\n"
                              "    await asyncio.gather(*(asyncio.create_task(work(), name='event loop')\n"
                              "                           for _ in range(3)))\n"
                              "asyncio.run(main())\n");
        QStringList names;
        const ExportEvents events(run);
        for (const ExportTrack &track : events.tracks())
            names.append(track.name);
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void labelsOfDiagramsAreHarmless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        QTest::newRow("plain") << u"cook 2"_s << u"cook 2"_s;
        QTest::newRow("signs") << u"a;b#c: \"d\""_s << u"a#59;b#35;c#58; #34;d#34;"_s;
        QTest::newRow("the word end") << u"the End, bend"_s << u"the #69;nd, bend"_s;
        QTest::newRow("lines") << u"a\n b\r\n\tc"_s << u"a b c"_s;
        QTest::newRow("nothing") << u" \n"_s << u"?"_s;
        QTest::newRow("long") << QString(100, u'x') << QString(60, u'x') + u'…';
        QTest::newRow("half a pair") << QString(QChar(0xd83c)) << QString(QChar::ReplacementCharacter);
        QTest::newRow("a pair at the cut") << QString(59, u'x') + u"🍞🍞"_s << QString(59, u'x') + u'…';
    }

    void labelsOfDiagramsAreHarmless()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, label);
        QCOMPARE(mermaidText(text), label);
    }

    void aDiagramOfALongRunSaysWhatIsMissing()
    {
        const Run run = runOf("import asyncio\n"
                              "async def main():\n"
                              "    for number in range(500):\n"
                              "        print(number)\n"
                              "        await asyncio.sleep(0.1)\n"
                              "asyncio.run(main())\n");
        for (const TraceFormat format : {TraceFormat::MermaidSequence, TraceFormat::MermaidGantt}) {
            const std::unique_ptr<TraceWriter> writer = traceWriter(format, run, QString());
            QByteArray whole;
            while (!writer->isAtEnd())
                whole += writer->next();
            QVERIFY2(writer->leftOut().contains(u" of 50"), qPrintable(writer->leftOut()));
            QVERIFY2(whole.contains(" are shown#58; "), whole);
        }
        const std::unique_ptr<TraceWriter> table = traceWriter(TraceFormat::Csv, run, QString());
        while (!table->isAtEnd())
            table->next();
        QCOMPARE(table->leftOut(), QString());
    }
};

SIGNALBOX_TEST(TestTraceExport)

} // namespace tst_traceexport

#include "tst_traceexport.moc"
