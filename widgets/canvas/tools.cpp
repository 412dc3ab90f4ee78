// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/tools.h"

#include "widgets/canvas/canvasview.h"

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

double toGrid(double value)
{
    return std::round(value / kGrid) * kGrid;
}

bool isFar(const Hand &one, const Hand &other)
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
    PanGesture(CanvasView &view, const Hand &hand)
        : Gesture(view)
        , m_pressed(hand.at)
        , m_before(view.camera())
    {
    }

    void move(const Hand &hand) override
    {
        CanvasCamera camera = m_view.camera();
        camera.origin = m_before.origin - (hand.at - m_pressed) / camera.zoom;
        m_view.setCamera(camera);
    }
    void finish(const Hand &) override { }
    void abandon() override { m_view.setCamera(m_before); }

private:
    QPointF m_pressed;
    CanvasCamera m_before;
};

class BandGesture : public Gesture {
public:
    BandGesture(CanvasView &view, const Hand &hand)
        : Gesture(view)
        , m_pressed(hand)
        , m_corner(view.camera().toCanvas(hand.at))
        , m_before(view.selection())
        , m_clicked(view.geometry().nodeAt(m_corner))
    {
    }

    void move(const Hand &hand) override
    {
        if (!m_band && !isFar(m_pressed, hand))
            return;
        m_band = QRectF(m_corner, m_view.camera().toCanvas(hand.at)).normalized();
        m_view.setSelection(combined(m_before, m_view.geometry().nodesIn(*m_band), hand.modifiers));
    }

    void finish(const Hand &hand) override
    {
        if (m_band)
            return;
        const QList<NodeId> picked = m_clicked == NodeId::None ? QList<NodeId>{} : QList{m_clicked};
        m_view.setSelection(combined(m_before, picked, hand.modifiers));
    }

    void abandon() override { m_view.setSelection(m_before); }
    void decorate(CanvasOverlay &overlay) const override { overlay.rubberBand = m_band; }

private:
    Hand m_pressed;
    QPointF m_corner;
    QList<NodeId> m_before;
    NodeId m_clicked; ///< a frame in whose inside the press was
    std::optional<QRectF> m_band;
};

/// Drags the selection, or a node that was not selected; without a drag it is a click on the node.
class MoveGesture : public Gesture {
public:
    MoveGesture(CanvasView &view, const Hand &hand, NodeId node)
        : Gesture(view)
        , m_pressed(hand)
        , m_node(node)
        , m_before(view.selection())
    {
        const bool toggles = hand.modifiers.testFlag(Qt::ControlModifier);
        if (!toggles && !m_before.contains(node))
            view.setSelection(combined(m_before, {node}, hand.modifiers));
    }

    void move(const Hand &hand) override;
    void finish(const Hand &hand) override;
    void abandon() override { m_view.setSelection(m_before); }
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
    void findScope(QPointF pointer);

    Hand m_pressed;
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
    if (!m_view.selection().contains(m_node))
        m_view.setSelection({m_node});
    m_moving = withMembers(m_view.layout(), m_view.selection());
    const QRectF visible = m_view.camera().visible(m_view.size());
    for (const Node &node : m_view.layout().nodes) {
        const QRectF rect = m_view.geometry().rect(node.id);
        if (!m_moving.contains(node.id) && visible.intersects(rect))
            m_others.append(rect);
    }
    m_preview = m_view.layout();
}

