// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/scripts.h"

#include "engine/catalog/catalog.h"
#include "engine/program/computing.h"
#include "engine/program/handblock.h"
#include "engine/program/programfiles.h"
#include "engine/script/codeoutline.h"
#include "engine/script/codetext.h"
#include "engine/script/endlesscode.h"
#include "engine/script/filenames.h"
#include "engine/script/globalnames.h"
#include "engine/script/loopstart.h"

#include <algorithm>
#include <utility>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

bool says(const QString &code, const QString &name)
{
    const std::vector<GlobalName> names = globalNames(code);
    return std::any_of(names.begin(), names.end(),
                       [&name](const GlobalName &each) { return each.name == name; });
}

/// \a list as one argument of a call: `1, 2` would be two.
QString asArgument(const QString &list)
{
    const CodeTokens code = CodeTokens::of(list);
    const std::vector<int> depths = CodeTokens::depths(code.tokens);
    for (std::size_t at = 0; at < code.tokens.size(); ++at) {
        if (code.tokens[at].kind == syntax::Kind::Comma && depths[at] == 0)
            return u'(' + list + u')';
    }
    return list;
}

bool isTaken(const Program &program, const QString &name)
{
    return std::any_of(program.code.begin(), program.code.end(), [&name](const ProgramCode &each) {
        return !isFile(each) && boundNames(each.code).contains(name);
    });
}

QString freeName(const Program &program, const QString &wanted)
{
    QString name = wanted;
    for (int number = 2; isTaken(program, name); ++number)
        name = wanted + u'_' + QString::number(number);
    return name;
}

/// The head of the loop over what \a code is started for; `i` counts its tasks from 0.
QString loopOf(const ProgramCode &code)
{
    if (code.starts == 1)
        return u"for i, item in enumerate(%1)"_s.arg(asArgument(code.forEach));
    return u"for i, item in enumerate(item for item in (%1) for _ in range(%2))"_s.arg(
        code.forEach, QString::number(code.starts));
}

/// main, and what runs it.
QStringList mainOf(const Program &program)
{
    const QString main = freeName(program, u"main"_s);
    QStringList lines{QString(), QString(), u"async def %1():"_s.arg(main)};
    QStringList tasks;
    for (const ProgramCode &each : program.code) {
        const CodeStart start = startOf(each);
        for (const QString &line : start.lines)
            lines.append(u"    "_s + line);
        if (!start.tasks.isEmpty())
            tasks.append(start.tasks);
    }
    if (!tasks.isEmpty())
        lines.append(u"    await asyncio.gather(%1, return_exceptions=True)"_s.arg(tasks.join(u", "_s)));
    lines += {QString(), QString(), u"if __name__ == \"__main__\":"_s, u"    asyncio.run(%1())"_s.arg(main)};
    return lines;
}

/// The function that functions call which compute, before the first of these: \a code.
QString computeFor(const Program &program, const ProgramCode &code, const QString &compute)
{
    QStringList lines = computeLines(compute);
    const bool isFirst = program.script.isEmpty();
    if (isTaken(program, u"time"_s)) // it may be something else
        lines.insert(2, u"    import time"_s);
    else
        lines = QStringList{u"import time"_s, QString(), QString()} + lines;
    const QString gap = u"\n\n"_s;
    return (isFirst ? QString() : gap) + lines.join(u'\n') + u'\n'
        + (code.code.startsWith(u'\n') ? QString() : gap);
}

/// Puts the pieces of a script together, and knows whose line is which.
class ScriptWriter {
public:
    explicit ScriptWriter(Program &program)
        : m_program(program)
        , m_compute(freeName(program, u"compute"_s))
    {
    }
    /// Puts in what is done by hand, in front of everything that the text does.
    void addHands()
    {
        const auto block = handBlock(m_program, m_program.script);
        if (!block)
            return;
        m_program.script.insert(block->place, block->text);
        m_program.scriptNodes.insert(m_program.scriptNodes.begin() + block->line,
                                     std::size_t(block->text.count(u'\n')), NodeId::None);
    }
    void add(const QString &text, NodeId node)
    {
        m_program.script += text;
        m_program.scriptNodes.insert(m_program.scriptNodes.end(), std::size_t(CodeLines(text).count()), node);
    }
    void add(const ProgramCode &code)
    {
        const ComputingCode computing = computingCode(code, m_compute);
        if (computing.text != code.code && !std::exchange(m_hasCompute, true))
            add(computeFor(m_program, code, m_compute), NodeId::None);
        add(computing.text, code.node);
        if (computing.line > 0)
            m_program
                .scriptNodes[m_program.scriptNodes.size() - std::size_t(CodeLines(computing.text).count())
                             + std::size_t(computing.line) - 1] = NodeId::None;
    }

private:
    Program &m_program;
    const QString m_compute;
    bool m_hasCompute = false;
};

} // namespace

