// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QHash>

namespace signalbox::reading {

/// A step of nothing more than that.
inline Step stepFor(Verb verb, NodeId target = NodeId::None)
{
    Step step;
    step.verb = verb;
    step.target = target;
    return step;
}

/// What the names of a module stand for.
struct ModuleNames {
    QHash<QString, NodeId> functions; ///< coroutine functions, by identifier
    QHash<QString, NodeId> resources; ///< by variable
    QHash<QString, NodeId> tickers; ///< by class
    QHash<NodeId, NodeKind> kinds; ///< of resources

    NodeId functionOf(const QString &name) const { return functions.value(name); }
    /// Of what a variable such as `cook_task` holds.
    NodeId taskOf(const QString &variable) const
    {
        const QString ending = QStringLiteral("_task");
        return variable.endsWith(ending) ? functionOf(variable.chopped(ending.size())) : NodeId::None;
    }
    /// A task, else a resource: what can be awaited, cancelled, asked for a result. None for neither.
    NodeId taskOrResource(const QString &variable) const
    {
        const NodeId task = taskOf(variable);
        return task != NodeId::None ? task : resources.value(variable);
    }
    /// Tasks go by the kind Task, whatever becomes of them.
    NodeKind kindOf(NodeId node) const { return kinds.value(node, NodeKind::Task); }
};

} // namespace signalbox::reading
