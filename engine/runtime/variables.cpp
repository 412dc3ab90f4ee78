// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/runtime/variables.h"

#include "engine/catalog/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(Variable variable)
{
    switch (variable) {
    case Variable::Item:
        return u"item"_s;
    case Variable::Value:
        return u"value"_s;
    case Variable::Result:
        break;
    }
    return u"result"_s;
}

} // namespace

/// Whether the task's function gives the variable a value anywhere: only then is it a local one.
bool Variables::binds(const Task &task, Variable variable) const
{
    const ProgramBody &body = m_runtime.program.bodies[writerOf(task).function];
    for (quint32 at = body.begin; at < body.end;) {
        const ProgramStep &step = m_runtime.stepAt(at);
        if (binds(step, variable))
            return true;
        at = info(step.verb).takesOperands ? step.end : at + 1; // what operands give is not kept
    }
    return false;
}

bool Variables::binds(const ProgramStep &step, Variable variable) const
{
    switch (variable) {
    case Variable::Item:
        return step.verb == Verb::Get || step.verb == Verb::GetNowait
            || (step.verb == Verb::AsyncFor
                && m_runtime.program.resources[step.target].kind == NodeKind::Queue);
    case Variable::Value:
        return step.verb == Verb::Read;
    case Variable::Result:
        return givesResult(step.verb);
    }
    Q_UNREACHABLE();
}

Result Variables::raiseUnbound(Task &task, Variable variable) const
{
    const QString name = nameOf(variable);
    if (!binds(task, variable))
        return task.raise(u"NameError: name '%1' is not defined"_s.arg(name));
    if (m_runtime.stepAt(task.step).verb == Verb::WaitUntil) // asked by a lambda, whose own it is not
        return task.raise(u"NameError: cannot access free variable '%1' where it is not associated with a "
                          "value in enclosing scope"_s.arg(name));
    return task.raise(
        u"UnboundLocalError: cannot access local variable '%1' where it is not associated with a value"_s.arg(
            name));
}

Result Variables::raiseNotStarted(Task &task, quint32 body) const
{
    const ProgramBody &named = m_runtime.program.bodies[body];
    const QString &function = named.identifier.isEmpty() ? named.name : named.identifier;
    return task.raise(u"NameError: name '%1_task' is not defined"_s.arg(function));
}

} // namespace signalbox
