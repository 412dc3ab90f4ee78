// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A disk that fails at any one moment of saving: the old file is whole, or the new one is, the person is told
// why, and saving again works.

#include "tests/app/faults.h"
#include "tests/support/desk.h"
#include "tests/support/suite.h"

#include <QDir>

#include <cerrno>

namespace tst_saving {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr faults::Call kCalls[] = {faults::Call::Open, faults::Call::Write, faults::Call::Sync,
                                   faults::Call::Rename};
constexpr int kErrors[] = {ENOSPC, EIO, EACCES};
constexpr int kMostCalls = 50; ///< of one kind in one save: far more than there are

const char *nameOf(faults::Call call)
{
    switch (call) {
    case faults::Call::Open:
        return "open";
    case faults::Call::Write:
        return "write";
    case faults::Call::Sync:
        return "sync";
    case faults::Call::Rename:
        return "rename";
    }
    return "";
}

void addRows()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("error");
    for (const faults::Call call : kCalls)
        for (const int error : kErrors)
            QTest::addRow("%s: %s", nameOf(call), qPrintable(qt_error_string(error))) << int(call) << error;
}

/// Closes whatever asks or tells, and keeps the words, until the end of its life.
class Listener {
public:
    Listener()
    {
        m_timer.callOnTimeout(&m_timer, [this] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box || !box->isVisible())
                return;
            heard += box->text() + u' ' + box->informativeText();
            box->close();
        });
        m_timer.start(kLook);
    }

    QString heard;

private:
    QTimer m_timer;
};

} // namespace

class TestSaving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOldFileIsWholeWhateverFails_data() { addRows(); }

    void theOldFileIsWholeWhateverFails()
    {
        QFETCH(int, call);
        QFETCH(int, error);
        Desk desk;
        const QString folder = desk.folder.filePath(u"documents"_s);
        const QString path = folder + u"/mine.signalbox"_s;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(!saveLayout(Layout(), path));
        QVERIFY(desk.window.files().openFile(path));
        Document &document = desk.window.document();
        int refused = 0;
        int struck = 0;
        for (bool happened = true; happened; struck += happened) {
            QVERIFY(struck < kMostCalls);
            document.addNode(NodeKind::Queue, {}); // something to save
            const QByteArray before = contentOf(path);
            const QByteArray after = encodeLayout(document.layout());
            const QStringList files = QDir(folder).entryList(QDir::Files | QDir::Hidden);
            Listener listener;
            faults::arm(faults::Call(call), struck, error, QFile::encodeName(folder));
            const bool saved = desk.window.files().save();
            happened = faults::disarm();
            QCOMPARE(contentOf(path), saved ? after : before);
            QCOMPARE(document.isModified(), !saved);
            QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), files);
            if (!saved) {
                ++refused;
                QVERIFY2(listener.heard.contains(qt_error_string(error)), qPrintable(listener.heard));
                QVERIFY(desk.window.files().save());
                QCOMPARE(contentOf(path), after);
            }
        }
        QVERIFY2(refused > 0, "the fault was never in the way of saving: it is not in place");
    }

    void theJournalIsWholeWhateverFails_data() { addRows(); }

    void theJournalIsWholeWhateverFails()
    {
        QFETCH(int, call);
        QFETCH(int, error);
        QTemporaryDir folder;
        Document document;
        RecoveryJournal journal(document, folder.path());
        document.addNode(NodeKind::Queue, {});
        QVERIFY(journal.writeNow());
        const RecoveryJournal::Entry entry{journal.journalPath(), {}, {}};
        int refused = 0;
        int struck = 0;
        for (bool happened = true; happened; struck += happened) {
            QVERIFY(struck < kMostCalls);
            const Layout before = document.layout();
            document.addNode(NodeKind::Lock, {});
            faults::arm(faults::Call(call), struck, error, QFile::encodeName(folder.path()));
            const bool written = journal.writeNow();
            happened = faults::disarm();
            QVERIFY(entry.load().layout);
            QCOMPARE(*entry.load().layout, written ? document.layout() : before);
            refused += !written;
            QVERIFY(journal.writeNow());
            QCOMPARE(*entry.load().layout, document.layout());
        }
        QVERIFY2(refused > 0, "the fault was never in the way of writing: it is not in place");
    }
};

SIGNALBOX_TEST(TestSaving)

} // namespace tst_saving

#include "tst_saving.moc"
