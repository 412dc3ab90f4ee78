// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinearea.h"

#include "engine/layout/interventions.h"
#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/livewords.h"
#include "widgets/session/valuehints.h"
#include "widgets/timeline/crowdpainter.h"
#include "widgets/timeline/ghostlanes.h"
#include "widgets/timeline/handmarks.h"
#include "widgets/timeline/stopmarks.h"
#include "widgets/timeline/timelinewords.h"
#include "widgets/timeline/waitarrows.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

/// The time scroll bar counts in parts of the run, so that any length of run fits its integers.
constexpr int kScrollParts = 1'000'000;
constexpr int kTellDelay = 100; ///< milliseconds: while a run plays, words are told ten times a second

} // namespace

TimelineArea::TimelineArea(RunKeeper &keeper, Player &player, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_keeper(keeper)
    , m_player(player)
    , m_lanes(keeper)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(kTellDelay);
    connect(&m_tellTimer, &QTimer::timeout, this, &TimelineArea::momentSettled);
    connect(&m_keeper, &RunKeeper::runChanged, &m_lanes, &LaneKeeper::takeRun);
    connect(&m_lanes, &LaneKeeper::taken, this, &TimelineArea::lanesTaken);
    connect(&m_keeper, &RunKeeper::finished, this, [this] { viewport()->update(); }); // verdicts
    connect(&m_player, &Player::moved, this, &TimelineArea::followPlayer);
    connect(&m_player, &Player::playingChanged, this, &TimelineArea::describe);
    connect(&m_lanes, &LaneKeeper::changed, this, &TimelineArea::lanesArranged);
    connect(this, &TimelineArea::momentSettled, this, [this] {
        if (!m_player.isPlaying() && m_hand == Hand::Free)
            m_lanes.setNow(m_player.time());
    });
    keepTranslated(this, [this] {
        setAccessibleName(tr("Timeline"));
        m_lanes.forgetRun(); // lanes have words too
        m_lanes.takeRun();
    });
}

void TimelineArea::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_sheets.forget();
    viewport()->update();
}

QSize TimelineArea::sizeHint() const
{
    const int height = int(std::ceil(m_geometry.contentHeight(timeline())));
    return {900, std::clamp(height, 120, 420)};
}

QSize TimelineArea::minimumSizeHint() const
{
    return {int(m_geometry.left + 120), int(m_geometry.headHeight() + 60 * m_geometry.scale)};
}

void TimelineArea::lanesTaken()
{
    m_sheets.forget();
    takeEnd();
    if (m_stretch)
        setStretch(m_stretch->first, m_stretch->second);
}

/// A pinned run may be longer.
void TimelineArea::takeEnd()
{
    m_range.setEnd(std::max(timeline().end, timeline().ghost ? timeline().ghost->end : 0));
    takeRange();
}

void TimelineArea::setGhost(const std::shared_ptr<const GhostLanes> &ghost)
{
    m_lanes.setGhost(ghost);
    takeEnd();
}

/// Other lanes, or the same in another order.
void TimelineArea::lanesArranged()
{
    m_sheets.forget();
    m_hover.reset();
    m_hoveredArrow.reset();
    m_hoveredName = -1;
    m_dropAt = -1;
    m_current = m_lanes.laneOf(m_currentKey);
    measure();
    syncScrollBars();
    describe();
    Q_EMIT lanesChanged();
    updateGeometry();
    viewport()->update();
}

/// Takes over the sizes that follow from the font, the names and the window.
void TimelineArea::measure()
{
    m_geometry.scale = timelineScale();
    m_geometry.width = std::max(200, viewport()->width());
    m_geometry.left = std::min(namesWidth(timeline()), m_geometry.width / 2);
    // Lanes that stay leave room for others, or scroll as these do.
    m_geometry.stays = timeline().stays;
    const double room = viewport()->height() - m_geometry.headHeight();
    if (m_geometry.scrollTop(timeline()) - m_geometry.headHeight() > room * 2 / 3)
        m_geometry.stays = 0;
}

void TimelineArea::followPlayer()
{
    if (m_hand != Hand::Scrubs) {
        m_range.follow(m_player.time());
        takeRange();
    }
    if (!m_player.isPlaying())
        describe();
    viewport()->update();
}

/// Shows what the range says.
void TimelineArea::takeRange()
{
    m_geometry.from = m_range.from();
    m_geometry.to = m_range.to();
    syncScrollBars();
    viewport()->update();
    Q_EMIT rangeChanged();
}

void TimelineArea::setRange(Micros from, Micros to)
{
    m_range.set(from, to);
    takeRange();
}

