// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandinfo.h"

#include "app/pageoptions.h"
#include "engine/file/layoutfile.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Command = Invocation::Command;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QCommandLineOption option(const QStringList &names, const QString &help, const QString &value = {})
{
    return QCommandLineOption(names, help, value);
}

QCommandLineOption forceOption()
{
    return option({u"force"_s}, Words::tr("overwrite the output file where it exists"));
}

QCommandLineOption seedOption()
{
    return option({u"seed"_s},
                  fill(Words::tr("draw random times from this seed, 0 to {most}, not the file's"),
                       {{u"most", QString::number(kHighestSeed)}}),
                  u"N"_s);
}

CommandInfo runInfo()
{
    return {
        Command::Run,
        u"run"_s,
        u"signalbox run FILE [--python VERSION] [--seed N] [--until T] [--trace OUT [--trace-format NAME]]\n"
        "                   [--figures [json]] [--span A:B]"_s,
        Words::tr("run a layout, or a program in Python, and say how it ended"),
        Words::tr(
            "Runs the program of FILE in virtual time and says how it ended and where each task stands "
            "then.\n"
            "With --trace it writes everything that happened instead, and the ending of OUT says as what:\n"
            ".pftrace or .perfetto-trace for ui.perfetto.dev, .json for chrome://tracing, .csv for\n"
            "spreadsheets, .mmd is a Mermaid sequence diagram, .gantt.mmd a Mermaid Gantt chart; .jsonl,\n"
            "any other ending and - are one JSON object a line. The same file and seed give the same bytes\n"
            "on every machine. Where versions of Python differ, the run follows the one that the layout's\n"
            "settings name (3.11, 3.12 or 3.13; 3.11 where they name none). FILE may be a program in\n"
            "Python, *.py, or standard input: what it prints goes to standard output as it is, how it ended\n"
            "to standard error, and the exit code is the program's. Files beside it that it imports run\n"
            "with it. With --trace - only the trace is written.\n"
            "With --figures it says the numbers of the run in place of all that: what queues hold and how "
            "long items\n"
            "stay, how much of locks, permits and workers is in use, what is waited for and for how long, "
            "where the\n"
            "time of tasks goes. json is for other programs, in the form of resources/figures.schema.json."),
        {option({u"python"_s},
                Words::tr("FILE is a program in this Python: 3.11, 3.12 or 3.13 (of a *.py: 3.11)"),
                u"VERSION"_s),
         seedOption(),
         option({u"until"_s}, Words::tr("stop at this virtual time, 0 to 1000000 seconds"), u"T"_s),
         option({u"trace"_s}, Words::tr("write the trace to this file or pipe; - is standard output"),
                u"OUT"_s),
         option({u"trace-format"_s},
                fill(Words::tr("write it as {formats}, whatever the ending says"),
                     {{u"formats", either(traceFormatNames())}}),
                u"NAME"_s),
         option({u"figures"_s}, Words::tr("say the numbers of the run; json says them to programs"),
                u"[json]"_s),
         option({u"span"_s},
                Words::tr("with --figures: of these seconds of the run alone; either may be left out"),
                u"A:B"_s),
         forceOption()},
        u"  signalbox run examples/01_bounded_queue.signalbox\n"
        "  signalbox run kitchen.signalbox --seed 7 --trace kitchen.jsonl\n"
        "  signalbox run kitchen.signalbox --trace kitchen.pftrace\n"
        "  signalbox run kitchen.signalbox --figures --span 2:8\n"
        "  signalbox run bakery.py --python 3.13\n"
        "  signalbox run - --until 2.5 --trace - < kitchen.signalbox | head\n"_s};
}

QString ratesHelp()
{
    QStringList words;
    for (const ExportFormat &format : exportFormats())
        if (format.isAnimation())
            words.append(fill(Words::tr("{rates} for a {ending}"),
                              {{u"rates", ratesOf(format)}, {u"ending", u'.' + format.suffix()}}));
    return fill(Words::tr("animation: frames a second, such as {rates} (25); the nearest that it can keep"),
                {{u"rates", words.join(u"; "_s)}});
}

