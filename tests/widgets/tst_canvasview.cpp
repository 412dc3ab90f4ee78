// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/canvasfixture.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/kindlist.h"
#include "widgets/canvas/minimap.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

namespace tst_canvasview {

using namespace signalbox;
using namespace signalbox::testing::canvas;
using namespace Qt::StringLiterals;

/// Adding nodes, and what of the drawing is in view.
class TestCanvasView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- adding
    void aDropAddsOneSelectedNodeAtThePoint();
    void aDropIntoAFrameJoinsIt();
    void aDropOnAWireOffersToConnect();
    void aDropOfSomethingElseAddsNothing();
    void quickAddByDoubleClickAddsWhatTheLettersName();
    void quickAddByKeysAndEscAddsNothing();
    void arrowKeysChooseInQuickAdd();
    void addNodeFindsAFreeSpot();

    // ---- panning and zooming
    void ctrlWheelKeepsThePointUnderThePointer();
    void zoomStaysBetweenTenAndFourHundredPercent();
    void wheelScrolls();
    void middleDragAndSpaceDragPan();
    void aTapOfSpaceAsksToPlay();
    void fittingAndHundredPercentByKeys();
    void aFittedCanvasStaysFittedWhenResized();
    void tabMovesNothingWhereAllIsInSight();
    void whatLiesOverTheTopCoversNothingThatWasFitted();
    void theMinimapShowsOnlyWhenSomethingIsOutOfView();

    // ---- others
    void emptyCanvasShowsAHint();
};

void TestCanvasView::aDropAddsOneSelectedNodeAtThePoint()
{
    CanvasFixture stage;
    const QPoint where(640, 500);
    stage.drop(NodeKind::Queue, where);
    QCOMPARE(stage.document.layout().nodes.size(), 7);
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.lastStep(), u"Add Queue"_s);
    const Node &added = stage.document.layout().nodes.last();
    QCOMPARE(added.kind, NodeKind::Queue);
    QCOMPARE(stage.view.selection(), QList{added.id});
    const QPointF off = stage.view.geometry().rect(added.id).center() - stage.view.camera().toCanvas(where);
    QVERIFY(std::abs(off.x()) <= CanvasGeometry::kGrid && std::abs(off.y()) <= CanvasGeometry::kGrid);
}

void TestCanvasView::aDropIntoAFrameJoinsIt()
{
    CanvasFixture stage;
    stage.drop(NodeKind::Producer, stage.middle(kGroup));
    QCOMPARE(stage.document.layout().nodes.last().scope, kGroup);
    QCOMPARE(stage.steps(), 1);
}

void TestCanvasView::aDropOnAWireOffersToConnect()
{
    CanvasFixture stage;
    const QPainterPath path = stage.view.geometry().wires().first().path;
    stage.drop(NodeKind::Consumer, stage.at(path.pointAtPercent(0.5)));
    QCOMPARE(stage.steps(), 1);
    QVERIFY(stage.menu());
    QAction *gets = actionNamed(stage.menu(), u"consumer-1 gets from window"_s);
    QVERIFY(gets);
    QVERIFY(!actionNamed(stage.menu(), u"web"_s)); // the two tasks have nothing to say to each other
    gets->trigger();
    QCOMPARE(stage.steps(), 2);
    QCOMPARE(stage.document.layout().links.last().kind, LinkKind::Getting);
}

void TestCanvasView::aDropOfSomethingElseAddsNothing()
{
    CanvasFixture stage;
    QMimeData data;
    data.setData(QLatin1String(kKindMimeType), "teapot");
    QDropEvent dropped(QPointF(640, 500), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.view, &dropped);
    QCOMPARE(stage.steps(), 0);
}

void TestCanvasView::quickAddByDoubleClickAddsWhatTheLettersName()
{
    CanvasFixture stage;
    const QPoint where(300, 540);
    QTest::mouseDClick(&stage.view, Qt::LeftButton, {}, where);
    QVERIFY(stage.quickAdd().isVisible());
    QVERIFY(stage.view.rect().contains(stage.quickAdd().geometry()));
    QTest::keyClicks(&stage.search(), u"que"_s);
    QTest::keyClick(&stage.search(), Qt::Key_Return);
    QVERIFY(!stage.quickAdd().isVisible());
    QCOMPARE(stage.lastStep(), u"Add Queue"_s);
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.view.selection(), QList{stage.document.layout().nodes.last().id});
    const QRectF box = stage.view.geometry().rect(stage.document.layout().nodes.last().id);
    QVERIFY(box.contains(stage.view.camera().toCanvas(where)));
}

