// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/scriptruns.h"

#include "app/console.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/messages/message.h"
#include "engine/sentences/verdicts.h"

#include <QCoreApplication>
#include <QFile>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScriptRuns)
};

QString scriptName(const QString &file)
{
    return file == u"-" ? Words::tr("standard input") : file;
}

/// At most one byte more than may be read.
console::Input readScript(const QString &name)
{
    if (name == u"-")
        return console::readInput(kLargestFile + 1);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, file.errorString()};
    QByteArray bytes = file.read(kLargestFile + 1);
    return {bytes, file.error() == QFile::NoError ? QString() : file.errorString()};
}

/// How and when a program ended, with places for its name and what happened.
QString endingWords(const Run &run, const ScriptExit &exit)
{
    switch (run.ending()) {
    case Ending::Finished:
        if (exit.isAsked && exit.code != 0)
            return Words::tr("{name}: left with code {code} at {time}, {events}");
        return exit.code == 0 ? Words::tr("{name}: finished at {time}, {events}")
                              : Words::tr("{name}: ended by an exception at {time}, {events}");
    case Ending::Deadlock:
        return Words::tr("{name}: deadlock at {time}, {events}");
    case Ending::BusyLoop:
        return Words::tr("{name}: busy loop at {time}, {events}");
    case Ending::Horizon:
        return Words::tr("{name}: still going at {time}, {events}");
    case Ending::TooLong:
        return Words::tr("{name}: cut at {time}, too long, {events}");
    }
    Q_UNREACHABLE();
}

} // namespace

bool asksForScript(const Invocation &invocation)
{
    return invocation.python || invocation.file.endsWith(u".py");
}

std::optional<Program> readScript(const Invocation &invocation)
{
    const console::Input input = readScript(invocation.file);
    if (console::isInterrupted())
        return std::nullopt;
    if (!input.error.isEmpty() || input.bytes.size() > kLargestFile) {
        console::complainOf(input.error.isEmpty()
                                ? fill(Words::tr("\"{file}\" is too large for a program"),
                                       {{u"file", scriptName(invocation.file)}})
                                : fill(Words::tr("\"{file}\" cannot be read: {reason}"),
                                       {{u"file", scriptName(invocation.file)}, {u"reason", input.error}}));
        return std::nullopt;
    }
    const PythonVersion version = invocation.python.value_or(PythonVersion::Python311);
    const QList<ScriptFault> faults = faultsOf(input.bytes, version);
    for (const ScriptFault &fault : faults)
        console::complain(scriptName(invocation.file) + u':' + QString::number(std::max(fault.line, 1))
                          + u": "_s + fault.reason + u'\n');
    if (!faults.isEmpty())
        return std::nullopt;
    Program program = programOfScript(QString::fromUtf8(input.bytes), version);
    program.seed = invocation.seed.value_or(program.seed);
    program.horizon = invocation.until >= 0 ? invocation.until : kLongestStep;
    return program;
}

bool writePrinted(const Run &run, bool toOutput)
{
    bool isWhole = true;
    bool isError = false;
    QByteArray pending;
    const auto flush = [&] {
        isWhole = isWhole && (isError ? console::writeError(pending) : console::write(pending));
        pending.clear();
    };
    constexpr qsizetype atOnce = 1 << 16;
    for (const Output &output : run.output) {
        if (output.isError != isError || pending.size() > atOnce)
            flush();
        isError = output.isError;
        if (isError || toOutput)
            pending += output.text.toUtf8();
    }
    flush();
    return isWhole;
}

int tellEnding(const Replay &replay, const QString &name, bool isCutByWish)
{
    const Run &run = replay.run();
    const ScriptExit exit = exitOf(run);
    const QString events =
        plural("ScriptRuns", QT_TRANSLATE_N_NOOP("ScriptRuns", "%n events"), "%n event", replay.factCount());
    QString text = fill(endingWords(run, exit),
                        {{u"name", name},
                         {u"time", formatTime(replay.endTime())},
                         {u"events", events},
                         {u"code", QString::number(exit.code)}})
        + u'\n';
    if (!exit.words.isEmpty())
        text += exit.words + u'\n';
    for (const Verdict &verdict : verdicts(replay)) {
        if (verdict.kind == Verdict::Kind::Deadlock || verdict.kind == Verdict::Kind::BusyLoop)
            text += u"! "_s + verdict.sentence + u'\n';
    }
    console::complain(text);
    return run.ending() == Ending::Horizon && isCutByWish ? 0 : exit.code;
}

} // namespace signalbox
