// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/fragment.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/canvaswords.h"
#include "widgets/canvas/gestures.h"
#include "widgets/canvas/kindlist.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/quickadd.h"
#include "widgets/look/applicationstyle.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Node node(quint32 id, NodeKind kind, const QString &name, QPointF position)
{
    Node made;
    made.id = NodeId(id);
    made.kind = kind;
    made.name = name;
    made.position = position;
    if (isScope(kind))
        made.size = {288, 240};
    return made;
}

constexpr NodeId kWeb = NodeId(1);
constexpr NodeId kWindow = NodeId(2);
constexpr NodeId kCook = NodeId(3);
constexpr NodeId kOven = NodeId(4);
constexpr NodeId kTask = NodeId(5);
constexpr NodeId kGroup = NodeId(6);

/// web puts into window; cook, oven, helper (a Task) and an empty group stand beside them, not connected.
Layout kitchen()
{
    Layout layout;
    layout.nodes = {node(1, NodeKind::Producer, u"web"_s, {64, 64}),
                    node(2, NodeKind::Queue, u"window"_s, {352, 64}),
                    node(3, NodeKind::Consumer, u"cook"_s, {672, 64}),
                    node(4, NodeKind::Lock, u"oven"_s, {672, 320}),
                    node(5, NodeKind::Task, u"helper"_s, {352, 256}),
                    node(6, NodeKind::TaskGroup, u"makers"_s, {32, 240})};
    layout.nodes.first().parameters.insert(Param::Count, qint64(20));
    Link putting;
    putting.id = LinkId(1);
    putting.kind = LinkKind::Putting;
    putting.from = kWeb;
    putting.to = kWindow;
    layout.links = {putting};
    return layout;
}

/// A window with nothing but a canvas, at 100 % with the canvas's origin in its corner.
struct CanvasFixture {
    explicit CanvasFixture(const Layout &layout = kitchen())
    {
        document.reset(layout);
        view.resize(1000, 600);
        view.show();
        view.activateWindow();
        view.setFocus();
        view.setCamera({});
    }

    QPoint at(QPointF canvas) const { return view.camera().toView(canvas).toPoint(); }
    QPoint middle(NodeId id) const { return at(view.geometry().rect(id).center()); }
    /// A spot of a card that is neither a port nor a name.
    QPoint body(NodeId id) const { return at(view.geometry().rect(id).center() + QPointF(0, 8)); }
    QPoint port(NodeId id, CanvasGeometry::Port which) const
    {
        return at(*view.geometry().portCentre(id, which));
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier, bool release = true)
    {
        QTest::mousePress(&view, Qt::LeftButton, modifiers, from);
        move((from + to) / 2, modifiers);
        move(to, modifiers);
        if (release)
            QTest::mouseRelease(&view, Qt::LeftButton, modifiers, to);
    }
    /// With the button held: QTest's own move says that none is.
    void move(QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
              Qt::MouseButton button = Qt::LeftButton)
    {
        QMouseEvent event(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, button, modifiers);
        QApplication::sendEvent(&view, &event);
    }
    void wheel(QPoint where, int delta, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(where, view.mapToGlobal(where), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
    void drop(NodeKind kind, QPoint where)
    {
        QMimeData data;
        data.setData(QLatin1String(kKindMimeType), info(kind).key.toUtf8());
        QDragEnterEvent enter(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &enter);
        QDragMoveEvent over(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &over);
        QDropEvent dropped(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &dropped);
    }

    const Node &find(NodeId id) const { return *document.layout().find(id); }
    int steps() { return document.undoStack().count(); }
    QString lastStep() { return document.undoStack().undoText(); }
    QuickAdd &quickAdd() const { return *view.findChild<QuickAdd *>(); }
    QLineEdit &search() const { return *quickAdd().findChild<QLineEdit *>(); }
    QMenu *menu() const { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); }

    Document document;
    RunKeeper keeper{document};
    Player player{keeper};
    CanvasView view{document, keeper, player};
};

QAction *actionNamed(const QMenu *menu, const QString &words)
{
    for (QAction *action : menu->actions()) {
        if (action->text().startsWith(words))
            return action;
    }
    return nullptr;
}

} // namespace

