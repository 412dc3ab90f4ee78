// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "tests/support/canvasfixture.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/gestures.h"

#include <QSignalSpy>
#include <QTest>

namespace tst_canvaswiring {

using namespace signalbox;
using namespace signalbox::testing::canvas;
using namespace Qt::StringLiterals;

/// Wires, drawn from port to port.
class TestCanvasWiring : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- wiring
    void aWireFromPortToNodeConnects();
    void aWireDraggedBackwardsGets();
    void fittingPortsAreKnownAndARefusalIsToldInWords();
    void escAbandonsAWire();
    void aTaskAsksWhichStep();
    void aWireDroppedOnNothingAddsAndConnectsInOneStep();
    void portTargetsAre24PixelsAtEveryZoom_data();
    void portTargetsAre24PixelsAtEveryZoom();
    void aPressOnAPortNeverMovesItsNode();
};

void TestCanvasWiring::aWireFromPortToNodeConnects()
{
    CanvasFixture stage;
    stage.drag(stage.port(kWindow, CanvasGeometry::Port::Out), stage.body(kCook));
    QCOMPARE(stage.document.layout().links.size(), 2);
    const Link link = stage.document.layout().links.last();
    QCOMPARE(link.kind, LinkKind::Getting);
    QCOMPARE(link.from, kCook);
    QCOMPARE(link.to, kWindow);
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.lastStep(), u"Connect window to cook"_s);
}

void TestCanvasWiring::aWireDraggedBackwardsGets()
{
    CanvasFixture stage;
    stage.drag(stage.port(kCook, CanvasGeometry::Port::In), stage.port(kWindow, CanvasGeometry::Port::Out));
    QCOMPARE(stage.document.layout().links.last().kind, LinkKind::Getting);
    stage.drag(stage.port(kCook, CanvasGeometry::Port::Use), stage.body(kOven));
    QCOMPARE(stage.document.layout().links.last().kind, LinkKind::Guarding);
    QCOMPARE(stage.steps(), 2);
}

void TestCanvasWiring::fittingPortsAreKnownAndARefusalIsToldInWords()
{
    CanvasFixture stage;
    QSignalSpy words(&stage.view, &CanvasView::statusMessage);
    const std::unique_ptr<Gesture> wire =
        gestureAt(stage.view.state(), {QPointF(stage.port(kWeb, CanvasGeometry::Port::Out)), Qt::NoModifier});
    CanvasOverlay overlay;
    wire->move({QPointF(stage.body(kCook)), Qt::NoModifier});
    wire->decorate(overlay);
    QVERIFY(overlay.wiring);
    QVERIFY(overlay.wiring->fitting.contains(kOven));
    QVERIFY(!overlay.wiring->fitting.contains(kCook));
    QVERIFY(overlay.wiring->refusal.contains(u"both tasks"_s));
    wire->move({QPointF(stage.body(kOven)), Qt::NoModifier});
    wire->decorate(overlay);
    QVERIFY(overlay.wiring->refusal.isEmpty());
    QCOMPARE(overlay.wiring->meaning, u"web holds while working oven"_s);

    stage.drag(stage.port(kWeb, CanvasGeometry::Port::Out), stage.body(kCook));
    QCOMPARE(stage.steps(), 0);
    QVERIFY(words.last().first().toString().contains(u"both tasks"_s));
}

void TestCanvasWiring::escAbandonsAWire()
{
    CanvasFixture stage;
    stage.drag(stage.port(kWindow, CanvasGeometry::Port::Out), stage.body(kCook), {}, false);
    QTest::keyClick(&stage.view, Qt::Key_Escape);
    QTest::mouseRelease(&stage.view, Qt::LeftButton, {}, stage.body(kCook));
    QCOMPARE(stage.steps(), 0);
}

