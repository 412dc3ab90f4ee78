// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every kind of resource and frame tells its state in its picture: of runs that are written by hand.

#include "tests/support/stage.h"
#include "tests/support/suite.h"
#include "widgets/painting/looppainter.h"
#include "widgets/painting/motion.h"
#include "widgets/painting/taskcolours.h"

#include <QTest>

namespace tst_kindpictures {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr Micros kTenth = kMicrosPerSecond / 10;
constexpr Micros kSecond = kMicrosPerSecond;

bool differsIn(const Stage &stage, const QImage &one, const QImage &other, const QRectF &area)
{
    const QRect pixels = area.translated(-CanvasGeometry(stage.layout).bounds().topLeft()).toAlignedRect();
    return one.copy(pixels) != other.copy(pixels);
}

/// How many pixels of \a area have exactly that colour.
int pixelsOf(const Stage &stage, const QImage &image, const QRectF &area, const QColor &colour)
{
    const QRect pixels = area.translated(-CanvasGeometry(stage.layout).bounds().topLeft()).toAlignedRect();
    int count = 0;
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        for (int x = pixels.left(); x <= pixels.right(); ++x)
            count += image.valid(x, y) && image.pixelColor(x, y).rgb() == colour.rgb() ? 1 : 0;
    }
    return count;
}

QList<TaskId> chipsIn(const Stage &stage, Micros time, const QRectF &area)
{
    std::vector<ChipPlace> chips;
    stage.painted(time, Theme::dark(), 1, &chips);
    QList<TaskId> found;
    for (const ChipPlace &chip : chips) {
        if (area.contains(chip.where))
            found.append(chip.task);
    }
    return found;
}

/// Two cooks wait in a condition for the waiter's bell; one is woken at 2 s.
struct Pass : Stage {
    quint32 full = resource(NodeKind::Condition, u"full"_s, {320, 48});
    TaskId cook = actor(u"cook-1"_s, {0, 0});
    TaskId second = actor(u"cook-2"_s, {0, 128});
    TaskId waiter = actor(u"waiter"_s, {672, 64});

    Pass()
    {
        story.at(kSecond)
            .turn(cook)
            .waits(cook, Verb::Wait, full)
            .turn(second)
            .waits(second, Verb::Wait, full);
        story.turn(waiter).sleeps(waiter, 2 * kSecond);
        story.at(2 * kSecond).woken(waiter, Verb::Sleep).turn(waiter);
        story.did(FactKind::Acquired, waiter, full).did(FactKind::Notified, waiter, full, 1);
        story.woken(cook, Verb::Wait, waiter);
        story.turn(cook).waits(cook, Verb::Acquire, full);
        story.at(3 * kSecond).did(FactKind::Released, waiter, full, 1);
    }
};

/// Three horses meet at a gate; at 2 s it opens, or breaks.
struct Gate : Stage {
    quint32 gate = resource(NodeKind::Barrier, u"gate"_s, {320, 48}, 3);
    TaskId a;
    TaskId b;

    explicit Gate(BarrierState end)
    {
        set(Param::Parties, qint64(3));
        a = actor(u"ada"_s, {0, 0});
        b = actor(u"bob"_s, {0, 128});
        const auto changed = [this](TaskId task, BarrierState state, qint64 waiting) {
            story.changes(task, gate, state, waiting);
        };
        story.at(kSecond).turn(a);
        changed(a, BarrierState::Filling, 1);
        story.waits(a, Verb::Wait, gate).turn(b);
        changed(b, BarrierState::Filling, 2);
        story.waits(b, Verb::Wait, gate);
        story.at(2 * kSecond);
        changed(b, end, end == BarrierState::Draining ? 3 : 2);
        story.at(4 * kSecond).did(FactKind::RunEnded, TaskId::None);
    }
};

/// Both read 5, write 6 after another: at 3 s one update is lost.
struct Till : Stage {
    quint32 till = resource(NodeKind::Counter, u"till"_s, {320, 48}, 5);
    TaskId ada;
    TaskId bob;