void TimelineArea::fit()
{
    m_range.fit();
    takeRange();
}

void TimelineArea::zoomBy(double factor)
{
    const double x = m_geometry.x(m_player.time());
    const bool inView = x >= m_geometry.left && x <= m_geometry.width;
    const TimelineGeometry zoomed =
        m_geometry.zoomed(1 / factor, inView ? x : (m_geometry.left + m_geometry.width) / 2);
    setRange(zoomed.from, zoomed.to);
}

void TimelineArea::pan(double pixels)
{
    moveTo(m_range.from() + Micros(std::llround(pixels * m_geometry.microsPerPixel())));
}

void TimelineArea::moveTo(Micros from)
{
    m_range.moveTo(from);
    takeRange();
}

void TimelineArea::syncScrollBars()
{
    m_syncing = true;
    const double content = m_geometry.contentHeight(timeline());
    const int page = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(content)) - page));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(int(28 * m_geometry.scale));
    m_geometry.top = verticalScrollBar()->value();

    const double whole = double(m_range.whole());
    const double length = double(m_range.length());
    const auto parts = [whole](double time) {
        return int(std::clamp(time / whole, 0.0, 1.0) * kScrollParts);
    };
    horizontalScrollBar()->setRange(0, std::max(0, kScrollParts - parts(length)));
    horizontalScrollBar()->setPageStep(std::max(1, parts(length)));
    horizontalScrollBar()->setSingleStep(std::max(1, parts(length) / 20));
    horizontalScrollBar()->setValue(parts(double(m_geometry.from)));
    m_syncing = false;
}

void TimelineArea::scrollContentsBy(int dx, int dy)
{
    if (dy)
        m_geometry.top = verticalScrollBar()->value();
    if (dx && !m_syncing) {
        m_range.moveTo(Micros(double(m_range.whole()) * horizontalScrollBar()->value() / kScrollParts));
        m_geometry.from = m_range.from();
        m_geometry.to = m_range.to();
        Q_EMIT rangeChanged();
    }
    viewport()->update();
}

void TimelineArea::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    measure();
    syncScrollBars();
}

void TimelineArea::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        m_sheets.forget();
        measure();
        syncScrollBars();
        updateGeometry();
        viewport()->update();
    }
}

Micros TimelineArea::timeOf(QPointF point) const
{
    return std::clamp<Micros>(m_geometry.timeAt(point.x()), 0, timeline().end);
}

QList<Stop> TimelineArea::stops() const
{
    QList<Stop> all = stopsOf(m_keeper.layout());
    for (Stop &stop : all)
        if (stop.time == m_draggedStop.first)
            stop.time = m_draggedStop.second;
    return all;
}

void TimelineArea::setDraggedStop(Micros from, Micros to)
{
    m_draggedStop = {from, to};
    viewport()->update();
}

QList<Micros> TimelineArea::byHand() const
{
    QList<Micros> moments = momentsOf(m_keeper.layout().interventions);
    std::replace(moments.begin(), moments.end(), m_draggedHand.first, m_draggedHand.second);
    return moments;
}

void TimelineArea::setDraggedHand(Micros from, Micros to)
{
    m_draggedHand = {from, to};
    viewport()->update();
}

TimelineHits TimelineArea::hits() const
{
    return TimelineHits(timeline(), m_keeper.replay().run(), m_geometry);
}

QString TimelineArea::sentenceAt(QPointF point) const
{
    if (const auto arrow = arrowAt(timeline(), m_geometry, viewport()->height(), point))
        return arrowSentence(timeline(), m_keeper.replay().run(), *arrow);
    const QList<Stop> all = stops();
    if (const Stop *stop = stopMarkAt(m_geometry, all, point))
        return stopWords(*stop);
    if (const QString words = handMarkWords(m_geometry, m_keeper.layout(), point); !words.isEmpty())
        return words;
    const bool isOnRuler = point.y() < m_geometry.rulerHeight();
    for (auto mark = m_bookmarks.begin(); isOnRuler && mark != m_bookmarks.end(); ++mark) {
        if (std::abs(m_geometry.x(mark.key()) - point.x()) < 6 * m_geometry.scale)
            return mark->isEmpty() ? fill(tr("Mark at {time}"), {{u"time", formatTime(mark.key())}}) : *mark;
    }
    const QString sentence = hits().sentenceAt(point, m_keeper.verdicts());
    const int lane = point.x() < m_geometry.left ? hits().laneAt(point) : -1;
    if (!m_hints || lane < 0 || timeline().lanes[lane].isGone
        || timeline().lanes[lane].kind != Lane::Kind::Task)
        return sentence;
    const QString call = m_hints->callOf(timeline().lanes[lane].task);
    return call.isEmpty() ? sentence : sentence + u'\n' + call;
}

