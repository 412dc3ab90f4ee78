// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/document.h"

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QPointF kCopyOffset(32, 32);
constexpr qint64 kFirstCount = 20; ///< items a new Producer makes

/// "web" for one node, "3 nodes" for more: what a step of the history calls them.
QString called(const Layout &layout, const QList<NodeId> &nodes)
{
    if (nodes.size() == 1)
        return layout.find(nodes.first())->name;
    return u"%1 nodes"_s.arg(nodes.size());
}

QString lowerFirst(const QString &label)
{
    return label.left(1).toLower() + label.mid(1);
}

/// Those of \a nodes that exist, each once, in the order in which they were given.
QList<NodeId> existing(const Layout &layout, const QList<NodeId> &nodes)
{
    QList<NodeId> found;
    for (const NodeId id : nodes) {
        if (layout.find(id) && !found.contains(id))
            found.append(id);
    }
    return found;
}

/// Whether nodes can stand in \a scope: a frame, or the canvas itself.
bool canHold(const Layout &layout, NodeId scope)
{
    const Node *frame = layout.find(scope);
    return frame ? isScope(frame->kind) : scope == NodeId::None;
}

/// \a nodes and everything in their frames, in the order of the layout.
QList<NodeId> withHeld(const Layout &layout, const QList<NodeId> &nodes)
{
    QSet<NodeId> wanted(nodes.begin(), nodes.end());
    for (bool grown = true; grown;) {
        grown = false;
        for (const Node &node : layout.nodes) {
            if (wanted.contains(node.scope) && !wanted.contains(node.id)) {
                wanted.insert(node.id);
                grown = true;
            }
        }
    }
    QList<NodeId> all;
    for (const Node &node : layout.nodes) {
        if (wanted.contains(node.id))
            all.append(node.id);
    }
    return all;
}

/// \a steps, their bodies included, without those that \a goes names. What one of them held takes its place.
template <typename Predicate> QList<Step> without(const QList<Step> &steps, const Predicate &goes)
{
    QList<Step> kept;
    for (Step step : steps) {
        step.body = without(step.body, goes);
        if (goes(step))
            kept.append(step.body);
        else
            kept.append(step);
    }
    return kept;
}

template <typename Predicate> void removeSteps(Node &node, const Predicate &goes)
{
    if (node.kind != NodeKind::Task)
        return;
    const auto steps = parameter<QList<Step>>(node, Param::Steps);
    const auto kept = without(steps, goes);
    if (kept != steps)
        node.parameters.insert(Param::Steps, kept);
}

/// Steps that ask about one of \a nodes ask about nothing any more; what they hold stays where it is.
QList<Step> withoutAsking(QList<Step> steps, const QSet<NodeId> &nodes)
{
    for (Step &step : steps) {
        if (nodes.contains(step.predicate.target))
            step.predicate.target = NodeId::None;
        step.body = withoutAsking(step.body, nodes);
    }
    return steps;
}

void stopAsking(Node &node, const QSet<NodeId> &nodes)
{
    if (node.kind != NodeKind::Task)
        return;
    const auto steps = parameter<QList<Step>>(node, Param::Steps);
    const auto left = withoutAsking(steps, nodes);
    if (left != steps)
        node.parameters.insert(Param::Steps, left);
}

/// What \a step itself, not its body, says about how its task uses its target.
std::optional<LinkKind> linkKindOf(const Node &target, Step step)
{
    step.body.clear();
    Node task;
    task.id = NodeId(quint32(target.id) + 1);
    task.parameters.insert(Param::Steps, QList<Step>{step});
    Layout layout;
    layout.nodes = {task, target};
    const QList<Link> links = allLinks(layout);
    return links.isEmpty() ? std::nullopt : std::optional(links.first().kind);
}

void retarget(QList<Step> &steps, const QMap<NodeId, NodeId> &copies)
{
    for (Step &step : steps) {
        step.target = copies.value(step.target, step.target);
        step.predicate.target = copies.value(step.predicate.target, step.predicate.target);
        retarget(step.body, copies);
    }
}

ParamValue withinLimits(const ParamInfo &info, const ParamValue &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return std::clamp(*number, info.minimum, info.maximum);
    if (const auto *time = std::get_if<Duration>(&value)) {
        return Duration{time->law, std::clamp(time->low, info.minimum, info.maximum),
                        std::clamp(time->high, info.minimum, info.maximum)};
    }
    return value;
}

/// The innermost frame around \a scope, itself included, that stays when \a doomed go.
NodeId outsideOf(const Layout &layout, const QSet<NodeId> &doomed, NodeId scope)
{
    for (qsizetype level = 0; doomed.contains(scope); ++level) {
        if (level > layout.nodes.size())
            return NodeId::None; // frames that hold each other in a ring have no outside but the canvas
        scope = layout.find(scope)->scope;
    }
    return scope;
}

