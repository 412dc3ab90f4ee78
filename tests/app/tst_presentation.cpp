// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/mainwindow.h"
#include "engine/layout/stops.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"

#include <QLabel>
#include <QMenuBar>
#include <QTest>

#include <algorithm>

namespace tst_presentation {

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The run shown to a room.
class TestPresentation : public QObject {
    Q_OBJECT

    struct Room {
        Room()
        {
            desk.open(u"01_bounded_queue"_s);
            Layout layout = desk.window.document().layout();
            setStops(layout,
                     {{2'300'000, u"The window is full."_s, {}},
                      {3'000'000,
                       u"Somebody waits, and this takes so many words that they need more "
                       "than one line of the screen, and maybe even more than two."_s,
                       {}}});
            desk.window.document().reset(layout);
            player.toStart();
            caption = labelled(u"caption"_s);
        }
        QLabel *labelled(const QString &role)
        {
            const QList<QLabel *> labels = desk.window.findChildren<QLabel *>();
            const auto found = std::ranges::find_if(
                labels, [&](const QLabel *label) { return label->property("role").toString() == role; });
            return found == labels.end() ? nullptr : *found;
        }
        QAction *action(Actions::Id id) { return desk.window.actions()[id]; }
        void press(Qt::Key key) { QTest::keyClick(&desk.window, key); }

        Desk desk;
        Player &player = desk.window.player();
        QLabel *caption = nullptr;
    };

private Q_SLOTS:
    void theScreenIsThePicturesAloneAndComesBack()
    {
        Room room;
        const QFont font = QApplication::font();
        room.desk.window.resize(1280, 800);
        room.desk.trigger(Actions::ShowCharts);
        QCoreApplication::processEvents(); // all have their places
        const double zoom = room.desk.canvas.camera().zoom;
        room.desk.trigger(Actions::Present);
        QVERIFY(room.desk.window.isFullScreen());
        QVERIFY(!room.desk.window.menuBar()->isVisible());
        QVERIFY(!room.action(Actions::ShowPalette)->isChecked());
        QVERIFY(!room.action(Actions::ShowSide)->isChecked());
        QVERIFY(!room.action(Actions::ShowCharts)->isChecked());
        QVERIFY(room.desk.timeline.isVisible());
        QVERIFY(QApplication::font().pointSizeF() > 1.3 * font.pointSizeF());
        QTRY_VERIFY(room.desk.canvas.camera().zoom > zoom);
        room.press(Qt::Key_Escape);
        QVERIFY(!room.desk.window.isFullScreen());
        QVERIFY(room.desk.window.menuBar()->isVisible());
        QVERIFY(room.action(Actions::ShowPalette)->isChecked());
        QVERIFY(room.action(Actions::ShowSide)->isChecked());
        QVERIFY(room.action(Actions::ShowCharts)->isChecked());
        QVERIFY(!room.action(Actions::Present)->isChecked());
        QCOMPARE(QApplication::font(), font);
        QTRY_COMPARE(room.desk.canvas.camera().zoom, zoom);
    }

    void aClickerGoesFromStopToStop()
    {
        Room room;
        room.desk.trigger(Actions::Present);
        room.player.setSpeed(100);
        room.press(Qt::Key_PageDown);
        QVERIFY(room.player.isPlaying());
        QTRY_VERIFY(!room.player.isPlaying());
        QCOMPARE(room.player.time(), 2'300'000);
        QCOMPARE(room.caption->text(), u"The window is full."_s);
        room.press(Qt::Key_PageDown);
        room.press(Qt::Key_PageDown); // at once
        QVERIFY(!room.player.isPlaying());
        QCOMPARE(room.player.time(), 3'000'000);
        room.press(Qt::Key_PageUp);
        QCOMPARE(room.player.time(), 2'300'000);
        room.press(Qt::Key_PageUp);
        QCOMPARE(room.player.time(), 0);
        QCOMPARE(room.caption->text(), QString());
        room.desk.trigger(Actions::Present);
        QVERIFY(!room.caption->isVisible());
    }

    void nothingMovesWhereACaptionComes()
    {
        Room room;
        room.desk.trigger(Actions::Present);
        QTRY_VERIFY(room.caption->isVisible());
        QTRY_VERIFY(room.caption->height() > 2 * room.caption->fontMetrics().height());
        const int height = room.caption->height();
        room.player.seek(3'000'000);
        QVERIFY(room.caption->text().startsWith(u"Somebody waits"_s));
        QVERIFY(room.caption->heightForWidth(room.caption->width()) <= height);
        QCOMPARE(room.caption->height(), height);
    }

    void withoutStopsItPlaysAndPauses()
    {
        Room room;
        Layout layout = room.desk.window.document().layout();
        setStops(layout, {});
        room.desk.window.document().reset(layout);
        room.desk.trigger(Actions::Present);
        QVERIFY(!room.caption->isVisible());
        room.press(Qt::Key_PageDown);
        QVERIFY(room.player.isPlaying());
        room.press(Qt::Key_PageDown);
        QVERIFY(!room.player.isPlaying());
        room.press(Qt::Key_PageUp);
        QCOMPARE(room.player.time(), 0);
    }

    void whoeverScrollsKeepsItsKeys()
    {
        Room room;
        QVERIFY(!room.action(Actions::NextStop)->isEnabled());
        QVERIFY(!Actions::whyNot(room.action(Actions::NextStop)).isEmpty());
        room.desk.trigger(Actions::Present);
        QVERIFY(room.action(Actions::NextStop)->isEnabled());
    }

    void aWindowThatIsClosedIsRememberedAsItWas()
    {
        Room room;
        room.desk.trigger(Actions::Present);
        room.desk.window.document().undoStack().setClean();
        room.desk.window.close();
        QVERIFY(!room.action(Actions::Present)->isChecked());
        QVERIFY(room.action(Actions::ShowPalette)->isChecked());
    }

    void fullScreenAlone()
    {
        Room room;
        room.desk.trigger(Actions::FullScreen);
        QVERIFY(room.desk.window.isFullScreen());
        QVERIFY(room.action(Actions::FullScreen)->isChecked());
        QVERIFY(room.desk.window.menuBar()->isVisible());
        room.desk.window.showNormal();
        QTRY_VERIFY(!room.action(Actions::FullScreen)->isChecked());
    }
};

SIGNALBOX_TEST(TestPresentation)

} // namespace tst_presentation

#include "tst_presentation.moc"
