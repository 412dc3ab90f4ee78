// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace signalbox {

/// Which body or resource of a program each node of a layout is, and who is linked to whom.
class LayoutIndex {
public:
    using Indices = std::vector<quint32>;

    /// \a layout must outlive it.
    explicit LayoutIndex(const Layout &layout);

    const Layout &layout() const { return m_layout; }
    const std::vector<const Node *> &bodies() const { return m_bodies; } ///< the first, `main`, is null
    const std::vector<const Node *> &resources() const { return m_resources; }
    const Node &nodeOf(quint32 body) const { return *m_bodies[body]; }
    std::optional<quint32> resourceOf(NodeId node) const;
    /// Of a node of one of \a kinds: its body or resource.
    std::optional<quint32> indexOf(NodeId node, const QList<NodeKind> &kinds) const;
    /// What \a node uses in the way of \a link, in order.
    Indices targets(const Node &node, LinkKind link) const;
    /// Bodies that run from the start in \a frame (None: the canvas).
    Indices started(NodeId frame) const;
    bool isEverSet(NodeId event) const { return m_set.contains(event); }

private:
    const Layout &m_layout;
    std::vector<const Node *> m_bodies;
    std::vector<const Node *> m_resources;
    QHash<NodeId, quint32> m_bodyOf; ///< of actors and frames
    QHash<NodeId, quint32> m_resourceOf;
    QHash<NodeId, std::vector<Link>> m_linksOf; ///< by user, in order
    QHash<NodeId, Indices> m_startedIn; ///< by frame, in order
    QSet<NodeId> m_set; ///< events
};

} // namespace signalbox
