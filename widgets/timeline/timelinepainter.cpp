// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinepainter.h"

#include "widgets/look/wordmetrics.h"
#include "widgets/timeline/cpupainter.h"
#include "widgets/timeline/ghostpainter.h"
#include "widgets/timeline/handmarks.h"
#include "widgets/timeline/lanepainter.h"
#include "widgets/timeline/lanesheets.h"
#include "widgets/timeline/stopmarks.h"
#include "widgets/timeline/timelinetags.h"
#include "widgets/timeline/waitarrows.h"

#include <QCoreApplication>

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// Arrows beyond this number are a tangle that nobody reads.
constexpr int kMostArrows = 300;

class TimelinePainter {
public:
    TimelinePainter(QPainter &painter, const TimelinePicture &picture, const QSizeF &size)
        : m_painter(painter)
        , m_picture(picture)
        , m_timeline(picture.timeline)
        , m_theme(picture.theme)
        , m_geometry(picture.geometry)
        , m_size(size)
        , m_step(rulerStep(picture.geometry))
        , m_scale(picture.geometry.scale)
        , m_tags(picture, size)
    {
    }

    void paint();

private:
    void paintPart(int first, int last, double top, double bottom);
    bool paintSheets(double top, double bottom);
    void paintRows(QPainter &painter);
    void paintGrid(QPainter &painter);
    void paintLanes();
    void paintSide(QPainter &painter, Micros from, Micros to, bool pale);
    void paintSigns();
    /// Up to where lanes have been shown. Once the run is over nothing lies ahead.
    Micros split() const
    {
        const bool over = m_picture.playhead >= m_timeline.end;
        return over ? m_geometry.to : std::clamp(m_picture.playhead, m_geometry.from, m_geometry.to);
    }
    void paintArrows();
    void paintHover();
    void paintMarked();
    void paintWaitArrows();
    void paintRuler();
    void paintNames();
    /// Where time never moves there is no other moment to write on the ruler.
    Micros lastTick() const { return timeStandsStill(m_picture) ? 0 : m_geometry.to; }
    void paintStandstill();
    void paintArrow(const QPainterPath &path, const QPen &pen);
    void paintCancelling(int fromLane, int toLane, Micros time, const QPen &pen);
    double barEdge(int lane, bool lower) const;
    QPainter &m_painter;
    const TimelinePicture &m_picture;
    const Timeline &m_timeline;
    const Theme &m_theme;
    const TimelineGeometry &m_geometry;
    QSizeF m_size;
    Micros m_step;
    double m_scale;
    TimelineTags m_tags;
    int m_first = 0;
    int m_last = -1;
};

void TimelinePainter::paint()
{
    m_painter.fillRect(QRectF(QPointF(), m_size), m_theme.canvas);
    const double scrollTop = m_geometry.scrollTop(m_timeline);
    const auto [first, last] = m_geometry.lanesInView(m_timeline, m_size.height());
    paintPart(first, last, scrollTop, m_size.height());
    if (m_geometry.stays > 0) {
        paintPart(0, m_geometry.stays - 1, m_geometry.headHeight(), scrollTop);
        m_painter.fillRect(QRectF(0, scrollTop - 1, m_size.width(), 2), m_theme.border);
    }
    paintStandstill();
    if (m_timeline.lanes.isEmpty()) {
        m_painter.setFont(Theme::bodyFont());
        m_painter.setPen(m_theme.mutedText);
        m_painter.drawText(QRectF(QPointF(), m_size), Qt::AlignCenter, Words::tr("Nothing has run yet."));
    }
    paintCpu(m_painter, m_picture, m_size);
    paintRuler();
    m_tags.paintStretch(m_painter);
    m_tags.paintVerdicts(m_painter);
    m_tags.paintNames(m_painter);
    m_tags.paintPlayhead(m_painter);
}

