// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/outputfile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#include <unistd.h>

namespace signalbox {

using namespace Qt::StringLiterals;

std::optional<Refusal> refusalToWrite(const QString &path)
{
    const QFileInfo target(path);
    const QFileInfo folder(target.absolutePath());
    const QString anotherName = u"Choose another file name."_s;
    if (path.isEmpty())
        return Refusal{u"The file name is empty."_s, u"Give a file name."_s};
    if (target.isDir())
        return Refusal{u"It is a folder."_s, anotherName};
    if (isStream(path))
        return Refusal{u"It is not an ordinary file."_s, anotherName};
    if (target.exists() && !target.isWritable())
        return Refusal{u"The file is write-protected."_s, anotherName};
    if (!folder.exists())
        return Refusal{u"There is no folder %1."_s.arg(QDir::toNativeSeparators(folder.filePath())),
                       u"Create it or choose another folder."_s};
    if (!folder.isDir())
        return Refusal{u"%1 is not a folder."_s.arg(QDir::toNativeSeparators(folder.filePath())),
                       u"Choose another folder."_s};
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
    return fail({reason + u'.', u"Choose another folder or free some space."_s});
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
    return u"Cannot write %1: %2 %3"_s.arg(QDir::toNativeSeparators(m_path), m_refusal->reason,
                                           m_refusal->remedy);
}

} // namespace signalbox
