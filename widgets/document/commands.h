// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QUndoCommand>

#include <optional>
#include <vector>

namespace signalbox {

class Document;

/// What differs between two lists of things that have ids. Things in both keep their order.
template <typename Thing> class ListChange {
public:
    ListChange(const QList<Thing> &before, const QList<Thing> &after);

    enum class Direction : quint8 { Forward, Backward };
    void apply(QList<Thing> &list, Direction direction) const;
    void absorb(const ListChange &later); ///< of changed things only: takes over what they became
    bool isEmpty() const { return m_entries.empty(); }

    struct Entry {
        std::optional<Thing> before; ///< absent for a thing that is added
        std::optional<Thing> after; ///< absent for a thing that is removed
        qsizetype place = 0; ///< of an added or removed thing: its index in the list that has it
    };
    const std::vector<Entry> &entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries; ///< first the changed and removed, then the added, each in order of place
};

/// What one edit changed in a layout, as values from before and after: only of the nodes and links that it
/// touched. Going back restores the layout exactly, the order of nodes and the ids of links included.
class LayoutChange {
public:
    LayoutChange(const Layout &before, const Layout &after);

    bool isEmpty() const { return !m_head && m_nodes.isEmpty() && m_links.isEmpty(); }
    /// Whether nothing would look or run differently: a parameter written out with its default value and one
    /// left out mean the same.
    bool meansNothing() const;
    void redo(Layout &layout) const;
    void undo(Layout &layout) const;
    void absorb(const LayoutChange &later); ///< \a later follows on this one and adds and removes nothing

private:
    struct Head {
        QString title;
        QString description;
        Settings settings;
        QJsonObject extra;
        bool operator==(const Head &) const = default;
    };
    static Head headOf(const Layout &layout);
    static void setHead(Layout &layout, const Head &head);

    std::optional<std::pair<Head, Head>> m_head;
    ListChange<Node> m_nodes;
    ListChange<Link> m_links;
};

/// Names the gesture an edit belongs to: edits with equal keys, one right after the other, are one undo step.
struct GestureKey {
    NodeId node = NodeId::None; ///< None for the settings
    std::optional<Param> param;
    quint64 gesture = 0;
    bool operator==(const GestureKey &) const = default;
};

/// One undo step of a Document. Obsolete when what it was merged with brings the layout back to its start.
class LayoutCommand : public QUndoCommand {
public:
    LayoutCommand(Document &document, LayoutChange change, const QString &name,
                  std::optional<GestureKey> key);

    void redo() override;
    void undo() override;
    int id() const override { return m_key ? 1 : -1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    Document &m_document;
    LayoutChange m_change;
    std::optional<GestureKey> m_key;
    bool m_pushed = false;
};

} // namespace signalbox