    Till()
    {
        set(Param::Initial, qint64(5));
        ada = actor(u"ada"_s, {0, 0});
        bob = actor(u"bob"_s, {0, 128});
        for (const TaskId task : {ada, bob})
            story.at(kSecond).turn(task).did(FactKind::CounterRead, task, till, 5).sleeps(task, 2 * kSecond);
        story.at(2 * kSecond).turn(ada).did(FactKind::CounterWritten, ada, till, 6);
        story.at(3 * kSecond).turn(bob).did(FactKind::CounterWritten, bob, till, 6);
    }
};

/// One promise, kept or broken at 2 s.
struct Promise : Stage {
    quint32 promise = resource(NodeKind::Future, u"promise"_s, {320, 48});
    TaskId ada = actor(u"ada"_s, {0, 0});
    TaskId bob = actor(u"bob"_s, {0, 128});

    explicit Promise(Outcome outcome)
    {
        const quint32 step = story.step(Verb::Await, promise, false); // bob's
        story.at(kSecond).turn(bob).waits(bob, Verb::Await, promise, 0, step);
        story.at(2 * kSecond).turn(ada);
        story.fact(FactKind::FutureDone, ada, promise, story.text(u"ValueError: no"_s)).setOutcome(outcome);
        story.woken(bob, Verb::Await, ada);
        story.at(4 * kSecond).did(FactKind::RunEnded, TaskId::None);
    }
};

/// Two workers and three calls.
struct Pool : Stage {
    quint32 pool = resource(NodeKind::Executor, u"pool"_s, {320, 48}, 2);
    std::vector<TaskId> tasks;

    Pool()
    {
        set(Param::Workers, qint64(2));
        for (int at = 0; at < 3; ++at)
            tasks.push_back(actor(u"call-%1"_s.arg(at + 1), {0, at * 128.0}));
        for (int at = 0; at < 3; ++at) {
            story.at(kSecond)
                .turn(tasks[std::size_t(at)])
                .waits(tasks[std::size_t(at)], Verb::RunInExecutor, pool);
            if (at < 2)
                story.did(FactKind::JobBegan, tasks[std::size_t(at)], pool,
                          JobPlace{quint32(at), quint32(at)});
        }
        story.at(2 * kSecond).did(FactKind::JobEnded, tasks[0], pool, 0);
        story.did(FactKind::JobBegan, tasks[2], pool, JobPlace{0, 2});
        story.at(3 * kSecond).did(FactKind::JobEnded, tasks[2], pool, JobPlace{0, 2});
    }
};

/// Somebody loops over a ticker of a second.
struct Clock : Stage {
    quint32 clock = resource(NodeKind::Ticker, u"clock"_s, {320, 48});
    TaskId ear;

    Clock()
    {
        ear = actor(u"ear"_s, {0, 0});
        const quint32 step = story.step(Verb::AsyncFor, clock);
        story.at(0).turn(ear);
        Fact &sleep = story.fact(FactKind::WaitBegan, ear, kNone, kSecond);
        sleep.verb = Verb::Sleep;
        sleep.step = step;
        story.at(kSecond).woken(ear, Verb::Sleep).turn(ear);
    }
};

/// A maker puts two items and then None.
struct Line3 : Stage {
    quint32 queue = resource(NodeKind::Queue, u"line"_s, {320, 48}, 5);
    TaskId maker;

    explicit Line3(QueueOrder order)
    {
        set(Param::Order, qint64(order));
        story.resourceAt(queue).order = order;
        maker = actor(u"maker"_s, {0, 0});
        const std::array<qint64, 3> priorities{7, 2, 5};
        for (quint32 number = 1; number <= 3; ++number) {
            const quint32 step = story.step(Verb::Put, queue);
            story.stepAt(step).count = priorities[number - 1];
            if (number == 3)
                story.stepAt(step).choice = quint8(PutChoice::Sentinel);
            story.at(number * kSecond).turn(maker);
            story.fact(FactKind::ItemPut, maker, queue).setItem({maker, number}).step = step;
        }
        story.at(9 * kSecond).did(FactKind::RunEnded, TaskId::None);
    }
    QPointF slot(int at) const { return CanvasGeometry(layout).queueSlot(nodeOf(queue), at, 5); }
};

