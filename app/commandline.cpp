// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include "app/commandinfo.h"
#include "app/nearestword.h"
#include "app/pageoptions.h"
#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/messages/message.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Command = Invocation::Command;
using Figures = Invocation::Figures;

constexpr double kSlowestRate = 1; ///< frames a second that can be asked for
constexpr double kFastestRate = 120;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QStringList commandNames()
{
    QStringList names;
    for (const CommandInfo &info : commands())
        names.append(info.name);
    return names;
}

/// What a person types, and what it does.
QString line(const QString &typed, qsizetype width, const QString &words)
{
    return u"  "_s + typed.leftJustified(width) + u' ' + words + u'\n';
}

QString generalHelp()
{
    constexpr qsizetype width = 24;
    QString list = line(u"signalbox [FILE]"_s, width, Words::tr("open the window, with FILE in it"));
    QString examples = u"  signalbox examples/01_bounded_queue.signalbox\n"_s;
    for (const CommandInfo &info : commands()) {
        list += line(u"signalbox "_s + info.name + u" FILE"_s, width, info.summary);
        examples += info.examples.section(u'\n', 0, 0) + u'\n';
    }
    const QString options =
        line(u"-h, --help"_s, 14, Words::tr("this; \"signalbox COMMAND --help\" explains a command"))
        + line(u"-V, --version"_s, 14, Words::tr("the version"));
    return Words::tr("Signalbox: concurrent programs drawn, run by the rules of asyncio, and seen.")
        + u"\n\n"_s + list + u'\n'
        + Words::tr(
               "FILE is a *.signalbox layout, or a picture or film exported of one; - is standard input.")
        + u"\n\n"_s + options + u'\n' + Words::tr("Examples:") + u'\n' + examples;
}

QString optionLine(const QCommandLineOption &each)
{
    QStringList names;
    for (const QString &name : each.names())
        names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    QString left = names.join(u", "_s);
    if (!each.valueName().isEmpty())
        left += u' ' + each.valueName();
    return line(left, 20, each.description());
}

QString commandHelp(const CommandInfo &info)
{
    QString text = info.usage + u"\n\n"_s + info.help + u"\n\n"_s + Words::tr("Options:") + u'\n';
    for (const QCommandLineOption &each : info.options)
        text += optionLine(each);
    return text + u'\n' + Words::tr("Examples:") + u'\n' + info.examples;
}

Invocation answer(const QString &text)
{
    Invocation invocation;
    invocation.command = Command::Answer;
    invocation.text = text;
    return invocation;
}

} // namespace

Invocation misuse(const QString &what, const QString &command)
{
    Invocation invocation;
    invocation.command = Command::Misuse;
    const QString help = command.isEmpty() ? u"signalbox --help"_s : u"signalbox "_s + command + u" --help"_s;
    invocation.text =
        u"signalbox: "_s + what + u'\n' + fill(Words::tr("Try \"{command}\"."), {{u"command", help}}) + u'\n';
    return invocation;
}

namespace {

QString unknownCommand(const QString &word)
{
    const QString near = nearestWord(word, commandNames());
    const QString said = near.isEmpty() ? Words::tr("unknown command \"{word}\"")
                                        : Words::tr("unknown command \"{word}\"; did you mean \"{near}\"?");
    return fill(said, {{u"word", word}, {u"near", near}});
}

/// With their dashes, both.
QString unknownOption(const QString &word, const QStringList &known)
{
    const QString near = nearestWord(word, known);
    const QString said = near.isEmpty() ? Words::tr("unknown option \"{word}\"")
                                        : Words::tr("unknown option \"{word}\"; did you mean \"{near}\"?");
    return fill(said, {{u"word", word}, {u"near", near}});
}

/// Reads the values of one command's options. Keeps the first thing that is wrong, in words.
class OptionReader {
public:
    explicit OptionReader(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }

    const QString &error() const { return m_error; }

    /// Seconds of virtual time, no more than a run may last; \a missing where the option is not there.
    Micros time(const QString &name, Micros missing)
    {
        if (!m_parser.isSet(name))
            return missing;
        const std::optional<double> seconds = number(
            name, 0, toSeconds(kLongestStep),
            Words::tr("--{option} wants a time in seconds from 0 to 1000000, such as 2.4, not \"{value}\""));
        return seconds ? fromSeconds(*seconds) : missing;
    }

