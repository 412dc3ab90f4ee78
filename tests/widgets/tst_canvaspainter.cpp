// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/suite.h"
#include "widgets/painting/canvaspainter.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/kindshape.h"
#include "widgets/painting/motion.h"
#include "widgets/painting/taskcolours.h"
#include "widgets/painting/valueflow.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <memory>

using namespace signalbox;
using namespace Qt::StringLiterals;
using Port = CanvasGeometry::Port;

namespace {

constexpr Micros kTenth = kMicrosPerSecond / 10;

NodeId add(Layout &layout, NodeKind kind, const QString &name, QPointF at, NodeId scope = NodeId::None)
{
    Node node = makeNode(layout, kind, at);
    node.name = name;
    node.scope = scope;
    layout.nodes.append(node);
    return node.id;
}

void set(Layout &layout, NodeId node, Param param, const ParamValue &value)
{
    layout.find(node)->parameters.insert(param, value);
}

void connectNodes(Layout &layout, LinkKind kind, NodeId from, NodeId to)
{
    layout.links.append({layout.unusedLinkId(), kind, from, to, {}});
}

Step step(Verb verb, NodeId target = NodeId::None, Micros time = 0, const QList<Step> &body = {})
{
    Step made;
    made.verb = verb;
    made.target = target;
    made.time = Duration::fixed(time);
    made.body = body;
    return made;
}

/// A maker puts an item each second; a cook takes each out half a second later than it could.
struct PaintedLayout {
    Layout layout;
    NodeId maker;
    NodeId queue;
    NodeId cook;

    PaintedLayout()
    {
        maker = add(layout, NodeKind::Producer, u"maker"_s, {0, 0});
        queue = add(layout, NodeKind::Queue, u"window"_s, {320, 0});
        cook = add(layout, NodeKind::Consumer, u"cook"_s, {720, 160});
        set(layout, maker, Param::Count, qint64(4));
        set(layout, maker, Param::Every, Duration::fixed(10 * kTenth));
        set(layout, cook, Param::Work, Duration::fixed(12 * kTenth));
        set(layout, cook, Param::Start, Duration::fixed(15 * kTenth));
        connectNodes(layout, LinkKind::Putting, maker, queue);
        connectNodes(layout, LinkKind::Getting, cook, queue);
    }
};

/// A group of three in which "fax" fails at 1 s.
struct Makers {
    Layout layout;
    NodeId group;
    NodeId web;
    NodeId phone;
    NodeId fax;

    Makers()
    {
        group = add(layout, NodeKind::TaskGroup, u"makers"_s, {0, 0});
        layout.find(group)->size = {272, 400};
        web = add(layout, NodeKind::Task, u"web"_s, {32, 48}, group);
        phone = add(layout, NodeKind::Task, u"phone"_s, {32, 160}, group);
        fax = add(layout, NodeKind::Task, u"fax"_s, {32, 272}, group);
        for (const NodeId slow : {web, phone})
            set(layout, slow, Param::Steps, QList{step(Verb::Sleep, {}, 50 * kTenth)});
        Step raise = step(Verb::Raise);
        raise.text = u"RuntimeError: out of paper"_s;
        set(layout, fax, Param::Steps, QList{step(Verb::Sleep, {}, 10 * kTenth), raise});
    }
};

Step returning(const QString &text)
{
    Step made = step(Verb::Return);
    made.text = text;
    return made;
}

/// A waiter awaits the soup and sets a future to it, for which a guest waits; in a frame, salad is gathered.
struct Meal {
    Layout layout;
    NodeId soup;
    NodeId waiter;
    NodeId order;
    NodeId guest;
    NodeId frame;
    NodeId inside;

