// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/tools.h"
#include "widgets/session/player.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QGestureEvent;
class QLineEdit;
class QMenu;

namespace signalbox {

class Minimap;
class QuickAdd;

/// The canvas under the hand: shows the document at the player's moment and turns mouse and keys into one
/// document call each. It owns the selection, what is focused and hovered, and what is in view; everything
/// else it asks for.
class CanvasView : public QWidget {
    Q_OBJECT
public:
    CanvasView(Document &document, RunKeeper &keeper, Player &player, QWidget *parent = nullptr);
    ~CanvasView() override;

    void setTheme(const Theme &theme);
    void setReducedMotion(bool reduced);
    /// So many pixels at the top are covered by something else; the next fit keeps clear of them.
    void setTopCover(int pixels) { m_topCover = pixels; }
    QList<NodeId> selection() const { return m_selection; }
    void setSelection(const QList<NodeId> &nodes);
    double zoom() const { return m_camera.zoom; }
    QSize sizeHint() const override { return {960, 640}; }

    // What gestures, the minimap and the accessibility tree work with.
    Document &document() const { return m_document; }
    const Layout &layout() const { return m_document.layout(); }
    const CanvasGeometry &geometry() const { return m_geometry; }
    quint64 revision() const { return m_revision; } ///< another one for every layout that has been shown
    const Replay &replay() const { return m_keeper.replay(); }
    const World &world() const { return m_player.world(); }
    const Theme &theme() const { return m_theme; }
    const CanvasCamera &camera() const { return m_camera; }
    void setCamera(const CanvasCamera &camera);
    QString problemOf(NodeId node) const { return m_problems.value(node); } ///< empty for none
    TaskId waiterAt(QPointF canvas) const; ///< whose name stands there in a line of waiters
    QRectF contentRect() const; ///< of all nodes, without a margin; null for none
    double portReach() const; ///< canvas units around a port that count as it: 24 pixels across at every zoom
    double wireReach() const { return 6 / m_camera.zoom; }
    NodeId focusNode() const { return m_focus; }
    void setFocusNode(NodeId node, bool ring);
    std::optional<Link> selectedWire() const { return m_selectedWire; }
    void selectWire(const std::optional<Link> &wire);
    /// Connects, or asks in a menu at \a at (view pixels) which of a Task's steps the wire stands for.
    void connectOrAsk(NodeId source, NodeId target, QPointF at);
    /// Quick-add at \a at in view pixels, also when it is to end a wire from \a origin.
    void openQuickAddAt(QPointF at, NodeId origin = NodeId::None, bool backwards = false);
    NodeId addNodeAt(NodeKind kind, QPointF centre); ///< its middle there, in the frame there; selects it
    bool hasTargets() const { return !targets().isEmpty(); } ///< something to copy, duplicate or rename
    bool canDelete() const { return m_selectedWire || hasTargets(); }
    void alignSelection(Qt::Edge edge);
    void distributeSelection(Qt::Orientation direction);

public Q_SLOTS:
    void fitAll();
    void fitSelection();
    void zoomIn();
    void zoomOut();
    void zoomReset();
    void selectAll();
    void deleteSelection();
    void duplicateSelection();
    void cut();
    void copy();
    void paste();
    void addNode(signalbox::NodeKind kind); ///< near the middle of what is in view, where there is room
    void openQuickAdd(); ///< at the pointer, or in the middle of the view; the node goes where there is room
    void revealNode(signalbox::NodeId node); ///< scrolls to it and selects it
    void renameFocused();
    void startConnecting(); ///< by keys, from the focused node

Q_SIGNALS:
    void selectionChanged();
    void targetsChanged(); ///< what copy, delete and the like act on may be something else now
    void statusMessage(const QString &message);
    void zoomChanged(double zoom);
    void cameraChanged();
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
    struct Ghost {
        NodeKind kind = NodeKind::Queue;
        QPointF centre;
    };