    std::optional<double> number(const QString &name, double least, double most, const QString &refusal,
                                 const QList<Place> &places = {})
    {
        bool good = false;
        const double value = m_parser.value(name).toDouble(&good);
        if (good && value >= least && value <= most)
            return value;
        refuse(name, refusal, places);
        return std::nullopt;
    }

    Figures figures()
    {
        if (!m_parser.isSet(u"figures"_s))
            return Figures::None;
        const QString form = m_parser.value(u"figures"_s);
        if (form != u"text" && form != u"json")
            refuse(u"figures"_s, Words::tr("--{option} wants text or json, or nothing, not \"{value}\""));
        return form == u"json" ? Figures::Json : Figures::Text;
    }

    /// "2:8", "2:" or ":8".
    std::pair<Micros, Micros> span()
    {
        const std::pair<Micros, Micros> whole{0, -1};
        if (!m_parser.isSet(u"span"_s))
            return whole;
        const QStringList ends = m_parser.value(u"span"_s).split(u':');
        const auto read = [&](qsizetype at, Micros missing) {
            bool isGood = true;
            const double time = ends[at].isEmpty() ? toSeconds(missing) : ends[at].toDouble(&isGood);
            const bool isTime = ends[at].isEmpty() || (time >= 0 && time <= toSeconds(kLongestStep));
            return isGood && isTime ? std::optional(fromSeconds(time)) : std::nullopt;
        };
        const auto from = ends.size() == 2 ? read(0, 0) : std::nullopt;
        const auto to = ends.size() == 2 ? read(1, -1) : std::nullopt;
        if (!from || !to || ends.join(QString()).isEmpty()) {
            refuse(
                u"span"_s,
                Words::tr("--{option} wants two times in seconds, such as 2:8, 2: or :8, not \"{value}\""));
            return whole;
        }
        if (*to >= 0 && *to < *from)
            refuse(u"span"_s, Words::tr("--{option} ends before it begins: \"{value}\""));
        return {*from, *to};
    }

    Measure measure()
    {
        if (!m_parser.isSet(u"of"_s))
            return Measure::End;
        QStringList keys;
        for (const MeasureInfo &row : measureCatalog()) {
            if (row.key == m_parser.value(u"of"_s))
                return row.measure;
            keys.append(row.key);
        }
        refuse(u"of"_s, Words::tr("--{option} wants {measures}, not \"{value}\""),
               {{u"measures", either(keys)}});
        return Measure::End;
    }

    int seeds()
    {
        if (!m_parser.isSet(u"seeds"_s))
            return 1;
        bool isGood = false;
        const int count = m_parser.value(u"seeds"_s).toInt(&isGood);
        if (!isGood || count < 1 || count > kMostSeeds)
            refuse(u"seeds"_s, Words::tr("--{option} wants a whole number from 1 to {most}, not \"{value}\""),
                   {{u"most", QString::number(kMostSeeds)}});
        return count;
    }

    std::optional<qint64> seed()
    {
        if (!m_parser.isSet(u"seed"_s))
            return std::nullopt;
        bool good = false;
        const qint64 value = m_parser.value(u"seed"_s).toLongLong(&good);
        if (!good || value < 0 || value > kHighestSeed)
            refuse(u"seed"_s, Words::tr("--{option} wants a whole number from 0 to {most}, not \"{value}\""),
                   {{u"most", QString::number(kHighestSeed)}});
        return value;
    }

    std::optional<PythonVersion> python(const QString &file)
    {
        if (!m_parser.isSet(u"python"_s))
            return std::nullopt;
        const qsizetype version = pythonVersionKeys().indexOf(m_parser.value(u"python"_s));
        if (version < 0)
            refuse(u"python"_s, Words::tr("--{option} wants 3.11, 3.12 or 3.13, not \"{value}\""));
        else if (file.endsWith(u".signalbox"))
            complain(Words::tr("--python is for a program in Python; a layout's settings name its version"));
        return PythonVersion(std::max(version, qsizetype(0)));
    }

