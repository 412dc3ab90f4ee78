// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/textlanepainter.h"

#include "widgets/look/wordmetrics.h"
#include "widgets/timeline/textlanes.h"
#include "widgets/timeline/timelineinks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Inks beside those of tasks, which have the numbers of Theme::taskColour().
constexpr int kNobody = -1;
constexpr int kError = -2;

constexpr double kLeastMoment = 7; ///< pixels between two moments that have a stroke each
constexpr qsizetype kMostBands = 6; ///< in one stroke or column
constexpr double kLeastLettered = 16; ///< pixels of a box in which something is written
constexpr double kLeastBox = 3;

} // namespace

TextLanePainter::TextLanePainter(QPainter &painter, const TimelinePicture &picture, bool pale)
    : m_painter(painter)
    , m_picture(picture)
    , m_geometry(picture.geometry)
    , m_theme(picture.theme)
    , m_pale(pale)
    , m_scale(picture.geometry.scale)
{
}

int TextLanePainter::inkOf(const LaneText &line) const
{
    if (line.isError)
        return kError;
    const int lane = line.task == TaskId::None ? -1 : m_picture.timeline.laneOf(line.task);
    return lane < 0 ? kNobody : m_picture.timeline.lanes[lane].colour;
}

QColor TextLanePainter::colourOf(int ink) const
{
    return ink == kError ? m_theme.error : ink == kNobody ? m_theme.mutedText : m_theme.taskColour(ink);
}

/// What lies ahead is paler, but read all the same.
QColor TextLanePainter::words(const QColor &colour, const QColor &ground) const
{
    return m_theme.readable(m_pale ? mixed(ground, colour, 0.6) : colour, ground);
}

void TextLanePainter::paintLines(const TimelineLane &lane, const QRectF &bar)
{
    const QList<LaneSpan> &spans = lane.spans;
    const auto firstFrom = [&](Micros time) {
        return std::partition_point(spans.begin(), spans.end(),
                                    [time](const LaneSpan &span) { return span.begin < time; })
            - spans.begin();
    };
    const qsizetype ahead = firstFrom(m_picture.playhead + 1);
    const qsizetype seen =
        std::max<qsizetype>(0, firstFrom(m_geometry.from) - 1); // its words reach into view
    const qsizetype end = std::min(m_pale ? spans.size() : ahead, firstFrom(m_geometry.to + 1));
    const double width = strokeWidth(m_geometry);
    const auto hasRoom = [&](qsizetype at) {
        return at + 1 == spans.size()
            || m_geometry.x(spans[at + 1].begin) - m_geometry.x(spans[at].begin) >= kLeastMoment * m_scale;
    };
    QList<qsizetype> written;
    for (qsizetype at = m_pale ? std::max(seen, ahead) : seen; at < end;) {
        const double left = m_geometry.x(spans[at].begin);
        if (hasRoom(at)) {
            addStroke(lane, QRectF(left, bar.top(), width, bar.height()), spans[at]);
            written.append(at++);
            continue;
        }
        const double column = std::floor(left / width) * width;
        const Micros next = m_geometry.timeAt(column + width);
        qsizetype after = std::clamp(firstFrom(next), at + 1, std::max(end, at + 1));
        if (after > at + 1 && hasRoom(after - 1))
            --after; // the last of them is written
        const LaneSpan &last = spans[after - 1];
        addColumn(lane, QRectF(column, bar.top(), width, bar.height()), spans[at].value,
                  last.value + last.goal - spans[at].value);
        at = after;
    }
    flushStrokes();
    for (const qsizetype each : std::as_const(written))
        writeLines(lane, bar, each);
}

/// The more lines the higher, by their order of magnitude, in the colours of some of them.
void TextLanePainter::addColumn(const TimelineLane &lane, const QRectF &column, qsizetype firstText,
                                qsizetype count)
{
    constexpr double kFull = 6; // 64 lines in one column
    const double share = std::min(1.0, 0.25 + 0.75 * std::log2(double(count)) / kFull);
    QMap<int, int> bands;
    const qsizetype samples = std::min(count, kMostBands);
    for (qsizetype at = 0; at < samples; ++at)
        ++bands[inkOf(lane.texts[firstText + at * count / samples])];
    double bottom = column.bottom();
    const double unit = column.height() * share / double(samples);
    for (auto band = bands.cbegin(); band != bands.cend(); ++band) {
        const double height = unit * band.value();
        m_strokes[band.key()].append(QRectF(column.left(), bottom - height, column.width(), height));
        bottom -= height;
    }
}

