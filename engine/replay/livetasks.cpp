// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/livetasks.h"

#include <QHash>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QString labelOf(const Run &run, TaskId id, const QString &name)
{
    const QString shown = run.taskName(id);
    return shown == name ? name : shown + u" ("_s + name + u')';
}

NodeId nodeOfBody(const Run &run, quint32 body)
{
    return body < run.program.bodies.size() ? run.program.bodies[body].node : NodeId::None;
}

/// What task.get_name() says at \a time, by TaskId; empty for what is no task of Python's.
QStringList namesAt(const Run &run, Micros time)
{
    QStringList names = run.pythonNames;
    for (const TaskRenaming &each : run.renamings) {
        if (each.time <= time && index(each.task) < quint32(names.size()))
            names[qsizetype(index(each.task))] = each.name;
    }
    return names;
}

} // namespace

QList<LiveTask> liveTasks(const Run &run, const World &world, Micros time, NodeId node)
{
    const QStringList names = namesAt(run, time);
    QHash<QString, int> known;
    QList<LiveTask> found;
    for (const TaskView &task : world.tasks) {
        const QString name = isDone(task.state) ? QString() : names.value(qsizetype(index(task.id)));
        if (name.isEmpty())
            continue;
        ++known[name];
        if (node == NodeId::None || nodeOfBody(run, task.body) == node)
            found.append({task.id, name, labelOf(run, task.id, name)});
    }
    for (LiveTask &task : found)
        task.isAlone = known.value(task.name) == 1;
    return found;
}

} // namespace signalbox
