// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/lanepainter.h"

#include "widgets/timeline/textlanepainter.h"
#include "widgets/timeline/timelinewords.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLeastValue = 26; ///< narrower, nothing of a value could be read
constexpr double kMostValue = 240;

QString resultTag(const LaneMark &mark)
{
    return u"→ "_s + mark.text;
}

} // namespace

QRectF laneBar(const TimelineGeometry &geometry, const Timeline &timeline, int lane)
{
    const TimelineLane &place = timeline.lanes[lane];
    const double margin = place.isSubdued() ? 5 : place.kind == Lane::Kind::Event ? 5 : 4;
    return geometry.laneRect(timeline, lane)
        .adjusted(0, margin * geometry.scale, 0, -margin * geometry.scale);
}

QRectF resultPlace(const TimelineGeometry &geometry, const QRectF &bar, const LaneMark &mark)
{
    const bool isEnd = mark.kind == LaneMark::Kind::Returned || mark.kind == LaneMark::Kind::Gave;
    if (!isEnd || mark.text.isEmpty())
        return {};
    const QFontMetricsF metrics(Theme::smallFont());
    const double x = geometry.x(mark.time);
    const double gap = 4 * geometry.scale;
    const double width =
        std::min(kMostValue * geometry.scale, metrics.horizontalAdvance(resultTag(mark)) + 1);
    QRectF place(x + 1.6 * gap, bar.top() - 4, width, bar.height() + 8);
    if (place.right() + gap <= geometry.width)
        return place;
    place.moveRight(x - 3 * gap);
    return place.left() < geometry.left + kLeastValue * geometry.scale ? QRectF() : place;
}

LanePainter::LanePainter(QPainter &painter, const TimelinePicture &picture, Micros from, Micros to, bool pale)
    : m_painter(painter)
    , m_picture(picture)
    , m_geometry(picture.geometry)
    , m_theme(picture.theme)
    , m_from(from)
    , m_to(to)
    , m_pale(pale)
    , m_scale(picture.geometry.scale)
{
}

QColor LanePainter::paled(const QColor &colour) const
{
    return m_pale ? ahead(m_theme, colour) : colour;
}

QColor LanePainter::paledSign(const QColor &colour) const
{
    return m_pale ? signAhead(m_theme, colour) : colour;
}

LanePainter::Ink LanePainter::inkOf(int colour, bool subdued) const
{
    const QColor full = colour < 0 ? m_theme.wireIdle : m_theme.taskColour(colour);
    Ink ink;
    ink.fill = paled(subdued ? blended(m_theme.canvas, full, 0.45) : full);
    ink.onFill = m_theme.textOn(ink.fill);
    ink.tint = blended(m_theme.canvas, ink.fill, 0.14);
    ink.thin = blended(m_theme.canvas, ink.fill, 0.45);
    ink.line = ink.fill;
    // A subdued lane's blocks keep back; its words have to be read all the same.
    ink.words = subdued ? paled(m_theme.mutedText) : ink.line;
    if (colour >= 0)
        ink.pattern = m_theme.taskPatternStyle(colour);
    return ink;
}

void LanePainter::paint(int at)
{
    const TimelineLane &lane = m_picture.timeline.lanes[at];
    const QRectF bar = laneBar(m_geometry, m_picture.timeline, at);
    switch (lane.kind) {
    case Lane::Kind::Task:
        paintTask(lane, bar);
        break;
    case Lane::Kind::QueueFill:
    case Lane::Kind::SemaphoreUse:
    case Lane::Kind::BarrierFill:
    case Lane::Kind::CounterValue:
    case Lane::Kind::ExecutorUse:
        paintFill(lane, bar);
        break;
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
        paintOwners(lane, bar);
        break;
    case Lane::Kind::Event:
    case Lane::Kind::FutureSet:
        paintSets(lane, bar);
        break;
    case Lane::Kind::Variable:
        TextLanePainter(m_painter, m_picture, m_pale).paintValues(lane, bar, m_from, m_to);
        break;
    case Lane::Kind::Output: // a line is wholly bright or wholly pale, see paintMarks()
        break;
    }
}

