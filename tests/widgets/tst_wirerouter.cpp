// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "tests/support/suite.h"
#include "tests/support/tidiness.h"
#include "widgets/painting/wirerouter.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

namespace tst_wirerouter {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

QPainterPath straight(QPointF from, QPointF to)
{
    QPainterPath path(from);
    path.lineTo(to);
    return path;
}

NodeId add(Layout &layout, NodeKind kind, QPointF at)
{
    const Node node = makeNode(layout, kind, at);
    layout.nodes.append(node);
    return node.id;
}

void put(Layout &layout, NodeId maker, NodeId queue)
{
    layout.links.append({layout.unusedLinkId(), LinkKind::Putting, maker, queue, {}});
}

} // namespace

class TestWireRouter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWireIsBlockedByWhatItRunsBehind();
    void aWireGoesAroundACard();
    void itEndsOnTheWayThatItIsTold();
    void throughANarrowGapItStillGoes();
    void whereThereIsNoGapThereIsNoWay();
    void aWireOfTheCanvasAvoidsACardInItsWay();
    void aWireThatTurnsBackAvoidsItsOwnCards();
    void aLockIsReachedFromASideThatIsFree();
    void nothingRunsBehindAnythingInAGrid();
};

void TestWireRouter::aWireIsBlockedByWhatItRunsBehind()
{
    const WireRouter router({{100, 0, 100, 100}, {0, 0, 50, 100}});
    QVERIFY(router.isBlocked(straight({50, 50}, {300, 50})));
    QVERIFY2(!router.isBlocked(straight({50, 50}, {90, 50})), "it begins at the border of a card");
    QVERIFY(!router.isBlocked(straight({0, 150}, {300, 150})));
    QVERIFY2(router.isBlocked(straight({0, 102}, {300, 102})), "it would seem to touch them");
    QPainterPath swing({50, 90});
    swing.cubicTo({100, 300}, {200, 300}, {250, 90});
    QVERIFY2(!router.isBlocked(swing), "it dives under the card");
}

void TestWireRouter::aWireGoesAroundACard()
{
    const WireRouter router({{100, 0, 100, 100}});
    const QPainterPath path = router.around({{0, 60}, {1, 0}}, {{300, 60}, {-1, 0}}, 0);
    QVERIFY(!path.isEmpty());
    QVERIFY(!router.isBlocked(path));
    QCOMPARE(path.pointAtPercent(0), QPointF(0, 60));
    QCOMPARE(path.currentPosition(), QPointF(300, 60));
    QVERIFY2(path.boundingRect().bottom() > 100 && path.boundingRect().top() > 50, "below, which is nearer");
    QVERIFY(path.length() < 300 + 2 * 60);
}

void TestWireRouter::itEndsOnTheWayThatItIsTold()
{
    const WireRouter router({{100, 0, 100, 100}, {300, 0, 100, 100}});
    const QPainterPath path = router.around({{200, 50}, {1, 0}}, {{100, 50}, {-1, 0}}, 1);
    QVERIFY(!path.isEmpty());
    QVERIFY(path.pointAtPercent(0.01).x() > 200);
    QVERIFY(path.pointAtPercent(0.99).x() < 100);
    QVERIFY(!router.isBlocked(path));
}

void TestWireRouter::throughANarrowGapItStillGoes()
{
    std::vector<QRectF> wall;
    for (int at = -20; at < 20; ++at)
        wall.emplace_back(100, at * 112, 100, 100);
    const WireRouter router(wall);
    const QPainterPath path = router.around({{0, 50}, {1, 0}}, {{300, 50}, {-1, 0}}, 3);
    QVERIFY(!path.isEmpty());
    QVERIFY(!router.isBlocked(path));
    QVERIFY2(path.boundingRect().height() < 112, "it takes the next of the gaps");
}

void TestWireRouter::whereThereIsNoGapThereIsNoWay()
{
    const QRectF cage(100, 0, 100, 100);
    const WireRouter router({{200, -100, 100, 300}, cage.translated(0, -100), cage.translated(0, 100), cage});
    QVERIFY(router.around({{200, 50}, {1, 0}}, {{600, 50}, {-1, 0}}, 0).isEmpty());
}

void TestWireRouter::aWireOfTheCanvasAvoidsACardInItsWay()
{
    Layout layout;
    const NodeId maker = add(layout, NodeKind::Producer, {0, 0});
    const NodeId queue = add(layout, NodeKind::Queue, {800, 0});
    put(layout, maker, queue);
    const double direct = CanvasGeometry(layout).wires().first().path.length();
    add(layout, NodeKind::Task, {400, 0});
    QCOMPARE(wiresBehindCards(layout), QStringList());
    const CanvasGeometry geometry(layout);
    const CanvasGeometry::Wire &wire = geometry.wires().first();
    QVERIFY(wire.path.length() > direct);
    QVERIFY2(geometry.wireAt(wire.path.pointAtPercent(0.5), 2), "it is hit where it is drawn");
    QVERIFY(!geometry.wireAt({500, 48}, 6));
}

void TestWireRouter::aWireThatTurnsBackAvoidsItsOwnCards()
{
    for (const QPointF queueAt :
         {QPointF(-400, 0), QPointF(-400, 130), QPointF(0, 160), QPointF(-700, 300)}) {
        Layout layout;
        const NodeId maker = add(layout, NodeKind::Producer, {0, 0});
        put(layout, maker, add(layout, NodeKind::Queue, queueAt));
        QCOMPARE(wiresBehindCards(layout), QStringList());
    }
}

void TestWireRouter::aLockIsReachedFromASideThatIsFree()
{
    Layout layout; // the way down from the upper cook is closed by the lower one
    const NodeId upper = add(layout, NodeKind::Consumer, {0, 0});
    add(layout, NodeKind::Consumer, {0, 128});
    const NodeId oven = add(layout, NodeKind::Lock, {304, 256});
    layout.links.append({LinkId(1), LinkKind::Guarding, upper, oven, {}});
    const CanvasGeometry geometry(layout);
    QCOMPARE(wiresBehindCards(layout), QStringList());
    QCOMPARE(geometry.wires().first().path.elementAt(0).x, geometry.rect(upper).right());
    QCOMPARE(geometry.wires().first().path.elementCount(), 4);
}

void TestWireRouter::nothingRunsBehindAnythingInAGrid()
{
    QRandomGenerator random(7);
    Layout layout;
    QList<NodeId> makers;
    QList<NodeId> queues;
    for (int at = 0; at < 30; ++at) {
        const QPointF place(at % 6 * 304, at / 6 * 160);
        if (random.bounded(2))
            makers.append(add(layout, NodeKind::Producer, place));
        else
            queues.append(add(layout, NodeKind::Queue, place));
    }
    for (const NodeId maker : std::as_const(makers)) {
        for (int wire = 0; wire < 3; ++wire)
            put(layout, maker, queues[random.bounded(queues.size())]);
    }
    QCOMPARE(wiresBehindCards(layout), QStringList());
}

SIGNALBOX_TEST(TestWireRouter)

} // namespace tst_wirerouter

#include "tst_wirerouter.moc"
