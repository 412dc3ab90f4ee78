// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/importer/importer.h"
#include "tests/support/suite.h"
#include "widgets/code/calltip.h"
#include "widgets/code/codefield.h"
#include "widgets/code/completionlist.h"
#include "widgets/code/renamebox.h"
#include "widgets/document/document.h"
#include "widgets/panels/inspector.h"
#include "widgets/session/player.h"
#include "widgets/session/runkeeper.h"

#include <QAbstractScrollArea>
#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>

namespace tst_codefield {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kKitchen =
    u"import asyncio\n\n\nasync def cook(dish, time=1.0):\n    \"\"\"Cooks a dish.\"\"\"\n"
    "    await asyncio.sleep(time)\n    return dish\n\n\n"
    "async def main():\n    print(await cook(\"soup\", time=2))\n\n\nasyncio.run(main())\n"_s;
constexpr NodeId kCook = NodeId(2);
constexpr NodeId kMain = NodeId(3);

/// A field by itself, as somebody writes in it.
struct Desk {
    Desk()
    {
        field.resize(500, 500);
        field.show();
        field.activateWindow();
        editor()->setFocus();
    }
    QAbstractScrollArea *editor() const { return qobject_cast<QAbstractScrollArea *>(field.focusProxy()); }
    CompletionList *list() const { return field.findChild<CompletionList *>(); }
    CallTip *call() const { return field.findChild<CallTip *>(); }
    QStringList rows() const
    {
        QStringList rows;
        const auto *widget = list()->findChild<QListWidget *>();
        for (int row = 0; row < widget->count(); ++row)
            rows.append(widget->item(row)->text());
        return rows;
    }
    void type(const QString &text) const
    {
        for (const QChar letter : text) {
            if (letter == u'\n')
                QTest::keyClick(editor(), Qt::Key_Return);
            else
                QTest::keyClicks(editor(), QString(letter));
        }
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(editor(), key, modifiers);
    }

    CodeField field;
};

/// The same in the inspector of a document.
struct Window {
    Window()
        : keeper(document)
        , player(keeper)
        , inspector(document, keeper, player)
    {
        document.reset(*importPython(kKitchen, u"kitchen"_s).layout);
        inspector.resize(420, 700);
        inspector.show();
        inspector.activateWindow();
    }
    CodeField *field() const { return inspector.widget()->findChild<CodeField *>(); }
    QWidget *editor() const { return field()->focusProxy(); }
    QString code(NodeId node) const { return parameter<QString>(*document.layout().find(node), Param::Code); }
    RenameBox *box() const { return field()->findChild<RenameBox *>(); }

    Document document;
    RunKeeper keeper;
    Player player;
    Inspector inspector;
};

} // namespace

/// The editor of a piece of code, by keys.
class TestCodeField : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aListComesWhileANameIsTyped();
    void enterTakesWhatIsChosenAndElseEndsTheLine();
    void escapeClosesAndControlSpaceAsks();
    void theListSaysWhatANameMeans();
    void aCallTellsWhatItTakes();
    void linesAreIndentedAndCommented();
    void faultsKeepTheirRoom();
    void anotherTextScrollsNothing();
    void f2RenamesEverywhereInOneStep();
    void f2SaysWhyItCannot();
    void allHasNamesForScreenReaders();
};

void TestCodeField::aListComesWhileANameIsTyped()
{
    Desk desk;
    desk.type(u"import asyncio\nq = asyncio.Queue()\nq."_s);
    QVERIFY(desk.list()->isVisible()); // behind a dot at once
    QVERIFY(desk.rows().contains(u"put_nowait"_s));
    desk.type(u"put_"_s);
    QCOMPARE(desk.rows(), QStringList{u"put_nowait"_s});
    desk.press(Qt::Key_Backspace);
    QCOMPARE(desk.rows(), (QStringList{u"put"_s, u"put_nowait"_s}));
    desk.type(u" "_s);
    QVERIFY(!desk.list()->isVisible());
    desk.type(u"\np"_s);
    QVERIFY(!desk.list()->isVisible()); // one letter says too little
    desk.type(u"r"_s);
    QVERIFY(desk.list()->isVisible());
    desk.press(Qt::Key_Left);
    QVERIFY(!desk.list()->isVisible());
}

