// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/cpupainter.h"

#include "engine/messages/message.h"
#include "widgets/look/icons.h"
#include "widgets/look/wordmetrics.h"
#include "widgets/painting/textures.h"
#include "widgets/timeline/timelineinks.h"

#include <QCoreApplication>

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

constexpr double kRoomForAsleep = 72; ///< narrower the word is left out
constexpr double kRoomOfWords = 5; ///< on each side of a name in its block

/// Between two moments, in full colours or in those of what lies ahead. The caller clips.
class CpuPainter {
public:
    CpuPainter(QPainter &painter, const TimelinePicture &picture, Micros from, Micros to, bool pale)
        : m_painter(painter)
        , m_picture(picture)
        , m_geometry(picture.geometry)
        , m_theme(picture.theme)
        , m_from(from)
        , m_to(std::min(to, picture.timeline.end))
        , m_pale(pale)
        , m_row(picture.geometry.cpuRect())
        , m_bar(m_row.adjusted(0, 6 * m_geometry.scale, 0, -7 * m_geometry.scale))
    {
    }
    void paint();

private:
    QColor tone(const QColor &colour) const { return m_pale ? ahead(m_theme, colour) : colour; }
    void paintSleep();
    void paintAsleep(Micros from, Micros to);
    void paintHolds();
    void paintHold(const LoopHoldSpan &hold);
    void paintPooled(double x);
    void paintTurns();

    QPainter &m_painter;
    const TimelinePicture &m_picture;
    const TimelineGeometry &m_geometry;
    const Theme &m_theme;
    const Micros m_from;
    const Micros m_to;
    const bool m_pale;
    const QRectF m_row;
    const QRectF m_bar;
};

void CpuPainter::paint()
{
    if (m_from >= m_to)
        return;
    m_painter.setFont(Theme::smallFont());
    paintSleep();
    paintHolds();
    paintTurns();
}

/// The ground: what is not covered by who computes is asleep.
void CpuPainter::paintSleep()
{
    const QRectF area(m_geometry.x(m_from), m_bar.top(), m_geometry.x(m_to) - m_geometry.x(m_from),
                      m_bar.height());
    m_painter.fillRect(
        area,
        hatchBrush(mixed(m_theme.card, m_theme.mutedText, m_pale ? 0.3 : 0.45), pixelsPerUnit(m_painter)));
}

void CpuPainter::paintAsleep(Micros from, Micros to)
{
    // Of a sleep that the picture cuts the word stands in the part that is seen.
    const double left = std::max(m_geometry.x(std::max(from, m_geometry.from)), m_geometry.left);
    const double right = std::min(m_geometry.x(to), m_geometry.width);
    if (right - left < kRoomForAsleep * m_geometry.scale)
        return;
    const QString words = Words::tr("asleep");
    const double width = WordMetrics(m_painter.font()).horizontalAdvance(words) + 12 * m_geometry.scale;
    QRectF plate(0, m_bar.top(), width, m_bar.height());
    plate.moveCenter(QPointF((left + right) / 2, m_bar.center().y()));
    m_painter.fillRect(plate, m_theme.card);
    m_painter.setPen(m_theme.mutedText);
    m_painter.drawText(plate, Qt::AlignCenter, words);
}

void CpuPainter::paintHolds()
{
    const QList<LoopHoldSpan> &holds = m_picture.timeline.holds;
    auto hold = std::partition_point(holds.begin(), holds.end(),
                                     [this](const LoopHoldSpan &each) { return each.end <= m_from; });
    Micros awake = hold == holds.begin() ? 0 : std::prev(hold)->end;
    while (hold != holds.end() && hold->begin < m_to) {
        paintAsleep(awake, hold->begin);
        if (m_geometry.x(hold->end) - m_geometry.x(hold->begin) >= 1) {
            paintHold(*hold);
            awake = hold->end;
            ++hold;
            continue;
        }
        const double x = std::floor(m_geometry.x(hold->begin));
        paintPooled(x);
        const Micros next = std::max(m_geometry.timeAt(x + 1), hold->begin + 1);
        while (hold != holds.end() && hold->begin < next
               && m_geometry.x(hold->end) - m_geometry.x(hold->begin) < 1) {
            awake = hold->end;
            // Thousands in a pixel are passed at once.
            const auto later = std::partition_point(
                hold, holds.end(), [next](const LoopHoldSpan &each) { return each.end < next; });
            hold = later == hold ? std::next(hold) : later;
        }
    }
    const bool isLast = hold == holds.end();
    paintAsleep(awake, isLast ? m_picture.timeline.end : hold->begin);
}

