// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/layoutfile.h"

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

namespace signalbox {

class Document;

/// Keeps unsaved work safe from a crash: within ten seconds of an edit the layout stands in a journal, a file
/// of its own in a folder of its own, never in the place of the person's file. The journal goes when the
/// document is saved or the edits are undone, and when this object goes: that is a clean close.
///
/// A journal is one line of JSON (the document's path, the time), then the document as encodeLayout() gives
/// it. A lock file beside it tells whether the process that wrote it still lives.
class RecoveryJournal : public QObject {
    Q_OBJECT
public:
    /// What a process that is gone has left behind.
    struct Entry {
        QString journal; ///< the journal's file
        QString path; ///< the document's file; empty for one never saved
        QDateTime written;

        LoadResult load() const; ///< what is to be recovered, or why it cannot be
        void discard() const; ///< removes the journal
        /// For one that cannot be read: gives it a name under which it is no leftover, and is kept. Where it
        /// is then.
        QString moveAside() const;
    };

    RecoveryJournal(Document &document, const QString &directory, QObject *parent = nullptr);
    ~RecoveryJournal() override;

    static QString defaultDirectory();
    static QList<Entry> leftovers(const QString &directory); ///< newest first

    QString journalPath() const { return m_journal; } ///< exists while there is something to lose
    bool isPending() const { return m_timer.isActive(); } ///< an edit waits to be written
    static constexpr int kDelay = 5000; ///< milliseconds from an edit to its journal

public Q_SLOTS:
    /// What is pending, without waiting; before discarding what was recovered, too. False when it is not
    /// safe.
    bool writeNow();

Q_SIGNALS:
    void writeFailed(const QString &reason); ///< told once, until a write succeeds again
    void isSafeAgain(); ///< after writeFailed(): it was written, or there is nothing to lose any more

private:
    void documentChanged();
    void remove();
    std::optional<QString> write();
    void setFailure(const std::optional<QString> &reason);

    Document &m_document;
    QString m_journal;
    QLockFile m_lock;
    QTimer m_timer;
    bool m_failed = false;
};

} // namespace signalbox