class TestCanvasView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup()
    {
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        QToolTip::hideText();
    }

    void wordsStandBelowTheirNodeAndWrapAtAReadableWidth();
    void whatIsHoveredIsFoundAnewAfterAnEdit();
    void aCancelInTheMenuIsInWholeMilliseconds();

    // ---- adding
    void aDropAddsOneSelectedNodeAtThePoint();
    void aDropIntoAFrameJoinsIt();
    void aDropOnAWireOffersToConnect();
    void aDropOfSomethingElseAddsNothing();
    void quickAddByDoubleClickAddsWhatTheLettersName();
    void quickAddByKeysAndEscAddsNothing();
    void arrowKeysChooseInQuickAdd();
    void addNodeFindsAFreeSpot();

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

    // ---- panning and zooming
    void ctrlWheelKeepsThePointUnderThePointer();
    void zoomStaysBetweenTenAndFourHundredPercent();
    void wheelScrolls();
    void middleDragAndSpaceDragPan();
    void aTapOfSpaceAsksToPlay();
    void fittingAndHundredPercentByKeys();
    void aFittedCanvasStaysFittedWhenResized();
    void theMinimapShowsOnlyWhenSomethingIsOutOfView();

    // ---- words
    void hoveringExplainsAndFollowsThePlayhead();
    void aHoveredWireSaysWhatItMeans();
    void aWaitersNameExplainsTheWaiter();

    // ---- by keys alone
    void tabGoesThroughNodesAndOut();
    void connectingByKeys();
    void contextMenusByKeys();
    void renamingInPlace();
    void twoNodesAddedAndConnectedWithoutAMouse();

    // ---- clipboard
    void copiesPasteWithFreshIds();
    void junkPastesNothingAndSaysWhy();
    void duplicateAndCutAreOneStep();

    // ---- others
    void altWheelTurnsTheMainNumberInOneStep();
    void cancellingAtThePlayheadIsOneStep();
    void everyNodeAndWireIsInTheAccessibilityTree();
    void resultsAreSpoken();
    void emptyCanvasShowsAHint();
    void undoDuringADragEndsIt();
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

void TestCanvasView::clicksSelectShiftAddsCtrlToggles()
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

void TestCanvasView::aBandSelectsWhatIsWhollyInside()
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

void TestCanvasView::ctrlASelectsAllAndEscNothing()
{
    CanvasFixture stage;
    QTest::keyClick(&stage.view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(stage.view.selection().size(), 6);
    QTest::keyClick(&stage.view, Qt::Key_Escape);
    QVERIFY(stage.view.selection().isEmpty());
}

void TestCanvasView::aWireIsSelectedByAClickAndDeleted()
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

void TestCanvasView::deletingNodesIsOneStepAndUndoBringsTheirWiresBack()
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

void TestCanvasView::aDragMovesByTheGridInOneStep()
{
    CanvasFixture stage;
    const QPoint from = stage.body(kCook);
    stage.drag(from, from + QPoint(37, 90));
    QCOMPARE(stage.find(kCook).position, QPointF(704, 160)); // 672+37 and 64+90 on the grid
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.lastStep(), u"Move cook"_s);
    QCOMPARE(stage.view.selection(), QList{kCook});
}

void TestCanvasView::ctrlBypassesTheGrid()
{
    CanvasFixture stage;
    const QPoint from = stage.body(kCook);
    stage.drag(from, from + QPoint(37, 91), Qt::ControlModifier);
    QCOMPARE(stage.find(kCook).position, QPointF(709, 155));
    QCOMPARE(stage.steps(), 1);
}

void TestCanvasView::aSelectionMovesTogether()
{
    CanvasFixture stage;
    stage.view.setSelection({kWeb, kCook});
    const QPoint from = stage.body(kCook);
    stage.drag(from, from + QPoint(0, 32));
    QCOMPARE(stage.find(kWeb).position, QPointF(64, 96));
    QCOMPARE(stage.find(kCook).position, QPointF(672, 96));
    QCOMPARE(stage.lastStep(), u"Move 2 nodes"_s);
}

