// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvasselection.h"
#include "widgets/canvas/canvasviewport.h"
#include "widgets/document/document.h"
#include "widgets/look/theme.h"
#include "widgets/session/player.h"

namespace signalbox {

/// What a canvas shows: the document at the player's moment, where everything is, what is chosen and what is
/// in view. Gestures, menus, verbs, the minimap and the accessibility tree work with it and know no widget;
/// what they cannot do themselves they ask for by its signals.
class CanvasState : public QObject {
    Q_OBJECT
public:
    /// All three must outlive it.
    CanvasState(Document &document, RunKeeper &keeper, Player &player, QObject *parent = nullptr);

    Document &document() const { return m_document; }
    const Layout &layout() const { return m_document.layout(); }
    const CanvasGeometry &geometry() const { return m_geometry; }
    quint64 revision() const { return m_revision; } ///< another one for every layout that has been shown
    QString problemOf(NodeId node) const { return m_problems.value(node); } ///< empty for none
    const QHash<NodeId, QString> &problems() const { return m_problems; }
    const RunKeeper &keeper() const { return m_keeper; }
    const Player &player() const { return m_player; }
    const Replay &replay() const { return m_keeper.replay(); }
    const World &world() const { return m_player.world(); }
    const Theme &theme() const { return m_theme; }
    void setTheme(const Theme &theme) { m_theme = theme; }

    CanvasSelection &selection() { return m_selection; }
    const CanvasSelection &selection() const { return m_selection; }
    CanvasViewport &viewport() { return m_viewport; }
    const CanvasViewport &viewport() const { return m_viewport; }
    const CanvasCamera &camera() const { return m_viewport.camera(); }

    void follow(); ///< the document's layout, which is another one now

Q_SIGNALS:
    void message(const QString &words); ///< for the status bar
    /// Somebody drew this wire; which of a Task's steps it stands for may have to be asked, at \a at.
    void wireRequested(signalbox::NodeId source, signalbox::NodeId target, QPointF at);
    /// A node is to be added at \a at, in view pixels, at the end of a wire from \a origin where there is
    /// one.
    void quickAddRequested(QPointF at, signalbox::NodeId origin, bool backwards);
    void renameRequested(signalbox::NodeId node);
    void taskChosen(signalbox::TaskId task); ///< of a function, by who cannot click on it
    void foldRequested(signalbox::NodeId node); ///< the tasks of a function: shows all, or no more
    void connectRequested(); ///< by keys, from the focused node

private:
    Document &m_document;
    RunKeeper &m_keeper;
    Player &m_player;
    Theme m_theme = Theme::dark();
    CanvasGeometry m_geometry;
    quint64 m_revision = 0;
    QHash<NodeId, QString> m_problems; ///< the first of each node
    CanvasSelection m_selection;
    CanvasViewport m_viewport;
};

} // namespace signalbox
