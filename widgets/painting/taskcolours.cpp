// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/taskcolours.h"

#include "engine/catalog/catalog.h"

#include <QHash>

namespace signalbox {

int taskColourIndex(const Layout &layout, NodeId actor)
{
    int index = 0;
    for (const Node &node : layout.nodes) {
        if (node.id == actor)
            return isActor(node.kind) ? index : -1;
        index += isActor(node.kind) ? 1 : 0;
    }
    return -1;
}

int colourOfScriptTask(TaskId task)
{
    return task == TaskId::None ? -1 : int(index(task)) - 1;
}

QList<int> taskColourIndices(const Layout &layout, const Run &run)
{
    QHash<NodeId, int> actors;
    for (const Node &node : layout.nodes) {
        if (isActor(node.kind))
            actors.insert(node.id, int(actors.size()));
    }
    QList<int> colours(run.taskNames.size(), -1);
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        if (fact.kind != FactKind::TaskCreated || index(fact.task) >= quint32(colours.size()))
            continue;
        const NodeId node = run.program.bodies[fact.body()].node;
        const bool isScript = !run.program.script.isEmpty() && !actors.contains(node);
        colours[index(fact.task)] = isScript ? colourOfScriptTask(fact.task) : actors.value(node, -1);
    }
    return colours;
}

} // namespace signalbox
