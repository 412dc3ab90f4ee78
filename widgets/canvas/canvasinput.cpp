// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/canvaswords.h"
#include "widgets/canvas/kindlist.h"
#include "widgets/canvas/quickadd.h"
#include "widgets/look/breakable.h"

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPinchGesture>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNotch = 120; ///< QWheelEvent's units for one click of the wheel
constexpr double kScrollStep = 48; ///< pixels for one click
constexpr double kZoomStep = 1.15;
constexpr int kWordsWidth = 340; ///< pixels, at which a tip's words are wrapped
constexpr int kTipDrop = 16; ///< pixels by which QToolTip stays below the place it is given
constexpr int kTipRound = 12; ///< pixels of a tip's margins, above and below together

/// Keys that mean something here even where the window has a shortcut on them.
bool isOurs(const QKeyEvent &event, bool gesture)
{
    if (gesture && (event.key() == Qt::Key_Escape || event.key() == Qt::Key_Return))
        return true;
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    const QList<int> keys{Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,   Qt::Key_Down,
                          Qt::Key_C,     Qt::Key_F,    Qt::Key_A,     Qt::Key_Menu, Qt::Key_F10};
    return plain && keys.contains(event.key());
}

} // namespace

bool CanvasView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isOurs(*key, m_gesture != nullptr)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::Gesture && pinch(static_cast<QGestureEvent *>(event)))
        return true;
    return QWidget::event(event);
}

// ---- mouse

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    QToolTip::hideText();
    m_hoverTimer.stop();
    if (m_focusRing) {
        m_focusRing = false;
        Q_EMIT targetsChanged();
    }
    abandonGesture();
    const Hand hand{event->position(), event->modifiers()};
    const bool pans =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld);
    if (pans) {
        m_spaceUsed = true;
        m_gesture = panGesture(*this, hand);
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        m_gesture = gestureAt(*this, hand);
    }
    update();
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    const Hand hand{event->position(), event->modifiers()};
    if (m_gesture && !m_gesture->isByKeyboard()) {
        m_gesture->move(hand);
        update();
        return;
    }
    updateCursor(hand.at, hand.modifiers);
    hoverAt(hand.at);
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_gesture && !m_gesture->isByKeyboard() && event->buttons() == Qt::NoButton)
        finishGesture({event->position(), event->modifiers()});
    updateCursor(event->position(), event->modifiers());
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF at = m_camera.toCanvas(event->position());
    if (m_geometry.portAt(at, portReach()))
        return;
    const NodeId hit = m_geometry.nodeAt(at);
    const Node *node = layout().find(hit);
    const bool onTitle = node && at.y() < m_geometry.rect(hit).top() + 36;
    if (node && (!isScope(node->kind) || onTitle))
        rename(hit);
    else if (!m_geometry.wireAt(at, wireReach()))
        openQuickAddAt(event->position());
}

