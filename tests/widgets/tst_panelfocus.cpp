// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "widgets/charts/chartspanel.h"
#include "widgets/code/codepanel.h"
#include "widgets/panels/durationedit.h"
#include "widgets/panels/gallery.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/layoutpage.h"
#include "widgets/panels/paramedit.h"
#include "widgets/panels/problemspanel.h"
#include "widgets/panels/stepeditor.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

namespace tst_panelfocus {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// A panel between two fields, as it stands among others in the window.
struct PanelsFixture {
    explicit PanelsFixture(int example)
        : keeper(document)
        , player(keeper)
    {
        document.reset(*loadLayout(exampleFiles().at(example - 1)).layout);
    }
    void show(QWidget *shown)
    {
        panel = shown;
        before = new QLineEdit;
        behind = new QLineEdit;
        auto *column = new QVBoxLayout(&window);
        column->addWidget(before);
        column->addWidget(panel, 1);
        column->addWidget(behind);
        window.resize(520, 900);
        window.show();
    }

    Document document;
    RunKeeper keeper;
    Player player;
    QWidget window;
    QLineEdit *before = nullptr;
    QWidget *panel = nullptr;
    QLineEdit *behind = nullptr;
};

/// Every panel in every state that has fields of its own.
QStringList panelNames()
{
    return {u"layout"_s, u"tried seed"_s,     u"task"_s, u"frame"_s,    u"queue"_s,       u"several"_s,
            u"chart"_s,  u"chart as table"_s, u"code"_s, u"problems"_s, u"no problems"_s, u"gallery"_s};
}

void open(PanelsFixture &desk, const QString &name)
{
    const auto inspector = [&](const QStringList &nodes) {
        auto *made = new Inspector(desk.document, desk.keeper, desk.player);
        QList<NodeId> ids;
        for (const QString &node : nodes)
            ids.append(desk.document.layout().findByName(node)->id);
        made->setSelection(ids);
        desk.show(made);
        if (auto *steps = made->widget()->findChild<StepEditor *>())
            steps->select({0});
    };
    if (name == u"layout")
        inspector({});
    else if (name == u"tried seed") {
        desk.keeper.tryAnotherSeed();
        inspector({});
    } else if (name == u"task")
        inspector({u"baker"_s});
    else if (name == u"frame")
        inspector({u"manager"_s});
    else if (name == u"queue") {
        desk.document.addNode(NodeKind::Queue, {});
        inspector({u"queue-1"_s});
    } else if (name == u"several")
        inspector({u"baker"_s, u"helper"_s});
    else if (name.startsWith(u"chart")) {
        desk.document.reset(*loadLayout(exampleFiles().first()).layout);
        auto *charts = new ChartsPanel(desk.keeper, desk.player);
        charts->setTableShown(name == u"chart as table");
        desk.show(charts);
    } else if (name == u"code")
        desk.show(new CodePanel(desk.keeper, desk.player));
    else if (name.endsWith(u"problems")) {
        if (name == u"problems")
            desk.document.addNode(NodeKind::Consumer, {});
        desk.show(new ProblemsPanel(desk.document, desk.keeper));
    } else if (name == u"gallery")
        desk.show(new Gallery(Theme::dark()));
}

} // namespace

class TestPanelFocus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingThatTakesTheKeyboardHasAName_data();
    void everythingThatTakesTheKeyboardHasAName();
    void tabLeadsThroughAndOut_data() { everythingThatTakesTheKeyboardHasAName_data(); }
    void tabLeadsThroughAndOut();
    void endAndHomeStayInTheNumber();
    void escapeTakesBackWhatWasTyped();
};

