// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasview.h"

#include "engine/checks/problems.h"
#include "widgets/canvas/canvasaccessibility.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/quickadd.h"
#include "widgets/look/icons.h"
#include "widgets/painting/motion.h"

#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFrame = 16; ///< milliseconds
constexpr int kHoverDelay = 60; ///< milliseconds: words appear within a tenth of a second
constexpr int kTellDelay = 100; ///< milliseconds: while a run plays, words are told ten times a second
constexpr double kTargetRadius = 12; ///< pixels
constexpr double kRoundFit = 24; ///< pixels between what was fitted and the view's border

} // namespace

CanvasView::CanvasView(Document &document, RunKeeper &keeper, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_keeper(keeper)
    , m_player(player)
    , m_quickAdd(new QuickAdd(this))
{
    installCanvasAccessibility(); // before anything here has a name
    m_minimap = new Minimap(*this);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Canvas"));
    setAccessibleDescription(tr("The program as nodes and wires. Tab goes from node to node."));
    setMinimumSize(160, 120);
    m_hoverTimer.setSingleShot(true);
    m_hoverTimer.setInterval(kHoverDelay);
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(kTellDelay);
    connect(&m_tellTimer, &QTimer::timeout, this, [this] { tellWordsChanged(*this); });
    connect(&m_hoverTimer, &QTimer::timeout, this, &CanvasView::showHoverWords);
    connect(&document, &Document::changed, this, &CanvasView::documentChanged);
    connect(&keeper, &RunKeeper::runChanged, this, &CanvasView::runChanged);
    connect(&player, &Player::moved, this, &CanvasView::runChanged);
    connect(&player, &Player::moved, this, &CanvasView::settleAtEnd);
    m_settling.setInterval(kFrame);
    connect(&m_settling, &QTimer::timeout, this, &CanvasView::settleOn);
    connect(m_quickAdd, &QuickAdd::kindChosen, this, &CanvasView::kindChosen);
    documentChanged();
}

CanvasView::~CanvasView() = default;

void CanvasView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_quickAdd->setTheme(theme);
    m_minimap->update();
    update();
}

void CanvasView::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    update();
}

void CanvasView::setSelection(const QList<NodeId> &nodes)
{
    QList<NodeId> known;
    for (const NodeId node : nodes) {
        if (layout().find(node) && !known.contains(node))
            known.append(node);
    }
    const bool hadWire = m_selectedWire.has_value();
    m_selectedWire.reset();
    if (!known.isEmpty())
        m_focus = known.last();
    if (known == m_selection && !hadWire)
        return;
    m_selection = known;
    m_document.endGesture();
    tellSelectionChanged(*this);
    update();
    Q_EMIT selectionChanged();
    Q_EMIT targetsChanged();
}

void CanvasView::selectWire(const std::optional<Link> &wire)
{
    if (!m_selection.isEmpty())
        setSelection({});
    m_selectedWire = wire;
    if (wire)
        Q_EMIT statusMessage(wireSentence(layout(), *wire));
    update();
    Q_EMIT targetsChanged();
}

void CanvasView::setFocusNode(NodeId node, bool ring)
{
    m_focus = node;
    m_focusRing = ring;
    if (const QRectF box = m_geometry.rect(node); ring && !box.isNull()) {
        const QRectF shown = m_camera.toView(box);
        const QRectF room = QRectF(rect()).adjusted(kRoundFit, kRoundFit, -kRoundFit, -kRoundFit);
        if (!room.contains(shown)) {
            CanvasCamera camera = m_camera;
            camera.origin = box.center() - QPointF(width(), height()) / (2 * camera.zoom);
            setCamera(camera);
        }
        tellFocus(*this, node);
    }
    update();
    Q_EMIT targetsChanged();
}

double CanvasView::portReach() const
{
    // Close up, a port is drawn larger than 24 pixels: all of it counts.
    return std::max(kTargetRadius / m_camera.zoom, 8.0);
}

TaskId CanvasView::waiterAt(QPointF canvas) const
{
    const auto found = std::find_if(m_chips.begin(), m_chips.end(),
                                    [&](const ChipPlace &chip) { return chip.where.contains(canvas); });
    return found == m_chips.end() ? TaskId::None : found->task;
}

QRectF CanvasView::contentRect() const
{
    QRectF all;
    for (const Node &node : layout().nodes)
        all |= m_geometry.rect(node.id);
    return all;
}

// ---- camera

