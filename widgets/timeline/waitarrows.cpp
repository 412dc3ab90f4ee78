// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/waitarrows.h"

#include "engine/messages/message.h"
#include "widgets/timeline/lanepainter.h"
#include "widgets/timeline/spansums.h"
#include "widgets/timeline/timelinewords.h"

#include <QCoreApplication>
#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr qsizetype kMostWaitArrows = 300; ///< more are a tangle that nobody reads
constexpr double kShortest = 4; ///< pixels of a wait
constexpr double kReach = 5; ///< pixels from an arrow at which it is picked

struct ArrowWords {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// The lane of who ended a wait of \a lane; -1 for nobody else.
int whoEnded(const Timeline &timeline, int lane, const LaneSpan &wait)
{
    if (wait.kind != LaneSpan::Kind::Waiting || wait.cancelled || wait.unfinished
        || wait.task == TaskId::None)
        return -1;
    const int from = timeline.laneOf(wait.task);
    return from == lane ? -1 : from;
}

} // namespace

namespace {

/// Of lanes in view, not too many, and none of waits that are too short to be seen.
class ArrowFinder {
public:
    ArrowFinder(const Timeline &timeline, const TimelineGeometry &geometry, int first, int last)
        : m_timeline(timeline)
        , m_geometry(geometry)
        , m_first(first)
        , m_last(last)
        , m_shortest(Micros(kShortest * geometry.microsPerPixel()))
    {
    }
    QList<WaitArrow> arrows()
    {
        for (int at = m_first; at <= m_last && !isFull(); ++at) {
            const TimelineLane &lane = m_timeline.lanes[at];
            if (lane.kind != Lane::Kind::Task || lane.group)
                continue;
            addTo(at);
            addFrom(at);
        }
        return m_arrows;
    }

private:
    bool isFull() const { return m_arrows.size() >= kMostWaitArrows; }
    void add(int from, int to, qsizetype span)
    {
        const LaneSpan &wait = m_timeline.lanes[to].spans[span];
        if (wait.end - wait.begin >= m_shortest && from >= 0)
            m_arrows.append({from, to, span});
    }
    void addTo(int at);
    void addFrom(int at);

    const Timeline &m_timeline;
    const TimelineGeometry &m_geometry;
    const int m_first;
    const int m_last;
    const Micros m_shortest;
    QList<WaitArrow> m_arrows;
};

/// Arrows that end in a lane.
void ArrowFinder::addTo(int at)
{
    const TimelineLane &lane = m_timeline.lanes[at];
    const auto isTooShort = [this](qsizetype, const SpanSum &sum) { return sum.longest < m_shortest; };
    qsizetype span = lane.firstSpanAfter(m_geometry.from - 1);
    while (span < lane.spans.size() && lane.spans[span].end <= m_geometry.to && !isFull()) {
        if (const SpanSums::Block block =
                lane.sums ? lane.sums->blockAt(span, isTooShort) : SpanSums::Block();
            block.sum) {
            span = block.end;
            continue;
        }
        add(whoEnded(m_timeline, at, lane.spans[span]), at, span);
        ++span;
    }
}

/// And those to lanes that are out of view, which their own turn would not find.
void ArrowFinder::addFrom(int at)
{
    const EndedWaits &ended = m_timeline.endedBy(m_timeline.lanes[at].task);
    const auto first = std::lower_bound(ended.waits.begin(), ended.waits.end(), m_geometry.from,
                                        [](const EndedWait &each, Micros time) { return each.time < time; });
    qsizetype wait = first - ended.waits.begin();
    while (wait < ended.waits.size() && ended.waits[wait].time <= m_geometry.to && !isFull()) {
        if (wait % EndedWaits::kBlock == 0 && ended.longest[wait / EndedWaits::kBlock] < m_shortest) {
            wait += EndedWaits::kBlock;
            continue;
        }
        const int to = m_timeline.laneOf(ended.waits[wait].whose);
        if (to >= 0 && !m_timeline.lanes[to].group && (to < m_first || to > m_last))
            add(at, to, ended.waits[wait].span);
        ++wait;
    }
}

} // namespace

