// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"
#include "widgets/canvas/palettepanel.h"

#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

namespace tst_palettepanel {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

struct Shown {
    Shown()
    {
        panel.resize(184, 520);
        panel.show();
    }

    QListView &list() const { return *panel.findChild<QListView *>(); }
    QLineEdit &search() const { return *panel.findChild<QLineEdit *>(); }
    QStringList rows() const
    {
        QStringList words;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            words.append(list().model()->index(row, 0).data().toString());
        return words;
    }
    QModelIndex row(const QString &words) const
    {
        return list().model()->index(int(rows().indexOf(words)), 0);
    }
    NodeKind lastActivated() const { return activated.last().first().value<NodeKind>(); }

    PalettePanel panel;
    QSignalSpy activated{&panel, &PalettePanel::kindActivated};
};

} // namespace

class TestPalettePanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindStandsInItsGroup();
    void aRowCarriesItsKindAndAHeadingNothing();
    void aDoubleClickActivates();
    void lettersFilterAndEnterTakesTheBest();
    void keysAloneChoose();
    void everythingHasAName();
};

void TestPalettePanel::everyKindStandsInItsGroup()
{
    const Shown shown;
    const QStringList expected{u"Actors"_s,    u"Producer"_s, u"Consumer"_s,  u"Task"_s,      u"Canceller"_s,
                               u"Resources"_s, u"Queue"_s,    u"Lock"_s,      u"Semaphore"_s, u"Event"_s,
                               u"Condition"_s, u"Barrier"_s,  u"Counter"_s,   u"Future"_s,    u"Ticker"_s,
                               u"Executor"_s,  u"Scopes"_s,   u"TaskGroup"_s, u"gather"_s,    u"wait"_s,
                               u"timeout"_s,   u"shield"_s,   u"retry"_s,     u"Python"_s,    u"Function"_s,
                               u"Class"_s,     u"Module"_s};
    QCOMPARE(shown.rows(), expected);
    QVERIFY(shown.row(u"Queue"_s).data(Qt::ToolTipRole).toString().contains(info(NodeKind::Queue).help()));
    QVERIFY(!shown.row(u"Queue"_s).data(Qt::DecorationRole).value<QIcon>().isNull());
}

void TestPalettePanel::aRowCarriesItsKindAndAHeadingNothing()
{
    const Shown shown;
    const std::unique_ptr<QMimeData> carried(shown.list().model()->mimeData({shown.row(u"Lock"_s)}));
    QVERIFY(carried);
    QCOMPARE(carried->data(u"application/x-signalbox-kind"_s), QByteArray("lock"));
    QCOMPARE(kindOfMime(carried.get()), NodeKind::Lock);
    QVERIFY(!shown.list().model()->mimeData({shown.row(u"Resources"_s)}));
    QVERIFY(!shown.row(u"Resources"_s).flags().testFlag(Qt::ItemIsSelectable));
}

void TestPalettePanel::aDoubleClickActivates()
{
    Shown shown;
    const QPoint where = shown.list().visualRect(shown.row(u"Queue"_s)).center();
    QTest::mouseClick(shown.list().viewport(), Qt::LeftButton, {}, where);
    QTest::mouseDClick(shown.list().viewport(), Qt::LeftButton, {}, where);
    QCOMPARE(shown.activated.count(), 1);
    QCOMPARE(shown.lastActivated(), NodeKind::Queue);
}

void TestPalettePanel::lettersFilterAndEnterTakesTheBest()
{
    Shown shown;
    QTest::keyClicks(&shown.search(), u"que"_s);
    QVERIFY(shown.rows().contains(u"Queue"_s));
    QVERIFY(!shown.rows().contains(u"Lock"_s));
    QTest::keyClick(&shown.search(), Qt::Key_Return);
    QCOMPARE(shown.activated.count(), 1);
    QCOMPARE(shown.lastActivated(), NodeKind::Queue);
    shown.search().setText(u"no such thing"_s);
    QVERIFY(shown.rows().isEmpty());
    QTest::keyClick(&shown.search(), Qt::Key_Return);
    QCOMPARE(shown.activated.count(), 1);
    QTest::keyClick(&shown.search(), Qt::Key_Escape);
    QCOMPARE(shown.rows().size(), kNodeKindCount + 4); // and four headings
}

void TestPalettePanel::keysAloneChoose()
{
    Shown shown;
    shown.panel.activateWindow();
    shown.search().setFocus();
    QTest::keyClick(&shown.search(), Qt::Key_Down);
    QTRY_VERIFY(shown.list().hasFocus());
    for (int row = 0; row < 4; ++row) // over the heading of the next group
        QTest::keyClick(&shown.list(), Qt::Key_Down);
    QTest::keyClick(&shown.list(), Qt::Key_Return);
    QCOMPARE(shown.activated.count(), 1);
    QCOMPARE(shown.lastActivated(), NodeKind::Queue);
}

void TestPalettePanel::everythingHasAName()
{
    const Shown shown;
    QVERIFY(!shown.panel.accessibleName().isEmpty());
    QVERIFY(!shown.list().accessibleName().isEmpty());
    QVERIFY(!shown.search().accessibleName().isEmpty());
}

SIGNALBOX_TEST(TestPalettePanel)

} // namespace tst_palettepanel

#include "tst_palettepanel.moc"
