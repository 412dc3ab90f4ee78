// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/linkoffer.h"
#include "widgets/canvas/canvasview.h"

#include "engine/file/layoutfile.h"
#include "widgets/canvas/nameeditor.h"
#include "widgets/canvas/quickadd.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QList<NodeKind> allKinds()
{
    QList<NodeKind> kinds;
    for (const NodeInfo &row : nodeCatalog())
        kinds.append(row.kind);
    return kinds;
}

QString called(const Layout &layout, const QList<NodeId> &nodes)
{
    return nodes.size() == 1 ? layout.find(nodes.first())->name : u"%1 nodes"_s.arg(nodes.size());
}

/// Whether a node would stand there without covering another; wholly inside a frame is free as well.
bool isFree(const Layout &layout, const CanvasGeometry &geometry, const QRectF &box)
{
    const QRectF around = box.adjusted(-8, -8, 8, 8);
    return std::none_of(layout.nodes.begin(), layout.nodes.end(), [&](const Node &node) {
        const QRectF other = geometry.rect(node.id);
        return other.intersects(around) && !(isScope(node.kind) && other.contains(around));
    });
}

/// The free place nearest to \a wanted, looked for on squares around it.
QPointF freePlace(const Layout &layout, const CanvasGeometry &geometry, QRectF box)
{
    constexpr double step = 2 * CanvasGeometry::kGrid;
    const QPointF wanted = onGrid(box.topLeft());
    for (int ring = 0; ring < 60; ++ring) {
        for (int across = -ring; across <= ring; ++across) {
            for (int down = -ring; down <= ring; ++down) {
                if (std::max(std::abs(across), std::abs(down)) != ring)
                    continue;
                box.moveTopLeft(wanted + QPointF(across, down) * step);
                if (isFree(layout, geometry, box))
                    return box.topLeft();
            }
        }
    }
    return wanted;
}

} // namespace

// ---- adding

NodeId CanvasView::addNodeAt(NodeKind kind, QPointF centre)
{
    const Node node = makeNode(layout(), kind, {});
    QRectF box({}, CanvasGeometry::naturalSize(node));
    box.moveCenter(centre);
    const NodeId scope = m_geometry.scopeAt(centre, {});
    const NodeId added = m_document.addNode(kind, onGrid(box.topLeft()), scope);
    setSelection({added});
    Q_EMIT statusMessage(u"Added %1. F2 renames it, C connects it."_s.arg(layout().find(added)->name));
    return added;
}

void CanvasView::addNode(NodeKind kind)
{
    const Node node = makeNode(layout(), kind, {});
    QRectF box({}, CanvasGeometry::naturalSize(node));
    box.moveCenter(m_camera.toCanvas(QRectF(rect()).center()));
    box.moveTopLeft(freePlace(layout(), m_geometry, box));
    setFocusNode(addNodeAt(kind, box.center()), true);
}

void CanvasView::openQuickAdd()
{
    const bool pointed = rect().contains(m_pointer.toPoint());
    openQuickAddAt(pointed ? m_pointer : QRectF(rect()).center());
}

void CanvasView::openQuickAddAt(QPointF at, NodeId origin, bool backwards)
{
    m_quickAddAt = m_camera.toCanvas(at);
    m_quickAddOrigin = origin;
    m_quickAddBackwards = backwards;
    const Node *node = layout().find(origin);
    const QList<NodeKind> kinds = node ? fittingKinds(layout(), origin, backwards) : allKinds();
    if (kinds.isEmpty()) {
        Q_EMIT statusMessage(u"Nothing can be connected there."_s);
        return;
    }
    m_quickAdd->open(at.toPoint(), kinds,
                     node ? u"Add and connect to %1"_s.arg(node->name) : u"Add a node"_s);
    update();
}

