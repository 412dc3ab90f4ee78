// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/namewords.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Naming)
};

} // namespace

QString resourceWords(const Program &program, quint32 resource)
{
    if (resource >= program.resources.size())
        return Words::tr("something");
    const ProgramResource &found = program.resources[resource];
    return fill(info(found.kind).named(), {{u"name", found.name}});
}

QString scopeWords(const Run &run, const ScopeEntry &entry)
{
    const ScopeName name = nameOf(run.program, entry);
    const QString owner = run.taskName(entry.owner);
    return name.isFrame ? fill(info(name.verb).scopeNamed(), {{u"name", owner}})
                        : fill(info(name.verb).scopeOf(), {{u"task", owner}});
}

QString scopeWords(const Run &run, const std::vector<ScopeEntry> &scopes, quint32 scope)
{
    return scope < scopes.size() ? scopeWords(run, scopes[scope]) : Words::tr("a scope");
}

QString objectWords(const Run &run, Verb verb, quint32 object, quint32 step)
{
    if (object == kNone)
        return {};
    if (isScopeVerb(verb))
        return scopeWords(run, scopesOf(run), object);
    const bool isOfTasks = verb == Verb::Spawn || isFutureVerb(verb);
    return isOfTasks && !isOnFuture(run.program, verb, step)
        ? fill(info(NodeKind::Task).named(), {{u"name", run.taskName(TaskId(object))}})
        : resourceWords(run.program, object);
}

QString itemWords(const Run &run, const Item &item, TaskId holder)
{
    return fill(item.maker == holder ? Words::tr("item {number}") : Words::tr("item {number} of {task}"),
                {{u"number", QString::number(item.number)}, {u"task", run.taskName(item.maker)}});
}

QString errorWords(const Run &run, qint64 text)
{
    const bool isThere = text >= 0 && text < run.texts.size() && !run.texts[text].isEmpty();
    return isThere ? run.texts[text] : Words::tr("an error");
}

} // namespace signalbox
