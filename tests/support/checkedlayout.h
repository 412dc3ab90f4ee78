// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/checks/problems.h"

namespace signalbox::testing::checks {

using namespace Qt::StringLiterals;

inline Step step(Verb verb, NodeId target = NodeId::None, const QList<Step> &body = {})
{
    Step made;
    made.verb = verb;
    made.target = target;
    made.body = body;
    return made;
}

inline Step block(Verb verb, const QList<Step> &body)
{
    return step(verb, NodeId::None, body);
}

inline Step put(NodeId queue, PutChoice choice)
{
    Step made = step(Verb::Put, queue);
    made.choice = quint8(choice);
    return made;
}

inline Step giving(Step step, ValueChoice choice)
{
    step.choice = quint8(choice);
    return step;
}

inline Step asking(Verb verb, Predicate::Of of, NodeId target, const QList<Step> &body = {})
{
    Step made = step(verb, NodeId::None, body);
    made.predicate.of = of;
    made.predicate.target = target;
    return made;
}

/// A kitchen in which everything has its use.
struct CheckedLayout {
    Layout layout;

    NodeId add(NodeKind kind, const QString &name = {})
    {
        Node node = makeNode(layout, kind, {});
        if (!name.isEmpty())
            node.name = name;
        layout.nodes.append(node);
        return node.id;
    }
    void link(LinkKind kind, NodeId from, NodeId to)
    {
        layout.links.append({layout.unusedLinkId(), kind, from, to, {}});
    }
    NodeId addTask(const QString &name, const QList<Step> &steps)
    {
        const NodeId id = add(NodeKind::Task, name);
        set(id, Param::Steps, steps);
        return id;
    }
    void set(NodeId id, Param param, const ParamValue &value)
    {
        layout.find(id)->parameters.insert(param, value);
    }
    QString places() const
    {
        QStringList list;
        for (const Problem &problem : check(layout))
            list.append(problem.place);
        return list.join(u' ');
    }
    /// "reason" of the only problem, or all of them where there is not exactly one.
    QString reason() const
    {
        QStringList list;
        for (const Problem &problem : check(layout))
            list.append(problem.reason);
        return list.join(u'\n');
    }
};

} // namespace signalbox::testing::checks