void TestCanvasView::escDropsAMove()
{
    CanvasFixture stage;
    const QPoint from = stage.body(kCook);
    stage.drag(from, from + QPoint(64, 64), {}, false);
    QTest::keyClick(&stage.view, Qt::Key_Escape);
    QTest::mouseRelease(&stage.view, Qt::LeftButton, {}, from + QPoint(64, 64));
    QCOMPARE(stage.steps(), 0);
    QCOMPARE(stage.find(kCook).position, QPointF(672, 64));
}

void TestCanvasView::draggingIntoAFrameAndOutChangesTheScope_data()
{
    QTest::addColumn<NodeKind>("kind");
    for (const NodeInfo &kind : nodeCatalog()) {
        if (kind.group == NodeGroup::Scope)
            QTest::newRow(qPrintable(kind.key)) << kind.kind;
    }
}

void TestCanvasView::draggingIntoAFrameAndOutChangesTheScope()
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

void TestCanvasView::framesOfAllKindsNest()
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

void TestCanvasView::arrowsNudge()
{
    CanvasFixture stage;
    stage.view.setSelection({kCook});
    QTest::keyClick(&stage.view, Qt::Key_Right);
    QCOMPARE(stage.find(kCook).position, QPointF(688, 64));
    QTest::keyClick(&stage.view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(stage.find(kCook).position, QPointF(688, 224));
    QCOMPARE(stage.steps(), 2);
}

void TestCanvasView::framesAreResizedAtTheirEdges()
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

void TestCanvasView::alignAndDistributeAreOneStepEach()
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

void TestCanvasView::aWireFromPortToNodeConnects()
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

void TestCanvasView::aWireDraggedBackwardsGets()
{
    CanvasFixture stage;
    stage.drag(stage.port(kCook, CanvasGeometry::Port::In), stage.port(kWindow, CanvasGeometry::Port::Out));
    QCOMPARE(stage.document.layout().links.last().kind, LinkKind::Getting);
    stage.drag(stage.port(kCook, CanvasGeometry::Port::Use), stage.body(kOven));
    QCOMPARE(stage.document.layout().links.last().kind, LinkKind::Guarding);
    QCOMPARE(stage.steps(), 2);
}

void TestCanvasView::fittingPortsAreKnownAndARefusalIsToldInWords()
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

void TestCanvasView::escAbandonsAWire()
{
    CanvasFixture stage;
    stage.drag(stage.port(kWindow, CanvasGeometry::Port::Out), stage.body(kCook), {}, false);
    QTest::keyClick(&stage.view, Qt::Key_Escape);
    QTest::mouseRelease(&stage.view, Qt::LeftButton, {}, stage.body(kCook));
    QCOMPARE(stage.steps(), 0);
}

void TestCanvasView::aTaskAsksWhichStep()
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

void TestCanvasView::aWireDroppedOnNothingAddsAndConnectsInOneStep()
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

void TestCanvasView::portTargetsAre24PixelsAtEveryZoom_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {0.1, 0.5, 1.0, 2.0, 4.0})
        QTest::newRow(qPrintable(QString::number(zoom))) << zoom;
}

void TestCanvasView::portTargetsAre24PixelsAtEveryZoom()
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

void TestCanvasView::aPressOnAPortNeverMovesItsNode()
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

void TestCanvasView::hoveringExplainsAndFollowsThePlayhead()
{
    CanvasFixture stage;
    stage.player.seek(0);
    stage.move(stage.body(kWindow), {}, Qt::NoButton);
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::isVisible(), 1000);
    const QString first = QToolTip::text();
    QVERIFY(first.contains(u"window"_s));
    stage.player.toEnd();
    QVERIFY(QToolTip::text() != first);
    QVERIFY(QToolTip::text().contains(u"window"_s));
    stage.move(stage.body(kOven), {}, Qt::NoButton);
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(u"oven"_s), 1000);
}

