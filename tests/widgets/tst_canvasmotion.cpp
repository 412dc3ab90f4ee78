// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "tests/support/canvaspictures.h"
#include "tests/support/suite.h"
#include "widgets/painting/kindshape.h"
#include "widgets/painting/motion.h"
#include "widgets/painting/taskcolours.h"
#include "widgets/painting/valueflow.h"

#include <QDir>
#include <QImage>
#include <QTest>

namespace tst_canvasmotion {

using namespace signalbox;
using namespace signalbox::testing::painting;
using namespace Qt::StringLiterals;

/// Items, results and cancellations on their way.
class TestCanvasMotion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paceFollowsTheQueuesGaps();
    void aPutTravelsFromTheMakerToItsSlot();
    void aGetTravelsFromTheSlotToTheConsumer();
    void anItemGotBeforeItLandsMakesOneJourney();
    void nothingFliesOverWhatCameBeforeIt_data();
    void nothingFliesOverWhatCameBeforeIt();
    void aNewerItemThatGoesFirstMakesRoom();
    void aPlaceIsTakenAsSoonAsTheCountSaysSo();
    void whatIsHereCoversWhatIsComing();
    void aResultTravelsToWhoAwaitsIt();
    void stepsWithinAMomentShowOnlyWhatHasHappened();
    void aFailureSpreadsThroughTheFrame();
    void aCancellerReachesItsTargetAlongTheWire();
    void anExpiredTimeoutSpreadsFromItsFrame();
    void theSlotStaysHollowUntilTheItemLands();
    void reducedMotionShowsTheItemAtOnce();
    void aCardChangesOnlyWhenTheWaveArrives();
    void aTaskIsCancelledInWordsOnlyWhenTheWaveArrives();
    void aWaveGoesAroundTheCardsBetween();
    void itemsMoveUpAfterAGet();
};