void TestCodeField::enterTakesWhatIsChosenAndElseEndsTheLine()
{
    Desk desk;
    desk.type(u"x = []\nx.ex"_s);
    QVERIFY(desk.list()->isVisible());
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.field.text(), u"x = []\nx.extend"_s);
    QVERIFY(!desk.list()->isVisible());
    desk.field.setText(QString());
    desk.type(u"pr = 1\nprint\n"_s); // what is typed is a name already
    QCOMPARE(desk.field.text(), u"pr = 1\nprint\n"_s);
    desk.field.setText(u"q = {}\n"_s);
    desk.press(Qt::Key_End, Qt::ControlModifier);
    desk.type(u"q."_s);
    const QString second = desk.rows()[1];
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Tab);
    QCOMPARE(desk.field.text(), u"q = {}\nq."_s + second);
    desk.field.setText(QString());
    desk.type(u"def f(delay): pass\nf(de"_s);
    desk.press(Qt::Key_Tab);
    QVERIFY(desk.field.text().endsWith(u"f(delay="_s));
}

void TestCodeField::escapeClosesAndControlSpaceAsks()
{
    Desk desk;
    desk.type(u"pri"_s);
    QVERIFY(desk.list()->isVisible());
    desk.press(Qt::Key_Escape);
    QVERIFY(!desk.list()->isVisible());
    QCOMPARE(desk.field.text(), u"pri"_s);
    desk.press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(desk.list()->isVisible());
    QCOMPARE(desk.rows(), QStringList{u"print"_s});
    QCOMPARE(desk.field.text(), u"pri"_s);
    QFocusEvent left(QEvent::FocusOut);
    QCoreApplication::sendEvent(desk.editor(), &left);
    QVERIFY(!desk.list()->isVisible());
}

void TestCodeField::theListSaysWhatANameMeans()
{
    Desk desk;
    desk.type(u"import asyncio\nasyncio.sle"_s);
    QVERIFY(desk.list()->isVisible());
    QCOMPARE(desk.list()->current().signature, u"(delay, result=None)"_s);
    QVERIFY(desk.editor()->accessibleDescription().startsWith(u"sleep(delay, result=None): Lets"_s));
    desk.list()->move(1); // round to itself
    QCOMPARE(desk.list()->current().name, u"sleep"_s);
}

void TestCodeField::aCallTellsWhatItTakes()
{
    Desk desk;
    desk.type(u"def f(a, b=2):\n\"\"\"Does it.\"\"\""_s);
    desk.field.setText(u"def f(a, b=2):\n    \"\"\"Does it.\"\"\"\n\n"_s);
    desk.press(Qt::Key_End, Qt::ControlModifier);
    desk.type(u"f("_s);
    QVERIFY(desk.call()->isVisible());
    QCOMPARE(desk.call()->words(), u"f(a, b=2). Does it."_s);
    const auto marked = [&desk] {
        for (const QLabel *label : desk.call()->findChildren<QLabel *>()) {
            if (label->text().contains(u"<b>"_s))
                return label->text().section(u"<u>"_s, 1).section(u"</u>"_s, 0, 0);
        }
        return QString();
    };
    QCOMPARE(marked(), u"a"_s);
    desk.type(u"1, "_s);
    QCOMPARE(marked(), u"b=2"_s);
    desk.press(Qt::Key_Left);
    desk.press(Qt::Key_Left);
    QCOMPARE(marked(), u"a"_s); // follows the caret
    desk.press(Qt::Key_Escape);
    QVERIFY(!desk.call()->isVisible());
    desk.press(Qt::Key_End);
    desk.type(u"3"_s);
    QVERIFY(!desk.call()->isVisible()); // not unasked again for this call
    desk.press(Qt::Key_Space, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.call()->isVisible());
    desk.type(u")"_s);
    QVERIFY(!desk.call()->isVisible());
}

