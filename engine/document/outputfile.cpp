// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/document/outputfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace signalbox {

using namespace Qt::StringLiterals;

std::optional<Refusal> refusalToWrite(const QString &path, Streams streams)
{
    const QFileInfo target(path);
    const QFileInfo folder(target.absolutePath());
    const QString anotherName = u"Choose another file name."_s;
    if (path.isEmpty())
        return Refusal{u"The file name is empty."_s, u"Give a file name."_s};
    if (target.isDir())
        return Refusal{u"It is a folder."_s, anotherName};
    if (isStream(path) && streams == Streams::Refused)
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

OutputFile::OutputFile(const QString &path, Streams streams, std::function<bool()> isStopped)
    : m_path(path)
    , m_streams(streams)
    , m_isStopped(std::move(isStopped))
{
}

OutputFile::~OutputFile()
{
    if (m_stream >= 0)
        ::close(m_stream);
}

bool OutputFile::open()
{
    if (const std::optional<Refusal> refusal = refusalToWrite(m_path, m_streams))
        return fail(*refusal);
    if (isStream(m_path)) {
        m_stream = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return m_stream >= 0 || failFor(qt_error_string(errno));
    }
    // Without a buffer of its own, because a short write from that loses the system's reason.
    m_file = std::make_unique<QSaveFile>(m_path);
    return m_file->open(QIODevice::WriteOnly | QIODevice::Unbuffered) || failFor(m_file->errorString());
}

/// Goes on after a short write, because only the write after it says what is wrong.
bool OutputFile::write(const char *bytes, qint64 size)
{
    if (hasFailed())
        return false;
    if (m_stream >= 0)
        return writeToStream(bytes, size);
    for (qint64 done = 0; done < size;) {
        const qint64 written = m_file->write(bytes + done, size - done);
        if (written <= 0)
            return failFor(m_file->errorString());
        done += written;
    }
    return true;
}

bool OutputFile::writeToStream(const char *bytes, qint64 size)
{
    for (qint64 done = 0; done < size;) {
        const ssize_t written = ::write(m_stream, bytes + done, std::size_t(size - done));
        if (written < 0 && errno != EINTR)
            return failFor(qt_error_string(errno));
        done += std::max<ssize_t>(0, written);
        if (done < size && m_isStopped && m_isStopped())
            return failFor(qt_error_string(EINTR));
    }
    return true;
}

bool OutputFile::commit()
{
    if (hasFailed())
        return false;
    if (m_file)
        return m_file->commit() || failFor(m_file->errorString());
    const int stream = std::exchange(m_stream, -1);
    return ::close(stream) == 0 || failFor(qt_error_string(errno));
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
