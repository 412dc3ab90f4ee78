// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/gestures.h"

#include "widgets/canvas/layoutorder.h"
#include "widgets/canvas/wirechoice.h"
#include "widgets/canvas/wiregestures.h"
#include "widgets/tidy/room.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace signalbox {

namespace {

constexpr double kGrid = CanvasGeometry::kGrid;
constexpr double kDragStart = 4; ///< pixels; nearer to the press it is a click
constexpr double kSnapReach = 6; ///< canvas units
constexpr double kEdgeReach = 5; ///< pixels on either side of a frame's border
constexpr QSizeF kSmallestFrame(192, 112);

/// Which sides of which frame the pointer could drag.
struct FrameEdge {
    NodeId frame = NodeId::None;
    Qt::Edges edges;
};

double toGrid(double value)
{
    return std::round(value / kGrid) * kGrid;
}

bool isFar(const Pointer &one, const Pointer &other)
{
    return QLineF(one.at, other.at).length() >= kDragStart;
}

/// Shift adds to what is selected, Ctrl toggles, neither replaces it.
QList<NodeId> combined(const QList<NodeId> &base, const QList<NodeId> &picked,
                       Qt::KeyboardModifiers modifiers)
{
    if (!modifiers.testFlag(Qt::ShiftModifier) && !modifiers.testFlag(Qt::ControlModifier))
        return picked;
    QList<NodeId> result = base;
    for (const NodeId node : picked) {
        if (!result.contains(node))
            result.append(node);
        else if (modifiers.testFlag(Qt::ControlModifier))
            result.removeAll(node);
    }
    return result;
}

class PanGesture : public Gesture {
public:
    PanGesture(CanvasState &state, const Pointer &pointer)
        : Gesture(state)
        , m_pressed(pointer.at)
        , m_before(state.camera())
    {
    }

    void move(const Pointer &pointer) override
    {
        CanvasCamera camera = m_state.camera();
        camera.origin = m_before.origin - (pointer.at - m_pressed) / camera.zoom;
        m_state.viewport().setCamera(camera);
    }
    void finish(const Pointer &) override { }
    void abandon() override { m_state.viewport().setCamera(m_before); }

private:
    QPointF m_pressed;
    CanvasCamera m_before;
};

class BandGesture : public Gesture {
public:
    BandGesture(CanvasState &state, const Pointer &pointer)
        : Gesture(state)
        , m_pressed(pointer)
        , m_corner(state.camera().toCanvas(pointer.at))
        , m_before(state.selection().nodes())
        , m_clicked(state.geometry().nodeAt(m_corner))
    {
    }

    void move(const Pointer &pointer) override
    {
        if (!m_band && !isFar(m_pressed, pointer))
            return;
        m_band = QRectF(m_corner, m_state.camera().toCanvas(pointer.at)).normalized();
        m_state.selection().setNodes(
            combined(m_before, m_state.geometry().nodesIn(*m_band), pointer.modifiers));
    }

    void finish(const Pointer &pointer) override
    {
        if (m_band)
            return;
        const QList<NodeId> picked = m_clicked == NodeId::None ? QList<NodeId>{} : QList{m_clicked};
        m_state.selection().setNodes(combined(m_before, picked, pointer.modifiers));
    }

    void abandon() override { m_state.selection().setNodes(m_before); }
    void decorate(CanvasOverlay &overlay) const override { overlay.rubberBand = m_band; }

private:
    Pointer m_pressed;
    QPointF m_corner;
    QList<NodeId> m_before;
    NodeId m_clicked; ///< a frame in whose inside the press was
    std::optional<QRectF> m_band;
};

/// Drags the selection, or a node that was not selected; without a drag it is a click on the node.
class MoveGesture : public Gesture {
public:
    MoveGesture(CanvasState &state, const Pointer &pointer, NodeId node)
        : Gesture(state)
        , m_pressed(pointer)
        , m_node(node)
        , m_before(state.selection().nodes())
    {
        const bool toggles = pointer.modifiers.testFlag(Qt::ControlModifier);
        if (!toggles && !m_before.contains(node))
            state.selection().setNodes(combined(m_before, {node}, pointer.modifiers));
    }

    void move(const Pointer &pointer) override;
    void finish(const Pointer &pointer) override;
    void abandon() override { m_state.selection().setNodes(m_before); }
    void decorate(CanvasOverlay &overlay) const override
    {
        overlay.snapLines = m_lines;
        overlay.dropScope = m_scope.value_or(NodeId::None);
    }
    const Layout *preview() const override { return m_preview ? &*m_preview : nullptr; }

private:
    void begin();
    void snap(QPointF raw, bool free);
    double snapped(double raw, Qt::Orientation along) const;
    void findLines();
    void findScope(QPointF at);

