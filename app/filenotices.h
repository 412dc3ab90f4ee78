// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/watchedfile.h"

#include <QList>
#include <QObject>

namespace signalbox {

class Banner;
class Document;
class FileController;
class RecoveryJournal;

/// What the window says about the document's file, for as long as it is true: that somebody else changed or
/// removed it, that unsaved work is not being kept, that more unsaved work waits to be recovered.
class FileNotices : public QObject {
    Q_OBJECT
public:
    /// All of them must live as long as \a parent, which owns this.
    FileNotices(const Document &document, const RecoveryJournal &journal, FileController &files,
                QObject *parent);

    /// To be put where they are seen; whoever does so owns them.
    QList<Banner *> banners() const { return {m_disk, m_journal, m_recovery}; }

private:
    void tellOfFile(WatchedFile::State state);
    void tellOfJournal(const QString &reason);
    void tellOfRecovery(const QString &journalFolder);

    const Document &m_document;
    FileController &m_files;
    Banner *m_disk;
    Banner *m_journal;
    Banner *m_recovery;
    WatchedFile::State m_state = WatchedFile::State::Ours; ///< that was told last
    QString m_journalFolder; ///< in which there is more to recover
};

} // namespace signalbox
