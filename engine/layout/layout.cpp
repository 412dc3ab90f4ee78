// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/layout.h"

#include "engine/catalog/catalog.h"
#include "engine/layout/limits.h"

#include <algorithm>

namespace signalbox {

namespace {

template <typename List, typename Id> auto findById(List &list, Id id) -> decltype(&list.front())
{
    const auto found =
        std::find_if(list.begin(), list.end(), [id](const auto &thing) { return thing.id == id; });
    return found == list.end() ? nullptr : &*found;
}

void addLink(const Layout &layout, QList<Link> &links, LinkKind kind, NodeId task, NodeId target)
{
    const Link link{LinkId::None, kind, task, target, {}};
    if (layout.find(target) && !links.contains(link))
        links.append(link);
}

void addLinksOf(const Layout &layout, NodeId task, const QList<Step> &steps, QList<Link> &links)
{
    for (const Step &step : steps) {
        const VerbInfo &verb = info(step.verb);
        if (verb.link)
            addLink(layout, links, *verb.link, task, step.target);
        if (verb.hasPredicate && !info(step.predicate.of).targets.isEmpty())
            addLink(layout, links, LinkKind::Asking, task, step.predicate.target);
        addLinksOf(layout, task, step.body, links);
    }
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

QString Layout::unusedName(const QString &wanted) const
{
    if (!findByName(wanted))
        return wanted;
    // "cook-2" counts on as "cook-3", not as "cook-2-2".
    const qsizetype dash = wanted.lastIndexOf(QLatin1Char('-'));
    bool counted = false;
    if (dash > 0)
        wanted.mid(dash + 1).toUInt(&counted);
    const QString stem = counted ? wanted.left(dash) : wanted;
    for (int number = 2;; ++number) {
        const QString ending = QLatin1Char('-') + QString::number(number);
        const QString name = beginningOf(stem, kLongestName - ending.size()) + ending;
        if (!findByName(name))
            return name;
    }
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

template <typename T> T parameter(const Node &node, Param param)
{
    const auto own = node.parameters.constFind(param);
    const ParamValue &value = own == node.parameters.constEnd() ? info(param).defaultValue : *own;
    const T *typed = std::get_if<T>(&value);
    Q_ASSERT_X(typed, "parameter", "asked for a type that the catalog does not give it");
    return typed ? *typed : T{};
}

template bool parameter<bool>(const Node &, Param);
template qint64 parameter<qint64>(const Node &, Param);
template Duration parameter<Duration>(const Node &, Param);
template QList<Step> parameter<QList<Step>>(const Node &, Param);

QList<Link> allLinks(const Layout &layout)
{
    QList<Link> links = layout.links;
    for (const Node &node : layout.nodes) {
        if (node.kind == NodeKind::Task)
            addLinksOf(layout, node.id, parameter<QList<Step>>(node, Param::Steps), links);
    }
    return links;
}

} // namespace signalbox
