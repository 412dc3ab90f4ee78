// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/interpreter.h"
#include "engine/trace/naming.h"

namespace signalbox {

using namespace Qt::StringLiterals;

Result Interpreter::itemToPut(Task &task, Item &item)
{
    const PutChoice choice = PutChoice(stepAt(task.step).choice);
    if (choice == PutChoice::Forward) {
        if (!task.locals.item)
            return failUnbound(task, Variable::Item);
        item = *task.locals.item;
        return Result::WentOn;
    }
    item = {task.id, ++task.locals.made};
    noteSource(item, choice == PutChoice::Sentinel ? ItemSource{item.number, 0, 0} : sourceOf(task));
    return Result::WentOn;
}

/// A producer's items have the number of its round, whichever queue they go into.
ItemSource Interpreter::sourceOf(const Task &task) const
{
    const quint32 text = stepAt(task.step).text;
    const quint32 number = task.locals.made;
    return text != 0 ? ItemSource{number, text, 0} : ItemSource{number, task.body, roundOf(task)};
}

/// Most items follow from the one before: the same text, or a number more.
void Interpreter::noteSource(const Item &item, const ItemSource &source)
{
    auto &items = m_run.items;
    if (items.size() <= index(item.maker))
        items.resize(index(item.maker) + 1);
    auto &sources = items[index(item.maker)];
    if (!sources.empty()) {
        const ItemSource &last = sources.back();
        const quint32 next = last.number > 0 ? last.number + (item.number - last.first) : 0;
        if (last.from == source.from && next == source.number)
            return;
    }
    sources.push_back(source);
}

/// In which round of its innermost `for` the task is, from 1.
quint32 Interpreter::roundOf(const Task &task) const
{
    for (auto frame = task.frames.rbegin(); frame != task.frames.rend(); ++frame) {
        const Verb verb = stepAt(frame->step).verb;
        if (verb == Verb::Repeat || verb == Verb::Forever)
            return quint32(frame->round + 1);
    }
    return 1;
}

std::string Interpreter::valueOf(const Item &item) const
{
    return ItemValues(m_run)[item].toStdString();
}

/// Whether the task's function gives the variable a value anywhere: only then is it a local one.
bool Interpreter::binds(const Task &task, Variable variable) const
{
    const ProgramBody &body = m_program.bodies[writerOf(task).body];
    for (quint32 at = body.begin; at < body.end; ++at) {
        const ProgramStep &step = stepAt(at);
        const bool gets = step.verb == Verb::Get || step.verb == Verb::GetNowait
            || (step.verb == Verb::AsyncFor && m_program.resources[step.target].kind == NodeKind::Queue);
        if (variable == Variable::Item ? gets : step.verb == Verb::Read)
            return true;
    }
    return false;
}

Result Interpreter::failUnbound(Task &task, Variable variable)
{
    const QString name = variable == Variable::Item ? u"item"_s : u"value"_s;
    if (!binds(task, variable))
        return fail(task, u"NameError: name '%1' is not defined"_s.arg(name));
    if (stepAt(task.step).verb == Verb::WaitUntil) // asked by a lambda, whose own it is not
        return fail(task,
                    u"NameError: cannot access free variable '%1' where it is not associated with a value in "
                    "enclosing scope"_s.arg(name));
    return fail(
        task,
        u"UnboundLocalError: cannot access local variable '%1' where it is not associated with a value"_s.arg(
            name));
}

} // namespace signalbox
