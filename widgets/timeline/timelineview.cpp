// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelineview.h"

#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/livewords.h"
#include "widgets/session/valuehints.h"
#include "widgets/timeline/timelinewords.h"
#include "widgets/timeline/waitarrows.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

/// The time scroll bar counts in parts of the run, so that any length of run fits its integers.
constexpr int kScrollParts = 1'000'000;
constexpr int kTellDelay = 100; ///< milliseconds: while a run plays, words are told ten times a second

/// Time after the end of a run that is in view when the whole run is: room for signs of an end.
Micros wholeRange(Micros end)
{
    return std::max<Micros>(end + end / 25, 1000);
}

/// W, A, S and D by their place on the keyboard where the platform tells it, else by their letter.
int keyByPlace(const QKeyEvent &event)
{
    const QString platform = QGuiApplication::platformName();
    if (platform == u"xcb" || platform.startsWith(u"wayland")) {
        switch (event.nativeScanCode()) {
        case 25:
            return Qt::Key_W;
        case 38:
            return Qt::Key_A;
        case 39:
            return Qt::Key_S;
        case 40:
            return Qt::Key_D;
        default:
            break;
        }
    }
    return event.key();
}

} // namespace

TimelineView::TimelineView(RunKeeper &keeper, Player &player, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_keeper(keeper)
    , m_player(player)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(kTellDelay);
    connect(&m_tellTimer, &QTimer::timeout, this, &TimelineView::momentSettled);
    connect(&m_keeper, &RunKeeper::runChanged, this, &TimelineView::takeRun);
    connect(&m_keeper, &RunKeeper::finished, this, [this] { viewport()->update(); }); // verdicts
    connect(&m_player, &Player::moved, this, &TimelineView::followPlayer);
    connect(&m_player, &Player::playingChanged, this, &TimelineView::describe);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Timeline"));
        m_facts = 0; // lanes have words too
        takeRun();
    });
}

void TimelineView::setTheme(const Theme &theme)
{
    m_theme = theme;
    viewport()->update();
}

QSize TimelineView::sizeHint() const
{
    const int height = int(std::ceil(m_geometry.contentHeight(m_timeline)));
    return {900, std::clamp(height, 120, 420)};
}

QSize TimelineView::minimumSizeHint() const
{
    return {int(m_geometry.left + 120), int(m_geometry.headHeight() + 60 * m_geometry.scale)};
}

void TimelineView::takeRun()
{
    // A run that grows comes again and again; looking at it anew only when it has grown by a quarter keeps
    // all of that in proportion to its length.
    const qsizetype facts = m_keeper.replay().factCount();
    const bool grows = m_keeper.isRunning() && m_runNumber == m_keeper.runNumber();
    if (grows && facts < m_facts + m_facts / 4)
        return;
    m_runNumber = m_keeper.runNumber();
    m_facts = facts;
    const Micros oldEnd = m_timeline.end;
    m_timeline = makeTimeline(m_keeper.layout(), m_keeper.replay().run());
    pinLanes(m_timeline, m_pinned);
    m_hover.reset();
    m_hoveredArrow.reset();
    m_hoveredName = -1;
    measure();
    if (m_fitted)
        setRange(0, wholeRange(m_timeline.end));
    else if (m_geometry.from >= m_timeline.end && m_timeline.end < oldEnd)
        fit();
    if (m_stretch)
        setStretch(m_stretch->first, m_stretch->second);
    lanesArranged();
}

void TimelineView::lanesArranged()
{
    syncScrollBars();
    describe();
    Q_EMIT lanesChanged();
    updateGeometry();
    viewport()->update();
}

/// Takes over the sizes that follow from the font, the names and the window.
void TimelineView::measure()
{
    m_geometry.scale = timelineScale();
    m_geometry.width = std::max(200, viewport()->width());
    m_geometry.left = std::min(namesWidth(m_timeline), m_geometry.width / 2);
}

void TimelineView::followPlayer()
{
    const Micros now = m_player.time();
    const Micros length = m_geometry.to - m_geometry.from;
    const bool scrubbing = m_drag == Drag::Scrub;
    if (!m_fitted && !scrubbing) {
        // While playing the picture glides under the playhead, so that some of what comes is in view.
        const Micros latest = m_geometry.from + length * 4 / 5;
        const Micros limit = wholeRange(m_timeline.end);
        if (now > latest && m_geometry.to < limit) {
            const Micros from = std::min(now - length * 4 / 5, limit - length);
            setRange(from, from + length);
        } else if (now < m_geometry.from) {
            const Micros from = std::max<Micros>(0, now - length / 10);
            setRange(from, from + length);
        }
    }
    if (!m_player.isPlaying())
        describe();
    viewport()->update();
}

