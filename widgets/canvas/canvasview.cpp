// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasview.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/canvas/canvasaccessibility.h"
#include "widgets/canvas/canvasmenus.h"
#include "widgets/canvas/gestures.h"
#include "widgets/canvas/kindlist.h"
#include "widgets/canvas/layoutorder.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/nameeditor.h"
#include "widgets/canvas/quickadd.h"
#include "widgets/canvas/wirechoice.h"
#include "widgets/canvas/wiregestures.h"
#include "widgets/look/livewords.h"
#include "widgets/painting/canvaspainter.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QMimeData>
#include <QPainter>
#include <QPinchGesture>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr int kTellDelay = 100; ///< milliseconds: while a run plays, words are told ten times a second
constexpr double kNotch = 120; ///< QWheelEvent's units for one click of the wheel
constexpr double kScrollStep = 48; ///< pixels for one click
constexpr double kZoomStep = 1.15;

QList<NodeKind> allKinds()
{
    QList<NodeKind> kinds;
    for (const NodeInfo &row : nodeCatalog())
        kinds.append(row.kind);
    return kinds;
}

QAccessibleInterface *accessibleCanvas(const QString &, QObject *object)
{
    auto *const view = qobject_cast<CanvasView *>(object);
    return view ? makeCanvasTree(*view, view->state()) : nullptr;
}

} // namespace

