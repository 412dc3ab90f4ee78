// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"
#include "widgets/document/document.h"
#include "widgets/document/recovery.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdlib>

namespace tst_recovery {

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestRecovery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEditIsWrittenWithinTenSeconds();
    void laterEditsDoNotPutItOff();
    void anUntouchedDocumentHasNoJournal();
    void theJournalHoldsTheNewestLayoutAndNeverTouchesTheFile();
    void savingRemovesIt();
    void undoingEverythingRemovesIt();
    void aCleanCloseRemovesIt();
    void aJournalInUseIsNoLeftover();
    void whatAKilledProcessLeftCanBeRecovered();
    void aRecoveredDocumentIsKeptSafeAgain();
    void aDamagedJournalSaysWhatIsWrong();
    void aFolderThatCannotBeWrittenIsToldOnce();
};

void TestRecovery::anEditIsWrittenWithinTenSeconds()
{
    QTemporaryDir folder;
    Document document;
    RecoveryJournal journal(document, folder.path());
    QVERIFY(!journal.isPending());
    document.addNode(NodeKind::Queue, {});
    QVERIFY(journal.isPending());
    QVERIFY(RecoveryJournal::kDelay < 10'000);
    journal.writeNow();
    QVERIFY(!journal.isPending());
    QVERIFY(QFile::exists(journal.journalPath()));
}

void TestRecovery::laterEditsDoNotPutItOff()
{
    QTemporaryDir folder;
    Document document;
    RecoveryJournal journal(document, folder.path());
    const auto *timer = journal.findChild<QTimer *>();
    QVERIFY(timer);
    document.addNode(NodeKind::Queue, {});
    const int id = timer->timerId();
    document.addNode(NodeKind::Queue, {});
    QCOMPARE(timer->timerId(), id); // a timer started anew has another one
}

void TestRecovery::anUntouchedDocumentHasNoJournal()
{
    QTemporaryDir folder;
    Document document;
    RecoveryJournal journal(document, folder.path());
    document.reset(Layout{});
    journal.writeNow();
    QVERIFY(!QFile::exists(journal.journalPath()));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestRecovery::theJournalHoldsTheNewestLayoutAndNeverTouchesTheFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"mine.signalbox"_s);
    Document document;
    document.addNode(NodeKind::Queue, {});
    QVERIFY(!document.save(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray saved = file.readAll();

    RecoveryJournal journal(document, folder.filePath(u"recovery"_s));
    document.addNode(NodeKind::Lock, {});
    journal.writeNow();
    document.addNode(NodeKind::Event, {});
    journal.writeNow();
    const RecoveryJournal::Entry entry{journal.journalPath(), {}, {}};
    const LoadResult loaded = entry.load();
    QVERIFY(loaded.layout);
    QVERIFY(*loaded.layout == document.layout());
    file.seek(0);
    QCOMPARE(file.readAll(), saved);
}

void TestRecovery::savingRemovesIt()
{
    QTemporaryDir folder;
    Document document;
    RecoveryJournal journal(document, folder.filePath(u"recovery"_s));
    document.addNode(NodeKind::Queue, {});
    journal.writeNow();
    QVERIFY(!document.save(folder.filePath(u"mine.signalbox"_s)));
    QVERIFY(!QFile::exists(journal.journalPath()));
    QVERIFY(QDir(folder.filePath(u"recovery"_s)).isEmpty());
    document.addNode(NodeKind::Queue, {});
    QVERIFY(journal.isPending());
}

void TestRecovery::undoingEverythingRemovesIt()
{
    QTemporaryDir folder;
    Document document;
    RecoveryJournal journal(document, folder.path());
    document.addNode(NodeKind::Queue, {});
    journal.writeNow();
    document.undoStack().undo();
    QVERIFY(!journal.isPending());
    QVERIFY(!QFile::exists(journal.journalPath()));
}

void TestRecovery::aCleanCloseRemovesIt()
{
    QTemporaryDir folder;
    Document document;
    {
        RecoveryJournal journal(document, folder.path());
        document.addNode(NodeKind::Queue, {});
        journal.writeNow();
        QVERIFY(!QDir(folder.path()).isEmpty());
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestRecovery::aJournalInUseIsNoLeftover()
{
    QTemporaryDir folder;
    Document document;
    RecoveryJournal journal(document, folder.path());
    document.addNode(NodeKind::Queue, {});
    journal.writeNow();
    QVERIFY(RecoveryJournal::leftovers(folder.path()).isEmpty());
    QVERIFY(RecoveryJournal::leftovers(folder.filePath(u"no such folder"_s)).isEmpty());
}

void TestRecovery::whatAKilledProcessLeftCanBeRecovered()
{
    QTemporaryDir folder;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    QProcess victim;
    victim.start(QCoreApplication::applicationFilePath(), {u"die-in"_s, folder.path()});
    QVERIFY(victim.waitForFinished());
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit);

    const auto entries = RecoveryJournal::leftovers(folder.path());
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries[0].path, u"/somewhere/kitchen.signalbox"_s);
    QVERIFY(entries[0].written >= before);
    const LoadResult loaded = entries[0].load();
    QVERIFY(loaded.layout);
    QCOMPARE(loaded.layout->title, u"Kitchen"_s);
    QCOMPARE(loaded.layout->nodes.size(), 1);

    entries[0].discard();
    QVERIFY(RecoveryJournal::leftovers(folder.path()).isEmpty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestRecovery::aRecoveredDocumentIsKeptSafeAgain()
{
    QTemporaryDir folder;
    Document document;
    RecoveryJournal journal(document, folder.path());
    document.recover(Layout{}, u"/somewhere/kitchen.signalbox"_s);
    QVERIFY(journal.isPending());
    journal.writeNow();
    QVERIFY(QFile::exists(journal.journalPath()));
}

void TestRecovery::aDamagedJournalSaysWhatIsWrong()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"old.journal"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("neither JSON\nnor a layout");
    file.close();
    const auto entries = RecoveryJournal::leftovers(folder.path());
    QCOMPARE(entries.size(), 1);
    QVERIFY(entries[0].written.isValid());
    const LoadResult loaded = entries[0].load();
    QVERIFY(!loaded.layout);
    QVERIFY(!loaded.problems.isEmpty());
    entries[0].discard();
    QVERIFY(!entries[0].load().problems.isEmpty());
}

void TestRecovery::aFolderThatCannotBeWrittenIsToldOnce()
{
    QTemporaryDir folder;
    QFile obstacle(folder.filePath(u"recovery"_s)); // a file where the folder should be
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    Document document;
    RecoveryJournal journal(document, obstacle.fileName());
    QSignalSpy failures(&journal, &RecoveryJournal::writeFailed);
    document.addNode(NodeKind::Queue, {});
    journal.writeNow();
    document.addNode(NodeKind::Queue, {});
    journal.writeNow();
    QCOMPARE(failures.count(), 1);
    QVERIFY(failures[0][0].toString().contains(obstacle.fileName()));
    QVERIFY(obstacle.remove());
    document.addNode(NodeKind::Queue, {});
    journal.writeNow();
    QVERIFY(QFile::exists(journal.journalPath()));
}

namespace {

/// What the test's victim does: writes its journal and is killed.
[[noreturn]] void dieIn(const QString &folder)
{
    Layout layout;
    layout.title = u"Kitchen"_s;
    Document document;
    document.reset(layout, u"/somewhere/kitchen.signalbox"_s);
    RecoveryJournal journal(document, folder);
    document.addNode(NodeKind::Queue, {});
    journal.writeNow();
    std::raise(SIGKILL);
    std::abort();
}

} // namespace

SIGNALBOX_TEST(TestRecovery)
static const testing::Role deathInAFolder("die-in", [](int, char **argv) {
    dieIn(QString::fromLocal8Bit(argv[1]));
    return 0;
});

} // namespace tst_recovery

#include "tst_recovery.moc"
