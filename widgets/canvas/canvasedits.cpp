// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasedits.h"

#include "engine/catalog/catalog.h"
#include "engine/file/fragment.h"
#include "engine/file/layoutfile.h"
#include "engine/importer/importer.h"
#include "engine/layout/interventions.h"
#include "engine/messages/message.h"
#include "widgets/canvas/layoutorder.h"
#include "widgets/canvas/wirechoice.h"
#include "widgets/tidy/room.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

QRectF boxOf(const Layout &layout, NodeKind kind, QPointF centre)
{
    QRectF box({}, CanvasGeometry::naturalSize(makeNode(layout, kind, {})));
    box.moveCenter(centre);
    return box;
}

/// From where a side is to where the same side of \a all is.
QPointF toEdge(const QRectF &box, const QRectF &all, Qt::Edge edge)
{
    switch (edge) {
    case Qt::LeftEdge:
        return {all.left() - box.left(), 0};
    case Qt::RightEdge:
        return {all.right() - box.right(), 0};
    case Qt::TopEdge:
        return {0, all.top() - box.top()};
    case Qt::BottomEdge:
        break;
    }
    return {0, all.bottom() - box.bottom()};
}

} // namespace

CanvasEdits::CanvasEdits(CanvasState &state, QObject *parent)
    : QObject(parent)
    , m_state(state)
{
}

QString CanvasEdits::called(const Layout &layout, const QList<NodeId> &nodes) const
{
    return nodes.size() == 1 ? layout.find(nodes.first())->name : tr("%n nodes", nullptr, int(nodes.size()));
}

// ---- adding

NodeId CanvasEdits::addAt(NodeKind kind, QPointF centre)
{
    const QRectF box = boxOf(m_state.layout(), kind, centre);
    const NodeId scope = m_state.geometry().scopeAt(centre, {});
    const NodeId added = m_state.document().addNode(kind, onGrid(box.topLeft()), scope, makeRoom);
    if (added == NodeId::None)
        return added;
    m_state.selection().setNodes({added});
    Q_EMIT m_state.message(fill(tr("Added {node}. F2 renames it, C connects it."),
                                {{u"node", m_state.layout().find(added)->name}}));
    return added;
}

NodeId CanvasEdits::addConnected(NodeKind kind, QPointF at, NodeId origin, bool backwards)
{
    Layout alone;
    const Node node = makeNode(m_state.layout(), kind, {});
    alone.nodes = {node};
    const CanvasGeometry geometry(alone);
    using Port = CanvasGeometry::Port;
    const auto port = geometry.portCentre(node.id, backwards ? Port::Out : Port::In);
    const auto use = geometry.portCentre(node.id, Port::Use);
    const QPointF place = onGrid(at - port.value_or(use.value_or(QPointF())));
    const NodeId scope = m_state.geometry().scopeAt(at, {});
    if (!m_state.document().hasRoomFor(kind, scope))
        return NodeId::None;
    QUndoStack &stack = m_state.document().undoStack();
    stack.beginMacro(fill(tr("Add {kind} and connect it"), {{u"kind", info(kind).label()}}));
    const NodeId added = m_state.document().addNode(kind, place, scope, makeRoom);
    const WireChoice choice = wireChoice(m_state.layout(), origin, backwards, added);
    m_state.document().connectNodes(choice.source, choice.target);
    stack.endMacro();
    m_state.selection().setNodes({added});
    return added;
}

// ---- taking away, copying

void CanvasEdits::removeWire(const Link &wire)
{
    const Link gone = wire; // it may be the selection's own
    m_state.selection().setWire(std::nullopt);
    m_state.document().removeLink(gone);
}

void CanvasEdits::remove()
{
    const QList<NodeId> nodes = m_state.selection().targets();
    if (m_state.selection().wire())
        removeWire(*m_state.selection().wire());
    else if (!nodes.isEmpty())
        remove(nodes);
}

void CanvasEdits::duplicate()
{
    const QList<NodeId> copies = m_state.document().duplicate(m_state.selection().targets(), makeRoom);
    if (!copies.isEmpty())
        m_state.selection().setNodes(copies);
}

void CanvasEdits::copy()
{
    const QList<NodeId> nodes = m_state.selection().targets();
    if (nodes.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(encodeFragment(m_state.layout(), nodes)));
    Q_EMIT m_state.message(fill(tr("Copied {nodes}."), {{u"nodes", called(m_state.layout(), nodes)}}));
}

void CanvasEdits::cut()
{
    const QList<NodeId> nodes = m_state.selection().targets();
    if (nodes.isEmpty())
        return;
    copy();
    QUndoStack &stack = m_state.document().undoStack();
    stack.beginMacro(fill(tr("Cut {nodes}"), {{u"nodes", called(m_state.layout(), nodes)}}));
    remove(nodes);
    stack.endMacro();
}

