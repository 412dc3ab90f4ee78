// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <optional>

namespace signalbox {

/// The file of the document, and whether the disk still holds what we read from it or wrote into it. Another
/// program, or another window of ours, may have replaced or removed it since.
///
///     file.follow(path, bytes);                      // after reading or writing
///     if (file.look() != WatchedFile::State::Ours)   // before writing
class WatchedFile : public QObject {
    Q_OBJECT
public:
    enum class State : quint8 {
        Ours, ///< what we know; also where there is no file to follow
        Changed, ///< something else, or nothing that we may read
        Removed,
    };
    Q_ENUM(State)

    explicit WatchedFile(QObject *parent = nullptr);

    /// From now on \a path is the file, and \a content is what we know it to hold; nothing where we know that
    /// it holds something else. An empty path follows no file.
    void follow(const QString &path, const std::optional<QByteArray> &content);
    QString path() const { return m_path; }
    /// What the disk holds at this moment.
    State look();
    /// Why what is there could not be read at the last look, in the system's words; empty where it could.
    QString error() const { return m_error; }

Q_SIGNALS:
    /// The state is another one, or what the file holds changed once more.
    void stateChanged(signalbox::WatchedFile::State state);

private:
    void watch();
    std::optional<QByteArray> see();
    State compare() const;

    QString m_path;
    std::optional<QByteArray> m_known; ///< digest
    std::optional<QByteArray> m_seen; ///< digest at the last look
    QDateTime m_time; ///< of the file, then
    QString m_error;
    QFileSystemWatcher m_watcher;
    QTimer m_pause;
};

} // namespace signalbox
