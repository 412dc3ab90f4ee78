// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/filecontroller.h"

#include "app/filedrops.h"
#include "app/preferences.h"
#include "engine/importer/followed.h"
#include "engine/messages/message.h"
#include "widgets/dialogs/ask.h"
#include "widgets/dialogs/savedialog.h"
#include "widgets/document/differences.h"
#include "widgets/panels/gallery.h"
#include "widgets/tidy/tidy.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>

namespace signalbox {

namespace {

const QString kSuffix = QStringLiteral("signalbox");
constexpr qsizetype kProblemsTold = 5; ///< in the box itself; the rest is copied with the details

std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

QString fileFilter()
{
    return FileController::tr("Signalbox layouts (*.signalbox);;All files (*)");
}

QString openFilter()
{
    return FileController::tr("Signalbox layouts (*.signalbox);;"
                              "Exports of them (*.gif *.png *.apng *.webp *.mp4 *.webm *.svg *.html *.pdf);;"
                              "Python programs (*.py);;All files (*)");
}

/// Whether the file is one of the examples as they came with the program, in the folder in which they came,
/// installed or with the source: they are for everybody to read again.
bool isExample(const QString &path)
{
    const QFileInfo file(path);
    const QStringList examples = exampleFiles();
    const auto nameOf = [](const QString &example) { return QFileInfo(example).fileName(); };
    const auto original = std::find_if(examples.begin(), examples.end(), [&](const QString &example) {
        return nameOf(example) == file.fileName();
    });
    if (original == examples.end())
        return false;
    const QDir folder = file.absoluteDir();
    const bool allThere = std::all_of(examples.begin(), examples.end(),
                                      [&](const QString &example) { return folder.exists(nameOf(example)); });
    return allThere && contentOf(path) == contentOf(*original);
}

QString filled(const QString &pattern, const Problem &problem)
{
    return fill(pattern,
                {{u"place", problem.place}, {u"reason", problem.reason}, {u"remedy", problem.remedy}});
}

/// What the file of \a document holds by now, compared with what is in the window, a line each.
QString toFile(const Document &document)
{
    const LoadResult found = loadLayout(document.filePath());
    if (!found.layout) {
        QStringList words{FileController::tr("What is in the file now cannot be opened.")};
        for (const Problem &problem : found.problems)
            words.append(problem.reason);
        return words.join(u'\n');
    }
    const QStringList sentences = differences(document.layout(), *found.layout);
    return sentences.isEmpty()
        ? FileController::tr("Nothing that can be seen or run: the file is only written differently.")
        : sentences.join(u'\n');
}

bool isProgram(const QString &path)
{
    return path.endsWith(u".py", Qt::CaseInsensitive);
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
    connect(&m_file, &WatchedFile::stateChanged, this, &FileController::fileStateChanged);
    const auto *drops = new FileDrops(m_window);
    connect(drops, &FileDrops::refused, this, &FileController::statusMessage);
    connect(drops, &FileDrops::dropped, this, [this](const QString &path) {
        if (mayLeave())
            openFile(path);
    });
}

qsizetype FileController::ask(const Notice &notice, const QList<Answer> &answers)
{
    Q_EMIT statusMessage({}); // "Saved" below "Not saved" would contradict it
    return signalbox::ask(m_window, notice, answers);
}

bool FileController::mayLeave()
{
    // Removed or renamed, or its folder was: then the document is nowhere but in this window.
    const bool isGone = m_file.look() == WatchedFile::State::Removed;
    if (!isGone && !m_document.isModified())
        return true;
    const Notice notice{QMessageBox::Warning,
                        isGone ? tr("The file is gone") : tr("Unsaved changes"),
                        fill(isGone ? tr("\"{file}\" was removed or renamed. Save it again?")
                                    : tr("Save the changes to \"{file}\"?"),
                             {{u"file", m_document.displayName()}}),
                        isGone ? tr("What is in this window exists nowhere else. Without saving it is lost.")
                               : tr("Without saving they are lost."),
                        {}};
    QList<Answer> answers{{isGone ? tr("&Save Here Again") : tr("&Save"), QMessageBox::AcceptRole},
                          {tr("&Discard"), QMessageBox::DestructiveRole},
                          {tr("Cancel"), QMessageBox::RejectRole}};
    if (isGone)
        answers.insert(1, {tr("Save &As…"), QMessageBox::AcceptRole});
    const qsizetype chosen = ask(notice, answers);
    if (chosen == 0)
        return isGone ? write(m_document.filePath()) : save();
    if (chosen == answers.size() - 2)
        return true;
    return isGone && chosen == 1 && saveAs();
}

void FileController::newDocument()
{
    if (mayLeave())
        show(Layout(), {});
}

void FileController::open()
{
    if (!mayLeave())
        return;
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open"), m_preferences.lastFolder(), openFilter());
    if (!path.isEmpty())
        openFile(path);
}

std::optional<Layout> FileController::otherLayout(QString &name)
{
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Pin a run"), m_preferences.lastFolder(), openFilter());
    if (path.isEmpty())
        return std::nullopt;
    name = QFileInfo(path).fileName();
    if (isProgram(path))
        return readProgram(path);
    const LoadResult result = loadLayout(path);
    if (!result.layout)
        tellProblems(fill(tr("\"{file}\" cannot be opened."), {{u"file", name}}), result.problems);
    return result.layout;
}

void FileController::import()
{
    if (!mayLeave())
        return;
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Import"), m_preferences.lastFolder(),
                                                      tr("Python programs (*.py);;All files (*)"));
    if (!path.isEmpty())
        importFile(path);
}

/// Nothing where Python cannot read it, which is told.
std::optional<Layout> FileController::readProgram(const QString &path)
{
    const QFileInfo file(path);
    const std::optional<QByteArray> bytes = contentOf(path);
    const ImportedCode imported =
        importPythonFile(bytes.value_or(QByteArray()), file.completeBaseName(), Importing::Whole,
                         QFileInfo(file.canonicalFilePath()).path());
    if (!bytes || !imported.layout) {
        QList<Problem> problems;
        for (const ImportRefusal &refusal : imported.refusals) {
            const QString name = refusal.file.isEmpty() ? file.fileName() : refusal.file;
            problems.append({.place = refusal.line > 0 ? name + u':' + QString::number(refusal.line) : name,
                             .reason = refusal.line > 0 ? fill(tr("Line {line}: {reason}."),
                                                               {{u"line", QString::number(refusal.line)},
                                                                {u"reason", refusal.reason}})
                                                        : refusal.reason,
                             .remedy = tr("Correct it there, then import the file again.")});
        }
        tellProblems(fill(bytes ? tr("\"{file}\" is no program that Python can read.")
                                : tr("\"{file}\" cannot be read."),
                          {{u"file", file.fileName()}}),
                     problems);
        return std::nullopt;
    }
    return imported.layout;
}

/// It is nowhere saved yet, so it counts as changed. It opens tidied: nobody has placed it.
bool FileController::importFile(const QString &path)
{
    const std::optional<Layout> layout = readProgram(path);
    if (!layout)
        return false;
    m_document.recover(Tidy().tidied(*layout), {});
    m_file.follow({}, std::nullopt);
    Q_EMIT opened();
    Q_EMIT statusMessage(
        fill(tr("Imported {file}; saving asks where to."), {{u"file", QFileInfo(path).fileName()}}));
    return true;
}

void FileController::show(const Layout &layout, const QString &path)
{
    m_document.reset(layout, path);
    m_file.follow(path, contentOf(path));
    Q_EMIT statusMessage({});
    Q_EMIT opened();
}

bool FileController::openFile(const QString &path)
{
    if (isProgram(path))
        return importFile(path);
    const LoadResult result = loadLayout(path);
    if (!result.layout) {
        tellProblems(fill(tr("\"{file}\" cannot be opened."), {{u"file", QFileInfo(path).fileName()}}),
                     result.problems);
        return false;
    }
    if (isExample(path)) {
        show(*result.layout, {});
        Q_EMIT statusMessage(tr("Opened a copy of the example; saving asks where to."));
        return true;
    }
    if (result.moment) {
        show(*result.layout, {});
        Q_EMIT openedAt(*result.moment);
        Q_EMIT statusMessage(fill(tr("Opened the document in {file}; saving asks where to."),
                                  {{u"file", QFileInfo(path).fileName()}}));
        return true;
    }
    show(*result.layout, QFileInfo(path).absoluteFilePath());
    m_preferences.addRecentFile(path);
    if (!result.problems.isEmpty())
        tellProblems(fill(tr("\"{file}\" is open, but not all of it was understood."),
                          {{u"file", m_document.displayName()}}),
                     result.problems);
    return true;
}

void FileController::openExample(const QString &path)
{
    if (!mayLeave())
        return;
    const LoadResult result = loadLayout(path);
    if (result.layout)
        show(*result.layout, {});
    else
        tellProblems(tr("The example cannot be opened."), result.problems);
}

bool FileController::save()
{
    if (m_document.filePath().isEmpty())
        return saveAs();
    switch (m_file.look()) {
    case WatchedFile::State::Ours:
        return write(m_document.filePath());
    case WatchedFile::State::Changed:
        return saveOverChange();
    case WatchedFile::State::Removed:
        return saveWhereItWas();
    }
    Q_UNREACHABLE();
}

/// Somebody else has written the file since we read it.
bool FileController::saveOverChange()
{
    const QString name = m_document.displayName();
    const Notice notice{
        QMessageBox::Warning,
        tr("Changed on disk"),
        m_file.error().isEmpty()
            ? fill(tr("\"{file}\" was changed by another program or in another window."), {{u"file", name}})
            : fill(tr("\"{file}\" cannot be read any more: {reason}. It may have been changed."),
                   {{u"file", name}, {u"reason", m_file.error()}}),
        tr("Save under another name to keep both. Overwriting loses what was written there, reloading loses "
           "what was changed here."),
        {},
        toFile(m_document)};
    const QList<Answer> answers{{tr("Save &As…"), QMessageBox::AcceptRole},
                                {tr("&Overwrite"), QMessageBox::DestructiveRole},
                                {tr("&Reload"), QMessageBox::DestructiveRole},
                                {tr("Cancel"), QMessageBox::RejectRole}};
    switch (ask(notice, answers)) {
    case 0:
        return saveAs();
    case 1:
        return write(m_document.filePath());
    case 2:
        reload();
        return false;
    }
    Q_EMIT statusMessage(fill(tr("{file} was not saved."), {{u"file", name}}));
    return false;
}

bool FileController::saveWhereItWas()
{
    const QFileInfo file(m_document.filePath());
    const Notice notice{QMessageBox::Warning,
                        tr("The file is gone"),
                        fill(tr("\"{file}\" was removed or renamed since it was opened."),
                             {{u"file", m_document.displayName()}}),
                        fill(tr("Save it in {folder} again, or somewhere else."),
                             {{u"folder", QDir::toNativeSeparators(file.absolutePath())}}),
                        {}};
    const QList<Answer> answers{{tr("&Save Here Again"), QMessageBox::AcceptRole},
                                {tr("Save &As…"), QMessageBox::ActionRole},
                                {tr("Cancel"), QMessageBox::RejectRole}};
    switch (ask(notice, answers)) {
    case 0:
        return write(m_document.filePath());
    case 1:
        return saveAs();
    }
    Q_EMIT statusMessage(fill(tr("{file} was not saved."), {{u"file", m_document.displayName()}}));
    return false;
}

bool FileController::saveAs()
{
    const QString suggestion =
        m_document.filePath().isEmpty() ? m_document.displayName() + u'.' + kSuffix : m_document.filePath();
    const QString path = askWhereToSave(
        m_window, {tr("Save as"), suggestion, m_preferences.lastFolder(), fileFilter(), kSuffix});
    if (!path.isEmpty())
        return write(path);
    Q_EMIT statusMessage(fill(tr("{file} was not saved."), {{u"file", m_document.displayName()}}));
    return false;
}

bool FileController::write(const QString &path)
{
    Q_EMIT statusMessage({});
    if (const std::optional<QString> error = m_document.save(path)) {
        tell(m_window, {QMessageBox::Critical, tr("Not saved"), *error, {}, *error});
        return false;
    }
    m_file.follow(path, encodeLayout(m_document.layout()));
    m_preferences.addRecentFile(path);
    Q_EMIT statusMessage(fill(tr("Saved {file}"), {{u"file", m_document.displayName()}}));
    Q_EMIT saved();
    return true;
}

QString FileController::suggestedBase() const
{
    const QFileInfo file(m_document.filePath());
    if (!m_document.filePath().isEmpty())
        return file.absolutePath() + u'/' + file.completeBaseName();
    QString name = m_document.displayName().simplified();
    name.replace(u'/', u'-'); // a title may have one
    return QDir(m_preferences.lastFolder()).filePath(name);
}

void FileController::reload()
{
    if (openFile(m_document.filePath()))
        Q_EMIT statusMessage(fill(tr("Reloaded {file}"), {{u"file", m_document.displayName()}}));
}

/// A document whose file is gone is nowhere but here: it counts as changed, so that the journal keeps it and
/// closing asks. Until the file comes back as it was.
void FileController::fileStateChanged(WatchedFile::State state)
{
    QUndoStack &history = m_document.undoStack();
    switch (state) {
    case WatchedFile::State::Removed:
        history.resetClean();
        Q_EMIT statusMessage({}); // "Saved" would contradict the notice
        return;
    case WatchedFile::State::Ours:
        if (m_document.isModified() && !m_file.path().isEmpty()
            && contentOf(m_file.path()) == encodeLayout(m_document.layout()))
            history.setClean();
        return;
    case WatchedFile::State::Changed:
        Q_EMIT statusMessage({});
        return;
    }
}

void FileController::fillRecentMenu(QMenu *menu)
{
    menu->clear();
    for (const QString &path : m_preferences.recentFiles()) {
        const QFileInfo info(path);
        const QString name = info.fileName().replace(u'&', QStringLiteral("&&"));
        QAction *action = menu->addAction(name);
        action->setStatusTip(QDir::toNativeSeparators(path));
        if (info.exists()) {
            connect(action, &QAction::triggered, this, [this, path] {
                if (mayLeave())
                    openFile(path);
            });
            continue;
        }
        action->setText(fill(tr("{file} (no longer there)"), {{u"file", name}}));
        action->setEnabled(false);
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing opened yet"))->setEnabled(false);
}

/// Those that can be recovered. What cannot be read may still hold somebody's work: it is put aside, where
/// nobody asks about it again, and named.
QList<RecoveryDialog::Lost> FileController::readable(const QList<RecoveryJournal::Entry> &entries)
{
    QList<RecoveryDialog::Lost> lost;
    for (const RecoveryJournal::Entry &entry : entries) {
        const LoadResult result = entry.load();
        if (result.layout) {
            lost.append({entry, *result.layout});
            continue;
        }
        const QString kept = entry.moveAside();
        tellProblems(fill(tr("Unsaved work was found that cannot be read. It is kept in {file}."),
                          {{u"file", QDir::toNativeSeparators(kept)}}),
                     result.problems);
    }
    return lost;
}

bool FileController::offerRecovery(const QString &journalFolder)
{
    const QList<RecoveryDialog::Lost> lost = readable(RecoveryJournal::leftovers(journalFolder));
    if (lost.isEmpty())
        return false;
    RecoveryDialog dialog(lost, m_window);
    dialog.exec();
    bool taken = false;
    switch (dialog.choice()) {
    case RecoveryDialog::Choice::Later:
        break;
    case RecoveryDialog::Choice::Recover:
        taken = mayLeave() && recover(dialog.chosen());
        break;
    case RecoveryDialog::Choice::OpenSaved:
        taken = mayLeave() && openFile(dialog.chosen().entry.path);
        break;
    }
    if (!RecoveryJournal::leftovers(journalFolder).isEmpty())
        Q_EMIT moreToRecover(journalFolder);
    return taken;
}

bool FileController::recover(const RecoveryDialog::Lost &lost)
{
    const RecoveryJournal::Entry &entry = lost.entry;
    m_document.recover(lost.layout, entry.path);
    // A file that is younger than the work that was kept is somebody else's.
    const bool isOurs = QFileInfo(entry.path).lastModified() <= entry.written;
    m_file.follow(entry.path, isOurs ? contentOf(entry.path) : std::nullopt);
    Q_EMIT opened();
    if (m_journal.writeNow())
        entry.discard();
    Q_EMIT statusMessage(fill(tr("Recovered {file}"), {{u"file", m_document.displayName()}}));
    return true;
}

void FileController::tellProblems(const QString &text, const QList<Problem> &problems)
{
    QStringList words;
    QStringList details{text};
    for (const Problem &problem : problems) {
        details.append(filled(tr("{place}: {reason} {remedy}"), problem));
        if (words.size() < kProblemsTold)
            words.append(filled(tr("{reason} {remedy}"), problem));
    }
    if (problems.size() > kProblemsTold)
        words.append(tr("There is more; Copy Details has all of it."));
    Q_EMIT statusMessage({});
    tell(m_window,
         {QMessageBox::Warning, tr("Problems in the file"), text, words.join(u'\n'), details.join(u'\n')});
}

} // namespace signalbox
