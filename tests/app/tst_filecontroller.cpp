// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nothing is lost and nothing is written over without asking, whatever happens to the file meanwhile.

#include "app/banner.h"
#include "engine/interpreter/simulation.h"
#include "engine/program/program.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"
#include "widgets/panels/gallery.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTreeWidget>

namespace tst_filecontroller {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// What another window of Signalbox saved into the file.
QByteArray writtenByAnother(const QString &path)
{
    Layout theirs = *loadLayout(path).layout;
    theirs.title = u"Theirs"_s;
    if (saveLayout(theirs, path))
        return {};
    return contentOf(path);
}

Banner *diskNotice(const Desk &desk)
{
    return desk.window.findChild<Banner *>(u"diskNotice"_s);
}

QString status(const Desk &desk)
{
    return desk.window.findChild<QStatusBar *>()->currentMessage();
}

/// Chooses \a path in the next file dialog.
void chooseNext(const QString &path)
{
    whenAsked<QFileDialog>([path](QFileDialog &files) {
        files.selectFile(path);
        static_cast<QDialog &>(files).accept(); // public there
    });
}

/// The journal of a window that was killed, as \a name.
void leaveBehind(const QString &folder, const QString &title, const QString &path = {})
{
    QString journalPath;
    const QString kept = folder + u"/kept"_s;
    {
        Document document;
        RecoveryJournal journal(document, folder);
        Layout layout;
        layout.title = title;
        document.reset(layout, path);
        document.addNode(NodeKind::Queue, {});
        QVERIFY(journal.writeNow());
        journalPath = journal.journalPath();
        QVERIFY(QFile::copy(journalPath, kept));
    }
    QVERIFY(QFile::rename(kept, journalPath));
}

/// What the recovery dialog lists, after pressing \a button in the row called \a name.
void recoverNext(const QString &name, const QString &button, QStringList *offered)
{
    whenAsked<RecoveryDialog>([=](RecoveryDialog &dialog) {
        auto *list = dialog.findChild<QTreeWidget *>();
        for (int row = 0; row < list->topLevelItemCount(); ++row) {
            offered->append(list->topLevelItem(row)->text(0));
            if (offered->last() == name)
                list->setCurrentItem(list->topLevelItem(row));
        }
        offered->sort();
        for (QPushButton *each : dialog.findChildren<QPushButton *>())
            if (each->text().remove(u'&') == button)
                each->click();
    });
}

} // namespace