void LanePainter::paintTask(const TimelineLane &lane, const QRectF &bar)
{
    const Ink ink = inkOf(lane.colour, lane.isSubdued());
    for (qsizetype at = lane.firstSpanAfter(m_from); at < lane.spans.size(); ++at) {
        const LaneSpan &span = lane.spans[at];
        if (span.begin > m_to)
            break;
        const double left = m_geometry.x(span.begin);
        // A wait that would go on for ever sticks out of the end of the run.
        const bool endless = span.unfinished && span.kind == LaneSpan::Kind::Waiting;
        const double right = m_geometry.x(span.end) + (endless ? 20 * m_scale : 0);
        if (right - left < 1) {
            addDust(span, left, bar);
            continue;
        }
        settleDust(bar);
        addSpan(span, QRectF(left, bar.top(), right - left, bar.height()), ink);
    }
    settleDust(bar);
    flush(ink);
    paintTurns(lane, bar, ink);
}

void LanePainter::addSpan(const LaneSpan &span, const QRectF &place, const Ink &ink)
{
    switch (span.kind) {
    case LaneSpan::Kind::Ready: {
        const double height = std::max(3.0, place.height() * 0.26);
        m_thin.append(QRectF(place.left(), place.center().y() - height / 2, place.width(), height));
        break;
    }
    case LaneSpan::Kind::Waiting:
        m_tinted.append(place);
        addDashes(place, span.unfinished);
        addWords(span, place, m_theme.readable(ink.words, ink.tint));
        break;
    case LaneSpan::Kind::Running:
        m_blocks.append(place);
        addWords(span, place, ink.onFill);
        break;
    case LaneSpan::Kind::Sleeping:
    case LaneSpan::Kind::Fill: // this and the following are no task's
    case LaneSpan::Kind::Owned:
    case LaneSpan::Kind::Set:
    case LaneSpan::Kind::Printed:
    case LaneSpan::Kind::Value:
        m_blocks.append(place);
        break;
    }
}

void LanePainter::addDust(const LaneSpan &span, double x, const QRectF &bar)
{
    const int column = int(std::floor(x));
    if (column != m_dust.column) {
        settleDust(bar);
        m_dust.column = column;
    }
    const double share = double(span.end - span.begin) / m_geometry.microsPerPixel();
    if (span.kind == LaneSpan::Kind::Waiting)
        m_dust.waiting += share;
    else if (span.kind == LaneSpan::Kind::Ready)
        m_dust.ready += share;
    else
        m_dust.busy += share;
}

/// A column of pooled spans: as high a block as the task was busy, tinted behind it where it waited.
void LanePainter::settleDust(const QRectF &bar)
{
    if (m_dust.column < 0)
        return;
    // Few steps of height, so that neighbours are often alike and become one rectangle.
    const auto stepped = [](double share) { return std::ceil(std::min(1.0, share) * 8) / 8; };
    const auto add = [&](QList<QRectF> &list, double share) {
        const double height = std::max(2.0, bar.height() * share);
        const QRectF place(m_dust.column, bar.center().y() - height / 2, 1, height);
        if (!list.isEmpty() && list.back().right() == place.left() && list.back().height() == height)
            list.back().setRight(place.right());
        else
            list.append(place);
    };
    if (m_dust.waiting > 0.05)
        add(m_tinted, 1);
    if (m_dust.busy > 0)
        add(m_solid, stepped(m_dust.busy));
    else if (m_dust.ready > 0 || m_dust.waiting > 0)
        add(m_thin, 0.2);
    m_dust = {};
}

/// A dashed outline as small rectangles: stroking dashes is slow where there are thousands.
void LanePainter::addDashes(const QRectF &place, bool openEnd)
{
    const double thick = std::max(1.0, std::round(1.2 * m_scale));
    const double dash = 4 * m_scale;
    const double period = 7 * m_scale;
    if (place.width() < 2 * period) {
        m_dashes.append(QRectF(place.left(), place.top(), place.width(), thick));
        m_dashes.append(QRectF(place.left(), place.bottom() - thick, place.width(), thick));
    } else {
        const double seenFrom = m_geometry.left - period;
        const double skipped = std::floor(std::max(0.0, seenFrom - place.left()) / period) * period;
        const double end = std::min(place.right(), m_geometry.width + period);
        for (double x = place.left() + skipped; x < end; x += period) {
            const double width = std::min(dash, place.right() - x);
            m_dashes.append(QRectF(x, place.top(), width, thick));
            m_dashes.append(QRectF(x, place.bottom() - thick, width, thick));
        }
    }
    // Where many short waits follow each other their sides would hide everything else.
    if (place.width() < 5 * m_scale)
        return;
    for (double y = place.top(); y < place.bottom(); y += period) {
        const double height = std::min(dash, place.bottom() - y);
        m_dashes.append(QRectF(place.left(), y, thick, height));
        if (!openEnd)
            m_dashes.append(QRectF(place.right() - thick - 1, y, thick, height));
    }
}

