// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/outputfile.h"

#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#include <unistd.h>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(File)
};

} // namespace

std::optional<Refusal> refusalToWrite(const QString &path)
{
    const QFileInfo target(path);
    const QFileInfo folder(target.absolutePath());
    const QString anotherName = Words::tr("Choose another file name.");
    if (path.isEmpty())
        return Refusal{Words::tr("The file name is empty."), Words::tr("Give a file name.")};
    if (target.isDir())
        return Refusal{Words::tr("It is a folder."), anotherName};
    if (isStream(path))
        return Refusal{Words::tr("It is not an ordinary file."), anotherName};
    if (target.exists() && !target.isWritable())
        return Refusal{Words::tr("The file is write-protected."), anotherName};
    if (!folder.exists())
        return Refusal{fill(Words::tr("There is no folder {folder}."),
                            {{u"folder", QDir::toNativeSeparators(folder.filePath())}}),
                       Words::tr("Create it or choose another folder.")};
    if (!folder.isDir())
        return Refusal{fill(Words::tr("{folder} is not a folder."),
                            {{u"folder", QDir::toNativeSeparators(folder.filePath())}}),
                       Words::tr("Choose another folder.")};
    return std::nullopt;
}

bool isStream(const QString &path)
{
    const QFileInfo target(path);
    return target.exists() && !target.isFile() && !target.isDir();
}

OutputFile::OutputFile(const QString &path)
    : m_path(path)
{
}

OutputFile::~OutputFile() = default;

bool OutputFile::open()
{
    if (const std::optional<Refusal> refusal = refusalToWrite(m_path))
        return fail(*refusal);
    // Without a buffer of its own, because a short write from that loses the system's reason.
    m_file = std::make_unique<QSaveFile>(m_path);
    return m_file->open(QIODevice::WriteOnly | QIODevice::Unbuffered) || failFor(m_file->errorString());
}

/// Goes on after a short write, because only the write after it says what is wrong.
bool OutputFile::write(const char *bytes, qint64 size)
{
    for (qint64 done = 0; done < size && !hasFailed();) {
        const qint64 written = m_file->write(bytes + done, size - done);
        if (written <= 0)
            return failFor(m_file->errorString());
        done += written;
    }
    return !hasFailed();
}

/// The bytes are on the disk before the old file goes: QSaveFile would not look whether they came there. Some
/// file systems cannot be asked to.
bool OutputFile::commit()
{
    if (!hasFailed() && ::fsync(m_file->handle()) != 0 && errno != EINVAL && errno != ENOTSUP)
        failFor(qt_error_string(errno));
    return !hasFailed() && (m_file->commit() || failFor(m_file->errorString()));
}

bool OutputFile::failFor(const QString &reason)
{
    return fail({fill(Words::tr("{reason}."), {{u"reason", reason}}),
                 Words::tr("Choose another folder or free some space.")});
}

bool OutputFile::fail(const Refusal &refusal)
{
    if (!m_refusal)
        m_refusal = refusal;
    return false;
}

QString OutputFile::error() const
{
    if (!m_refusal)
        return {};
    return fill(Words::tr("Cannot write {file}: {reason} {remedy}"),
                {{u"file", QDir::toNativeSeparators(m_path)},
                 {u"reason", m_refusal->reason},
                 {u"remedy", m_refusal->remedy}});
}

} // namespace signalbox