    Meal()
    {
        soup = add(layout, NodeKind::Task, u"soup"_s, {0, 0});
        waiter = add(layout, NodeKind::Task, u"waiter"_s, {400, 0});
        order = add(layout, NodeKind::Future, u"order"_s, {800, 0});
        guest = add(layout, NodeKind::Task, u"guest"_s, {800, 240});
        frame = add(layout, NodeKind::Gather, u"sides"_s, {0, 240});
        layout.find(frame)->size = {272, 160};
        inside = add(layout, NodeKind::Task, u"salad"_s, {32, 288}, frame);
        Step hand = step(Verb::SetResult, order);
        hand.choice = quint8(ValueChoice::Result);
        set(layout, soup, Param::Steps, QList{step(Verb::Sleep, {}, 3 * kTenth), returning(u"soup"_s)});
        set(layout, waiter, Param::Steps,
            QList{step(Verb::Await, soup), step(Verb::Sleep, {}, 2 * kTenth), hand});
        set(layout, guest, Param::Steps, QList{step(Verb::Await, order), step(Verb::Sleep, {}, 5 * kTenth)});
        set(layout, inside, Param::Steps, QList{returning(u"salad"_s)});
    }
};

Replay replayOf(const Layout &layout)
{
    return Replay(std::make_shared<const Run>(simulate(layout)));
}

struct Look {
    Theme theme = Theme::dark();
    CanvasOverlay overlay = {};
    bool reducedMotion = false;
    double zoom = 1;
    Micros afterEnd = 3600 * kMicrosPerSecond;
};

QImage painted(const Layout &layout, const Replay &replay, const World &world, const Look &look = {})
{
    const CanvasGeometry geometry(layout);
    const QRectF area = geometry.bounds();
    QImage image((area.size() * look.zoom).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.scale(look.zoom, look.zoom);
    painter.translate(-area.topLeft());
    paintCanvas(
        painter,
        {layout, geometry, replay, world, look.theme, look.overlay, look.reducedMotion, look.afterEnd}, area);
    return image;
}

QImage painted(const Layout &layout, Micros time, const Look &look = {})
{
    const Replay replay = replayOf(layout);
    return painted(layout, replay, replay.at(time), look);
}

/// The one fact of that kind at or after a time.
Fact firstFact(const Run &run, FactKind kind, Micros from = 0)
{
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        if (run.trace[at].kind == kind && run.trace[at].time >= from)
            return run.trace[at];
    }
    return {};
}

/// An overlay with nothing but one part, in the order of theOverlayShows().
CanvasOverlay overlayWith(int part, const PaintedLayout &kitchen, NodeId frame)
{
    CanvasOverlay overlay;
    const CanvasOverlay::Wiring wiring{{208, 48}, {400, 250}, kitchen.maker, NodeId::None, {kitchen.queue},
                                       {},        {}};
    switch (part) {
    case 0:
        overlay.selection = {kitchen.maker};
        break;
    case 1:
        overlay.hover = kitchen.maker;
        break;
    case 2:
        overlay.focus = kitchen.maker;
        break;
    case 3:
        overlay.problems.insert(kitchen.maker, u"puts into no queue"_s);
        break;
    case 4:
        overlay.outlined = {kitchen.maker};
        break;
    case 5:
        overlay.rubberBand = QRectF(220, 20, 60, 60);
        break;
    case 6:
        overlay.snapLines = {QLineF(0, -20, 0, 400)};
        break;
    case 7:
        overlay.dropScope = frame;
        break;
    case 8:
        overlay.selectedLink = kitchen.layout.links.front().id;
        break;
    case 9:
        overlay.wiring = wiring;
        overlay.wiring->refusal = u"A producer only puts."_s;
        break;
    default:
        overlay.wiring = wiring;
        overlay.wiring->meaning = u"puts into"_s;
        break;
    }
    return overlay;
}

bool differsInside(const QImage &one, const QImage &other, const QRectF &area, const QPointF &origin)
{
    const QRect pixels = area.translated(-origin).toAlignedRect();
    return one.copy(pixels) != other.copy(pixels);
}

} // namespace

class TestCanvasPainter : public QObject {
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
    void valuesAreOnTheCards();
    void stepsWithinAMomentShowOnlyWhatHasHappened();
    void aFailureSpreadsThroughTheFrame();
    void aCancellerReachesItsTargetAlongTheWire();
    void anExpiredTimeoutSpreadsFromItsFrame();
    void paintingTwiceGivesTheSamePicture();
    void comingBackGivesTheSamePicture();
    void everyStateLooksDifferent();
    void theSlotStaysHollowUntilTheItemLands();
    void reducedMotionShowsTheItemAtOnce();
    void aCardChangesOnlyWhenTheWaveArrives();
    void aTaskIsCancelledInWordsOnlyWhenTheWaveArrives();
    void aWaveGoesAroundTheCardsBetween();
    void itemsMoveUpAfterAGet();
    void permitsTellTheirHoldersApart_data();
    void permitsTellTheirHoldersApart();
    void aDeadlockIsDrawn();
    void theOverlayShows_data();
    void theOverlayShows();
    void aWireAtRestStandsOutFromTheCanvas_data();
    void aWireAtRestStandsOutFromTheCanvas();
    void farAwayThereIsStillAPicture();
    void whatIsOutOfSightIsNotPainted();
    void tasksHaveTheColoursOfTheirActors();
    void anyMomentOfATrivialRunCanBePainted();
};