void LanePainter::addWords(const LaneSpan &span, const QRectF &place, const QColor &colour)
{
    // The narrowest word is about this wide; asking for the words of every span would cost more.
    if (place.width() < 22 * m_scale)
        return;
    // Words may be higher than a low bar.
    QRectF room = place.adjusted(5 * m_scale, -4, -3 * m_scale, 4);
    // Of a span that begins left of the picture the words stay in view.
    room.setLeft(std::max(room.left(), m_geometry.left + 5 * m_scale));
    m_words.append({room, spanWords(m_picture.run, span), colour, span.kind == LaneSpan::Kind::Set});
}

void LanePainter::flush(const Ink &ink)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    const auto drawAll = [this](QList<QRectF> &places, const QBrush &brush) {
        if (!places.isEmpty()) {
            m_painter.setBrush(brush);
            m_painter.drawRects(places);
        }
        places.clear();
    };
    drawAll(m_tinted, ink.tint);
    drawAll(m_thin, ink.thin);
    if (ink.pattern != Qt::NoBrush)
        m_solid += m_blocks;
    drawAll(m_solid, ink.fill);
    drawAll(m_dashes, ink.line);

    m_painter.setRenderHint(QPainter::Antialiasing);
    QColor weave = ink.onFill;
    weave.setAlphaF(0.35f);
    for (const QRectF &block : std::as_const(m_blocks)) {
        // A hair of room between neighbours shows that they are two.
        const QRectF place = block.adjusted(0, 0, block.width() > 4 ? -1 : 0, 0);
        const double radius = std::min(2.5 * m_scale, place.width() / 2);
        m_painter.setBrush(ink.fill);
        m_painter.drawRoundedRect(place, radius, radius);
        if (ink.pattern != Qt::NoBrush && place.width() > 6) {
            m_painter.setBrush(QBrush(weave, ink.pattern));
            m_painter.drawRoundedRect(place, radius, radius);
        }
    }
    m_blocks.clear();
    flushWords();
}

void LanePainter::flushWords()
{
    m_painter.setFont(Theme::smallFont());
    const QFontMetricsF metrics(m_painter.font());
    for (const BarWords &words : std::as_const(m_words)) {
        const bool fits = metrics.horizontalAdvance(words.text) <= words.place.width();
        if (!fits && (!words.isValue || words.place.width() < kLeastValue * m_scale))
            continue;
        m_painter.setPen(words.colour);
        m_painter.drawText(words.place, Qt::AlignLeft | Qt::AlignVCenter,
                           fits ? words.text
                                : metrics.elidedText(words.text, Qt::ElideRight, words.place.width()));
    }
    m_words.clear();
}

/// Turns take no time: a tick for each, once they stand far enough apart.
void LanePainter::paintTurns(const TimelineLane &lane, const QRectF &bar, const Ink &ink)
{
    const auto first = std::lower_bound(lane.turns.begin(), lane.turns.end(), m_geometry.from);
    const auto last = std::upper_bound(first, lane.turns.end(), m_geometry.to);
    if (lane.isSubdued() || double(last - first) * 22 * m_scale > m_geometry.width - m_geometry.left)
        return;
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(blended(ink.fill, m_theme.text, m_pale ? 0.25 : 0.55));
    QList<QRectF> ticks;
    for (auto turn = std::lower_bound(first, last, m_from); turn != last && *turn <= m_to; ++turn)
        ticks.append(QRectF(m_geometry.x(*turn) - 1, bar.bottom(), 2, 3 * m_scale));
    m_painter.drawRects(ticks);
}

void LanePainter::paintOwners(const TimelineLane &lane, const QRectF &bar)
{
    for (qsizetype at = lane.firstSpanAfter(m_from); at < lane.spans.size(); ++at) {
        const LaneSpan &span = lane.spans[at];
        if (span.begin > m_to)
            break;
        const int owner = m_picture.timeline.laneOf(span.task);
        const Ink ink = inkOf(owner < 0 ? -1 : m_picture.timeline.lanes[owner].colour, owner < 0);
        const double left = m_geometry.x(span.begin);
        const double right = m_geometry.x(span.end);
        if (right - left < 3) {
            // Many owners in few pixels: the last one of a pixel is what is seen of it.
            const Micros next = m_geometry.timeAt(std::floor(left) + 1);
            m_painter.fillRect(QRectF(left, bar.top(), std::max(1.0, right - left), bar.height()), ink.fill);
            if (right - left < 0.5)
                at = std::max(at, lane.firstSpanAfter(next) - 1);
            continue;
        }
        const QRectF place(left, bar.top(), right - left, bar.height());
        m_blocks.append(place);
        addWords(span, place, ink.onFill);
        flush(ink);
    }
}