void TestCanvasView::quickAddByKeysAndEscAddsNothing()
{
    CanvasFixture stage;
    for (const auto &[key, modifier] :
         {std::pair(Qt::Key_Insert, Qt::NoModifier), std::pair(Qt::Key_A, Qt::ShiftModifier)}) {
        QTest::keyClick(&stage.view, key, modifier);
        QVERIFY(stage.quickAdd().isVisible());
        QTest::keyClicks(&stage.search(), u"lock"_s);
        QTest::keyClick(&stage.search(), Qt::Key_Escape);
        QVERIFY(!stage.quickAdd().isVisible());
    }
    QCOMPARE(stage.steps(), 0);
}

void TestCanvasView::arrowKeysChooseInQuickAdd()
{
    CanvasFixture stage;
    stage.view.openQuickAddAt(QPointF(300, 400));
    QTest::keyClick(&stage.search(), Qt::Key_Down);
    QTest::keyClick(&stage.search(), Qt::Key_Return);
    QCOMPARE(stage.lastStep(), u"Add Consumer"_s); // the second of the catalog
    stage.view.openQuickAddAt(QPointF(300, 400));
    QTest::keyClicks(&stage.search(), u"no such thing"_s);
    QTest::keyClick(&stage.search(), Qt::Key_Return);
    QCOMPARE(stage.steps(), 1);
    QVERIFY(stage.quickAdd().isVisible());
}

void TestCanvasView::addNodeFindsAFreeSpot()
{
    CanvasFixture stage;
    for (int round = 0; round < 4; ++round)
        stage.view.addNode(NodeKind::Queue);
    QCOMPARE(stage.steps(), 4);
    const QList<Node> nodes = stage.document.layout().nodes;
    for (qsizetype one = 6; one < nodes.size(); ++one) {
        for (qsizetype other = 0; other < one; ++other) {
            if (!isScope(nodes[other].kind))
                QVERIFY(!stage.view.geometry()
                             .rect(nodes[one].id)
                             .intersects(stage.view.geometry().rect(nodes[other].id)));
        }
    }
}

void TestCanvasView::ctrlWheelKeepsThePointUnderThePointer()
{
    CanvasFixture stage;
    QSignalSpy zoomed(&stage.view, &CanvasView::zoomChanged);
    const QPoint where(420, 130);
    const QPointF before = stage.view.camera().toCanvas(where);
    stage.wheel(where, 240, Qt::ControlModifier);
    QVERIFY(stage.view.zoom() > 1.2);
    QVERIFY((stage.view.camera().toCanvas(where) - before).manhattanLength() < 0.01);
    QCOMPARE(zoomed.count(), 1);
    QCOMPARE(stage.steps(), 0);
}

void TestCanvasView::zoomStaysBetweenTenAndFourHundredPercent()
{
    CanvasFixture stage;
    stage.wheel({500, 300}, 120 * 60, Qt::ControlModifier);
    QCOMPARE(stage.view.zoom(), 4.0);
    stage.wheel({500, 300}, -120 * 90, Qt::ControlModifier);
    QCOMPARE(stage.view.zoom(), 0.1);
}

void TestCanvasView::wheelScrolls()
{
    CanvasFixture stage;
    stage.wheel({500, 300}, -120, Qt::NoModifier);
    QCOMPARE(stage.view.camera().origin, QPointF(0, 48));
    stage.wheel({500, 300}, -120, Qt::ShiftModifier);
    QCOMPARE(stage.view.camera().origin, QPointF(48, 48));
}

void TestCanvasView::middleDragAndSpaceDragPan()
{
    CanvasFixture stage;
    const QPoint from = stage.body(kCook); // over a node as well
    QTest::mousePress(&stage.view, Qt::MiddleButton, {}, from);
    stage.move(from + QPoint(-40, -20), {}, Qt::MiddleButton);
    QTest::mouseRelease(&stage.view, Qt::MiddleButton, {}, from + QPoint(-40, -20));
    QCOMPARE(stage.view.camera().origin, QPointF(40, 20));

    QSignalSpy tapped(&stage.view, &CanvasView::playPauseRequested);
    QTest::keyPress(&stage.view, Qt::Key_Space);
    stage.drag(from, from + QPoint(40, 20));
    QTest::keyRelease(&stage.view, Qt::Key_Space);
    QCOMPARE(stage.view.camera().origin, QPointF(0, 0));
    QCOMPARE(tapped.count(), 0);
    QCOMPARE(stage.steps(), 0);
}