/// Lanes between two heights, with their names. Arrows between those that stay and those that scroll are
/// drawn with both, each in its part.
void TimelinePainter::paintPart(int first, int last, double top, double bottom)
{
    m_first = first;
    m_last = last;
    m_painter.save();
    m_painter.setClipRect(QRectF(0, top, m_size.width(), bottom - top), Qt::IntersectClip);
    const bool isKnown = paintSheets(top, bottom);
    if (!isKnown) {
        paintRows(m_painter);
        paintGrid(m_painter);
    }
    m_painter.save();
    m_painter.setClipRect(QRectF(m_geometry.left - 1, top, m_size.width(), bottom - top), Qt::IntersectClip);
    if (!isKnown)
        paintLanes();
    paintSigns();
    paintWaitArrows();
    paintArrows();
    paintMarked();
    paintHover();
    m_painter.restore();
    paintNames();
    m_painter.restore();
}

/// Rows and lanes of this part from what was painted before; false where there is nothing yet.
bool TimelinePainter::paintSheets(double top, double bottom)
{
    if (!m_picture.sheets)
        return false;
    const QRectF part(0, top, m_size.width(), bottom - top);
    const LaneSheets::Key key{.timeline = &m_timeline,
                              .geometry = m_geometry,
                              .first = m_first,
                              .last = m_last,
                              .selected = m_picture.selected,
                              .selectedTask = m_picture.selectedTask,
                              .find = m_picture.find};
    return m_picture.sheets->paint(m_painter, key, part, m_geometry.x(split()),
                                   [this, part](QPainter &painter, bool isAhead) {
                                       painter.fillRect(part.adjusted(-1, -1, 1, 1), m_theme.canvas);
                                       paintRows(painter);
                                       paintGrid(painter);
                                       painter.setClipRect(part.adjusted(m_geometry.left - 1, 0, 0, 0));
                                       paintSide(painter, m_geometry.from, m_geometry.to, isAhead);
                                   });
}

void TimelinePainter::paintRows(QPainter &painter)
{
    for (int at = m_first; at <= m_last; ++at) {
        const TimelineLane &lane = m_timeline.lanes[at];
        const QRectF row = m_geometry.laneRect(m_timeline, at);
        if (m_picture.isSelected(lane)) {
            painter.fillRect(row, mixed(m_theme.canvas, m_theme.selection, 0.16));
            painter.fillRect(QRectF(0, row.top(), 3 * m_scale, row.height()), m_theme.selection);
        }
        if (lane.group && !lane.group->isFolded)
            painter.fillRect(row, mixed(m_theme.canvas, m_theme.card, 0.7));
        const bool isTask = lane.kind == Lane::Kind::Task;
        if (at == 0 ? !isTask : isTask != (m_timeline.lanes[at - 1].kind == Lane::Kind::Task))
            painter.fillRect(QRectF(0, row.top(), m_size.width(), 1), m_theme.border);
    }
}

void TimelinePainter::paintGrid(QPainter &painter)
{
    const Micros first = (m_geometry.from + m_step - 1) / m_step * m_step;
    for (Micros at = std::max<Micros>(0, first); at <= lastTick(); at += m_step) {
        const double x = std::round(m_geometry.x(at));
        painter.fillRect(QRectF(x, m_geometry.rulerHeight() - 4 * m_scale, 1, m_size.height()),
                         m_theme.timelineGrid);
    }
    const double end = m_geometry.x(m_timeline.end);
    if (end > m_geometry.left && end < m_size.width() && m_timeline.end > 0)
        painter.fillRect(QRectF(std::round(end), m_geometry.rulerHeight(), 1, m_size.height()),
                         m_theme.border);
}