void TestCanvasPainter::paceFollowsTheQueuesGaps()
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

void TestCanvasPainter::aPutTravelsFromTheMakerToItsSlot()
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

void TestCanvasPainter::aGetTravelsFromTheSlotToTheConsumer()
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

void TestCanvasPainter::anItemGotBeforeItLandsMakesOneJourney()
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

void TestCanvasPainter::nothingFliesOverWhatCameBeforeIt_data()
{
    QTest::addColumn<QString>("path");
    const QDir examples(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
    for (const QString &name : examples.entryList({u"*.signalbox"_s}))
        QTest::newRow(qPrintable(name)) << examples.filePath(name);
}

/// Holds at every moment of an example at which something of its FIFO queues may have changed.
void TestCanvasPainter::nothingFliesOverWhatCameBeforeIt()
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

void TestCanvasPainter::aNewerItemThatGoesFirstMakesRoom()
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

void TestCanvasPainter::aPlaceIsTakenAsSoonAsTheCountSaysSo()
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
void TestCanvasPainter::whatIsHereCoversWhatIsComing()
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

void TestCanvasPainter::aResultTravelsToWhoAwaitsIt()
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

void TestCanvasPainter::valuesAreOnTheCards()
{
    Meal meal;
    Meal other;
    set(other.layout, other.soup, Param::Steps,
        QList{step(Verb::Sleep, {}, 3 * kTenth), returning(u"tea"_s)});
    const CanvasGeometry geometry(meal.layout);
    const QPointF origin = geometry.bounds().topLeft();
    const Look still{.reducedMotion = true};
    const auto differs = [&](NodeId node, Micros time) {
        return differsInside(painted(meal.layout, time, still), painted(other.layout, time, still),
                             geometry.rect(node), origin);
    };
    for (const NodeId node : {meal.soup, meal.waiter, meal.order, meal.guest, meal.frame, meal.inside})
        QVERIFY(!differs(node, 2 * kTenth));
    QVERIFY(differs(meal.soup, 4 * kTenth)); // returned 'soup'
    QVERIFY(differs(meal.waiter, 4 * kTenth)); // got 'soup'
    QVERIFY(!differs(meal.order, 4 * kTenth));
    QVERIFY(differs(meal.order, 6 * kTenth)); // set to 'soup'
    QVERIFY(differs(meal.guest, 6 * kTenth));
    set(other.layout, other.soup, Param::Steps,
        QList{step(Verb::Sleep, {}, 3 * kTenth), returning(u"soup"_s)});
    set(other.layout, other.inside, Param::Steps, QList{returning(u"bread"_s)});
    QVERIFY(differs(meal.inside, 4 * kTenth));
    const QRectF title(geometry.rect(meal.frame).topLeft(), QSizeF(geometry.rect(meal.frame).width(), 32));
    QVERIFY(differsInside(painted(meal.layout, 4 * kTenth, still), painted(other.layout, 4 * kTenth, still),
                          title, origin)); // gave ['salad']
}

void TestCanvasPainter::stepsWithinAMomentShowOnlyWhatHasHappened()
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

void TestCanvasPainter::aFailureSpreadsThroughTheFrame()
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

void TestCanvasPainter::aCancellerReachesItsTargetAlongTheWire()
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

void TestCanvasPainter::anExpiredTimeoutSpreadsFromItsFrame()
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

void TestCanvasPainter::paintingTwiceGivesTheSamePicture()
{
    const Makers makers;
    const Micros spreading = 10 * kTenth + 20'000;
    QCOMPARE(painted(makers.layout, spreading), painted(makers.layout, spreading));
}

void TestCanvasPainter::comingBackGivesTheSamePicture()
{
    const PaintedLayout kitchen;
    const Replay replay = replayOf(kitchen.layout);
    const Micros moment = 21 * kTenth;
    const QImage before = painted(kitchen.layout, replay, replay.at(moment));
    for (const Micros other : {Micros(0), 50 * kTenth, 15 * kTenth + 7, 20 * kTenth})
        painted(kitchen.layout, replay, replay.at(other));
    QCOMPARE(painted(kitchen.layout, replay, replay.at(moment)), before);
}

void TestCanvasPainter::everyStateLooksDifferent()
{
    const Makers makers;
    const CanvasGeometry geometry(makers.layout);
    const QPointF origin = geometry.bounds().topLeft();
    const QImage sleeping = painted(makers.layout, 5 * kTenth);
    const QImage later = painted(makers.layout, 9 * kTenth);
    const QImage ended = painted(makers.layout, 49 * kTenth);
    QVERIFY(differsInside(sleeping, later, geometry.rect(makers.web), origin)); // time left, progress
    QVERIFY(differsInside(sleeping, ended, geometry.rect(makers.web), origin)); // cancelled
    QVERIFY(differsInside(sleeping, ended, geometry.rect(makers.fax), origin)); // failed
    const QRectF title(geometry.rect(makers.group).topLeft(), QSizeF(272, 40));
    QVERIFY(differsInside(sleeping, ended, title, origin)); // the frame says why
    QVERIFY(painted(makers.layout, 5 * kTenth, {Theme::light()}) != sleeping);
}

void TestCanvasPainter::theSlotStaysHollowUntilTheItemLands()
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

void TestCanvasPainter::reducedMotionShowsTheItemAtOnce()
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

void TestCanvasPainter::aCardChangesOnlyWhenTheWaveArrives()
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

void TestCanvasPainter::aTaskIsCancelledInWordsOnlyWhenTheWaveArrives()
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

void TestCanvasPainter::aWaveGoesAroundTheCardsBetween()
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

void TestCanvasPainter::itemsMoveUpAfterAGet()
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

void TestCanvasPainter::permitsTellTheirHoldersApart_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("nobody") << QStringList{} << QStringList{};
    QTest::newRow("initials") << QStringList{u"anna"_s, u"ben"_s} << QStringList{u"A"_s, u"B"_s};
    QTest::newRow("numbers") << QStringList{u"train-1"_s, u"train-2"_s} << QStringList{u"1"_s, u"2"_s};
    QTest::newRow("numbers of two digits")
        << QStringList{u"cook1"_s, u"cook12"_s} << QStringList{u"1"_s, u"12"_s};
    QTest::newRow("alike at first") << QStringList{u"mara"_s, u"mila"_s} << QStringList{u"Ma"_s, u"Mi"_s};
}

