// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "tests/support/suite.h"
#include "widgets/painting/canvasgeometry.h"
#include "widgets/painting/kindshape.h"

#include <QTest>

#include <cmath>

namespace tst_canvasgeometry {

using namespace signalbox;
using namespace Qt::StringLiterals;
using Port = CanvasGeometry::Port;

namespace {

NodeId add(Layout &layout, NodeKind kind, QPointF at, NodeId scope = NodeId::None)
{
    Node node = makeNode(layout, kind, at);
    node.scope = scope;
    layout.nodes.append(node);
    return node.id;
}

void connectNodes(Layout &layout, LinkKind kind, NodeId from, NodeId to)
{
    layout.links.append({layout.unusedLinkId(), kind, from, to, {}});
}

Node queueOf(qint64 capacity)
{
    Node queue = makeNode(Layout(), NodeKind::Queue, {});
    queue.parameters.insert(Param::Capacity, capacity);
    return queue;
}

} // namespace

class TestCanvasGeometry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void portsOfEachKind_data();
    void portsOfEachKind();
    void sizesAreWholeCells();
    void slotsOfAQueue_data();
    void slotsOfAQueue();
    void slotsStayInsideThePill();
    void wiresLeadWhereThingsGo_data();
    void wiresLeadWhereThingsGo();
    void locksAreEnteredFromTheFacingSide_data();
    void locksAreEnteredFromTheFacingSide();
    void wiresAtOneSideOfALockStayApart();
    void aPortIsWiredWhereAWireEnds();
    void aMemberIsHitBeforeItsFrame();
    void theInnermostFrameIsFound();
    void framesInACircleAreStillPlaced();
    void theNearestPortIsFoundWithinTheRadius();
    void aWireIsHitAlongItsCurve();
    void onlyNodesWhollyInsideAreCaught();
    void boundsHoldNodesAndWires();
    void anEmptyLayoutHasRoom();
    void unknownIdsHaveNoPlace();
};

void TestCanvasGeometry::portsOfEachKind_data()
{
    QTest::addColumn<NodeKind>("kind");
    QTest::addColumn<bool>("in");
    QTest::addColumn<bool>("out");
    QTest::addColumn<bool>("use");
    QTest::newRow("producer") << NodeKind::Producer << true << true << true;
    QTest::newRow("consumer") << NodeKind::Consumer << true << true << true;
    QTest::newRow("task") << NodeKind::Task << true << true << true;
    QTest::newRow("canceller") << NodeKind::Canceller << true << true << true;
    QTest::newRow("queue") << NodeKind::Queue << true << true << false;
    QTest::newRow("event") << NodeKind::Event << true << true << false;
    QTest::newRow("lock") << NodeKind::Lock << false << false << true;
    QTest::newRow("semaphore") << NodeKind::Semaphore << false << false << true;
    QTest::newRow("group") << NodeKind::TaskGroup << true << false << false;
    QTest::newRow("timeout") << NodeKind::Timeout << true << false << false;
}

void TestCanvasGeometry::portsOfEachKind()
{
    QFETCH(NodeKind, kind);
    Layout layout;
    const NodeId node = add(layout, kind, {160, 96});
    const CanvasGeometry geometry(layout);
    QFETCH(bool, in);
    QFETCH(bool, out);
    QFETCH(bool, use);
    for (const auto &[port, expected] :
         {std::pair{Port::In, in}, std::pair{Port::Out, out}, std::pair{Port::Use, use}}) {
        const auto centre = geometry.portCentre(node, port);
        QCOMPARE(centre.has_value(), expected);
        if (centre) {
            const QRectF box = geometry.rect(node);
            const bool onSide = centre->x() == box.left() || centre->x() == box.right();
            const bool onEdge = centre->y() == box.top() || centre->y() == box.bottom();
            QVERIFY2(onSide != onEdge, "a port sits on the border, not in a corner");
        }
    }
}

void TestCanvasGeometry::sizesAreWholeCells()
{
    for (const NodeInfo &kind : nodeCatalog()) {
        const QSizeF size = CanvasGeometry::naturalSize(makeNode(Layout(), kind.kind, {}));
        QCOMPARE(std::fmod(size.width(), CanvasGeometry::kGrid), 0.0);
        QCOMPARE(std::fmod(size.height(), CanvasGeometry::kGrid), 0.0);
    }
}

