// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/commands.h"

#include "engine/catalog/catalog.h"
#include "widgets/document/document.h"

#include <QHash>

#include <algorithm>

namespace signalbox {

namespace {

template <typename Thing> auto indexById(const QList<Thing> &list)
{
    QHash<decltype(Thing::id), qsizetype> indices;
    indices.reserve(list.size());
    for (qsizetype at = 0; at < list.size(); ++at)
        indices.insert(list[at].id, at);
    return indices;
}

Node withoutDefaults(Node node)
{
    node.parameters.removeIf(
        [](const auto &entry) { return entry.value() == info(entry.key()).defaultValue; });
    return node;
}

bool sameMeaning(const std::optional<Node> &one, const std::optional<Node> &other)
{
    if (!one || !other)
        return one.has_value() == other.has_value();
    return withoutDefaults(*one) == withoutDefaults(*other);
}

} // namespace

template <typename Thing> ListChange<Thing>::ListChange(const QList<Thing> &before, const QList<Thing> &after)
{
    if (before == after)
        return;
    const auto places = indexById(after);
    for (qsizetype at = 0; at < before.size(); ++at) {
        const auto found = places.constFind(before[at].id);
        if (found == places.constEnd())
            m_entries.push_back({before[at], std::nullopt, at});
        else if (before[at] != after[*found])
            m_entries.push_back({before[at], after[*found], 0});
    }
    const auto earlier = indexById(before);
    for (qsizetype at = 0; at < after.size(); ++at) {
        if (!earlier.contains(after[at].id))
            m_entries.push_back({std::nullopt, after[at], at});
    }
}

template <typename Thing> void ListChange<Thing>::apply(QList<Thing> &list, Direction direction) const
{
    const bool forward = direction == Direction::Forward;
    QHash<decltype(Thing::id), const Entry *> touched;
    std::vector<const Entry *> arriving;
    for (const Entry &entry : m_entries) {
        const auto &old = forward ? entry.before : entry.after;
        if (old)
            touched.insert(old->id, &entry);
        else
            arriving.push_back(&entry);
    }
    QList<Thing> result;
    result.reserve(list.size() + qsizetype(arriving.size()));
    auto next = arriving.cbegin();
    const auto takeArriving = [&] {
        for (; next != arriving.cend() && (*next)->place == result.size(); ++next)
            result.append(forward ? *(*next)->after : *(*next)->before);
    };
    for (const Thing &thing : std::as_const(list)) {
        takeArriving();
        const Entry *entry = touched.value(thing.id);
        if (!entry) {
            result.append(thing);
        } else if (const auto &changed = forward ? entry->after : entry->before) {
            result.append(*changed);
        }
    }
    takeArriving();
    list = result;
}

template <typename Thing> void ListChange<Thing>::absorb(const ListChange &later)
{
    for (const Entry &entry : later.m_entries) {
        Q_ASSERT(entry.before && entry.after);
        const auto mine = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &candidate) {
            return candidate.after && candidate.after->id == entry.before->id;
        });
        if (mine == m_entries.end())
            m_entries.insert(m_entries.begin(), entry);
        else
            mine->after = entry.after;
    }
}

LayoutChange::LayoutChange(const Layout &before, const Layout &after)
    : m_nodes(before.nodes, after.nodes)
    , m_links(before.links, after.links)
{
    if (headOf(before) != headOf(after))
        m_head.emplace(headOf(before), headOf(after));
}

bool LayoutChange::meansNothing() const
{
    const auto &nodes = m_nodes.entries();
    const auto &links = m_links.entries();
    return (!m_head || m_head->first == m_head->second)
        && std::all_of(nodes.begin(), nodes.end(),
                       [](const auto &entry) { return sameMeaning(entry.before, entry.after); })
        && std::all_of(links.begin(), links.end(),
                       [](const auto &entry) { return entry.before == entry.after; });
}

void LayoutChange::redo(Layout &layout) const
{
    m_nodes.apply(layout.nodes, ListChange<Node>::Direction::Forward);
    m_links.apply(layout.links, ListChange<Link>::Direction::Forward);
    if (m_head)
        setHead(layout, m_head->second);
}

void LayoutChange::undo(Layout &layout) const
{
    m_nodes.apply(layout.nodes, ListChange<Node>::Direction::Backward);
    m_links.apply(layout.links, ListChange<Link>::Direction::Backward);
    if (m_head)
        setHead(layout, m_head->first);
}

void LayoutChange::absorb(const LayoutChange &later)
{
    m_nodes.absorb(later.m_nodes);
    m_links.absorb(later.m_links);
    if (m_head && later.m_head)
        m_head->second = later.m_head->second;
    else if (later.m_head)
        m_head = later.m_head;
}

LayoutChange::Head LayoutChange::headOf(const Layout &layout)
{
    return {layout.title, layout.description, layout.settings, layout.extra};
}

void LayoutChange::setHead(Layout &layout, const Head &head)
{
    layout.title = head.title;
    layout.description = head.description;
    layout.settings = head.settings;
    layout.extra = head.extra;
}

LayoutCommand::LayoutCommand(Document &document, LayoutChange change, const QString &name,
                             std::optional<GestureKey> key)
    : QUndoCommand(name)
    , m_document(document)
    , m_change(std::move(change))
    , m_key(key)
{
}

void LayoutCommand::redo()
{
    if (m_pushed)
        m_document.endGesture();
    m_pushed = true;
    m_change.redo(m_document.m_layout);
}

void LayoutCommand::undo()
{
    m_document.endGesture();
    m_change.undo(m_document.m_layout);
}

bool LayoutCommand::mergeWith(const QUndoCommand *other)
{
    // QUndoStack asks only commands whose id() is equal, and only LayoutCommands have one.
    const auto *later = static_cast<const LayoutCommand *>(other);
    if (later->m_key != m_key || later->text() != text())
        return false;
    m_change.absorb(later->m_change);
    if (m_change.meansNothing()) {
        m_change.undo(m_document.m_layout); // a default may have been written out before: leave no trace
        setObsolete(true);
    }
    return true;
}

template class ListChange<Node>;
template class ListChange<Link>;

} // namespace signalbox