void CanvasView::finishGesture(const Hand &hand)
{
    // Taken out first: what it does to the document comes back as a change, which drops gestures.
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    gesture->finish(hand);
    refreshHover();
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

void CanvasView::updateCursor(QPointF at, Qt::KeyboardModifiers)
{
    const QPointF canvas = m_camera.toCanvas(at);
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (m_spaceHeld) {
        shape = Qt::OpenHandCursor;
    } else if (m_geometry.portAt(canvas, portReach())) {
        shape = Qt::CrossCursor;
    } else if (const FrameEdge edge = frameEdgeAt(*this, canvas); edge.frame != NodeId::None) {
        const bool across = edge.edges & (Qt::LeftEdge | Qt::RightEdge);
        const bool along = edge.edges & (Qt::TopEdge | Qt::BottomEdge);
        const bool falling = edge.edges == Qt::Edges(Qt::LeftEdge | Qt::TopEdge)
            || edge.edges == Qt::Edges(Qt::RightEdge | Qt::BottomEdge);
        shape = across && along ? (falling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor)
                                : (across ? Qt::SizeHorCursor : Qt::SizeVerCursor);
    }
    setCursor(shape);
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers();
    // With Alt, Qt turns the wheel sideways.
    const QPoint turned = event->angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / kNotch;
    CanvasCamera camera = m_camera;
    event->accept();
    if (modifiers.testFlag(Qt::ControlModifier)) {
        camera.zoomAt(event->position(), m_camera.zoom * std::pow(kZoomStep, notches));
    } else if (modifiers.testFlag(Qt::AltModifier)) {
        turnParameter(m_geometry.nodeAt(camera.toCanvas(event->position())), int(std::round(notches)));
        return;
    } else {
        QPointF pixels =
            event->hasPixelDelta() ? QPointF(event->pixelDelta()) : QPointF(turned) / kNotch * kScrollStep;
        if (modifiers.testFlag(Qt::ShiftModifier))
            pixels = QPointF(pixels.x() + pixels.y(), 0);
        camera.origin -= pixels / camera.zoom;
    }
    setCamera(camera);
    hoverAt(event->position());
}

bool CanvasView::pinch(QGestureEvent *event)
{
    auto *gesture = static_cast<QPinchGesture *>(event->gesture(Qt::PinchGesture));
    if (!gesture)
        return false;
    CanvasCamera camera = m_camera;
    camera.zoomAt(mapFromGlobal(gesture->centerPoint()), m_camera.zoom * gesture->scaleFactor());
    setCamera(camera);
    return true;
}

void CanvasView::turnParameter(NodeId id, int notches)
{
    const Node *node = layout().find(id);
    if (!node || notches == 0)
        return;
    for (const Param param :
         {Param::Capacity, Param::Permits, Param::Every, Param::Work, Param::Delay, Param::At}) {
        if (!info(node->kind).parameters.contains(param))
            continue;
        QString value;
        const QString name = node->name;
        if (info(param).type == ParamInfo::Type::Number) {
            m_document.setParameter(id, param, parameter<qint64>(*node, param) + notches);
            value = QString::number(parameter<qint64>(*layout().find(id), param));
        } else {
            Duration time = parameter<Duration>(*node, param);
            const double factor = std::pow(1.1, notches);
            // Rounded to milliseconds, but never so that a turn of the wheel does nothing.
            const auto scaled = [&](Micros before) {
                return Micros(std::llround(double(before) * factor / 1000) * 1000);
            };
            time.low = std::max(scaled(time.low), Micros(1000));
            time.high = scaled(time.high);
            m_document.setParameter(id, param, time);
            value = formatTime(parameter<Duration>(*layout().find(id), param).low);
        }
        Q_EMIT statusMessage(u"%1 of %2: %3"_s.arg(info(param).label(), name, value));
        return;
    }
}

// ---- hovering

void CanvasView::hoverAt(QPointF at)
{
    m_pointer = at;
    if (!findHover(at))
        return;
    QToolTip::hideText();
    if (m_hover != NodeId::None || m_hoverWire)
        m_hoverTimer.start();
    else
        m_hoverTimer.stop();
    update();
}

/// What is under a pointer that rests may be something else after a gesture or an edit. Words that still hold
/// are told anew; others go, and come back only with the next move.
void CanvasView::refreshHover()
{
    if (m_gesture || m_pointer.x() < 0)
        return;
    if (findHover(m_pointer)) {
        m_hoverTimer.stop();
        QToolTip::hideText();
        update();
    } else if (QToolTip::isVisible()) {
        showHoverWords();
    }
}

/// Whether something else is under the pointer than before.
bool CanvasView::findHover(QPointF at)
{
    const QPointF canvas = m_camera.toCanvas(at);
    NodeId node = m_geometry.nodeAt(canvas);
    std::optional<Link> wire;
    const Node *hit = layout().find(node);
    if (!hit || isScope(hit->kind))
        wire = m_geometry.wireAt(canvas, wireReach());
    if (wire)
        node = NodeId::None;
    const TaskId task = waiterAt(canvas);
    if (node == m_hover && wire == m_hoverWire && task == m_hoverTask)
        return false;
    m_hover = node;
    m_hoverWire = wire;
    m_hoverTask = task;
    return true;
}

void CanvasView::leaveEvent(QEvent *)
{
    m_hover = NodeId::None;
    m_hoverWire.reset();
    m_hoverTimer.stop();
    m_pointer = {-1, -1};
    update();
}

QString CanvasView::hoverWords() const
{
    if (m_hoverWire)
        return wireSentence(layout(), *m_hoverWire);
    if (m_hoverTask != TaskId::None)
        return explainTask(replay(), world(), m_hoverTask);
    if (m_hover == NodeId::None)
        return {};
    const QString problem = m_problems.value(m_hover);
    const QString sentence = explainNode(replay(), world(), m_hover);
    return problem.isEmpty() ? sentence : sentence + u'\n' + problem;
}

void CanvasView::showHoverWords()
{
    const QString words = breakable(hoverWords());
    if (words.isEmpty())
        QToolTip::hideText(); // what it was about is gone
    if (words.isEmpty() || m_gesture || m_quickAdd->isVisible() || (m_menu && m_menu->isVisible()))
        return;
    // Rich text is wrapped, but at a width of Qt's choice, unless a table says which.
    QTextDocument document;
    document.setDefaultFont(QToolTip::font());
    document.setPlainText(words);
    const int wide = std::min(kWordsWidth, int(std::ceil(document.idealWidth())));
    const QString text = u"<table width=\"%1\" cellspacing=\"0\"><tr><td>%2</td></tr></table>"_s.arg(
        QString::number(wide), words.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    document.setTextWidth(wide);
    QToolTip::showText(mapToGlobal(hoverWordsPlace(document.size().toSize())), text, this, rect(), 60'000);
}

/// Where the tip for words of that size goes: below the node, above where there is no room, so that it never
/// covers what it is about. At the pointer for wires, waiters and frames.
QPoint CanvasView::hoverWordsPlace(QSize words) const
{
    const Node *node = layout().find(m_hover);
    if (!node || isScope(node->kind) || m_hoverTask != TaskId::None || m_hoverWire)
        return m_pointer.toPoint();
    const QRect shown = m_camera.toView(m_geometry.rect(m_hover)).toAlignedRect() & rect();
    const int needed = words.height() + kTipDrop + kTipRound;
    const int bottom = mapTo(window(), shown.bottomLeft()).y();
    if (bottom + needed <= window()->height())
        return {shown.left(), shown.bottom() - kTipDrop / 2};
    if (mapTo(window(), shown.topLeft()).y() >= needed)
        return {shown.left(), shown.top() - needed - kTipDrop / 2};
    return m_pointer.toPoint();
}

// ---- keys

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (handleGestureKey(event) || handleViewKey(event) || handleEditKey(event))
        event->accept();
    else
        QWidget::keyPressEvent(event);
}

bool CanvasView::handleGestureKey(QKeyEvent *event)
{
    if (!m_gesture)
        return false;
    switch (event->key()) {
    case Qt::Key_Escape:
        abandonGesture();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_gesture->isByKeyboard())
            finishGesture({});
        return true;
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Up:
        m_gesture->step(event->key() == Qt::Key_Right || event->key() == Qt::Key_Down);
        update();
        return true;
    default:
        return true; // with a drag under way no other key may change what is dragged
    }
}

bool CanvasView::handleViewKey(QKeyEvent *event)
{
    const bool ctrl = event->modifiers().testFlag(Qt::ControlModifier);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat()) {
            m_spaceHeld = true;
            m_spaceUsed = false;
            setCursor(Qt::OpenHandCursor);
        }
        return true;
    }
    if (event->key() == Qt::Key_Menu || (event->key() == Qt::Key_F10 && shift)) {
        openMenuAt({}, true);
        return true;
    }
    struct Row {
        int key;
        bool withCtrl;
        void (CanvasView::*verb)();
    };
    static const QList<Row> rows{
        {Qt::Key_0, true, &CanvasView::zoomReset},   {Qt::Key_1, true, &CanvasView::fitAll},
        {Qt::Key_Plus, true, &CanvasView::zoomIn},   {Qt::Key_Equal, true, &CanvasView::zoomIn},
        {Qt::Key_Minus, true, &CanvasView::zoomOut}, {Qt::Key_F, false, &CanvasView::fitSelection}};
    for (const Row &row : rows) {
        if (row.key == event->key() && row.withCtrl == ctrl) {
            (this->*row.verb)();
            return true;
        }
    }
    return false;
}

