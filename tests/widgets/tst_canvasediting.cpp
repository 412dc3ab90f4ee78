// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/fragment.h"
#include "engine/importer/importer.h"
#include "engine/layout/interventions.h"
#include "tests/support/canvasfixture.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/session/cancelmenu.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

namespace tst_canvasediting {

using namespace signalbox;
using namespace signalbox::testing::canvas;
using namespace Qt::StringLiterals;

/// Selecting, moving, copying, and other changes that a person makes on the canvas.
class TestCanvasEditing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCancelInTheMenuIsInWholeMilliseconds();
    void tasksOfCodeAreCancelledInTheMenu();
    void moreTasksThanAMenuHolds();

    // ---- selecting
    void clicksSelectShiftAddsCtrlToggles();
    void aBandSelectsWhatIsWhollyInside();
    void ctrlASelectsAllAndEscNothing();
    void aWireIsSelectedByAClickAndDeleted();
    void deletingNodesIsOneStepAndUndoBringsTheirWiresBack();

    // ---- moving
    void aDragMovesByTheGridInOneStep();
    void ctrlBypassesTheGrid();
    void aSelectionMovesTogether();
    void escDropsAMove();
    void draggingIntoAFrameAndOutChangesTheScope_data();
    void draggingIntoAFrameAndOutChangesTheScope();
    void framesOfAllKindsNest();
    void arrowsNudge();
    void framesAreResizedAtTheirEdges();
    void alignAndDistributeAreOneStepEach();

    // ---- clipboard
    void copiesPasteWithFreshIds();
    void junkPastesNothingAndSaysWhy();
    void duplicateAndCutAreOneStep();

    // ---- others
    void altWheelTurnsTheMainNumberInOneStep();
    void cancellingAtThePlayheadIsOneStep();
    void undoDuringADragEndsIt();
};

void TestCanvasEditing::clicksSelectShiftAddsCtrlToggles()
{
    CanvasFixture stage;
    QSignalSpy told(&stage.view, &CanvasView::selectionChanged);
    QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.body(kWeb));
    QCOMPARE(stage.view.selection(), QList{kWeb});
    QTest::mouseClick(&stage.view, Qt::LeftButton, Qt::ShiftModifier, stage.body(kCook));
    QCOMPARE(stage.view.selection(), (QList{kWeb, kCook}));
    QTest::mouseClick(&stage.view, Qt::LeftButton, Qt::ControlModifier, stage.body(kWeb));
    QCOMPARE(stage.view.selection(), QList{kCook});
    QTest::mouseClick(&stage.view, Qt::LeftButton, Qt::ControlModifier, stage.body(kWeb));
    QCOMPARE(stage.view.selection(), (QList{kCook, kWeb}));
    QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.body(kCook));
    QCOMPARE(stage.view.selection(), QList{kCook});
    QTest::mouseClick(&stage.view, Qt::LeftButton, {}, QPoint(640, 560));
    QCOMPARE(stage.view.selection(), QList<NodeId>());
    QCOMPARE(told.count(), 6);
    QCOMPARE(stage.steps(), 0);
}

void TestCanvasEditing::aBandSelectsWhatIsWhollyInside()
{
    CanvasFixture stage;
    stage.drag(QPoint(40, 30), QPoint(700, 210));
    QCOMPARE(stage.view.selection(), (QList{kWeb, kWindow})); // cook is only touched
    stage.drag(QPoint(650, 300), QPoint(950, 440), Qt::ShiftModifier);
    QCOMPARE(stage.view.selection(), (QList{kWeb, kWindow, kOven}));
    stage.drag(QPoint(40, 30), QPoint(300, 210), Qt::ControlModifier);
    QCOMPARE(stage.view.selection(), (QList{kWindow, kOven}));
    stage.drag(QPoint(40, 30), QPoint(300, 210), {}, false);
    QTest::keyClick(&stage.view, Qt::Key_Escape);
    QCOMPARE(stage.view.selection(), (QList{kWindow, kOven}));
    QCOMPARE(stage.steps(), 0);
}

