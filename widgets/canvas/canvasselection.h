// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace signalbox {

class CanvasGeometry;
class Document;

/// What is chosen on a canvas: nodes, or one wire, and the node that the keyboard is at.
class CanvasSelection : public QObject {
    Q_OBJECT
public:
    /// The document must outlive it.
    explicit CanvasSelection(Document &document, QObject *parent = nullptr);

    const QList<NodeId> &nodes() const { return m_nodes; }
    bool contains(NodeId node) const { return m_nodes.contains(node); }
    void setNodes(const QList<NodeId> &nodes); ///< those that exist; no wire is selected any more
    void selectAll();
    const std::optional<Link> &wire() const { return m_wire; }
    void setWire(const std::optional<Link> &wire);

    NodeId focus() const { return m_focus; }
    bool hasRing() const { return m_ring; } ///< the focus shows, for somebody uses the keyboard
    void setFocus(NodeId node, bool ring);
    void hideRing(); ///< somebody uses the mouse

    QList<NodeId> targets() const; ///< what verbs act on: the selection, else the focus where it shows
    QList<NodeId> outermost() const; ///< the selected nodes that are in no selected frame

    /// After another layout: drops what is gone, and selects what an undo has brought back, ready for another
    /// try.
    void follow(const CanvasGeometry &geometry);

Q_SIGNALS:
    void nodesChanged();
    void focusShown(); ///< setFocus() with a ring: the node should be in view
    void targetsChanged(); ///< targets() or wire() may be others

private:
    void selectRestored();

    Document &m_document;
    QList<NodeId> m_nodes;
    std::optional<Link> m_wire;
    NodeId m_focus = NodeId::None;
    bool m_ring = false;
    QSet<NodeId> m_known; ///< the nodes there were at the last change
    int m_historyIndex = 0; ///< of the undo stack at the last change
};

} // namespace signalbox
