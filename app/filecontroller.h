// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/layoutfile.h"
#include "widgets/document/document.h"
#include "widgets/document/recovery.h"

#include <QFileSystemWatcher>

class QMenu;
class QWidget;

namespace signalbox {

class Preferences;

/// Opening and saving as a person meets them: asks before anything unsaved would be lost, remembers recent
/// files, notices when somebody else changes the file. Dialogs open over \a window.
class FileController : public QObject {
    Q_OBJECT
public:
    /// The first three must outlive it; it belongs to \a window.
    FileController(Document &document, RecoveryJournal &journal, Preferences &preferences, QWidget *window);

    /// Asks Save, Discard or Cancel where there are changes. False when the person would rather stay.
    bool mayLeave();
    void fillRecentMenu(QMenu *menu);
    /// Offers what a process that was killed has left behind. True when it is in the window now.
    bool offerRecovery(const QString &journalFolder);

public Q_SLOTS:
    void newDocument();
    void open();
    bool openFile(const QString &path);
    void openExample(const QString &path); ///< as an untitled copy
    bool save();
    bool saveAs();
    /// Writes the layout as a Python program where the person says; \a suggestion is where the dialog begins.
    bool exportPython(const QString &suggestion);
    void reload(); ///< what is on disk, without asking

Q_SIGNALS:
    void opened(); ///< another document is in the window
    void saved();
    void exported(const QString &path);
    void changedOnDisk(const QString &path);

private:
    bool write(const QString &path);
    void tellNotSaved(const QString &error);
    void watch();
    void fileChanged();
    void tellProblems(const QString &title, const QList<Problem> &problems);

    Document &m_document;
    RecoveryJournal &m_journal;
    Preferences &m_preferences;
    QWidget *m_window;
    QFileSystemWatcher m_watcher;
    QByteArray m_known; ///< what the file held when we last read or wrote it
};

} // namespace signalbox
