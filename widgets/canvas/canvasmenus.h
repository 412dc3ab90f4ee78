// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvasedits.h"

#include <QPointer>

class QMenu;
class QWidget;

namespace signalbox {

/// The menus of a canvas: for what is under the pointer or the focus, and for choosing what a new wire means.
class CanvasMenus : public QObject {
    Q_OBJECT
public:
    /// Opens them over \a canvas; all three must outlive it.
    CanvasMenus(QWidget &canvas, CanvasState &state, CanvasEdits &edits);

    bool isOpen() const;
    void openAt(QPointF at); ///< in view pixels
    void openAtFocus();
    /// Connects, or asks at \a at which of a Task's steps the wire stands for.
    void connectOrAsk(NodeId source, NodeId target, QPointF at);
    /// A node was dropped on a wire: offers to connect it to what the wire connects.
    void offerWires(NodeId added, const Link &near, QPointF at);

private:
    void popup(QMenu *menu, QPointF at);
    QMenu *nodeMenu(NodeId node);
    void addWireMenus(QMenu *menu, NodeId node);
    void addHandMenu(QMenu *menu, const Node &node);
    void addTaskMenu(QMenu *menu, NodeId function);
    void addAlignMenu(QMenu *menu);
    QMenu *wireMenu(const Link &link);
    QMenu *canvasMenu(QPointF at);

    QWidget &m_canvas;
    CanvasState &m_state;
    CanvasEdits &m_edits;
    QPointer<QMenu> m_menu;
};

} // namespace signalbox