void TimelinePainter::paintLanes()
{
    const Micros shownTo = split();
    const double splitX = m_geometry.x(shownTo);
    const struct {
        Micros from;
        Micros to;
        double left;
        double right;
        bool pale;
    } parts[] = {{m_geometry.from, m_picture.sides ? m_geometry.to : shownTo, 0,
                  m_picture.sides ? m_size.width() : splitX, false},
                 {m_picture.sides ? m_geometry.from : shownTo, m_geometry.to, m_picture.sides ? 0 : splitX,
                  m_size.width(), true}};
    for (const auto &part : parts) {
        if (part.from >= part.to || (m_picture.sides && !m_picture.sides->beginSide(part.pale)))
            continue;
        m_painter.save();
        m_painter.setClipRect(QRectF(part.left, 0, part.right - part.left, m_size.height()),
                              Qt::IntersectClip);
        paintSide(m_painter, part.from, part.to, part.pale);
        m_painter.restore();
        if (m_picture.sides)
            m_picture.sides->endSide();
    }
}

void TimelinePainter::paintSide(QPainter &painter, Micros from, Micros to, bool pale)
{
    LanePainter lanes(painter, m_picture, from, to, pale);
    for (int at = m_first; at <= m_last; ++at)
        lanes.paint(at);
    GhostPainter ghosts(painter, m_picture, from, to, pale);
    for (int at = m_first; at <= m_last; ++at)
        ghosts.paint(at);
}

/// Signs of an end stand beside it, over the playhead's border: each is wholly bright or wholly pale.
void TimelinePainter::paintSigns()
{
    for (const bool pale : {false, true}) {
        LanePainter lanes(m_painter, m_picture, m_geometry.from, m_geometry.to, pale);
        for (int at = m_first; at <= m_last; ++at)
            lanes.paintMarks(at);
    }
}

/// Upper or lower edge of a lane's bar.
double TimelinePainter::barEdge(int lane, bool lower) const
{
    const QRectF bar = laneBar(m_geometry, m_timeline, lane);
    return lower ? bar.bottom() : bar.top();
}

/// A head at the end of a path and a dot at its beginning.
void TimelinePainter::paintArrow(const QPainterPath &path, const QPen &pen)
{
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(path);
    const QPointF to = path.pointAtPercent(1);
    const QPointF back = to - path.pointAtPercent(0.93);
    const double length = std::max(1.0, std::hypot(back.x(), back.y()));
    const QPointF along = back / length * 5.5 * m_scale;
    const QPointF across(-along.y() * 0.6, along.x() * 0.6);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(pen.color());
    m_painter.drawPolygon(QPolygonF{to, to - along + across, to - along - across});
    m_painter.drawEllipse(path.pointAtPercent(0), 2 * m_scale, 2 * m_scale);
}

/// From who asked to the cancelled task. Where that ends it, the arrow bows to the sign right of its last
/// span, through the room that an ended task leaves; else it goes to where the task stood.
void TimelinePainter::paintCancelling(int fromLane, int toLane, Micros time, const QPen &pen)
{
    const double x = m_geometry.x(time);
    const QList<LaneMark> &marks = m_timeline.lanes[toLane].marks;
    const bool ends = std::any_of(marks.begin(), marks.end(), [&](const LaneMark &mark) {
        return mark.kind == LaneMark::Kind::Cancelled && mark.time == time;
    });
    const bool down = toLane > fromLane;
    const QPointF from(x, barEdge(fromLane, down));
    QPointF to(x, barEdge(toLane, !down));
    QPainterPath path(from);
    if (ends) {
        to = QPointF(x + 14 * m_scale, (barEdge(toLane, false) + barEdge(toLane, true)) / 2);
        const double bow = std::min(22 * m_scale, 10 * m_scale + std::abs(to.y() - from.y()) / 8);
        path.cubicTo(from + QPointF(bow, (to.y() - from.y()) / 4), to + QPointF(bow * 1.4, 0), to);
    } else {
        const QPointF bow(-10 * m_scale, (to.y() - from.y()) / 4);
        path.cubicTo(from + bow, to + QPointF(bow.x(), -bow.y()), to);
    }
    paintArrow(path, pen);
}

