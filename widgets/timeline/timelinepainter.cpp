// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinepainter.h"

#include "engine/replay/sharedlock.h"
#include "widgets/look/icons.h"
#include "widgets/timeline/cpupainter.h"
#include "widgets/timeline/lanepainter.h"
#include "widgets/timeline/timelinehits.h"
#include "widgets/timeline/timelinetags.h"
#include "widgets/timeline/waitarrows.h"

#include <QCoreApplication>
#include <QFontMetricsF>
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
/// What a variable is, beside its name, in pixels.
constexpr double kWidestValue = 64;

QString resourceIcon(Lane::Kind kind)
{
    switch (kind) {
    case Lane::Kind::QueueFill:
        return QStringLiteral("queue");
    case Lane::Kind::LockOwner:
        return QStringLiteral("lock");
    case Lane::Kind::SemaphoreUse:
        return QStringLiteral("semaphore");
    case Lane::Kind::ConditionOwner:
        return QStringLiteral("condition");
    case Lane::Kind::BarrierFill:
        return QStringLiteral("barrier");
    case Lane::Kind::CounterValue:
        return QStringLiteral("counter");
    case Lane::Kind::ExecutorUse:
        return QStringLiteral("executor");
    case Lane::Kind::FutureSet:
        return QStringLiteral("future");
    case Lane::Kind::Event:
        return QStringLiteral("event-set");
    case Lane::Kind::Output:
        return QStringLiteral("print");
    case Lane::Kind::Variable:
        return QStringLiteral("pin");
    case Lane::Kind::Task: // has a chip of its colour
        break;
    }
    return {};
}

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
        if (!m_timeline.lanes.isEmpty()) {
            const int first = m_geometry.laneAt(m_timeline, m_geometry.headHeight());
            const int last = m_geometry.laneAt(m_timeline, size.height());
            m_first = std::max(0, first);
            m_last = last < 0 ? int(m_timeline.lanes.size()) - 1 : last;
        }
    }

    void paint();

private:
    void paintRows();
    void paintGrid();
    void paintLanes();
    void paintArrows();
    void paintHover();
    void paintWaitArrows();
    void paintRuler();
    void paintNames();
    void paintName(int lane);
    void paintReadout(const TimelineLane &lane, const QRectF &place);
    /// Where time never moves there is no other moment to write on the ruler.
    Micros lastTick() const { return timeStandsStill(m_picture) ? 0 : m_geometry.to; }
    void paintStandstill();
    void paintArrow(const QPainterPath &path, const QPen &pen);
    void paintCancelling(int fromLane, int toLane, const LaneMark &request, const QPen &pen);
    std::optional<LaneSpan> levelAtPlayhead(const TimelineLane &lane) const;
    QString readout(const TimelineLane &lane) const;
    QString textReadout(const TimelineLane &lane) const;
    double barEdge(int lane, bool lower) const;
    QRectF lanesArea() const
    {
        return QRectF(QPointF(m_geometry.left, m_geometry.headHeight()),
                      QPointF(m_size.width(), m_size.height()));
    }

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
    paintRows();
    paintGrid();
    m_painter.save();
    m_painter.setClipRect(lanesArea().adjusted(-1, 0, 0, 0), Qt::IntersectClip);
    paintLanes();
    paintWaitArrows();
    paintArrows();
    paintHover();
    paintStandstill();
    m_painter.restore();
    paintNames();
    paintCpu(m_painter, m_picture, m_size);
    paintRuler();
    m_tags.paintStretch(m_painter);
    m_tags.paintVerdicts(m_painter);
    m_tags.paintPlayhead(m_painter);
}

void TimelinePainter::paintRows()
{
    for (int at = m_first; at <= m_last; ++at) {
        const TimelineLane &lane = m_timeline.lanes[at];
        const QRectF row = m_geometry.laneRect(m_timeline, at);
        if (m_picture.isSelected(lane)) {
            m_painter.fillRect(row, mixed(m_theme.canvas, m_theme.selection, 0.16));
            m_painter.fillRect(QRectF(0, row.top(), 3 * m_scale, row.height()), m_theme.selection);
        }
        const bool isTask = lane.kind == Lane::Kind::Task;
        if (at == 0 ? !isTask : isTask != (m_timeline.lanes[at - 1].kind == Lane::Kind::Task))
            m_painter.fillRect(QRectF(0, row.top(), m_size.width(), 1), m_theme.border);
    }
}

