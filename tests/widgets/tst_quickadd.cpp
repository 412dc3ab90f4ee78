// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"
#include "widgets/canvas/quickadd.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

namespace tst_quickadd {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

struct Opened {
    explicit Opened(QPoint at = {40, 30})
    {
        window.resize(640, 480);
        window.setFocusPolicy(Qt::StrongFocus);
        other.move(0, 450);
        window.show();
        window.activateWindow();
        add.open(at, {NodeKind::Producer, NodeKind::Consumer, NodeKind::Queue, NodeKind::Semaphore},
                 u"Add"_s);
    }

    QLineEdit &search() const { return *add.findChild<QLineEdit *>(); }
    QListView &list() const { return *add.findChild<QListView *>(); }
    QString current() const { return list().currentIndex().data().toString(); }

    QWidget window;
    QLineEdit other{&window};
    QuickAdd add{&window};
    QSignalSpy chosen{&add, &QuickAdd::kindChosen};
};

} // namespace

class TestQuickAdd : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBestAnswerStandsFirst_data();
    void theBestAnswerStandsFirst();
    void enterChoosesAndCloses();
    void escClosesAndGivesTheFocusBack();
    void aClickElsewhereCloses();
    void arrowsGoRound();
    void aClickOnARowChooses();
    void itStaysInsideTheWindow();
};

void TestQuickAdd::theBestAnswerStandsFirst_data()
{
    QTest::addColumn<QString>("letters");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("count");
    QTest::newRow("start of a name") << u"que"_s << u"Queue"_s << 3;
    QTest::newRow("capitals") << u"SEMA"_s << u"Semaphore"_s << 1;
    QTest::newRow("inside a name") << u"sumer"_s << u"Consumer"_s << 1;
    QTest::newRow("in the sentence") << u"makes items"_s << u"Producer"_s << 1;
    QTest::newRow("nothing typed") << u""_s << u"Producer"_s << 4;
    QTest::newRow("not offered") << u"lock"_s << u""_s << 0;
}

void TestQuickAdd::theBestAnswerStandsFirst()
{
    QFETCH(const QString, letters);
    QFETCH(const QString, first);
    QFETCH(const int, count);
    Opened opened;
    QTest::keyClicks(&opened.search(), letters);
    QCOMPARE(opened.list().model()->rowCount(), count);
    QCOMPARE(opened.current(), first);
}

void TestQuickAdd::enterChoosesAndCloses()
{
    Opened opened;
    QTest::keyClicks(&opened.search(), u"sem"_s);
    QTest::keyClick(&opened.search(), Qt::Key_Return);
    QCOMPARE(opened.chosen.count(), 1);
    QVERIFY(!opened.add.isVisible());
    opened.add.open({0, 0}, {NodeKind::Queue}, u"Add"_s);
    QVERIFY(opened.search().text().isEmpty());
}

void TestQuickAdd::escClosesAndGivesTheFocusBack()
{
    Opened opened;
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    QTest::keyClicks(&opened.search(), u"sem"_s);
    QTest::keyClick(&opened.search(), Qt::Key_Escape);
    QCOMPARE(opened.chosen.count(), 0);
    QVERIFY(!opened.add.isVisible());
    QVERIFY(opened.window.hasFocus());
}

void TestQuickAdd::aClickElsewhereCloses()
{
    Opened opened;
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    opened.other.setFocus(Qt::MouseFocusReason);
    QVERIFY(!opened.add.isVisible());
    QCOMPARE(opened.chosen.count(), 0);
    QVERIFY(opened.other.hasFocus());
}

void TestQuickAdd::arrowsGoRound()
{
    Opened opened;
    QCOMPARE(opened.current(), u"Producer"_s);
    QTest::keyClick(&opened.search(), Qt::Key_Down);
    QCOMPARE(opened.current(), u"Consumer"_s);
    QTest::keyClick(&opened.search(), Qt::Key_Up);
    QTest::keyClick(&opened.search(), Qt::Key_Up);
    QCOMPARE(opened.current(), u"Semaphore"_s);
    QTest::keyClick(&opened.search(), Qt::Key_Tab);
    QCOMPARE(opened.current(), u"Producer"_s);
}

void TestQuickAdd::aClickOnARowChooses()
{
    Opened opened;
    const QModelIndex second = opened.list().model()->index(1, 0);
    QTest::mouseClick(opened.list().viewport(), Qt::LeftButton, {},
                      opened.list().visualRect(second).center());
    QCOMPARE(opened.chosen.count(), 1);
    QVERIFY(!opened.add.isVisible());
}

void TestQuickAdd::itStaysInsideTheWindow()
{
    const Opened opened({630, 470});
    QVERIFY(opened.window.rect().contains(opened.add.geometry()));
}

SIGNALBOX_TEST(TestQuickAdd)

} // namespace tst_quickadd

#include "tst_quickadd.moc"