    /// As it is asked for, else by the ending of \a output.
    TraceFormat traceFormat(const QString &output)
    {
        if (!m_parser.isSet(u"trace-format"_s))
            return traceFormatOf(output);
        const std::optional<TraceFormat> format = traceFormatNamed(m_parser.value(u"trace-format"_s));
        if (!format)
            refuse(u"trace-format"_s, Words::tr("--{option} wants {formats}, not \"{value}\""),
                   {{u"formats", either(traceFormatNames())}});
        else if (output.isEmpty())
            complain(Words::tr("--trace-format is for a trace; --trace says where it goes"));
        return format.value_or(TraceFormat::JsonLines);
    }

    /// Fills {option} and {value}, and the other \a places of the sentence.
    void refuse(const QString &name, const QString &sentence, QList<Place> places = {})
    {
        places.append({{u"option", name}, {u"value", m_parser.value(name)}});
        complain(fill(sentence, places));
    }

    void complain(const QString &what)
    {
        if (m_error.isEmpty())
            m_error = what;
    }

private:
    static constexpr int kMostSeeds = 10'000;

    const QCommandLineParser &m_parser;
    QString m_error;
};

/// Standard output may be a file that must not be replaced when it is called by its other name.
QString outputOf(const QString &name)
{
    return name == u"/dev/stdout" || name == u"/dev/fd/1" || name == u"/proc/self/fd/1" ? u"-"_s : name;
}

/// The nearest size that a picture can have.
QSize fitting(QSize size)
{
    return size.expandedTo(kSmallestPicture).boundedTo({kLongestSide, kLongestSide});
}

QSize readSize(const QString &text)
{
    const QStringList sides = text.toLower().split(u'x');
    if (sides.size() != 2)
        return {};
    const QSize size(sides[0].toInt(), sides[1].toInt());
    return fitting(size) == size ? size : QSize();
}

/// --from and --to, or --span for both.
void readFilmSpan(const QCommandLineParser &parser, OptionReader &reader, FilmSpec &film)
{
    if (parser.isSet(u"span"_s)) {
        std::tie(film.from, film.to) = reader.span();
        for (const QString &name : {u"from"_s, u"to"_s})
            if (parser.isSet(name))
                reader.complain(
                    fill(Words::tr("--span says both ends; leave out --{option}"), {{u"option", name}}));
        return;
    }
    film.from = reader.time(u"from"_s, 0);
    film.to = reader.time(u"to"_s, -1);
    if (film.to >= 0 && film.to < film.from)
        reader.complain(Words::tr("--to lies before --from"));
}

/// Which parts of the window are in the picture: one of them, or several between commas.
void readParts(OptionReader &reader, const QString &value, FilmSpec &film)
{
    const QStringList chosen = value.split(u',');
    const QStringList known{u"canvas"_s, u"loop"_s, u"timeline"_s};
    for (const QString &each : chosen)
        if (!known.contains(each))
            reader.refuse(u"only"_s,
                          Words::tr("--{option} wants canvas, loop or timeline, or several with commas "
                                    "between, not \"{value}\""));
    film.canvas = chosen.contains(known[0]);
    film.loopStrip = chosen.contains(known[1]);
    film.timeline = chosen.contains(known[2]);
}

/// Sides times --scale.
void readScale(const QCommandLineParser &parser, OptionReader &reader, FilmSpec &film)
{
    if (!parser.isSet(u"scale"_s))
        return;
    constexpr double least = 0.1;
    constexpr double most = 10;
    const double scale = reader
                             .number(u"scale"_s, least, most,
                                     Words::tr("--{option} wants a factor from 0.1 to 10, not \"{value}\""))
                             .value_or(1);
    const QSize size = (QSizeF(film.size) * scale).toSize();
    if (fitting(size) != size)
        reader.refuse(
            u"scale"_s,
            Words::tr("--{option} {value} makes the picture {width} × {height}; it can have "
                      "160x90 to 7680x7680 pixels"),
            {{u"width", QString::number(size.width())}, {u"height", QString::number(size.height())}});
    else
        film.size = size;
}

void readFilm(const QCommandLineParser &parser, OptionReader &reader, const ExportFormat &format,
              Invocation &invocation)
{
    FilmSpec &film = invocation.film;
    readFilmSpan(parser, reader, film);
    if (parser.isSet(u"fps"_s)) {
        const std::optional<double> rate =
            reader.number(u"fps"_s, kSlowestRate, kFastestRate,
                          Words::tr("--{option} wants frames a second from 1 to 120, such as {rates}, not "
                                    "\"{value}\""),
                          {{u"rates", ratesOf(format)}});
        film.framesPerSecond = format.keeps && rate ? format.keeps(*rate) : film.framesPerSecond;
        invocation.wantedRate = rate.value_or(0);
    }
    if (parser.isSet(u"size"_s)) {
        film.size = readSize(parser.value(u"size"_s));
        if (film.size.isEmpty())
            reader.refuse(
                u"size"_s,
                Words::tr("--{option} wants width and height from 160x90 to 7680x7680 pixels, such as "
                          "1280x720, not \"{value}\""));
    }
    if (parser.isSet(u"stops"_s)) {
        constexpr double longest = 60;
        film.stops = true;
        film.hold =
            reader
                .number(u"stops"_s, 0, longest,
                        Words::tr("--{option} wants seconds from 0 to 60, or nothing, not \"{value}\""))
                .value_or(film.hold);
    }
    film.document = !parser.isSet(u"no-document"_s);
    film.captions = !parser.isSet(u"no-captions"_s);
    film.code = parser.isSet(u"code"_s);
    film.largeType = parser.isSet(u"large-type"_s);
    readScale(parser, reader, film);
    if (parser.isSet(u"only"_s))
        readParts(reader, parser.value(u"only"_s), film);
    if (parser.isSet(u"speed"_s))
        film.speed = reader
                         .number(u"speed"_s, 0.01, 100,
                                 Words::tr("--{option} wants a factor from 0.01 to 100, not \"{value}\""))
                         .value_or(1);
    if (parser.isSet(u"theme"_s)) {
        film.theme = Theme::named(parser.value(u"theme"_s));
        if (film.theme.name != parser.value(u"theme"_s))
            reader.refuse(u"theme"_s,
                          Words::tr("--{option} wants dark, light or high-contrast, not \"{value}\""));
    }
}

/// The format of the output, by its ending; standard output has the usual one of what is asked for.
const ExportFormat *readFormat(const QCommandLineParser &parser, OptionReader &reader, const QString &output)
{
    using Shows = ExportFormat::Shows;
    const Shows wanted = parser.isSet(u"at"_s) ? Shows::Moment : Shows::Span;
    if (output == u"-")
        return &usualExportFormat(wanted);
    const ExportFormat *format = exportFormatFor(output, wanted);
    if (output.isEmpty())
        reader.complain(fill(Words::tr("where should the picture go? Say {outputs}"),
                             {{u"outputs", endings(std::nullopt, u"-o OUT"_s)}}));
    else if (!format)
        reader.refuse(
            u"output"_s,
            Words::tr("--{option} wants a name that ends in {animation} (an animation), {still} (a still), "
                      "{pages} (pages) or {page} (a page to play), not \"{value}\""),
            {{u"animation", endings(Shows::Span)},
             {u"still", endings(Shows::Moment)},
             {u"pages", endings(Shows::Pages)},
             {u"page", endings(Shows::Play)}});
    return format;
}

void readExport(const QCommandLineParser &parser, OptionReader &reader, Invocation &invocation)
{
    using Shows = ExportFormat::Shows;
    invocation.output = outputOf(parser.value(u"output"_s));
    invocation.at = reader.time(u"at"_s, -1);
    invocation.format = readFormat(parser, reader, invocation.output);
    if (!invocation.format)
        return;
    switch (invocation.format->shows) {
    case Shows::Span:
        if (parser.isSet(u"at"_s))
            reader.complain(
                fill(Words::tr("--at is for one moment, {still}; an animation has --from and --to"),
                     {{u"still", endings(Shows::Moment)}}));
        break;
    case Shows::Moment:
        for (const QString &name : {u"from"_s, u"to"_s, u"span"_s, u"fps"_s, u"speed"_s, u"stops"_s})
            if (parser.isSet(name))
                reader.complain(
                    fill(Words::tr("--{option} is for an animation, {animation}; a still has --at"),
                         {{u"option", name}, {u"animation", endings(Shows::Span)}}));
        break;
    case Shows::Pages:
        for (const QString &name : {u"at"_s, u"fps"_s, u"speed"_s})
            if (parser.isSet(name))
                reader.complain(fill(
                    Words::tr("--{option} is not for {pages}, which has a page for each stop of the span"),
                    {{u"option", name}, {u"pages", endings(Shows::Pages)}}));
        break;
    case Shows::Play:
        break;
    }
    for (const QString &wrong : readPageOptions(parser, invocation))
        reader.complain(wrong);
    readFilm(parser, reader, *invocation.format, invocation);
}

void readRun(const QCommandLineParser &parser, OptionReader &reader, Invocation &invocation)
{
    invocation.until = reader.time(u"until"_s, -1);
    invocation.python = reader.python(invocation.file);
    invocation.output = outputOf(parser.value(u"trace"_s));
    if (parser.isSet(u"trace"_s) && invocation.output.isEmpty())
        reader.complain(Words::tr("--trace wants the name of a file; - is standard output"));
    invocation.traceFormat = reader.traceFormat(invocation.output);
    invocation.figures = reader.figures();
    std::tie(invocation.figuresFrom, invocation.figuresTo) = reader.span();
    const bool saysFigures = invocation.figures != Figures::None;
    if (parser.isSet(u"span"_s) && !saysFigures)
        reader.complain(Words::tr("--span says of what --figures are; it wants that as well"));
    if (saysFigures && invocation.output == u"-")
        reader.complain(
            Words::tr("--figures and the trace would both go to standard output; give --trace a file"));
}

void readSweep(const QCommandLineParser &parser, OptionReader &reader, Invocation &invocation)
{
    for (const QString &text : parser.values(u"set"_s)) {
        const std::optional<SweepRange> range = sweepRangeOf(text);
        if (range)
            invocation.ranges.append(*range);
        else
            reader.complain(fill(Words::tr("--set wants a number and its values, such as cook.work=0.2:1.0 "
                                           "or cook.work=0.2:1.0:0.1, not \"{value}\""),
                                 {{u"value", text}}));
    }
    if (invocation.ranges.size() > 2)
        reader.complain(Words::tr("--set can be said twice, for two numbers, not more often"));
    invocation.measure = reader.measure();
    invocation.seeds = reader.seeds();
    invocation.csv = parser.isSet(u"csv"_s);
    for (const QString &name : {u"seeds"_s, u"csv"_s}) {
        if (invocation.ranges.isEmpty() && parser.isSet(name))
            reader.complain(fill(Words::tr("--{option} is for what --set asks; it wants that as well"),
                                 {{u"option", name}}));
    }
}

/// The word behind \a option may be left out, which no QCommandLineOption knows: then it is \a usual.
QStringList withWordSaid(const QStringList &arguments, const QString &option, const QString &usual,
                         bool (*isWord)(const QString &argument))
{
    const QString meant = option + u'=' + usual;
    QStringList said;
    bool areOptions = true;
    bool mayFollow = false;
    for (const QString &argument : arguments) {
        areOptions = areOptions && argument != u"--";
        const bool isOption = areOptions && argument == option;
        if (areOptions && mayFollow && isWord(argument))
            said.last() = option + u'=' + argument;
        else
            said.append(isOption ? meant : argument);
        mayFollow = isOption;
    }
    return said;
}

/// As QCommandLineParser understands them.
QStringList spelledOut(const QStringList &arguments, Command command)
{
    if (command == Command::Run)
        return withWordSaid(arguments, u"--figures"_s, u"text"_s, [](const QString &argument) {
            return argument == u"text" || argument == u"json";
        });
    if (command == Command::Export)
        return withWordSaid(arguments, u"--stops"_s, u"2"_s, [](const QString &argument) {
            bool isNumber = false;
            argument.toDouble(&isNumber);
            return isNumber;
        });
    return arguments;
}

/// What QCommandLineParser found wrong, with a nearer word where there is one.
QString optionError(const QCommandLineParser &parser, const CommandInfo &info)
{
    const QStringList unknown = parser.unknownOptionNames();
    if (unknown.isEmpty())
        return parser.errorText();
    const auto dashed = [](const QString &name) { return (name.size() == 1 ? u"-"_s : u"--"_s) + name; };
    QStringList known{u"--help"_s};
    for (const QCommandLineOption &each : info.options)
        for (const QString &name : each.names())
            known.append(dashed(name));
    return unknownOption(dashed(unknown[0]), known);
}

Invocation parseCommand(const CommandInfo &info, const QStringList &arguments)
{
    if (arguments.contains(u"--help") || arguments.contains(u"-h"))
        return answer(commandHelp(info));
    QCommandLineParser parser;
    parser.addOptions(info.options);
    const bool isRun = info.command == Command::Run;
    if (!parser.parse(QStringList{info.name} + spelledOut(arguments, info.command)))
        return misuse(optionError(parser, info), info.name);
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty() || files[0].isEmpty())
        return misuse(
            fill(Words::tr("{command} needs a FILE; - is standard input"), {{u"command", info.name}}),
            info.name);
    const bool isCompare = info.command == Command::Compare;
    if (files.size() > (isCompare ? 2 : 1))
        return misuse(fill(Words::tr("{command} takes one FILE; \"{file}\" is one too many"),
                           {{u"command", info.name}, {u"file", files.last()}}),
                      info.name);