void CanvasView::kindChosen(NodeKind kind)
{
    if (!layout().find(m_quickAddOrigin)) {
        const Node alike = makeNode(layout(), kind, {});
        QRectF box({}, CanvasGeometry::naturalSize(alike));
        box.moveCenter(m_quickAddAt);
        box.moveTopLeft(freePlace(layout(), m_geometry, box));
        setFocusNode(addNodeAt(kind, box.center()), false);
        return;
    }
    // The wire's end stays where it was dropped: the node's port goes there.
    Layout alone;
    Node node = makeNode(layout(), kind, {});
    alone.nodes = {node};
    const CanvasGeometry geometry(alone);
    using Port = CanvasGeometry::Port;
    const auto port = geometry.portCentre(node.id, m_quickAddBackwards ? Port::Out : Port::In);
    const auto use = geometry.portCentre(node.id, Port::Use);
    const QPointF place = onGrid(m_quickAddAt - port.value_or(use.value_or(QPointF())));
    QUndoStack &stack = m_document.undoStack();
    stack.beginMacro(u"Add %1 and connect it"_s.arg(info(kind).label()));
    const NodeId added = m_document.addNode(kind, place, m_geometry.scopeAt(m_quickAddAt, {}));
    const WireChoice choice = wireChoice(layout(), m_quickAddOrigin, m_quickAddBackwards, added);
    m_document.connectNodes(choice.source, choice.target);
    stack.endMacro();
    setSelection({added});
    setFocusNode(added, false);
}

// ---- wires

void CanvasView::connectOrAsk(NodeId source, NodeId target, QPointF at)
{
    const LinkOffer offer = offerLink(layout(), source, target);
    if (offer.steps.size() < 2) {
        const QString sentence = wireSentence(layout(), offer);
        const auto refusal = m_document.connectNodes(source, target);
        Q_EMIT statusMessage(refusal.value_or(sentence));
        return;
    }
    auto *menu = new QMenu(this);
    menu->setTitle(u"Add a step"_s);
    const Node *actor = layout().find(offer.from);
    const Node *used = layout().find(offer.to);
    menu->addSection(u"%1 gets another step"_s.arg(actor->name));
    for (int step = 0; step < offer.steps.size(); ++step) {
        const VerbInfo &verb = info(offer.steps[step].verb);
        QAction *action = menu->addAction(u"%1 %2"_s.arg(verb.label(), used->name));
        action->setToolTip(verb.help());
        connect(action, &QAction::triggered, this,
                [this, source, target, step] { m_document.connectNodes(source, target, step); });
    }
    menu->setToolTipsVisible(true);
    popup(menu, at);
    menu->setActiveAction(menu->actions().value(1));
}

void CanvasView::offerWires(NodeId added, const Link &near, QPointF at)
{
    QList<WireChoice> choices;
    for (const WireChoice &choice : fittingWires(layout(), added)) {
        const NodeId other = choice.source == added ? choice.target : choice.source;
        if (other == near.from || other == near.to)
            choices.append(choice);
    }
    if (choices.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->addSection(u"Connect %1 here?"_s.arg(layout().find(added)->name));
    for (const WireChoice &choice : std::as_const(choices)) {
        menu->addAction(wireSentence(layout(), choice.offer), this,
                        [this, choice, at] { connectOrAsk(choice.source, choice.target, at); });
    }
    menu->addAction(u"Leave it unconnected"_s);
    popup(menu, at);
}

void CanvasView::startConnecting()
{
    const NodeId from = m_focus != NodeId::None ? m_focus : m_selection.value(0, NodeId::None);
    if (from == NodeId::None) {
        Q_EMIT statusMessage(u"Go to a node with Tab first, then press C to connect it."_s);
        return;
    }
    m_gesture = keyboardWire(*this, from);
    if (!m_gesture)
        Q_EMIT statusMessage(u"Nothing here can be connected to %1."_s.arg(layout().find(from)->name));
    setFocus(Qt::OtherFocusReason);
    update();
}

void CanvasView::removeWire(const Link &wire)
{
    m_selectedWire.reset();
    m_document.removeLink(wire);
}

// ---- the selection

QList<NodeId> CanvasView::targets() const
{
    if (m_selection.isEmpty() && m_focus != NodeId::None && m_focusRing)
        return {m_focus};
    return m_selection;
}

void CanvasView::selectAll()
{
    QList<NodeId> all;
    for (const Node &node : layout().nodes)
        all.append(node.id);
    setSelection(all);
}

void CanvasView::deleteSelection()
{
    if (m_selectedWire)
        removeWire(Link(*m_selectedWire));
    else if (!targets().isEmpty())
        m_document.removeNodes(targets());
}

void CanvasView::duplicateSelection()
{
    const QList<NodeId> copies = m_document.duplicate(targets());
    if (!copies.isEmpty())
        setSelection(copies);
}

void CanvasView::copy()
{
    if (targets().isEmpty())
        return;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(encodeFragment(layout(), targets())));
    Q_EMIT statusMessage(u"Copied %1."_s.arg(called(layout(), targets())));
}

