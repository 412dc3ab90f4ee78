// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/banner.h"
#include "app/exportcontroller.h"
#include "app/mainwindow.h"
#include "app/preferences.h"
#include "engine/interpreter/simulation.h"
#include "engine/traceexport/traceformats.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"
#include "widgets/export/exportformat.h"
#include "widgets/export/film.h"
#include "widgets/panels/gallery.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

namespace tst_windowfiles {

using namespace signalbox;
using namespace Qt::StringLiterals;

/// What the window does with files: its own, gone, changed by others, left behind by a crash.
class TestWindowFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void closingWithChangesAsks()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        const QByteArray before = contentOf(path);
        desk.drop(NodeKind::Lock, {60, 60});
        answerNext(u"Cancel"_s);
        QVERIFY(!desk.window.close());
        QVERIFY(desk.window.isVisible());
        QCOMPARE(contentOf(path), before);
        answerNext(u"Save"_s);
        QVERIFY(desk.window.close());
        QVERIFY(contentOf(path).contains("\"lock\""));
    }

    void theTraceIsWrittenByItsEnding()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        auto *exports = desk.window.findChild<ExportController *>();
        QVERIFY(exports);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"run.csv"_s);
        exports->writeTrace(path);
        const Run run = simulate(desk.window.document().layout());
        const auto writer = traceWriter(TraceFormat::Csv, run, desk.window.document().layout().title);
        QByteArray wanted;
        while (!writer->isAtEnd())
            wanted += writer->next();
        QCOMPARE(contentOf(path), wanted);
        // Where it cannot be written it says so, and nothing stays behind.
        answerNext(u"OK"_s);
        exports->writeTrace(folder.filePath(u"no/run.json"_s));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"run.csv"_s});
    }

    void aFailedSaveKeepsTheChanges()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        desk.drop(NodeKind::Lock, {60, 60});
        QTemporaryDir gone;
        const QString there = gone.filePath(u"x.signalbox"_s);
        QVERIFY(!desk.window.document().save(there));
        desk.drop(NodeKind::Event, {60, 160});
        QVERIFY(gone.remove());
        answerNext(u"OK"_s);
        QVERIFY(!desk.window.files().save());
        QVERIFY(desk.window.document().isModified());
    }

    void aFileChangedOnDiskIsNoticedAndReloaded()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        QByteArray bytes = contentOf(path);
        bytes.replace("\"cook\"", "\"chef\"");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        auto *notice = desk.window.findChild<Banner *>(u"diskNotice"_s);
        QVERIFY(notice);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(notice->findChild<QPushButton *>());
        notice->findChild<QPushButton *>()->click();
        QTRY_VERIFY(desk.window.document().layout().findByName(u"chef"_s));
        QVERIFY(!notice->isVisible());
    }

    void ourOwnSaveIsNotSomebodyElses()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        QList<WatchedFile::State> seen;
        connect(&desk.window.files().file(), &WatchedFile::stateChanged, this,
                [&seen](WatchedFile::State state) { seen.append(state); });
        desk.drop(NodeKind::Lock, {60, 60});
        QVERIFY(desk.window.files().save());
        desk.drop(NodeKind::Lock, {60, 160});
        QVERIFY(desk.window.files().save());
        QCoreApplication::processEvents();
        QCOMPARE(desk.window.files().file().look(), WatchedFile::State::Ours);
        QCOMPARE(seen.count(WatchedFile::State::Ours), seen.size());
    }

    void anExportedFileOpensItsDocumentAtItsMoment()
    {
        Desk desk;
        const QString layoutPath = desk.open(u"01_bounded_queue"_s);
        const Layout layout = desk.window.document().layout();
        QTemporaryDir folder;
        const QString path = folder.filePath(u"moment.png"_s);
        FilmSpec spec;
        spec.size = {320, 180};
        const Film film(layout, Replay(std::make_shared<const Run>(simulate(layout))), spec);
        runToEnd(*usualExportFormat(ExportFormat::Shows::Moment).begin(film, 2'400'000, path));
        desk.window.files().newDocument();
        QVERIFY(desk.window.files().openFile(path));
        QCOMPARE(desk.window.document().layout(), layout);
        QCOMPARE(desk.window.player().time(), 2'400'000);
        // A document is never saved over a picture.
        QCOMPARE(desk.window.document().filePath(), QString());
        QVERIFY(!desk.window.document().isModified());
    }

    void recentFilesThatAreGoneAreGreyed()
    {
        Desk desk;
        QFile::remove(desk.open(u"01_bounded_queue"_s));
        desk.open(u"07_timeout"_s);
        QMenu menu;
        desk.window.files().fillRecentMenu(&menu);
        QCOMPARE(menu.actions().size(), 2);
        QVERIFY(menu.actions()[0]->isEnabled());
        QVERIFY(!menu.actions()[1]->isEnabled());
        QVERIFY(menu.actions()[1]->text().contains(u"no longer there"));
    }

    void theFirstStartShowsTheGalleryAndAnExampleIsACopy()
    {
        Desk desk;
        desk.window.begin({});
        auto *gallery = desk.window.findChild<Gallery *>();
        QVERIFY(gallery);
        QTRY_VERIFY(gallery->isVisible());
        QVERIFY(exampleFiles().size() >= 8);
        Q_EMIT gallery->exampleChosen(exampleFiles().first());
        QTRY_COMPARE(desk.window.document().layout().nodes.size(), 3);
        QCOMPARE(desk.window.document().filePath(), QString());
        QVERIFY(!desk.window.document().isModified());
        QTRY_VERIFY(!desk.window.findChild<Gallery *>());
        desk.window.begin({});
        QVERIFY(!desk.window.findChild<Gallery *>());
    }

    void unsavedWorkIsOfferedAfterAKill()
    {
        QTemporaryDir folder;
        Layout lost;
        lost.title = u"Lost work"_s;
        lost.nodes.append(makeNode(lost, NodeKind::Queue, {32, 32}));
        {
            // The journal of a window that was killed: copied while its owner lives, put back after.
            Document document;
            RecoveryJournal journal(document, folder.path());
            Layout titled;
            titled.title = lost.title;
            document.reset(titled);
            document.addFragment(lost, u"Paste"_s);
            journal.writeNow();
            QVERIFY(QFile::copy(journal.journalPath(), folder.filePath(u"kept"_s)));
            lost.description = journal.journalPath();
        }
        QVERIFY(QFile::rename(folder.filePath(u"kept"_s), lost.description));
        Preferences preferences(folder.filePath(u"settings.ini"_s));
        MainWindow window(preferences, folder.path());
        window.show();
        QStringList offered;
        QTimer::singleShot(0, qApp, [&offered] {
            auto *dialog = qobject_cast<RecoveryDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            const auto *list = dialog->findChild<QTreeWidget *>();
            for (int row = 0; row < list->topLevelItemCount(); ++row)
                offered.append(list->topLevelItem(row)->text(0));
            for (QPushButton *button : dialog->findChildren<QPushButton *>())
                if (button->text() == u"&Recover")
                    button->click();
        });
        window.begin({});
        QCOMPARE(offered, QStringList{u"Lost work"_s});
        QCOMPARE(window.document().layout().nodes.size(), 1);
        QVERIFY(window.document().isModified());
        window.document().undoStack().setClean();
    }

    void brokenSettingsMeanDefaultsAndANotice()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[shape\n=\x01\xff]]\nno key here\n");
        file.close();
        Preferences preferences(path);
        QVERIFY(!preferences.notice().isEmpty());
        QCOMPARE(preferences.theme(), u"dark"_s);
        QVERIFY(QFile::exists(path + u".broken"_s));
        preferences.setTheme(u"light"_s);
        QVERIFY(preferences.notice().contains(u".broken"));
    }

    void whatCannotBeOpenedIsToldAndCanBeCopied()
    {
        Desk desk;
        const QString path = desk.folder.filePath(u"bad.signalbox"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a layout");
        file.close();
        QTimer::singleShot(0, qApp, [] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            QVERIFY(!box->iconPixmap().isNull());
            for (QAbstractButton *button : box->buttons())
                if (button->text() == u"Copy Details")
                    button->click();
            QVERIFY(box->isVisible());
            QVERIFY(QGuiApplication::clipboard()->text().contains(u"bad.signalbox"));
            for (QAbstractButton *button : box->buttons())
                if (button->text() == u"OK")
                    button->click();
        });
        QVERIFY(!desk.window.files().openFile(path));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"bad.signalbox"));
    }
};

SIGNALBOX_TEST(TestWindowFiles)

} // namespace tst_windowfiles

#include "tst_windowfiles.moc"