bool CanvasView::handleEditKey(QKeyEvent *event)
{
    using Act = void (CanvasView::*)();
    static const QList<std::pair<QKeySequence::StandardKey, Act>> standard{
        {QKeySequence::SelectAll, &CanvasView::selectAll},
        {QKeySequence::Copy, &CanvasView::copy},
        {QKeySequence::Cut, &CanvasView::cut},
        {QKeySequence::Paste, &CanvasView::paste},
        {QKeySequence::Delete, &CanvasView::deleteSelection}};
    static const QList<std::pair<QKeyCombination, Act>> others{
        {Qt::Key_Backspace, &CanvasView::deleteSelection},
        {Qt::CTRL | Qt::Key_D, &CanvasView::duplicateSelection},
        {Qt::SHIFT | Qt::Key_A, &CanvasView::openQuickAdd},
        {Qt::Key_Insert, &CanvasView::openQuickAdd},
        {Qt::Key_F2, &CanvasView::renameFocused},
        {Qt::Key_C, &CanvasView::startConnecting}};
    for (const auto &[keys, verb] : standard) {
        if (event->matches(keys)) {
            (this->*verb)();
            return true;
        }
    }
    for (const auto &[keys, verb] : others) {
        if (event->keyCombination() == keys) {
            (this->*verb)();
            return true;
        }
    }
    return handleArrowKey(event) || handleChoiceKey(event);
}