void TestCanvasView::wordsStandBelowTheirNodeAndWrapAtAReadableWidth()
{
    CanvasFixture stage;
    stage.player.toEnd(); // web waits then, which takes a long sentence
    stage.move(stage.body(kWeb), {}, Qt::NoButton);
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::isVisible(), 1000);
    const QWidget *tip = nullptr;
    for (const QWidget *widget : QApplication::topLevelWidgets())
        if (widget->inherits("QTipLabel") && widget->isVisible())
            tip = widget;
    QVERIFY(tip);
    const QRect box = stage.view.camera().toView(stage.view.geometry().rect(kWeb)).toAlignedRect();
    const QRect shown(stage.view.mapToGlobal(box.topLeft()), box.size());
    QVERIFY(!tip->geometry().intersects(shown));
    QVERIFY2(tip->width() > 250 && tip->width() < 400, qPrintable(QString::number(tip->width())));
}

void TestCanvasView::whatIsHoveredIsFoundAnewAfterAnEdit()
{
    CanvasFixture stage;
    stage.move(stage.body(kOven), {}, Qt::NoButton);
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(u"oven"_s), 1000);
    stage.document.renameNode(kOven, u"stove"_s);
    QVERIFY(QToolTip::text().contains(u"stove"_s));
    stage.document.removeNodes({kOven});
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TestCanvasView::aCancelInTheMenuIsInWholeMilliseconds()
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

void TestCanvasView::aHoveredWireSaysWhatItMeans()
{
    CanvasFixture stage;
    const QPainterPath path = stage.view.geometry().wires().first().path;
    stage.move(stage.at(path.pointAtPercent(0.5)), {}, Qt::NoButton);
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(u"web puts into window"_s), 1000);
}

void TestCanvasView::aWaitersNameExplainsTheWaiter()
{
    CanvasFixture stage; // nobody takes from the window, so web ends up waiting in its line
    stage.player.toEnd();
    stage.view.grab();
    const QRectF box = stage.view.geometry().rect(kWindow);
    TaskId waiter = TaskId::None;
    QPointF place;
    for (double y = box.top(); y < box.bottom() && waiter == TaskId::None; y += 4) {
        for (double x = box.left(); x < box.right() && waiter == TaskId::None; x += 4) {
            place = QPointF(x, y);
            waiter = stage.view.waiterAt(place);
        }
    }
    QVERIFY(waiter != TaskId::None);
    stage.move(stage.at(place + QPointF(4, 4)), {}, Qt::NoButton);
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(u"web waits"_s), 1000);
}

