// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/layout/stops.h"

#include <QUndoCommand>

#include <optional>
#include <utility>
#include <vector>

namespace signalbox {

/// What commands change: the layout of a document, and the number of the gesture that is going on.
struct Edited {
    Layout layout;
    quint64 gesture = 0; ///< another for every one: changes of equal properties merge while it stays the same
};

/// What differs between two lists of things that have ids. Things in both keep their order.
template <typename Thing> class ListChange {
public:
    ListChange(const QList<Thing> &before, const QList<Thing> &after);

    enum class Direction : quint8 { Forward, Backward };
    void apply(QList<Thing> &list, Direction direction) const;
    bool isEmpty() const { return m_entries.empty(); }

private:
    struct Entry {
        std::optional<Thing> before; ///< absent for a thing that is added
        std::optional<Thing> after; ///< absent for a thing that is removed
        qsizetype place = 0; ///< of an added or removed thing: its index in the list that has it
    };
    std::vector<Entry> m_entries; ///< first the changed and removed, then the added, each in order of place
};

/// An edit of several properties, or of which nodes and links there are, as values from before and after:
/// only of the nodes and links that it touched. Going back restores the layout exactly, the order of nodes
/// and the ids of links included.
class ChangeLayout : public QUndoCommand {
public:
    ChangeLayout(Edited &edited, const Layout &after, const QString &name);

    bool isEmpty() const { return m_nodes.isEmpty() && m_links.isEmpty() && m_handsBefore == m_handsAfter; }
    void redo() override;
    void undo() override;

private:
    Edited &m_edited;
    ListChange<Node> m_nodes;
    ListChange<Link> m_links;
    QList<Intervention> m_handsBefore; ///< what is done by hand, to nodes that may go
    QList<Intervention> m_handsAfter;
    bool m_pushed = false;
};

/// One property of nodes, or of the layout itself, for ChangeValue:
///
///     struct Size {
///         using Value = QSizeF; // copyable, with ==
///         static constexpr int kId = …; // another for every property
///         Value get(const Layout &layout, const Node *node) const; // null: the layout itself
///         void set(Layout &layout, Node *node, const Value &value) const;
///         bool isSame(const Value &one, const Value &other) const; // nothing looks or runs differently
///         bool operator==(const Size &) const = default;
///     };
///
/// A parameter; nothing where the file leaves it out, which means its default.
struct ParameterProperty {
    using Value = std::optional<ParamValue>;
    static constexpr int kId = 1;
    Param param;

    Value get(const Layout &layout, const Node *node) const;
    void set(Layout &layout, Node *node, const Value &value) const;
    bool isSame(const Value &one, const Value &other) const;
    bool operator==(const ParameterProperty &) const = default;
};

struct NameProperty {
    using Value = QString;
    static constexpr int kId = 2;

    Value get(const Layout &, const Node *node) const { return node->name; }
    void set(Layout &, Node *node, const Value &value) const { node->name = value; }
    bool isSame(const Value &one, const Value &other) const { return one == other; }
    bool operator==(const NameProperty &) const = default;
};

/// Where a node stands, how large it is, and in whose frame.
struct PlaceProperty {
    struct Value {
        QPointF position;
        QSizeF size;
        NodeId scope = NodeId::None;
        bool operator==(const Value &) const = default;
    };
    static constexpr int kId = 3;

    Value get(const Layout &, const Node *node) const { return {node->position, node->size, node->scope}; }
    void set(Layout &, Node *node, const Value &value) const;
    bool isSame(const Value &one, const Value &other) const { return one == other; }
    bool operator==(const PlaceProperty &) const = default;
};

struct SettingsProperty {
    using Value = Settings;
    static constexpr int kId = 4;

    Value get(const Layout &layout, const Node *) const { return layout.settings; }
    void set(Layout &layout, Node *, const Value &value) const { layout.settings = value; }
    bool isSame(const Value &one, const Value &other) const { return one == other; }
    bool operator==(const SettingsProperty &) const = default;
};

/// Title and description.
struct DescriptionProperty {
    using Value = std::pair<QString, QString>;
    static constexpr int kId = 5;

    Value get(const Layout &layout, const Node *) const { return {layout.title, layout.description}; }
    void set(Layout &layout, Node *, const Value &value) const;
    bool isSame(const Value &one, const Value &other) const { return one == other; }
    bool operator==(const DescriptionProperty &) const = default;
};

struct StopsProperty {
    using Value = QList<Stop>;
    static constexpr int kId = 7;

    Value get(const Layout &layout, const Node *) const { return stopsOf(layout); }
    void set(Layout &layout, Node *, const Value &value) const { setStops(layout, value); }
    bool isSame(const Value &one, const Value &other) const { return one == other; }
    bool operator==(const StopsProperty &) const = default;
};

struct InterventionsProperty {
    using Value = QList<Intervention>;
    static constexpr int kId = 8;

    Value get(const Layout &layout, const Node *) const { return layout.interventions; }
    void set(Layout &layout, Node *, const Value &value) const { layout.interventions = value; }
    bool isSame(const Value &one, const Value &other) const { return one == other; }
    bool operator==(const InterventionsProperty &) const = default;
};

/// A piece of code, and what its node is called for it.
struct CodeProperty {
    using Value = std::pair<QString, QString>;
    static constexpr int kId = 6;

    Value get(const Layout &layout, const Node *node) const;
    void set(Layout &layout, Node *node, const Value &value) const;
    bool isSame(const Value &one, const Value &other) const { return one == other; }
    bool operator==(const CodeProperty &) const = default;
};

/// Finds several nodes of a layout in one go. Null for NodeId::None and what does not exist.
QList<Node *> nodesOf(Layout &layout, const QList<NodeId> &ids);
QList<const Node *> nodesOf(const Layout &layout, const QList<NodeId> &ids);

/// "Change this property of these nodes." Successive ones of the same gesture are one undo step, which goes
/// when the values come back to where they began.
template <typename Property> class ChangeValue : public QUndoCommand {
public:
    using Value = typename Property::Value;

    /// \a nodes exist, each once; NodeId::None stands for the layout itself. \a after has a value for each.
    /// \a merges: with others of the gesture that goes on now.
    ChangeValue(Edited &edited, const Property &property, const QList<NodeId> &nodes,
                const QList<Value> &after, const QString &name, bool merges);

    bool isEmpty() const { return m_before == m_after; } ///< it would change nothing
    Layout after() const; ///< what it would make of the layout
    void redo() override;
    void undo() override;
    int id() const override { return m_gesture ? Property::kId : -1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    void write(Layout &layout, const QList<Value> &values) const;
    bool isBack() const;

    Edited &m_edited;
    Property m_property;
    QList<NodeId> m_nodes;
    QList<Value> m_before;
    QList<Value> m_after;
    std::optional<quint64> m_gesture;
    bool m_pushed = false;
};

} // namespace signalbox
