// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandinput.h"

#include "app/scriptruns.h"
#include "engine/importer/importer.h"
#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

} // namespace

QString inputName(const QString &file)
{
    return file == u"-" ? Words::tr("standard input") : file;
}

bool isError(const Problem &problem)
{
    return problem.severity == Problem::Severity::Error;
}

QString problemText(const Problem &problem)
{
    QString said;
    if (problem.place.isEmpty())
        said = isError(problem) ? Words::tr("error: {reason}") : Words::tr("warning: {reason}");
    else
        said = isError(problem) ? Words::tr("error at {place}: {reason}")
                                : Words::tr("warning at {place}: {reason}");
    return fill(said, {{u"place", problem.place}, {u"reason", problem.reason}}) + u"\n    "_s + problem.remedy
        + u'\n';
}

std::optional<QByteArray> programOrComplain(const QString &file)
{
    const console::Input content = inputOf(file);
    if (console::isInterrupted())
        return std::nullopt;
    if (content.error.isEmpty())
        return content.bytes;
    console::complainOf(fill(Words::tr("{file} cannot be read: {reason}"),
                             {{u"file", inputName(file)}, {u"reason", content.error}}));
    return std::nullopt;
}

console::Input pipedInto(const QString &file)
{
    return file == u"-" ? inputOf(file) : console::Input();
}

LoadResult read(const QString &file, const console::Input &input)
{
    if (file != u"-")
        return loadLayout(file);
    if (input.error.isEmpty())
        return decodeFile(input.bytes);
    LoadResult result;
    result.problems.append({Problem::Severity::Error, QString(), NodeId::None,
                            fill(Words::tr("It cannot be read: {reason}."), {{u"reason", input.error}}),
                            Words::tr("Give it a *.signalbox file: < kitchen.signalbox, or a pipe.")});
    return result;
}

namespace {

void complainOf(const QList<Problem> &problems, const Invocation &invocation)
{
    for (const Problem &problem : problems)
        console::complain(u"signalbox: "_s + inputName(invocation.file) + u": "_s + problemText(problem));
}

/// A program in Python as a layout, or nothing after saying why.
std::optional<Layout> importOrComplain(const Invocation &invocation)
{
    const std::optional<QByteArray> bytes = programOrComplain(invocation.file);
    if (!bytes)
        return std::nullopt;
    const QFileInfo file(invocation.file);
    const ImportedCode imported = importPythonFile(*bytes, file.completeBaseName(), Importing::Whole,
                                                   QFileInfo(file.canonicalFilePath()).path());
    for (const ImportRefusal &refusal : imported.refusals)
        console::complain(u"%1:%2: %3\n"_s.arg(inputName(invocation.file))
                              .arg(std::max(refusal.line, 1))
                              .arg(refusal.reason));
    if (!imported.refusals.isEmpty())
        return std::nullopt;
    std::optional<Layout> layout = imported.layout;
    if (layout && invocation.seed)
        layout->settings.seed = *invocation.seed;
    return layout;
}

} // namespace

std::optional<Layout> readOrComplain(const Invocation &invocation, const console::Input &piped)
{
    LoadResult result = read(invocation.file, piped);
    if (console::isInterrupted())
        return std::nullopt;
    complainOf(result.problems, invocation);
    if (result.layout && invocation.seed)
        result.layout->settings.seed = *invocation.seed;
    return result.layout;
}

std::optional<Layout> layoutOrComplain(const Invocation &invocation)
{
    return invocation.file.endsWith(u".py") ? importOrComplain(invocation)
                                            : readOrComplain(invocation, pipedInto(invocation.file));
}

int failureCode()
{
    return console::isInterrupted() ? console::interruptCode() : 1;
}

int fail(const QString &what)
{
    if (console::isInterrupted())
        return console::interruptCode();
    console::complainOf(what);
    return 1;
}

} // namespace signalbox
