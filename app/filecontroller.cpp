// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/filecontroller.h"

#include "app/preferences.h"
#include "engine/file/outputfile.h"
#include "engine/program/program.h"
#include "engine/python/python.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace signalbox {

namespace {

const QString kSuffix = QStringLiteral("signalbox");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString fileFilter()
{
    return FileController::tr("Signalbox layouts (*.signalbox);;All files (*)");
}

/// Whoever asks for help wants the words in front of them, exactly.
void addCopyButton(QMessageBox &box, const QString &details)
{
    QPushButton *copy = box.addButton(FileController::tr("Copy Details"), QMessageBox::ActionRole);
    copy->disconnect(); // it answers nothing: the message stays
    QObject::connect(copy, &QPushButton::clicked, copy,
                     [details] { QGuiApplication::clipboard()->setText(details); });
}

/// What is to be recovered: its name, how much it is.
QString describe(const RecoveryJournal::Entry &entry, const Layout &layout)
{
    const QString title = layout.title.isEmpty() ? FileController::tr("an untitled layout") : layout.title;
    const QString name = entry.path.isEmpty() ? title : QFileInfo(entry.path).fileName();
    return layout.nodes.size() == 1
        ? FileController::tr("%1 with one node").arg(name)
        : FileController::tr("%1 with %2 nodes").arg(name).arg(layout.nodes.size());
}

} // namespace

FileController::FileController(Document &document, RecoveryJournal &journal, Preferences &preferences,
                               QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_journal(journal)
    , m_preferences(preferences)
    , m_window(window)
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileController::fileChanged);
    connect(&m_document, &Document::pathChanged, this, &FileController::watch);
}

