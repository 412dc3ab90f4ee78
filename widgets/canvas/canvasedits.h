// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvasstate.h"
#include "widgets/tidy/tidy.h"

namespace signalbox {

/// What a person does to the document on the canvas: each a step or one named group of steps in its history.
/// Where nothing says otherwise they act on CanvasSelection::targets(), and new nodes are selected.
class CanvasEdits : public QObject {
    Q_OBJECT
public:
    explicit CanvasEdits(CanvasState &state, QObject *parent = nullptr);

    void setTidy(const Tidy &tidy) { m_tidy = tidy; } ///< another one than with the dot that is installed

    /// In the frame there, and with its middle there, or where there is room nearest to there.
    NodeId addAt(NodeKind kind, QPointF centre);
    /// At the end of a wire from \a origin that was dropped at \a at, or where there is room nearest to
    /// there.
    NodeId addConnected(NodeKind kind, QPointF at, NodeId origin, bool backwards);
    void remove();
    void remove(const QList<NodeId> &nodes) { m_state.document().removeNodes(nodes); }
    void removeWire(const Link &wire);
    void duplicate();
    void copy();
    void cut();
    void paste(); ///< says why, where the clipboard holds no nodes
    void nudge(QPointF delta); ///< by keys too a single node goes into and out of frames
    void align(Qt::Edge edge);
    void distribute(Qt::Orientation direction);
    void tidy(); ///< what is selected, or all; says what it did
    void turnParameter(NodeId node, int notches); ///< its first number or time, by the wheel

    Micros cancelTime()
        const; ///< the playhead's in whole milliseconds: what a person reads is what is stored
    void cancelAtPlayhead(NodeId node);
    /// At that moment, in each run: \a verb is done to \a node by hand.
    void doByHand(Verb verb, NodeId node);
    /// The same: the task that Python calls \a task is cancelled.
    void cancelByHand(const QString &task);

Q_SIGNALS:
    void tidied(const Layout &before); ///< nodes stand elsewhere now

private:
    QString called(const Layout &layout, const QList<NodeId> &nodes) const;
    void moveEach(const QList<std::pair<NodeId, QPointF>> &moves, const QString &name);
    QString turned(const Node &node, Param param, int notches);

    CanvasState &m_state;
    Tidy m_tidy;
};

} // namespace signalbox