void TestCanvasEditing::ctrlASelectsAllAndEscNothing()
{
    CanvasFixture stage;
    QTest::keyClick(&stage.view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(stage.view.selection().size(), 6);
    QTest::keyClick(&stage.view, Qt::Key_Escape);
    QVERIFY(stage.view.selection().isEmpty());
}

void TestCanvasEditing::aWireIsSelectedByAClickAndDeleted()
{
    CanvasFixture stage;
    const QPainterPath path = stage.view.geometry().wires().first().path;
    QTest::mouseClick(&stage.view, Qt::LeftButton, {}, stage.at(path.pointAtPercent(0.5)));
    QVERIFY(stage.view.selectedWire());
    QCOMPARE(stage.view.selectedWire()->id, LinkId(1));
    QTest::keyClick(&stage.view, Qt::Key_Delete);
    QVERIFY(stage.document.layout().links.isEmpty());
    QVERIFY(!stage.view.selectedWire());
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.lastStep(), u"Disconnect web from window"_s);
}

void TestCanvasEditing::deletingNodesIsOneStepAndUndoBringsTheirWiresBack()
{
    CanvasFixture stage;
    const Layout before = stage.document.layout();
    stage.view.setSelection({kWeb, kCook});
    QTest::keyClick(&stage.view, Qt::Key_Delete);
    QCOMPARE(stage.lastStep(), u"Delete 2 nodes"_s);
    QVERIFY(stage.view.selection().isEmpty());
    QVERIFY(stage.document.layout().links.isEmpty());
    stage.document.undoStack().undo();
    QCOMPARE(stage.document.layout(), before);
}

void TestCanvasEditing::aDragMovesByTheGridInOneStep()
{
    CanvasFixture stage;
    const QPoint from = stage.body(kCook);
    stage.drag(from, from + QPoint(37, 90));
    QCOMPARE(stage.find(kCook).position, QPointF(704, 160)); // 672+37 and 64+90 on the grid
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.lastStep(), u"Move cook"_s);
    QCOMPARE(stage.view.selection(), QList{kCook});
}

void TestCanvasEditing::ctrlBypassesTheGrid()
{
    CanvasFixture stage;
    const QPoint from = stage.body(kCook);
    stage.drag(from, from + QPoint(37, 91), Qt::ControlModifier);
    QCOMPARE(stage.find(kCook).position, QPointF(709, 155));
    QCOMPARE(stage.steps(), 1);
}

void TestCanvasEditing::aSelectionMovesTogether()
{
    CanvasFixture stage;
    stage.view.setSelection({kWeb, kCook});
    const QPoint from = stage.body(kCook);
    stage.drag(from, from + QPoint(0, 32));
    QCOMPARE(stage.find(kWeb).position, QPointF(64, 96));
    QCOMPARE(stage.find(kCook).position, QPointF(672, 96));
    QCOMPARE(stage.lastStep(), u"Move 2 nodes"_s);
}

void TestCanvasEditing::escDropsAMove()
{
    CanvasFixture stage;
    const QPoint from = stage.body(kCook);
    stage.drag(from, from + QPoint(64, 64), {}, false);
    QTest::keyClick(&stage.view, Qt::Key_Escape);
    QTest::mouseRelease(&stage.view, Qt::LeftButton, {}, from + QPoint(64, 64));
    QCOMPARE(stage.steps(), 0);
    QCOMPARE(stage.find(kCook).position, QPointF(672, 64));
}

void TestCanvasEditing::draggingIntoAFrameAndOutChangesTheScope_data()
{
    QTest::addColumn<NodeKind>("kind");
    for (const NodeInfo &kind : nodeCatalog()) {
        if (kind.group == NodeGroup::Scope)
            QTest::newRow(qPrintable(kind.key)) << kind.kind;
    }
}