void CanvasView::cut()
{
    const QList<NodeId> nodes = targets();
    if (nodes.isEmpty())
        return;
    copy();
    QUndoStack &stack = m_document.undoStack();
    stack.beginMacro(u"Cut %1"_s.arg(called(layout(), nodes)));
    m_document.removeNodes(nodes);
    stack.endMacro();
}

void CanvasView::paste()
{
    const LoadResult pasted = decodeFragment(QGuiApplication::clipboard()->text().toUtf8(), layout());
    if (!pasted.layout || pasted.layout->nodes.isEmpty()) {
        const QString reason =
            pasted.problems.isEmpty() ? u"it holds no nodes."_s : pasted.problems.first().reason;
        Q_EMIT statusMessage(u"The clipboard cannot be pasted here: "_s + reason);
        return;
    }
    Layout fragment = *pasted.layout;
    const QRectF box = CanvasGeometry(fragment).bounds();
    const QPointF delta = onGrid(freePlace(layout(), m_geometry, box) - box.topLeft());
    QList<NodeId> nodes;
    for (Node &node : fragment.nodes) {
        node.position += delta;
        nodes.append(node.id);
    }
    m_document.addFragment(fragment, u"Paste %1"_s.arg(called(fragment, nodes)));
    setSelection(nodes);
    const QRectF visible = m_camera.visible(size());
    if (!visible.intersects(m_geometry.rect(nodes.first())))
        fitSelection();
}

QList<NodeId> CanvasView::outermostSelected() const
{
    QList<NodeId> outer;
    for (const NodeId node : m_selection) {
        QList<NodeId> others = m_selection;
        others.removeAll(node);
        if (!withMembers(layout(), others).contains(node))
            outer.append(node);
    }
    return outer;
}

void CanvasView::moveEach(const QList<std::pair<NodeId, QPointF>> &moves, const QString &name)
{
    const bool some =
        std::any_of(moves.begin(), moves.end(), [](const auto &way) { return !way.second.isNull(); });
    if (!some)
        return;
    QUndoStack &stack = m_document.undoStack();
    stack.beginMacro(name);
    for (const auto &[node, delta] : moves)
        m_document.moveNodes({node}, delta);
    stack.endMacro();
}

void CanvasView::alignSelection(Qt::Edge edge)
{
    const QList<NodeId> nodes = outermostSelected();
    QRectF all;
    for (const NodeId node : nodes)
        all |= m_geometry.rect(node);
    QList<std::pair<NodeId, QPointF>> moves;
    for (const NodeId node : nodes) {
        const QRectF box = m_geometry.rect(node);
        QPointF delta;
        if (edge == Qt::LeftEdge)
            delta.setX(all.left() - box.left());
        else if (edge == Qt::RightEdge)
            delta.setX(all.right() - box.right());
        else if (edge == Qt::TopEdge)
            delta.setY(all.top() - box.top());
        else
            delta.setY(all.bottom() - box.bottom());
        moves.append({node, delta});
    }
    moveEach(moves, u"Align %1 nodes"_s.arg(nodes.size()));
}