void CpuPainter::paintHold(const LoopHoldSpan &hold)
{
    const double scale = m_geometry.scale;
    QRectF place(m_geometry.x(hold.begin), m_bar.top(), 0, m_bar.height());
    place.setRight(std::max(place.left() + 1, m_geometry.x(hold.end) - (m_bar.height() > 6 ? 0.75 : 0)));
    const QColor colour = tone(hold.colour < 0 ? m_theme.wireIdle : m_theme.taskColour(hold.colour));
    const QString name = m_picture.run.taskName(hold.task);
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (hold.blocks) {
        m_painter.fillRect(place, m_theme.card);
        m_painter.fillRect(place, hatchBrush(tone(m_theme.warning), pixelsPerUnit(m_painter)));
        m_painter.setPen(QPen(tone(m_theme.warning), 1.2 * scale));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(place.adjusted(0.6, 0.6, -0.6, -0.6));
    } else {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        const double radius = std::min(2.5 * scale, place.width() / 2);
        m_painter.drawRoundedRect(place, radius, radius);
    }
    const QString words = hold.blocks ? fill(Words::tr("blocked by {task}"), {{u"task", name}}) : name;
    QRectF room = place;
    room.setLeft(std::max(place.left(), m_geometry.left));
    room.setRight(std::min(place.right(), m_geometry.width));
    const double width = WordMetrics(m_painter.font()).horizontalAdvance(words);
    if (width + 2 * kRoomOfWords * scale > room.width())
        return;
    if (hold.blocks) {
        QRectF plate(0, room.top() + 2, width + 8 * scale, room.height() - 4);
        plate.moveCenter(room.center());
        m_painter.fillRect(plate, m_theme.card);
    }
    m_painter.setPen(hold.blocks ? m_theme.readable(tone(m_theme.warning), m_theme.card)
                                 : m_theme.textOn(colour));
    m_painter.drawText(room, Qt::AlignCenter, words);
}

/// A column of a pixel in which more than one computes: as high as it is busy.
void CpuPainter::paintPooled(double x)
{
    const Micros from = m_geometry.timeAt(x);
    const Micros to = std::max(m_geometry.timeAt(x + 1), from + 1);
    const double share = double(m_picture.timeline.computing(from, to)) / double(to - from);
    const double height = std::max(2.0, m_bar.height() * std::min(1.0, share));
    m_painter.fillRect(QRectF(x, m_bar.bottom() - height, 1, height), tone(m_theme.mutedText));
}

void CpuPainter::paintTurns()
{
    const QList<Micros> &turns = m_picture.timeline.turns;
    const QColor colour = tone(m_theme.mutedText);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    auto turn = std::lower_bound(turns.begin(), turns.end(), m_from);
    while (turn != turns.end() && *turn <= m_to) {
        const double x = std::floor(m_geometry.x(*turn));
        m_painter.fillRect(QRectF(x, m_row.bottom() - 5 * m_geometry.scale, 1, 4 * m_geometry.scale), colour);
        turn = std::lower_bound(turn, turns.end(), std::max(m_geometry.timeAt(x + 2), *turn + 1));
    }
}

