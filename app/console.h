// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/outputfile.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

/// The terminal side of the commands.
namespace signalbox::console {

/// \a text without the control characters that a terminal would obey; lines stay lines.
QString printable(QString text);

/// Bytes, or printable UTF-8, to standard output, all of it. False after saying why, or silently when the
/// reader has gone or an interruption came.
bool write(const QByteArray &bytes);
bool print(const QString &text);
/// Bytes to standard error, as they are. False when they could not be written.
bool writeError(const QByteArray &bytes);
/// Printable text to standard error.
void complain(const QString &text);
/// The same of one sentence, after the program's name.
void complainOf(const QString &sentence);

struct Input {
    QByteArray bytes;
    QString error; ///< the system's reason why not everything could be read, or empty
};
/// What standard input gives until its end, \a most bytes or an interruption.
Input readInput(qint64 most);

/// From now on Ctrl+C, a closed terminal and a request to end only set a mark, so that work can tidy up;
/// reading and writing end with what they have.
void catchInterrupts();
bool isInterrupted();
int interruptCode(); ///< what to exit with then: 130 after Ctrl+C

/// Where a result goes that may be written bit by bit: a file, as a whole or not at all; a device or a pipe,
/// into which it is written; standard output for "-". Says itself why something fails, unless an interruption
/// came or the reader has gone.
class Sink {
public:
    explicit Sink(const QString &path);
    ~Sink();
    Q_DISABLE_COPY_MOVE(Sink)

    bool open();
    bool write(const QByteArray &bytes);
    bool commit();
    bool isFile() const { return m_file != nullptr; }

private:
    bool accept(int error) const;

    const QString m_path;
    std::unique_ptr<OutputFile> m_file;
    int m_stream = -1; ///< descriptor, where it is ours to close
};

/// "painting 90 frames… 42 %" on one line that is rewritten and, at the end, removed; only where standard
/// error is a terminal.
class ProgressLine {
public:
    /// In \a words stands {percent}.
    explicit ProgressLine(const QString &words);
    ~ProgressLine();
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void show(double fraction);

private:
    const QString m_words;
    const bool m_visible;
    int m_percent = -1;
};

/// Why \a path must not be written to, or nothing: it is what \a input names ("-" is standard input), or a
/// file is there and \a force does not say to overwrite it.
std::optional<QString> refusalToOverwrite(const QString &path, const QString &input, bool force);

} // namespace signalbox::console
