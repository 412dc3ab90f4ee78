// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/lanepainter.h"

#include "widgets/look/wordmetrics.h"
#include "widgets/painting/textures.h"
#include "widgets/timeline/crowdpainter.h"
#include "widgets/timeline/fillpainter.h"
#include "widgets/timeline/markpainter.h"
#include "widgets/timeline/spansums.h"
#include "widgets/timeline/textlanepainter.h"
#include "widgets/timeline/timelinewords.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLeastValue = 26; ///< narrower, nothing of a value could be read

/// A wait that would go on for ever sticks out of the end of the run.
bool isEndless(const LaneSpan &span)
{
    return span.unfinished && span.kind == LaneSpan::Kind::Waiting;
}

/// Waiting for a timer or the outside is slim.
QRectF pillIn(const QRectF &bar)
{
    const double height = std::max(3.0, bar.height() * 0.68);
    return QRectF(bar.left(), bar.center().y() - height / 2, bar.width(), height);
}

} // namespace

QRectF laneBar(const TimelineGeometry &geometry, const Timeline &timeline, int lane)
{
    const TimelineLane &place = timeline.lanes[lane];
    const double margin = place.isSubdued() ? 5
        : place.kind == Lane::Kind::Task    ? 7
        : place.kind == Lane::Kind::Event   ? 5
                                            : 4;
    return geometry.laneRect(timeline, lane)
        .adjusted(0, margin * geometry.scale, 0,
                  -(margin + (place.ghost ? kGhostHeight : 0)) * geometry.scale);
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
    , m_perPixel(picture.geometry.microsPerPixel())
{
}

QColor LanePainter::paled(const QColor &colour) const
{
    return m_pale ? ahead(m_theme, colour) : colour;
}

LanePainter::Ink LanePainter::inkOf(int colour, bool subdued) const
{
    const QColor full = colour < 0 ? m_theme.wireIdle : m_theme.taskColour(colour);
    Ink ink;
    ink.fill = paled(subdued ? mixed(m_theme.canvas, full, 0.45) : full);
    ink.onFill = m_theme.textOn(ink.fill);
    ink.pill = mixed(m_theme.canvas, ink.fill, 0.16);
    ink.tint = mixed(m_theme.canvas, ink.fill, 0.05);
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
    if (lane.group) {
        if (lane.group->crowd)
            CrowdPainter(m_painter, m_picture, m_pale).paint(lane, bar, m_from, m_to);
        return;
    }
    if (lane.kind == Lane::Kind::Task)
        paintTask(lane, bar);
    else
        paintThing(lane, bar);
}

/// Anything but a task.
void LanePainter::paintThing(const TimelineLane &lane, const QRectF &bar)
{
    switch (lane.kind) {
    case Lane::Kind::Task:
        break;
    case Lane::Kind::QueueFill:
    case Lane::Kind::SemaphoreUse:
    case Lane::Kind::BarrierFill:
    case Lane::Kind::CounterValue:
    case Lane::Kind::ExecutorUse:
        FillPainter(m_painter, m_picture, m_from, m_to, m_pale).paint(lane, bar);
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
    paintSpans(lane.spans, bar, ink, lane.sums.get());
    paintTurns(lane, bar, ink);
}

void LanePainter::paintGhost(const Lane &lane, int colour, const QRectF &bar)
{
    m_isGhost = true;
    if (lane.kind == Lane::Kind::Task)
        paintSpans(lane.spans, bar, inkOf(colour, colour >= 0), nullptr); // what has no colour is pale enough
    else
        paintThing(TimelineLane{lane, {}}, bar);
    m_isGhost = false;
}

void LanePainter::paintSpans(const QList<LaneSpan> &spans, const QRectF &bar, const Ink &ink,
                             const SpanSums *sums)
{
    const auto first = std::partition_point(spans.begin(), spans.end(),
                                            [this](const LaneSpan &span) { return span.end <= m_from; });
    for (qsizetype at = first - spans.begin(); at < spans.size(); ++at) {
        const LaneSpan &span = spans[at];
        if (span.begin > m_to)
            break;
        if (isDust(span)) {
            at = addDust(spans, at, bar, sums) - 1;
            continue;
        }
        settleDust(bar);
        const double left = m_geometry.x(span.begin);
        const double right = m_geometry.x(span.end) + (isEndless(span) ? 20 * m_scale : 0);
        addSpan(span, QRectF(left, bar.top(), right - left, bar.height()), ink);
    }
    settleDust(bar);
    flush(ink);
}

void LanePainter::addSpan(const LaneSpan &span, const QRectF &place, const Ink &ink)
{
    const std::optional<Activity> activity = activityOf(m_picture.run.program, span);
    if (!activity)
        return;
    switch (*activity) {
    case Activity::Computing:
        m_blocks.append(place);
        addWords(span, place, ink.onFill);
        break;
    case Activity::Blocking:
        m_blocking.append(place);
        addWords(span, place, m_theme.readable(ink.words, m_theme.canvas));
        break;
    case Activity::Outside:
        m_pills.append(pillIn(place));
        addWords(span, place.adjusted(3 * m_scale, 0, -3 * m_scale, 0),
                 m_theme.readable(ink.words, ink.pill));
        break;
    case Activity::Somebody:
        m_tinted.append(place);
        addDashes(place, span.unfinished);
        addWords(span, place, m_theme.readable(ink.words, ink.tint));
        break;
    case Activity::Ready:
        m_dots.append(place);
        if (!m_isGhost)
            hatchHeldUp(span, place);
        break;
    }
}

/// Who is ready while somebody holds the loop for long is held up.
void LanePainter::hatchHeldUp(const LaneSpan &span, const QRectF &place)
{
    const QList<LoopHoldSpan> &holds = m_picture.timeline.longHolds;
    const auto endsBy = [](Micros time) {
        return [time](const LoopHoldSpan &hold) { return hold.end <= time; };
    };
    auto hold = std::partition_point(holds.begin(), holds.end(), endsBy(std::max(span.begin, m_from)));
    while (hold != holds.end() && hold->begin < std::min(span.end, m_to)) {
        QRectF part = place;
        part.setLeft(std::max(place.left(), m_geometry.x(hold->begin)));
        // Thousands in a pixel are one.
        const Micros next = m_geometry.timeAt(part.left() + 1);
        const auto later = std::max(std::next(hold), std::partition_point(hold, holds.end(), endsBy(next)));
        part.setRight(std::min(place.right(), m_geometry.x(std::prev(later)->end)));
        hold = later;
        m_heldUp.append(part);
    }
}

/// Narrower than a pixel.
bool LanePainter::isDust(const LaneSpan &span) const
{
    return double(span.end - span.begin) < m_perPixel && !isEndless(span);
}

/// Adds up what is dust in the column in which the span \a at begins. The first span behind it.
qsizetype LanePainter::addDust(const QList<LaneSpan> &spans, qsizetype at, const QRectF &bar,
                               const SpanSums *sums)
{
    const int column = int(std::floor(m_geometry.x(spans[at].begin)));
    if (column != m_dust.column)
        settleDust(bar);
    m_dust.column = column;
    Micros next = std::max(m_geometry.timeAt(column + 1), spans[at].begin + 1);
    while (int(std::floor(m_geometry.x(next))) <= column)
        ++next;
    next = std::min(next, m_to + 1);
    const auto isInColumn = [&](qsizetype last, const SpanSum &sum) {
        return double(sum.longest) < m_perPixel && spans[last].begin < next;
    };
    while (at < spans.size() && spans[at].begin < next) {
        const SpanSums::Block block =
            sums && at % SpanSums::kBlock == 0 ? sums->blockAt(at, isInColumn) : SpanSums::Block();
        if (block.sum) {
            for (std::size_t activity = 0; activity < m_dust.lengths.size(); ++activity)
                m_dust.lengths[activity] += block.sum->lengths[activity];
            at = block.end;
            continue;
        }
        const LaneSpan &span = spans[at];
        if (!isDust(span))
            break;
        if (const auto activity = activityOf(m_picture.run.program, span))
            m_dust.lengths[std::size_t(*activity)] += span.end - span.begin;
        ++at;
    }
    return at;
}

/// A column of pooled spans: as high a block as the task computed, before what it did for most of the rest.
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
    const auto share = [this](Activity activity) {
        return double(m_dust.lengths[std::size_t(activity)]) / m_perPixel;
    };
    if (share(Activity::Somebody) > 0.05)
        add(m_tinted, 1);
    if (share(Activity::Ready) > 0.05 && share(Activity::Ready) >= share(Activity::Outside))
        add(m_dots, 1);
    if (const double busy = share(Activity::Computing) + share(Activity::Blocking); busy > 0)
        add(m_solid, stepped(busy));
    else
        add(m_slim, 0.2);
    m_dust = {};
}

/// A dashed outline as small rectangles: stroking dashes is slow where there are thousands.
void LanePainter::addDashes(const QRectF &place, bool openEnd)
{
    const double thick = std::max(1.0, std::round(1.2 * m_scale));
    const double dash = 5 * m_scale;
    const double period = 8 * m_scale;
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
    if (m_isGhost || place.width() < 22 * m_scale)
        return;
    // Words may be higher than a low bar.
    QRectF room = place.adjusted(5 * m_scale, -4, -3 * m_scale, 4);
    // Of a span that begins left of the picture the words stay in view.
    room.setLeft(std::max(room.left(), m_geometry.left + 5 * m_scale));
    const bool isSleep = span.kind == LaneSpan::Kind::Sleeping;
    const QString text = spanWords(m_picture.run, span);
    if (!m_picture.find.isEmpty() && text.contains(m_picture.find, Qt::CaseInsensitive))
        m_found.append(place);
    m_words.append({.place = room,
                    .text = text,
                    .colour = colour,
                    .brief = isSleep ? lengthWords(span.end - span.begin) : QString(),
                    .isOnHatch = span.kind == LaneSpan::Kind::Running && span.verb == Verb::Block,
                    .isValue = span.kind == LaneSpan::Kind::Set});
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
    drawAll(m_slim, mixed(m_theme.canvas, ink.fill, 0.45));
    if (ink.pattern != Qt::NoBrush)
        m_solid += m_blocks;
    drawAll(m_solid, ink.fill);
    drawAll(m_dashes, ink.line);

    m_painter.setRenderHint(QPainter::Antialiasing);
    flushTextures(ink);
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
    m_painter.setPen(QPen(m_theme.accent, 2 * m_scale));
    m_painter.setBrush(Qt::NoBrush);
    for (const QRectF &place : std::as_const(m_found))
        m_painter.drawRoundedRect(place.adjusted(0, -1, 0, 1), 3 * m_scale, 3 * m_scale);
    m_found.clear();
    flushWords();
}

/// Pills, dots and hatches.
void LanePainter::flushTextures(const Ink &ink)
{
    const double pixels = pixelsPerUnit(m_painter);
    for (const QRectF &pill : std::as_const(m_pills)) {
        const double radius = std::min(pill.height(), pill.width()) / 2;
        m_painter.setPen(pill.width() < 4 ? QPen(Qt::NoPen) : QPen(ink.line, 1.1 * m_scale));
        m_painter.setBrush(pill.width() < 4 ? ink.line : ink.pill);
        m_painter.drawRoundedRect(pill.adjusted(0.55, 0.55, -0.55, -0.55), radius, radius);
    }
    m_pills.clear();
    const auto fillAll = [this](QList<QRectF> &places, const QBrush &brush) {
        for (const QRectF &place : std::as_const(places))
            m_painter.fillRect(place, brush);
        places.clear();
    };
    if (!m_dots.isEmpty())
        fillAll(m_dots, dotBrush(ink.line, pixels));
    if (!m_heldUp.isEmpty())
        fillAll(m_heldUp, hatchBrush(paled(m_theme.warning), pixels));
    if (!m_blocking.isEmpty()) {
        m_painter.setPen(QPen(ink.line, 1.5 * m_scale));
        m_painter.setBrush(ink.tint);
        for (const QRectF &place : std::as_const(m_blocking))
            m_painter.drawRect(place.adjusted(0.75, 0.75, -0.75, -0.75));
        fillAll(m_blocking, hatchBrush(paled(m_theme.warning), pixels));
    }
    m_painter.setPen(Qt::NoPen);
}

void LanePainter::flushWords()
{
    m_painter.setFont(Theme::smallFont());
    const WordMetrics metrics(m_painter.font());
    for (BarWords &words : m_words) {
        bool fits = metrics.horizontalAdvance(words.text) <= words.place.width();
        if (!fits && !words.brief.isEmpty()) {
            words.text = words.brief;
            fits = metrics.horizontalAdvance(words.text) <= words.place.width();
        }
        if (!fits && (!words.isValue || words.place.width() < kLeastValue * m_scale))
            continue;
        if (words.isOnHatch) {
            const double margin = 3 * m_scale;
            const double width = metrics.horizontalAdvance(words.text) + 2 * margin;
            m_painter.fillRect(
                QRectF(words.place.left() - margin, words.place.top() + 7, width, words.place.height() - 14),
                m_theme.canvas);
        }
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
    m_painter.setBrush(mixed(ink.fill, m_theme.text, m_pale ? 0.25 : 0.55));
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

void LanePainter::paintSets(const TimelineLane &lane, const QRectF &bar)
{
    Ink ink;
    const bool isWell = lane.spans.isEmpty() || lane.spans.front().outcome == Outcome::Returned;
    ink.fill = mixed(m_theme.canvas, paled(isWell ? m_theme.ok : m_theme.error), 0.55);
    ink.onFill = m_theme.textOn(ink.fill);
    double lastRight = -1;
    for (qsizetype at = lane.firstSpanAfter(m_from); at < lane.spans.size(); ++at) {
        const LaneSpan &span = lane.spans[at];
        if (span.begin > m_to)
            break;
        QRectF place(m_geometry.x(span.begin), bar.top(), 0, bar.height());
        place.setRight(std::max(place.left() + 1, m_geometry.x(span.end)));
        if (place.right() - lastRight < 1) {
            // Thousands in a pixel are passed at once.
            at = std::max(at, lane.firstSpanAfter(m_geometry.timeAt(lastRight) - 1) - 1);
            continue;
        }
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

void LanePainter::paintMarks(int at)
{
    const TimelineLane &lane = m_picture.timeline.lanes[at];
    const QRectF bar = laneBar(m_geometry, m_picture.timeline, at);
    if (lane.kind == Lane::Kind::Output)
        TextLanePainter(m_painter, m_picture, m_pale).paintLines(lane, bar);
    else
        MarkPainter(m_painter, m_picture, m_from, m_to, m_pale)
            .paint(lane, bar, inkOf(lane.colour, lane.isSubdued()).fill);
}

} // namespace signalbox