    Invocation invocation;
    invocation.command = info.command;
    invocation.file = files[0];
    OptionReader reader(parser);
    if (info.command == Command::Validate) {
        invocation.json = parser.isSet(u"json"_s);
        return invocation;
    }
    if (info.command != Command::Import)
        invocation.seed = reader.seed();
    if (isCompare) {
        invocation.other = files.value(1);
        if (files.size() == 1 && !invocation.seed)
            reader.complain(Words::tr("compare needs another FILE, or --seed with another seed"));
        return reader.error().isEmpty() ? invocation : misuse(reader.error(), info.name);
    }
    invocation.force = info.command != Command::Sweep && parser.isSet(u"force"_s);
    if (isRun) {
        readRun(parser, reader, invocation);
    } else if (info.command == Command::Sweep) {
        readSweep(parser, reader, invocation);
    } else if (info.command == Command::Python || info.command == Command::Import) {
        invocation.partial = info.command == Command::Import && parser.isSet(u"partial"_s);
        invocation.output = outputOf(parser.isSet(u"output"_s) ? parser.value(u"output"_s) : u"-"_s);
        if (invocation.output.isEmpty())
            reader.complain(Words::tr("-o wants the name of a file; - is standard output"));
    } else {
        readExport(parser, reader, invocation);
    }
    return reader.error().isEmpty() ? invocation : misuse(reader.error(), info.name);
}

