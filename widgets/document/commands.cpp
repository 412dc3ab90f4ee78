// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/commands.h"

#include "engine/catalog/catalog.h"

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

ChangeLayout::ChangeLayout(Edited &edited, const Layout &after, const QString &name)
    : QUndoCommand(name)
    , m_edited(edited)
    , m_nodes(edited.layout.nodes, after.nodes)
    , m_links(edited.layout.links, after.links)
    , m_handsBefore(edited.layout.interventions)
    , m_handsAfter(after.interventions)
{
}

void ChangeLayout::redo()
{
    if (m_pushed)
        ++m_edited.gesture;
    m_pushed = true;
    m_nodes.apply(m_edited.layout.nodes, ListChange<Node>::Direction::Forward);
    m_links.apply(m_edited.layout.links, ListChange<Link>::Direction::Forward);
    m_edited.layout.interventions = m_handsAfter;
}

void ChangeLayout::undo()
{
    ++m_edited.gesture;
    m_nodes.apply(m_edited.layout.nodes, ListChange<Node>::Direction::Backward);
    m_links.apply(m_edited.layout.links, ListChange<Link>::Direction::Backward);
    m_edited.layout.interventions = m_handsBefore;
}

ParameterProperty::Value ParameterProperty::get(const Layout &, const Node *node) const
{
    const auto found = node->parameters.constFind(param);
    return found == node->parameters.constEnd() ? std::nullopt : std::optional(*found);
}

void ParameterProperty::set(Layout &, Node *node, const Value &value) const
{
    if (value)
        node->parameters.insert(param, *value);
    else
        node->parameters.remove(param);
}

bool ParameterProperty::isSame(const Value &one, const Value &other) const
{
    const ParamValue &usual = info(param).defaultValue;
    return one.value_or(usual) == other.value_or(usual);
}

CodeProperty::Value CodeProperty::get(const Layout &, const Node *node) const
{
    return {parameter<QString>(*node, Param::Code), node->name};
}

void CodeProperty::set(Layout &, Node *node, const Value &value) const
{
    node->name = value.second;
    if (value.first.isEmpty())
        node->parameters.remove(Param::Code);
    else
        node->parameters.insert(Param::Code, value.first);
}

void PlaceProperty::set(Layout &, Node *node, const Value &value) const
{
    node->position = value.position;
    node->size = value.size;
    node->scope = value.scope;
}

void DescriptionProperty::set(Layout &layout, Node *, const Value &value) const
{
    layout.title = value.first;
    layout.description = value.second;
}

namespace {

/// Of a Layout or a const one.
template <typename Found, typename AnyLayout>
QList<Found *> foundIn(AnyLayout &layout, const QList<NodeId> &ids)
{
    if (ids.size() == 1)
        return {layout.find(ids.first())}; // the most frequent by far
    const auto places = indexById(layout.nodes);
    Found *const first = layout.nodes.data();
    QList<Found *> nodes;
    nodes.reserve(ids.size());
    for (const NodeId id : ids) {
        const auto place = places.constFind(id);
        nodes.append(place == places.constEnd() ? nullptr : first + *place);
    }
    return nodes;
}

} // namespace

QList<Node *> nodesOf(Layout &layout, const QList<NodeId> &ids)
{
    return foundIn<Node>(layout, ids);
}

QList<const Node *> nodesOf(const Layout &layout, const QList<NodeId> &ids)
{
    return foundIn<const Node>(layout, ids);
}

template <typename Property>
ChangeValue<Property>::ChangeValue(Edited &edited, const Property &property, const QList<NodeId> &nodes,
                                   const QList<Value> &after, const QString &name, bool merges)
    : QUndoCommand(name)
    , m_edited(edited)
    , m_property(property)
    , m_nodes(nodes)
    , m_after(after)
    , m_gesture(merges ? std::optional(edited.gesture) : std::nullopt)
{
    Q_ASSERT(nodes.size() == after.size());
    m_before.reserve(nodes.size());
    for (const Node *node : nodesOf(std::as_const(edited.layout), nodes))
        m_before.append(property.get(edited.layout, node));
}

template <typename Property>
void ChangeValue<Property>::write(Layout &layout, const QList<Value> &values) const
{
    const QList<Node *> nodes = nodesOf(layout, m_nodes);
    for (qsizetype at = 0; at < nodes.size(); ++at)
        m_property.set(layout, nodes[at], values[at]);
}

template <typename Property> Layout ChangeValue<Property>::after() const
{
    Layout layout = m_edited.layout;
    write(layout, m_after);
    return layout;
}

template <typename Property> void ChangeValue<Property>::redo()
{
    if (m_pushed)
        ++m_edited.gesture;
    m_pushed = true;
    write(m_edited.layout, m_after);
}

template <typename Property> void ChangeValue<Property>::undo()
{
    ++m_edited.gesture;
    write(m_edited.layout, m_before);
}

template <typename Property> bool ChangeValue<Property>::isBack() const
{
    for (qsizetype at = 0; at < m_before.size(); ++at) {
        if (!m_property.isSame(m_before[at], m_after[at]))
            return false;
    }
    return true;
}

template <typename Property> bool ChangeValue<Property>::mergeWith(const QUndoCommand *other)
{
    // QUndoStack asks only commands whose id() is equal, and every property has one of its own.
    const auto *later = static_cast<const ChangeValue *>(other);
    if (later->m_gesture != m_gesture || later->m_property != m_property || later->m_nodes != m_nodes
        || later->text() != text())
        return false;
    m_after = later->m_after;
    if (isBack()) {
        write(m_edited.layout, m_before); // a default may have been written out before: leave no trace
        setObsolete(true);
    }
    return true;
}

template class ChangeValue<ParameterProperty>;
template class ChangeValue<NameProperty>;
template class ChangeValue<PlaceProperty>;
template class ChangeValue<SettingsProperty>;
template class ChangeValue<DescriptionProperty>;
template class ChangeValue<CodeProperty>;
template class ChangeValue<StopsProperty>;
template class ChangeValue<InterventionsProperty>;

} // namespace signalbox