QList<WaitArrow> waitArrows(const Timeline &timeline, const TimelineGeometry &geometry, int first, int last)
{
    return ArrowFinder(timeline, geometry, first, last).arrows();
}

QPainterPath arrowPath(const Timeline &timeline, const TimelineGeometry &geometry, const WaitArrow &arrow)
{
    const QRectF source = laneBar(geometry, timeline, arrow.from);
    const QRectF target = laneBar(geometry, timeline, arrow.to);
    const double x = geometry.x(timeline.lanes[arrow.to].spans[arrow.span].end);
    const bool down = arrow.to > arrow.from;
    const QPointF from(x, down ? source.bottom() : source.top());
    const QPointF to(x, down ? target.top() : target.bottom());
    QPainterPath path(from);
    if (std::abs(arrow.to - arrow.from) == 1) {
        path.lineTo(to);
        return path;
    }
    const double distance = to.y() - from.y();
    const double bow = std::min(16.0, 5 + std::abs(distance) / 12) * geometry.scale;
    path.cubicTo(from + QPointF(bow, distance * 0.3), to + QPointF(bow, -distance * 0.3), to);
    return path;
}

std::optional<WaitArrow> arrowAt(const Timeline &timeline, const TimelineGeometry &geometry, double height,
                                 QPointF point)
{
    if (point.y() < geometry.headHeight() || point.x() < geometry.left)
        return std::nullopt;
    QPainterPathStroker reach;
    reach.setWidth(2 * kReach * geometry.scale);
    const auto [first, last] = geometry.lanesInView(timeline, height);
    for (const WaitArrow &arrow : waitArrows(timeline, geometry, 0, geometry.stays - 1)
             + waitArrows(timeline, geometry, first, last)) {
        const QPainterPath path = arrowPath(timeline, geometry, arrow);
        const double around = reach.width();
        if (path.boundingRect().adjusted(-around, -around, around, around).contains(point)
            && reach.createStroke(path).contains(point))
            return arrow;
    }
    return std::nullopt;
}

std::optional<WaitArrow> causeOf(const Timeline &timeline, int lane, Micros time)
{
    const TimelineLane &waiter = timeline.lanes[lane];
    qsizetype span = waiter.firstSpanAfter(time);
    const bool isInside = span < waiter.spans.size() && waiter.spans[span].begin <= time;
    for (span = isInside ? span : span - 1; span >= 0; --span) {
        if (const int from = whoEnded(timeline, lane, waiter.spans[span]); from >= 0)
            return WaitArrow{from, lane, span};
    }
    return std::nullopt;
}

std::optional<WaitArrow> effectOf(const Timeline &timeline, int lane, Micros time)
{
    const QList<EndedWait> &ended = timeline.endedBy(timeline.lanes[lane].task).waits;
    auto wait = std::upper_bound(ended.begin(), ended.end(), time,
                                 [](Micros moment, const EndedWait &each) { return moment < each.time; });
    while (wait != ended.begin()) {
        --wait;
        const int to = timeline.laneOf(wait->whose);
        if (to >= 0 && !timeline.lanes[to].group)
            return WaitArrow{lane, to, wait->span};
    }
    return std::nullopt;
}

QString arrowSentence(const Timeline &timeline, const Run &run, const WaitArrow &arrow)
{
    const TimelineLane &waiter = timeline.lanes[arrow.to];
    const LaneSpan &wait = waiter.spans[arrow.span];
    return fill(
        ArrowWords::tr("{cause} ended the wait of {task} ({wait}) at {time}. Click goes to {cause}, once "
                       "more back to {task}."),
        {{u"cause", timeline.lanes[arrow.from].name},
         {u"task", waiter.name},
         {u"wait", spanWords(run, wait)},
         {u"time", formatTime(wait.end)}});
}

} // namespace signalbox