/// A frame of that kind with two members, of which the first ends at 2 s.
struct Framed : Stage {
    TaskId frameTask;
    NodeId frameNode;
    TaskId one;
    TaskId two;

    explicit Framed(NodeKind kind, Verb verb, Outcome first = Outcome::Returned)
    {
        frameTask = frame(kind, u"frame"_s, {0, 0, 304, 304});
        frameNode = lastNode();
        const quint32 step = story.step(verb);
        one = actor(u"one"_s, {48, 64}, frameNode);
        two = actor(u"two"_s, {48, 184}, frameNode);
        story.at(kSecond).turn(frameTask).enters(frameTask, verb, 0, step, 5 * kSecond);
        for (const TaskId member : {one, two})
            story.did(FactKind::ScopeMember, frameTask, 0, index(member));
        story.waits(frameTask, verb, 0);
        for (const TaskId member : {one, two})
            story.turn(member).sleeps(member, 9 * kSecond);
        story.at(2 * kSecond)
            .turn(one)
            .ends(one, first, first == Outcome::Raised ? u"OSError: no"_s : QString());
        story.at(9 * kSecond).turn(two).ends(two);
    }
    QRectF title() const { return {16, 8, 280, 26}; }
};

} // namespace

class TestKindPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aConditionShowsItsRoomAndItsLock();
    void aBarrierFillsAndOpens();
    void aBrokenBarrierIsMarked();
    void aCounterTellsWhoHoldsAnOldValue();
    void aFutureIsSealed_data();
    void aFutureIsSealed();
    void aTickerSwings();
    void anExecutorShowsItsWorkersAndTheLine();
    void aQueueShowsItsOrder();
    void theSentinelIsAPlaceOfItsOwn();
    void aBoundedSemaphoreHasAWall();
    void everyFrameHasItsOwnLook();
    void aFrameCountsWhoIsDone_data();
    void aFrameCountsWhoIsDone();
    void aShieldHasTwoWalls();
    void aCancellationStopsAtAShield();
    void aFailureGoesToTheGatherFrame();
    void aRetryMarksItsAttempts();
    void aHeldLoopIsSeen();
};

void TestKindPictures::aConditionShowsItsRoomAndItsLock()
{
    const Pass pass;
    const QRectF box = pass.rect(pass.nodeOf(pass.full));
    const QRectF room(box.left(), box.top() + 62, box.width(), 46);
    const QRectF line(box.left(), box.bottom() - 34, box.width(), 34);
    QCOMPARE(chipsIn(pass, kSecond, room), (QList{pass.cook, pass.second}));
    QVERIFY(chipsIn(pass, kSecond, line).isEmpty());
    QCOMPARE(chipsIn(pass, 2 * kSecond, room), QList{pass.second});
    QCOMPARE(chipsIn(pass, 2 * kSecond, line), QList{pass.cook}); // awake, and now for the lock
    const QImage before = pass.painted(kSecond);
    const QImage rung = pass.painted(2 * kSecond);
    QVERIFY(differsIn(pass, before, rung, QRectF(room.left() + 110, room.top(), 140, 20))); // "woke 1"
    const QColor owner = Theme::dark().taskColour(taskColourIndex(pass.layout, pass.story.node(pass.waiter)));
    const QRectF padlock(box.left() + 16, box.top() + 13, 30, 42);
    QCOMPARE(pixelsOf(pass, before, padlock, owner), 0);
    QVERIFY(pixelsOf(pass, rung, padlock, owner) > 200);
}

