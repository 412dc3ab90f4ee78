// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasaccessibility.h"

#include "widgets/canvas/canvasstate.h"
#include "widgets/canvas/canvaswords.h"
#include "widgets/canvas/wirechoice.h"
#include "widgets/look/accessiblepart.h"
#include "widgets/painting/kindshape.h"
#include "widgets/painting/motion.h"

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QLineF>

namespace signalbox {

namespace {

using Relation = std::pair<QAccessibleInterface *, QAccessible::Relation>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CanvasAccessibility)
};

/// What a part of the picture is called by. It stays the same when others come and go.
struct PartKey {
    enum class Kind : quint8 { Node, Wire, Port, Item };
    Kind kind = Kind::Node;
    NodeId node = NodeId::None; ///< Wire: where it is from; Port, Item: whose it is
    NodeId to = NodeId::None; ///< Wire
    quint32 detail =
        0; ///< Wire: its LinkKind; Port: which; Item: its place in the queue, or among a function's tasks

    bool operator==(const PartKey &) const = default;
};

size_t qHash(const PartKey &key, size_t seed)
{
    return qHashMulti(seed, quint8(key.kind), quint32(key.node), quint32(key.to), key.detail);
}

PartKey nodeKey(NodeId node)
{
    return {PartKey::Kind::Node, node, NodeId::None, 0};
}

PartKey wireKey(const Link &link)
{
    return {PartKey::Kind::Wire, link.from, link.to, quint32(link.kind)};
}

/// The canvas itself, and where all its parts are found.
class CanvasTree : public QAccessibleWidget {
public:
    CanvasTree(QWidget &canvas, CanvasState &state);
    ~CanvasTree() override;

    QWidget &canvas() const { return *widget(); }
    CanvasState &shown() const { return m_state; }
    QAccessibleInterface *part(const PartKey &key);
    /// What is inside a node, NodeId::None being the canvas.
    int countIn(NodeId node) const { return int(inside(node).size() + itemsIn(node)); }
    PartKey keyIn(NodeId node, int index) const;
    int indexIn(NodeId node, const QAccessibleInterface *part) const;
    QAccessibleInterface *partAt(QPoint global);
    const ResourceView *queue(NodeId node) const;
    /// Of a function, the first ones.
    std::vector<TaskId> tasksOf(NodeId node) const;

    void structureChanged();
    void wordsChanged();
    void selectionChanged();

    int childCount() const override { return countIn(NodeId::None) + QAccessibleWidget::childCount(); }
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *wanted) const override;
    QAccessibleInterface *childAt(int x, int y) const override
    {
        QAccessibleInterface *const part = const_cast<CanvasTree *>(this)->partAt({x, y});
        return part ? part : QAccessibleWidget::childAt(x, y);
    }
    QAccessibleInterface *focusChild() const override;

private:
    const QList<PartKey> &inside(NodeId node) const;
    void readStructure() const;
    std::size_t itemsIn(NodeId node) const;

    /// A part that somebody has asked for, and what was said of it last.
    struct Known {
        QAccessible::Id id = 0;
        QString name;
        bool selected = false;
        int items = 0; ///< in a queue
    };
    void tellItems(NodeId queue, int before, int now);
    void tellGone(const PartKey &key);
    CanvasState &m_state;
    mutable QHash<NodeId, QList<PartKey>> m_inside; ///< in the layout of m_revision, without items
    mutable quint64 m_revision = 0;
    QHash<PartKey, Known> m_known;
};

class CanvasPart : public AccessiblePart, public QAccessibleActionInterface {
public:
    CanvasPart(CanvasTree &tree, const PartKey &key)
        : m_tree(tree)
        , m_key(key)
    {
    }

    const PartKey &key() const { return m_key; }
    void leave() { m_leaving = true; } ///< it is told of once more, and then deleted

    bool isValid() const override
    {
        if (m_leaving)
            return true;
        switch (m_key.kind) {
        case PartKey::Kind::Wire:
            return wire() != nullptr;
        case PartKey::Kind::Item:
            return item() || instance() != TaskId::None;
        case PartKey::Kind::Node:
        case PartKey::Kind::Port:
            break;
        }
        return node() != nullptr;
    }

    QAccessibleInterface *parent() const override
    {
        const Node *const it = node();
        if (m_key.kind == PartKey::Kind::Port || m_key.kind == PartKey::Kind::Item)
            return m_tree.part(nodeKey(m_key.node));
        if (m_key.kind == PartKey::Kind::Node && it && it->scope != NodeId::None)
            return m_tree.part(nodeKey(it->scope));
        return &m_tree;
    }

