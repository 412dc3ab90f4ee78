// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"

#include "app/commandinfo.h"
#include "app/commandinput.h"
#include "app/console.h"
#include "app/figurestable.h"
#include "app/pageoptions.h"
#include "app/scriptruns.h"
#include "engine/checks/problems.h"
#include "engine/figures/figuresjson.h"
#include "engine/file/layoutencoder.h"
#include "engine/file/layoutfile.h"
#include "engine/importer/followed.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/messages/message.h"
#include "engine/python/python.h"
#include "engine/sentences/cardwords.h"
#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "engine/syntax/source.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

/// Turns between two looks at whether Ctrl+C was pressed.
constexpr qint64 kSlice = 50'000;

/// The run, or nothing when Ctrl+C came first.
std::shared_ptr<const Run> simulateUnlessInterrupted(const Program &program)
{
    Simulation simulation(program);
    while (!simulation.advance(kSlice))
        if (console::isInterrupted())
            return nullptr;
    return std::make_shared<const Run>(simulation.takeRun());
}

/// How and when a run ended, with places for its title, what happened and the seed.
QString endingWords(Ending ending)
{
    switch (ending) {
    case Ending::Finished:
        return Words::tr("{title}: finished at {time}, {events}, seed {seed}");
    case Ending::Deadlock:
        return Words::tr("{title}: deadlock at {time}, {events}, seed {seed}");
    case Ending::BusyLoop:
        return Words::tr("{title}: busy loop at {time}, {events}, seed {seed}");
    case Ending::Horizon:
        return Words::tr("{title}: still going at {time}, {events}, seed {seed}");
    case Ending::TooLong:
        return Words::tr("{title}: cut at {time}, too long, {events}, seed {seed}");
    case Ending::Stopped:
        return Words::tr("{title}: stopped at {time}, {events}, seed {seed}");
    }
    Q_UNREACHABLE();
}

QString titleOf(const Layout &layout)
{
    return layout.title.isEmpty() ? Words::tr("untitled") : layout.title.simplified();
}

QString headline(const Layout &layout, const Replay &replay)
{
    const QString events =
        plural("Commands", QT_TRANSLATE_N_NOOP("Commands", "%n events"), "%n event", replay.factCount());
    return fill(endingWords(replay.run().ending()),
                {{u"title", titleOf(layout)},
                 {u"time", formatTime(replay.endTime())},
                 {u"events", events},
                 {u"seed", QString::number(layout.settings.seed)}});
}

QString summary(const Layout &layout, const Replay &replay)
{
    const Run &run = replay.run();
    const World world = replay.atFact(replay.factCount());
    QString text = headline(layout, replay) + u'\n';
    for (const Verdict &verdict : verdicts(replay))
        text +=
            u"! "_s
            + fill(
                Words::tr("{verdict}: {sentence} {remedy}"),
                {{u"verdict", verdict.title}, {u"sentence", verdict.sentence}, {u"remedy", verdict.remedy}})
            + u'\n';
    qsizetype width = 4;
    for (const QString &name : run.taskNames)
        width = std::clamp(name.size(), width, qsizetype(30));
    for (const TaskView &task : world.tasks)
        text += fill(Words::tr("  {task}  since {time}  {state}"),
                     {{u"task", run.taskName(task.id).leftJustified(width)},
                      {u"time", formatTime(task.since).rightJustified(9)},
                      {u"state", shortState(run, world, task)}})
            + u'\n';
    return text;
}

QByteArray problemsJson(const Invocation &invocation, const LoadResult &result)
{
    QJsonArray list;
    for (const Problem &problem : result.problems) {
        QJsonObject object{{u"severity"_s, isError(problem) ? u"error"_s : u"warning"_s},
                           {u"place"_s, problem.place},
                           {u"reason"_s, problem.reason},
                           {u"remedy"_s, problem.remedy}};
        const Node *node = result.layout ? result.layout->find(problem.node) : nullptr;
        if (node)
            object.insert(u"node"_s, node->name);
        list.append(object);
    }
    const bool valid = std::none_of(result.problems.begin(), result.problems.end(), isError);
    return QJsonDocument(
               QJsonObject{{u"file"_s, invocation.file == u"-" ? u"standard input"_s : invocation.file},
                           {u"valid"_s, valid},
                           {u"problems"_s, list}})
        .toJson();
}

