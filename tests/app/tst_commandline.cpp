// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/python/python.h"
#include "engine/trace/tracejson.h"
#include "tests/support/commandlineprogram.h"
#include "tests/support/suite.h"
#include "widgets/look/pseudolanguage.h"
#include "widgets/session/runkeeper.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace tst_commandline {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

/// The real program, in a language that dresses each sentence in brackets.
QString pseudoWith(const QStringList &arguments)
{
    QProcessEnvironment pseudo = noDisplay();
    pseudo.insert(u"SIGNALBOX_LANGUAGE"_s, u"pseudo"_s);
    const Answer answer = signalboxWith(arguments, {}, pseudo);
    return QString::fromUtf8(answer.out + answer.err);
}

/// \a text without what is in brackets.
QString undressed(const QString &text)
{
    QString left;
    int depth = 0;
    for (const QChar c : text) {
        depth += c == u'[' ? 1 : 0;
        if (depth == 0)
            left += c;
        depth -= c == u']' ? 1 : 0;
    }
    return left;
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFile::exists(kProgram), qPrintable(kProgram)); }

    void helpAnswersWithExamples_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("example");
        QTest::newRow("all") << QStringList{u"--help"_s} << QByteArray("signalbox export ");
        QTest::newRow("short") << QStringList{u"-h"_s} << QByteArray("signalbox run ");
        QTest::newRow("run") << QStringList{u"run"_s, u"--help"_s} << QByteArray("--trace kitchen.jsonl");
        QTest::newRow("export") << QStringList{u"export"_s, u"-h"_s} << QByteArray("-o queue.gif");
        QTest::newRow("python") << QStringList{u"python"_s, u"--help"_s} << QByteArray("-o kitchen.py");
        QTest::newRow("validate") << QStringList{u"validate"_s, u"--help"_s}
                                  << QByteArray("validate kitchen");
    }

    void helpAnswersWithExamples()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, example);
        const Answer outcome = signalboxWith(arguments);
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains("Examples:"), outcome.out);
        QVERIFY2(outcome.out.contains(example), outcome.out);
        QCOMPARE(outcome.err, QByteArray());
    }

    void everyOptionOfACommandIsExplained()
    {
        const QByteArray help = signalboxWith({u"export"_s, u"--help"_s}).out;
        for (const auto *name : {"--output", "--from", "--to", "--span", "--scale", "--only", "--at", "--fps",
                                 "--size", "--speed", "--theme", "--force", "--seed"})
            QVERIFY2(help.contains(name), name);
    }

    void versionIsALine()
    {
        const Answer outcome = signalboxWith({u"--version"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY(QRegularExpression(u"^signalbox \\d+\\.\\d+\\.\\d+\n$"_s)
                    .match(QString::fromUtf8(outcome.out))
                    .hasMatch());
    }

    void misuseExitsWithTwoAndSuggests_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        const QString file = example(kQueue);
        QTest::newRow("command") << QStringList{u"exprot"_s, file} << QByteArray("did you mean \"export\"?");
        QTest::newRow("far from any command")
            << QStringList{u"zebra"_s} << QByteArray("unknown command \"zebra\"");
        QTest::newRow("option") << QStringList{u"run"_s, file, u"--sede"_s, u"3"_s}
                                << QByteArray("did you mean \"--seed\"?");
        QTest::newRow("window option") << QStringList{u"--hlep"_s} << QByteArray("did you mean \"--help\"?");
        QTest::newRow("no file") << QStringList{u"run"_s} << QByteArray("run needs a FILE");
        QTest::newRow("two files") << QStringList{u"validate"_s, file, file} << QByteArray("one too many");
        QTest::newRow("seed") << QStringList{u"run"_s, file, u"--seed"_s, u"x"_s}
                              << QByteArray("whole number");
        QTest::newRow("until") << QStringList{u"run"_s, file, u"--until"_s, u"-1"_s}
                               << QByteArray("time in seconds");
        QTest::newRow("nan") << QStringList{u"run"_s, file, u"--until"_s, u"nan"_s}
                             << QByteArray("time in seconds");
        QTest::newRow("form of figures")
            << QStringList{u"run"_s, file, u"--figures=xml"_s} << QByteArray("wants text or json");
        for (const auto *span : {"2", ":", "a:b", "2:8:9", "-1:2", "0:1000001", "nan:2"})
            QTest::addRow("span %s", span)
                << QStringList{u"run"_s, file, u"--figures"_s, u"--span"_s, QLatin1String(span)}
                << QByteArray("such as 2:8");
        QTest::newRow("span backwards") << QStringList{u"run"_s, file, u"--figures"_s, u"--span"_s, u"8:2"_s}
                                        << QByteArray("ends before it begins");
        QTest::newRow("span of nothing")
            << QStringList{u"run"_s, file, u"--span"_s, u"2:8"_s} << QByteArray("wants that as well");
        QTest::newRow("span after the end")
            << QStringList{u"run"_s, file, u"--figures"_s, u"--span"_s, u"2:14.3"_s}
            << QByteArray("--span 14.3 lies outside of the run: the run ends at 14.20 s");
        QTest::newRow("figures and trace")
            << QStringList{u"run"_s, file, u"--figures"_s, u"--trace"_s, u"-"_s}
            << QByteArray("give --trace a file");
        QTest::newRow("no output") << QStringList{u"export"_s, file} << QByteArray("-o OUT.gif");
        QTest::newRow("format") << QStringList{u"export"_s, file, u"-o"_s, u"a.avi"_s}
                                << QByteArray(".gif, .mp4");
        QTest::newRow("rate") << QStringList{u"export"_s, file, u"-o"_s, u"a.gif"_s, u"--fps"_s, u"0"_s}
                              << QByteArray("such as 10, 12.5, 20, 25 or 50");
        QTest::newRow("span and end")
            << QStringList{u"export"_s, file, u"-o"_s, u"a.gif"_s, u"--span"_s, u"1:2"_s, u"--to"_s, u"3"_s}
            << QByteArray("leave out --to");
        QTest::newRow("parts") << QStringList{u"export"_s, file,        u"-o"_s,
                                              u"a.gif"_s,  u"--only"_s, u"canvas,code"_s}
                               << QByteArray("canvas, loop or timeline");
        QTest::newRow("scale") << QStringList{u"export"_s, file, u"-o"_s, u"a.gif"_s, u"--scale"_s, u"8"_s}
                               << QByteArray("makes the picture 10240 × 5760");
        QTest::newRow("size") << QStringList{u"export"_s, file, u"-o"_s, u"a.gif"_s, u"--size"_s, u"big"_s}
                              << QByteArray("1280x720");
        QTest::newRow("theme") << QStringList{u"export"_s, file, u"-o"_s, u"a.gif"_s, u"--theme"_s, u"pink"_s}
                               << QByteArray("high-contrast");
        QTest::newRow("backwards") << QStringList{u"export"_s, file,   u"-o"_s,   u"a.gif"_s,
                                                  u"--from"_s, u"2"_s, u"--to"_s, u"1"_s}
                                   << QByteArray("before --from");
        QTest::newRow("moment of a gif")
            << QStringList{u"export"_s, file, u"-o"_s, u"a.gif"_s, u"--at"_s, u"2"_s} << QByteArray(".png");
        QTest::newRow("empty name") << QStringList{u"run"_s, QString()} << QByteArray("run needs a FILE");
        QTest::newRow("empty trace") << QStringList{u"run"_s, file, u"--trace"_s, QString()}
                                     << QByteArray("--trace wants the name of a file");
        QTest::newRow("unknown trace format")
            << QStringList{u"run"_s, file, u"--trace"_s, u"-"_s, u"--trace-format"_s, u"xml"_s}
            << QByteArray("jsonl, perfetto, chrome, csv, sequence or gantt, not \"xml\"");
        QTest::newRow("trace format of no trace")
            << QStringList{u"run"_s, file, u"--trace-format"_s, u"csv"_s} << QByteArray("--trace says where");
        QTest::newRow("empty program") << QStringList{u"python"_s, file, u"-o"_s, QString()}
                                       << QByteArray("-o wants the name of a file");
        QTest::newRow("seed beyond the file's limit")
            << QStringList{u"run"_s, file, u"--seed"_s, u"9007199254740992"_s}
            << QByteArray("from 0 to 9007199254740991");
        QTest::newRow("until beyond the file's limit")
            << QStringList{u"run"_s, file, u"--until"_s, u"1000001"_s} << QByteArray("from 0 to 1000000");
        QTest::newRow("tiny") << QStringList{u"export"_s, file, u"-o"_s, u"a.png"_s, u"--size"_s, u"159x90"_s}
                              << QByteArray("160x90");
        for (const auto *name : {"--from", "--to", "--fps", "--speed", "--span"})
            QTest::addRow("%s of a still", name)
                << QStringList{u"export"_s, file, u"-o"_s, u"a.png"_s, QLatin1String(name), u"10"_s}
                << QByteArray(name) + " is for an animation";
        for (const auto *name : {"--at", "--fps", "--speed"})
            QTest::addRow("%s of pages", name)
                << QStringList{u"export"_s, file, u"-o"_s, u"a.pdf"_s, QLatin1String(name), u"10"_s}
                << QByteArray(name) + " is not for .pdf";
        QTest::newRow("a moving drawing has no moment") // with --at it is a still one
            << QStringList{u"export"_s, file, u"-o"_s, u"a.svg"_s, u"--at"_s, u"2.4"_s, u"--fps"_s, u"10"_s}
            << QByteArray("--fps is for an animation");
        for (const auto *name : {"--from", "--to"})
            QTest::addRow("%s after the end", name)
                << QStringList{u"export"_s, file, u"-o"_s, u"a.gif"_s, QLatin1String(name), u"14.3"_s}
                << QByteArray("the run ends at 14.20 s");
        QTest::newRow("moment after the end")
            << QStringList{u"export"_s, file, u"-o"_s, u"a.png"_s, u"--at"_s, u"14.3"_s}
            << QByteArray("the run ends at 14.20 s");
        QTest::newRow("too many frames")
            << QStringList{u"export"_s, file,    u"-o"_s,      u"a.gif"_s,
                           u"--fps"_s,  u"50"_s, u"--speed"_s, u"0.01"_s}
            << QByteArray("71076 frames of 1280 × 720 pixels; at this size 20000 can be written");
    }

    void misuseExitsWithTwoAndSuggests()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const Answer outcome = signalboxWith(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(words), outcome.err);
        QVERIFY2(outcome.err.contains("--help"), outcome.err);
        QCOMPARE(outcome.out, QByteArray());
    }

    void everySentenceIsTranslated_data()
    {
        misuseExitsWithTwoAndSuggests_data();
        const QString file = example(kQueue);
        QTest::newRow("run") << QStringList{u"run"_s, file} << QByteArray();
        QTest::newRow("deadlock") << QStringList{u"run"_s, example(u"08_two_locks_in_deadlock"_s)}
                                  << QByteArray();
        QTest::newRow("until") << QStringList{u"run"_s, file, u"--until"_s, u"2.5"_s} << QByteArray();
        QTest::newRow("figures") << QStringList{u"run"_s, file, u"--figures"_s} << QByteArray();
        for (const auto *name : {"02_many_hands", "04_semaphore_limits", "08_two_locks_in_deadlock",
                                 "15_condition", "16_barrier", "22_blocking_and_threads", "25_future"})
            QTest::addRow("figures of %s", name)
                << QStringList{u"run"_s, example(QLatin1String(name)), u"--figures"_s} << QByteArray();
        QTest::newRow("valid") << QStringList{u"validate"_s, file} << QByteArray();
        QTest::newRow("not a layout") << QStringList{u"validate"_s, u"-"_s} << QByteArray();
        QTest::newRow("no such file") << QStringList{u"run"_s, u"/no.signalbox"_s} << QByteArray();
        QTest::newRow("over itself") << QStringList{u"python"_s, file, u"-o"_s, file} << QByteArray();
        QTest::newRow("over another")
            << QStringList{u"python"_s, file, u"-o"_s, example(kRandom)} << QByteArray();
        QTest::newRow("nowhere") << QStringList{u"python"_s, file, u"-o"_s, u"/no/x.py"_s} << QByteArray();
        QTest::newRow("into a folder")
            << QStringList{u"export"_s, file, u"-o"_s, u"/no/x.gif"_s} << QByteArray();
        QTest::newRow("no display") << QStringList{} << QByteArray();
        QTest::newRow("help") << QStringList{u"--help"_s} << QByteArray();
        for (const auto *name : {"run", "export", "python", "validate"})
            QTest::addRow("help of %s", name)
                << QStringList{QLatin1String(name), u"--help"_s} << QByteArray();
    }

    void everySentenceIsTranslated()
    {
        QFETCH(QStringList, arguments);
        static const QRegularExpression typed(u"(^|\\n) *signalbox [^:\\n][^\\n]*"_s);
        static const QRegularExpression word(u"(?<![-\\w./])[A-Z]?[a-z]{3,}(?![\\w./])"_s);
        PseudoLanguage language;
        QCoreApplication::installTranslator(&language);
        QString said = parseArguments(arguments).text;
        QCoreApplication::removeTranslator(&language);
        // Without a program of its own where arguments are enough, but for once.
        if (said.isEmpty() || arguments == QStringList{u"--help"_s})
            said = pseudoWith(arguments);
        QString left = undressed(said);
        left.remove(typed); // which is the same in every language
        left.remove(u"signalbox: "_s);
        const QRegularExpressionMatch found = word.match(left);
        QVERIFY2(!found.hasMatch(), qPrintable(found.captured() + u" in: "_s + left));
    }

    void aMissingFileIsSaidByEveryCommand_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString missing = u"/nowhere/lunch.signalbox"_s;
        QTest::newRow("run") << QStringList{u"run"_s, missing};
        QTest::newRow("export") << QStringList{u"export"_s, missing, u"-o"_s, u"/nowhere/lunch.gif"_s};
        QTest::newRow("python") << QStringList{u"python"_s, missing};
        QTest::newRow("validate") << QStringList{u"validate"_s, missing};
    }

    void aMissingFileIsSaidByEveryCommand()
    {
        QFETCH(QStringList, arguments);
        const Answer outcome = signalboxWith(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY2((outcome.out + outcome.err).contains("lunch.signalbox"), outcome.out + outcome.err);
    }

    void runTellsHowItEnded()
    {
        const Answer good = signalboxWith({u"run"_s, example(kQueue)});
        QCOMPARE(good.code, 0);
        QVERIFY2(good.out.contains("finished at 14.20 s"), good.out);
        QVERIFY2(good.out.contains("cook"), good.out);
        const Answer stuck = signalboxWith({u"run"_s, example(u"08_two_locks_in_deadlock"_s)});
        QCOMPARE(stuck.code, 0);
        QVERIFY2(stuck.out.contains("Deadlock at 0.70 s: "), stuck.out);
        QVERIFY2(stuck.out.contains("Let every task take what it holds in the same order"), stuck.out);
    }

    void untilStopsEarlier()
    {
        const Answer outcome = signalboxWith({u"run"_s, example(kQueue), u"--until"_s, u"2.5"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains("still going at 2.50 s"), outcome.out);
    }

    void figuresOfARun()
    {
        // 20 orders, one each 0.2 s, for a cook who takes 0.7 s: the last is got at 13.5 s.
        const Answer words = signalboxWith({u"run"_s, example(kQueue), u"--figures"_s});
        QCOMPARE(words.code, 0);
        QVERIFY2(words.out.contains("finished at 14.20 s"), words.out);
        QVERIFY2(words.out.contains("queue order window"), words.out);
        QVERIFY2(!words.out.contains("since"), words.out);
        QCOMPARE(signalboxWith({u"run"_s, u"--figures"_s, u"text"_s, example(kQueue)}).out, words.out);

        const Answer stuck =
            signalboxWith({u"run"_s, example(u"08_two_locks_in_deadlock"_s), u"--figures"_s});
        QCOMPARE(stuck.code, 0);
        QVERIFY2(stuck.out.contains("What is unfinished goes on"), stuck.out);
        QVERIFY(!words.out.contains("What is unfinished"));

        const QList<QStringList> ways{{u"run"_s, example(kQueue), u"--figures"_s, u"json"_s},
                                      {u"run"_s, u"--figures=json"_s, example(kQueue)},
                                      {u"run"_s, u"--figures"_s, u"json"_s, u"--"_s, example(kQueue)}};
        for (const QStringList &way : ways) {
            const Answer json = signalboxWith(way);
            QCOMPARE(json.code, 0);
            const QJsonObject figures = QJsonDocument::fromJson(json.out).object();
            QCOMPARE(figures[u"ending"_s].toString(), u"finished"_s);
            QCOMPARE(figures[u"to"_s].toDouble(), 14.2);
            const QJsonObject window = figures[u"resources"_s].toArray()[0].toObject();
            QCOMPARE(window[u"came"_s].toInt(), 20);
            const QJsonObject little = window[u"little"_s].toObject();
            QCOMPARE(little[u"area"_s], little[u"stays"_s]);
            QVERIFY(little[u"area"_s].toDouble() > 10);
        }
        const Answer part =
            signalboxWith({u"run"_s, example(kQueue), u"--figures"_s, u"json"_s, u"--span"_s, u"2:"_s});
        QCOMPARE(QJsonDocument::fromJson(part.out).object()[u"from"_s].toDouble(), 2.0);
        QCOMPARE(QJsonDocument::fromJson(part.out).object()[u"to"_s].toDouble(), 14.2);
    }

    void figuresInPlaceOfWhatAProgramPrints()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"lunch.py"_s);
        writeFile(path,
                  "import asyncio, sys\n"
                  "async def main():\n"
                  "    print('soup')\n"
                  "    await asyncio.sleep(2)\n"
                  "asyncio.run(main())\n"
                  "sys.exit(3)\n");
        const QString trace = folder.filePath(u"lunch.jsonl"_s);
        const Answer outcome =
            signalboxWith({u"run"_s, path, u"--figures"_s, u"json"_s, u"--trace"_s, trace});
        QCOMPARE(outcome.code, 3);
        QCOMPARE(QJsonDocument::fromJson(outcome.out).object()[u"end"_s].toDouble(), 2.0);
        QVERIFY2(outcome.err.contains("2.00 s"), outcome.err);
        QVERIFY(contentOf(trace).contains("soup"));
        QVERIFY(
            signalboxWith({u"run"_s, path, u"--figures"_s}).out.startsWith("Figures from 0.00 s to 2.00 s"));
    }

    void twoRunsWriteTheSameBytesAndTheWindowHasThemToo()
    {
        const QStringList arguments{u"run"_s, example(kRandom), u"--seed"_s, u"5"_s, u"--trace"_s, u"-"_s};
        const Answer once = signalboxWith(arguments);
        const Answer again = signalboxWith(arguments);
        QCOMPARE(once.code, 0);
        QVERIFY(once.out.count('\n') > 50);
        QCOMPARE(again.out, once.out);

        Document document;
        RunKeeper keeper(document);
        document.reset(*loadLayout(example(kRandom)).layout);
        Settings settings = document.layout().settings;
        settings.seed = 5;
        document.setSettings(settings);
        QTRY_VERIFY(!keeper.isRunning());
        QCOMPARE(toJsonLines(keeper.replay().run()), once.out);

        const Answer other =
            signalboxWith({u"run"_s, example(kRandom), u"--seed"_s, u"6"_s, u"--trace"_s, u"-"_s});
        QVERIFY(other.out != once.out);
    }

    void pythonWritesTheProgram()
    {
        const QString random = example(kRandom);
        const Layout layout = *loadLayout(random).layout;
        const QByteArray program = toPython(expand(layout), layout.title, layout.description).text().toUtf8();
        const Answer shown = signalboxWith({u"python"_s, random});
        QCOMPARE(shown.code, 0);
        QCOMPARE(shown.err, QByteArray());
        QCOMPARE(shown.out, program);
        QCOMPARE(signalboxWith({u"python"_s, u"-"_s, u"-o"_s, u"-"_s}, contentOf(random)).out, program);
        const QByteArray seeded = signalboxWith({u"python"_s, random, u"--seed"_s, u"5"_s}).out;
        QVERIFY2(seeded.contains("random.Random(\"5:"), seeded);

        QTemporaryDir folder;
        const QString path = folder.filePath(u"program.py"_s);
        const QStringList arguments{u"python"_s, random, u"-o"_s, path};
        verifyThatOnlyForceReplaces(path, arguments);
        QCOMPARE(contentOf(path), program);
    }

    void aDashIsStandardInput()
    {
        const QByteArray layout = contentOf(example(kQueue));
        QCOMPARE(signalboxWith({u"run"_s, u"-"_s}, layout).out,
                 signalboxWith({u"run"_s, example(kQueue)}).out);
        QCOMPARE(signalboxWith({u"validate"_s, u"-"_s}, "{").code, 1);
    }

    void validateNamesPlaceReasonAndRemedy()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"bad.signalbox"_s);
        QByteArray bytes = contentOf(example(kQueue));
        bytes.replace("\"producer\"", "\"produzer\"");
        writeFile(path, bytes);
        const Answer words = signalboxWith({u"validate"_s, path});
        QCOMPARE(words.code, 1);
        QVERIFY2(words.out.contains("/nodes/0/kind"), words.out);
        QVERIFY2(words.out.contains("produzer"), words.out);

        const Answer json = signalboxWith({u"validate"_s, u"--json"_s, path});
        QCOMPARE(json.code, 1);
        const QJsonObject object = QJsonDocument::fromJson(json.out).object();
        QCOMPARE(object[u"valid"_s].toBool(true), false);
        const QJsonObject problem = object[u"problems"_s].toArray()[0].toObject();
        QCOMPARE(problem[u"severity"_s].toString(), u"error"_s);
        QCOMPARE(problem[u"place"_s].toString(), u"/nodes/0/kind"_s);
        QVERIFY(!problem[u"remedy"_s].toString().isEmpty());

        const Answer good = signalboxWith({u"validate"_s, u"--json"_s, example(kQueue)});
        QCOMPARE(good.code, 0);
        QCOMPARE(QJsonDocument::fromJson(good.out).object()[u"valid"_s].toBool(), true);
    }

    void warningsDoNotFail()
    {
        const Answer outcome =
            signalboxWith({u"validate"_s, u"-"_s}, encodeLayout([] {
                              Layout layout;
                              layout.nodes.append(makeNode(layout, NodeKind::Consumer, {}));
                              return layout;
                          }()));
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains("warning"), outcome.out);
    }

    void aNameThatIsNoUtf8IsRefusedInWords()
    {
        QProcess process;
        process.setProcessEnvironment(noDisplay());
        process.start(u"/bin/sh"_s,
                      {u"-c"_s, u"exec '%1' run \"$(printf 'a\\377.signalbox')\""_s.arg(kProgram)});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 2);
        const QByteArray words = process.readAllStandardError();
        QVERIFY2(words.contains("is not UTF-8"), words);
    }

    void aTitleCannotCommandTheTerminal()
    {
        Layout layout = *loadLayout(example(kQueue)).layout;
        layout.title = u"red \x1b[31m\u009b1m\u202e end"_s;
        const Answer outcome = signalboxWith({u"run"_s, u"-"_s}, encodeLayout(layout));
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.startsWith("red \xef\xbf\xbd[31m"), outcome.out);
        QVERIFY(!outcome.out.contains('\x1b'));
        QVERIFY(!outcome.out.contains("\xc2\x9b"));
        QVERIFY(!outcome.out.contains("\xe2\x80\xae"));
    }

    void numbersAndNounsAgree()
    {
        const QByteArray one = signalboxWith({u"validate"_s, u"-"_s}, "{").out;
        QVERIFY2(one.contains(": 1 error, 0 warnings\n"), one);
        const QByteArray none = signalboxWith({u"validate"_s, example(kQueue)}).out;
        QVERIFY2(none.endsWith(": 0 errors, 0 warnings\n"), none);
    }

    void whatWorksIsSilent()
    {
        QTemporaryDir folder;
        QProcess process;
        QProcessEnvironment environment = noDisplay();
        environment.remove(u"XDG_RUNTIME_DIR"_s);
        environment.insert(u"LC_ALL"_s, u"C"_s);
        process.setProcessEnvironment(environment);
        process.start(kProgram, {u"export"_s, example(kQueue), u"-o"_s, folder.filePath(u"q.png"_s)});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError() + process.readAllStandardOutput(), QByteArray());
    }

    void theWindowNeedsADisplayAndSaysSo()
    {
        const Answer outcome = signalboxWith({example(kQueue)});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("no display"), outcome.err);
        QVERIFY2(outcome.err.contains("signalbox export"), outcome.err);
    }
};

SIGNALBOX_TEST(TestCommandLine)

} // namespace tst_commandline

#include "tst_commandline.moc"
