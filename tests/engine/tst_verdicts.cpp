// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "tests/support/programs.h"
#include "tests/support/story.h"
#include "tests/support/suite.h"
#include "tests/support/tracetext.h"

#include <QDir>
#include <QSet>
#include <QTest>

namespace tst_verdicts {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr Micros kSecond = kMicrosPerSecond;
constexpr Micros kTenth = kSecond / 10;
const QString kSource = QStringLiteral(SIGNALBOX_SOURCE_DIR);
const QString kCases = kSource + u"/tests/conformance/cases"_s;

void takeALockAlong(Story &story)
{
    const quint32 oven = story.resource(NodeKind::Lock, u"oven"_s);
    const TaskId cook1 = story.task(u"cook-1"_s);
    const TaskId cook2 = story.task(u"cook-2"_s);
    story.turn(cook1).did(FactKind::Acquired, cook1, oven, 0).sleeps(cook1, kSecond);
    story.turn(cook2).waits(cook2, Verb::Acquire, oven);
    story.at(kTenth).turn(TaskId::Main).asked(cook1, CancelCause::Task, TaskId::Main);
    story.woken(cook1, Verb::Sleep, TaskId::Main, true).struck(cook1, Verb::Sleep);
    story.ends(cook1, Outcome::Cancelled);
}

TaskId cutOffAtTheEnd(Story &story)
{
    const TaskId cook = story.task(u"cook"_s);
    story.turn(TaskId::Main).turn(cook).sleeps(cook, 9 * kSecond);
    story.at(kSecond).ends(TaskId::Main).asked(cook, CancelCause::Shutdown);
    story.woken(cook, Verb::Sleep, TaskId::None, true).struck(cook, Verb::Sleep);
    story.ends(cook, Outcome::Cancelled).runEnds(Ending::Finished);
    return cook;
}

std::shared_ptr<const Run> runOf(const QString &text)
{
    return std::make_shared<const Run>(simulate(programOfScript(text, PythonVersion::Python311)));
}

std::shared_ptr<const Run> runThatGrows()
{
    const QString growing = uR"(kept = []
try:
    while True:
        kept.append('x' * 10_000_000 + str(len(kept)))
except MemoryError:
    pass
print('not reached')
)"_s;
    return runOf(growing);
}

QList<Verdict> verdictsOf(const QString &path)
{
    const LoadResult loaded = loadLayout(path);
    return loaded.layout ? verdicts(Replay(std::make_shared<const Run>(simulate(*loaded.layout))))
                         : QList<Verdict>();
}

} // namespace

class TestVerdicts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCycleIsADeadlockByName();
    void aCycleAmongOthersMayYetBeBroken();
    void aSignalIsNothingToHold();
    void withoutACycleTheDeadlockSaysWhatNobodyDoes();
    void aBusyLoopNamesItsStep();
    void theHorizonNamesWhoWasStillGoing();
    void memoryThatIsRefusedIsTold();
    void whatEndsAProgramIsTold();
    void aRunThatIsCutSaysSo();
    void aLockTakenAlongIsAVerdict();
    void anErrorThatNobodyAwaitsIsAVerdict();
    void tasksCutOffByTheEndAreAVerdict();
    void anErrorThatMainGathersIsNoVerdict();
    void aRunThatWentWellHasNone();
    void everyVerdictIsComplete();
    void whoLeavesTheLoopIsNamed();
    void aRunThatAPersonStoppedSaysWhoWasAtIt();
    void everyKindIsFound();
};

