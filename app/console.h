// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// The terminal side of the commands.
namespace signalbox::console {

/// \a text without the control characters that a terminal would obey; lines stay lines.
QString printable(QString text);

/// Bytes, or printable UTF-8, to standard output, all of it. False after saying why, or silently when the
/// reader has gone or an interruption came.
bool write(const QByteArray &bytes);
bool print(const QString &text);
/// Printable text to standard error.
void complain(const QString &text);

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

/// "exporting… 42 %" on one line that is rewritten and, at the end, removed; only where standard error is a
/// terminal.
class ProgressLine {
public:
    explicit ProgressLine(const QString &activity);
    ~ProgressLine();
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void show(double fraction);

private:
    const QString m_activity;
    const bool m_visible;
    int m_percent = -1;
};

/// Why \a path must not be written to, or nothing: it is what \a input names ("-" is standard input), or a
/// file is there and \a force does not say to overwrite it.
std::optional<QString> refusalToOverwrite(const QString &path, const QString &input, bool force);

} // namespace signalbox::console
