// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/desk.h"
#include "tests/support/suite.h"

#include <QJsonObject>

namespace tst_savedlanes {

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestSavedLanes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lanesAreSavedWithTheDocument();
    void eachChoiceCanBeUndone();
    void anotherDocumentHasItsOwn();
    void ctrlFInTheTimelineFindsLanes();
};

void TestSavedLanes::lanesAreSavedWithTheDocument()
{
    Desk desk;
    const QString path = desk.open(u"01_bounded_queue"_s);
    const QString first = desk.timeline.timeline().lanes[0].name;
    const QString second = desk.timeline.timeline().lanes[1].name;
    desk.timeline.setFocus();
    desk.timeline.setCurrent(1);
    QTest::keyClick(&desk.timeline, Qt::Key_P);
    QCOMPARE(desk.timeline.timeline().lanes[0].name, second);
    QVERIFY(!desk.window.document().undoStack().isClean());
    QVERIFY(desk.window.files().save());

    Desk other;
    QVERIFY(other.window.files().openFile(path));
    QCOMPARE(other.timeline.timeline().lanes[0].name, second);
    QCOMPARE(other.timeline.timeline().stays, 1);
    other.timeline.lanes().reset();
    QCOMPARE(other.timeline.timeline().lanes[0].name, first);
    QVERIFY(!other.window.document().layout().settings.extra.contains(u"lanes"_s));
}

void TestSavedLanes::eachChoiceCanBeUndone()
{
    Desk desk;
    desk.open(u"01_bounded_queue"_s);
    LaneKeeper &lanes = desk.timeline.lanes();
    const Timeline drawn = desk.timeline.timeline();
    lanes.togglePinned(1);
    lanes.togglePinned(2);
    QCOMPARE(lanes.choice().pinned.size(), 2);
    desk.window.document().undoStack().undo();
    QCOMPARE(lanes.choice().pinned.size(), 1);
    desk.window.document().undoStack().undo();
    QCOMPARE(desk.timeline.timeline(), drawn);
}

void TestSavedLanes::anotherDocumentHasItsOwn()
{
    Desk desk;
    desk.open(u"01_bounded_queue"_s);
    desk.timeline.lanes().togglePinned(1);
    desk.window.document().undoStack().setClean();
    desk.open(u"03_lock_makes_order"_s);
    QVERIFY(desk.timeline.lanes().choice().isDefault());
}

void TestSavedLanes::ctrlFInTheTimelineFindsLanes()
{
    Desk desk;
    desk.open(u"01_bounded_queue"_s);
    desk.timeline.setFocus();
    QTest::keyClick(&desk.timeline, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Find in the timeline"_s);
}

SIGNALBOX_TEST(TestSavedLanes)

} // namespace tst_savedlanes

#include "tst_savedlanes.moc"
