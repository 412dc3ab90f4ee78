// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartline.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

/// Beyond this many corners a line is thinned: Qt Charts looks at every one whenever it paints.
constexpr qsizetype kMostPoints = 10'000;

/// First, lowest, highest and last value of every column of pixels.
QList<QPointF> thinned(const QList<LaneSpan> &spans, Micros end, int columns)
{
    QList<QPointF> points;
    points.reserve(qsizetype(columns) * 4);
    const double length = double(std::max<Micros>(1, end)) / columns;
    qsizetype at = 0;
    while (at < spans.size()) {
        const double column = std::floor(double(spans[at].begin) / length);
        const Micros border = Micros((column + 1) * length);
        const qint64 first = spans[at].value;
        const Micros begin = spans[at].begin;
        qint64 low = first;
        qint64 high = first;
        qint64 last = first;
        do {
            last = spans[at].value;
            low = std::min(low, last);
            high = std::max(high, last);
            ++at;
        } while (at < spans.size() && spans[at].begin < border);
        const double x = toSeconds(begin);
        const double previous = points.isEmpty() ? double(first) : points.back().y();
        points << QPointF(x, previous) << QPointF(x, double(high)) << QPointF(x, double(low))
               << QPointF(x, double(last));
    }
    if (!points.isEmpty()) {
        const double last = points.back().y();
        points << QPointF(toSeconds(end), last);
    }
    return points;
}

} // namespace

qint64 ChartLine::valueAt(Micros time) const
{
    const auto after = std::upper_bound(spans.begin(), spans.end(), time,
                                        [](Micros at, const LaneSpan &span) { return at < span.begin; });
    return after == spans.begin() ? 0 : std::prev(after)->value;
}

QList<QPointF> cornersOf(const ChartLine &line, Micros end, int columns)
{
    if (line.spans.size() * 2 > kMostPoints)
        return thinned(line.spans, end, std::max(1, columns));
    QList<QPointF> points;
    points.reserve(line.spans.size() * 2);
    for (const LaneSpan &span : line.spans)
        points << QPointF(toSeconds(span.begin), double(span.value))
               << QPointF(toSeconds(span.end), double(span.value));
    return points;
}

} // namespace signalbox