CanvasView::CanvasView(Document &document, RunKeeper &keeper, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_state(document, keeper, player)
    , m_edits(m_state)
    , m_instances(m_state, keeper)
    , m_settling(m_state)
{
    static const bool installed = (QAccessible::installFactory(accessibleCanvas), true);
    Q_UNUSED(installed); // before anything here has a name
    m_quickAdd = new QuickAdd(this);
    m_minimap = new Minimap(*this, m_state);
    m_menus = new CanvasMenus(*this, m_state, m_edits);
    m_hover = new CanvasHover(*this, m_state,
                              [this] { return m_gesture || m_quickAdd->isVisible() || m_menus->isOpen(); });
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setMinimumSize(160, 120);
    connectState();
    connect(&document, &Document::changed, this, &CanvasView::documentChanged);
    connect(&keeper, &RunKeeper::runChanged, this, &CanvasView::runChanged);
    connect(&player, &Player::moved, this, &CanvasView::runChanged);
    connect(&player, &Player::moved, &m_settling, &Settling::follow);
    connect(m_quickAdd, &QuickAdd::kindChosen, this, &CanvasView::kindChosen);
    m_state.viewport().setSize(size());
    keepTranslated(this, [this] {
        setAccessibleName(tr("Canvas"));
        setAccessibleDescription(tr("The program as nodes and wires. Tab goes from node to node."));
        documentChanged(); // what is wrong with it is said in words
    });
}

CanvasView::~CanvasView() = default;

void CanvasView::connectState()
{
    const auto repaint = [this] { update(); };
    connect(&m_state, &CanvasState::foldRequested, &m_instances, &CanvasInstances::toggle);
    connect(&m_state, &CanvasState::taskChosen, this, &CanvasView::taskPicked);
    connect(&m_state, &CanvasState::message, this, &CanvasView::statusMessage);
    connect(&m_state, &CanvasState::wireRequested, m_menus, &CanvasMenus::connectOrAsk);
    connect(&m_state, &CanvasState::quickAddRequested, this, &CanvasView::openQuickAddAt);
    connect(&m_state, &CanvasState::renameRequested, this, &CanvasView::rename);
    connect(&m_state, &CanvasState::connectRequested, this, &CanvasView::startConnecting);
    const CanvasSelection &selection = m_state.selection();
    connect(&selection, &CanvasSelection::nodesChanged, this, [this] {
        tellSelectionChanged(*this);
        update();
        Q_EMIT selectionChanged();
    });
    connect(&selection, &CanvasSelection::targetsChanged, this, repaint);
    connect(&selection, &CanvasSelection::targetsChanged, this, &CanvasView::targetsChanged);
    connect(&selection, &CanvasSelection::focusShown, this, &CanvasView::showFocus);
    const CanvasViewport &viewport = m_state.viewport();
    connect(&viewport, &CanvasViewport::changed, this, &CanvasView::cameraMoved);
    connect(&viewport, &CanvasViewport::zoomChanged, this, &CanvasView::zoomChanged);
    connect(m_hover, &CanvasHover::changed, this, repaint);
    connect(&m_instances, &CanvasInstances::changed, this, repaint);
    connect(&m_instances, &CanvasInstances::picked, this, &CanvasView::taskPicked);
    connect(&m_instances, &CanvasInstances::linePicked, this, &CanvasView::linePicked);
    connect(&m_settling, &Settling::moved, this, repaint);
    connect(&m_gliding, &Gliding::moved, this, repaint);
    connect(&m_edits, &CanvasEdits::tidied, this, &CanvasView::showTidied);
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(kTellDelay);
    connect(&m_tellTimer, &QTimer::timeout, this, [this] { tellWordsChanged(*this); });
}

void CanvasView::setHints(ValueHints *hints)
{
    m_hover->setHints(hints);
}

void CanvasView::setTheme(const Theme &theme)
{
    m_state.setTheme(theme);
    m_quickAdd->setTheme(theme);
    m_minimap->update();
    update();
}

void CanvasView::setReducedMotion(bool reduced)
{
    m_settling.setReduced(reduced);
    update();
}

// ---- following the document, the player and the camera

void CanvasView::documentChanged()
{
    m_gesture.reset(); // what it held on to may be gone
    m_gliding.stop();
    m_state.follow();
    m_hover->forgetMissing();
    m_hover->refresh();
    m_minimap->rebuild();
    tellNodesChanged(*this);
    update();
}

void CanvasView::runChanged()
{
    update();
    if (!m_tellTimer.isActive())
        m_tellTimer.start();
    m_hover->retell();
}

void CanvasView::cameraMoved()
{
    if (m_nameEditor)
        m_nameEditor->clearFocus(); // it stood over a name that is elsewhere now
    m_minimap->refresh();
    update();
    Q_EMIT cameraChanged();
}

void CanvasView::showTidied(const Layout &before)
{
    if (!m_settling.isReduced())
        m_gliding.begin(before);
    if (!m_state.viewport().visible().contains(m_state.viewport().content()))
        fitAll();
}

void CanvasView::showFocus()
{
    m_state.viewport().reveal(focusNode());
    tellFocus(*this, focusNode());
}

void CanvasView::resizeEvent(QResizeEvent *)
{
    m_state.viewport().setSize(size());
    m_minimap->refresh();
}

// ---- commands

bool CanvasView::perform(CanvasCommand command)
{
    switch (command) {
    case CanvasCommand::ZoomReset:
        zoomReset();
        break;
    case CanvasCommand::ZoomIn:
        zoomIn();
        break;
    case CanvasCommand::ZoomOut:
        zoomOut();
        break;
    case CanvasCommand::FitAll:
        fitAll();
        break;
    case CanvasCommand::FitSelection:
        fitSelection();
        break;
    case CanvasCommand::SelectAll:
        selectAll();
        break;
    case CanvasCommand::SelectFocused:
        if (focusNode() == NodeId::None)
            return false;
        setSelection({focusNode()});
        break;
    case CanvasCommand::SelectNothing:
        if (m_instances.foldAll())
            return true;
        if (selection().isEmpty() && !selectedWire())
            return false;
        setSelection({});
        break;
    case CanvasCommand::Copy:
        copy();
        break;
    case CanvasCommand::Cut:
        cut();
        break;
    case CanvasCommand::Paste:
        paste();
        break;
    case CanvasCommand::Delete:
        deleteSelection();
        break;
    case CanvasCommand::Duplicate:
        duplicateSelection();
        break;
    case CanvasCommand::QuickAdd:
        openQuickAdd();
        break;
    case CanvasCommand::Rename:
        renameFocused();
        break;
    case CanvasCommand::Connect:
        startConnecting();
        break;
    case CanvasCommand::Unfold:
        return unfoldFocused();
    case CanvasCommand::OpenMenu:
        openMenu(std::nullopt);
        break;
    }
    return true;
}

void CanvasView::revealNode(NodeId node)
{
    if (!layout().find(node))
        return;
    setSelection({node});
    setFocusNode(node, true);
}

void CanvasView::addNode(NodeKind kind)
{
    const NodeId added = m_edits.addAt(kind, camera().toCanvas(m_state.viewport().middle()));
    if (added != NodeId::None)
        setFocusNode(added, true);
}

void CanvasView::openQuickAdd()
{
    const QPointF at = m_hover->pointer();
    openQuickAddAt(rect().contains(at.toPoint()) ? at : m_state.viewport().middle());
}

void CanvasView::openQuickAddAt(QPointF at, NodeId origin, bool backwards)
{
    m_quickAddPlace = {camera().toCanvas(at), origin, backwards};
    const Node *node = layout().find(origin);
    const QList<NodeKind> kinds = node ? fittingKinds(layout(), origin, backwards) : allKinds();
    if (kinds.isEmpty()) {
        Q_EMIT statusMessage(tr("Nothing can be connected there."));
        return;
    }
    m_quickAdd->open(at.toPoint(), kinds,
                     node ? fill(tr("Add and connect to {node}"), {{u"node", node->name}})
                          : tr("Add a node"));
    update();
}

void CanvasView::kindChosen(NodeKind kind)
{
    const auto [at, origin, backwards] = m_quickAddPlace;
    const NodeId added =
        layout().find(origin) ? m_edits.addConnected(kind, at, origin, backwards) : m_edits.addAt(kind, at);
    if (added != NodeId::None)
        setFocusNode(added, false);
}

void CanvasView::startConnecting()
{
    const NodeId from = focusNode() != NodeId::None ? focusNode() : selection().value(0, NodeId::None);
    if (from == NodeId::None) {
        Q_EMIT statusMessage(tr("Go to a node with Tab first, then press C to connect it."));
        return;
    }
    m_gesture = keyboardWire(m_state, from);
    if (!m_gesture)
        Q_EMIT statusMessage(
            fill(tr("Nothing here can be connected to {node}."), {{u"node", layout().find(from)->name}}));
    setFocus(Qt::OtherFocusReason);
    update();
}

NodeId CanvasView::onlyTarget() const
{
    const QList<NodeId> selected = selection();
    return selected.size() == 1 ? selected.first() : focusNode();
}

void CanvasView::renameFocused()
{
    const NodeId node = onlyTarget();
    if (node != NodeId::None)
        rename(node);
}

bool CanvasView::unfoldFocused()
{
    const Node *node = layout().find(onlyTarget());
    if (!node || node->kind != NodeKind::Function)
        return false;
    if (m_instances.canUnfold(node->id) || m_instances.isUnfolded(node->id))
        m_instances.toggle(node->id);
    else
        Q_EMIT statusMessage(fill(tr("{node} has no more than one task."), {{u"node", node->name}}));
    return true;
}

void CanvasView::rename(NodeId id)
{
    const Node *node = layout().find(id);
    if (!node || m_nameEditor)
        return;
    setSelection({id});
    auto *editor = new NameEditor(node->name, this);
    const QRectF box = camera().toView(geometry().rect(id));
    const int wide = std::clamp(int(box.width()) - 12, 120, std::max(width() - 8, 120));
    editor->resize(wide, editor->sizeHint().height());
    editor->move(std::clamp(int(box.left()) + 6, 0, std::max(width() - wide, 0)),
                 std::clamp(int(box.top()) + 4, 0, std::max(height() - editor->height(), 0)));
    connect(editor, &NameEditor::finished, this, [this, id](const QString &name) {
        m_state.document().renameNode(id, name);
        if (m_nameEditor->hasFocus())
            setFocus(Qt::OtherFocusReason);
    });
    connect(editor, &NameEditor::dropped, this, [this] { setFocus(Qt::OtherFocusReason); });
    m_nameEditor = editor;
    editor->show();
    editor->selectAll();
    editor->setFocus(Qt::OtherFocusReason);
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKeys = event->reason() == QContextMenuEvent::Keyboard;
    openMenu(byKeys ? std::nullopt : std::optional<QPointF>(event->pos()));
}

void CanvasView::openMenu(std::optional<QPointF> at)
{
    if (m_menus->isOpen())
        return;
    abandonGesture();
    m_hover->hide();
    if (at)
        m_menus->openAt(*at);
    else
        m_menus->openAtFocus();
}

// ---- gestures

void CanvasView::finishGesture(const Pointer &pointer)
{
    // Taken out first: what it does to the document comes back as a change, which drops gestures.
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    gesture->finish(pointer);
    m_hover->refresh();
    update();
}

void CanvasView::abandonGesture()
{
    if (!m_gesture)
        return;
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    gesture->abandon();
    update();
}

// ---- mouse

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    m_hover->hide();
    m_state.selection().hideRing();
    abandonGesture();
    const Pointer pointer{event->position(), event->modifiers()};
    m_pressed = pointer.at;
    const bool pans =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld);
    if (pans) {
        m_spaceUsed = true;
        m_gesture = panGesture(m_state, pointer);
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton && !m_instances.isOver(camera().toCanvas(pointer.at))) {
        m_gesture = gestureAt(m_state, pointer);
    }
    update();
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    const Pointer pointer{event->position(), event->modifiers()};
    if (m_gesture && !m_gesture->isByKeyboard()) {
        m_hover->setPointer(pointer.at);
        m_gesture->move(pointer);
        update();
        return;
    }
    updateCursor(pointer.at);
    m_hover->moveTo(pointer.at);
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_gesture && !m_gesture->isByKeyboard() && event->buttons() == Qt::NoButton)
        finishGesture({event->position(), event->modifiers()});
    // A click chooses the card as well; then what is on it.
    const bool isClick = event->button() == Qt::LeftButton
        && (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance();
    if (isClick)
        m_instances.click(camera().toCanvas(event->position()), m_hover->chips());
    updateCursor(event->position());
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF at = camera().toCanvas(event->position());
    if (geometry().portAt(at, portReach()))
        return;
    const NodeId hit = geometry().nodeAt(at);
    const Node *node = layout().find(hit);
    const bool onTitle = node && at.y() < geometry().rect(hit).top() + 36;
    if (node && (!isScope(node->kind) || onTitle))
        rename(hit);
    else if (!geometry().wireAt(at, m_state.viewport().wireReach()))
        openQuickAddAt(event->position());
}

