// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

class QSaveFile;

namespace signalbox {

/// Why nothing can be written to a place, and what to do about it, each a sentence.
struct Refusal {
    QString reason;
    QString remedy;
};

/// What opening \a path for writing would do wrong or say badly; nothing where there is no objection.
std::optional<Refusal> refusalToWrite(const QString &path);

/// True where \a path leads to something that is neither a regular file nor a folder.
bool isStream(const QString &path);

/// A file for a result: it appears, or is replaced, as a whole or not at all, when commit() is called. What
/// is neither a file nor missing, such as a device, is never replaced.
///
///     OutputFile file(path);
///     if (!file.open() || !file.write(bytes) || !file.commit())
///         complain(file.error());
class OutputFile {
public:
    explicit OutputFile(const QString &path);
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

    const QString m_path;
    std::unique_ptr<QSaveFile> m_file;
    std::optional<Refusal> m_refusal;
};

} // namespace signalbox
