// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/manualclock.h"
#include "tests/support/suite.h"
#include "widgets/session/player.h"

#include <QSignalSpy>
#include <QTest>

namespace tst_player {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMilli = 1'000'000; // in nanoseconds

/// Producer, queue of one and a slower consumer that holds a lock: waits, wakes and sleeps of all kinds.
struct PlayerFixture {
    Document document;
    ManualClock *slices; // of the keeper
    std::unique_ptr<RunKeeper> keeper;
    ManualClock::Fate fate;
    ManualClock *frames; // of the player
    std::unique_ptr<Player> player;
    NodeId producer, queue, consumer;

    explicit PlayerFixture(qint64 count = 4, Micros every = 100'000)
    {
        producer = document.addNode(NodeKind::Producer, {0, 0});
        queue = document.addNode(NodeKind::Queue, {200, 0});
        consumer = document.addNode(NodeKind::Consumer, {400, 0});
        const NodeId lock = document.addNode(NodeKind::Lock, {400, 200});
        document.connectNodes(producer, queue);
        document.connectNodes(queue, consumer);
        document.connectNodes(consumer, lock);
        document.setParameter(queue, Param::Capacity, qint64(1));
        document.setParameter(producer, Param::Count, count);
        document.setParameter(producer, Param::Every, Duration::fixed(every));
        document.setParameter(consumer, Param::Work, Duration::fixed(every * 3 / 2));
        auto ownedSlices = std::make_unique<ManualClock>();
        slices = ownedSlices.get();
        slices->perLook = kMilli;
        keeper = std::make_unique<RunKeeper>(document, nullptr, std::move(ownedSlices));
        auto ownedFrames = std::make_unique<ManualClock>(&fate);
        frames = ownedFrames.get();
        player = std::make_unique<Player>(*keeper, nullptr, std::move(ownedFrames));
    }
    ~PlayerFixture()
    {
        player.reset();
        keeper.reset();
    }

    const Replay &replay() const { return keeper->replay(); }
    void finishRun()
    {
        while (keeper->isRunning())
            slices->frame(kMilli);
    }
    void makeLong()
    {
        document.undoStack().beginMacro(u"Make long"_s);
        document.setParameter(producer, Param::Count, qint64(0));
        document.setParameter(producer, Param::Every, Duration::fixed(1000));
        document.setParameter(consumer, Param::Work, Duration::fixed(1000));
        document.undoStack().endMacro();
    }
};

} // namespace

class TestPlayer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beginsBeforeAnythingHasHappened();
    void playingMovesByWallTimeTimesSpeed();
    void smallFramesAddUp();
    void speedStaysWithinItsLimits();
    void playingStopsAtTheEndAndBeginsAgain();
    void pausingStopsAtOnce();
    void seekingEqualsHavingRunThere();
    void seekingWhilePlayingGoesOnFromThere();
    void seekingStaysWithinTheRun();
    void everyStepStopsAfterAVisibleFact();
    void steppingBackAndForthIsExact();
    void steppingFromBetweenTwoFactsComesBackThere();
    void steppingPauses();
    void anEditKeepsTheTime();
    void aShorterRunTakesThePlayheadToItsEnd();
    void anEditWhilePlayingGoesOn();
    void theWorldAlwaysBelongsToTheRun();
    void aGrowingRunIsWaitedFor();
    void playingFollowsAGrowingRun();
    void steppingGoesOnWhileTheRunGrows();
    void deletingThePlayerWhilePlayingLeavesNothing();
    void aListenerMayPauseOrDelete();
    void realFramesMoveIt();
};

void TestPlayer::beginsBeforeAnythingHasHappened()
{
    PlayerFixture stage;
    QCOMPARE(stage.player->time(), 0);
    QVERIFY(stage.player->world() == stage.replay().atFact(0));
    QVERIFY(!stage.player->isPlaying());
    QVERIFY(!stage.player->isAtEnd());
    stage.player->stepBack();
    QVERIFY(stage.player->world() == stage.replay().atFact(0));
}

