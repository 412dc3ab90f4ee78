// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/recoverydialog.h"
#include "app/watchedfile.h"
#include "engine/file/layoutfile.h"
#include "widgets/document/document.h"
#include "widgets/document/recovery.h"

class QMenu;
class QWidget;

namespace signalbox {

class Preferences;
struct Answer;
struct Notice;

/// Opening and saving as a person meets them: asks before anything unsaved would be lost and before anything
/// of somebody else's would be written over, remembers recent files. Dialogs open over \a window, and files
/// that are dropped on it are opened.
class FileController : public QObject {
    Q_OBJECT
public:
    /// The first three must outlive it; it belongs to \a window.
    FileController(Document &document, RecoveryJournal &journal, Preferences &preferences, QWidget *window);

    /// Asks what is to become of changes, and of a document whose file is gone. False when the person would
    /// rather stay.
    bool mayLeave();
    void fillRecentMenu(QMenu *menu);
    /// Offers everything that windows which were killed have left behind in \a journalFolder. True when one
    /// of them is in the window now; the others are told of by moreToRecover().
    bool offerRecovery(const QString &journalFolder);
    WatchedFile &file() { return m_file; }
    /// Where what is made of the document is suggested to go: folder and name, without an ending.
    QString suggestedBase() const;

public Q_SLOTS:
    void newDocument();
    void open();
    void import(); ///< asks for a Python program, after mayLeave()
    /// An example as openExample(), a Python program (*.py) as an untitled layout of it.
    bool openFile(const QString &path);
    /// Asks for a file and reads its layout, which is not opened; tells where that fails. \a name becomes
    /// that of the file. None where there is none.
    std::optional<Layout> otherLayout(QString &name);
    void openExample(const QString &path); ///< as an untitled copy, after mayLeave()
    bool save();
    bool saveAs();
    void reload(); ///< what is on disk, without asking

Q_SIGNALS:
    void opened(); ///< another document is in the window
    void openedAt(Micros moment); ///< after opened(): it was in an export that shows this moment
    void saved();
    void moreToRecover(const QString &journalFolder);
    /// What was done, or that it was not, for the line at the foot of the window; empty once what was told
    /// last need not be true any more.
    void statusMessage(const QString &words);

private:
    void show(const Layout &layout, const QString &path);
    std::optional<Layout> readProgram(const QString &path);
    bool importFile(const QString &path);
    bool write(const QString &path);
    bool saveOverChange();
    bool saveWhereItWas();
    bool recover(const RecoveryDialog::Lost &lost);
    QList<RecoveryDialog::Lost> readable(const QList<RecoveryJournal::Entry> &entries);
    void fileStateChanged(WatchedFile::State state);
    qsizetype ask(const Notice &notice, const QList<Answer> &answers);
    void tellProblems(const QString &text, const QList<Problem> &problems);

    Document &m_document;
    RecoveryJournal &m_journal;
    Preferences &m_preferences;
    QWidget *m_window;
    WatchedFile m_file;
};

} // namespace signalbox
