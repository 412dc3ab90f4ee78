// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/canvasfixture.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace tst_canvaskeys {

using namespace signalbox;
using namespace signalbox::testing::canvas;
using namespace Qt::StringLiterals;

/// The canvas without a mouse.
class TestCanvasKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- by keys alone
    void tabGoesThroughNodesAndOut();
    void connectingByKeys();
    void contextMenusByKeys();
    void renamingInPlace();
    void twoNodesAddedAndConnectedWithoutAMouse();
};

void TestCanvasKeys::tabGoesThroughNodesAndOut()
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

void TestCanvasKeys::connectingByKeys()
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

void TestCanvasKeys::contextMenusByKeys()
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
    stage.closePopups();
    stage.view.setFocusNode(NodeId::None, false);
    QTest::keyClick(&stage.view, Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(stage.menu());
    QVERIFY(actionNamed(stage.menu(), u"Add"_s));
    QVERIFY(actionNamed(stage.menu(), u"Fit"_s));
    stage.closePopups();
    stage.view.selectWire(stage.view.geometry().wires().first().link);
    QTest::keyClick(&stage.view, Qt::Key_Menu);
    QVERIFY(stage.menu());
    actionNamed(stage.menu(), u"Delete"_s)->trigger();
    QVERIFY(stage.document.layout().links.isEmpty());
}

void TestCanvasKeys::renamingInPlace()
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

void TestCanvasKeys::twoNodesAddedAndConnectedWithoutAMouse()
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

SIGNALBOX_TEST(TestCanvasKeys)

} // namespace tst_canvaskeys

#include "tst_canvaskeys.moc"