void TestCodeField::linesAreIndentedAndCommented()
{
    Desk desk;
    desk.field.setText(u"if x:\n    a\n\n    b\n"_s);
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.press(Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(desk.field.text(), u"# if x:\n#     a\n\n#     b\n"_s);
    desk.press(Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(desk.field.text(), u"if x:\n    a\n\n    b\n"_s);
    desk.field.goToLine(2);
    desk.press(Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(desk.field.text(), u"if x:\n    # a\n\n    b\n"_s);
    desk.press(Qt::Key_Slash, Qt::ControlModifier);
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.press(Qt::Key_Tab);
    QCOMPARE(desk.field.text(), u"    if x:\n        a\n\n        b\n"_s);
    desk.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(desk.field.text(), u"if x:\n    a\n\n    b\n"_s);
}

void TestCodeField::faultsKeepTheirRoom()
{
    Desk desk;
    desk.field.setText(u"x = 1\n"_s);
    QCOMPARE(desk.field.faultWords(), QString());
    desk.press(Qt::Key_End, Qt::ControlModifier);
    desk.type(u"nowhere"_s);
    QVERIFY(desk.field.faultWords().startsWith(u"Line 2, column 1: "_s));
    const auto *words = desk.field.findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    QTRY_VERIFY(words->height() > 0 && words->isVisible());
    const int height = words->minimumHeight();
    QVERIFY(height > 0);
    desk.press(Qt::Key_Escape);
    for (int letter = 0; letter < 7; ++letter)
        desk.press(Qt::Key_Backspace);
    QCOMPARE(desk.field.faultWords(), QString());
    QVERIFY(words->isVisible());
    QVERIFY(words->minimumHeight() >= height); // what is below does not jump
}

void TestCodeField::anotherTextScrollsNothing()
{
    Desk desk;
    QString text;
    for (int line = 0; line < 60; ++line)
        text += u"x%1 = 1\n"_s.arg(line);
    desk.field.setText(text);
    QScrollBar *bar = desk.editor()->verticalScrollBar();
    bar->setValue(20);
    QCOMPARE(bar->value(), 20);
    desk.field.setText(QString(text).replace(u"x3 "_s, u"y3 "_s));
    QCOMPARE(bar->value(), 20);
}

void TestCodeField::f2RenamesEverywhereInOneStep()
{
    Window window;
    window.inspector.setSelection({kCook});
    QWidget *editor = window.editor();
    editor->setFocus();
    window.field()->goToLine(3);
    for (int step = 0; step < 11; ++step)
        QTest::keyClick(editor, Qt::Key_Right); // to "cook"
    const int before = window.document.undoStack().count();
    QTest::keyClick(editor, Qt::Key_F2);
    QVERIFY2(window.box()->isVisible(), qPrintable(window.code(kCook)));
    auto *name = window.box()->findChild<QLineEdit *>();
    QCOMPARE(name->text(), u"cook"_s);
    QTest::keyClicks(name, u"1st"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(window.box()->isVisible()); // says why not, and asks on
    QVERIFY(window.code(kCook).contains(u"def cook("_s));
    name->clear();
    QTest::keyClicks(name, u"fry"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(!window.box()->isVisible());
    QVERIFY(window.code(kCook).contains(u"def fry(dish"_s));
    QVERIFY(window.code(kMain).contains(u"await fry(\"soup\""_s));
    QCOMPARE(window.document.layout().find(kCook)->name, u"fry"_s);
    QCOMPARE(window.document.undoStack().count(), before + 1);
    window.document.undoStack().undo();
    QVERIFY(window.code(kMain).contains(u"await cook(\"soup\""_s));
    QCOMPARE(window.document.renameInCode(kCook, window.code(kCook).indexOf(u"time=1"_s), u"wait"_s),
             QString());
    QVERIFY(window.code(kMain).contains(u"wait=2"_s));
}

void TestCodeField::f2SaysWhyItCannot()
{
    Window window;
    window.inspector.setSelection({kMain});
    QWidget *editor = window.editor();
    editor->setFocus();
    window.field()->goToLine(4);
    for (int step = 0; step < 6; ++step)
        QTest::keyClick(editor, Qt::Key_Right); // in "print"
    QTest::keyClick(editor, Qt::Key_F2);
    QVERIFY(!window.box()->isVisible());
    const auto says = [&window](const QString &words) {
        const auto labels = window.field()->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
        return std::any_of(labels.begin(), labels.end(),
                           [&words](const QLabel *label) { return label->text().contains(words); });
    };
    QVERIFY(says(u"not defined"_s));
    QVERIFY2(QToolTip::text().contains(u"not defined"), qPrintable(QToolTip::text())); // where the eyes are
    QTest::keyClick(editor, Qt::Key_Right);
    QVERIFY(!says(u"not defined"_s));
}

void TestCodeField::allHasNamesForScreenReaders()
{
    Desk desk;
    QVERIFY(!desk.editor()->accessibleName().isEmpty());
    QVERIFY(desk.editor()->toolTip().contains(u"F2"_s));
    QVERIFY(!desk.list()->accessibleName().isEmpty());
    QVERIFY(!desk.call()->accessibleName().isEmpty());
    auto *box = desk.field.findChild<RenameBox *>();
    QVERIFY(!box->accessibleName().isEmpty());
    QVERIFY(!box->findChild<QLineEdit *>()->accessibleName().isEmpty());
}

SIGNALBOX_TEST(TestCodeField)

} // namespace tst_codefield

#include "tst_codefield.moc"
