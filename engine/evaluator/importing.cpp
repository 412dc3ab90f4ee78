// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/importing.h"

#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/iterators.h"

#include <algorithm>

// The order of events is that of importlib/_bootstrap.py: _gcd_import, _find_and_load, _handle_fromlist.

namespace signalbox::evaluator {

using namespace objects;
using namespace Qt::StringLiterals;

namespace {

QString outerOf(const QString &name)
{
    return name.contains('.'_L1) ? name.section('.'_L1, 0, -2) : QString();
}

bool isFresh(const Value &module)
{
    return isModule(module) && ModuleObject::of(module)->state == ModuleObject::State::Fresh;
}

/// The full name of what \a from imports as \a name, in which dots in front are relative; empty where it
/// raised.
QString absoluteName(Context &context, const ModuleObject &from, const QString &name)
{
    const auto isDot = [](QChar letter) { return letter == '.'_L1; };
    const auto level = std::find_if_not(name.begin(), name.end(), isDot) - name.begin();
    if (level == 0)
        return name;
    const QString own = QString::fromStdString(from.name());
    QString package = from.isPackage ? own : outerOf(own);
    if (package.isEmpty()) {
        context.raise(*builtinType("ImportError"), "attempted relative import with no known parent package");
        return {};
    }
    for (qsizetype up = 1; up < level; ++up)
        package = outerOf(package);
    if (package.isEmpty()) {
        context.raise(*builtinType("ImportError"), "attempted relative import beyond top-level package");
        return {};
    }
    return level == name.size() ? package : package + '.'_L1 + name.sliced(level);
}

/// The module of a full name, whose packages are there. The folder of the program comes first.
Value find(Context &context, Host &host, const ModuleObject &from, const QString &name)
{
    if (from.isOwn) {
        const Value own = host.ownModule(context, name);
        if (!own.isMissing() || context.hasRaised())
            return own;
    }
    return host.importModule(context, name);
}

bool importModule(Context &context, Host &host, Activation &at, const Instruction &instruction, Value &toRun)
{
    const ModuleObject &from = *at.loaded->module;
    const QString name = absoluteName(context, from, at.code().names[std::size_t(instruction.a)]);
    if (name.isEmpty())
        return false;
    Value first, module;
    for (qsizetype end = 0; end < name.size();) {
        end = name.indexOf('.'_L1, end + 1);
        end = end < 0 ? name.size() : end;
        module = find(context, host, from, name.first(end));
        if (isFresh(module))
            toRun = module;
        if (module.isMissing() || isFresh(module))
            return false;
        first = first.isMissing() ? module : first;
    }
    at.push(instruction.b == 0 ? first : module);
    return true;
}

bool raiseNotThere(Context &context, const ModuleObject &module, const Value &name)
{
    const std::string from = module.state == ModuleObject::State::Running
        ? "partially initialized module '" + module.name() + "' (most likely due to a circular import)"
        : "'" + module.name() + "'";
    const Value file = module.get(u"__file__"_s);
    const std::string place = file.is(Kind::Str) ? toUtf8(file) : "unknown location";
    context.raise(*builtinType("ImportError"),
                  "cannot import name '" + toUtf8(name) + "' from " + from + " (" + place + ")");
    return false;
}

/// A module that \a of has in it, which has run. Missing where there is none, where it raised, or where it is
/// \a toRun first.
Value within(Context &context, Host &host, const Activation &at, const ModuleObject &of, const Value &name,
             Value &toRun)
{
    if (of.isOwn && !of.isPackage)
        return {};
    const QString whole = QString::fromStdString(of.name()) + '.'_L1 + toQString(name);
    Value found = find(context, host, *at.loaded->module, whole);
    if (found.isMissing() && context.raisedType()->isSubtypeOf(*builtinType("ImportError")))
        context.clear();
    if (isFresh(found)) {
        toRun = found;
        return {};
    }
    return found;
}

bool importFrom(Context &context, Host &host, Activation &at, const Instruction &instruction, Value &toRun)
{
    const Value module = *(at.top - 1);
    const Value &name = at.loaded->names[std::size_t(instruction.a)];
    Value found = attributeOf(context, module, name);
    if (found.isMissing() && context.hasRaised(Error::AttributeError) && isModule(module)) {
        context.clear();
        found = within(context, host, at, *ModuleObject::of(module), name, toRun);
        if (found.isMissing() && toRun.isMissing() && !context.hasRaised())
            return raiseNotThere(context, *ModuleObject::of(module), name);
    }
    if (found.isMissing())
        return false;
    at.push(std::move(found));
    return true;
}

/// The names that `*` stands for; nothing where it raised.
std::optional<QStringList> allNames(Context &context, const ModuleObject &module)
{
    QStringList names;
    const Value listed = module.get(u"__all__"_s);
    if (listed.isMissing()) {
        for (const QString &name : module.names()) {
            if (!name.startsWith('_'_L1) && !module.get(name).isMissing())
                names.append(name);
        }
        return names;
    }
    const bool isWhole = forEach(context, listed, [&](const Value &each) {
        if (!each.is(Kind::Str))
            return bool(context.typeError("Item in " + module.name() + ".__all__ must be str, not "
                                          + typeName(each)));
        names.append(toQString(each));
        return true;
    });
    return isWhole ? std::optional(names) : std::nullopt;
}

bool importAll(Context &context, Host &host, Activation &at, Value &toRun)
{
    const Value module = *(at.top - 1);
    if (!isModule(module))
        return context.typeError("import * needs a module");
    const ModuleObject &from = *ModuleObject::of(module);
    const std::optional<QStringList> names = allNames(context, from);
    if (!names)
        return false;
    for (const QString &name : *names) {
        Value value = from.get(name);
        if (value.isMissing() && from.isOwn) {
            const Value text = makeText(context.heap(), name);
            value = within(context, host, at, from, text, toRun);
            if (value.isMissing())
                return !toRun.isMissing() || context.hasRaised()
                    ? false
                    : !attributeOf(context, module, text).isMissing();
        }
        if (!value.isMissing())
            at.loaded->module->set(name, std::move(value));
    }
    at.pop();
    return true;
}

} // namespace

bool import(Context &context, Host &host, Activation &at, const Instruction &instruction, Value &toRun)
{
    if (instruction.op == Op::ImportFrom)
        return importFrom(context, host, at, instruction, toRun);
    if (instruction.op == Op::ImportAll)
        return importAll(context, host, at, toRun);
    return importModule(context, host, at, instruction, toRun);
}

} // namespace signalbox::evaluator
