// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/codechecks.h"

#include "engine/catalog/catalog.h"
#include "engine/checks/nodecheck.h"
#include "engine/evaluator/compiler.h"
#include "engine/script/codeoutline.h"
#include "engine/script/globalnames.h"
#include "engine/syntax/parser.h"

#include <QCoreApplication>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Checks)
};

const syntax::Expression *onlyExpression(const syntax::ParsedModule &parsed)
{
    if (!parsed.module || parsed.module->body.size() != 1)
        return nullptr;
    const auto *only = std::get_if<syntax::ExpressionStatement>(&parsed.module->body.front()->node);
    return only ? only->value.get() : nullptr;
}

/// What main calls a function with, or for, if that is not \a isWhole. \a parsed: as it stands in the
/// program.
void checkStart(NodeCheck &check, Param param, const syntax::ParsedModule &parsed, bool isWhole)
{
    if (isWhole)
        return;
    const QString reason = parsed.module ? Words::tr("it is no expression") : parsed.fault.message;
    check.warn(Words::tr("{node}, \"{setting}\": {message}"),
               Words::tr("Correct it; until then Python does not take the program."),
               {{u"setting", info(param).label()}, {u"message", reason}});
}

void checkStarts(NodeCheck &check)
{
    const PythonVersion python = check.use().python();
    const QString list = parameter<QString>(check.node(), Param::ForEach).trimmed();
    if (!list.isEmpty()) {
        const syntax::ParsedModule parsed = syntax::parseText(list, python);
        checkStart(check, Param::ForEach, parsed, onlyExpression(parsed));
    }
    const QString arguments = parameter<QString>(check.node(), Param::Arguments);
    const syntax::ParsedModule call = syntax::parseText(u"f("_s + arguments + u"\n)"_s, python);
    // A bracket too many would call what was called once more, or something else.
    const syntax::Expression *only = onlyExpression(call);
    const auto *called = only ? std::get_if<syntax::Call>(&only->node) : nullptr;
    checkStart(check, Param::Arguments, call, called && std::get_if<syntax::Name>(&called->function->node));
}

/// What is Python, but does not run here or anywhere.
void checkThatItRuns(NodeCheck &check, const syntax::Module &module)
{
    const evaluator::Compiled compiled = evaluator::compileModule(
        module, check.use().python(), {.modules = check.use().ownModules(), .names = {}});
    const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&compiled);
    if (!refusals)
        return;
    for (const evaluator::Refusal &refusal : *refusals)
        check.warnInCode(refusal.place.line, Words::tr("{node}, line {line}: {message}"),
                         Words::tr("Say it otherwise; until then the program does not run here."),
                         {{u"message", refusal.reason}, {u"line", QString::number(refusal.place.line)}});
}

/// Whether it is Python.
bool checkSyntax(NodeCheck &check, const QString &code)
{
    const syntax::ParsedModule parsed = syntax::parseText(code, check.use().python());
    if (parsed.module) {
        checkThatItRuns(check, *parsed.module);
        return true;
    }
    const QList<Place> places{{u"message", parsed.fault.message},
                              {u"line", QString::number(parsed.fault.line)},
                              {u"column", QString::number(parsed.fault.column)}};
    check.warnInCode(parsed.fault.line, Words::tr("{node}, line {line}, column {column}: {message}"),
                     Words::tr("Correct the line; until then Python does not take the program."), places);
    return false;
}

/// What nothing in the program is called, the first time that the code says it.
void checkNames(NodeCheck &check, const QString &code)
{
    constexpr qsizetype most = 5;
    QSet<QString> told;
    for (const GlobalName &each : globalNames(code)) {
        if (each.binds || each.line == 0 || told.contains(each.name) || told.size() >= most
            || check.use().isNameKnown(each.name))
            continue;
        told.insert(each.name);
        const QString other = check.use().nearestName(each.name);
        check.warnInCode(
            each.line,
            other.isEmpty()
                ? Words::tr("{node}, line {line}: nothing in this program is called {name}.")
                : Words::tr("{node}, line {line}: nothing in this program is called {name}. Is it "
                            "{other}?"),
            Words::tr("Correct the name, or define it; a run that comes to the line ends there "
                      "with a NameError."),
            {{u"line", QString::number(each.line)}, {u"name", each.name}, {u"other", other}});
    }
}

} // namespace

void checkFunction(NodeCheck &check)
{
    const QString code = parameter<QString>(check.node(), Param::Code);
    const auto outline = codeOutline(code);
    if (!checkSyntax(check, code))
        return;
    checkNames(check, code);
    if (outline->name.isEmpty() || outline->isClass)
        check.warn(Words::tr("{node} defines no function."),
                   Words::tr("Let its code be one def or async def, or remove the node."));
    if (parameter<qint64>(check.node(), Param::Starts) > 0)
        checkStarts(check);
    if (parameter<Duration>(check.node(), Param::Computes).law != Duration::Law::Fixed)
        check.warn(Words::tr("{node} computes equally long whenever it is called, not for a random time."),
                   Words::tr("Give \"{setting}\" a fixed time; until then the first one counts."),
                   {{u"setting", info(Param::Computes).label()}});
    if (parameter<qint64>(check.node(), Param::Starts) > 0 && check.use().startsItself())
        check.warn(
            Words::tr("{node} is not started from here: the code runs the program by itself."),
            Words::tr("Set \"{setting}\" to 0, or remove the call that runs the program from the code."),
            {{u"setting", info(Param::Starts).label()}});
}

void checkClass(NodeCheck &check)
{
    const QString code = parameter<QString>(check.node(), Param::Code);
    if (!checkSyntax(check, code))
        return;
    checkNames(check, code);
    if (!codeOutline(code)->isClass)
        check.warn(Words::tr("{node} defines no class."),
                   Words::tr("Let its code be one class, or remove the node."));
}

void checkModule(NodeCheck &check)
{
    const QString code = parameter<QString>(check.node(), Param::Code);
    if (checkSyntax(check, code))
        checkNames(check, code);
}

void checkBesideCode(NodeCheck &check)
{
    const bool isDrawn = isActor(check.node().kind) || isScope(check.node().kind);
    if (isDrawn && check.use().startsItself())
        check.warn(Words::tr("{node} does not run here: the code runs the program by itself."),
                   Words::tr("Start it in the code, or remove the call that runs the program from there."));
}

} // namespace signalbox
