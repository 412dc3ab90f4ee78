// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/commandlineprogram.h"
#include "tests/support/files.h"
#include "tests/support/suite.h"
#include "widgets/export/exportdialog.h"
#include "widgets/export/pagesliders.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace tst_pagecommand {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

class TestPageCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void argumentsAreRead()
    {
        const Invocation invocation =
            parseArguments({u"export"_s, u"a.signalbox"_s, u"-o"_s, u"a.html"_s, u"--span"_s, u"2:8"_s,
                            u"--stops"_s, u"--slider"_s, u"cook.work=0.2:1.0:0.1"_s, u"--slider"_s,
                            u"seed=1:9:1"_s, u"--theme"_s, u"light"_s, u"--no-document"_s, u"--embed"_s});
        QCOMPARE(int(invocation.command), int(Invocation::Command::Export));
        QCOMPARE(invocation.film.sliders.size(), 2);
        QCOMPARE(invocation.film.sliders[0], (SweepRange{u"cook.work"_s, 0.2, 1.0, 0.1}));
        QVERIFY(invocation.film.stops && invocation.film.keepsTheme && invocation.embed);
        QVERIFY(!invocation.film.document);
        QCOMPARE(invocation.film.from, 2'000'000);
        QVERIFY(!parseArguments({u"export"_s, u"a.signalbox"_s, u"-o"_s, u"a.html"_s}).film.keepsTheme);
    }

    void refusals_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("animation") << QStringList{u"-o"_s, u"a.gif"_s, u"--slider"_s, u"cook.work=1:2"_s}
                                   << QByteArray("--slider is for a page");
        QTest::newRow("embedded picture")
            << QStringList{u"-o"_s, u"a.png"_s, u"--embed"_s} << QByteArray("--embed is for a page");
        QTest::newRow("rate") << QStringList{u"-o"_s, u"a.html"_s, u"--fps"_s, u"20"_s}
                              << QByteArray("--fps means nothing for a page");
        QTest::newRow("no range") << QStringList{u"-o"_s, u"a.html"_s, u"--slider"_s, u"cook.work"_s}
                                  << QByteArray("not \"cook.work\"");
        QTest::newRow("embedded output")
            << QStringList{u"-o"_s, u"-"_s, u"--embed"_s} << QByteArray("--embed is for a page");
        QTest::newRow("unknown") << QStringList{u"-o"_s, u"a.html"_s, u"--slider"_s, u"cok.work=1:2"_s}
                                 << QByteArray("did you mean \"cook.work\"?");
        QTest::newRow("one value") << QStringList{u"-o"_s, u"a.html"_s, u"--slider"_s, u"cook.work=1:1"_s}
                                   << QByteArray("two values at least");
        QTest::newRow("too many") << QStringList{u"-o"_s, u"a.html"_s, u"--slider"_s,
                                                 u"cook.work=0:1:0.001"_s}
                                  << QByteArray("1001 runs, and 400 are the most");
    }
    void refusals()
    {
        QFETCH(QStringList, arguments);
        QFETCH(const QByteArray, words);
        QTemporaryDir folder;
        for (QString &each : arguments)
            if (each.startsWith(u"a."))
                each = folder.filePath(each);
        const testing::Answer outcome =
            signalboxWith(QStringList{u"export"_s, testing::example(kQueue)} + arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(words), outcome.err);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void aPageRunsAgain()
    {
        QTemporaryDir folder;
        const QString page = folder.filePath(u"my page.html"_s);
        const QString file = testing::example(kQueue);
        const testing::Answer written = signalboxWith({u"export"_s, file, u"-o"_s, page, u"--size"_s,
                                                       u"640x360"_s, u"--span"_s, u"1:1.5"_s, u"--embed"_s});
        QCOMPARE(written.code, 0);
        QVERIFY2(
            written.out.startsWith("<iframe src=\"my%20page.html\" title=\"Bounded queue\" width=\"640\""),
            written.out);
        const testing::Answer again = signalboxWith({u"run"_s, page, u"--trace"_s, u"-"_s});
        QCOMPARE(again.code, 0);
        QCOMPARE(again.out, signalboxWith({u"run"_s, file, u"--trace"_s, u"-"_s}).out);
        QCOMPARE(loadLayout(page).moment, 1'000'000);
    }

    void theDialogOffersSlidersForAPageAlone()
    {
        const Layout layout = *loadLayout(testing::example(kQueue)).layout;
        const Replay replay(std::make_shared<const Run>(simulate(layout)));
        ExportDialog dialog({layout, replay, Theme::dark(), 0, std::nullopt, u"q"_s}, nullptr);
        dialog.show();
        auto *sliders = dialog.findChild<PageSliders *>();
        QVERIFY(!sliders->isVisible());
        auto *format = dialog.findChild<QComboBox *>(u"format"_s);
        format->setCurrentIndex(int(exportFormatFor(u"a.html"_s) - exportFormats().constData()));
        QVERIFY(sliders->isVisible());
        auto *number = dialog.findChild<QComboBox *>(u"slider"_s);
        number->setCurrentIndex(number->findText(u"cook: Work time"_s));
        QCOMPARE(dialog.spec().sliders.size(), 1);
        QVERIFY(!dialog.spec().keepsTheme);
        auto *theme = dialog.findChild<QComboBox *>(u"theme"_s);
        theme->setCurrentIndex(theme->findData(u"light"_s));
        QVERIFY(dialog.spec().keepsTheme);

        // It is written between the events of the window, and gone when it is cancelled.
        QTemporaryDir folder;
        dialog.start(folder.filePath(u"q.html"_s));
        QVERIFY(dialog.isEncoding());
        QTRY_VERIFY(dialog.findChild<QProgressBar *>()->value() > 0);
        dialog.reject();
        QVERIFY(!dialog.isEncoding());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());

        format->setCurrentIndex(0);
        QVERIFY(dialog.spec().sliders.isEmpty());
    }

    void theDialogCopiesAnIframe()
    {
        const Layout layout = *loadLayout(testing::example(kQueue)).layout;
        const Replay replay(std::make_shared<const Run>(simulate(layout)));
        const Micros end = replay.endTime();
        ExportDialog dialog({layout, replay, Theme::dark(), 0, std::pair(end - 200'000, end), u"q"_s},
                            nullptr);
        dialog.show();
        auto *embed = dialog.findChild<QPushButton *>(u"embed"_s);
        QVERIFY(embed && !embed->isVisible());
        auto *format = dialog.findChild<QComboBox *>(u"format"_s);
        format->setCurrentIndex(int(exportFormatFor(u"a.html"_s) - exportFormats().constData()));
        QTemporaryDir folder;
        dialog.start(folder.filePath(u"my run.html"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isEncoding(), 60'000);
        QVERIFY2(dialog.message().contains(u"my run.html"), qPrintable(dialog.message()));
        QVERIFY(embed->isVisible());
        embed->click();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(u"<iframe src=\"my%20run.html\" title=\"Bounded queue\""), qPrintable(text));

        // There is nothing to embed of a picture.
        format->setCurrentIndex(int(exportFormatFor(u"a.png"_s) - exportFormats().constData()));
        dialog.start(folder.filePath(u"still.png"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isEncoding(), 60'000);
        QVERIFY(!embed->isVisible());
    }

    // It is written all the same, and what makes it smaller is said.
    void aLargePageIsRemarkedOn()
    {
        Layout layout =
            *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/08_two_locks_in_deadlock.signalbox"))
                 .layout;
        layout.description = QString(1'100'000, u'a');
        QTemporaryDir folder;
        ExportDialog dialog({layout, Replay(std::make_shared<const Run>(simulate(layout))), Theme::dark(), 0,
                             std::nullopt, folder.filePath(u"q"_s)},
                            nullptr);
        dialog.show();
        dialog.findChild<QComboBox *>(u"format"_s)
            ->setCurrentIndex(int(exportFormatFor(u"a.html"_s) - exportFormats().constData()));
        dialog.start(folder.filePath(u"large.html"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isEncoding(), 60'000);
        QVERIFY(QFile::exists(folder.filePath(u"large.html"_s)));
        QVERIFY2(dialog.message().contains(u"The page has 3."), qPrintable(dialog.message()));
        // All of it is there, and no field gives way to so many words.
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            if (label->text() == dialog.message())
                QVERIFY(label->height() >= label->heightForWidth(label->width()));
        for (const QComboBox *field : dialog.findChildren<QComboBox *>())
            QVERIFY2(!field->isVisible() || field->height() >= field->minimumSizeHint().height(),
                     qPrintable(field->objectName()));
        QVERIFY2(dialog.message().contains(u"a shorter span"), qPrintable(dialog.message()));
    }
};

SIGNALBOX_TEST(TestPageCommand)

} // namespace tst_pagecommand

#include "tst_pagecommand.moc"
