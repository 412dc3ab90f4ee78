// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinegeometry.h"

#include "widgets/look/theme.h"
#include "widgets/look/wordmetrics.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

double TimelineGeometry::microsPerPixel() const
{
    return double(to - from) / std::max(1.0, width - left);
}

double TimelineGeometry::x(Micros time) const
{
    return left + double(time - from) / microsPerPixel();
}

Micros TimelineGeometry::timeAt(double x) const
{
    return from + Micros(std::llround((x - left) * microsPerPixel()));
}

QRectF TimelineGeometry::laneRect(const Timeline &timeline, int lane) const
{
    const TimelineLane &place = timeline.lanes[lane];
    const double scrolled = lane < stays ? 0 : top;
    return {0, headHeight() + place.top * scale - scrolled, width, place.height * scale};
}

int TimelineGeometry::laneAt(const Timeline &timeline, double y) const
{
    if (y < headHeight() || timeline.lanes.isEmpty())
        return -1;
    const double below = (y - headHeight() + (y < scrollTop(timeline) ? 0 : top)) / scale;
    const auto next = std::partition_point(timeline.lanes.begin(), timeline.lanes.end(),
                                           [below](const TimelineLane &lane) { return lane.top <= below; });
    const int found = int(next - timeline.lanes.begin()) - 1;
    if (found < 0 || below >= timeline.lanes[found].top + timeline.lanes[found].height)
        return -1;
    return found;
}

double TimelineGeometry::scrollTop(const Timeline &timeline) const
{
    if (stays <= 0 || stays > timeline.lanes.size())
        return headHeight();
    const TimelineLane &last = timeline.lanes[stays - 1];
    return headHeight() + (last.top + last.height) * scale;
}

std::pair<int, int> TimelineGeometry::lanesInView(const Timeline &timeline, double height) const
{
    const int count = int(timeline.lanes.size());
    const double begin = scrollTop(timeline);
    if (begin >= height)
        return {count, count - 1};
    const int first = laneAt(timeline, begin);
    const int last = laneAt(timeline, height);
    return {first < 0 ? stays : first, last < 0 ? count - 1 : last};
}

double TimelineGeometry::contentHeight(const Timeline &timeline) const
{
    const double lanes =
        timeline.lanes.isEmpty() ? 0 : timeline.lanes.back().top + timeline.lanes.back().height;
    return headHeight() + lanes * scale;
}

TimelineGeometry TimelineGeometry::zoomed(double factor, double x) const
{
    TimelineGeometry other = *this;
    const double share = (x - left) / std::max(1.0, width - left);
    const double fixed = double(from) + share * double(to - from);
    // Below a few dozen microseconds nothing new is to be seen: time is whole microseconds.
    const double length = std::clamp(double(to - from) * factor, 20.0, 1e15);
    other.from = Micros(std::llround(fixed - share * length));
    other.to = other.from + Micros(std::llround(length));
    return other;
}

Micros rulerStep(const TimelineGeometry &geometry)
{
    const double wanted = geometry.microsPerPixel() * 84 * geometry.scale;
    Micros step = 1;
    for (;;) {
        for (const Micros factor : {1, 2, 5}) {
            if (double(step * factor) >= wanted)
                return step * factor;
        }
        step *= 10;
    }
}

QString rulerTime(Micros time, Micros step)
{
    int decimals = 6;
    for (Micros rest = step; decimals > 1 && rest >= 10; rest /= 10)
        --decimals;
    return QString::number(toSeconds(time), 'f', decimals) + QStringLiteral(" s");
}

double timelineScale()
{
    return std::max(0.8, WordMetrics(Theme::smallFont()).height() / 14.0);
}

} // namespace signalbox
