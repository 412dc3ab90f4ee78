// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/linkoffer.h"
#include "engine/layout/layout.h"
#include "widgets/document/commands.h"

#include <QObject>
#include <QRectF>
#include <QUndoStack>

#include <functional>

namespace signalbox {

/// The layout being edited, its undo history and its file. Everything that changes the layout goes through
/// the verbs here; each is one undo step with a name ("Move 3 nodes"), and one \c changed signal says so. A
/// verb that would change nothing leaves no step. Ids that name nothing are passed over. Several verbs become
/// one step between undoStack().beginMacro() and endMacro(); \c changed comes once, at the end, there too.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    const Layout &layout() const { return m_edited.layout; }
    QUndoStack &undoStack() { return m_undo; }
    bool isModified() const { return !m_undo.isClean(); }
    QString filePath() const { return m_path; } ///< empty for a document never saved
    QString displayName() const; ///< file name, else the layout's title, else "untitled"

    /// A fresh start: clears the history. An example opens with an empty \a path, as an untitled copy.
    void reset(const Layout &layout, const QString &path = {});
    /// The same with what a recovery journal kept: it counts as modified until it is saved.
    void recover(const Layout &layout, const QString &path);
    /// The error for the person, or nothing. Marks the document clean on success.
    std::optional<QString> save(const QString &path);

    /// What becomes of a layout in which the nodes given were just put somewhere: makeRoom() of widgets/tidy.
    /// It moves nodes and resizes frames, and does nothing else.
    using Landing = std::function<void(Layout &edited, const QList<NodeId> &put)>;

    /// None where it is refused.
    NodeId addNode(NodeKind kind, QPointF position, NodeId scope = NodeId::None, const Landing &landing = {});
    bool hasRoomFor(NodeKind kind, NodeId scope); ///< in \a scope; refuses where not, before a macro begins
    /// A wire as offerLink() proposes it; \a step chooses among the steps it may stand for when the actor is
    /// a Task. The refusal in words, or nothing.
    std::optional<QString> connectNodes(NodeId source, NodeId target, int step = 0);
    void removeLink(LinkId link);
    /// Also takes a wire that only follows from the steps of a Task: those steps go, and what a `with` held
    /// moves out in its place.
    void removeLink(const Link &link);
    /// With their wires and the steps that act on them; what a removed frame holds moves out to the frame's
    /// own frame, and the steps inside a removed `with` take its place.
    void removeNodes(const QList<NodeId> &nodes);
    /// Moves by \a delta; nodes of a moved frame go along. Their scope becomes \a scope when given, except
    /// for nodes that go along with a frame; a frame never goes into itself.
    void moveNodes(const QList<NodeId> &nodes, QPointF delta, std::optional<NodeId> scope = std::nullopt,
                   const Landing &landing = {});
    /// Nodes and frames stand as in \a places, which is the same layout otherwise, in one step called \a
    /// name.
    void placeNodes(const Layout &places, const QString &name);
    void resizeScope(NodeId scope, QRectF frame); ///< what it holds stays where it is
    /// Not to a blank one; as files allow. What code defines is called so in all code.
    void renameNode(NodeId node, const QString &name);
    /// The function or variable at \a place of the code of \a piece, in characters, is called \a name
    /// everywhere, in one step; or why not, a sentence.
    QString renameInCode(NodeId piece, qsizetype place, const QString &name);
    /// Limited to what the catalog allows. A node of code is called by what its code defines. Successive
    /// changes of one parameter merge into one undo step until endGesture(); one that comes back to where it
    /// began leaves none.
    void setParameter(NodeId node, Param param, const ParamValue &value);
    /// The same of several at once, as one step; all of them must have that parameter.
    void setParameter(const QList<NodeId> &nodes, Param param, const ParamValue &value);
    /// Each of \a nodes the value of its place in \a values, as one step. No code.
    void setParameters(const QList<NodeId> &nodes, Param param, const QList<ParamValue> &values);
    void setSettings(const Settings &settings); ///< merges like setParameter()
    void setDescription(const QString &title, const QString &description);
    /// What is done by hand while a run goes on, in place of what was; in any order.
    void setInterventions(const QList<Intervention> &interventions);
    /// One more.
    void addIntervention(const Intervention &intervention);
    /// Where exports hold, in place of those there were; in any order.
    void setStops(const QList<Stop> &stops);
    /// Copies with new ids and names, a little to the right and below, in one step; what a frame holds is
    /// copied along. A copy of an actor uses what its original uses. The copies of \a nodes, in order.
    QList<NodeId> duplicate(const QList<NodeId> &nodes, const Landing &landing = {});
    /// Adds the nodes and links of \a fragment, and what it says is done by hand, as one step called \a name
    /// ("Paste 3 nodes"); ids must be unused ones (decodeFragment()). False where it is refused, or empty.
    bool addFragment(const Layout &fragment, const QString &name, const Landing &landing = {});

    /// The next change of a parameter is a step of its own: a spin box has lost focus, the wheel has stopped,
    /// another node is selected. Undo, redo and save end a gesture as well.
    void endGesture() { ++m_edited.gesture; }

Q_SIGNALS:
    void changed(); ///< the layout is another value now
    /// An edit would have made more of the layout than documents hold: it changed nothing, and \a why says
    /// so.
    void refused(const QString &why);
    void restarted(); ///< it is another document altogether: reset() or recover(); \c changed follows
    void pathChanged();
    void modifiedChanged(bool modified);

private:
    void restart(const Layout &layout, const QString &path, bool modified);
    bool accepts(const Layout &layout); ///< refuses it where not
    bool commit(const Layout &layout, const QString &name); ///< whether it was done
    enum class Merging : quint8 { No, WithinGesture };
    template <typename Property>
    void change(const Property &property, const QList<NodeId> &nodes,
                const QList<typename Property::Value> &values, const QString &name, Merging merging);
    QString called(const QList<NodeId> &nodes) const;
    void renameDefinition(const Node &node, const QString &name);
    void setCode(NodeId node, const QString &code);
    void setPath(const QString &path);

    Edited m_edited;
    QUndoStack m_undo; ///< of commands that know m_edited
    QString m_path;
    bool m_restarting = false;
};

} // namespace signalbox