void TimelinePainter::paintArrows()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    const QList<CancelAsked> &asked = m_timeline.asked;
    auto request = std::lower_bound(asked.begin(), asked.end(), m_geometry.from,
                                    [](const CancelAsked &each, Micros time) { return each.time < time; });
    for (int drawn = 0; request != asked.end() && request->time <= m_geometry.to && drawn < kMostArrows;
         ++request) {
        const int from = m_timeline.laneOf(request->by);
        const int to = m_timeline.laneOf(request->whom);
        const bool inView = std::max(from, to) >= m_first && std::min(from, to) <= m_last;
        if (from < 0 || to < 0 || from == to || !inView)
            continue;
        const bool pale = request->time > m_picture.playhead;
        QPen pen(pale ? mixed(m_theme.canvas, m_theme.error, m_theme.futureOpacity) : m_theme.error,
                 1.5 * m_scale, Qt::CustomDashLine, Qt::RoundCap);
        pen.setDashPattern({0.1, 2.2});
        paintCancelling(from, to, request->time, pen);
        ++drawn;
    }
}

void TimelinePainter::paintMarked()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_theme.accent, 2 * m_scale));
    m_painter.setBrush(Qt::NoBrush);
    for (const TaskStretch &stretch : m_picture.marked) {
        const int lane = m_timeline.laneOf(stretch.task);
        const bool isInView = lane >= m_first && lane <= m_last && stretch.end >= m_geometry.from
            && stretch.begin <= m_geometry.to;
        if (!isInView || m_timeline.lanes[lane].group)
            continue;
        QRectF bar = laneBar(m_geometry, m_timeline, lane);
        bar.setLeft(m_geometry.x(stretch.begin));
        bar.setRight(std::max(m_geometry.x(stretch.end), bar.left() + 2));
        m_painter.drawRoundedRect(bar.adjusted(-1, -2, 0, 2), 3 * m_scale, 3 * m_scale);
    }
}

void TimelinePainter::paintHover()
{
    if (!m_picture.hover)
        return;
    const auto [lane, at] = *m_picture.hover;
    const LaneSpan &span = m_timeline.lanes[lane].spans[at];
    m_painter.setRenderHint(QPainter::Antialiasing);
    QRectF bar = laneBar(m_geometry, m_timeline, lane);
    bar.setLeft(m_geometry.x(span.begin));
    bar.setRight(std::max(m_geometry.x(span.end), bar.left() + 2));
    m_painter.setPen(QPen(m_theme.text, 1.5));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(bar.adjusted(-1, -1, 0.5, 1), 3 * m_scale, 3 * m_scale);
    if (span.kind != LaneSpan::Kind::Waiting || span.task == TaskId::None || span.unfinished)
        return;
    const int from = m_timeline.laneOf(span.task);
    if (from >= 0 && from != lane)
        paintArrow(arrowPath(m_timeline, m_geometry, {from, lane, at}), QPen(m_theme.text, 1.8 * m_scale));
}

/// From who ended a wait to whose wait it ended, in the colour of the first; those of this moment stand out.
void TimelinePainter::paintWaitArrows()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const WaitArrow &arrow : waitArrows(m_timeline, m_geometry, m_first, m_last)) {
        const TimelineLane &from = m_timeline.lanes[arrow.from];
        const Micros time = m_timeline.lanes[arrow.to].spans[arrow.span].end;
        const QColor full = from.colour < 0 ? m_theme.wireIdle : m_theme.taskColour(from.colour);
        const bool isNow =
            m_picture.arrow ? *m_picture.arrow == arrow : time == m_picture.playhead && time > 0;
        paintArrow(arrowPath(m_timeline, m_geometry, arrow),
                   isNow ? QPen(m_theme.playhead, 2.2 * m_scale)
                         : QPen(time > m_picture.playhead ? ahead(m_theme, full) : full, 1.2 * m_scale));
    }
}