void TestCanvasPainter::permitsTellTheirHoldersApart()
{
    QFETCH(QStringList, names);
    QTEST(shortLabels(names), "labels");
}

void TestCanvasPainter::aDeadlockIsDrawn()
{
    Layout layout;
    const NodeId one = add(layout, NodeKind::Lock, u"one"_s, {320, 0});
    const NodeId two = add(layout, NodeKind::Lock, u"two"_s, {320, 320});
    const auto grabber = [&](const QString &name, QPointF at, NodeId first, NodeId second) {
        const NodeId task = add(layout, NodeKind::Task, name, at);
        const Step inner = step(Verb::With, second, 0, {step(Verb::Sleep, {}, kTenth)});
        set(layout, task, Param::Steps,
            QList{step(Verb::With, first, 0, {step(Verb::Sleep, {}, kTenth), inner})});
    };
    grabber(u"a"_s, {0, 160}, one, two);
    grabber(u"b"_s, {640, 160}, two, one);
    const Replay replay = replayOf(layout);
    const World stuck = replay.at(replay.endTime());
    QCOMPARE(stuck.deadlock.size(), std::size_t(2));
    World unmarked = stuck;
    unmarked.deadlock.clear();
    const QImage image = painted(layout, replay, stuck);
    QVERIFY(image != painted(layout, replay, unmarked));
    // The word stands in the middle of the cycle, on the warning colour.
    const CanvasGeometry geometry(layout);
    const QPointF middle = (geometry.rect(one).center() + geometry.rect(two).center()) / 2;
    bool warned = false;
    for (int x = -40; x <= 40; ++x)
        warned |= image.pixelColor((middle - geometry.bounds().topLeft()).toPoint() + QPoint(x, -6)).name()
            == Theme::dark().warning.name();
    QVERIFY(warned);
}

void TestCanvasPainter::theOverlayShows_data()
{
    QTest::addColumn<int>("part");
    int part = 0;
    for (const char *name : {"selection", "hover", "focus", "problem", "outlined", "rubber band",
                             "snap lines", "drop scope", "selected wire", "refused wire", "fitting wire"})
        QTest::newRow(name) << part++;
}