void TestVerdicts::aCycleIsADeadlockByName()
{
    Story story;
    const quint32 oven = story.resource(NodeKind::Lock, u"oven"_s);
    const quint32 knife = story.resource(NodeKind::Lock, u"knife"_s);
    const TaskId cook1 = story.task(u"cook-1"_s);
    const TaskId cook2 = story.task(u"cook-2"_s);
    const auto stuck = [&](TaskId waiter, Verb verb, quint32 object, qint64 holder) {
        story.fact(FactKind::DeadlockEdge, waiter, object, holder).verb = verb;
    };
    story.turn(TaskId::Main).waits(TaskId::Main, Verb::WaitAll, kNone);
    story.turn(cook1).did(FactKind::Acquired, cook1, oven, 0).waits(cook1, Verb::Acquire, knife);
    story.at(kSecond).turn(cook2).did(FactKind::Acquired, cook2, knife, 0).waits(cook2, Verb::Acquire, oven);
    story.at(5 * kSecond);
    stuck(TaskId::Main, Verb::WaitAll, kNone, index(cook1));
    stuck(cook1, Verb::Acquire, knife, index(cook2));
    stuck(cook2, Verb::Acquire, oven, index(cook1));
    story.runEnds(Ending::Deadlock);
    const QList<Verdict> found = verdicts(story.replay());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::Deadlock);
    QCOMPARE(found[0].title, u"Deadlock at 1.00 s"_s);
    QCOMPARE(found[0].sentence,
             u"cook-1 holds oven and waits for knife; cook-2 holds knife and waits for oven."_s);
    const auto &resources = story.run().program.resources;
    QCOMPARE(
        found[0].nodes,
        (QList<NodeId>{story.node(cook1), resources[knife].node, story.node(cook2), resources[oven].node}));
}

void TestVerdicts::aCycleAmongOthersMayYetBeBroken()
{
    Story story;
    const quint32 oven = story.resource(NodeKind::Lock, u"oven"_s);
    const quint32 knife = story.resource(NodeKind::Lock, u"knife"_s);
    const TaskId cook1 = story.task(u"cook-1"_s);
    const TaskId cook2 = story.task(u"cook-2"_s);
    story.turn(TaskId::Main).sleeps(TaskId::Main, 99 * kSecond);
    story.turn(cook1).did(FactKind::Acquired, cook1, oven, 0).waits(cook1, Verb::Acquire, knife);
    story.turn(cook2).did(FactKind::Acquired, cook2, knife, 0).waits(cook2, Verb::Acquire, oven);
    story.at(5 * kSecond);
    story.fact(FactKind::DeadlockEdge, cook1, knife, index(cook2)).verb = Verb::Acquire;
    story.fact(FactKind::DeadlockEdge, cook2, oven, index(cook1)).verb = Verb::Acquire;
    story.runEnds(Ending::Horizon);
    const QList<Verdict> found = verdicts(story.replay());
    QCOMPARE(found.size(), 2);
    QCOMPARE(
        found[0].sentence,
        u"cook-1 holds oven and waits for knife; cook-2 holds knife and waits for oven; they wait for each other for ever, unless somebody cancels one of them."_s);
    QCOMPARE(found[1].kind, Verdict::Kind::Horizon);
}

/// Who acquired a semaphore that others release has nothing to give back.
void TestVerdicts::aSignalIsNothingToHold()
{
    for (const qint64 permits : {0, 1}) {
        Story story;
        const quint32 bell = story.resource(NodeKind::Semaphore, u"bell"_s, permits);
        const TaskId cook = story.task(u"cook"_s);
        if (permits == 0)
            story.turn(TaskId::Main).did(FactKind::Released, TaskId::Main, bell, 1);
        story.turn(cook).did(FactKind::Acquired, cook, bell, 0).sleeps(cook, kSecond);
        story.asked(cook, CancelCause::Task).woken(cook, Verb::Sleep, TaskId::None, true);
        story.struck(cook, Verb::Sleep).ends(cook, Outcome::Cancelled);
        QCOMPARE(verdicts(story.replay()).size(), permits == 0 ? 0 : 1);
    }
}

void TestVerdicts::withoutACycleTheDeadlockSaysWhatNobodyDoes()
{
    Story story;
    const quint32 window = story.resource(NodeKind::Queue, u"window"_s);
    const TaskId cook = story.task(u"cook"_s);
    story.turn(TaskId::Main).waits(TaskId::Main, Verb::Await, index(cook));
    story.turn(cook).waits(cook, Verb::Get, window);
    story.fact(FactKind::DeadlockEdge, TaskId::Main, index(cook), index(cook)).verb = Verb::Await;
    story.fact(FactKind::DeadlockEdge, cook, window, qint64(kNone)).verb = Verb::Get;
    story.runEnds(Ending::Deadlock);
    const QList<Verdict> found = verdicts(story.replay());
    QCOMPARE(found.size(), 1);
    QCOMPARE(
        found[0].sentence,
        u"main waits for task cook to end; cook waits to get from queue window, into which nobody puts any more."_s);
    QCOMPARE(found[0].nodes, (QList<NodeId>{story.node(cook), story.run().program.resources[window].node}));
}