void TestCanvasWiring::aTaskAsksWhichStep()
{
    CanvasFixture stage;
    stage.drag(stage.port(kWindow, CanvasGeometry::Port::Out), stage.body(kTask));
    QVERIFY(stage.menu());
    QCOMPARE(stage.steps(), 0);
    QAction *join = actionNamed(stage.menu(), u"join"_s);
    QVERIFY(join);
    join->trigger();
    QCOMPARE(stage.steps(), 1);
    const auto steps = parameter<QList<Step>>(stage.find(kTask), Param::Steps);
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps.first().verb, Verb::Join);
    QCOMPARE(steps.first().target, kWindow);
    // The wire that follows from the step can be selected and removed as well.
    const auto *wire = stage.view.geometry().wireBetween(LinkKind::Getting, kTask, kWindow);
    if (!wire)
        wire = &stage.view.geometry().wires().last();
    stage.view.selectWire(wire->link);
    QTest::keyClick(&stage.view, Qt::Key_Delete);
    QVERIFY(parameter<QList<Step>>(stage.find(kTask), Param::Steps).isEmpty());
}

void TestCanvasWiring::aWireDroppedOnNothingAddsAndConnectsInOneStep()
{
    CanvasFixture stage;
    const Layout before = stage.document.layout();
    stage.drag(stage.port(kWindow, CanvasGeometry::Port::Out), QPoint(620, 240));
    QVERIFY(stage.quickAdd().isVisible());
    QTest::keyClicks(&stage.search(), u"lock"_s); // does not fit, so it is not offered
    QTest::keyClick(&stage.search(), Qt::Key_Return);
    QCOMPARE(stage.steps(), 0);
    stage.search().clear();
    QTest::keyClicks(&stage.search(), u"cons"_s);
    QTest::keyClick(&stage.search(), Qt::Key_Return);
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.lastStep(), u"Add Consumer and connect it"_s);
    QCOMPARE(stage.document.layout().nodes.size(), 7);
    QCOMPARE(stage.document.layout().links.last().kind, LinkKind::Getting);
    QCOMPARE(stage.view.selection(), QList{stage.document.layout().nodes.last().id});
    stage.document.undoStack().undo();
    QCOMPARE(stage.document.layout(), before);
}

void TestCanvasWiring::portTargetsAre24PixelsAtEveryZoom_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {0.1, 0.5, 1.0, 2.0, 4.0})
        QTest::newRow(qPrintable(QString::number(zoom))) << zoom;
}

void TestCanvasWiring::portTargetsAre24PixelsAtEveryZoom()
{
    QFETCH(const double, zoom);
    Layout alone;
    alone.nodes = {node(2, NodeKind::Queue, u"window"_s, {352, 64})};
    CanvasFixture stage(alone);
    CanvasCamera camera;
    camera.zoom = zoom;
    const QPointF out = *stage.view.geometry().portCentre(kWindow, CanvasGeometry::Port::Out);
    camera.origin = out - QPointF(500, 300) / zoom;
    stage.view.setCamera(camera);
    const QPointF centre = stage.view.camera().toView(out);
    const QPointF outside = centre + QPointF(11, 0);
    const auto place =
        stage.view.geometry().portAt(stage.view.camera().toCanvas(outside), stage.view.portReach());
    QVERIFY(place);
    QCOMPARE(place->node, kWindow);
}

void TestCanvasWiring::aPressOnAPortNeverMovesItsNode()
{
    CanvasFixture stage;
    const QPoint from = stage.port(kCook, CanvasGeometry::Port::Out);
    stage.drag(from, from + QPoint(60, 120));
    QTest::keyClick(&stage.search(), Qt::Key_Escape);
    QCOMPARE(stage.find(kCook).position, QPointF(672, 64));
    QCOMPARE(stage.steps(), 0);
    QTest::mouseClick(&stage.view, Qt::LeftButton, {}, from);
    QCOMPARE(stage.view.selection(), QList{kCook});
}

SIGNALBOX_TEST(TestCanvasWiring)

} // namespace tst_canvaswiring

#include "tst_canvaswiring.moc"