void TestCanvasView::tabGoesThroughNodesAndOut()
{
    QWidget window;
    Document document;
    document.reset(kitchen());
    RunKeeper keeper(document);
    Player player(keeper);
    auto *before = new QLineEdit(&window);
    auto *view = new CanvasView(document, keeper, player, &window);
    auto *after = new QLineEdit(&window);
    window.resize(900, 700);
    view->setGeometry(0, 40, 900, 600);
    after->move(0, 660);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    before->setFocus();
    QTest::keyClick(before, Qt::Key_Tab);
    QVERIFY(view->hasFocus());
    const QList<NodeId> order{kWeb, kWindow, kCook, kGroup, kTask, kOven};
    for (const NodeId id : order) {
        QCOMPARE(view->focusNode(), id);
        QTest::keyClick(view, Qt::Key_Tab);
    }
    QVERIFY(after->hasFocus());
    QTest::keyClick(after, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(view->focusNode(), kOven);
    QTest::keyClick(view, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(view->focusNode(), kTask);
    QVERIFY(view->selection().isEmpty());
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(view->selection(), QList{kTask});
}

void TestCanvasView::connectingByKeys()
{
    CanvasFixture stage;
    QSignalSpy words(&stage.view, &CanvasView::statusMessage);
    stage.view.setFocusNode(kCook, true);
    QTest::keyClick(&stage.view, Qt::Key_C);
    QVERIFY(words.last().first().toString().startsWith(u"cook gets from window"_s));
    QTest::keyClick(&stage.view, Qt::Key_Right);
    QVERIFY(words.last().first().toString().startsWith(u"cook puts into window"_s));
    QTest::keyClick(&stage.view, Qt::Key_Tab);
    QTest::keyClick(&stage.view, Qt::Key_Left);
    QTest::keyClick(&stage.view, Qt::Key_Left);
    QTest::keyClick(&stage.view, Qt::Key_Return);
    QCOMPARE(stage.steps(), 1);
    QCOMPARE(stage.document.layout().links.last().kind, LinkKind::Getting);
    QTest::keyClick(&stage.view, Qt::Key_C);
    QTest::keyClick(&stage.view, Qt::Key_Escape);
    QTest::keyClick(&stage.view, Qt::Key_Return);
    QCOMPARE(stage.steps(), 1);
}

void TestCanvasView::contextMenusByKeys()
{
    CanvasFixture stage;
    stage.view.setFocusNode(kCook, true);
    QTest::keyClick(&stage.view, Qt::Key_Menu);
    QVERIFY(stage.menu());
    QVERIFY(actionNamed(stage.menu(), u"Rename"_s));
    QVERIFY(actionNamed(stage.menu(), u"Connect"_s)->menu());
    QVERIFY(actionNamed(stage.menu(), u"Cancel it at"_s));
    QVERIFY(!actionNamed(stage.menu(), u"Disconnect"_s)->isEnabled());
    actionNamed(stage.menu(), u"Delete"_s)->trigger();
    QVERIFY(!stage.document.layout().find(kCook));
    QCOMPARE(stage.lastStep(), u"Delete cook"_s);
    cleanup();
    stage.view.setFocusNode(NodeId::None, false);
    QTest::keyClick(&stage.view, Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(stage.menu());
    QVERIFY(actionNamed(stage.menu(), u"Add"_s));
    QVERIFY(actionNamed(stage.menu(), u"Fit"_s));
    cleanup();
    stage.view.selectWire(stage.view.geometry().wires().first().link);
    QTest::keyClick(&stage.view, Qt::Key_Menu);
    QVERIFY(stage.menu());
    actionNamed(stage.menu(), u"Delete"_s)->trigger();
    QVERIFY(stage.document.layout().links.isEmpty());
}

void TestCanvasView::renamingInPlace()
{
    CanvasFixture stage;
    QTest::mouseDClick(&stage.view, Qt::LeftButton, {},
                       stage.at(stage.view.geometry().rect(kCook).topLeft() + QPointF(40, 18)));
    auto *editor = stage.view.findChild<QLineEdit *>(u"nameEditor"_s);
    QVERIFY(editor);
    QCOMPARE(editor->selectedText(), u"cook"_s);
    QTest::keyClicks(editor, u"chef"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(stage.find(kCook).name, u"chef"_s);
    QCOMPARE(stage.view.focusNode(), kCook);
    QCOMPARE(stage.lastStep(), u"Rename cook to chef"_s);
    QTRY_VERIFY(!stage.view.findChild<QLineEdit *>(u"nameEditor"_s));
    QTest::keyClick(&stage.view, Qt::Key_F2);
    editor = stage.view.findChild<QLineEdit *>(u"nameEditor"_s);
    QVERIFY(editor);
    QTest::keyClicks(editor, u"other"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(stage.find(kCook).name, u"chef"_s);
    QCOMPARE(stage.steps(), 1);
}

void TestCanvasView::twoNodesAddedAndConnectedWithoutAMouse()
{
    CanvasFixture stage{Layout()};
    for (const QString &letters : {u"prod"_s, u"queue"_s}) {
        QTest::keyClick(&stage.view, Qt::Key_A, Qt::ShiftModifier);
        QTest::keyClicks(&stage.search(), letters);
        QTest::keyClick(&stage.search(), Qt::Key_Return);
    }
    QTest::keyClick(&stage.view, Qt::Key_C); // from the queue, which has the focus
    QTest::keyClick(&stage.view, Qt::Key_Return);
    QCOMPARE(stage.steps(), 3);
    QCOMPARE(stage.document.layout().links.size(), 1);
    QCOMPARE(stage.document.layout().links.first().kind, LinkKind::Putting);
}

void TestCanvasView::copiesPasteWithFreshIds()
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

void TestCanvasView::junkPastesNothingAndSaysWhy()
{
    CanvasFixture stage;
    QSignalSpy words(&stage.view, &CanvasView::statusMessage);
    QGuiApplication::clipboard()->setText(u"soup of the day"_s);
    stage.view.paste();
    QCOMPARE(stage.steps(), 0);
    QCOMPARE(words.count(), 1);
    QVERIFY(words.first().first().toString().startsWith(u"The clipboard cannot be pasted here. "_s));
}

void TestCanvasView::duplicateAndCutAreOneStep()
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

void TestCanvasView::altWheelTurnsTheMainNumberInOneStep()
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

void TestCanvasView::cancellingAtThePlayheadIsOneStep()
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

void TestCanvasView::everyNodeAndWireIsInTheAccessibilityTree()
{
    CanvasFixture stage;
    stage.player.toEnd();
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&stage.view);
    QVERIFY(tree);
    QCOMPARE(tree->text(QAccessible::Name), u"Canvas"_s);
    QVERIFY(tree->childCount() >= 7);
    QStringList names;
    for (int child = 0; child < 7; ++child)
        names.append(tree->child(child)->text(QAccessible::Name));
    QCOMPARE(names[1], u"Queue window, 5 of 5 items, waiting to put: web"_s);
    QCOMPARE(names[3], u"Lock oven, free"_s);
    QCOMPARE(names[5], u"TaskGroup makers, holds nothing"_s);
    QCOMPARE(names[6], u"web puts into window"_s);
    stage.view.setSelection({kCook});
    QVERIFY(tree->child(2)->state().selected);
    QVERIFY(!tree->child(1)->state().selected);
    const QRect where = tree->child(2)->rect();
    QCOMPARE(where.center() - stage.view.mapToGlobal(QPoint()), stage.middle(kCook) - QPoint(1, 1));
    QCOMPARE(tree->indexOfChild(tree->child(2)), 2);
    tree->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(stage.view.selection(), QList{kWindow});
    for (QWidget *part : stage.view.findChildren<QWidget *>()) {
        if (part->focusPolicy() != Qt::NoFocus)
            QVERIFY2(!part->accessibleName().isEmpty(), part->metaObject()->className());
    }
}

void TestCanvasView::resultsAreSpoken()
{
    Layout layout;
    const auto add = [&layout](NodeKind kind, const QString &name, QPointF at) {
        Node node = makeNode(layout, kind, at);
        node.name = name;
        layout.nodes.append(node);
        return node.id;
    };
    const auto step = [](Verb verb, NodeId target, const QString &text = {}) {
        Step made;
        made.verb = verb;
        made.target = target;
        made.text = text;
        return made;
    };
    const NodeId order = add(NodeKind::Future, u"order"_s, {0, 0});
    const NodeId tip = add(NodeKind::Future, u"tip"_s, {0, 160});
    const NodeId bill = add(NodeKind::Future, u"bill"_s, {0, 320});
    const NodeId cook = add(NodeKind::Task, u"cook"_s, {320, 0});
    const NodeId meal = add(NodeKind::Gather, u"meal"_s, {320, 160});
    const NodeId soup = add(NodeKind::Task, u"soup"_s, {352, 208});
    layout.find(soup)->scope = meal;
    layout.find(soup)->parameters.insert(Param::Steps, QList{step(Verb::Return, {}, u"hot"_s)});
    layout.find(cook)->parameters.insert(Param::Steps,
                                         QList{step(Verb::SetResult, order, u"soup"_s),
                                               step(Verb::SetException, tip, u"OSError: no coins"_s),
                                               step(Verb::Cancel, bill), step(Verb::Return, {}, u"done"_s)});
    const Replay replay(std::make_shared<const Run>(simulate(layout)));
    const auto spoken = [&](NodeId node, const World &world) {
        return spokenNode(layout, replay, world, node);
    };
    QCOMPARE(spoken(order, replay.at(-1)), u"Future order, not set"_s);
    const World end = replay.at(replay.endTime());
    QCOMPARE(spoken(order, end), u"Future order, set to 'soup'"_s);
    QCOMPARE(spoken(tip, end), u"Future tip, failed with OSError: no coins"_s);
    QCOMPARE(spoken(bill, end), u"Future bill, cancelled"_s);
    QCOMPARE(spoken(cook, end), u"Task cook, returned 'done'"_s);
    QCOMPARE(spoken(meal, end), u"gather meal, holds soup, gave ['hot']"_s);
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

void TestCanvasView::undoDuringADragEndsIt()
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

SIGNALBOX_TEST(TestCanvasView)
#include "tst_canvasview.moc"
