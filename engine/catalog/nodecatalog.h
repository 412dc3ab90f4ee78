// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/phrase.h"
#include "engine/layout/layout.h"

namespace signalbox {

/// How links are called that use a node of some kind, where that is not what they are called elsewhere.
struct LinkWords {
    LinkKind kind;
    Phrase label; ///< "writes"
};

/// A kind of node: its words, what can be set on it, and what a wire to it may mean.
struct NodeInfo {
    NodeKind kind;
    NodeGroup group;
    QString key; ///< in files: "queue"
    Phrase label; ///< for people: "Queue"
    Phrase one; ///< for people, with its article: "a Queue"
    Phrase named = ""; ///< for people, inside a sentence: "queue {name}"; of a Task and of resources
    Phrase help; ///< one sentence: what it is in a program
    QString icon; ///< name of the icon in resources/icons
    QString nameStem; ///< what a new node is called, before its number: "queue"
    QString python; ///< what makes one in Python: "asyncio.Queue"; empty where Python has no word for it
    QList<Param> parameters; ///< in the order in which the inspector shows them
    /// What a Task may do with it, by a wire that leads towards it and one that leads away; the first is what
    /// the wire most likely means.
    QList<Verb> verbsTo;
    QList<Verb> verbsFrom;
    /// What producers and consumers do with it, who do the same in every round; nothing where it is of no use
    /// to them, and then \c notForWorkers says why, of {actor} and {used}.
    std::optional<LinkKind> workersTo = {};
    std::optional<LinkKind> workersFrom = {};
    Phrase notForWorkers = "";
    QList<LinkWords> links = {};
};

struct LinkInfo {
    LinkKind kind;
    QString key; ///< "putting"
    Phrase label; ///< "puts into"
    Phrase help;
    Verb verb; ///< what says for a Task what a stored link says for the other actors
};

const QList<NodeInfo> &nodeCatalog();
const QList<LinkInfo> &linkCatalog();
const NodeInfo &info(NodeKind kind);
const LinkInfo &info(LinkKind kind);

/// What a link of \a kind says of a node of kind \a used: "puts into" a queue, "writes" a counter.
QString labelOf(LinkKind kind, NodeKind used);
/// "Queue orders": the kind of a node and its name, as sentences begin.
QString titleOf(NodeKind kind, const QString &name);
inline QString titleOf(const Node &node)
{
    return titleOf(node.kind, node.name);
}

inline NodeGroup groupOf(NodeKind kind)
{
    return info(kind).group;
}
inline bool isActor(NodeKind kind)
{
    return groupOf(kind) == NodeGroup::Actor;
}
inline bool isResource(NodeKind kind)
{
    return groupOf(kind) == NodeGroup::Resource;
}
inline bool isScope(NodeKind kind)
{
    return groupOf(kind) == NodeGroup::Scope;
}
inline bool isCode(NodeKind kind)
{
    return groupOf(kind) == NodeGroup::Code;
}

} // namespace signalbox