void TestVerdicts::aBusyLoopNamesItsStep()
{
    Story story;
    const TaskId spinner = story.task(u"spinner"_s);
    const quint32 step = story.step(Verb::Forever);
    story.at(kSecond).turn(spinner).runEnds(Ending::BusyLoop, spinner, step);
    const QList<Verdict> found = verdicts(story.replay());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::BusyLoop);
    QCOMPARE(found[0].title, u"Busy loop at 1.00 s"_s);
    QCOMPARE(
        found[0].sentence,
        u"spinner goes round without ever letting time move, at the step “forever”; the run was stopped there."_s);
    QCOMPARE(found[0].nodes, QList<NodeId>{story.node(spinner)});
}

void TestVerdicts::theHorizonNamesWhoWasStillGoing()
{
    Story story;
    const TaskId cook = story.task(u"cook"_s);
    story.turn(TaskId::Main).waits(TaskId::Main, Verb::WaitAll, kNone).turn(cook).sleeps(cook, 9 * kSecond);
    story.at(3 * kSecond).runEnds(Ending::Horizon);
    const QList<Verdict> found = verdicts(story.replay());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::Horizon);
    QCOMPARE(found[0].title, u"Still going at 3.00 s"_s);
    QCOMPARE(found[0].sentence,
             u"The run is shown up to its horizon and was still going then; cook was not done."_s);
}

void TestVerdicts::memoryThatIsRefusedIsTold()
{
    Story story;
    story.turn(TaskId::Main).ends(TaskId::Main).runEnds(Ending::Finished);
    QVERIFY(verdicts(story.replay()).isEmpty());

    const auto run = runThatGrows();
    const QList<Verdict> found = verdicts(Replay(run));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::OutOfMemory);
    QCOMPARE(found[0].sentence,
             u"The program wanted more memory for its values than the 300 MB of a run; MemoryError ended it "
             "there, whatever it catches."_s);
    QVERIFY(run->output.empty());
}

void TestVerdicts::whatEndsAProgramIsTold()
{
    const QList<Verdict> found = verdicts(Replay(runOf(uR"(import asyncio

async def main():
    await asyncio.sleep(1)
    raise ValueError("odd")

asyncio.run(main())
)"_s)));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::Uncaught);
    QCOMPARE(found[0].title, u"Ended by an exception at 1.00 s"_s);
    QCOMPARE(found[0].sentence, u"The program ended with ValueError: odd; nothing caught it."_s);
}

void TestVerdicts::aRunThatIsCutSaysSo()
{
    Story story;
    const quint32 window = story.resource(NodeKind::Queue, u"window"_s);
    const TaskId cook = story.task(u"cook"_s);
    story.turn(cook).waits(cook, Verb::Get, window).at(kSecond);
    while (story.run().trace.size() < 2'000'000)
        story.turn(TaskId::Main).did(FactKind::Yielded, TaskId::Main);
    story.runEnds(Ending::TooLong);
    const QList<Verdict> found = verdicts(story.replay());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::TooLong);
    QCOMPARE(found[0].title, u"Too long at 1.00 s"_s);
    QCOMPARE(found[0].sentence,
             u"The run was cut after 2 million events at 1.00 s; shorten the horizon, slow the loop, or let "
             u"results "
             "grow less."_s);
    QVERIFY(explainTask(story.replay(), story.replay().at(0), cook)
                .endsWith(u"; it still waits when the run is cut off at 1.00 s."_s));
    QVERIFY(factText(story.run(), story.run().trace.size() - 1).endsWith(u"run ends   too_long"_s));
}

void TestVerdicts::aLockTakenAlongIsAVerdict()
{
    Story story;
    takeALockAlong(story);
    const QList<Verdict> found = verdicts(story.replay());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::CancelledWhileHolding);
    QCOMPARE(found[0].time, kTenth);
    QCOMPARE(
        found[0].sentence,
        u"cook-1 was cancelled while it held lock oven and never released it; cook-2 waits for it for ever."_s);
}

