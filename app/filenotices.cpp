// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/filenotices.h"

#include "app/banner.h"
#include "app/filecontroller.h"
#include "engine/messages/message.h"
#include "widgets/document/document.h"
#include "widgets/document/recovery.h"
#include "widgets/look/livewords.h"

#include <QPushButton>

namespace signalbox {

FileNotices::FileNotices(const Document &document, const RecoveryJournal &journal, FileController &files,
                         QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_files(files)
    , m_disk(new Banner)
    , m_journal(new Banner)
    , m_recovery(new Banner)
{
    m_disk->setObjectName(QStringLiteral("diskNotice"));
    m_journal->setObjectName(QStringLiteral("journalNotice"));
    m_recovery->setObjectName(QStringLiteral("recoveryNotice"));
    keepTranslated(m_disk, [this] {
        if (!m_disk->isHidden())
            tellOfFile(m_state);
    });
    keepTranslated(m_journal, [this] {
        if (!m_journal->isHidden())
            tellOfJournal(m_journal->sentence());
    });
    keepTranslated(m_recovery, [this] {
        if (!m_recovery->isHidden())
            tellOfRecovery(m_journalFolder);
    });
    connect(&files.file(), &WatchedFile::stateChanged, this, &FileNotices::tellOfFile);
    connect(&files, &FileController::moreToRecover, this, &FileNotices::tellOfRecovery);
    connect(&journal, &RecoveryJournal::writeFailed, this, &FileNotices::tellOfJournal);
    connect(&journal, &RecoveryJournal::isSafeAgain, m_journal, &Banner::hide);
}

void FileNotices::tellOfFile(WatchedFile::State state)
{
    m_state = state;
    const QString name = m_document.displayName();
    switch (state) {
    case WatchedFile::State::Ours:
        m_disk->hide();
        return;
    case WatchedFile::State::Removed:
        m_disk->show(Banner::Tone::Warning, tr("The file is gone"),
                     fill(tr("{file} was removed or renamed; save it to keep what is in this window."),
                          {{u"file", name}}));
        return;
    case WatchedFile::State::Changed:
        m_disk->show(Banner::Tone::Warning, tr("Changed on disk"),
                     fill(tr("{file} was changed by another program or in another window; saving will ask."),
                          {{u"file", name}}));
        const auto words = [](bool modified) {
            return modified ? tr("Reload and Lose My Changes") : tr("Reload");
        };
        QPushButton *reload = m_disk->addButton(words(m_document.isModified()));
        connect(&m_document, &Document::modifiedChanged, reload,
                [reload, words](bool modified) { reload->setText(words(modified)); });
        // Reloading hides the notice, whose button this is: not from within the button's own signal.
        connect(reload, &QPushButton::clicked, &m_files, &FileController::reload, Qt::QueuedConnection);
        return;
    }
}

void FileNotices::tellOfJournal(const QString &reason)
{
    m_journal->show(Banner::Tone::Warning, tr("Unsaved work is not being kept"), reason);
}

void FileNotices::tellOfRecovery(const QString &journalFolder)
{
    m_journalFolder = journalFolder;
    m_recovery->show(Banner::Tone::Calm, tr("Unsaved work is still there"),
                     tr("It is offered again at the next start, or now."));
    QPushButton *show = m_recovery->addButton(tr("Show"));
    connect(
        show, &QPushButton::clicked, &m_files,
        [this] {
            m_recovery->hide(); // comes back where something is left
            m_files.offerRecovery(m_journalFolder);
        },
        Qt::QueuedConnection);
}

} // namespace signalbox