void TestPlayer::playingMovesByWallTimeTimesSpeed()
{
    PlayerFixture stage;
    QSignalSpy playing(stage.player.get(), &Player::playingChanged);
    stage.player->play();
    stage.player->play(); // again changes nothing
    QVERIFY(stage.player->isPlaying());
    QCOMPARE(playing.count(), 1);
    stage.frames->frame(16 * kMilli);
    QCOMPARE(stage.player->time(), 16'000);
    QVERIFY(stage.player->world() == stage.replay().at(16'000));
    stage.player->setSpeed(10);
    stage.frames->frame(16 * kMilli);
    QCOMPARE(stage.player->time(), 176'000);
    stage.player->setSpeed(0.5);
    stage.frames->frame(20 * kMilli);
    QCOMPARE(stage.player->time(), 186'000);
    QVERIFY(stage.player->world() == stage.replay().at(186'000));
}

void TestPlayer::smallFramesAddUp()
{
    PlayerFixture stage;
    stage.player->setSpeed(0.5);
    stage.player->play();
    for (int frame = 0; frame < 1000; ++frame)
        stage.frames->frame(250); // an eighth of a microsecond each
    QCOMPARE(stage.player->time(), 125);
}

void TestPlayer::speedStaysWithinItsLimits()
{
    PlayerFixture stage;
    QSignalSpy changed(stage.player.get(), &Player::speedChanged);
    stage.player->setSpeed(1000);
    QCOMPARE(stage.player->speed(), 100.0);
    stage.player->setSpeed(0);
    QCOMPARE(stage.player->speed(), 0.1);
    stage.player->setSpeed(-1);
    QCOMPARE(changed.count(), 2);
}

void TestPlayer::playingStopsAtTheEndAndBeginsAgain()
{
    PlayerFixture stage;
    const Micros end = stage.replay().endTime();
    QVERIFY(end > 500'000);
    QSignalSpy playing(stage.player.get(), &Player::playingChanged);
    stage.player->play();
    stage.frames->frame(end * 1000 + 5 * kMilli);
    QCOMPARE(stage.player->time(), end);
    QVERIFY(stage.player->isAtEnd());
    QVERIFY(!stage.player->isPlaying());
    QVERIFY(!stage.frames->isAwaited());
    QVERIFY(stage.player->world() == stage.replay().atFact(stage.replay().factCount()));
    QCOMPARE(playing.count(), 2);

    stage.player->play();
    QCOMPARE(stage.player->time(), 0);
    stage.frames->frame(7 * kMilli);
    QCOMPARE(stage.player->time(), 7'000);
    QVERIFY(stage.player->isPlaying());
}

void TestPlayer::pausingStopsAtOnce()
{
    PlayerFixture stage;
    stage.player->play();
    stage.frames->frame(10 * kMilli);
    stage.player->toggle();
    QVERIFY(!stage.player->isPlaying());
    QVERIFY(!stage.frames->isAwaited());
    stage.frames->frame(10 * kMilli);
    QCOMPARE(stage.player->time(), 10'000);
    // What passes in between counts for nothing.
    stage.player->toggle();
    stage.frames->frame(1 * kMilli);
    QCOMPARE(stage.player->time(), 11'000);
}

void TestPlayer::seekingEqualsHavingRunThere()
{
    PlayerFixture run;
    PlayerFixture sought;
    run.player->play();
    for (int frame = 0; frame < 40; ++frame) {
        run.frames->frame(17 * kMilli);
        sought.player->seek(run.player->time());
        QVERIFY(sought.player->world() == run.player->world());
        QCOMPARE(sought.player->time(), run.player->time());
    }
    QVERIFY(run.player->time() > 0);
}

void TestPlayer::seekingWhilePlayingGoesOnFromThere()
{
    PlayerFixture stage;
    stage.player->play();
    stage.frames->frame(10 * kMilli);
    stage.player->seek(300'000);
    QVERIFY(stage.player->isPlaying());
    stage.frames->frame(10 * kMilli);
    QCOMPARE(stage.player->time(), 310'000);
}

void TestPlayer::seekingStaysWithinTheRun()
{
    PlayerFixture stage;
    stage.player->seek(-5);
    QCOMPARE(stage.player->time(), 0);
    stage.player->seek(stage.replay().endTime() + 1'000'000);
    QCOMPARE(stage.player->time(), stage.replay().endTime());
    stage.player->seek(200'000);
    stage.player->toEnd();
    QVERIFY(stage.player->isAtEnd());
    stage.player->toStart();
    QVERIFY(stage.player->world() == stage.replay().atFact(0));
}

void TestPlayer::everyStepStopsAfterAVisibleFact()
{
    PlayerFixture stage;
    const Trace &trace = stage.replay().run().trace;
    qsizetype visible = 0;
    for (qsizetype at = 0; at < trace.size(); ++at)
        visible += isVisible(trace[at]) ? 1 : 0;
    QVERIFY(visible > 20);
    QVERIFY(visible < trace.size());
    QSignalSpy moved(stage.player.get(), &Player::moved);
    qsizetype steps = 0;
    while (!stage.player->isAtEnd()) {
        const World before = stage.player->world();
        stage.player->stepForward();
        ++steps;
        QCOMPARE(moved.count(), steps);
        QVERIFY(stage.player->world() != before);
        QCOMPARE(stage.player->time(), stage.player->world().time);
    }
    QCOMPARE(steps, visible);
    stage.player->stepForward(); // there is no more
    QCOMPARE(moved.count(), steps);
}

void TestPlayer::steppingBackAndForthIsExact()
{
    PlayerFixture stage;
    Player &player = *stage.player;
    std::vector<World> stops{player.world()};
    while (!player.isAtEnd()) {
        player.stepForward();
        stops.push_back(player.world());
        player.stepBack();
        QVERIFY(player.world() == stops[stops.size() - 2]);
        player.stepForward();
        QVERIFY(player.world() == stops.back());
    }
    for (std::size_t at = stops.size(); at-- > 0;) {
        QVERIFY(player.world() == stops[at]);
        player.stepBack();
    }
    QCOMPARE(player.time(), 0);
}

void TestPlayer::steppingFromBetweenTwoFactsComesBackThere()
{
    PlayerFixture stage;
    Player &player = *stage.player;
    for (Micros time = 0; time <= stage.replay().endTime(); time += 12'500) {
        player.seek(time);
        const World here = player.world();
        player.stepBack();
        QVERIFY(player.world() != here);
        player.stepForward();
        QVERIFY(player.world() == here);

        player.stepBack();
        player.stepBack();
        player.stepForward();
        player.stepForward();
        if (time > 0) // at the very beginning there may be no two stops before
            QVERIFY(player.world() == here);

        player.seek(time);
        if (player.isAtEnd())
            continue;
        player.stepForward();
        QVERIFY(player.world() != here);
        player.stepBack();
        QVERIFY(player.world() == here);
    }
}

void TestPlayer::steppingPauses()
{
    PlayerFixture stage;
    stage.player->play();
    stage.frames->frame(kMilli);
    stage.player->stepForward();
    QVERIFY(!stage.player->isPlaying());
    QVERIFY(!stage.frames->isAwaited());
}

void TestPlayer::anEditKeepsTheTime()
{
    PlayerFixture stage;
    stage.player->seek(333'000);
    QSignalSpy moved(stage.player.get(), &Player::moved);
    stage.document.setParameter(stage.consumer, Param::Work, Duration::fixed(70'000));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(stage.player->time(), 333'000);
    QVERIFY(stage.player->world() == stage.replay().at(333'000));
}

void TestPlayer::aShorterRunTakesThePlayheadToItsEnd()
{
    PlayerFixture stage;
    stage.player->toEnd();
    const Micros before = stage.player->time();
    stage.document.setParameter(stage.producer, Param::Count, qint64(1));
    QVERIFY(stage.player->time() < before);
    QVERIFY(stage.player->isAtEnd());
    // A longer one leaves it where it is.
    const Micros shorter = stage.player->time();
    stage.document.setParameter(stage.producer, Param::Count, qint64(4));
    QCOMPARE(stage.player->time(), shorter);
    QVERIFY(!stage.player->isAtEnd());
}

void TestPlayer::anEditWhilePlayingGoesOn()
{
    PlayerFixture stage;
    stage.player->play();
    stage.frames->frame(200 * kMilli);
    stage.document.setParameter(stage.consumer, Param::Work, Duration::fixed(70'000));
    QVERIFY(stage.player->isPlaying());
    stage.frames->frame(10 * kMilli);
    QCOMPARE(stage.player->time(), 210'000);
    QVERIFY(stage.player->world() == stage.replay().at(210'000));
    // An edit that leaves less than has been played ends it with the next frame.
    stage.document.setParameter(stage.producer, Param::Count, qint64(1));
    stage.document.setParameter(stage.producer, Param::Every, Duration::fixed(1'000));
    QVERIFY(stage.player->isPlaying());
    stage.frames->frame(10 * kMilli);
    QVERIFY(!stage.player->isPlaying());
    QVERIFY(stage.player->isAtEnd());
}

void TestPlayer::theWorldAlwaysBelongsToTheRun()
{
    PlayerFixture stage;
    stage.player->seek(333'000);
    int looks = 0;
    connect(stage.player.get(), &Player::moved, this, [&] {
        ++looks;
        QVERIFY(stage.keeper->layout() == stage.document.layout());
        QVERIFY(stage.replay().run().program == expand(stage.document.layout()));
        QVERIFY(stage.player->world() == stage.replay().at(stage.player->time()));
    });
    stage.document.removeNodes({stage.consumer});
    stage.document.removeNodes({stage.queue});
    stage.document.undoStack().undo();
    stage.document.undoStack().undo();
    QCOMPARE(looks, 4);
}

void TestPlayer::aGrowingRunIsWaitedFor()
{
    PlayerFixture stage(400);
    stage.finishRun();
    stage.player->seek(50 * kMicrosPerSecond);
    QCOMPARE(stage.player->time(), 50 * kMicrosPerSecond);
    stage.makeLong();
    QVERIFY(stage.keeper->isRunning());
    QCOMPARE(stage.player->time(), stage.replay().endTime()); // as far as it goes by now
    QVERIFY(stage.player->time() < 50 * kMicrosPerSecond);
    QVERIFY(!stage.player->isAtEnd());
    stage.finishRun();
    QCOMPARE(stage.player->time(), 50 * kMicrosPerSecond);
    QVERIFY(stage.player->world() == stage.replay().at(50 * kMicrosPerSecond));
}

void TestPlayer::playingFollowsAGrowingRun()
{
    PlayerFixture stage(400);
    stage.finishRun();
    stage.player->seek(20 * kMicrosPerSecond);
    stage.player->play();
    stage.makeLong();
    const Micros reached = stage.replay().endTime();
    QVERIFY(reached < 20 * kMicrosPerSecond);
    stage.frames->frame(16 * kMilli);
    QCOMPARE(stage.player->time(), reached);
    QVERIFY(stage.player->isPlaying()); // it waits; that is not the end
    stage.finishRun();
    QCOMPARE(stage.player->time(), 20 * kMicrosPerSecond);
    stage.frames->frame(16 * kMilli);
    QCOMPARE(stage.player->time(), 20 * kMicrosPerSecond + 16'000);
}

void TestPlayer::steppingGoesOnWhileTheRunGrows()
{
    PlayerFixture stage;
    stage.makeLong();
    stage.player->seek(1'000'000);
    const World here = stage.player->world();
    stage.player->stepBack();
    const World before = stage.player->world();
    QSignalSpy runs(stage.keeper.get(), &RunKeeper::runChanged);
    stage.finishRun();
    QVERIFY(runs.count() > 0);
    QVERIFY(stage.player->world() == before);
    stage.player->stepForward();
    QVERIFY(stage.player->world() == here);
}

void TestPlayer::deletingThePlayerWhilePlayingLeavesNothing()
{
    PlayerFixture stage;
    stage.player->play();
    stage.frames->frame(kMilli);
    QVERIFY(stage.frames->isAwaited());
    stage.player.reset();
    QVERIFY(stage.fate.gone);
    QVERIFY(!stage.fate.leftSomebodyParked);
}

void TestPlayer::aListenerMayPauseOrDelete()
{
    PlayerFixture stage;
    const auto pausing = connect(stage.player.get(), &Player::moved, this, [&] { stage.player->pause(); });
    stage.player->play();
    stage.frames->frame(kMilli);
    QVERIFY(!stage.player->isPlaying());
    QVERIFY(!stage.frames->isAwaited());
    disconnect(pausing);

    connect(stage.player.get(), &Player::moved, this, [&] { stage.player.reset(); });
    stage.player->play();
    stage.frames->frame(kMilli);
    QVERIFY(!stage.player);
    QVERIFY(stage.fate.gone);
    QVERIFY(!stage.fate.leftSomebodyParked);
}

void TestPlayer::realFramesMoveIt()
{
    PlayerFixture stage;
    Player player(*stage.keeper); // with the clock of the window
    player.play();
    QTRY_VERIFY(player.time() > 0);
    player.setSpeed(100);
    QTRY_VERIFY(player.isAtEnd());
    QVERIFY(!player.isPlaying());
}

SIGNALBOX_TEST(TestPlayer)

} // namespace tst_player

#include "tst_player.moc"
