// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/waitarrows.h"

#include "engine/messages/message.h"
#include "widgets/timeline/lanepainter.h"
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

QList<WaitArrow> waitArrows(const Timeline &timeline, const TimelineGeometry &geometry, int first, int last)
{
    const Micros shortest = Micros(kShortest * geometry.microsPerPixel());
    QList<WaitArrow> arrows;
    const auto add = [&](int from, int to, qsizetype span) {
        const LaneSpan &wait = timeline.lanes[to].spans[span];
        if (wait.end - wait.begin >= shortest && from >= 0)
            arrows.append({from, to, span});
        return arrows.size() < kMostWaitArrows;
    };
    for (int at = first; at <= last; ++at) {
        const TimelineLane &lane = timeline.lanes[at];
        if (lane.kind != Lane::Kind::Task || lane.group)
            continue;
        for (qsizetype span = lane.firstSpanAfter(geometry.from - 1);
             span < lane.spans.size() && lane.spans[span].end <= geometry.to; ++span) {
            if (!add(whoEnded(timeline, at, lane.spans[span]), at, span))
                return arrows;
        }
        // And to lanes that are out of view, which their own turn would not find.
        const QList<EndedWait> &ended = timeline.endedBy(lane.task);
        auto wait = std::lower_bound(ended.begin(), ended.end(), geometry.from,
                                     [](const EndedWait &each, Micros time) { return each.time < time; });
        for (; wait != ended.end() && wait->time <= geometry.to; ++wait) {
            const int to = timeline.laneOf(wait->whose);
            const bool isOutOfView = to >= 0 && !timeline.lanes[to].group && (to < first || to > last);
            if (isOutOfView && !add(at, to, wait->span))
                return arrows;
        }
    }
    return arrows;
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
    const QList<EndedWait> &ended = timeline.endedBy(timeline.lanes[lane].task);
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