int refuse(const QString &what, const QString &command)
{
    console::complain(misuse(what, command).text);
    return 2;
}

int written(bool whole)
{
    return whole && !console::isInterrupted() ? 0 : failureCode();
}

int writeExport(const Invocation &invocation, const Film &film)
{
    // Standard output cannot be taken back, so what goes there is whole first.
    QTemporaryDir folder;
    const ExportFormat &format = *invocation.format;
    const bool toOutput = invocation.output == u"-";
    const QString path = toOutput ? folder.filePath(u"export."_s + format.suffix()) : invocation.output;
    const bool isPage = format.shows == ExportFormat::Shows::Play;
    const Micros end = film.timeOf(isPage ? 0 : film.frameCount() - 1); // a page begins where it begins
    const Micros at = invocation.at < 0 ? end : invocation.at;
    const std::unique_ptr<ExportJob> job = format.begin(film, at, path);
    {
        console::ProgressLine line(plural("Commands",
                                          QT_TRANSLATE_N_NOOP("Commands", "painting %n frames… {percent} %"),
                                          "painting %n frame… {percent} %", film.frameCount()));
        runToEnd(*job, [&line](double fraction) {
            line.show(fraction);
            return !console::isInterrupted();
        });
    }
    switch (job->state()) {
    case ExportJob::State::Written:
        if (const QString remark = job->remark(); !remark.isEmpty())
            console::complainOf(remark);
        break;
    case ExportJob::State::Failed:
        return fail(job->error());
    case ExportJob::State::Working:
    case ExportJob::State::Cancelled:
        return console::interruptCode();
    }
    if (!toOutput)
        return invocation.embed ? written(console::print(embeddingOf(invocation, film))) : 0;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(fill(Words::tr("\"{file}\" cannot be read again: {reason}"),
                         {{u"file", path}, {u"reason", file.errorString()}}));
    return written(console::write(file.readAll()));
}

QString outsideWords(const QString &option, Micros time, Micros end)
{
    return fill(Words::tr("{option} {time} lies outside of the run: the run ends at {end}"),
                {{u"option", option},
                 {u"time", QString::number(toSeconds(time), 'g', 15)},
                 {u"end", formatTime(end)}});
}

/// Why the run has nothing to show where the export looks, or nothing.
std::optional<QString> refusalOfSpan(const Invocation &invocation, Micros end)
{
    const std::pair<QString, Micros> moments[] = {
        {u"--at"_s, invocation.at}, {u"--from"_s, invocation.film.from}, {u"--to"_s, invocation.film.to}};
    for (const auto &[name, time] : moments)
        if (time > end)
            return outsideWords(name, time, end);
    return std::nullopt;
}

/// A slice at a time, so that Ctrl+C acts at once however long the trace is.
int writeTrace(const Invocation &invocation, const Run &run, const QString &title)
{
    console::Sink sink(invocation.output);
    if (!sink.open())
        return failureCode();
    const std::unique_ptr<TraceWriter> writer =
        traceWriter(invocation.traceFormat, run, title, [] { return !console::isInterrupted(); });
    {
        console::ProgressLine line(plural("Commands",
                                          QT_TRANSLATE_N_NOOP("Commands", "writing %n events… {percent} %"),
                                          "writing %n event… {percent} %", run.trace.size()));
        while (!writer->isAtEnd()) {
            if (!sink.write(writer->next()) || console::isInterrupted())
                return failureCode();
            if (sink.isFile())
                line.show(writer->progress());
        }
    }
    if (!sink.commit())
        return failureCode();
    if (const QString words = writer->leftOut(); !words.isEmpty())
        console::complainOf(words);
    return 0;
}

