// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/programmodules.h"

#include "engine/evaluator/compiledtext.h"
#include "engine/evaluator/execution.h"
#include "engine/evaluator/generators.h"
#include "engine/evaluator/moduleobject.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/texts.h"

#include <algorithm>

namespace signalbox::asyncio {

using evaluator::ModuleObject;
using objects::Value;

namespace {

using CodePointer = std::shared_ptr<const evaluator::ModuleCode>;

} // namespace

ProgramModules::ProgramModules(Program &program, evaluator::Evaluator &evaluator, ScriptSteps &steps)
    : m_program(program)
    , m_evaluator(evaluator)
    , m_context(evaluator.context())
    , m_steps(steps)
{
    const QList<ProgramFile> files = filesOf(program);
    m_names = ownModules(files);
    for (const ProgramFile &file : files)
        m_files.push_back({file, evaluator::compiledText(file.text, m_context.version(), m_names)});
}

Value ProgramModules::refuse(const QString &reason, int line, const QString &file)
{
    m_refusedLine = line;
    const QString place = file.isEmpty() ? QString() : QStringLiteral(" (%1, line %2)").arg(file).arg(line);
    return m_context.raise(*objects::builtinType("SyntaxError"), (reason + place).toStdString());
}

Value ProgramModules::makeMain(const QString &text)
{
    const evaluator::Compiled code = evaluator::compiledText(text, m_context.version(), m_names);
    if (const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&code))
        return refuse(refusals->front().reason, refusals->front().place.line, {});
    const auto main = std::get<CodePointer>(code);
    m_body = m_steps.add(*main);
    for (const File &each : m_files) {
        if (const auto *own = std::get_if<CodePointer>(&each.code))
            m_steps.addFile(**own, each.file.node, m_body);
    }
    m_main = m_evaluator.makeModule(main, "__main__", m_program.scriptFile);
    ModuleObject::of(m_main)->isOwn = true;
    ModuleObject::of(m_main)->set(QStringLiteral("__package__"), Value::none());
    return m_main;
}

/// Of two with one name a package goes before a module.
const ProgramModules::File *ProgramModules::fileOf(const QString &name) const
{
    const File *found = nullptr;
    for (const File &each : m_files) {
        if (each.file.module == name && (!found || each.file.isPackage()))
            found = &each;
    }
    return found;
}

bool ProgramModules::isFolder(const QString &name) const
{
    return std::any_of(m_files.begin(), m_files.end(), [&](const File &each) {
        return each.file.module.startsWith(name + QLatin1Char('.'));
    });
}

Value ProgramModules::find(const QString &name)
{
    if (name == QLatin1String("__main__"))
        return m_main;
    if (const Value known = m_modules.value(name); !known.isMissing())
        return known;
    if (!m_names.contains(name.section(QLatin1Char('.'), 0, 0)))
        return {};
    const QString outer = name.section(QLatin1Char('.'), 0, -2);
    const Value package = m_modules.value(outer);
    const bool isInside = outer.isEmpty() || (!package.isMissing() && ModuleObject::of(package)->isPackage);
    const File *const file = isInside ? fileOf(name) : nullptr;
    if (!file && (!isInside || !isFolder(name))) {
        const std::string why = isInside ? "" : "; '" + outer.toStdString() + "' is not a package";
        return m_context.raise(*objects::builtinType("ModuleNotFoundError"),
                               "No module named '" + name.toStdString() + "'" + why);
    }
    return make(name, file);
}

/// A folder without __init__.py is a module with nothing in it.
Value ProgramModules::make(const QString &name, const File *file)
{
    Value module;
    if (!file) {
        module = evaluator::makeModule(m_context, name.toStdString());
    } else if (const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&file->code)) {
        return refuse(refusals->front().reason, refusals->front().place.line,
                      file->file.path.section(QLatin1Char('/'), -1));
    } else {
        module =
            m_evaluator.makeModule(std::get<CodePointer>(file->code), name.toStdString(), file->file.path);
    }
    ModuleObject &made = *ModuleObject::of(module);
    made.isOwn = true;
    made.isPackage = !file || file->file.isPackage();
    made.body = file ? m_evaluator.codeOf(module) : nullptr;
    made.state = ModuleObject::State::Fresh;
    const QString package = made.isPackage ? name : name.section(QLatin1Char('.'), 0, -2);
    made.set(QStringLiteral("__package__"), objects::makeText(m_context.heap(), package));
    m_modules.insert(name, module);
    return module;
}

QString ProgramModules::fileOfCoroutine(const Value &coroutine)
{
    const evaluator::Activation *body =
        evaluator::isCoroutine(coroutine) ? evaluator::GeneratorObject::of(coroutine)->activation() : nullptr;
    const ModuleObject *module = body && body->loaded ? body->loaded->module : nullptr;
    return module && module->isOwn && module->name() != "__main__"
        ? QString::fromStdString(module->name()) + QLatin1Char(':')
        : QString();
}

QString ProgramModules::pathOf(const ModuleObject &module) const
{
    const Value file = module.get(QStringLiteral("__file__"));
    const QString path = file.is(objects::Kind::Str) ? objects::toQString(file) : QString();
    const bool isBeside = module.isOwn && module.name() != "__main__";
    return isBeside ? m_program.scriptFile.section(u'/', 0, -2, QString::SectionIncludeTrailingSep) + path
                    : path;
}

modules::Host::Place ProgramModules::placeOf(const evaluator::Activation &call) const
{
    const ModuleObject &module = *call.loaded->module;
    modules::Host::Place place{.file = pathOf(module),
                               .line = call.place().line,
                               .module = QString::fromStdString(module.name()),
                               .text = {},
                               .function = call.code().name};
    place.text = textOf(module).section(u'\n', place.line - 1, place.line - 1).trimmed();
    return place;
}

QString ProgramModules::textOf(const ModuleObject &module) const
{
    if (!module.isOwn)
        return {};
    const QString name = QString::fromStdString(module.name());
    if (const File *const file = fileOf(name))
        return file->file.text;
    return name == u"__main__" ? m_program.script : QString();
}

void ProgramModules::imported(const ModuleObject &module)
{
    const QString name = QString::fromStdString(module.name());
    const Value outer = m_modules.value(name.section(QLatin1Char('.'), 0, -2));
    if (!outer.isMissing())
        ModuleObject::of(outer)->set(name.section(QLatin1Char('.'), -1), m_modules.value(name));
}

} // namespace signalbox::asyncio
