// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/actions.h"
#include "app/sidepanel.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"
#include "widgets/code/codefield.h"
#include "widgets/output/outputpanel.h"
#include "widgets/output/outputview.h"
#include "widgets/variables/variablespanel.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

namespace tst_withoutmouse {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

QWidget *focused()
{
    return QApplication::focusWidget();
}

} // namespace

/// What belongs to a program in Python, without a mouse, and found by whoever looks for it in the menus or
/// among the commands.
class TestWithoutMouse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTasksOfAFunctionUnfold()
    {
        Desk desk;
        desk.open(u"40_worker_pool"_s);
        const QAction *unfold = desk.window.actions()[Actions::Unfold];
        QVERIFY(!unfold->isEnabled());
        QCOMPARE(Actions::whyNot(unfold), u"Select a function."_s);
        desk.window.player().seek(1'000'000);
        const NodeId worker = desk.node(u"worker"_s);
        while (desk.canvas.focusNode() != worker) {
            const NodeId before = desk.canvas.focusNode();
            QTest::keyClick(&desk.canvas, Qt::Key_Tab);
            QVERIFY(desk.canvas.focusNode() != before);
        }
        QVERIFY(unfold->isEnabled());
        desk.trigger(Actions::Unfold);
        QVERIFY(desk.canvas.instances().isUnfolded(worker));
        QCOMPARE(focused(), &desk.canvas);
        QTest::keyClick(&desk.canvas, Qt::Key_Escape);
        QVERIFY(!desk.canvas.instances().isUnfolded(worker));
        desk.canvas.setSelection({desk.node(u"constants"_s)});
        QVERIFY(!unfold->isEnabled());
    }

    void everyStopOnALinkShowsTheLink()
    {
        Desk desk;
        desk.open(u"08_two_locks_in_deadlock"_s);
        desk.canvas.setSelection({desk.node(u"Anna"_s)});
        const auto *side = desk.window.findChild<SidePanel *>();
        side->findChild<QLineEdit *>()->setFocus();
        for (const bool isForward : {true, false}) {
            int links = 0;
            for (int stops = 0; stops < 30 && side->isAncestorOf(focused()); ++stops) {
                if (const auto *label = qobject_cast<QLabel *>(focused())) {
                    QVERIFY(label->hasSelectedText());
                    ++links;
                }
                QTest::keyClick(focused(), isForward ? Qt::Key_Tab : Qt::Key_Backtab,
                                isForward ? Qt::NoModifier : Qt::ShiftModifier);
            }
            QCOMPARE(links, 2);
            QVERIFY(!side->isAncestorOf(focused()));
            QTest::keyClick(focused(), isForward ? Qt::Key_Backtab : Qt::Key_Tab,
                            isForward ? Qt::ShiftModifier : Qt::NoModifier);
        }
    }

    void aVariableIsPinned()
    {
        Desk desk;
        desk.open(u"31_gather_a_list"_s);
        const QAction *pin = desk.window.actions()[Actions::PinVariable];
        QVERIFY(!pin->isEnabled());
        QVERIFY(Actions::whyNot(pin).contains(u"call stack"_s));
        desk.window.player().seek(700'000);
        desk.canvas.setSelection({desk.node(u"book"_s)});
        auto *panel = desk.window.findChild<VariablesPanel *>();
        auto *tree = panel->findChild<QTreeWidget *>();
        QTRY_VERIFY(tree->topLevelItemCount() > 0 && tree->topLevelItem(0)->childCount() > 0);
        for (int panes = 0; panes < 12 && !panel->isAncestorOf(focused()); ++panes)
            QTest::keyClick(focused(), Qt::Key_F6);
        QVERIFY(panel->isAncestorOf(focused()));
        for (int parts = 0; parts < 4 && focused() != tree; ++parts)
            QTest::keyClick(focused(), Qt::Key_Tab);
        QCOMPARE(focused(), tree);
        for (int rows = 0; rows < 4 && !pin->isEnabled(); ++rows)
            QTest::keyClick(tree, Qt::Key_Down);
        QVERIFY(pin->isEnabled());
        desk.trigger(Actions::PinVariable);
        QCOMPARE(panel->pins().lanes().size(), 1);
        desk.trigger(Actions::PinVariable);
        QCOMPARE(panel->pins().lanes().size(), 0);
        // What is folded away is not chosen.
        panel->setFolded(true);
        QVERIFY(!pin->isEnabled());
        panel->setFolded(false);
        QTRY_VERIFY(pin->isEnabled());
        desk.open(u"01_bounded_queue"_s); // which has no variables
        QVERIFY(!pin->isEnabled());
    }

    void whatWasPrintedIsFoundAndItsMomentGoneTo()
    {
        Desk desk;
        const QAction *find = desk.window.actions()[Actions::FindInOutput];
        QVERIFY(!find->isEnabled());
        QCOMPARE(Actions::whyNot(find), u"This program prints nothing."_s);
        desk.open(u"31_gather_a_list"_s);
        QTRY_VERIFY(find->isEnabled());
        auto *output = desk.window.findChild<OutputPanel *>();
        QTRY_VERIFY(output->isVisible());
        desk.trigger(Actions::ShowOutput);
        QVERIFY(!output->isVisible());
        desk.trigger(Actions::FindInOutput);
        QVERIFY(output->isVisible());
        auto *search = qobject_cast<QLineEdit *>(focused());
        QVERIFY(search && output->isAncestorOf(search));
        QTest::keyClicks(search, u"car booked"_s);
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(focused(), output->findChild<OutputView *>());
        QTest::keyClick(focused(), Qt::Key_Return);
        QCOMPARE(desk.window.player().time(), 1'000'000);
    }

    void codeSaysHowTheKeyboardGetsOutOfIt()
    {
        Desk desk;
        desk.open(u"40_worker_pool"_s);
        desk.canvas.setSelection({desk.node(u"worker"_s)});
        auto *code = desk.window.findChild<CodeField *>();
        QVERIFY(code);
        const auto words = [code] {
            QString all;
            for (const QLabel *label : code->findChildren<QLabel *>())
                all += label->isVisible() ? label->text() : QString();
            return all;
        };
        QVERIFY(!words().contains(u"Ctrl+Tab"_s));
        const int height = code->height();
        code->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(words().contains(u"Ctrl+Tab"_s));
        QCOMPARE(code->height(), height);
        QTest::keyClick(focused(), Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(!code->isAncestorOf(focused()));
        QVERIFY(!words().contains(u"Ctrl+Tab"_s));
    }
};

SIGNALBOX_TEST(TestWithoutMouse)

} // namespace tst_withoutmouse

#include "tst_withoutmouse.moc"