void TimelinePainter::paintRuler()
{
    const double height = m_geometry.rulerHeight();
    m_painter.fillRect(QRectF(0, 0, m_size.width(), height - 4 * m_scale), m_theme.canvas);
    m_painter.setFont(Theme::smallFont());
    m_painter.setPen(m_theme.mutedText);
    const WordMetrics metrics(m_painter.font());
    const Micros first = std::max<Micros>(0, (m_geometry.from + m_step - 1) / m_step * m_step);
    for (Micros at = first; at <= lastTick(); at += m_step) {
        const double x = std::round(m_geometry.x(at));
        const QString words = rulerTime(at, m_step);
        const QRectF wanted(x + 3, 0, metrics.horizontalAdvance(words) + 1, height - 4 * m_scale);
        if (const auto place = m_tags.numberPlace(wanted))
            m_painter.drawText(*place, Qt::AlignLeft | Qt::AlignVCenter, words);
    }
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (auto bookmark = m_picture.bookmarks.begin(); bookmark != m_picture.bookmarks.end(); ++bookmark) {
        const double x = m_geometry.x(bookmark.key());
        if (x < m_geometry.left - 1 || x > m_size.width())
            continue;
        const double size = 5 * m_scale;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.accent);
        m_painter.drawPolygon(
            QPolygonF{QPointF(x - size, height - 3 * size), QPointF(x + size, height - 3 * size),
                      QPointF(x + size, height - 1.5 * size), QPointF(x, height - size * 0.6),
                      QPointF(x - size, height - 1.5 * size)});
        m_painter.fillRect(QRectF(x - 0.5, height - size * 0.6, 1, m_size.height()),
                           mixed(m_theme.canvas, m_theme.accent, 0.6));
    }
    paintStopMarks(m_painter, m_picture, m_size);
    paintHandMarks(m_painter, m_picture, m_size);
}

/// Lanes without any length would look as if nothing had happened.
void TimelinePainter::paintStandstill()
{
    if (!timeStandsStill(m_picture) || m_timeline.lanes.isEmpty())
        return;
    const QString words = Words::tr("Time never moves here: everything happens at 0 s.");
    m_painter.setFont(Theme::bodyFont());
    const WordMetrics metrics(m_painter.font());
    QRectF plate(0, 0, metrics.horizontalAdvance(words) + 24 * m_scale, metrics.height() + 10 * m_scale);
    const QRectF lanes(
        QPointF(m_geometry.left, m_geometry.headHeight()),
        QPointF(m_size.width(), std::min(m_size.height(), m_geometry.contentHeight(m_timeline))));
    plate.moveCenter(lanes.center());
    plate.moveTop(std::max(plate.top(), lanes.top() + 2)); // one lane alone is lower than the plate
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_theme.border, 1));
    m_painter.setBrush(m_theme.card);
    m_painter.drawRoundedRect(plate, 5 * m_scale, 5 * m_scale);
    m_painter.setPen(m_theme.mutedText);
    m_painter.drawText(plate, Qt::AlignCenter, words);
}

void TimelinePainter::paintNames()
{
    m_painter.save();
    m_painter.setClipRect(QRectF(0, m_geometry.headHeight(), m_geometry.left, m_size.height()),
                          Qt::IntersectClip);
    m_painter.setRenderHint(QPainter::Antialiasing);
    NamePainter names(m_painter, m_picture);
    for (int at = m_first; at <= m_last; ++at)
        names.paint(at);
    m_painter.restore();
    if (m_picture.dropAt >= m_first && m_picture.dropAt <= m_last + 1) {
        const bool isLast = m_picture.dropAt > m_last;
        const QRectF row = m_geometry.laneRect(m_timeline, isLast ? m_last : m_picture.dropAt);
        m_painter.fillRect(QRectF(0, (isLast ? row.bottom() : row.top()) - 1, m_size.width(), 2),
                           m_theme.accent);
    }
}

} // namespace

void paintTimeline(QPainter &painter, const TimelinePicture &picture, const QRectF &area)
{
    painter.save();
    painter.translate(area.topLeft());
    painter.setClipRect(QRectF(QPointF(), area.size()), Qt::IntersectClip);
    TimelinePainter(painter, picture, area.size()).paint();
    painter.restore();
}

} // namespace signalbox