    Pointer m_pressed;
    NodeId m_node;
    QList<NodeId> m_before;
    QSet<NodeId> m_moving;
    QList<QRectF> m_others; ///< what the dragged node can line up with
    QPointF m_delta;
    QList<QLineF> m_lines;
    std::optional<NodeId> m_scope;
    std::optional<Layout> m_preview;
};

void MoveGesture::begin()
{
    if (!m_state.selection().contains(m_node))
        m_state.selection().setNodes({m_node});
    m_moving = m_state.layout().withHeld(m_state.selection().nodes());
    const QRectF visible = m_state.viewport().visible();
    for (const Node &node : m_state.layout().nodes) {
        const QRectF rect = m_state.geometry().rect(node.id);
        if (!m_moving.contains(node.id) && visible.intersects(rect))
            m_others.append(rect);
    }
    m_preview = m_state.layout();
}

void MoveGesture::move(const Pointer &pointer)
{
    if (!m_preview && !isFar(m_pressed, pointer))
        return;
    if (!m_preview)
        begin();
    snap((pointer.at - m_pressed.at) / m_state.camera().zoom,
         pointer.modifiers.testFlag(Qt::ControlModifier));
    findScope(m_state.camera().toCanvas(pointer.at));
    const Layout &layout = m_state.layout();
    for (qsizetype at = 0; at < layout.nodes.size(); ++at) {
        if (m_moving.contains(layout.nodes[at].id))
            m_preview->nodes[at].position = layout.nodes[at].position + m_delta;
    }
}

void MoveGesture::snap(QPointF raw, bool free)
{
    m_delta = raw;
    m_lines.clear();
    if (free)
        return;
    m_delta = {snapped(raw.x(), Qt::Horizontal), snapped(raw.y(), Qt::Vertical)};
    findLines();
}

/// To the grid, or to the side of a neighbour that lies between its lines.
double MoveGesture::snapped(double raw, Qt::Orientation along) const
{
    const bool across = along == Qt::Horizontal;
    const QRectF rect = m_state.geometry().rect(m_node);
    const double low = across ? rect.left() : rect.top();
    const double high = across ? rect.right() : rect.bottom();
    double best = toGrid(low + raw) - low;
    double reach = kSnapReach;
    for (const QRectF &other : m_others) {
        const std::array<double, 2> ways{(across ? other.left() : other.top()) - low,
                                         (across ? other.right() : other.bottom()) - high};
        for (const double way : ways) {
            if (std::abs(way - raw) < reach) {
                reach = std::abs(way - raw);
                best = way;
            }
        }
    }
    return best;
}

void MoveGesture::findLines()
{
    const QRectF rect = m_state.geometry().rect(m_node).translated(m_delta);
    const auto same = [](double one, double other) { return std::abs(one - other) < 0.5; };
    using Sides = std::array<double, 3>; // both sides, then the middle: the first that agree are shown
    for (const QRectF &other : std::as_const(m_others)) {
        const QRectF both = rect.united(other);
        const Sides mineAcross{rect.left(), rect.right(), rect.center().x()};
        const Sides theirsAcross{other.left(), other.right(), other.center().x()};
        const auto column =
            std::mismatch(mineAcross.begin(), mineAcross.end(), theirsAcross.begin(), std::not_fn(same));
        if (column.first != mineAcross.end())
            m_lines.append(QLineF(*column.first, both.top(), *column.first, both.bottom()));
        const Sides mineDown{rect.top(), rect.bottom(), rect.center().y()};
        const Sides theirsDown{other.top(), other.bottom(), other.center().y()};
        const auto row =
            std::mismatch(mineDown.begin(), mineDown.end(), theirsDown.begin(), std::not_fn(same));
        if (row.first != mineDown.end())
            m_lines.append(QLineF(both.left(), *row.first, both.right(), *row.first));
    }
}

void MoveGesture::findScope(QPointF at)
{
    const NodeId scope = m_state.geometry().scopeAt(at, m_moving.values());
    const Node *node = m_state.layout().find(m_node);
    m_scope.reset();
    // A member that is dragged along with its frame stays in it.
    if (node && node->scope != scope && !m_moving.contains(node->scope))
        m_scope = scope;
}

void MoveGesture::finish(const Pointer &pointer)
{
    if (m_preview) {
        m_state.document().moveNodes(m_state.selection().nodes(), m_delta, m_scope, makeRoom);
        return;
    }
    if (pointer.modifiers.testFlag(Qt::ControlModifier))
        m_state.selection().setNodes(combined(m_before, {m_node}, pointer.modifiers));
    else if (!pointer.modifiers.testFlag(Qt::ShiftModifier))
        m_state.selection().setNodes({m_node});
}

class ResizeGesture : public Gesture {
public:
    ResizeGesture(CanvasState &state, const Pointer &pointer, FrameEdge edge)
        : Gesture(state)
        , m_pressed(pointer)
        , m_edge(edge)
        , m_before(state.geometry().rect(edge.frame))
        , m_frame(m_before)
    {
    }