void TestPanelFocus::everythingThatTakesTheKeyboardHasAName_data()
{
    QTest::addColumn<QString>("panel");
    for (const QString &name : panelNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestPanelFocus::everythingThatTakesTheKeyboardHasAName()
{
    QFETCH(QString, panel);
    PanelsFixture desk(9);
    open(desk, panel);
    int found = 0;
    for (QWidget *widget : desk.panel->findChildren<QWidget *>()) {
        const bool takesFocus = widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy();
        const bool isPart = qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
        if (!widget->isVisible() || !takesFocus || isPart || qobject_cast<QScrollBar *>(widget))
            continue;
        ++found;
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed, widget->metaObject()->className());
    }
    QVERIFY(found > 0 || panel == u"no problems");
}

/// Forward and back: the keyboard gets from the field in front of the panel to the one behind it.
void TestPanelFocus::tabLeadsThroughAndOut()
{
    QFETCH(QString, panel);
    PanelsFixture desk(9);
    open(desk, panel);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    constexpr int most = 100;
    const auto walk = [&](QWidget *from, QWidget *to, Qt::Key key, Qt::KeyboardModifiers modifiers) {
        from->setFocus();
        for (int steps = 0; steps < most && QApplication::focusWidget() != to; ++steps)
            QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        return QApplication::focusWidget();
    };
    const QWidget *reached = walk(desk.before, desk.behind, Qt::Key_Tab, {});
    QVERIFY2(reached == desk.behind, reached->metaObject()->className());
    reached = walk(desk.behind, desk.before, Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY2(reached == desk.before, reached->metaObject()->className());
}

/// Behind the unit no digit is taken and nothing can be deleted.
void TestPanelFocus::endAndHomeStayInTheNumber()
{
    SecondsSpin spin;
    spin.setTime(700'000);
    spin.show();
    spin.selectAll();
    QTest::keyClicks(&spin, u"0.5"_s);
    QTest::keyClick(&spin, Qt::Key_Home);
    QTest::keyClick(&spin, Qt::Key_End);
    QTest::keyClick(&spin, Qt::Key_End);
    QTest::keyClicks(&spin, u"2"_s);
    QCOMPARE(spin.text(), u"0.52 s"_s);
    QTest::keyClick(&spin, Qt::Key_Backspace);
    QCOMPARE(spin.text(), u"0.5 s"_s);
    QTest::keyClick(&spin, Qt::Key_Return);
    QTest::keyClick(&spin, Qt::Key_End);
    QTest::keyClicks(&spin, u"7"_s);
    QTest::keyClick(&spin, Qt::Key_Return);
    QCOMPARE(spin.time(), 507'000);
    QTest::keyClick(&spin, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&spin, u"3"_s);
    QTest::keyClick(&spin, Qt::Key_Return);
    QCOMPARE(spin.time(), 3 * kMicrosPerSecond);
    spin.setPrefix(u"≈ "_s);
    QTest::keyClick(&spin, Qt::Key_Home);
    QTest::keyClicks(&spin, u"1"_s);
    QTest::keyClick(&spin, Qt::Key_Return);
    QCOMPARE(spin.time(), 13 * kMicrosPerSecond);
}

void TestPanelFocus::escapeTakesBackWhatWasTyped()
{
    PanelsFixture desk(9);
    open(desk, u"task"_s);
    const Layout before = desk.document.layout();
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    const auto named = [&](const QString &name) {
        for (auto *line : qobject_cast<Inspector *>(desk.panel)->widget()->findChildren<QWidget *>())
            if (line->accessibleName() == name)
                return line;
        return static_cast<QWidget *>(nullptr);
    };
    auto *name = qobject_cast<QLineEdit *>(named(u"Name"_s));
    name->setFocus();
    QTest::keyClicks(name, u"x"_s);
    QTest::keyClick(name, Qt::Key_Escape);
    QCOMPARE(name->text(), u"baker"_s);
    desk.behind->setFocus();
    QCOMPARE(desk.document.layout(), before);

    auto *inspector = qobject_cast<Inspector *>(desk.panel);
    const NodeId consumer = desk.document.addNode(NodeKind::Consumer, {});
    const Layout withConsumer = desk.document.layout();
    inspector->setSelection({consumer});
    SecondsSpin *work = nullptr;
    for (const auto *edit : inspector->widget()->findChildren<ParamEdit *>())
        if (edit->param() == Param::Work)
            work = edit->findChild<SecondsSpin *>();
    QVERIFY(work);
    work->setFocus();
    work->selectAll();
    QTest::keyClicks(work, u"4"_s);
    QTest::keyClick(work, Qt::Key_Escape);
    desk.behind->setFocus();
    QCOMPARE(desk.document.layout(), withConsumer);

    inspector->setSelection({});
    auto *words = qobject_cast<QPlainTextEdit *>(named(u"Description"_s));
    words->setFocus();
    QTest::keyClicks(words, u"x"_s);
    QTest::keyClick(words, Qt::Key_Escape);
    desk.behind->setFocus();
    QCOMPARE(desk.document.layout(), withConsumer);
    QCOMPARE(words->toPlainText(), before.description);
}

SIGNALBOX_TEST(TestPanelFocus)

} // namespace tst_panelfocus

#include "tst_panelfocus.moc"
