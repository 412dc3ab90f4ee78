// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/recovery.h"

#include "engine/file/outputfile.h"
#include "engine/messages/message.h"
#include "widgets/document/document.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QString lockPath(const QString &journal)
{
    return journal + u".lock"_s;
}

/// Whether nobody holds the lock of \a journal any more: who would, has ended without a clean close.
bool isLeftBehind(const QString &journal)
{
    QLockFile lock(lockPath(journal));
    lock.setStaleLockTime(0); // however old it is, a lock counts as long as its process lives
    return lock.tryLock(0);
}

QByteArray headerLine(const QString &path)
{
    const QJsonObject header{{u"path"_s, path},
                             {u"written"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
    return QJsonDocument(header).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

LoadResult RecoveryJournal::Entry::load() const
{
    QFile file(journal);
    if (!file.open(QIODevice::ReadOnly)) {
        Problem problem;
        problem.place = journal;
        problem.reason =
            fill(tr("The recovery journal cannot be read: {reason}."), {{u"reason", file.errorString()}});
        problem.remedy = tr("Check that the file is still there and that you may read it.");
        return {std::nullopt, {problem}};
    }
    file.readLine();
    return decodeLayout(file.readAll());
}

void RecoveryJournal::Entry::discard() const
{
    QFile::remove(journal);
}

QString RecoveryJournal::Entry::moveAside() const
{
    const QString aside = journal + u".unreadable"_s;
    return QFile::rename(journal, aside) ? aside : journal;
}

RecoveryJournal::RecoveryJournal(Document &document, const QString &directory, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_journal(QDir(directory).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + u".journal"_s))
    , m_lock(lockPath(m_journal))
    , m_timer(this)
{
    m_lock.setStaleLockTime(0);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelay);
    m_timer.callOnTimeout(this, &RecoveryJournal::writeNow);
    connect(&document, &Document::changed, this, &RecoveryJournal::documentChanged);
    connect(&document, &Document::modifiedChanged, this, &RecoveryJournal::documentChanged);
    documentChanged();
}

RecoveryJournal::~RecoveryJournal()
{
    remove();
}

QString RecoveryJournal::defaultDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/recovery"_s;
}

QList<RecoveryJournal::Entry> RecoveryJournal::leftovers(const QString &directory)
{
    QList<Entry> entries;
    const QDir folder(directory);
    for (const QString &name : folder.entryList({u"*.journal"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!isLeftBehind(file.fileName()) || !file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject header = QJsonDocument::fromJson(file.readLine()).object();
        Entry entry{file.fileName(), header[u"path"_s].toString(),
                    QDateTime::fromString(header[u"written"_s].toString(), Qt::ISODateWithMs)};
        if (!entry.written.isValid())
            entry.written = file.fileTime(QFileDevice::FileModificationTime);
        entries.append(entry);
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry &one, const Entry &other) { return one.written > other.written; });
    return entries;
}

void RecoveryJournal::documentChanged()
{
    if (!m_document.isModified())
        remove();
    else if (!m_timer.isActive()) // not put off by later edits: ten seconds are a promise
        m_timer.start();
}

bool RecoveryJournal::writeNow()
{
    if (!m_document.isModified())
        return true;
    m_timer.stop();
    const auto error = write();
    setFailure(error);
    return !error;
}

void RecoveryJournal::setFailure(const std::optional<QString> &reason)
{
    const bool had = std::exchange(m_failed, reason.has_value());
    if (reason && !had)
        Q_EMIT writeFailed(*reason);
    else if (!reason && had)
        Q_EMIT isSafeAgain();
}

std::optional<QString> RecoveryJournal::write()
{
    const QString folder = QFileInfo(m_journal).absolutePath();
    // Locked before it is there, so that another window never takes it for a leftover.
    if (!QDir().mkpath(folder) || (!m_lock.isLocked() && !m_lock.tryLock(0)))
        return fill(
            tr("Unsaved work is not safe from a crash: nothing can be written in {folder}. Save it soon."),
            {{u"folder", QDir::toNativeSeparators(folder)}});
    OutputFile file(m_journal);
    if (file.open() && file.write(headerLine(m_document.filePath()))
        && file.write(encodeLayout(m_document.layout())) && file.commit())
        return std::nullopt;
    return fill(tr("Unsaved work is not safe from a crash: {file} cannot be written. {reason} Save it soon."),
                {{u"file", QDir::toNativeSeparators(m_journal)}, {u"reason", file.refusal().reason}});
}

void RecoveryJournal::remove()
{
    m_timer.stop();
    QFile::remove(m_journal);
    m_lock.unlock();
    setFailure(std::nullopt);
}

} // namespace signalbox