void removeFrom(Layout &layout, const QList<NodeId> &nodes)
{
    const QSet<NodeId> doomed(nodes.begin(), nodes.end());
    const Layout before = layout;
    layout.nodes.removeIf([&](const Node &node) { return doomed.contains(node.id); });
    layout.links.removeIf(
        [&](const Link &link) { return doomed.contains(link.from) || doomed.contains(link.to); });
    for (Node &node : layout.nodes) {
        node.scope = outsideOf(before, doomed, node.scope);
        removeSteps(node, [&](const Step &step) { return doomed.contains(step.target); });
        stopAsking(node, doomed);
    }
}

QString settingsStepName(const Settings &before, const Settings &after)
{
    Settings seedOnly = before;
    seedOnly.seed = after.seed;
    return seedOnly == after ? u"Change seed"_s : u"Change settings"_s;
}

} // namespace

Document::Document(QObject *parent)
    : QObject(parent)
{
    // Told by the stack rather than by the commands: by then isModified() and the undo texts are right too,
    // and a macro or a jump through the history is one change.
    connect(&m_undo, &QUndoStack::indexChanged, this, [this] {
        if (!m_restarting)
            Q_EMIT changed();
    });
    connect(&m_undo, &QUndoStack::cleanChanged, this, [this](bool clean) {
        if (!m_restarting)
            Q_EMIT modifiedChanged(!clean);
    });
}

Document::~Document()
{
    m_undo.disconnect(this); // its destructor clears it, which is not an edit
}

QString Document::displayName() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).fileName();
    return m_layout.title.isEmpty() ? u"untitled"_s : m_layout.title;
}

void Document::reset(const Layout &layout, const QString &path)
{
    restart(layout, path, false);
}

void Document::recover(const Layout &layout, const QString &path)
{
    restart(layout, path, true);
}

void Document::restart(const Layout &layout, const QString &path, bool modified)
{
    endGesture();
    const bool wasModified = isModified();
    const bool wasElsewhere = path != m_path;
    m_layout = layout;
    m_path = path;
    m_restarting = true; // listeners hear of it once everything is new
    m_undo.clear();
    if (modified)
        m_undo.resetClean();
    m_restarting = false;
    Q_EMIT restarted();
    Q_EMIT changed();
    if (wasElsewhere)
        Q_EMIT pathChanged();
    if (wasModified != modified)
        Q_EMIT modifiedChanged(modified);
}

std::optional<QString> Document::save(const QString &path)
{
    if (auto error = saveLayout(m_layout, path))
        return error;
    endGesture();
    setPath(path);
    m_undo.setClean();
    return std::nullopt;
}

void Document::setPath(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    Q_EMIT pathChanged();
}

void Document::commit(const Layout &layout, const QString &name, std::optional<GestureKey> key)
{
    LayoutChange change(m_layout, layout);
    if (!change.isEmpty())
        m_undo.push(new LayoutCommand(*this, std::move(change), name, key));
}

NodeId Document::addNode(NodeKind kind, QPointF position, NodeId scope)
{
    Layout edited = m_layout;
    Node node = makeNode(edited, kind, position);
    node.scope = canHold(edited, scope) ? scope : NodeId::None;
    // One that never ends would make every first program a run that has to be cut off.
    if (kind == NodeKind::Producer)
        node.parameters.insert(Param::Count, kFirstCount);
    edited.nodes.append(node);
    commit(edited, u"Add %1"_s.arg(info(kind).label));
    return node.id;
}

std::optional<QString> Document::connectNodes(NodeId source, NodeId target, int step)
{
    const LinkOffer offer = offerLink(m_layout, source, target);
    if (!offer.fits)
        return offer.refusal;
    Layout edited = m_layout;
    if (offer.steps.isEmpty()) {
        edited.links.append(Link{edited.unusedLinkId(), offer.kind, offer.from, offer.to, {}});
    } else {
        Node *task = edited.find(offer.from);
        auto steps = parameter<QList<Step>>(*task, Param::Steps);
        steps.append(offer.steps[std::clamp(step, 0, int(offer.steps.size()) - 1)]);
        task->parameters.insert(Param::Steps, steps);
    }
    commit(edited, u"Connect %1 to %2"_s.arg(m_layout.find(source)->name, m_layout.find(target)->name));
    return std::nullopt;
}

void Document::removeLink(LinkId link)
{
    if (const Link *stored = m_layout.find(link))
        removeLink(Link(*stored));
}

void Document::removeLink(const Link &link)
{
    Layout edited = m_layout;
    Node *from = edited.find(link.from);
    const Node *to = m_layout.find(link.to);
    if (!from || !to)
        return;
    if (link.id != LinkId::None) {
        edited.links.removeIf([&](const Link &candidate) { return candidate.id == link.id; });
    } else if (link.kind == LinkKind::Asking) {
        stopAsking(*from, {link.to});
    } else {
        removeSteps(*from, [&](const Step &step) {
            return step.target == link.to && linkKindOf(*to, step) == link.kind;
        });
    }
    commit(edited, u"Disconnect %1 from %2"_s.arg(from->name, to->name));
}

