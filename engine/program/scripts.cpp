// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/scripts.h"

#include "engine/catalog/catalog.h"
#include "engine/script/codeoutline.h"
#include "engine/script/codetext.h"
#include "engine/script/endlesscode.h"
#include "engine/script/globalnames.h"
#include "engine/script/loopstart.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

bool says(const QString &code, const QString &name)
{
    const std::vector<GlobalName> names = globalNames(code);
    return std::any_of(names.begin(), names.end(),
                       [&name](const GlobalName &each) { return each.name == name; });
}

bool isTaken(const Program &program, const QString &name)
{
    return std::any_of(program.code.begin(), program.code.end(),
                       [&name](const ProgramCode &each) { return boundNames(each.code).contains(name); });
}

QString freeName(const Program &program, const QString &wanted)
{
    QString name = wanted;
    for (int number = 2; isTaken(program, name); ++number)
        name = wanted + u'_' + QString::number(number);
    return name;
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

} // namespace

void takeCode(const Layout &layout, Program &program)
{
    for (const Node &node : layout.nodes) {
        if (!isCode(node.kind))
            continue;
        ProgramCode code{
            .node = node.id, .kind = node.kind, .name = {}, .code = parameter<QString>(node, Param::Code)};
        const auto outline = codeOutline(code.code);
        code.name = outline->name;
        code.isAsync = outline->isAsync;
        if (node.kind == NodeKind::Function && !code.name.isEmpty()) {
            code.starts = parameter<qint64>(node, Param::Starts);
            code.arguments = parameter<QString>(node, Param::Arguments);
            code.isEndless = code.starts > 0 && code.isAsync && isEndlessCode(code.code);
        }
        program.code.push_back(code);
    }
    program.startsItself = startsItself(layout);
}

CodeStart startOf(const ProgramCode &code)
{
    if (code.starts == 0)
        return {};
    const QString call = code.name + u'(' + code.arguments + u')';
    const bool isCounted = code.starts > 1 || says(call, u"i"_s);
    const QString count = u"for i in range(%1)"_s.arg(code.starts);
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
    const auto add = [&program](const QString &text, NodeId node) {
        program.script += text;
        program.scriptNodes.insert(program.scriptNodes.end(), std::size_t(CodeLines(text).count()), node);
    };
    const bool hasStarts = std::any_of(program.code.begin(), program.code.end(),
                                       [](const ProgramCode &each) { return each.starts > 0; });
    const bool needsMain = hasStarts && !program.startsItself;
    // Whatever imports it may stand further down, or in a function.
    const bool needsImport = needsMain && !isTaken(program, u"asyncio"_s);
    if (needsImport)
        add(u"import asyncio\n\n\n"_s, NodeId::None);
    for (const ProgramCode &each : program.code) {
        const bool isOpen =
            !program.script.isEmpty() && !program.script.endsWith(u'\n') && !program.script.endsWith(u'\r');
        // An edit may have left a piece without the end of its last line.
        if (isOpen)
            program.script += u'\n';
        add(each.code, each.node);
    }
    if (!needsMain)
        return;
    if (!program.script.endsWith(u'\n'))
        program.script += u'\n';
    add(mainOf(program).join(u'\n') + u'\n', NodeId::None);
}

} // namespace signalbox
