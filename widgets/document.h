// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout.h"
#include "engine/problems.h"

#include <QObject>
#include <QUndoStack>

namespace signalbox {

/// The layout being edited, its undo history and its file. Everything that changes the layout goes through
/// the verbs here; each is one undo step with a name ("Move 3 nodes"), and one \c changed signal says so.
/// Commands know nodes by id.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject *parent = nullptr);

    const Layout &layout() const { return m_layout; }
    QUndoStack &undoStack() { return m_undo; }
    bool isModified() const { return !m_undo.isClean(); }
    QString filePath() const { return m_path; } ///< empty for a document never saved
    QString displayName() const; ///< file name, else the layout's title, else "untitled"

    /// A fresh start: clears the history. An example opens with an empty \a path, as an untitled copy.
    void reset(const Layout &layout, const QString &path = {});
    /// The error for the person, or nothing. Marks the document clean on success.
    std::optional<QString> save(const QString &path);

    NodeId addNode(NodeKind kind, QPointF position, NodeId scope = NodeId::None);
    /// A wire as offerLink() proposes it; \a step chooses among the steps it may stand for when the actor is
    /// a Task. The refusal in words, or nothing.
    std::optional<QString> connectNodes(NodeId source, NodeId target, int step = 0);
    void removeLink(LinkId link);
    void removeNodes(const QList<NodeId> &nodes); ///< with their wires, and what a removed frame holds moves
                                                  ///< out to the frame's own frame
    /// Moves by \a delta; nodes of a moved frame go along. Their scope becomes \a scope when given.
    void moveNodes(const QList<NodeId> &nodes, QPointF delta, std::optional<NodeId> scope = std::nullopt);
    void resizeScope(NodeId scope, QRectF frame);
    void renameNode(NodeId node, const QString &name);
    void setParameter(
        NodeId node, Param param,
        const ParamValue &value); ///< successive changes of one parameter merge into one undo step
    void setSettings(const Settings &settings);
    void setDescription(const QString &title, const QString &description);
    QList<NodeId> duplicate(const QList<NodeId> &nodes);
    /// Adds the nodes and links of \a fragment as one step ("Paste 3 nodes"); ids must be unused ones
    /// (decodeFragment()).
    void addFragment(const Layout &fragment, const QString &name);

Q_SIGNALS:
    void changed(); ///< the layout is another value now
    void pathChanged();
    void modifiedChanged(bool modified);

private:
    friend class LayoutCommand;
    void push(QUndoCommand *command);
    void apply(const Layout &layout);

    Layout m_layout;
    QUndoStack m_undo;
    QString m_path;
};

} // namespace signalbox
