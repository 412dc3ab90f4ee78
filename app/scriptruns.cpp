// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/scriptruns.h"

#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/messages/message.h"
#include "engine/sentences/verdicts.h"
#include "engine/syntax/source.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

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
    case Ending::Stopped:
        return Words::tr("{name}: stopped at {time}, {events}");
    }
    Q_UNREACHABLE();
}

} // namespace

console::Input inputOf(const QString &name)
{
    if (name == u"-")
        return console::readInput(kLargestFile + 1);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, file.errorString()};
    const QByteArray bytes = readBounded(file);
    return {bytes, file.error() == QFile::NoError ? QString() : file.errorString()};
}

bool asksForScript(const Invocation &invocation, const console::Input &content)
{
    const bool isPiped = invocation.file == u"-";
    return invocation.python || invocation.file.endsWith(u".py")
        || (isPiped && content.error.isEmpty() && isMeantAsPython(content.bytes));
}

FollowedFiles filesBeside(const Invocation &invocation, const QByteArray &bytes)
{
    const QFileInfo file(invocation.file);
    const QString folder = invocation.file == u"-" ? u"."_s : QFileInfo(file.canonicalFilePath()).path();
    return followImports(syntax::Source::lettersOf(bytes), readerOf(folder));
}

QString nameOfBeside(const Invocation &invocation, const QString &file)
{
    if (file.isEmpty())
        return scriptName(invocation.file);
    const QString folder = invocation.file.section(u'/', 0, -2);
    return invocation.file.contains(u'/') ? folder + u'/' + file : file;
}

QList<ScriptFault> faultsOf(const Invocation &invocation, const QByteArray &bytes,
                            const FollowedFiles &beside)
{
    const PythonVersion version = invocation.python.value_or(PythonVersion::Python311);
    QList<ScriptFault> faults = faultsOf(bytes, version, beside.files);
    for (const ImportRefusal &refusal : beside.refusals)
        faults.append({refusal.line, refusal.reason, refusal.file});
    return faults;
}

std::optional<Program> readScript(const Invocation &invocation, const console::Input &content)
{
    if (console::isInterrupted())
        return std::nullopt;
    if (!content.error.isEmpty() || content.bytes.size() > kLargestFile) {
        const QString name = scriptName(invocation.file);
        console::complainOf(content.error.isEmpty()
                                ? fill(Words::tr("\"{file}\" is too large for a program"), {{u"file", name}})
                                : fill(Words::tr("\"{file}\" cannot be read: {reason}"),
                                       {{u"file", name}, {u"reason", content.error}}));
        return std::nullopt;
    }
    const FollowedFiles beside = filesBeside(invocation, content.bytes);
    const QList<ScriptFault> faults = faultsOf(invocation, content.bytes, beside);
    for (const ScriptFault &fault : faults)
        console::complain(nameOfBeside(invocation, fault.file) + u':'
                          + QString::number(std::max(fault.line, 1)) + u": "_s + fault.reason + u'\n');
    if (!faults.isEmpty())
        return std::nullopt;
    Program program = programOfScript(syntax::Source::lettersOf(content.bytes),
                                      invocation.python.value_or(PythonVersion::Python311), beside.files);
    program.scriptFile =
        invocation.file == u"-" ? u"<stdin>"_s : QFileInfo(invocation.file).absoluteFilePath();
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
        if (verdict.kind == Verdict::Kind::Deadlock || verdict.kind == Verdict::Kind::BusyLoop
            || verdict.kind == Verdict::Kind::OutOfMemory)
            text += u"! "_s + verdict.sentence + u'\n';
    }
    console::complain(text);
    return run.ending() == Ending::Horizon && isCutByWish ? 0 : exit.code;
}

} // namespace signalbox
