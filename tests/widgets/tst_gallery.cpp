// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/suite.h"
#include "widgets/painting/canvasgeometry.h"
#include "widgets/panels/gallery.h"
#include "widgets/panels/gallerycard.h"

#include <QDir>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace tst_gallery {

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesEveryExample();
    void cardsSayWhatTheyTeach();
    void arrowsAndEnterChoose();
    void aClickChooses();
    void buttonsForNothingAndForFiles();
    void picturesComeWhenShownAndFollowTheTheme();
    void tellingMoments();
    void cardsSpreadOverTheWidth();
    void nodesOfExamplesStandClearOfEachOther();
};

void TestGallery::carriesEveryExample()
{
    const QDir source(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"), u"*.signalbox"_s, QDir::Name);
    QStringList names;
    for (const QString &path : exampleFiles())
        names.append(QFileInfo(path).fileName());
    QCOMPARE(names, source.entryList());
    QVERIFY(names.size() >= 8);
}

void TestGallery::cardsSayWhatTheyTeach()
{
    Gallery gallery(Theme::dark());
    const auto *cards = gallery.findChild<QListWidget *>();
    QCOMPARE(cards->count(), int(exampleFiles().size()));
    QCOMPARE(cards->item(0)->text(), u"Bounded queue"_s);
    QVERIFY(cards->item(0)->data(Qt::AccessibleTextRole).toString().contains(u"back-pressure"_s));
}

void TestGallery::arrowsAndEnterChoose()
{
    Gallery gallery(Theme::dark());
    gallery.resize(1000, 700);
    gallery.show();
    QSignalSpy chosen(&gallery, &Gallery::exampleChosen);
    auto *cards = gallery.findChild<QListWidget *>();
    QTest::keyClick(cards, Qt::Key_Right);
    QTest::keyClick(cards, Qt::Key_Right);
    QTest::keyClick(cards, Qt::Key_Left);
    QTest::keyClick(cards, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.last().first().toString(), exampleFiles().at(1));
}

void TestGallery::aClickChooses()
{
    Gallery gallery(Theme::dark());
    gallery.resize(1000, 700);
    gallery.show();
    QSignalSpy chosen(&gallery, &Gallery::exampleChosen);
    auto *cards = gallery.findChild<QListWidget *>();
    const QPoint third = cards->visualItemRect(cards->item(2)).center();
    QTest::mouseClick(cards->viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.last().first().toString(), exampleFiles().at(2));
}

void TestGallery::buttonsForNothingAndForFiles()
{
    Gallery gallery(Theme::dark());
    QSignalSpy blank(&gallery, &Gallery::blankChosen);
    QSignalSpy open(&gallery, &Gallery::openChosen);
    const auto buttons = gallery.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    for (QPushButton *button : buttons)
        button->click();
    QCOMPARE(blank.count(), 1);
    QCOMPARE(open.count(), 1);
}

void TestGallery::picturesComeWhenShownAndFollowTheTheme()
{
    Gallery gallery(Theme::dark());
    const QString last = exampleFiles().last();
    QVERIFY(gallery.thumbnail(last).isNull());
    gallery.resize(1000, 700);
    gallery.show();
    QTRY_VERIFY(!gallery.thumbnail(last).isNull());
    const QImage dark = gallery.thumbnail(last).toImage();
    QCOMPARE(dark.pixelColor(0, 0).rgb(), Theme::dark().canvas.rgb());
    gallery.setTheme(Theme::light());
    QTRY_VERIFY(!gallery.thumbnail(last).isNull());
    QVERIFY(gallery.thumbnail(last).toImage() != dark);
    QCOMPARE(paintThumbnail(last, {300, 200}, 2, Theme::light()).size(), QSize(600, 400));
}

void TestGallery::tellingMoments()
{
    const auto moment = [](int number) {
        return tellingMoment(simulate(*loadLayout(exampleFiles().at(number - 1)).layout));
    };
    QCOMPARE(moment(1), fromSeconds(14.2) * 2 / 5); // nothing goes wrong: the middle of things
    QCOMPARE(moment(6), fromSeconds(0.8)); // the failure
    QCOMPARE(moment(8), fromSeconds(0.7)); // the deadlock
    QCOMPARE(moment(9), fromSeconds(1)); // the first cancellation
}

void TestGallery::cardsSpreadOverTheWidth()
{
    Gallery gallery(Theme::dark());
    auto *cards = gallery.findChild<QListWidget *>();
    gallery.show();
    for (const int width : {420, 760, 1000, 1401}) {
        gallery.resize(width, 700);
        QCoreApplication::processEvents();
        int columns = 0;
        while (columns < cards->count()
               && cards->visualItemRect(cards->item(columns)).top()
                   == cards->visualItemRect(cards->item(0)).top())
            ++columns;
        QCOMPARE(columns, std::max(1, cards->viewport()->width() / cards->gridSize().width()));
    }
}

/// Frames around what they hold, everything else apart.
void TestGallery::nodesOfExamplesStandClearOfEachOther()
{
    for (const QString &path : exampleFiles()) {
        const Layout layout = *loadLayout(path).layout;
        const CanvasGeometry geometry(layout);
        for (const Node &one : layout.nodes) {
            for (const Node &other : layout.nodes) {
                const QString names = u"%1: %2 and %3"_s.arg(path, one.name, other.name);
                const QRectF rect = geometry.rect(one.id);
                if (other.scope == one.id)
                    QVERIFY2(rect.contains(geometry.rect(other.id)), qPrintable(names));
                else if (one.id != other.id && one.scope != other.id)
                    QVERIFY2(!rect.intersects(geometry.rect(other.id)), qPrintable(names));
            }
        }
    }
}

SIGNALBOX_TEST(TestGallery)

} // namespace tst_gallery

#include "tst_gallery.moc"