void TestKindPictures::aBarrierFillsAndOpens()
{
    const Gate gate(BarrierState::Draining);
    const QRectF box = gate.rect(gate.nodeOf(gate.gate));
    const auto place = [&](int at) { return QPointF(box.left() + 16 + at * 31 + 13, box.top() + 47 - 10); };
    const QImage empty = gate.painted(0);
    const QImage two = gate.painted(kSecond);
    for (const int at : {0, 1, 2})
        QCOMPARE(gate.at(empty, place(at)).name(), Theme::dark().slot.name());
    QCOMPARE(gate.at(two, place(0)).name(), Theme::dark().taskColour(0).name());
    QCOMPARE(gate.at(two, place(1)).name(), Theme::dark().taskColour(1).name());
    QCOMPARE(gate.at(two, place(2)).name(), Theme::dark().slot.name());
    const QRectF pole(box.right() - 80, box.top() + 8, 76, 60);
    QCOMPARE(pixelsOf(gate, two, pole, Theme::dark().ok), 0);
    QVERIFY(pixelsOf(gate, gate.painted(3 * kSecond), pole, Theme::dark().ok) > 40);
    QCOMPARE(chipsIn(gate, kSecond, box), (QList{gate.a, gate.b}));
}

void TestKindPictures::aBrokenBarrierIsMarked()
{
    const Gate gate(BarrierState::Broken);
    const QRectF box = gate.rect(gate.nodeOf(gate.gate));
    QCOMPARE(pixelsOf(gate, gate.painted(kSecond), box, Theme::dark().error), 0);
    QVERIFY(pixelsOf(gate, gate.painted(3 * kSecond), box, Theme::dark().error) > 60);
}

void TestKindPictures::aCounterTellsWhoHoldsAnOldValue()
{
    const Till till;
    const QRectF box = till.rect(till.nodeOf(till.till));
    const QRectF wheels(box.left() + 12, box.top() + 14, 58, 36);
    const QRectF readings(box.left() + 16, box.bottom() - 30, 230, 22);
    const QImage read = till.painted(kSecond + kTenth);
    const QImage written = till.painted(2 * kSecond);
    const QImage lost = till.painted(3 * kSecond);
    QVERIFY(differsIn(till, read, written, wheels)); // 5, 6
    QVERIFY(!differsIn(till, written, till.painted(2 * kSecond + kTenth), wheels));
    const QColor warning = Theme::dark().warning;
    QCOMPARE(pixelsOf(till, read, readings, warning), 0);
    QVERIFY(pixelsOf(till, written, readings, warning) > 10); // bob has an old 5
    const QRectF edge(box.left() + 20, box.top() - 1, 200, 3);
    QCOMPARE(pixelsOf(till, written, edge, warning), 0);
    QVERIFY(pixelsOf(till, lost, edge, warning) > 100);
}

void TestKindPictures::aFutureIsSealed_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QColor>("colour");
    QTest::newRow("result") << Outcome::Returned << Theme::dark().ok;
    QTest::newRow("exception") << Outcome::Raised << Theme::dark().error;
    QTest::newRow("cancelled") << Outcome::Cancelled << Theme::dark().error;
}

void TestKindPictures::aFutureIsSealed()
{
    QFETCH(Outcome, outcome);
    QFETCH(QColor, colour);
    const Promise promise(outcome);
    const QRectF box = promise.rect(promise.nodeOf(promise.promise));
    const QRectF seal(box.left() + 16, box.top() + 26, 44, 44);
    QCOMPARE(pixelsOf(promise, promise.painted(kSecond), seal, colour), 0);
    QVERIFY(pixelsOf(promise, promise.painted(3 * kSecond), seal, colour) > 600);
    QCOMPARE(chipsIn(promise, kSecond, box), QList{promise.bob});
    QVERIFY(chipsIn(promise, 2 * kSecond, box).isEmpty());
}

void TestKindPictures::aTickerSwings()
{
    const Clock clock;
    const QRectF box = clock.rect(clock.nodeOf(clock.clock));
    const QRectF metronome(box.left() + 16, box.top() + 16, 46, 64);
    QVERIFY(differsIn(clock, clock.painted(2 * kTenth), clock.painted(8 * kTenth), metronome));
    QCOMPARE(chipsIn(clock, kTenth, box), QList{clock.ear});
    QVERIFY(chipsIn(clock, kSecond, box).isEmpty());
}

