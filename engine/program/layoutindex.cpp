// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/layoutindex.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/links.h"

namespace signalbox {

LayoutIndex::LayoutIndex(const Layout &layout)
    : m_layout(layout)
    , m_bodies{nullptr}
{
    for (const Link &link : allLinks(layout)) {
        m_linksOf[link.from].push_back(link);
        if (link.kind == LinkKind::Setting)
            m_set.insert(link.to);
    }
    for (const Node &node : layout.nodes) {
        if (isResource(node.kind)) {
            m_resourceOf.insert(node.id, quint32(m_resources.size()));
            m_resources.push_back(&node);
            continue;
        }
        if (isCode(node.kind))
            continue;
        const quint32 body = quint32(m_bodies.size());
        m_bodyOf.insert(node.id, body);
        m_bodies.push_back(&node);
        const bool waitsForSpawn = node.kind == NodeKind::Task && parameter<bool>(node, Param::Spawned);
        if (!waitsForSpawn)
            m_startedIn[node.scope].push_back(body);
    }
}

std::optional<quint32> LayoutIndex::resourceOf(NodeId node) const
{
    const auto found = m_resourceOf.constFind(node);
    return found == m_resourceOf.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<quint32> LayoutIndex::indexOf(NodeId node, const QList<NodeKind> &kinds) const
{
    if (const auto resource = resourceOf(node))
        return kinds.contains(m_resources[*resource]->kind) ? resource : std::nullopt;
    const auto body = m_bodyOf.constFind(node);
    const bool fits = body != m_bodyOf.constEnd() && kinds.contains(nodeOf(*body).kind);
    return fits ? std::optional(*body) : std::nullopt;
}

LayoutIndex::Indices LayoutIndex::targets(const Node &node, LinkKind kind) const
{
    Indices found;
    const auto links = m_linksOf.constFind(node.id);
    if (links == m_linksOf.constEnd())
        return found;
    for (const Link &link : *links) {
        if (link.kind != kind)
            continue;
        if (const auto resource = resourceOf(link.to))
            found.push_back(*resource);
        else if (const auto body = m_bodyOf.constFind(link.to); body != m_bodyOf.constEnd())
            found.push_back(*body);
    }
    return found;
}

LayoutIndex::Indices LayoutIndex::started(NodeId frame) const
{
    return m_startedIn.value(frame);
}

} // namespace signalbox
