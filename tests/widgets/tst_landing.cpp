// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/fragment.h"
#include "tests/support/canvasfixture.h"
#include "tests/support/suite.h"
#include "tests/support/tidiness.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/tidy/room.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

namespace tst_landing {

using namespace signalbox;
using namespace signalbox::testing;
using namespace signalbox::testing::canvas;
using namespace Qt::StringLiterals;

/// What is put onto the canvas lands beside what stands there; and Tidy as a person asks for it.
class TestLanding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDropOnACardLandsBesideIt();
    void dropsPilledOnOnePlaceNeverCoverEachOther();
    void aFrameGrowsWithWhatIsDroppedIntoIt();
    void aFrameThatGrowsPushesItsNeighboursAside();
    void outerFramesGrowAlong();
    void copiesLandBesideWhatTheyAreOf();
    void copiesOfMembersStayInTheirFrame();
    void whatIsPastedLandsBesideWhatIsThere();
    void aDragOntoACardEndsBesideIt();
    void whatIsFreeStaysWhereItWasPut();
    void inACrowdThereIsStillAPlace();
    void tidyIsOneStepAndSaysWhatItDid();
    void tidyWithNothingToDoLeavesNoStep();
    void tidyOfASelectionLeavesTheRest();
    void nodesGlideUnlessMotionIsReduced();
};

void TestLanding::aDropOnACardLandsBesideIt()
{
    CanvasFixture stage;
    stage.drop(NodeKind::Queue, stage.middle(kCook));
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.lastStep(), u"Add Queue"_s);
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
    const NodeId added = stage.document.layout().nodes.last().id;
    const QRectF cook = stage.view.geometry().rect(kCook);
    QVERIFY2(cook.adjusted(-320, -320, 320, 320).intersects(stage.view.geometry().rect(added)),
             "not far from there");
}

void TestLanding::dropsPilledOnOnePlaceNeverCoverEachOther()
{
    CanvasFixture stage;
    for (int at = 0; at < kNodeKindCount; ++at) {
        CanvasFixture::closePopups();
        stage.drop(NodeKind(at), QPoint(500, 450));
        QCOMPARE(stage.steps(), at + 1);
    }
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
}

void TestLanding::aFrameGrowsWithWhatIsDroppedIntoIt()
{
    CanvasFixture stage;
    const QRectF before = stage.view.geometry().rect(kGroup);
    for (int at = 0; at < 4; ++at)
        stage.drop(NodeKind::Task, stage.middle(kGroup));
    QCOMPARE(stage.steps(), 4);
    QCOMPARE(stage.document.layout().heldBy(kGroup).size(), 4);
    QVERIFY(stage.view.geometry().rect(kGroup).contains(before));
    QVERIFY(stage.view.geometry().rect(kGroup) != before);
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
    for (int at = 0; at < 4; ++at)
        stage.document.undoStack().undo();
    QCOMPARE(stage.document.layout(), kitchen());
}

void TestLanding::aFrameThatGrowsPushesItsNeighboursAside()
{
    Layout layout = kitchen();
    layout.nodes.append(node(7, NodeKind::Task, u"soup"_s, {48, 288}));
    layout.find(NodeId(7))->scope = kGroup;
    layout.nodes.append(node(8, NodeKind::Task, u"roast"_s, {48, 336}));
    layout.find(NodeId(8))->scope = kGroup;
    makeRoom(layout, {NodeId(8)});
    QCOMPARE(overlapsIn(layout), QStringList());
    QCOMPARE(layout.find(kWeb)->position, QPointF(64, 64)); // not in the way
    QCOMPARE(layout.find(kGroup)->position, QPointF(32, 240));
}

void TestLanding::outerFramesGrowAlong()
{
    Layout layout = kitchen();
    layout.nodes.append(node(7, NodeKind::Timeout, u"inner"_s, {48, 288}));
    layout.find(NodeId(7))->scope = kGroup;
    layout.find(NodeId(7))->size = {224, 160};
    for (quint32 id = 8; id < 12; ++id) {
        layout.nodes.append(node(id, NodeKind::Task, QString::number(id), {64, 340}));
        layout.find(NodeId(id))->scope = NodeId(7);
        makeRoom(layout, {NodeId(id)});
    }
    QCOMPARE(overlapsIn(layout), QStringList());
}

void TestLanding::copiesLandBesideWhatTheyAreOf()
{
    CanvasFixture stage;
    stage.view.selectAll();
    stage.view.duplicateSelection();
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.document.layout().nodes.size(), 12);
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
    const QPointF way =
        stage.view.geometry().rect(stage.view.selection().first()).topLeft() - QPointF(64, 64);
    QCOMPARE(stage.view.geometry().rect(stage.view.selection()[1]).topLeft() - QPointF(352, 64), way);
    stage.view.setSelection({kOven});
    stage.view.duplicateSelection();
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
}