void TestCanvasPainter::theOverlayShows()
{
    QFETCH(int, part);
    PaintedLayout kitchen;
    const NodeId frame = add(kitchen.layout, NodeKind::TaskGroup, u"frame"_s, {0, 200});
    Look look;
    look.overlay = overlayWith(part, kitchen, frame);
    QVERIFY(painted(kitchen.layout, 0, look) != painted(kitchen.layout, 0));
}

void TestCanvasPainter::aWireAtRestStandsOutFromTheCanvas_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("makersBefore"); // each takes a colour
    for (const Theme &theme : {Theme::dark(), Theme::light(), Theme::highContrast()}) {
        for (int makers = 0; makers < int(theme.taskColours.size()); ++makers)
            QTest::addRow("%s, colour %d", qPrintable(theme.name), makers) << theme.name << makers;
    }
}

void TestCanvasPainter::aWireAtRestStandsOutFromTheCanvas()
{
    QFETCH(QString, name);
    QFETCH(int, makersBefore);
    const Theme theme = Theme::named(name);
    Layout layout;
    for (int maker = 0; maker < makersBefore; ++maker)
        add(layout, NodeKind::Task, u"t%1"_s.arg(maker), {0, 160.0 * (maker + 1)});
    const NodeId chef = add(layout, NodeKind::Task, u"chef"_s, {0, 0});
    const NodeId open = add(layout, NodeKind::Event, u"open"_s, {320, 0});
    set(layout, chef, Param::Steps, QList{step(Verb::Sleep, {}, kTenth), step(Verb::Set, open)});
    Look close;
    close.theme = theme;
    close.zoom = 4; // so that a pixel in the middle of the wire is the wire's alone
    const QImage image = painted(layout, 0, close);
    const CanvasGeometry geometry(layout);
    const CanvasGeometry::Wire *wire = geometry.wireBetween(LinkKind::Setting, chef, open);
    QVERIFY(wire);
    const QPointF middle = (wire->path.pointAtPercent(0.5) - geometry.bounds().topLeft()) * close.zoom;
    QVERIFY(contrastRatio(image.pixelColor(middle.toPoint()), theme.canvas) >= 3);
}

void TestCanvasPainter::farAwayThereIsStillAPicture()
{
    const PaintedLayout kitchen;
    Look far;
    far.zoom = 0.3;
    const QImage image = painted(kitchen.layout, 0, far);
    const CanvasGeometry geometry(kitchen.layout);
    const QPointF bar =
        (geometry.rect(kitchen.maker).topLeft() + QPointF(8, 48) - geometry.bounds().topLeft()) * far.zoom;
    QCOMPARE(image.pixelColor(bar.toPoint()).name(), Theme::dark().taskColour(0).name());
}

void TestCanvasPainter::whatIsOutOfSightIsNotPainted()
{
    const PaintedLayout kitchen;
    const CanvasGeometry geometry(kitchen.layout);
    const Replay replay = replayOf(kitchen.layout);
    const World world = replay.at(0);
    const Theme theme = Theme::dark();
    QImage image(200, 100, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.translate(4000, 4000);
    paintCanvas(painter, {kitchen.layout, geometry, replay, world, theme}, QRectF(-4000, -4000, 200, 100));
    painter.end();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QString colour = image.pixelColor(x, y).name();
            QVERIFY(colour == theme.canvas.name() || colour == theme.gridDot.name());
        }
    }
}

void TestCanvasPainter::tasksHaveTheColoursOfTheirActors()
{
    const PaintedLayout kitchen;
    QCOMPARE(taskColourIndex(kitchen.layout, kitchen.maker), 0);
    QCOMPARE(taskColourIndex(kitchen.layout, kitchen.cook), 1); // the queue between them counts for none
    QCOMPARE(taskColourIndex(kitchen.layout, kitchen.queue), -1);
    QCOMPARE(taskColourIndex(kitchen.layout, NodeId(99)), -1);
}

void TestCanvasPainter::anyMomentOfATrivialRunCanBePainted()
{
    const Layout empty;
    QVERIFY(!painted(empty, Replay(), World()).isNull());
    // A layout whose run is not known yet: every card says that it has not started.
    const PaintedLayout kitchen;
    QVERIFY(painted(kitchen.layout, Replay(), World()) != painted(kitchen.layout, 15 * kTenth));
}

SIGNALBOX_TEST(TestCanvasPainter)
#include "tst_canvaspainter.moc"