void TextLanePainter::addStroke(const TimelineLane &lane, const QRectF &stroke, const LaneSpan &span)
{
    const qint64 bands = std::min<qint64>(span.goal, kMostBands);
    const double height = stroke.height() / double(bands);
    for (qint64 at = 0; at < bands; ++at)
        m_strokes[inkOf(lane.texts[span.value + at])].append(
            QRectF(stroke.left(), stroke.top() + double(at) * height, stroke.width(), height));
}

void TextLanePainter::flushStrokes()
{
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
    for (auto strokes = m_strokes.cbegin(); strokes != m_strokes.cend(); ++strokes) {
        const QColor colour = colourOf(strokes.key());
        m_painter.setBrush(m_pale ? signAhead(m_theme, colour) : colour);
        m_painter.drawRects(*strokes);
    }
    m_strokes.clear();
}

void TextLanePainter::writeLines(const TimelineLane &lane, const QRectF &bar, qsizetype span)
{
    qint64 left = 0;
    const QList<TextPlace> places = textPlaces(m_geometry, bar, lane, span, &left);
    if (places.isEmpty())
        return;
    m_painter.setFont(Theme::smallFont());
    const WordMetrics metrics(m_painter.font());
    for (const TextPlace &each : places) {
        const LaneText &line = lane.texts[each.text];
        QString text = line.text.left(300);
        text.replace(u'\t', u' ');
        m_painter.setPen(words(colourOf(inkOf(line)), m_theme.canvas));
        m_painter.drawText(each.place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           metrics.elidedText(text, Qt::ElideRight, each.place.width()));
    }
    if (left == 0)
        return;
    QRectF place = places.back().place;
    place.moveLeft(place.right() + 4 * m_scale);
    m_painter.setPen(words(m_theme.mutedText, m_theme.canvas));
    m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, u"+%1"_s.arg(left));
}

void TextLanePainter::paintValues(const TimelineLane &lane, const QRectF &bar, Micros from, Micros to)
{
    const QColor tone = lane.colour < 0 ? m_theme.mutedText : m_theme.taskColour(lane.colour);
    QList<QRectF> crowd;
    for (qsizetype at = lane.firstSpanAfter(from); at < lane.spans.size(); ++at) {
        const LaneSpan &span = lane.spans[at];
        if (span.begin > to)
            break;
        const double left = m_geometry.x(span.begin);
        const double right = std::max(m_geometry.x(span.end), left + 1);
        if (right - left >= kLeastBox) {
            paintValue(QRectF(left, bar.top(), right - left, bar.height()), lane.texts[span.value].text,
                       tone);
            continue;
        }
        // Values of a pixel or two: that they change is all there is to see.
        const double column = std::floor(left);
        if (!crowd.isEmpty() && crowd.back().right() >= column)
            crowd.back().setRight(column + 1);
        else
            crowd.append(QRectF(column, bar.top(), 1, bar.height()));
        const qsizetype next = lane.firstSpanAfter(m_geometry.timeAt(column + 1));
        if (right - left < 0.5)
            at = std::max(at, next - 1);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(mixed(m_theme.canvas, m_pale ? ahead(m_theme, tone) : tone, 0.6));
    m_painter.drawRects(crowd);
}

/// Its bold left edge is the change.
void TextLanePainter::paintValue(const QRectF &box, const QString &text, const QColor &tone)
{
    const QColor line = m_pale ? signAhead(m_theme, tone) : tone;
    const QColor ground = mixed(m_theme.canvas, m_pale ? ahead(m_theme, tone) : tone, 0.22);
    const double edge = std::max(2.0, std::round(2 * m_scale));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.fillRect(box, ground);
    m_painter.fillRect(QRectF(box.left(), box.top(), edge, box.height()), line);
    if (box.width() > 3 * edge) { // a corner, so that a change is seen where boxes are read in a hurry
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(line);
        m_painter.drawPolygon(QPolygonF{box.topLeft(), box.topLeft() + QPointF(3 * edge, 0),
                                        box.topLeft() + QPointF(0, 3 * edge)});
    }
    QRectF place = box.adjusted(2.5 * edge, -4, -edge, 4);
    place.setLeft(std::max(place.left(), m_geometry.left + 2 * edge));
    m_painter.setFont(Theme::smallFont());
    const WordMetrics metrics(m_painter.font());
    const bool fits = metrics.horizontalAdvance(text) <= place.width();
    if (!fits && place.width() < kLeastLettered * m_scale)
        return;
    m_painter.setPen(words(m_theme.text, ground));
    m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                       fits ? text : metrics.elidedText(text, Qt::ElideRight, place.width()));
}

} // namespace signalbox