/// In place of what the program prints. \a headline says how the run ended; of a program that is said
/// already.
int writeFigures(const Invocation &invocation, const Run &run, const QString &headline)
{
    const Micros end = run.trace.endTime();
    const Micros to = invocation.figuresTo < 0 ? end : invocation.figuresTo;
    if (invocation.figuresFrom > end || to > end) {
        const Micros time = std::max(invocation.figuresFrom, to);
        return refuse(outsideWords(u"--span"_s, time, end), u"run"_s);
    }
    const RunFigures figures = figuresOf(run, invocation.figuresFrom, to);
    if (invocation.figures == Invocation::Figures::Json)
        return written(console::write(QJsonDocument(figuresToJson(run, figures)).toJson()));
    return written(console::print(headline + figuresTable(run, figures)));
}

/// A program in Python: it prints itself, and says what to exit with.
int runScript(const Invocation &invocation, const Program &program, const QString &name)
{
    const std::shared_ptr<const Run> run = simulateUnlessInterrupted(program);
    if (!run)
        return console::interruptCode();
    const bool saysFigures = invocation.figures != Invocation::Figures::None;
    if (!writePrinted(*run, invocation.output != u"-" && !saysFigures))
        return failureCode();
    int failed = invocation.output.isEmpty() ? 0 : writeTrace(invocation, *run, name);
    if (failed == 0 && saysFigures)
        failed = writeFigures(invocation, *run, {});
    const int code = tellEnding(Replay(run), name, invocation.until >= 0);
    return failed != 0 ? failed : code;
}

} // namespace

int runCommand(const Invocation &invocation)
{
    const bool toFile = !invocation.output.isEmpty() && invocation.output != u"-";
    if (toFile)
        if (const auto refusal =
                console::refusalToOverwrite(invocation.output, invocation.file, invocation.force))
            return fail(*refusal);
    const console::Input piped = pipedInto(invocation.file);
    if (asksForScript(invocation, piped)) {
        const bool isPiped = invocation.file == u"-";
        const std::optional<Program> program =
            readScript(invocation, isPiped ? piped : inputOf(invocation.file));
        return program ? runScript(invocation, *program, QFileInfo(inputName(invocation.file)).fileName())
                       : failureCode();
    }
    std::optional<Layout> layout = readOrComplain(invocation, piped);
    if (!layout)
        return failureCode();
    if (invocation.until >= 0)
        layout->settings.horizon = invocation.until;
    Program program = runnable(*layout);
    // A program that nobody has drawn goes on for as long as its file does, unless somebody set it otherwise.
    if (!program.script.isEmpty() && program.scriptSteps.empty() && program.horizon == Settings().horizon
        && invocation.until < 0)
        program.horizon = kLongestStep;
    if (!program.script.isEmpty())
        return runScript(invocation, program, titleOf(*layout));
    const std::shared_ptr<const Run> run = simulateUnlessInterrupted(program);
    if (!run)
        return console::interruptCode();
    const int traced = invocation.output.isEmpty() ? 0 : writeTrace(invocation, *run, titleOf(*layout));
    if (traced != 0)
        return traced;
    if (invocation.figures != Invocation::Figures::None)
        return writeFigures(invocation, *run, headline(*layout, Replay(run)) + u'\n');
    return invocation.output.isEmpty() ? written(console::print(summary(*layout, Replay(run)))) : 0;
}

int exportCommand(const Invocation &invocation)
{
    if (invocation.output != u"-")
        if (const auto refusal =
                console::refusalToOverwrite(invocation.output, invocation.file, invocation.force))
            return fail(*refusal);
    const std::optional<Layout> layout = layoutOrComplain(invocation);
    if (!layout)
        return failureCode();
    const std::shared_ptr<const Run> run = simulateUnlessInterrupted(runnable(*layout));
    if (!run)
        return console::interruptCode();
    if (const auto refusal = refusalOfSpan(invocation, run->trace.endTime()))
        return refuse(*refusal, u"export"_s);
    const Film film(*layout, Replay(run), invocation.film);
    if (const QString words = roundedRateWords(invocation); !words.isEmpty())
        console::complainOf(words);
    if (invocation.format->isAnimation())
        if (const auto refusal = film.tooMuch())
            return refuse(*refusal, u"export"_s);
    if (const auto refusal = refusalOfSliders(film))
        return refuse(*refusal, u"export"_s);
    return writeExport(invocation, film);
}