void takeCode(const Layout &layout, Program &program)
{
    for (const Node &node : layout.nodes) {
        if (!isPiece(node))
            continue;
        ProgramCode code{
            .node = node.id, .kind = node.kind, .name = {}, .code = parameter<QString>(node, Param::Code)};
        const auto outline = codeOutline(code.code);
        code.name = outline->name;
        code.isAsync = outline->isAsync;
        if (node.kind == NodeKind::Function && !code.name.isEmpty()) {
            code.starts = parameter<qint64>(node, Param::Starts);
            code.arguments = parameter<QString>(node, Param::Arguments);
            code.forEach = parameter<QString>(node, Param::ForEach).trimmed();
            code.computes = parameter<Duration>(node, Param::Computes).low;
            code.isEndless = code.starts > 0 && code.isAsync && isEndlessCode(code.code);
        }
        program.code.push_back(code);
    }
    for (const Node &node : layout.nodes) {
        if (isFile(node))
            addFile(program,
                    {node.name, moduleOfFile(node.name), parameter<QString>(node, Param::Code), node.id});
    }
    program.startsItself = startsItself(layout);
}

CodeStart startOf(const ProgramCode &code)
{
    if (code.starts == 0)
        return {};
    const bool isForEach = !code.forEach.isEmpty();
    const QString arguments = isForEach && code.arguments.trimmed().isEmpty() ? u"item"_s : code.arguments;
    const QString call = code.name + u'(' + arguments + u')';
    const bool isCounted = isForEach || code.starts > 1 || says(call, u"i"_s);
    const QString count = isForEach ? loopOf(code) : u"for i in range(%1)"_s.arg(code.starts);
    if (!code.isAsync)
        return {isCounted ? QStringList{count + u':', u"    "_s + call} : QStringList{call}, {}};
    if (!isCounted) {
        const QString task = code.name + u"_task"_s;
        return {{u"%1 = asyncio.create_task(%2, name=\"%3\")"_s.arg(task, call, code.name)}, task};
    }
    const QString tasks = code.name + u"_tasks"_s;
    return {{tasks + u" = ["_s,
             u"    asyncio.create_task(%1, name=f\"%2-{i + 1}\") %3"_s.arg(call, code.name, count), u"]"_s},
            u'*' + tasks};
}

void writeScript(Program &program)
{
    const bool isAll = program.bodies.size() == 1 && program.resources.empty();
    if (!isAll || program.code.empty())
        return;
    ScriptWriter writer(program);
    const bool hasStarts = std::any_of(program.code.begin(), program.code.end(),
                                       [](const ProgramCode &each) { return each.starts > 0; });
    const bool needsMain = hasStarts && !program.startsItself;
    // Whatever imports it may stand further down, or in a function.
    const bool needsImport = needsMain && !isTaken(program, u"asyncio"_s);
    if (needsImport)
        writer.add(u"import asyncio\n\n\n"_s, NodeId::None);
    for (const ProgramCode &each : program.code) {
        if (isFile(each))
            break;
        const bool isOpen =
            !program.script.isEmpty() && !program.script.endsWith(u'\n') && !program.script.endsWith(u'\r');
        // An edit may have left a piece without the end of its last line.
        if (isOpen)
            program.script += u'\n';
        writer.add(each);
    }
    if (needsMain) {
        if (!program.script.endsWith(u'\n'))
            program.script += u'\n';
        writer.add(mainOf(program).join(u'\n') + u'\n', NodeId::None);
    }
    writer.addHands();
}

} // namespace signalbox
