// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasselection.h"

#include "widgets/canvas/layoutorder.h"
#include "widgets/document/document.h"
#include "widgets/painting/canvasgeometry.h"

namespace signalbox {

CanvasSelection::CanvasSelection(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
}

void CanvasSelection::setNodes(const QList<NodeId> &nodes)
{
    QList<NodeId> known;
    for (const NodeId node : nodes) {
        if (m_document.layout().find(node) && !known.contains(node))
            known.append(node);
    }
    const bool hadWire = m_wire.has_value();
    m_wire.reset();
    if (!known.isEmpty())
        m_focus = known.last();
    if (known == m_nodes && !hadWire)
        return;
    m_nodes = known;
    m_document.endGesture();
    Q_EMIT nodesChanged();
    Q_EMIT targetsChanged();
}

void CanvasSelection::selectAll()
{
    QList<NodeId> all;
    for (const Node &node : m_document.layout().nodes)
        all.append(node.id);
    setNodes(all);
}

void CanvasSelection::setWire(const std::optional<Link> &wire)
{
    if (!m_nodes.isEmpty())
        setNodes({});
    m_wire = wire;
    Q_EMIT targetsChanged();
}

void CanvasSelection::setFocus(NodeId node, bool ring)
{
    m_focus = node;
    m_ring = ring;
    if (ring)
        Q_EMIT focusShown();
    Q_EMIT targetsChanged();
}

void CanvasSelection::hideRing()
{
    if (!m_ring)
        return;
    m_ring = false;
    Q_EMIT targetsChanged();
}

QList<NodeId> CanvasSelection::targets() const
{
    if (m_nodes.isEmpty() && m_focus != NodeId::None && m_ring)
        return {m_focus};
    return m_nodes;
}

QList<NodeId> CanvasSelection::outermost() const
{
    QList<NodeId> outer;
    for (const NodeId node : m_nodes) {
        QList<NodeId> others = m_nodes;
        others.removeAll(node);
        if (!m_document.layout().withHeld(others).contains(node))
            outer.append(node);
    }
    return outer;
}

void CanvasSelection::follow(const CanvasGeometry &geometry)
{
    const Layout &layout = m_document.layout();
    if (!layout.find(m_focus))
        m_focus = NodeId::None;
    if (m_wire && !geometry.wireBetween(m_wire->kind, m_wire->from, m_wire->to))
        m_wire.reset();
    QList<NodeId> left;
    for (const NodeId node : std::as_const(m_nodes)) {
        if (layout.find(node))
            left.append(node);
    }
    if (left.size() != m_nodes.size()) {
        m_nodes = left;
        Q_EMIT nodesChanged();
        Q_EMIT targetsChanged();
    }
    selectRestored();
}

void CanvasSelection::selectRestored()
{
    const int index = m_document.undoStack().index();
    const bool undone = index < m_historyIndex && m_document.undoStack().canRedo();
    QList<NodeId> restored;
    QSet<NodeId> known;
    for (const Node &node : m_document.layout().nodes) {
        known.insert(node.id);
        if (!m_known.contains(node.id))
            restored.append(node.id);
    }
    m_known = known;
    m_historyIndex = index;
    if (undone && !restored.isEmpty())
        setNodes(restored);
}

} // namespace signalbox