void TimelinePainter::paintGrid()
{
    const Micros first = (m_geometry.from + m_step - 1) / m_step * m_step;
    for (Micros at = std::max<Micros>(0, first); at <= lastTick(); at += m_step) {
        const double x = std::round(m_geometry.x(at));
        m_painter.fillRect(QRectF(x, m_geometry.rulerHeight() - 4 * m_scale, 1, m_size.height()),
                           m_theme.timelineGrid);
    }
    const double end = m_geometry.x(m_timeline.end);
    if (end > m_geometry.left && end < m_size.width() && m_timeline.end > 0)
        m_painter.fillRect(QRectF(std::round(end), m_geometry.rulerHeight(), 1, m_size.height()),
                           m_theme.border);
}

void TimelinePainter::paintLanes()
{
    // Once the run is over nothing lies ahead.
    const bool over = m_picture.playhead >= m_timeline.end;
    const Micros split =
        over ? m_geometry.to : std::clamp(m_picture.playhead, m_geometry.from, m_geometry.to);
    const double splitX = m_geometry.x(split);
    const struct {
        Micros from;
        Micros to;
        double left;
        double right;
        bool pale;
    } parts[] = {{m_geometry.from, split, 0, splitX, false},
                 {split, m_geometry.to, splitX, m_size.width(), true}};
    for (const auto &part : parts) {
        if (part.from >= part.to)
            continue;
        m_painter.save();
        m_painter.setClipRect(QRectF(part.left, 0, part.right - part.left, m_size.height()),
                              Qt::IntersectClip);
        LanePainter lanes(m_painter, m_picture, part.from, part.to, part.pale);
        for (int at = m_first; at <= m_last; ++at)
            lanes.paint(at);
        m_painter.restore();
    }
    // Signs of an end stand beside it, over the playhead's border: each is wholly bright or wholly pale.
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
void TimelinePainter::paintCancelling(int fromLane, int toLane, const LaneMark &request, const QPen &pen)
{
    const double x = m_geometry.x(request.time);
    const QList<LaneMark> &marks = m_timeline.lanes[toLane].marks;
    const bool ends = std::any_of(marks.begin(), marks.end(), [&](const LaneMark &mark) {
        return mark.kind == LaneMark::Kind::Cancelled && mark.time == request.time;
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
    int drawn = 0;
    for (int at = 0; at < m_timeline.lanes.size() && drawn < kMostArrows; ++at) {
        for (const LaneMark &mark : m_timeline.lanes[at].marks) {
            if (mark.kind != LaneMark::Kind::CancelRequested || mark.time < m_geometry.from
                || mark.time > m_geometry.to || mark.by == TaskId::None)
                continue;
            const int from = m_timeline.laneOf(mark.by);
            const bool inView = std::max(from, at) >= m_first && std::min(from, at) <= m_last;
            if (from < 0 || !inView)
                continue;
            const bool pale = mark.time > m_picture.playhead;
            const QColor colour =
                pale ? mixed(m_theme.canvas, m_theme.error, m_theme.futureOpacity) : m_theme.error;
            QPen pen(colour, 1.5 * m_scale, Qt::CustomDashLine, Qt::RoundCap);
            pen.setDashPattern({0.1, 2.2});
            if (from == at)
                continue;
            paintCancelling(from, at, mark, pen);
            ++drawn;
        }
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
    const QFontMetricsF metrics(m_painter.font());
    const QList<QRectF> tags = m_tags.places();
    const Micros first = std::max<Micros>(0, (m_geometry.from + m_step - 1) / m_step * m_step);
    for (Micros at = first; at <= lastTick(); at += m_step) {
        const double x = std::round(m_geometry.x(at));
        const QString words = rulerTime(at, m_step);
        const QRectF place(x + 3, 0, metrics.horizontalAdvance(words) + 1, height - 4 * m_scale);
        const QRectF around = place.adjusted(-4, 0, 4, 0);
        const bool covered =
            std::any_of(tags.begin(), tags.end(), [&](const QRectF &tag) { return tag.intersects(around); });
        // A time that the edge would cut is another time.
        if (!covered && place.right() <= m_size.width())
            m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, words);
    }
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const Micros bookmark : m_picture.bookmarks) {
        const double x = m_geometry.x(bookmark);
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
}

/// Lanes without any length would look as if nothing had happened.
void TimelinePainter::paintStandstill()
{
    if (!timeStandsStill(m_picture) || m_timeline.lanes.isEmpty())
        return;
    const QString words = Words::tr("Time never moves here: everything happens at 0 s.");
    m_painter.setFont(Theme::bodyFont());
    const QFontMetricsF metrics(m_painter.font());
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

/// What the card of a resource shows.
std::optional<LaneSpan> TimelinePainter::levelAtPlayhead(const TimelineLane &lane) const
{
    if (lane.resource >= m_picture.world.resources.size())
        return std::nullopt;
    const Program &program = m_picture.run.program;
    return levelOf(m_picture.world.resources[lockOf(program, lane.resource)],
                   program.resources[lane.resource].amount);
}

/// The state of a resource at the playhead, at the right of its name.
QString TimelinePainter::readout(const TimelineLane &lane) const
{
    const std::optional<LaneSpan> level = levelAtPlayhead(lane);
    switch (lane.kind) {
    case Lane::Kind::QueueFill:
    case Lane::Kind::BarrierFill:
    case Lane::Kind::CounterValue:
    case Lane::Kind::ExecutorUse:
    case Lane::Kind::SemaphoreUse: {
        const qint64 value = level ? level->value : 0;
        return lane.bounded ? QStringLiteral("%1/%2").arg(value).arg(lane.ceiling) : QString::number(value);
    }
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
        return level ? QString() : Words::tr("free");
    case Lane::Kind::Event:
        return level ? Words::tr("set") : Words::tr("clear");
    case Lane::Kind::FutureSet:
        return level ? Words::tr("done") : Words::tr("pending");
    case Lane::Kind::Output:
    case Lane::Kind::Variable:
        return textReadout(lane);
    case Lane::Kind::Task:
        break;
    }
    return {};
}

/// How many lines are there, or what the variable is.
QString TimelinePainter::textReadout(const TimelineLane &lane) const
{
    const auto next =
        std::partition_point(lane.spans.begin(), lane.spans.end(),
                             [this](const LaneSpan &span) { return span.begin <= m_picture.playhead; });
    if (lane.kind == Lane::Kind::Output)
        return next == lane.spans.begin() ? QString::number(0)
                                          : QString::number(std::prev(next)->value + std::prev(next)->goal);
    const LaneSpan *span = lane.spanAt(m_picture.playhead);
    if (!span)
        return {};
    const QFontMetricsF metrics(Theme::smallFont());
    return metrics.elidedText(lane.texts[span->value].text, Qt::ElideRight, kWidestValue * m_scale);
}

void TimelinePainter::paintReadout(const TimelineLane &lane, const QRectF &place)
{
    const std::optional<LaneSpan> level = levelAtPlayhead(lane);
    const bool full = lane.bounded && level && level->value >= lane.ceiling;
    m_painter.setPen(full ? m_theme.warning : m_theme.faintText);
    m_painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, readout(lane));
}

void TimelinePainter::paintName(int at)
{
    const TimelineLane &lane = m_timeline.lanes[at];
    const QRectF row = m_geometry.laneRect(m_timeline, at);
    const double margin = 12 * m_scale;
    QRectF place(margin, row.top(), m_geometry.left - margin - 12 * m_scale, row.height());
    const bool task = lane.kind == Lane::Kind::Task;
    const bool subdued = lane.isSubdued();
    QFont font = task && !subdued ? Theme::bodyFont() : Theme::smallFont();
    if (m_picture.isSelected(lane))
        font.setWeight(QFont::DemiBold);
    m_painter.setFont(font);
    if (task) {
        const QColor colour = lane.colour < 0 ? m_theme.wireIdle : m_theme.taskColour(lane.colour);
        const double size = (subdued ? 6 : 9) * m_scale;
        const QRectF chip(place.left(), row.center().y() - size / 2, size, size);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRoundedRect(chip, 2 * m_scale, 2 * m_scale);
        if (lane.colour >= 0 && m_theme.taskPatternStyle(lane.colour) != Qt::NoBrush) {
            m_painter.setBrush(QBrush(m_theme.textOn(colour), m_theme.taskPatternStyle(lane.colour)));
            m_painter.drawRoundedRect(chip, 2 * m_scale, 2 * m_scale);
        }
    } else {
        const double size = 13 * m_scale;
        icons::paint(m_painter, resourceIcon(lane.kind),
                     QRectF(place.left() - 2 * m_scale, row.center().y() - size / 2, size, size),
                     m_theme.mutedText);
        if (at == m_picture.hoveredName && at < m_timeline.pinned) {
            const QRectF button = unpinPlace(m_geometry, m_timeline, at);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.controlHover);
            m_painter.drawRoundedRect(button, 3 * m_scale, 3 * m_scale);
            const double inset = 4 * m_scale;
            icons::paint(m_painter, QStringLiteral("close"), button.adjusted(inset, inset, -inset, -inset),
                         m_theme.text);
            place.setRight(button.left() - 4 * m_scale);
        } else {
            paintReadout(lane, place);
            place.setRight(place.right() - m_painter.fontMetrics().horizontalAdvance(readout(lane))
                           - 6 * m_scale);
        }
    }
    place.setLeft(margin + 16 * m_scale);
    m_painter.setPen(task && !subdued ? m_theme.text : m_theme.mutedText);
    m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                       m_painter.fontMetrics().elidedText(lane.name, Qt::ElideRight, int(place.width())));
}

void TimelinePainter::paintNames()
{
    m_painter.save();
    m_painter.setClipRect(QRectF(0, m_geometry.headHeight(), m_geometry.left, m_size.height()),
                          Qt::IntersectClip);
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (int at = m_first; at <= m_last; ++at)
        paintName(at);
    m_painter.restore();
    if (m_timeline.lanes.isEmpty()) {
        m_painter.setFont(Theme::bodyFont());
        m_painter.setPen(m_theme.mutedText);
        m_painter.drawText(QRectF(QPointF(), m_size), Qt::AlignCenter, Words::tr("Nothing has run yet."));
    }
}

/// Room for whatever a lane may read at its right, so that it never takes room from the lane's name.
double widestReadout(const TimelineLane &lane, const QFontMetricsF &metrics)
{
    const auto widest = [&metrics](const QString &one, const QString &other) {
        return std::max(metrics.horizontalAdvance(one), metrics.horizontalAdvance(other));
    };
    switch (lane.kind) {
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
        return widest(Words::tr("free"), {});
    case Lane::Kind::Event:
        return widest(Words::tr("set"), Words::tr("clear"));
    case Lane::Kind::FutureSet:
        return widest(Words::tr("done"), Words::tr("pending"));
    case Lane::Kind::Variable:
        return kWidestValue * timelineScale();
    case Lane::Kind::Task:
    case Lane::Kind::Output:
    case Lane::Kind::QueueFill:
    case Lane::Kind::SemaphoreUse:
    case Lane::Kind::BarrierFill:
    case Lane::Kind::CounterValue:
    case Lane::Kind::ExecutorUse:
        break;
    }
    const QString value = QString::number(lane.ceiling);
    return widest(value, lane.bounded ? value + u'/' + value : QString());
}

} // namespace

double namesWidth(const Timeline &timeline)
{
    const double scale = timelineScale();
    const QFontMetricsF body(Theme::bodyFont());
    const QFontMetricsF small(Theme::smallFont());
    double widest = 0;
    for (const TimelineLane &lane : timeline.lanes) {
        const bool task = lane.kind == Lane::Kind::Task;
        const double name = (task ? body : small).horizontalAdvance(lane.name);
        const double state = task ? 0 : widestReadout(lane, small) + 14 * scale;
        widest = std::max(widest, name + state);
    }
    return std::clamp(widest + 44 * scale, 90 * scale, 240 * scale);
}

void paintTimeline(QPainter &painter, const TimelinePicture &picture, const QRectF &area)
{
    painter.save();
    painter.translate(area.topLeft());
    painter.setClipRect(QRectF(QPointF(), area.size()), Qt::IntersectClip);
    TimelinePainter(painter, picture, area.size()).paint();
    painter.restore();
}

} // namespace signalbox
