// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/watchedfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace signalbox {

namespace {

/// Programs that save remove the old file and put a new one in its place: not to be seen halfway.
constexpr int kPause = 150; // milliseconds

QByteArray digestOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

/// When the file was last written; invalid where there is none.
QDateTime timeOf(const QString &path)
{
    return QFileInfo(path).lastModified();
}

} // namespace

WatchedFile::WatchedFile(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    m_pause.callOnTimeout(this, &WatchedFile::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_pause, qOverload<>(&QTimer::start));
    // Many files come and go in a folder; ours is read again only when it looks different.
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (timeOf(m_path) != m_time)
            m_pause.start();
    });
}

void WatchedFile::follow(const QString &path, const std::optional<QByteArray> &content)
{
    m_path = path;
    m_known = content ? std::optional(digestOf(*content)) : std::nullopt;
    m_pause.stop();
    watch();
    m_seen = see();
    Q_EMIT stateChanged(compare());
}

/// The folder as well: only it tells that a file has come back. Saving replaces the file, and the watcher
/// loses sight of it.
void WatchedFile::watch()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    QStringList wanted;
    if (!m_path.isEmpty())
        wanted = {m_path, QFileInfo(m_path).absolutePath()};
    for (const QString &each : watched)
        if (!wanted.contains(each))
            m_watcher.removePath(each);
    for (const QString &each : wanted)
        if (!watched.contains(each) && QFileInfo::exists(each))
            m_watcher.addPath(each);
}

/// The digest of what the file holds; nothing where there is none. One that cannot be read is like no other.
std::optional<QByteArray> WatchedFile::see()
{
    m_time = timeOf(m_path); // before reading: what is written meanwhile is seen the next time
    m_error.clear();
    if (m_path.isEmpty() || !QFileInfo::exists(m_path))
        return std::nullopt;
    QFile file(m_path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (QFileInfo(m_path).isFile() && file.open(QIODevice::ReadOnly) && hash.addData(&file))
        return hash.result();
    m_error = file.errorString();
    return QByteArrayLiteral("unreadable");
}

WatchedFile::State WatchedFile::compare() const
{
    if (m_path.isEmpty())
        return State::Ours;
    if (!m_seen)
        return State::Removed;
    return m_seen == m_known ? State::Ours : State::Changed;
}

WatchedFile::State WatchedFile::look()
{
    watch();
    const std::optional<QByteArray> before = std::exchange(m_seen, see());
    const State state = compare();
    if (m_seen != before)
        Q_EMIT stateChanged(state);
    return state;
}

} // namespace signalbox
