// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/fragment.h"

#include "engine/file/documentformat.h"
#include "engine/file/jsontext.h"
#include "engine/file/layoutencoder.h"
#include "engine/layout/unusednames.h"
#include "engine/script/coderename.h"

#include <QHash>
#include <QJsonObject>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Renamed = QHash<quint32, NodeId>; ///< from a node's id before to its id after; others are lost

/// Lets steps act on the nodes' new ids; on none where the node did not come along.
void retarget(QList<Step> &steps, const Renamed &renamed)
{
    for (Step &step : steps) {
        step.target = renamed.value(quint32(step.target), NodeId::None);
        step.predicate.target = renamed.value(quint32(step.predicate.target), NodeId::None);
        retarget(step.body, renamed);
    }
}

void retarget(Node &node, const Renamed &renamed)
{
    node.scope = renamed.value(quint32(node.scope), NodeId::None);
    const auto steps = node.parameters.find(Param::Steps);
    if (steps != node.parameters.end())
        retarget(std::get<QList<Step>>(*steps), renamed);
}

} // namespace

QByteArray encodeFragment(const Layout &layout, const QList<NodeId> &nodes)
{
    Renamed kept;
    for (const NodeId id : nodes)
        kept.insert(quint32(id), id);
    QList<Node> copies;
    for (const Node &node : layout.nodes) {
        if (kept.contains(quint32(node.id))) {
            copies.append(node);
            retarget(copies.back(), kept);
        }
    }
    QList<Link> links;
    for (const Link &link : layout.links) {
        if (kept.contains(quint32(link.from)) && kept.contains(quint32(link.to)))
            links.append(link);
    }
    const QJsonObject object{{u"format"_s, QLatin1String(kFragmentFormat)},
                             {u"version"_s, kFormatVersion},
                             {u"nodes"_s, nodesToJson(copies)},
                             {u"links"_s, linksToJson(links)}};
    return writeJsonObject(object);
}

LoadResult decodeFragment(const QByteArray &json, const Layout &into)
{
    LoadResult result = decodeAs(json, QLatin1String(kFragmentFormat));
    if (!result.layout)
        return result;
    Layout pasted;
    UnusedNames names(into);
    Renamed renamed;
    QList<quint32> ids;
    for (const Node &node : into.nodes)
        ids.append(quint32(node.id));
    quint32 nodeId = firstUnused(ids, result.layout->nodes.size());
    for (Node node : result.layout->nodes) {
        renamed.insert(quint32(node.id), NodeId(nodeId));
        node.id = NodeId(nodeId++);
        node.name = names.take(node.name);
        pasted.nodes.append(node);
    }
    for (Node &node : pasted.nodes)
        retarget(node, renamed);
    nameCopies(into, pasted.nodes);
    ids.clear();
    for (const Link &link : into.links)
        ids.append(quint32(link.id));
    quint32 linkId = firstUnused(ids, result.layout->links.size());
    for (Link link : result.layout->links) {
        link.id = LinkId(linkId++);
        link.from = renamed.value(quint32(link.from));
        link.to = renamed.value(quint32(link.to));
        pasted.links.append(link);
    }
    result.layout = pasted;
    return result;
}

} // namespace signalbox