void CanvasView::setCamera(const CanvasCamera &camera)
{
    CanvasCamera wanted = camera;
    m_fitted = false;
    // However far one pans, something of the program stays in view.
    const QRectF keep = m_geometry.bounds();
    const QSizeF half = QSizeF(size()) / (2 * wanted.zoom);
    const QPointF middle = wanted.origin + QPointF(half.width(), half.height());
    const QPointF held(
        std::clamp(middle.x(), keep.left() - half.width() * 0.8, keep.right() + half.width() * 0.8),
        std::clamp(middle.y(), keep.top() - half.height() * 0.8, keep.bottom() + half.height() * 0.8));
    wanted.origin += held - middle;
    if (wanted == m_camera)
        return;
    const bool zoomed = wanted.zoom != m_camera.zoom;
    m_camera = wanted;
    if (m_nameEditor)
        m_nameEditor->clearFocus(); // it stood over a name that is elsewhere now
    m_minimap->refresh();
    update();
    Q_EMIT cameraChanged();
    if (zoomed)
        Q_EMIT zoomChanged(m_camera.zoom);
}

void CanvasView::zoomTo(double wanted)
{
    CanvasCamera camera = m_camera;
    camera.zoomAt(QRectF(rect()).center(), wanted);
    setCamera(camera);
}

void CanvasView::zoomIn()
{
    zoomTo(m_camera.zoom * 1.25);
}

void CanvasView::zoomOut()
{
    zoomTo(m_camera.zoom / 1.25);
}

void CanvasView::zoomReset()
{
    zoomTo(1);
}

void CanvasView::fitAll()
{
    CanvasCamera camera = m_camera;
    const int cover = m_topCover < height() / 2 ? m_topCover : 0;
    camera.fit(m_geometry.bounds(), QSize(width(), height() - cover), 1);
    camera.origin.ry() -= cover / camera.zoom;
    setCamera(camera);
    m_fitted = true;
}

void CanvasView::fitSelection()
{
    QRectF area;
    for (const NodeId node : std::as_const(m_selection))
        area |= m_geometry.rect(node);
    if (area.isNull()) {
        fitAll();
        return;
    }
    CanvasCamera camera = m_camera;
    const double round = 2 * CanvasGeometry::kGrid;
    camera.fit(area.adjusted(-round, -round, round, round), size(), 2);
    setCamera(camera);
}

void CanvasView::revealNode(NodeId node)
{
    if (!layout().find(node))
        return;
    setSelection({node});
    setFocusNode(node, true);
}

// ---- following the document and the player

void CanvasView::documentChanged()
{
    m_gesture.reset(); // what it held on to may be gone
    m_geometry = CanvasGeometry(layout());
    ++m_revision;
    m_problems.clear();
    for (const Problem &problem : check(layout())) {
        if (problem.node != NodeId::None && !m_problems.contains(problem.node))
            m_problems.insert(problem.node, problem.reason + u' ' + problem.remedy);
    }
    forgetMissing();
    selectRestored();
    refreshHover();
    m_minimap->rebuild();
    tellNodesChanged(*this);
    update();
}

void CanvasView::forgetMissing()
{
    if (!layout().find(m_focus))
        m_focus = NodeId::None;
    if (!layout().find(m_hover))
        m_hover = NodeId::None;
    m_hoverWire.reset();
    if (m_selectedWire) {
        const Link &wire = *m_selectedWire;
        if (!m_geometry.wireBetween(wire.kind, wire.from, wire.to))
            m_selectedWire.reset();
    }
    QList<NodeId> left;
    for (const NodeId node : std::as_const(m_selection)) {
        if (layout().find(node))
            left.append(node);
    }
    if (left.size() == m_selection.size())
        return;
    m_selection = left;
    Q_EMIT selectionChanged();
    Q_EMIT targetsChanged();
}

/// What an undo brings back is selected again, ready for another try.
void CanvasView::selectRestored()
{
    const int index = m_document.undoStack().index();
    const bool undone = index < m_historyIndex && m_document.undoStack().canRedo();
    QList<NodeId> restored;
    QSet<NodeId> known;
    for (const Node &node : layout().nodes) {
        known.insert(node.id);
        if (!m_known.contains(node.id))
            restored.append(node.id);
    }
    m_known = known;
    m_historyIndex = index;
    if (undone && !restored.isEmpty())
        setSelection(restored);
}

void CanvasView::runChanged()
{
    update();
    if (!m_tellTimer.isActive())
        m_tellTimer.start();
    if (QToolTip::isVisible() && !m_hoverTimer.isActive() && m_pointer.x() >= 0)
        showHoverWords();
}

/// Where a run that is played ends, its time stands still; what is on its way is to arrive all the same.
void CanvasView::settleAtEnd()
{
    if (m_player.isPlaying() && m_player.isAtEnd()) {
        m_sinceEnd.start();
        m_settling.start();
    } else {
        m_settling.stop();
    }
}

void CanvasView::settleOn()
{
    if (afterEnd() > settlingTime(m_reducedMotion ? Pace{} : paceOf(replay().run().trace)))
        m_settling.stop();
    update();
}

Micros CanvasView::afterEnd() const
{
    if (!m_settling.isActive())
        return CanvasPicture::kAtRest;
    return Micros(double(m_sinceEnd.nsecsElapsed()) / 1000 * m_player.speed());
}

