// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "engine/trace/tracejson.h"
#include "tests/support/commandlineprogram.h"
#include "tests/support/files.h"
#include "tests/support/gifreader.h"
#include "tests/support/nestedloops.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tst_commandlinefiles {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

/// Whether a program is there that has taken \a signal into its own hands.
bool catches(qint64 process, int signal)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    // Before that it is a copy of this test, with the test's handlers.
    const qsizetype at = text.startsWith("Name:\tsignalbox\n") ? text.indexOf("SigCgt:") : -1;
    return at >= 0 && (text.mid(at + 7, 17).trimmed().toULongLong(nullptr, 16) >> (signal - 1) & 1) != 0;
}

bool isDevice(const char *path)
{
    struct stat found = {};
    return ::stat(path, &found) == 0 && S_ISCHR(found.st_mode);
}

} // namespace

/// What the command line reads and writes, and that nothing is lost by it.
class TestCommandLineFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFile::exists(kProgram), qPrintable(kProgram)); }

    void aTraceIsWrittenAndNothingIsOverwrittenWithoutForce()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"trace.jsonl"_s);
        const QStringList arguments{u"run"_s, example(kQueue), u"--trace"_s, path};
        QCOMPARE(signalboxWith(arguments).code, 0);
        const QByteArray written = contentOf(path);
        QCOMPARE(written, toJsonLines(simulate(*loadLayout(example(kQueue)).layout)));

        verifyThatOnlyForceReplaces(path, arguments);
        QCOMPARE(contentOf(path), written);
    }

    void aProgramTooDeepForPythonIsWrittenWithAWarning()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"program.py"_s);
        const Answer answer = signalboxWith({u"python"_s, u"-"_s, u"-o"_s, path}, nestedLoops(21));
        QCOMPARE(answer.code, 0);
        QVERIFY2(answer.err.contains("too many statically nested blocks"), answer.err);
        QVERIFY(!contentOf(path).isEmpty());
        QCOMPARE(signalboxWith({u"python"_s, u"-"_s}, nestedLoops(20)).err, QByteArray());
    }

    void exportsAnAnimationOfTheSpan()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"queue.gif"_s);
        const Answer outcome =
            signalboxWith({u"export"_s, example(kQueue), u"-o"_s, path, u"--from"_s, u"1"_s, u"--to"_s,
                           u"2"_s, u"--fps"_s, u"10"_s, u"--size"_s, u"480x270"_s});
        QVERIFY2(outcome.code == 0, outcome.err);
        const DecodedGif gif = readGif(path);
        QCOMPARE(gif.error, QString());
        QCOMPARE(gif.frames[0].image.size(), QSize(480, 270));
        QCOMPARE(gif.frames[0].delay, 10);
        QVERIFY(gif.frames.size() >= 11); // a second at 10 frames, and the rest at its end
        QVERIFY(gif.frames[0].image != gif.frames[10].image);
    }

    void whatWasExportedIsTakenLikeALayout()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"queue.mp4"_s);
        const Answer outcome =
            signalboxWith({u"export"_s, example(kQueue), u"-o"_s, path, u"--span"_s, u"1:1.2"_s, u"--seed"_s,
                           u"5"_s, u"--size"_s, u"320x180"_s, u"--fps"_s, u"24"_s});
        QVERIFY2(outcome.code == 0, outcome.err);
        const QByteArray run = signalboxWith({u"run"_s, path, u"--trace"_s, u"-"_s}).out;
        QVERIFY(!run.isEmpty());
        QCOMPARE(run,
                 signalboxWith({u"run"_s, example(kQueue), u"--seed"_s, u"5"_s, u"--trace"_s, u"-"_s}).out);
        QVERIFY(signalboxWith({u"run"_s, u"-"_s}, contentOf(path)).out.contains("seed 5"));
        QCOMPARE(signalboxWith({u"validate"_s, path}).code, 0);

        const QString bare = folder.filePath(u"bare.png"_s);
        QCOMPARE(signalboxWith({u"export"_s, example(kQueue), u"-o"_s, bare, u"--no-document"_s}).code, 0);
        const Answer refused = signalboxWith({u"run"_s, bare});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("no Signalbox document in it"), refused.err);
    }

    void aProgramInPythonIsExportedAsItsLayoutWouldBe()
    {
        QTemporaryDir folder;
        const QString program = folder.filePath(u"talk.py"_s);
        testing::writeFile(program,
                           "import asyncio\n"
                           "async def main():\n"
                           "    await asyncio.sleep(0.5)\n"
                           "    print('done')\n"
                           "asyncio.run(main())\n");
        const QString layout = folder.filePath(u"talk.signalbox"_s);
        QCOMPARE(signalboxWith({u"import"_s, program, u"-o"_s, layout}).code, 0);
        const QString direct = folder.filePath(u"direct.png"_s);
        const QString drawn = folder.filePath(u"drawn.png"_s);
        const Answer outcome = signalboxWith({u"export"_s, program, u"-o"_s, direct});
        QVERIFY2(outcome.code == 0, outcome.err);
        QCOMPARE(signalboxWith({u"export"_s, layout, u"-o"_s, drawn}).code, 0);
        QCOMPARE(QImage(direct), QImage(drawn));

        testing::writeFile(program, "def f(:\n");
        const Answer refused = signalboxWith({u"export"_s, program, u"-o"_s, folder.filePath(u"none.png"_s)});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("talk.py:1: "), refused.err);
    }

    void aRateThatCannotBeKeptIsRoundedAndSaid()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"queue.gif"_s);
        const Answer outcome = signalboxWith({u"export"_s, example(kQueue), u"-o"_s, path, u"--span"_s,
                                              u"1:1.2"_s, u"--fps"_s, u"24"_s, u"--size"_s, u"320x180"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains("a .gif cannot keep 24 frames a second; it has 25"), outcome.err);
        QCOMPARE(readGif(path).frames[0].delay, 4);
    }

    void exportsAMoment()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"moment.png"_s);
        const QStringList arguments{u"export"_s, example(kQueue), u"-o"_s,     path,
                                    u"--at"_s,   u"2.4"_s,        u"--size"_s, u"640x360"_s};
        QCOMPARE(signalboxWith(arguments).code, 0);
        QCOMPARE(QImage(path).size(), QSize(640, 360));
        const QByteArray written = contentOf(path);
        QCOMPARE(signalboxWith(arguments).code, 1); // it exists now
        QStringList toOutput = arguments;
        toOutput[3] = u"-"_s;
        QCOMPARE(signalboxWith(toOutput).out, written);
    }

    void anUnwritablePlaceIsNamed()
    {
        const Answer outcome =
            signalboxWith({u"export"_s, example(kQueue), u"-o"_s, u"/nowhere/at/all.gif"_s});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("/nowhere/at/all.gif"), outcome.err);
    }

    void anInterruptedExportLeavesNothing()
    {
        QTemporaryDir folder;
        QProcess process;
        process.setProcessEnvironment(noDisplay());
        process.start(kProgram,
                      {u"export"_s, example(kQueue), u"-o"_s, folder.filePath(u"long.gif"_s), u"--fps"_s,
                       u"50"_s, u"--speed"_s, u"0.05"_s});
        // It is at work as soon as it holds a file there open, which may have no name yet.
        const QDir there(folder.path());
        const QDir open(u"/proc/%1/fd"_s.arg(process.processId()));
        const auto isWriting = [&] {
            const QFileInfoList links = open.entryInfoList(QDir::System | QDir::Files | QDir::NoDotAndDotDot);
            return std::any_of(links.begin(), links.end(), [&](const QFileInfo &link) {
                return link.symLinkTarget().startsWith(folder.path());
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isWriting(), 20'000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(there.entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void theInputIsNeverOverwritten()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"lunch.png"_s);
        const QString link = folder.filePath(u"link.png"_s);
        const QByteArray bytes = contentOf(example(kQueue));
        writeFile(path, bytes);
        QVERIFY(QFile::link(path, link));
        const QList<QStringList> attempts{{u"run"_s, path, u"--trace"_s, path, u"--force"_s},
                                          {u"run"_s, link, u"--trace"_s, path, u"--force"_s},
                                          {u"export"_s, path, u"-o"_s, link, u"--force"_s},
                                          {u"python"_s, path, u"-o"_s, link, u"--force"_s},
                                          {u"run"_s, u"-"_s, u"--trace"_s, path, u"--force"_s}};
        for (const QStringList &attempt : attempts) {
            QProcess process;
            process.setProcessEnvironment(noDisplay());
            process.setStandardInputFile(path);
            process.start(kProgram, attempt);
            QVERIFY(process.waitForFinished(20'000));
            QCOMPARE(process.exitCode(), 1);
            const QByteArray words = process.readAllStandardError();
            QVERIFY2(words.contains("is the file that is read"), words);
            QCOMPARE(contentOf(path), bytes);
        }
    }

    void aDeviceIsNeverReplaced()
    {
        QCOMPARE(signalboxWith({u"run"_s, example(kQueue), u"--trace"_s, u"/dev/null"_s, u"--force"_s}).code,
                 0);
        QVERIFY(isDevice("/dev/null"));
        QTemporaryDir folder;
        const QString link = folder.filePath(u"link.png"_s);
        QVERIFY(QFile::link(u"/dev/null"_s, link));
        const Answer picture = signalboxWith({u"export"_s, example(kQueue), u"-o"_s, link, u"--force"_s});
        QCOMPARE(picture.code, 1);
        QVERIFY2(picture.err.contains("not an ordinary file"), picture.err);
        QVERIFY(isDevice("/dev/null"));
        const Answer full = signalboxWith({u"run"_s, example(kQueue), u"--trace"_s, u"/dev/full"_s});
        QCOMPARE(full.code, 1);
        QVERIFY2(full.err.contains("No space left on device"), full.err);
    }

    void aTraceCanGoToStandardOutputByItsOtherName()
    {
        const Answer outcome = signalboxWith({u"run"_s, example(kQueue), u"--trace"_s, u"/dev/stdout"_s});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out, toJsonLines(simulate(*loadLayout(example(kQueue)).layout)));
    }

    void outputThatCannotBeWrittenIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("help") << QStringList{u"--help"_s};
        QTest::newRow("validate") << QStringList{u"validate"_s, example(kQueue)};
        QTest::newRow("validate for programs") << QStringList{u"validate"_s, u"--json"_s, example(kQueue)};
        QTest::newRow("run") << QStringList{u"run"_s, example(kQueue)};
        QTest::newRow("trace") << QStringList{u"run"_s, example(kQueue), u"--trace"_s, u"-"_s};
        QTest::newRow("python") << QStringList{u"python"_s, example(kQueue)};
        QTest::newRow("picture") << QStringList{u"export"_s, example(kQueue), u"-o"_s,
                                                u"-"_s,      u"--at"_s,       u"1"_s};
    }

    void outputThatCannotBeWrittenIsSaid()
    {
        QFETCH(const QStringList, arguments);
        QProcess process;
        process.setProcessEnvironment(noDisplay());
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(kProgram, arguments);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardError(),
                 QByteArray("signalbox: standard output cannot be written: No space left on device\n"));
    }

    void aSignalEndsWaitingForInput_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("a request to end") << SIGTERM;
        QTest::newRow("a closed terminal") << SIGHUP;
    }

    void aSignalEndsWaitingForInput()
    {
        QFETCH(const int, signal);
        QProcess process;
        process.setProcessEnvironment(noDisplay());
        process.start(kProgram, {u"validate"_s, u"-"_s});
        process.write("{");
        QTRY_VERIFY_WITH_TIMEOUT(catches(process.processId(), SIGHUP), 20'000);
        ::kill(pid_t(process.processId()), signal);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 128 + signal);
        QCOMPARE(process.readAllStandardOutput() + process.readAllStandardError(), QByteArray());
    }

    void aSignalEndsWritingATraceThatNobodyTakes()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        const int reader = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        ::fcntl(reader, F_SETPIPE_SZ, 4096); // less than the trace
        QProcess process;
        process.setProcessEnvironment(noDisplay());
        process.start(kProgram, {u"run"_s, example(kQueue), u"--trace"_s, path});
        int waiting = 0;
        QTRY_VERIFY_WITH_TIMEOUT(::ioctl(reader, FIONREAD, &waiting) == 0 && waiting == 4096, 20'000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        ::close(reader);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void endlessAndUnreadableInputIsRefusedInWords()
    {
        const auto validateFrom = [](const QString &input) {
            QProcess process;
            process.setProcessEnvironment(noDisplay());
            process.setStandardInputFile(input);
            process.start(kProgram, {u"validate"_s, u"-"_s});
            process.waitForFinished(60'000);
            return Answer{process.exitCode(), process.readAllStandardOutput(),
                          process.readAllStandardError()};
        };
        const Answer endless = validateFrom(u"/dev/zero"_s);
        QCOMPARE(endless.code, 1);
        QVERIFY2(endless.out.contains("more than 200 MB"), endless.out);
        const Answer folder = validateFrom(u"/"_s);
        QCOMPARE(folder.code, 1);
        QVERIFY2(folder.out.contains("Is a directory"), folder.out);
        const Answer root = signalboxWith({u"validate"_s, u"/"_s});
        QVERIFY2(root.out.contains("\"/\" is not a file"), root.out);
    }
};

SIGNALBOX_TEST(TestCommandLineFiles)

} // namespace tst_commandlinefiles

#include "tst_commandlinefiles.moc"