bool CanvasView::handleArrowKey(QKeyEvent *event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    const double cells = CanvasGeometry::kGrid * (event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1);
    const QHash<int, QPointF> ways{{Qt::Key_Left, {-cells, 0}},
                                   {Qt::Key_Right, {cells, 0}},
                                   {Qt::Key_Up, {0, -cells}},
                                   {Qt::Key_Down, {0, cells}}};
    const auto way = ways.constFind(event->key());
    if (way == ways.constEnd())
        return false;
    nudge(*way);
    return true;
}

/// Enter selects what is focused, Esc nothing.
bool CanvasView::handleChoiceKey(QKeyEvent *event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && m_focus != NodeId::None) {
        setSelection({m_focus});
        return true;
    }
    if (event->key() == Qt::Key_Escape && (!m_selection.isEmpty() || m_selectedWire)) {
        setSelection({});
        return true;
    }
    return false;
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

void CanvasView::nudge(QPointF delta)
{
    const QList<NodeId> nodes = targets();
    if (nodes.isEmpty())
        return;
    std::optional<NodeId> scope;
    if (nodes.size() == 1) { // by keys too a node goes into and out of frames
        const QPointF middle = m_geometry.rect(nodes.first()).center();
        const QList<NodeId> moving = withMembers(layout(), nodes).values();
        const NodeId before = m_geometry.scopeAt(middle, moving);
        const NodeId after = m_geometry.scopeAt(middle + delta, moving);
        if (before != after)
            scope = after;
    }
    m_document.moveNodes(nodes, delta, scope);
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
    const qsizetype at = order.indexOf(m_focus);
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
    m_ghost = Ghost{*kind, m_camera.toCanvas(event->position())};
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
    const QPointF centre = m_camera.toCanvas(event->position());
    const auto wire = m_geometry.wireAt(centre, wireReach());
    const NodeId added = addNodeAt(*kind, centre);
    setFocus(Qt::OtherFocusReason);
    if (wire)
        offerWires(added, *wire, event->position());
}

} // namespace signalbox
