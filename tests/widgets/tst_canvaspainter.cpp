// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/canvaspictures.h"
#include "tests/support/suite.h"
#include "widgets/painting/canvaspainter.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/taskcolours.h"

#include <QImage>
#include <QPainter>
#include <QTest>

namespace tst_canvaspainter {

using namespace signalbox;
using namespace signalbox::testing::painting;
using namespace Qt::StringLiterals;

namespace {

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

} // namespace

class TestCanvasPainter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesAreOnTheCards();
    void paintingTwiceGivesTheSamePicture();
    void comingBackGivesTheSamePicture();
    void everyStateLooksDifferent();
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

} // namespace tst_canvaspainter

#include "tst_canvaspainter.moc"