void CanvasView::updateCursor(QPointF at)
{
    setCursor(m_spaceHeld ? Qt::OpenHandCursor : shapeAt(m_state, camera().toCanvas(at)));
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers();
    // With Alt, Qt turns the wheel sideways.
    const QPoint turned = event->angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / kNotch;
    CanvasCamera wanted = camera();
    event->accept();
    if (modifiers.testFlag(Qt::ControlModifier)) {
        wanted.zoomAt(event->position(), zoom() * std::pow(kZoomStep, notches));
    } else if (modifiers.testFlag(Qt::AltModifier)) {
        m_edits.turnParameter(geometry().nodeAt(wanted.toCanvas(event->position())),
                              int(std::round(notches)));
        return;
    } else {
        QPointF pixels =
            event->hasPixelDelta() ? QPointF(event->pixelDelta()) : QPointF(turned) / kNotch * kScrollStep;
        if (modifiers.testFlag(Qt::ShiftModifier))
            pixels = QPointF(pixels.x() + pixels.y(), 0);
        wanted.origin -= pixels / wanted.zoom;
    }
    setCamera(wanted);
    m_hover->moveTo(event->position());
}

bool CanvasView::pinch(QGestureEvent *event)
{
    auto *gesture = static_cast<QPinchGesture *>(event->gesture(Qt::PinchGesture));
    if (!gesture)
        return false;
    CanvasCamera wanted = camera();
    wanted.zoomAt(mapFromGlobal(gesture->centerPoint()), zoom() * gesture->scaleFactor());
    setCamera(wanted);
    return true;
}