namespace {

struct FileToWrite {
    QString path;
    QByteArray bytes;
};

bool holds(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.size() == bytes.size() && file.readAll() == bytes;
}

/// The files that a program imports, into the folder of its own text, but for those that lie there already.
/// Nothing after saying why: then none is written.
std::optional<QList<FileToWrite>> filesToWrite(const Invocation &invocation, const QList<ProgramFile> &files)
{
    QList<FileToWrite> toWrite;
    if (invocation.output == u"-" && !files.isEmpty()) {
        QStringList names;
        for (const ProgramFile &file : files)
            names.append(file.path);
        console::complainOf(
            fill(Words::tr("{file}: the program imports files that standard output has no room for: {names}. "
                           "With -o they are written beside it."),
                 {{u"file", inputName(invocation.file)}, {u"names", names.join(u", "_s)}}));
        return toWrite;
    }
    const QFileInfo output(invocation.output);
    for (const ProgramFile &file : files) {
        const QString path = output.path() == u"." ? file.path : output.path() + u'/' + file.path;
        const std::optional<QByteArray> bytes = syntax::Source::bytesOf(file.text);
        if (!bytes) {
            fail(fill(
                Words::tr("{file}: the encoding that the program declares lacks a letter that stands in it."),
                {{u"file", path}}));
            return std::nullopt;
        }
        // A program that is imported by its own files lies there as one of them.
        if (holds(path, *bytes) || QFileInfo(path).absoluteFilePath() == output.absoluteFilePath())
            continue;
        if (const auto refusal = console::refusalToOverwrite(path, invocation.file, invocation.force)) {
            fail(*refusal);
            return std::nullopt;
        }
        toWrite.append({path, *bytes});
    }
    return toWrite;
}

bool writeFiles(const QList<FileToWrite> &files)
{
    return std::all_of(files.begin(), files.end(), [](const FileToWrite &file) {
        QDir().mkpath(QFileInfo(file.path).path());
        console::Sink sink(file.path);
        return sink.open() && sink.write(file.bytes) && sink.commit();
    });
}

} // namespace

int pythonCommand(const Invocation &invocation)
{
    if (invocation.output != u"-")
        if (const auto refusal =
                console::refusalToOverwrite(invocation.output, invocation.file, invocation.force))
            return fail(*refusal);
    const std::optional<Layout> layout = readOrComplain(invocation, pipedInto(invocation.file));
    if (!layout)
        return failureCode();
    // Written all the same: one may want to read it, and a shallower copy is soon made of it.
    complainOf(checkPython(*layout), invocation);
    const PythonSource source = toPython(expand(*layout), layout->title, layout->description);
    const std::optional<QByteArray> bytes = syntax::Source::bytesOf(source.text());
    if (!bytes)
        return fail(fill(
            Words::tr("{file}: the encoding that the program declares lacks a letter that stands in it."),
            {{u"file", inputName(invocation.file)}}));
    const std::optional<QList<FileToWrite>> files = filesToWrite(invocation, filesOf(expand(*layout)));
    if (!files)
        return failureCode();
    console::Sink sink(invocation.output);
    return written(sink.open() && sink.write(*bytes) && sink.commit() && writeFiles(*files));
}

namespace {

/// Why a program that is Python does not run here, where it is not a drawing that comes back.
void addWhatCannotRun(ImportedCode &imported, const QByteArray &bytes)
{
    if (!imported.layout || !imported.refusals.isEmpty())
        return;
    const QList<ProgramFile> files = filesOf(expand(*imported.layout));
    for (const ScriptFault &fault : faultsOf(bytes, imported.layout->settings.python, files))
        imported.refusals.append({fault.line, 1, fault.reason, fault.file});
}

} // namespace

