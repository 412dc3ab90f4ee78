// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/manualclock.h"
#include "tests/support/suite.h"
#include "widgets/session/runkeeper.h"

#include <QSignalSpy>
#include <QTest>

namespace tst_runkeeper {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMilli = 1'000'000;

/// A producer and a consumer at a queue; \a count 0 makes both go on for ever.
void build(Document &document, qint64 count, Micros every)
{
    document.reset({});
    const NodeId producer = document.addNode(NodeKind::Producer, {0, 0});
    const NodeId queue = document.addNode(NodeKind::Queue, {200, 0});
    const NodeId consumer = document.addNode(NodeKind::Consumer, {400, 0});
    document.connectNodes(producer, queue);
    document.connectNodes(queue, consumer);
    document.setParameter(producer, Param::Count, count);
    document.setParameter(producer, Param::Every, Duration::fixed(every));
    document.setParameter(consumer, Param::Work, Duration::fixed(every));
}

/// For ever, in steps of 2 ms up to the horizon of 60 s: some hundred thousand turns.
void buildLong(Document &document)
{
    build(document, 0, 2000);
}

NodeId idOf(const Document &document, const QString &name)
{
    return document.layout().findByName(name)->id;
}

/// A keeper whose every look at the clock costs a millisecond: eight looks, four thousand turns, a slice.
struct SlowKeeper {
    ManualClock::Fate fate;
    ManualClock *clock; // owned by the keeper
    std::unique_ptr<RunKeeper> keeper;

    explicit SlowKeeper(Document &document, ManualClock::Ticked ticked = ManualClock::Ticked::ByHand)
    {
        auto owned = std::make_unique<ManualClock>(&fate, ticked);
        clock = owned.get();
        clock->perLook = kMilli;
        keeper = std::make_unique<RunKeeper>(document, nullptr, std::move(owned));
    }
};

bool isPrefix(const Trace &begin, const Trace &whole)
{
    if (begin.size() > whole.size())
        return false;
    for (qsizetype at = 0; at < begin.size(); ++at) {
        if (begin[at] != whole[at])
            return false;
    }
    return true;
}

} // namespace

class TestRunKeeper : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShortRunIsThereWhenTheEditReturns();
    void anEditThatMeansTheSameKeepsTheRun();
    void undoBringsTheFormerRunBack();
    void aTriedSeedLeavesTheDocumentAlone();
    void aTriedSeedGoesWhenTheDocumentsDoes();
    void keepingATriedSeedIsOneStepAndTheSameRun();
    void aLongRunGrowsInSlicesWhileTheEventLoopGoesOn();
    void aGrowingRunIsSeldomCopied();
    void anEditDuringALongRunLeavesOnlyTheNewest();
    void movingANodeDuringALongRunLetsItGoOn();
    void anEditFromAListenerOfALongRunIsSafe();
    void deletingTheKeeperDuringALongRunLeavesNothing();
    void aListenerMayDeleteTheKeeper();
    void aLongRunCanBeStopped();
};

