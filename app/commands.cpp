// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"

#include "app/console.h"
#include "engine/document/layoutfile.h"
#include "engine/replay/explain.h"
#include "engine/simulation/simulation.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Turns between two looks at whether Ctrl+C was pressed.
constexpr qint64 kSlice = 50'000;

QString nameOf(const QString &file)
{
    return file == u"-" ? u"standard input"_s : file;
}

QString problemText(const Problem &problem)
{
    const QString kind = problem.severity == Problem::Severity::Error ? u"error"_s : u"warning"_s;
    const QString place = problem.place.isEmpty() ? QString() : u" at "_s + problem.place;
    return kind + place + u": "_s + problem.reason + u"\n    "_s + problem.remedy + u'\n';
}

bool isError(const Problem &problem)
{
    return problem.severity == Problem::Severity::Error;
}

LoadResult read(const QString &file)
{
    return file == u"-" ? decodeLayout(console::readInput()) : loadLayout(file);
}

/// The layout, or nothing after saying why.
std::optional<Layout> readOrComplain(const Invocation &invocation)
{
    LoadResult result = read(invocation.file);
    for (const Problem &problem : std::as_const(result.problems))
        console::complain(u"signalbox: "_s + nameOf(invocation.file) + u": "_s + problemText(problem));
    if (result.layout && invocation.seed)
        result.layout->settings.seed = *invocation.seed;
    return result.layout;
}

/// The run, or nothing when Ctrl+C came first.
std::shared_ptr<const Run> simulateUnlessInterrupted(const Program &program)
{
    Simulation simulation(program);
    while (!simulation.advance(kSlice))
        if (console::isInterrupted())
            return nullptr;
    return std::make_shared<const Run>(simulation.takeRun());
}

int fail(const QString &what)
{
    console::complain(u"signalbox: "_s + what + u'\n');
    return 1;
}

QString endingWords(const Run &run)
{
    switch (run.ending()) {
    case Ending::Finished:
        return u"finished"_s;
    case Ending::Deadlock:
        return u"deadlock"_s;
    case Ending::BusyLoop:
        return u"busy loop"_s;
    case Ending::Horizon:
        return u"still going"_s;
    case Ending::TooLong:
        return u"cut, too many events"_s;
    }
    Q_UNREACHABLE();
}

QString summary(const Layout &layout, const Replay &replay)
{
    const Run &run = replay.run();
    const World world = replay.atFact(replay.factCount());
    QString text = u"%1: %2 at %3, %4 events, seed %5\n"_s
                       .arg(layout.title.isEmpty() ? u"untitled"_s : layout.title, endingWords(run),
                            formatTime(run.trace.endTime()))
                       .arg(replay.factCount())
                       .arg(layout.settings.seed);
    for (const Verdict &verdict : verdicts(replay))
        text += u"! "_s + verdict.title + u": "_s + verdict.sentence + u'\n';
    qsizetype width = 4;
    for (const QString &name : run.taskNames)
        width = std::clamp(name.size(), width, qsizetype(30));
    for (const TaskView &task : world.tasks)
        text += u"  "_s + run.taskName(task.id).leftJustified(width) + u"  since "_s
            + formatTime(task.since).rightJustified(9) + u"  "_s + shortState(run, world, task) + u'\n';
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
               QJsonObject{{u"file"_s, nameOf(invocation.file)}, {u"valid"_s, valid}, {u"problems"_s, list}})
        .toJson();
}

int exportStill(const Invocation &invocation, const Film &film)
{
    const Micros at = invocation.at < 0 ? film.timeOf(film.frameCount() - 1) : invocation.at;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    film.still(at).save(&buffer, "PNG");
    if (invocation.output == u"-")
        return console::write(bytes) ? 0 : 1;
    if (const auto error = console::writeFile(invocation.output, bytes, invocation.force))
        return fail(*error);
    return 0;
}

int exportAnimation(const Invocation &invocation, const Film &film)
{
    // Standard output cannot be taken back, so what goes there is whole first.
    QTemporaryDir folder;
    const bool toOutput = invocation.output == u"-";
    const QString path = toOutput ? folder.filePath(u"animation.gif"_s) : invocation.output;
    EncodingResult result{GifEncoder::State::Cancelled, {}};
    {
        console::ProgressLine line(u"painting %1 frames"_s.arg(film.frameCount()));
        const auto goOn = [&line](double fraction) {
            line.show(fraction);
            return !console::isInterrupted();
        };
        result = encodeGif(
            film.animation(), [&film](int frame) { return film.frame(frame); }, path, goOn);
    }
    if (result.state == GifEncoder::State::Cancelled)
        return console::kInterrupted;
    if (result.state == GifEncoder::State::Failed)
        return fail(result.error);
    if (!toOutput)
        return 0;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && console::write(file.readAll()) ? 0 : 1;
}

} // namespace

int runCommand(const Invocation &invocation)
{
    const bool toFile = !invocation.output.isEmpty() && invocation.output != u"-";
    if (toFile)
        if (const auto refusal = console::refusalToOverwrite(invocation.output, invocation.force))
            return fail(*refusal);
    std::optional<Layout> layout = readOrComplain(invocation);
    if (!layout)
        return 1;
    if (invocation.until >= 0)
        layout->settings.horizon = invocation.until;
    const std::shared_ptr<const Run> run = simulateUnlessInterrupted(expand(*layout));
    if (!run)
        return console::kInterrupted;
    if (invocation.output.isEmpty())
        return console::print(summary(*layout, Replay(run))) ? 0 : 1;
    if (!toFile)
        return console::write(toJsonLines(*run)) ? 0 : 1;
    if (const auto error = console::writeFile(invocation.output, toJsonLines(*run), invocation.force))
        return fail(*error);
    return 0;
}

int exportCommand(const Invocation &invocation)
{
    if (invocation.output != u"-")
        if (const auto refusal = console::refusalToOverwrite(invocation.output, invocation.force))
            return fail(*refusal);
    const std::optional<Layout> layout = readOrComplain(invocation);
    if (!layout)
        return 1;
    const std::shared_ptr<const Run> run = simulateUnlessInterrupted(expand(*layout));
    if (!run)
        return console::kInterrupted;
    const Film film(*layout, Replay(run), invocation.film);
    return invocation.still ? exportStill(invocation, film) : exportAnimation(invocation, film);
}

int validateCommand(const Invocation &invocation)
{
    LoadResult result = read(invocation.file);
    if (result.layout)
        result.problems.append(check(*result.layout));
    const auto errors = std::count_if(result.problems.cbegin(), result.problems.cend(), isError);
    if (invocation.json) {
        console::write(problemsJson(invocation, result));
    } else {
        QString text;
        for (const Problem &problem : std::as_const(result.problems))
            text += problemText(problem);
        const auto warnings = result.problems.size() - errors;
        console::print(
            text + u"%1: %2 errors, %3 warnings\n"_s.arg(nameOf(invocation.file)).arg(errors).arg(warnings));
    }
    return errors > 0 ? 1 : 0;
}

} // namespace signalbox