void TestKindPictures::anExecutorShowsItsWorkersAndTheLine()
{
    const Pool pool;
    const QRectF box = pool.rect(pool.nodeOf(pool.pool));
    const QPointF first(box.left() + 20, box.top() + 38);
    const QPointF second(box.center().x() + 8, box.top() + 38);
    const QImage busy = pool.painted(kSecond);
    QCOMPARE(pool.at(busy, first).name(), Theme::dark().taskColour(0).name());
    QCOMPARE(pool.at(busy, second).name(), Theme::dark().taskColour(1).name());
    QCOMPARE(chipsIn(pool, kSecond, box), QList{pool.tasks[2]});
    const QImage next = pool.painted(2 * kSecond);
    QCOMPARE(pool.at(next, first).name(), Theme::dark().taskColour(2).name());
    QVERIFY(chipsIn(pool, 2 * kSecond, box).isEmpty());
    QCOMPARE(pool.at(pool.painted(3 * kSecond), first).name(), Theme::dark().slot.name());
}

void TestKindPictures::aQueueShowsItsOrder()
{
    const Line3 fifo(QueueOrder::Fifo);
    const Line3 lifo(QueueOrder::Lifo);
    const Line3 priority(QueueOrder::Priority);
    const auto items = [](const Line3 &line) {
        const Line<Item> shown = line.story.replay().at(2 * kSecond).resources[line.queue].items;
        return QList<quint32>{shown[0].number, shown[1].number};
    };
    QCOMPARE(items(fifo), (QList<quint32>{1, 2}));
    QCOMPARE(items(lifo), (QList<quint32>{2, 1}));
    QCOMPARE(items(priority), (QList<quint32>{2, 1})); // 2 goes before 7
    // The words for their order below them, and the numbers above.
    const QRectF pill = CanvasGeometry(lifo.layout).queuePill(lifo.nodeOf(lifo.queue));
    const QRectF words(pill.left() + 12, pill.bottom() + 1, 72, 14);
    QVERIFY(differsIn(lifo, lifo.painted(0), fifo.painted(0), words));
    QVERIFY(differsIn(lifo, lifo.painted(0), priority.painted(0), words));
    const QRectF number(priority.slot(0) - QPointF(8, 27), QSizeF(16, 10));
    QVERIFY(differsIn(priority, priority.painted(3 * kSecond), priority.painted(0), number));
    QVERIFY(!differsIn(fifo, fifo.painted(3 * kSecond), fifo.painted(0), number));
}

void TestKindPictures::theSentinelIsAPlaceOfItsOwn()
{
    const Line3 line(QueueOrder::Fifo);
    const QImage image = line.painted(8 * kSecond);
    const QPointF beside(-9, 0);
    const QString makers = Theme::dark().taskColour(0).name();
    QCOMPARE(line.at(image, line.slot(0) + beside).name(), makers);
    QCOMPARE(line.at(image, line.slot(1) + beside).name(), makers);
    QCOMPARE(line.at(image, line.slot(2) + beside).name(), Theme::dark().slot.name());
    const QRectF third(line.slot(2) - QPointF(14, 14), QSizeF(28, 28));
    QVERIFY(pixelsOf(line, image, third, Theme::dark().taskColour(0)) > 60); // its border
    QVERIFY(differsIn(line, image, line.painted(0), third));
}

void TestKindPictures::aBoundedSemaphoreHasAWall()
{
    Stage free;
    free.resource(NodeKind::Semaphore, u"stoves"_s, {0, 0}, 2);
    Stage bounded = free;
    bounded.set(Param::Bounded, true);
    const QRectF wall(16 + 88 - 3, 30, 6, 30);
    QVERIFY(differsIn(free, free.painted(0), bounded.painted(0), wall));
}

