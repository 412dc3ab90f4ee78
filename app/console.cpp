// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <csignal>
#include <cstdio>

#include <unistd.h>

namespace signalbox::console {

using namespace Qt::StringLiterals;

namespace {

volatile std::sig_atomic_t interrupted = 0;

void noteInterrupt(int)
{
    interrupted = 1;
}

} // namespace

bool write(const QByteArray &bytes)
{
    const std::size_t size = std::size_t(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
}

bool print(const QString &text)
{
    return write(text.toUtf8());
}

void complain(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

QByteArray readInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return input.readAll();
}

void catchInterrupts()
{
    std::signal(SIGINT, noteInterrupt);
    std::signal(SIGTERM, noteInterrupt);
    // A reader that went away (| head) is an error of write(), not a reason to die.
    std::signal(SIGPIPE, SIG_IGN);
}

bool isInterrupted()
{
    return interrupted != 0;
}

ProgressLine::ProgressLine(const QString &activity)
    : m_activity(activity)
    , m_visible(isatty(STDERR_FILENO) == 1)
{
}

ProgressLine::~ProgressLine()
{
    if (m_visible)
        complain(u"\r\x1b[K"_s);
}

void ProgressLine::show(double fraction)
{
    const int percent = int(fraction * 100);
    if (!m_visible || percent == m_percent)
        return;
    m_percent = percent;
    complain(u"\r\x1b[K%1… %2 %"_s.arg(m_activity).arg(percent));
}

std::optional<QString> refusalToOverwrite(const QString &path, bool force)
{
    if (force || !QFileInfo::exists(path))
        return std::nullopt;
    return u"\"%1\" exists already; --force overwrites it"_s.arg(path);
}

std::optional<QString> writeFile(const QString &path, const QByteArray &bytes, bool force)
{
    if (const std::optional<QString> refusal = refusalToOverwrite(path, force))
        return refusal;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return std::nullopt;
    return u"\"%1\" cannot be written: %2. Choose another place with -o or --trace"_s.arg(path,
                                                                                          file.errorString());
}

} // namespace signalbox::console