void TestVerdicts::anErrorThatNobodyAwaitsIsAVerdict()
{
    for (const bool isAwaited : {false, true}) {
        Story story;
        const TaskId fax = story.task(u"fax"_s);
        if (isAwaited)
            story.turn(TaskId::Main).waits(TaskId::Main, Verb::Await, index(fax));
        else
            story.turn(TaskId::Main).waits(TaskId::Main, Verb::WaitAll, kNone);
        const QString jam = u"RuntimeError: paper jam"_s;
        story.at(kSecond).turn(fax).ends(fax, Outcome::Raised, jam);
        if (!isAwaited)
            story.did(FactKind::NeverRetrieved, fax, kNone, story.text(jam));
        const QList<Verdict> found = verdicts(story.replay());
        QCOMPARE(found.size(), isAwaited ? 0 : 1);
        if (isAwaited)
            continue;
        QCOMPARE(found[0].kind, Verdict::Kind::NeverRetrieved);
        QCOMPARE(found[0].sentence,
                 u"fax failed with RuntimeError: paper jam; nobody awaits it, so nobody learns of it."_s);
    }
}

void TestVerdicts::tasksCutOffByTheEndAreAVerdict()
{
    Story story;
    const TaskId cook = cutOffAtTheEnd(story);
    const QList<Verdict> found = verdicts(story.replay());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::NeverFinished);
    QCOMPARE(found[0].sentence,
             u"main ended while cook was not done; nobody waited for it, so it was cancelled."_s);
    QCOMPARE(found[0].nodes, QList<NodeId>{story.node(cook)});
    QCOMPARE(
        explainTask(story.replay(), story.replay().at(kSecond), cook),
        u"cook was cancelled at 1.00 s at the end of the run, because main had ended; it stood at sleep."_s);
}

/// main waits with gather(return_exceptions=True): the error is a result there, and CPython does not
/// complain.
void TestVerdicts::anErrorThatMainGathersIsNoVerdict()
{
    using namespace signalbox::testing;
    const auto run =
        std::make_shared<const Run>(simulate(write({},
                                                   {{u"main"_s, {spawn("a"), spawn("b"), waitAll({"a"})}},
                                                    {u"a"_s, {raise("ValueError: seen")}},
                                                    {u"b"_s, {raise("ValueError: lost")}}})));
    const QList<Verdict> found = verdicts(Replay(run));
    for (const auto &v : found)
        qDebug() << v.title << v.sentence;
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].sentence,
             u"b failed with ValueError: lost; nobody awaits it, so nobody learns of it."_s);
}

void TestVerdicts::aRunThatWentWellHasNone()
{
    Story story;
    const TaskId cook = story.task(u"cook"_s);
    story.turn(TaskId::Main).waits(TaskId::Main, Verb::WaitAll, kNone).turn(cook).ends(cook);
    story.woken(TaskId::Main, Verb::WaitAll, cook).goesOn(TaskId::Main, Verb::WaitAll).ends(TaskId::Main);
    story.runEnds(Ending::Finished);
    QVERIFY(verdicts(story.replay()).isEmpty());
}

/// Whoever shows one adds nothing: not how grave it is, nor what to do.
void TestVerdicts::everyVerdictIsComplete()
{
    const auto found = [](Ending ending) {
        Story story;
        const TaskId cook = story.task(u"cook"_s);
        const quint32 window = story.resource(NodeKind::Queue, u"window"_s);
        story.turn(cook).waits(cook, Verb::Get, window);
        if (ending == Ending::Deadlock)
            story.fact(FactKind::DeadlockEdge, cook, window, qint64(kNone)).verb = Verb::Get;
        story.at(kSecond).runEnds(ending);
        return verdicts(story.replay()).value(0);
    };
    const Verdict deadlock = found(Ending::Deadlock);
    QCOMPARE(deadlock.severity, Verdict::Severity::Error);
    QCOMPARE(deadlock.time, kSecond);
    QVERIFY(!deadlock.nodes.isEmpty());
    QVERIFY(deadlock.sentence.endsWith(u'.') && deadlock.remedy.endsWith(u'.'));
    const Verdict horizon = found(Ending::Horizon);
    QCOMPARE(horizon.severity, Verdict::Severity::Note);
    QCOMPARE(horizon.remedy, u"Let something end it, or raise the horizon in the layout's settings."_s);
    QCOMPARE(found(Ending::TooLong).severity, Verdict::Severity::Warning);
}