void LanePainter::paintFill(const TimelineLane &lane, const QRectF &bar)
{
    const double unit = bar.height() / double(std::max<qint64>(1, lane.ceiling));
    const auto y = [&](qint64 value) {
        return bar.bottom() - std::clamp(double(value) * unit, 0.0, bar.height());
    };
    const double thick = std::max(1.0, std::round(1.3 * m_scale));
    QList<QRectF> area;
    QList<QRectF> line;
    QList<QRectF> full;
    double before = -1;
    for (qsizetype at = lane.firstSpanAfter(m_from); at < lane.spans.size(); ++at) {
        const double left = m_geometry.x(lane.spans[at].begin);
        if (lane.spans[at].begin > m_to)
            break;
        double right = m_geometry.x(lane.spans[at].end);
        qint64 low = lane.spans[at].value;
        qint64 high = low;
        // What shares a pixel becomes one column from the lowest to the highest value.
        while (right - left < 1 && at + 1 < lane.spans.size() && lane.spans[at + 1].begin <= m_to) {
            const LaneSpan &next = lane.spans[at + 1];
            const double end = m_geometry.x(next.end);
            if (end - left > 1.5)
                break;
            ++at;
            right = end;
            low = std::min(low, next.value);
            high = std::max(high, next.value);
        }
        const double width = std::max(1.0, right - left);
        const bool isFull = lane.bounded && high >= lane.ceiling;
        (isFull ? full : area).append(QRectF(left, y(high), width, bar.bottom() - y(high)));
        line.append(QRectF(left, y(high), width, std::max(thick, y(low) - y(high))));
        if (before >= 0 && before != y(high))
            line.append(QRectF(left, std::min(before, y(high)), thick, std::abs(before - y(high)) + thick));
        before = y(low);
    }
    drawFill(area, full, line);
}

/// Areas, those of a full queue with a bold upper edge, and the line above them.
void LanePainter::drawFill(const QList<QRectF> &area, QList<QRectF> full, const QList<QRectF> &line)
{
    const double thick = std::max(1.0, std::round(1.3 * m_scale));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
    const QColor tone = paled(m_theme.wireIdle);
    const QColor alarm = paled(m_theme.warning);
    m_painter.setBrush(blended(m_theme.canvas, tone, 0.30));
    m_painter.drawRects(area);
    m_painter.setBrush(blended(m_theme.canvas, alarm, 0.38));
    m_painter.drawRects(full);
    m_painter.setBrush(tone);
    m_painter.drawRects(line);
    for (QRectF &top : full)
        top.setHeight(2 * thick);
    m_painter.setBrush(alarm);
    m_painter.drawRects(full);
}

void LanePainter::paintSets(const TimelineLane &lane, const QRectF &bar)
{
    Ink ink;
    const bool isWell = lane.spans.isEmpty() || lane.spans.front().outcome == Outcome::Returned;
    ink.fill = blended(m_theme.canvas, paled(isWell ? m_theme.ok : m_theme.error), 0.55);
    ink.onFill = m_theme.textOn(ink.fill);
    double lastRight = -1;
    for (qsizetype at = lane.firstSpanAfter(m_from); at < lane.spans.size(); ++at) {
        const LaneSpan &span = lane.spans[at];
        if (span.begin > m_to)
            break;
        QRectF place(m_geometry.x(span.begin), bar.top(), 0, bar.height());
        place.setRight(std::max(place.left() + 1, m_geometry.x(span.end)));
        if (place.right() - lastRight < 1)
            continue;
        lastRight = place.right();
        m_blocks.append(place);
        addWords(span, place, ink.onFill);
    }
    flush(ink);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.fillRect(
        QRectF(m_geometry.x(m_from), bar.bottom() - 1, m_geometry.x(m_to) - m_geometry.x(m_from), 1),
        m_theme.timelineGrid);
}

