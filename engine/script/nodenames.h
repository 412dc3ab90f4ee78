// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QHash>
#include <QStringList>

namespace signalbox {

/// What the program in Python calls a node that is no code: its variable first; what runs also has the
/// variable of its task.
using NodeNames = QHash<NodeId, QStringList>;

/// Of all such nodes of \a layout, as giveIdentifiers() names them, so that code can say them:
/// "order_window", "cook" and "cook_task".
NodeNames namesOfNodes(const Layout &layout);

/// The same by what code says.
QHash<QString, NodeId> nodesByName(const Layout &layout);

/// That the code of a node says the name of another: a function or class of the document, or what was drawn.
struct CodeUse {
    NodeId user = NodeId::None;
    NodeId used = NodeId::None;
};
/// All of them, by user in the order of the layout, each once and none of itself.
QList<CodeUse> codeUses(const Layout &layout);

/// All code of \a nodes, and what its functions are started with, saying the names of \a node in \a after
/// where it said those in \a before.
void renameInCode(QList<Node> &nodes, NodeId node, const NodeNames &before, const NodeNames &after);

} // namespace signalbox
