// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvasedits.h"
#include "widgets/canvas/canvashover.h"
#include "widgets/canvas/canvasinstances.h"
#include "widgets/canvas/canvaskeys.h"
#include "widgets/canvas/gesture.h"
#include "widgets/canvas/ghost.h"
#include "widgets/canvas/gliding.h"
#include "widgets/canvas/settling.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QGestureEvent;
class QLineEdit;

namespace signalbox {

class CanvasMenus;
class Minimap;
class QuickAdd;
class ValueHints;

/// The canvas under the hand: paints the document at the player's moment and turns mouse and keys into
/// gestures and commands. What is shown is CanvasState's, what is done CanvasEdits'.
class CanvasView : public QWidget {
    Q_OBJECT
public:
    CanvasView(Document &document, RunKeeper &keeper, Player &player, QWidget *parent = nullptr);
    ~CanvasView() override;

    CanvasState &state() { return m_state; }
    const CanvasState &state() const { return m_state; }
    CanvasEdits &edits() { return m_edits; }
    CanvasInstances &instances() { return m_instances; }
    TaskId waiterAt(QPointF canvas) const { return m_hover->waiterAt(canvas); }
    void setTheme(const Theme &theme);
    void setHints(ValueHints *hints); ///< which must outlive it: tips tell what variables are
    void setReducedMotion(bool reduced);
    bool isGliding() const { return m_gliding.isUnderWay(); } ///< nodes are on their way after tidy()
    QSize sizeHint() const override { return {960, 640}; }

    // What the window and its actions ask of the state.
    const Layout &layout() const { return m_state.layout(); }
    const CanvasGeometry &geometry() const { return m_state.geometry(); }
    const CanvasCamera &camera() const { return m_state.camera(); }
    void setCamera(const CanvasCamera &camera) { m_state.viewport().setCamera(camera); }
    void setTopCover(int pixels) { m_state.viewport().setTopCover(pixels); }
    double zoom() const { return camera().zoom; }
    double portReach() const { return m_state.viewport().portReach(); }
    QRectF contentRect() const { return m_state.viewport().content(); }
    QList<NodeId> selection() const { return m_state.selection().nodes(); }
    void setSelection(const QList<NodeId> &nodes) { m_state.selection().setNodes(nodes); }
    std::optional<Link> selectedWire() const { return m_state.selection().wire(); }
    void selectWire(const std::optional<Link> &wire) { m_state.selection().setWire(wire); }
    NodeId focusNode() const { return m_state.selection().focus(); }
    void setFocusNode(NodeId node, bool ring) { m_state.selection().setFocus(node, ring); }
    bool hasTargets() const { return !m_state.selection().targets().isEmpty(); } ///< to copy, rename …
    NodeId onlyTarget() const; ///< the one that is selected alone, else the one that the keys are at
    bool canDelete() const { return selectedWire() || hasTargets(); }
    void alignSelection(Qt::Edge edge) { m_edits.align(edge); }
    void distributeSelection(Qt::Orientation direction) { m_edits.distribute(direction); }
    /// Quick-add at \a at in view pixels, also when it is to end a wire from \a origin.
    void openQuickAddAt(QPointF at, NodeId origin = NodeId::None, bool backwards = false);

public Q_SLOTS:
    void fitAll() { m_state.viewport().fitAll(); }
    /// How far fitting all may zoom in: 1, but where the canvas is shown to a room.
    void setLargestFit(double zoom) { m_state.viewport().setLargestFit(zoom); }
    void fitSelection() { m_state.viewport().fit(selection()); }
    void zoomIn() { m_state.viewport().zoomBy(1.25); }
    void zoomOut() { m_state.viewport().zoomBy(1 / 1.25); }
    void zoomReset() { m_state.viewport().zoomTo(1); }
    void selectAll() { m_state.selection().selectAll(); }
    void deleteSelection() { m_edits.remove(); }
    void duplicateSelection() { m_edits.duplicate(); }
    void cut() { m_edits.cut(); }
    void copy() { m_edits.copy(); }
    void paste() { m_edits.paste(); }
    void tidy() { m_edits.tidy(); }
    void addNode(signalbox::NodeKind kind); ///< near the middle of what is in view, where there is room
    void openQuickAdd(); ///< at the pointer, or in the middle of the view; the node goes where there is room
    void revealNode(signalbox::NodeId node); ///< scrolls to it and selects it
    void renameFocused();
    void startConnecting(); ///< by keys, from the focused node
    /// Shows all tasks of the function that is selected alone or has the focus, or folds them; says why not
    /// where there is only one. False where that is no function.
    bool unfoldFocused();

Q_SIGNALS:
    void selectionChanged();
    void targetsChanged(); ///< what copy, delete and the like act on may be something else now
    void statusMessage(const QString &message);
    void zoomChanged(double zoom);
    void cameraChanged();
    void taskPicked(signalbox::TaskId task); ///< of a program in Python, by its chip
    void linePicked(signalbox::NodeId node, int line); ///< of a node's code, from 1
    void playPauseRequested(); ///< Space was tapped, not held for a drag

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// What a chosen kind of quick-add is for.
    struct QuickAddPlace {
        QPointF at; ///< in canvas units
        NodeId origin = NodeId::None;
        bool backwards = false;
    };

    void connectState();
    void documentChanged();
    void runChanged();
    void cameraMoved();
    void showTidied(const Layout &before);
    void showFocus();
    CanvasOverlay overlay() const;
    void paintScene(QPainter &painter);

    void finishGesture(const Pointer &pointer);
    void abandonGesture();
    void updateCursor(QPointF at);
    bool handleGestureKey(const QKeyEvent &event);
    bool handleSpace(const QKeyEvent &event);
    bool perform(CanvasCommand command);
    bool pinch(QGestureEvent *event);
    void openMenu(std::optional<QPointF> at); ///< at the focus, for none
    void kindChosen(NodeKind kind);
    void rename(NodeId node);

    CanvasState m_state;
    CanvasEdits m_edits;
    CanvasInstances m_instances;
    Settling m_settling;
    Gliding m_gliding;
    CanvasHover *m_hover = nullptr;
    CanvasMenus *m_menus = nullptr;
    QuickAdd *m_quickAdd = nullptr;
    Minimap *m_minimap = nullptr;
    CanvasGeometry m_previewGeometry; ///< while a gesture has a preview, or nodes glide
    std::unique_ptr<Gesture> m_gesture;
    std::optional<Ghost> m_ghost;
    QPointer<QLineEdit> m_nameEditor;
    QuickAddPlace m_quickAddPlace;
    QTimer m_tellTimer; ///< until a screen reader is told what has changed
    QPointF m_pressed; ///< where, in view pixels
    bool m_spaceHeld = false;
    bool m_spaceUsed = false;
};

} // namespace signalbox