void TestRunKeeper::aShortRunIsThereWhenTheEditReturns()
{
    Document document;
    RunKeeper keeper(document);
    QVERIFY(keeper.replay().run().hasEnded());
    QSignalSpy runs(&keeper, &RunKeeper::runChanged);
    QSignalSpy ends(&keeper, &RunKeeper::finished);
    build(document, 3, 100'000);
    QVERIFY(runs.count() > 0);
    QCOMPARE(ends.count(), runs.count());
    QVERIFY(!keeper.isRunning());
    QVERIFY(keeper.layout() == document.layout());
    QVERIFY(keeper.replay().run() == simulate(document.layout()));
    QVERIFY(keeper.lastRunMilliseconds() > 0);
}

void TestRunKeeper::anEditThatMeansTheSameKeepsTheRun()
{
    Document document;
    build(document, 3, 100'000);
    RunKeeper keeper(document);
    QSignalSpy runs(&keeper, &RunKeeper::runChanged);
    const quint64 number = keeper.runNumber();
    document.moveNodes({idOf(document, u"queue-1"_s)}, {50, 50});
    document.setDescription(u"Other words"_s, {});
    QCOMPARE(runs.count(), 0);
    QCOMPARE(keeper.runNumber(), number);
    QVERIFY(keeper.layout() == document.layout());
    document.setParameter(idOf(document, u"queue-1"_s), Param::Capacity, qint64(1));
    QCOMPARE(runs.count(), 1);
    QVERIFY(keeper.runNumber() != number);
}

void TestRunKeeper::undoBringsTheFormerRunBack()
{
    Document document;
    build(document, 3, 100'000);
    RunKeeper keeper(document);
    const Run before = keeper.replay().run();
    document.setParameter(idOf(document, u"producer-1"_s), Param::Count, qint64(5));
    QVERIFY(!(keeper.replay().run() == before));
    document.undoStack().undo();
    QVERIFY(keeper.replay().run() == before);
}

/// Random times, so that another seed is another run.
void buildRandom(Document &document)
{
    build(document, 5, 100'000);
    document.setParameter(idOf(document, u"producer-1"_s), Param::Every, Duration::uniform(10'000, 500'000));
}

void TestRunKeeper::aTriedSeedLeavesTheDocumentAlone()
{
    Document document;
    buildRandom(document);
    const Layout before = document.layout();
    const qsizetype steps = document.undoStack().count();
    RunKeeper keeper(document);
    QSignalSpy told(&keeper, &RunKeeper::triedSeedChanged);
    keeper.tryAnotherSeed();
    QVERIFY(keeper.triedSeed());
    QVERIFY(keeper.triedSeed() != before.settings.seed);
    QCOMPARE(told.count(), 1);
    QCOMPARE(document.layout(), before);
    QCOMPARE(document.undoStack().count(), steps);
    QCOMPARE(keeper.layout().settings.seed, *keeper.triedSeed());
    QVERIFY(keeper.replay().run() == simulate(keeper.layout()));
    QVERIFY(keeper.replay().run().trace != simulate(before).trace);

    // Edits go on under the tried seed; so does undo.
    document.setParameter(idOf(document, u"producer-1"_s), Param::Count, qint64(7));
    document.undoStack().undo();
    QVERIFY(keeper.triedSeed());
    QVERIFY(keeper.replay().run() == simulate(keeper.layout()));

    keeper.trySeed(before.settings.seed); // the document's own is no other
    QVERIFY(!keeper.triedSeed());
    QVERIFY(keeper.replay().run() == simulate(document.layout()));
}

void TestRunKeeper::aTriedSeedGoesWhenTheDocumentsDoes()
{
    Document document;
    buildRandom(document);
    RunKeeper keeper(document);
    keeper.trySeed(99);
    Settings settings = document.layout().settings;
    settings.seed = 5;
    document.setSettings(settings);
    QVERIFY(!keeper.triedSeed());
    QCOMPARE(keeper.layout(), document.layout());

    keeper.trySeed(99);
    document.undoStack().undo();
    QVERIFY(!keeper.triedSeed());

    keeper.trySeed(99);
    const Layout same = document.layout();
    document.reset(same); // opened again
    QVERIFY(!keeper.triedSeed());
    QVERIFY(keeper.replay().run() == simulate(document.layout()));
}

void TestRunKeeper::keepingATriedSeedIsOneStepAndTheSameRun()
{
    Document document;
    buildRandom(document);
    RunKeeper keeper(document);
    const qint64 own = document.layout().settings.seed;
    const qsizetype steps = document.undoStack().count();
    keeper.keepTriedSeed(); // none is tried
    QCOMPARE(document.undoStack().count(), steps);
    keeper.trySeed(99);
    const quint64 run = keeper.runNumber();
    keeper.keepTriedSeed();
    QCOMPARE(document.undoStack().count(), steps + 1);
    QCOMPARE(document.undoStack().undoText(), u"Change seed"_s);
    QCOMPARE(document.layout().settings.seed, 99);
    QVERIFY(!keeper.triedSeed());
    QCOMPARE(keeper.runNumber(), run);

    keeper.trySeed(100);
    keeper.keepTriedSeed();
    QCOMPARE(document.undoStack().count(), steps + 2);
    document.undoStack().undo();
    document.undoStack().undo();
    QCOMPARE(document.layout().settings.seed, own);
}

void TestRunKeeper::aLongRunGrowsInSlicesWhileTheEventLoopGoesOn()
{
    Document document;
    buildLong(document);
    SlowKeeper slow(document, ManualClock::Ticked::ByEventLoop);
    RunKeeper &keeper = *slow.keeper;
    QVERIFY(keeper.isRunning());
    QVERIFY(!keeper.replay().run().hasEnded());
    QVERIFY(keeper.replay().factCount() > 0);

    int heartbeats = 0;
    QTimer heart;
    heart.callOnTimeout([&] { ++heartbeats; });
    heart.start(0);
    QList<Replay> shown{keeper.replay()};
    connect(&keeper, &RunKeeper::runChanged, &heart, [&] { shown.append(keeper.replay()); });
    QSignalSpy ends(&keeper, &RunKeeper::finished);
    QTRY_COMPARE_WITH_TIMEOUT(ends.count(), 1, 60'000);

    QVERIFY(!keeper.isRunning());
    QVERIFY(heartbeats >= 10);
    QVERIFY(shown.size() >= 4);
    QVERIFY(keeper.replay().run() == simulate(document.layout()));
    for (const Replay &replay : std::as_const(shown))
        QVERIFY(isPrefix(replay.run().trace, keeper.replay().run().trace));
    QVERIFY(!slow.clock->isAwaited());
}

void TestRunKeeper::aGrowingRunIsSeldomCopied()
{
    Document document;
    buildLong(document);
    SlowKeeper slow(document);
    QList<qsizetype> sizes{slow.keeper->replay().factCount()};
    connect(slow.keeper.get(), &RunKeeper::runChanged, this,
            [&] { sizes.append(slow.keeper->replay().factCount()); });
    int slices = 0;
    for (; slow.keeper->isRunning(); ++slices)
        slow.clock->frame(kMilli);
    QVERIFY2(slices >= 10, qPrintable(QString::number(slices)));
    qsizetype copied = 0;
    for (qsizetype at = 0; at + 1 < sizes.size(); ++at) // the last one is moved, not copied
        copied += sizes[at];
    QVERIFY(sizes.size() >= 3);
    QVERIFY(sizes.size() < slices);
    QVERIFY(copied < 4 * sizes.last());
}

void TestRunKeeper::anEditDuringALongRunLeavesOnlyTheNewest()
{
    Document document;
    buildLong(document);
    SlowKeeper slow(document);
    RunKeeper &keeper = *slow.keeper;
    bool everOfAnotherLayout = false;
    connect(&keeper, &RunKeeper::runChanged, this,
            [&] { everOfAnotherLayout |= keeper.replay().run().program != expand(document.layout()); });
    QSignalSpy ends(&keeper, &RunKeeper::finished);
    const NodeId queue = idOf(document, u"queue-1"_s);
    for (qint64 capacity = 1; capacity <= 3; ++capacity) {
        slow.clock->frame(kMilli);
        slow.clock->frame(kMilli);
        QVERIFY(keeper.isRunning());
        document.setParameter(queue, Param::Capacity, capacity);
        QVERIFY(keeper.replay().run().program == expand(document.layout()));
    }
    QCOMPARE(ends.count(), 0);
    while (keeper.isRunning())
        slow.clock->frame(kMilli);
    QCOMPARE(ends.count(), 1);
    QVERIFY(!everOfAnotherLayout);
    QVERIFY(keeper.replay().run() == simulate(document.layout()));
}

void TestRunKeeper::movingANodeDuringALongRunLetsItGoOn()
{
    Document document;
    buildLong(document);
    SlowKeeper slow(document);
    slow.clock->frame(kMilli);
    const quint64 number = slow.keeper->runNumber();
    document.moveNodes({idOf(document, u"queue-1"_s)}, {50, 50});
    QCOMPARE(slow.keeper->runNumber(), number);
    QVERIFY(slow.keeper->isRunning());
    QVERIFY(slow.keeper->layout() == document.layout());
    while (slow.keeper->isRunning())
        slow.clock->frame(kMilli);
    QVERIFY(slow.keeper->replay().run() == simulate(document.layout()));
}

void TestRunKeeper::anEditFromAListenerOfALongRunIsSafe()
{
    Document document;
    buildLong(document);
    SlowKeeper slow(document);
    const NodeId producer = idOf(document, u"producer-1"_s);
    QSignalSpy ends(slow.keeper.get(), &RunKeeper::finished);
    connect(slow.keeper.get(), &RunKeeper::runChanged, &document,
            [&] { document.setParameter(producer, Param::Count, qint64(2)); });
    while (slow.keeper->isRunning())
        slow.clock->frame(kMilli);
    QCOMPARE(ends.count(), 1);
    QCOMPARE(parameter<qint64>(*document.layout().find(producer), Param::Count), 2);
    QVERIFY(slow.keeper->replay().run() == simulate(document.layout()));
    QVERIFY(!slow.clock->isAwaited());
}

void TestRunKeeper::deletingTheKeeperDuringALongRunLeavesNothing()
{
    Document document;
    buildLong(document);
    SlowKeeper slow(document);
    slow.clock->frame(kMilli);
    QVERIFY(slow.clock->isAwaited());
    slow.keeper.reset();
    QVERIFY(slow.fate.gone);
    QVERIFY(!slow.fate.leftSomebodyParked);
    document.setParameter(idOf(document, u"queue-1"_s), Param::Capacity, qint64(1)); // nobody runs it
}

void TestRunKeeper::aListenerMayDeleteTheKeeper()
{
    Document document;
    buildLong(document);
    SlowKeeper slow(document);
    connect(slow.keeper.get(), &RunKeeper::runChanged, &document, [&] { slow.keeper.reset(); });
    for (int frame = 0; frame < 1000 && slow.keeper; ++frame)
        slow.clock->frame(kMilli);
    QVERIFY(!slow.keeper);
    QVERIFY(slow.fate.gone);
    QVERIFY(!slow.fate.leftSomebodyParked);
}

void TestRunKeeper::aLongRunCanBeStopped()
{
    Document document;
    buildLong(document);
    SlowKeeper slow(document);
    slow.clock->frame(kMilli);
    QSignalSpy ends(slow.keeper.get(), &RunKeeper::finished);
    slow.keeper->stopRunning();
    slow.clock->frame(kMilli);
    QVERIFY(!slow.keeper->isRunning());
    QCOMPARE(ends.count(), 1);
    const Run &run = slow.keeper->replay().run();
    QCOMPARE(run.ending(), Ending::Stopped);
    QVERIFY(run.stoppedAfter > 0);
    QCOMPARE(slow.keeper->verdicts().first().kind, Verdict::Kind::Stopped);
    QVERIFY(!slow.clock->isAwaited());
}

SIGNALBOX_TEST(TestRunKeeper)

} // namespace tst_runkeeper

#include "tst_runkeeper.moc"