    int childCount() const override { return isNode() ? m_tree.countIn(m_key.node) : 0; }
    QAccessibleInterface *child(int index) const override
    {
        return index >= 0 && index < childCount() ? m_tree.part(m_tree.keyIn(m_key.node, index)) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        return isNode() ? m_tree.indexIn(m_key.node, wanted) : -1;
    }

    QString text(QAccessible::Text what) const override
    {
        if (!isValid())
            return {};
        if (what == QAccessible::Name)
            return name();
        return what == QAccessible::Description ? description() : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inView = m_tree.shown().camera().toView(area()).toAlignedRect();
        return {m_tree.canvas().mapToGlobal(inView.topLeft()), inView.size()};
    }

    QAccessible::Role role() const override
    {
        switch (m_key.kind) {
        case PartKey::Kind::Wire:
            return QAccessible::Link;
        case PartKey::Kind::Port:
            return QAccessible::Button;
        case PartKey::Kind::Item:
            return QAccessible::ListItem;
        case PartKey::Kind::Node:
            break;
        }
        if (node() && isScope(node()->kind))
            return QAccessible::Grouping;
        const bool isList = m_tree.queue(m_key.node) || (node() && isCode(node()->kind));
        return isList ? QAccessible::List : QAccessible::Graphic;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (!isValid())
            return state;
        const CanvasSelection &chosen = m_tree.shown().selection();
        const QWidget &canvas = m_tree.canvas();
        state.selectable = isNode() || m_key.kind == PartKey::Kind::Wire;
        state.selected =
            isNode() ? chosen.contains(m_key.node) : chosen.wire() && wireKey(*chosen.wire()) == m_key;
        state.focusable = isNode();
        state.focused = isNode() && canvas.hasFocus() && chosen.focus() == m_key.node;
        state.active = isNode() && isRunning();
        state.offscreen = !canvas.rect().intersects(rect().translated(-canvas.mapToGlobal(QPoint())));
        return state;
    }

