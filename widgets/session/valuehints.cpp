// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/session/valuehints.h"

#include "engine/messages/message.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongest = 120; ///< letters of a value in a tip

QString assignment(const ShownItem &variable)
{
    QString value = variable.value.text;
    if (value.size() > kLongest)
        value = value.left(kLongest) + u'…';
    return variable.key + u" = "_s + value;
}

/// "worker", of "main.<locals>.worker" as well.
bool isCallOf(const ShownCall &call, const QString &function)
{
    return call.function == function || call.function.endsWith(u'.' + function);
}

const ShownCall *innermost(const QList<ShownCall> &calls, const QString &function)
{
    for (auto call = calls.crbegin(); call != calls.crend(); ++call) {
        if (function.isEmpty() || isCallOf(*call, function))
            return &*call;
    }
    return nullptr;
}

const ShownItem *variableOf(const ShownCall *call, const QString &name)
{
    if (!call)
        return nullptr;
    const auto found =
        std::find_if(call->variables.begin(), call->variables.end(),
                     [&](const ShownItem &each) { return each.key == name && !each.value.type.isEmpty(); });
    return found == call->variables.end() ? nullptr : &*found;
}

} // namespace

ValueHints::ValueHints(RunKeeper &keeper, Player &player, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
    , m_player(player)
    , m_stacks(keeper)
{
    connect(&m_stacks, &StackKeeper::came, this, &ValueHints::came);
}

const CallStacks *ValueHints::stacks()
{
    const qsizetype facts = m_player.world().facts;
    if (m_player.isPlaying() || m_keeper.program().script.isEmpty() || facts == 0)
        return nullptr;
    m_stacks.want({facts});
    return m_stacks.after(facts);
}

TaskId ValueHints::currentTask() const
{
    const Trace &trace = m_keeper.replay().run().trace;
    for (qsizetype fact = m_player.world().facts - 1; fact >= 0; --fact) {
        if (trace[fact].task != TaskId::None)
            return trace[fact].task;
    }
    return TaskId::None;
}

QString ValueHints::valueOf(const QString &name, const QString &function, TaskId task)
{
    const CallStacks *stacks = this->stacks();
    if (!stacks)
        return {};
    // Of the lists that the stacks keep: pointers into them stay.
    const auto callsOf = [&](TaskId of) {
        const auto found = stacks->constFind(of);
        return found == stacks->cend() ? nullptr : &*found;
    };
    const QList<ShownCall> *own = callsOf(task);
    const ShownCall *call = own ? innermost(*own, function) : nullptr;
    QList<TaskId> others = function.isEmpty() ? QList<TaskId>() : stacks->keys();
    std::sort(others.begin(), others.end());
    for (auto other = others.cbegin(); !call && other != others.cend(); ++other)
        call = innermost(*callsOf(*other), function);
    const ShownItem *variable = variableOf(call, name);
    const QList<ShownCall> *module = callsOf(TaskId::Main);
    if (!variable && module && !module->isEmpty())
        variable = variableOf(&module->front(), name);
    return variable ? assignment(*variable) : QString();
}

QString ValueHints::callOf(TaskId task)
{
    const CallStacks *stacks = this->stacks();
    const auto calls = stacks ? stacks->constFind(task) : CallStacks::const_iterator();
    if (!stacks || calls == stacks->cend() || calls->isEmpty())
        return {};
    const ShownCall &call = calls->back();
    QStringList lines{fill(tr("in {function}"), {{u"function", call.function}})};
    qsizetype left = 0;
    for (const ShownItem &variable : call.variables) {
        if (variable.value.type.isEmpty() || variable.value.type == u"module"
            || variable.value.type == u"function")
            continue; // what is imported and defined is no news
        if (lines.size() <= kMostShown)
            lines += assignment(variable);
        else
            ++left;
    }
    if (left > 0)
        lines += plural("ValueHints", QT_TRANSLATE_N_NOOP("ValueHints", "and %n more variables"),
                        "and %n more variable", left);
    return lines.join(u'\n');
}

} // namespace signalbox
