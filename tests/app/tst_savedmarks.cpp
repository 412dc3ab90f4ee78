// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/desk.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tst_savedmarks {

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestSavedMarks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void marksAreSavedWithTheDocument();
    void eachMarkCanBeUndone();
    void anotherDocumentHasItsOwn();
    void whatIsNoMarkIsLeftOut();
};

void TestSavedMarks::marksAreSavedWithTheDocument()
{
    Desk desk;
    const QString path = desk.open(u"01_bounded_queue"_s);
    const quint64 run = desk.window.keeper().runNumber();
    desk.window.player().seek(1'250'000);
    QTest::keyClick(&desk.timeline, Qt::Key_M);
    desk.timeline.nameBookmark(2'000'001, u"the queue is full"_s);
    QVERIFY(!desk.window.document().undoStack().isClean());
    QCOMPARE(desk.window.keeper().runNumber(), run); // they have no part in it
    QVERIFY(desk.window.files().save());

    Desk other;
    QVERIFY(other.window.files().openFile(path));
    const QMap<Micros, QString> expected{{1'250'000, {}}, {2'000'001, u"the queue is full"_s}};
    QCOMPARE(other.timeline.namedBookmarks(), expected);
    QVERIFY(other.window.document().undoStack().isClean());
    other.window.player().seek(1'250'000);
    QTest::keyClick(&other.timeline, Qt::Key_M);
    other.window.player().seek(2'000'001);
    QTest::keyClick(&other.timeline, Qt::Key_M);
    QVERIFY(!other.window.document().layout().settings.extra.contains(u"marks"_s));
}

void TestSavedMarks::eachMarkCanBeUndone()
{
    Desk desk;
    desk.open(u"01_bounded_queue"_s);
    desk.timeline.nameBookmark(1'000'000, u"one"_s);
    desk.timeline.nameBookmark(2'000'000, u"two"_s);
    desk.timeline.nameBookmark(2'000'000, u"three"_s);
    desk.window.document().undoStack().undo();
    QCOMPARE(desk.timeline.namedBookmarks().value(2'000'000), u"two"_s);
    desk.window.document().undoStack().undo();
    QCOMPARE(desk.timeline.bookmarks(), QList<Micros>{1'000'000});
    desk.window.document().undoStack().undo();
    QVERIFY(desk.timeline.bookmarks().isEmpty());
    desk.window.document().undoStack().redo();
    QCOMPARE(desk.timeline.namedBookmarks().value(1'000'000), u"one"_s);
}

void TestSavedMarks::anotherDocumentHasItsOwn()
{
    Desk desk;
    desk.open(u"01_bounded_queue"_s);
    desk.timeline.nameBookmark(1'000'000, u"one"_s);
    desk.window.document().undoStack().setClean();
    desk.open(u"03_lock_makes_order"_s);
    QVERIFY(desk.timeline.bookmarks().isEmpty());
    QVERIFY(desk.window.document().undoStack().isClean());
}

void TestSavedMarks::whatIsNoMarkIsLeftOut()
{
    Desk desk;
    Layout layout;
    layout.settings.extra.insert(
        u"marks"_s,
        QJsonArray{3, u"no"_s, QJsonObject{{u"time"_s, -1}}, QJsonObject{{u"name"_s, u"nowhere"_s}},
                   QJsonObject{{u"time"_s, 1e300}}, QJsonObject{{u"time"_s, 0.5}, {u"name"_s, 7}}});
    desk.window.document().reset(layout);
    const QMap<Micros, QString> expected{{500'000, QString()}};
    QCOMPARE(desk.timeline.namedBookmarks(), expected);
}

SIGNALBOX_TEST(TestSavedMarks)

} // namespace tst_savedmarks

#include "tst_savedmarks.moc"
