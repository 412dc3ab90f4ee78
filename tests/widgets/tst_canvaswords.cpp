// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/canvasfixture.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvaswords.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>
#include <QToolTip>

namespace tst_canvaswords {

using namespace signalbox;
using namespace signalbox::testing::canvas;
using namespace Qt::StringLiterals;

/// What the canvas says, to who points and to who listens.
class TestCanvasWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsStandBelowTheirNodeAndWrapAtAReadableWidth();
    void whatIsHoveredIsFoundAnewAfterAnEdit();

    // ---- words
    void hoveringExplainsAndFollowsThePlayhead();
    void aHoveredWireSaysWhatItMeans();
    void aWaitersNameExplainsTheWaiter();

    // ---- others
    void everyNodeAndWireIsInTheAccessibilityTree();
    void resultsAreSpoken();
};

void TestCanvasWords::hoveringExplainsAndFollowsThePlayhead()
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

void TestCanvasWords::wordsStandBelowTheirNodeAndWrapAtAReadableWidth()
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

void TestCanvasWords::whatIsHoveredIsFoundAnewAfterAnEdit()
{
    CanvasFixture stage;
    stage.move(stage.body(kOven), {}, Qt::NoButton);
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(u"oven"_s), 1000);
    stage.document.renameNode(kOven, u"stove"_s);
    QVERIFY(QToolTip::text().contains(u"stove"_s));
    stage.document.removeNodes({kOven});
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TestCanvasWords::aHoveredWireSaysWhatItMeans()
{
    CanvasFixture stage;
    const QPainterPath path = stage.view.geometry().wires().first().path;
    stage.move(stage.at(path.pointAtPercent(0.5)), {}, Qt::NoButton);
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(u"web puts into window"_s), 1000);
}

void TestCanvasWords::aWaitersNameExplainsTheWaiter()
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

void TestCanvasWords::everyNodeAndWireIsInTheAccessibilityTree()
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

void TestCanvasWords::resultsAreSpoken()
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

SIGNALBOX_TEST(TestCanvasWords)

} // namespace tst_canvaswords

#include "tst_canvaswords.moc"
