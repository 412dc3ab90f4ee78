// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/callvariables.h"

#include "engine/evaluator/activation.h"
#include "engine/objects/protocol.h"

namespace signalbox {

namespace {

const evaluator::ModuleObject *moduleOf(const evaluator::Activation &call)
{
    return call.name() == QLatin1String("<module>") ? call.loaded->module : nullptr;
}

/// A definition, or what was imported.
bool isFurniture(const objects::Value &value)
{
    const std::string type = objects::typeName(value);
    return type == "module" || type == "function" || type == "type" || type == "builtin_function_or_method";
}

} // namespace

QList<CallVariable> variablesOf(const evaluator::Activation &call)
{
    QList<CallVariable> variables;
    if (const evaluator::ModuleObject *module = moduleOf(call)) {
        const QStringList &names = module->names();
        for (int place = 0; place < names.size(); ++place) {
            const objects::Value &value = module->at(place);
            if (!value.isMissing() && !names[place].startsWith(QLatin1String("__"))
                && !names[place].startsWith(u'.') && !isFurniture(value))
                variables.append({names[place], value});
        }
        return variables;
    }
    const QStringList &names = call.variableNames();
    for (int place = 0; place < names.size(); ++place)
        variables.append({names[place], call.variable(place)});
    return variables;
}

objects::Value variableOf(const evaluator::Activation &call, const QString &name)
{
    if (const evaluator::ModuleObject *module = moduleOf(call))
        return module->get(name);
    const qsizetype place = call.variableNames().indexOf(name);
    return place < 0 ? objects::Value() : call.variable(int(place));
}

} // namespace signalbox