    QList<Relation> relations(QAccessible::Relation match) const override
    {
        QList<Relation> found;
        const auto add = [&](const PartKey &other, QAccessible::Relation relation) {
            if (match & relation)
                found.append({m_tree.part(other), relation});
        };
        if (!isValid())
            return found;
        if (m_key.kind == PartKey::Kind::Wire) {
            add(nodeKey(m_key.node), QAccessible::Controller);
            add(nodeKey(m_key.to), QAccessible::Controlled);
        }
        if (item()) {
            const NodeId maker = nodeOf(m_tree.shown().replay().run(), m_tree.shown().world(), item()->maker);
            if (m_tree.shown().layout().find(maker))
                add(nodeKey(maker), QAccessible::Controller);
        }
        for (const CanvasGeometry::Wire &other : m_tree.shown().geometry().wires()) {
            if (isNode() && other.link.from == m_key.node)
                add(wireKey(other.link), QAccessible::Controlled);
            else if ((isNode() && other.link.to == m_key.node) || endsHere(other))
                add(wireKey(other.link), QAccessible::Controller);
        }
        return found;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        const bool acts = type == QAccessible::ActionInterface && !item();
        return acts ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override
    {
        return isNode() ? QStringList{pressAction(), setFocusAction()} : QStringList{pressAction()};
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &action) override
    {
        CanvasState &state = m_tree.shown();
        if (!isValid())
            return;
        if (m_key.kind == PartKey::Kind::Wire) {
            state.selection().setWire(wire()->link);
        } else if (m_key.kind == PartKey::Kind::Port) {
            state.selection().setFocus(m_key.node, true);
            Q_EMIT state.connectRequested();
        } else if (m_key.kind == PartKey::Kind::Item) {
            Q_EMIT state.taskChosen(instance());
        } else if (action == setFocusAction()) {
            m_tree.canvas().setFocus(Qt::OtherFocusReason);
            state.selection().setFocus(m_key.node, true);
        } else {
            state.selection().setNodes({m_key.node});
        }
    }

private:
    bool isNode() const { return m_key.kind == PartKey::Kind::Node; }
    CanvasGeometry::Port port() const { return CanvasGeometry::Port(m_key.detail); }
    const Node *node() const { return m_tree.shown().layout().find(m_key.node); }
    const CanvasGeometry::Wire *wire() const
    {
        return m_tree.shown().geometry().wireBetween(LinkKind(m_key.detail), m_key.node, m_key.to);
    }
    const Item *item() const
    {
        const bool isItem = m_key.kind == PartKey::Kind::Item;
        const ResourceView *const queue = isItem ? m_tree.queue(m_key.node) : nullptr;
        return queue && m_key.detail < queue->items.size() ? &queue->items[m_key.detail] : nullptr;
    }
    TaskId instance() const
    {
        if (m_key.kind != PartKey::Kind::Item || !node() || !isCode(node()->kind))
            return TaskId::None;
        const std::vector<TaskId> tasks = m_tree.tasksOf(m_key.node);
        return m_key.detail < tasks.size() ? tasks[m_key.detail] : TaskId::None;
    }
    QPointF portCentre() const
    {
        return m_tree.shown().geometry().portCentre(m_key.node, port()).value_or(QPointF());
    }
    bool endsHere(const CanvasGeometry::Wire &other) const
    {
        constexpr double reach = 8;
        if (m_key.kind != PartKey::Kind::Port
            || (other.link.from != m_key.node && other.link.to != m_key.node))
            return false;
        const QPointF begin = other.path.pointAtPercent(0);
        const QPointF end = other.path.pointAtPercent(1);
        return std::min(QLineF(begin, portCentre()).length(), QLineF(end, portCentre()).length()) <= reach;
    }
    bool isRunning() const
    {
        const auto body = m_tree.shown().replay().run().program.bodyOf(m_key.node);
        const TaskView *const task = body ? m_tree.shown().world().taskOf(*body) : nullptr;
        return task && task->state == TaskState::Running;
    }

    QString name() const
    {
        const CanvasState &view = m_tree.shown();
        switch (m_key.kind) {
        case PartKey::Kind::Wire:
            return wireSentence(view.layout(), wire()->link);
        case PartKey::Kind::Port:
            return spokenPort(view.layout(), m_key.node, port());
        case PartKey::Kind::Item:
            if (const TaskId task = instance(); task != TaskId::None)
                return spokenInstance(CodeMoment(view.layout(), view.replay().run(), view.world()),
                                      view.replay().run(), view.world(), m_key.node, task);
            return spokenItem(view.replay().run(), *m_tree.queue(m_key.node), m_key.detail);
        case PartKey::Kind::Node:
            break;
        }
        return spokenNode(view.layout(), view.replay(), view.world(), m_key.node);
    }

    QString description() const
    {
        const CanvasState &view = m_tree.shown();
        if (m_key.kind == PartKey::Kind::Port)
            return relations(QAccessible::Controller).isEmpty() ? Words::tr("not connected")
                                                                : Words::tr("connected");
        if (!isNode())
            return {};
        const QString problem = view.problemOf(m_key.node);
        return problem.isEmpty() ? explainNode(view.replay(), view.world(), m_key.node) : problem;
    }

    QRectF area() const
    {
        const CanvasGeometry &geometry = m_tree.shown().geometry();
        switch (m_key.kind) {
        case PartKey::Kind::Wire:
            return wire()->path.boundingRect();
        case PartKey::Kind::Port:
            return QRectF(-8, -8, 16, 16).translated(portCentre());
        case PartKey::Kind::Item: {
            if (!item())
                return geometry.rect(m_key.node);
            const int shown = shownSlots(*node());
            const double place = std::min<double>(m_key.detail, shown - 1);
            return QRectF(-14, -14, 28, 28).translated(geometry.queueSlot(m_key.node, place, shown));
        }
        case PartKey::Kind::Node:
            break;
        }
        return geometry.rect(m_key.node);
    }

    CanvasTree &m_tree;
    PartKey m_key;
    bool m_leaving = false;
};

CanvasTree::CanvasTree(QWidget &canvas, CanvasState &state)
    : QAccessibleWidget(&canvas, QAccessible::Canvas)
    , m_state(state)
{
}

CanvasTree::~CanvasTree()
{
    for (const Known &known : std::as_const(m_known))
        QAccessible::deleteAccessibleInterface(known.id);
}

/// Read when asked for: a screen reader may come at any time.
const QList<PartKey> &CanvasTree::inside(NodeId node) const
{
    if (m_revision != m_state.revision())
        readStructure();
    static const QList<PartKey> nothing;
    const auto found = m_inside.constFind(node);
    return found == m_inside.constEnd() ? nothing : *found;
}

void CanvasTree::readStructure() const
{
    m_revision = m_state.revision();
    m_inside.clear();
    const Layout &layout = m_state.layout();
    for (const CanvasGeometry::PortPlace &place : m_state.geometry().ports())
        m_inside[place.node].append({PartKey::Kind::Port, place.node, NodeId::None, quint32(place.port)});
    for (const Node &node : layout.nodes)
        m_inside[layout.find(node.scope) ? node.scope : NodeId::None].append(nodeKey(node.id));
    for (const CanvasGeometry::Wire &wire : m_state.geometry().wires())
        m_inside[NodeId::None].append(wireKey(wire.link));
}

QAccessibleInterface *CanvasTree::part(const PartKey &key)
{
    Known &known = m_known[key];
    if (known.id == 0) {
        auto *const made = new CanvasPart(*this, key);
        known.id = QAccessible::registerAccessibleInterface(made);
        known.name = made->text(QAccessible::Name);
        known.selected = made->state().selected;
        known.items = int(key.kind == PartKey::Kind::Node ? itemsIn(key.node) : 0);
    }
    return QAccessible::accessibleInterface(known.id);
}

const ResourceView *CanvasTree::queue(NodeId node) const
{
    const auto resource = m_state.replay().run().program.resourceOf(node);
    const World &world = m_state.world();
    const bool isQueue =
        resource && *resource < world.resources.size() && world.resources[*resource].kind == NodeKind::Queue;
    return isQueue ? &world.resources[*resource] : nullptr;
}

std::size_t CanvasTree::itemsIn(NodeId node) const
{
    const Node *const found = m_state.layout().find(node);
    if (found && isCode(found->kind))
        return tasksOf(node).size();
    const ResourceView *const view = found ? queue(node) : nullptr;
    return view ? view->items.size() : 0;
}

std::vector<TaskId> CanvasTree::tasksOf(NodeId node) const
{
    constexpr std::size_t most = 100; // who would listen to more
    const std::vector<ProgramBody> &bodies = m_state.replay().run().program.bodies;
    const World &world = m_state.world();
    std::vector<TaskId> tasks;
    for (quint32 at = 0; at < world.tasks.size() && tasks.size() < most; ++at) {
        if (world.tasks[at].body < bodies.size() && bodies[world.tasks[at].body].node == node)
            tasks.push_back(TaskId(at));
    }
    return tasks;
}

PartKey CanvasTree::keyIn(NodeId node, int index) const
{
    const QList<PartKey> &parts = inside(node);
    if (index < parts.size())
        return parts[index];
    return {PartKey::Kind::Item, node, NodeId::None, quint32(index - parts.size())};
}

int CanvasTree::indexIn(NodeId node, const QAccessibleInterface *part) const
{
    const auto *const ours = dynamic_cast<const CanvasPart *>(part);
    if (!ours)
        return -1;
    const QList<PartKey> &parts = inside(node);
    const PartKey &key = ours->key();
    if (key.kind == PartKey::Kind::Item && key.node == node)
        return int(parts.size() + key.detail);
    return int(parts.indexOf(key));
}

QAccessibleInterface *CanvasTree::child(int index) const
{
    const int parts = countIn(NodeId::None);
    if (index < 0 || index >= childCount())
        return nullptr;
    return index < parts ? const_cast<CanvasTree *>(this)->part(keyIn(NodeId::None, index))
                         : QAccessibleWidget::child(index - parts);
}

int CanvasTree::indexOfChild(const QAccessibleInterface *wanted) const
{
    if (const int ours = indexIn(NodeId::None, wanted); ours >= 0)
        return ours;
    const int own = QAccessibleWidget::indexOfChild(wanted);
    return own < 0 ? -1 : own + countIn(NodeId::None);
}

QAccessibleInterface *CanvasTree::focusChild() const
{
    if (widget()->hasFocus() && m_state.layout().find(m_state.selection().focus()))
        return const_cast<CanvasTree *>(this)->part(nodeKey(m_state.selection().focus()));
    return QAccessibleWidget::focusChild();
}

/// The innermost part that is painted there; null for the ground.
QAccessibleInterface *CanvasTree::partAt(QPoint global)
{
    const CanvasGeometry &geometry = m_state.geometry();
    const QPointF at = m_state.camera().toCanvas(QPointF(widget()->mapFromGlobal(global)));
    if (widget()->childAt(widget()->mapFromGlobal(global)))
        return nullptr;
    if (const auto port = geometry.portAt(at, m_state.viewport().portReach()))
        return part({PartKey::Kind::Port, port->node, NodeId::None, quint32(port->port)});
    const NodeId node = geometry.nodeAt(at);
    if (node != NodeId::None)
        return part(nodeKey(node));
    const auto wire = geometry.wireAt(at, m_state.viewport().wireReach());
    return wire ? part(wireKey(*wire)) : nullptr;
}

void CanvasTree::tellGone(const PartKey &key)
{
    const QAccessible::Id id = m_known.take(key).id;
    if (auto *const part = static_cast<CanvasPart *>(QAccessible::accessibleInterface(id))) {
        part->leave();
        tellAccessible(part, QAccessible::ObjectDestroyed);
    }
    QAccessible::deleteAccessibleInterface(id);
}

/// Tells of what came and went. (ObjectReorder would be the event for it, but Qt 6.4 sends it in a form that
/// no screen reader understands.)
void CanvasTree::structureChanged()
{
    QSet<PartKey> before;
    for (const QList<PartKey> &parts : std::as_const(m_inside))
        before.unite(QSet<PartKey>(parts.begin(), parts.end()));
    readStructure();
    const QList<PartKey> known = m_known.keys();
    for (const PartKey &key : known) {
        const QAccessibleInterface *const part = QAccessible::accessibleInterface(m_known[key].id);
        if (!part || !part->isValid())
            tellGone(key);
    }
    if (before.isEmpty())
        return; // nobody has looked yet
    const QHash<NodeId, QList<PartKey>> now = m_inside;
    for (const QList<PartKey> &parts : now) {
        for (const PartKey &key : parts) {
            if (key.kind != PartKey::Kind::Port && !before.contains(key))
                tellAccessible(part(key), QAccessible::ObjectCreated);
        }
    }
    wordsChanged();
}

void CanvasTree::tellItems(NodeId queue, int before, int now)
{
    for (int at = before; at < now; ++at)
        tellAccessible(part({PartKey::Kind::Item, queue, NodeId::None, quint32(at)}),
                       QAccessible::ObjectCreated);
    for (int at = before - 1; at >= now; --at) {
        const PartKey key{PartKey::Kind::Item, queue, NodeId::None, quint32(at)};
        if (m_known.contains(key))
            tellGone(key);
    }
}

/// Only of what somebody has asked for: nobody can miss the change of a name he never heard.
void CanvasTree::wordsChanged()
{
    const QList<PartKey> keys = m_known.keys();
    for (const PartKey &key : keys) {
        const auto known = m_known.find(key);
        if (known == m_known.end())
            continue;
        QAccessibleInterface *const part = QAccessible::accessibleInterface(known->id);
        if (!part || !part->isValid())
            continue;
        const QString name = part->text(QAccessible::Name);
        const int items = int(key.kind == PartKey::Kind::Node ? itemsIn(key.node) : 0);
        const int before = std::exchange(known->items, items);
        if (std::exchange(known->name, name) != name)
            tellAccessible(part, QAccessible::NameChanged);
        tellItems(key.node, before, items);
    }
}

/// Qt hands it on as a change of state of the part that was or is selected.
void CanvasTree::selectionChanged()
{
    for (Known &known : m_known) {
        QAccessibleInterface *const part = QAccessible::accessibleInterface(known.id);
        const bool selected = part && part->state().selected;
        if (std::exchange(known.selected, selected) != selected)
            tellAccessible(part, QAccessible::Selection);
    }
}

/// Null where nobody listens.
CanvasTree *treeOf(QWidget &canvas)
{
    return QAccessible::isActive()
        ? dynamic_cast<CanvasTree *>(QAccessible::queryAccessibleInterface(&canvas))
        : nullptr;
}

} // namespace

QAccessibleInterface *makeCanvasTree(QWidget &canvas, CanvasState &state)
{
    return new CanvasTree(canvas, state);
}

void tellFocus(QWidget &canvas, NodeId node)
{
    CanvasTree *const tree = treeOf(canvas);
    if (tree && tree->shown().layout().find(node))
        tellAccessible(tree->part(nodeKey(node)), QAccessible::Focus);
}

void tellNodesChanged(QWidget &canvas)
{
    if (CanvasTree *const tree = treeOf(canvas))
        tree->structureChanged();
}

void tellWordsChanged(QWidget &canvas)
{
    if (CanvasTree *const tree = treeOf(canvas))
        tree->wordsChanged();
}

void tellSelectionChanged(QWidget &canvas)
{
    if (CanvasTree *const tree = treeOf(canvas))
        tree->selectionChanged();
}

} // namespace signalbox