void TestKindPictures::everyFrameHasItsOwnLook()
{
    const QList<std::pair<NodeKind, Verb>> kinds{
        {NodeKind::TaskGroup, Verb::Group}, {NodeKind::Gather, Verb::Gather},
        {NodeKind::Wait, Verb::WaitTasks},  {NodeKind::Timeout, Verb::Timeout},
        {NodeKind::Shield, Verb::Shield},   {NodeKind::Retry, Verb::Retry}};
    QList<QImage> edges;
    for (const auto &[kind, verb] : kinds) {
        const Framed framed(kind, verb);
        const QImage image = framed.painted(kSecond);
        const QRect strip =
            QRectF(0, 40, 12, 200).translated(-CanvasGeometry(framed.layout).bounds().topLeft()).toRect();
        const QImage edge = image.copy(strip);
        QVERIFY2(!edges.contains(edge), qPrintable(info(kind).label()));
        edges.append(edge);
    }
}

void TestKindPictures::aFrameCountsWhoIsDone_data()
{
    QTest::addColumn<NodeKind>("kind");
    QTest::addColumn<Verb>("verb");
    QTest::newRow("gather") << NodeKind::Gather << Verb::Gather;
    QTest::newRow("wait") << NodeKind::Wait << Verb::WaitTasks;
    QTest::newRow("shield") << NodeKind::Shield << Verb::Shield;
    QTest::newRow("task group") << NodeKind::TaskGroup << Verb::Group;
}

void TestKindPictures::aFrameCountsWhoIsDone()
{
    QFETCH(NodeKind, kind);
    QFETCH(Verb, verb);
    const Framed framed(kind, verb);
    const QImage both = framed.painted(kSecond);
    QVERIFY(!differsIn(framed, both, framed.painted(kSecond + kTenth), framed.title()));
    QVERIFY(differsIn(framed, both, framed.painted(3 * kSecond), framed.title()));
}

void TestKindPictures::aShieldHasTwoWalls()
{
    const Framed shield(NodeKind::Shield, Verb::Shield);
    const Framed gather(NodeKind::Gather, Verb::Gather);
    const QRectF second(4, 100, 2, 40);
    const QImage walls = shield.painted(kSecond);
    const QString ground = shield.at(walls, {2, 120}).name();
    QVERIFY(shield.at(walls, {5, 120}).name() != ground);
    QCOMPARE(gather.at(gather.painted(kSecond), {5, 120}).name(),
             gather.at(gather.painted(kSecond), {8, 120}).name());
    QVERIFY(differsIn(shield, walls, gather.painted(kSecond), second));
}