void TestCanvasMotion::paceFollowsTheQueuesGaps()
{
    QCOMPARE(paceOf(Trace()).item, kMicrosPerSecond / 4);
    Trace quick;
    for (int at = 0; at < 20; ++at) {
        Fact &fact = quick.append();
        fact = {};
        fact.kind = at % 2 == 0 ? FactKind::ItemPut : FactKind::ItemGot;
        fact.time = at * 10'000;
    }
    QCOMPARE(paceOf(quick).item, Micros(6'000)); // six tenths of ten milliseconds
    QVERIFY(paceOf(quick).cancel > paceOf(quick).item);
    // A quarter of the kitchen's gaps are shorter than 0.3 s.
    QCOMPARE(paceOf(replayOf(PaintedLayout().layout).run().trace).item, Micros(180'000));
}

void TestCanvasMotion::aPutTravelsFromTheMakerToItsSlot()
{
    const PaintedLayout kitchen;
    const CanvasGeometry geometry(kitchen.layout);
    const Replay replay = replayOf(kitchen.layout);
    const Pace pace = paceOf(replay.run().trace);
    const Fact put = firstFact(replay.run(), FactKind::ItemPut);
    const auto tokens = [&](Micros time) {
        return tokensAt(geometry, kitchen.layout, replay.run(), replay.at(time), pace, time);
    };
    QVERIFY(tokens(put.time - 1).isEmpty());
    const QList<Token> leaving = tokens(put.time);
    QCOMPARE(leaving.size(), 1);
    QCOMPARE(leaving[0].actor, kitchen.maker);
    QVERIFY(leaving[0].arriving);
    QCOMPARE(leaving[0].item.number, 1u);
    QCOMPARE(leaving[0].centre, *geometry.portCentre(kitchen.maker, Port::Out));

    const QList<Token> halfway = tokens(put.time + pace.item / 2);
    QCOMPARE(halfway[0].progress, 0.5);
    QPainterPath whole = geometry.wireBetween(LinkKind::Putting, kitchen.maker, kitchen.queue)->path;
    whole.lineTo(geometry.queueSlot(kitchen.queue, 0, 5));
    QCOMPARE(halfway[0].centre, whole.pointAtPercent(0.5));

    const QList<Token> landing = tokens(put.time + pace.item);
    QCOMPARE(landing[0].progress, 1.0);
    QCOMPARE(landing[0].centre, geometry.queueSlot(kitchen.queue, 0, 5));
    QVERIFY(tokens(put.time + pace.item + 1).isEmpty());
}

void TestCanvasMotion::aGetTravelsFromTheSlotToTheConsumer()
{
    const PaintedLayout kitchen;
    const CanvasGeometry geometry(kitchen.layout);
    const Replay replay = replayOf(kitchen.layout);
    const Pace pace = paceOf(replay.run().trace);
    const Fact got = firstFact(replay.run(), FactKind::ItemGot);
    const auto token = [&](Micros time) {
        for (const Token &moving :
             tokensAt(geometry, kitchen.layout, replay.run(), replay.at(time), pace, time)) {
            if (!moving.arriving)
                return moving;
        }
        return Token();
    };
    QCOMPARE(token(got.time).centre, geometry.queueSlot(kitchen.queue, 0, 5));
    QCOMPARE(token(got.time + pace.item / 2).progress, 0.5);
    QCOMPARE(token(got.time + pace.item).centre, *geometry.portCentre(kitchen.cook, Port::In));
    QCOMPARE(token(got.time).actor, kitchen.cook);
}

void TestCanvasMotion::anItemGotBeforeItLandsMakesOneJourney()
{
    PaintedLayout kitchen;
    set(kitchen.layout, kitchen.cook, Param::Start, Duration::fixed(0)); // already waits for the first item
    const CanvasGeometry geometry(kitchen.layout);
    const Replay replay = replayOf(kitchen.layout);
    const Pace pace = paceOf(replay.run().trace);
    const Fact got = firstFact(replay.run(), FactKind::ItemGot);
    QCOMPARE(got.time, firstFact(replay.run(), FactKind::ItemPut).time);
    const auto tokens = [&](Micros time) {
        return tokensAt(geometry, kitchen.layout, replay.run(), replay.at(time), pace, time);
    };
    const QList<Token> in = tokens(got.time + pace.item / 4);
    QCOMPARE(in.size(), 1);
    QVERIFY(in[0].arriving);
    QCOMPARE(in[0].progress, 0.5);
    const QList<Token> out = tokens(got.time + pace.item * 3 / 4);
    QCOMPARE(out.size(), 1);
    QVERIFY(!out[0].arriving);
    QCOMPARE(out[0].progress, 0.5);
    QVERIFY(tokens(got.time + pace.item + 1).isEmpty());
}

void TestCanvasMotion::nothingFliesOverWhatCameBeforeIt_data()
{
    QTest::addColumn<QString>("path");
    const QDir examples(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
    for (const QString &name : examples.entryList({u"*.signalbox"_s}))
        QTest::newRow(qPrintable(name)) << examples.filePath(name);
}

/// Holds at every moment of an example at which something of its FIFO queues may have changed.
void TestCanvasMotion::nothingFliesOverWhatCameBeforeIt()
{
    QFETCH(QString, path);
    const LoadResult loaded = loadLayout(path);
    QVERIFY(loaded.layout);
    const Layout &layout = *loaded.layout;
    const CanvasGeometry geometry(layout);
    const Replay replay = replayOf(layout);
    const Run &run = replay.run();
    const Pace pace = paceOf(run.trace);
    QList<Micros> moments;
    for (qsizetype at = 0; at < std::min<qsizetype>(run.trace.size(), 300); ++at) {
        for (const int share : {0, 1, 4, 7, 10})
            moments.append(run.trace[at].time + pace.item * share / 10);
    }
    for (const Micros moment : std::as_const(moments)) {
        const World world = replay.at(moment);
        const QueueSlides slides(run.trace, world, pace, moment);
        const QList<Token> tokens = tokensAt(geometry, layout, run, world, pace, moment);
        for (const Token &token : tokens) {
            const ResourceView &view = world.resources[token.queue];
            const NodeId queue = run.program.resources[token.queue].node;
            const bool stays =
                std::find(view.items.begin(), view.items.end(), token.item) != view.items.end();
            const bool inside = geometry.queuePill(queue).contains(token.centre); // else on its wire
            if (!token.arriving || !stays || !inside || view.order != QueueOrder::Fifo)
                continue;
            const int shown = shownSlots(*layout.find(queue));
            for (std::size_t at = 0; at < std::min(view.items.size(), std::size_t(shown)); ++at) {
                const Item item = view.items[at];
                if (item == token.item)
                    break;
                const bool flies = std::any_of(tokens.begin(), tokens.end(), [&](const Token &other) {
                    return other.arriving && other.queue == token.queue && other.item == item;
                });
                const double place = std::min(double(at) + slides.behind(token.queue, at, item), shown - 1.0);
                const double x = geometry.queueSlot(queue, place, shown).x();
                QVERIFY2(flies || token.centre.x() <= x,
                         qPrintable(u"at %1: item %2 at %3, over item %4 at %5"_s.arg(moment)
                                        .arg(token.item.number)
                                        .arg(token.centre.x())
                                        .arg(item.number)
                                        .arg(x)));
            }
        }
    }
    const auto isQueue = [](const Node &node) { return node.kind == NodeKind::Queue; };
    const auto queue = std::find_if(layout.nodes.begin(), layout.nodes.end(), isQueue);
    if (queue == layout.nodes.end())
        return;
    const QPointF out = *geometry.portCentre(queue->id, Port::Out);
    const int shown = shownSlots(*queue);
    for (int at = 0; at + 1 < shown; ++at) {
        QVERIFY(QLineF(geometry.queueSlot(queue->id, at, shown), out).length()
                < QLineF(geometry.queueSlot(queue->id, at + 1, shown), out).length());
    }
}

void TestCanvasMotion::aNewerItemThatGoesFirstMakesRoom()
{
    PaintedLayout kitchen;
    set(kitchen.layout, kitchen.queue, Param::Order, qint64(QueueOrder::Lifo));
    set(kitchen.layout, kitchen.cook, Param::Start, Duration::fixed(25 * kTenth));
    const CanvasGeometry geometry(kitchen.layout);
    const Replay replay = replayOf(kitchen.layout);
    const Pace pace = paceOf(replay.run().trace);
    const Fact first = firstFact(replay.run(), FactKind::ItemPut);
    const Fact second = firstFact(replay.run(), FactKind::ItemPut, first.time + 1);
    const auto drawnBehind = [&](Micros time) {
        const World world = replay.at(time);
        const ResourceView &view = world.resources[first.resource()];
        const Item older = first.item();
        const auto at =
            std::size_t(std::find(view.items.begin(), view.items.end(), older) - view.items.begin());
        return double(at)
            + QueueSlides(replay.run().trace, world, pace, time).behind(first.resource(), at, older);
    };
    QCOMPARE(drawnBehind(second.time), 0.0);
    QCOMPARE(drawnBehind(second.time + pace.item / 2), 0.5);
    QCOMPARE(drawnBehind(second.time + pace.item), 1.0);
    // The newer one flies above the older, not over it.
    for (const int share : {5, 6, 7, 8}) {
        const Micros time = second.time + pace.item * share / 10;
        for (const Token &token :
             tokensAt(geometry, kitchen.layout, replay.run(), replay.at(time), pace, time)) {
            const QPointF older = geometry.queueSlot(kitchen.queue, drawnBehind(time), 5);
            QVERIFY(QLineF(token.centre, older).length() > 20);
        }
    }
}

void TestCanvasMotion::aPlaceIsTakenAsSoonAsTheCountSaysSo()
{
    const PaintedLayout kitchen;
    const CanvasGeometry geometry(kitchen.layout);
    const Replay replay = replayOf(kitchen.layout);
    const Pace pace = paceOf(replay.run().trace);
    const Fact put = firstFact(replay.run(), FactKind::ItemPut);
    const QPointF origin = geometry.bounds().topLeft();
    const QRectF slot = QRectF(-14, -14, 28, 28).translated(geometry.queueSlot(kitchen.queue, 0, 5));
    const QImage empty = painted(kitchen.layout, replay, replay.at(put.time - 1));
    const QImage flying = painted(kitchen.layout, replay, replay.at(put.time + pace.item / 4));
    QVERIFY(differsInside(empty, flying, slot, origin)); // its number in a dashed place
    const QRectF other = QRectF(-14, -14, 28, 28).translated(geometry.queueSlot(kitchen.queue, 1, 5));
    QVERIFY(!differsInside(empty, flying, other, origin));
}

/// A get frees a place of a full queue and a put that waited takes it at once: the item that has yet to close
/// up still lies where the next one will.
void TestCanvasMotion::whatIsHereCoversWhatIsComing()
{
    PaintedLayout kitchen;
    set(kitchen.layout, kitchen.queue, Param::Capacity, qint64(2));
    set(kitchen.layout, kitchen.maker, Param::Count, qint64(6));
    set(kitchen.layout, kitchen.maker, Param::Every, Duration::fixed(kTenth));
    const CanvasGeometry geometry(kitchen.layout);
    const Replay replay = replayOf(kitchen.layout);
    const Fact got = firstFact(replay.run(), FactKind::ItemGot, 20 * kTenth);
    QCOMPARE(firstFact(replay.run(), FactKind::ItemPut, got.time).time, got.time);
    QCOMPARE(replay.at(got.time).resources[*replay.run().program.resourceOf(kitchen.queue)].items.size(), 2);
    const QPoint inside =
        (geometry.queueSlot(kitchen.queue, 1, 2) + QPointF(-11, 0) - geometry.bounds().topLeft()).toPoint();
    const QColor before = painted(kitchen.layout, replay, replay.at(got.time - 1)).pixelColor(inside);
    QCOMPARE(painted(kitchen.layout, replay, replay.at(got.time)).pixelColor(inside), before);
}

void TestCanvasMotion::aResultTravelsToWhoAwaitsIt()
{
    const Meal meal;
    const CanvasGeometry geometry(meal.layout);
    const Replay replay = replayOf(meal.layout);
    const Pace pace{kTenth, kTenth};
    const auto flows = [&](Micros time) {
        return valuesAt(geometry, replay.run(), replay.at(time), pace, time);
    };
    const Micros cooked = 3 * kTenth;
    QVERIFY(flows(cooked - 1).isEmpty());
    const QList<ValueFlow> leaving = flows(cooked);
    QCOMPARE(leaving.size(), 1);
    QCOMPARE(replay.run().texts[leaving[0].text], u"'soup'"_s);
    QCOMPARE(leaving[0].from, meal.soup);
    QCOMPARE(leaving[0].to, meal.waiter);
    QCOMPARE(leaving[0].progress, 0.0);
    const QPainterPath wire = geometry.wireBetween(LinkKind::Awaiting, meal.waiter, meal.soup)->path;
    QCOMPARE(leaving[0].centre, QPointF(wire.elementAt(wire.elementCount() - 1)));
    QCOMPARE(flows(cooked + kTenth)[0].centre, QPointF(wire.elementAt(0)));
    QVERIFY(flows(cooked + kTenth + 1).isEmpty());

    // The waiter sets the order to it, and the guest has it from there.
    const Micros set = 5 * kTenth;
    QCOMPARE(flows(set).size(), 1);
    QCOMPARE(flows(set)[0].to, meal.order);
    const QList<ValueFlow> onward = flows(set + 8 * kTenth / 10);
    QCOMPARE(onward.size(), 1);
    QCOMPARE(onward[0].from, meal.order);
    QCOMPARE(onward[0].to, meal.guest);
    QVERIFY(flows(set + kTenth + 1).isEmpty());
    // None does not travel: nobody gets anything of the guest's.
    QVERIFY(flows(replay.endTime()).isEmpty());
    QVERIFY(valuesAt(geometry, replay.run(), replay.at(cooked), Pace{}, cooked).isEmpty());
}

void TestCanvasMotion::stepsWithinAMomentShowOnlyWhatHasHappened()
{
    const PaintedLayout kitchen;
    const CanvasGeometry geometry(kitchen.layout);
    const Replay replay = replayOf(kitchen.layout);
    const Pace pace = paceOf(replay.run().trace);
    qsizetype put = 0;
    while (replay.run().trace[put].kind != FactKind::ItemPut)
        ++put;
    const auto count = [&](qsizetype facts) {
        return tokensAt(geometry, kitchen.layout, replay.run(), replay.atFact(facts), pace,
                        replay.run().trace[put].time)
            .size();
    };
    QCOMPARE(count(put), 0);
    QCOMPARE(count(put + 1), 1);
}

void TestCanvasMotion::aFailureSpreadsThroughTheFrame()
{
    const Makers makers;
    const CanvasGeometry geometry(makers.layout);
    const Replay replay = replayOf(makers.layout);
    const Pace pace = paceOf(replay.run().trace);
    const Micros failed = 10 * kTenth;
    const auto waves = [&](Micros time) {
        return wavesAt(geometry, replay.run(), replay.at(time), pace, time);
    };
    const auto progress = [&](Micros time, NodeId from, NodeId to) {
        for (const CancelWave &wave : waves(time)) {
            if (wave.from == from && wave.to == to)
                return wave.progress;
        }
        return -1.0;
    };
    QVERIFY(waves(failed - 1).isEmpty());
    QCOMPARE(waves(failed).size(), 3);
    QCOMPARE(progress(failed + pace.cancel / 4, makers.fax, makers.group), 0.5);
    QCOMPARE(progress(failed + pace.cancel / 4, makers.group, makers.web), 0.0);
    QCOMPARE(progress(failed + pace.cancel * 3 / 4, makers.fax, makers.group), 1.0);
    QCOMPARE(progress(failed + pace.cancel * 3 / 4, makers.group, makers.web), 0.5);
    QCOMPARE(progress(failed + pace.cancel * 3 / 4, makers.group, makers.phone), 0.5);
    QCOMPARE(progress(failed + pace.cancel, makers.group, makers.phone), 1.0);
    QVERIFY(waves(failed + pace.cancel + 1).isEmpty());
    for (const CancelWave &wave : waves(failed + pace.cancel)) {
        if (wave.to == makers.web)
            QCOMPARE(wave.head.x(), geometry.rect(makers.web).left());
    }
}

void TestCanvasMotion::aCancellerReachesItsTargetAlongTheWire()
{
    Layout layout;
    const NodeId boss = add(layout, NodeKind::Canceller, u"boss"_s, {0, 0});
    const NodeId cook = add(layout, NodeKind::Task, u"cook"_s, {400, 160});
    set(layout, boss, Param::At, Duration::fixed(10 * kTenth));
    set(layout, cook, Param::Steps, QList{step(Verb::Sleep, {}, 50 * kTenth)});
    connectNodes(layout, LinkKind::Cancelling, boss, cook);
    const CanvasGeometry geometry(layout);
    const Replay replay = replayOf(layout);
    const Pace pace = paceOf(replay.run().trace);
    const Fact request = firstFact(replay.run(), FactKind::CancelRequested);
    QCOMPARE(request.time, 10 * kTenth);
    // The run is over by then: what is on its way arrives all the same.
    const QList<CancelWave> waves =
        wavesAt(geometry, replay.run(), replay.at(request.time), pace, request.time + pace.cancel / 2);
    QCOMPARE(waves.size(), 1);
    QCOMPARE(waves[0].from, boss);
    QCOMPARE(waves[0].to, cook);
    QCOMPARE(waves[0].progress, 0.5);
    QCOMPARE(waves[0].head, geometry.wires().front().path.pointAtPercent(0.5));
}

void TestCanvasMotion::anExpiredTimeoutSpreadsFromItsFrame()
{
    Layout layout;
    const NodeId lunch = add(layout, NodeKind::Timeout, u"lunch"_s, {0, 0});
    const NodeId guest = add(layout, NodeKind::Task, u"guest"_s, {32, 64}, lunch);
    set(layout, lunch, Param::Delay, Duration::fixed(10 * kTenth));
    set(layout, guest, Param::Steps, QList{step(Verb::Sleep, {}, 50 * kTenth)});
    const Replay replay = replayOf(layout);
    const Pace pace = paceOf(replay.run().trace);
    const QList<CancelWave> waves =
        wavesAt(CanvasGeometry(layout), replay.run(), replay.at(10 * kTenth), pace, 10 * kTenth);
    QVERIFY(!waves.isEmpty());
    QCOMPARE(waves.front().to, lunch);
    QCOMPARE(waves.back().from, lunch);
    QCOMPARE(waves.back().to, guest);
    QVERIFY(waves.back().hop > waves.front().hop);
}

void TestCanvasMotion::theSlotStaysHollowUntilTheItemLands()
{
    const PaintedLayout kitchen;
    const CanvasGeometry geometry(kitchen.layout);
    const Replay replay = replayOf(kitchen.layout);
    const Pace pace = paceOf(replay.run().trace);
    const Fact put = firstFact(replay.run(), FactKind::ItemPut);
    const QPointF slot = geometry.queueSlot(kitchen.queue, 0, 5) - geometry.bounds().topLeft();
    const auto colourIn = [&](Micros time) {
        // Beside the number, so that only the filling counts.
        return painted(kitchen.layout, replay, replay.at(time))
            .pixelColor((slot + QPointF(-11, 8)).toPoint());
    };
    const QColor makers = Theme::dark().taskColour(taskColourIndex(kitchen.layout, kitchen.maker));
    QCOMPARE(colourIn(put.time + pace.item / 4).name(), Theme::dark().slot.name());
    QCOMPARE(colourIn(put.time + pace.item + 1).name(), makers.name());
}

void TestCanvasMotion::reducedMotionShowsTheItemAtOnce()
{
    const PaintedLayout kitchen;
    const Replay replay = replayOf(kitchen.layout);
    const Fact put = firstFact(replay.run(), FactKind::ItemPut);
    Look calm;
    calm.reducedMotion = true;
    const CanvasGeometry geometry(kitchen.layout);
    const QPointF slot = geometry.queueSlot(kitchen.queue, 0, 5) - geometry.bounds().topLeft();
    const QImage image = painted(kitchen.layout, replay, replay.at(put.time), calm);
    QCOMPARE(image.pixelColor((slot + QPointF(-11, 8)).toPoint()).name(), Theme::dark().taskColour(0).name());
}

void TestCanvasMotion::aCardChangesOnlyWhenTheWaveArrives()
{
    const Makers makers;
    const CanvasGeometry geometry(makers.layout);
    const Replay replay = replayOf(makers.layout);
    const Pace pace = paceOf(replay.run().trace);
    const Micros failed = 10 * kTenth;
    const QPointF bar = geometry.rect(makers.web).topLeft() + QPointF(3, 20) - geometry.bounds().topLeft();
    const World ended = replay.at(failed); // the failure ends the run as well
    QVERIFY(ended.ending);
    const auto barColour = [&](Micros later) {
        Look look;
        look.afterEnd = later;
        return painted(makers.layout, replay, ended, look).pixelColor(bar.toPoint()).name();
    };
    const QString bright = Theme::dark().taskColour(0).name();
    QCOMPARE(barColour(pace.cancel / 4), bright);
    QVERIFY(barColour(pace.cancel + 1) != bright);
    QCOMPARE(barColour(3600 * kMicrosPerSecond), barColour(pace.cancel + 1));
}

void TestCanvasMotion::aTaskIsCancelledInWordsOnlyWhenTheWaveArrives()
{
    const Makers makers;
    const CanvasGeometry geometry(makers.layout);
    const Replay replay = replayOf(makers.layout);
    const Pace pace = paceOf(replay.run().trace);
    const World ended = replay.at(10 * kTenth);
    // The row of the state: an end is told there in the colour of errors.
    const QRectF box = geometry.rect(makers.web);
    const QRect row =
        QRectF(box.left() + 18, box.top() + 30, 140, 20).translated(-geometry.bounds().topLeft()).toRect();
    const auto errorPixels = [&](Micros later) {
        Look look;
        look.afterEnd = later;
        const QImage image = painted(makers.layout, replay, ended, look).copy(row);
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y).name() == Theme::dark().error.name() ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(errorPixels(0), 0);
    QCOMPARE(errorPixels(pace.cancel / 4), 0);
    QVERIFY(errorPixels(pace.cancel + 1) > 0);
}

void TestCanvasMotion::aWaveGoesAroundTheCardsBetween()
{
    Makers makers;
    makers.layout.find(makers.group)->size = {528, 296};
    makers.layout.find(makers.phone)->position = {288, 48}; // right of web
    makers.layout.find(makers.fax)->position = {32, 160};
    const CanvasGeometry geometry(makers.layout);
    const Replay replay = replayOf(makers.layout);
    int legs = 0;
    for (const CancelWave &wave :
         wavesAt(geometry, replay.run(), replay.at(10 * kTenth), paceOf(replay.run().trace), 10 * kTenth)) {
        for (const NodeId other : {makers.web, makers.phone, makers.fax}) {
            if (other == wave.from || other == wave.to)
                continue;
            for (int at = 0; at <= 100; ++at)
                QVERIFY(!geometry.rect(other).contains(wave.path.pointAtPercent(at / 100.0)));
        }
        ++legs;
    }
    QCOMPARE(legs, 3);
}

void TestCanvasMotion::itemsMoveUpAfterAGet()
{
    PaintedLayout kitchen;
    set(kitchen.layout, kitchen.cook, Param::Start, Duration::fixed(35 * kTenth)); // three items wait by then
    const Replay replay = replayOf(kitchen.layout);
    const Run &run = replay.run();
    const Pace pace = paceOf(run.trace);
    const Fact got = firstFact(run, FactKind::ItemGot);
    const Item first = got.item();
    const auto behind = [&](Micros time, quint32 number) {
        const World world = replay.at(time);
        const Line<Item> &items = world.resources[got.resource()].items;
        const Item item{first.maker, number};
        const auto at = std::size_t(std::find(items.begin(), items.end(), item) - items.begin());
        return QueueSlides(run.trace, world, pace, time).behind(got.resource(), at, item);
    };
    QCOMPARE(got.time, 35 * kTenth);
    QCOMPARE(behind(got.time - 1, 2), 0.0);
    QCOMPARE(behind(got.time, 2), 1.0); // where it stood before
    QCOMPARE(behind(got.time, 3), 1.0);
    QCOMPARE(behind(got.time + pace.item / 2, 2), 0.5);
    QCOMPARE(behind(got.time + pace.item, 2), 0.0);
    // An item that comes after the get finds its own place free.
    const Fact next = firstFact(run, FactKind::ItemPut, got.time);
    QCOMPARE(behind(next.time, next.item().number), 0.0);
}

SIGNALBOX_TEST(TestCanvasMotion)

} // namespace tst_canvasmotion

#include "tst_canvasmotion.moc"