void TestCanvasGeometry::slotsOfAQueue_data()
{
    QTest::addColumn<qint64>("capacity");
    QTest::addColumn<int>("shown");
    QTest::newRow("one") << qint64(1) << 1;
    QTest::newRow("five") << qint64(5) << 5;
    QTest::newRow("eight are all shown") << qint64(8) << 8;
    QTest::newRow("of nine six and a count") << qint64(9) << 7;
    QTest::newRow("of a thousand the same") << qint64(1000) << 7;
    QTest::newRow("unbounded") << qint64(0) << 7;
}

void TestCanvasGeometry::slotsOfAQueue()
{
    QFETCH(qint64, capacity);
    QTEST(shownSlots(queueOf(capacity)), "shown");
}

void TestCanvasGeometry::slotsStayInsideThePill()
{
    for (const qint64 capacity : {1, 2, 5, 8, 0}) {
        Layout layout;
        layout.nodes.append(queueOf(capacity));
        const NodeId queue = layout.nodes.front().id;
        const CanvasGeometry geometry(layout);
        const int shown = shownSlots(layout.nodes.front());
        const QRectF first = QRectF(-14, -14, 28, 28).translated(geometry.queueSlot(queue, 0, shown));
        const QRectF last = QRectF(-14, -14, 28, 28).translated(geometry.queueSlot(queue, shown - 1, shown));
        QVERIFY(geometry.queuePill(queue).contains(first.united(last)));
        QVERIFY(geometry.rect(queue).contains(geometry.queuePill(queue)));
        QCOMPARE((first.center() + last.center()) / 2, geometry.queuePill(queue).center());
    }
}

void TestCanvasGeometry::wiresLeadWhereThingsGo_data()
{
    QTest::addColumn<LinkKind>("link");
    QTest::addColumn<NodeKind>("actor");
    QTest::addColumn<NodeKind>("used");
    QTest::addColumn<bool>("towardsActor");
    QTest::newRow("putting") << LinkKind::Putting << NodeKind::Producer << NodeKind::Queue << false;
    QTest::newRow("getting") << LinkKind::Getting << NodeKind::Consumer << NodeKind::Queue << true;
    QTest::newRow("setting") << LinkKind::Setting << NodeKind::Task << NodeKind::Event << false;
    QTest::newRow("waiting") << LinkKind::Waiting << NodeKind::Task << NodeKind::Event << true;
    QTest::newRow("cancelling") << LinkKind::Cancelling << NodeKind::Canceller << NodeKind::Task << false;
    QTest::newRow("cancelling a frame")
        << LinkKind::Cancelling << NodeKind::Canceller << NodeKind::TaskGroup << false;
}

void TestCanvasGeometry::wiresLeadWhereThingsGo()
{
    QFETCH(LinkKind, link);
    QFETCH(NodeKind, actor);
    QFETCH(NodeKind, used);
    QFETCH(bool, towardsActor);
    Layout layout;
    const NodeId user = add(layout, actor, {0, 0});
    const NodeId thing = add(layout, used, {480, 160});
    connectNodes(layout, link, user, thing);
    const CanvasGeometry geometry(layout);
    QCOMPARE(geometry.wires().size(), 1);
    const QPainterPath path = geometry.wires().front().path;
    const NodeId source = towardsActor ? thing : user;
    const NodeId target = towardsActor ? user : thing;
    QCOMPARE(path.pointAtPercent(0), *geometry.portCentre(source, Port::Out));
    QCOMPARE(path.pointAtPercent(1), *geometry.portCentre(target, Port::In));
    QCOMPARE(geometry.wireBetween(link, user, thing), &geometry.wires().front());
}

void TestCanvasGeometry::locksAreEnteredFromTheFacingSide_data()
{
    QTest::addColumn<QPointF>("lock");
    QTest::addColumn<QPointF>("leaves"); // in half sizes from the centre
    QTest::addColumn<QPointF>("enters");
    QTest::newRow("below") << QPointF(0, 240) << QPointF(0, 1) << QPointF(0, -1);
    QTest::newRow("above") << QPointF(0, -240) << QPointF(0, -1) << QPointF(0, 1);
    QTest::newRow("below, far left") << QPointF(-272, 240) << QPointF(0, 1) << QPointF(1, 0);
    QTest::newRow("below, far right") << QPointF(272, 240) << QPointF(0, 1) << QPointF(-1, 0);
    QTest::newRow("beside, on the right") << QPointF(480, 16) << QPointF(1, 0.5) << QPointF(-1, 0);
    QTest::newRow("beside, on the left") << QPointF(-480, -16) << QPointF(-1, 0.5) << QPointF(1, 0);
    QTest::newRow("lower, but further aside than down")
        << QPointF(320, 144) << QPointF(1, 0.5) << QPointF(-1, 0);
    QTest::newRow("too near for a wire to go across") << QPointF(224, 16) << QPointF(0, 1) << QPointF(0, 1);
}