void TestKindPictures::aCancellationStopsAtAShield()
{
    Framed shield(NodeKind::Shield, Verb::Shield);
    const TaskId boss = shield.actor(u"boss"_s, {480, 100});
    shield.story.at(10 * kSecond).turn(boss).asked(shield.frameTask, CancelCause::Task, boss);
    const Micros later = shield.story.replay().endTime();
    QCOMPARE(later, 10 * kSecond);
    const Replay replay = shield.story.replay();
    const CanvasGeometry geometry(shield.layout);
    const Pace pace = paceOf(replay.run().trace);
    const auto waves = wavesAt(geometry, replay.run(), replay.at(later), pace, later + pace.cancel * 9 / 10);
    QCOMPARE(waves.size(), 1); // and none to what is inside
    QCOMPARE(waves.front().to, shield.frameNode);
    // A frame of another kind is reached in the same way, but no shield is drawn where it was struck.
    const QPointF struck = waves.front().path.pointAtPercent(1);
    const auto stopped = [&](NodeKind kind) {
        Layout layout = shield.layout;
        layout.nodes.front().kind = kind;
        QImage image(400, 400, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        painter.translate(QPointF(200, 200) - struck);
        const World world = replay.at(later);
        const Theme theme = Theme::dark();
        CanvasPicture picture{layout, geometry, replay, world, theme};
        World open = world;
        open.ending = Ending::Finished; // lets what is on its way arrive
        CanvasPicture shown{layout, geometry, replay, open, theme, {}, false, pace.cancel * 9 / 10};
        paintCanvas(painter, shown, QRectF(struck - QPointF(200, 200), QSizeF(400, 400)));
        painter.end();
        return image.copy(184, 184, 32, 32);
    };
    QVERIFY(stopped(NodeKind::Shield) != stopped(NodeKind::TaskGroup));
}

void TestKindPictures::aFailureGoesToTheGatherFrame()
{
    const Framed gather(NodeKind::Gather, Verb::Gather, Outcome::Raised);
    const Replay replay = gather.story.replay();
    const Pace pace = paceOf(replay.run().trace);
    const auto waves = wavesAt(CanvasGeometry(gather.layout), replay.run(), replay.at(2 * kSecond), pace,
                               2 * kSecond + pace.cancel / 2);
    QCOMPARE(waves.size(), 1);
    QCOMPARE(waves.front().from, gather.story.node(gather.one));
    QCOMPARE(waves.front().to, gather.frameNode);
}

void TestKindPictures::aRetryMarksItsAttempts()
{
    Stage stage;
    const TaskId owner = stage.frame(NodeKind::Retry, u"again"_s, {0, 0, 304, 208});
    const NodeId frame = stage.lastNode();
    const quint32 step = stage.story.step(Verb::Group);
    const TaskId member = stage.actor(u"call"_s, {48, 64}, frame);
    stage.story.at(kSecond).turn(owner).enters(owner, Verb::Group, 0, step);
    stage.story.waits(owner, Verb::Group, 0).turn(member).sleeps(member, 2 * kSecond);
    stage.story.at(2 * kSecond).turn(member).ends(member, Outcome::Raised, u"OSError: no"_s);
    stage.story.turn(owner).sleeps(owner, 3 * kSecond);
    stage.story.at(3 * kSecond).turn(owner).enters(owner, Verb::Group, 1, step);
    stage.story.waits(owner, Verb::Group, 1);
    const QRectF dots(14, 28, 100, 14);
    const QColor error = Theme::dark().error;
    QCOMPARE(pixelsOf(stage, stage.painted(kSecond), dots, error), 0);
    QVERIFY(pixelsOf(stage, stage.painted(2 * kSecond + kTenth), dots, error) > 3);
    QVERIFY(differsIn(stage, stage.painted(2 * kSecond + kTenth), stage.painted(3 * kSecond), dots));
}

void TestKindPictures::aHeldLoopIsSeen()
{
    Stage stage;
    const TaskId hog = stage.actor(u"hog"_s, {0, 0});
    const TaskId other = stage.actor(u"other"_s, {320, 0});
    stage.story.at(kSecond).turn(other).sleeps(other, 2 * kSecond).turn(hog);
    stage.story.fact(FactKind::StepBegan, hog, kNone, 2 * kSecond).verb = Verb::Block;
    stage.story.at(3 * kSecond).ends(hog).woken(other, Verb::Sleep).turn(other).ends(other);
    const Replay replay = stage.story.replay();
    QVERIFY(!holdAt(replay.run(), replay.at(kTenth)));
    const auto hold = holdAt(replay.run(), replay.at(2 * kSecond));
    QVERIFY(hold);
    QCOMPARE(hold->task, hog);
    QCOMPARE(hold->end, 3 * kSecond);
    QVERIFY(!holdAt(replay.run(), replay.at(3 * kSecond)));
    const QImage held = stage.painted(2 * kSecond);
    const QImage before = stage.painted(kTenth);
    const QRectF plate(100, -40, 300, 30);
    QCOMPARE(pixelsOf(stage, before, plate, Theme::dark().warning), 0);
    QVERIFY(pixelsOf(stage, held, plate, Theme::dark().warning) > 1000);
    const QRectF hatched = stage.rect(stage.story.node(other)).adjusted(20, 70, -20, -4);
    QVERIFY(differsIn(stage, held, before, hatched));
}

SIGNALBOX_TEST(TestKindPictures)

} // namespace tst_kindpictures

#include "tst_kindpictures.moc"
#include "widgets/painting/taskcolours.h"