namespace {

/// Why a program is none.
QString reasonOf(const ImportRefusal &refusal)
{
    return refusal.line > 0 ? fill(CanvasEdits::tr("Line {line}: {reason}."),
                                   {{u"line", QString::number(refusal.line)}, {u"reason", refusal.reason}})
                            : refusal.reason;
}

/// A fragment, or a program that becomes one, tidied, as nobody has placed it.
LoadResult fragmentOf(const QString &text, const Layout &into, Tidy &tidy)
{
    LoadResult pasted = decodeFragment(text.toUtf8(), into);
    if (pasted.layout || !isMeantAsPython(text.toUtf8()))
        return pasted;
    const ImportedCode imported = importPython(text, {});
    if (!imported.layout) {
        pasted.problems.clear(); // they say what is wrong with it as a fragment
        for (const ImportRefusal &refusal : imported.refusals)
            pasted.problems.append({Problem::Severity::Error, {}, NodeId::None, reasonOf(refusal), {}});
        return pasted;
    }
    QList<NodeId> all;
    for (const Node &node : imported.layout->nodes)
        all.append(node.id);
    // With ids and names that are free.
    pasted = decodeFragment(encodeFragment(tidy.tidied(*imported.layout), all), into);
    if (!pasted.layout)
        return pasted;
    pasted.layout->settings.python = imported.layout->settings.python;
    for (const Intervention &each : imported.layout->interventions) {
        if (!each.task.isEmpty()) // others are about nodes, which have other ids now
            pasted.layout->interventions.append(each);
    }
    return pasted;
}

} // namespace

void CanvasEdits::paste()
{
    const LoadResult pasted = fragmentOf(QGuiApplication::clipboard()->text(), m_state.layout(), m_tidy);
    if (!pasted.layout || pasted.layout->nodes.isEmpty()) {
        Q_EMIT m_state.message(pasted.problems.isEmpty()
                                   ? tr("The clipboard holds no nodes that could be pasted.")
                                   : fill(tr("The clipboard cannot be pasted here. {reason}"),
                                          {{u"reason", pasted.problems.first().reason}}));
        return;
    }
    const Layout fragment = *pasted.layout;
    QList<NodeId> nodes;
    for (const Node &node : fragment.nodes)
        nodes.append(node.id);
    const QString name = fill(tr("Paste {nodes}"), {{u"nodes", called(fragment, nodes)}});
    Document &document = m_state.document();
    Settings settings = m_state.layout().settings;
    const bool isNewer = settings.python < fragment.settings.python; // a program in a newer Python
    if (isNewer) {
        settings.python = fragment.settings.python;
        document.undoStack().beginMacro(name);
        document.setSettings(settings);
    }
    const bool isFirst = m_state.layout().nodes.isEmpty();
    const bool isThere = document.addFragment(fragment, name, makeRoom);
    if (isNewer)
        document.undoStack().endMacro();
    if (!isThere)
        return;
    m_state.selection().setNodes(nodes);
    if (isFirst)
        m_state.viewport().fitAll(); // as a file that is opened is seen
    else if (!m_state.viewport().visible().intersects(m_state.geometry().rect(nodes.first())))
        m_state.viewport().fit(nodes);
}

// ---- moving

void CanvasEdits::nudge(QPointF delta)
{
    const QList<NodeId> nodes = m_state.selection().targets();
    if (nodes.isEmpty())
        return;
    std::optional<NodeId> scope;
    if (nodes.size() == 1) {
        const CanvasGeometry &geometry = m_state.geometry();
        const QPointF middle = geometry.rect(nodes.first()).center();
        const QList<NodeId> moving = m_state.layout().withHeld(nodes).values();
        const NodeId before = geometry.scopeAt(middle, moving);
        const NodeId after = geometry.scopeAt(middle + delta, moving);
        if (before != after)
            scope = after;
    }
    m_state.document().moveNodes(nodes, delta, scope);
}

void CanvasEdits::moveEach(const QList<std::pair<NodeId, QPointF>> &moves, const QString &name)
{
    const bool some =
        std::any_of(moves.begin(), moves.end(), [](const auto &way) { return !way.second.isNull(); });
    if (!some)
        return;
    QUndoStack &stack = m_state.document().undoStack();
    stack.beginMacro(name);
    for (const auto &[node, delta] : moves)
        m_state.document().moveNodes({node}, delta);
    stack.endMacro();
}

void CanvasEdits::align(Qt::Edge edge)
{
    const QList<NodeId> nodes = m_state.selection().outermost();
    QRectF all;
    for (const NodeId node : nodes)
        all |= m_state.geometry().rect(node);
    QList<std::pair<NodeId, QPointF>> moves;
    for (const NodeId node : nodes)
        moves.append({node, toEdge(m_state.geometry().rect(node), all, edge)});
    moveEach(moves, fill(tr("Align {nodes}"), {{u"nodes", called(m_state.layout(), nodes)}}));
}