void TestLanding::copiesOfMembersStayInTheirFrame()
{
    Layout layout = kitchen();
    layout.nodes.append(node(7, NodeKind::Task, u"soup"_s, {64, 304}));
    layout.find(NodeId(7))->scope = kGroup;
    CanvasFixture stage(layout);
    for (int at = 0; at < 3; ++at) {
        stage.view.setSelection({NodeId(7)});
        stage.view.duplicateSelection();
    }
    QCOMPARE(stage.document.layout().heldBy(kGroup).size(), 4);
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
}

void TestLanding::whatIsPastedLandsBesideWhatIsThere()
{
    CanvasFixture stage;
    stage.view.selectAll();
    stage.view.copy();
    for (int at = 1; at <= 3; ++at) {
        stage.view.paste();
        QCOMPARE(stage.steps(), at);
    }
    QCOMPARE(stage.document.layout().nodes.size(), 24);
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
}

void TestLanding::aDragOntoACardEndsBesideIt()
{
    CanvasFixture stage;
    stage.drag(stage.body(kOven), stage.body(kCook));
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.lastStep(), u"Move oven"_s);
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
    QCOMPARE(stage.find(kCook).position, QPointF(672, 64));
}

void TestLanding::whatIsFreeStaysWhereItWasPut()
{
    Layout layout = kitchen();
    const Layout before = layout;
    makeRoom(layout, {kWeb, kWindow, kCook, kOven, kTask, kGroup});
    QCOMPARE(layout, before);
    makeRoom(layout, {});
    makeRoom(layout, {NodeId(99)});
    QCOMPARE(layout, before);
}

void TestLanding::inACrowdThereIsStillAPlace()
{
    Layout layout;
    for (quint32 id = 1; id <= 900; ++id)
        layout.nodes.append(node(id, NodeKind::Task, QString::number(id), {id % 30 * 208.0, id / 30 * 96.0}));
    layout.nodes.append(node(901, NodeKind::Queue, u"late"_s, {3000, 1500}));
    makeRoom(layout, {NodeId(901)});
    const CanvasGeometry geometry(layout);
    for (quint32 id = 1; id <= 900; ++id)
        QVERIFY(!geometry.rect(NodeId(id)).intersects(geometry.rect(NodeId(901))));
}

void TestLanding::tidyIsOneStepAndSaysWhatItDid()
{
    CanvasFixture stage;
    QSignalSpy said(&stage.view, &CanvasView::statusMessage);
    stage.view.tidy();
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.lastStep(), u"Tidy"_s);
    QVERIFY(said.last().first().toString().startsWith(u"Tidy: "_s));
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
    QCOMPARE(wiresBehindCards(stage.document.layout()), QStringList());
    stage.document.undoStack().undo();
    QCOMPARE(stage.document.layout(), kitchen());
}

void TestLanding::tidyWithNothingToDoLeavesNoStep()
{
    CanvasFixture stage;
    QSignalSpy said(&stage.view, &CanvasView::statusMessage);
    stage.view.edits().setTidy(Tidy(Dot(u"/nowhere/dot"_s)));
    stage.view.tidy();
    stage.view.tidy();
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(said.last().first().toString(), u"Everything is tidy already."_s);
}

void TestLanding::tidyOfASelectionLeavesTheRest()
{
    CanvasFixture stage;
    stage.view.setSelection({kWeb, kWindow});
    stage.view.tidy();
    for (const NodeId other : {kCook, kOven, kTask, kGroup})
        QCOMPARE(stage.find(other), *kitchen().find(other));
    QCOMPARE(overlapsIn(stage.document.layout()), QStringList());
    QCOMPARE(stage.view.selection(), (QList{kWeb, kWindow}));
}

void TestLanding::nodesGlideUnlessMotionIsReduced()
{
    for (const bool reduced : {false, true}) {
        CanvasFixture stage;
        stage.view.setReducedMotion(reduced);
        const auto picture = [&] { return stage.view.grab().toImage(); };
        stage.view.tidy();
        stage.view.setCamera({});
        const QImage first = picture();
        QCOMPARE(stage.view.isGliding(), !reduced);
        QTRY_VERIFY(!stage.view.isGliding());
        if (reduced)
            QCOMPARE(picture(), first);
        else
            QVERIFY(picture() != first);
    }
}

SIGNALBOX_TEST(TestLanding)

} // namespace tst_landing

#include "tst_landing.moc"