    // canvasview.cpp: what is shown
    void documentChanged();
    void runChanged();
    void paintScene(QPainter &painter);
    void paintHint(QPainter &painter);
    void paintGhost(QPainter &painter);
    CanvasOverlay overlay() const;
    void placeMinimap();
    void zoomTo(double zoom);
    void forgetMissing();
    void selectRestored();

    // canvasinput.cpp: mouse and keys
    void finishGesture(const Hand &hand);
    void abandonGesture();
    void updateCursor(QPointF at, Qt::KeyboardModifiers modifiers);
    void hoverAt(QPointF at);
    bool findHover(QPointF at);
    void refreshHover();
    void showHoverWords();
    QPoint hoverWordsPlace(QSize words) const;
    QString hoverWords() const;
    bool handleViewKey(QKeyEvent *event);
    bool handleEditKey(QKeyEvent *event);
    bool handleArrowKey(QKeyEvent *event);
    bool handleChoiceKey(QKeyEvent *event);
    bool handleGestureKey(QKeyEvent *event);
    void nudge(QPointF delta);
    bool pinch(QGestureEvent *event);
    void turnParameter(NodeId node, int notches);

    // canvasverbs.cpp: menus and verbs
    QList<NodeId> targets() const; ///< the selection, else the focused node
    void kindChosen(NodeKind kind);
    void openMenuAt(QPointF at, bool byKeyboard);
    void popup(QMenu *menu, QPointF at);
    QMenu *nodeMenu(NodeId node);
    void addWireMenus(QMenu *menu, NodeId node);
    void addAlignMenu(QMenu *menu);
    QMenu *wireMenu(const Link &link);
    QMenu *canvasMenu(QPointF at);
    void rename(NodeId node);
    void removeWire(const Link &wire);
    void settleAtEnd();
    void settleOn();
    Micros afterEnd() const;
    Micros cancelTime() const;
    /// A node was dropped on a wire: offers to connect it to what the wire connects.
    void offerWires(NodeId added, const Link &near, QPointF at);
    void cancelAtPlayhead(NodeId node);
    void moveEach(const QList<std::pair<NodeId, QPointF>> &moves, const QString &name);
    QList<NodeId> outermostSelected() const;

    Document &m_document;
    RunKeeper &m_keeper;
    Player &m_player;
    Theme m_theme = Theme::dark();
    CanvasGeometry m_geometry;
    quint64 m_revision = 0;
    CanvasGeometry m_previewGeometry; ///< while a gesture has a preview
    CanvasCamera m_camera;
    QHash<NodeId, QString> m_problems;
    QSet<NodeId> m_known; ///< the nodes there were at the last change
    int m_historyIndex = 0; ///< of the undo stack at the last change
    QList<NodeId> m_selection;
    std::optional<Link> m_selectedWire;
    NodeId m_focus = NodeId::None;
    NodeId m_hover = NodeId::None;
    std::optional<Link> m_hoverWire;
    TaskId m_hoverTask = TaskId::None;
    std::vector<ChipPlace> m_chips; ///< as painted last
    QPointF m_pointer = {-1, -1};
    std::unique_ptr<Gesture> m_gesture;
    std::optional<Ghost> m_ghost;
    QPointer<QLineEdit> m_nameEditor;
    QPointer<QMenu> m_menu;
    QuickAdd *m_quickAdd = nullptr;
    Minimap *m_minimap = nullptr;
    QTimer m_hoverTimer;
    QTimer m_tellTimer; ///< until a screen reader is told what has changed
    QTimer m_settling; ///< runs while what was on its way at the end of the run arrives
    QElapsedTimer m_sinceEnd;
    QPointF m_quickAddAt; ///< in canvas units
    NodeId m_quickAddOrigin = NodeId::None;
    bool m_quickAddBackwards = false;
    int m_topCover = 0;
    bool m_reducedMotion = false;
    bool m_focusRing = false;
    bool m_spaceHeld = false;
    bool m_spaceUsed = false;
    bool m_fitted = true; ///< stays fitted as the view is resized, until somebody pans or zooms
};

} // namespace signalbox