void MoveGesture::move(const Hand &hand)
{
    if (!m_preview && !isFar(m_pressed, hand))
        return;
    if (!m_preview)
        begin();
    snap((hand.at - m_pressed.at) / m_view.camera().zoom, hand.modifiers.testFlag(Qt::ControlModifier));
    findScope(m_view.camera().toCanvas(hand.at));
    const Layout &layout = m_view.layout();
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
    const QRectF rect = m_view.geometry().rect(m_node);
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
    const QRectF rect = m_view.geometry().rect(m_node).translated(m_delta);
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

void MoveGesture::findScope(QPointF pointer)
{
    const NodeId scope = m_view.geometry().scopeAt(pointer, m_moving.values());
    const Node *node = m_view.layout().find(m_node);
    m_scope.reset();
    // A member that is dragged along with its frame stays in it.
    if (node && node->scope != scope && !m_moving.contains(node->scope))
        m_scope = scope;
}

void MoveGesture::finish(const Hand &hand)
{
    if (m_preview) {
        m_view.document().moveNodes(m_view.selection(), m_delta, m_scope);
        return;
    }
    if (hand.modifiers.testFlag(Qt::ControlModifier))
        m_view.setSelection(combined(m_before, {m_node}, hand.modifiers));
    else if (!hand.modifiers.testFlag(Qt::ShiftModifier))
        m_view.setSelection({m_node});
}

class ResizeGesture : public Gesture {
public:
    ResizeGesture(CanvasView &view, const Hand &hand, FrameEdge edge)
        : Gesture(view)
        , m_pressed(hand)
        , m_edge(edge)
        , m_before(view.geometry().rect(edge.frame))
        , m_frame(m_before)
    {
    }

    void move(const Hand &hand) override
    {
        if (!m_preview && !isFar(m_pressed, hand))
            return;
        const bool free = hand.modifiers.testFlag(Qt::ControlModifier);
        const QPointF delta = (hand.at - m_pressed.at) / m_view.camera().zoom;
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
        m_preview = m_view.layout();
        Node *node = m_preview->find(m_edge.frame);
        node->position = m_frame.topLeft();
        node->size = m_frame.size();
    }

    void finish(const Hand &) override
    {
        if (m_preview)
            m_view.document().resizeScope(m_edge.frame, m_frame);
        else
            m_view.setSelection({m_edge.frame});
    }
    const Layout *preview() const override { return m_preview ? &*m_preview : nullptr; }

private:
    Hand m_pressed;
    FrameEdge m_edge;
    QRectF m_before;
    QRectF m_frame;
    std::optional<Layout> m_preview;
};

/// Press on a wire: selects it.
class WireClick : public Gesture {
public:
    WireClick(CanvasView &view, const Link &wire)
        : Gesture(view)
    {
        view.selectWire(wire);
    }
    void move(const Hand &) override { }
    void finish(const Hand &) override { }
};

} // namespace

QList<NodeId> readingOrder(const Layout &layout)
{
    constexpr double row = 48;
    QList<const Node *> nodes;
    for (const Node &node : layout.nodes)
        nodes.append(&node);
    std::stable_sort(nodes.begin(), nodes.end(), [](const Node *one, const Node *other) {
        const auto key = [](const Node *node) {
            return std::pair(std::floor(node->position.y() / row), node->position.x());
        };
        return key(one) < key(other);
    });
    QList<NodeId> order;
    for (const Node *node : std::as_const(nodes))
        order.append(node->id);
    return order;
}

QPointF onGrid(QPointF canvas)
{
    return {toGrid(canvas.x()), toGrid(canvas.y())};
}

QSet<NodeId> withMembers(const Layout &layout, const QList<NodeId> &nodes)
{
    QSet<NodeId> all;
    QList<NodeId> open = nodes;
    while (!open.isEmpty()) {
        const NodeId node = open.takeLast();
        if (all.contains(node))
            continue;
        all.insert(node);
        open += layout.heldBy(node);
    }
    return all;
}

FrameEdge frameEdgeAt(const CanvasView &view, QPointF canvas)
{
    const double reach = kEdgeReach / view.camera().zoom;
    const QList<NodeId> &order = view.geometry().paintingOrder();
    const NodeId hit = view.geometry().nodeAt(canvas);
    for (auto id = order.crbegin(); id != order.crend(); ++id) {
        const Node *node = view.layout().find(*id);
        const QRectF rect = view.geometry().rect(*id);
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

std::unique_ptr<Gesture> gestureAt(CanvasView &view, const Hand &hand)
{
    const CanvasGeometry &geometry = view.geometry();
    const QPointF at = view.camera().toCanvas(hand.at);
    if (const auto port = geometry.portAt(at, view.portReach()))
        return wireGesture(view, *port, hand);
    const NodeId hit = geometry.nodeAt(at);
    const Node *node = view.layout().find(hit);
    if (node && !isScope(node->kind))
        return std::make_unique<MoveGesture>(view, hand, hit);
    if (const auto wire = geometry.wireAt(at, view.wireReach()))
        return std::make_unique<WireClick>(view, *wire);
    if (const FrameEdge edge = frameEdgeAt(view, at); edge.frame != NodeId::None)
        return std::make_unique<ResizeGesture>(view, hand, edge);
    // In a frame's inside a plain drag takes the frame along; with a modifier it selects in it.
    if (node && !(hand.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)))
        return std::make_unique<MoveGesture>(view, hand, hit);
    return std::make_unique<BandGesture>(view, hand);
}

std::unique_ptr<Gesture> panGesture(CanvasView &view, const Hand &hand)
{
    return std::make_unique<PanGesture>(view, hand);
}

} // namespace signalbox