void CanvasView::leaveEvent(QEvent *)
{
    m_hover->leave();
}

// ---- keys

bool CanvasView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && isCanvasKey(*static_cast<QKeyEvent *>(event), m_gesture != nullptr)) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::Gesture && pinch(static_cast<QGestureEvent *>(event)))
        return true;
    return QWidget::event(event);
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (handleGestureKey(*event) || handleSpace(*event))
        return event->accept();
    if (const auto delta = nudgeOf(*event)) {
        m_edits.nudge(*delta);
        return event->accept();
    }
    const auto command = commandOf(*event);
    if (!command || !perform(*command))
        QWidget::keyPressEvent(event);
}

/// With a drag under way no other key may change what is dragged.
bool CanvasView::handleGestureKey(const QKeyEvent &event)
{
    if (!m_gesture)
        return false;
    const int key = event.key();
    if (key == Qt::Key_Escape) {
        abandonGesture();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_gesture->isByKeyboard()) {
        finishGesture({});
    } else if (nudgeOf(event)) {
        m_gesture->step(key == Qt::Key_Right || key == Qt::Key_Down);
        update();
    }
    return true;
}

bool CanvasView::handleSpace(const QKeyEvent &event)
{
    if (event.key() != Qt::Key_Space)
        return false;
    if (!event.isAutoRepeat()) {
        m_spaceHeld = true;
        m_spaceUsed = false;
        setCursor(Qt::OpenHandCursor);
    }
    return true;
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || !m_spaceHeld) {
        QWidget::keyReleaseEvent(event);
        return;
    }
    if (event->isAutoRepeat())
        return;
    m_spaceHeld = false;
    setCursor(Qt::ArrowCursor);
    if (!m_spaceUsed)
        Q_EMIT playPauseRequested();
}

void CanvasView::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        const QList<NodeId> order = readingOrder(layout());
        const bool first = event->reason() == Qt::TabFocusReason;
        setFocusNode(order.isEmpty() ? NodeId::None : first ? order.first() : order.last(), true);
    }
    update();
}

void CanvasView::focusOutEvent(QFocusEvent *)
{
    m_spaceHeld = false;
    if (m_gesture && m_gesture->isByKeyboard())
        abandonGesture();
    update();
}

