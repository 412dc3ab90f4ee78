// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinehits.h"

#include "engine/messages/message.h"
#include "widgets/timeline/cpupainter.h"
#include "widgets/timeline/crowdpainter.h"
#include "widgets/timeline/lanepainter.h"
#include "widgets/timeline/markpainter.h"
#include "widgets/timeline/textlanes.h"
#include "widgets/timeline/timelinewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimelineView)
};

} // namespace

QRectF pinPlace(const TimelineGeometry &geometry, const Timeline &timeline, int lane)
{
    const QRectF row = geometry.laneRect(timeline, lane);
    const double side = 20 * geometry.scale;
    return QRectF(geometry.left - side - 6 * geometry.scale, row.center().y() - side / 2, side, side);
}

std::optional<std::pair<int, int>> TimelineHits::spanAt(QPointF point) const
{
    const int lane = laneAt(point);
    if (lane < 0 || point.x() < m_geometry.left)
        return std::nullopt;
    const TimelineLane &place = m_timeline.lanes[lane];
    const Micros time = m_geometry.timeAt(point.x());
    const qsizetype at = place.firstSpanAfter(time);
    if (at >= place.spans.size() || place.spans[at].begin > time)
        return std::nullopt;
    return std::pair(lane, int(at));
}

std::optional<std::pair<qsizetype, qsizetype>> TimelineHits::printedAt(QPointF point) const
{
    const int lane = laneAt(point);
    if (lane < 0 || point.x() < m_geometry.left || m_timeline.lanes[lane].kind != Lane::Kind::Output)
        return std::nullopt;
    return linesAt(m_geometry, laneBar(m_geometry, m_timeline, lane), m_timeline.lanes[lane], point.x());
}

int TimelineHits::unpinAt(QPointF point) const
{
    const int lane = laneAt(point);
    return lane >= 0 && lane < m_timeline.pinned && pinPlace(m_geometry, m_timeline, lane).contains(point)
        ? lane
        : -1;
}

int TimelineHits::pinAt(QPointF point) const
{
    const int lane = laneAt(point);
    return lane >= m_timeline.pinned && !m_timeline.lanes[lane].group && !m_timeline.lanes[lane].isGone
            && pinPlace(m_geometry, m_timeline, lane).contains(point)
        ? lane
        : -1;
}

QString TimelineHits::sentenceAt(QPointF point, const QList<Verdict> &verdicts) const
{
    if (point.y() < m_geometry.rulerHeight()) {
        for (const Verdict &verdict : verdicts) {
            if (std::abs(m_geometry.x(verdict.time) - point.x()) < 14 * m_geometry.scale)
                return fill(Words::tr("{title}: {sentence}"),
                            {{u"title", verdict.title}, {u"sentence", verdict.sentence}});
        }
    }
    if (m_geometry.cpuRect().contains(point))
        return cpuSentence(m_timeline, m_run, m_geometry.timeAt(std::max(point.x(), m_geometry.left)));
    const int lane = laneAt(point);
    if (lane < 0)
        return {};
    const TimelineLane &place = m_timeline.lanes[lane];
    if (unpinAt(point) >= 0)
        return Words::tr("Unpin: this lane goes, the variable stays.");
    if (const int pin = pinAt(point); pin >= 0)
        return pin < m_timeline.stays ? Words::tr("Unpin (P): this lane goes back to its place.")
                                      : Words::tr("Pin (P): this lane stays on top.");
    if (place.group)
        return groupSentence(m_timeline, m_geometry, lane, point.x());
    if (place.isGone)
        return describeMoment(m_timeline, m_run, lane,
                              m_geometry.timeAt(std::max(point.x(), m_geometry.left)));
    if (point.x() < m_geometry.left)
        return place.about.isEmpty() ? place.name : place.about;
    if (place.kind == Lane::Kind::Output) {
        const auto lines = printedAt(point);
        return lines ? describeLines(m_run, place, lines->first, lines->second) : QString();
    }
    const QRectF bar = laneBar(m_geometry, m_timeline, lane);
    for (const LaneMark &mark : place.marks) {
        const double distance = point.x() - m_geometry.x(mark.time);
        const bool request = mark.kind == LaneMark::Kind::CancelRequested;
        const bool isNear = distance > -4 * m_geometry.scale && distance < 13 * m_geometry.scale;
        if (!request && (isNear || resultPlace(m_geometry, bar, mark).contains(point)))
            return describeMark(m_run, place, mark);
    }
    if (const auto span = spanAt(point))
        return describeSpan(m_timeline, m_run, lane, place.spans[span->second]);
    return {};
}

} // namespace signalbox
