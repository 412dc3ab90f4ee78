// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace signalbox {

/// \file
/// What exists: every kind of node, link, verb and parameter with its words. The palette, the inspector, the
/// file format, the checks and the search all read this one table, so a new kind is a new row.

/// One of several things a parameter or a step can be set to.
struct ChoiceInfo {
    QString key; ///< in files and in Python: "FIRST_COMPLETED"
    QString label; ///< for people: "the first is done"
};

QStringList keysOf(const QList<ChoiceInfo> &choices);

struct ParamInfo {
    enum class Type : quint8 { Flag, Number, Time, Steps, Choice };
    Param param;
    Type type;
    QString key; ///< in files: "capacity"
    QString label; ///< for people: "Capacity"
    QString help; ///< one sentence
    ParamValue defaultValue;
    qint64 minimum = 0; ///< Number: of the value; Time: of the microseconds
    qint64 maximum = 0;
    QString zeroMeans; ///< what 0 stands for ("unbounded"), empty where it is a plain number
    QList<ChoiceInfo> choices = {}; ///< Choice: the value is an index of these
};

struct NodeInfo {
    NodeKind kind;
    NodeGroup group;
    QString key; ///< in files: "queue"
    QString label; ///< for people: "Queue"
    QString help; ///< one sentence: what it is in a program
    QString icon; ///< name of the icon in resources/icons
    QString nameStem; ///< what a new node is called, before its number: "queue"
    QList<Param> parameters; ///< in the order in which the inspector shows them
};

struct LinkInfo {
    LinkKind kind;
    QString key; ///< "putting"
    QString label; ///< "puts into"
    QString help;
};

/// Which fields of a Step a verb uses.
struct VerbInfo {
    Verb verb;
    QString key; ///< in files: "task_done"
    QString label; ///< "task_done"
    QString help;
    QList<NodeKind> targets = {}; ///< kinds it can act on; empty where it acts on none
    std::optional<LinkKind> link = {}; ///< what it says about its task and its target
    bool hasTime = false;
    bool hasCount = false;
    bool hasText = false;
    bool hasOptionals = false; ///< a count of 1 and an empty text need not be written down
    bool hasPredicate = false;
    bool hasBody = false;
    bool takesOperands = false; ///< each step of the body is something to await: a task, a coroutine
    bool canBeOperand =
        false; ///< it is such a thing: `queue.get()` is a coroutine, `queue.get_nowait()` is none
    bool forPeople = true; ///< false for verbs that only programs have
    QList<ChoiceInfo> choices = {};
};

struct PredicateInfo {
    Predicate::Of of;
    QString key; ///< in files: "event_set"
    QString label; ///< for people: "is set"
    QList<NodeKind> targets; ///< empty where it asks about the task itself
    bool compares = false; ///< uses relation and value
};

const QList<NodeInfo> &nodeCatalog();
const QList<ParamInfo> &paramCatalog();
const QList<LinkInfo> &linkCatalog();
const QList<VerbInfo> &verbCatalog();
const QList<PredicateInfo> &predicateCatalog();
/// asyncio.wait's return_when, of a frame and of a step: the rows of WaitChoice.
const QList<ChoiceInfo> &waitChoices();
const QStringList &relationKeys(); ///< "==", "!=", … as in Python
/// In the order of PythonVersion: "3.11".
const QStringList &pythonVersionKeys();

const NodeInfo &info(NodeKind kind);
const ParamInfo &info(Param param);
const LinkInfo &info(LinkKind kind);
const VerbInfo &info(Verb verb);
const PredicateInfo &info(Predicate::Of of);

/// What a link of \a kind says of a node of kind \a used: "puts into" a queue, "writes" a counter.
QString labelOf(LinkKind kind, NodeKind used);

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

/// The answer to "may a wire lead from here to there?".
struct LinkOffer {
    bool fits = false;
    LinkKind kind = LinkKind::Putting;
    NodeId from = NodeId::None; ///< the actor, whichever end the drag began at
    NodeId to = NodeId::None;
    QList<Step> steps; ///< for a Task: the steps the wire can stand for; one of them is to be appended
    QString refusal; ///< why not, in words a learner understands; empty when it fits
};

/// What a wire dragged from node \a source to node \a target would mean. A drag towards a queue or an event
/// puts or sets, one away from it gets or waits. Asks about duplicates and about the same node too.
LinkOffer offerLink(const Layout &layout, NodeId source, NodeId target);

/// A node of \a kind with the catalog's defaults, an unused id and a numbered name, at \a position.
Node makeNode(const Layout &layout, NodeKind kind, QPointF position);

} // namespace signalbox