void TestCanvasGeometry::locksAreEnteredFromTheFacingSide()
{
    QFETCH(QPointF, lock);
    QFETCH(QPointF, leaves);
    QFETCH(QPointF, enters);
    Layout layout;
    const NodeId cook = add(layout, NodeKind::Consumer, {0, 0});
    const NodeId oven = add(layout, NodeKind::Lock, lock);
    connectNodes(layout, LinkKind::Guarding, cook, oven);
    const CanvasGeometry geometry(layout);
    const auto onBorder = [](const QRectF &box, QPointF side) {
        return box.center() + QPointF(side.x() * box.width() / 2, side.y() * box.height() / 2);
    };
    const QPainterPath path = geometry.wires().front().path;
    QCOMPARE(path.pointAtPercent(0), onBorder(geometry.rect(cook), leaves));
    QCOMPARE(path.pointAtPercent(1), onBorder(geometry.rect(oven), enters));
}

void TestCanvasGeometry::wiresAtOneSideOfALockStayApart()
{
    Layout layout;
    const NodeId oven = add(layout, NodeKind::Lock, {0, 480});
    const NodeId right = add(layout, NodeKind::Consumer, {96, 0});
    const NodeId left = add(layout, NodeKind::Consumer, {-96, 160});
    connectNodes(layout, LinkKind::Guarding, right, oven);
    connectNodes(layout, LinkKind::Guarding, left, oven);
    const CanvasGeometry geometry(layout);
    const QPointF fromRight = geometry.wireBetween(LinkKind::Guarding, right, oven)->path.currentPosition();
    const QPointF fromLeft = geometry.wireBetween(LinkKind::Guarding, left, oven)->path.currentPosition();
    QCOMPARE(fromLeft.y(), geometry.rect(oven).top());
    QCOMPARE(fromRight.y(), geometry.rect(oven).top());
    QVERIFY2(fromRight.x() - fromLeft.x() >= 8, "they end side by side and do not cross");
}

void TestCanvasGeometry::aPortIsWiredWhereAWireEnds()
{
    Layout layout;
    const NodeId cook = add(layout, NodeKind::Consumer, {0, 0});
    const NodeId window = add(layout, NodeKind::Queue, {-480, 0});
    const NodeId below = add(layout, NodeKind::Lock, {0, 240});
    const NodeId beside = add(layout, NodeKind::Lock, {480, 0});
    connectNodes(layout, LinkKind::Getting, cook, window);
    connectNodes(layout, LinkKind::Guarding, cook, below);
    connectNodes(layout, LinkKind::Guarding, cook, beside);
    const CanvasGeometry geometry(layout);
    QList<std::pair<NodeId, Port>> wired;
    for (const CanvasGeometry::PortPlace &place : geometry.ports()) {
        if (place.wired)
            wired.append({place.node, place.port});
    }
    const QList<std::pair<NodeId, Port>> expected{
        {cook, Port::In}, {cook, Port::Use}, {window, Port::Out}, {below, Port::Use}};
    QCOMPARE(wired, expected);
    QVERIFY(geometry.wireBetween(LinkKind::Guarding, cook, below)->endsInPort);
    QVERIFY2(!geometry.wireBetween(LinkKind::Guarding, cook, beside)->endsInPort,
             "it ends at the lock's left side, where no port is");
}

void TestCanvasGeometry::aMemberIsHitBeforeItsFrame()
{
    Layout layout;
    const NodeId task = add(layout, NodeKind::Task, {32, 64}, NodeId(2));
    const NodeId group = add(layout, NodeKind::TaskGroup, {0, 0}); // later in the layout, still below
    QCOMPARE(group, NodeId(2));
    const CanvasGeometry geometry(layout);
    QCOMPARE(geometry.nodeAt({100, 100}), task);
    QCOMPARE(geometry.nodeAt({8, 200}), group);
    QCOMPARE(geometry.nodeAt({2000, 2000}), NodeId::None);
    QCOMPARE(geometry.paintingOrder(), (QList{group, task}));
}