int importCommand(const Invocation &invocation)
{
    const bool isPiped = invocation.file == u"-";
    if (invocation.output != u"-")
        if (const auto refusal =
                console::refusalToOverwrite(invocation.output, invocation.file, invocation.force))
            return fail(*refusal);
    const std::optional<QByteArray> bytes = programOrComplain(invocation.file);
    if (!bytes)
        return failureCode();
    const QFileInfo file(invocation.file);
    ImportedCode imported = importPythonFile(*bytes, isPiped ? QString() : file.completeBaseName(),
                                             invocation.partial ? Importing::Partial : Importing::Whole,
                                             isPiped ? u"."_s : QFileInfo(file.canonicalFilePath()).path());
    addWhatCannotRun(imported, *bytes);
    for (const ImportRefusal &refusal : std::as_const(imported.refusals))
        console::complain(u"%1:%2: %3\n"_s.arg(nameOfBeside(invocation, refusal.file))
                              .arg(std::max(refusal.line, 1))
                              .arg(refusal.reason));
    if (bytes->startsWith("\xef\xbb\xbf"))
        console::complainOf(fill(Words::tr("{file}: its byte order mark is left out, as Python does."),
                                 {{u"file", inputName(invocation.file)}}));
    if (!imported.layout || (!imported.refusals.isEmpty() && !invocation.partial))
        return 1;
    console::Sink sink(invocation.output);
    return written(sink.open() && sink.write(encodeLayout(*imported.layout)) && sink.commit());
}

namespace {

/// What is wrong with a program in Python, as problems of a document are told.
LoadResult readProgram(const Invocation &invocation, const console::Input &content)
{
    LoadResult result;
    const auto add = [&](const QString &place, const QString &reason, const QString &remedy) {
        result.problems.append({Problem::Severity::Error, place, NodeId::None, reason, remedy});
    };
    if (!content.error.isEmpty()) {
        add({}, fill(Words::tr("It cannot be read: {reason}."), {{u"reason", content.error}}),
            Words::tr("Give it a program in Python."));
        return result;
    }
    const FollowedFiles beside = filesBeside(invocation, content.bytes);
    for (const ScriptFault &fault : faultsOf(invocation, content.bytes, beside))
        add(nameOfBeside(invocation, fault.file) + u':' + QString::number(std::max(fault.line, 1)),
            fault.reason, Words::tr("Correct it there."));
    return result;
}

} // namespace

int validateCommand(const Invocation &invocation)
{
    const console::Input piped = pipedInto(invocation.file);
    LoadResult result = !asksForScript(invocation, piped) ? read(invocation.file, piped)
        : invocation.file == u"-"                         ? readProgram(invocation, piped)
                                                          : readProgram(invocation, inputOf(invocation.file));
    if (console::isInterrupted())
        return console::interruptCode();
    if (result.layout)
        result.problems.append(check(*result.layout));
    const auto errors = std::count_if(result.problems.cbegin(), result.problems.cend(), isError);
    bool told = false;
    if (invocation.json) {
        told = console::write(problemsJson(invocation, result));
    } else {
        QString text;
        for (const Problem &problem : std::as_const(result.problems))
            text += problemText(problem);
        const auto warnings = result.problems.size() - errors;
        const QString found = fill(
            Words::tr("{file}: {errors}, {warnings}"),
            {{u"file", inputName(invocation.file)},
             {u"errors",
              plural("Commands", QT_TRANSLATE_N_NOOP("Commands", "%n errors"), "%n error", errors)},
             {u"warnings",
              plural("Commands", QT_TRANSLATE_N_NOOP("Commands", "%n warnings"), "%n warning", warnings)}});
        told = console::print(text + found + u'\n');
    }
    return errors > 0 ? 1 : written(told);
}

} // namespace signalbox
