// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QSaveFile;

namespace signalbox {

/// Why nothing can be written to a place, and what to do about it, each a sentence.
struct Refusal {
    QString reason;
    QString remedy;
};

/// What may be written to besides regular files.
enum class Streams {
    Refused, ///< pictures, which are whole files
    Accepted, ///< devices, pipes: the bytes go into them
};

/// What opening \a path for writing would do wrong or say badly; nothing where there is no objection.
std::optional<Refusal> refusalToWrite(const QString &path, Streams streams);

/// True where \a path leads to something that is neither a regular file nor a folder.
bool isStream(const QString &path);

/// A place for a result. A regular file appears, or is replaced, as a whole or not at all, when commit() is
/// called; whatever else there is at the path is never replaced: bytes go into it where streams are accepted.
///
///     OutputFile file(path, Streams::Accepted);
///     if (!file.open() || !file.write(bytes) || !file.commit())
///         complain(file.error());
class OutputFile {
public:
    /// A signal that comes while a stream takes no more lets \a isStopped decide whether to give up.
    OutputFile(const QString &path, Streams streams, std::function<bool()> isStopped = {});
    ~OutputFile(); ///< without a commit() an existing file stays as it was
    Q_DISABLE_COPY_MOVE(OutputFile)

    bool open();
    /// All the bytes, or false.
    bool write(const char *bytes, qint64 size);
    bool write(const QByteArray &bytes) { return write(bytes.constData(), bytes.size()); }
    bool commit();

    bool hasFailed() const { return m_refusal.has_value(); }
    /// The first thing that went wrong, as it was then.
    Refusal refusal() const { return m_refusal.value_or(Refusal()); }
    /// "Cannot write lunch.gif: No space left on device. Choose another folder or free some space."
    QString error() const;

private:
    bool fail(const Refusal &refusal);
    bool failFor(const QString &reason);
    bool writeToStream(const char *bytes, qint64 size);

    const QString m_path;
    const Streams m_streams;
    const std::function<bool()> m_isStopped;
    std::unique_ptr<QSaveFile> m_file;
    int m_stream = -1; ///< file descriptor
    std::optional<Refusal> m_refusal;
};

} // namespace signalbox