class TestFileController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// To pin its run: a layout, a program in Python; what cannot be read is told.
    void anotherFileIsReadToPinIt()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const Layout before = desk.window.document().layout();
        const auto write = [&desk](const QString &name, const QByteArray &bytes) {
            QFile file(desk.folder.filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(bytes);
            return file.fileName();
        };
        QString name;
        chooseNext(example(u"03_lock_makes_order"_s));
        const std::optional<Layout> drawn = desk.window.files().otherLayout(name);
        QVERIFY(drawn && drawn->nodes.size() > 3);
        QCOMPARE(name, u"03_lock_makes_order.signalbox"_s);
        chooseNext(write(u"nap.py"_s, "import asyncio\nasyncio.run(asyncio.sleep(2))\n"));
        const std::optional<Layout> program = desk.window.files().otherLayout(name);
        QVERIFY(program);
        QCOMPARE(simulate(expand(*program)).trace.endTime(), 2'000'000);
        QCOMPARE(name, u"nap.py"_s);
        const QString wrong = write(u"wrong.py"_s, "def f(:\n");
        QString told;
        whenAsked<QMessageBox>([&](QMessageBox &box) {
            told = box.text();
            box.reject();
        });
        chooseNext(wrong);
        QVERIFY(!desk.window.files().otherLayout(name));
        QVERIFY2(told.contains(u"wrong.py"_s), qPrintable(told));
        QVERIFY(desk.window.document().layout() == before);
    }

    void savingOverAnothersWorkAsks()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        desk.drop(NodeKind::Lock, {60, 60});
        const QByteArray theirs = writtenByAnother(path);
        QString words;
        answerNext(u"Cancel"_s, &words);
        QVERIFY(!desk.window.files().save());
        QVERIFY2(words.contains(u"changed by another program"), qPrintable(words));
        QCOMPARE(contentOf(path), theirs);
        QVERIFY(desk.window.document().isModified());
        QVERIFY2(status(desk).contains(u"not saved"), qPrintable(status(desk)));
        QTRY_VERIFY(diskNotice(desk)->isVisible());

        answerNext(u"Overwrite"_s);
        QVERIFY(desk.window.files().save());
        QCOMPARE(contentOf(path), encodeLayout(desk.window.document().layout()));
        QVERIFY(!diskNotice(desk)->isVisible());
        QVERIFY2(status(desk).startsWith(u"Saved"), qPrintable(status(desk)));
    }

    /// By keys alone, and Esc still means that nothing is saved.
    void theBoxThatAsksShowsWhatDiffers()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        desk.drop(NodeKind::Lock, {60, 60});
        const QByteArray theirs = writtenByAnother(path);
        bool wasFolded = false;
        bool hides = false;
        QStringList labels;
        QString differences;
        whenAsked<QMessageBox>([&](QMessageBox &box) {
            auto *shown = box.findChild<QPlainTextEdit *>();
            wasFolded = !shown->isVisible();
            QAbstractButton *show = nullptr;
            for (QAbstractButton *button : box.buttons())
                if (button->text() == u"Show &Differences")
                    show = button;
            QTest::keyClick(show, Qt::Key_Space);
            labels.append(show->text());
            QTest::keyClick(show, Qt::Key_Space);
            labels.append(show->text());
            hides = !shown->isVisible();
            QTest::keyClick(show, Qt::Key_Space);
            if (shown->isVisible() && shown->isReadOnly() && !shown->accessibleName().isEmpty())
                differences = shown->toPlainText();
            shown->setFocus();
            QTest::keyClick(shown, Qt::Key_Escape);
        });
        QVERIFY(!desk.window.files().save());
        QVERIFY(wasFolded && hides);
        QCOMPARE(labels, QStringList({u"Hide &Differences"_s, u"Show &Differences"_s}));
        QCOMPARE(differences,
                 u"Lock \"lock-1\" is only here.\n"
                 "The title is \"Bounded queue\" here and \"Theirs\" in the file."_s);
        QCOMPARE(contentOf(path), theirs);
        QVERIFY(desk.window.document().isModified());
    }

    void aFileThatCannotBeComparedSaysWhy()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        put(path, "no layout");
        QString differences;
        whenAsked<QMessageBox>([&](QMessageBox &box) {
            differences = box.findChild<QPlainTextEdit *>()->toPlainText();
            box.close();
        });
        QVERIFY(!desk.window.files().save());
        QVERIFY2(differences.startsWith(u"What is in the file now cannot be opened.\n"),
                 qPrintable(differences));
    }

    void reloadingInsteadOfOverwriting()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        desk.drop(NodeKind::Lock, {60, 60});
        const QByteArray theirs = writtenByAnother(path);
        answerNext(u"Reload"_s);
        QVERIFY(!desk.window.files().save());
        QCOMPARE(desk.window.document().layout().title, u"Theirs"_s);
        QCOMPARE(contentOf(path), theirs);
        QVERIFY(!desk.window.document().isModified());
        QVERIFY(!diskNotice(desk)->isVisible());
        QVERIFY2(status(desk).startsWith(u"Reloaded"), qPrintable(status(desk)));
    }

    void savingElsewhereKeepsBoth()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        desk.drop(NodeKind::Lock, {60, 60});
        const QByteArray theirs = writtenByAnother(path);
        QTRY_VERIFY(diskNotice(desk)->isVisible());
        const QString mine = desk.folder.filePath(u"mine.signalbox"_s);
        answerNext(u"Save As…"_s);
        chooseNext(mine);
        QVERIFY(desk.window.files().save());
        QCOMPARE(contentOf(path), theirs);
        QCOMPARE(contentOf(mine), encodeLayout(desk.window.document().layout()));
        QVERIFY(!diskNotice(desk)->isVisible());
        writtenByAnother(path); // it is no file of ours any more
        QCoreApplication::processEvents(); // what a watcher may still have to say
        QCOMPARE(desk.window.files().file().look(), WatchedFile::State::Ours);
    }

    void quittingAfterTheFileWasRemovedAsks()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        QVERIFY(QFile::remove(path));
        QString words;
        answerNext(u"Cancel"_s, &words);
        QVERIFY(!desk.window.close());
        QVERIFY2(words.contains(u"removed or renamed"), qPrintable(words));
        QVERIFY(desk.window.document().isModified());
        QTRY_VERIFY(diskNotice(desk)->isVisible());
        answerNext(u"Save Here Again"_s);
        QVERIFY(desk.window.close());
        QCOMPARE(contentOf(path), encodeLayout(desk.window.document().layout()));
    }

    void aRemovedFileIsNoticedKeptInTheJournalAndSavedAgain()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        const QByteArray before = contentOf(path);
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(diskNotice(desk)->isVisible());
        QCOMPARE(diskNotice(desk)->title(), u"The file is gone"_s);
        QVERIFY2(desk.window.isWindowModified(), "it is nowhere but here");
        put(path, before);
        QTRY_VERIFY(!diskNotice(desk)->isVisible());
        QVERIFY(!desk.window.isWindowModified());
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(diskNotice(desk)->isVisible());
        answerNext(u"Save Here Again"_s);
        QVERIFY(desk.window.files().save());
        QCOMPARE(contentOf(path), before);
        QVERIFY(!diskNotice(desk)->isVisible());
    }

    void aFileThatIsReplacedAsAWholeIsChangedNotGone()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        writtenByAnother(path);
        QTRY_VERIFY(diskNotice(desk)->isVisible());
        QCOMPARE(diskNotice(desk)->title(), u"Changed on disk"_s);
        QVERIFY(!desk.window.document().isModified());
        QVERIFY2(desk.window.close(), "nothing of ours would be lost");
    }

    void theNoticeSaysWhatReloadingCosts()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        writtenByAnother(path);
        QTRY_VERIFY(diskNotice(desk)->isVisible());
        auto *reload = diskNotice(desk)->findChild<QPushButton *>();
        QCOMPARE(reload->text(), u"Reload"_s);
        desk.drop(NodeKind::Lock, {60, 60});
        QCOMPARE(reload->text(), u"Reload and Lose My Changes"_s);
    }

    void aFailedSaveLeavesNothingBelowThatContradictsIt()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        desk.drop(NodeKind::Lock, {60, 60});
        QVERIFY(desk.window.files().save());
        QVERIFY(status(desk).startsWith(u"Saved"));
        desk.drop(NodeKind::Lock, {60, 160});
        QVERIFY(QFile::remove(path) && QDir().mkdir(path)); // which nobody can write, whoever it is
        QString below = u"never asked"_s;
        QString title;
        whenAsked<QMessageBox>([&](QMessageBox &changed) {
            whenAsked<QMessageBox>([&](QMessageBox &failed) {
                below = status(desk);
                title = failed.windowTitle();
                failed.close();
            });
            for (QAbstractButton *button : changed.buttons())
                if (button->text() == u"&Overwrite")
                    button->click();
        });
        QVERIFY(!desk.window.files().save());
        QCOMPARE(title, u"Not saved"_s);
        QCOMPARE(below, QString());
        QVERIFY(desk.window.document().isModified());
        QCOMPARE(desk.window.document().filePath(), path);
    }

    void theLineBelowNeverContradictsTheNotice()
    {
        Desk desk;
        const QString path = desk.open(u"01_bounded_queue"_s);
        for (const bool removed : {false, true}) {
            QVERIFY(desk.window.files().save());
            QVERIFY(status(desk).startsWith(u"Saved"));
            if (removed)
                QVERIFY(QFile::remove(path));
            else
                writtenByAnother(path);
            QTRY_VERIFY(diskNotice(desk)->isVisible());
            QCOMPARE(status(desk), QString());
            desk.window.files().file().follow(path, contentOf(path));
        }
        desk.window.document().undoStack().setClean();
    }

    void savingAsStartsInAFolderThatIsThere()
    {
        Desk desk;
        const QString here = desk.open(u"01_bounded_queue"_s);
        const QString gone = desk.folder.filePath(u"gone/work.signalbox"_s);
        QVERIFY(QDir(desk.folder.path()).mkdir(u"gone"_s) && QFile::copy(here, gone));
        QVERIFY(desk.window.files().openFile(gone));
        QVERIFY(desk.window.files().openFile(here)); // the folder of which is the last one
        desk.preferences.addRecentFile(here);
        QVERIFY(desk.window.files().openFile(gone));
        QVERIFY(QDir(QFileInfo(gone).absolutePath()).removeRecursively());
        QString folder;
        QStringList files;
        whenAsked<QFileDialog>([&](QFileDialog &dialog) {
            folder = dialog.directory().absolutePath();
            files = dialog.selectedFiles();
            dialog.reject();
        });
        QVERIFY(!desk.window.files().saveAs());
        QVERIFY2(QFileInfo::exists(folder), qPrintable(folder));
        QCOMPARE(files, QStringList(folder + u"/work.signalbox"_s));
        desk.window.document().undoStack().setClean();
    }

    void savingAsAsksBeforeItReplaces()
    {
        Desk desk;
        desk.open(u"01_bounded_queue"_s);
        const QString other = desk.folder.filePath(u"<b>other.signalbox"_s);
        put(other, "precious");
        QString words;
        chooseNext(other);
        whenAsked<QMessageBox>([&words](QMessageBox &) {
            answerNext(u"Choose Another Name"_s, &words);
            whenAsked<QFileDialog>([](QFileDialog &again) { again.reject(); });
        });
        QVERIFY(!desk.window.files().saveAs());
        QVERIFY2(words.contains(u"\"<b>other.signalbox\" exists already"), qPrintable(words));
        QCOMPARE(contentOf(other), "precious");
        QCOMPARE(status(desk), u"01_bounded_queue.signalbox was not saved."_s);
    }

    void examplesInTheirFolderOpenAsCopies()
    {
        Desk desk;
        const QString path = example(u"01_bounded_queue"_s);
        const QByteArray before = contentOf(path);
        QVERIFY(desk.window.files().openFile(path));
        QCOMPARE(desk.window.document().filePath(), QString());
        QVERIFY(!desk.window.document().isModified());
        QVERIFY2(status(desk).contains(u"copy"), qPrintable(status(desk)));
        QVERIFY(desk.preferences.recentFiles().isEmpty());
        QCOMPARE(contentOf(path), before);

        // Installed elsewhere they are examples as well, one that somebody took or changed is not.
        QDir installed(desk.folder.filePath(u"share"_s));
        QVERIFY(QDir().mkpath(installed.path()));
        for (const QString &each : exampleFiles())
            put(installed.filePath(QFileInfo(each).fileName()), contentOf(each));
        const QString there = installed.filePath(u"01_bounded_queue.signalbox"_s);
        QVERIFY(desk.window.files().openFile(there));
        QCOMPARE(desk.window.document().filePath(), QString());
        QVERIFY(!writtenByAnother(there).isEmpty());
        QVERIFY(desk.window.files().openFile(there));
        QCOMPARE(desk.window.document().filePath(), there);
        QVERIFY(!desk.open(u"07_timeout"_s).isEmpty());
        QVERIFY(!desk.window.document().filePath().isEmpty());
    }

    void severalLostDocumentsAreAllOffered()
    {
        QTemporaryDir folder;
        for (const QString &title : {u"One"_s, u"Two"_s, u"Three"_s})
            leaveBehind(folder.path(), title);
        Preferences preferences(folder.filePath(u"settings.ini"_s));
        MainWindow window(preferences, folder.path());
        window.show();
        QStringList offered;
        recoverNext(u"Two"_s, u"Recover"_s, &offered);
        window.begin({});
        QCOMPARE(offered, (QStringList{u"One"_s, u"Three"_s, u"Two"_s}));
        QCOMPARE(window.document().layout().title, u"Two"_s);

        auto *notice = window.findChild<Banner *>(u"recoveryNotice"_s);
        QVERIFY(notice && notice->isVisible());
        offered.clear();
        QSignalSpy opened(&window.files(), &FileController::opened);
        recoverNext(u"One"_s, u"Recover"_s, &offered);
        answerNext(u"Discard"_s); // what is in the window is unsaved work as well
        notice->findChild<QPushButton *>()->click();
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(offered, (QStringList{u"One"_s, u"Three"_s}));
        QCOMPARE(window.document().layout().title, u"One"_s);
        QCOMPARE(RecoveryJournal::leftovers(folder.path()).size(), 1);
        window.document().undoStack().setClean();
    }

    void anUnreadableJournalIsMovedAsideAndNamed()
    {
        QTemporaryDir folder;
        const QByteArray bytes = "{\"path\":\"\"}\n{\"format\":\"signalbox\",\"nodes\":7";
        put(folder.filePath(u"1234.journal"_s), bytes);
        Preferences preferences(folder.filePath(u"settings.ini"_s));
        preferences.setStarted();
        MainWindow window(preferences, folder.path());
        window.show();
        QString words;
        answerNext(u"OK"_s, &words);
        window.begin({});
        const QString aside = folder.filePath(u"1234.journal.unreadable"_s);
        QVERIFY2(words.contains(aside), qPrintable(words));
        QCOMPARE(contentOf(aside), bytes);
        window.begin({}); // and is not told of again
        QVERIFY(!QApplication::activeModalWidget());
    }

    void aFileThatWasSavedAfterTheLostWorkIsNotWrittenOver()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"mine.signalbox"_s);
        QVERIFY(!saveLayout(Layout(), path));
        leaveBehind(folder.path(), u"Lost"_s, path);
        QFile file(path);
        QVERIFY(
            file.open(QIODevice::ReadWrite)
            && file.setFileTime(QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
        file.close();
        Preferences preferences(folder.filePath(u"settings.ini"_s));
        MainWindow window(preferences, folder.path());
        window.show();
        QStringList offered;
        recoverNext(u"mine.signalbox"_s, u"Recover"_s, &offered);
        window.begin({});
        QCOMPARE(window.document().layout().title, u"Lost"_s);
        const QByteArray before = contentOf(path);
        answerNext(u"Cancel"_s);
        QVERIFY(!window.files().save());
        QCOMPARE(contentOf(path), before);
        window.document().undoStack().setClean();
    }

    void whatCannotBeKeptSafeStaysWhereItWas()
    {
        QTemporaryDir folder;
        leaveBehind(folder.path(), u"Lost"_s);
        Document document;
        RecoveryJournal journal(document, folder.filePath(u"none"_s));
        put(folder.filePath(u"none"_s), "a file where the folder should be");
        document.addNode(NodeKind::Queue, {});
        QVERIFY2(!journal.writeNow(), "so the journal that it came from must stay");
    }

    void textOfADocumentIsNoMarkup()
    {
        Desk desk;
        const QString path = desk.folder.filePath(u"markup.signalbox"_s);
        put(path,
            "{\"format\":\"signalbox\",\"version\":1,\"nodes\":[{\"id\":1,\"kind\":\"<img src=/dev/zero>\","
            "\"name\":\"a\",\"x\":0,\"y\":0}]}");
        QString words;
        whenAsked<QMessageBox>([&words](QMessageBox &box) {
            words = box.informativeText();
            for (const QLabel *label : box.findChildren<QLabel *>())
                QCOMPARE(label->textFormat(), Qt::PlainText);
            box.close();
        });
        desk.window.files().openFile(path);
        QVERIFY2(words.contains(u"<img src=/dev/zero>"), qPrintable(words));
    }

    void aDroppedFileOpens()
    {
        Desk desk;
        const QString path = desk.folder.filePath(u"dropped.signalbox"_s);
        QVERIFY(QFile::copy(example(u"07_timeout"_s), path));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.window, &drop);
        QTRY_COMPARE(desk.window.document().filePath(), path);
    }
};

SIGNALBOX_TEST(TestFileController)

} // namespace tst_filecontroller

#include "tst_filecontroller.moc"