bool CanvasView::focusNextPrevChild(bool next)
{
    if (m_gesture && m_gesture->step(next)) {
        update();
        return true;
    }
    const QList<NodeId> order = readingOrder(layout());
    const qsizetype at = order.indexOf(focusNode());
    const qsizetype wanted = at < 0 ? (next ? 0 : order.size() - 1) : at + (next ? 1 : -1);
    // Past the last node the focus goes on to the next pane.
    if (wanted < 0 || wanted >= order.size())
        return QWidget::focusNextPrevChild(next);
    setFocusNode(order[wanted], true);
    return true;
}

// ---- drops from the palette

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (kindOfMime(event->mimeData()))
        event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    const auto kind = kindOfMime(event->mimeData());
    if (!kind)
        return;
    m_ghost = Ghost{*kind, camera().toCanvas(event->position())};
    event->acceptProposedAction();
    update();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *)
{
    m_ghost.reset();
    update();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    m_ghost.reset();
    update();
    const auto kind = kindOfMime(event->mimeData());
    if (!kind)
        return;
    event->acceptProposedAction();
    const QPointF centre = camera().toCanvas(event->position());
    const auto wire = geometry().wireAt(centre, m_state.viewport().wireReach());
    const NodeId added = m_edits.addAt(*kind, centre);
    setFocus(Qt::OtherFocusReason);
    if (wire && added != NodeId::None)
        m_menus->offerWires(added, *wire, event->position());
}

// ---- painting

CanvasOverlay CanvasView::overlay() const
{
    const CanvasSelection &chosen = m_state.selection();
    CanvasOverlay overlay;
    overlay.selection = QSet<NodeId>(chosen.nodes().begin(), chosen.nodes().end());
    overlay.problems = m_state.problems();
    overlay.wakings = !m_state.player().isPlaying();
    overlay.hover = m_gesture ? NodeId::None : m_hover->node();
    if (chosen.wire())
        overlay.selectedLink = chosen.wire()->id;
    if (chosen.hasRing() && hasFocus())
        overlay.focus = chosen.focus();
    for (const Verdict &verdict : m_state.keeper().verdicts()) {
        if (verdict.time <= m_state.player().time())
            overlay.outlined.unite(QSet<NodeId>(verdict.nodes.begin(), verdict.nodes.end()));
    }
    if (m_gesture)
        m_gesture->decorate(overlay);
    if (m_ghost) {
        overlay.dropScope = geometry().scopeAt(m_ghost->centre, {});
        if (const auto wire = geometry().wireAt(m_ghost->centre, m_state.viewport().wireReach()))
            overlay.selectedLink = wire->id;
    }
    return overlay;
}

void CanvasView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.save();
    painter.scale(zoom(), zoom());
    painter.translate(-camera().origin);
    paintScene(painter);
    if (m_ghost)
        paintGhost(painter, m_state, *m_ghost);
    painter.restore();
    if (layout().nodes.isEmpty() && !m_ghost && !m_quickAdd->isVisible())
        paintHint(painter, m_state);
    if (hasFocus() && m_state.selection().hasRing() && focusNode() == NodeId::None) {
        painter.setPen(QPen(m_state.theme().focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void CanvasView::paintScene(QPainter &painter)
{
    const Layout *preview = m_gesture ? m_gesture->preview() : nullptr;
    const Layout gliding = m_gliding.isUnderWay() ? m_gliding.between(layout()) : Layout();
    if (!preview && m_gliding.isUnderWay())
        preview = &gliding;
    if (preview)
        m_previewGeometry = CanvasGeometry(*preview);
    const CanvasGeometry &shown = preview ? m_previewGeometry : geometry();
    m_hover->chips().clear();
    CanvasPicture picture{
        preview ? *preview : layout(), shown, m_state.replay(), m_state.world(), m_state.theme(), overlay(),
        m_settling.isReduced()};
    picture.chips = &m_hover->chips();
    picture.afterEnd = m_settling.afterEnd();
    m_instances.decorate(picture);
    paintCanvas(painter, picture, m_state.viewport().visible());
    // A wire that follows from a Task's steps has no id by which the overlay could name it.
    const std::optional<Link> chosen = selectedWire();
    if (!chosen || chosen->id != LinkId::None)
        return;
    if (const auto *wire = shown.wireBetween(chosen->kind, chosen->from, chosen->to))
        painter.strokePath(wire->path, QPen(m_state.theme().selection, 3, Qt::SolidLine, Qt::RoundCap));
}

} // namespace signalbox