void LanePainter::paintFailure(const LaneMark &mark, const QRectF &bar, double x)
{
    const QColor error = paledSign(m_theme.error);
    const double radius = std::max(5.5 * m_scale, bar.height() * 0.4);
    const QPointF centre(x + radius + 2 * m_scale, bar.center().y());
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(error);
    m_painter.drawEllipse(centre, radius, radius);
    m_painter.setPen(QPen(m_theme.textOn(error), 1.8 * m_scale, Qt::SolidLine, Qt::RoundCap));
    const double arm = radius * 0.42;
    m_painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
    m_painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));
    m_painter.setFont(Theme::smallFont());
    m_painter.setPen(m_theme.readable(error, m_theme.canvas));
    const QRectF room(centre.x() + radius + 4 * m_scale, bar.top() - 4, 420 * m_scale, bar.height() + 8);
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                       m_painter.fontMetrics().elidedText(mark.text, Qt::ElideRight, int(room.width())));
}

void LanePainter::paintResult(const LaneMark &mark, const QRectF &bar)
{
    const double x = m_geometry.x(mark.time);
    const QRectF place = resultPlace(m_geometry, bar, mark);
    if (place.isNull())
        return;
    if (place.left() < x) {
        const double margin = 4 * m_scale;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.canvas);
        m_painter.drawRoundedRect(place.adjusted(-margin, 5, margin, -5), 3 * m_scale, 3 * m_scale);
    }
    m_painter.setFont(Theme::smallFont());
    m_painter.setPen(m_theme.readable(paled(m_theme.mutedText), m_theme.canvas));
    m_painter.drawText(
        place, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(m_painter.font()).elidedText(resultTag(mark), Qt::ElideRight, place.width()));
}

void LanePainter::paintEnd(const LaneMark &mark, const QRectF &bar, double x, const Ink &ink)
{
    const QColor error = paledSign(m_theme.error);
    const double half = 4 * m_scale;
    switch (mark.kind) {
    case LaneMark::Kind::Cancelled: {
        const QPointF centre(x + half + 3 * m_scale, bar.center().y());
        m_painter.setPen(QPen(error, 1.8 * m_scale, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(centre - QPointF(half, half), centre + QPointF(half, half));
        m_painter.drawLine(centre - QPointF(half, -half), centre + QPointF(half, -half));
        break;
    }
    case LaneMark::Kind::Failed:
        paintFailure(mark, bar, x);
        break;
    case LaneMark::Kind::Returned: {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ink.fill);
        const double width = 2.5 * m_scale;
        m_painter.drawRoundedRect(QRectF(x, bar.top() - 2 * m_scale, width, bar.height() + 4 * m_scale), 1,
                                  1);
        paintResult(mark, bar);
        break;
    }
    case LaneMark::Kind::Gave:
        paintResult(mark, bar);
        break;
    case LaneMark::Kind::CancelRequested: // no ends
    case LaneMark::Kind::EventSet:
    case LaneMark::Kind::EventCleared:
        break;
    }
}

void LanePainter::paintMarks(int at)
{
    const TimelineLane &lane = m_picture.timeline.lanes[at];
    const QRectF bar = laneBar(m_geometry, m_picture.timeline, at);
    if (lane.kind == Lane::Kind::Output) {
        TextLanePainter(m_painter, m_picture, m_pale).paintLines(lane, bar);
        return;
    }
    const Ink ink = inkOf(lane.colour, lane.isSubdued());
    m_painter.setRenderHint(QPainter::Antialiasing);
    double lastFlag = -1e9;
    const auto first = std::partition_point(lane.marks.begin(), lane.marks.end(),
                                            [this](const LaneMark &mark) { return mark.time < m_from; });
    for (auto mark = first; mark != lane.marks.end() && mark->time <= m_to; ++mark) {
        if ((mark->time > m_picture.playhead) != m_pale)
            continue;
        const double x = m_geometry.x(mark->time);
        const bool set = mark->kind == LaneMark::Kind::EventSet;
        if (!set && mark->kind != LaneMark::Kind::EventCleared) {
            paintEnd(*mark, bar, x, ink);
            continue;
        }
        if (x - lastFlag < 3)
            continue;
        lastFlag = x;
        // A signal that goes up where the event is set and down where it is cleared.
        const QColor colour = paled(!set                                     ? m_theme.mutedText
                                        : mark->outcome == Outcome::Returned ? m_theme.ok
                                                                             : m_theme.error);
        const double reach = 6 * m_scale;
        m_painter.fillRect(QRectF(x - 0.75, bar.top() - 2, 1.5, bar.height() + 4), colour);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        const double tip = set ? bar.top() - 2 : bar.bottom() + 2;
        const double foot = set ? tip + reach : tip - reach;
        m_painter.drawPolygon(
            QPolygonF{QPointF(x, tip), QPointF(x - reach, (tip + foot) / 2), QPointF(x, foot)});
    }
}

} // namespace signalbox