void TestCanvasView::aTapOfSpaceAsksToPlay()
{
    CanvasFixture stage;
    QSignalSpy tapped(&stage.view, &CanvasView::playPauseRequested);
    QTest::keyClick(&stage.view, Qt::Key_Space);
    QCOMPARE(tapped.count(), 1);
}

void TestCanvasView::fittingAndHundredPercentByKeys()
{
    CanvasFixture stage;
    stage.wheel({500, 300}, 120 * 8, Qt::ControlModifier);
    QTest::keyClick(&stage.view, Qt::Key_1, Qt::ControlModifier);
    const QRectF all = stage.view.contentRect();
    QVERIFY(stage.view.camera().visible(stage.view.size()).contains(all));
    stage.view.setSelection({kOven});
    QTest::keyClick(&stage.view, Qt::Key_F);
    QVERIFY(stage.view.zoom() > 1.5);
    QVERIFY(stage.view.camera().visible(stage.view.size()).contains(stage.view.geometry().rect(kOven)));
    QTest::keyClick(&stage.view, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(stage.view.zoom(), 1.0);
}

void TestCanvasView::aFittedCanvasStaysFittedWhenResized()
{
    CanvasFixture stage;
    const QRectF all = stage.view.contentRect();
    stage.view.fitAll();
    stage.view.resize(500, 300);
    QVERIFY(stage.view.camera().visible(stage.view.size()).contains(all));
    stage.view.setCamera({});
    stage.view.resize(400, 240);
    QCOMPARE(stage.view.zoom(), 1.0);
}

void TestCanvasView::tabMovesNothingWhereAllIsInSight()
{
    CanvasFixture stage;
    for (const QSize size : {QSize(1000, 700), QSize(500, 300), QSize(300, 180)}) {
        stage.view.resize(size);
        stage.view.fitAll();
        const CanvasCamera fitted = stage.view.camera();
        for (const Node &node : stage.document.layout().nodes) {
            stage.view.setFocusNode(node.id, true);
            QCOMPARE(stage.view.camera().origin, fitted.origin);
        }
    }
}

void TestCanvasView::whatLiesOverTheTopCoversNothingThatWasFitted()
{
    CanvasFixture stage;
    constexpr int cover = 60;
    stage.view.resize(500, 300);
    stage.view.fitAll();
    const auto top = [&] { return stage.view.camera().toView(stage.view.contentRect()).top(); };
    QVERIFY(top() < cover);
    stage.view.setTopCover(cover);
    QVERIFY(top() >= cover);
    const CanvasCamera clear = stage.view.camera();
    stage.view.setTopCover(0); // a banner that comes and goes while somebody writes
    QCOMPARE(stage.view.camera(), clear);

    // Moved by hand it stays; what is looked for comes out from under the cover.
    const Node &first = stage.document.layout().nodes.first();
    CanvasCamera moved = clear;
    moved.zoom = 1;
    moved.origin = stage.view.geometry().rect(first.id).topLeft() - QPointF(100, 30);
    stage.view.setCamera(moved);
    stage.view.setTopCover(cover);
    QCOMPARE(stage.view.camera(), moved);
    stage.view.setFocusNode(first.id, true);
    QVERIFY(stage.view.camera().toView(stage.view.geometry().rect(first.id)).top() >= cover);
}

void TestCanvasView::theMinimapShowsOnlyWhenSomethingIsOutOfView()
{
    CanvasFixture stage;
    auto *map = stage.view.findChild<Minimap *>();
    stage.view.fitAll();
    QVERIFY(!map->isVisible());
    stage.wheel({100, 100}, 120 * 5, Qt::ControlModifier);
    QVERIFY(map->isVisible());
    const QPointF before = stage.view.camera().origin;
    QTest::mouseClick(map, Qt::LeftButton, {}, QPoint(map->width() - 20, map->height() - 20));
    QVERIFY(stage.view.camera().origin.x() > before.x());
    QVERIFY(stage.view.camera().origin.y() > before.y());
}

void TestCanvasView::emptyCanvasShowsAHint()
{
    CanvasFixture stage{Layout()};
    const auto inked = [&] {
        const QImage image = stage.view.grab().toImage();
        int count = 0;
        for (int x = 200; x < 800; ++x) {
            for (int y = 280; y < 360; ++y)
                count += image.pixelColor(x, y).lightnessF() > 0.6 ? 1 : 0;
        }
        return count;
    };
    QVERIFY(inked() > 300);
    stage.document.addNode(NodeKind::Queue, {4000, 4000});
    QVERIFY(inked() < 20);
}

SIGNALBOX_TEST(TestCanvasView)

} // namespace tst_canvasview

#include "tst_canvasview.moc"
