// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console.h"

#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::console {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Console)
};

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t caught = 0;

void noteSignal(int signal)
{
    caught = signal;
}

/// All the bytes to a descriptor, unless a signal ends a wait; the system's error, or 0.
int writeAll(int descriptor, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t written =
            ::write(descriptor, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (written < 0 && errno != EINTR)
            return errno;
        done += std::max<ssize_t>(0, written);
        if (done < bytes.size() && isInterrupted())
            return EINTR;
    }
    return 0;
}

/// Waits until reading would not. Signals are held back but for the wait itself, so that none can come
/// between looking for one and waiting. False after one.
bool waitForInput()
{
    sigset_t held;
    sigset_t before;
    sigemptyset(&held);
    for (const int signal : kSignals)
        sigaddset(&held, signal);
    sigprocmask(SIG_BLOCK, &held, &before);
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (!isInterrupted())
        ppoll(&input, 1, nullptr, &before);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    return !isInterrupted();
}

struct Identity {
    dev_t device;
    ino_t file;

    bool operator==(const Identity &) const = default;
};

/// Which regular file a path leads to or standard input comes from.
std::optional<Identity> identityOf(const QString &path)
{
    struct stat found = {};
    const int failed =
        path == u"-" ? ::fstat(STDIN_FILENO, &found) : ::stat(QFile::encodeName(path).constData(), &found);
    if (failed != 0 || !S_ISREG(found.st_mode))
        return std::nullopt;
    return Identity{found.st_dev, found.st_ino};
}

} // namespace

QString printable(QString text)
{
    const auto isObeyed = [](QChar c) {
        const ushort code = c.unicode();
        const bool turnsText = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        return (c.category() == QChar::Other_Control && c != u'\n') || turnsText;
    };
    std::replace_if(text.begin(), text.end(), isObeyed, QChar(QChar::ReplacementCharacter));
    return text;
}

bool write(const QByteArray &bytes)
{
    const int error = writeAll(STDOUT_FILENO, bytes);
    if (error != 0 && error != EPIPE && !isInterrupted())
        complainOf(fill(Words::tr("standard output cannot be written: {reason}"),
                        {{u"reason", qt_error_string(error)}}));
    return error == 0;
}

bool print(const QString &text)
{
    return write(printable(text).toUtf8());
}

bool writeError(const QByteArray &bytes)
{
    return writeAll(STDERR_FILENO, bytes) == 0;
}

void complain(const QString &text)
{
    writeAll(STDERR_FILENO, printable(text).toUtf8());
}

void complainOf(const QString &sentence)
{
    complain(u"signalbox: "_s + sentence + u'\n');
}

Input readInput(qint64 most)
{
    Input input;
    QByteArray block(1 << 16, Qt::Uninitialized);
    while (input.bytes.size() < most && waitForInput()) {
        const qint64 wanted = std::min<qint64>(block.size(), most - input.bytes.size());
        const ssize_t got = ::read(STDIN_FILENO, block.data(), std::size_t(wanted));
        if (got == 0)
            break;
        if (got > 0) {
            input.bytes.append(block.constData(), got);
        } else if (errno != EINTR && errno != EAGAIN) {
            input.error = qt_error_string(errno);
            break;
        }
    }
    return input;
}

void catchInterrupts()
{
    // Without SA_RESTART, so that a wait for the disk or a pipe ends.
    struct sigaction action = {};
    action.sa_handler = noteSignal;
    sigemptyset(&action.sa_mask);
    for (const int signal : kSignals) {
        struct sigaction before = {};
        sigaction(signal, nullptr, &before);
        // Under nohup a closed terminal is to be ignored.
        if (signal != SIGHUP || before.sa_handler != SIG_IGN)
            sigaction(signal, &action, nullptr);
    }
    // A reader that went away (| head) is an error of write(), not a reason to die.
    std::signal(SIGPIPE, SIG_IGN);
}

bool isInterrupted()
{
    return caught != 0;
}

int interruptCode()
{
    return 128 + caught;
}

Sink::Sink(const QString &path)
    : m_path(path)
{
}

Sink::~Sink()
{
    if (m_stream >= 0)
        ::close(m_stream);
}

bool Sink::open()
{
    if (m_path == u"-")
        return true;
    if (isStream(m_path)) {
        m_stream = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return accept(m_stream >= 0 ? 0 : errno);
    }
    m_file = std::make_unique<OutputFile>(m_path);
    m_file->open();
    return accept(0);
}

bool Sink::write(const QByteArray &bytes)
{
    if (m_path == u"-")
        return console::write(bytes);
    if (!m_file)
        return accept(writeAll(m_stream, bytes));
    m_file->write(bytes);
    return accept(0);
}

bool Sink::commit()
{
    if (m_file)
        m_file->commit();
    const int stream = std::exchange(m_stream, -1);
    return accept(stream >= 0 && ::close(stream) != 0 ? errno : 0);
}

/// Whether neither the system reported an \a error nor the file failed.
bool Sink::accept(int error) const
{
    const bool failed = error != 0 || (m_file && m_file->hasFailed());
    if (failed && error != EPIPE && !isInterrupted())
        complainOf(m_file ? m_file->error()
                          : fill(Words::tr("\"{file}\" cannot be written: {reason}"),
                                 {{u"file", m_path}, {u"reason", qt_error_string(error)}}));
    return !failed;
}

ProgressLine::ProgressLine(const QString &words)
    : m_words(words)
    , m_visible(isatty(STDERR_FILENO) == 1)
{
}

ProgressLine::~ProgressLine()
{
    if (m_visible)
        writeAll(STDERR_FILENO, "\r\x1b[K");
}

void ProgressLine::show(double fraction)
{
    const int percent = int(fraction * 100);
    if (!m_visible || percent == m_percent)
        return;
    m_percent = percent;
    writeAll(STDERR_FILENO, "\r\x1b[K" + fill(m_words, {{u"percent", QString::number(percent)}}).toUtf8());
}

std::optional<QString> refusalToOverwrite(const QString &path, const QString &input, bool force)
{
    const std::optional<Identity> there = identityOf(path);
    if (there && there == identityOf(input))
        return fill(Words::tr("\"{file}\" is the file that is read; choose another name for the result"),
                    {{u"file", path}});
    if (force || !QFileInfo::exists(path) || isStream(path))
        return std::nullopt;
    return fill(Words::tr("\"{file}\" exists already; --force overwrites it"), {{u"file", path}});
}

} // namespace signalbox::console