void CanvasEdits::distribute(Qt::Orientation direction)
{
    QList<NodeId> nodes = m_state.selection().outermost();
    if (nodes.size() < 3)
        return;
    const CanvasGeometry &geometry = m_state.geometry();
    const bool across = direction == Qt::Horizontal;
    const auto low = [&](NodeId node) {
        return across ? geometry.rect(node).left() : geometry.rect(node).top();
    };
    const auto length = [&](NodeId node) {
        return across ? geometry.rect(node).width() : geometry.rect(node).height();
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
    moveEach(moves, fill(tr("Distribute {nodes}"), {{u"nodes", called(m_state.layout(), nodes)}}));
}

void CanvasEdits::tidy()
{
    const QList<NodeId> chosen = m_state.selection().outermost();
    const Node *only = chosen.size() == 1 ? m_state.layout().find(chosen.first()) : nullptr;
    const bool all = chosen.isEmpty() || (only && !isScope(only->kind)); // one card alone is always tidy
    const Layout before = m_state.layout();
    m_state.document().placeNodes(m_tidy.tidied(before, all ? QList<NodeId>{} : chosen), tr("Tidy"));
    int moved = 0;
    for (qsizetype at = 0; at < before.nodes.size(); ++at)
        moved += before.nodes[at].position != m_state.layout().nodes[at].position ? 1 : 0;
    if (moved > 0)
        Q_EMIT tidied(before);
    Q_EMIT m_state.message(moved == 0
                               ? tr("Everything is tidy already.")
                               : tr("Tidy: %n nodes have moved, and Undo brings them back.", nullptr, moved));
}

// ---- values and the run

void CanvasEdits::turnParameter(NodeId id, int notches)
{
    const Node *node = m_state.layout().find(id);
    if (!node || notches == 0)
        return;
    const QList<Param> turnable{Param::Capacity, Param::Permits, Param::Every,
                                Param::Work,     Param::Delay,   Param::At};
    const auto found = std::find_if(turnable.begin(), turnable.end(), [node](Param param) {
        return info(node->kind).parameters.contains(param);
    });
    if (found == turnable.end())
        return;
    const QString name = node->name;
    const QString value = turned(*node, *found, notches);
    Q_EMIT m_state.message(fill(tr("{value} of {node}: {amount}"),
                                {{u"value", info(*found).label()}, {u"node", name}, {u"amount", value}}));
}

/// Changes it, and says what it is then.
QString CanvasEdits::turned(const Node &node, Param param, int notches)
{
    const NodeId id = node.id;
    if (info(param).type == ParamInfo::Type::Number) {
        m_state.document().setParameter(id, param, parameter<qint64>(node, param) + notches);
        return QString::number(parameter<qint64>(*m_state.layout().find(id), param));
    }
    Duration time = parameter<Duration>(node, param);
    const double factor = std::pow(1.1, notches);
    // Rounded to milliseconds, but never so that a turn of the wheel does nothing.
    const auto scaled = [&](Micros before) {
        return Micros(std::llround(double(before) * factor / 1000) * 1000);
    };
    time.low = std::max(scaled(time.low), Micros(1000));
    time.high = scaled(time.high);
    m_state.document().setParameter(id, param, time);
    return formatTime(parameter<Duration>(*m_state.layout().find(id), param).low);
}

Micros CanvasEdits::cancelTime() const
{
    return m_state.player().readableTime();
}

void CanvasEdits::cancelAtPlayhead(NodeId id)
{
    const Node *node = m_state.layout().find(id);
    if (!node)
        return;
    const Micros now = cancelTime();
    const Node canceller = makeNode(m_state.layout(), NodeKind::Canceller, {});
    const QRectF box(m_state.geometry().rect(id).bottomLeft() + QPointF(-256, 32),
                     CanvasGeometry::naturalSize(canceller));
    if (!m_state.document().hasRoomFor(NodeKind::Canceller, NodeId::None))
        return;
    QUndoStack &stack = m_state.document().undoStack();
    stack.beginMacro(
        fill(tr("Cancel {task} at {time}"), {{u"task", node->name}, {u"time", formatTime(now)}}));
    const NodeId added =
        m_state.document().addNode(NodeKind::Canceller, onGrid(box.topLeft()), NodeId::None, makeRoom);
    m_state.document().setParameter(added, Param::At, Duration::fixed(now));
    m_state.document().connectNodes(added, id);
    stack.endMacro();
    m_state.selection().setNodes({added});
}

void CanvasEdits::doByHand(Verb verb, NodeId id)
{
    const Node *node = m_state.layout().find(id);
    if (!node)
        return;
    Step step;
    step.verb = verb;
    step.target = id;
    step.text = info(verb).usualText;
    if (info(verb).hasTime)
        step.time = Duration::fixed(info(verb).usualTime);
    m_state.document().addIntervention({cancelTime(), step, {}});
}

void CanvasEdits::cancelByHand(const QString &task)
{
    m_state.document().addIntervention(cancellingByName(cancelTime(), task));
}

} // namespace signalbox