QList<QCommandLineOption> exportOptions()
{
    return {
        option(
            {u"o"_s, u"output"_s},
            fill(Words::tr("the file to write, {endings}; - is standard output"), {{u"endings", endings()}}),
            u"OUT"_s),
        option({u"from"_s}, Words::tr("animation: begin at this second of the run (0)"), u"T"_s),
        option({u"to"_s}, Words::tr("animation: end at this one (the run's end)"), u"T"_s),
        option({u"span"_s}, Words::tr("animation: both at once; either may be left out"), u"A:B"_s),
        option({u"at"_s}, Words::tr("still: the moment to show (the run's end)"), u"T"_s),
        option({u"fps"_s}, ratesHelp(), u"RATE"_s),
        option({u"size"_s}, Words::tr("pixels, from 160x90 to 7680x7680 (1280x720)"), u"WxH"_s),
        option({u"scale"_s}, Words::tr("the same picture with its sides times this, 0.1 to 10 (1)"), u"X"_s),
        option({u"only"_s},
               Words::tr("leave out the rest: canvas, loop or timeline, or several with commas between"),
               u"PARTS"_s),
        option({u"code"_s}, Words::tr("show the program in Python beside, with the line each task is at")),
        option({u"large-type"_s}, Words::tr("for projectors: larger words, and less room for the rest")),
        option({u"no-captions"_s}, Words::tr("leave out what stops say")),
        option({u"speed"_s}, Words::tr("animation: seconds of the run that pass in one, 0.01 to 100 (1)"),
               u"X"_s),
        option({u"stops"_s},
               Words::tr("animation: hold at the stops of the layout, with their captions, this many "
                         "seconds (2)"),
               u"[T]"_s),
        option({u"theme"_s}, Words::tr("dark, light or high-contrast (dark)"), u"NAME"_s),
        pageOptions()[0],
        pageOptions()[1],
        option({u"no-document"_s},
               Words::tr("leave the document out of the file, which Signalbox opens again with it")),
        seedOption(),
        forceOption()};
}

CommandInfo exportInfo()
{
    return {
        Command::Export,
        u"export"_s,
        u"signalbox export FILE -o OUT [options]"_s,
        Words::tr("paint the run as an animation, a still picture or pages"),
        fill(Words::tr("Paints the run of FILE as the window shows it: canvas, event loop and timeline. "
                       "The ending of\n"
                       "OUT says as what: {animation} is an animation, {still} is one moment, {pages}\n"
                       "has a page for each stop of the layout, and {page} is a page to play in a browser,\n"
                       "without a network. No display is needed."),
             {{u"animation", endings(ExportFormat::Shows::Span)},
              {u"still", endings(ExportFormat::Shows::Moment)},
              {u"pages", endings(ExportFormat::Shows::Pages)},
              {u"page", endings(ExportFormat::Shows::Play)}}),
        exportOptions(),
        u"  signalbox export examples/01_bounded_queue.signalbox -o queue.gif\n"
        "  signalbox export kitchen.signalbox -o lunch.gif --from 1 --to 4 --speed 0.5 --size 960x540\n"
        "  signalbox export kitchen.signalbox -o lunch.mp4 --span 1:4 --only timeline --fps 30\n"
        "  signalbox export kitchen.signalbox -o full.png --at 2.4 --theme light\n"
        "  signalbox export kitchen.signalbox -o handout.pdf --theme light\n"
        "  signalbox export kitchen.signalbox -o lunch.html --stops --slider cook.work=0.2:1.0:0.1\n"_s};
}

CommandInfo pythonInfo()
{
    return {
        Command::Python,
        u"python"_s,
        u"signalbox python FILE [-o OUT.py] [--seed N]"_s,
        Words::tr("write it as a Python program"),
        Words::tr("Writes FILE as a Python program that uses asyncio, runs as it stands on Python 3.11 "
                  "or later, and\n"
                  "does there what the window shows. Without -o it goes to standard output. Files that it "
                  "imports are\n"
                  "written beside OUT.py."),
        {option({u"o"_s, u"output"_s}, Words::tr("the program to write; - is standard output"), u"OUT"_s),
         seedOption(), forceOption()},
        u"  signalbox python examples/01_bounded_queue.signalbox\n"
        "  signalbox python kitchen.signalbox -o kitchen.py && python3 kitchen.py\n"
        "  signalbox python - --seed 7 < kitchen.signalbox | python3 -\n"_s};
}

CommandInfo importInfo()
{
    return {
        Command::Import,
        u"import"_s,
        u"signalbox import FILE.py [-o OUT.signalbox] [--partial]"_s,
        Words::tr("make a layout of a Python program"),
        Words::tr("Reads FILE as a Python program and writes it as a layout: a card for each function and "
                  "class, and for\n"
                  "what stands between them. Files beside it that it imports come along, a card each. "
                  "\"signalbox python\"\n"
                  "gives the same text back. Where FILE is no Python, or does not run here, it says on which "
                  "line and why,\n"
                  "and exits with 1. Without -o it goes to standard output."),
        {option({u"o"_s, u"output"_s}, Words::tr("the layout to write; - is standard output"), u"OUT"_s),
         option({u"partial"_s}, Words::tr("write what can be read, and mark what cannot")), forceOption()},
        u"  signalbox import kitchen.py -o kitchen.signalbox\n"
        "  signalbox import - < kitchen.py | signalbox python -\n"_s};
}