void Document::removeNodes(const QList<NodeId> &nodes)
{
    const QList<NodeId> doomed = existing(m_layout, nodes);
    if (doomed.isEmpty())
        return;
    Layout edited = m_layout;
    removeFrom(edited, doomed);
    commit(edited, u"Delete %1"_s.arg(called(m_layout, doomed)));
}

void Document::moveNodes(const QList<NodeId> &nodes, QPointF delta, std::optional<NodeId> scope)
{
    const QList<NodeId> given = existing(m_layout, nodes);
    if (given.isEmpty())
        return;
    Layout edited = m_layout;
    const QList<NodeId> moving = withHeld(m_layout, given);
    const NodeId frame = scope.value_or(NodeId::None);
    // A moving frame is no place to go to: it would have to hold itself.
    const bool changesScope = scope.has_value() && canHold(m_layout, frame) && !moving.contains(frame);
    for (const NodeId id : moving) {
        Node &node = *edited.find(id);
        node.position += delta;
        if (changesScope && given.contains(id) && !moving.contains(node.scope))
            node.scope = frame;
    }
    commit(edited, u"Move %1"_s.arg(called(m_layout, given)));
}

void Document::resizeScope(NodeId scope, QRectF frame)
{
    Layout edited = m_layout;
    Node *node = edited.find(scope);
    if (!node || !isScope(node->kind))
        return;
    node->position = frame.topLeft();
    node->size = frame.size();
    commit(edited, u"Resize %1"_s.arg(node->name));
}

void Document::renameNode(NodeId node, const QString &name)
{
    const QString wanted = name.simplified().left(kLongestName);
    Layout edited = m_layout;
    Node *renamed = edited.find(node);
    if (!renamed || wanted.isEmpty())
        return;
    const QString step = u"Rename %1 to %2"_s.arg(renamed->name, wanted);
    renamed->name = wanted;
    commit(edited, step);
}

void Document::setParameter(NodeId node, Param param, const ParamValue &value)
{
    Layout edited = m_layout;
    Node *changedNode = edited.find(node);
    if (!changedNode)
        return;
    const ParamInfo &row = info(param);
    Q_ASSERT(info(changedNode->kind).parameters.contains(param));
    Q_ASSERT(value.index() == row.defaultValue.index());
    const ParamValue wanted = withinLimits(row, value);
    if (wanted == changedNode->parameters.value(param, row.defaultValue))
        return;
    if (wanted == row.defaultValue)
        changedNode->parameters.remove(param);
    else
        changedNode->parameters.insert(param, wanted);
    commit(edited, u"Change %1 of %2"_s.arg(lowerFirst(row.label), changedNode->name),
           GestureKey{node, param, m_gesture});
}

void Document::setSettings(const Settings &settings)
{
    Layout edited = m_layout;
    edited.settings = settings;
    commit(edited, settingsStepName(m_layout.settings, settings),
           GestureKey{NodeId::None, std::nullopt, m_gesture});
}

void Document::setDescription(const QString &title, const QString &description)
{
    Layout edited = m_layout;
    edited.title = title.left(kLongestTitle);
    edited.description = description.left(kLongestDescription);
    commit(edited, description == m_layout.description ? u"Change title"_s : u"Change description"_s);
}

QList<NodeId> Document::duplicate(const QList<NodeId> &nodes)
{
    const QList<NodeId> given = existing(m_layout, nodes);
    if (given.isEmpty())
        return {};
    Layout edited = m_layout;
    QMap<NodeId, NodeId> copies;
    for (const NodeId id : withHeld(m_layout, given)) {
        Node copy = *m_layout.find(id);
        copy.id = edited.unusedNodeId();
        copy.name = edited.unusedName(copy.name);
        copy.position += kCopyOffset;
        copies.insert(id, copy.id);
        edited.nodes.append(copy);
    }
    for (const NodeId id : std::as_const(copies)) {
        Node &copy = *edited.find(id);
        copy.scope = copies.value(copy.scope, copy.scope);
        if (const auto steps = copy.parameters.find(Param::Steps); steps != copy.parameters.end())
            retarget(std::get<QList<Step>>(*steps), copies);
    }
    for (Link link : m_layout.links) {
        if (!copies.contains(link.from))
            continue;
        link.id = edited.unusedLinkId();
        link.from = copies.value(link.from);
        link.to = copies.value(link.to, link.to);
        edited.links.append(link);
    }
    commit(edited, u"Duplicate %1"_s.arg(called(m_layout, given)));
    QList<NodeId> made;
    for (const NodeId id : given)
        made.append(copies.value(id));
    return made;
}

void Document::addFragment(const Layout &fragment, const QString &name)
{
    Layout edited = m_layout;
    edited.nodes.append(fragment.nodes);
    edited.links.append(fragment.links);
    commit(edited, name);
}

} // namespace signalbox