    void move(const Pointer &pointer) override
    {
        if (!m_preview && !isFar(m_pressed, pointer))
            return;
        const bool free = pointer.modifiers.testFlag(Qt::ControlModifier);
        const QPointF delta = (pointer.at - m_pressed.at) / m_state.camera().zoom;
        const auto side = [&](double before, double by) { return free ? before + by : toGrid(before + by); };
        if (m_edge.edges & Qt::LeftEdge)
            m_frame.setLeft(
                std::min(side(m_before.left(), delta.x()), m_before.right() - kSmallestFrame.width()));
        if (m_edge.edges & Qt::RightEdge)
            m_frame.setRight(
                std::max(side(m_before.right(), delta.x()), m_before.left() + kSmallestFrame.width()));
        if (m_edge.edges & Qt::TopEdge)
            m_frame.setTop(
                std::min(side(m_before.top(), delta.y()), m_before.bottom() - kSmallestFrame.height()));
        if (m_edge.edges & Qt::BottomEdge)
            m_frame.setBottom(
                std::max(side(m_before.bottom(), delta.y()), m_before.top() + kSmallestFrame.height()));
        m_preview = m_state.layout();
        Node *node = m_preview->find(m_edge.frame);
        node->position = m_frame.topLeft();
        node->size = m_frame.size();
    }

    void finish(const Pointer &) override
    {
        if (m_preview)
            m_state.document().resizeScope(m_edge.frame, m_frame);
        else
            m_state.selection().setNodes({m_edge.frame});
    }
    const Layout *preview() const override { return m_preview ? &*m_preview : nullptr; }

private:
    Pointer m_pressed;
    FrameEdge m_edge;
    QRectF m_before;
    QRectF m_frame;
    std::optional<Layout> m_preview;
};

/// Press on a wire: selects it.
class WireClick : public Gesture {
public:
    WireClick(CanvasState &state, const Link &wire)
        : Gesture(state)
    {
        state.selection().setWire(wire);
        Q_EMIT state.message(wireSentence(state.layout(), wire));
    }
    void move(const Pointer &) override { }
    void finish(const Pointer &) override { }
};

Qt::CursorShape shapeFor(Qt::Edges edges)
{
    const bool across = edges & (Qt::LeftEdge | Qt::RightEdge);
    const bool along = edges & (Qt::TopEdge | Qt::BottomEdge);
    const bool falling =
        edges == Qt::Edges(Qt::LeftEdge | Qt::TopEdge) || edges == Qt::Edges(Qt::RightEdge | Qt::BottomEdge);
    if (across && along)
        return falling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    return across ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

FrameEdge frameEdgeAt(const CanvasState &state, QPointF canvas)
{
    const double reach = kEdgeReach / state.camera().zoom;
    const QList<NodeId> &order = state.geometry().paintingOrder();
    const NodeId hit = state.geometry().nodeAt(canvas);
    for (auto id = order.crbegin(); id != order.crend(); ++id) {
        const Node *node = state.layout().find(*id);
        const QRectF rect = state.geometry().rect(*id);
        if (!node || !isScope(node->kind)) {
            if (*id == hit)
                return {}; // a node that stands over the border
            continue;
        }
        if (!rect.adjusted(-reach, -reach, reach, reach).contains(canvas))
            continue;
        Qt::Edges edges;
        edges.setFlag(Qt::LeftEdge, std::abs(canvas.x() - rect.left()) <= reach);
        edges.setFlag(Qt::RightEdge, std::abs(canvas.x() - rect.right()) <= reach);
        edges.setFlag(Qt::TopEdge, std::abs(canvas.y() - rect.top()) <= reach);
        edges.setFlag(Qt::BottomEdge, std::abs(canvas.y() - rect.bottom()) <= reach);
        return edges ? FrameEdge{*id, edges} : FrameEdge{};
    }
    return {};
}

} // namespace

Qt::CursorShape shapeAt(const CanvasState &state, QPointF canvas)
{
    if (state.geometry().portAt(canvas, state.viewport().portReach()))
        return Qt::CrossCursor;
    const FrameEdge edge = frameEdgeAt(state, canvas);
    return edge.frame == NodeId::None ? Qt::ArrowCursor : shapeFor(edge.edges);
}

std::unique_ptr<Gesture> gestureAt(CanvasState &state, const Pointer &pointer)
{
    const CanvasGeometry &geometry = state.geometry();
    const QPointF at = state.camera().toCanvas(pointer.at);
    if (const auto port = geometry.portAt(at, state.viewport().portReach()))
        return wireGesture(state, *port, pointer);
    const NodeId hit = geometry.nodeAt(at);
    const Node *node = state.layout().find(hit);
    if (node && !isScope(node->kind))
        return std::make_unique<MoveGesture>(state, pointer, hit);
    if (const auto wire = geometry.wireAt(at, state.viewport().wireReach()))
        return std::make_unique<WireClick>(state, *wire);
    if (const FrameEdge edge = frameEdgeAt(state, at); edge.frame != NodeId::None)
        return std::make_unique<ResizeGesture>(state, pointer, edge);
    // In a frame's inside a plain drag takes the frame along; with a modifier it selects in it.
    if (node && !(pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)))
        return std::make_unique<MoveGesture>(state, pointer, hit);
    return std::make_unique<BandGesture>(state, pointer);
}

std::unique_ptr<Gesture> panGesture(CanvasState &state, const Pointer &pointer)
{
    return std::make_unique<PanGesture>(state, pointer);
}

} // namespace signalbox
