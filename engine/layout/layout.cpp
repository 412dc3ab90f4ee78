// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/layout.h"

#include "engine/layout/limits.h"

#include <QHash>

#include <algorithm>

namespace signalbox {

namespace {

template <typename List, typename Id> auto findById(List &list, Id id) -> decltype(&list.front())
{
    const auto found =
        std::find_if(list.begin(), list.end(), [id](const auto &thing) { return thing.id == id; });
    return found == list.end() ? nullptr : &*found;
}

template <typename List> QList<quint32> idsOf(const List &list)
{
    QList<quint32> ids;
    ids.reserve(list.size());
    for (const auto &thing : list)
        ids.append(quint32(thing.id));
    return ids;
}

} // namespace

bool Step::operator==(const Step &) const = default;

const Node *Layout::find(NodeId id) const
{
    return findById(nodes, id);
}

Node *Layout::find(NodeId id)
{
    return findById(nodes, id);
}

const Link *Layout::find(LinkId id) const
{
    return findById(links, id);
}

const Node *Layout::findByName(const QString &name) const
{
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node &node) { return node.name == name; });
    return found == nodes.end() ? nullptr : &*found;
}

NodeId Layout::unusedNodeId() const
{
    return NodeId(firstUnused(idsOf(nodes), 1));
}

LinkId Layout::unusedLinkId() const
{
    return LinkId(firstUnused(idsOf(links), 1));
}

QList<NodeId> Layout::heldBy(NodeId scope) const
{
    QList<NodeId> held;
    for (const Node &node : nodes) {
        if (node.scope == scope)
            held.append(node.id);
    }
    return held;
}

/// A file may hold frames in a circle.
QSet<NodeId> Layout::withHeld(const QList<NodeId> &given) const
{
    QHash<NodeId, QList<NodeId>> held;
    QSet<NodeId> there;
    for (const Node &node : nodes) {
        held[node.scope].append(node.id);
        there.insert(node.id);
    }
    QSet<NodeId> all;
    QList<NodeId> open = given;
    while (!open.isEmpty()) {
        const NodeId node = open.takeLast();
        if (all.contains(node) || !there.contains(node))
            continue;
        all.insert(node);
        open += held.value(node);
    }
    return all;
}

} // namespace signalbox