void TestCanvasEditing::draggingIntoAFrameAndOutChangesTheScope()
{
    QFETCH(NodeKind, kind);
    Layout layout = kitchen();
    layout.find(kGroup)->kind = kind;
    CanvasFixture stage(layout);
    stage.drag(stage.body(kWeb), stage.middle(kGroup));
    QCOMPARE(stage.find(kWeb).scope, kGroup);
    QCOMPARE(stage.steps(), 1);
    const QPoint from = stage.body(kGroup) + QPoint(130, 90); // a member goes along with its frame
    stage.drag(from, from + QPoint(16, 32));
    QCOMPARE(stage.find(kWeb).scope, kGroup);
    QCOMPARE(stage.lastStep(), u"Move makers"_s);
    stage.drag(stage.body(kWeb), QPoint(560, 520));
    QCOMPARE(stage.find(kWeb).scope, NodeId::None);
    QCOMPARE(stage.steps(), 3);
}

void TestCanvasEditing::framesOfAllKindsNest()
{
    Layout layout = kitchen();
    layout.find(kGroup)->size = {272, 240};
    layout.nodes.append(node(7, NodeKind::Shield, u"safe"_s, {560, 300}));
    layout.nodes.last().size = {400, 288};
    layout.nodes.removeIf([](const Node &old) { return old.id == kOven || old.id == kTask; });
    CanvasFixture stage(layout);
    stage.drag(stage.at({92, 256}), stage.at({640, 340})); // by its title
    QCOMPARE(stage.find(kGroup).scope, NodeId(7));
    stage.drag(stage.body(kWeb), stage.middle(kGroup));
    QCOMPARE(stage.find(kWeb).scope, kGroup); // the inner one
}

void TestCanvasEditing::arrowsNudge()
{
    CanvasFixture stage;
    stage.view.setSelection({kCook});
    QTest::keyClick(&stage.view, Qt::Key_Right);
    QCOMPARE(stage.find(kCook).position, QPointF(688, 64));
    QTest::keyClick(&stage.view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(stage.find(kCook).position, QPointF(688, 224));
    QCOMPARE(stage.steps(), 2);
}

void TestCanvasEditing::framesAreResizedAtTheirEdges()
{
    CanvasFixture stage;
    const QRectF frame = stage.view.geometry().rect(kGroup);
    const QPoint corner = stage.at(frame.bottomRight());
    stage.drag(corner, corner + QPoint(30, 50));
    QCOMPARE(stage.view.geometry().rect(kGroup), frame.adjusted(0, 0, 32, 48));
    QCOMPARE(stage.lastStep(), u"Resize makers"_s);
    QCOMPARE(stage.steps(), 1);
    const QPoint left = stage.at(QPointF(frame.left(), frame.center().y()));
    stage.drag(left, left + QPoint(900, 0)); // never turned inside out
    QVERIFY(stage.view.geometry().rect(kGroup).width() >= 192);
    QCOMPARE(stage.view.geometry().rect(kGroup).right(), frame.right() + 32);
}

void TestCanvasEditing::alignAndDistributeAreOneStepEach()
{
    CanvasFixture stage;
    stage.view.setSelection({kWeb, kTask, kOven});
    stage.view.alignSelection(Qt::LeftEdge);
    QCOMPARE(stage.find(kTask).position.x(), 64);
    QCOMPARE(stage.find(kOven).position.x(), 64);
    QCOMPARE(stage.steps(), 1);
    stage.view.distributeSelection(Qt::Vertical);
    QCOMPARE(stage.steps(), 2);
    const auto box = [&](NodeId id) { return stage.view.geometry().rect(id); };
    QCOMPARE(box(kTask).top() - box(kWeb).bottom(), box(kOven).top() - box(kTask).bottom());
    stage.view.alignSelection(Qt::LeftEdge); // nothing left to do leaves no step
    QCOMPARE(stage.steps(), 2);
}

void TestCanvasEditing::aCancelInTheMenuIsInWholeMilliseconds()
{
    CanvasFixture stage;
    stage.player.seek(1'234'567);
    QContextMenuEvent asks(QContextMenuEvent::Mouse, stage.body(kWeb),
                           stage.view.mapToGlobal(stage.body(kWeb)));
    QApplication::sendEvent(&stage.view, &asks);
    QTRY_VERIFY(stage.menu());
    QAction *cancel = actionNamed(stage.menu(), u"Cancel it at 1.235 s"_s);
    QVERIFY(cancel);
    cancel->trigger();
    const Node &added = stage.document.layout().nodes.last();
    QCOMPARE(parameter<Duration>(added, Param::At), Duration::fixed(1'235'000));
}

namespace {

/// The menu of the card of `work` at \a time of \a text.
struct WorkMenu {
    WorkMenu(const QString &text, Micros time)
        : stage(*importPython(text, u"workers"_s).layout)
    {
        stage.player.seek(time);
        const QPoint at = stage.middle(stage.document.layout().findByName(u"work"_s)->id);
        QContextMenuEvent asks(QContextMenuEvent::Mouse, at, stage.view.mapToGlobal(at));
        QApplication::sendEvent(&stage.view, &asks);
    }

    CanvasFixture stage;
};

QString workers(int count)
{
    return uR"(import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)


async def main():
    async with asyncio.TaskGroup() as group:
        for number in range(1, %1):
            group.create_task(work(number), name=f"worker&{number}")
        group.create_task(work(0.75), name="twin")
        group.create_task(work(0.75), name="twin")


asyncio.run(main())
)"_s.arg(count + 1);
}

} // namespace