void CanvasView::resizeEvent(QResizeEvent *)
{
    if (m_fitted)
        fitAll();
    m_minimap->refresh();
}

// ---- painting

CanvasOverlay CanvasView::overlay() const
{
    CanvasOverlay overlay;
    overlay.selection = QSet<NodeId>(m_selection.begin(), m_selection.end());
    overlay.problems = m_problems;
    overlay.hover = m_gesture ? NodeId::None : m_hover;
    if (m_selectedWire)
        overlay.selectedLink = m_selectedWire->id;
    if (m_focusRing && hasFocus())
        overlay.focus = m_focus;
    for (const Verdict &verdict : m_keeper.verdicts()) {
        if (verdict.time <= m_player.time())
            overlay.outlined.unite(QSet<NodeId>(verdict.nodes.begin(), verdict.nodes.end()));
    }
    if (m_gesture)
        m_gesture->decorate(overlay);
    if (m_ghost) {
        overlay.dropScope = m_geometry.scopeAt(m_ghost->centre, {});
        if (const auto wire = m_geometry.wireAt(m_ghost->centre, wireReach()))
            overlay.selectedLink = wire->id;
    }
    return overlay;
}

void CanvasView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.save();
    painter.scale(m_camera.zoom, m_camera.zoom);
    painter.translate(-m_camera.origin);
    paintScene(painter);
    if (m_ghost)
        paintGhost(painter);
    painter.restore();
    if (layout().nodes.isEmpty() && !m_ghost && !m_quickAdd->isVisible())
        paintHint(painter);
    if (hasFocus() && m_focusRing && m_focus == NodeId::None) {
        painter.setPen(QPen(m_theme.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void CanvasView::paintScene(QPainter &painter)
{
    const Layout *preview = m_gesture ? m_gesture->preview() : nullptr;
    if (preview)
        m_previewGeometry = CanvasGeometry(*preview);
    const CanvasGeometry &geometry = preview ? m_previewGeometry : m_geometry;
    m_chips.clear();
    CanvasPicture picture{
        preview ? *preview : layout(), geometry, replay(), world(), m_theme, overlay(), m_reducedMotion};
    picture.chips = &m_chips;
    picture.afterEnd = afterEnd();
    paintCanvas(painter, picture, m_camera.visible(size()));
    // A wire that follows from a Task's steps has no id by which the overlay could name it.
    if (!m_selectedWire || m_selectedWire->id != LinkId::None)
        return;
    const auto *wire = geometry.wireBetween(m_selectedWire->kind, m_selectedWire->from, m_selectedWire->to);
    if (wire)
        painter.strokePath(wire->path, QPen(m_theme.selection, 3, Qt::SolidLine, Qt::RoundCap));
}

void CanvasView::paintGhost(QPainter &painter)
{
    const Node node = makeNode(layout(), m_ghost->kind, {});
    QRectF box({}, CanvasGeometry::naturalSize(node));
    box.moveCenter(m_ghost->centre);
    box.moveTopLeft(onGrid(box.topLeft()));
    QColor fill = m_theme.card;
    fill.setAlphaF(0.75F);
    painter.setPen(QPen(m_theme.selection, 1.5 / m_camera.zoom, Qt::DashLine));
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 8, 8);
    const QColor colour = kindColour(m_theme, m_ghost->kind);
    icons::paint(painter, info(m_ghost->kind).icon, {box.left() + 14, box.top() + 13, 24, 24}, colour);
    painter.setFont(Theme::titleFont());
    painter.setPen(m_theme.text);
    painter.drawText(QRectF(box.left() + 48, box.top() + 12, box.width() - 56, 26),
                     int(Qt::AlignVCenter | Qt::AlignLeft), node.name);
}

void CanvasView::paintHint(QPainter &painter)
{
    const QFont title = Theme::titleFont();
    const QFont body = Theme::bodyFont();
    const double line = QFontMetricsF(body).lineSpacing();
    const double heading = QFontMetricsF(title).height();
    QRectF text(0, height() / 2.0 - line, width(), heading);
    const QRectF sign(width() / 2.0 - 22, text.top() - 60, 44, 44);
    icons::paint(painter, u"producer"_s, sign, kindColour(m_theme, NodeKind::Producer));
    painter.setFont(title);
    painter.setPen(m_theme.text);
    painter.drawText(text, int(Qt::AlignCenter), u"Draw a program"_s);
    painter.setFont(body);
    painter.setPen(m_theme.mutedText);
    text.moveTop(text.bottom() + 8);
    for (const QString &words : {u"Drag a Producer from the palette, or press Shift+A and type its name."_s,
                                 u"Then drag from a node's port to another node to wire them."_s}) {
        painter.drawText(text, int(Qt::AlignCenter | Qt::TextWordWrap), words);
        text.translate(0, line * 1.3);
    }
}

} // namespace signalbox
