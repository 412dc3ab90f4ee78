// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/actions.h"
#include "app/banner.h"
#include "app/mainwindow.h"
#include "app/sidepanel.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"
#include "widgets/look/taborder.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/stepeditor.h"
#include "widgets/variables/variablespanel.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

namespace tst_tabbing {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

QWidget *focused()
{
    return QApplication::focusWidget();
}

/// Code keeps Tab for itself.
void pressTab(Qt::KeyboardModifiers modifiers = {})
{
    const bool isCode = focused()->inherits("QsciScintilla");
    const Qt::Key key = modifiers.testFlag(Qt::ShiftModifier) ? Qt::Key_Backtab : Qt::Key_Tab;
    QTest::keyClick(focused(), key, isCode ? modifiers | Qt::ControlModifier : modifiers);
}

QString nameOf(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->accessibleName();
}

} // namespace

/// The way of the Tab key through the window as it is, however late its parts were made.
class TestTabbing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tabGoesDownTheInspector_data();
    void tabGoesDownTheInspector();
    void messagesAreAPane();
    void everythingInTheWindowHasAName_data();
    void everythingInTheWindowHasAName();
};

void TestTabbing::tabGoesDownTheInspector_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("node");
    QTest::newRow("nothing") << u"01_bounded_queue"_s << QString();
    QTest::newRow("a producer") << u"01_bounded_queue"_s << u"orders"_s;
    QTest::newRow("a task with a step") << u"08_two_locks_in_deadlock"_s << u"Anna"_s;
    QTest::newRow("a function") << u"40_worker_pool"_s << u"worker"_s;
}

void TestTabbing::tabGoesDownTheInspector()
{
    QFETCH(QString, file);
    QFETCH(QString, node);
    Desk desk;
    desk.window.resize(1440, 900);
    QVERIFY(!desk.open(file).isEmpty());
    if (!node.isEmpty())
        desk.canvas.setSelection({desk.node(node)});
    auto *inspector = desk.window.findChild<Inspector *>();
    if (auto *steps = inspector->widget()->findChild<StepEditor *>())
        steps->select({0}); // its fields are made then
    auto *side = desk.window.findChild<SidePanel *>();
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    side->tabBar()->setFocus();
    QList<QWidget *> way;
    while (true) {
        pressTab();
        if (!side->isAncestorOf(focused()) || way.size() > 60)
            break;
        way.append(focused());
    }
    QVERIFY(way.size() >= 4);
    QVERIFY2(inspector->isAncestorOf(way.first()), qPrintable(nameOf(way.first())));
    const auto *stack = desk.window.findChild<VariablesPanel *>();
    QCOMPARE(stack->isAncestorOf(way.last()), stack->isVisible());
    int bottom = 0;
    for (const QWidget *each : std::as_const(way)) {
        if (!inspector->isAncestorOf(each))
            continue;
        const int top = each->mapTo(inspector->widget(), QPoint()).y();
        QVERIFY2(top + each->height() > bottom, qPrintable(nameOf(each))); // in the same row, or below
        bottom = top;
    }
    // And nothing is left out.
    for (QWidget *each : inspector->widget()->findChildren<QWidget *>()) {
        const bool isPart = qobject_cast<QAbstractSpinBox *>(each->parentWidget());
        if (each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus)
            && !each->focusProxy() && !isPart)
            QVERIFY2(way.contains(each), qPrintable(nameOf(each)));
    }
    // Back the same way.
    const QList<QWidget *> back(way.rbegin(), way.rend());
    for (QWidget *each : back) {
        pressTab(Qt::ShiftModifier);
        QCOMPARE(focused(), each);
    }
}

void TestTabbing::messagesAreAPane()
{
    Desk desk;
    QVERIFY(!desk.open(u"08_two_locks_in_deadlock"_s).isEmpty());
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    auto *verdicts = desk.window.findChild<VerdictBanner *>();
    QTRY_VERIFY(verdicts->isVisible());
    desk.canvas.setFocus();
    QTest::keyClick(focused(), Qt::Key_F6);
    QVERIFY2(verdicts->isAncestorOf(focused()), qPrintable(nameOf(focused())));
    QCOMPARE(focused(), verdicts->findChild<QPushButton *>());
    pressTab();
    QVERIFY(verdicts->isAncestorOf(focused())); // the next message, or away with it
    // One that goes takes no keyboard with it.
    while (!focused()->accessibleName().startsWith(u"Put this"))
        pressTab();
    QTest::keyClick(focused(), Qt::Key_Space);
    QVERIFY(!verdicts->isVisible());
    QVERIFY(focused());
    QCOMPARE(focused(), &desk.canvas);
    QTest::keyClick(focused(), Qt::Key_F6);
    QVERIFY(desk.window.findChild<SidePanel *>()->isAncestorOf(focused()));
}

void TestTabbing::everythingInTheWindowHasAName_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"01_bounded_queue", "08_two_locks_in_deadlock", "40_worker_pool"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestTabbing::everythingInTheWindowHasAName()
{
    QFETCH(QString, file);
    Desk desk;
    desk.window.resize(1440, 900);
    QVERIFY(!desk.open(file).isEmpty());
    for (const Actions::Id shown : {Actions::ShowCharts, Actions::ShowOutput, Actions::ShowFigures,
                                    Actions::ShowSweeps, Actions::ShowComparison})
        if (!desk.window.actions()[shown]->isChecked())
            desk.trigger(shown);
    auto *side = desk.window.findChild<SidePanel *>();
    for (int page = 0; page < side->count(); ++page) {
        side->setCurrentIndex(page);
        for (QWidget *each : tabOrder(&desk.window)) {
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(each);
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(each)));
            QVERIFY2(spoken->role() != QAccessible::NoRole && spoken->role() != QAccessible::Client,
                     qPrintable(nameOf(each)));
        }
    }
}

SIGNALBOX_TEST(TestTabbing)

} // namespace tst_tabbing

#include "tst_tabbing.moc"