Invocation parseWindow(const QStringList &arguments)
{
    Invocation invocation;
    if (arguments.isEmpty())
        return invocation;
    const QString &first = arguments[0];
    if (first.startsWith(u'-'))
        return misuse(unknownOption(first, {u"--help"_s, u"--version"_s}));
    if (first.isEmpty())
        return misuse(Words::tr("the name of the file is empty"));
    // A bare word that is no file was most likely meant as a command.
    if (!QFileInfo::exists(first) && !first.contains(u'/') && !first.contains(u'.'))
        return misuse(unknownCommand(first));
    if (arguments.size() > 1)
        return misuse(fill(Words::tr("the window takes one FILE; \"{file}\" is one too many"),
                           {{u"file", arguments[1]}}));
    invocation.file = first;
    return invocation;
}

} // namespace

Invocation parseArguments(const QStringList &arguments)
{
    const QString first = arguments.value(0);
    for (const CommandInfo &info : commands())
        if (first == info.name)
            return parseCommand(info, arguments.mid(1));
    if (first == u"--help" || first == u"-h" || first == u"help")
        return answer(generalHelp());
    if (first == u"--version" || first == u"-V")
        return answer(u"signalbox "_s + QStringLiteral(SIGNALBOX_VERSION) + u'\n');
    return parseWindow(arguments);
}

} // namespace signalbox