void paintHeader(QPainter &painter, const TimelinePicture &picture)
{
    const double scale = picture.geometry.scale;
    const QRectF row = picture.geometry.cpuRect();
    const double margin = 12 * scale;
    const QRectF names(margin, row.top(), picture.geometry.left - 2 * margin, row.height());
    const double size = 13 * scale;
    icons::paint(painter, u"executor"_s,
                 QRectF(names.left() - 2 * scale, row.center().y() - size / 2, size, size),
                 picture.theme.mutedText);
    QFont font = Theme::bodyFont();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(picture.theme.text);
    const QRectF place = names.adjusted(16 * scale, 0, 0, 0);
    const QString name = Words::tr("CPU");
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, name);
    const double taken = WordMetrics(painter.font()).horizontalAdvance(name) + 8 * scale;
    painter.setFont(Theme::smallFont());
    painter.setPen(picture.theme.mutedText);
    const QString share = cpuShare(picture);
    const WordMetrics metrics(painter.font());
    if (metrics.horizontalAdvance(share) <= place.width() - taken)
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, share);
    else
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, share.section(u' ', 0, 1));
}

} // namespace

void paintCpu(QPainter &painter, const TimelinePicture &picture, const QSizeF &size)
{
    const TimelineGeometry &geometry = picture.geometry;
    const QRectF row = geometry.cpuRect();
    painter.save();
    painter.fillRect(QRectF(0, row.top(), size.width(), row.height()), picture.theme.card);
    painter.fillRect(QRectF(0, row.bottom() - 1, size.width(), 1), picture.theme.border);
    paintHeader(painter, picture);
    const bool isOver = picture.playhead >= picture.timeline.end;
    const Micros split = isOver ? geometry.to : std::clamp(picture.playhead, geometry.from, geometry.to);
    for (const bool pale : {false, true}) {
        const Micros from = pale && !picture.sides ? split : geometry.from;
        const Micros to = pale || picture.sides ? geometry.to : split;
        const double left = std::max(geometry.left, geometry.x(from));
        const double right = to == geometry.to ? size.width() : geometry.x(to);
        if (left >= right || (picture.sides && !picture.sides->beginSide(pale)))
            continue;
        painter.save();
        painter.setClipRect(QRectF(left, row.top(), right - left, row.height()), Qt::IntersectClip);
        CpuPainter(painter, picture, from, to, pale).paint();
        painter.restore();
        if (picture.sides)
            picture.sides->endSide();
    }
    painter.restore();
}

QString cpuShare(const TimelinePicture &picture)
{
    const auto [from, to] = picture.stretch.value_or(std::pair(Micros(0), picture.timeline.end));
    if (to <= from)
        return {};
    const double share = 100.0 * double(picture.timeline.computing(from, to)) / double(to - from);
    return fill(Words::tr("{percent} % busy"),
                {{u"percent", QString::number(share, 'f', share > 0 && share < 1 ? 1 : 0)}});
}

QString cpuSentence(const Timeline &timeline, const Run &run, Micros time)
{
    if (time < 0 || time > timeline.end)
        return {};
    const QList<LoopHoldSpan> &holds = timeline.holds;
    const auto next = std::partition_point(holds.begin(), holds.end(),
                                           [time](const LoopHoldSpan &hold) { return hold.end <= time; });
    const auto words = [](const QString &pattern, Micros from, Micros to, const QString &task) {
        return fill(pattern, {{u"from", formatTime(from)}, {u"to", formatTime(to)}, {u"task", task}});
    };
    if (next != holds.end() && next->begin <= time)
        return words(next->blocks
                         ? Words::tr("A blocking call of {task} holds the loop from {from} to {to}: nothing "
                                     "is computed, and nobody else can run.")
                         : Words::tr("{task} computes from {from} to {to}."),
                     next->begin, next->end, run.taskName(next->task));
    const Micros from = next == holds.begin() ? 0 : std::prev(next)->end;
    const Micros to = next == holds.end() ? timeline.end : next->begin;
    return words(Words::tr("Nobody computes from {from} to {to}: turns of the event loop (the ticks) take no "
                           "time, and between them it is asleep."),
                 from, to, {});
}

} // namespace signalbox