void TimelineView::setRange(Micros from, Micros to)
{
    m_geometry.from = from;
    m_geometry.to = std::max(to, from + 20);
    syncScrollBars();
    viewport()->update();
}

void TimelineView::fit()
{
    m_fitted = true;
    setRange(0, wholeRange(m_timeline.end));
}

/// Takes over a zoomed geometry, but never shows more than the whole run.
void TimelineView::setZoomed(const TimelineGeometry &zoomed)
{
    const Micros whole = wholeRange(m_timeline.end);
    if (zoomed.to - zoomed.from >= whole) {
        fit();
        return;
    }
    m_fitted = false;
    setRange(zoomed.from, zoomed.to);
}

void TimelineView::zoomBy(double factor)
{
    const double x = m_geometry.x(m_player.time());
    const bool inView = x >= m_geometry.left && x <= m_geometry.width;
    setZoomed(m_geometry.zoomed(1 / factor, inView ? x : (m_geometry.left + m_geometry.width) / 2));
}

/// Moves the picture; time left of zero and after the end stays out of view as far as it can.
void TimelineView::pan(double pixels)
{
    const Micros length = m_geometry.to - m_geometry.from;
    const Micros whole = wholeRange(m_timeline.end);
    const Micros latest = std::max<Micros>(0, whole - length);
    const Micros wanted = m_geometry.from + Micros(std::llround(pixels * m_geometry.microsPerPixel()));
    const Micros from = std::clamp<Micros>(wanted, 0, latest);
    setRange(from, from + length);
}

void TimelineView::syncScrollBars()
{
    m_syncing = true;
    const double content = m_geometry.contentHeight(m_timeline);
    const int page = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(content)) - page));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(int(28 * m_geometry.scale));
    m_geometry.top = verticalScrollBar()->value();

    const double whole = double(wholeRange(m_timeline.end));
    const double length = double(m_geometry.to - m_geometry.from);
    const auto parts = [whole](double time) {
        return int(std::clamp(time / whole, 0.0, 1.0) * kScrollParts);
    };
    horizontalScrollBar()->setRange(0, std::max(0, kScrollParts - parts(length)));
    horizontalScrollBar()->setPageStep(std::max(1, parts(length)));
    horizontalScrollBar()->setSingleStep(std::max(1, parts(length) / 20));
    horizontalScrollBar()->setValue(parts(double(m_geometry.from)));
    m_syncing = false;
}

void TimelineView::scrollContentsBy(int dx, int dy)
{
    if (dy)
        m_geometry.top = verticalScrollBar()->value();
    if (dx && !m_syncing) {
        const double whole = double(wholeRange(m_timeline.end));
        const Micros from = Micros(whole * horizontalScrollBar()->value() / kScrollParts);
        const Micros length = m_geometry.to - m_geometry.from;
        m_geometry.from = from;
        m_geometry.to = from + length;
    }
    viewport()->update();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    measure();
    syncScrollBars();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        measure();
        syncScrollBars();
        updateGeometry();
        viewport()->update();
    }
}

Micros TimelineView::timeOf(QPointF point) const
{
    return std::clamp<Micros>(m_geometry.timeAt(point.x()), 0, m_timeline.end);
}

TimelineHits TimelineView::hits() const
{
    return TimelineHits(m_timeline, m_keeper.replay().run(), m_geometry);
}

QString TimelineView::sentenceAt(QPointF point) const
{
    if (const auto arrow = arrowAt(m_timeline, m_geometry, viewport()->height(), point))
        return arrowSentence(m_timeline, m_keeper.replay().run(), *arrow);
    const QString sentence = hits().sentenceAt(point, m_keeper.verdicts());
    const int lane = point.x() < m_geometry.left ? hits().laneAt(point) : -1;
    if (!m_hints || lane < 0 || m_timeline.lanes[lane].kind != Lane::Kind::Task)
        return sentence;
    const QString call = m_hints->callOf(m_timeline.lanes[lane].task);
    return call.isEmpty() ? sentence : sentence + u'\n' + call;
}

