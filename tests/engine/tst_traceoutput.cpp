// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/trace/tracejson.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace tst_traceoutput {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Run runOf(const QString &text)
{
    return simulate(programOfScript(text, PythonVersion::Python312));
}

QList<QJsonObject> linesOf(const Run &run)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : toJsonLines(run).split('\n'))
        if (!line.isEmpty())
            lines += QJsonDocument::fromJson(line).object();
    return lines;
}

/// "1.5 main: hello", "… stderr: no", "…: on …" where the line goes on.
QStringList printedIn(const QList<QJsonObject> &lines)
{
    QStringList printed;
    for (const QJsonObject &line : lines) {
        if (line[u"verb"_s] != u"log"_s)
            continue;
        printed += u"%1 %2%3: %4%5"_s.arg(line[u"t"_s].toDouble())
                       .arg(line[u"task"_s].toString(), line[u"stderr"_s].toBool() ? u" stderr"_s : QString(),
                            line[u"text"_s].toString(), line[u"open"_s].toBool() ? u" …"_s : QString());
    }
    return printed;
}

const QString kTalking = u"import asyncio, sys\n"
                         "async def main():\n"
                         "    print('on', end=' ')\n"
                         "    print('and on')\n"
                         "    await asyncio.sleep(1.5)\n"
                         "    print('wrong', file=sys.stderr)\n"
                         "    print('right')\n"
                         "    sys.stderr.write('half')\n"
                         "asyncio.run(main())\n"_s;

} // namespace

/// What a program prints, in the trace.
class TestTraceOutput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingPrintedHasTimeTaskTextAndWhereItWent()
    {
        QCOMPARE(printedIn(linesOf(runOf(kTalking))),
                 (QStringList{u"0 main: on  …"_s, u"0 main: and on"_s, u"1.5 main stderr: wrong"_s,
                              u"1.5 main: right"_s, u"1.5 main stderr: half …"_s}));
    }

    void linesStayInTheOrderOfTimeAndTheEndIsTheLast()
    {
        const QList<QJsonObject> lines = linesOf(runOf(kTalking + u"1 / 0\n"_s));
        double before = 0;
        for (const QJsonObject &line : lines) {
            QVERIFY(line[u"t"_s].toDouble() >= before);
            before = line[u"t"_s].toDouble();
        }
        QCOMPARE(lines.last()[u"fact"_s].toString(), u"run_ended"_s);
    }

    void slicesAreTheWholeWithThem()
    {
        const Run run = runOf(kTalking);
        JsonLinesWriter writer(run);
        QByteArray all;
        while (!writer.isAtEnd())
            all += writer.next(1);
        QCOMPARE(all, toJsonLines(run));
    }

    void aFutureOfAProgramIsAwaited()
    {
        const QList<QJsonObject> lines =
            linesOf(runOf(u"import asyncio\n"
                          "async def main():\n"
                          "    soup = asyncio.get_running_loop().create_future()\n"
                          "    asyncio.get_running_loop().call_later(1, soup.set_result, 'hot')\n"
                          "    print(await soup)\n"
                          "    gate = asyncio.Event()\n"
                          "    asyncio.get_running_loop().call_later(1, gate.set)\n"
                          "    await gate.wait()\n"
                          "asyncio.run(main())\n"_s));
        QStringList waits;
        for (const QJsonObject &line : lines) {
            const QString fact = line[u"fact"_s].toString();
            const QString on = line[u"on"_s].toString();
            const bool isOurs = on.startsWith(u"future") || on.startsWith(u"event") || fact == u"woken";
            if (isOurs && line.contains(u"verb"_s))
                waits += fact + u' ' + line[u"verb"_s].toString() + u' ' + line[u"value"_s].toString();
        }
        QCOMPARE(waits,
                 (QStringList{u"wait_began await "_s, u"woken await "_s, u"wait_ended await 'hot'"_s,
                              u"wait_began wait "_s, u"woken wait "_s, u"wait_ended wait "_s}));
    }

    void theSchemaAllowsEveryLine()
    {
        QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/trace.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject fields =
            QJsonDocument::fromJson(file.readAll()).object()[u"properties"_s].toObject();
        QStringList kinds;
        for (const QJsonValue &kind : fields[u"fact"_s].toObject()[u"enum"_s].toArray())
            kinds += kind.toString();
        QStringList ours;
        for (const FactRow &row : kFactRows)
            ours += QString::fromLatin1(row.key);
        QCOMPARE(kinds, ours);
        QList<Run> runs{runOf(kTalking)};
        const QDir examples(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
        for (const QString &name : examples.entryList({u"*.signalbox"_s})) {
            QFile example(examples.filePath(name));
            QVERIFY(example.open(QIODevice::ReadOnly));
            if (const auto layout = decodeLayout(example.readAll()).layout)
                runs += simulate(*layout);
        }
        QVERIFY(runs.size() > 10);
        for (const Run &run : runs) {
            for (const QJsonObject &line : linesOf(run)) {
                for (const QString &key : line.keys()) {
                    QVERIFY2(fields.contains(key), qPrintable(key));
                    const QJsonObject field = fields[key].toObject();
                    if (field.contains(u"const"_s))
                        QCOMPARE(line[key], field[u"const"_s]);
                    if (field.contains(u"enum"_s))
                        QVERIFY2(field[u"enum"_s].toArray().contains(line[key]), qPrintable(key));
                    const QString type = field[u"type"_s].toString();
                    const bool isText = type == u"string";
                    const bool isNumber = type == u"number" || type == u"integer";
                    QVERIFY2((!isText || line[key].isString()) && (!isNumber || line[key].isDouble()),
                             qPrintable(key));
                }
            }
        }
    }
};

SIGNALBOX_TEST(TestTraceOutput)

} // namespace tst_traceoutput

#include "tst_traceoutput.moc"
