// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// The terminal side of the commands.
namespace signalbox::console {

/// UTF-8 to standard output, all of it; false when the reader has gone.
bool print(const QString &text);
bool write(const QByteArray &bytes);
/// To standard error.
void complain(const QString &text);
/// Everything that standard input gives.
QByteArray readInput();

/// From now on Ctrl+C and a request to end only set a mark, so that work can tidy up.
void catchInterrupts();
bool isInterrupted();
inline constexpr int kInterrupted = 130; ///< what a program exits with after Ctrl+C

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

/// Writes a file as a whole or not at all, and over another only when \a force says so. The error in words,
/// or nothing.
std::optional<QString> writeFile(const QString &path, const QByteArray &bytes, bool force);
/// Why \a path must not be written to without --force, or nothing.
std::optional<QString> refusalToOverwrite(const QString &path, bool force);

} // namespace signalbox::console