void TestCanvasGeometry::theInnermostFrameIsFound()
{
    Layout layout;
    const NodeId inner = add(layout, NodeKind::Timeout, {48, 48}, NodeId(2));
    const NodeId outer = add(layout, NodeKind::TaskGroup, {0, 0});
    layout.find(outer)->size = {480, 400};
    const CanvasGeometry geometry(layout);
    QCOMPARE(geometry.scopeAt({100, 100}, {}), inner);
    QCOMPARE(geometry.scopeAt({100, 100}, {inner}), outer);
    QCOMPARE(geometry.scopeAt({10, 10}, {}), outer);
    QCOMPARE(geometry.scopeAt({-10, 10}, {}), NodeId::None);
}

void TestCanvasGeometry::framesInACircleAreStillPlaced()
{
    Layout layout;
    const NodeId one = add(layout, NodeKind::TaskGroup, {0, 0}, NodeId(2));
    const NodeId two = add(layout, NodeKind::TaskGroup, {0, 0}, one);
    const CanvasGeometry geometry(layout);
    QCOMPARE(geometry.paintingOrder().size(), 2);
    QVERIFY(!geometry.rect(two).isNull());
}

void TestCanvasGeometry::theNearestPortIsFoundWithinTheRadius()
{
    Layout layout;
    const NodeId cook = add(layout, NodeKind::Consumer, {0, 0});
    const CanvasGeometry geometry(layout);
    const QPointF out = *geometry.portCentre(cook, Port::Out);
    const auto hit = geometry.portAt(out + QPointF(9, 0), 12);
    QVERIFY(hit);
    QCOMPARE(hit->node, cook);
    QCOMPARE(hit->port, Port::Out);
    QVERIFY(!geometry.portAt(out + QPointF(13, 0), 12));
}

void TestCanvasGeometry::aWireIsHitAlongItsCurve()
{
    Layout layout;
    const NodeId maker = add(layout, NodeKind::Producer, {0, 0});
    const NodeId queue = add(layout, NodeKind::Queue, {480, 320});
    connectNodes(layout, LinkKind::Putting, maker, queue);
    const CanvasGeometry geometry(layout);
    for (const double share : {0.02, 0.3, 0.5, 0.97}) {
        const QPointF on = geometry.wires().front().path.pointAtPercent(share);
        const auto hit = geometry.wireAt(on + QPointF(0, 2), 6);
        QVERIFY(hit);
        QCOMPARE(hit->from, maker);
    }
    const QRectF around = geometry.wires().front().path.boundingRect();
    QVERIFY2(!geometry.wireAt(around.topRight() + QPointF(-20, 20), 6), "not by its bounding rectangle");
}

void TestCanvasGeometry::onlyNodesWhollyInsideAreCaught()
{
    Layout layout;
    const NodeId inside = add(layout, NodeKind::Task, {0, 0});
    add(layout, NodeKind::Task, {320, 0});
    const CanvasGeometry geometry(layout);
    QCOMPARE(geometry.nodesIn({-10, -10, 400, 200}), QList{inside});
}

void TestCanvasGeometry::boundsHoldNodesAndWires()
{
    Layout layout;
    const NodeId cook = add(layout, NodeKind::Consumer, {0, 0});
    const NodeId oven = add(layout, NodeKind::Lock, {224, 0});
    connectNodes(layout, LinkKind::Guarding, cook, oven);
    const CanvasGeometry geometry(layout);
    const QRectF wire = geometry.wires().front().path.boundingRect();
    QVERIFY2(wire.bottom() > geometry.rect(cook).bottom(), "this wire swings out below both nodes");
    QVERIFY(geometry.bounds().contains(wire));
    QVERIFY(geometry.bounds().contains(geometry.rect(oven)));
}

void TestCanvasGeometry::anEmptyLayoutHasRoom()
{
    const CanvasGeometry geometry{Layout()};
    QVERIFY(geometry.bounds().width() > 0);
    QVERIFY(geometry.wires().isEmpty());
}

void TestCanvasGeometry::unknownIdsHaveNoPlace()
{
    Layout layout;
    const NodeId cook = add(layout, NodeKind::Consumer, {0, 0});
    connectNodes(layout, LinkKind::Getting, cook, NodeId(99));
    const CanvasGeometry geometry(layout);
    QVERIFY(geometry.rect(NodeId(99)).isNull());
    QVERIFY(!geometry.portCentre(NodeId(99), Port::In));
    QVERIFY2(geometry.wires().isEmpty(), "a wire to nowhere is not drawn");
}

SIGNALBOX_TEST(TestCanvasGeometry)

} // namespace tst_canvasgeometry

#include "tst_canvasgeometry.moc"