void TimelineArea::setHints(ValueHints *hints)
{
    m_hints = hints;
    connect(hints, &ValueHints::came, this, [this] {
        if (QToolTip::isVisible() && viewport()->underMouse())
            showTip();
    });
}

void TimelineArea::showTip()
{
    const QString sentence = sentenceAt(m_tip);
    if (sentence.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(viewport()->mapToGlobal(m_tip), asToolTip(sentence), viewport());
}

bool TimelineArea::viewportEvent(QEvent *event)
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

void TimelineArea::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintTimeline(painter,
                  {.timeline = timeline(),
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
                   .stops = stops(),
                   .byHand = byHand(),
                   .hover = m_hover,
                   .arrow = m_hoveredArrow,
                   .hoveredName = m_hoveredName,
                   .current = hasFocus() ? m_current : -1,
                   .dropAt = m_dropAt,
                   .find = m_lanes.find(),
                   .marked = m_marked,
                   .sheets = &m_sheets},
                  viewport()->rect());
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

int TimelineArea::selectedLane() const
{
    if (m_selectedTask != TaskId::None)
        return timeline().laneOf(m_selectedTask);
    const QList<TimelineLane> &lanes = timeline().lanes;
    const auto found = std::find_if(lanes.begin(), lanes.end(),
                                    [this](const TimelineLane &lane) { return isSelected(lane); });
    return found == lanes.end() ? -1 : int(found - lanes.begin());
}

/// To the lane and the moment at which one task ended the wait of another.
void TimelineArea::follow(const WaitArrow &arrow, bool toItsSource)
{
    const Micros time = timeline().lanes[arrow.to].spans[arrow.span].end;
    const int lane = toItsSource ? arrow.from : arrow.to;
    m_player.seek(time);
    pickLane(lane);
    showLane(lane);
}

void TimelineArea::followSelected(bool toItsSource)
{
    const int lane = selectedLane();
    if (lane < 0)
        return;
    const Micros now = m_player.time();
    const auto arrow = toItsSource ? causeOf(timeline(), lane, now) : effectOf(timeline(), lane, now);
    if (arrow)
        follow(*arrow, toItsSource);
}

/// Goes to where \a line was printed.
void TimelineArea::pickLine(qsizetype line)
{
    for (const TimelineLane &lane : std::as_const(timeline().lanes)) {
        if (lane.kind != Lane::Kind::Output)
            continue;
        const auto next = std::partition_point(lane.spans.begin(), lane.spans.end(),
                                               [line](const LaneSpan &span) { return span.value <= line; });
        m_player.seek(std::prev(next)->begin);
        Q_EMIT linePicked(int(line));
        return;
    }
}

void TimelineArea::setPinned(const QList<TimelineLane> &lanes)
{
    m_lanes.setVariables(lanes);
}

void TimelineArea::setHover(QPointF point)
{
    const auto hover = hits().spanAt(point);
    const int name = point.x() >= 0 && point.x() < m_geometry.left ? hits().laneAt(point) : -1;
    const auto arrow = arrowAt(timeline(), m_geometry, viewport()->height(), point);
    if (hover == m_hover && name == m_hoveredName && arrow == m_hoveredArrow)
        return;
    m_hover = hover;
    m_hoveredArrow = arrow;
    viewport()->setCursor(arrow ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_hoveredName = name;
    viewport()->update();
}

void TimelineArea::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TimelineArea::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TimelineArea::setStretch(Micros from, Micros to)
{
    m_stretch = std::pair(from, to);
    const Micros digit = std::max<Micros>(1, rulerStep(m_geometry) / 100);
    m_stretchWords = stretchWords(figuresOf(m_lanes.all(), run(), from, to), digit);
    describe();
    viewport()->update();
    Q_EMIT stretchChanged();
}

void TimelineArea::turnStretch(bool atBegin)
{
    const Micros now = m_player.time();
    const auto [from, to] = m_stretch.value_or(std::pair<Micros, Micros>(0, timeline().end));
    const Micros other = atBegin ? to : from;
    setStretch(std::min(now, other), std::max(now, other));
}

void TimelineArea::setMarked(const QList<TaskStretch> &marked)
{
    m_marked = marked;
    viewport()->update();
}

void TimelineArea::clearStretch()
{
    m_stretch.reset();
    m_stretchWords.clear();
    describe();
    viewport()->update();
    Q_EMIT stretchChanged();
}

void TimelineArea::toggleBookmark()
{
    QMap<Micros, QString> marks = m_bookmarks;
    if (!marks.remove(m_player.time()))
        marks.insert(m_player.time(), QString());
    setBookmarks(marks);
}

void TimelineArea::nameBookmark(Micros time, const QString &name)
{
    QMap<Micros, QString> marks = m_bookmarks;
    marks.insert(time, name);
    setBookmarks(marks);
}

void TimelineArea::setBookmarks(const QMap<Micros, QString> &marks)
{
    if (marks == m_bookmarks)
        return;
    m_bookmarks = marks;
    viewport()->update();
    Q_EMIT marksChanged();
}

QList<TimelineMoment> TimelineArea::moments() const
{
    return timelineMoments(m_lanes.all(), run(), m_keeper.verdicts(), m_bookmarks);
}

void TimelineArea::goToMoment(const TimelineMoment &moment)
{
    m_player.seek(moment.time);
    const int lane = timeline().laneOf(moment.task);
    if (lane < 0)
        return;
    setCurrent(lane);
    showLane(lane);
}

void TimelineArea::goToNextMoment(bool forward)
{
    const QList<TimelineMoment> all = moments();
    if (const TimelineMoment *const next = nextMoment(all, m_player.time(), forward))
        goToMoment(*next);
}

void TimelineArea::setSelectedNode(NodeId node)
{
    if (m_selected == node)
        return;
    m_selected = node;
    if (node != NodeId::None)
        m_selectedTask = TaskId::None;
    showSelected();
}

void TimelineArea::setSelectedTask(TaskId task)
{
    if (m_selectedTask == task)
        return;
    m_selectedTask = task;
    showSelected();
}

void TimelineArea::showSelected()
{
    if (const int lane = selectedLane(); lane >= 0) {
        const bool isThere = m_current >= 0 && isSelected(timeline().lanes[m_current]);
        if (!isThere)
            setCurrent(lane);
        showLane(currentLane());
    }
    describe();
    viewport()->update();
}

bool TimelineArea::canPick(const TimelineLane &lane) const
{
    return !lane.group && !lane.isGone
        && (lane.node != NodeId::None || (lane.kind == Lane::Kind::Task && !run().program.script.isEmpty()));
}

void TimelineArea::showLane(int lane)
{
    if (lane < m_geometry.stays)
        return;
    const QRectF row = m_geometry.laneRect(timeline(), lane);
    const double top = m_geometry.scrollTop(timeline());
    QScrollBar *bar = verticalScrollBar();
    if (row.top() < top)
        bar->setValue(bar->value() - int(std::ceil(top - row.top())));
    else if (row.bottom() > viewport()->height())
        bar->setValue(bar->value() + int(std::ceil(row.bottom() - viewport()->height())));
}

void TimelineArea::pickLane(int lane)
{
    if (lane < 0)
        return;
    setCurrent(lane);
    if (!canPick(timeline().lanes[lane]))
        return;
    const TimelineLane picked = timeline().lanes[lane]; // what is told may bring others
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

/// The lane that the keyboard talks to: the one picked last, else the selected one; -1 for none.
int TimelineArea::currentLane() const
{
    return m_current >= 0 ? m_current : selectedLane();
}

void TimelineArea::setDropAt(int lane)
{
    m_dropAt = lane;
    viewport()->update();
}

void TimelineArea::setCurrent(int lane)
{
    m_current = lane;
    m_currentKey = lane < timeline().pinned ? QString() : m_lanes.keyOf(lane);
    describe();
    viewport()->update();
}

/// What a lane is at the playhead.
QString TimelineArea::sentenceOfNow(int at) const
{
    const TimelineLane &lane = timeline().lanes[at];
    const Micros now = m_player.time();
    if (lane.group)
        return groupSentence(timeline(), m_geometry, at, m_geometry.x(now));
    return describeMoment(timeline(), run(), at, now);
}

/// Tells assistive technology what is to be seen.
void TimelineArea::describe()
{
    QStringList sentences{
        fill(tr("Playhead at {time} of {end}, %n lanes.", nullptr, int(timeline().lanes.size())),
             {{u"time", formatTime(m_player.time())}, {u"end", formatTime(timeline().end)}})};
    if (const int at = currentLane(); at >= 0)
        sentences += sentenceOfNow(at);
    if (m_stretch)
        sentences += fill(tr("Selected stretch: {figures}."), {{u"figures", m_stretchWords.simplified()}});
    if (!m_tellTimer.isActive())
        m_tellTimer.start();
    setAccessibleDescription(sentences.join(u' '));
}

} // namespace signalbox