bool FileController::mayLeave()
{
    if (!m_document.isModified())
        return true;
    QMessageBox box(QMessageBox::Warning, tr("Unsaved changes"),
                    tr("Save the changes to \"%1\"?").arg(m_document.displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setInformativeText(tr("Without saving they are lost."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

void FileController::newDocument()
{
    if (!mayLeave())
        return;
    m_document.reset(Layout());
    Q_EMIT opened();
}

void FileController::open()
{
    if (!mayLeave())
        return;
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open"), m_preferences.lastFolder(), fileFilter());
    if (!path.isEmpty())
        openFile(path);
}

bool FileController::openFile(const QString &path)
{
    const LoadResult result = loadLayout(path);
    if (!result.layout) {
        tellProblems(tr("\"%1\" cannot be opened").arg(QFileInfo(path).fileName()), result.problems);
        return false;
    }
    m_known = contentOf(path);
    m_document.reset(*result.layout, QFileInfo(path).absoluteFilePath());
    m_preferences.addRecentFile(path);
    watch();
    Q_EMIT opened();
    if (!result.problems.isEmpty())
        tellProblems(tr("\"%1\" is open, but not all of it was understood").arg(m_document.displayName()),
                     result.problems);
    return true;
}

void FileController::openExample(const QString &path)
{
    if (!mayLeave())
        return;
    const LoadResult result = loadLayout(path);
    if (!result.layout) {
        tellProblems(tr("The example cannot be opened"), result.problems);
        return;
    }
    m_document.reset(*result.layout);
    Q_EMIT opened();
}

bool FileController::save()
{
    return m_document.filePath().isEmpty() ? saveAs() : write(m_document.filePath());
}

bool FileController::saveAs()
{
    QFileDialog dialog(m_window, tr("Save as"), m_preferences.lastFolder(), fileFilter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(kSuffix);
    dialog.selectFile(m_document.filePath().isEmpty() ? m_document.displayName() + u'.' + kSuffix
                                                      : m_document.filePath());
    if (dialog.exec() != QDialog::Accepted)
        return false;
    return write(dialog.selectedFiles().constFirst());
}

bool FileController::exportPython(const QString &suggestion)
{
    QFileDialog dialog(m_window, tr("Export as Python"), QString(), tr("Python programs (*.py)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("py"));
    dialog.selectFile(suggestion);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    const QString path = dialog.selectedFiles().constFirst();
    const Layout &layout = m_document.layout();
    const QString text = toPython(expand(layout), layout.title, layout.description).text();
    OutputFile file(path);
    if (!file.open() || !file.write(text.toUtf8()) || !file.commit()) {
        tellNotSaved(file.error());
        return false;
    }
    Q_EMIT exported(path);
    return true;
}

void FileController::tellNotSaved(const QString &error)
{
    QMessageBox box(QMessageBox::Critical, tr("Not saved"), error, QMessageBox::Ok, m_window);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addCopyButton(box, error);
    box.exec();
}

bool FileController::write(const QString &path)
{
    const QByteArray before = m_known;
    m_known = encodeLayout(m_document.layout());
    if (const std::optional<QString> error = m_document.save(path)) {
        m_known = before;
        tellNotSaved(*error);
        return false;
    }
    m_known = contentOf(path);
    m_preferences.addRecentFile(path);
    watch();
    Q_EMIT saved();
    return true;
}

void FileController::reload()
{
    openFile(m_document.filePath());
}

void FileController::fillRecentMenu(QMenu *menu)
{
    menu->clear();
    for (const QString &path : m_preferences.recentFiles()) {
        const QFileInfo info(path);
        QAction *action = menu->addAction(info.fileName());
        action->setStatusTip(QDir::toNativeSeparators(path));
        if (info.exists()) {
            connect(action, &QAction::triggered, this, [this, path] {
                if (mayLeave())
                    openFile(path);
            });
            continue;
        }
        action->setText(tr("%1 (no longer there)").arg(info.fileName()));
        action->setEnabled(false);
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing opened yet"))->setEnabled(false);
}

bool FileController::offerRecovery(const QString &journalFolder)
{
    for (const RecoveryJournal::Entry &entry : RecoveryJournal::leftovers(journalFolder)) {
        const LoadResult result = entry.load();
        if (!result.layout) {
            tellProblems(tr("A recovery file cannot be read"), result.problems);
            entry.discard();
            continue;
        }
        QMessageBox box(QMessageBox::Question, tr("Unsaved work found"),
                        tr("Signalbox ended before %1 was saved. It was last edited %2.")
                            .arg(describe(entry, *result.layout),
                                 QLocale().toString(entry.written.toLocalTime(), QLocale::ShortFormat)),
                        QMessageBox::NoButton, m_window);
        QPushButton *recover = box.addButton(tr("Recover"), QMessageBox::AcceptRole);
        QPushButton *openSaved =
            entry.path.isEmpty() ? nullptr : box.addButton(tr("Open Saved"), QMessageBox::ActionRole);
        QPushButton *discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
        box.setDefaultButton(recover);
        box.setEscapeButton(box.addButton(tr("Later"), QMessageBox::RejectRole));
        box.exec();
        if (box.clickedButton() == recover) {
            m_document.recover(*result.layout, entry.path);
            m_journal.writeNow();
            entry.discard();
            m_known = contentOf(entry.path);
            Q_EMIT opened();
            return true;
        }
        if (box.clickedButton() == discard)
            entry.discard();
        if (openSaved && box.clickedButton() == openSaved)
            return openFile(entry.path);
    }
    return false;
}

void FileController::watch()
{
    if (const QStringList files = m_watcher.files(); !files.isEmpty())
        m_watcher.removePaths(files);
    if (!m_document.filePath().isEmpty() && QFileInfo::exists(m_document.filePath()))
        m_watcher.addPath(m_document.filePath());
}

void FileController::fileChanged()
{
    // Saving replaces the file, and the watcher loses sight of it: look again, at what is there now.
    watch();
    const QByteArray now = contentOf(m_document.filePath());
    if (now == m_known || now.isEmpty())
        return;
    m_known = now;
    Q_EMIT changedOnDisk(m_document.filePath());
}

void FileController::tellProblems(const QString &title, const QList<Problem> &problems)
{
    QStringList details;
    for (const Problem &problem : problems)
        details.append(problem.place + QStringLiteral(": ") + problem.reason + u' ' + problem.remedy);
    const Problem first = problems.value(0);
    QMessageBox box(QMessageBox::Warning, title, title + u'.', QMessageBox::Ok, m_window);
    QString words = first.reason + u' ' + first.remedy;
    if (problems.size() > 1)
        words += tr("\n%n more below.", nullptr, int(problems.size() - 1));
    box.setInformativeText(words);
    if (problems.size() > 1)
        box.setDetailedText(details.join(u'\n'));
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addCopyButton(box, title + u'\n' + details.join(u'\n'));
    box.exec();
}

} // namespace signalbox
