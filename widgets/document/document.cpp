// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/document.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/linkoffer.h"
#include "engine/catalog/links.h"
#include "engine/file/layoutfile.h"
#include "engine/layout/interventions.h"
#include "engine/layout/unusednames.h"
#include "engine/messages/message.h"
#include "engine/script/codeoutline.h"
#include "engine/script/coderename.h"
#include "engine/script/nodenames.h"
#include "engine/script/placerename.h"
#include "widgets/document/documentlimits.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <memory>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QPointF kCopyOffset(32, 32);
constexpr qint64 kFirstCount = 20; ///< items a new Producer makes

QString lowerFirst(const QString &label)
{
    return label.left(1).toLower() + label.mid(1);
}

/// Those of \a nodes that exist, each once, in the order in which they were given.
QList<NodeId> existing(const Layout &layout, const QList<NodeId> &nodes)
{
    QSet<NodeId> left;
    for (const Node &node : layout.nodes)
        left.insert(node.id);
    QList<NodeId> found;
    for (const NodeId id : nodes) {
        if (left.remove(id))
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

/// What copied code defines has names of its own.
void nameCopiedCode(Layout &layout, const QList<NodeId> &copies)
{
    const QSet<NodeId> ids(copies.begin(), copies.end());
    QList<Node> copied;
    Layout others;
    for (const Node &node : layout.nodes)
        (ids.contains(node.id) ? copied : others.nodes).append(node);
    nameCopies(others, copied);
    for (const Node &node : copied)
        *layout.find(node.id) = node;
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
    layout.interventions.removeIf(
        [&](const Intervention &each) { return doomed.contains(each.step.target); });
    for (Node &node : layout.nodes) {
        node.scope = outsideOf(before, doomed, node.scope);
        removeSteps(node, [&](const Step &step) { return doomed.contains(step.target); });
        stopAsking(node, doomed);
    }
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
    return layout().title.isEmpty() ? tr("untitled") : layout().title;
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
    m_edited.layout = layout;
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
    if (auto error = saveLayout(layout(), path))
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

bool Document::accepts(const Layout &layout)
{
    const QString why = refusalOf(layout);
    if (!why.isEmpty())
        Q_EMIT refused(why);
    return why.isEmpty();
}

bool Document::commit(const Layout &layout, const QString &name)
{
    Layout kept = layout;
    keepToLimits(kept);
    auto command = std::make_unique<ChangeLayout>(m_edited, kept, name);
    if (command->isEmpty() || !accepts(kept))
        return false;
    m_undo.push(command.release());
    return true;
}

template <typename Property>
void Document::change(const Property &property, const QList<NodeId> &nodes,
                      const QList<typename Property::Value> &values, const QString &name, Merging merging)
{
    auto command = std::make_unique<ChangeValue<Property>>(m_edited, property, nodes, values, name,
                                                           merging == Merging::WithinGesture);
    if (!command->isEmpty() && accepts(command->after()))
        m_undo.push(command.release());
}

/// "web" for one node, "3 nodes" for more: what a step of the history calls them.
QString Document::called(const QList<NodeId> &nodes) const
{
    return nodes.size() == 1 ? layout().find(nodes.first())->name
                             : tr("%n nodes", nullptr, int(nodes.size()));
}

bool Document::hasRoomFor(NodeKind kind, NodeId scope)
{
    Layout edited = layout();
    Node node = makeNode(edited, kind, {});
    node.scope = scope;
    edited.nodes.append(node);
    return accepts(edited);
}

NodeId Document::addNode(NodeKind kind, QPointF position, NodeId scope, const Landing &landing)
{
    Layout edited = layout();
    Node node = makeNode(edited, kind, position);
    node.scope = canHold(edited, scope) ? scope : NodeId::None;
    // One that never ends would make every first program a run that has to be cut off.
    if (kind == NodeKind::Producer)
        node.parameters.insert(Param::Count, kFirstCount);
    if (kind == NodeKind::Function)
        node.parameters.insert(Param::Starts, qint64(1));
    edited.nodes.append(node);
    if (landing)
        landing(edited, {node.id});
    const bool added = commit(edited, fill(tr("Add {kind}"), {{u"kind", info(kind).label()}}));
    return added ? node.id : NodeId::None;
}

std::optional<QString> Document::connectNodes(NodeId source, NodeId target, int step)
{
    const LinkOffer offer = offerLink(layout(), source, target);
    if (!offer.fits)
        return offer.refusal;
    Layout edited = layout();
    if (offer.steps.isEmpty()) {
        edited.links.append(Link{edited.unusedLinkId(), offer.kind, offer.from, offer.to, {}});
    } else {
        Node *task = edited.find(offer.from);
        auto steps = parameter<QList<Step>>(*task, Param::Steps);
        steps.append(offer.steps[std::clamp(step, 0, int(offer.steps.size()) - 1)]);
        task->parameters.insert(Param::Steps, steps);
    }
    commit(edited,
           fill(tr("Connect {source} to {target}"),
                {{u"source", layout().find(source)->name}, {u"target", layout().find(target)->name}}));
    return std::nullopt;
}

void Document::removeLink(LinkId link)
{
    if (const Link *stored = layout().find(link))
        removeLink(Link(*stored));
}

void Document::removeLink(const Link &link)
{
    Layout edited = layout();
    Node *from = edited.find(link.from);
    const Node *to = layout().find(link.to);
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
    commit(edited, fill(tr("Disconnect {from} from {to}"), {{u"from", from->name}, {u"to", to->name}}));
}

void Document::removeNodes(const QList<NodeId> &nodes)
{
    const QList<NodeId> doomed = existing(layout(), nodes);
    if (doomed.isEmpty())
        return;
    Layout edited = layout();
    removeFrom(edited, doomed);
    commit(edited, fill(tr("Delete {nodes}"), {{u"nodes", called(doomed)}}));
}

void Document::moveNodes(const QList<NodeId> &nodes, QPointF delta, std::optional<NodeId> scope,
                         const Landing &landing)
{
    const QList<NodeId> given = existing(layout(), nodes);
    if (given.isEmpty())
        return;
    const QSet<NodeId> goAlong = layout().withHeld(given);
    const QSet<NodeId> asked(given.begin(), given.end());
    const NodeId frame = scope.value_or(NodeId::None);
    // A moving frame is no place to go to: it would have to hold itself.
    const bool changesScope = scope.has_value() && canHold(layout(), frame) && !goAlong.contains(frame);
    Layout moved = layout();
    for (Node &node : moved.nodes) {
        if (!goAlong.contains(node.id))
            continue;
        node.position += delta;
        if (changesScope && asked.contains(node.id) && !goAlong.contains(node.scope))
            node.scope = frame;
    }
    if (landing)
        landing(moved, given);
    placeNodes(moved, fill(tr("Move {nodes}"), {{u"nodes", called(given)}}));
}

void Document::placeNodes(const Layout &places, const QString &name)
{
    Q_ASSERT(places.nodes.size() == layout().nodes.size());
    QList<NodeId> nodes;
    QList<PlaceProperty::Value> values;
    for (qsizetype at = 0; at < places.nodes.size(); ++at) {
        const PlaceProperty::Value before = PlaceProperty{}.get(layout(), &layout().nodes[at]);
        PlaceProperty::Value after = PlaceProperty{}.get(places, &places.nodes[at]);
        if (after == before)
            continue;
        after.position = withinLimits(after.position);
        if (after.size != before.size)
            after.size = withinLimits(after.size);
        nodes.append(places.nodes[at].id);
        values.append(after);
    }
    if (!nodes.isEmpty())
        change(PlaceProperty{}, nodes, values, name, Merging::No);
}

void Document::resizeScope(NodeId scope, QRectF frame)
{
    const Node *node = layout().find(scope);
    if (!node || !isScope(node->kind))
        return;
    change(PlaceProperty{}, {scope},
           {{withinLimits(frame.topLeft()), withinLimits(frame.size()), node->scope}},
           fill(tr("Resize {node}"), {{u"node", node->name}}), Merging::No);
}

void Document::renameNode(NodeId node, const QString &name)
{
    const QString wanted = asName(name);
    const Node *renamed = layout().find(node);
    if (!renamed || wanted.isEmpty())
        return;
    if (isCode(renamed->kind))
        return renameDefinition(*renamed, wanted);
    const QString words =
        fill(tr("Rename {before} to {after}"), {{u"before", renamed->name}, {u"after", wanted}});
    Layout edited = layout();
    edited.find(node)->name = wanted;
    const QList<Node> alone = edited.nodes;
    signalbox::renameInCode(edited.nodes, node, namesOfNodes(layout()), namesOfNodes(edited));
    if (edited.nodes == alone)
        change(NameProperty{}, {node}, {wanted}, words, Merging::No);
    else
        commit(edited, words);
}

/// In all code that says the name.
QString Document::renameInCode(NodeId piece, qsizetype place, const QString &name)
{
    const QString before = renamingAt(layout().nodes, piece, place).name;
    Layout edited = layout();
    const QString refusal = renameAt(edited.nodes, piece, place, name);
    if (!refusal.isEmpty())
        return refusal;
    endGesture();
    commit(edited, fill(tr("Rename {before} to {after}"), {{u"before", before}, {u"after", name.trimmed()}}));
    return {};
}

void Document::renameDefinition(const Node &node, const QString &name)
{
    Layout edited = layout();
    const QString before = node.name;
    const NodeId id = node.id;
    renameCode(edited.nodes, id, name);
    commit(edited,
           fill(tr("Rename {before} to {after}"), {{u"before", before}, {u"after", edited.find(id)->name}}));
}

/// What it defines is what the node is called.
void Document::setCode(NodeId node, const QString &code)
{
    const Node *edited = layout().find(node);
    if (!edited)
        return;
    CodeProperty::Value value{beginningOf(code, info(Param::Code).maximum), edited->name};
    const QString defined = codeOutline(value.first)->name;
    if (edited->kind != NodeKind::Module && !defined.isEmpty())
        value.second = beginningOf(defined, kLongestName);
    // Without the name: the same words from key to key make it one step.
    change(CodeProperty{}, {node}, {value}, tr("Edit code"), Merging::WithinGesture);
}

void Document::setParameter(NodeId node, Param param, const ParamValue &value)
{
    setParameter(QList<NodeId>{node}, param, value);
}

void Document::setParameter(const QList<NodeId> &nodes, Param param, const ParamValue &value)
{
    if (param == Param::Code) {
        for (const NodeId node : existing(layout(), nodes))
            setCode(node, std::get<QString>(value));
        return;
    }
    setParameters(nodes, param, QList<ParamValue>(nodes.size(), value));
}

void Document::setParameters(const QList<NodeId> &nodes, Param param, const QList<ParamValue> &values)
{
    Q_ASSERT(nodes.size() == values.size());
    const ParamInfo &row = info(param);
    const ParameterProperty property{param};
    QList<NodeId> given;
    QList<ParameterProperty::Value> after;
    for (qsizetype at = 0; at < nodes.size(); ++at) {
        const Node *node = layout().find(nodes[at]);
        if (!node || given.contains(nodes[at]))
            continue;
        Q_ASSERT(values[at].index() == row.defaultValue.index());
        Q_ASSERT(info(node->kind).parameters.contains(param));
        const ParamValue wanted = withinLimits(row, values[at]);
        const auto fresh = wanted == row.defaultValue ? std::nullopt : std::optional(wanted);
        const ParameterProperty::Value present = property.get(layout(), node);
        given.append(nodes[at]);
        after.append(property.isSame(present, fresh) ? present : fresh); // written out, it stays so
    }
    if (given.isEmpty())
        return;
    change(property, given, after,
           fill(tr("Change {parameter} of {nodes}"),
                {{u"parameter", lowerFirst(row.label())}, {u"nodes", called(given)}}),
           Merging::WithinGesture);
}

void Document::setSettings(const Settings &settings)
{
    const Settings wanted = withinLimits(settings);
    Settings seedOnly = layout().settings;
    seedOnly.seed = wanted.seed;
    change(SettingsProperty{}, {NodeId::None}, {wanted},
           seedOnly == wanted ? tr("Change seed") : tr("Change settings"), Merging::WithinGesture);
}

void Document::setDescription(const QString &title, const QString &description)
{
    change(DescriptionProperty{}, {NodeId::None},
           {{beginningOf(title, kLongestTitle), beginningOf(description, kLongestDescription)}},
           description == layout().description ? tr("Change title") : tr("Change description"), Merging::No);
}

void Document::setInterventions(const QList<Intervention> &interventions)
{
    const qsizetype before = layout().interventions.size();
    const QList<Intervention> kept = inOrder(interventions);
    change(InterventionsProperty{}, {NodeId::None}, {kept},
           kept.size() > before       ? tr("Do something by hand")
               : kept.size() < before ? tr("Remove what is done by hand")
                                      : tr("Change what is done by hand"),
           Merging::No);
}

void Document::addIntervention(const Intervention &intervention)
{
    setInterventions(layout().interventions + QList<Intervention>{intervention});
}

void Document::setStops(const QList<Stop> &stops)
{
    const qsizetype before = stopsOf(layout()).size();
    Layout wanted;
    signalbox::setStops(wanted, stops);
    const QList<Stop> kept = stopsOf(wanted);
    change(StopsProperty{}, {NodeId::None}, {kept},
           kept.size() > before       ? tr("Add a stop")
               : kept.size() < before ? tr("Remove a stop")
                                      : tr("Change a stop"),
           Merging::No);
}

QList<NodeId> Document::duplicate(const QList<NodeId> &nodes, const Landing &landing)
{
    const QList<NodeId> given = existing(layout(), nodes);
    if (given.isEmpty())
        return {};
    Layout edited = layout();
    UnusedNames names(edited);
    QMap<NodeId, NodeId> copies;
    const QSet<NodeId> copied = layout().withHeld(given);
    for (const Node &node : layout().nodes) {
        if (!copied.contains(node.id))
            continue;
        Node copy = node;
        const NodeId id = node.id;
        copy.id = edited.unusedNodeId();
        copy.name = names.take(copy.name);
        copy.position += kCopyOffset;
        copies.insert(id, copy.id);
        edited.nodes.append(copy);
    }
    nameCopiedCode(edited, copies.values());
    for (const NodeId id : std::as_const(copies)) {
        Node &copy = *edited.find(id);
        copy.scope = copies.value(copy.scope, copy.scope);
        if (const auto steps = copy.parameters.find(Param::Steps); steps != copy.parameters.end())
            retarget(std::get<QList<Step>>(*steps), copies);
    }
    for (Link link : layout().links) {
        if (!copies.contains(link.from))
            continue;
        link.id = edited.unusedLinkId();
        link.from = copies.value(link.from);
        link.to = copies.value(link.to, link.to);
        edited.links.append(link);
    }
    QList<NodeId> made;
    for (const NodeId id : given)
        made.append(copies.value(id));
    if (landing)
        landing(edited, made);
    const bool done = commit(edited, fill(tr("Duplicate {nodes}"), {{u"nodes", called(given)}}));
    return done ? made : QList<NodeId>{};
}

bool Document::addFragment(const Layout &fragment, const QString &name, const Landing &landing)
{
    Layout edited = layout();
    edited.nodes.append(fragment.nodes);
    edited.links.append(fragment.links);
    edited.interventions = inOrder(edited.interventions + fragment.interventions);
    QList<NodeId> added;
    for (const Node &node : fragment.nodes)
        added.append(node.id);
    if (landing)
        landing(edited, added);
    return commit(edited, name);
}

} // namespace signalbox