void CanvasView::distributeSelection(Qt::Orientation direction)
{
    QList<NodeId> nodes = outermostSelected();
    if (nodes.size() < 3)
        return;
    const bool across = direction == Qt::Horizontal;
    const auto low = [&](NodeId node) {
        return across ? m_geometry.rect(node).left() : m_geometry.rect(node).top();
    };
    const auto length = [&](NodeId node) {
        return across ? m_geometry.rect(node).width() : m_geometry.rect(node).height();
    };
    std::stable_sort(nodes.begin(), nodes.end(),
                     [&](NodeId one, NodeId other) { return low(one) < low(other); });
    double room = low(nodes.last()) + length(nodes.last()) - low(nodes.first());
    for (const NodeId node : std::as_const(nodes))
        room -= length(node);
    const double gap = room / double(nodes.size() - 1);
    QList<std::pair<NodeId, QPointF>> moves;
    double next = low(nodes.first());
    for (const NodeId node : std::as_const(nodes)) {
        const double delta = next - low(node);
        moves.append({node, across ? QPointF(delta, 0) : QPointF(0, delta)});
        next += length(node) + gap;
    }
    moveEach(moves, u"Distribute %1 nodes"_s.arg(nodes.size()));
}

// ---- names

void CanvasView::renameFocused()
{
    const NodeId node = m_selection.size() == 1 ? m_selection.first() : m_focus;
    if (node != NodeId::None)
        rename(node);
}

void CanvasView::rename(NodeId id)
{
    const Node *node = layout().find(id);
    if (!node || m_nameEditor)
        return;
    setSelection({id});
    auto *editor = new NameEditor(node->name, this);
    const QRectF box = m_camera.toView(m_geometry.rect(id));
    const int wide = std::clamp(int(box.width()) - 12, 120, std::max(width() - 8, 120));
    editor->resize(wide, editor->sizeHint().height());
    editor->move(std::clamp(int(box.left()) + 6, 0, std::max(width() - wide, 0)),
                 std::clamp(int(box.top()) + 4, 0, std::max(height() - editor->height(), 0)));
    connect(editor, &NameEditor::finished, this, [this, id](const QString &name) {
        m_document.renameNode(id, name);
        if (m_nameEditor->hasFocus())
            setFocus(Qt::OtherFocusReason);
    });
    connect(editor, &NameEditor::dropped, this, [this] { setFocus(Qt::OtherFocusReason); });
    m_nameEditor = editor;
    editor->show();
    editor->selectAll();
    editor->setFocus(Qt::OtherFocusReason);
}

// ---- acting on a run

/// The playhead's time in whole milliseconds: what a person reads is what is stored.
Micros CanvasView::cancelTime() const
{
    constexpr Micros millisecond = 1'000;
    return (m_player.time() + millisecond / 2) / millisecond * millisecond;
}

void CanvasView::cancelAtPlayhead(NodeId id)
{
    const Node *node = layout().find(id);
    if (!node)
        return;
    const Micros now = cancelTime();
    const Node canceller = makeNode(layout(), NodeKind::Canceller, {});
    QRectF box(m_geometry.rect(id).bottomLeft() + QPointF(-256, 32), CanvasGeometry::naturalSize(canceller));
    const QPointF place = freePlace(layout(), m_geometry, box);
    QUndoStack &stack = m_document.undoStack();
    stack.beginMacro(u"Cancel %1 at %2"_s.arg(node->name, formatTime(now)));
    const NodeId added = m_document.addNode(NodeKind::Canceller, place);
    m_document.setParameter(added, Param::At, Duration::fixed(now));
    m_document.connectNodes(added, id);
    stack.endMacro();
    setSelection({added});
}

} // namespace signalbox
