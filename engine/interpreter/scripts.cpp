// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/scripts.h"

#include "engine/evaluator/compiler.h"
#include "engine/python/python.h"
#include "engine/syntax/parser.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What a shell is told of a SystemExit.
ScriptExit exitFor(const LeaveRequest &leave)
{
    if (leave.code.isEmpty())
        return {.code = 1, .words = leave.words, .isAsked = true};
    bool fits = false;
    const qlonglong code = leave.code.toLongLong(&fits);
    return {.code = int(quint64(fits ? code : -1) & 0xff), .isAsked = true};
}

} // namespace

Program programOfScript(const QString &text, PythonVersion version, const QList<ProgramFile> &files)
{
    Program program;
    program.bodies.push_back({.name = u"program"_s});
    program.texts.append(QString());
    program.script = text;
    program.python = version;
    for (const ProgramFile &file : files)
        addFile(program, file);
    return program;
}

Program runnable(const Layout &layout)
{
    Program program = expand(layout);
    const bool isMixed = !program.code.empty() && program.script.isEmpty();
    return isMixed ? withScript(std::move(program), layout.title, layout.description) : program;
}

Program withScript(Program program, const QString &title, const QString &description)
{
    const PythonSource source = toPython(program, title, description);
    program.script = source.text();
    for (const PythonLine &line : source.lines) {
        program.scriptNodes.push_back(line.node);
        program.scriptSteps.push_back(line.step);
    }
    return program;
}

namespace {

void addFaults(QList<ScriptFault> &faults, const syntax::ParsedModule &parsed, PythonVersion version,
               const QSet<QString> &own, const QString &file)
{
    if (!parsed.module) {
        faults.append({parsed.fault.line, parsed.fault.message, file});
        return;
    }
    const evaluator::Compiled compiled =
        evaluator::compileModule(*parsed.module, version, {.modules = own, .names = {}});
    if (const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&compiled)) {
        for (const evaluator::Refusal &refusal : *refusals)
            faults.append({refusal.place.line, refusal.reason, file});
    }
}

} // namespace

QList<ScriptFault> faultsOf(const QByteArray &text, PythonVersion version, const QList<ProgramFile> &files)
{
    QList<ScriptFault> faults;
    const QSet<QString> own = ownModules(files);
    addFaults(faults, syntax::parseModule(text, version), version, own, {});
    for (const ProgramFile &file : files)
        addFaults(faults, syntax::parseText(file.text, version), version, own, file.path);
    return faults;
}

ScriptExit exitOf(const Run &run)
{
    if (run.ending() != Ending::Finished)
        return {.code = 1};
    const QString raised = run.texts.value(run.trace.back().text());
    if (run.leave)
        return exitFor(*run.leave);
    return {.code = raised.isEmpty() ? 0 : 1, .words = raised};
}

} // namespace signalbox