void TestVerdicts::whoLeavesTheLoopIsNamed()
{
    const QList<Verdict> found = verdictsOf(kCases + u"/systemexit.signalbox"_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::LoopLeft);
    QCOMPARE(found[0].time, kSecond);
    QCOMPARE(found[0].nodes, QList<NodeId>{NodeId(1)});
    QCOMPARE(
        found[0].sentence,
        u"a raised SystemExit, which no task keeps to itself: it ended the event loop at once; asyncio.run "
        "cancelled all that was left, and raised it again."_s);
    for (const Verdict &verdict : verdictsOf(kCases + u"/exit_that_is_caught.signalbox"_s))
        QVERIFY(verdict.kind != Verdict::Kind::LoopLeft);
}

void TestVerdicts::aRunThatAPersonStoppedSaysWhoWasAtIt()
{
    Story story;
    const TaskId cook = story.task(u"cook"_s);
    story.at(kSecond).turn(cook).runEnds(Ending::Stopped, cook);
    Run run = story.run();
    run.stoppedAfter = 3'210'000;
    const QList<Verdict> found = verdicts(Replay(std::make_shared<const Run>(run)));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, Verdict::Kind::Stopped);
    QCOMPARE(found[0].title, u"Stopped at 1.00 s"_s);
    QCOMPARE(found[0].sentence, u"Stopped by you after 3.2 s of computing; cook was computing."_s);
}

/// In what the repository has of layouts, and in stories of what these do not come to.
void TestVerdicts::everyKindIsFound()
{
    Story along;
    takeALockAlong(along);
    Story cutOff;
    cutOffAtTheEnd(cutOff);
    QList<Verdict> found = verdicts(along.replay()) + verdicts(cutOff.replay());
    for (const Ending ending : {Ending::Horizon, Ending::TooLong, Ending::Stopped}) {
        Story story;
        story.task(u"cook"_s);
        story.at(kSecond).runEnds(ending);
        found += verdicts(story.replay());
    }
    for (const QString &folder : {kSource + u"/examples"_s, kSource + u"/tests/engine/layouts"_s, kCases}) {
        const QFileInfoList files = QDir(folder, u"*.signalbox"_s).entryInfoList();
        for (const QFileInfo &file : files)
            found += verdictsOf(file.filePath());
    }
    Layout unfinished;
    Node start;
    start.id = NodeId(1);
    start.kind = NodeKind::Module;
    start.name = u"start"_s;
    unfinished.nodes.append(start);
    unfinished.nodes.back().parameters.insert(Param::Code, u"print(\n"_s);
    found += verdicts(Replay(std::make_shared<const Run>(simulate(unfinished))));
    found += verdicts(Replay(runThatGrows())) + verdicts(Replay(runOf(u"raise ValueError"_s)));
    QSet<int> kinds;
    for (const Verdict &verdict : std::as_const(found)) {
        kinds.insert(int(verdict.kind));
        QVERIFY2(!verdict.title.isEmpty() && !verdict.sentence.isEmpty() && !verdict.remedy.isEmpty(),
                 qPrintable(verdict.title));
    }
    QStringList missing;
    for (int kind = 0; kind < kVerdictKindCount; ++kind) {
        if (!kinds.contains(kind))
            missing.append(QString::number(kind));
    }
    QCOMPARE(missing.join(u' '), QString());
}

SIGNALBOX_TEST(TestVerdicts)

} // namespace tst_verdicts

#include "tst_verdicts.moc"