CommandInfo validateInfo()
{
    return {Command::Validate,
            u"validate"_s,
            u"signalbox validate FILE [--json]"_s,
            Words::tr("say what is wrong with a file, and what to do"),
            Words::tr("Says what is wrong with FILE, where, and what to do. Exits with 1 when there are "
                      "errors, with 0\n"
                      "when there are none or only warnings. FILE may be a program in Python, *.py."),
            {option({u"json"_s}, Words::tr("print one JSON object for programs"))},
            u"  signalbox validate kitchen.signalbox\n"
            "  signalbox validate --json - < kitchen.signalbox\n"_s};
}

QStringList measureKeys()
{
    QStringList keys;
    for (const MeasureInfo &row : measureCatalog())
        keys.append(row.key);
    return keys;
}

CommandInfo sweepInfo()
{
    return {
        Command::Sweep,
        u"sweep"_s,
        u"signalbox sweep FILE [--set NUMBER=A:B[:STEP]]... [--of WHAT] [--seeds N] [--csv]"_s,
        Words::tr("run it many times with other numbers"),
        Words::tr("Without --set it lists every number of FILE: what it is, and what comes of it ten "
                  "per cent smaller\n"
                  "and greater, what matters most first. With --set it runs FILE with every value from A "
                  "to B of that\n"
                  "number, and with two of them with every pair, and says what came of each; of several "
                  "seeds the\n"
                  "median, the least and the most. FILE may be a program in Python, *.py."),
        {option({u"set"_s}, Words::tr("a number by its name, from A to B in steps of STEP; once or twice"),
                u"NUMBER=A:B[:STEP]"_s),
         option({u"of"_s},
                fill(Words::tr("what to ask each run: {measures} (end)"),
                     {{u"measures", either(measureKeys())}}),
                u"WHAT"_s),
         option({u"seeds"_s}, Words::tr("runs for each value, with as many seeds, 1 to 10000 (1)"), u"N"_s),
         option({u"csv"_s}, Words::tr("print it for spreadsheets")), seedOption()},
        u"  signalbox sweep examples/01_bounded_queue.signalbox\n"
        "  signalbox sweep kitchen.signalbox --set cook.work=0.2:1.0:0.1\n"
        "  signalbox sweep kitchen.signalbox --set orders.capacity=1:10:1 --of wait_p95 --seeds 100\n"
        "  signalbox sweep kitchen.signalbox --set cook.work=0.1:2 --set waiter.every=0.1:2 --csv\n"_s};
}

CommandInfo compareInfo()
{
    return {Command::Compare,
            u"compare"_s,
            u"signalbox compare FILE OTHER [--seed N]\n       signalbox compare FILE --seed N"_s,
            Words::tr("run two layouts, or one with two seeds, and say where they part"),
            Words::tr("Says what the runs of FILE and OTHER come to, with which event they part and which "
                      "change of the\n"
                      "layout is the reason, all that changed, and what became of each task. With one FILE "
                      "it compares the\n"
                      "run with its own seed to that with another. Both may be programs in Python, *.py."),
            {seedOption()},
            u"  signalbox compare kitchen.signalbox kitchen2.signalbox\n"
            "  signalbox compare examples/11_random_arrivals.signalbox --seed 8\n"_s};
}

} // namespace

QString either(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    return fill(Words::tr("{some} or {last}"),
                {{u"some", words.mid(0, words.size() - 1).join(u", "_s)}, {u"last", words.last()}});
}

QString endings(std::optional<ExportFormat::Shows> shows, const QString &before)
{
    QStringList words;
    for (const ExportFormat &format : exportFormats())
        if (!shows || format.shows == *shows)
            words.append(before + u'.' + format.suffix());
    words.removeDuplicates(); // an .svg plays or stands still
    return either(words);
}

QString roundedRateWords(const Invocation &invocation)
{
    const double wanted = invocation.wantedRate;
    if (wanted == 0 || std::abs(wanted - invocation.film.framesPerSecond) < 1e-9)
        return {};
    return fill(Words::tr("a {ending} cannot keep {wanted} frames a second; it has {kept}"),
                {{u"ending", u'.' + invocation.format->suffix()},
                 {u"wanted", QString::number(wanted)},
                 {u"kept", QString::number(invocation.film.framesPerSecond, 'g', 4)}});
}

QString ratesOf(const ExportFormat &format)
{
    QStringList words;
    for (const double rate : format.frameRates)
        words.append(QString::number(rate));
    return either(words);
}

QList<CommandInfo> commands()
{
    return {runInfo(), exportInfo(), pythonInfo(), importInfo(), validateInfo(), sweepInfo(), compareInfo()};
}

} // namespace signalbox
