// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QSet>

#include <vector>

namespace signalbox::reading {

/// A coroutine function of an exported module, as steps.
struct ReadFunction {
    NodeId id = NodeId::None;
    QString name; ///< of the node, where a comment gives it; else the identifier
    QList<Step> steps;
    QSet<NodeId> globals; ///< functions the newest tasks of which it declares global
};

/// An exported module: what it says of a layout before anybody asks what kinds of nodes its functions were.
struct ReadModule {
    QString title;
    QString description;
    Settings settings; ///< but for how the run ends
    QList<Node> resources;
    std::vector<ReadFunction> functions; ///< in the order of the text, without main
    QList<Step> main;

    const ReadFunction *find(NodeId function) const;
    const Node *resource(NodeId node) const;
};

} // namespace signalbox::reading