void TestCanvasEditing::tasksOfCodeAreCancelledInTheMenu()
{
    {
        WorkMenu of(workers(2), 500'000);
        QAction *several = actionNamed(of.stage.menu(), u"Cancel by Hand at 0.50 s"_s);
        QVERIFY(several && several->menu());
        QMenu &menu = *several->menu();
        QCOMPARE(menu.actions().size(), 4);
        QVERIFY(!actionNamed(&menu, u"twin"_s)->isEnabled()); // which of them?
        QVERIFY(actionNamed(&menu, u"twin"_s)->toolTip().contains(u"this name as well"));
        menu.actions()[1]->trigger();
        const QList<Intervention> &hands = of.stage.document.layout().interventions;
        QCOMPARE(hands, QList<Intervention>{cancellingByName(500'000, u"worker&2"_s)});
        QCOMPARE(of.stage.lastStep(), u"Do something by hand"_s);
        QCOMPARE(of.stage.keeper.replay().endTime(), 1'000'000);
        of.stage.document.undoStack().undo();
        QVERIFY(hands.isEmpty());
    }
    WorkMenu ofOne(workers(2), 1'234'567);
    QAction *cancel = actionNamed(ofOne.stage.menu(), u"Cancel worker&&2 by Hand at 1.235 s"_s);
    QVERIFY(cancel);
    cancel->trigger();
    QCOMPARE(ofOne.stage.document.layout().interventions,
             QList<Intervention>{cancellingByName(1'235'000, u"worker&2"_s)});
    CanvasFixture::closePopups();
    WorkMenu ofNone(workers(2), 2'000'000);
    for (const QAction *action : ofNone.stage.menu()->actions())
        QVERIFY(!action->text().contains(u"by Hand"));
}

void TestCanvasEditing::moreTasksThanAMenuHolds()
{
    WorkMenu of(workers(30), 500'000);
    QMenu &menu = *actionNamed(of.stage.menu(), u"Cancel by Hand at 0.50 s"_s)->menu();
    QCOMPARE(menu.actions().size(), kMostToCancel + 1);
    QCOMPARE(menu.actions().last()->text(), u"12 more: in the list of what is done by hand"_s);
    QVERIFY(!menu.actions().last()->isEnabled());
}

void TestCanvasEditing::copiesPasteWithFreshIds()
{
    CanvasFixture stage;
    stage.view.setSelection({kWeb, kWindow});
    QTest::keyClick(&stage.view, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&stage.view, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(stage.document.layout().nodes.size(), 8);
    QCOMPARE(stage.document.layout().links.size(), 2);
    QCOMPARE(stage.lastStep(), u"Paste 2 nodes"_s);
    QCOMPARE(stage.steps(), 1);
    QVERIFY(!stage.view.selection().contains(kWeb));
    QCOMPARE(stage.view.selection().size(), 2);
}

void TestCanvasEditing::junkPastesNothingAndSaysWhy()
{
    CanvasFixture stage;
    QSignalSpy words(&stage.view, &CanvasView::statusMessage);
    QGuiApplication::clipboard()->setText(u"soup of the day"_s);
    stage.view.paste();
    QCOMPARE(stage.steps(), 0);
    QCOMPARE(words.count(), 1);
    QVERIFY(words.first().first().toString().startsWith(u"The clipboard cannot be pasted here. "_s));
}

void TestCanvasEditing::duplicateAndCutAreOneStep()
{
    CanvasFixture stage;
    stage.view.setSelection({kCook});
    QTest::keyClick(&stage.view, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(stage.lastStep(), u"Duplicate cook"_s);
    QCOMPARE(stage.view.selection(), QList{stage.document.layout().nodes.last().id});
    QTest::keyClick(&stage.view, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(stage.document.layout().nodes.size(), 6);
    QCOMPARE(stage.steps(), 2);
    QVERIFY(stage.lastStep().startsWith(u"Cut cook"_s));
    QVERIFY(decodeFragment(QGuiApplication::clipboard()->text().toUtf8(), stage.document.layout()).layout);
}

void TestCanvasEditing::altWheelTurnsTheMainNumberInOneStep()
{
    CanvasFixture stage;
    QSignalSpy words(&stage.view, &CanvasView::statusMessage);
    QSignalSpy runs(&stage.keeper, &RunKeeper::runChanged);
    for (int turn = 0; turn < 3; ++turn)
        stage.wheel(stage.body(kWindow), 120, Qt::AltModifier);
    QCOMPARE(parameter<qint64>(stage.find(kWindow), Param::Capacity), 8);
    QCOMPARE(stage.steps(), 1);
    QVERIFY(runs.count() >= 3);
    QCOMPARE(words.last().first().toString(), u"Capacity of window: 8"_s);
    stage.wheel(stage.body(kCook), 120, Qt::AltModifier);
    QCOMPARE(parameter<Duration>(stage.find(kCook), Param::Work), Duration::fixed(550'000));
}

void TestCanvasEditing::cancellingAtThePlayheadIsOneStep()
{
    CanvasFixture stage;
    stage.player.seek(1'500'000);
    const Micros now = stage.player.time();
    QContextMenuEvent event(QContextMenuEvent::Mouse, stage.body(kWeb),
                            stage.view.mapToGlobal(stage.body(kWeb)));
    QApplication::sendEvent(&stage.view, &event);
    QVERIFY(stage.menu());
    QAction *cancel = actionNamed(stage.menu(), u"Cancel it at"_s);
    QVERIFY(cancel);
    cancel->trigger();
    QCOMPARE(stage.steps(), 1);
    const Node added = stage.document.layout().nodes.last();
    QCOMPARE(added.kind, NodeKind::Canceller);
    QCOMPARE(parameter<Duration>(added, Param::At), Duration::fixed(now));
    QCOMPARE(stage.document.layout().links.last().kind, LinkKind::Cancelling);
    QCOMPARE(stage.document.layout().links.last().to, kWeb);
}

void TestCanvasEditing::undoDuringADragEndsIt()
{
    CanvasFixture stage;
    stage.document.renameNode(kCook, u"chef"_s);
    const QPoint from = stage.body(kCook);
    stage.drag(from, from + QPoint(64, 64), {}, false);
    stage.document.undoStack().undo();
    QTest::mouseRelease(&stage.view, Qt::LeftButton, {}, from + QPoint(64, 64));
    QCOMPARE(stage.find(kCook).position, QPointF(672, 64));
    QCOMPARE(stage.document.undoStack().index(), 0);
}

SIGNALBOX_TEST(TestCanvasEditing)

} // namespace tst_canvasediting

#include "tst_canvasediting.moc"