void TimelineView::setHints(ValueHints *hints)
{
    m_hints = hints;
    connect(hints, &ValueHints::came, this, [this] {
        if (QToolTip::isVisible() && viewport()->underMouse())
            showTip();
    });
}

void TimelineView::showTip()
{
    const QString sentence = sentenceAt(m_tip);
    if (sentence.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(viewport()->mapToGlobal(m_tip), asToolTip(sentence), viewport());
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        m_tip = static_cast<QHelpEvent *>(event)->pos();
        showTip();
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHover({-1, -1});
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintTimeline(painter,
                  {.timeline = m_timeline,
                   .run = m_keeper.replay().run(),
                   .world = m_player.world(),
                   .theme = m_theme,
                   .geometry = m_geometry,
                   .playhead = m_player.time(),
                   .verdicts = m_keeper.verdicts(),
                   .selected = m_selected,
                   .selectedTask = m_selectedTask,
                   .stretch = m_stretch,
                   .stretchWords = m_stretchWords,
                   .bookmarks = m_bookmarks,
                   .hover = m_hover,
                   .arrow = m_hoveredArrow,
                   .hoveredName = m_hoveredName},
                  viewport()->rect());
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position();
    m_dragMoved = false;
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        m_panStart = m_geometry;
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (const int pin = hits().unpinAt(m_pressed); event->button() == Qt::LeftButton && pin >= 0) {
        Q_EMIT unpinned(pin);
    } else if (event->button() == Qt::LeftButton && m_pressed.x() < m_geometry.left) {
        pickLane(m_geometry.laneAt(m_timeline, m_pressed.y()));
    } else if (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_drag = Drag::Stretch;
        m_stretchAnchor = timeOf(m_pressed);
        clearStretch();
    } else if (event->button() == Qt::LeftButton) {
        m_drag = Drag::Scrub;
        m_player.seek(timeOf(m_pressed));
    } else {
        QAbstractScrollArea::mousePressEvent(event);
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = event->position();
    if ((point - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        m_dragMoved = true;
    switch (m_drag) {
    case Drag::Scrub:
        m_player.seek(timeOf(point));
        break;
    case Drag::Stretch: {
        const Micros time = timeOf(point);
        setStretch(std::min(time, m_stretchAnchor), std::max(time, m_stretchAnchor));
        break;
    }
    case Drag::Pan:
        m_geometry.from = m_panStart.from;
        m_geometry.to = m_panStart.to;
        pan(m_pressed.x() - point.x());
        verticalScrollBar()->setValue(int(std::lround(m_panStart.top + m_pressed.y() - point.y())));
        break;
    case Drag::None:
        setHover(point);
        break;
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Pan)
        viewport()->unsetCursor();
    if (drag != Drag::Scrub || m_dragMoved)
        return;
    if (const auto arrow = arrowAt(m_timeline, m_geometry, viewport()->height(), event->position()))
        follow(*arrow, selectedLane() != arrow->from);
    else if (const auto lines = hits().printedAt(event->position()))
        pickLine(lines->first);
    else if (const auto span = hits().spanAt(event->position()))
        pickLane(span->first);
}

int TimelineView::selectedLane() const
{
    for (int at = 0; at < m_timeline.lanes.size(); ++at) {
        if (isSelected(m_timeline.lanes[at]))
            return at;
    }
    return -1;
}

/// To the lane and the moment at which one task ended the wait of another.
void TimelineView::follow(const WaitArrow &arrow, bool toItsSource)
{
    const Micros time = m_timeline.lanes[arrow.to].spans[arrow.span].end;
    const int lane = toItsSource ? arrow.from : arrow.to;
    m_player.seek(time);
    pickLane(lane);
    showLane(lane);
}

void TimelineView::followSelected(bool toItsSource)
{
    const int lane = selectedLane();
    if (lane < 0)
        return;
    const Micros now = m_player.time();
    const auto arrow = toItsSource ? causeOf(m_timeline, lane, now) : effectOf(m_timeline, lane, now);
    if (arrow)
        follow(*arrow, toItsSource);
}

/// Goes to where \a line was printed.
void TimelineView::pickLine(qsizetype line)
{
    for (const TimelineLane &lane : std::as_const(m_timeline.lanes)) {
        if (lane.kind != Lane::Kind::Output)
            continue;
        const auto next = std::partition_point(lane.spans.begin(), lane.spans.end(),
                                               [line](const LaneSpan &span) { return span.value <= line; });
        m_player.seek(std::prev(next)->begin);
        Q_EMIT linePicked(int(line));
        return;
    }
}

void TimelineView::setPinned(const QList<TimelineLane> &lanes)
{
    if (lanes == m_pinned)
        return;
    m_pinned = lanes;
    pinLanes(m_timeline, m_pinned);
    m_hover.reset();
    m_hoveredArrow.reset();
    m_hoveredName = -1;
    measure();
    lanesArranged();
}

void TimelineView::setHover(QPointF point)
{
    const auto hover = hits().spanAt(point);
    const int name = point.x() >= 0 && point.x() < m_geometry.left ? hits().laneAt(point) : -1;
    const auto arrow = arrowAt(m_timeline, m_geometry, viewport()->height(), point);
    if (hover == m_hover && name == m_hoveredName && arrow == m_hoveredArrow)
        return;
    m_hover = hover;
    m_hoveredArrow = arrow;
    viewport()->setCursor(arrow ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_hoveredName = name;
    viewport()->update();
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    const double steps = (angle.y() ? angle.y() : angle.x()) / 120.0;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double x = std::clamp(event->position().x(), m_geometry.left, m_geometry.width);
        setZoomed(m_geometry.zoomed(std::pow(0.8, steps), x));
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) || angle.x()) {
        pan(-steps * (m_geometry.width - m_geometry.left) / 10);
    } else {
        QScrollBar *bar = verticalScrollBar();
        bar->setValue(bar->value() - int(std::lround(steps * 2 * bar->singleStep())));
    }
    setHover(event->position());
    event->accept();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QAbstractScrollArea::keyPressEvent(event);
    const double page = m_geometry.width - m_geometry.left;
    // One pixel with Shift, else ten: exact enough to find a moment, quick enough to look around.
    const double reach = event->modifiers().testFlag(Qt::ShiftModifier) ? 1 : 10;
    const Micros stride = std::max<Micros>(1, Micros(reach * m_geometry.microsPerPixel()));
    switch (keyByPlace(*event)) {
    case Qt::Key_A:
        return pan(-page / 10);
    case Qt::Key_D:
        return pan(page / 10);
    case Qt::Key_W:
        return zoomBy(1.25);
    case Qt::Key_S:
        return zoomBy(0.8);
    case Qt::Key_Left:
        return m_player.seek(std::max<Micros>(0, m_player.time() - stride));
    case Qt::Key_Right:
        return m_player.seek(std::min(m_timeline.end, m_player.time() + stride));
    case Qt::Key_Home:
        return m_player.seek(0);
    case Qt::Key_End:
        return m_player.seek(m_timeline.end);
    case Qt::Key_F:
        return fit();
    case Qt::Key_J:
        return followSelected(!event->modifiers().testFlag(Qt::ShiftModifier));
    case Qt::Key_M:
        return toggleBookmark();
    case Qt::Key_Up:
        return pickNextLane(-1);
    case Qt::Key_Down:
        return pickNextLane(1);
    default:
        break;
    }
    if (event->key() == Qt::Key_Escape && m_stretch)
        clearStretch();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TimelineView::setStretch(Micros from, Micros to)
{
    m_stretch = std::pair(from, to);
    const StretchFigures figures = figuresOf(m_timeline, m_keeper.replay().run(), from, to);
    const Micros digit = std::max<Micros>(1, rulerStep(m_geometry) / 100);
    const auto words = [digit](Micros time) { return rulerTime(time, std::min<Micros>(digit, 10'000)); };
    QStringList read{
        fill(tr("Δt {length}"), {{u"length", words(figures.length)}}),
        tr("%n events", nullptr, int(figures.events)),
        fill(tr("{rate} items/s"), {{u"rate", QString::number(figures.itemsPerSecond, 'f', 1)}})};
    if (figures.waits)
        read += fill(tr("mean wait {wait} (of {waits})"),
                     {{u"wait", words(figures.meanWait)}, {u"waits", QString::number(figures.waits)}});
    m_stretchWords = read.join(QStringLiteral("   "));
    describe();
    viewport()->update();
}

void TimelineView::clearStretch()
{
    m_stretch.reset();
    m_stretchWords.clear();
    describe();
    viewport()->update();
}

void TimelineView::toggleBookmark()
{
    const Micros now = m_player.time();
    const auto found = std::lower_bound(m_bookmarks.begin(), m_bookmarks.end(), now);
    if (found != m_bookmarks.end() && *found == now)
        m_bookmarks.erase(found);
    else
        m_bookmarks.insert(found, now);
    viewport()->update();
}

void TimelineView::setSelectedNode(NodeId node)
{
    if (m_selected == node)
        return;
    m_selected = node;
    if (node != NodeId::None)
        m_selectedTask = TaskId::None;
    showSelected();
}

void TimelineView::setSelectedTask(TaskId task)
{
    if (m_selectedTask == task)
        return;
    m_selectedTask = task;
    showSelected();
}

void TimelineView::showSelected()
{
    const auto found = std::find_if(m_timeline.lanes.cbegin(), m_timeline.lanes.cend(),
                                    [this](const TimelineLane &lane) { return isSelected(lane); });
    if (found != m_timeline.lanes.cend())
        showLane(int(found - m_timeline.lanes.cbegin()));
    describe();
    viewport()->update();
}

bool TimelineView::canPick(const TimelineLane &lane) const
{
    return lane.node != NodeId::None || (lane.kind == Lane::Kind::Task && !run().program.script.isEmpty());
}

void TimelineView::showLane(int lane)
{
    const QRectF row = m_geometry.laneRect(m_timeline, lane);
    QScrollBar *bar = verticalScrollBar();
    if (row.top() < m_geometry.headHeight())
        bar->setValue(bar->value() - int(std::ceil(m_geometry.headHeight() - row.top())));
    else if (row.bottom() > viewport()->height())
        bar->setValue(bar->value() + int(std::ceil(row.bottom() - viewport()->height())));
}

void TimelineView::pickLane(int lane)
{
    if (lane < 0 || !canPick(m_timeline.lanes[lane]))
        return;
    const TimelineLane picked = m_timeline.lanes[lane]; // what is told may bring others
    const bool isOfScript = picked.kind == Lane::Kind::Task && !run().program.script.isEmpty();
    if (isOfScript && picked.node == NodeId::None)
        m_selected = NodeId::None;
    setSelectedNode(picked.node);
    if (picked.node != NodeId::None)
        Q_EMIT nodePicked(picked.node);
    if (!isOfScript)
        return;
    setSelectedTask(picked.task);
    Q_EMIT taskPicked(picked.task);
}

void TimelineView::pickNextLane(int direction)
{
    const int count = int(m_timeline.lanes.size());
    int lane = direction > 0 ? -1 : count;
    for (int at = 0; at < count; ++at) {
        if (isSelected(m_timeline.lanes[at])) {
            lane = at;
            break;
        }
    }
    for (lane += direction; lane >= 0 && lane < count; lane += direction) {
        const TimelineLane &next = m_timeline.lanes[lane];
        if (canPick(next) && (next.node == NodeId::None || next.node != m_selected)) {
            pickLane(lane);
            return;
        }
    }
}

/// Tells assistive technology what is to be seen.
void TimelineView::describe()
{
    QStringList sentences{
        fill(tr("Playhead at {time} of {end}, %n lanes.", nullptr, int(m_timeline.lanes.size())),
             {{u"time", formatTime(m_player.time())}, {u"end", formatTime(m_timeline.end)}})};
    for (int at = 0; at < m_timeline.lanes.size(); ++at) {
        const TimelineLane &lane = m_timeline.lanes[at];
        if (!isSelected(lane))
            continue;
        const Run &run = m_keeper.replay().run();
        const LaneSpan *span = lane.spanAt(m_player.time());
        const bool hasEnded = lane.kind == Lane::Kind::Task && !lane.marks.isEmpty()
            && lane.marks.back().kind <= LaneMark::Kind::Returned
            && lane.marks.back().time <= m_player.time();
        sentences += hasEnded ? describeMark(run, lane, lane.marks.back())
            : span            ? describeSpan(m_timeline, run, at, *span)
                              : fill(tr("Lane {name}."), {{u"name", lane.name}});
        break;
    }
    if (m_stretch)
        sentences += fill(tr("Selected stretch: {figures}."), {{u"figures", m_stretchWords.simplified()}});
    if (!m_tellTimer.isActive())
        m_tellTimer.start();
    setAccessibleDescription(sentences.join(u' '));
}

} // namespace signalbox
