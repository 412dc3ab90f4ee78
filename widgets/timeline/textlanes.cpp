// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/textlanes.h"

#include "engine/layout/units.h"
#include "engine/messages/message.h"
#include "widgets/look/theme.h"
#include "widgets/look/wordmetrics.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

constexpr double kLeastText = 30; ///< narrower, nothing of a line could be read
constexpr double kMostText = 600; ///< as wide is one line at most
constexpr qsizetype kMostTold = 8; ///< lines in a tool tip

QString shortened(QString text)
{
    constexpr qsizetype kLongest = 200;
    text.replace(u'\t', u' ');
    return text.size() > kLongest ? text.left(kLongest) + u'…' : text;
}

qint64 countOf(const LaneSpan &span)
{
    return span.goal;
}

} // namespace

double strokeWidth(const TimelineGeometry &geometry)
{
    return 3 * geometry.scale;
}

QList<TextPlace> textPlaces(const TimelineGeometry &geometry, const QRectF &bar, const TimelineLane &lane,
                            qsizetype span, qint64 *left)
{
    const LaneSpan &lines = lane.spans[span];
    const double gap = 5 * geometry.scale;
    const double end = span + 1 < lane.spans.size() ? geometry.x(lane.spans[span + 1].begin) : geometry.width;
    double x = std::max(geometry.x(lines.begin) + strokeWidth(geometry), geometry.left) + gap;
    QList<TextPlace> places;
    const WordMetrics metrics(Theme::smallFont());
    qint64 at = 0;
    for (; at < countOf(lines); ++at) {
        const bool isLast = at + 1 == countOf(lines);
        // Room is kept for how many more there are.
        const double room = end - gap - x - (isLast ? 0 : 24 * geometry.scale);
        if (room < kLeastText * geometry.scale)
            break;
        const QString text = shortened(lane.texts[lines.value + at].text);
        const double width = std::min(kMostText * geometry.scale, metrics.horizontalAdvance(text) + 1);
        places.append({lines.value + at, QRectF(x, bar.top() - 4, std::min(width, room), bar.height() + 8)});
        x += std::min(width, room) + 2.4 * gap;
    }
    if (left)
        *left = countOf(lines) - at;
    return places;
}

std::optional<std::pair<qsizetype, qsizetype>> linesAt(const TimelineGeometry &geometry, const QRectF &bar,
                                                       const TimelineLane &lane, double x)
{
    const double reach = strokeWidth(geometry);
    const auto firstAfter = [&lane](Micros time) {
        return std::partition_point(lane.spans.begin(), lane.spans.end(),
                                    [time](const LaneSpan &span) { return span.begin < time; });
    };
    // The strokes that reach under the pointer.
    const auto first = firstAfter(geometry.timeAt(x - reach));
    const auto next = firstAfter(geometry.timeAt(x + 1));
    if (first != next) {
        const LaneSpan &last = *std::prev(next);
        return std::pair(qsizetype(first->value), qsizetype(last.value + last.goal - first->value));
    }
    if (next == lane.spans.begin())
        return std::nullopt;
    const qsizetype span = std::prev(next) - lane.spans.begin();
    for (const TextPlace &each : textPlaces(geometry, bar, lane, span)) {
        if (x >= each.place.left() && x <= each.place.right())
            return std::pair(each.text, qsizetype(1));
    }
    return std::pair(qsizetype(lane.spans[span].value), qsizetype(lane.spans[span].goal));
}

QString describeLines(const Run &run, const TimelineLane &lane, qsizetype first, qsizetype count)
{
    QStringList lines;
    const qsizetype end = std::min(first + count, lane.texts.size());
    for (qsizetype at = first; at < std::min(end, first + kMostTold); ++at) {
        const LaneText &line = lane.texts[at];
        const auto span = std::partition_point(lane.spans.begin(), lane.spans.end(),
                                               [at](const LaneSpan &each) { return each.value <= at; });
        const QString who = line.task == TaskId::None ? Words::tr("event loop") : run.taskName(line.task);
        lines += fill(
            line.isError ? Words::tr("{time}, {task}, to stderr: {text}")
                         : Words::tr("{time}, {task}: {text}"),
            {{u"time", formatTime(std::prev(span)->begin)}, {u"task", who}, {u"text", shortened(line.text)}});
    }
    if (end - first > kMostTold)
        lines += plural("Timeline", QT_TRANSLATE_N_NOOP("Timeline", "and %n more lines"), "and %n more line",
                        end - first - kMostTold);
    return lines.join(u'\n');
}

QString describeValue(const TimelineLane &lane, const LaneSpan &span)
{
    const auto words = [&](const QString &pattern) {
        return fill(pattern,
                    {{u"variable", lane.name},
                     {u"value", lane.texts[span.value].text},
                     {u"begin", formatTime(span.begin)},
                     {u"end", formatTime(span.end)},
                     {u"times", QString::number(span.goal)}});
    };
    if (span.goal > 1)
        return words(Words::tr("{variable} was {value} from {begin} to {end}; at {begin} it changed {times} "
                               "times, and this was the last."));
    return words(Words::tr("{variable} was {value} from {begin} to {end}."));
}

} // namespace signalbox
