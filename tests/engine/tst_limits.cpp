// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/simulation.h"
#include "engine/replay/lanes.h"
#include "engine/replay/replay.h"
#include "engine/runtime/limits.h"
#include "tests/support/programs.h"
#include "tests/support/suite.h"

#include <QTest>

#include <malloc.h>

namespace tst_limits {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

/// What the process has been given and has not given back, by glibc. A sanitizer has an allocator of its own,
/// of which this knows nothing: where one is on, this test is not built.
qint64 bytesInUse()
{
    const auto use = mallinfo2();
    return qint64(use.uordblks + use.hblkhd);
}

/// The most that a run and its simulation hold at any time.
qint64 mostBytesOf(const Program &program, Run &run)
{
    const qint64 before = bytesInUse();
    qint64 most = 0;
    Simulation simulation(program);
    for (bool hasEnded = false; !hasEnded;) {
        hasEnded = simulation.advance(20'000);
        most = std::max(most, bytesInUse() - before);
    }
    run = simulation.takeRun();
    return most;
}

} // namespace

/// Whatever a program does, the longest run there is fits into 660 MB, of which its facts are 320, texts and
/// all that its steps leave behind included; and with it fits into 1 GB whatever is made of it to be seen.
class TestLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLongestRunsFitIntoMemory_data();
    void theLongestRunsFitIntoMemory();
};

void TestLimits::theLongestRunsFitIntoMemory_data()
{
    QTest::addColumn<Program>("program");
    const auto add = [](const char *row, const Lines &work) {
        Program program = write({},
                                {{u"main"_s, {forever({sleepFor(0.000'001), repeat(1'000, work)})}},
                                 {u"child"_s, {}},
                                 {u"teller"_s, {giveBack("one")}}});
        program.horizon = 1'000'000 * kMicrosPerSecond;
        program.python = PythonVersion::Python312;
        QTest::newRow(row) << program;
    };
    add("gather of nothing", {gather({})});
    add("wait_for", {waitForOne(1'000, {spawn("child")})});
    add("timeouts that never end", {timeout(100'000, {})});
    add("tasks with a result", {spawn("teller"), await("teller")});
}

void TestLimits::theLongestRunsFitIntoMemory()
{
    QFETCH(Program, program);
    const qint64 beforeAll = bytesInUse();
    Run run;
    const qint64 most = mostBytesOf(program, run);
    QCOMPARE(run.ending(), Ending::TooLong);
    QVERIFY(most > 100'000'000); // or nothing was measured
    QVERIFY2(most < 660'000'000, qPrintable(u"%1 MB"_s.arg(double(most) / 1e6)));
    const Replay replay(std::make_shared<const Run>(std::move(run)));
    const FactIndex &index = replay.factIndex();
    const Lanes lanes = lanesOf(replay.run());
    QVERIFY(!lanes.tasks.empty() && !index.ofTask(TaskId::Main).empty());
    const qint64 whole = bytesInUse() - beforeAll;
    QVERIFY2(whole < 1'000'000'000, qPrintable(u"%1 MB"_s.arg(double(whole) / 1e6)));
}

SIGNALBOX_TEST(TestLimits)

} // namespace tst_limits

#include "tst_limits.moc"
